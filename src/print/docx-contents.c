/* The contents of a word processing document: a field that is filled in already and that an office program can renew. */
#include "docx-private.h"
#include "markup.h"

static int
contents_folio (const struct docx *docx, const struct block *block)
{
    for (guint i = 0; docx->known && i < docx->known->len; i++)
        if (g_array_index (docx->known, struct docx_entry, i).block == block)
            return g_array_index (docx->known, struct docx_entry, i).page;
    return 1;
}

static void
contents_field (GString *out, const char *kind)
{
    markup_format (out, "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>", kind);
}

static void
contents_entry (struct docx *docx, const struct block *block, bool first, bool last)
{
    GString *out = docx->out;
    bool part = block->level == 0 && !block->grid;
    int index = docx_index (docx, block);
    g_autofree char *text = report_entry (block);
    markup_format (out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", part ? "TOC1" : "TOC2");
    if (first) {
        contents_field (out, "begin");
        g_string_append (out, "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>");
        contents_field (out, "separate");
    }
    markup_format (out, "<w:hyperlink w:anchor=\"_Toc%d\" w:history=\"1\">", index);
    docx_runs (out, text);
    g_string_append (out, "<w:r><w:tab/></w:r>");
    contents_field (out, "begin");
    markup_format (out, "<w:r><w:instrText xml:space=\"preserve\"> PAGEREF _Toc%d \\h </w:instrText></w:r>", index);
    contents_field (out, "separate");
    markup_format (out, "<w:r><w:t>%d</w:t></w:r>", contents_folio (docx, block));
    contents_field (out, "end");
    g_string_append (out, "</w:hyperlink>");
    if (last)
        contents_field (out, "end");
    g_string_append (out, "</w:p>\n");
    docx_flow (docx, docx_lines (docx, text, BODY_HALF, (part ? 0 : BODY_INDENT) + CONTENTS_NUMBER), DOCX_PITCH);
}

void
docx_contents (struct docx *docx, const struct block *contents)
{
    const GPtrArray *blocks = docx->report->blocks;
    g_autoptr (GPtrArray) listed = g_ptr_array_new ();
    for (guint i = 0; i < blocks->len; i++)
        if (((const struct block *) g_ptr_array_index (blocks, i))->listed)
            g_ptr_array_add (listed, g_ptr_array_index (blocks, i));
    g_string_append (docx->out, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>"
                                "</w:sdtPr><w:sdtContent>\n");
    docx_paragraph (docx, "TOCHeading", NULL, contents->text);
    docx->y += DOCX_TITLE_PITCH + DOCX_PITCH;
    for (guint i = 0; i < listed->len; i++)
        contents_entry (docx, g_ptr_array_index (listed, i), i == 0, i + 1 == listed->len);
    g_string_append (docx->out, "</w:sdtContent></w:sdt>\n");
}
