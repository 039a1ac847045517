/* Opening and its refusals, books, values, the journal, schema versions. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_kinds (struct fixture *f, gconstpointer data)
{
    static const struct {
        const char *section, *row, *column;
        enum layer layer;
        struct entry entry;
    } cases[] = {
        {"a", "1", "x", LAYER_VALUE, {.state = ENTRY_VALUE, .num = 18780000, .half = 5000, .raw = (char *)"18.78"}},
        {"a", "2", "x", LAYER_VALUE, {.state = ENTRY_VALUE, .num = INT64_MIN, .half = INT64_MAX}},
        {"b", "201", "x", LAYER_CONTROL, {.state = ENTRY_NA, .origin = ORIGIN_PASTED}},
        {"b", "201", "x", LAYER_PRIOR, {.state = ENTRY_BLANK, .doubtful = true}},
        {"b",
         "201",
         "x",
         LAYER_VALUE,
         {.state = ENTRY_VALUE, .doubtful = true, .num = -1, .raw = (char *)"=9.24-7.61"}},
        {"c",
         "r1",
         "text",
         LAYER_VALUE,
         {.state = ENTRY_VALUE, .text = (char *)"一、“三公”\n\t\\ 5:6, 经费", .raw = (char *)""}},
        {"c", "r1", "", LAYER_ROW, {.state = ENTRY_VALUE, .num = 3, .origin = ORIGIN_IMPORTED}},
        {"say4",
         "rule",
         "say4.301.final",
         LAYER_EXPLAIN,
         {.state = ENTRY_VALUE, .text = (char *)"因人员增加", .raw = (char *)"abc"}},
    };
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) loaded = NULL;
    GError *error = NULL;
    int64_t book, group;
    struct store *store = fixture_store (f, &book);

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct item *item = item_new (cases[i].section, cases[i].row, cases[i].column, cases[i].layer);

        entry_copy (&item->new, &cases[i].entry);
        g_ptr_array_add (items, item);
    }
    store_commit (store, book, "赵", GROUP_IMPORT, 0, items, &group, &error);
    g_assert_no_error (error);
    store_close (store);

    store = fixture_open (f, STORE_READ);
    loaded = store_load (store, book, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (loaded->len, ==, G_N_ELEMENTS (cases));
    for (guint i = 0; i < items->len; i++) {
        const struct item *want = items->pdata[i];
        bool found = false;

        for (guint j = 0; j < loaded->len && !found; j++) {
            const struct item *got = loaded->pdata[j];

            found = strcmp (got->section, want->section) == 0 && strcmp (got->row, want->row) == 0 &&
                    strcmp (got->column, want->column) == 0 && got->layer == want->layer &&
                    entry_equal (&got->new, &want->new) && got->new.origin == want->new.origin &&
                    got->new.change >= group;
        }
        g_assert_true (found);
    }
    fixture_assert_sound (store);
    store_close (store);
}

/* What the trail keeps of an entry can be read back, and nothing else can. */
static void
test_entry_text (void)
{
    static const char *const bad[] = {"value",
                                      "value ",
                                      "value .",
                                      "value . 1",
                                      "value . 1 2",
                                      "value . 1 2 -",
                                      "value . 1 2 - 5:abc",
                                      "value x 1 2 - -",
                                      "value . 1 2 - - ",
                                      "odd . 1 2 - -",
                                      "value . 1 2 - -1:a"};
    struct entry entry = {
        .state = ENTRY_VALUE, .doubtful = true, .num = -5, .half = 7, .text = (char *)" 3:ab", .raw = NULL};
    struct entry back = ENTRY_INIT;
    g_autofree char *text = store_entry_text (&entry);

    g_assert_cmpstr (text, ==, "value ? -5 7 5: 3:ab -");
    g_assert_true (store_entry_parse (text, &back));
    g_assert_true (entry_equal (&entry, &back));
    entry_clear (&back);
    for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
        g_assert_false (store_entry_parse (bad[i], &back));
    g_assert_true (store_entry_parse ("", &back));
    g_assert_true (entry_empty (&back));
}

