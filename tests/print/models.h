/* Report models made by hand, for the tests of the renderers. */
#ifndef TESTS_PRINT_MODELS_H
#define TESTS_PRINT_MODELS_H

#include "core/report.h"

/* A grid from lines of cells: "a|b|<" where < is merged with the cell to the left and ^ with the one above.  The first
 * n_head lines are heads.  A body text that begins with a digit or a minus is a figure, with ~ a free text, with # an
 * index (行次, code), with blanks an indented label.  Figures get the nodes 0, 1, 2 ... in order. */
struct grid *model_grid (int n_head, const char *const *lines);
/* The same as a block of the report; also sets title, code and the line above the table. */
struct block *model_table (struct report *report, const char *title, const char *code, int n_head,
                           const char *const *lines);

/* One model for each name; NULL where there is none of that name. */
struct report *model_by_name (const char *name);

#endif
