/* Copies that were carried away and come back: how far two histories are the same, and taking over notes of the other.
 * What may be taken over is the session's business. */
#include "private.h"

#include <string.h>

static char *
merge_hash_at (struct store *store, int64_t seq, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT hash FROM change WHERE seq = ?", error);

    if (!statement)
        return NULL;
    store_bind (statement, "i", seq);
    if (store_step (store, statement, error) == STEP_FAILED)
        return NULL;
    return g_strdup (store_column (statement, 0) ? store_column (statement, 0) : "");
}

/* -1 failed, else whether both have the same row there; then all before it are the same too. */
static int
merge_same_at (struct store *store, struct store *other, int64_t seq, GError **error)
{
    g_autofree char *one = merge_hash_at (store, seq, error);
    g_autofree char *two = one ? merge_hash_at (other, seq, error) : NULL;

    return !two ? -1 : *one && strcmp (one, two) == 0;
}

int64_t
store_fork (struct store *store, struct store *other, GError **error)
{
    int64_t low = 0, high;

    if (!store_number (other, "SELECT coalesce (max (seq), 0) FROM change", &high, error))
        return -1;
    while (low < high) {
        int64_t middle = high - (high - low) / 2;
        int same = merge_same_at (store, other, middle, error);

        if (same < 0)
            return -1;
        if (same)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

bool
store_touched (struct store *store, int64_t book, int64_t after, bool *touched, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT 1 FROM change WHERE book = ? AND seq > ? AND note IS NULL LIMIT 1", error);
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "ii", book, after);
    step = store_step (store, statement, error);
    *touched = step == STEP_ROW;
    return step != STEP_FAILED;
}

static bool
merge_seal (struct store *store, struct store *from, int64_t book, int64_t their_seq, int64_t seq, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (from, "SELECT forms, cells FROM seal WHERE change = ?", error);
    enum step step;

    if (!statement)
        return false;
    store_bind (statement, "i", their_seq);
    step = store_step (from, statement, error);
    return step == STEP_DONE ||
           (step == STEP_ROW && store_run (store, error, "INSERT INTO seal (change, book, forms, cells) VALUES (?, ?, ?, ?)",
                                           "iitt", seq, book, store_column_text (statement, 0),
                                           store_column_text (statement, 1)));
}

/* As it was written there: by whom and when. */
static bool
merge_note (struct store *store, struct store *from, int64_t book, const struct store_note *note, GError **error)
{
    bool state = strcmp (note->what, "state") == 0;
    g_autofree char *new = store_fields_join ((const char *const *)note->fields);
    struct trail_row row = {
        .time = note->time,
        .user = note->user,
        .kind = group_kind_names[state ? GROUP_STATE : GROUP_REVIEW],
        .book = book,
        .old = note->old,
        .new = new,
        .note = note->what,
    };

    return store_trail_append (store, &row, error) &&
           (!state || (store_run (store, error, "UPDATE book SET state = ? WHERE id = ?", "ti", note->fields[0], book) &&
                       merge_seal (store, from, book, note->seq, row.seq, error)));
}

static bool
merge_all (struct store *store, struct store *from, int64_t book, const char *user, const char *const *origin,
           const GPtrArray *notes, GError **error)
{
    if (!store_state_among (store, book, "submitted", error) ||
        !store_note_write (store, book, user, GROUP_REVIEW, "merge", "", origin, NULL, error))
        return false;
    for (guint i = 0; i < notes->len; i++) {
        if (!merge_note (store, from, book, notes->pdata[i], error))
            return false;
    }
    return true;
}

bool
store_merge (struct store *store, struct store *from, int64_t book, const char *user, const char *const *origin,
             const GPtrArray *notes, GError **error)
{
    return store_begin (store, error) &&
           store_end (store, merge_all (store, from, book, user, origin, notes, error), error);
}
