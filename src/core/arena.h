/* Memory that is taken in small pieces and given back all at once: what a parsed formula or the instance of a book consists of. */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <glib.h>

struct arena {
    struct arena_block *blocks; /* the newest first */
    char *at, *end;             /* what is left of the newest */
    gsize next;                 /* size of the next block */
};

/* `first`: bytes of the first block; each further one is twice as large. */
void arena_init (struct arena *arena, gsize first);
void arena_clear (struct arena *arena); /* gives all back; ready for use again */
/* Where all that was taken lies behind each other; NULL where it is in several pieces, or nothing. */
char *arena_start (const struct arena *arena);
void *arena_alloc (struct arena *arena, gsize size); /* zeroed, aligned for anything in a struct of ours */
/* Everything taken after the mark is given back. */
struct arena_mark {
    struct arena_block *block;
    char *at;
};
struct arena_mark arena_mark (const struct arena *arena);
void arena_release (struct arena *arena, struct arena_mark mark);
GPtrArray *arena_list (struct arena *arena, guint n); /* of n NULLs, to be read only: it cannot grow, nor be unreferenced */
char *arena_text (struct arena *arena, const char *text, gsize length); /* a copy with a zero behind */

#endif
