/* Where people mean by what they type: a cell, a section, a rule, a code, a page.  Pure. */
#ifndef CORE_PLACE_H
#define CORE_PLACE_H

#include "core/check.h"

enum place_kind {
    PLACE_SECTION, /* address: its id */
    PLACE_CELL,    /* address with @layer */
    PLACE_RULE,    /* address: where its finding stands, else its first cell; `rule` its full id */
    PLACE_PAGE,    /* page */
};
struct whereto {
    enum place_kind kind;
    char *address;
    char *rule;
    int page;
};

/* 公开07, 07, 7; sangong; 7.5.3 and 公开07.5.3 (table, line, column, by number as printed or by order); sangong.total.final;
 * sangong.over_budget; 2210201; p9; what the contents call it: 五, 三公, 第三部分.  False and a sentence where it is none of these.  Clear with whereto_clear. */
bool book_place (struct book *book, const char *text, struct whereto *place, GError **error);
/* A cell, as book_find takes it, from one called as book_place takes it (9.5.2, 三公.5.2); else the word.  g_free. */
char *book_meant (struct book *book, const char *word);
void whereto_clear (struct whereto *place);
/* The section that a word names: its id, its printed code, or the number in that; NULL none. */
struct book_section *book_section_meant (struct book *book, const char *word);
/* The number by which a table is called where the edition's tables have none of their own: its place among them; else 0. */
int book_section_number (const struct book *book, const struct book_section *section);

/* Whether both addresses (or sections) are in the same section. */
bool place_same_section (const char *one, const char *other);

#endif
