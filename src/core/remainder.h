/* A total on paper typed before its parts: what is left of it while the parts are typed.  Pure. */
#ifndef CORE_REMAINDER_H
#define CORE_REMAINDER_H

#include "core/book.h"

struct remainder {
    const struct cell *total; /* has the control figure */
    int64_t left;             /* control figure less what is there, in the steps of the cell */
    bool done;                /* nothing is left, or no more than rounding explains */
};

/* The nearest total with a control figure of which the cell is, directly or through subtotals of its section, an addend, or the
 * cell itself; false where there is none. */
bool book_remainder (const struct book *book, const struct cell *cell, struct remainder *remainder);

#endif