static void
test_books (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t first, second, third;
    g_autoptr (Store) store = fixture_store (f, &first);
    g_autoptr (GPtrArray) books = NULL;
    const struct store_book *book;

    (void)data;
    g_assert_true (store_book_new (store, NULL, "测试局", 2021, "jiangxi-2021", NULL, "钱", &second, &error));
    g_assert_true (store_book_new (store, "u7", "阿/局", 2021, "jiangxi-2021", "h", "钱", &third, &error));
    g_assert_false (store_book_new (store, NULL, "测试局", 2022, "x", "y", "钱", &third, &error));
    fixture_assert_error (&error, STORE_ERROR_EXISTS, "测试局");
    g_assert_false (store_book_new (store, NULL, " ", 2022, "x", "y", "钱", &third, &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "name");

    g_assert_true (store_book_set_unit (store, first, "新名局", "钱", &error));
    g_assert_true (store_book_set_form_hash (store, first, "def", "钱", &error));
    books = store_books (store, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (books->len, ==, 3);
    book = books->pdata[0];
    g_assert_cmpstr (book->unit, ==, "新名局");
    g_assert_cmpstr (book->unit_id, ==, "测试局");
    g_assert_cmpstr (book->edition, ==, "jiangxi-2022");
    g_assert_cmpstr (book->form_hash, ==, "def");
    g_assert_cmpstr (book->state, ==, "draft");
    g_assert_cmpint (book->year, ==, 2022);
    g_assert_cmpint (book->version, ==, 1);
    g_assert_true (g_str_has_suffix (book->created, "Z"));
    g_assert_cmpint (((struct store_book *)books->pdata[1])->year, ==, 2021);
    g_assert_cmpstr (((struct store_book *)books->pdata[2])->unit_id, ==, "u7");
    fixture_assert_sound (store);
}

static void
test_books_apart (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t first, second, before;
    g_autoptr (Store) store = fixture_store (f, &first);

    (void)data;
    store_book_new (store, NULL, "测试局", 2021, "e", NULL, "钱", &second, &error);
    g_assert_no_error (error);
    before = store_version (store, first);
    fixture_edit (store, second, "钱", "a", NULL, "1");
    fixture_assert_values (store, first, "");
    fixture_assert_values (store, second, "a=1");
    g_assert_cmpint (store_version (store, first), !=, before); /* from last year's book figures come */
    before = store_version (store, second);
    fixture_edit (store, first, "钱", "a", NULL, "2");
    g_assert_cmpint (store_version (store, second), ==, before); /* but none from next year's */
    fixture_assert_values (store, first, "a=2");
    fixture_assert_values (store, second, "a=1");
}

static void
test_last_row (struct fixture *f, gconstpointer data)
{
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);

    (void)data;
    g_assert_cmpint (store_last_row (store, book, "sangong"), ==, 0);
    fixture_edit (store, book, "赵", "r9", NULL, "1");
    fixture_edit (store, book, "赵", "r10", NULL, "1");
    fixture_edit (store, book, "赵", "reason", NULL, "1");
    fixture_edit (store, book, "赵", "r10", "1", NULL);
    g_assert_cmpint (store_last_row (store, book, "sangong"), ==, 10);
    g_assert_cmpint (store_last_row (store, book, "duties"), ==, 0);
}

static void
test_stale (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book, group = -1;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autoptr (Store) other = fixture_open (f, STORE_WRITE);

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    fixture_edit (other, book, "钱", "total", "1", "638");
    g_ptr_array_add (items, fixture_item ("abroad", NULL, "5"));
    g_ptr_array_add (items, fixture_item ("total", "1", "2"));
    g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, &group, &error));
    g_assert_nonnull (strstr (error->message, "638"));
    g_assert_nonnull (strstr (error->message, "20"));
    g_assert_nonnull (strstr (error->message, "sangong.total.final"));
    fixture_assert_error (&error, STORE_ERROR_STALE, "钱");
    g_assert_cmpint (group, ==, -1);
    fixture_assert_values (store, book, "total=638");
    fixture_edit (other, book, "钱", "total", "638", NULL);
    g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, &group, &error));
    fixture_assert_error (&error, STORE_ERROR_STALE, "blank");
    fixture_assert_sound (store);
}

static void
test_nothing (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book, group, before;
    g_autoptr (Store) store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    before = store_version (store, book);
    g_assert_true (store_commit (store, book, "赵", GROUP_EDIT, 0, items, &group, &error));
    g_ptr_array_add (items, fixture_item ("total", "1", "1"));
    g_ptr_array_add (items, fixture_item ("abroad", NULL, NULL));
    g_assert_true (store_commit (store, book, "赵", GROUP_EDIT, 0, items, &group, &error));
    g_assert_cmpint (group, ==, 0);
    g_assert_cmpint (store_version (store, book), ==, before);
}

