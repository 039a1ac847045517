/* Whether every row is one that a file of ours can hold.  SQLite's own check leaves out the conditions of the tables where the
 * file is open for reading only, and whoever wrote there may have taken them away: each row is put into a new file's tables. */
#include "private.h"

#include <glib/gi18n.h>

enum { SHAPE_ROWS = 1000 }; /* in memory at once */

static bool
shape_row (sqlite3_stmt *from, sqlite3_stmt *into)
{
    for (int i = 0; i < sqlite3_column_count (from); i++)
        sqlite3_bind_value (into, i + 1, sqlite3_column_value (from, i));
    return sqlite3_step (into) == SQLITE_DONE && sqlite3_reset (into) == SQLITE_OK;
}

/* Both statements name the same columns. */
static bool
shape_rows (struct store *store, const char *table, sqlite3 *fresh, sqlite3_stmt *from, sqlite3_stmt *into, GError **error)
{
    enum step step;

    for (guint64 n = 1; (step = store_step (store, from, error)) == STEP_ROW; n++) {
        if (!shape_row (from, into))
            return store_verify_refuse (store, error, _ ("a row of the table %s is not one that juesuan writes (%s)."), table,
                                        sqlite3_errmsg (fresh));
        if (n % SHAPE_ROWS == 0)
            sqlite3_exec (fresh, "ROLLBACK; BEGIN", NULL, NULL, NULL);
    }
    return step == STEP_DONE;
}

/* The columns as a list, and as many question marks. */
static char *
shape_columns (sqlite3 *fresh, const char *table, char **marks)
{
    g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
    GString *columns = g_string_new (NULL), *places = g_string_new (NULL);
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2 (fresh, sql, -1, &statement, NULL) == SQLITE_OK)
        while (sqlite3_step (statement) == SQLITE_ROW) {
            g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "", store_column_text (statement, 0));
            g_string_append (places, places->len ? ", ?" : "?");
        }
    sqlite3_finalize (statement);
    *marks = g_string_free (places, FALSE);
    return g_string_free (columns, FALSE);
}

static bool
shape_table (struct store *store, const char *table, sqlite3 *fresh, GError **error)
{
    g_autofree char *marks = NULL, *columns = shape_columns (fresh, table, &marks);
    g_autofree char *read = g_strdup_printf ("SELECT %s FROM %s", columns, table);
    g_autofree char *write = g_strdup_printf ("INSERT OR REPLACE INTO %s (%s) VALUES (%s)", table, columns, marks);
    sqlite3_stmt *from = NULL, *into = NULL;
    bool sound = false;

    if (sqlite3_prepare_v2 (store->db, read, -1, &from, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2 (fresh, write, -1, &into, NULL) != SQLITE_OK)
        store_verify_refuse (store, error, _ ("the table %s is not as juesuan makes it."), table);
    else
        sound = sqlite3_exec (fresh, "BEGIN", NULL, NULL, NULL) == SQLITE_OK && shape_rows (store, table, fresh, from, into, error);
    sqlite3_finalize (from);
    sqlite3_finalize (into);
    sqlite3_exec (fresh, "ROLLBACK", NULL, NULL, NULL);
    return sound;
}

bool
store_verify_shape (struct store *store, GError **error)
{
    sqlite3 *fresh = store_schema_fresh (error);
    sqlite3_stmt *tables = NULL;
    bool sound = fresh != NULL;

    if (!fresh)
        return false;
    sqlite3_db_config (fresh, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_exec (fresh, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
    sound = sqlite3_prepare_v2 (fresh, "SELECT name FROM sqlite_master WHERE type = 'table'", -1, &tables, NULL) == SQLITE_OK;
    while (sound && sqlite3_step (tables) == SQLITE_ROW)
        sound = shape_table (store, store_column_text (tables, 0), fresh, error);
    sqlite3_finalize (tables);
    sqlite3_close (fresh);
    return sound;
}
