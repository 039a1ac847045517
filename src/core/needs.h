/* What a text must hold before a regular expression can match it: nearly every text holds nothing of what a rule looks for, and
 * looking at its characters once tells so for all rules.  Pure. */
#ifndef CORE_NEEDS_H
#define CORE_NEEDS_H

#include <stdbool.h>

#include "arena.h"

#define LETTERS_BITS 4096

/* The characters of a text and its pairs of neighbours, each two bits of many: one that is not there may seem to be, never the other
 * way round. */
struct letters {
    guint64 bit[LETTERS_BITS / 64];
    bool known;
};
void letters_of (const char *text, struct letters *letters);

/* Ways to match, each some sets of characters of which one must occur; in the arena.  NULL: any text may match. */
const guint16 *needs_of_pattern (const char *pattern, struct arena *arena);
const guint16 *needs_of_letters (const char *letters, struct arena *arena); /* one of these */

gsize needs_size (const guint16 *needs); /* in bytes */

/* False: no text of these letters matches. */
bool needs_met (const guint16 *needs, const struct letters *letters);

#endif
