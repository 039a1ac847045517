/* The printed table of a section: which rows and columns stand where, what is written above them.  The shape in print
 * is the form's layout and not the shape of the data: blocks side by side, empty numbered lines, or rows turned into
 * columns. */
#include "core/report-table.h"

#include <string.h>

#define INDENT_OF_LEVEL 2 /* half-width characters */

/* Columns */

static int
table_column_index (const struct section *form, const char *id)
{
    for (guint i = 0; i < form->columns->len; i++)
        if (strcmp (((const struct column *)g_ptr_array_index (form->columns, i))->id, id) == 0)
            return (int)i;
    return -1;
}

static void
table_add_column (struct table *table, const char *show, const struct layout_column *laid,
                  const struct layout_block *block, bool begins)
{
    struct table_column column = {
        .show = show, .index = table_column_index (table->section->form, show), .block = block, .begins = begins};
    if (column.index >= 0)
        column.column = g_ptr_array_index (table->section->form->columns, (guint)column.index);
    column.label = laid && laid->label ? laid->label : column.column ? column.column->label : NULL;
    column.group = laid && laid->group ? laid->group : column.column ? column.column->group : NULL;
    column.number = laid && laid->index ? laid->index : column.column ? column.column->index : NULL;
    g_array_append_val (table->columns, column);
}

static bool
table_has_lines (const struct section *form)
{
    for (guint i = 0; i < form->rows->len; i++)
        if (((const struct row *)g_ptr_array_index (form->rows, i))->line)
            return true;
    return false;
}

/* Where the form lays out no columns: what the kind of section has to show. */
static void
table_default_columns (struct table *table, const struct layout_block *block)
{
    const struct section *form = table->section->form;
    guint before = table->columns->len;
    if (form->kind == SECTION_TREE)
        table_add_column (table, "code", NULL, block, true);
    if (form->kind != SECTION_LIST && !table->layout->transposed)
        table_add_column (table, "label", NULL, block, table->columns->len == before);
    if (table_has_lines (form) && !table->layout->transposed)
        table_add_column (table, "line", NULL, block, false);
    for (guint i = 0; i < form->columns->len; i++) {
        const struct column *column = g_ptr_array_index (form->columns, i);
        if (!column->hidden)
            table_add_column (table, column->id, NULL, block, table->columns->len == before);
    }
}

static void
table_block_columns (struct table *table, const struct layout_block *block)
{
    if (block->columns->len == 0)
        table_default_columns (table, block);
    for (guint i = 0; i < block->columns->len; i++) {
        const struct layout_column *laid = g_ptr_array_index (block->columns, i);
        table_add_column (table, laid->show, laid, block, i == 0);
    }
}

static void
table_collect_columns (struct table *table)
{
    if (table->layout->blocks->len == 0)
        table_default_columns (table, NULL);
    for (guint i = 0; i < table->layout->blocks->len; i++)
        table_block_columns (table, g_ptr_array_index (table->layout->blocks, i));
}

const struct table_column *
table_column_at (const struct table *table, int i)
{
    return &g_array_index (table->columns, struct table_column, i);
}

/* Rows of a block */

static bool
table_prints_row (const struct book_row *row, const struct layout_block *block)
{
    if (row->form && row->form->hidden)
        return false;
    return !block || !block->foot || strcmp (row->id, block->foot) != 0;
}

GArray *
table_lines (const struct table *table, const struct layout_block *block)
{
    GArray *lines = g_array_new (FALSE, FALSE, sizeof (struct table_line));
    for (guint i = 0; (!block || !block->rows) && i < table->section->rows->len; i++) {
        struct table_line line = {.row = g_ptr_array_index (table->section->rows, i), .place = (int)lines->len + 1};
        if (table_prints_row (line.row, block))
            g_array_append_val (lines, line);
    }
    for (char **id = block && block->rows ? block->rows : NULL; id && *id; id++) {
        struct table_line line = {.place = (int)lines->len + 1};
        if (**id == '-')
            line.number = *id + 1;
        else
            line.row = book_row (table->section, *id);
        g_array_append_val (lines, line);
    }
    return lines;
}

/* Cells */

static bool
table_names_row (const struct table_column *column)
{
    return strcmp (column->show, "label") == 0 || strcmp (column->show, "code") == 0;
}

/* The line of 栏次; the word for it in front may stand over code and name together. */
static void
table_add_index (struct table *table, int row)
{
    int n = (int)table->columns->len;
    for (int i = 0, run; i < n; i += run) {
        const struct table_column *column = table_column_at (table, i);
        for (run = 1; table_names_row (column) && i + run < n; run++) {
            const struct table_column *next = table_column_at (table, i + run);
            if (!table_names_row (next) || next->begins || g_strcmp0 (next->number, column->number) != 0)
                break;
        }
        grid_add (table->grid, row, i, 1, run, ROLE_INDEX, ALIGN_CENTRE, column->number);
    }
}