static void
test_bad_utf8 (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);

    (void)data;
    g_ptr_array_add (items, fixture_item ("total", NULL, "1\xff"));
    g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "sangong.total");
    fixture_assert_values (store, book, "");
}

/* A figure must never become a float or a text by hand or by mistake. */
static void
test_types (struct fixture *f, gconstpointer data)
{
    static const char *const bad[] = {
        "UPDATE value SET num = 1.5",
        "UPDATE value SET num = 'x'",
        "UPDATE value SET half = -1",
        "UPDATE value SET state = 'odd'",
        "UPDATE value SET state = 'blank'",
        "UPDATE value SET text = 5.5, raw = x'00'",
        "UPDATE value SET layer = 'odd'",
        "UPDATE change SET user = 'x'",
        "DELETE FROM change",
    };
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
        g_assert_cmpint (sqlite3_exec (store->db, bad[i], NULL, NULL, NULL) & 0xff, ==, SQLITE_CONSTRAINT);
    g_assert_cmpint (sqlite3_exec (store->db, "SELECT \"nosuchcolumn\" FROM value", NULL, NULL, NULL), ==,
                     SQLITE_ERROR);
    fixture_assert_sound (store);
    store_close (store);
}

static void
test_journal (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    char *address = NULL, *text = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);
    int64_t before = store_version (store, book);

    (void)data;
    g_assert_false (store_journal_get (store, book, "赵", &address, &text));
    g_assert_true (store_journal_set (store, book, "赵", "a.b.c", "12", &error));
    g_assert_true (store_journal_set (store, book, "赵", "a.b.d", "因原车\n报废", &error));
    g_assert_true (store_journal_set (store, book, "钱", "x", "y", &error));
    store_close (store);
    store = fixture_open (f, STORE_WRITE);
    g_assert_true (store_journal_get (store, book, "赵", &address, &text));
    g_assert_cmpstr (address, ==, "a.b.d");
    g_assert_cmpstr (text, ==, "因原车\n报废");
    g_assert_cmpint (store_version (store, book), ==, before);
    g_assert_true (store_journal_set (store, book, "赵", NULL, NULL, &error));
    g_free (address);
    g_free (text);
    address = text = NULL;
    g_assert_false (store_journal_get (store, book, "赵", &address, &text));
    g_assert_true (store_journal_get (store, book, "钱", &address, &text));
    g_free (address);
    g_free (text);
    store_close (store);
}

static void
assert_refused (const char *path, enum store_mode mode, int code, const char *part)
{
    GError *error = NULL;

    g_assert_null (store_open (path, mode, &error));
    fixture_assert_error (&error, code, part);
}

static void
test_refused (struct fixture *f, gconstpointer data)
{
    g_autofree char *none = fixture_file (f, "none.db");
    g_autofree char *deep = fixture_file (f, "no/such/folder.db");
    g_autofree char *text = fixture_file (f, "text.txt");
    g_autofree char *small = fixture_file (f, "small.txt");
    g_autofree char *empty = fixture_file (f, "empty.db");
    g_autofree char *pipe_path = fixture_file (f, "pipe");
    g_autofree char *long_text = g_strnfill (5000, 'x');

    (void)data;
    assert_refused (none, STORE_READ, STORE_ERROR_OPEN, none);
    assert_refused (none, STORE_WRITE, STORE_ERROR_OPEN, "juesuan new");
    g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
    assert_refused (deep, STORE_CREATE, STORE_ERROR_OPEN, "folder");
    assert_refused (f->folder, STORE_READ, STORE_ERROR_OPEN, "folder");
    assert_refused (f->folder, STORE_WRITE, STORE_ERROR_OPEN, "folder");
    assert_refused (f->folder, STORE_CREATE, STORE_ERROR_OPEN, "folder");
    g_file_set_contents (text, long_text, -1, NULL);
    g_file_set_contents (small, "hello", -1, NULL);
    g_file_set_contents (empty, "", 0, NULL);
    for (enum store_mode mode = STORE_READ; mode <= STORE_CREATE; mode++) {
        assert_refused (text, mode, STORE_ERROR_NOT_OURS, text);
        assert_refused (small, mode, STORE_ERROR_NOT_OURS, small);
    }
    assert_refused (empty, STORE_READ, STORE_ERROR_NOT_OURS, empty);
    assert_refused (empty, STORE_WRITE, STORE_ERROR_NOT_OURS, "juesuan new");
    g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
    assert_refused (pipe_path, STORE_WRITE, STORE_ERROR_NOT_OURS, pipe_path);
}

