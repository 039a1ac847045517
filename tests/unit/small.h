/* A book of the small edition that the tests of the command line use too (tests/cli/forms/small): two kinds of offices, a table of
 * four figures and their sums, a tree of codes, a sentence. */
#ifndef TESTS_UNIT_SMALL_H
#define TESTS_UNIT_SMALL_H

#include "core/book.h"

/* A blank book of 2022; the form lives until small_free. */
struct book *small_book (void);
void small_free (struct book *book);

#endif
