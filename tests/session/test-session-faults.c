/* Everything that writes, with each of its steps failing in turn: the writes, syncs, truncations and deletions of SQLite, its
 * statements, and the calls by which reports and copies come into their place.  Each time the file is sound, holds what it held before
 * or what the deed makes of it, whoever was told that it is done finds it done, whoever was refused has a sentence, and the next try
 * works. */
#include "fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "session/export.h"
#include "session/private.h"
#include "session/review.h"
#include "session/steps.h"
#include "tests/store/faulty.h"

enum kind { KIND_FILE, KIND_FILE_FOR_GOOD, KIND_FULL, KIND_STATEMENT, KIND_CALL };
#define N_KINDS 5
static const char *const kind_names[N_KINDS] = { "write", "write and all after it", "full disk", "statement", "call" };

/* The linker leads these calls of ours here (-Wl,--wrap). */
static struct {
    enum kind kind;
    int at, steps; /* at 0: nothing fails */
    bool failed;
} faults;

static bool
faults_strike (enum kind kind)
{
    if (faults.at == 0 || faults.kind != kind || ++faults.steps != faults.at)
        return false;
    faults.failed = true;
    return true;
}

int __real_sqlite3_step (sqlite3_stmt *statement);
int __wrap_sqlite3_step (sqlite3_stmt *statement);
ssize_t __real_write (int fd, const void *data, size_t n);
ssize_t __wrap_write (int fd, const void *data, size_t n);
int __real_fsync (int fd);
int __wrap_fsync (int fd);
int __real_rename (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);
int __real_linkat (int folder, const char *from, int to_folder, const char *to, int flags);
int __wrap_linkat (int folder, const char *from, int to_folder, const char *to, int flags);

int
__wrap_sqlite3_step (sqlite3_stmt *statement)
{
    return faults_strike (KIND_STATEMENT) ? SQLITE_IOERR : __real_sqlite3_step (statement);
}

ssize_t
__wrap_write (int fd, const void *data, size_t n)
{
    if (!faults_strike (KIND_CALL))
        return __real_write (fd, data, n);
    errno = ENOSPC;
    return -1;
}

int
__wrap_fsync (int fd)
{
    if (!faults_strike (KIND_CALL))
        return __real_fsync (fd);
    errno = EIO;
    return -1;
}

int
__wrap_rename (const char *from, const char *to)
{
    if (!faults_strike (KIND_CALL))
        return __real_rename (from, to);
    errno = EIO;
    return -1;
}

int
__wrap_linkat (int folder, const char *from, int to_folder, const char *to, int flags)
{
    if (!faults_strike (KIND_CALL))
        return __real_linkat (folder, from, to_folder, to, flags);
    errno = EIO;
    return -1;
}

static void
faults_arm (enum kind kind, int at)
{
    struct faulty *faulty = faulty_install ();

    faults.kind = kind;
    faults.at = at;
    faults.steps = 0;
    faults.failed = false;
    *faulty = (struct faulty){ .code = kind == KIND_FULL ? SQLITE_FULL : SQLITE_IOERR, .for_good = kind == KIND_FILE_FOR_GOOD };
    faulty->fail_at = kind <= KIND_FULL ? at : 0;
}

/* Whether anything was made to fail. */
static bool
faults_disarm (void)
{
    struct faulty *faulty = faulty_install ();
    bool failed = faults.failed || faulty->failed;

    *faulty = (struct faulty){ .fail_at = 0 };
    faults.at = 0;
    return failed;
}

/* The deeds, each on an open book in the state that it needs. */
struct spot {
    const struct fixture *f;
    struct session *session;
    char *out; /* a name that is free, for copies and reports */
};

static bool
do_edit (struct spot *p, GError **error)
{
    return session_edit (p->session, "sangong.abroad.final", "2.5", error) != NULL;
}

static bool
do_many (struct spot *p, GError **error)
{
    char *pairs[] = { (char *)"sangong.abroad.final", (char *)"4", (char *)"sangong.vehicles.final", (char *)"5",
                      (char *)"general.2010101.basic", (char *)"3" };

    return session_edit_many (p->session, pairs, 3, GROUP_IMPORT, ORIGIN_IMPORTED, NULL, error) != NULL;
}

static bool
do_undo (struct spot *p, GError **error)
{
    return session_undo (p->session, error) != NULL;
}

