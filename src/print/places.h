/* A grid place by place, for renderers that write tables row by row: cells of a grid stand in the order in which they were laid. */
#ifndef PRINT_PLACES_H
#define PRINT_PLACES_H

#include "core/report.h"

struct places {
    const struct grid *grid;
    const struct grid_cell **cell; /* n_rows * n_columns: whose place it is, NULL nobody's */
};

void places_init (struct places *places, const struct grid *grid);
void places_clear (struct places *places);
const struct grid_cell *places_at (const struct places *places, int row, int column);
/* Whether that place is the upper left one of its cell. */
bool places_begins (const struct places *places, int row, int column);
/* The cell that shows this node; NULL none. */
const struct grid_cell *places_of_node (const struct places *places, int node);

#endif
