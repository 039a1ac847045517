/* Open addressing; at most half of the slots are taken. */
#include "core/index.h"

#include <string.h>

struct index_slot {
    const char *name; /* NULL: free */
    void *what;
    gsize hash;
};

static gsize
hash_of (const char *name)
{
    guint32 hash = 2166136261u;

    for (; *name != '\0'; name++)
        hash = (hash ^ (guchar)*name) * 16777619u;
    return hash;
}

/* The slot of the name, or the free one where it belongs. */
static struct index_slot *
find (const struct index *index, const char *name, gsize hash)
{
    guint at = (guint)hash & (index->room - 1);

    while (index->slot[at].name != NULL && (index->slot[at].hash != hash || strcmp (index->slot[at].name, name) != 0))
        at = (at + 1) & (index->room - 1);
    return &index->slot[at];
}

void
index_init (struct index *index, guint names, struct arena *arena)
{
    index->used = 0;
    for (index->room = 4; index->room < 2 * names; index->room *= 2)
        ;
    index->slot = arena_alloc (arena, index->room * sizeof *index->slot);
}

static void
grow (struct index *index, struct arena *arena)
{
    struct index old = *index;

    index_init (index, old.room, arena);
    for (guint i = 0; i < old.room; i++)
        if (old.slot[i].name != NULL)
            *find (index, old.slot[i].name, old.slot[i].hash) = old.slot[i];
    index->used = old.used;
}

void
index_put (struct index *index, const char *name, void *what, struct arena *arena)
{
    gsize hash = hash_of (name);

    if (2 * (index->used + 1) > index->room)
        grow (index, arena);
    struct index_slot *slot = find (index, name, hash);
    index->used += slot->name == NULL;
    *slot = (struct index_slot){ slot->name != NULL ? slot->name : name, what, hash };
}

void *
index_get (const struct index *index, const char *name)
{
    return index->room > 0 ? find (index, name, hash_of (name))->what : NULL;
}
