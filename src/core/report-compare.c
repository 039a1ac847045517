/* Comparing the figures of two versions of a report, by the addresses of their cells. */
#include "core/report-compare.h"

#include "core/report-private.h"

#include <string.h>

void
shown_free (struct shown *shown)
{
    g_free (shown->address);
    g_free (shown->section);
    g_free (shown->row);
    g_free (shown->column);
    g_free (shown->text);
    g_free (shown);
}

/* The figures of a report */

static struct shown *
shown_new (const struct book *book, const struct cell *cell, bool prior)
{
    const struct value *value = book_value (book, node_of (cell->index, prior));
    struct shown *shown = g_new0 (struct shown, 1);
    const struct section *form = cell->section->form;

    shown->address = g_strdup (cell->address);
    shown->section = g_strdup (form->code ? form->code : section_short_title (form));
    shown->row = g_strdup (cell->row->label && *cell->row->label != '\0' ? cell->row->label : cell->row->id);
    shown->column = g_strdup (form->kind != SECTION_FIELDS && cell->column->label ? cell->column->label : "");
    shown->text = book_print (book, node_of (cell->index, prior));
    shown->num = number_printed (value->num, &cell->style);
    return shown;
}

struct collector {
    const struct book *book;
    bool prior;
    GHashTable *seen; /* set of cell numbers + 1 */
    GPtrArray *figures;
};

static void
collect_node (struct collector *collector, int node)
{
    const struct cell *cell = node >= 0 ? book_cell (collector->book, node_cell (node)) : NULL;
    if (!cell || type_is_text (cell->type) || node_prior (node))
        return;
    if (!g_hash_table_add (collector->seen, GINT_TO_POINTER (cell->index + 1)) ||
        book_value (collector->book, node_of (cell->index, collector->prior))->state != VALUE_NUMBER)
        return;
    g_ptr_array_add (collector->figures, shown_new (collector->book, cell, collector->prior));
}

GPtrArray *
report_figures (const struct report *report, const struct book *book, bool prior)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    struct collector collector = {book, prior, seen, g_ptr_array_new_with_free_func ((GDestroyNotify)shown_free)};
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        for (guint k = 0; block->grid && k < block->grid->cells->len; k++)
            collect_node (&collector, ((const struct grid_cell *)g_ptr_array_index (block->grid->cells, k))->node);
        for (guint k = 0; block->spans && k < block->spans->len; k++)
            collect_node (&collector, g_array_index (block->spans, struct span, k).node);
    }
    return collector.figures;
}

/* Marks */

static GHashTable *
compare_index (const GPtrArray *figures)
{
    GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < figures->len; i++) {
        struct shown *shown = g_ptr_array_index (figures, i);
        g_hash_table_insert (index, shown->address, shown);
    }
    return index;
}

struct comparison {
    const struct book *book;
    const struct compare_words *words;
    GHashTable *before; /* address -> struct shown * */
};

/* What stands behind a figure that differs; NULL where it does not.  g_free. */
static char *
compare_mark (const struct comparison *c, int node)
{
    const struct cell *cell = node >= 0 && !node_prior (node) ? book_cell (c->book, node_cell (node)) : NULL;
    if (!cell || type_is_text (cell->type))
        return NULL;
    const struct shown *was = g_hash_table_lookup (c->before, cell->address);
    bool is = book_value (c->book, node)->state == VALUE_NUMBER;
    g_autofree char *text = book_print (c->book, node);
    if (!is && !was)
        return NULL;
    if (!was)
        return g_strdup (c->words->added);
    if (is && strcmp (was->text, text) == 0)
        return NULL;
    g_auto (GStrv) parts = g_strsplit (c->words->mark, "%s", 2);
    return g_strjoinv (was->text, parts);
}

static void
compare_grid (const struct comparison *c, struct grid *grid)
{
    bool any = false;
    for (guint i = 0; i < grid->cells->len; i++) {
        struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        g_autofree char *mark = compare_mark (c, cell->node);
        if (!mark)
            continue;
        any = true;
        char *text = g_strconcat (cell->text, *cell->text != '\0' ? "\n" : "", mark, NULL);
        g_free (cell->text);
        cell->text = text;
        g_clear_pointer (&cell->terms, g_array_unref); /* it is no plain figure any more */
    }
    if (any)
        grid_weigh (grid);
}

