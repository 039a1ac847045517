/* Opening a book in steps, for those who keep what was built around its rows: sections, rows, cells, bindings, the order of computation,
 * units.  All of it depends on the form, the year and the rows alone, and lies in one piece of memory that refers to nothing but itself,
 * the form and the book's list of sections. */
#ifndef CORE_BOOK_KEPT_H
#define CORE_BOOK_KEPT_H

#include "book.h"
#include "relocate.h"

/* A book with its rows, nothing built. */
struct book *book_begin (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked);
/* The year and the rows in words: equal where what is built around them is equal, given the form.  g_free. */
char *book_rows (const struct book *book);
/* Builds all; false where the form cannot be bound. */
bool book_rebuild (struct book *book, GError **error);
/* What was built, just now: region[0] it, region[1] the sections; *root: where in it book_take begins.  False where it does not lie in one
 * piece. */
bool book_built (struct book *book, struct region region[2], gsize *root);
/* Only the sections, of a book where nothing is built. */
struct region book_sections_region (const struct book *book);
/* Instead of building: memory that was built, its addresses put right.  Released when rows change or the book is freed. */
void book_take (struct book *book, const void *root, void (*release) (void *memory), void *memory);
/* Puts the other items and computes. */
void book_finish (struct book *book, const GPtrArray *items, GPtrArray *parked);

#endif
