/* Doing items and taking them back.  A change of rows builds everything anew; any other costs what depends on its cells. */
#include "core/book-private.h"

#include <glib/gi18n.h>

static bool
has_rows (const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++)
        if (((const struct item *)g_ptr_array_index (items, i))->layer == LAYER_ROW)
            return true;
    return false;
}

struct kept { /* what a cell held and showed before a rebuild, and what it shall hold */
    struct entry before[3];
    struct entry after[3];
    struct value value[2];
};

static void
kept_free (gpointer data)
{
    struct kept *kept = data;

    for (int i = 0; i < 3; i++) {
        entry_clear (&kept->before[i]);
        entry_clear (&kept->after[i]);
    }
    value_clear (&kept->value[0]);
    value_clear (&kept->value[1]);
    g_free (kept);
}

static struct kept *
kept_at (GHashTable *contents, const char *address)
{
    struct kept *kept = g_hash_table_lookup (contents, address);

    if (kept == NULL) {
        kept = g_new0 (struct kept, 1);
        kept->value[0] = kept->value[1] = VALUE_INIT;
        g_hash_table_insert (contents, g_strdup (address), kept);
    }
    return kept;
}

/* All contents, by address. */
static GHashTable *
keep_contents (const struct book *book)
{
    GHashTable *contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);

    for (guint i = 0; i < book->cells->len; i++) {
        const struct cell *cell = g_ptr_array_index (book->cells, i);
        struct kept *kept = kept_at (contents, cell->address);
        for (int layer = 0; layer < 3; layer++) {
            entry_copy (&kept->before[layer], book_entry (cell, (enum layer)layer));
            entry_copy (&kept->after[layer], book_entry (cell, (enum layer)layer));
        }
        for (int prior = 0; prior < 2; prior++)
            kept->value[prior] = value_copy (&book->values[node_of (cell->index, prior)]);
    }
    return contents;
}

/* Rows and explanations are put at once, what belongs into cells waits for the new ones. */
static void
put_or_keep (struct book *book, GHashTable *contents, const struct item *item, const struct entry *entry)
{
    if (item->layer > LAYER_PRIOR) {
        book_put (book, item, entry);
        return;
    }
    g_autofree char *address = book_full_address (item->section, item->row, item->column);
    struct entry *place = &kept_at (contents, address)->after[item->layer];
    entry_clear (place);
    entry_copy (place, entry);
}

static void
give_back (struct book *book, GHashTable *contents, bool after)
{
    for (guint i = 0; i < book->cells->len; i++) {
        struct cell *cell = g_ptr_array_index (book->cells, i);
        struct kept *kept = g_hash_table_lookup (contents, cell->address);
        for (int layer = 0; kept != NULL && layer < 3; layer++) {
            struct entry *from = after ? &kept->after[layer] : &kept->before[layer];
            *cell_entry (cell, (enum layer)layer) = *from;
            *from = ENTRY_INIT;
        }
    }
}

/* Something typed whose cell would be gone. */
static bool
loses_content (const struct book *book, GHashTable *contents, GError **error)
{
    GHashTableIter iter;
    gpointer address;
    gpointer data;

    g_hash_table_iter_init (&iter, contents);
    while (g_hash_table_iter_next (&iter, &address, &data)) {
        const struct kept *kept = data;
        for (int layer = 0; layer < 3; layer++) {
            if (entry_empty (&kept->after[layer]) || index_get (&book->cell_index, address) != NULL)
                continue;
            g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("%s has no row to stand in; add the row first"), (char *)address);
            return true;
        }
    }
    return false;
}

static void
note_differences (struct book *book, GHashTable *contents, GPtrArray *changes)
{
    for (int node = 0; node < book->n_nodes; node++) {
        const struct cell *cell = book_cell (book, node_cell (node));
        const struct kept *kept = g_hash_table_lookup (contents, cell->address);
        struct value nothing = VALUE_INIT;
        const struct value *old = kept != NULL ? &kept->value[node_prior (node)] : &nothing;
        if (value_equal (old, &book->values[node]))
            continue;
        struct change *change = g_new0 (struct change, 1);
        change->kind = CHANGE_VALUE;
        change->node = node;
        change->address = g_strdup (cell->address);
        change->old = value_copy (old);
        change->new = value_copy (&book->values[node]);
        g_ptr_array_add (changes, change);
    }
}

