/* The report as one HTML file: for a web site, for readers of screens, and to be printed from a browser.  No script, nothing that is
 * fetched, and well-formed as XML.  Knows blocks and styles, nothing of the domain. */
#include "print.h"

#include <string.h>

#include "html-chart.h"
#include "html-style.h"
#include "markup.h"
#include "places.h"

enum { MOST_INDENT = 6 }; /* classes i1 .. i6 */

struct html {
    const struct report *report;
    GString *out;
    bool breaks; /* the next element begins a page */
    bool sheet;  /* a table is open: its notes stand on its page */
};

static bool
html_styled (const struct block *block, const char *style)
{
    return g_strcmp0 (block->style, style) == 0;
}

/* class="..." from up to three names; nothing where all are NULL. */
static void
html_class (struct html *html, const char *one, const char *two)
{
    const char *page = html->breaks ? "page" : NULL;
    const char *names[] = { one, two, page };
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        if (!names[i])
            continue;
        g_string_append_printf (html->out, "%s%s", any ? " " : " class=\"", names[i]);
        any = true;
    }
    if (any)
        g_string_append_c (html->out, '"');
    html->breaks = false;
}

/* Tables */

static void
html_span (struct html *html, const struct grid_cell *cell)
{
    if (cell->colspan > 1)
        markup_format (html->out, " colspan=\"%d\"", cell->colspan);
    if (cell->rowspan > 1)
        markup_format (html->out, " rowspan=\"%d\"", cell->rowspan);
}

static const char *
html_scope (const struct grid *grid, const struct grid_cell *cell)
{
    if (cell->row < grid->n_head)
        return cell->colspan > 1 ? "colgroup" : "col";
    if (cell->role == ROLE_LABEL && *cell->text != '\0')
        return cell->rowspan > 1 ? "rowgroup" : "row";
    return NULL;
}

/* A paper form has heads everywhere, for cells beside and below them: they are heads, for nothing in particular. */
static bool
html_is_head (const struct grid *grid, const struct grid_cell *cell)
{
    return html_scope (grid, cell) || (cell->role == ROLE_HEAD && *cell->text != '\0');
}

static void
html_cell (struct html *html, const struct grid *grid, const struct grid_cell *cell)
{
    const char *scope = html_scope (grid, cell);
    const char *align = cell->align == ALIGN_CENTRE ? "c" : cell->align == ALIGN_RIGHT ? "r" : NULL;
    g_autofree char *indent = cell->indent > 1 ? g_strdup_printf ("i%d", MIN (cell->indent / 2, MOST_INDENT)) : NULL;
    bool head = html_is_head (grid, cell);
    g_string_append (html->out, head ? "<th" : "<td");
    if (scope)
        markup_format (html->out, " scope=\"%s\"", scope);
    html_span (html, cell);
    html_class (html, cell->row < grid->n_head ? NULL : align, indent);
    markup_format (html->out, head ? ">%s</th>" : ">%s</td>", cell->text);
}

static void
html_row (struct html *html, const struct places *places, int row)
{
    g_string_append (html->out, "<tr>");
    for (int column = 0; column < places->grid->n_columns; column++) {
        const struct grid_cell *cell = places_at (places, row, column);
        if (!cell)
            g_string_append (html->out, "<td></td>");
        else if (places_begins (places, row, column))
            html_cell (html, places->grid, cell);
    }
    g_string_append (html->out, "</tr>\n");
}

static void
html_caption_text (struct html *html, const char *open, const char *text)
{
    if (text && strspn (text, " ") < strlen (text)) {
        g_string_append (html->out, open);
        markup_format (html->out, "%s</span>", text);
    }
}

static void
html_caption (struct html *html, const struct grid *grid)
{
    if (!grid->title && !grid->code)
        return;
    g_string_append (html->out, "<caption>");
    if (grid->title)
        markup_format (html->out, "<b>%s</b>", grid->title);
    if (grid->code)
        markup_format (html->out, "<span class=\"code\">%s</span>", grid->code);
    if (grid->left || grid->middle || grid->right)
        g_string_append (html->out, "<span>");
    html_caption_text (html, "<span>", grid->left);
    html_caption_text (html, " <span class=\"middle\">", grid->middle);
    html_caption_text (html, " <span class=\"last\">", grid->right);
    if (grid->left || grid->middle || grid->right)
        g_string_append (html->out, "</span>");
    g_string_append (html->out, "</caption>\n");
}

static void
html_rows (struct html *html, const struct places *places, const char *element, int from, int to)
{
    if (from >= to)
        return;
    markup_format (html->out, "<%s>\n", element);
    for (int row = from; row < to; row++)
        html_row (html, places, row);
    markup_format (html->out, "</%s>\n", element);
}

/* On paper a table stands on one page where type that can be read does it: tenths of a point, 0: the usual size. */
static int
html_type (const struct grid *grid, bool across)
{
    const int room = across ? 3800 : 5400, usual = 90, least = 65; /* room below what stands above, usual and smallest type */
    int type = (room / MAX (grid->n_rows, 1) - 6) * 20 / 29;       /* a row: 1.45 times the type, and its line */
    if (grid->whole)                                               /* its texts take more lines */
        type = MIN (type, 75);
    return type < usual && type >= least ? type : 0;
}

