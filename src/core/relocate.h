/* Memory that refers to itself and to other memory by addresses, to be put down and to be taken up again where it comes to lie.  What
 * in it is an address is told by two pieces that were made alike at different places: the words in which they differ.  Pure. */
#ifndef CORE_RELOCATE_H
#define CORE_RELOCATE_H

#include <glib.h>
#include <stdbool.h>

struct region {
    char *at; /* aligned for addresses */
    gsize size;
};

/* Region 0 is the memory, the others what it may point into; `one` and `two` the n regions of each.  places[i] gets the words of the
 * memory (guint32, ascending) that point into region i.  False where the two are not alike. */
bool relocate_find (const struct region *one, const struct region *two, int n, GArray *const *places);
/* Turns the addresses at these words into distances from `base`, and back. */
void relocate_down (char *memory, const guint32 *places, gsize n, const char *base);
/* False where a place lies outside of the memory. */
bool relocate_up (const struct region *memory, const guint32 *places, gsize n, const char *base);

#endif
