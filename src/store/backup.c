/* Whole copies of the file by SQLite's own means, also while others use it. */
#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/vfs.h>
#include <unistd.h>

static bool
backup_pages (sqlite3 *to, sqlite3 *from)
{
    sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
    bool done = backup && sqlite3_backup_step (backup, -1) == SQLITE_DONE;

    return sqlite3_backup_finish (backup) == SQLITE_OK && done;
}

/* Into a file that is there and empty; else why not, as a number of errno (0: SQLite says no more than that it failed). */
static bool
backup_run (struct store *store, const char *name, int *number)
{
    sqlite3 *copy = NULL;
    bool done = sqlite3_open_v2 (name, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK && backup_pages (copy, store->db);

    if (done) {
        g_autofree char *complaint = store_complaint (copy);

        done = !complaint && sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    }
    *number = !done && sqlite3_errcode (copy) == SQLITE_FULL ? ENOSPC : done ? 0 : sqlite3_system_errno (copy);
    return sqlite3_close (copy) == SQLITE_OK && done;
}

static bool
backup_draft (struct store *store, const char *path, int *number)
{
    g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full (draft, O_WRONLY | O_CLOEXEC, 0600);
    bool done;

    *number = errno;
    if (fd < 0)
        return false;
    done = close (fd) == 0 && backup_run (store, draft, number);
    if (done && g_rename (draft, path) == 0)
        return true;
    *number = done ? errno : *number;
    g_unlink (draft);
    return false;
}

/* A whole, checked copy stands under the final name or nothing does; what is there already is never written over.  What ends the
 * program waits until the copy is in its place or gone. */
bool
store_copy (struct store *store, const char *path, GError **error)
{
    sigset_t ends, blocked;
    int number;
    bool done;

    if (g_file_test (path, G_FILE_TEST_EXISTS)) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_EXISTS, _ ("%s is there already; choose another name."), path);
        return false;
    }
    sigemptyset (&ends);
    sigaddset (&ends, SIGINT);
    sigaddset (&ends, SIGTERM);
    sigaddset (&ends, SIGHUP);
    sigprocmask (SIG_BLOCK, &ends, &blocked);
    done = backup_draft (store, path, &number);
    sigprocmask (SIG_SETMASK, &blocked, NULL);
    if (!done)
        store_set_copy_error (path, number, error);
    return done;
}

/* A private database of SQLite's own that goes with its connection: what shall stand in the file later, made ready apart from it. */
static bool
backup_prepare (struct store *draft, struct store *from, const char *user, const char *what, GError **error)
{
    const char *const fields[] = {what, NULL};

    if (sqlite3_open_v2 ("", &draft->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK ||
        !backup_pages (draft->db, from->db)) {
        store_set_error (draft, error);
        return false;
    }
    return store_hash_look (draft, error) && store_run (draft, error, "BEGIN", "") &&
           store_note_write (draft, 0, user, GROUP_PEOPLE, "restored", "", fields, NULL, error) &&
           store_run (draft, error, "COMMIT", "");
}

static bool
backup_restore (struct store *store, struct store *from, const char *user, const char *what, GError **error)
{
    struct store draft = {.path = store->path, .file = store->file, .statements = g_hash_table_new (g_str_hash, g_str_equal)};
    bool done = backup_prepare (&draft, from, user, what, error);

    store_statements_finalize (&draft);
    g_hash_table_unref (draft.statements);
    if (done) {
        store_statements_finalize (store);
        done = backup_pages (store->db, draft.db);
        if (!done)
            store_set_error (store, error);
    }
    sqlite3_close (draft.db);
    return done;
}

/* The other file is looked at as one of ours first: opened, its version known, its history sound. */
bool
store_restore (struct store *store, const char *path, const char *user, const char *what, GError **error)
{
    g_autoptr (Store) from = store_open (path, STORE_READ, error);

    return from && store_verify (from, NULL, error) && backup_restore (store, from, user, what, error);
}

/* Magic numbers of statfs(2): where locks may not hold between machines, or what may be pulled out. */
char *
store_place_warning (const char *path)
{
    static const struct {
        unsigned long magic;
        bool network;
    } places[] = {
        {0x6969, true},      /* NFS */
        {0xff534d42, true},  /* CIFS */
        {0xfe534d42, true},  /* SMB2 */
        {0x517b, true},      /* SMB */
        {0x01021997, true},  /* 9p */
        {0x65735546, true},  /* FUSE: sshfs, file managers' network folders */
        {0x00c36400, true},  /* Ceph */
        {0x4d44, false},     /* FAT */
        {0x2011bab0, false}, /* exFAT */
        {0x9660, false},     /* CD */
        {0x15013346, false}, /* UDF */
    };
    struct statfs fs;

    if (statfs (path, &fs) != 0)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS (places); i++) {
        if (((unsigned long)fs.f_type & 0xffffffff) != places[i].magic)
            continue;
        if (places[i].network)
            return g_strdup_printf (_ ("%s is on a network share: two people must not have it open at once, and a lost "
                                       "connection can cost what was typed last. Work on a copy on this machine, and carry "
                                       "copies with 'juesuan submit FILE -o COPY'."),
                                    path);
        return g_strdup_printf (_ ("%s is on a medium that can be pulled out (a stick, a disc). Work on a copy on this "
                                   "machine, and carry copies with 'juesuan submit FILE -o COPY'."),
                                path);
    }
    return NULL;
}
