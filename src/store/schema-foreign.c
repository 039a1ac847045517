/* What does not belong in a file of ours.  A trigger, view or virtual table that somebody else put there would run as soon
 * as the program reads or saves, so such a file is not used at all. */
#include "private.h"

#include <string.h>

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
