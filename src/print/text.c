/* The report as plain text.  One pass: the lines of the contents are kept open until it is known on which pages the headings stand.
 * Knows blocks and styles, nothing of the domain. */
#include "print.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/text.h"
#include "keep.h"
#include "text-grid.h"

enum {
    INDENT = 4,          /* two characters at the start of a paragraph */
    CONTENTS_INDENT = 4, /* of each level */
    CONTENTS_NUMBER = 8, /* cells for the leader and the page number at least */
};

/* A line of the contents that waits for the folio of its block. */
struct entry_line {
    const struct block *block;
    struct text_line *line;
    int width;
};

struct flow {
    struct text_pager pager;
    GHashTable *folios; /* of the blocks that are listed */
    GArray *entries;    /* of struct entry_line */
};

/* Lines of text with the figures on them */

/* The spans that begin in the bytes from..to, which stand on a line from the cell `x` on. */
static GArray *
flow_figures (const struct block *block, size_t from, size_t to, int x)
{
    GArray *figures = NULL;
    for (guint i = 0; block->spans && i < block->spans->len; i++) {
        const struct span *span = &g_array_index (block->spans, struct span, i);
        size_t start = MAX ((size_t)span->start, from), end = MIN ((size_t)(span->start + MAX (span->length, 1)), to);
        if (start >= end)
            continue;
        g_autofree char *before = g_strndup (block->text + from, start - from), *word = g_strndup (block->text + start, end - start);
        text_figure_add (&figures, x + text_width (before), text_width (word), span->node);
    }
    return figures;
}

static void
flow_lines (struct flow *flow, const struct block *block, int first, int rest, int align)
{
    int width = flow->pager.page->width;
    g_autoptr (GPtrArray) lines = text_wrap (block->text, MAX (width - rest, 2), MAX (first - rest, 0));
    size_t at = 0;
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index (lines, i);
        const char *found = strstr (block->text + at, line);
        size_t from = found ? (size_t)(found - block->text) : at;
        int x = align < 0 ? (i == 0 ? first : rest) : MAX (width - text_width (line), 0) / (align > 0 ? 1 : 2);
        at = from + strlen (line);
        text_pager_take (&flow->pager, text_indent (line, x), flow_figures (block, from, at, x));
    }
}

static int
flow_count (const struct flow *flow, const struct block *block, int first)
{
    g_autoptr (GPtrArray) lines = text_wrap (block->text, flow->pager.page->width, first);
    return (int)lines->len;
}

static bool
flow_styled (const struct block *block, const char *style)
{
    return g_strcmp0 (block->style, style) == 0;
}

/* At the foot of its page. */
static void
flow_stamp (struct flow *flow, const struct block *block)
{
    int lines = flow_count (flow, block, 0);
    text_pager_need (&flow->pager, lines + 1);
    while (text_pager_left (&flow->pager) > lines)
        text_pager_take (&flow->pager, g_strdup (""), NULL);
    flow_lines (flow, block, 0, 0, 0);
}

static void
flow_paragraph (struct flow *flow, const struct block *block)
{
    if (flow_styled (block, "centre") || flow_styled (block, "title"))
        flow_lines (flow, block, 0, 0, 0);
    else if (flow_styled (block, "stamp"))
        flow_stamp (flow, block);
    else if (flow_styled (block, "plain") || block->kind == BLOCK_NOTE)
        flow_lines (flow, block, 0, 0, -1);
    else
        flow_lines (flow, block, INDENT, 0, -1);
}

/* Headings */

static void
flow_list (struct flow *flow, const struct block *block, int folio)
{
    if (block->listed)
        g_hash_table_insert (flow->folios, (gpointer)block, GINT_TO_POINTER (folio));
}

/* A title that has a page of its own stands in its upper third. */
static void
flow_lower (struct flow *flow, int lines)
{
    for (int i = (flow->pager.body - lines) / 3; i > 0; i--)
        text_pager_take (&flow->pager, g_strdup (""), NULL);
}

static bool
flow_centred (const struct block *block)
{
    return block->level == 0 || flow_styled (block, "title");
}

/* See struct keep: with the blank lines around it. */
static double
flow_kept_height (guint index, void *data)
{
    struct flow *flow = data;
    const struct block *block = g_ptr_array_index (flow->pager.report->blocks, index);
    const struct keep keep = {flow->pager.report, flow_kept_height, flow};
    switch (block->kind) {
    case BLOCK_HEADING:
        return flow_count (flow, block, flow_centred (block) ? 0 : INDENT) + (flow_centred (block) ? 2 : 1);
    case BLOCK_CHART:
        return (int)block->chart->bars->len * block->chart->n_series + 2;
    case BLOCK_TABLE:
        return 1 + text_grid_first (&flow->pager, block->grid, 1 + (int)keep_above (&keep, index));
    default:
        return MIN (flow_count (flow, block, INDENT), KEEP_LINES);
    }
}

