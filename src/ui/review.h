/* The review screen and what it tells of the chosen figure. */
#ifndef UI_REVIEW_H
#define UI_REVIEW_H

#include "screen.h"

struct review;
struct review_row;

/* The figure, the queries on it, what was found at it with its explanation, and how many rules look at it; `outcomes` are those of
 * every rule (book_outcomes).  g_free. */
char *review_chosen (struct ui *ui, const struct review *review, const struct review_row *row, const GPtrArray *outcomes);

#endif
