/* The rows of a grid that stand on one page, with its heads above them: whose each place is, where lines are drawn, how high
 * each row is.  Knows cells and heights; neither characters nor fonts. */
#include "grid.h"

/* Stands for every place that no cell of the grid covers. */
static const struct grid_cell grid_gap = {
    .text = (char *)"", .rowspan = 1, .colspan = 1, .role = ROLE_EMPTY, .node = -1};

static const struct grid_cell **
grid_owners (const struct grid *grid)
{
    const struct grid_cell **owner = g_new (const struct grid_cell *, (gsize)(grid->n_rows * grid->n_columns + 1));
    for (int i = 0; i < grid->n_rows * grid->n_columns; i++)
        owner[i] = &grid_gap;
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        for (int row = cell->row; row < MIN (cell->row + cell->rowspan, grid->n_rows); row++)
            for (int column = cell->column; column < MIN (cell->column + cell->colspan, grid->n_columns); column++)
                owner[row * grid->n_columns + column] = cell;
    }
    return owner;
}

static bool
grid_same (const struct grid_cell *a, const struct grid_cell *b)
{
    return a == b && a != &grid_gap;
}

static const struct grid_cell *
grid_slice_owner (const struct grid_slice *slice, int row, int column)
{
    return slice->owner[row * slice->band->n + column];
}

bool
grid_slice_above (const struct grid_slice *slice, int row, int column)
{
    if (row == 0 || row == slice->n_rows || row == slice->n_head)
        return true;
    return !grid_same (grid_slice_owner (slice, row - 1, column), grid_slice_owner (slice, row, column));
}

bool
grid_slice_left (const struct grid_slice *slice, int row, int column)
{
    if (column == 0 || column == slice->band->n)
        return true;
    return !grid_same (grid_slice_owner (slice, row, column - 1), grid_slice_owner (slice, row, column));
}

bool
grid_slice_ruled (const struct grid_slice *slice, int row)
{
    if (row <= slice->n_head || row == slice->n_rows || slice->ruled)
        return true;
    for (int column = 1; column < slice->band->n; column++)
        if (grid_slice_left (slice, row - 1, column) != grid_slice_left (slice, row, column))
            return true;
    return false;
}

bool
grid_slice_box (const struct grid_slice *slice, const struct grid_measure *measure, int row, int column,
                struct grid_box *box)
{
    const struct grid_cell *cell = grid_slice_owner (slice, row, column);
    if ((row != slice->n_head && row > 0 && grid_same (grid_slice_owner (slice, row - 1, column), cell)) ||
        (column > 0 && grid_same (grid_slice_owner (slice, row, column - 1), cell)))
        return false;
    *box = (struct grid_box){.cell = cell, .row = row, .column = column, .n_rows = 1, .n_columns = 1};
    int end = row < slice->n_head ? slice->n_head : slice->n_rows;
    while (row + box->n_rows < end && grid_same (grid_slice_owner (slice, row + box->n_rows, column), cell))
        box->n_rows++;
    while (column + box->n_columns < slice->band->n &&
           grid_same (grid_slice_owner (slice, row, column + box->n_columns), cell))
        box->n_columns++;
    box->width = (box->n_columns - 1) * measure->line;
    for (int i = 0; i < box->n_columns; i++)
        box->width += slice->band->width[column + i];
    for (int i = 0; i < box->n_rows; i++)
        box->height += slice->height[row + i] + (i > 0 && grid_slice_ruled (slice, row + i) ? measure->rule : 0);
    return true;
}

int
grid_slice_height (const struct grid_slice *slice, const struct grid_measure *measure)
{
    int height = 0;
    for (int row = 0; row <= slice->n_rows; row++) {
        height += grid_slice_ruled (slice, row) ? measure->rule : 0;
        height += row < slice->n_rows ? slice->height[row] : 0;
    }
    return height;
}

void
grid_slice_stretch (struct grid_slice *slice, const struct grid_measure *measure, int height, int most)
{
    int room = height - grid_slice_height (slice, measure), low = 0;
    for (int row = 0; row < slice->n_rows; row++)
        low += slice->height[row] < most;
    for (int row = 0; row < slice->n_rows && room > 0; row++) {
        if (slice->height[row] >= most)
            continue;
        int step = MIN (room / low, most - slice->height[row]);
        low--;
        slice->height[row] += step;
        room -= step;
    }
}

void
grid_slice_free (struct grid_slice *slice)
{
    g_free (slice->row);
    g_free (slice->owner);
    g_free (slice->height);
    g_free (slice);
}

