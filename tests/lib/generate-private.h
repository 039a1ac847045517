/* Shared by generate*.c. */
#ifndef TESTS_LIB_GENERATE_PRIVATE_H
#define TESTS_LIB_GENERATE_PRIVATE_H

#include "generate-plan.h"
#include "generate.h"

struct generator_stock { /* what a unit has of one year and still has in the next, but for a few */
    int staff, others, cars, enforcement_cars;
};

struct generator {
    struct book *book;
    GRand *rand;
    enum generate_rounding rounding;
    GPtrArray *items;   /* of struct item *, typed and not yet applied */
    int n_texts;        /* texts made so far: no two are the same */
    int64_t trips[4];   /* “三公”: abroad, purchase, upkeep, reception */
    struct generator_stock stock, last; /* at the end of this year, and of the one before (all 0: no year before) */
};

/* Typing.  What the edition does not have, or computes itself, is passed over. */
void generator_text (struct generator *generator, const char *section, const char *row, const char *column, const char *text);
void generator_money (struct generator *generator, const char *section, const char *row, const char *column, int64_t fen);
void generator_count (struct generator *generator, const char *section, const char *row, const char *column, int count);
/* A new row; "" where the section cannot have one.  Valid until the generator ends. */
const char *generator_row (struct generator *generator, const char *section, const char *code);
/* Everything typed goes into the book. */
void generator_apply (struct generator *generator);
/* A sentence that was not used before, without figures and directions. */
char *generator_reason (struct generator *generator);

/* generate-performance.c: projects and their evaluation. */
void generate_performance (struct generator *generator);

#endif
