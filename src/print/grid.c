/* How wide the columns of a grid are, and which of them stand side by side on a page.  Knows cells and widths; neither characters
 * nor fonts. */
#include "grid-private.h"

#include <string.h>

/* Stands for every place that no cell of the grid covers. */
static const struct grid_cell grid_gap = {.text = (char *)"", .rowspan = 1, .colspan = 1, .role = ROLE_EMPTY, .node = -1};

bool
grid_same (const struct grid_cell *a, const struct grid_cell *b)
{
    return a == b && a != &grid_gap;
}

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

/* Wishes for the widths of columns */

static void
grid_cell_wishes (const struct grid_sized *sized, const struct grid_cell *cell, int wish[N_WISHES])
{
    const struct grid_measure *measure = sized->measure;
    int natural = measure->natural (cell, measure->data), least = measure->least (cell, natural, measure->data);
    natural = MAX (least, natural);
    if (sized->grid->whole && cell->role == ROLE_TEXT)
        least = (least + 1) / 2;
    bool head = cell->role == ROLE_HEAD; /* in a paper form also between the rows */
    wish[WISH_LEAST] = least;
    wish[WISH_BODY] = head ? least : cell->role == ROLE_TEXT ? MIN (natural, 2 * least) : natural;
    wish[WISH_GOOD] = head ? MAX (least, (natural + 1) / 2) : natural;
    wish[WISH_FULL] = natural;
}

/* What the columns under a cell lack to hold it is shared among them. */
static void
grid_widen (int *width, const struct grid_cell *cell, int wish, int line)
{
    int have = (cell->colspan - 1) * line;
    for (int column = 0; column < cell->colspan; column++)
        have += width[cell->column + column];
    int missing = wish - have;
    for (int column = 0; missing > 0 && column < cell->colspan; column++) {
        int share = (missing + cell->colspan - column - 1) / (cell->colspan - column);
        width[cell->column + column] += share;
        missing -= share;
    }
}

struct grid_sized *
grid_sized_new (const struct grid *grid, const struct grid_measure *measure)
{
    struct grid_sized *sized = g_new (struct grid_sized, 1);
    *sized = (struct grid_sized){.grid = grid, .measure = measure, .owner = grid_owners (grid)};
    for (int wish = 0; wish < N_WISHES; wish++)
        sized->wish[wish] = g_new0 (int, (gsize)(grid->n_columns + 1));
    for (int wide = 0; wide < 2; wide++) /* cells over several columns when those have what they want themselves */
        for (guint i = 0; i < grid->cells->len; i++) {
            const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
            int wishes[N_WISHES];
            if ((cell->colspan > 1) != wide)
                continue;
            grid_cell_wishes (sized, cell, wishes);
            for (int wish = 0; wish < N_WISHES; wish++)
                grid_widen (sized->wish[wish], cell, wishes[wish], measure->line);
        }
    return sized;
}

void
grid_sized_free (struct grid_sized *sized)
{
    for (int wish = 0; wish < N_WISHES; wish++)
        g_free (sized->wish[wish]);
    g_free (sized->owner);
    g_free (sized);
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
grid_least (const struct grid_sized *sized)
{
    return grid_sum (sized->wish[WISH_LEAST], sized->grid->n_columns, sized->measure);
}

int
grid_good (const struct grid_sized *sized)
{
    return grid_sum (sized->wish[WISH_GOOD], sized->grid->n_columns, sized->measure);
}

/* Raises the widths towards the wishes with what room there is: the small wishes are met first, so that one long text
 * does not starve the columns beside it. */
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
    bool *leading = g_new0 (bool, (gsize)(grid->n_columns + 1));
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row >= grid->n_head && cell->colspan == 1 && (cell->role == ROLE_LABEL || cell->role == ROLE_INDEX))
            leading[cell->column] = true;
    }
    return leading;
}

/* Which columns go into which band if none may be wider than `width`: the indexes of all bands, -1 behind each. */
static GArray *
grid_split (const struct grid *grid, const struct grid_measure *measure, const int *least, const bool *leading,
            int width)
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

/* Rows that cannot be told apart without: a cell goes over several, or a text takes several lines. */
static bool
grid_band_ruled (const struct grid_sized *sized, const struct grid_band *band)
{
    const struct grid *grid = sized->grid;
    const struct grid_measure *measure = sized->measure;
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->row < grid->n_head)
            continue;
        if (cell->rowspan > 1)
            return true;
        int width = 0;
        for (int k = 0; cell->role == ROLE_TEXT && k < band->n; k++)
            if (band->column[k] >= cell->column && band->column[k] < cell->column + cell->colspan)
                width += band->width[k] + (width > 0 ? measure->line : 0);
        if (width > 0 && measure->natural (cell, measure->data) > width)
            return true;
    }
    return false;
}

static struct grid_band *
grid_band_new (const struct grid_sized *sized, const int *columns, int n, int width, int stretch)
{
    struct grid_band *band = g_new0 (struct grid_band, 1);
    band->n = n;
    band->column = g_new (int, (gsize)n + 1);
    memcpy (band->column, columns, sizeof (int) * (gsize)n);
    band->width = g_new0 (int, (gsize)n + 1);
    for (int wish = WISH_LEAST; wish < N_WISHES; wish++) {
        g_autofree int *wishes = g_new (int, (gsize)n + 1);
        for (int i = 0; i < n; i++) {
            wishes[i] = sized->wish[wish][columns[i]];
            if (wish == WISH_LEAST)
                band->width[i] = wishes[i];
        }
        grid_raise (band->width, wishes, n, width - grid_sum (band->width, n, sized->measure));
    }
    int room = MIN (width, stretch) - grid_sum (band->width, n, sized->measure);
    if (room > 0)
        grid_stretch (band->width, n, room);
    band->ruled = grid_band_ruled (sized, band);
    return band;
}

GPtrArray *
grid_bands (const struct grid_sized *sized, int width, int stretch)
{
    GPtrArray *bands = g_ptr_array_new_with_free_func ((GDestroyNotify)grid_band_free);
    bool fits = grid_least (sized) <= width;
    g_autoptr (GArray) columns = grid_split_evenly (sized->grid, sized->measure, sized->wish[WISH_LEAST], fits ? G_MAXINT : width);
    for (guint first = 0, i = 0; i < columns->len; i++)
        if (g_array_index (columns, int, i) < 0) {
            g_ptr_array_add (bands, grid_band_new (sized, &g_array_index (columns, int, first), (int)(i - first), width, stretch));
            first = i + 1;
        }
    return bands;
}

int
grid_band_width (const struct grid_band *band, const struct grid_measure *measure)
{
    return grid_sum (band->width, band->n, measure);
}
