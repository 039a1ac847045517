/* The trail: what it keeps, what verify notices, what undo and redo find in it. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_log (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book, group;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autoptr (GPtrArray) log = NULL;
    const struct store_change *change;

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    group = fixture_edit (store, book, "钱", "total", "1", "2");
    fixture_edit (store, book, "赵", "abroad", NULL, "5");
    store_book_set_unit (store, book, "新名局", "钱", &error);
    store_book_set_form_hash (store, book, "def", "钱", &error);
    g_assert_no_error (error);

    log = store_log (store, book, NULL, NULL, NULL, 0, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (log->len, ==, 6);
    change = log->pdata[0];
    g_assert_cmpint (change->seq, ==, 1);
    g_assert_cmpint (change->kind, ==, GROUP_NEW);
    g_assert_null (change->item);
    g_assert_nonnull (strstr (change->note, "测试局"));
    g_assert_nonnull (strstr (change->note, "2022"));
    change = log->pdata[2];
    g_assert_cmpint (change->group, ==, group);
    g_assert_cmpint (change->kind, ==, GROUP_EDIT);
    g_assert_cmpstr (change->user, ==, "钱");
    g_assert_cmpstr (change->item->row, ==, "total");
    g_assert_cmpstr (change->item->old.raw, ==, "1");
    g_assert_cmpint (change->item->old.num, ==, 100);
    g_assert_cmpstr (change->item->new.raw, ==, "2");
    g_assert_cmpuint (strlen (change->hash), ==, 64);
    g_assert_cmpuint (strlen (change->time), ==, strlen ("2022-01-01T00:00:00Z"));
    change = log->pdata[4];
    g_assert_nonnull (strstr (change->note, "新名局"));
    change = log->pdata[5];
    g_assert_cmpint (change->kind, ==, GROUP_FORMS);
    g_assert_nonnull (strstr (change->note, "def"));
}

static void
test_log_filter (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autoptr (GPtrArray) cell = NULL;
    g_autoptr (GPtrArray) last = NULL;
    g_autoptr (GPtrArray) none = NULL;

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    fixture_edit (store, book, "赵", "abroad", NULL, "5");
    fixture_edit (store, book, "赵", "total", "1", "2");
    cell = store_log (store, book, "sangong", "total", "final", 0, &error);
    g_assert_cmpuint (cell->len, ==, 2);
    g_assert_cmpstr (((struct store_change *)cell->pdata[1])->item->new.raw, ==, "2");
    last = store_log (store, book, NULL, NULL, NULL, 2, &error);
    g_assert_cmpuint (last->len, ==, 2);
    g_assert_cmpstr (((struct store_change *)last->pdata[0])->item->row, ==, "abroad");
    none = store_log (store, book, "general", NULL, NULL, 0, &error);
    g_assert_cmpuint (none->len, ==, 0);
}

/* The bytes that are hashed, so that another program can do it: each field with its length before it and a comma
 * behind. */
static void
test_hash (void)
{
    struct trail_row row = {
        .seq = 1,
        .time = "2022-01-02T03:04:05Z",
        .user = "u",
        .origin = "typed",
        .group = 1,
        .kind = "edit",
        .undone = 0,
        .book = 1,
        .section = "s",
        .row = "r",
        .column = "c",
        .layer = "value",
        .old = "",
        .new = "na . 0 0 - -",
        .note = NULL,
    };
    g_autofree char *hash = store_trail_hash (STORE_HASH_SHA256, "", &row);
    const char *bytes =
        "0:,1:1,20:2022-01-02T03:04:05Z,1:u,5:typed,1:1,4:edit,1:0,1:1,1:s,1:r,1:c,5:value,0:,12:na . 0 0 - -,-,";
    g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);

    g_assert_cmpstr (hash, ==, expected);
}

