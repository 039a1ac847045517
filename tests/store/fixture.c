#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp ("juesuan-store-XXXXXX", NULL);
    g_assert_nonnull (fixture->folder);
    fixture->path = g_build_filename (fixture->folder, "book.db", NULL);
}

void
fixture_tear_down (struct fixture *fixture, gconstpointer data)
{
    GDir *dir = g_dir_open (fixture->folder, 0, NULL);
    const char *name;

    (void)data;
    while ((name = g_dir_read_name (dir))) {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_remove (path);
    }
    g_dir_close (dir);
    g_rmdir (fixture->folder);
    g_free (fixture->folder);
    g_free (fixture->path);
}

char *
fixture_file (const struct fixture *fixture, const char *name)
{
    return g_build_filename (fixture->folder, name, NULL);
}

struct store *
fixture_open (const struct fixture *fixture, enum store_mode mode)
{
    GError *error = NULL;
    struct store *store = store_open (fixture->path, mode, &error);

    g_assert_no_error (error);
    g_assert_nonnull (store);
    return store;
}

struct store *
fixture_store (const struct fixture *fixture, int64_t *book)
{
    struct store *store = fixture_open (fixture, STORE_CREATE);
    GError *error = NULL;

    store_book_new (store, NULL, "测试局", 2022, "jiangxi-2022", "abc", "赵", book, &error);
    g_assert_no_error (error);
    return store;
}

static void
fixture_entry (struct entry *entry, const char *typed)
{
    if (!typed)
        return;
    entry->state = ENTRY_VALUE;
    entry->num = g_ascii_strtoll (typed, NULL, 10) * 100;
    entry->raw = g_strdup (typed);
}

struct item *
fixture_item (const char *row, const char *old, const char *new)
{
    struct item *item = item_new ("sangong", row, "final", LAYER_VALUE);

    fixture_entry (&item->old, old);
    fixture_entry (&item->new, new);
    return item;
}

int64_t
fixture_edit (struct store *store, int64_t book, const char *user, const char *row, const char *old, const char *new)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    GError *error = NULL;
    int64_t group = 0;

    g_ptr_array_add (items, fixture_item (row, old, new));
    store_commit (store, book, user, GROUP_EDIT, 0, items, &group, &error);
    g_assert_no_error (error);
    return group;
}

char *
fixture_values (struct store *store, int64_t book)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) items = store_load (store, book, &error);
    GString *out = g_string_new (NULL);

    g_assert_no_error (error);
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];

        g_string_append_printf (out, "%s%s=%s", i > 0 ? " " : "", item->row, item->new.raw);
    }
    return g_string_free (out, FALSE);
}

void
fixture_assert_sound (struct store *store)
{
    GError *error = NULL;

    store_verify (store, NULL, &error);
    g_assert_no_error (error);
}

void
fixture_assert_error (GError **error, int code, const char *part)
{
    g_assert_error (*error, STORE_ERROR, code);
    if (!strstr ((*error)->message, part))
        g_error ("'%s' is not in: %s", part, (*error)->message);
    g_assert_null (strchr ((*error)->message, '\n'));
    g_assert_true (g_str_has_suffix ((*error)->message, "."));
    g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
    g_clear_error (error);
}

void
fixture_sql (const struct fixture *fixture, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;

    g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
    sqlite3_exec (db, sql, NULL, NULL, &message);
    if (message)
        g_error ("%s: %s", sql, message);
    g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}
