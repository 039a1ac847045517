/* Saving while things go wrong: each step of a save failing in turn, a full disk, kill -9. */
#include "faulty.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define BEFORE "a=1 b=2"
#define AFTER "a=7 c=8"

static GPtrArray *
faults_items (void)
{
    GPtrArray *items = item_array_new ();

    g_ptr_array_add (items, fixture_item ("a", "1", "7"));
    g_ptr_array_add (items, fixture_item ("b", "2", NULL));
    g_ptr_array_add (items, fixture_item ("c", NULL, "8"));
    return items;
}

static void
faults_make (const struct fixture *f)
{
    int64_t book;
    struct store *store = fixture_store (f, &book);

    fixture_edit (store, book, "赵", "a", NULL, "1");
    fixture_edit (store, book, "赵", "b", NULL, "2");
    store_close (store);
}

static void
faults_remove (const struct fixture *f)
{
    static const char *const names[] = {"book.db", "book.db-wal", "book.db-shm", "book.db-journal"};

    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *path = fixture_file (f, names[i]);

        g_remove (path);
    }
}

static void
faults_arm (struct faulty *faulty, int at, int code, bool for_good)
{
    *faulty = (struct faulty){.fail_at = at, .code = code, .for_good = for_good};
}

/* One save with the step `at` failing, on a fresh file; `warm`: not the first save since opening, which also writes the
 * head of the WAL.  Either all is done or nothing, here, in another process's eyes, and after reopening. */
static bool
faults_save (const struct fixture *f, struct faulty *faulty, int at, int code, bool for_good, bool warm)
{
    g_autoptr (GPtrArray) items = faults_items ();
    GError *error = NULL;
    struct store *store;
    bool done, failed;
    int64_t version, last, group = -1;

    faults_make (f);
    store = fixture_open (f, STORE_WRITE);
    if (warm) {
        fixture_edit (store, 1, "赵", "d", NULL, "1");
        fixture_edit (store, 1, "赵", "d", "1", NULL);
    }
    version = store_version (store, 1);
    g_assert_true (store_number (store, "SELECT max (seq) FROM change", &last, NULL));
    faults_arm (faulty, at, code, for_good);
    done = store_commit (store, 1, "赵", GROUP_EDIT, 0, items, &group, &error);
    failed = faulty->failed;
    faults_arm (faulty, 0, 0, false);

    g_assert_true (done || failed);
    g_assert_true (done == (error == NULL));
    if (error)
        fixture_assert_error (&error, STORE_ERROR_SQL, code == SQLITE_FULL ? "full" : f->path);
    fixture_assert_values (store, 1, done ? AFTER : BEFORE);
    g_assert_true ((store_version (store, 1) == version) == !done);
    g_assert_cmpint (group, ==, done ? last + 1 : -1);
    fixture_assert_sound (store);
    store_close (store);

    store = fixture_open (f, STORE_WRITE);
    fixture_assert_values (store, 1, done ? AFTER : BEFORE);
    fixture_assert_sound (store);
    if (!done) { /* and the next try works */
        g_assert_true (store_commit (store, 1, "赵", GROUP_EDIT, 0, items, NULL, &error));
        fixture_assert_values (store, 1, AFTER);
    }
    store_close (store);
    faults_remove (f);
    return failed;
}

static void
test_each_step (struct fixture *f, gconstpointer data)
{
    struct faulty *faulty = faulty_install ();

    (void)data;
    for (int variant = 0; variant < 8; variant++) {
        int code = variant & 1 ? SQLITE_FULL : SQLITE_IOERR;
        int at = 1;

        while (faults_save (f, faulty, at, code, variant & 2, variant & 4))
            at++;
        g_test_message ("variant %d: %d steps", variant, at - 1);
        g_assert_cmpint (at, >, 3); /* frames and a sync */
    }
}

/* Closing writes the file together: whatever fails there, nothing saved is lost. */
static void
test_each_step_of_close (struct fixture *f, gconstpointer data)
{
    struct faulty *faulty = faulty_install ();
    bool failed = true;

    (void)data;
    for (int at = 1; failed; at++) {
        struct store *store;

        faults_make (f);
        store = fixture_open (f, STORE_WRITE);
        fixture_edit (store, 1, "赵", "a", "1", "7");
        faults_arm (faulty, at, SQLITE_IOERR, at % 2 == 0);
        store_close (store);
        failed = faulty->failed;
        faults_arm (faulty, 0, 0, false);
        store = fixture_open (f, STORE_WRITE);
        fixture_assert_values (store, 1, "a=7 b=2");
        fixture_assert_sound (store);
        store_close (store);
        faults_remove (f);
    }
}

