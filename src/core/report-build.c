/* From a book to the report model: the order of the form's report, part by part.  Paragraphs are made by report-text.c,
 * tables by report-table.c. */
#include "core/report-private.h"

#include <string.h>

char *
report_render (struct book *book, const struct book_section *section, const char *source)
{
    return report_render_row (book, section, NULL, source);
}

char *
report_render_row (struct book *book, const struct book_section *section, const struct book_row *row, const char *source)
{
    if (!source)
        return NULL;
    struct template *template = template_parse (source, NULL);
    if (!template)
        return g_strdup (source);
    GString *out = g_string_new (NULL);
    book_render (book, section, row, template, NULL, out, NULL);
    template_free (template);
    return g_string_free (out, FALSE);
}

static void
build_cover (struct report *report, struct book *book, const struct report_item *item)
{
    GString *title = g_string_new (NULL);
    for (guint i = 0; i < item->lines->len; i++) {
        const struct paragraph *line = g_ptr_array_index (item->lines, i);
        if (line->when && !book_test (book, NULL, NULL, line->when))
            continue;
        GString *text = g_string_new (NULL);
        book_render (book, NULL, NULL, line->text, NULL, text, NULL);
        report_add (report, BLOCK_TITLE, 0, line->style ? line->style : "centre", text->str);
        if (g_strcmp0 (line->style, "title") == 0)
            g_string_append (title, text->str);
        g_string_free (text, TRUE);
    }
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    if (!report->title)
        report->title = g_strdup (title->str);
    g_string_free (title, TRUE);
}

static void
build_contents (struct report *report, struct book *book, const struct report_item *item)
{
    g_autofree char *title = report_render (book, NULL, item->title);
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    report_add (report, BLOCK_CONTENTS, 0, NULL, title ? title : "");
    for (guint i = 0; i < item->lines->len; i++) {
        const struct paragraph *line = g_ptr_array_index (item->lines, i);
        GString *text = g_string_new (NULL);
        if (!line->when || book_test (book, NULL, NULL, line->when)) {
            book_render (book, NULL, NULL, line->text, NULL, text, NULL);
            report_add (report, BLOCK_PARAGRAPH, 0, line->style ? line->style : "text", text->str);
        }
        g_string_free (text, TRUE);
    }
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
}

static void
build_part (struct report *report, struct book *book, const struct report_item *item)
{
    g_autofree char *title = report_render (book, NULL, item->title);
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    report_add (report, BLOCK_HEADING, 0, NULL, title ? title : "")->listed = true;
}

/* An annex begins a page: a section whose title or one of whose paragraphs is a document title. */
static bool
build_begins_page (const struct section *form)
{
    if (g_strcmp0 (form->heading, "title") == 0)
        return true;
    for (guint i = 0; i < form->text->len; i++)
        if (g_strcmp0 (((const struct paragraph *)g_ptr_array_index (form->text, i))->style, "title") == 0)
            return true;
    return false;
}

static void
build_heading (struct report *report, struct book *book, const struct book_section *section)
{
    const char *style = section->form->heading;
    g_autofree char *title = report_render (book, section, section->form->title);
    int level = g_str_has_prefix (style, "heading") ? (int)g_ascii_strtoll (style + strlen ("heading"), NULL, 10) : 1;
    struct block *block = report_add (report, BLOCK_HEADING, MAX (level, 1), style, title);
    block->listed = level <= 1;
    block->section = g_strdup (section->form->id);
}

/* Sections that hold only figures for other sections are not printed at all. */
static bool
build_printed (struct book *book, const struct book_section *section)
{
    const struct section *form = section->form;
    if (form->text->len == 0 && form->charts->len == 0 && !form->layout && form->kind != SECTION_PROSE)
        return false;
    return !form->when || book_test (book, section, NULL, form->when);
}

static void
build_section (struct report *report, struct book *book, const char *id)
{
    const struct book_section *section = book_section (book, id);
    if (!section || !build_printed (book, section))
        return;
    if (build_begins_page (section->form))
        report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    if (section->form->heading)
        build_heading (report, book, section);
    report_add_text (report, book, section);
    report_add_charts (report, book, section);
    if (section->form->layout && section->form->layout->paper->len > 0)
        report_add_paper (report, book, section);
    else if (section->form->layout)
        report_add_table (report, book, section);
    if (section->form->kind == SECTION_PROSE)
        report_add_prose (report, book, section);
}

void
report_tidy (struct report *report)
{
    GPtrArray *blocks = report->blocks;
    for (guint i = blocks->len; i-- > 0;) {
        const struct block *block = g_ptr_array_index (blocks, i);
        const struct block *next = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;
        if (block->kind == BLOCK_PAGE_BREAK && (!next || next->kind == BLOCK_PAGE_BREAK))
            g_ptr_array_remove_index (blocks, i);
    }
    if (blocks->len > 0 && ((const struct block *)g_ptr_array_index (blocks, 0))->kind == BLOCK_PAGE_BREAK)
        g_ptr_array_remove_index (blocks, 0);
}

static char *
build_author (struct book *book)
{
    enum layer layer;
    const struct cell *cell = book_find (book, "unit.name", &layer, NULL);
    return cell ? book_print (book, node_of (cell->index, false)) : NULL;
}

/* {version} and {fingerprint} of the edition's words. */
static void
build_stamp (struct report *report, const struct form *form, int version)
{
    report_seal (report);
    if (!form->stamp)
        return;
    g_autofree char *shown = report_fingerprint_shown (report->fingerprint);
    g_autofree char *number = g_strdup_printf ("%d", MAX (version, 1));
    g_autofree char *text = report_phrase (form->stamp, "fingerprint", shown, "version", number, NULL);
    report_add (report, BLOCK_NOTE, 0, "stamp", text);
}

struct report *
report_build (struct book *book, const struct report_state *state)
{
    const struct form *form = book_form (book);
    struct report *report = report_new ();
    report->draft = state->draft;
    report->draft_mark = g_strdup (form->draft_mark ? form->draft_mark : "DRAFT");
    report->continued = g_strdup (form->continued);
    report->author = build_author (book);
    for (guint i = 0; i < form->report->len; i++) {
        const struct report_item *item = g_ptr_array_index (form->report, i);
        switch (item->kind) {
        case REPORT_COVER:
            build_cover (report, book, item);
            break;
        case REPORT_CONTENTS:
            build_contents (report, book, item);
            break;
        case REPORT_PART:
            build_part (report, book, item);
            break;
        case REPORT_SECTION:
            build_section (report, book, item->section);
            break;
        }
    }
    if (!report->title)
        report->title = form_title (form, book_year (book));
    report_tidy (report);
    build_stamp (report, form, state->version);
    return report;
}