static bool
do_mark (struct spot *p, GError **error)
{
    return session_mark (p->session, "sangong.reception.final", MARK_NA, error) != NULL;
}

static bool
do_rename (struct spot *p, GError **error)
{
    return session_book_rename (p->session, "改名局", error);
}

static bool
do_copy_book (struct spot *p, GError **error)
{
    g_autofree char *which = NULL;

    return session_book_copy (p->session, "另局", &which, error);
}

static bool
do_delete (struct spot *p, GError **error)
{
    g_autofree char *backup = NULL;

    return session_book_delete (p->session, &backup, error);
}

static bool
do_backup (struct spot *p, GError **error)
{
    return session_backup (p->session, NULL, error);
}

static bool
do_restore (struct spot *p, GError **error)
{
    return session_restore (p->session, 1, NULL, error);
}

static bool
do_submit (struct spot *p, GError **error)
{
    return session_step (p->session, DEED_SUBMIT, NULL, error);
}

static bool
do_carry (struct spot *p, GError **error)
{
    return session_carry (p->session, p->out, error);
}

static bool
do_merge (struct spot *p, GError **error)
{
    g_autofree char *copy = g_build_filename (p->f->folder, "reviewed.db", NULL);
    int n;

    return session_merge (p->session, copy, &n, error);
}

static bool
do_query (struct spot *p, GError **error)
{
    return session_query (p->session, "sangong.vehicles.final", "query", "？", NULL, error);
}

static bool
do_answer (struct spot *p, GError **error)
{
    return session_answer (p->session, "Q1", "因为", error);
}

static bool
do_tick (struct spot *p, GError **error)
{
    return session_tick (p->session, "all", true, error);
}

static bool
do_return (struct spot *p, GError **error)
{
    return session_step (p->session, DEED_RETURN, "改", error);
}

static bool
do_approve (struct spot *p, GError **error)
{
    return session_step (p->session, DEED_APPROVE, NULL, error);
}

static bool
do_unlock (struct spot *p, GError **error)
{
    return session_step (p->session, DEED_UNLOCK, "有误", error);
}

static bool
do_publish (struct spot *p, GError **error)
{
    return session_step (p->session, DEED_PUBLISH, NULL, error);
}

static bool
do_correct (struct spot *p, GError **error)
{
    g_autofree char *which = NULL;

    return session_correct (p->session, "漏列", &which, error);
}

static bool
do_print_text (struct spot *p, GError **error)
{
    return session_export (p->session, p->out, session_export_format ("txt"), &(struct export_options){ .official = true }, error);
}

static bool
do_print_page (struct spot *p, GError **error)
{
    return session_export (p->session, p->out, session_export_format ("html"), &(struct export_options){ .signoff = true }, error);
}

static bool
do_account (struct spot *p, GError **error)
{
    return store_person_set (p->session->store, "赵", "add", "贺", "head", "$argon2id$none", 0, "", error);
}

static bool
do_demo (struct spot *p, GError **error)
{
    return session_demo (p->f->path, NULL, error);
}

static const struct {
    const char *name;
    enum stage stage;
    bool (*run) (struct spot *place, GError **error);
} deeds[] = {
    { "edit", STAGE_DRAFT, do_edit },          { "many", STAGE_DRAFT, do_many },           { "undo", STAGE_DRAFT, do_undo },
    { "mark", STAGE_DRAFT, do_mark },          { "rename", STAGE_DRAFT, do_rename },       { "copy book", STAGE_DRAFT, do_copy_book },
    { "delete", STAGE_DRAFT, do_delete },      { "backup", STAGE_DRAFT, do_backup },       { "restore", STAGE_DRAFT, do_restore },
    { "demo", STAGE_DRAFT, do_demo },          { "account", STAGE_DRAFT, do_account },    { "submit", STAGE_DRAFT, do_submit },       { "carry", STAGE_SUBMITTED, do_carry },
    { "query", STAGE_SUBMITTED, do_query },    { "answer", STAGE_RETURNED, do_answer },    { "tick", STAGE_SUBMITTED, do_tick },
    { "return", STAGE_SUBMITTED, do_return },  { "approve", STAGE_SUBMITTED, do_approve }, { "merge", STAGE_SUBMITTED, do_merge },
    { "unlock", STAGE_APPROVED, do_unlock },   { "publish", STAGE_APPROVED, do_publish },  { "correct", STAGE_PUBLISHED, do_correct },
    { "print", STAGE_APPROVED, do_print_text }, { "sign-off page", STAGE_APPROVED, do_print_page },
};

