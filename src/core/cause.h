/* Why two sides that should be equal are not: the one figure that a slip would explain, with what would balance.  A proposal
 * only; it never says which side is wrong.  Pure. */
#ifndef CORE_CAUSE_H
#define CORE_CAUSE_H

#include "check.h"

enum cause_kind {
    CAUSE_SWAPPED,   /* two digits changed places */
    CAUSE_DIGIT,     /* a digit left out or hit twice */
    CAUSE_SIGN,
    CAUSE_POINT,     /* decimal point */
    CAUSE_UNIT,      /* 元 for 万元, or the other way round */
    CAUSE_PARENT,    /* a subtotal counted beside its parts: other names it */
    CAUSE_OMITTED,   /* an addend left out */
    CAUSE_DOUBLED,   /* an addend counted twice */
    CAUSE_NEIGHBOUR, /* has the figure of the row or column beside it: other names that */
    CAUSE_COPIED,    /* has the figure of a total, or a last year's figure that gives the total's change: other names the total */
    CAUSE_FIGURE,    /* the difference is another figure of the section: other names it */
};
#define N_CAUSES (CAUSE_FIGURE + 1)
extern const char *const cause_names[N_CAUSES]; /* "swapped" "digit" "sign" ... */

struct cause {
    enum cause_kind kind;
    char *address;  /* of the one typed figure whose change balances, with @control or @prior */
    char *text;     /* what to type there */
    char *shown;    /* the figure that balances, as printed, with its unit */
    char *other;    /* the cell that explains it; NULL none */
};
void cause_free (struct cause *cause);

/* Of a finding that two sides are not equal (a control figure, a crossing sum, an "=" rule): one cause of each kind for which
 * exactly one change balances, the likeliest kind first; an empty array for every other finding, and where none is found.
 * The book is the same afterwards, and the findings that it lends stay good.  Free with g_ptr_array_unref. */
GPtrArray *finding_causes (struct book *book, const struct finding *finding);

/* The cause in words: "公务用车购置费 上年数: two digits may have changed places; 1.63万元 would balance".  Free with g_free. */
char *cause_sentence (const struct book *book, const struct cause *cause);

#endif
