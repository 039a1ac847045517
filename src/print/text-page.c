/* Filling pages of plain text.  Knows lines and folios, nothing of headings or tables. */
#include "text-page.h"

#include <string.h>

#include "core/text.h"

enum { TEXT_FOOT = 2, TEXT_DRAFT_HEAD = 2, TEXT_LEAST_BODY = 8 };

static void
text_line_free (struct text_line *line)
{
    g_free (line->text);
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
text_pager_take (struct text_pager *pager, char *text, int node)
{
    if (!pager->page)
        text_pager_break (pager, pager->options.columns);
    text_pager_need (pager, 1);
    struct text_line *line = g_new (struct text_line, 1);
    *line = (struct text_line){.text = g_strchomp (text), .node = node};
    g_ptr_array_add (pager->page->lines, line);
}

void
text_pager_skip (struct text_pager *pager)
{
    if (pager->page && pager->page->lines->len > 0 && text_pager_left (pager) > 0)
        text_pager_take (pager, g_strdup (""), -1);
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

static void
text_finish_line (GString *out, GArray *nodes, const char *text, int node)
{
    g_string_append (out, text);
    g_string_append_c (out, '\n');
    if (nodes)
        g_array_append_val (nodes, node);
}

static void
text_finish_page (const struct text_pager *pager, const struct text_page *page, int number, GString *out, GArray *nodes)
{
    if (pager->report->draft) {
        g_autofree char *mark = text_place (pager->report->draft_mark, page->width, 1);
        text_finish_line (out, nodes, mark, -1);
        text_finish_line (out, nodes, "", -1);
    }
    for (int i = 0; i < pager->body; i++) {
        const struct text_line *line = i < (int)page->lines->len ? g_ptr_array_index (page->lines, (guint)i) : NULL;
        text_finish_line (out, nodes, line ? line->text : "", line ? line->node : -1);
    }
    g_autofree char *folio = g_strdup_printf ("\u2014 %d \u2014", number);
    g_autofree char *foot = text_place (page->cover ? "" : folio, page->width, 0);
    text_finish_line (out, nodes, "", -1);
    text_finish_line (out, nodes, g_strchomp (foot), -1);
}

char *
text_pager_finish (struct text_pager *pager, GArray *nodes, int *last)
{
    GString *out = g_string_new (NULL);
    int number = 0;
    for (guint i = 0; i < pager->pages->len; i++) {
        const struct text_page *page = g_ptr_array_index (pager->pages, i);
        if (page->lines->len == 0)
            continue;
        number += page->cover ? 0 : 1;
        if (!print_wants (&pager->options, page->cover ? 0 : number))
            continue;
        if (out->len > 0)
            g_string_append_c (out, '\f');
        text_finish_page (pager, page, number, out, nodes);
    }
    *last = number;
    return g_string_free (out, FALSE);
}
