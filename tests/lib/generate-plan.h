/* The figures of a made-up unit over two years, before anybody types them: everything in 分, exact, and in balance. */
#ifndef TESTS_LIB_GENERATE_PLAN_H
#define TESTS_LIB_GENERATE_PLAN_H

#include "core/form.h"

/* The money of one year under one classification code. */
struct plan_line {
    const char *code;
    int64_t opening, income, basic, project, closing, initial;
};

struct plan_money { /* other than fiscal, under one code */
    const char *code;
    int64_t superior, business, operating_in, affiliate, other; /* income */
    int64_t basic, project, operating_out;
};

struct plan {
    const char *kind;          /* 行政 参公 事业 */
    GArray *general;           /* of struct plan_line; opening and closing only of all together */
    GArray *fund, *capital;    /* of struct plan_line; empty = the unit has none */
    GArray *others;            /* of struct plan_money, the codes of `general` */
    int64_t general_opening, general_closing;
    int64_t other_opening, other_closing;
    int64_t used_surplus, distribution;
};

/* A first year. */
struct plan *plan_new (GRand *rand, const struct form *form, int year);
/* The year after: the same codes, and what was left is carried over. */
struct plan *plan_next (GRand *rand, const struct plan *last);
void plan_free (struct plan *plan);

int64_t plan_sum (const GArray *lines, size_t member); /* of one member of struct plan_line (offsetof) over all lines */
/* A random amount between two, at least 100 元, with odd 分. */
int64_t plan_amount (GRand *rand, int64_t low, int64_t high);
/* `total` in n parts, none below 100 元 if it suffices for that; g_free. */
int64_t *plan_split (GRand *rand, int64_t total, int n);
static inline bool plan_chance (GRand *rand, int percent) { return g_rand_int_range (rand, 0, 100) < percent; }

#define YUAN 100
#define WANYUAN (10000 * YUAN)

#endif
