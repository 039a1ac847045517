/* What a person looks for: a figure in whatever unit it is written, a word, first letters of pinyin.  Pure. */
#ifndef CORE_SEARCH_H
#define CORE_SEARCH_H

#include "core/book.h"

struct search;

/* "18.78" (also finds 187,800.00元 and 18.780), "187800元", "招商", "gwyc". */
struct search *search_new (const char *wanted);
void search_free (struct search *search);
typedef struct search Search; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

/* Where it stands first in a text: byte offset and length; false nowhere.  Letters match whatever their case, a figure by
 * its amount. */
bool search_text (const struct search *search, const char *text, int *start, int *length);
/* As search_text, and by first letters of pinyin: for names. */
bool search_name (const struct search *search, const char *text);
/* Whether a number is the figure looked for: exactly, or as `style` prints it. */
bool search_number (const struct search *search, int64_t num, const struct number_style *style);

#endif