/* GB/T 32905-2016, appendix A. */
static void
test_sm3 (void)
{
    static const struct {
        const char *text, *digest;
    } cases[] = {
        {"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
        {"abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
         "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
    };

    for (size_t i = 0; store_hash_ready (STORE_HASH_SM3) && i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GString) bytes = g_string_new (cases[i].text);
        g_autofree char *digest = store_hash_bytes (STORE_HASH_SM3, bytes);

        g_assert_cmpstr (digest, ==, cases[i].digest);
    }
}

static char *
meta_hash (struct store *store)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT value FROM meta WHERE key = 'hash'", NULL);

    g_assert_cmpint (store_step (store, statement, NULL), ==, STEP_ROW);
    return g_strdup (store_column (statement, 0));
}

/* A history chained by SM3 from its first row on, which names it. */
static void
test_sm3_file (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book;
    struct store *store = fixture_open (f, STORE_CREATE);
    g_autofree char *meta = NULL;
    g_autofree char *head = NULL;
    g_autoptr (GPtrArray) log = NULL;

    (void)data;
    g_assert_false (store_hash_choose (store, "md5", "赵", &error));
    fixture_assert_error (&error, STORE_ERROR_HASH, "“md5”");
    if (!store_hash_ready (STORE_HASH_SM3)) {
        g_assert_false (store_hash_choose (store, "sm3", "赵", &error));
        fixture_assert_error (&error, STORE_ERROR_HASH, "libgcrypt20-dev");
        store_close (store);
        return;
    }
    g_assert_true (store_hash_choose (store, "sm3", "赵", &error));
    g_assert_true (store_book_new (store, NULL, "测试局", 2022, "jiangxi-2022", "abc", "赵", &book, &error));
    fixture_edit (store, book, "赵", "total", NULL, "1");
    fixture_assert_sound (store);
    g_assert_cmpstr (store_hash_shown (store), ==, "SM3");
    log = store_log (store, book, NULL, NULL, NULL, 0, &error);
    g_assert_cmpint (((struct store_change *)log->pdata[0])->seq, ==, 1);
    g_assert_nonnull (strstr (((struct store_change *)log->pdata[0])->note, "sm3"));
    g_assert_false (store_hash_choose (store, "sha256", "赵", &error));
    fixture_assert_error (&error, STORE_ERROR_HASH, "SM3");
    store_close (store);

    store = fixture_open (f, STORE_WRITE);
    fixture_edit (store, book, "赵", "abroad", NULL, "5");
    meta = meta_hash (store);
    g_assert_cmpstr (meta, ==, "sm3");
    g_assert_true (store_verify (store, &head, &error));
    store_close (store);
    fixture_sql (f, "UPDATE meta SET value = 'sha256'");
    store = fixture_open (f, STORE_READ);
    g_assert_false (store_verify (store, NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_DAMAGED, "hashed");
    store_close (store);
}

/* A function that this program does not know: what stands in the file can be read, nothing can be added. */
static void
test_hash_unknown (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    fixture_sql (f, "UPDATE meta SET value = 'sha3'");
    {
        g_autoptr (GPtrArray) items = item_array_new ();

        g_ptr_array_add (items, fixture_item ("abroad", NULL, "5"));
        g_assert_false (store_commit (store, book, "赵", GROUP_EDIT, 0, items, NULL, &error));
        fixture_assert_error (&error, STORE_ERROR_HASH, "sha3");
    }
    store_close (store);
    g_assert_null (store_open (f->path, STORE_WRITE, &error));
    fixture_assert_error (&error, STORE_ERROR_HASH, "sha3");
    store = fixture_open (f, STORE_READ);
    fixture_assert_values (store, book, "total=1");
    store_close (store);
}

#define TRAIL_OPEN "DROP TRIGGER change_update; DROP TRIGGER change_delete; "

/* Every change by hand, one after the other, each on a fresh file. */
static void
test_tampering (struct fixture *f, gconstpointer data)
{
    static const struct {
        const char *sql;
        const char *part; /* of what verify says */
    } cases[] = {
        {"UPDATE value SET num = num + 1 WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET half = 50 WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET text = 'x' WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET raw = NULL WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET state = 'na' WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET doubtful = 1 WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET origin = 'demo' WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET change = 2 WHERE row = 'total'", "sangong.total.final"},
        {"UPDATE value SET row = 'abroad' WHERE row = 'total'", "sangong.abroad.final"},
        {"UPDATE value SET layer = 'control' WHERE row = 'total'", "sangong.total.final@control"},
        {"DELETE FROM value WHERE row = 'total'", "sangong.total.final"},
        {"INSERT INTO value SELECT book, section, 'gone', \"column\", layer, state, doubtful, num, half, text, raw, "
         "origin, change"
         " FROM value WHERE row = 'total'",
         "sangong.gone.final"},
        /* Deleted by the clerk, put back by hand with the number of its last writing. */
        {"INSERT INTO value SELECT book, section, 'reception', \"column\", layer, state, doubtful, 900, half, text, "
         "'9', origin, 4"
         " FROM value WHERE row = 'total'",
         "sangong.reception.final"},
        {TRAIL_OPEN "UPDATE change SET new = 'na . 0 0 - -' WHERE seq = 3", "row 3 of the history"},
        {TRAIL_OPEN "UPDATE change SET old = 'na . 0 0 - -' WHERE seq = 3", "row 3 of the history"},
        {TRAIL_OPEN "UPDATE change SET user = '钱' WHERE seq = 2", "row 2 of the history"},
        {TRAIL_OPEN "UPDATE change SET time = '2020-01-01T00:00:00Z' WHERE seq = 2", "row 2 of the history"},
        {TRAIL_OPEN "UPDATE change SET kind = 'import' WHERE seq = 2", "row 2 of the history"},
        {TRAIL_OPEN "UPDATE change SET origin = 'imported' WHERE seq = 2", "row 2 of the history"},
        {TRAIL_OPEN "UPDATE change SET undone = 1 WHERE seq = 3", "row 3 of the history"},
        {TRAIL_OPEN "UPDATE change SET grp = 2 WHERE seq = 3", "row 3 of the history"},
        {TRAIL_OPEN "UPDATE change SET layer = 'prior' WHERE seq = 3", "row 3 of the history"},
        {TRAIL_OPEN
         "UPDATE change SET hash = '0000000000000000000000000000000000000000000000000000000000000000' WHERE seq = 2",
         "row 2 of the history"},
        {TRAIL_OPEN "UPDATE change SET note = 'unit' WHERE seq = 1", "row 1 of the history"},
        {TRAIL_OPEN "UPDATE change SET seq = 9 WHERE seq = 6", "row 6 of the history is missing"},
        {TRAIL_OPEN "DELETE FROM change WHERE seq = 4", "row 4 of the history is missing"},
        {TRAIL_OPEN "DELETE FROM change WHERE seq = 5", "row 5 of the history is missing"},
        {"UPDATE book SET unit = '别的局'", "2022"},
        {"UPDATE book SET year = 2021", "2021"},
        {"UPDATE book SET edition = 'x'", "2022"},
        {"UPDATE book SET form_hash = 'x'", "2022"},
        {"UPDATE book SET state = 'approved'", "2022"},
        {"INSERT INTO book SELECT 9, 'y', unit, year, version, edition, form_hash, state, created FROM book",
         "history"},
        {"UPDATE meta SET value = 'md5'", "hashed"},
        {TRAIL_OPEN, "the lock on its records is gone"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM book", "damaged"},
        {"PRAGMA foreign_keys = OFF; DELETE FROM user", "damaged"},
    };

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
        GError *error = NULL;
        int64_t book;
        struct store *store = fixture_store (f, &book);
        g_autofree char *head = NULL;

        fixture_edit (store, book, "赵", "total", NULL, "1");
        fixture_edit (store, book, "赵", "total", "1", "2");
        fixture_edit (store, book, "钱", "reception", NULL, "9");
        fixture_edit (store, book, "钱", "reception", "9", NULL);
        fixture_edit (store, book, "赵", "vehicles", NULL, "7");
        g_assert_true (store_verify (store, &head, &error));
        g_assert_cmpuint (strlen (head), ==, 64);
        store_close (store);
        fixture_sql (f, cases[i].sql);
        store = fixture_open (f, STORE_READ);
        if (store_verify (store, NULL, &error))
            g_error ("not noticed: %s", cases[i].sql);
        fixture_assert_error (&error, STORE_ERROR_DAMAGED, cases[i].part);
        store_close (store);
        g_assert_cmpint (g_remove (f->path), ==, 0);
    }
}

/* Cutting off the end of the history with its values leaves a sound file; the head that somebody wrote down tells. */
static void
test_head (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autofree char *one = NULL;
    g_autofree char *two = NULL;
    g_autofree char *same = NULL;

    (void)data;
    fixture_edit (store, book, "赵", "total", NULL, "1");
    g_assert_true (store_verify (store, &one, &error));
    g_assert_true (store_verify (store, &same, &error));
    fixture_edit (store, book, "赵", "total", "1", "2");
    g_assert_true (store_verify (store, &two, &error));
    g_assert_cmpstr (one, ==, same);
    g_assert_cmpstr (one, !=, two);
}

/* As the session does it: the items reversed, the last first. */
static void
take_back (struct store *store, int64_t book, const char *user, bool redo)
{
    g_autoptr (GPtrArray) reversed = item_array_new ();
    GError *error = NULL;
    int64_t group;
    g_autoptr (GPtrArray) items =
        redo ? store_redoable (store, book, user, &group, &error) : store_undoable (store, book, user, &group, &error);

    g_assert_no_error (error);
    for (guint i = items->len; i > 0; i--) {
        struct item *item = item_reverse (items->pdata[i - 1]);

        item->new.origin = ORIGIN_UNDO;
        g_ptr_array_add (reversed, item);
    }
    store_commit (store, book, user, redo ? GROUP_REDO : GROUP_UNDO, group, reversed, NULL, &error);
    g_assert_no_error (error);
}

static void
assert_cannot (struct store *store, int64_t book, const char *user, bool redo, int code, const char *part)
{
    GError *error = NULL;
    int64_t group;

    g_assert_null (redo ? store_redoable (store, book, user, &group, &error)
                        : store_undoable (store, book, user, &group, &error));
    fixture_assert_error (&error, code, part);
}

static void
test_undo (struct fixture *f, gconstpointer data)
{
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    assert_cannot (store, book, "赵", false, STORE_ERROR_NOTHING, "undo");
    assert_cannot (store, book, "赵", true, STORE_ERROR_NOTHING, "redo");
    fixture_edit (store, book, "赵", "a", NULL, "1");
    fixture_edit (store, book, "赵", "a", "1", "2");
    fixture_edit (store, book, "赵", "b", NULL, "3");
    assert_cannot (store, book, "赵", true, STORE_ERROR_NOTHING, "redo");
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "a=2");
    store_close (store);

    store = fixture_open (f, STORE_WRITE); /* also tomorrow */
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "a=1");
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "");
    assert_cannot (store, book, "赵", false, STORE_ERROR_NOTHING, "undo");
    take_back (store, book, "赵", true);
    fixture_assert_values (store, book, "a=1");
    take_back (store, book, "赵", true);
    fixture_assert_values (store, book, "a=2");
    take_back (store, book, "赵", false); /* an undo of a redone edit, and that again */
    fixture_assert_values (store, book, "a=1");
    take_back (store, book, "赵", true);
    take_back (store, book, "赵", true);
    fixture_assert_values (store, book, "a=2 b=3");
    assert_cannot (store, book, "赵", true, STORE_ERROR_NOTHING, "redo");
    take_back (store, book, "赵", false);
    fixture_edit (store, book, "赵", "c", NULL, "4");
    assert_cannot (store, book, "赵", true, STORE_ERROR_NOTHING, "redo");
    take_back (store, book, "赵", false);
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "a=1");
    fixture_assert_sound (store);
    store_close (store);
}

