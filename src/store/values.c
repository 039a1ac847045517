/* What stands in the cells: loading a book's items and committing new ones, each commit one durable transaction with
 * its rows in the trail. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The columns state, doubtful, num, half, text, raw, origin, change from `first` on. */
static void
values_read (sqlite3_stmt *statement, int first, struct entry *entry)
{
    int state = store_word (store_states, N_STORE_STATES, store_column (statement, first));
    int origin = store_word (origin_names, N_ORIGINS, store_column (statement, first + 6));

    *entry = (struct entry){
        .state = state < 0 ? ENTRY_BLANK : (enum entry_state)state,
        .doubtful = sqlite3_column_int (statement, first + 1) != 0,
        .num = sqlite3_column_int64 (statement, first + 2),
        .half = sqlite3_column_int64 (statement, first + 3),
        .text = store_valid (store_column (statement, first + 4)),
        .raw = store_valid (store_column (statement, first + 5)),
        .origin = origin < 0 ? ORIGIN_TYPED : (enum origin)origin,
        .change = sqlite3_column_int64 (statement, first + 7),
    };
}

/* A row of columns section, row, column, layer and then the entry.  The schema allows no other layer and no name that is not there;
 * a file that another program wrote may hold them all the same.  NULL and a sentence. */
static struct item *
values_item (struct store *store, sqlite3_stmt *statement, GError **error)
{
    const char *section = store_column (statement, 0), *row = store_column (statement, 1), *column = store_column (statement, 2);
    const char *layer_word = store_column (statement, 3);
    int layer = layer_word ? store_word (layer_names, N_LAYERS, layer_word) : -1;
    struct item *item;

    if (!section || !row || !column || layer < 0) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                     _ ("A figure in the file %s has no cell. Take the last good copy of it, and keep this one for rescue."), store->path);
        return NULL;
    }
    item = store_item_read (section, row, column, (enum layer)layer);
    values_read (statement, 4, &item->new);
    return item;
}

GPtrArray *
store_load (struct store *store, int64_t book, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT section, row, \"column\", layer, state, doubtful, num, half, text, raw, origin, change"
                         " FROM value WHERE book = ? ORDER BY section, row, \"column\", layer",
                         error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "i", book);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct item *item = values_item (store, statement, error);

        if (!item)
            return NULL;
        g_ptr_array_add (items, item);
    }
    return step == STEP_DONE ? g_steal_pointer (&items) : NULL;
}

int
store_last_row (struct store *store, int64_t book, const char *section)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store,
                                                          "SELECT max (CAST (substr (row, 2) AS INTEGER)) FROM change"
                                                          " WHERE book = ? AND section = ? AND row GLOB 'r[0-9]*'",
                                                          NULL);

    if (!statement)
        return 0;
    store_bind (statement, "it", book, section);
    return store_step (store, statement, NULL) == STEP_ROW ? sqlite3_column_int (statement, 0) : 0;
}

int64_t
store_version (struct store *store, int64_t book)
{
    /* The hash, not the number of the row: a file that was put back and changed again may have as many rows. */
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT hash FROM change WHERE seq = (SELECT max ((SELECT max (seq) FROM change WHERE book = p.id))"
        " FROM book b JOIN book p ON p.unit_id = b.unit_id AND (p.id = b.id OR p.year = b.year - 1) WHERE b.id = ?)",
        NULL);
    g_autofree char *digits = NULL;

    if (!statement)
        return 0;
    store_bind (statement, "i", book);
    if (store_step (store, statement, NULL) != STEP_ROW)
        return 0;
    digits = g_strndup (store_column_text (statement, 0), 15);
    return g_ascii_strtoll (digits, NULL, 16);
}

int64_t
store_file_version (struct store *store)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT max (seq) FROM change WHERE book IS NULL", NULL);

    return statement && store_step (store, statement, NULL) == STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

static bool
values_stored (struct store *store, int64_t book, const struct item *item, struct entry *entry, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT state, doubtful, num, half, text, raw, origin, change FROM value"
                         " WHERE book = ? AND section = ? AND row = ? AND \"column\" = ? AND layer = ?",
                         error);
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "itttt", book, item->section, item->row, item->column, layer_names[item->layer]);
    step = store_step (store, statement, error);
    if (step == STEP_ROW)
        values_read (statement, 0, entry);
    return step != STEP_FAILED;
}

/* Who was faster.  The newest trail row of the cell says it; a blank cell has no change id to ask. */
static void
values_set_stale (struct store *store, int64_t book, const struct item *item, const struct entry *stored,
                  GError **error)
{
    g_autofree char *cell = store_cell_shown (item->section, item->row, item->column, layer_names[item->layer]);
    g_autofree char *shown = store_entry_shown (stored);
    g_autofree char *when = NULL;
    g_autofree char *who = NULL;
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT user, time FROM change WHERE book = ? AND section = ? AND row = ? AND \"column\" = ?"
                         " AND layer = ? ORDER BY seq DESC LIMIT 1",
                         error);

    if (!statement)
        return;
    store_bind (statement, "itttt", book, item->section, item->row, item->column, layer_names[item->layer]);
    if (store_step (store, statement, NULL) == STEP_ROW) {
        who = store_valid (store_column_text (statement, 0));
        when = store_time_shown (store_column_text (statement, 1));
    }
    g_set_error (
        error, STORE_ERROR, STORE_ERROR_STALE,
        _ ("%s was changed by %s at %s and is now: %s. Nothing was written; look at the new content and type again."),
        cell, who ? who : "?", when ? when : "?", shown);
}

