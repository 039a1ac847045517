/* Tables whose rows are printed as columns, with one line of figures: the three public expenses. */
#include "core/report-table.h"

struct transposed_cell {
    const struct book_row *row;
    const struct table_column *column;
    char **path;
};

static char **
transposed_path (const struct table_column *column, const struct book_row *row, bool only)
{
    GPtrArray *path = g_ptr_array_new ();
    report_path_add (path, column->block ? column->block->head : NULL);
    report_path_group (path, column->group);
    if (!only)
        report_path_add (path, column->label);
    report_path_group (path, row->form ? row->form->group : NULL);
    report_path_add (path, row->form && row->form->head ? row->form->head : row->label);
    return report_path_end (path);
}

static char **
transposed_path_by_row (const struct table_column *column, const struct book_row *row)
{
    GPtrArray *path = g_ptr_array_new ();
    report_path_add (path, column->block ? column->block->head : NULL);
    report_path_group (path, row->form ? row->form->group : NULL);
    report_path_add (path, row->form && row->form->head ? row->form->head : row->label);
    report_path_group (path, column->group);
    report_path_add (path, column->label);
    return report_path_end (path);
}

static void
transposed_add (const struct table *table, GArray *cells, const struct book_row *row, const struct table_column *column)
{
    if (!row || column->index < 0 || row->cell[column->index] < 0)
        return;
    bool only = table->columns->len == 1;
    struct transposed_cell cell = {row, column, table->layout->by_row ? transposed_path_by_row (column, row)
                                                                      : transposed_path (column, row, only)};
    g_array_append_val (cells, cell);
}

static GArray *
transposed_cells (const struct table *table)
{
    GArray *cells = g_array_new (FALSE, FALSE, sizeof (struct transposed_cell));
    int n = (int)table->columns->len;
    g_autoptr (GArray) first = table->layout->by_row && n > 0 ? table_lines (table, table_column_at (table, 0)->block) : NULL;
    for (guint k = 0; first && k < first->len; k++)
        for (int i = 0; i < n; i++)
            transposed_add (table, cells, g_array_index (first, struct table_line, k).row, table_column_at (table, i));
    for (int i = 0; !first && i < n; i++) {
        const struct table_column *column = table_column_at (table, i);
        g_autoptr (GArray) lines = table_lines (table, column->block);
        for (guint k = 0; k < lines->len; k++)
            transposed_add (table, cells, g_array_index (lines, struct table_line, k).row, column);
    }
    return cells;
}

void
table_lay_transposed (struct table *table)
{
    g_autoptr (GArray) cells = transposed_cells (table);
    int n = (int)cells->len;
    char ***paths = g_new0 (char **, (gsize)n + 1);
    for (int i = 0; i < n; i++)
        paths[i] = g_array_index (cells, struct transposed_cell, i).path;
    int depth = report_paths_depth (paths, n);
    table->n_head = depth + table->layout->index;
    table->grid = grid_new (table->n_head + 1, n, table->n_head);
    report_add_heads (table->grid, depth, paths, n);
    report_paths_free (paths, n);
    for (int i = 0; i < n && table->layout->index; i++) {
        g_autofree char *number = g_strdup_printf ("%d", i + 1);
        grid_add (table->grid, depth, i, 1, 1, ROLE_INDEX, ALIGN_CENTRE, number);
    }
    for (int i = 0; i < n; i++) {
        const struct transposed_cell *cell = &g_array_index (cells, struct transposed_cell, i);
        table_add_figure (table, table->n_head, i, cell->row, cell->column);
    }
}
