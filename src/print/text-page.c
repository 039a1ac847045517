/* Filling pages of plain text.  Knows lines and folios, nothing of headings or tables. */
#include "text-page.h"

#include <string.h>

#include "core/text.h"

enum { TEXT_FOOT = 2, TEXT_DRAFT_HEAD = 2, TEXT_LEAST_BODY = 8 };

static void
text_line_free (struct text_line *line)
{
    g_free (line->text);
    g_clear_pointer (&line->figures, g_array_unref);
    g_free (line);
}

static void
text_page_free (struct text_page *page)
{
    g_ptr_array_unref (page->lines);
    g_free (page);
}

void
text_pager_init (struct text_pager *pager, const struct report *report, const struct print_options *options)
{
    *pager = (struct text_pager){.report = report};
    pager->options.ascii = options && options->ascii;
    pager->options.columns = options && options->columns > 0 ? options->columns : 80;
    pager->options.lines = options && options->lines > 0 ? options->lines : 60;
    pager->options.first_page = options ? options->first_page : 0;
    pager->options.last_page = options ? options->last_page : 0;
    pager->body = MAX (pager->options.lines - TEXT_FOOT - (report->draft ? TEXT_DRAFT_HEAD : 0), TEXT_LEAST_BODY);
    pager->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)text_page_free);
}

void
text_pager_clear (struct text_pager *pager)
{
    g_clear_pointer (&pager->pages, g_ptr_array_unref);
}

void
text_pager_break (struct text_pager *pager, int width)
{
    if (!pager->page || pager->page->lines->len > 0) {
        pager->page = g_new0 (struct text_page, 1);
        pager->page->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)text_line_free);
        g_ptr_array_add (pager->pages, pager->page);
    }
    pager->page->width = width;
}

int
text_pager_left (const struct text_pager *pager)
{
    return pager->body - (pager->page ? (int)pager->page->lines->len : 0);
}

void
text_pager_need (struct text_pager *pager, int lines)
{
    if (pager->page && text_pager_left (pager) < lines)
        text_pager_break (pager, pager->page->width);
}

void
text_pager_take (struct text_pager *pager, char *text, GArray *figures)
{
    if (!pager->page)
        text_pager_break (pager, pager->options.columns);
    text_pager_need (pager, 1);
    struct text_line *line = g_new (struct text_line, 1);
    *line = (struct text_line){.text = g_strchomp (text), .figures = figures};
    g_ptr_array_add (pager->page->lines, line);
}

void
text_pager_skip (struct text_pager *pager)
{
    if (pager->page && pager->page->lines->len > 0 && text_pager_left (pager) > 0)
        text_pager_take (pager, g_strdup (""), NULL);
}

int
text_pager_number (const struct text_pager *pager)
{
    int number = 0;
    for (guint i = 0; i < pager->pages->len; i++) {
        const struct text_page *page = g_ptr_array_index (pager->pages, i);
        number += page->cover ? 0 : 1;
    }
    return pager->page && pager->page->cover ? 0 : number;
}

char *
text_indent (const char *text, int cells)
{
    return g_strdup_printf ("%*s%s", cells, "", text);
}

char *
text_place (const char *text, int width, int align)
{
    int room = MAX (width - text_width (text), 0);
    return text_indent (text, align > 0 ? room : room / 2);
}

void
text_figure_add (GArray **figures, int x, int width, int node)
{
    const struct print_figure figure = {.x = x, .width = width, .node = node};
    if (!*figures)
        *figures = g_array_new (FALSE, FALSE, sizeof (struct print_figure));
    g_array_append_val (*figures, figure);
}

struct text_finish {
    GString *out;
    GArray *figures;
    int line;
};

static int
text_by_place (const void *a, const void *b)
{
    return ((const struct print_figure *)a)->x - ((const struct print_figure *)b)->x;
}

static void
text_finish_line (struct text_finish *finish, const char *text, GArray *figures)
{
    g_string_append (finish->out, text);
    g_string_append_c (finish->out, '\n');
    if (figures)
        g_array_sort (figures, text_by_place);
    for (guint i = 0; figures && i < figures->len; i++) {
        struct print_figure figure = g_array_index (figures, struct print_figure, i);
        figure.line = finish->line;
        g_array_append_val (finish->figures, figure);
    }
    finish->line++;
}

static void
text_finish_page (const struct text_pager *pager, const struct text_page *page, int number, struct text_finish *finish)
{
    if (pager->report->draft) {
        g_autofree char *mark = text_place (pager->report->draft_mark, page->width, 1);
        text_finish_line (finish, mark, NULL);
        text_finish_line (finish, "", NULL);
    }
    for (int i = 0; i < pager->body; i++) {
        const struct text_line *line = i < (int)page->lines->len ? g_ptr_array_index (page->lines, (guint)i) : NULL;
        text_finish_line (finish, line ? line->text : "", line ? line->figures : NULL);
    }
    g_autofree char *folio = g_strdup_printf ("\u2014 %d \u2014", number);
    g_autofree char *foot = text_place (page->cover ? "" : folio, page->width, 0);
    text_finish_line (finish, "", NULL);
    text_finish_line (finish, g_strchomp (foot), NULL);
}

char *
text_pager_finish (struct text_pager *pager, GArray *figures, int *last)
{
    struct text_finish finish = {.out = g_string_new (NULL), .figures = figures};
    int number = 0;
    for (guint i = 0; i < pager->pages->len; i++) {
        const struct text_page *page = g_ptr_array_index (pager->pages, i);
        if (page->lines->len == 0)
            continue;
        number += page->cover ? 0 : 1;
        if (!print_wants (&pager->options, page->cover ? 0 : number))
            continue;
        if (finish.out->len > 0)
            g_string_append_c (finish.out, '\f');
        text_finish_page (pager, page, number, &finish);
    }
    *last = number;
    return g_string_free (finish.out, FALSE);
}