static const char *
table_code (const struct book_row *row)
{
    return row->form ? row->form->code : row->id;
}

/* A total has no code: its name takes the place of both. */
static bool
table_joins (const struct table *table, int i, const struct table_line *line)
{
    if (i + 1 >= (int)table->columns->len || !line->row || table_code (line->row))
        return false;
    const struct table_column *one = table_column_at (table, i), *two = table_column_at (table, i + 1);
    return table_names_row (one) && table_names_row (two) && !two->begins && strcmp (one->show, two->show) != 0;
}

void
table_add_figure (struct table *table, int at_row, int at_column, const struct book_row *row,
                  const struct table_column *column)
{
    int index = row && column->index >= 0 ? row->cell[column->index] : -1;
    if (index < 0) {
        grid_add (table->grid, at_row, at_column, 1, 1, ROLE_EMPTY, ALIGN_RIGHT, NULL);
        return;
    }
    enum cell_type type = book_cell (table->book, index)->type;
    bool text = type == TYPE_TEXT || type == TYPE_CHOICE || type == TYPE_DATE;
    enum align align = !text ? ALIGN_RIGHT : type == TYPE_TEXT ? ALIGN_LEFT : ALIGN_CENTRE;
    g_autofree char *shown = book_print (table->book, node_of (index, false));
    struct grid_cell *cell =
        grid_add (table->grid, at_row, at_column, 1, 1, text ? ROLE_TEXT : ROLE_FIGURE, align, shown);
    cell->node = node_of (index, false);
    cell->terms = book_terms (table->book, cell->node);
}

/* 行次 as the form has it; lists are counted. */
static void
table_add_line_number (struct table *table, int at_row, int at_column, const struct table_line *line)
{
    g_autofree char *place = g_strdup_printf ("%d", line->place);
    const char *number = line->number;
    if (!number && line->row && table->section->form->kind == SECTION_LIST)
        number = place;
    else if (!number && line->row && line->row->form)
        number = line->row->form->line;
    grid_add (table->grid, at_row, at_column, 1, 1, ROLE_INDEX, ALIGN_CENTRE, number);
}

/* Returns how many columns the cell takes. */
static int
table_add_cell (struct table *table, int at_row, int at_column, const struct table_line *line)
{
    const struct table_column *column = table_column_at (table, at_column);
    const struct book_row *row = line->row;
    bool joined = table_joins (table, at_column, line);
    if (joined || strcmp (column->show, "label") == 0) {
        bool centred = joined || line->foot || (row && row->form && row->form->centred);
        enum align align = centred ? ALIGN_CENTRE : ALIGN_LEFT;
        struct grid_cell *cell =
            grid_add (table->grid, at_row, at_column, 1, joined ? 2 : 1, ROLE_LABEL, align, row ? row->label : NULL);
        cell->indent = row && align == ALIGN_LEFT ? row->level * INDENT_OF_LEVEL : 0;
    } else if (strcmp (column->show, "code") == 0) {
        grid_add (table->grid, at_row, at_column, 1, 1, ROLE_INDEX, ALIGN_LEFT, row ? table_code (row) : NULL);
    } else if (strcmp (column->show, "line") == 0) {
        table_add_line_number (table, at_row, at_column, line);
    } else {
        table_add_figure (table, at_row, at_column, row, column);
    }
    return joined ? 2 : 1;
}

/* Lists that group their rows by choices (一级指标, 二级指标) show each choice once for all its rows. */
static void
table_merge_choices (struct table *table)
{
    struct grid *grid = table->grid;
    int leading = 0;
    while (leading < (int)table->columns->len && table_column_at (table, leading)->column &&
           table_column_at (table, leading)->column->type == TYPE_CHOICE)
        leading++;
    g_autofree struct grid_cell **above = g_new0 (struct grid_cell *, (gsize)leading + 1);
    for (guint i = 0; i < grid->cells->len; i++) {
        struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row < grid->n_head || cell->column >= leading)
            continue;
        struct grid_cell *top = above[cell->column];
        bool same = top && *cell->text != '\0' && strcmp (top->text, cell->text) == 0 &&
                    (cell->column == 0 || above[cell->column - 1]->row <= top->row);
        if (!same) {
            above[cell->column] = cell;
            continue;
        }
        top->rowspan++;
        g_ptr_array_remove_index (grid->cells, i--);
    }
}

/* The table as the form lays it out, lines below each other. */

static char **
table_path (const struct table_column *column)
{
    GPtrArray *path = g_ptr_array_new ();
    report_path_add (path, column->block ? column->block->head : NULL);
    report_path_group (path, column->group);
    g_ptr_array_add (path, g_strdup (column->label ? column->label : ""));
    return report_path_end (path);
}

