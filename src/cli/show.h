/* How subcommands write what the book holds: entries exactly, amounts with their unit, changes as lines. */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/command.h"

/* All results are g_free'd by the caller. */

/* As stored, "" where there is no value: what `set` reads back to the same number and precision. */
char *show_entry (const struct cell *cell, const struct entry *entry);
char *show_value (const struct cell *cell, const struct value *value);
char *show_node_exact (const struct book *book, int node);
/* A difference or tolerance with its unit and all the places it needs: 0.005万元.  `measure` counts for counts. */
char *show_amount (const struct number_style *style, const char *measure, int64_t num);
/* The cell, row or explanation that an item is about, as `set` and `get` write it. */
char *show_address (const struct item *item);
/* Its content for people: the value, or in brackets that there is none and why. */
char *show_item_entry (const struct book *book, const struct item *item, const struct entry *entry);
/* The typed items among changes, one line each: cell, old, new; at most `limit`, then how many more. */
void show_changes (GString *out, const struct book *book, const GPtrArray *changes, int limit);

/* Times of the file, which are UTC, as people read them.  g_free. */
char *show_local_time (const char *utc);

#endif
