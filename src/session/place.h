/* Where people mean by what they type: a cell, a section, a rule, a code, a page. */
#ifndef SESSION_PLACE_H
#define SESSION_PLACE_H

#include "session/session.h"

enum place_kind {
    PLACE_SECTION, /* address: its id */
    PLACE_CELL,    /* address with @layer */
    PLACE_RULE,    /* address: where its finding stands, else its first cell; `rule` its full id */
    PLACE_PAGE,    /* page */
};
struct session_place {
    enum place_kind kind;
    char *address;
    char *rule;
    int page;
};

/* 公开07, 07, 7; sangong; 7.5.3 and 公开07.5.3 (table, line, column, by number as printed or by order); sangong.total.final;
 * sangong.over_budget; 2210201; p9.  False and a sentence where it is none of these.  Clear with session_place_clear. */
bool session_place (struct session *session, const char *text, struct session_place *place, GError **error);
void session_place_clear (struct session_place *place);
/* The section that a word names: its id, its printed code, or the number in that; NULL none. */
struct book_section *session_section (struct session *session, const char *word);

#endif
