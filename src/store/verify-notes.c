/* Whether accounts and seals are what the notes of the trail say. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the notes say about one person: fields 1 name, 2 role, 3 digest of the hash, 4 disabled; "" leaves what was. */
struct told {
    char *role;
    char *digest;
    bool disabled;
};

static void
told_free (gpointer data)
{
    struct told *told = data;

    g_free (told->role);
    g_free (told->digest);
    g_free (told);
}

static void
told_set (char **text, const char *new)
{
    if (*new == '\0')
        return;
    g_free (*text);
    *text = g_strdup (new);
}

static void
told_take (GHashTable *people, const struct store_note *note)
{
    char **fields = note->fields;
    struct told *told;

    if (strcmp (note->what, "person") != 0 || g_strv_length (fields) < 6)
        return;
    told = g_hash_table_lookup (people, fields[1]);
    if (!told) {
        told = g_new0 (struct told, 1);
        g_hash_table_insert (people, g_strdup (fields[1]), told);
    }
    told_set (&told->role, fields[2]);
    told_set (&told->digest, fields[3]);
    if (*fields[4])
        told->disabled = strcmp (fields[4], "1") == 0;
}

static bool
verify_person (const struct store *store, GHashTable *people, const struct store_person *person, GError **error)
{
    const struct told *told = g_hash_table_lookup (people, person->name);
    g_autofree char *digest = person->secret ? store_digest (person->secret) : NULL;

    if (told && g_strcmp0 (told->role, person->role) == 0 && told->disabled == person->disabled &&
        g_strcmp0 (told->digest, digest) == 0)
        return true;
    return store_verify_refuse (store, error, _ ("the account of %s is not what the history says."), person->name);
}

bool
store_verify_people (struct store *store, GError **error)
{
    g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, told_free);
    g_autoptr (GPtrArray) notes = store_notes (store, 0, error);
    g_autoptr (GPtrArray) people = notes ? store_people (store, error) : NULL;

    if (!people)
        return false;
    for (guint i = 0; i < notes->len; i++)
        told_take (told, notes->pdata[i]);
    for (guint i = 0; i < people->len; i++) {
        if (!verify_person (store, told, people->pdata[i], error))
            return false;
    }
    return g_hash_table_size (told) == people->len || store_verify_refuse (store, error, _ ("an account is gone."));
}

/* A row of the trail that sealed (its fields 3 and 4 are digests) with the seal, or a seal without such a row. */
static bool
verify_seal (struct store *store, sqlite3_stmt *statement, GError **error)
{
    const char *new = store_column (statement, 2);
    g_auto (GStrv) fields = new ? store_fields_split (new) : NULL;
    bool whole = fields && g_strv_length (fields) >= 5;
    g_autofree char *forms = store_digest (store_column (statement, 0));
    g_autofree char *cells = store_digest (store_column (statement, 1));

    if (whole && strcmp (fields[3], forms) == 0 && strcmp (fields[4], cells) == 0)
        return true;
    return store_verify_refuse (store, error, _ ("the seal of row %d of the history is not what was sealed."),
                                sqlite3_column_int (statement, 3));
}

bool
store_verify_seals (struct store *store, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT s.forms, s.cells, c.new, coalesce (c.seq, s.change) FROM change c LEFT JOIN seal s"
                         " ON s.change = c.seq WHERE c.note = 'state'"
                         " UNION ALL SELECT s.forms, s.cells, c.new, s.change FROM seal s LEFT JOIN change c"
                         " ON c.seq = s.change AND c.note = 'state' WHERE c.seq IS NULL",
                         error);
    enum step step;

    if (!statement)
        return false;
    while ((step = store_step (store, statement, error)) == STEP_ROW) {
        if (!verify_seal (store, statement, error))
            return false;
    }
    return step == STEP_DONE;
}
