/* Opening and closing the file: which one, how, and with which of SQLite's safeguards.  Knows no tables. */
#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
store_path (const struct store *store)
{
    return store->path;
}

bool
store_read_only (const struct store *store)
{
    return store->read_only;
}

/* Makes the file itself, so that nobody else can read it for a moment; SQLite gives -wal and -shm the same rights. */
static bool
store_create_file (const struct store *store, bool *made, GError **error)
{
    int fd = g_open (store->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    *made = fd >= 0;
    if (fd < 0 && errno != EEXIST) {
        store_set_open_error (store->path, errno, STORE_CREATE, error);
        return false;
    }
    return fd < 0 || close (fd) == 0;
}

/* Takes the file back where it could not be filled, unless another program has begun to use it meanwhile. */
static void
store_unmake_file (const struct store *store)
{
    GStatBuf st;

    if (g_stat (store->file, &st) == 0 && st.st_size == 0)
        g_unlink (store->file);
}

/* What SQLite would not say in such words.  Only asks the file system: opening and closing the file here would drop the
 * locks of another connection of this process to it (https://www.sqlite.org/howtocorrupt.html, 2.2). */
static bool
store_look (const struct store *store, enum store_mode mode, GError **error)
{
    GStatBuf st;

    if (g_stat (store->file, &st) != 0 || g_access (store->file, R_OK) != 0) {
        store_set_open_error (store->path, errno, mode == STORE_CREATE ? STORE_WRITE : mode, error);
        return false;
    }
    if (S_ISDIR (st.st_mode)) {
        store_set_open_error (store->path, EISDIR, mode, error);
        return false;
    }
    if (!S_ISREG (st.st_mode)) {
        store_set_not_ours_error (store, error);
        return false;
    }
    if (mode != STORE_READ && g_access (store->file, W_OK) != 0) {
        store_set_read_only_error (store, error);
        return false;
    }
    return true;
}

/* A file left in WAL mode cannot be opened on a medium where SQLite may not make its two side files.  Where nothing
 * waits in a -wal, what stands in the file is all there is, and it can be read as one that nobody changes. */
static bool
store_open_immutable (struct store *store)
{
    g_autofree char *wal = g_strconcat (store->file, "-wal", NULL);
    g_autofree char *folder = g_path_get_dirname (store->file);
    g_autofree char *uri = g_filename_to_uri (store->file, NULL, NULL);
    g_autofree char *address = g_strconcat (uri, "?immutable=1", NULL);
    GStatBuf st;

    if (g_access (folder, W_OK) == 0 || (g_stat (wal, &st) == 0 && st.st_size > 0))
        return false;
    sqlite3_close (store->db);
    store->db = NULL;
    return sqlite3_open_v2 (address, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK;
}

/* Options that newer libraries have; what an older one does not know, it does without. */
static void
store_harden (struct store *store)
{
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
#ifdef SQLITE_DBCONFIG_DQS_DML
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
#endif
#ifdef SQLITE_DBCONFIG_TRUSTED_SCHEMA
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
#endif
    sqlite3_extended_result_codes (store->db, 1);
    sqlite3_busy_timeout (store->db, STORE_BUSY_MS);
}

/* What a killed program left in -wal or -journal is brought home by whoever may write, also where only reading is asked. */
static bool
store_open_recovered (struct store *store)
{
    if (g_access (store->file, W_OK) != 0)
        return false;
    sqlite3_close (store->db);
    store->db = NULL;
    if (sqlite3_open_v2 (store->file, &store->db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout (store->db, STORE_BUSY_MS);
        sqlite3_exec (store->db, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
    }
    sqlite3_close (store->db);
    store->db = NULL;
    return sqlite3_open_v2 (store->file, &store->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;
}

static int
store_touch (struct store *store)
{
    store_harden (store);
    return sqlite3_exec (store->db, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
}

static bool
store_connect (struct store *store, GError **error)
{
    int flags = store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2 (store->file, &store->db, flags, NULL);

    if (!store->db) {
        store_set_open_error (store->path, ENOMEM, STORE_WRITE, error);
        return false;
    }
    if (code == SQLITE_OK)
        code = store_touch (store);
    if (store->read_only && ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY) &&
        (store_open_immutable (store) || store_open_recovered (store)))
        code = store_touch (store);
    store_presence_note (store);
    if ((code & 0xff) == SQLITE_NOTADB)
        store_set_not_ours_error (store, error);
    else if (code != SQLITE_OK)
        store_set_error (store, error);
    return code == SQLITE_OK;
}

/* WAL: readers and the one writer do not wait for each other, and a save is one fsync.  On file systems without shared
 * memory SQLite stays with its rollback journal, which is as safe; both end in one file when it is closed. */
static bool
store_configure (struct store *store, GError **error)
{
    g_autoptr (sqlite3_stmt) mode = NULL;

    store->ours = store_script (store, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL", error) &&
                  (store->read_only || store_script (store, "PRAGMA journal_mode = WAL", error));
    mode = store->ours && !store->read_only ? store_statement (store, "PRAGMA journal_mode", NULL) : NULL;
    store->wal = mode && store_step (store, mode, NULL) == STEP_ROW && strcmp (store_column (mode, 0), "wal") == 0;
    return store->ours;
}

static struct store *
store_new (const char *path, enum store_mode mode)
{
    struct store *store = g_new0 (struct store, 1);

    store->path = g_strdup (path);
    store->file = g_canonicalize_filename (path, NULL);
    store->read_only = mode == STORE_READ;
    store->statements = g_hash_table_new (g_str_hash, g_str_equal);
    return store;
}

struct store *
store_open (const char *path, enum store_mode mode, GError **error)
{
    struct store *store = store_new (path, mode);
    bool made = false;

    if ((mode != STORE_CREATE || store_create_file (store, &made, error)) && store_look (store, mode, error) &&
        store_connect (store, error) && store_schema_prepare (store, mode, store_schema, store_schema_steps, error) &&
        store_configure (store, error) && store_hash_look (store, error))
        return store;
    if (made)
        store_unmake_file (store);
    store_close (store);
    return NULL;
}

void
store_close (struct store *store)
{
    if (!store)
        return;
    if (store->db) {
        store_statements_finalize (store);
        /* Where somebody else still has the file open this fails, and the last one does it. */
        sqlite3_busy_timeout (store->db, 0);
        if (store->ours && !store->read_only)
            sqlite3_exec (store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
        int code = sqlite3_close (store->db);
        g_assert (code == SQLITE_OK);
    }
    g_hash_table_unref (store->statements);
    g_free (store->rescued);
    g_free (store->file);
    g_free (store->path);
    g_free (store);
}
