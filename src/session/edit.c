/* Edits: what was typed becomes items, the items change the book, the book's changes go into the file in one
 * transaction. Where the file refuses, the book is as it was before. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

static GPtrArray *
changes_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
}

void
session_preview_end (struct session *session)
{
    if (!session->preview)
        return;
    book_revert (session->book, session->preview);
    g_clear_pointer (&session->preview, g_ptr_array_unref);
}

bool
session_previewing (const struct session *session)
{
    return session->preview != NULL;
}

bool
edit_begin (struct edit *edit, struct session *session, GError **error)
{
    session_preview_end (session);
    g_ptr_array_set_size (session->changes, 0);
    edit->session = session;
    edit->steps = NULL;
    edit->same = NULL;
    if (!session_may (session, DEED_EDIT, error))
        return false;
    edit->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    edit->same = item_array_new ();
    return true;
}

static bool
edit_nothing (const struct item *item)
{
    return (entry_empty (&item->old) && entry_empty (&item->new)) || entry_equal (&item->old, &item->new);
}

static char *
edit_key (const struct item *item)
{
    return g_strdup_printf ("%s\t%s\t%s\t%d", item->section, item->row, item->column, item->layer);
}

/* One item a cell, from what stood there first to what shall stand there last, and none that changes nothing. */
static GPtrArray *
edit_merge (const GPtrArray *items)
{
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GPtrArray) all = item_array_new ();
    GPtrArray *merged = item_array_new ();

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];
        char *key = edit_key (item);
        struct item *first = g_hash_table_lookup (seen, key);

        if (first) {
            entry_clear (&first->new);
            entry_copy (&first->new, &item->new);
            g_free (key);
        } else {
            first = item_copy (item);
            g_ptr_array_add (all, first);
            g_hash_table_insert (seen, key, first);
        }
    }
    for (guint i = 0; i < all->len; i++) {
        const struct item *item = all->pdata[i];

        if (!edit_nothing (item))
            g_ptr_array_add (merged, item_copy (item));
    }
    return merged;
}

/* Last year's figures that last year's book gives are not typed; they go only with their row. */
static bool
edit_prior_free (const struct session *session, const GPtrArray *items, GError **error)
{
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];

        if (!prior_owns (session, item) || entry_empty (&item->new))
            continue;
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN,
                     _ ("%s.%s.%s@prior comes from the book of %d in this file and is not typed. Correct it there."), item->section,
                     item->row, item->column, session->info->year - 1);
        return false;
    }
    return true;
}

bool
edit_apply (struct edit *edit, const GPtrArray *items, GError **error)
{
    g_autoptr (GPtrArray) merged = edit_merge (items);
    g_autoptr (GPtrArray) changes = changes_new ();

    for (guint i = 0; edit->same != NULL && i < items->len; i++)
        if (edit_nothing (items->pdata[i]))
            g_ptr_array_add (edit->same, item_copy (items->pdata[i]));
    if (merged->len == 0)
        return true;
    if (!edit_prior_free (edit->session, merged, error) || !book_apply (edit->session->book, merged, changes, error))
        return false;
    g_ptr_array_add (edit->steps, g_steal_pointer (&changes));
    return true;
}

void
edit_abandon (struct edit *edit)
{
    for (guint i = edit->steps->len; i > 0; i--)
        book_revert (edit->session->book, edit->steps->pdata[i - 1]);
    g_clear_pointer (&edit->steps, g_ptr_array_unref);
    g_clear_pointer (&edit->same, g_ptr_array_unref);
}

static GPtrArray *
edit_items (const struct edit *edit)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new ();

    for (guint s = 0; s < edit->steps->len; s++) {
        const GPtrArray *changes = edit->steps->pdata[s];

        for (guint i = 0; i < changes->len; i++) {
            const struct change *change = changes->pdata[i];

            if (change->kind == CHANGE_ITEM && !prior_owns (edit->session, change->item))
                g_ptr_array_add (items, change->item);
        }
    }
    return edit_merge (items);
}

/* The name that the report prints, where the list of books has another one. */
static const char *
edit_new_unit (const struct session *session)
{
    const struct cell *cell = book_cell_at (session->book, "unit", "name", "value");
    const char *name = cell ? cell->value.text : NULL;

    return name && strcmp (name, session->info->unit) != 0 ? name : NULL;
}

/* The list of books shows the name that the report prints: both in one transaction. */
static bool
edit_store (struct session *session, const GPtrArray *items, enum group_kind kind, int64_t undone, GError **error)
{
    const char *unit = items->len > 0 ? edit_new_unit (session) : NULL;
    int64_t book = session->info->id, group;

    if (!store_begin (session->store, error) ||
        !store_end (session->store,
                    store_commit (session->store, book, session->user, kind, undone, items, &group, error) &&
                        (!unit || store_book_set_unit (session->store, book, unit, session->user, error)),
                    error))
        return false;
    if (unit) {
        g_free (session->info->unit);
        session->info->unit = g_strdup (unit);
    }
    return true;
}

/* The steps' lists become the session's one list. */
static void
edit_take_changes (struct edit *edit)
{
    for (guint s = 0; s < edit->steps->len; s++) {
        GPtrArray *changes = edit->steps->pdata[s];

        for (guint i = 0; i < changes->len; i++)
            g_ptr_array_add (edit->session->changes, changes->pdata[i]);
        g_ptr_array_set_free_func (changes, NULL);
    }
    g_clear_pointer (&edit->steps, g_ptr_array_unref);
    g_clear_pointer (&edit->same, g_ptr_array_unref);
}

