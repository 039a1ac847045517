/* Formulas and names of the form as they are told to people: labels in place of ids, words in place of functions.  Pure. */
#ifndef CORE_BOOK_WORDS_H
#define CORE_BOOK_WORDS_H

#include "core/book.h"

/* What people call the row: its label; of a row that was added its name, else its id.  Borrowed until the book changes. */
const char *book_row_words (const struct book *book, const struct cell *cell);
/* A column's label, with the heading above it where several have this label: 当年财政拨款 全年预算数.  g_free. */
char *section_column_words (const struct section *section, const struct column *column);
/* A formula of this section in words: "若年初预算数没有数……".  `columns`: a name that both a row and a column have is the column's.  g_free. */
char *book_formula_words (const struct book *book, const struct section *section, const struct expr *expr, bool columns);
/* What a rule says where it does not hold, or demands, without the figures of a case.  g_free. */
char *book_rule_words (const struct book *book, const struct section *section, const struct rule *rule);

#endif
