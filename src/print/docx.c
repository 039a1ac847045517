/* The report as a word processing document that a clerk can go on editing.  Two passes as in the PDF: the first finds the folios for the
 * contents, by counting lines; an office program brings them up to date.  Knows blocks and styles, nothing of the domain. */
#include "print.h"

#include "core/text.h"
#include "docx-private.h"
#include "keep.h"
#include "markup.h"
#include "title.h"

#define DOCX_OPEN                                                                                                               \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"                                                              \
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                                      \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>\n"

#define DOCX_UPPER_THIRD "<w:spacing w:before=\"3500\" w:after=\"0\" w:line=\"800\" w:lineRule=\"exact\"/>"

/* A4; margins and type area of GB/T 9704-2012, 5.2.1; tables that lie across take more of the sheet. */
const struct docx_paper docx_portrait = {
    .page_width = DOCX_MM (210), .page_height = DOCX_MM (297), .top = DOCX_MM (37), .bottom = DOCX_MM (35), .left = DOCX_MM (28),
    .right = DOCX_MM (26), .footer = DOCX_MM (23), .width = DOCX_MM (156), .height = DOCX_MM (225),
};
const struct docx_paper docx_landscape = {
    .page_width = DOCX_MM (297), .page_height = DOCX_MM (210), .top = DOCX_MM (19), .bottom = DOCX_MM (21), .left = DOCX_MM (20),
    .right = DOCX_MM (20), .footer = DOCX_MM (10), .width = DOCX_MM (257), .height = DOCX_MM (170),
};


/* Where we are on paper */

int
docx_lines (const struct docx *docx, const char *text, int half_points, int first)
{
    int columns = half_points == BODY_HALF && docx->paper == &docx_portrait ? 56 : docx->paper->width / (half_points * 5);
    g_autoptr (GPtrArray) lines = text_wrap (text, columns, first);
    return MAX ((int) lines->len, 1);
}

void
docx_flow (struct docx *docx, int lines, int pitch)
{
    for (; lines > 0; lines--) {
        if (docx->y > 0 && docx->y + pitch > docx->paper->height + DOCX_PITCH / 20) {
            docx->page++;
            docx->y = 0;
        }
        docx->y += pitch;
    }
}

void
docx_need (struct docx *docx, int height)
{
    if (docx->y > 0 && docx->y + height > docx->paper->height) {
        docx->page++;
        docx->y = 0;
    }
}

static void
docx_new_page (struct docx *docx)
{
    if (docx->y > 0)
        docx->page++;
    docx->y = 0;
}

/* Paragraphs */

void
docx_runs (GString *out, const char *text)
{
    g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
    for (char **line = lines; *line; line++) {
        if (line > lines)
            g_string_append (out, "<w:r><w:br/></w:r>");
        if (**line != '\0')
            markup_format (out, "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>", *line);
    }
}

/* Bookmarks are numbered by the blocks that they stand for. */
int
docx_index (const struct docx *docx, const struct block *block)
{
    guint index = 0;
    g_ptr_array_find (docx->report->blocks, block, &index);
    return (int) index;
}

static void
docx_write (struct docx *docx, const char *style, const char *more, const char *text, int bookmark)
{
    markup_format (docx->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style);
    if (docx->breaks)
        g_string_append (docx->out, "<w:pageBreakBefore/>");
    docx->breaks = false;
    g_string_append (docx->out, more ? more : "");
    g_string_append (docx->out, "</w:pPr>");
    if (bookmark >= 0)
        markup_format (docx->out, "<w:bookmarkStart w:id=\"%d\" w:name=\"_Toc%d\"/>", bookmark, bookmark);
    docx_runs (docx->out, text);
    if (bookmark >= 0)
        markup_format (docx->out, "<w:bookmarkEnd w:id=\"%d\"/>", bookmark);
    g_string_append (docx->out, "</w:p>\n");
}

void
docx_paragraph (struct docx *docx, const char *style, const char *more, const char *text)
{
    docx_write (docx, style, more, text, -1);
}

void
docx_listed (struct docx *docx, const struct block *block, const char *style, const char *more, const char *text)
{
    struct docx_entry entry = { .block = block, .page = docx->page };
    if (block->listed)
        g_array_append_val (docx->entries, entry);
    docx_write (docx, style, more, text, block->listed ? docx_index (docx, block) : -1);
}

static bool
docx_styled (const struct block *block, const char *style)
{
    return g_strcmp0 (block->style, style) == 0;
}

static void
docx_text (struct docx *docx, const struct block *block)
{
    bool note = block->kind == BLOCK_NOTE, flush = docx_styled (block, "plain") || docx_styled (block, "centre");
    bool title = docx_styled (block, "title") || block->kind == BLOCK_TITLE;
    const char *style = note ? "TableNote" : title ? "Title" : docx_styled (block, "plain") ? "Plain" : flush ? "Centre" : "BodyText";
    int half = note ? NOTE_HALF : title ? TITLE_HALF : BODY_HALF;
    docx_paragraph (docx, style, NULL, block->text);
    docx_flow (docx, docx_lines (docx, block->text, half, note || flush || title ? 0 : BODY_INDENT),
               note ? DOCX_NOTE_PITCH : title ? DOCX_TITLE_PITCH : DOCX_PITCH);
}

