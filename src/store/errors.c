/* Every way in which SQLite or the file system can fail, as one sentence that says what, where and what to do.
 * Knows no tables. */
#include "private.h"

#include <errno.h>
#include <glib/gi18n.h>

GQuark
store_error_quark (void)
{
    return g_quark_from_static_string ("store-error-quark");
}

static bool
errors_no_room (int system_errno)
{
    return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

static int
errors_last_errno (sqlite3_file *file)
{
    int system_errno = 0;

    if (file && file->pMethods)
        file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system_errno);
    return system_errno;
}

/* SQLite says "full" only for ENOSPC, "I/O error" for a quota and the rest; the reason stays with the file that failed.
 */
static bool
errors_disk_full (const struct store *store)
{
    sqlite3_file *files[2] = {NULL, NULL};
    int code = sqlite3_extended_errcode (store->db);
    bool full = (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE;

    if (full || (code & 0xff) != SQLITE_IOERR)
        return full;
    full = errors_no_room (sqlite3_system_errno (store->db)); /* of a journal that is closed by now */
    sqlite3_file_control (store->db, "main", SQLITE_FCNTL_FILE_POINTER, &files[0]);
    sqlite3_file_control (store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &files[1]);
    for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
        full = full || errors_no_room (errors_last_errno (files[i]));
    return full;
}

void
store_set_error (const struct store *store, GError **error)
{
    int primary = sqlite3_errcode (store->db) & 0xff;

    if (errors_disk_full (store))
        g_set_error (error, STORE_ERROR, STORE_ERROR_SQL,
                     _ ("The disk that holds %s is full; nothing was changed. Make room on it and try again."),
                     store->path);
    else if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        g_set_error (error, STORE_ERROR, STORE_ERROR_BUSY,
                     _ ("Another program is writing to %s; nothing was changed. Try again when it has finished."),
                     store->path);
    else if (primary == SQLITE_READONLY || primary == SQLITE_PERM)
        store_set_read_only_error (store, error);
    else if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
        g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                     _ ("The file %s is damaged. Take the last good copy of it (backups stand beside it as %s.1.bak, %s.2.bak ...), and keep "
                        "this one for rescue."),
                     store->path, store->path, store->path);
    else if (primary == SQLITE_IOERR)
        g_set_error (
            error, STORE_ERROR, STORE_ERROR_SQL,
            _ ("Reading or writing %s failed (%s); nothing was changed. Check the disk or the network it is on."),
            store->path, sqlite3_errmsg (store->db));
    else if (primary == SQLITE_CANTOPEN)
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                     _ ("The file %s cannot be opened (%s). Check that its folder is there and may be written."),
                     store->path, sqlite3_errmsg (store->db));
    else
        g_set_error (error, STORE_ERROR, STORE_ERROR_SQL,
                     _ ("The file %s could not be used (%s); nothing was changed."), store->path,
                     sqlite3_errmsg (store->db));
}

void
store_set_not_ours_error (const struct store *store, GError **error)
{
    g_set_error (error, STORE_ERROR, STORE_ERROR_NOT_OURS, _ ("%s is not a juesuan file. Choose another file."),
                 store->path);
}

void
store_set_read_only_error (const struct store *store, GError **error)
{
    g_set_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY,
                 _ ("The file %s can only be read; nothing was changed. Make it writable, or copy it to another place "
                    "and work there."),
                 store->path);
}

void
store_set_open_error (const char *path, int system_errno, enum store_mode mode, GError **error)
{
    switch (system_errno) {
    case ENOENT:
    case ENOTDIR:
        if (mode == STORE_CREATE)
            g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                         _ ("The file %s cannot be made, because its folder does not exist. Make the folder first."),
                         path);
        else
            g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                         _ ("There is no file %s. Check the name, or make a new one with 'juesuan new'."), path);
        break;
    case EISDIR:
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN, _ ("%s is a folder, not a file. Name a file in it."), path);
        break;
    case EACCES:
    case EPERM:
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                     _ ("You may not open the file %s. Ask its owner for permission, or choose another file."), path);
        break;
    case EROFS:
        g_set_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY,
                     _ ("The file %s is on a medium that can only be read. Copy it to a disk and work there."), path);
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                     _ ("The file %s cannot be made, because the disk is full. Make room on it and try again."), path);
        break;
    default:
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN, _ ("The file %s cannot be opened: %s."), path,
                     g_strerror (system_errno));
    }
}

void
store_set_copy_error (const char *path, int system_errno, GError **error)
{
    const char *why;

    switch (system_errno) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        why = _ ("the disk is full. Make room on it, or take another place");
        break;
    case ENOENT:
    case ENOTDIR:
        why = _ ("there is no such folder. Make it first");
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        why = _ ("nothing may be written there. Choose a folder of your own");
        break;
    default:
        why = system_errno != 0 ? g_strerror (system_errno) : _ ("the original or the copy could not be read whole. Check the disk, then try again");
    }
    g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN, _ ("The copy %s was not made: %s."), path, why);
}