static bool
edit_moved_rows (const struct session *session)
{
    for (guint i = 0; i < session->changes->len; i++) {
        if (((struct change *)session->changes->pdata[i])->kind == CHANGE_ROWS)
            return true;
    }
    return false;
}

const GPtrArray *
edit_finish (struct edit *edit, enum group_kind kind, int64_t undone, GError **error)
{
    struct session *session = edit->session;
    g_autoptr (GPtrArray) items = edit_items (edit);
    bool alone = store_version (session->store, session->info->id) == session->version;

    /* Typed as it stood here, but somebody else may have changed it: the file looks whether that still holds. */
    for (guint i = 0; !alone && edit->same != NULL && i < edit->same->len; i++)
        g_ptr_array_add (items, item_copy (edit->same->pdata[i]));
    if (!edit_store (session, items, kind, undone, error)) {
        edit_abandon (edit);
        return NULL;
    }
    edit_take_changes (edit);
    /* What another program saved meanwhile is still to be read, and for rows that came last year's book: the old number makes
     * session_refresh do it. */
    if (alone && !(session->priors && edit_moved_rows (session)))
        session->version = store_version (session->store, session->info->id);
    if (items->len > 0 && session->journaled)
        session_journal (session, NULL, NULL);
    return session->changes;
}

const GPtrArray *
edit_do (struct session *session, const GPtrArray *items, enum group_kind kind, int64_t undone, GError **error)
{
    struct edit edit;

    if (!edit_begin (&edit, session, error))
        return NULL;
    if (!edit_apply (&edit, items, error)) {
        edit_abandon (&edit);
        return NULL;
    }
    return edit_finish (&edit, kind, undone, error);
}

void
edit_set_origin (GPtrArray *items, enum origin origin)
{
    for (guint i = 0; i < items->len; i++)
        ((struct item *)items->pdata[i])->new.origin = origin;
}

struct item *
edit_typed_in (const struct book *book, const struct cell *cell, enum layer layer, const char *text, enum origin origin,
               GError **error)
{
    struct entry entry = ENTRY_INIT;
    struct item *item;

    if (!book_parse_in (book, cell, layer, text, &entry, error))
        return NULL;
    entry.origin = origin;
    entry.doubtful = entry.state == ENTRY_VALUE && book_entry (cell, layer)->doubtful;
    item = book_item (book, cell, layer, &entry);
    entry_clear (&entry);
    return item;
}

struct item *
edit_typed (const struct session *session, const struct cell *cell, enum layer layer, const char *text,
            enum origin origin, GError **error)
{
    return edit_typed_in (session->book, cell, layer, text, origin, error);
}

const GPtrArray *
session_edit (struct session *session, const char *address, const char *text, GError **error)
{
    char *pair[] = {(char *)address, (char *)text};

    return session_edit_many (session, pair, 1, GROUP_EDIT, ORIGIN_TYPED, NULL, error);
}

bool
edit_mark_entry (struct entry *entry, enum mark mark, GError **error)
{
    if (mark == MARK_DOUBTFUL || mark == MARK_SURE) {
        entry->doubtful = mark == MARK_DOUBTFUL;
        entry->origin = ORIGIN_TYPED;
        return true;
    }
    if (mark == MARK_BLANK || mark == MARK_NA) {
        entry_clear (entry);
        entry->state = mark == MARK_NA ? ENTRY_NA : ENTRY_BLANK;
        return true;
    }
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no such mark; nothing was changed."));
    return false;
}

const GPtrArray *
session_mark (struct session *session, const char *address, enum mark mark, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct entry entry = ENTRY_INIT;
    const struct cell *cell;
    enum layer layer;

    session_preview_end (session);
    cell = book_find (session->book, address, &layer, error);
    if (!cell)
        return NULL;
    entry_copy (&entry, book_entry (cell, layer));
    if (!edit_mark_entry (&entry, mark, error)) {
        entry_clear (&entry);
        return NULL;
    }
    g_ptr_array_add (items, book_item (session->book, cell, layer, &entry));
    entry_clear (&entry);
    return edit_do (session, items, GROUP_EDIT, 0, error);
}

const GPtrArray *
session_explain (struct session *session, const char *rule, const char *address, const char *text, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct item *item;

    session_preview_end (session);
    item = edit_explanation (session, rule, address, text, ORIGIN_TYPED, error);
    if (!item)
        return NULL;
    g_ptr_array_add (items, item);
    return edit_do (session, items, GROUP_EDIT, 0, error);
}

const GPtrArray *
session_preview (struct session *session, const char *address, const char *text, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) merged = NULL;
    g_autoptr (GPtrArray) changes = changes_new ();
    const struct cell *cell;
    struct item *item;
    enum layer layer;

    session_preview_end (session);
    cell = book_find (session->book, address, &layer, error);
    item = cell ? edit_typed (session, cell, layer, text, ORIGIN_TYPED, error) : NULL;
    if (!item)
        return NULL;
    g_ptr_array_add (items, item);
    merged = edit_merge (items);
    if (merged->len > 0 && !book_apply (session->book, merged, changes, error))
        return NULL;
    session->preview = g_steal_pointer (&changes);
    return session->preview;
}