static void
test_undo_two_users (struct fixture *f, gconstpointer data)
{
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    fixture_edit (store, book, "钱", "b", NULL, "2");
    take_back (store, book, "赵", false); /* each takes back their own, not the newest of all */
    fixture_assert_values (store, book, "b=2");
    take_back (store, book, "钱", false);
    take_back (store, book, "赵", true);
    take_back (store, book, "钱", true);
    fixture_assert_values (store, book, "a=1 b=2");

    fixture_edit (store, book, "钱", "a", "1", "5");
    assert_cannot (store, book, "赵", false, STORE_ERROR_STALE, "钱");
    assert_cannot (store, book, "赵", false, STORE_ERROR_STALE, "sangong.a.final");
    take_back (store, book, "钱", false); /* now nothing of it is left */
    fixture_assert_values (store, book, "a=1 b=2");
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "b=2");
    take_back (store, book, "赵", true);
    fixture_edit (store, book, "钱", "a", "1", "5");
    fixture_edit (store, book, "钱", "a", "5", "1"); /* the same content, but a later change by somebody */
    assert_cannot (store, book, "赵", false, STORE_ERROR_STALE, "钱");
    fixture_assert_sound (store);
}

static void
test_redo_two_users (struct fixture *f, gconstpointer data)
{
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    take_back (store, book, "赵", false);
    fixture_edit (store, book, "钱", "a", NULL, "5");
    assert_cannot (store, book, "赵", true, STORE_ERROR_STALE, "钱");
    fixture_assert_values (store, book, "a=5");
}

