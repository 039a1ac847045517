/* Text being typed, kept beside the book until it is accepted, so that a crash does not lose it.  No part of the trail. */
#include "private.h"

static bool
journal_write (struct store *store, int64_t book, const char *user, const char *address, const char *text, GError **error)
{
    g_autofree char *now = store_now ();
    g_autofree char *clean = text ? g_utf8_make_valid (text, -1) : NULL;
    bool done;

    if (!store_begin (store, error))
        return false;
    if (text)
        done = store_run (store, error,
                          "INSERT INTO journal (book, user, address, text, time) VALUES (?, ?, ?, ?, ?)"
                          " ON CONFLICT (book, user) DO UPDATE SET address = excluded.address, text = excluded.text,"
                          " time = excluded.time",
                          "itttt", book, user, address, clean, now);
    else
        done = store_run (store, error, "DELETE FROM journal WHERE book = ? AND user = ?", "it", book, user);
    return store_end (store, done, error);
}

/* In WAL without a sync: it outlives the program at once, and power that fails takes no more than a text that was not accepted. */
bool
store_journal_set (struct store *store, int64_t book, const char *user, const char *address, const char *text, GError **error)
{
    bool done;

    store_script (store, "PRAGMA synchronous = NORMAL", NULL);
    done = journal_write (store, book, user, address, text, error);
    store_script (store, "PRAGMA synchronous = FULL", NULL);
    return done;
}

bool
store_journal_is_quick (const struct store *store)
{
    return store->wal;
}

bool
store_journal_get (struct store *store, int64_t book, const char *user, char **address, char **text)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT address, text FROM journal WHERE book = ? AND user = ?", NULL);

    if (!statement)
        return false;
    store_bind (statement, "it", book, user);
    if (store_step (store, statement, NULL) != STEP_ROW)
        return false;
    *address = store_valid (store_column (statement, 0));
    *text = store_valid (store_column (statement, 1));
    return true;
}
