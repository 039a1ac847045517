/* Words are compared one by one: the same in both is no address, as far from the start of a region in both is one into it. */
#include "core/relocate.h"

#include <stdint.h>
#include <string.h>

static uintptr_t
word_at (const char *memory, gsize i)
{
    uintptr_t word;

    memcpy (&word, memory + i * sizeof word, sizeof word);
    return word;
}

/* The region into which the two words point; -1 none. */
static int
region_of (uintptr_t a, uintptr_t b, const struct region *one, const struct region *two, int n)
{
    for (int i = 0; i < n; i++) {
        uintptr_t distance = a - (uintptr_t)one[i].at;
        if (distance <= one[i].size && distance == b - (uintptr_t)two[i].at) /* the end may be pointed to */
            return i;
    }
    return -1;
}

bool
relocate_find (const struct region *one, const struct region *two, int n, GArray *const *places)
{
    if (one->size != two->size || one->size / sizeof (uintptr_t) > G_MAXUINT32)
        return false;
    for (guint32 i = 0; i < one->size / sizeof (uintptr_t); i++) {
        uintptr_t a = word_at (one->at, i);
        uintptr_t b = word_at (two->at, i);
        if (a == b)
            continue;
        int region = region_of (a, b, one, two, n);
        if (region < 0)
            return false;
        g_array_append_val (places[region], i);
    }
    return true;
}

void
relocate_down (char *memory, const guint32 *places, gsize n, const char *base)
{
    uintptr_t *words = (uintptr_t *)(void *)memory;

    for (gsize i = 0; i < n; i++)
        words[places[i]] -= (uintptr_t)base;
}

bool
relocate_up (const struct region *memory, const guint32 *places, gsize n, const char *base)
{
    uintptr_t *words = (uintptr_t *)(void *)memory->at;

    if (n > 0 && places[n - 1] >= memory->size / sizeof *words) /* ascending: the last is the highest */
        return false;
    for (gsize i = 0; i < n; i++)
        words[places[i]] += (uintptr_t)base;
    return true;
}
