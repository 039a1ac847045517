/* Whole copies of the file beside it, by number, and going back to one. */
#include "config.h"

#include "session/steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/private.h"

static char *
backup_name (const char *path, int number)
{
    return g_strdup_printf ("%s.%d.bak", path, number);
}

/* FILE.7.bak -> 7; 0 where it is none of ours. */
static int
backup_number (const char *base, const char *name)
{
    size_t length = strlen (base);
    char *end;
    gint64 number;

    if (strncmp (name, base, length) != 0 || name[length] != '.')
        return 0;
    number = g_ascii_strtoll (name + length + 1, &end, 10);
    return strcmp (end, ".bak") == 0 && number > 0 && number < G_MAXINT ? (int)number : 0;
}

static int
backup_compare (gconstpointer a, gconstpointer b)
{
    return *(const int *)a - *(const int *)b;
}

static GArray *
backup_numbers (const char *path)
{
    GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *base = g_path_get_basename (path);
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name (dir))) {
        int number = backup_number (base, name);

        if (number > 0)
            g_array_append_val (numbers, number);
    }
    g_array_sort (numbers, backup_compare);
    return numbers;
}

GPtrArray *
session_backups (const char *path)
{
    GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GArray) numbers = backup_numbers (path);

    for (guint i = 0; i < numbers->len; i++)
        g_ptr_array_add (names, backup_name (path, g_array_index (numbers, int, i)));
    return names;
}

bool
session_backup (struct session *session, char **path, GError **error)
{
    g_autoptr (GArray) numbers = backup_numbers (session->path);
    int next = numbers->len > 0 ? g_array_index (numbers, int, numbers->len - 1) + 1 : 1;
    g_autofree char *name = backup_name (session->path, next);

    if (!store_copy (session->store, name, error))
        return false;
    if (path)
        *path = g_steal_pointer (&name);
    return true;
}

/* Going back takes every book of the file back, not only the open one: none that changed since may be one that this person must
 * not take back. */
static bool
restore_books (struct session *session, struct store *from, GError **error)
{
    g_autoptr (GPtrArray) books = store_books (session->store, error);

    for (guint i = 0; books && i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        int stage = MAX (stage_find (book->state), STAGE_DRAFT);
        g_autofree char *refusal = NULL;

        if (store_version (session->store, book->id) == store_version (from, book->id) ||
            workflow_allows (DEED_BACKUP, (enum stage)stage, session->person))
            continue;
        refusal = workflow_refusal (DEED_BACKUP, (enum stage)stage, session->person);
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN,
                     _ ("A backup takes all books of the file back, also %s/%d, which was changed since. %s"), book->unit, book->year, refusal);
        return false;
    }
    return books != NULL;
}

static bool
restore_same_people (const GPtrArray *now, const GPtrArray *then)
{
    bool same = now->len == then->len; /* both by name */

    for (guint i = 0; same && i < now->len; i++) {
        const struct store_person *a = now->pdata[i], *b = then->pdata[i];

        same = strcmp (a->name, b->name) == 0 && g_strcmp0 (a->role, b->role) == 0 && g_strcmp0 (a->secret, b->secret) == 0 &&
               a->disabled == b->disabled;
    }
    return same;
}

/* Whoever does not manage accounts does not bring back old ones either. */
static bool
restore_people (struct session *session, struct store *from, GError **error)
{
    g_autoptr (GPtrArray) now = store_people (session->store, error);
    g_autoptr (GPtrArray) then = now ? store_people (from, error) : NULL;

    if (!then || restore_same_people (now, then))
        return then != NULL;
    if (people_may (session, DEED_PEOPLE, NULL))
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN,
                 _ ("The accounts of this file changed since the backup was made, and would be as they were; only a head puts it back."));
    return false;
}

static bool
restore_allowed (struct session *session, const char *name, GError **error)
{
    g_autoptr (Store) from = store_open (name, STORE_READ, error);

    return from && restore_books (session, from, error) && restore_people (session, from, error);
}

bool
session_restore (struct session *session, int number, char **kept, GError **error)
{
    g_autofree char *name = backup_name (session->path, number);
    g_autofree char *base = g_path_get_basename (name);

    session_preview_end (session);
    if (!people_may (session, DEED_BACKUP, error))
        return false;
    if (!g_file_test (name, G_FILE_TEST_EXISTS)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no backup %d (%s). See: juesuan backup FILE --list"), number,
                     name);
        return false;
    }
    return restore_allowed (session, name, error) && session_backup (session, kept, error) &&
           store_restore (session->store, name, session->user, base, error);
}
