/* Whether file and history agree: the chain from its first row, the values against the newest rows of the trail, the
 * books against their notes, and SQLite's own checks.  Accounts and seals are in verify-notes.c. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

bool
store_verify_refuse (const struct store *store, GError **error, const char *format, ...)
{
    g_autofree char *raw = NULL, *what = NULL;
    va_list values;

    va_start (values, format);
    raw = g_strdup_vprintf (format, values);
    va_end (values);
    what = store_valid (raw);
    g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                 _ ("%s was changed by something else than juesuan: %s Take the last good copy of it."), store->path,
                 what);
    return false;
}

/* SQLite's own checks.  Pages first, because nothing can be said about what stands on broken ones; references last,
 * because the checks between know better words for most of what breaks them. */
static bool
verify_complaint (struct store *store, char *found, GError **error)
{
    g_autofree char *complaint = found;

    if (!complaint)
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                 _ ("The file %s is damaged (%s). Take the last good copy of it, and keep this one for rescue."),
                 store->path, complaint);
    return false;
}

static bool
verify_row (struct store *store, const struct trail_row *row, const char *stored, int64_t *seq, char **hash,
            GError **error)
{
    g_autofree char *when = store_time_shown (row->time);
    g_autofree char *computed = store_trail_hash (store->hash, *hash, row);

    if (row->seq != *seq + 1)
        return store_verify_refuse (store, error, _ ("row %d of the history is missing."), (int)*seq + 1);
    if (strcmp (computed, stored) != 0)
        return store_verify_refuse (store, error, _ ("row %d of the history (%s, %s) is not as it was written."),
                              (int)row->seq, row->user, when);
    *seq = row->seq;
    g_free (*hash);
    *hash = g_steal_pointer (&computed);
    return true;
}

static bool
verify_chain (struct store *store, char **head, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT " STORE_TRAIL_COLUMNS " FROM change ORDER BY seq", error);
    g_autofree char *hash = g_strdup ("");
    int64_t seq = 0;
    enum step step;

    if (!statement)
        return false;
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        struct trail_row row;

        store_trail_read (statement, &row);
        if (!verify_row (store, &row, store_column_text (statement, STORE_TRAIL_HASH), &seq, &hash, error))
            return false;
    }
    if (step == STEP_FAILED)
        return false;
    *head = g_steal_pointer (&hash);
    return true;
}

#define VERIFY_SAME_CELL(a, b)                                                                                         \
    a ".book = " b ".book AND " a ".section = " b ".section AND " a ".row = " b ".row AND " a ".\"column\" = " b       \
      ".\"column\" AND " a ".layer = " b ".layer"

/* One value row with the trail row that it says it was written by: columns 0..3 cell, 4..9 entry, 10 origin, then new
 * and origin of the newest change of that cell, and whether that one is the one it names. */
static bool
verify_value (struct store *store, sqlite3_stmt *statement, GError **error)
{
    g_autofree char *text = NULL;
    g_autofree char *cell = store_cell_shown (store_column_text (statement, 0), store_column_text (statement, 1),
                                              store_column_text (statement, 2), store_column_text (statement, 3));
    struct entry entry = {
        .state = (enum entry_state)sqlite3_column_int (statement, 4),
        .doubtful = sqlite3_column_int (statement, 5) != 0,
        .num = sqlite3_column_int64 (statement, 6),
        .half = sqlite3_column_int64 (statement, 7),
        .text = (char *)store_column (statement, 8),
        .raw = (char *)store_column (statement, 9),
    };

    text = store_entry_text (&entry);
    if (g_strcmp0 (text, store_column (statement, 11)) != 0 ||
        g_strcmp0 (store_column (statement, 10), store_column (statement, 12)) != 0)
        return store_verify_refuse (store, error, _ ("the content of %s is not what the history says."), cell);
    return true;
}

static bool
verify_values (struct store *store, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT v.section, v.row, v.\"column\", v.layer,"
        " CASE v.state WHEN 'blank' THEN 0 WHEN 'value' THEN 1 ELSE 2 END,"
        " v.doubtful, v.num, v.half, v.text, v.raw, v.origin, c.new, c.origin"
        " FROM value v LEFT JOIN change c ON c.seq = v.change AND " VERIFY_SAME_CELL (
            "c", "v") " AND c.seq = (SELECT max (seq) FROM change d WHERE " VERIFY_SAME_CELL ("d", "v") ")",
        error);
    enum step step;

    if (!statement)
        return false;
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        if (!verify_value (store, statement, error))
            return false;
    }
    return step == STEP_DONE;
}

