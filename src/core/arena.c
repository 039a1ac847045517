/* Blocks of growing size, filled from their start. */
#include "core/arena.h"

#include <string.h>

#define ALIGN 8
#define LARGEST ((gsize)256 * 1024)

struct arena_block {
    struct arena_block *older;
    char *end;
};

void
arena_init (struct arena *arena, gsize first)
{
    arena->blocks = NULL;
    arena->at = arena->end = NULL;
    arena->next = first;
}

struct arena_mark
arena_mark (const struct arena *arena)
{
    return (struct arena_mark){ arena->blocks, arena->at };
}

void
arena_release (struct arena *arena, struct arena_mark mark)
{
    while (arena->blocks != mark.block) {
        struct arena_block *older = arena->blocks->older;
        g_free (arena->blocks);
        arena->blocks = older;
    }
    arena->at = mark.at;
    arena->end = mark.block != NULL ? mark.block->end : NULL;
}

void
arena_clear (struct arena *arena)
{
    arena_release (arena, (struct arena_mark){ NULL, NULL });
}

char *
arena_start (const struct arena *arena)
{
    return arena->blocks != NULL && arena->blocks->older == NULL ? (char *)(arena->blocks + 1) : NULL;
}

void *
arena_alloc (struct arena *arena, gsize size)
{
    gsize wanted = (MAX (size, 1) + ALIGN - 1) & ~(gsize)(ALIGN - 1); /* also nothing has an address */

    if (wanted > (gsize)(arena->end - arena->at)) {
        gsize room = MAX (arena->next, wanted);
        struct arena_block *block = g_malloc (sizeof *block + room);
        block->older = arena->blocks;
        arena->blocks = block;
        arena->at = (char *)(block + 1);
        arena->end = block->end = arena->at + room;
        arena->next = MIN (2 * arena->next, LARGEST);
    }
    void *memory = arena->at;
    arena->at += wanted;
    return memset (memory, 0, wanted);
}

char *
arena_text (struct arena *arena, const char *text, gsize length)
{
    char *copy = arena_alloc (arena, length + 1);

    memcpy (copy, text, length);
    return copy;
}

GPtrArray *
arena_list (struct arena *arena, guint n)
{
    GPtrArray *list = arena_alloc (arena, sizeof *list);

    list->pdata = arena_alloc (arena, n * sizeof *list->pdata);
    list->len = n;
    return list;
}
