/* How wide the columns of a grid are, and which of them stand side by side on a page.  Knows cells and widths; neither characters
 * nor fonts. */
#include "grid.h"

#include <string.h>

/* What is met first: nothing cut; then labels and figures on one line; heads in two lines; everything on one. */
enum grid_wish { WISH_LEAST, WISH_BODY, WISH_GOOD, WISH_FULL, N_WISHES };

static int
grid_cell_wish (const struct grid *grid, const struct grid_measure *measure, const struct grid_cell *cell,
                enum grid_wish wish)
{
    int least = measure->least (cell, measure->data);
    int natural = MAX (least, measure->natural (cell, measure->data));
    bool head = cell->role == ROLE_HEAD; /* in a paper form also between the rows */
    if (grid->whole && cell->role == ROLE_TEXT)
        least = (least + 1) / 2;
    switch (wish) {
    case WISH_LEAST:
        return least;
    case WISH_BODY:
        return head ? least : cell->role == ROLE_TEXT ? MIN (natural, 2 * least) : natural;
    case WISH_GOOD:
        return head ? MAX (least, (natural + 1) / 2) : natural;
    case WISH_FULL:
    case N_WISHES:
        break;
    }
    return natural;
}

static int *
grid_wishes (const struct grid *grid, const struct grid_measure *measure, enum grid_wish wish)
{
    int *width = g_new0 (int, (gsize)(grid->n_columns + 1));
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

static struct grid_band *
grid_band_new (int *const wish_of[N_WISHES], const struct grid_measure *measure, const int *columns, int n, int width, int stretch)
{
    struct grid_band *band = g_new0 (struct grid_band, 1);
    band->n = n;
    band->column = g_new (int, (gsize)n + 1);
    memcpy (band->column, columns, sizeof (int) * (gsize)n);
    band->width = g_new0 (int, (gsize)n + 1);
    for (int wish = WISH_LEAST; wish < N_WISHES; wish++) {
        g_autofree int *wishes = g_new (int, (gsize)n + 1);
        for (int i = 0; i < n; i++) {
            wishes[i] = wish_of[wish][columns[i]];
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
    GPtrArray *bands = g_ptr_array_new_with_free_func ((GDestroyNotify)grid_band_free);
    int *wishes[N_WISHES]; /* of all columns: measured once for all bands */
    for (int wish = WISH_LEAST; wish < N_WISHES; wish++)
        wishes[wish] = grid_wishes (grid, measure, (enum grid_wish)wish);
    bool fits = grid_sum (wishes[WISH_LEAST], grid->n_columns, measure) <= width;
    g_autoptr (GArray) columns = grid_split_evenly (grid, measure, wishes[WISH_LEAST], fits ? G_MAXINT : width);
    for (guint first = 0, i = 0; i < columns->len; i++)
        if (g_array_index (columns, int, i) < 0) {
            g_ptr_array_add (bands, grid_band_new (wishes, measure, &g_array_index (columns, int, first), (int)(i - first), width, stretch));
            first = i + 1;
        }
    for (int wish = WISH_LEAST; wish < N_WISHES; wish++)
        g_free (wishes[wish]);
    return bands;
}

int
grid_band_width (const struct grid_band *band, const struct grid_measure *measure)
{
    return grid_sum (band->width, band->n, measure);
}