/* The other way round: the newest change of a cell left something, and it is not there. */
static bool
verify_missing (struct store *store, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT c.section, c.row, c.\"column\", c.layer FROM change c"
        " WHERE c.note IS NULL AND c.new <> ''"
        " AND NOT EXISTS (SELECT 1 FROM change d WHERE " VERIFY_SAME_CELL (
            "d", "c") " AND d.seq > c.seq)"
                      " AND NOT EXISTS (SELECT 1 FROM value v WHERE " VERIFY_SAME_CELL ("v", "c") ") LIMIT 1",
        error);
    enum step step = statement ? store_step (store, statement, error) : STEP_FAILED;

    if (step == STEP_ROW) {
        g_autofree char *cell = store_cell_shown (store_column_text (statement, 0), store_column_text (statement, 1),
                                                  store_column_text (statement, 2), store_column_text (statement, 3));

        return store_verify_refuse (store, error, _ ("the content of %s is gone."), cell);
    }
    return step == STEP_DONE;
}

/* The book as its notes tell it, NULL where they do not. */
static bool
verify_replay (struct store *store, int64_t id, struct store_book **book, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT note, new FROM change WHERE book = ? AND note IS NOT NULL ORDER BY seq", error);
    enum step step;

    *book = NULL;
    if (!statement)
        return false;
    store_bind (statement, "i", id);
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        const char *note = store_column_text (statement, 0);
        const char *new = store_column_text (statement, 1);

        if (!*book && strcmp (note, "book") == 0) {
            *book = store_book_parse (new);
        } else if (*book && strcmp (note, "unit") == 0) {
            g_free ((*book)->unit);
            (*book)->unit = g_strdup (new);
        } else if (*book && strcmp (note, "state") == 0) {
            g_auto (GStrv) fields = store_fields_split (new);

            g_free ((*book)->state);
            (*book)->state = g_strdup (fields && fields[0] ? fields[0] : "?");
        } else if (*book && strcmp (note, "deleted") == 0) {
            g_free ((*book)->unit_id);
            (*book)->unit_id = g_strdup (new);
            g_free ((*book)->state);
            (*book)->state = g_strdup (note);
        } else if (*book && strcmp (note, "forms") == 0) {
            g_free ((*book)->form_hash);
            (*book)->form_hash = g_strdup (new);
        }
    }
    return step == STEP_DONE;
}

static bool
verify_books (struct store *store, GError **error)
{
    g_autoptr (GPtrArray) books = store_books_all (store, error);

    for (guint i = 0; books && i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        g_autofree char *text = store_book_text (book);
        g_autofree char *told = NULL;
        struct store_book *replayed;
        bool done = verify_replay (store, book->id, &replayed, error);

        told = replayed ? store_book_text (replayed) : NULL;
        store_book_free (replayed);
        if (!done)
            return false;
        if (g_strcmp0 (text, told) != 0)
            return store_verify_refuse (store, error, _ ("the book of %s for %d is not what the history says."), book->unit,
                                  book->year);
    }
    return books != NULL;
}

/* All looks in one read transaction: a save of another program in between is no difference. */
bool
store_verify (struct store *store, char **head, GError **error)
{
    g_autofree char *hash = NULL;
    bool sound;

    if (!verify_complaint (store, store_complaint (store->db), error) || !store_run (store, error, "BEGIN", ""))
        return false;
    sound = store_hash_verify (store, error) && verify_chain (store, &hash, error) && verify_values (store, error) &&
            verify_missing (store, error) && verify_books (store, error) &&
            store_verify_people (store, error) && store_verify_seals (store, error) && store_verify_shape (store, error) &&
            verify_complaint (store, store_complaint_references (store->db), error) && store_verify_triggers (store, error);
    store_run (store, NULL, "COMMIT", "");
    if (sound && head)
        *head = g_steal_pointer (&hash);
    return sound;
}

int64_t
store_hash_row (struct store *store, const char *hash, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT seq FROM change WHERE hash = ?", error);
    enum step step;

    if (!statement)
        return -1;
    store_bind (statement, "t", hash);
    step = store_step (store, statement, error);
    return step == STEP_FAILED ? -1 : step == STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}
