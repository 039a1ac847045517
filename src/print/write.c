/* Writing a finished document to its place.  Whoever looks at the name sees the old content or the new one, never a
 * part. */
#include "print.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
write_fail (const char *path, int number, GError **error)
{
    const char *what;
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        what = _ ("the disk is full; make room or write to another place");
        break;
    case EFBIG:
        what = _ ("the file would be larger than this system allows; write to another place");
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        what = _ ("it may not be written there; choose a folder of your own");
        break;
    case ENOENT:
    case ENOTDIR:
        what = _ ("there is no such folder");
        break;
    case EISDIR:
        what = _ ("this is a folder; add a file name");
        break;
    default:
        what = g_strerror (number);
    }
    g_set_error (error, G_FILE_ERROR, (int)g_file_error_from_errno (number), _ ("%s was not written: %s."), path, what);
    return false;
}

static bool
write_all (int fd, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t done = write (fd, data, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            errno = done == 0 ? ENOSPC : errno;
            return false;
        }
        data += done;
        length -= (size_t)done;
    }
    return true;
}

/* Devices and pipes cannot be replaced by a rename: they are written as they are. */
static bool
write_device (const char *path, const void *data, size_t length, GError **error)
{
    int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return write_fail (path, errno, error);
    bool done = write_all (fd, data, length);
    int number = errno;
    if (close (fd) != 0 && done) {
        done = false;
        number = errno;
    }
    return done ? true : write_fail (path, number, error);
}

/* The rename itself must reach the disk; not every file system can say so, and by then the file is complete. */
static void
write_sync_folder (const char *path)
{
    g_autofree char *folder = g_path_get_dirname (path);
    int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync (fd);
    close (fd);
}

static mode_t
write_mode (const struct stat *old)
{
    if (old)
        return old->st_mode & 0777;
    mode_t mask = umask (0);
    umask (mask);
    return 0666 & ~mask;
}

static bool
write_beside (const char *path, const struct stat *old, const void *data, size_t length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *temporary = g_build_filename (folder, ".juesuan-XXXXXX", NULL);
    int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return write_fail (path, errno, error);
    bool done = write_all (fd, data, length) && fchmod (fd, write_mode (old)) == 0 && fsync (fd) == 0;
    int number = errno;
    if (close (fd) != 0 && done) {
        done = false;
        number = errno;
    }
    if (done && g_rename (temporary, path) != 0) {
        done = false;
        number = errno;
    }
    if (!done) {
        g_unlink (temporary);
        return write_fail (path, number, error);
    }
    write_sync_folder (path);
    return true;
}

static bool
write_any (const char *path, const void *data, size_t length, GError **error)
{
    struct stat old;
    if (*path == '\0')
        return write_fail (path, ENOENT, error);
    if (stat (path, &old) != 0) {
        if (errno != ENOENT)
            return write_fail (path, errno, error);
        return write_beside (path, NULL, data, length, error);
    }
    if (S_ISDIR (old.st_mode))
        return write_fail (path, EISDIR, error);
    if (!S_ISREG (old.st_mode))
        return write_device (path, data, length, error);
    if (access (path, W_OK) != 0) /* a rename would replace a file that its owner protected */
        return write_fail (path, errno, error);
    char *target = realpath (path, NULL); /* a link stays a link */
    bool done = target ? write_beside (target, &old, data, length, error) : write_fail (path, errno, error);
    free (target);
    return done;
}

bool
print_write (const char *path, const void *data, size_t length, GError **error)
{
    /* A limit on file sizes must come as an error, not as the signal that would leave the temporary file behind. */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction (SIGXFSZ, &ignore, &before);
    /* Nor does whoever stops us leave it: what ends the program waits until the file is in its place or gone. */
    sigset_t ends, blocked;
    sigemptyset (&ends);
    sigaddset (&ends, SIGINT);
    sigaddset (&ends, SIGTERM);
    sigaddset (&ends, SIGHUP);
    sigprocmask (SIG_BLOCK, &ends, &blocked);
    bool done = write_any (path, data, length, error);
    sigprocmask (SIG_SETMASK, &blocked, NULL);
    sigaction (SIGXFSZ, &before, NULL);
    return done;
}
