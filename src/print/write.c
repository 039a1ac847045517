/* Writing a finished document to its place.  Whoever looks at the name sees the old content or the new one, never a
 * part. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "print.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
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

/* A file without a name where the file system has such: whoever is killed while writing leaves nothing. */
static int
write_open (const char *folder, char *temporary)
{
    int fd = access ("/proc/self/fd", X_OK) == 0 ? open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) : -1;
    return fd >= 0 ? fd : g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
}

/* Only a file that has a name can take the place of another one. */
static bool
write_name (int fd, const char *temporary)
{
    g_autofree char *self = g_strdup_printf ("/proc/self/fd/%d", fd);
    struct stat file;
    return fstat (fd, &file) == 0 && (file.st_nlink > 0 || linkat (AT_FDCWD, self, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0);
}

static char *
write_temporary (const char *folder)
{
    g_autofree char *name = g_strdup_printf (".juesuan-%08xXXXXXX", g_random_int ());
    return g_build_filename (folder, name, NULL);
}

/* `target` is where the content goes; `path`, perhaps a link to it, is how the user calls it. */
static bool
write_beside (const char *path, const char *target, const struct stat *old, const void *data, size_t length, GError **error)
{
    g_autofree char *folder = g_path_get_dirname (target);
    g_autofree char *temporary = write_temporary (folder);
    int fd = write_open (folder, temporary);
    if (fd < 0)
        return write_fail (path, errno, error);
    bool done = write_all (fd, data, length) && fchmod (fd, write_mode (old)) == 0 && fsync (fd) == 0 && write_name (fd, temporary);
    int number = errno;
    if (close (fd) != 0 && done) {
        done = false;
        number = errno;
    }
    if (done && g_rename (temporary, target) != 0) {
        done = false;
        number = errno;
    }
    if (!done) {
        g_unlink (temporary);
        return write_fail (path, number, error);
    }
    write_sync_folder (target);
    return true;
}

/* Word's "~$" stands in place of the first two characters of a name of eight and more before its ending, of the first one of seven. */
static const char *
write_shortened (const char *name)
{
    const char *ending = strrchr (name, '.');
    glong stem = ending == NULL || !g_utf8_validate (name, -1, NULL) ? 0 : g_utf8_strlen (name, ending - name);

    return stem >= 8 ? g_utf8_offset_to_pointer (name, 2) : stem == 7 ? g_utf8_next_char (name) : name;
}

/* Word processors lay a file of their own beside the one that they have open, and would write theirs over ours later. */
static bool
write_is_free (const char *path, const char *target, GError **error)
{
    static const char *const locks[] = { ".~lock.%s#", "~$%s", ".~%s", "~$%s" };
    g_autofree char *folder = g_path_get_dirname (target), *name = g_path_get_basename (target);
    const char *shortened = write_shortened (name);

    for (size_t i = 0; i < G_N_ELEMENTS (locks); i++) {
        g_auto (GStrv) halves = g_strsplit (locks[i], "%s", 2);
        g_autofree char *lock = g_strconcat (halves[0], i == G_N_ELEMENTS (locks) - 1 ? shortened : name, halves[1], NULL);
        g_autofree char *beside = g_build_filename (folder, lock, NULL);
        if (!g_file_test (beside, G_FILE_TEST_EXISTS))
            continue;
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                     _ ("%s was not written: another program has it open (%s lies beside it). Close it there, or write to another name."), path, lock);
        return false;
    }
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
        return write_beside (path, path, NULL, data, length, error);
    }
    if (S_ISDIR (old.st_mode))
        return write_fail (path, EISDIR, error);
    if (!S_ISREG (old.st_mode))
        return write_device (path, data, length, error);
    if (access (path, W_OK) != 0) /* a rename would replace a file that its owner protected */
        return write_fail (path, errno, error);
    char *target = realpath (path, NULL); /* a link stays a link */
    bool done = target ? write_is_free (path, target, error) && write_beside (path, target, &old, data, length, error)
                       : write_fail (path, errno, error);
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
