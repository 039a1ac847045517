/* What a reviewer looks at first: typed figures, and cells with a warning, in the order of what is risky about them.  Pure. */
#ifndef CORE_RISK_H
#define CORE_RISK_H

#include "check.h"

enum risk_flag {
    RISK_CHANGED = 1 << 0,   /* otherwise than in the book reviewed last */
    RISK_WARNING = 1 << 1,   /* a warning stands on it, explained or not */
    RISK_ZERO_BASE = 1 << 2, /* last year it was 0 */
    RISK_JUMP = 1 << 3,      /* half as much again as last year, or more; or half gone */
    RISK_NEW_ROW = 1 << 4,   /* a row without last year's figure, among rows that have one */
    RISK_MOVED = 1 << 5,     /* the change needs a reason by the edition's limit */
    RISK_LARGE = 1 << 6,     /* a tenth of the book's largest amount, or more */
    RISK_TYPED = 1 << 7,     /* by hand, not imported or pasted */
};
#define N_RISK_FLAGS 8

struct risk {
    int cell;
    unsigned flags;
    bool must;       /* must be seen before approval */
    int weight;      /* what it is sorted by, highest first; then report order */
    bool has_change; /* against last year: a figure that is not 0 stands there */
    int64_t change;  /* 0.01 % */
};

/* Array of struct risk, g_array_unref.  `last`: the book as it was when reviewed last, NULL none; of the same form. */
GArray *risk_list (struct book *book, const struct book *last);

/* What a cell shows, exactly: a tick on it lapses when this changes.  g_free. */
char *risk_signature (const struct book *book, const struct cell *cell);

#endif