/* Making a new file: refused with a sentence, and the next try works. */
static void
test_each_step_of_open (struct fixture *f, gconstpointer data)
{
    struct faulty *faulty = faulty_install ();
    bool failed = true;
    int at;

    (void)data;
    for (at = 1; failed; at++) {
        GError *error = NULL;
        struct store *store;

        faults_arm (faulty, at, SQLITE_FULL, at % 2 == 0);
        store = store_open (f->path, STORE_CREATE, &error);
        failed = faulty->failed;
        faults_arm (faulty, 0, 0, false);
        g_assert_true (store || failed);
        if (!store)
            fixture_assert_error (&error, STORE_ERROR_SQL, "full");
        store_close (store);
        store = fixture_open (f, STORE_CREATE);
        fixture_assert_sound (store);
        store_close (store);
        faults_remove (f);
    }
    g_assert_cmpint (at, >, 10);
}

/* Every edit is one durable transaction: one sync of the WAL; what changes nothing writes nothing. */
static void
test_syncs (struct fixture *f, gconstpointer data)
{
    struct faulty *faulty = faulty_install ();
    g_autoptr (GPtrArray) nothing = item_array_new ();
    GError *error = NULL;
    struct store *store;

    (void)data;
    faults_make (f);
    store = fixture_open (f, STORE_WRITE);
    fixture_edit (store, 1, "赵", "d", NULL, "1"); /* the first also syncs the head of the WAL */
    for (int i = 0; i < 5; i++) {
        g_autofree char *old = g_strdup_printf ("%d", i + 1);
        g_autofree char *new = g_strdup_printf ("%d", i + 2);

        faults_arm (faulty, 0, 0, false);
        fixture_edit (store, 1, "赵", "d", old, new);
        g_assert_cmpint (faulty->syncs, ==, 1);
    }
    faults_arm (faulty, 0, 0, false);
    g_assert_true (store_commit (store, 1, "赵", GROUP_EDIT, 0, nothing, NULL, &error));
    g_ptr_array_add (nothing, fixture_item ("d", "6", "6"));
    g_assert_true (store_commit (store, 1, "赵", GROUP_EDIT, 0, nothing, NULL, &error));
    fixture_assert_values (store, 1, "a=1 b=2 d=6");
    g_assert_cmpint (faulty->steps, ==, 0);
    store_close (store);
}

/* The file is taken away, or another put in its place, while it is open: what was saved stands in a copy, nothing more is
 * taken, and the file that stands there now is not touched. */
static void
test_gone (struct fixture *f, gconstpointer data)
{
    g_autofree char *rescued = fixture_file (f, "book.db.rescued");
    g_autofree char *other = fixture_file (f, "other.db");

    (void)data;
    for (int replace = 0; replace < 2; replace++) {
        g_autoptr (GPtrArray) items = faults_items ();
        g_autofree char *now = NULL;
        GError *error = NULL;
        struct fixture copy = {f->folder, rescued};
        struct store *store;

        faults_make (f);
        store = fixture_open (f, STORE_WRITE);
        fixture_assert_values (store, 1, BEFORE); /* as whoever opens a book reads it */
        if (replace) {
            g_assert_true (g_file_set_contents (other, "another", -1, NULL));
            g_assert_cmpint (g_rename (other, f->path), ==, 0);
        } else {
            g_assert_cmpint (g_unlink (f->path), ==, 0);
        }
        for (int again = 0; again < 2; again++) {
            g_assert_false (store_commit (store, 1, "赵", GROUP_EDIT, 0, items, NULL, &error));
            fixture_assert_error (&error, STORE_ERROR_OPEN, "book.db.rescued");
        }
        store_close (store);
        if (replace) {
            g_assert_true (g_file_get_contents (f->path, &now, NULL, NULL));
            g_assert_cmpstr (now, ==, "another");
        }
        store = fixture_open (&copy, STORE_WRITE);
        fixture_assert_values (store, 1, BEFORE);
        fixture_assert_sound (store);
        store_close (store);
        g_assert_cmpint (g_unlink (rescued), ==, 0);
        faults_remove (f);
    }
}

