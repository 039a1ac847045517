/* One search for the slip behind a check that fails, shared by cause.c (trying figures) and cause-kinds.c (which to try). */
#ifndef CORE_CAUSE_PRIVATE_H
#define CORE_CAUSE_PRIVATE_H

#include "core/book-private.h"
#include "core/cause.h"

struct search {
    struct book *book;
    const struct unit *unit;
    bool control;      /* the control figure of unit->cell is one side */
    struct result now; /* how the check stands */
    GArray *direct;    /* of int: the nodes that the two sides name */
    GArray *typed;     /* of int: typed figures below them */
    GArray *computed;  /* of int: what is computed below them, operands before users */
};

/* How the check would stand with another figure in a typed node, or as the control figure. */
struct result search_try (const struct search *search, int node, struct money figure);
struct result search_try_control (const struct search *search, struct money figure);
/* How many times a node's figure counts in the difference: 1, -1 ...; 0 where it is not simply added up. */
int search_weight (const struct search *search, int node);

/* Appends the causes that are found (struct cause *). */
void search_causes (const struct search *search, GPtrArray *causes);

#endif
