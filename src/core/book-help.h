/* Help on a cell, a section or a rule: what it is, where to take it from, how it is computed, on what it rests, what often goes
 * wrong.  The texts stand in the form file beside the field.  Pure. */
#ifndef CORE_BOOK_HELP_H
#define CORE_BOOK_HELP_H

#include "core/book.h"

struct help_part {
    const char *head; /* translated */
    char *text;
};

/* The parts that say something, for whatever book_place understands but pages.  *name gets what it is about in words, *address its
 * address (of a rule its id); g_free.  NULL and a sentence where `text` is no place. */
GPtrArray *book_help (struct book *book, const char *text, char **name, char **address, GError **error);
/* A cell in the words of the form: its section unless it is `here` (NULL: always named), row, column.  g_free. */
char *book_cell_name (const struct cell *cell, bool prior, const struct book_section *here);
/* How a cell gets its figure, in the words of the form.  g_free. */
char *book_how (const struct book *book, const struct cell *cell);

#endif