/* Sections */

static void
docx_section_properties (struct docx *docx)
{
    const struct docx_paper *paper = docx->paper;
    GString *out = docx->out;
    g_string_append (out, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:headerReference w:type=\"even\" r:id=\"rId5\"/>");
    if (!docx->cover)
        g_string_append (out, "<w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:footerReference w:type=\"even\" r:id=\"rId7\"/>");
    g_string_append (out, "<w:type w:val=\"nextPage\"/>");
    markup_format (out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s", paper->page_width, paper->page_height, "");
    g_string_append (out, paper == &docx_landscape ? " w:orient=\"landscape\"/>" : "/>");
    markup_format (out, "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\"", paper->top, paper->right, paper->bottom, paper->left);
    markup_format (out, " w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>", DOCX_MM (12), paper->footer);
    if (docx->restart)
        g_string_append (out, "<w:pgNumType w:start=\"1\"/>");
    g_string_append (out, "</w:sectPr>\n");
}

/* Ends the present section; what comes next begins a page of this paper. */
static void
docx_section (struct docx *docx, const struct docx_paper *paper)
{
    g_string_append (docx->out, "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>");
    docx_section_properties (docx);
    g_string_append (docx->out, "</w:pPr></w:p>\n");
    docx_new_page (docx);
    docx->restart = docx->cover;
    docx->page = docx->cover ? 1 : docx->page;
    docx->cover = false;
    docx->breaks = false;
    docx->paper = paper;
}

static void
docx_use (struct docx *docx, const struct docx_paper *paper)
{
    if (docx->paper != paper)
        docx_section (docx, paper);
}

/* Cover */

static guint
docx_cover (struct docx *docx)
{
    const GPtrArray *blocks = docx->report->blocks;
    guint end = 0;
    while (end < blocks->len && ((const struct block *) g_ptr_array_index (blocks, end))->kind == BLOCK_TITLE)
        end++;
    if (end == 0)
        return 0;
    docx->cover = true;
    for (guint i = 0; i < end; i++) {
        const struct block *block = g_ptr_array_index (blocks, i);
        docx_paragraph (docx, docx_styled (block, "title") ? "Title" : "Centre",
                        i == 0 ? DOCX_UPPER_THIRD : NULL, block->text);
        docx->y += DOCX_PITCH;
    }
    docx_section (docx, &docx_portrait);
    return end;
}

/* All blocks */

static const struct block *
docx_block_at (const struct docx *docx, guint i)
{
    return i < docx->report->blocks->len ? g_ptr_array_index (docx->report->blocks, i) : NULL;
}

static int
docx_notes (const struct docx *docx, guint next)
{
    int notes = 0;
    for (const struct block *note; (note = docx_block_at (docx, next)) && note->kind == BLOCK_NOTE; next++)
        notes += docx_lines (docx, note->text, NOTE_HALF, 0) * DOCX_NOTE_PITCH;
    return notes;
}

static const struct docx_paper *
docx_paper_of (const struct block *table)
{
    return places_lie_across (table->grid) ? &docx_landscape : &docx_portrait;
}

static bool
docx_large (const struct block *heading)
{
    return docx_styled (heading, "title") || heading->level == 0;
}

/* Titles are broken where a reader would pause. */
static char *
docx_heading_text (const struct block *block)
{
    return docx_large (block) ? title_broken (block->text, docx_portrait.width / (TITLE_HALF * 5)) : g_strdup (block->text);
}

static int
docx_heading_height (const struct docx *docx, const struct block *block)
{
    bool large = docx_large (block);
    g_autofree char *text = docx_heading_text (block);
    int lines = docx_lines (docx, text, large ? TITLE_HALF : BODY_HALF, large ? 0 : BODY_INDENT);
    return large ? lines * DOCX_TITLE_PITCH + DOCX_PITCH : lines * DOCX_PITCH;
}

/* See struct keep. */
static double
docx_kept_height (guint index, void *data)
{
    struct docx *docx = data;
    const struct block *block = docx_block_at (docx, index);
    const struct keep keep = { docx->report, docx_kept_height, docx };
    if (block->kind == BLOCK_HEADING)
        return docx_heading_height (docx, block);
    if (block->kind == BLOCK_CHART)
        return docx_chart_height (block);
    if (block->kind == BLOCK_TABLE)
        return docx_table_first (block->grid, docx_paper_of (block), (int) keep_above (&keep, index), docx_notes (docx, index + 1));
    return MIN (docx_lines (docx, block->text, BODY_HALF, BODY_INDENT), KEEP_LINES) * DOCX_PITCH;
}

/* An office program keeps a heading with the beginning of what it heads; a table that a page can hold whole takes its headings along. */
static void
docx_heading (struct docx *docx, const struct block *block, guint index)
{
    static const char *const styles[] = { "Heading1", "Heading2", "Heading3", "Heading4" };
    const struct keep keep = { docx->report, docx_kept_height, docx };
    const struct block *table = keep_table (docx->report, index);
    bool alone = keep_alone (docx->report, index);
    docx_use (docx, table && !alone ? docx_paper_of (table) : &docx_portrait);
    int need = docx_heading_height (docx, block) + (alone ? 0 : (int) keep_below (&keep, index + 1));
    bool full = docx->y > 0 && docx->y + need > docx->paper->height;
    if ((block->level == 0 && docx->y > 0) || (table && full)) {
        docx->breaks = true;
        docx_new_page (docx);
    }
    docx_need (docx, need);
    g_autofree char *text = docx_heading_text (block);
    docx_listed (docx, block, docx_styled (block, "title") ? "AnnexTitle" : styles[CLAMP (block->level, 0, (int) G_N_ELEMENTS (styles) - 1)],
                 alone ? DOCX_UPPER_THIRD : NULL, text);
    docx_flow (docx, 1, docx_heading_height (docx, block));
}

static void
docx_grid (struct docx *docx, const struct block *block, guint index)
{
    const struct keep keep = { docx->report, docx_kept_height, docx };
    docx_use (docx, docx_paper_of (block));
    if (docx->breaks && !block->grid->title) /* a table cannot begin a page by itself */
        docx_paragraph (docx, "SectionEnd", NULL, "");
    docx_table (docx, block, (int) keep_above (&keep, index), docx_notes (docx, index + 1));
    const struct block *after = docx_block_at (docx, index + 1);
    if (after && after->kind == BLOCK_TABLE) /* or the two would become one */
        docx_paragraph (docx, "SectionEnd", NULL, "");
}

static void
docx_chart (struct docx *docx, const struct block *chart)
{
    docx_need (docx, docx_chart_height (chart) + DOCX_PITCH);
    g_string_append (docx->out, "<w:p><w:pPr><w:pStyle w:val=\"Centre\"/><w:keepNext/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r>");
    docx_chart_inline (docx->out, chart, ++docx->charts, docx->paper->width);
    g_string_append (docx->out, "</w:r></w:p>\n");
    docx_flow (docx, 1, docx_chart_height (chart));
    docx_paragraph (docx, "Centre", NULL, chart->text);
    docx_flow (docx, 1, DOCX_PITCH);
}

static void
docx_block (struct docx *docx, const struct block *block, guint index)
{
    bool follows = block->kind == BLOCK_NOTE || block->kind == BLOCK_PAGE_BREAK || block->kind == BLOCK_TABLE || block->kind == BLOCK_HEADING;
    if (!follows)
        docx_use (docx, &docx_portrait);
    switch (block->kind) {
    case BLOCK_HEADING:
        docx_heading (docx, block, index);
        break;
    case BLOCK_TITLE:
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        docx_text (docx, block);
        break;
    case BLOCK_CHART:
        docx_chart (docx, block);
        break;
    case BLOCK_TABLE:
        docx_grid (docx, block, index);
        break;
    case BLOCK_PAGE_BREAK:
        docx->breaks = docx->breaks || docx->y > 0;
        docx_new_page (docx);
        break;
    case BLOCK_CONTENTS:
        docx_contents (docx, block);
        break;
    }
}

/* One pass; returns the entries with their folios. */
static GArray *
docx_pass (const struct report *report, const GArray *known, GString *out)
{
    struct docx docx = { .report = report, .out = out, .known = known, .paper = &docx_portrait, .page = 1 };
    docx.entries = g_array_new (FALSE, FALSE, sizeof (struct docx_entry));
    g_string_assign (out, DOCX_OPEN);
    for (guint i = docx_cover (&docx); i < report->blocks->len; i++)
        docx_block (&docx, docx_block_at (&docx, i), i);
    const struct block *last = report->blocks->len > 0 ? docx_block_at (&docx, report->blocks->len - 1) : NULL;
    if (last && last->kind == BLOCK_TABLE) /* a document ends with a paragraph */
        docx_paragraph (&docx, "SectionEnd", NULL, "");
    docx_section_properties (&docx);
    g_string_append (out, "</w:body></w:document>\n");
    return docx.entries;
}

GBytes *
print_docx (const struct report *report, GError **error)
{
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GArray) known = docx_pass (report, NULL, out);
    g_autoptr (GArray) entries = docx_pass (report, known, out);
    g_autoptr (GPtrArray) parts = docx_parts_new (), charts = g_ptr_array_new ();
    for (guint i = 0; i < report->blocks->len; i++)
        if (((const struct block *) g_ptr_array_index (report->blocks, i))->kind == BLOCK_CHART)
            g_ptr_array_add (charts, g_ptr_array_index (report->blocks, i));
    docx_parts (report, (int) charts->len, parts);
    docx_part_add_text (parts, "word/document.xml", g_strdup (out->str));
    for (guint i = 0; i < charts->len; i++)
        if (!docx_chart_parts (g_ptr_array_index (charts, i), (int) i + 1, parts, error))
            return NULL;
    return docx_zip (parts, error);
}
