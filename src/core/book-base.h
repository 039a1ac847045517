/* What a first year has to type besides this year's figures: last year's, which sentences and rules compare with, and the budget.  Pure. */
#ifndef CORE_BOOK_BASE_H
#define CORE_BOOK_BASE_H

#include "core/book.h"

struct base_cell {
    const struct cell *cell;
    enum layer layer; /* LAYER_PRIOR, or LAYER_VALUE in a column of budgets */
    bool filled;
};

/* Something of this year looks at last year's figure of the cell: a change, a ratio. */
bool book_prior_used (const struct book *book, const struct cell *cell);

/* All of them that are needed now: last year's figure where something uses it and this year's is there or has been, the budget where
 * the row has a figure; in report order, budgets behind the figures of their section.  Array of struct base_cell, good until the
 * next change of rows; free with g_array_unref. */
GArray *book_base (const struct book *book, int *filled);

#endif
