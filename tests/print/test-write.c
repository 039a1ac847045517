/* print_write: the old content or the new, never a part, and no debris; whatever goes wrong is said in a sentence. */
#define _GNU_SOURCE /* O_TMPFILE */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "print/print.h"

struct sandbox {
    char *folder, *path;
};

static void
sandbox_set_up (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    sandbox->folder = g_dir_make_tmp ("juesuan-write-XXXXXX", NULL);
    sandbox->path = g_build_filename (sandbox->folder, "report.txt", NULL);
}

static int
sandbox_files (const struct sandbox *sandbox)
{
    g_autoptr (GDir) dir = g_dir_open (sandbox->folder, 0, NULL);
    int n = 0;
    while (dir && g_dir_read_name (dir))
        n++;
    return n;
}

static void
sandbox_tear_down (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    g_chmod (sandbox->folder, 0700);
    g_autoptr (GDir) dir = g_dir_open (sandbox->folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name (dir));) {
        g_autofree char *path = g_build_filename (sandbox->folder, name, NULL);
        g_assert_cmpint (g_remove (path), ==, 0);
    }
    g_rmdir (sandbox->folder);
    g_free (sandbox->folder);
    g_free (sandbox->path);
}

static void
check_content (const char *path, const char *expected)
{
    g_autofree char *content = NULL;
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, expected);
}

static void
check_refused (const char *path, const char *words)
{
    g_autoptr (GError) error = NULL;
    g_assert_false (print_write (path, "new", 3, &error));
    g_assert_nonnull (strstr (error->message, path));
    if (!strstr (error->message, words))
        g_error ("not said “%s”: %s", words, error->message);
}

static void
test_replaces (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    struct stat info;
    g_assert_true (print_write (sandbox->path, "first", 5, NULL));
    check_content (sandbox->path, "first");
    g_assert_cmpint (g_chmod (sandbox->path, 0640), ==, 0);
    g_assert_true (print_write (sandbox->path, "second\n", 7, NULL));
    check_content (sandbox->path, "second\n");
    g_assert_cmpint (stat (sandbox->path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0640);
    g_assert_cmpint (sandbox_files (sandbox), ==, 1);
}

static void
test_keeps_link (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    g_autofree char *link = g_build_filename (sandbox->folder, "link", NULL);
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    g_assert_cmpint (symlink ("report.txt", link), ==, 0);
    g_assert_true (print_write (link, "new", 3, NULL));
    g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    check_content (sandbox->path, "new");
    g_assert_cmpint (sandbox_files (sandbox), ==, 2);
}

static void
test_refuses_places (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    g_autofree char *missing = g_build_filename (sandbox->folder, "no", "such", NULL);
    g_autofree char *below_file = g_build_filename (sandbox->path, "x", NULL);
    check_refused (sandbox->folder, "this is a folder");
    check_refused (missing, "no such folder");
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    check_refused (below_file, "no such folder");
    check_content (sandbox->path, "old");
    g_assert_cmpint (sandbox_files (sandbox), ==, 1);
}

/* Root may write anywhere, so this shows something only for ordinary users. */
static void
test_refuses_without_right (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    if (geteuid () == 0) {
        g_test_skip ("root may write anywhere");
        return;
    }
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    g_assert_cmpint (g_chmod (sandbox->path, 0400), ==, 0);
    check_refused (sandbox->path, "may not be written");
    check_content (sandbox->path, "old");
    g_assert_cmpint (g_chmod (sandbox->folder, 0500), ==, 0);
    g_autofree char *other = g_build_filename (sandbox->folder, "other", NULL);
    check_refused (other, "may not be written");
    g_assert_cmpint (sandbox_files (sandbox), ==, 1);
}

static void
test_full_device (void)
{
    if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS)) {
        g_test_skip ("there is no /dev/full");
        return;
    }
    check_refused ("/dev/full", "disk is full");
    g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
    struct stat info;
    g_assert_cmpint (stat ("/dev/full", &info), ==, 0);
    g_assert_true (S_ISCHR (info.st_mode));
}

/* As on a full disk: the first bytes can be written, the others cannot. */
static void
test_keeps_old_content (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    enum { SIZE = 100000 };
    g_autofree char *large = g_strnfill (SIZE, 'x');
    g_autoptr (GError) error = NULL;
    struct rlimit before, limit;
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
    limit = (struct rlimit){.rlim_cur = SIZE / 2, .rlim_max = before.rlim_max};
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    bool done = print_write (sandbox->path, large, SIZE, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
    g_assert_false (done);
    g_assert_nonnull (strstr (error->message, sandbox->path));
    check_content (sandbox->path, "old");
    g_assert_cmpint (sandbox_files (sandbox), ==, 1);
}

/* A word processor has it open: the name that the user said is told, which may be a link. */
static void
test_refuses_open (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    g_autofree char *link = g_build_filename (sandbox->folder, "link", NULL);
    g_autofree char *lock = g_build_filename (sandbox->folder, ".~lock.report.txt#", NULL);
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    g_assert_cmpint (symlink ("report.txt", link), ==, 0);
    g_assert_true (g_file_set_contents (lock, "", 0, NULL));
    check_refused (sandbox->path, ".~lock.report.txt#");
    check_refused (link, ".~lock.report.txt#");
    check_content (sandbox->path, "old");
    /* as Word shortens long names */
    static const char *const names[][2] = { { "二〇二二年度决算.docx", "~$二二年度决算.docx" }, { "reports.docx", "~$eports.docx" }, { "a.docx", "~$a.docx" } };
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *path = g_build_filename (sandbox->folder, names[i][0], NULL);
        g_autofree char *beside = g_build_filename (sandbox->folder, names[i][1], NULL);
        g_assert_true (print_write (path, "old", 3, NULL));
        g_assert_true (g_file_set_contents (beside, "", 0, NULL));
        check_refused (path, names[i][1]);
        g_unlink (path);
        g_unlink (beside);
    }
}

/* The linker leads fsync here (-Wl,--wrap): by then all is written and nothing has its name. */
static bool killed;
int __real_fsync (int fd);
int __wrap_fsync (int fd);

int
__wrap_fsync (int fd)
{
    if (killed)
        raise (SIGKILL);
    return __real_fsync (fd);
}

static void
test_killed (struct sandbox *sandbox, gconstpointer data)
{
    (void)data;
    int nameless = open (sandbox->folder, O_TMPFILE | O_RDWR, 0600), status;
    if (nameless < 0) {
        g_test_skip ("this file system has no files without a name");
        return;
    }
    close (nameless);
    g_assert_true (print_write (sandbox->path, "old", 3, NULL));
    pid_t child = fork ();
    if (child == 0) {
        killed = true;
        _exit (print_write (sandbox->path, "new", 3, NULL));
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
    check_content (sandbox->path, "old");
    g_assert_cmpint (sandbox_files (sandbox), ==, 1);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                            \
    g_test_add ("/print/write/" name, struct sandbox, NULL, sandbox_set_up, function, sandbox_tear_down)
    ADD ("replaces", test_replaces);
    ADD ("keeps-link", test_keeps_link);
    ADD ("refuses-places", test_refuses_places);
    ADD ("refuses-without-right", test_refuses_without_right);
    ADD ("refuses-open", test_refuses_open);
    ADD ("keeps-old-content", test_keeps_old_content);
    ADD ("killed", test_killed);
    g_test_add_func ("/print/write/full-device", test_full_device);
    return g_test_run ();
}
