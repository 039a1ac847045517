/* Fitting a grid to a page.  Knows cells, widths and heights; neither characters nor fonts. */
#include "grid.h"

#include <string.h>

/* Stands for every place that no cell of the grid covers. */
static const struct grid_cell grid_gap = { .text = (char *) "", .rowspan = 1, .colspan = 1, .role = ROLE_EMPTY, .node = -1 };

static const struct grid_cell **
grid_owners (const struct grid *grid)
{
    const struct grid_cell **owner = g_new (const struct grid_cell *, (gsize) (grid->n_rows * grid->n_columns + 1));
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

/* Widths */

/* What is met first: nothing cut; then labels and figures on one line; then heads in two lines; then everything on one. */
enum grid_wish { WISH_LEAST, WISH_BODY, WISH_GOOD, WISH_FULL };

static int
grid_cell_wish (const struct grid *grid, const struct grid_measure *measure, const struct grid_cell *cell, enum grid_wish wish)
{
    int least = measure->least (cell, measure->data);
    int natural = MAX (least, measure->natural (cell, measure->data));
    bool head = cell->row < grid->n_head && cell->role == ROLE_HEAD;
    switch (wish) {
    case WISH_LEAST:
        return least;
    case WISH_BODY:
        return head ? least : cell->role == ROLE_TEXT ? MIN (natural, 2 * least) : natural;
    case WISH_GOOD:
        return head ? MAX (least, (natural + 1) / 2) : natural;
    case WISH_FULL:
        break;
    }
    return natural;
}

static int *
grid_wishes (const struct grid *grid, const struct grid_measure *measure, enum grid_wish wish)
{
    int *width = g_new0 (int, (gsize) (grid->n_columns + 1));
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->colspan == 1)
            width[cell->column] = MAX (width[cell->column], grid_cell_wish (grid, measure, cell, wish));
    }
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        int have = (cell->colspan - 1) * measure->line;
        for (int column = 0; column < cell->colspan; column++)
            have += width[cell->column + column];
        int missing = cell->colspan > 1 ? grid_cell_wish (grid, measure, cell, wish) - have : 0;
        for (int column = 0; missing > 0 && column < cell->colspan; column++) {
            int share = (missing + cell->colspan - column - 1) / (cell->colspan - column);
            width[cell->column + column] += share;
            missing -= share;
        }
    }
    return width;
}

static int
grid_sum (const int *width, int n, const struct grid_measure *measure)
{
    int sum = measure->line;
    for (int i = 0; i < n; i++)
        sum += width[i] + measure->line;
    return sum;
}

int
grid_least (const struct grid *grid, const struct grid_measure *measure)
{
    g_autofree int *least = grid_wishes (grid, measure, WISH_LEAST);
    return grid_sum (least, grid->n_columns, measure);
}

int
grid_good (const struct grid *grid, const struct grid_measure *measure)
{
    g_autofree int *good = grid_wishes (grid, measure, WISH_GOOD);
    return grid_sum (good, grid->n_columns, measure);
}

/* Raises the widths towards the wishes with what room there is: the small wishes are met first, so that one long text does
 * not starve the columns beside it. */
static void
grid_raise (int *width, const int *wish, int n, int room)
{
    while (room > 0) {
        int open = 0;
        for (int i = 0; i < n; i++)
            open += width[i] < wish[i];
        if (open == 0)
            break;
        int share = MAX (room / open, 1);
        for (int i = 0; i < n && room > 0; i++) {
            int step = MAX (0, MIN (MIN (wish[i] - width[i], share), room));
            width[i] += step;
            room -= step;
        }
    }
}

static void
grid_stretch (int *width, int n, int room)
{
    for (int i = 0; i < n; i++) {
        int share = room / (n - i);
        width[i] += share;
        room -= share;
    }
}

/* Bands */

static void
grid_band_free (struct grid_band *band)
{
    g_free (band->column);
    g_free (band->width);
    g_free (band);
}

/* Columns that say what the figures behind them are. */
static bool *
grid_leading (const struct grid *grid)
{
    bool *leading = g_new0 (bool, (gsize) (grid->n_columns + 1));
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row >= grid->n_head && cell->colspan == 1 && (cell->role == ROLE_LABEL || cell->role == ROLE_INDEX))
            leading[cell->column] = true;
    }
    return leading;
}

/* Which columns go into which band if none may be wider than `width`: the indexes of all bands, -1 behind each. */
static GArray *
grid_split (const struct grid *grid, const struct grid_measure *measure, const int *least, const bool *leading, int width)
{
    GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
    int lead = 0, n_lead = 0, n = 0, used = measure->line, end = -1;
    for (int column = 0; column < grid->n_columns; column++) {
        bool begins = leading[column] && (column == 0 || !leading[column - 1]);
        lead = begins ? column : lead;
        n_lead = begins ? 1 : n_lead + leading[column];
        int need = least[column] + measure->line;
        for (int next = column + 1; begins && next < grid->n_columns && leading[next - 1]; next++)
            need += least[next] + measure->line; /* labels go with the first figure behind them */
        if (used + need > width && (begins ? n > 0 : !leading[column] && n > n_lead)) {
            g_array_append_val (columns, end);
            n = 0;
            used = measure->line;
            for (int i = lead; !begins && i < lead + n_lead; i++, n++) {
                g_array_append_val (columns, i);
                used += least[i] + measure->line;
            }
        }
        g_array_append_val (columns, column);
        used += least[column] + measure->line;
        n++;
    }
    g_array_append_val (columns, end);
    return columns;
}

