/* Charts of a word processing document: drawn by the office program, with their figures in a small workbook behind them, so that a clerk
 * can go on editing both.  Knows charts; neither pages nor books. */
#include <string.h>

#include "chart.h"
#include "docx-private.h"
#include "markup.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN "http://schemas.openxmlformats.org/"
#define PACKAGE OPEN "package/2006/"
#define RELATIONS OPEN "officeDocument/2006/relationships"
#define SHEETS "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum { EMU = 635 }; /* in a twip */

static const struct chart_bar *
chart_bar (const struct chart *chart, guint i)
{
    return g_ptr_array_index (chart->bars, i);
}

int
docx_chart_height (const struct block *block)
{
    return block->chart->pie ? 3600 : 4300;
}

/* The frame; who cannot see it is read the title and all figures. */
void
docx_chart_inline (GString *out, const struct block *block, int number, int width)
{
    g_autoptr (GString) said = g_string_new (block->text);
    for (guint i = 0; i < block->chart->bars->len; i++)
        for (int k = 0; k < block->chart->n_series; k++)
            g_string_append_printf (said, "; %s%s%s %s", block->chart->names[k] ? block->chart->names[k] : "", block->chart->names[k] ? " " : "",
                                    chart_bar (block->chart, i)->label, chart_bar (block->chart, i)->said[k]);
    markup_format (out, "<w:drawing><wp:inline xmlns:wp=\"" OPEN "drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                        "<wp:extent cx=\"%d\" cy=\"%d\"/>", width * EMU, docx_chart_height (block) * EMU);
    markup_format (out, "<wp:docPr id=\"%d\" name=\"%s\" descr=\"%s\"/>", number, block->text, said->str);
    markup_format (out, "<wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"" OPEN "drawingml/2006/main\"><a:graphicData uri=\"" OPEN "drawingml/2006/chart\">"
                        "<c:chart xmlns:c=\"" OPEN "drawingml/2006/chart\" r:id=\"chart%d\"/></a:graphicData></a:graphic></wp:inline></w:drawing>", number);
}

/* The workbook: names in column A, a column of figures for each series. */

/* "1,234.50" as spreadsheets and charts want it. */
static char *
chart_number (const char *text)
{
    g_auto (GStrv) parts = g_strsplit (text, ",", -1);
    return g_strjoinv ("", parts);
}

/* In a pie the name says the figure as it is printed, with its share. */
static char *
chart_name (const struct chart *chart, const struct chart_bar *bar)
{
    return chart->pie ? g_strdup_printf ("%s %s", bar->label, bar->said[0]) : g_strdup (bar->label);
}

static const char *
chart_series (const struct block *block, int k)
{
    return block->chart->names[k] ? block->chart->names[k] : block->text;
}

static void
sheet_text (GString *out, char column, int row, const char *text)
{
    g_string_append_printf (out, "<c r=\"%c%d\" t=\"inlineStr\">", column, row);
    markup_format (out, "<is><t>%s</t></is></c>", text);
}

static char *
sheet_write (const struct block *block)
{
    const struct chart *chart = block->chart;
    GString *out = g_string_new (XML "<worksheet xmlns=\"" OPEN "spreadsheetml/2006/main\"><sheetData><row r=\"1\">");
    for (int k = 0; k < chart->n_series; k++)
        sheet_text (out, (char) ('B' + k), 1, chart_series (block, k));
    g_string_append (out, "</row>");
    for (int i = 0; i < (int) chart->bars->len; i++) {
        const struct chart_bar *bar = chart_bar (chart, (guint) i);
        g_autofree char *name = chart_name (chart, bar);
        g_string_append_printf (out, "<row r=\"%d\">", i + 2);
        sheet_text (out, 'A', i + 2, name);
        for (int k = 0; k < chart->n_series; k++) {
            g_autofree char *number = chart_number (bar->text[k]);
            if (*number != '\0')
                g_string_append_printf (out, "<c r=\"%c%d\"><v>%s</v></c>", 'B' + k, i + 2, number);
        }
        g_string_append (out, "</row>");
    }
    return g_string_free (g_string_append (out, "</sheetData></worksheet>\n"), FALSE);
}