static void
html_table (struct html *html, const struct block *block, guint index)
{
    const struct grid *grid = block->grid;
    bool across = places_lie_across (grid);
    int type = html_type (grid, across);
    struct places places;
    places_init (&places, grid);
    g_string_append (html->out, "<section");
    html_class (html, "sheet", across ? "wide" : NULL);
    html->sheet = true;
    /* A table that is scrolled must be reachable with the keyboard. */
    markup_format (html->out, ">\n<div id=\"b%d\" tabindex=\"0\" class=\"table\">\n<table", (int) index);
    if (type > 0)
        g_string_append_printf (html->out, " style=\"--type:%d.%dpt\"", type / 10, type % 10);
    g_string_append (html->out, ">\n");
    html_caption (html, grid);
    html_rows (html, &places, "thead", 0, grid->n_head);
    html_rows (html, &places, "tbody", grid->n_head, grid->n_rows);
    g_string_append (html->out, "</table>\n</div>\n");
    places_clear (&places);
}

static void
html_sheet_end (struct html *html)
{
    if (html->sheet)
        g_string_append (html->out, "</section>\n");
    html->sheet = false;
}

/* Text */

static void
html_heading (struct html *html, const struct block *block, guint index)
{
    int level = CLAMP (block->level + 2, 2, 5); /* the document title is the first */
    markup_format (html->out, "<h%d id=\"b%d\"", level, (int) index);
    html_class (html, html_styled (block, "title") ? "title" : NULL, NULL);
    markup_format (html->out, ">%s</h%d>\n", block->text, level);
}

static void
html_paragraph (struct html *html, const struct block *block)
{
    static const char *const known[] = { "plain", "centre", "title" };
    const char *name = block->kind == BLOCK_NOTE ? "note" : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS (known); i++)
        name = !name && html_styled (block, known[i]) ? known[i] : name;
    g_string_append (html->out, "<p");
    html_class (html, name, NULL);
    markup_format (html->out, ">%s</p>\n", block->text);
}

static void
html_contents (struct html *html, const struct block *contents)
{
    const GPtrArray *blocks = html->report->blocks;
    html->breaks = false; /* it has a page of its own */
    markup_format (html->out, "<nav aria-label=\"%s\">\n<h2>%s</h2>\n<ol>\n", contents->text, contents->text);
    for (guint i = 0; i < blocks->len; i++) {
        const struct block *block = g_ptr_array_index (blocks, i);
        if (!block->listed)
            continue;
        g_autofree char *text = report_entry (block);
        bool part = block->level == 0 && !block->grid;
        markup_format (html->out, "<li class=\"%s\"><a href=\"#b%d\">%s</a></li>\n", part ? "part" : "inner", (int) i, text);
    }
    g_string_append (html->out, "</ol>\n</nav>\n");
}

/* The lines of the cover are the document's title. */
static guint
html_cover (struct html *html)
{
    const GPtrArray *blocks = html->report->blocks;
    guint end = 0;
    while (end < blocks->len && ((const struct block *) g_ptr_array_index (blocks, end))->kind == BLOCK_TITLE)
        end++;
    if (end == 0)
        return 0;
    g_string_append (html->out, "<header class=\"cover\">\n<h1>");
    bool open = true;
    for (guint i = 0; i < end; i++) {
        const struct block *block = g_ptr_array_index (blocks, i);
        if (open && !html_styled (block, "title")) {
            g_string_append (html->out, "</h1>\n");
            open = false;
        }
        if (open)
            markup_format (html->out, i > 0 ? "<br/>%s" : "%s", block->text);
        else
            html_paragraph (html, block);
    }
    g_string_append (html->out, open ? "</h1>\n</header>\n" : "</header>\n");
    return end;
}

static void
html_block (struct html *html, const struct block *block, guint index)
{
    if (block->kind != BLOCK_NOTE)
        html_sheet_end (html);
    switch (block->kind) {
    case BLOCK_HEADING:
        html_heading (html, block, index);
        break;
    case BLOCK_TITLE:
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        html_paragraph (html, block);
        break;
    case BLOCK_CHART:
        html_chart (html->out, block);
        break;
    case BLOCK_TABLE:
        html_table (html, block, index);
        break;
    case BLOCK_PAGE_BREAK:
        html->breaks = true;
        break;
    case BLOCK_CONTENTS:
        html_contents (html, block);
        break;
    }
}

static void
html_head (struct html *html)
{
    const struct report *report = html->report;
    g_string_append (html->out, "<!DOCTYPE html>\n<html lang=\"zh-CN\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    if (report->author)
        markup_format (html->out, "<meta name=\"author\" content=\"%s\"/>\n", report->author);
    markup_format (html->out, "<title>%s</title>\n<style>\n", report->title);
    g_string_append (html->out, html_style); /* has no < and no &, so it is the same text in HTML and in XML */
    g_string_append (html->out, "</style>\n</head>\n<body>\n");
    if (report->draft)
        markup_format (html->out, "<p class=\"draft\">%s</p>\n", report->draft_mark);
}

char *
print_html (const struct report *report)
{
    struct html html = { .report = report, .out = g_string_new (NULL) };
    html_head (&html);
    guint i = html_cover (&html);
    g_string_append (html.out, "<main>\n");
    for (; i < report->blocks->len; i++)
        html_block (&html, g_ptr_array_index (report->blocks, i), i);
    html_sheet_end (&html);
    g_string_append (html.out, "</main>\n</body>\n</html>\n");
    return markup_guard (html.out);
}