/* A paste is one step, also where it writes a cell twice; what made the book cannot be undone. */
static void
test_undo_group (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) first = item_array_new ();
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t book, group = 0, undone = 0;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autoptr (GPtrArray) undo = NULL;

    (void)data;
    g_ptr_array_add (first, fixture_item ("x", NULL, "9"));
    store_commit (store, book, "赵", GROUP_NEW, 0, first, NULL, &error);
    assert_cannot (store, book, "赵", false, STORE_ERROR_NOTHING, "undo");
    g_ptr_array_add (items, fixture_item ("a", NULL, "1"));
    g_ptr_array_add (items, fixture_item ("b", NULL, "2"));
    g_ptr_array_add (items, fixture_item ("a", "1", "3"));
    store_commit (store, book, "赵", GROUP_PASTE, 0, items, &group, &error);
    g_assert_no_error (error);
    fixture_assert_values (store, book, "a=3 b=2 x=9");
    undo = store_undoable (store, book, "赵", &undone, &error);
    g_assert_cmpint (undone, ==, group);
    g_assert_cmpuint (undo->len, ==, 3);
    take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "x=9");
    take_back (store, book, "赵", true);
    fixture_assert_values (store, book, "a=3 b=2 x=9");
    fixture_assert_sound (store);
}

/* Five hundred edits, all undone, all redone. */
static void
test_undo_many (struct fixture *f, gconstpointer data)
{
    const int n = 500;
    int64_t book;
    g_autoptr (Store) store = fixture_store (f, &book);
    g_autofree char *end = NULL;
    char *values[10] = {NULL};

    (void)data;
    for (int i = 0; i < n; i++) {
        int cell = g_test_rand_int_range (0, 10);
        g_autofree char *row = g_strdup_printf ("r%d", cell);
        char *new = g_test_rand_int_range (0, 5) == 0 && values[cell] ? NULL : g_strdup_printf ("%d", i);

        fixture_edit (store, book, "赵", row, values[cell], new);
        g_free (values[cell]);
        values[cell] = new;
    }
    end = fixture_values (store, book);
    for (int i = 0; i < n; i++)
        take_back (store, book, "赵", false);
    fixture_assert_values (store, book, "");
    for (int i = 0; i < n; i++)
        take_back (store, book, "赵", true);
    fixture_assert_values (store, book, end);
    fixture_assert_sound (store);
    for (int i = 0; i < 10; i++)
        g_free (values[i]);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/trail/hash", test_hash);
    g_test_add_func ("/trail/sm3", test_sm3);
    fixture_test ("/trail/sm3-file", test_sm3_file);
    fixture_test ("/trail/hash-unknown", test_hash_unknown);
    fixture_test ("/trail/log", test_log);
    fixture_test ("/trail/log-filter", test_log_filter);
    fixture_test ("/trail/tampering", test_tampering);
    fixture_test ("/trail/head", test_head);
    fixture_test ("/trail/undo", test_undo);
    fixture_test ("/trail/undo-two-users", test_undo_two_users);
    fixture_test ("/trail/redo-two-users", test_redo_two_users);
    fixture_test ("/trail/undo-group", test_undo_group);
    fixture_test ("/trail/undo-many", test_undo_many);
    return g_test_run ();
}
