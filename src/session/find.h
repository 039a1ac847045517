/* Where a figure, a word, a code, a person or a state stands: in names, values, sentences, reasons, prose and help. */
#ifndef SESSION_FIND_H
#define SESSION_FIND_H

#include "session/session.h"

enum find_where {
    FIND_NAME,    /* of a section, row or column; a code */
    FIND_VALUE,
    FIND_CONTROL,
    FIND_PRIOR,
    FIND_SENTENCE,
    FIND_REASON,  /* why a warning stands */
    FIND_HELP,
    FIND_FINDING,
    FIND_BLANK,
    FIND_PERSON,
};
#define N_FIND_WHERE 10
extern const char *const find_where_names[N_FIND_WHERE]; /* "name" "value" ... not translated, marked for it */

struct find_hit {
    enum find_where where;
    char *section; /* its id */
    char *address; /* where to go: a cell with @layer, or the section */
    char *text;    /* what stands there, cut around what was found */
    int start;     /* of what was found in it, bytes; -1 the whole */
    int length;
};
void find_hit_free (struct find_hit *hit);

/* All hits, section by section in the order of the report.  Besides figures, words, codes and first letters of pinyin:
 * "@name" what this person changed last, "err" what is wrong, "blank" what is missing or keeps checks from being made
 * (both words also as translated).  Free with g_ptr_array_unref. */
GPtrArray *session_find (struct session *session, const char *wanted);

#endif