/* A database of another program is neither read nor changed, not even its journal mode. */
static void
test_other_program (struct fixture *f, gconstpointer data)
{
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gsize size_before, size_after;

    (void)data;
    fixture_sql (f, "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    g_assert_true (g_file_get_contents (f->path, &before, &size_before, NULL));
    for (enum store_mode mode = STORE_READ; mode <= STORE_CREATE; mode++)
        assert_refused (f->path, mode, STORE_ERROR_NOT_OURS, "another program");
    g_assert_true (g_file_get_contents (f->path, &after, &size_after, NULL));
    g_assert_cmpuint (size_before, ==, size_after);
    g_assert_true (memcmp (before, after, size_after) == 0);
}

static void
test_newer (struct fixture *f, gconstpointer data)
{
    int64_t book;

    (void)data;
    store_close (fixture_store (f, &book));
    fixture_sql (f, "PRAGMA user_version = 99");
    for (enum store_mode mode = STORE_READ; mode <= STORE_CREATE; mode++)
        assert_refused (f->path, mode, STORE_ERROR_NEWER, "99");
}

/* What somebody else put into the file would run while we read or save: such a file is not used. */
static void
test_foreign (struct fixture *f, gconstpointer data)
{
    static const char *const made[][3] = {
        { "CREATE TRIGGER sly AFTER INSERT ON value BEGIN UPDATE value SET num = 0; END", "trigger sly", "DROP TRIGGER sly" },
        { "CREATE VIEW sly AS SELECT 1 AS a", "view sly", "DROP VIEW sly" },
        { "CREATE TABLE sly (a)", "table sly", "DROP TABLE sly" },
        { "CREATE VIRTUAL TABLE sly USING fts4 (a)", "table sly", "DROP TABLE sly" },
        { "CREATE INDEX sly ON value (abs (num))", "index sly", "DROP INDEX sly" },
        { "DROP TRIGGER change_update; CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT 1; END",
          "trigger change_update", NULL },
    };
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    store_close (store);
    for (size_t i = 0; i < G_N_ELEMENTS (made); i++) {
        fixture_sql (f, made[i][0]);
        for (enum store_mode mode = STORE_READ; mode <= STORE_CREATE; mode++)
            assert_refused (f->path, mode, STORE_ERROR_NOT_OURS, made[i][1]);
        if (made[i][2] == NULL)
            continue;
        fixture_sql (f, made[i][2]);
        store = fixture_open (f, STORE_WRITE);
        fixture_assert_values (store, book, "a=1");
        fixture_assert_sound (store);
        store_close (store);
    }
}

static void
test_damaged (struct fixture *f, gconstpointer data)
{
    int64_t book;
    FILE *file;

    (void)data;
    store_close (fixture_store (f, &book));
    file = g_fopen (f->path, "r+");
    g_assert_cmpint (fseek (file, 100, SEEK_SET), ==, 0);
    for (int i = 0; i < 3000; i++)
        g_assert_cmpint (fputc (0xaa, file), ==, 0xaa);
    g_assert_cmpint (fclose (file), ==, 0);
    assert_refused (f->path, STORE_WRITE, STORE_ERROR_DAMAGED, "damaged");
}

/* The file is the owner's alone, and one file when it is closed. */
static void
test_file (struct fixture *f, gconstpointer data)
{
    g_autofree char *wal = fixture_file (f, "book.db-wal");
    GStatBuf st;
    int64_t book;
    struct store *store;
    mode_t mask = umask (0);

    (void)data;
    store = fixture_store (f, &book);
    umask (mask);
    g_assert_cmpint (g_stat (f->path, &st), ==, 0);
    g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    g_assert_cmpint (g_stat (wal, &st), ==, 0);
    g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    g_assert_cmpstr (store_path (store), ==, f->path);
    g_assert_false (store_read_only (store));
    store_close (store);
    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

    /* Byte 18 and 19 of the header: 1 = rollback journal, 2 = WAL. */
    g_autofree char *head = NULL;
    g_assert_true (g_file_get_contents (f->path, &head, NULL, NULL));
    g_assert_cmpint (head[18], ==, 1);
}

/* Two have it open: the first to close leaves it to the second. */
static void
test_close_order (struct fixture *f, gconstpointer data)
{
    g_autofree char *wal = fixture_file (f, "book.db-wal");
    int64_t book;
    struct store *first = fixture_store (f, &book);
    struct store *second = fixture_open (f, STORE_WRITE);

    (void)data;
    fixture_edit (first, book, "赵", "a", NULL, "1");
    store_close (first);
    fixture_assert_values (second, book, "a=1");
    fixture_edit (second, book, "钱", "b", NULL, "2");
    store_close (second);
    g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    second = fixture_open (f, STORE_READ);
    fixture_assert_values (second, book, "a=1 b=2");
    store_close (second);
}

static void
test_read_mode (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book, id;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    store_close (store);
    store = fixture_open (f, STORE_READ);
    g_assert_true (store_read_only (store));
    fixture_assert_values (store, book, "a=1");
    g_ptr_array_add (items, fixture_item ("a", "1", "2"));
    g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_READ_ONLY, f->path);
    g_assert_false (store_journal_set (store, book, "赵", "a", "b", &error));
    fixture_assert_error (&error, STORE_ERROR_READ_ONLY, f->path);
    g_assert_false (store_book_new (store, NULL, "x", 2020, "e", NULL, "赵", &id, &error));
    fixture_assert_error (&error, STORE_ERROR_READ_ONLY, f->path);
    g_assert_false (store_book_set_unit (store, book, "x", "赵", &error));
    fixture_assert_error (&error, STORE_ERROR_READ_ONLY, f->path);
    fixture_assert_sound (store);
    store_close (store);
}

