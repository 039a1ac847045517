/* A grid place by place, for renderers that write tables row by row: cells of a grid stand in the order in which they were laid. */
#ifndef PRINT_PLACES_H
#define PRINT_PLACES_H

#include "core/report.h"

/* Whether a table that may lie across on A4 should: upright its columns would not stand beside each other in type of 9 points. */
bool places_lie_across (const struct grid *grid);

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
