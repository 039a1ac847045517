/* What a file keeps besides figures: a file of version 1, accounts, states and their locks, seals, notes, copies; and
 * that verify notices every hand on them. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

static void
note (struct store *store, int64_t book, const char *user, const char *what, const char *one, const char *two)
{
    const char *const fields[] = {one, two, NULL};
    GError *error = NULL;

    store_note_add (store, book, user, GROUP_REVIEW, what, fields, NULL, NULL, &error);
    g_assert_no_error (error);
}

static void
state (struct store *store, int64_t book, const char *from, const char *to, const struct store_seal *seal)
{
    GError *error = NULL;

    store_state_set (store, book, store_version (store, book), "钱", NULL, from, to, "因故", "f00d", seal, &error);
    g_assert_no_error (error);
}

static void
person (struct store *store, const char *does, const char *name, const char *role, const char *secret, int disabled)
{
    GError *error = NULL;

    store_person_set (store, "钱", does, name, role, secret, disabled, "", &error);
    g_assert_no_error (error);
}

/* A file as the first version of the schema had it, with a book, two changes and one of them taken back. */
static struct store *
version_1 (const struct fixture *f, int64_t *book)
{
    struct store *store = g_new0 (struct store, 1);
    struct store_book made = {
        .unit_id = (char *)"测试局",
        .unit = (char *)"测试局",
        .year = 2022,
        .version = 1,
        .edition = (char *)"jiangxi-2022",
        .form_hash = (char *)"abc",
        .state = (char *)"draft",
        .created = (char *)"2022-01-01T00:00:00Z",
    };
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;

    store->path = g_strdup (f->path);
    store->file = g_strdup (f->path);
    store->statements = g_hash_table_new (g_str_hash, g_str_equal);
    g_assert_cmpint (sqlite3_open (f->path, &store->db), ==, SQLITE_OK);
    g_assert_true (store_schema_prepare (store, STORE_CREATE, store_schema, 1, &error));
    g_ptr_array_add (items, fixture_item ("a", NULL, "1"));
    g_ptr_array_add (items, fixture_item ("b", NULL, "2"));
    g_assert_true (store_begin (store, &error));
    g_assert_true (store_book_insert (store, &made, "赵", &error));
    *book = made.id;
    g_assert_true (store_end (store, store_commit_inside (store, *book, "赵", GROUP_EDIT, 0, items, NULL, &error), &error));
    g_assert_no_error (error);
    return store;
}