static bool
check_stale (const struct book *book, const struct item *item, GError **error)
{
    static const struct entry nothing;
    const struct entry *now = book_present (book, item);

    if (entry_equal (now != NULL ? now : &nothing, &item->old))
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_STALE, _("%s.%s.%s was changed meanwhile; look at it and type again"), item->section,
                 item->row, item->column);
    return false;
}

static void
note_item (const struct item *item, GPtrArray *changes)
{
    struct change *change = g_new0 (struct change, 1);

    change->kind = CHANGE_ITEM;
    change->item = item_copy (item);
    g_ptr_array_add (changes, change);
    if (item->layer == LAYER_ROW) {
        struct change *rows = g_new0 (struct change, 1);
        rows->kind = CHANGE_ROWS;
        rows->section = g_strdup (item->section);
        g_ptr_array_add (changes, rows);
    }
}

static bool
check_items (const struct book *book, const GPtrArray *items, bool rows, GError **error)
{
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if ((item->layer == LAYER_ROW) == rows && !book_check_item (book, item, error))
            return false;
    }
    return true;
}

/* The book as it was before apply_rows failed. */
static void
restore (struct book *book, const GPtrArray *items, GHashTable *contents)
{
    for (guint i = items->len; i-- > 0;) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer > LAYER_PRIOR)
            book_put (book, item, &item->old);
    }
    book_clear_instance (book);
    book_rebuild (book, NULL);
    give_back (book, contents, false);
    book_recompute (book);
}

/* New rows: everything is built anew around the kept contents.  Does all or nothing. */
static bool
apply_rows (struct book *book, const GPtrArray *items, GPtrArray *changes, GError **error)
{
    if (!check_items (book, items, true, error))
        return false;
    g_autoptr (GHashTable) contents = keep_contents (book);
    g_autoptr (GPtrArray) findings = book_findings_take (book);

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        put_or_keep (book, contents, item, &item->new);
    }
    book_clear_instance (book);
    if (!book_rebuild (book, error) || loses_content (book, contents, error) || !check_items (book, items, false, error)) {
        restore (book, items, contents);
        return false;
    }
    give_back (book, contents, true);
    book_recompute (book);
    note_differences (book, contents, changes);
    book_findings_note (book, findings, changes);
    return true;
}

static void
revert_rows (struct book *book, const GPtrArray *items)
{
    g_autoptr (GHashTable) contents = keep_contents (book);

    for (guint i = items->len; i-- > 0;) {
        const struct item *item = g_ptr_array_index (items, i);
        put_or_keep (book, contents, item, &item->old);
    }
    book_clear_instance (book);
    book_rebuild (book, NULL);
    give_back (book, contents, true);
    book_recompute (book);
}

static bool
apply_plain (struct book *book, const GPtrArray *items, GPtrArray *changes, GError **error)
{
    if (!check_items (book, items, false, error))
        return false;
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        book_put (book, item, &item->new);
        book_mark_item (book, item);
    }
    book_run (book, changes);
    book_check (book, changes);
    return true;
}

bool
book_apply (struct book *book, GPtrArray *items, GPtrArray *changes, GError **error)
{
    guint start = changes->len;

    for (guint i = 0; i < items->len; i++)
        if (!check_stale (book, g_ptr_array_index (items, i), error))
            return false;
    for (guint i = 0; i < items->len; i++)
        note_item (g_ptr_array_index (items, i), changes);
    if (has_rows (items) ? apply_rows (book, items, changes, error) : apply_plain (book, items, changes, error))
        return true;
    g_ptr_array_set_size (changes, (int)start);
    return false;
}

void
book_revert (struct book *book, GPtrArray *changes)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new ();

    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        if (change->kind == CHANGE_ITEM)
            g_ptr_array_add (items, change->item);
    }
    if (has_rows (items)) {
        revert_rows (book, items);
        return;
    }
    for (guint i = items->len; i-- > 0;) {
        const struct item *item = g_ptr_array_index (items, i);
        book_put (book, item, &item->old);
        book_mark_item (book, item);
    }
    book_run (book, NULL);
    book_check (book, NULL);
}