static void
table_fill_block (struct table *table, int first, int foot)
{
    const struct layout_block *block = table_column_at (table, first)->block;
    g_autoptr (GArray) lines = table_lines (table, block);
    struct table_line nothing = {.row = NULL}, total = {.foot = true};
    total.row = block && block->foot ? book_row (table->section, block->foot) : NULL;
    for (int row = table->n_head; row < table->grid->n_rows; row++) {
        int i = row - table->n_head;
        const struct table_line *line = &nothing;
        if (row == foot)
            line = &total;
        else if (i < (int)lines->len)
            line = &g_array_index (lines, struct table_line, i);
        int column = first;
        do
            column += table_add_cell (table, row, column, line);
        while (column < (int)table->columns->len && !table_column_at (table, column)->begins);
    }
}

static void
table_lay_lines (struct table *table)
{
    int n = (int)table->columns->len, n_lines = 1;
    bool foot = false;
    char ***paths = g_new0 (char **, (gsize)n + 1);
    for (int i = 0; i < n; i++) {
        const struct table_column *column = table_column_at (table, i);
        paths[i] = table_path (column);
        g_autoptr (GArray) lines = column->begins ? table_lines (table, column->block) : NULL;
        n_lines = MAX (n_lines, lines ? (int)lines->len : 0);
        foot = foot || (column->block && column->block->foot);
    }
    int depth = report_paths_depth (paths, n);
    table->n_head = depth + table->layout->index;
    table->grid = grid_new (table->n_head + n_lines + foot, n, table->n_head);
    report_add_heads (table->grid, depth, paths, n);
    report_paths_free (paths, n);
    if (table->layout->index)
        table_add_index (table, depth);
    for (int i = 0; i < n; i++)
        if (table_column_at (table, i)->begins)
            table_fill_block (table, i, foot ? table->grid->n_rows - 1 : -1);
    if (table->section->form->kind == SECTION_LIST)
        table_merge_choices (table);
}

/* The block */

static bool
grid_has_figure (const struct grid *grid)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if ((cell->role == ROLE_FIGURE || (cell->role == ROLE_TEXT && cell->node >= 0)) && *cell->text != '\0')
            return true;
    }
    return false;
}

static void
table_add_note (struct report *report, struct book *book, const struct book_section *section, const char *source)
{
    g_autofree char *text = report_render (book, section, source);
    if (text && *text != '\0')
        report_add (report, BLOCK_NOTE, 0, "note", text)->section = g_strdup (section->form->id);
}

void
report_grid_heads (struct grid *grid, struct book *book, const struct book_section *section, const struct book_row *row)
{
    const struct form *form = book_form (book);
    const struct layout *layout = section->form->layout;
    const char *title = layout->title ? layout->title : section->form->title;
    grid->title = *title != '\0' ? report_render_row (book, section, row, title) : NULL;
    grid->code = g_strdup (section->form->code);
    grid->left = report_render_row (book, section, row, layout->left ? layout->left : form->table_left);
    grid->middle = report_render_row (book, section, row, layout->middle ? layout->middle : form->table_middle);
    grid->right = report_render_row (book, section, row, layout->right ? layout->right : form->table_right);
    grid->landscape = layout->landscape;
}

void
report_add_notes (struct report *report, struct book *book, const struct book_section *section)
{
    for (guint i = 0; i < section->form->layout->notes->len; i++)
        table_add_note (report, book, section, g_ptr_array_index (section->form->layout->notes, i));
}

/* A table with a code or an entry of its own stands in the contents, on pages of its own. */
bool
report_add_table (struct report *report, struct book *book, const struct book_section *section)
{
    struct table table = {.book = book, .section = section, .layout = section->form->layout};
    if (table.layout->when && !book_test (book, section, NULL, table.layout->when))
        return false;
    table.columns = g_array_new (FALSE, FALSE, sizeof (struct table_column));
    table_collect_columns (&table);
    if (table.layout->transposed)
        table_lay_transposed (&table);
    else
        table_lay_lines (&table);
    g_array_unref (table.columns);
    report_grid_heads (table.grid, book, section, NULL);
    grid_weigh (table.grid);
    bool listed = section->form->code || section->form->entry;
    if (listed)
        report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    struct block *block = report_add (report, BLOCK_TABLE, 0, NULL, section->form->entry);
    block->grid = table.grid;
    block->section = g_strdup (section->form->id);
    block->listed = listed;
    if (!grid_has_figure (block->grid))
        table_add_note (report, book, section, section->form->layout->empty);
    report_add_notes (report, book, section);
    if (listed)
        report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    return true;
}
