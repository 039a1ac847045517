/* Seals: what a book printed when it was approved, with the form files of then.  Pure text in and out, but for the forms. */
#ifndef SESSION_SEAL_H
#define SESSION_SEAL_H

#include "core/book.h"
#include "store/store.h"

/* What is sealed; NULL and a sentence where the form files cannot be read any more.  store_seal_free. */
struct store_seal *seal_make (struct book *book, GError **error);
/* The first cell that the book prints otherwise than was sealed, NULL none; g_free. */
char *seal_difference (struct book *book, const char *cells);

/* Figures of a book as they are printed: address -> struct money *, exact within the printed step. */
GHashTable *seal_figures_of_book (struct book *book);
GHashTable *seal_figures (const char *cells);

#endif