/* Runs `look` as a user who may not write; root may everything, so it becomes nobody. */
static void
as_nobody (const struct fixture *f, void (*look) (const struct fixture *f))
{
    pid_t child = fork ();
    int status;

    if (child == 0) {
        if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
            _exit (77);
        look (f);
        _exit (0);
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status));
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
look_read_only (const struct fixture *f)
{
    struct store *store = fixture_open (f, STORE_READ);

    fixture_assert_values (store, 1, "a=1");
    store_close (store);
    assert_refused (f->path, STORE_WRITE, STORE_ERROR_READ_ONLY, f->path);
    assert_refused (f->path, STORE_CREATE, STORE_ERROR_READ_ONLY, f->path);
}

static void
look_forbidden (const struct fixture *f)
{
    g_autofree char *new = fixture_file (f, "new.db");

    assert_refused (f->path, STORE_READ, STORE_ERROR_OPEN, "permission");
    assert_refused (f->path, STORE_WRITE, STORE_ERROR_OPEN, "permission");
    assert_refused (new, STORE_CREATE, STORE_ERROR_OPEN, "permission");
}

static void
test_permissions (struct fixture *f, gconstpointer data)
{
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    store_close (store);
    g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
    g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
    as_nobody (f, look_read_only);
    /* A file that was left in WAL mode, as on a medium written by another program. */
    g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
    g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
    fixture_sql (f, "PRAGMA journal_mode = WAL");
    g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
    g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
    as_nobody (f, look_read_only);
    g_assert_cmpint (g_chmod (f->path, 0), ==, 0);
    as_nobody (f, look_forbidden);
    g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

/* Another process writes: the save waits, then says so, and works when the other is done. */
static void
test_locked (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book;
    int ready[2], go[2];
    char byte;
    pid_t child;

    (void)data;
    store_close (fixture_store (f, &book));
    g_assert_cmpint (pipe (ready) | pipe (go), ==, 0);
    child = fork ();
    if (child == 0) {
        struct store *other = fixture_open (f, STORE_WRITE);

        g_assert_true (store_begin (other, NULL));
        g_assert_cmpint (write (ready[1], "x", 1), ==, 1);
        g_assert_cmpint (read (go[0], &byte, 1), ==, 1);
        store_end (other, false, NULL);
        store_close (other);
        _exit (0);
    }
    g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
    g_autoptr (Store) store = fixture_open (f, STORE_WRITE);
    sqlite3_busy_timeout (store->db, 50);
    g_ptr_array_add (items, fixture_item ("a", NULL, "1"));
    g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_BUSY, f->path);
    fixture_assert_values (store, book, "");
    sqlite3_busy_timeout (store->db, STORE_BUSY_MS);
    g_assert_cmpint (write (go[1], "x", 1), ==, 1);
    g_assert_true (store_commit (store, book, "赵", GROUP_EDIT, 0, items, NULL, &error));
    g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
    fixture_assert_values (store, book, "a=1");
    for (int i = 0; i < 2; i++) {
        close (ready[i]);
        close (go[i]);
    }
}