static GBytes *
sheet_book (const struct block *block, GError **error)
{
    g_autoptr (GPtrArray) parts = docx_parts_new ();
    docx_part_add_text (parts, "[Content_Types].xml", g_strdup (XML "<Types xmlns=\"" PACKAGE "content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEETS "sheet.main+xml\"/>"
        "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEETS "worksheet+xml\"/></Types>\n"));
    docx_part_add_text (parts, "_rels/.rels", g_strdup (XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"));
    docx_part_add_text (parts, "xl/_rels/workbook.xml.rels", g_strdup (XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>\n"));
    docx_part_add_text (parts, "xl/workbook.xml", g_strdup (XML "<workbook xmlns=\"" OPEN "spreadsheetml/2006/main\" xmlns:r=\"" RELATIONS "\">"
        "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n"));
    docx_part_add_text (parts, "xl/worksheets/sheet1.xml", sheet_write (block));
    return docx_zip (parts, error);
}

/* The drawing */

static void
chart_fill (GString *out, int shade)
{
    g_string_append_printf (out, "<c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></c:spPr>", chart_shades[shade % CHART_SHADES] + 1);
}

static void
chart_names (GString *out, const struct chart *chart)
{
    int n = (int) chart->bars->len;
    g_string_append_printf (out, "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$%d</c:f><c:strCache><c:ptCount val=\"%d\"/>", n + 1, n);
    for (int i = 0; i < n; i++) {
        g_autofree char *name = chart_name (chart, chart_bar (chart, (guint) i));
        markup_format (out, "<c:pt idx=\"%d\"><c:v>%s</c:v></c:pt>", i, name);
    }
    g_string_append (out, "</c:strCache></c:strRef></c:cat>");
}

static void
chart_values (GString *out, const struct chart *chart, int k)
{
    int n = (int) chart->bars->len;
    g_string_append_printf (out, "<c:val><c:numRef><c:f>Sheet1!$%c$2:$%c$%d</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"%d\"/>",
                            'B' + k, 'B' + k, n + 1, n);
    for (int i = 0; i < n; i++) {
        g_autofree char *number = chart_number (chart_bar (chart, (guint) i)->text[k]);
        if (*number != '\0')
            markup_format (out, "<c:pt idx=\"%d\"><c:v>%s</c:v></c:pt>", i, number);
    }
    g_string_append (out, "</c:numCache></c:numRef></c:val>");
}

/* The decimals that the figures have in print. */
static char *
chart_format (const struct chart *chart)
{
    const char *text = chart_bar (chart, 0)->text[0], *point = strchr (text, '.');
    int decimals = point ? (int) strlen (point + 1) : 0;
    GString *out = g_string_new (strchr (text, ',') ? "#,##0" : "0");
    if (decimals > 0)
        g_string_append_printf (out, ".%0*d", decimals, 0);
    return g_string_free (out, FALSE);
}

static void
chart_write_series (GString *out, const struct block *block, int k)
{
    const struct chart *chart = block->chart;
    g_autofree char *format = chart_format (chart);
    markup_format (out, "<c:ser><c:idx val=\"%d\"/><c:order val=\"%d\"/>", k, k);
    g_string_append_printf (out, "<c:tx><c:strRef><c:f>Sheet1!$%c$1</c:f><c:strCache><c:ptCount val=\"1\"/>", 'B' + k);
    markup_format (out, "<c:pt idx=\"0\"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>", chart_series (block, k));
    if (!chart->pie) {
        chart_fill (out, k);
        g_string_append (out, "<c:invertIfNegative val=\"0\"/>");
        markup_format (out, "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/><c:spPr/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>"
                            "<c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>", format);
    }
    for (int i = 0; chart->pie && i < (int) chart->bars->len; i++) {
        markup_format (out, "<c:dPt><c:idx val=\"%d\"/><c:bubble3D val=\"0\"/>", i);
        chart_fill (out, i);
        g_string_append (out, "</c:dPt>");
    }
    chart_names (out, chart);
    chart_values (out, chart, k);
    g_string_append (out, "</c:ser>");
}

static const char chart_axes[] =
    "<c:gapWidth val=\"80\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"
    "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/>"
    "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/></c:catAx>"
    "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"l\"/>"
    "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/><c:crossAx val=\"1\"/></c:valAx>";

static char *
chart_write (const struct block *block)
{
    const struct chart *chart = block->chart;
    GString *out = g_string_new (XML "<c:chartSpace xmlns:c=\"" OPEN "drawingml/2006/chart\" xmlns:a=\"" OPEN "drawingml/2006/main\" xmlns:r=\"" RELATIONS "\">"
                                     "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>");
    g_string_append (out, chart->pie ? "<c:pieChart><c:varyColors val=\"1\"/>"
                                     : "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
    for (int k = 0; k < chart->n_series; k++)
        chart_write_series (out, block, k);
    g_string_append (out, chart->pie ? "<c:firstSliceAng val=\"0\"/></c:pieChart>" : chart_axes);
    g_string_append (out, "</c:plotArea>");
    if (chart->pie || chart->n_series > 1)
        markup_format (out, "<c:legend><c:legendPos val=\"%s\"/><c:overlay val=\"0\"/></c:legend>", chart->pie ? "r" : "t");
    g_string_append (out, "<c:plotVisOnly val=\"1\"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
                          "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1050\"><a:latin typeface=\"\u5b8b\u4f53\"/><a:ea typeface=\"\u5b8b\u4f53\"/></a:defRPr></a:pPr>"
                          "<a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>"
                          "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>\n");
    return g_string_free (out, FALSE);
}

bool
docx_chart_parts (const struct block *block, int number, GPtrArray *parts, GError **error)
{
    GBytes *book = sheet_book (block, error);
    if (!book)
        return false;
    g_autofree char *drawing = g_strdup_printf ("word/charts/chart%d.xml", number);
    docx_part_add_text (parts, drawing, chart_write (block));
    g_autofree char *relations = g_strdup_printf ("word/charts/_rels/chart%d.xml.rels", number);
    docx_part_add_text (parts, relations, g_strdup_printf (XML "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
                                                               "/package\" Target=\"../embeddings/chart%d.xlsx\"/></Relationships>\n", number));
    docx_part_add (parts, g_strdup_printf ("word/embeddings/chart%d.xlsx", number), book);
    return true;
}
