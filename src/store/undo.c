/* Which change may be taken back or made good again, read from the trail: undo survives the end of the program.
 * An undo is a group of its own that names the group it takes back; a redo names the undo. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

enum weight { WEIGHT_NONE, WEIGHT_EDIT, WEIGHT_FIRM, WEIGHT_UNDO, WEIGHT_REDO };

/* What a group counts for, when groups are met from the newest back: nothing where a later one took it back; a group
 * names only older ones, so that whoever is met first is in force.  Firm groups (the book made) cannot be taken back.
 */
static enum weight
undo_weigh (GHashTable *taken_back, const struct trail_row *row)
{
    int kind = store_word (group_kind_names, N_GROUP_KINDS, row->kind);
    int64_t *undone;

    if (g_hash_table_contains (taken_back, &row->group))
        return WEIGHT_NONE;
    if (kind == GROUP_EDIT || kind == GROUP_PASTE || kind == GROUP_IMPORT)
        return WEIGHT_EDIT;
    if (kind != GROUP_UNDO && kind != GROUP_REDO)
        return WEIGHT_FIRM;
    undone = g_new (int64_t, 1);
    *undone = row->undone;
    g_hash_table_add (taken_back, undone);
    return kind == GROUP_UNDO ? WEIGHT_UNDO : WEIGHT_REDO;
}

static GHashTable *
undo_groups_new (void)
{
    return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* `redo`: an undo in force with no edit of this user after it, else the newest edit in force.  *group 0 = there is
 * none. */
static bool
undo_find (struct store *store, int64_t book, const char *user, bool redo, int64_t *group, GError **error)
{
    g_autoptr (GHashTable) taken_back = undo_groups_new ();
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT " STORE_TRAIL_COLUMNS " FROM change WHERE book = ? AND user = ? AND note IS NULL"
                         " AND seq = grp ORDER BY grp DESC",
                         error);
    enum step step;

    *group = 0;
    if (!statement)
        return false;
    store_bind (statement, "it", book, user);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;
        enum weight weight;

        store_trail_read (statement, &row);
        weight = undo_weigh (taken_back, &row);
        if (redo && weight == WEIGHT_EDIT)
            return true;
        if (weight == (redo ? WEIGHT_UNDO : WEIGHT_EDIT)) {
            *group = row.group;
            return true;
        }
    }
    return step == STEP_DONE;
}

static GPtrArray *
undo_items (struct store *store, int64_t book, const char *user, int64_t group, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store, "SELECT " STORE_TRAIL_COLUMNS " FROM change WHERE book = ? AND user = ? AND grp = ? ORDER BY seq",
        error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "iti", book, user, group);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;
        struct item *item;

        store_trail_read (statement, &row);
        item = store_trail_item (&row);
        if (!item) {
            g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                         _ ("Row %d of the history in %s cannot be read; nothing was changed. Check the file with "
                            "'juesuan log'."),
                         (int)row.seq, store->path);
            return NULL;
        }
        g_ptr_array_add (items, item);
    }
    return step == STEP_DONE ? g_steal_pointer (&items) : NULL;
}

static void
undo_set_later (const struct trail_row *row, GError **error)
{
    g_autofree char *cell = store_cell_shown (row->section, row->row, row->column, row->layer);
    g_autofree char *when = store_time_shown (row->time);

    g_set_error (error, STORE_ERROR, STORE_ERROR_STALE,
                 _ ("This cannot be taken back, because %s changed %s at %s, after it. Correct the cell itself."),
                 row->user, cell, when);
}

/* Refuses where somebody changed the cell after the group, and that change is still in force. */
static bool
undo_check_cell (struct store *store, int64_t book, const struct item *item, int64_t group, GError **error)
{
    g_autoptr (GHashTable) taken_back = undo_groups_new ();
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT " STORE_TRAIL_COLUMNS " FROM change WHERE book = ? AND section = ? AND row = ?"
                         " AND \"column\" = ? AND layer = ? ORDER BY seq DESC",
                         error);
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "itttt", book, item->section, item->row, item->column, layer_names[item->layer]);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;
        enum weight weight;

        store_trail_read (statement, &row);
        if (row.group == group)
            return true;
        weight = undo_weigh (taken_back, &row);
        if (weight == WEIGHT_EDIT || weight == WEIGHT_FIRM) {
            undo_set_later (&row, error);
            return false;
        }
    }
    return step == STEP_DONE;
}

static GPtrArray *
undo_get (struct store *store, int64_t book, const char *user, int64_t group, GError **error)
{
    g_autoptr (GPtrArray) items = undo_items (store, book, user, group, error);

    for (guint i = 0; items && i < items->len; i++) {
        if (!undo_check_cell (store, book, items->pdata[i], group, error))
            return NULL;
    }
    return g_steal_pointer (&items);
}

GPtrArray *
store_undoable (struct store *store, int64_t book, const char *user, int64_t *group, GError **error)
{
    if (!undo_find (store, book, user, false, group, error))
        return NULL;
    if (*group == 0) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_NOTHING, _ ("There is nothing of yours to undo in this book."));
        return NULL;
    }
    return undo_get (store, book, user, *group, error);
}

GPtrArray *
store_redoable (struct store *store, int64_t book, const char *user, int64_t *group, GError **error)
{
    if (!undo_find (store, book, user, true, group, error))
        return NULL;
    if (*group == 0) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_NOTHING,
                     _ ("There is nothing to redo: your last change was no undo."));
        return NULL;
    }
    return undo_get (store, book, user, *group, error);
}

static bool
undo_refuse (GError **error, char *sentence_take)
{
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_NOTHING, sentence_take);
    g_free (sentence_take);
    return false;
}

/* The group that a change belongs to, where this user may take it back and nobody did. */
static bool
undo_find_change (struct store *store, int64_t book, const char *user, int64_t change, int64_t *group, GError **error)
{
    g_autoptr (GHashTable) taken_back = undo_groups_new ();
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT " STORE_TRAIL_COLUMNS " FROM change WHERE book = ? AND note IS NULL ORDER BY seq DESC", error);
    bool found = false;
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "i", book);
    while (!found && (step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;
        enum weight weight;

        store_trail_read (statement, &row);
        weight = row.seq == row.group || row.seq == change ? undo_weigh (taken_back, &row) : WEIGHT_NONE;
        if (row.seq != change)
            continue;
        found = true;
        *group = row.group;
        if (strcmp (row.user, user) != 0)
            return undo_refuse (error, g_strdup_printf (_ ("Change %d was made by %s, who alone can take it back."), (int)change, row.user));
        if (weight == WEIGHT_NONE)
            return undo_refuse (error, g_strdup_printf (_ ("Change %d was taken back already."), (int)change));
        if (weight != WEIGHT_EDIT)
            return undo_refuse (error, g_strdup_printf (_ ("Change %d is no edit and cannot be taken back by itself."), (int)change));
    }
    return found || undo_refuse (error, g_strdup_printf (_ ("There is no change %d in this book."), (int)change));
}

GPtrArray *
store_undoable_change (struct store *store, int64_t book, const char *user, int64_t change, int64_t *group, GError **error)
{
    if (!undo_find_change (store, book, user, change, group, error))
        return NULL;
    return undo_get (store, book, user, *group, error);
}
