/* Accounts.  Every change of one is a note of the file; of a password only the digest of its salted hash stands there, so
 * that an exchanged hash is noticed and nothing can be guessed from the trail.  Knows no passwords. */
#include "private.h"

#include <string.h>

void
store_person_free (struct store_person *person)
{
    if (!person)
        return;
    g_free (person->name);
    g_free (person->role);
    g_free (person->secret);
    g_free (person->created);
    g_free (person);
}

static struct store_person *
people_read (sqlite3_stmt *statement)
{
    struct store_person *person = g_new0 (struct store_person, 1);

    person->name = store_valid (store_column_text (statement, 0));
    person->role = store_valid (store_column_text (statement, 1));
    person->secret = store_valid (store_column (statement, 2));
    person->disabled = sqlite3_column_int (statement, 3) != 0;
    person->created = store_valid (store_column_text (statement, 4));
    person->failures = sqlite3_column_int (statement, 5);
    person->failed = sqlite3_column_int64 (statement, 6);
    return person;
}

GPtrArray *
store_people (struct store *store, GError **error)
{
    g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify)store_person_free);
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT name, role, secret, disabled, created, failures, failed FROM user"
                         " WHERE role IS NOT NULL ORDER BY name",
                         error);
    enum step step;

    if (!statement)
        return NULL;
    while ((step = store_step (store, statement, error)) == STEP_ROW)
        g_ptr_array_add (people, people_read (statement));
    return step == STEP_DONE ? g_steal_pointer (&people) : NULL;
}

static bool
people_write (struct store *store, const char *user, const char *name, const char *role, const char *secret,
              int disabled, const char *const *fields, GError **error)
{
    g_autofree char *now = store_now ();

    return store_run (store, error, "INSERT INTO user (name, created) VALUES (?, ?) ON CONFLICT DO NOTHING", "tt", name,
                      now) &&
           (!role || store_run (store, error, "UPDATE user SET role = ? WHERE name = ?", "tt", role, name)) &&
           (!secret || store_run (store, error, "UPDATE user SET secret = ?, failures = 0 WHERE name = ?", "tt", secret,
                                  name)) &&
           (disabled < 0 ||
            store_run (store, error, "UPDATE user SET disabled = ? WHERE name = ?", "it", (int64_t)disabled, name)) &&
           store_note_write (store, 0, user, GROUP_PEOPLE, "person", "", fields, NULL, error);
}

bool
store_person_set (struct store *store, const char *user, const char *does, const char *name, const char *role,
                  const char *secret, int disabled, const char *reason, GError **error)
{
    g_autofree char *digest = store_digest (secret);
    const char *const fields[] = {does,
                                  name,
                                  role ? role : "",
                                  digest,
                                  disabled < 0 ? "" : disabled ? "1" : "0",
                                  reason ? reason : "",
                                  NULL};

    return store_begin (store, error) &&
           store_end (store, people_write (store, user, name, role, secret, disabled, fields, error), error);
}

bool
store_person_tried (struct store *store, const char *name, bool right, GError **error)
{
    int64_t now = g_get_real_time () / G_USEC_PER_SEC;

    return store_begin (store, error) &&
           store_end (store,
                      right ? store_run (store, error, "UPDATE user SET failures = 0 WHERE name = ?", "t", name)
                            : store_run (store, error,
                                         "UPDATE user SET failures = failures + 1, failed = ? WHERE name = ?", "it", now,
                                         name),
                      error);
}