static int
grid_n_bands (const GArray *columns)
{
    int n = 0;
    for (guint i = 0; i < columns->len; i++)
        n += g_array_index (columns, int, i) < 0;
    return n;
}

/* As few bands as the width allows, and all about equally wide. */
static GArray *
grid_split_evenly (const struct grid *grid, const struct grid_measure *measure, const int *least, int width)
{
    enum { STEPS = 40 };
    g_autofree bool *leading = grid_leading (grid);
    GArray *columns = grid_split (grid, measure, least, leading, width);
    int n = grid_n_bands (columns);
    for (int step = STEPS / 2; n > 1 && step < STEPS; step++) {
        GArray *narrower = grid_split (grid, measure, least, leading, width / STEPS * step);
        if (grid_n_bands (narrower) == n) {
            g_array_unref (columns);
            return narrower;
        }
        g_array_unref (narrower);
    }
    return columns;
}

static struct grid_band *
grid_band_new (const struct grid *grid, const struct grid_measure *measure, const int *columns, int n, int width, int stretch)
{
    struct grid_band *band = g_new0 (struct grid_band, 1);
    band->n = n;
    band->column = g_new (int, (gsize) n + 1);
    memcpy (band->column, columns, sizeof (int) * (gsize) n);
    band->width = g_new0 (int, (gsize) n + 1);
    for (int wish = WISH_LEAST; wish <= WISH_FULL; wish++) {
        g_autofree int *all = grid_wishes (grid, measure, (enum grid_wish) wish);
        g_autofree int *wishes = g_new (int, (gsize) n + 1);
        for (int i = 0; i < n; i++) {
            wishes[i] = all[columns[i]];
            if (wish == WISH_LEAST)
                band->width[i] = wishes[i];
        }
        grid_raise (band->width, wishes, n, width - grid_sum (band->width, n, measure));
    }
    int room = MIN (width, stretch) - grid_sum (band->width, n, measure);
    if (room > 0)
        grid_stretch (band->width, n, room);
    return band;
}

GPtrArray *
grid_bands (const struct grid *grid, const struct grid_measure *measure, int width, int stretch)
{
    GPtrArray *bands = g_ptr_array_new_with_free_func ((GDestroyNotify) grid_band_free);
    g_autofree int *least = grid_wishes (grid, measure, WISH_LEAST);
    bool fits = grid_sum (least, grid->n_columns, measure) <= width;
    g_autoptr (GArray) columns = grid_split_evenly (grid, measure, least, fits ? G_MAXINT : width);
    for (guint first = 0, i = 0; i < columns->len; i++)
        if (g_array_index (columns, int, i) < 0) {
            g_ptr_array_add (bands, grid_band_new (grid, measure, &g_array_index (columns, int, first), (int) (i - first), width, stretch));
            first = i + 1;
        }
    return bands;
}

int
grid_band_width (const struct grid_band *band, const struct grid_measure *measure)
{
    return grid_sum (band->width, band->n, measure);
}

/* Slices */

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
grid_slice_box (const struct grid_slice *slice, const struct grid_measure *measure, int row, int column, struct grid_box *box)
{
    const struct grid_cell *cell = grid_slice_owner (slice, row, column);
    if ((row != slice->n_head && row > 0 && grid_same (grid_slice_owner (slice, row - 1, column), cell))
        || (column > 0 && grid_same (grid_slice_owner (slice, row, column - 1), cell)))
        return false;
    *box = (struct grid_box){ .cell = cell, .row = row, .column = column, .n_rows = 1, .n_columns = 1 };
    int end = row < slice->n_head ? slice->n_head : slice->n_rows;
    while (row + box->n_rows < end && grid_same (grid_slice_owner (slice, row + box->n_rows, column), cell))
        box->n_rows++;
    while (column + box->n_columns < slice->band->n && grid_same (grid_slice_owner (slice, row, column + box->n_columns), cell))
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

/* Gives a row the height that the boxes ending in it ask for; `last`: also those that go on in rows of the next page. */
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
grid_slice_take (struct grid_slice *slice, const struct grid_cell **owners, const struct grid_measure *measure, int row, int height)
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
grid_slice (const struct grid *grid, const struct grid_band *band, const struct grid_measure *measure, int from, int skip, int height)
{
    struct grid_slice *slice = g_new0 (struct grid_slice, 1);
    g_autofree const struct grid_cell **owners = grid_owners (grid);
    *slice = (struct grid_slice){ .grid = grid, .band = band, .n_head = grid->n_head, .skip = skip };
    slice->row = g_new (int, (gsize) (grid->n_rows + 1));
    slice->owner = g_new (const struct grid_cell *, (gsize) ((grid->n_rows + 1) * MAX (band->n, 1)));
    slice->height = g_new0 (int, (gsize) (grid->n_rows + 1));
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
