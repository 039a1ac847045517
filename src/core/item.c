/* Items and entries: copying, comparing, dropping.  Knows neither cells nor the store. */
#include "core/item.h"

const char *const layer_names[N_LAYERS] = { "value", "control", "prior", "row", "explain" };
const char *const origin_names[N_ORIGINS] = { "typed", "pasted", "imported", "rolled", "merged", "undo", "demo" };

void
entry_copy (struct entry *to, const struct entry *from)
{
    *to = *from;
    to->text = g_strdup (from->text);
    to->raw = g_strdup (from->raw);
}

void
entry_clear (struct entry *entry)
{
    g_free (entry->text);
    g_free (entry->raw);
    *entry = ENTRY_INIT;
}

bool
entry_equal (const struct entry *a, const struct entry *b)
{
    return a->state == b->state && a->doubtful == b->doubtful && a->num == b->num && a->half == b->half &&
           g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->raw, b->raw) == 0;
}

bool
entry_empty (const struct entry *entry)
{
    return entry->state == ENTRY_BLANK && !entry->doubtful;
}

struct item *
item_new (const char *section, const char *row, const char *column, enum layer layer)
{
    struct item *item = g_new0 (struct item, 1);

    item->section = g_strdup (section);
    item->row = g_strdup (row);
    item->column = g_strdup (column);
    item->layer = layer;
    item->old = ENTRY_INIT;
    item->new = ENTRY_INIT;
    return item;
}

struct item *
item_copy (const struct item *item)
{
    struct item *copy = item_new (item->section, item->row, item->column, item->layer);

    entry_copy (&copy->old, &item->old);
    entry_copy (&copy->new, &item->new);
    return copy;
}

struct item *
item_reverse (const struct item *item)
{
    struct item *reverse = item_new (item->section, item->row, item->column, item->layer);

    entry_copy (&reverse->old, &item->new);
    entry_copy (&reverse->new, &item->old);
    return reverse;
}

void
item_free (struct item *item)
{
    if (item == NULL)
        return;
    g_free (item->section);
    g_free (item->row);
    g_free (item->column);
    entry_clear (&item->old);
    entry_clear (&item->new);
    g_free (item);
}

GPtrArray *
item_array_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
}
