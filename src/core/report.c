/* The report model: making its pieces, freeing them, writing it down for tests.  Knows no book; report-build.c fills
 * it. */
#include "core/report-private.h"

#include "core/text.h"

static void
block_free (struct block *block)
{
    g_free (block->style);
    g_free (block->text);
    g_free (block->section);
    g_clear_pointer (&block->spans, g_array_unref);
    g_clear_pointer (&block->grid, grid_free);
    g_clear_pointer (&block->chart, chart_free);
    g_free (block);
}

struct report *
report_new (void)
{
    struct report *report = g_new0 (struct report, 1);
    report->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
    return report;
}

void
report_free (struct report *report)
{
    g_ptr_array_unref (report->blocks);
    g_free (report->fingerprint);
    g_free (report->title);
    g_free (report->author);
    g_free (report->draft_mark);
    g_free (report->continued);
    g_free (report);
}

struct block *
report_add (struct report *report, enum block_kind kind, int level, const char *style, const char *text)
{
    struct block *block = g_new0 (struct block, 1);
    block->kind = kind;
    block->level = level;
    block->style = g_strdup (style);
    block->text = g_strdup (text);
    g_ptr_array_add (report->blocks, block);
    return block;
}

static void
grid_cell_free (struct grid_cell *cell)
{
    g_clear_pointer (&cell->terms, g_array_unref);
    g_free (cell->text);
    g_free (cell);
}

struct grid *
grid_new (int n_rows, int n_columns, int n_head)
{
    struct grid *grid = g_new0 (struct grid, 1);
    grid->n_rows = n_rows;
    grid->n_columns = n_columns;
    grid->n_head = n_head;
    grid->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)grid_cell_free);
    grid->weight = g_new0 (int, (gsize)n_columns + 1);
    return grid;
}

void
grid_free (struct grid *grid)
{
    g_ptr_array_unref (grid->cells);
    g_free (grid->weight);
    g_free (grid->title);
    g_free (grid->code);
    g_free (grid->left);
    g_free (grid->middle);
    g_free (grid->right);
    g_free (grid);
}

struct grid_cell *
grid_add (struct grid *grid, int row, int column, int rowspan, int colspan, enum cell_role role, enum align align,
          const char *text)
{
    struct grid_cell *cell = g_new0 (struct grid_cell, 1);
    *cell = (struct grid_cell){
        .row = row, .column = column, .rowspan = rowspan, .colspan = colspan, .role = role, .align = align, .node = -1};
    cell->text = g_strdup (text ? text : "");
    g_ptr_array_add (grid->cells, cell);
    return cell;
}

void
grid_weigh (struct grid *grid)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        g_auto (GStrv) lines = g_strsplit (cell->text, "\n", -1);
        for (char **line = lines; cell->colspan == 1 && *line; line++)
            grid->weight[cell->column] = MAX (grid->weight[cell->column], text_width (*line) + cell->indent);
    }
}

/* Dump */

static const char *const block_names[] = {"title", "heading", "paragraph", "table", "note", "page-break", "contents", "chart"};
static const char *const role_names[] = {"head", "index", "label", "figure", "text", "empty"};

/* On one line: a line break is shown as it is typed in C. */
static void
dump_text (GString *out, const char *text)
{
    for (const char *c = text ? text : ""; *c != '\0'; c++)
        if (*c == '\n')
            g_string_append (out, "\\n");
        else
            g_string_append_c (out, *c);
}

static void
dump_grid (GString *out, const struct grid *grid)
{
    g_string_append_printf (out, "  %d rows, %d columns, %d of head%s\n", grid->n_rows, grid->n_columns, grid->n_head,
                            grid->landscape ? ", landscape" : "");
    g_string_append_printf (out, "  %s | %s | %s | %s | %s\n", grid->title ? grid->title : "",
                            grid->code ? grid->code : "", grid->left ? grid->left : "",
                            grid->middle ? grid->middle : "", grid->right ? grid->right : "");
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        g_string_append_printf (out, "  %d,%d", cell->row, cell->column);
        if (cell->rowspan > 1 || cell->colspan > 1)
            g_string_append_printf (out, " %dx%d", cell->rowspan, cell->colspan);
        g_string_append_printf (out, " %s", role_names[cell->role]);
        if (cell->indent > 0)
            g_string_append_printf (out, " >%d", cell->indent);
        g_string_append (out, *cell->text != '\0' ? " " : "");
        dump_text (out, cell->text);
        g_string_append_c (out, '\n');
    }
}

static void
dump_chart (GString *out, const struct chart *chart)
{
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        g_string_append_printf (out, "  %s %s", chart->pie ? "slice" : "bar", bar->label);
        for (int k = 0; k < chart->n_series; k++)
            g_string_append_printf (out, " | %s", bar->said[k]);
        g_string_append_c (out, '\n');
    }
}

static void
dump_blocks (GString *out, const struct report *report)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        g_string_append (out, block_names[block->kind]);
        if (block->kind == BLOCK_HEADING)
            g_string_append_printf (out, " %d", block->level);
        if (block->style)
            g_string_append_printf (out, " (%s)", block->style);
        g_string_append (out, block->listed ? " *" : "");
        g_string_append (out, block->text && *block->text != '\0' ? " " : "");
        dump_text (out, block->text);
        g_string_append_c (out, '\n');
        if (block->grid)
            dump_grid (out, block->grid);
        if (block->chart)
            dump_chart (out, block->chart);
    }
}

char *
report_entry (const struct block *block)
{
    const struct grid *grid = block->grid;
    if (!grid || (block->text && *block->text != '\0'))
        return g_strdup (block->text ? block->text : "");
    return g_strconcat (grid->code ? grid->code : "", grid->code && grid->title ? "  " : "", grid->title ? grid->title : "", NULL);
}

char *
report_phrase (const char *phrase, ...)
{
    char *text = g_strdup (phrase);
    va_list list;
    va_start (list, phrase);
    for (const char *name; (name = va_arg (list, const char *));) {
        g_autofree char *mark = g_strconcat ("{", name, "}", NULL);
        g_auto (GStrv) parts = g_strsplit (text, mark, -1);
        g_free (text);
        text = g_strjoinv (va_arg (list, const char *), parts);
    }
    va_end (list);
    return text;
}

char *
report_dump (const struct report *report)
{
    GString *out = g_string_new (NULL);
    g_string_append_printf (out, "report %s | %s%s\n", report->title ? report->title : "",
                            report->author ? report->author : "", report->draft ? " | draft" : "");
    dump_blocks (out, report);
    return g_string_free (out, FALSE);
}

/* Fingerprint */

void
report_seal (struct report *report)
{
    GString *out = g_string_new (NULL);
    dump_blocks (out, report);
    g_free (report->fingerprint);
    report->fingerprint = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)out->str, out->len);
    g_string_free (out, TRUE);
}

char *
report_fingerprint_shown (const char *fingerprint)
{
    const int groups = 4, letters = 4;
    GString *out = g_string_new (NULL);
    for (int i = 0; i < groups * letters && fingerprint[i] != '\0'; i++) {
        if (i > 0 && i % letters == 0)
            g_string_append_c (out, '-');
        g_string_append_c (out, fingerprint[i]);
    }
    return g_string_free (out, FALSE);
}
