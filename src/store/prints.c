/* The print log: which report left the book, when and by whom.  No part of the trail. */
#include "private.h"

void
store_print_free (struct store_print *print)
{
    g_free (print->time);
    g_free (print->user);
    g_free (print->format);
    g_free (print->target);
    g_free (print->part);
    g_free (print->fingerprint);
    g_free (print);
}

bool
store_print_add (struct store *store, int64_t book, const struct store_print *print, GError **error)
{
    g_autofree char *now = store_now ();
    g_autofree char *target = g_utf8_make_valid (print->target, -1);

    if (!store_begin (store, error))
        return false;
    return store_end (store,
                      store_run (store, error,
                                 "INSERT INTO print (book, time, user, format, target, part, draft, fingerprint)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                 "itttttit", book, now, print->user, print->format, target, print->part, (int64_t)print->draft,
                                 print->fingerprint),
                      error);
}

static struct store_print *
print_read (sqlite3_stmt *statement)
{
    struct store_print *print = g_new0 (struct store_print, 1);

    print->time = store_valid (store_column_text (statement, 0));
    print->user = store_valid (store_column_text (statement, 1));
    print->format = store_valid (store_column_text (statement, 2));
    print->target = store_valid (store_column_text (statement, 3));
    print->part = store_valid (store_column_text (statement, 4));
    print->draft = sqlite3_column_int (statement, 5) != 0;
    print->fingerprint = store_valid (store_column_text (statement, 6));
    return print;
}

GPtrArray *
store_prints (struct store *store, int64_t book, GError **error)
{
    g_autoptr (GPtrArray) prints = g_ptr_array_new_with_free_func ((GDestroyNotify)store_print_free);
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store, "SELECT time, user, format, target, part, draft, fingerprint FROM print WHERE book = ? ORDER BY id", error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "i", book);
    while ((step = store_step (store, statement, error)) == STEP_ROW)
        g_ptr_array_add (prints, print_read (statement));
    return step == STEP_DONE ? g_steal_pointer (&prints) : NULL;
}
