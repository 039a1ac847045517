/* Everything that was typed into a book, as the lines that `set --from` reads. */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

#include "cli/command.h"

/* Rows of lists are written by their place (duties.3), so that a new book numbers them anew; a row without content and a
 * mark have lines of their own. */
void dump_book (GString *out, struct book *book);

#endif