static int64_t
user_version (struct store *store)
{
    int64_t version = -1;

    g_assert_true (store_number (store, "PRAGMA user_version", &version, NULL));
    return version;
}

/* Version 0 with our mark: a file in which the first schema was never made, though it is not empty. */
static void
test_migrate_from_0 (struct fixture *f, gconstpointer data)
{
    g_autofree char *backup = fixture_file (f, "book.db.v0.bak");
    g_autofree char *second = fixture_file (f, "book.db.v0.2.bak");
    g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; CREATE TABLE old (a); ANALYZE; DROP TABLE old", STORE_APPLICATION_ID);
    GError *error = NULL;
    struct store *store;
    GStatBuf st;

    (void)data;
    fixture_sql (f, sql);
    assert_refused (f->path, STORE_READ, STORE_ERROR_READ_ONLY, "older version");
    g_assert_true (g_file_set_contents (backup, "an earlier one", -1, &error));
    store = fixture_open (f, STORE_WRITE);
    g_assert_cmpint (user_version (store), ==, store_schema[store_schema_steps - 1].version);
    store_close (store);
    g_assert_cmpint (g_stat (second, &st), ==, 0);
    g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    g_assert_cmpint (st.st_size, >, 512);
}

static void
test_migrate (struct fixture *f, gconstpointer data)
{
    const struct schema_step last = store_schema[store_schema_steps - 1];
    const int now = last.version;
    const struct schema_step bad[] = {last, {now + 1, "CREATE TABLE extra (a); INSERT INTO nowhere VALUES (1)"}};
    const struct schema_step good[] = {
        last, {now + 1, "CREATE TABLE extra (a)"}, {now + 2, "INSERT INTO extra VALUES (7)"}};
    g_autofree char *name = g_strdup_printf ("book.db.v%d.2.bak", now);
    g_autofree char *newer = g_strdup_printf ("version %d", now + 2);
    g_autofree char *backup = fixture_file (f, name);
    GError *error = NULL;
    int64_t book, number = 0;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    g_assert_false (store_schema_prepare (store, STORE_WRITE, bad, 2, &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "nowhere");
    g_assert_cmpint (user_version (store), ==, now);
    g_assert_true (store_number (store, "SELECT count(*) FROM sqlite_master WHERE name = 'extra'", &number, NULL));
    g_assert_cmpint (number, ==, 0);

    g_assert_true (store_schema_prepare (store, STORE_WRITE, good, 3, &error));
    g_assert_cmpint (user_version (store), ==, now + 2);
    g_assert_true (store_number (store, "SELECT a FROM extra", &number, NULL));
    g_assert_cmpint (number, ==, 7);
    fixture_assert_values (store, book, "a=1");
    fixture_assert_sound (store);
    store_close (store);
    assert_refused (f->path, STORE_WRITE, STORE_ERROR_NEWER, newer);

    g_free (f->path);
    f->path = g_strdup (backup);
    store = fixture_open (f, STORE_WRITE);
    fixture_assert_values (store, book, "a=1");
    fixture_assert_sound (store);
    store_close (store);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/store/entry-text", test_entry_text);
    fixture_test ("/store/kinds", test_kinds);
    fixture_test ("/store/books", test_books);
    fixture_test ("/store/books-apart", test_books_apart);
    fixture_test ("/store/last-row", test_last_row);
    fixture_test ("/store/stale", test_stale);
    fixture_test ("/store/nothing", test_nothing);
    fixture_test ("/store/bad-utf8", test_bad_utf8);
    fixture_test ("/store/types", test_types);
    fixture_test ("/store/journal", test_journal);
    fixture_test ("/store/refused", test_refused);
    fixture_test ("/store/other-program", test_other_program);
    fixture_test ("/store/newer", test_newer);
    fixture_test ("/store/foreign", test_foreign);
    fixture_test ("/store/damaged", test_damaged);
    fixture_test ("/store/file", test_file);
    fixture_test ("/store/close-order", test_close_order);
    fixture_test ("/store/read-mode", test_read_mode);
    fixture_test ("/store/permissions", test_permissions);
    fixture_test ("/store/locked", test_locked);
    fixture_test ("/store/migrate-from-0", test_migrate_from_0);
    fixture_test ("/store/migrate", test_migrate);
    return g_test_run ();
}
