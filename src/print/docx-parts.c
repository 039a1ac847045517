/* The fixed parts of a word processing document: styles, fonts, settings, headers and folios.  What can be restyled at once in an
 * office program is a style here; the body only names styles. */
#include "docx-private.h"

#include "markup.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* Typefaces by their official names, as GB/T 9704-2012 and the offices' systems have them. */
#define FANG "\u4eff\u5b8b_GB2312"
#define KAI "\u6977\u4f53_GB2312"
#define HEI "\u9ed1\u4f53"
#define SONG "\u5b8b\u4f53"
#define BIAO "\u65b9\u6b63\u5c0f\u6807\u5b8b\u7b80\u4f53"
#define FONT(name) "<w:rFonts w:ascii=\"" name "\" w:hAnsi=\"" name "\" w:eastAsia=\"" name "\" w:cs=\"" name "\"/>"
#define SIZE(half) "<w:sz w:val=\"" half "\"/><w:szCs w:val=\"" half "\"/>"

/* A style: what it is called, what it is based on, its paragraph and character properties. */
#define STYLE(id, name, base, more, paragraph, character)                                                                      \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"" base "\"/>" more \
    "<w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" character "</w:rPr></w:style>\n"
#define NEXT "<w:next w:val=\"BodyText\"/>"
#define EXACT(twips) "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" twips "\" w:lineRule=\"exact\"/>"
#define INDENTED "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
/* 28 characters of 16 points in 156 mm (GB/T 9704-2012, 5.2.3) stand a little closer than by themselves. */
#define CLOSE "<w:spacing w:val=\"-5\"/>"

