/* Statements, binding, stepping and transactions: the thin layer over SQLite that the other files of store/ use.
 * Knows no tables. */
#include "private.h"

#include <stdarg.h>
#include <string.h>

void
store_statement_reset (sqlite3_stmt *statement)
{
    sqlite3_reset (statement);
    sqlite3_clear_bindings (statement);
}

sqlite3_stmt *
store_statement (struct store *store, const char *sql, GError **error)
{
    sqlite3_stmt *statement = g_hash_table_lookup (store->statements, sql);

    if (statement)
        return statement;
    if (sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        store_set_error (store, error);
        return NULL;
    }
    g_hash_table_insert (store->statements, (gpointer)sql, statement);
    return statement;
}

void
store_statements_finalize (struct store *store)
{
    GHashTableIter iter;
    gpointer statement;

    g_hash_table_iter_init (&iter, store->statements);
    while (g_hash_table_iter_next (&iter, NULL, &statement))
        sqlite3_finalize (statement);
    g_hash_table_remove_all (store->statements);
}

static void
sql_bind (sqlite3_stmt *statement, const char *kinds, va_list values)
{
    for (int i = 0; kinds[i]; i++) {
        if (kinds[i] == 'i')
            sqlite3_bind_int64 (statement, i + 1, va_arg (values, int64_t));
        else
            sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
    }
}

void
store_bind (sqlite3_stmt *statement, const char *kinds, ...)
{
    va_list values;

    va_start (values, kinds);
    sql_bind (statement, kinds, values);
    va_end (values);
}

enum step
store_step (struct store *store, sqlite3_stmt *statement, GError **error)
{
    int code = sqlite3_step (statement);

    if (code == SQLITE_ROW)
        return STEP_ROW;
    if (code == SQLITE_DONE)
        return STEP_DONE;
    store_set_error (store, error);
    return STEP_FAILED;
}

bool
store_run (struct store *store, GError **error, const char *sql, const char *kinds, ...)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, sql, error);
    va_list values;

    if (!statement)
        return false;
    va_start (values, kinds);
    sql_bind (statement, kinds, values);
    va_end (values);
    return store_step (store, statement, error) != STEP_FAILED;
}

bool
store_script (struct store *store, const char *sql, GError **error)
{
    if (sqlite3_exec (store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    store_set_error (store, error);
    return false;
}

bool
store_number (struct store *store, const char *sql, int64_t *number, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, sql, error);
    enum step step = statement ? store_step (store, statement, error) : STEP_FAILED;

    if (step == STEP_FAILED)
        return false;
    *number = step == STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
    return true;
}

static char *
sql_first_text (sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    char *text = NULL;

    if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
        return g_strdup (sqlite3_errmsg (db));
    switch (sqlite3_step (statement)) {
    case SQLITE_ROW:
        text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
        break;
    case SQLITE_DONE:
        break;
    default:
        text = g_strdup (sqlite3_errmsg (db));
    }
    sqlite3_finalize (statement);
    return text;
}

char *
store_complaint (sqlite3 *db)
{
    g_autofree char *pages = sql_first_text (db, "PRAGMA integrity_check (1)");

    return g_strcmp0 (pages, "ok") == 0 ? NULL : g_steal_pointer (&pages);
}

char *
store_complaint_references (sqlite3 *db)
{
    return sql_first_text (db, "PRAGMA foreign_key_check");
}

const char *
store_column (sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text (statement, column);
}

const char *
store_column_text (sqlite3_stmt *statement, int column)
{
    const char *text = store_column (statement, column);

    return text ? text : "";
}

char *
store_valid (const char *text)
{
    return text ? g_utf8_make_valid (text, -1) : NULL;
}

static bool
sql_begin (struct store *store, GError **error)
{
    if (store->read_only) {
        store_set_read_only_error (store, error);
        return false;
    }
    /* IMMEDIATE: a read transaction that wants to write later fails at once where another process has written (no
     * waiting helps). */
    return store_present (store, error) && store_run (store, error, "BEGIN IMMEDIATE", "");
}

bool
store_begin (struct store *store, GError **error)
{
    if (store->depth == 0 && !sql_begin (store, error))
        return false;
    store->depth++;
    /* Another program may have put another file's content here, or have made a new file's history, since it was opened. */
    return store->depth > 1 || !store->ours || store_hash_look (store, error) || store_end (store, false, error);
}

bool
store_end (struct store *store, bool done, GError **error)
{
    if (--store->depth > 0)
        return done;
    if (done && store_run (store, error, "COMMIT", ""))
        return true;
    /* After some failures SQLite has rolled back by itself. */
    if (!sqlite3_get_autocommit (store->db))
        store_run (store, NULL, "ROLLBACK", "");
    return false;
}
