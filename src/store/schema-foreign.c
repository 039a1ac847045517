/* What does not belong in a file of ours, and what must stand there.  A trigger, view or virtual table that somebody else put there would run as soon
 * as the program reads or saves, so such a file is not used at all. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

#define SCHEMA_TRIGGERS "SELECT name FROM sqlite_master WHERE type = 'trigger'"

/* SQLite keeps a statement as it was written, without its semicolon. */
static bool
foreign_script_has (const struct schema_step *steps, int n, const char *sql)
{
    for (int i = 0; i < n; i++)
        if (strstr (steps[i].sql, sql))
            return true;
    return steps != store_schema && foreign_script_has (store_schema, store_schema_steps, sql);
}

/* Columns may have been added since, so that for tables and indexes the first words count. */
static bool
foreign_script_makes (const struct schema_step *steps, int n, const char *type, const char *name, const char *sql)
{
    g_autofree char *plain = g_strdup_printf ("CREATE %s %s ", type, name);
    g_autofree char *unique = g_strdup_printf ("CREATE UNIQUE %s %s ", type, name);
    bool is_unique = g_ascii_strncasecmp (sql, "CREATE UNIQUE", strlen ("CREATE UNIQUE")) == 0;
    g_autofree char *start = g_ascii_strup (sql, (gssize) strlen ("CREATE TABLE "));

    if (strcmp (type, "TABLE") == 0 && strcmp (start, "CREATE TABLE ") != 0)
        return false;
    return foreign_script_has (steps, n, is_unique ? unique : plain);
}

static bool
foreign_is_ours (const struct schema_step *steps, int n, const char *type, const char *name, const char *sql)
{
    if (!sql || g_str_has_prefix (name, "sqlite_")) /* indexes of keys, ANALYZE: only SQLite makes these */
        return true;
    if (strcmp (type, "table") == 0)
        return foreign_script_makes (steps, n, "TABLE", name, sql);
    if (strcmp (type, "index") == 0)
        return foreign_script_makes (steps, n, "INDEX", name, sql);
    return foreign_script_has (steps, n, sql);
}

char *
store_schema_foreign (struct store *store, const struct schema_step *steps, int n, int64_t *tables, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT type, name, sql FROM sqlite_master", error);
    enum step step = STEP_FAILED;

    *tables = -1;
    if (!statement)
        return NULL;
    *tables = 0;
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        const char *type = store_column (statement, 0), *name = store_column (statement, 1);

        (*tables)++;
        if (!type || !name || !foreign_is_ours (steps, n, type, name, store_column (statement, 2)))
            return g_strdup_printf ("%s %s", type ? type : "?", name ? name : "?");
    }
    if (step == STEP_FAILED)
        *tables = -1;
    return NULL;
}

sqlite3 *
store_schema_fresh (GError **error)
{
    struct store fresh = { .path = (char *)":memory:" };
    bool made = sqlite3_open (":memory:", &fresh.db) == SQLITE_OK;

    for (int i = 0; made && i < store_schema_steps; i++)
        made = sqlite3_exec (fresh.db, store_schema[i].sql, NULL, NULL, NULL) == SQLITE_OK;
    if (made)
        return fresh.db;
    store_set_error (&fresh, error);
    sqlite3_close (fresh.db);
    return NULL;
}

/* A new file's triggers, by name. */
static GHashTable *
schema_triggers (GError **error)
{
    g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    struct store fresh = { .path = (char *)":memory:", .db = store_schema_fresh (error) };
    sqlite3_stmt *statement = NULL;
    int code = SQLITE_ERROR;

    if (!fresh.db)
        return NULL;
    if (sqlite3_prepare_v2 (fresh.db, SCHEMA_TRIGGERS, -1, &statement, NULL) == SQLITE_OK)
        while ((code = sqlite3_step (statement)) == SQLITE_ROW)
            g_hash_table_add (triggers, g_strdup (store_column (statement, 0)));
    if (code != SQLITE_DONE) /* without the names nothing would be found missing */
        store_set_error (&fresh, error);
    sqlite3_finalize (statement);
    sqlite3_close (fresh.db);
    return code == SQLITE_DONE ? g_steal_pointer (&triggers) : NULL;
}

bool
store_verify_triggers (struct store *store, GError **error)
{
    g_autoptr (GHashTable) wanted = schema_triggers (error);
    g_autoptr (sqlite3_stmt) statement = wanted ? store_statement (store, SCHEMA_TRIGGERS, error) : NULL;
    enum step step = STEP_FAILED;
    GHashTableIter each;
    gpointer name;

    while (statement && (step = store_step (store, statement, error)) == STEP_ROW)
        g_hash_table_remove (wanted, store_column (statement, 0));
    if (step == STEP_FAILED)
        return false;
    g_hash_table_iter_init (&each, wanted);
    return !g_hash_table_iter_next (&each, &name, NULL) ||
           store_verify_refuse (store, error, _ ("the lock on its records is gone (%s)."), (const char *)name);
}
