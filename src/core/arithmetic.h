/* Arithmetic typed into a cell: "=9.24-7.61", "=r5c3*2", "=sum(r3:r7)", "=+3.2".  Computed once, when it is typed; the cell
 * keeps the figure and, as where it came from, the text. */
#ifndef CORE_ARITHMETIC_H
#define CORE_ARITHMETIC_H

#include "core/book.h"

struct arithmetic {
    int64_t num;  /* rounded as it will be stored */
    int64_t half;
    char *raw;    /* to be kept: a change of the old value is written out, "=9.24+3.2"; g_free */
    char *lost;   /* what rounding took away, in the cell's unit; NULL nothing; g_free */
};

bool arithmetic_is (const char *text); /* begins with = */
/* Plain figures are in the cell's unit; cells are r5c3, r5 (same column), [section.row.column], or the form's words for last
 * year's and the budget's figure of this cell; "=+3.2" and "=-3.2" change what stands in `layer`.  A percentage is a hundredth,
 * in a cell of percentages 1 point of it.  On failure *error says what is wrong and at which character. */
bool arithmetic_compute (const struct book *book, const struct cell *cell, enum layer layer, const char *text,
                         struct arithmetic *out, GError **error);
/* The same figure comes out whatever stands in the book: no cells, no change of an old value. */
bool arithmetic_is_plain (const char *text);
/* The cell of the same row in the column that the form names as the budget; NULL none, or this one is it. */
const struct cell *book_budget_cell (const struct book *book, const struct cell *cell);

#endif
