/* The commonest catastrophic mistake is a figure in the wrong unit.  Compares an amount with what it should be near: last
 * year's, the budget, the total on paper, the same code in another table, what stood there.  Pure. */
#ifndef CORE_GUARD_H
#define CORE_GUARD_H

#include "core/book.h"

enum guard_base { GUARD_PRIOR, GUARD_BUDGET, GUARD_TOTAL, GUARD_ELSEWHERE, GUARD_BEFORE };

struct guard {
    enum guard_base base; /* what the amount was compared with */
    int64_t num;          /* and its figure, 分 */
    int64_t times;        /* the amount is so many times that; 0: less than a 50th of it */
    const char *unit;     /* the unit in which it would fit: 元 */
    int64_t other;        /* 分 it would then be */
};

/* True where `num`, typed into a cell of amounts in the form's unit, is more than 50 times (less than a 50th) of one of these,
 * and in another unit would be near it.  `before` is what stood in the cell, 0 nothing. */
bool guard_amount (const struct book *book, const struct cell *cell, enum layer layer, int64_t num, int64_t before,
                   struct guard *guard);
/* The same against the largest amount that another table has for this classification code, for a figure that is larger: also where the row
 * is still to be added.  `scale`: 分 in one unit of the form. */
bool guard_code (const struct book *book, const struct section *form, const char *code, int64_t scale, int64_t num, struct guard *guard);

#endif