/* A heading stands on the page of what it heads, also where that is a table that lies across. */
static void
flow_heading (struct flow *flow, const struct block *block, guint index)
{
    const struct report *report = flow->pager.report;
    const struct keep keep = {report, flow_kept_height, flow};
    const struct block *table = keep_table (report, index);
    bool centred = flow_centred (block), alone = keep_alone (report, index);
    int lines = flow_count (flow, block, centred ? 0 : INDENT);
    int width = table && !alone ? text_grid_page_width (&flow->pager, table->grid) : flow->pager.options.columns;
    if (block->level == 0 || width != flow->pager.page->width)
        text_pager_break (&flow->pager, width);
    else
        text_pager_skip (&flow->pager);
    if (alone)
        flow_lower (flow, lines);
    else
        text_pager_need (&flow->pager, lines + (int)keep_below (&keep, index + 1));
    flow_list (flow, block, text_pager_number (&flow->pager));
    flow_lines (flow, block, centred ? 0 : INDENT, 0, centred ? 0 : -1);
    if (centred)
        text_pager_skip (&flow->pager);
}

/* Contents */

static void
flow_entry (struct flow *flow, const struct block *block)
{
    int width = flow->pager.page->width;
    int indent = block->kind == BLOCK_TABLE ? CONTENTS_INDENT : block->level * CONTENTS_INDENT;
    g_autofree char *text = report_entry (block);
    g_autoptr (GPtrArray) lines = text_wrap (text, MAX (width - indent - CONTENTS_NUMBER, 2), 0);
    if (block->level == 0 && block->kind == BLOCK_HEADING)
        text_pager_skip (&flow->pager);
    for (guint i = 0; i < lines->len; i++)
        text_pager_take (&flow->pager, text_indent (g_ptr_array_index (lines, i), indent), NULL);
    const GPtrArray *taken = flow->pager.page->lines;
    struct entry_line entry = {.block = block, .line = g_ptr_array_index (taken, taken->len - 1), .width = width};
    g_array_append_val (flow->entries, entry);
}

/* Leaders and folios, when all of them are known. */
static void
flow_number_entries (struct flow *flow)
{
    for (guint i = 0; i < flow->entries->len; i++) {
        const struct entry_line *entry = &g_array_index (flow->entries, struct entry_line, i);
        g_autofree char *number = g_strdup_printf ("%d", GPOINTER_TO_INT (g_hash_table_lookup (flow->folios, entry->block)));
        g_autofree char *text = entry->line->text;
        int dots = entry->width - text_width (text) - (int)strlen (number) - 2;
        g_autofree char *leader = g_strnfill ((gsize)MAX (dots, 0), '.');
        entry->line->text = g_strdup_printf ("%s %s %s", text, leader, number);
    }
}

static void
flow_contents (struct flow *flow, const struct block *contents)
{
    const struct report *report = flow->pager.report;
    text_pager_break (&flow->pager, flow->pager.options.columns);
    flow_lines (flow, contents, 0, 0, 0);
    text_pager_skip (&flow->pager);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->listed)
            flow_entry (flow, block);
    }
    text_pager_skip (&flow->pager);
}

/* Cover */

static int
flow_cover_end (const struct report *report)
{
    guint end = 0;
    while (end < report->blocks->len &&
           ((const struct block *)g_ptr_array_index (report->blocks, end))->kind == BLOCK_TITLE)
        end++;
    return (int)end;
}

static void
flow_cover (struct flow *flow, int end)
{
    const struct report *report = flow->pager.report;
    text_pager_break (&flow->pager, flow->pager.options.columns);
    flow->pager.page->cover = true;
    int lines = 0;
    for (int i = 0; i < end; i++)
        lines += flow_count (flow, g_ptr_array_index (report->blocks, (guint)i), 0);
    flow_lower (flow, lines);
    for (int i = 0; i < end; i++)
        flow_lines (flow, g_ptr_array_index (report->blocks, (guint)i), 0, 0, 0);
    text_pager_break (&flow->pager, flow->pager.options.columns);
}

/* All blocks */

