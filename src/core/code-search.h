/* Finding a classification code by what people know of it: its number, a piece of its name, or the first letters of the name's
 * readings; and the right code for a wrong one.  Pure. */
#ifndef CORE_CODE_SEARCH_H
#define CORE_CODE_SEARCH_H

#include "core/form.h"

/* The codes of `codes` (form_codes) that are valid in `year` (0: any) and fit every word of `typed`, the best first, at most `limit`
 * (0: all).  A word fits by the beginning of the number, as a piece of the name, or as first letters (xzyx: 行政运行); words that
 * only a code above has also fit: 信访 xzyx finds 行政运行 below 信访事务.  "" gives all in the order of their numbers.
 * Array of const struct code *, borrowed from `codes`; free with g_ptr_array_unref. */
GPtrArray *code_search (const GPtrArray *codes, int year, const char *typed, guint limit);

/* The code next above in the same list, NULL of a class. */
const struct code *code_above (const GPtrArray *codes, int year, const struct code *code);
/* "  20103 政府办公厅…" behind a name that many codes share, where the code before it in a list does not show it already (NULL:
 * the first); else "".  g_free. */
char *code_below (const GPtrArray *codes, int year, const struct code *code, const struct code *before);
/* Whether a table with the list `list` (NULL: any) takes the code in this year: it stands there, or its class does. */
bool code_legal (const struct form *form, const char *list, const char *code, int year);

enum code_state {
    CODE_RIGHT,
    CODE_ABOVE,   /* right, and the list has codes below it */
    CODE_EXPIRED, /* a code of other years */
    CODE_UNKNOWN,
};
/* How a code stands in the list of a year.  *near (may be NULL) gets the code that is probably meant, NULL where none is near: the
 * first of the lowest codes below, the code that has the expired one's name now, or the one with the fewest wrong digits. */
enum code_state code_check (const GPtrArray *codes, int year, const char *code, const struct code **near);

#endif
