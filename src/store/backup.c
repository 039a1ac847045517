/* Whole copies of the file by SQLite's own means, also while others use it. */
#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

static bool
backup_run (struct store *store, const char *name)
{
    sqlite3 *copy = NULL;
    sqlite3_backup *backup = NULL;
    bool done = false;

    if (sqlite3_open_v2 (name, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        backup = sqlite3_backup_init (copy, "main", store->db, "main");
    if (backup) {
        done = sqlite3_backup_step (backup, -1) == SQLITE_DONE;
        done = sqlite3_backup_finish (backup) == SQLITE_OK && done;
    }
    if (done) {
        g_autofree char *complaint = store_complaint (copy);

        done = !complaint && sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    }
    return sqlite3_close (copy) == SQLITE_OK && done;
}

/* A whole, checked copy stands under the final name or nothing does; what is there already is never written over. */
bool
store_copy (struct store *store, const char *path, GError **error)
{
    g_autofree char *draft = g_strconcat (path, ".new", NULL);
    bool done = false;
    int fd;

    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_EXISTS, _ ("%s is there already; choose another name."), path);
        return false;
    }
    g_unlink (draft);
    fd = g_open (draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        done = close (fd) == 0 && backup_run (store, draft) && g_rename (draft, path) == 0;
    if (done)
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                 _ ("The copy %s could not be written. Make room and check that the folder may be written, then try "
                    "again."),
                 path);
    g_unlink (draft);
    return false;
}