/* The file as it came to each stage, and for a merge the copy that was reviewed. */
static char *stage_bytes[N_STAGES], *reviewed_bytes;
static gsize stage_sizes[N_STAGES], reviewed_size;

static void
keep (const char *path, char **bytes, gsize *size)
{
    g_assert_true (g_file_get_contents (path, bytes, size, NULL));
}

static void
step (const struct fixture *f, enum deed deed)
{
    g_autoptr (Session) session = fixture_open (f, "赵", STORE_WRITE);
    GError *error = NULL;

    session_step (session, deed, "因故", &error);
    g_assert_no_error (error);
}

static void
tick (const struct fixture *f)
{
    g_autoptr (Session) session = fixture_open (f, "赵", STORE_WRITE);
    GError *error = NULL;

    session_tick (session, "all", true, &error);
    g_assert_no_error (error);
}

static void
prepare (const struct fixture *f)
{
    struct session *session = fixture_session (f);
    struct fixture copy = { f->folder, g_build_filename (f->folder, "reviewed.db", NULL) };
    GError *error = NULL;

    g_assert_true (session_row_add (session, "general", "2010101", NULL, NULL, &error) != NULL);
    fixture_edit (session, "sangong.abroad.final", "1");
    session_close (session);
    keep (f->path, &stage_bytes[STAGE_DRAFT], &stage_sizes[STAGE_DRAFT]);
    step (f, DEED_SUBMIT);
    tick (f);
    keep (f->path, &stage_bytes[STAGE_SUBMITTED], &stage_sizes[STAGE_SUBMITTED]);
    g_assert_true (g_file_set_contents (copy.path, stage_bytes[STAGE_SUBMITTED], (gssize)stage_sizes[STAGE_SUBMITTED], NULL));
    step (&copy, DEED_APPROVE);
    keep (copy.path, &reviewed_bytes, &reviewed_size);
    session = fixture_open (f, "赵", STORE_WRITE);
    g_assert_true (session_query (session, "sangong", "query", "？", NULL, &error));
    session_close (session);
    step (f, DEED_RETURN);
    keep (f->path, &stage_bytes[STAGE_RETURNED], &stage_sizes[STAGE_RETURNED]);
    g_assert_true (g_file_set_contents (f->path, reviewed_bytes, (gssize)reviewed_size, NULL));
    keep (f->path, &stage_bytes[STAGE_APPROVED], &stage_sizes[STAGE_APPROVED]);
    step (f, DEED_PUBLISH);
    keep (f->path, &stage_bytes[STAGE_PUBLISHED], &stage_sizes[STAGE_PUBLISHED]);
    g_free (copy.path);
}

static void
empty_folder (const struct fixture *f)
{
    g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir))) {
        g_autofree char *path = g_build_filename (f->folder, name, NULL);

        g_remove (path);
    }
}

static void
lay_out (const struct fixture *f, enum stage stage)
{
    g_autofree char *copy = g_build_filename (f->folder, "reviewed.db", NULL), *backup = g_strconcat (f->path, ".1.bak", NULL);

    empty_folder (f);
    g_assert_true (g_file_set_contents (f->path, stage_bytes[stage], (gssize)stage_sizes[stage], NULL));
    g_assert_true (g_file_set_contents (copy, reviewed_bytes, (gssize)reviewed_size, NULL));
    g_assert_true (g_file_set_contents (backup, stage_bytes[STAGE_DRAFT], (gssize)stage_sizes[STAGE_DRAFT], NULL));
}