/* Office programs show Normal, heading 1 and so on by their own names (\u6b63\u6587, \u6807\u9898 1); the others have Chinese ones. */
static const char parts_styles[] = XML
    "<w:styles xmlns:w=\"" WORD "\">\n<w:docDefaults><w:rPrDefault><w:rPr>" FONT (FANG) "<w:kern w:val=\"0\"/>" SIZE ("32")
    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>"
    /* no room of its own between Chinese and figures: 28 characters a line */
    "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
    "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr></w:style>\n"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\n"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" "
    "w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
    "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n"
    STYLE ("BodyText", "Body Text", "Normal", "", INDENTED, CLOSE)
    STYLE ("Title", "Title", "Normal", NEXT, EXACT ("800") "<w:jc w:val=\"center\"/>", FONT (BIAO) SIZE ("44"))
    STYLE ("Heading1", "heading 1", "Normal", NEXT, "<w:keepNext/><w:keepLines/>"
           "<w:spacing w:before=\"0\" w:after=\"579\" w:line=\"700\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
           FONT (BIAO) SIZE ("44"))
    STYLE ("Heading2", "heading 2", "Normal", NEXT, "<w:keepNext/><w:keepLines/>" INDENTED "<w:outlineLvl w:val=\"1\"/>", FONT (HEI) CLOSE)
    STYLE ("Heading3", "heading 3", "Normal", NEXT, "<w:keepNext/><w:keepLines/>" INDENTED "<w:outlineLvl w:val=\"2\"/>", FONT (KAI) CLOSE)
    STYLE ("Heading4", "heading 4", "Normal", NEXT, "<w:keepNext/><w:keepLines/>" INDENTED "<w:outlineLvl w:val=\"3\"/>", CLOSE)
    STYLE ("AnnexTitle", "\u9644\u4ef6\u6807\u9898", "Heading1", NEXT, "<w:outlineLvl w:val=\"1\"/>", "")
    STYLE ("Plain", "\u6b63\u6587\u9876\u683c", "Normal", "", "", CLOSE)
    STYLE ("Centre", "\u6b63\u6587\u5c45\u4e2d", "Normal", "", "<w:jc w:val=\"center\"/>", "")
    STYLE ("TableTitle", "\u8868\u9898", "Normal", "", "<w:keepNext/>" EXACT ("520") "<w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/>",
           FONT (BIAO) SIZE ("32"))
    STYLE ("TableLine", "\u8868\u5934\u884c", "Normal", "", "<w:keepNext/>" EXACT ("320") "<w:jc w:val=\"left\"/>",
           FONT (SONG) SIZE ("21"))
    STYLE ("TableText", "\u8868", "Normal", "", "<w:jc w:val=\"left\"/>", FONT (SONG) SIZE ("18"))
    STYLE ("TableNote", "\u8868\u6ce8", "Normal", "", EXACT ("300"), FONT (SONG) SIZE ("21"))
    STYLE ("SectionEnd", "\u5206\u8282", "Normal", "", EXACT ("20"), SIZE ("2"))
    STYLE ("TOCHeading", "TOC Heading", "Title", "", "<w:spacing w:before=\"0\" w:after=\"579\" w:line=\"700\" w:lineRule=\"exact\"/>", "")
    STYLE ("TOC1", "toc 1", "Normal", "", "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs><w:jc w:val=\"left\"/>",
           FONT (HEI) CLOSE)
    STYLE ("TOC2", "toc 2", "Normal", "", "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8844\"/></w:tabs>"
           "<w:ind w:leftChars=\"200\" w:left=\"640\"/><w:jc w:val=\"left\"/>", CLOSE)
    STYLE ("Header", "header", "Normal", "", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"right\"/>",
           FONT (HEI) SIZE ("24"))
    STYLE ("Footer", "footer", "Normal", "", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>", FONT (SONG) SIZE ("28"))
    "</w:styles>\n";

/* What a system takes that has not the official typeface. */
#define FACE(name, other)                                                                                    \
    "<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/><w:charset w:val=\"86\"/></w:font>\n"

static const char parts_fonts[] = XML "<w:fonts xmlns:w=\"" WORD "\">\n"
    FACE (FANG, "\u4eff\u5b8b") FACE (KAI, "\u6977\u4f53") FACE (HEI, "SimHei") FACE (SONG, "SimSun") FACE (BIAO, "\u5b8b\u4f53")
    "</w:fonts>\n";

static const char parts_settings[] = XML
    "<w:settings xmlns:w=\"" WORD "\"><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val=\"579\"/>"
    "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>\n";

static const char parts_all_types[] = XML
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" TYPE "fontTable+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE "header+xml\"/>"
    "<Override PartName=\"/word/header2.xml\" ContentType=\"" TYPE "header+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"" TYPE "footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";

#define RELATION(id, kind, target) "<Relationship Id=\"" id "\" Type=\"" OFFICE "relationships/" kind "\" Target=\"" target "\"/>"

static const char parts_root[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">" RELATION ("rId1", "officeDocument", "word/document.xml")
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>\n";

static const char parts_all_relations[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">" RELATION ("rId1", "styles", "styles.xml") RELATION ("rId2", "settings", "settings.xml")
    RELATION ("rId3", "fontTable", "fontTable.xml") RELATION ("rId4", "header", "header1.xml") RELATION ("rId5", "header", "header2.xml")
    RELATION ("rId6", "footer", "footer1.xml") RELATION ("rId7", "footer", "footer2.xml");

static char *
parts_types (int n_charts)
{
    GString *out = g_string_new (parts_all_types);
    for (int i = 1; i <= n_charts; i++)
        markup_format (out, "<Override PartName=\"/word/charts/chart%d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>", i);
    return g_string_free (g_string_append (out, "</Types>\n"), FALSE);
}

static char *
parts_relations (int n_charts)
{
    GString *out = g_string_new (parts_all_relations);
    for (int i = 1; i <= n_charts; i++)
        markup_format (out, "<Relationship Id=\"chart%d\" Type=\"" OFFICE "relationships/chart\" Target=\"charts/chart%d.xml\"/>", i, i);
    return g_string_free (g_string_append (out, "</Relationships>\n"), FALSE);
}

/* The mark of a draft stands on each page. */
static char *
parts_header (const struct report *report)
{
    GString *out = g_string_new (XML "<w:hdr xmlns:w=\"" WORD "\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
    if (report->draft)
        docx_runs (out, report->draft_mark);
    return g_string_free (g_string_append (out, "</w:p></w:hdr>\n"), FALSE);
}

/* The folio stands at the outer edge, one character in: right on odd pages, left on even ones (GB/T 9704-2012, 7.5). */
static char *
parts_footer (bool odd)
{
    return g_strdup_printf (XML "<w:ftr xmlns:w=\"" WORD "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind w:%s=\"280\"/><w:jc w:val=\"%s\"/></w:pPr>"
                                "<w:r><w:t xml:space=\"preserve\">\u2014 </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                                "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                                "<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                "<w:r><w:t xml:space=\"preserve\"> \u2014</w:t></w:r></w:p></w:ftr>\n",
                            odd ? "right" : "left", odd ? "right" : "left");
}

/* Without SOURCE_DATE_EPOCH the document carries no date: the clock would make each copy different. */
static char *
parts_core (const struct report *report)
{
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    g_autoptr (GDateTime) date = epoch ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : NULL;
    GString *out = g_string_new (XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                                     "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    markup_format (out, "<dc:title>%s</dc:title><dc:creator>%s</dc:creator>", report->title, report->author);
    if (date) {
        g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
        markup_format (out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>", text);
    }
    return g_string_free (g_string_append (out, "</cp:coreProperties>\n"), FALSE);
}

void
docx_parts (const struct report *report, int n_charts, GPtrArray *parts)
{
    docx_part_add_text (parts, "[Content_Types].xml", parts_types (n_charts)); /* the first: some readers look there */
    docx_part_add_text (parts, "_rels/.rels", g_strdup (parts_root));
    docx_part_add_text (parts, "docProps/core.xml", parts_core (report));
    docx_part_add_text (parts, "word/_rels/document.xml.rels", parts_relations (n_charts));
    docx_part_add_text (parts, "word/styles.xml", g_strdup (parts_styles));
    docx_part_add_text (parts, "word/settings.xml", g_strdup (parts_settings));
    docx_part_add_text (parts, "word/fontTable.xml", g_strdup (parts_fonts));
    docx_part_add_text (parts, "word/header1.xml", parts_header (report));
    docx_part_add_text (parts, "word/header2.xml", parts_header (report));
    docx_part_add_text (parts, "word/footer1.xml", parts_footer (true));
    docx_part_add_text (parts, "word/footer2.xml", parts_footer (false));
}