/* A process that saves and tells each save by a byte until it is killed. */
static void
crash_child (const struct fixture *f, int tell)
{
    struct store *store = fixture_open (f, STORE_WRITE);

    for (int i = 1;; i++) {
        g_autofree char *old = i > 1 ? g_strdup_printf ("%d", i - 1) : NULL;
        g_autofree char *new = g_strdup_printf ("%d", i);

        fixture_edit (store, 1, "赵", "n", old, new);
        if (write (tell, "x", 1) != 1)
            _exit (1);
    }
}

static void
test_kill (struct fixture *f, gconstpointer data)
{
    (void)data;
    for (int round = 0; round < 6; round++) {
        int tell[2], status, reported = 0;
        int enough = g_test_rand_int_range (1, 40);
        char byte;
        pid_t child;
        struct store *store;
        g_autoptr (GPtrArray) items = NULL;
        const struct item *last;

        faults_make (f);
        g_assert_cmpint (pipe (tell), ==, 0);
        child = fork ();
        if (child == 0)
            crash_child (f, tell[1]);
        close (tell[1]);
        while (reported < enough && read (tell[0], &byte, 1) == 1)
            reported++;
        g_assert_cmpint (reported, ==, enough);
        kill (child, SIGKILL);
        while (read (tell[0], &byte, 1) == 1) /* told between the last look and the end */
            reported++;
        close (tell[0]);
        g_assert_cmpint (waitpid (child, &status, 0), ==, child);
        g_assert_true (WIFSIGNALED (status));

        store = fixture_open (f, round % 2 == 0 ? STORE_WRITE : STORE_READ);
        items = store_load (store, 1, NULL);
        last = items->pdata[items->len - 1];
        g_assert_cmpstr (last->row, ==, "n");
        g_assert_cmpint (last->new.num, >=, 100 * reported);
        g_assert_cmpint (last->new.num, <=, 100 * (reported + 1)); /* one may be done and not told */
        fixture_assert_sound (store);
        store_close (store);
        faults_remove (f);
    }
}

/* Saves until the disk is full, which a limit on the size of files stands in for. */
static void
full_child (const struct fixture *f, int tell)
{
    struct rlimit limit = {200 * 1024, 200 * 1024};
    struct store *store = fixture_open (f, STORE_WRITE);
    g_autofree char *text = g_strnfill (2000, 'x');
    GError *error = NULL;

    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    for (int i = 0; i < 1000 && !error; i++) {
        g_autoptr (GPtrArray) items = item_array_new ();
        g_autofree char *row = g_strdup_printf ("t%03d", i);

        g_ptr_array_add (items, fixture_item (row, NULL, text));
        if (store_commit (store, 1, "赵", GROUP_EDIT, 0, items, NULL, &error))
            g_assert_cmpint (write (tell, "x", 1), ==, 1);
    }
    fixture_assert_error (&error, STORE_ERROR_SQL, "full");
    fixture_assert_sound (store);
    store_close (store);
    _exit (0);
}

static void
test_full_disk (struct fixture *f, gconstpointer data)
{
    int tell[2], status, saved = 0;
    char byte;
    pid_t child;
    struct store *store;
    g_autoptr (GPtrArray) items = NULL;

    (void)data;
    faults_make (f);
    g_assert_cmpint (pipe (tell), ==, 0);
    child = fork ();
    if (child == 0)
        full_child (f, tell[1]);
    close (tell[1]);
    while (read (tell[0], &byte, 1) == 1)
        saved++;
    close (tell[0]);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    g_assert_cmpint (saved, >, 0);
    store = fixture_open (f, STORE_WRITE);
    items = store_load (store, 1, NULL);
    g_assert_cmpint (items->len, ==, 2 + saved);
    fixture_edit (store, 1, "赵", "a", "1", "7"); /* room again */
    fixture_assert_sound (store);
    store_close (store);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/faults/kill", test_kill);
    fixture_test ("/faults/full-disk", test_full_disk);
    fixture_test ("/faults/each-step", test_each_step);
    fixture_test ("/faults/each-step-of-close", test_each_step_of_close);
    fixture_test ("/faults/each-step-of-open", test_each_step_of_open);
    fixture_test ("/faults/syncs", test_syncs);
    fixture_test ("/faults/gone", test_gone);
    return g_test_run ();
}