static void
grid_slice_append (struct grid_slice *slice, const struct grid_cell **owners, int row)
{
    int n = slice->band->n;
    slice->row[slice->n_rows] = row;
    for (int i = 0; i < n; i++)
        slice->owner[slice->n_rows * n + i] = owners[row * slice->grid->n_columns + slice->band->column[i]];
    slice->n_rows++;
}

/* Gives a row the height that the boxes ending in it ask for; `last`: also those that go on behind it. */
static void
grid_slice_measure (struct grid_slice *slice, const struct grid_measure *measure, int row, bool last)
{
    slice->height[row] = 0;
    for (int top = row; top >= (row < slice->n_head ? 0 : slice->n_head); top--)
        for (int column = 0; column < slice->band->n; column++) {
            struct grid_box box;
            if (!grid_slice_box (slice, measure, top, column, &box) || box.row + box.n_rows != row + 1)
                continue;
            if (!last && box.cell->row + box.cell->rowspan - 1 != slice->row[row])
                continue;
            int want = measure->height (box.cell, box.width, measure->data) - (box.height - slice->height[row]);
            slice->height[row] = MAX (slice->height[row], want);
        }
    if (row == slice->n_head)
        slice->height[row] -= slice->skip;
}

static bool
grid_body_ruled (const struct grid *grid, const struct grid_band *band, const struct grid_measure *measure)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row < grid->n_head)
            continue;
        if (cell->rowspan > 1)
            return true;
        int width = 0;
        for (int k = 0; k < band->n; k++)
            if (band->column[k] >= cell->column && band->column[k] < cell->column + cell->colspan)
                width += band->width[k] + (width > 0 ? measure->line : 0);
        if (cell->role == ROLE_TEXT && width > 0 && measure->natural (cell, measure->data) > width)
            return true;
    }
    return false;
}

/* Appends a row if all fits into `height`. */
static bool
grid_slice_take (struct grid_slice *slice, const struct grid_cell **owners, const struct grid_measure *measure, int row,
                 int height)
{
    int above = slice->n_rows - 1;
    int before = above >= slice->n_head ? slice->height[above] : 0;
    if (above >= slice->n_head) /* the row above is not the last one any more */
        grid_slice_measure (slice, measure, above, false);
    grid_slice_append (slice, owners, row);
    grid_slice_measure (slice, measure, slice->n_rows - 1, true);
    if (grid_slice_height (slice, measure) <= height)
        return true;
    if (above >= slice->n_head) {
        slice->n_rows--;
        slice->height[above] = before;
    }
    return false;
}

/* Cuts the only body row, which is higher than the page, between two of its lines. */
static void
grid_slice_cut (struct grid_slice *slice, const struct grid_measure *measure, int height)
{
    int *row = &slice->height[slice->n_rows - 1];
    int room = *row - (grid_slice_height (slice, measure) - height);
    int lines = MAX ((room - 2 * measure->pad) / measure->step, 1);
    slice->next_skip = slice->skip + lines * measure->step;
    *row = lines * measure->step + 2 * measure->pad;
}

struct grid_slice *
grid_slice (const struct grid *grid, const struct grid_band *band, const struct grid_measure *measure, int from,
            int skip, int height)
{
    struct grid_slice *slice = g_new0 (struct grid_slice, 1);
    g_autofree const struct grid_cell **owners = grid_owners (grid);
    *slice = (struct grid_slice){.grid = grid, .band = band, .n_head = grid->n_head, .skip = skip};
    slice->row = g_new (int, (gsize)(grid->n_rows + 1));
    slice->owner = g_new (const struct grid_cell *, (gsize)((grid->n_rows + 1) * MAX (band->n, 1)));
    slice->height = g_new0 (int, (gsize)(grid->n_rows + 1));
    slice->ruled = grid_body_ruled (grid, band, measure);
    for (int row = 0; row < grid->n_head; row++)
        grid_slice_append (slice, owners, row);
    for (int row = 0; row < grid->n_head; row++)
        grid_slice_measure (slice, measure, row, false);
    int row = from;
    while (row < grid->n_rows && grid_slice_take (slice, owners, measure, row, height))
        row++;
    slice->next = row;
    if (row == from && row < grid->n_rows) {
        int whole = slice->height[slice->n_rows - 1];
        grid_slice_cut (slice, measure, height);
        if (slice->height[slice->n_rows - 1] >= whole) { /* one line that does not fit: no smaller piece can be made */
            slice->next = row + 1;
            slice->next_skip = 0;
        }
    }
    return slice;
}
