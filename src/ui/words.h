/* How cells, values and findings are named to people.  Reads the book; writes nothing on the screen. */
#ifndef UI_WORDS_H
#define UI_WORDS_H

#include "session/session.h"

/* The state of a book as people call it. */
const char *words_state (const char *state);
/* 公开09, or the short title where the section has no code.  g_free. */
char *words_section (const struct section *section);
/* "公开09 合计 决算数", with the layer behind.  g_free. */
char *words_cell (const struct cell *cell, enum layer layer);
/* The same within its section: "合计 决算数".  g_free. */
char *words_cell_here (const struct cell *cell, enum layer layer);
/* section.row.column with @layer, as session takes it.  g_free. */
char *words_address (const struct cell *cell, enum layer layer);
/* The same for an address with or without @layer, or the name of a section; else what was given.  g_free. */
char *words_place (const struct book *book, const char *target);
/* A time of the file as people read it: "03-12 14:02".  g_free. */
char *words_when (const char *utc);
/* A sentence of a lower layer with its cells called as people call them: "general.total.basic@prior is blank" with the words
 * of words_cell in the place of the address.  g_free. */
char *words_named (const struct book *book, const char *sentence);
/* What stands in an entry: figure as printed with unit, text, 空, 不涉及.  g_free. */
char *words_entry (const struct cell *cell, const struct entry *entry);
/* An amount in both units: "18.78 万元 (187,800.00 元)"; other numbers with their measure.  g_free. */
char *words_number (const struct cell *cell, int64_t num);
/* What an item is about: "公开09 合计 决算数", "公开05 205 教育支出".  g_free. */
char *words_item_name (const struct book *book, const struct item *item);
/* One typed item: "公开09 合计 决算数 1.63 -> 1.60", "公开05 205 教育支出: row added".  g_free. */
char *words_item (const struct book *book, const struct item *item);
/* Of several: the one to be named, the topmost row that came or went, else the first; NULL none. */
const struct item *words_main_item (const GPtrArray *items);
/* That one, and how many more.  g_free. */
char *words_items (const struct book *book, const GPtrArray *items);
/* What undo, redo or paste did: "公开09 合计 决算数 1.63 -> 1.60", and how many more.  g_free. */
char *words_changes (const struct book *book, const GPtrArray *changes);
/* Who typed it, when and how: "手工录入 zhang 03-12 14:02".  g_free. */
char *words_origin (struct session *session, const struct cell *cell, enum layer layer);
/* How far it is off and what rounding explains: "rounding 0.01, 0.03 allowed".  g_free. */
char *words_gap (const struct finding *finding);
/* The sentence of a finding with difference, tolerance and hint.  g_free. */
char *words_finding (const struct finding *finding);
/* The ledger of checks in one line.  g_free. */
char *words_ledger (struct book *book);
/* What stands before the signature, in one line; `open` (may be NULL): how many of the conditions are not met.  g_free. */
struct review;
char *words_conditions (struct session *session, const struct review *review, int *open);
/* x ? ! ~ or a blank: the mark of a finding. */
char words_mark (const struct finding *finding);

#endif
