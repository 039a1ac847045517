#include "faulty.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

struct faulty_file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct, in the same memory */
    const char *path;   /* SQLite keeps it until the file is closed; NULL: a temporary file */
};

static struct faulty faulty; /* a VFS has no other place to keep it */
static sqlite3_vfs *real_vfs;
static sqlite3_vfs faulty_vfs;
static sqlite3_io_methods faulty_methods;

static bool
faulty_step (int *code, int io)
{
    faulty.steps++;
    if (faulty.fail_at == 0 || faulty.steps < faulty.fail_at || (faulty.steps > faulty.fail_at && !faulty.for_good))
        return false;
    faulty.failed = true;
    *code = faulty.code == SQLITE_IOERR ? io : faulty.code;
    return true;
}

static int
faulty_done (int code, const char *path, enum faulty_kind kind, const void *bytes, int64_t size, int64_t offset)
{
    if (code == SQLITE_OK && faulty.note && path)
        faulty.note (faulty.data, path, kind, bytes, size, offset);
    return code;
}

#define PATH(file) (((struct faulty_file *)file)->path)
#define REAL(file) (((struct faulty_file *)file)->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static int
faulty_close (sqlite3_file *file)
{
    return CALL (file, xClose);
}

static int
faulty_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
    return CALL (file, xRead, data, n, offset);
}

static int
faulty_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
    int code;

    if (!faulty_step (&code, SQLITE_IOERR_WRITE))
        return faulty_done (CALL (file, xWrite, data, n, offset), PATH (file), FAULTY_WRITE, data, n, offset);
    if (n > 1) /* half of it gets there */
        CALL (file, xWrite, data, n / 2, offset);
    return code;
}

static int
faulty_truncate (sqlite3_file *file, sqlite3_int64 size)
{
    int code;

    if (faulty_step (&code, SQLITE_IOERR_TRUNCATE))
        return code;
    return faulty_done (CALL (file, xTruncate, size), PATH (file), FAULTY_TRUNCATE, NULL, size, 0);
}

static int
faulty_sync (sqlite3_file *file, int flags)
{
    int code;

    faulty.syncs++;
    if (faulty_step (&code, SQLITE_IOERR_FSYNC))
        return code;
    return faulty_done (CALL (file, xSync, flags), PATH (file), FAULTY_SYNC, NULL, 0, 0);
}

static int
faulty_size (sqlite3_file *file, sqlite3_int64 *size)
{
    return CALL (file, xFileSize, size);
}

static int
faulty_lock (sqlite3_file *file, int kind)
{
    return CALL (file, xLock, kind);
}

static int
faulty_unlock (sqlite3_file *file, int kind)
{
    return CALL (file, xUnlock, kind);
}

static int
faulty_reserved (sqlite3_file *file, int *out)
{
    return CALL (file, xCheckReservedLock, out);
}

static int
faulty_control (sqlite3_file *file, int op, void *data)
{
    return CALL (file, xFileControl, op, data);
}

static int
faulty_sector (sqlite3_file *file)
{
    return CALL (file, xSectorSize);
}

static int
faulty_device (sqlite3_file *file)
{
    return CALL (file, xDeviceCharacteristics);
}

static int
faulty_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return CALL (file, xShmMap, page, size, extend, out);
}

static int
faulty_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
    return CALL (file, xShmLock, offset, n, flags);
}

static void
faulty_shm_barrier (sqlite3_file *file)
{
    CALL (file, xShmBarrier);
}

static int
faulty_shm_unmap (sqlite3_file *file, int delete)
{
    return CALL (file, xShmUnmap, delete);
}

static int
faulty_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    struct faulty_file *f = (struct faulty_file *)file;
    int code;

    (void)vfs;
    f->real = (sqlite3_file *)(f + 1);
    code = real_vfs->xOpen (real_vfs, name, f->real, flags, out);
    f->path = name;
    f->base.pMethods = f->real->pMethods ? &faulty_methods : NULL;
    return code;
}

static int
faulty_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
    int code;

    (void)vfs;
    if (faulty_step (&code, SQLITE_IOERR_DELETE))
        return code;
    return faulty_done (real_vfs->xDelete (real_vfs, name, sync), name, FAULTY_DELETE, NULL, 0, 0);
}

struct faulty *
faulty_install (void)
{
    if (real_vfs)
        return &faulty;
    real_vfs = sqlite3_vfs_find (NULL);
    faulty_methods = (sqlite3_io_methods){
        .iVersion = 2, /* no memory mapping: all writes come by xWrite */
        .xClose = faulty_close,
        .xRead = faulty_read,
        .xWrite = faulty_write,
        .xTruncate = faulty_truncate,
        .xSync = faulty_sync,
        .xFileSize = faulty_size,
        .xLock = faulty_lock,
        .xUnlock = faulty_unlock,
        .xCheckReservedLock = faulty_reserved,
        .xFileControl = faulty_control,
        .xSectorSize = faulty_sector,
        .xDeviceCharacteristics = faulty_device,
        .xShmMap = faulty_shm_map,
        .xShmLock = faulty_shm_lock,
        .xShmBarrier = faulty_shm_barrier,
        .xShmUnmap = faulty_shm_unmap,
    };
    faulty_vfs = *real_vfs;
    faulty_vfs.zName = "faulty";
    faulty_vfs.szOsFile = (int)sizeof (struct faulty_file) + real_vfs->szOsFile;
    faulty_vfs.pNext = NULL;
    faulty_vfs.xOpen = faulty_open;
    faulty_vfs.xDelete = faulty_delete;
    g_assert_cmpint (sqlite3_vfs_register (&faulty_vfs, 1), ==, SQLITE_OK);
    return &faulty;
}
