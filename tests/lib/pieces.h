/* Forms piece by piece, and what a clerk does in a book of one.  Whatever is refused fails the test. */
#ifndef TESTS_LIB_PIECES_H
#define TESTS_LIB_PIECES_H

#include "core/book.h"

/* Each is added to what it belongs to, at the end, and can be made more of.  A label or title of NULL is the id; a formula of NULL
 * is none. */
struct formula *piece_formula (const char *source);
struct section *piece_section (struct form *form, const char *id, enum section_kind kind, const char *title);
struct column *piece_column (struct section *section, const char *id, const char *label, enum cell_type type, const char *formula);
struct row *piece_row (struct section *section, const char *id, const char *label, const char *formula);

/* The address may name a layer (@prior, @control). */
void type_cell (struct book *book, const char *address, const char *text);
/* Puts in what is there of a change (of rows, of entries). */
void apply_items (struct book *book, GPtrArray *items);
/* The id of the new row, g_free; code NULL in a list, after NULL at the end. */
char *add_row_after (struct book *book, const char *section, const char *code, const char *after);
void add_row (struct book *book, const char *section, const char *code);

#endif
