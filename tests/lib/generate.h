/* Correct books for tests: fills a book of any edition with made-up figures that agree with each other, so that no error and no
 * missing cell remains.  The same seed gives the same book.  Only ids of sections, rows and columns are known here: what an
 * edition lacks is left out, what it asks for besides is typed by its type. */
#ifndef TESTS_LIB_GENERATE_H
#define TESTS_LIB_GENERATE_H

#include "core/book.h"

enum generate_rounding {
    GENERATE_EXACT,   /* amounts are typed in 元, to the 分 */
    GENERATE_ROUNDED, /* in the form's unit: what stands in print */
    GENERATE_MIXED,   /* each amount one way or the other */
};

/* Fills an empty book.  Last year's figures are typed too, those of a book that was generated for the year before. */
void generate_book (struct book *book, guint32 seed, enum generate_rounding rounding);
/* Types each derived figure, as it is printed, as the control figure of its cell. */
void generate_controls (struct book *book);
/* Types one cell as a person would; g_error where that is refused. */
void generate_type (struct book *book, const char *address, const char *text);
/* All errors and missing cells, and the warnings and hints of rules that are not among the `expected` ids (NULL: no warnings, no hints),
 * a line each; NULL if there are none.  Free with g_free. */
char *generate_faults (struct book *book, GHashTable *expected);

#endif
