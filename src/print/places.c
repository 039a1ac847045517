/* Places of a grid.  Knows no format. */
#include "places.h"

bool
places_lie_across (const struct grid *grid)
{
    const int upright = 98; /* half-width characters in 156 mm */
    int width = 0;
    for (int i = 0; i < grid->n_columns; i++)
        width += grid->weight[i] + 2;
    return grid->landscape && width > upright;
}

void
places_init (struct places *places, const struct grid *grid)
{
    *places = (struct places){ .grid = grid, .cell = g_new0 (const struct grid_cell *, (gsize) (grid->n_rows * grid->n_columns + 1)) };
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        for (int row = cell->row; row < MIN (cell->row + cell->rowspan, grid->n_rows); row++)
            for (int column = cell->column; column < MIN (cell->column + cell->colspan, grid->n_columns); column++)
                places->cell[row * grid->n_columns + column] = cell;
    }
}

void
places_clear (struct places *places)
{
    g_clear_pointer (&places->cell, g_free);
}

const struct grid_cell *
places_at (const struct places *places, int row, int column)
{
    return places->cell[row * places->grid->n_columns + column];
}

bool
places_begins (const struct places *places, int row, int column)
{
    const struct grid_cell *cell = places_at (places, row, column);
    return cell && cell->row == row && cell->column == column;
}

const struct grid_cell *
places_of_node (const struct places *places, int node)
{
    for (guint i = 0; node >= 0 && i < places->grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (places->grid->cells, i);
        if (cell->node == node)
            return cell;
    }
    return NULL;
}