static bool
values_write (struct store *store, int64_t book, const struct item *item, int64_t change, GError **error)
{
    const struct entry *new = &item->new;

    if (entry_empty (new))
        return store_run (
            store, error,
            "DELETE FROM value WHERE book = ? AND section = ? AND row = ? AND \"column\" = ? AND layer = ?", "itttt",
            book, item->section, item->row, item->column, layer_names[item->layer]);
    return store_run (
        store, error,
        "INSERT INTO value (book, section, row, \"column\", layer, state, doubtful, num, half, text, raw, origin,"
        " change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (book, section, row, \"column\", layer) DO UPDATE SET state = excluded.state,"
        " doubtful = excluded.doubtful, num = excluded.num, half = excluded.half, text = excluded.text,"
        " raw = excluded.raw, origin = excluded.origin, change = excluded.change",
        "itttttiiittti", book, item->section, item->row, item->column, layer_names[item->layer],
        store_states[new->state], (int64_t) new->doubtful, new->num, new->half, new->text, new->raw,
        origin_names[new->origin], change);
}

struct commit { /* what all rows of one commit share */
    int64_t book;
    const char *user;
    const char *time;
    enum group_kind kind;
    int64_t undone;
    bool carried;  /* the items are another book's, with its changes */
    int64_t group; /* 0 until the first row */
};

/* The change that wrote the figure, also where it was carried over before. */
static bool
values_source (struct store *store, int64_t change, int64_t *source, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT CASE WHEN kind = 'new' AND undone > 0 THEN undone ELSE seq END FROM change WHERE seq = ?", error);
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "i", change);
    step = store_step (store, statement, error);
    *source = step == STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
    return step != STEP_FAILED;
}

static bool
values_commit_item (struct store *store, struct commit *commit, const struct item *item, GError **error)
{
    struct entry stored = ENTRY_INIT;
    g_autofree char *old = store_entry_text (&item->old);
    g_autofree char *new = store_entry_text (&item->new);
    struct trail_row row = {
        .time = commit->time,
        .user = commit->user,
        .origin = origin_names[item->new.origin],
        .group = commit->group,
        .kind = group_kind_names[commit->kind],
        .undone = commit->undone,
        .book = commit->book,
        .section = item->section,
        .row = item->row,
        .column = item->column,
        .layer = layer_names[item->layer],
        .old = old,
        .new = new,
    };
    bool fresh;

    if (commit->carried && !values_source (store, item->new.change, &row.undone, error))
        return false;
    if (!values_stored (store, commit->book, item, &stored, error))
        return false;
    fresh = entry_equal (&stored, &item->old) || (entry_empty (&stored) && entry_empty (&item->old));
    if (!fresh)
        values_set_stale (store, commit->book, item, &stored, error);
    entry_clear (&stored);
    if (!fresh || strcmp (old, new) == 0)
        return fresh;
    if (!store_trail_append (store, &row, error))
        return false;
    commit->group = row.group;
    return values_write (store, commit->book, item, row.seq, error);
}

static bool
values_commit_all (struct store *store, struct commit *commit, const GPtrArray *items, GError **error)
{
    for (guint i = 0; i < items->len; i++) {
        if (!values_commit_item (store, commit, items->pdata[i], error))
            return false;
    }
    return true;
}

static bool
values_valid (const GPtrArray *items, GError **error)
{
    for (guint i = 0; i < items->len; i++) {
        if (!store_item_valid (items->pdata[i], error))
            return false;
    }
    return true;
}

bool
store_commit_inside (struct store *store, int64_t book, const char *user, enum group_kind kind, int64_t undone,
                     const GPtrArray *items, int64_t *group, GError **error)
{
    g_autofree char *now = store_now ();
    struct commit commit = {.book = book, .user = user, .time = now, .kind = kind, .undone = undone};

    if (!values_commit_all (store, &commit, items, error))
        return false;
    if (group)
        *group = commit.group;
    return true;
}

bool
store_carry_inside (struct store *store, int64_t from, int64_t to, const char *user, GError **error)
{
    g_autoptr (GPtrArray) items = store_load (store, from, error);
    g_autofree char *now = store_now ();
    struct commit commit = {.book = to, .user = user, .time = now, .kind = GROUP_NEW, .carried = true};

    return items && values_commit_all (store, &commit, items, error);
}

bool
store_commit (struct store *store, int64_t book, const char *user, enum group_kind kind, int64_t undone,
              const GPtrArray *items, int64_t *group, GError **error)
{
    int64_t made = 0;

    if (!values_valid (items, error))
        return false;
    if (items->len > 0 && (!store_begin (store, error) ||
                           !store_end (store,
                                       store_may_edit (store, book, user, error) &&
                                           store_commit_inside (store, book, user, kind, undone, items, &made, error),
                                       error)))
        return false;
    if (group)
        *group = made;
    return true;
}

/* What the newest row of each cell up to there left. */
GPtrArray *
store_load_at (struct store *store, int64_t book, int64_t seq, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT " STORE_TRAIL_COLUMNS " FROM change c WHERE book = ?1 AND note IS NULL AND new <> '' AND seq ="
        " (SELECT max (seq) FROM change d WHERE d.book = ?1 AND d.section = c.section AND d.row = c.row"
        " AND d.\"column\" = c.\"column\" AND d.layer = c.layer AND d.seq <= ?2)"
        " ORDER BY section, row, \"column\", layer",
        error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "ii", book, seq);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;
        struct item *item;

        store_trail_read (statement, &row);
        item = store_trail_item (&row);
        if (item)
            g_ptr_array_add (items, item);
    }
    return step == STEP_DONE ? g_steal_pointer (&items) : NULL;
}