/* From the last figure of a sentence to the first, so that the places of those before stay right. */
static void
compare_text (const struct comparison *c, struct block *block)
{
    GString *text = g_string_new (block->text);
    for (guint i = block->spans->len; i-- > 0;) {
        struct span *span = &g_array_index (block->spans, struct span, i);
        g_autofree char *mark = compare_mark (c, span->node);
        if (mark) {
            g_string_insert (text, MIN (span->start + span->length, (int)text->len), mark);
            for (guint k = i + 1; k < block->spans->len; k++)
                g_array_index (block->spans, struct span, k).start += (int)strlen (mark);
        }
    }
    g_free (block->text);
    block->text = g_string_free (text, FALSE);
}

/* The list */

struct difference {
    const struct shown *was, *is; /* NULL: none */
};

/* What is new or another figure now, in the order of the report, then what is gone. */
static GArray *
compare_list (const GPtrArray *before, const GPtrArray *now)
{
    g_autoptr (GHashTable) old = compare_index (before), present = compare_index (now);
    GArray *list = g_array_new (FALSE, FALSE, sizeof (struct difference));
    for (guint i = 0; i < now->len; i++) {
        struct difference difference = {.is = g_ptr_array_index (now, i)};
        difference.was = g_hash_table_lookup (old, difference.is->address);
        if (!difference.was || strcmp (difference.was->text, difference.is->text) != 0)
            g_array_append_val (list, difference);
    }
    for (guint i = 0; i < before->len; i++) {
        struct difference difference = {.was = g_ptr_array_index (before, i)};
        if (!g_hash_table_contains (present, difference.was->address))
            g_array_append_val (list, difference);
    }
    return list;
}

static char *
compare_gap (const struct book *book, const struct difference *difference, const struct compare_words *words)
{
    if (!difference->was || !difference->is)
        return g_strdup (difference->was ? words->removed : words->added);
    const struct cell *cell = book_find (book, difference->is->address, &(enum layer){LAYER_VALUE}, NULL);
    g_autofree char *gap = cell ? number_format (difference->is->num - difference->was->num, &cell->style) : g_strdup ("");
    return g_strconcat (*gap == '-' ? "" : "+", gap, NULL);
}

static void
compare_row (struct grid *grid, int row, const struct book *book, const struct difference *difference, const struct compare_words *words)
{
    const struct shown *any = difference->is ? difference->is : difference->was;
    g_autofree char *gap = compare_gap (book, difference, words);
    const char *labels[] = {any->section, any->row, any->column};
    const char *figures[] = {difference->was ? difference->was->text : "", difference->is ? difference->is->text : "", gap};
    for (int i = 0; i < 3; i++)
        grid_add (grid, row, i, 1, 1, ROLE_TEXT, ALIGN_LEFT, labels[i]);
    for (int i = 0; i < 3; i++)
        grid_add (grid, row, 3 + i, 1, 1, ROLE_FIGURE, ALIGN_RIGHT, figures[i]);
}

static struct grid *
compare_table (const struct book *book, const GArray *list, const struct compare_words *words)
{
    struct grid *grid = grid_new ((int)list->len + 1, (int)G_N_ELEMENTS (words->heads), 1);
    for (int i = 0; i < (int)G_N_ELEMENTS (words->heads); i++)
        grid_add (grid, 0, i, 1, 1, ROLE_HEAD, ALIGN_CENTRE, words->heads[i]);
    for (guint i = 0; i < list->len; i++)
        compare_row (grid, (int)i + 1, book, &g_array_index (list, struct difference, i), words);
    grid->title = g_strdup (words->title);
    grid_weigh (grid);
    return grid;
}

/* The blocks added last go to the front. */
static void
compare_to_front (struct report *report, guint from)
{
    for (guint i = from; i < report->blocks->len; i++) {
        struct block *block = g_ptr_array_steal_index (report->blocks, i);
        g_ptr_array_insert (report->blocks, (int)(i - from), block);
    }
}

int
report_compare (struct report *report, const struct book *book, const GPtrArray *before, const struct compare_words *words)
{
    g_autoptr (GPtrArray) now = report_figures (report, book, false);
    g_autoptr (GHashTable) index = compare_index (before);
    g_autoptr (GArray) list = compare_list (before, now);
    struct comparison comparison = {book, words, index};
    guint end = report->blocks->len;
    for (guint i = 0; i < end; i++) {
        struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->grid)
            compare_grid (&comparison, block->grid);
        if (block->spans)
            compare_text (&comparison, block);
    }
    if (list->len > 0)
        report_add (report, BLOCK_TABLE, 0, NULL, NULL)->grid = compare_table (book, list, words);
    else
        report_add (report, BLOCK_HEADING, 0, NULL, words->title);
    if (list->len == 0)
        report_add (report, BLOCK_PARAGRAPH, 0, "text", words->none);
    report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    compare_to_front (report, end);
    return (int)list->len;
}