static void
test_version_1 (struct fixture *f, gconstpointer data)
{
    g_autofree char *backup = fixture_file (f, "book.db.v1.bak");
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    g_autoptr (GPtrArray) log = NULL;
    GError *error = NULL;
    int64_t book;
    struct store *store = version_1 (f, &book);

    (void)data;
    log = store_log (store, book, "sangong", NULL, NULL, 0, &error);
    g_assert_no_error (error);
    before = g_strdup (((struct store_change *)log->pdata[1])->hash);
    store_close (store);

    store = fixture_open (f, STORE_WRITE);
    g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
    fixture_assert_values (store, book, "a=1 b=2");
    store_verify (store, &after, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (after, ==, before);
    fixture_edit (store, book, "赵", "a", "1", "3");
    fixture_assert_sound (store);
    g_assert_false (store_script (store, "UPDATE change SET user = '钱'", &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "never changed");
    g_assert_false (store_script (store, "DELETE FROM change", &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "never changed");
    store_close (store);
}

static void
assert_locked (struct store *store, int64_t book, const char *user, const char *part)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;

    g_ptr_array_add (items, fixture_item ("z", NULL, "9"));
    g_assert_false (store_commit (store, book, user, GROUP_EDIT, 0, items, NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_LOCKED, part);
}

static void
test_states (struct fixture *f, gconstpointer data)
{
    struct store_seal seal = {.forms = (char *)"forms", .cells = (char *)"cells"};
    struct store_seal *kept;
    GError *error = NULL;
    int64_t book, next;
    struct store *store = fixture_store (f, &book);
    g_autoptr (GPtrArray) books = NULL;
    g_autoptr (GPtrArray) notes = NULL;

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    state (store, book, "draft", "submitted", NULL);
    assert_locked (store, book, "赵", "submitted");
    /* not even with another program */
    g_assert_false (store_script (store, "UPDATE value SET num = 7", &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "locked");
    g_assert_false (store_script (store, "DELETE FROM value", &error));
    fixture_assert_error (&error, STORE_ERROR_SQL, "locked");
    state (store, book, "submitted", "returned", NULL);
    fixture_edit (store, book, "赵", "a", "1", "2");

    /* one who looked at an older state, or at older figures, does nothing */
    g_assert_false (store_state_set (store, book, store_version (store, book), "钱", NULL, "submitted", "approved", "", "", NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_LOCKED, "returned");
    g_assert_false (store_state_set (store, book, 1, "钱", NULL, "returned", "submitted", "", "", NULL, &error));
    fixture_assert_error (&error, STORE_ERROR_STALE, "meanwhile");

    state (store, book, "returned", "submitted", NULL);
    g_assert_null (store_seal (store, book, &error));
    g_assert_no_error (error);
    state (store, book, "submitted", "approved", &seal);
    state (store, book, "approved", "returned", NULL);
    state (store, book, "returned", "submitted", NULL);
    seal.cells = (char *)"other cells";
    state (store, book, "submitted", "approved", &seal);
    assert_locked (store, book, "赵", "approved");
    state (store, book, "approved", "published", NULL);
    assert_locked (store, book, "赵", "published");
    kept = store_seal (store, book, &error);
    g_assert_cmpstr (kept->cells, ==, "other cells");
    store_seal_free (kept);

    books = store_books (store, &error);
    store_book_correct (store, books->pdata[0], "赵", NULL, "漏列", &next, &error);
    g_assert_no_error (error);
    fixture_assert_values (store, next, "a=2");
    fixture_edit (store, next, "赵", "a", "2", "3");
    fixture_assert_values (store, book, "a=2");
    g_assert_false (store_book_correct (store, books->pdata[0], "赵", NULL, "漏列", &next, &error));
    g_assert_error (error, STORE_ERROR, STORE_ERROR_EXISTS);
    g_clear_error (&error);
    notes = store_notes (store, next, &error);
    g_assert_cmpuint (notes->len, ==, 2);
    g_assert_cmpstr (((struct store_note *)notes->pdata[1])->fields[1], ==, "漏列");
    fixture_assert_sound (store);
    store_close (store);
}

/* The linker leads the program's question here (-Wl,--wrap): what it is told the file lies on; 0: what it does. */
static unsigned long place;

int __real_statfs (const char *path, struct statfs *fs);
int __wrap_statfs (const char *path, struct statfs *fs);

int
__wrap_statfs (const char *path, struct statfs *fs)
{
    int code = __real_statfs (path, fs);

    if (place != 0)
        fs->f_type = (__typeof__ (fs->f_type))place;
    return code;
}

/* Numbers of statfs(2). */
static void
test_place (struct fixture *f, gconstpointer data)
{
    static const struct {
        unsigned long magic;
        const char *said;
    } places[] = {
        {0x6969, "network share"}, /* NFS */
        {0xff534d42, "network share"}, /* CIFS */
        {0x65735546, "network share"}, /* FUSE */
        {0x4d44, "pulled out"}, /* FAT, of a stick */
        {0x9660, "pulled out"}, /* CD */
        {0xef53, NULL}, /* ext4 */
        {0x58465342, NULL}, /* XFS */
    };
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS (places); i++) {
        g_autofree char *warning = NULL;

        place = places[i].magic;
        warning = store_place_warning (f->path);
        g_assert_true ((warning != NULL) == (places[i].said != NULL));
        if (warning)
            g_assert_nonnull (strstr (warning, places[i].said));
    }
    place = 0;
    store_close (store);
}

/* What the schema forbids stands in the file all the same: a sentence, no crash. */
static void
test_wrong_layer (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    g_assert_true (store_script (store, "PRAGMA ignore_check_constraints = ON; UPDATE value SET layer = 'valu'", &error));
    g_assert_null (store_load (store, book, &error));
    fixture_assert_error (&error, STORE_ERROR_DAMAGED, "has no cell");
    store_close (store);
}

static int64_t
newest (struct store *store)
{
    int64_t seq;

    g_assert_true (store_number (store, "SELECT max (seq) FROM change", &seq, NULL));
    return seq;
}

/* The figures as they stood after any row of the trail are those that were loaded then. */
static void
test_load_at (struct fixture *f, gconstpointer data)
{
    static const char *const steps[][3] = {
        {"a", NULL, "1"}, {"b", NULL, "2"}, {"a", "1", "3"}, {"b", "2", NULL}, {"b", NULL, "4"}};
    static const char *const wanted[] = {"a=1", "a=1 b=2", "a=3 b=2", "a=3", "a=3 b=4"};
    int64_t book, seq[5];
    struct store *store = fixture_store (f, &book);

    (void)data;
    for (int i = 0; i < 5; i++) {
        fixture_edit (store, book, "赵", steps[i][0], steps[i][1], steps[i][2]);
        seq[i] = newest (store);
    }
    note (store, book, "赵", "tick", "x", "y");
    for (int i = 0; i < 5; i++) {
        g_autoptr (GPtrArray) items = store_load_at (store, book, seq[i], NULL);
        GString *out = g_string_new (NULL);

        for (guint j = 0; j < items->len; j++) {
            const struct item *item = items->pdata[j];

            g_string_append_printf (out, "%s%s=%s", j > 0 ? " " : "", item->row, item->new.raw);
        }
        g_assert_cmpstr (out->str, ==, wanted[i]);
        g_string_free (out, TRUE);
    }
    store_close (store);
}

static void
test_people (struct fixture *f, gconstpointer data)
{
    g_autoptr (GPtrArray) people = NULL;
    const struct store_person *li;
    GError *error = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1"); /* nobody has an account: everybody may */
    person (store, "add", "李", "head", "$argon2id$salt$hash", -1);
    assert_locked (store, book, "赵", "赵");
    assert_locked (store, book, "李", "李");
    person (store, "add", "赵", "clerk", "$argon2id$salt$hash2", -1);
    fixture_edit (store, book, "赵", "a", "1", "2");
    person (store, "disable", "赵", NULL, NULL, 1);
    assert_locked (store, book, "赵", "赵");
    person (store, "enable", "赵", NULL, NULL, 0);
    person (store, "password", "赵", NULL, "$argon2id$salt$hash3", -1);
    person (store, "role", "赵", "reader", NULL, -1);
    assert_locked (store, book, "赵", "赵");
    g_assert_true (store_person_tried (store, "李", false, &error));
    g_assert_true (store_person_tried (store, "李", false, &error));
    people = store_people (store, &error);
    g_assert_cmpuint (people->len, ==, 2);
    li = people->pdata[0];
    g_assert_cmpstr (li->name, ==, "李");
    g_assert_cmpint (li->failures, ==, 2);
    g_assert_cmpint (li->failed, >, 1000000000);
    g_assert_true (store_person_tried (store, "李", true, &error));
    fixture_assert_sound (store);
    store_close (store);
}

/* No row of the trail, and no words made of one, hold a hash of a password. */
static void
test_secret (struct fixture *f, gconstpointer data)
{
    int64_t book, found = -1;
    struct store *store = fixture_store (f, &book);
    g_autoptr (GPtrArray) log = NULL;

    (void)data;
    person (store, "add", "李", "head", "$argon2id$salt$hash", -1);
    g_assert_true (store_number (store,
                                 "SELECT count(*) FROM change WHERE instr (old || new || coalesce (note, ''), 'argon2id')",
                                 &found, NULL));
    g_assert_cmpint (found, ==, 0);
    log = store_log (store, book, NULL, NULL, NULL, 0, NULL);
    g_assert_cmpuint (log->len, ==, 2);
    g_assert_nonnull (strstr (((struct store_change *)log->pdata[1])->note, "李"));
    store_close (store);
}

/* Whatever a hand with another program does to what is kept, verify says so, and where. */
static void
test_verify (struct fixture *f, gconstpointer data)
{
    static const struct {
        const char *sql, *part;
    } hands[] = {
        {"UPDATE book SET state = 'published'", "测试局"},
        {"UPDATE user SET role = 'head' WHERE name = '赵'", "account of 赵"},
        {"UPDATE user SET disabled = 1 WHERE name = '李'", "account of 李"},
        {"UPDATE user SET secret = '$argon2id$mine' WHERE name = '李'", "account of 李"},
        {"UPDATE user SET role = NULL WHERE name = '李'", "account is gone"},
        {"INSERT INTO user (name, created, role, secret) VALUES ('吴', '', 'head', 'x')", "account of 吴"},
        {"UPDATE seal SET cells = 'other'", "seal of row"},
        {"UPDATE seal SET forms = 'other'", "seal of row"},
        {"DELETE FROM seal", "seal of row"},
        {"INSERT INTO seal (change, book, forms, cells) VALUES (1, 1, 'a', 'b')", "seal of row"},
        {"DROP TRIGGER change_update; UPDATE change SET new = replace (new, '1:x', '1:y') WHERE note = 'tick'", "history"},
        {"DROP TRIGGER change_delete; DELETE FROM change WHERE note = 'tick'", "history"},
        {"DROP TRIGGER value_update; UPDATE value SET num = 5", "sangong.a.final"},
    };
    struct store_seal seal = {.forms = (char *)"forms", .cells = (char *)"cells"};
    g_autofree char *good = fixture_file (f, "good.db");
    GError *error = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    person (store, "add", "赵", "clerk", "$argon2id$1", -1);
    person (store, "add", "李", "head", "$argon2id$2", -1);
    fixture_edit (store, book, "赵", "a", NULL, "1");
    state (store, book, "draft", "submitted", NULL);
    note (store, book, "李", "tick", "x", "y");
    state (store, book, "submitted", "approved", &seal);
    fixture_assert_sound (store);
    store_copy (store, good, &error);
    g_assert_no_error (error);
    store_close (store);
    for (size_t i = 0; i < G_N_ELEMENTS (hands); i++) {
        g_autofree char *bytes = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (good, &bytes, &length, NULL));
        g_assert_true (g_file_set_contents (f->path, bytes, (gssize)length, NULL));
        fixture_sql (f, hands[i].sql);
        store = fixture_open (f, STORE_READ);
        if (store_verify (store, NULL, &error))
            g_error ("not noticed: %s", hands[i].sql);
        fixture_assert_error (&error, STORE_ERROR_DAMAGED, hands[i].part);
        store_close (store);
    }
}

static void
test_heads (struct fixture *f, gconstpointer data)
{
    g_autofree char *head = NULL;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    g_assert_true (store_verify (store, &head, NULL));
    fixture_edit (store, book, "赵", "a", NULL, "1");
    g_assert_cmpint (store_hash_row (store, head, NULL), ==, 1);
    g_assert_cmpint (store_hash_row (store, "f00d", NULL), ==, 0);
    store_close (store);
}

static void
test_copy (struct fixture *f, gconstpointer data)
{
    g_autofree char *path = fixture_file (f, "copy.db");
    GError *error = NULL;
    GStatBuf st;
    int64_t book;
    struct store *store = fixture_store (f, &book);

    (void)data;
    fixture_edit (store, book, "赵", "a", NULL, "1");
    g_assert_true (store_copy (store, path, &error));
    g_assert_false (store_copy (store, path, &error));
    fixture_assert_error (&error, STORE_ERROR_EXISTS, "copy.db");
    g_assert_false (store_copy (store, "/nowhere/copy.db", &error));
    fixture_assert_error (&error, STORE_ERROR_OPEN, "/nowhere/copy.db");
    store_close (store);
    g_assert_cmpint (g_stat (path, &st), ==, 0);
    g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    store = store_open (path, STORE_WRITE, &error);
    g_assert_no_error (error);
    fixture_assert_values (store, book, "a=1");
    fixture_assert_sound (store);
    store_close (store);
}

/* Records come back as they were, whatever stands in them; what is none is refused. */
static void
test_fields (void)
{
    static const char *const fields[] = {"", "1:a,", "两\n行", "x", NULL};
    g_autofree char *text = store_fields_join (fields);
    g_auto (GStrv) back = store_fields_split (text);

    for (int i = 0; fields[i]; i++)
        g_assert_cmpstr (back[i], ==, fields[i]);
    g_assert_cmpuint (g_strv_length (back), ==, 4);
    g_assert_null (store_fields_split ("3:ab,"));
    g_assert_null (store_fields_split ("a name"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/store/fields", test_fields);
    fixture_test ("/store/version-1", test_version_1);
    fixture_test ("/store/states", test_states);
    fixture_test ("/store/wrong-layer", test_wrong_layer);
    fixture_test ("/store/place", test_place);
    fixture_test ("/store/load-at", test_load_at);
    fixture_test ("/store/people", test_people);
    fixture_test ("/store/secret", test_secret);
    fixture_test ("/store/verify-notes", test_verify);
    fixture_test ("/store/heads", test_heads);
    fixture_test ("/store/copy", test_copy);
    return g_test_run ();
}
