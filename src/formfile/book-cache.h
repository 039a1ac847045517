/* Books that were opened before.  What is built around the rows of a book depends on the form, the year and the rows; when a book with
 * these is opened a second time it is kept, so that the third begins with it and only puts figures and computes. */
#ifndef FORMFILE_BOOK_CACHE_H
#define FORMFILE_BOOK_CACHE_H

#include "core/book.h"

/* As book_open. */
struct book *formfile_open_book (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked, GError **error);

#endif