/* What the file holds, as everybody sees it: books, states, figures, accounts, notes. */
static char *
content (const char *path)
{
    GError *error = NULL;
    g_autoptr (Store) store = store_open (path, STORE_WRITE, &error);
    g_autoptr (GPtrArray) books = NULL, people = NULL, file_notes = NULL;
    GString *out = g_string_new (NULL);

    g_assert_no_error (error);
    store_verify (store, NULL, &error);
    g_assert_no_error (error);
    books = store_books (store, &error);
    people = store_people (store, &error);
    for (guint i = 0; i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        g_autoptr (GPtrArray) items = store_load (store, book->id, &error), notes = store_notes (store, book->id, &error);

        g_string_append_printf (out, "%s %d %s", book->unit, book->version, book->state);
        for (guint j = 0; j < items->len; j++) {
            const struct item *item = items->pdata[j];

            g_string_append_printf (out, "; %s.%s.%s %d %" G_GINT64_FORMAT, item->section, item->row, item->column, item->new.state,
                                    item->new.num);
        }
        for (guint j = 0; j < notes->len; j++)
            g_string_append_printf (out, "; %s", ((struct store_note *)notes->pdata[j])->what);
        g_string_append_c (out, '\n');
    }
    file_notes = store_notes (store, 0, &error);
    g_string_append_printf (out, "%u accounts, %u notes of the file\n", people->len, file_notes->len);
    return g_string_free (out, FALSE);
}

/* Copies under a final name are whole; nothing half-made lies about. */
static void
look_around (const struct fixture *f, const char *what)
{
    g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir))) {
        g_autofree char *path = g_build_filename (f->folder, name, NULL);

        if (g_str_has_prefix (name, ".juesuan-"))
            g_error ("%s left %s", what, name);
        if (g_str_has_suffix (name, ".bak") || strcmp (name, "carried.db") == 0)
            g_free (content (path));
    }
}

/* One deed with that step failing.  Whether one failed. */
static bool
strike (const struct fixture *f, size_t d, enum kind kind, int at, const char *before, const char *after)
{
    g_autofree char *out = g_build_filename (f->folder, deeds[d].run == do_carry ? "carried.db" : "out.txt", NULL);
    g_autofree char *what = g_strdup_printf ("%s, %s %d", deeds[d].name, kind_names[kind], at);
    g_autofree char *now = NULL;
    struct spot place = { .f = f, .out = out };
    GError *error = NULL;
    bool done, failed;

    lay_out (f, deeds[d].stage);
    place.session = fixture_open (f, "赵", STORE_WRITE);
    faults_arm (kind, at);
    done = deeds[d].run (&place, &error);
    failed = faults_disarm ();
    if (!done && (!failed || !error || strlen (error->message) < 10))
        g_error ("%s: refused without a sentence, or without a cause (%s)", what, error ? error->message : "-");
    session_close (place.session);
    now = content (f->path);
    g_assert_true (after || done);
    if (after && strcmp (now, after) != 0 && (done || strcmp (now, before) != 0))
        g_error ("%s: %s, and the file holds\n%s\nbefore\n%s\nafter\n%s", what, done ? "done" : error->message, now, before, after);
    look_around (f, what);
    if (done && (deeds[d].run == do_print_text || deeds[d].run == do_print_page))
        g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
    g_clear_error (&error);
    if (!done && strcmp (now, before) == 0) { /* the next try works */
        g_remove (out);
        place.session = fixture_open (f, "赵", STORE_WRITE);
        done = deeds[d].run (&place, &error);
        if (!done)
            g_error ("%s: the next try: %s", what, error->message);
        session_close (place.session);
    }
    return failed;
}

static void
test_each (struct fixture *f, gconstpointer data)
{
    int all = 0;

    (void)data;
    prepare (f);
    for (size_t d = 0; d < G_N_ELEMENTS (deeds); d++) {
        g_autofree char *before = NULL, *after = NULL;

        lay_out (f, deeds[d].stage);
        before = content (f->path);
        g_assert_false (strike (f, d, KIND_FILE, 0, before, NULL)); /* nothing fails: what the deed makes */
        after = content (f->path);
        for (enum kind kind = 0; kind < N_KINDS; kind++) {
            int at = 1;

            while (strike (f, d, kind, at, before, after))
                at++;
            g_test_message ("%s: %d times, %s", deeds[d].name, at - 1, kind_names[kind]);
            all += at - 1;
        }
    }
    g_test_message ("%d faults", all);
    g_assert_cmpint (all, >, (int)(20 * G_N_ELEMENTS (deeds)));
    empty_folder (f);
}

int
main (int argc, char **argv)
{
    /* Thousands of syncs: what fails is decided here, no disk is needed. */
    if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) && g_access ("/dev/shm", W_OK) == 0)
        g_setenv ("TMPDIR", "/dev/shm", TRUE);
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/session/each-step-of-everything", test_each);
    return g_test_run ();
}