static void
flow_table (struct flow *flow, const struct block *block, guint index)
{
    struct text_pager *pager = &flow->pager;
    const struct keep keep = {pager->report, flow_kept_height, flow};
    bool headed = keep_above (&keep, index) > 0;
    int width = text_grid_page_width (pager, block->grid);
    if (!pager->page || width != pager->page->width)
        text_pager_break (pager, width);
    else
        text_pager_skip (pager);
    flow_list (flow, block, text_grid_print (pager, block->grid, headed));
}

/* Bars from the left, as long as their figures are great. */
static void
flow_chart (struct flow *flow, const struct block *block)
{
    const struct chart *chart = block->chart;
    int width = flow->pager.page->width, label = 0;
    int64_t most = 1;
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        label = MAX (label, text_width (bar->label));
        most = MAX (most, MAX (bar->num[0], bar->num[1]));
    }
    label = MIN (label, width / 3);
    text_pager_skip (&flow->pager);
    text_pager_need (&flow->pager, (int)chart->bars->len * chart->n_series + 2);
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        for (int k = 0; k < chart->n_series; k++) {
            g_autofree char *name = text_pad (k == 0 ? bar->label : "", label, -1);
            const char *figure = bar->said[k];
            g_autofree char *series = chart->n_series > 1 ? g_strconcat (" ", chart->names[k], NULL) : g_strdup ("");
            int room = MAX (width - label - text_width (series) - text_width (figure) - 3, 4);
            int cells = (int)((int128)MAX (bar->num[k], 0) * room / most);
            GString *line = g_string_new (name);
            g_string_append_printf (line, "%s ", series);
            for (int c = 0; c < cells; c++)
                g_string_append (line, flow->pager.options.ascii ? "#" : "\u2588");
            g_string_append_printf (line, "%s%s", cells > 0 ? " " : "", figure);
            GArray *figures = NULL;
            if (k == 0)
                text_figure_add (&figures, text_width (line->str) - text_width (figure), text_width (figure), bar->node);
            text_pager_take (&flow->pager, g_string_free (line, FALSE), figures);
        }
    }
    flow_lines (flow, block, 0, 0, 0);
    text_pager_skip (&flow->pager);
}

static void
flow_block (struct flow *flow, const struct block *block, guint index)
{
    struct text_pager *pager = &flow->pager;
    bool follows = block->kind == BLOCK_NOTE || block->kind == BLOCK_PAGE_BREAK || block->kind == BLOCK_TABLE || block->kind == BLOCK_HEADING;
    if (!pager->page || (!follows && pager->page->width != pager->options.columns))
        text_pager_break (pager, pager->options.columns);
    switch (block->kind) {
    case BLOCK_HEADING:
        flow_heading (flow, block, index);
        break;
    case BLOCK_TITLE:
        flow_lines (flow, block, 0, 0, 0);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        flow_paragraph (flow, block);
        break;
    case BLOCK_CHART:
        flow_chart (flow, block);
        break;
    case BLOCK_TABLE:
        flow_table (flow, block, index);
        break;
    case BLOCK_PAGE_BREAK:
        text_pager_break (pager, pager->options.columns);
        break;
    case BLOCK_CONTENTS:
        flow_contents (flow, block);
        break;
    }
}

static void
flow_report (struct flow *flow)
{
    const struct report *report = flow->pager.report;
    guint i = (guint)flow_cover_end (report);
    if (i > 0)
        flow_cover (flow, (int)i);
    for (; i < report->blocks->len; i++)
        flow_block (flow, g_ptr_array_index (report->blocks, i), i);
}

char *
print_text_map (const struct report *report, const struct print_options *options, GArray **figures, GError **error)
{
    struct flow flow = {.folios = g_hash_table_new (NULL, NULL), .entries = g_array_new (FALSE, FALSE, sizeof (struct entry_line))};
    text_pager_init (&flow.pager, report, options);
    flow_report (&flow);
    flow_number_entries (&flow);
    g_autoptr (GArray) map = g_array_new (FALSE, FALSE, sizeof (struct print_figure));
    int last;
    g_autofree char *text = text_pager_finish (&flow.pager, map, &last);
    text_pager_clear (&flow.pager);
    g_array_unref (flow.entries);
    g_hash_table_unref (flow.folios);
    if (*text == '\0' && options && options->last_page > 0) {
        print_no_page (options, last, error);
        return NULL;
    }
    if (figures)
        *figures = g_steal_pointer (&map);
    return g_steal_pointer (&text);
}

char *
print_text (const struct report *report, const struct print_options *options, GError **error)
{
    return print_text_map (report, options, NULL, error);
}

void
print_no_page (const struct print_options *options, int last, GError **error)
{
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("There is no page %d; the report has pages 1 to %d."), options->first_page, last);
}
