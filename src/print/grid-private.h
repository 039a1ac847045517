/* What the files that fit a grid to pages share. */
#ifndef PRINT_GRID_PRIVATE_H
#define PRINT_GRID_PRIVATE_H

#include "grid.h"

/* Whether two places belong to one cell; places that no cell covers do not. */
bool grid_same (const struct grid_cell *a, const struct grid_cell *b);

#endif
