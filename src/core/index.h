/* Names to what they mean, in an arena: many look-ups, no way to take a name out again. */
#ifndef CORE_INDEX_H
#define CORE_INDEX_H

#include <stdbool.h>

#include "arena.h"

struct index {
    guint room, used;          /* room: a power of two */
    struct index_slot *slot;
};

void index_init (struct index *index, guint names, struct arena *arena); /* how many there will be, as far as that is known */
/* The name is kept by pointer; one that is there already means the new thing from now on. */
void index_put (struct index *index, const char *name, void *what, struct arena *arena);
void *index_get (const struct index *index, const char *name); /* NULL none */

#endif
