/* The rows of a grid that stand on one page, with its heads above them: whose each place is, where lines are drawn, how high
 * each row is.  Knows cells and heights; neither characters nor fonts. */
#include "grid-private.h"

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
    if (row <= slice->n_head || row == slice->n_rows || slice->band->ruled)
        return true;
    for (int column = 1; column < slice->band->n; column++)
        if (grid_slice_left (slice, row - 1, column) != grid_slice_left (slice, row, column))
            return true;
    return false;
}

bool
grid_slice_box (const struct grid_slice *slice, int row, int column, struct grid_box *box)
{
    const struct grid_measure *measure = slice->sized->measure;
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

static int
grid_slice_rule (const struct grid_slice *slice, int row)
{
    return grid_slice_ruled (slice, row) ? slice->sized->measure->rule : 0;
}

int
grid_slice_height (const struct grid_slice *slice)
{
    int last = slice->n_rows - 1, height = slice->above + grid_slice_rule (slice, slice->n_rows);
    return last < 0 ? height : height + grid_slice_rule (slice, last) + slice->height[last];
}

/* The rows above the last one stay as they are. */
static void
grid_slice_settle (struct grid_slice *slice)
{
    slice->above = 0;
    for (int row = 0; row < slice->n_rows - 1; row++)
        slice->above += grid_slice_rule (slice, row) + slice->height[row];
}

bool
grid_slice_whole (const struct grid_slice *slice, int height)
{
    return slice->next >= slice->sized->grid->n_rows && slice->next_skip == 0 && grid_slice_height (slice) <= height;
}

void
grid_slice_stretch (struct grid_slice *slice, int height, int most)
{
    int room = height - grid_slice_height (slice), low = 0;
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
    grid_slice_settle (slice);
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
grid_slice_append (struct grid_slice *slice, int row)
{
    const struct grid_sized *sized = slice->sized;
    int n = slice->band->n, last = slice->n_rows - 1;
    if (last >= 0)
        slice->above += grid_slice_rule (slice, last) + slice->height[last];
    slice->row[slice->n_rows] = row;
    for (int i = 0; i < n; i++)
        slice->owner[slice->n_rows * n + i] = sized->owner[row * sized->grid->n_columns + slice->band->column[i]];
    slice->n_rows++;
}

static void
grid_slice_remove (struct grid_slice *slice)
{
    int last = --slice->n_rows - 1;
    if (last >= 0)
        slice->above -= grid_slice_rule (slice, last) + slice->height[last];
}

/* The row in which the box at that place begins. */
static int
grid_slice_top (const struct grid_slice *slice, int row, int column)
{
    const struct grid_cell *cell = grid_slice_owner (slice, row, column);
    while (row > 0 && row != slice->n_head && grid_same (grid_slice_owner (slice, row - 1, column), cell))
        row--;
    return row;
}

/* Gives a row the height that the boxes ending in it ask for; `last`: also those that go on behind it. */
static void
grid_slice_measure (struct grid_slice *slice, int row, bool last)
{
    const struct grid_measure *measure = slice->sized->measure;
    slice->height[row] = 0;
    for (int column = 0; column < slice->band->n; column++) {
        const struct grid_cell *cell = grid_slice_owner (slice, row, column);
        struct grid_box box;
        if (!last && cell->row + cell->rowspan - 1 != slice->row[row])
            continue;
        if (!grid_slice_box (slice, grid_slice_top (slice, row, column), column, &box) || box.row + box.n_rows != row + 1)
            continue;
        int want = measure->height (cell, box.width, measure->data) - (box.height - slice->height[row]);
        slice->height[row] = MAX (slice->height[row], want);
    }
    if (row == slice->n_head)
        slice->height[row] -= slice->skip;
}

/* Appends a row if all fits into `height`. */
static bool
grid_slice_take (struct grid_slice *slice, int row, int height)
{
    int above = slice->n_rows - 1;
    int before = above >= slice->n_head ? slice->height[above] : 0;
    if (above >= slice->n_head) /* the row above is not the last one any more */
        grid_slice_measure (slice, above, false);
    grid_slice_append (slice, row);
    grid_slice_measure (slice, slice->n_rows - 1, true);
    if (grid_slice_height (slice) <= height)
        return true;
    if (above >= slice->n_head) {
        grid_slice_remove (slice);
        slice->height[above] = before;
    }
    return false;
}

/* Cuts the only body row, which is higher than the page, between two of its lines. */
static void
grid_slice_cut (struct grid_slice *slice, int height)
{
    const struct grid_measure *measure = slice->sized->measure;
    int *row = &slice->height[slice->n_rows - 1];
    int room = *row - (grid_slice_height (slice) - height);
    int lines = MAX ((room - 2 * measure->pad) / measure->step, 1);
    slice->next_skip = slice->skip + lines * measure->step;
    *row = lines * measure->step + 2 * measure->pad;
}

struct grid_slice *
grid_slice (const struct grid_sized *sized, const struct grid_band *band, int from, int skip, int height)
{
    const struct grid *grid = sized->grid;
    gsize most = (gsize)(grid->n_head + MAX (grid->n_rows - from, 0) + 1);
    struct grid_slice *slice = g_new0 (struct grid_slice, 1);
    *slice = (struct grid_slice){.sized = sized, .band = band, .n_head = grid->n_head, .skip = skip};
    slice->row = g_new (int, most);
    slice->owner = g_new (const struct grid_cell *, most * (gsize)MAX (band->n, 1));
    slice->height = g_new (int, most);
    for (int row = 0; row < grid->n_head; row++) {
        slice->height[row] = 0;
        grid_slice_append (slice, row);
    }
    for (int row = 0; row < grid->n_head; row++)
        grid_slice_measure (slice, row, false);
    grid_slice_settle (slice);
    int row = from;
    while (row < grid->n_rows && grid_slice_take (slice, row, height))
        row++;
    slice->next = row;
    if (row == from && row < grid->n_rows) {
        int whole = slice->height[slice->n_rows - 1];
        grid_slice_cut (slice, height);
        if (slice->height[slice->n_rows - 1] >= whole) { /* one line that does not fit: no smaller piece can be made */
            slice->next = row + 1;
            slice->next_skip = 0;
        }
    }
    return slice;
}
