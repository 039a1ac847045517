/* The cache of forms: what comes out of it is what went in, for every edition; nothing that changed is read from it; no damage to its
 * files is more than a slower start. */
#include "core/relocate.h"
#include "formfile/cache.h"
#include "formfile/formfile.h"
#include "formfile/image.h"
#include "tests/lib/folder.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

struct folders {
    char *path;  /* editions one and two (on one), and the cache */
    char *one, *base;
    char *cache;
};

static char *
forms_folder (void)
{
    return g_strdup (g_getenv ("TEST_FORMS"));
}

static void
copy_edition (const char *from, const char *to)
{
    g_autoptr (GError) error = NULL;
    GDir *dir = g_dir_open (from, 0, &error);
    const char *name;

    g_assert_no_error (error);
    while ((name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".cfg")) {
            g_autofree char *text = folder_get (from, name, NULL);
            folder_put (to, name, text);
        }
    g_dir_close (dir);
}

static void
set_up (struct folders *folders, gconstpointer data)
{
    g_autofree char *forms = forms_folder ();
    g_autofree char *from = g_build_filename (forms, "jiangxi-2022", NULL);
    g_autofree char *from_base = g_build_filename (forms, "common", NULL);

    (void)data;
    folders->path = folder_new ();
    folders->one = g_build_filename (folders->path, "one", NULL);
    folders->base = g_build_filename (folders->path, "common", NULL);
    folders->cache = g_build_filename (folders->path, "cache", NULL);
    g_setenv ("JUESUAN_FORMS", folders->path, TRUE);
    g_setenv ("JUESUAN_CACHE", folders->cache, TRUE);
    copy_edition (from, folders->one);
    copy_edition (from_base, folders->base);
    g_autofree char *two = g_build_filename (folders->path, "two", NULL);
    folder_put (two, "edition.cfg", "edition : { base = \"one\"; name = \"二\"; };\n");
}

static void
tear_down (struct folders *folders, gconstpointer data)
{
    (void)data;
    folder_remove (folders->path);
    g_free (folders->path);
    g_free (folders->one);
    g_free (folders->base);
    g_free (folders->cache);
}

static struct form *
load (const char *edition)
{
    g_autoptr (GError) error = NULL;
    struct form *form = formfile_load (edition, &error);

    g_assert_no_error (error);
    return form;
}

static bool
kept (const char *folder)
{
    g_autoptr (Form) form = cache_read (folder);

    return form != NULL;
}

/* An image of the form in memory of its own. */
static struct region
image (const struct form *form, struct arena *arena)
{
    arena_init (arena, (gsize)64 << 20);
    char *at = (char *)image_make (form, arena);

    return (struct region){ at, (gsize)(arena->at - at) };
}

/* Lists that no section names are there, too: juesuan codes shows them. */
static void
test_other_lists (struct folders *folders, gconstpointer data)
{
    (void)data;
    g_autofree char *codes = g_build_filename (folders->base, "codes", NULL);
    folder_put (codes, "economics.csv", "code,name,budget\n301,工资福利支出,general\n");
    form_free (load ("one"));
    g_assert_true (kept (folders->one));
    g_autoptr (Form) form = load ("one");
    g_assert_cmpstr (form_code_name (form, "economics", "301", 0), ==, "工资福利支出");
    g_assert_cmpstr (form_code_budget (form, "economics", "301", 0), ==, "general");
}

/* The images are the same but for addresses within them. */
static void
expect_same (const struct form *a, const struct form *b)
{
    GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));
    struct arena arena[2];
    struct region x = image (a, &arena[0]);
    struct region y = image (b, &arena[1]);

    g_assert_cmpuint (x.size, ==, y.size);
    g_assert_true (relocate_find (&x, &y, 1, &places));
    g_assert_cmpuint (places->len, >, 1000);
    g_assert_cmpstr (a->hash, ==, b->hash);
    g_assert_cmpstr (a->id, ==, b->id);
    g_assert_cmpstr (a->folder, ==, b->folder);
    g_array_unref (places);
    arena_clear (&arena[0]);
    arena_clear (&arena[1]);
}

/* Whether something lies in memory at that address.  Lower ones, where only valgrind puts anything, look like short texts. */
static bool
is_mapped (const char *maps, guint64 address)
{
    for (const char *line = maps; *line != '\0'; line = strchr (line, '\n') + 1) {
        char *end;
        guint64 from = g_ascii_strtoull (line, &end, 16);
        guint64 to = g_ascii_strtoull (end + 1, NULL, 16);
        if (address >= from && address < to && address >> 40 != 0)
            return true;
    }
    return false;
}

/* A pointer that leads out of the image would be the same in two of them and be taken for a number. */
static void
expect_closed (const struct form *form)
{
    g_autofree char *maps = NULL;
    struct arena arena[2];
    struct region x = image (form, &arena[0]);
    struct region y = image (form, &arena[1]);

#ifndef __SANITIZE_ADDRESS__ /* which has memory where short texts would be addresses */
    g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL);
#endif
    maps = maps != NULL ? maps : g_strdup ("");
    for (gsize at = 0; at + 8 <= x.size; at += 8) {
        guint64 word;
        memcpy (&word, x.at + at, sizeof word);
        if (memcmp (x.at + at, y.at + at, sizeof word) == 0)
            g_assert_false (is_mapped (maps, word));
    }
    arena_clear (&arena[0]);
    arena_clear (&arena[1]);
}

static void
test_same (struct folders *folders, gconstpointer data)
{
    g_autofree char *forms = forms_folder ();

    (void)data;
    g_setenv ("JUESUAN_FORMS", forms, TRUE);
    g_autoptr (GPtrArray) ids = formfile_list ();
    g_assert_cmpuint (ids->len, >, 2);
    for (guint i = 0; i < ids->len; i++) {
        g_autofree char *folder = g_build_filename (forms, g_ptr_array_index (ids, i), NULL);
        g_assert_false (kept (folder));
        g_autoptr (Form) first = load (g_ptr_array_index (ids, i));
        g_assert_true (kept (folder));
        g_autoptr (Form) second = load (g_ptr_array_index (ids, i));
        expect_same (first, second);
        expect_closed (first);
        g_assert_cmpuint (second->sections->len, >, 20);
    }
    (void)folders;
}

/* Loads twice and gives the title of the second. */
static char *
title_now (const char *edition)
{
    g_autoptr (Form) first = load (edition);
    g_autoptr (Form) second = load (edition);

    expect_same (first, second);
    return g_strdup (((struct section *)g_ptr_array_index (second->sections, 0))->title);
}

/* One byte of a file changes, to the same length and in no time: neither size nor time would tell. */
static void
test_changed (struct folders *folders, gconstpointer data)
{
    g_autofree char *two = g_build_filename (folders->path, "two", NULL);
    g_autofree char *text = folder_get (folders->base, "overview.cfg", NULL);
    g_autofree char *title = title_now ("two");
    char *at = strstr (text, title);

    (void)data;
    g_assert_nonnull (at);
    g_assert_true (kept (two));
    at[strlen (title) - 1]++; /* the last byte of the last character */
    folder_put (folders->base, "overview.cfg", text);
    g_assert_false (kept (two));
    g_autofree char *now = title_now ("two");
    g_assert_cmpstr (now, !=, title);
    g_assert_true (g_str_has_prefix (at, now));

    folder_put (two, "more.cfg", "more : { kind = \"fields\"; title = \"多\"; rows = ( { id = \"a\"; label = \"a\"; } ); };\n");
    g_assert_false (kept (two));
    g_autofree char *path = g_build_filename (two, "more.cfg", NULL);
    g_remove (path);
    g_assert_true (kept (two));

    /* an edition of the base's name that now comes first */
    g_autofree char *before = g_build_filename (folders->path, "before", NULL);
    g_autofree char *search = g_strconcat (before, ":", folders->path, NULL);
    g_autofree char *other = g_build_filename (before, "one", NULL);
    g_autofree char *edition = folder_get (folders->one, "edition.cfg", NULL);
    folder_put (other, "edition.cfg", edition);
    g_setenv ("JUESUAN_FORMS", search, TRUE);
    g_assert_true (kept (two)); /* neighbours go first */
    g_assert_false (kept (other));
}

/* Files cut off anywhere, and files with a byte changed: the form is read from its folder again. */
static void
test_damaged (struct folders *folders, gconstpointer data)
{
    g_autoptr (Form) form = load ("one");
    GDir *dir = g_dir_open (folders->cache, 0, NULL);
    g_autofree char *name = g_strdup (g_dir_read_name (dir));
    gsize length;
    g_autofree char *whole = folder_get (folders->cache, name, &length);
    g_autofree char *path = g_build_filename (folders->cache, name, NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (7);

    (void)data;
    g_dir_close (dir);
    for (int i = 0; i < 200; i++) {
        gsize at = i < 60 ? (gsize)i : (gsize)g_rand_int_range (rand, 0, (gint32)length);
        if (i % 2 == 0) {
            g_assert_true (g_file_set_contents (path, whole, (gssize)at, NULL));
        } else {
            whole[at] ^= 0x10;
            g_assert_true (g_file_set_contents (path, whole, (gssize)length, NULL));
            whole[at] ^= 0x10;
        }
        g_assert_false (kept (folders->one));
    }
    g_autoptr (Form) again = load ("one");
    expect_same (form, again);
    g_assert_true (kept (folders->one));
}

/* What others could have written is not read. */
static void
test_foreign (struct folders *folders, gconstpointer data)
{
    g_autoptr (Form) form = load ("one");
    g_autoptr (GDir) dir = g_dir_open (folders->cache, 0, NULL);
    const char *name;

    (void)data;
    g_assert_true (kept (folders->one));
    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folders->cache, name, NULL);
        g_assert_cmpint (g_chmod (path, 0620), ==, 0);
    }
    g_assert_false (kept (folders->one));
}

/* A code list has changed, which is no part of the edition's hash. */
static void
test_codes (struct folders *folders, gconstpointer data)
{
    g_autofree char *codes = g_build_filename (folders->base, "codes", NULL);

    (void)data;
    folder_put (codes, "functions.csv", "code,name\n201,一般公共服务支出\n");
    form_free (load ("one"));
    g_autoptr (Form) before = load ("one");
    g_assert_cmpstr (form_code_name (before, "functions", "201", 0), ==, "一般公共服务支出");
    g_assert_null (form_code_name (before, "functions", "202", 0));
    folder_put (codes, "functions.csv", "code,name\n201,一般公共服务收入\n");
    g_assert_false (kept (folders->one));
    form_free (load ("one"));
    g_autoptr (Form) after = load ("one");
    g_assert_cmpstr (form_code_name (after, "functions", "201", 0), ==, "一般公共服务收入");
    g_assert_true (kept (folders->one));
}

static void
test_nowhere (struct folders *folders, gconstpointer data)
{
    (void)data;
    g_setenv ("JUESUAN_CACHE", "", TRUE);
    form_free (load ("one"));
    g_assert_false (kept (folders->one));
    g_setenv ("JUESUAN_CACHE", "/proc/nowhere", TRUE);
    form_free (load ("one"));
    g_assert_false (kept (folders->one));
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_setenv ("TEST_FORMS", g_getenv ("JUESUAN_FORMS"), TRUE);
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/form-cache/same", struct folders, NULL, set_up, test_same, tear_down);
    g_test_add ("/form-cache/changed", struct folders, NULL, set_up, test_changed, tear_down);
    g_test_add ("/form-cache/damaged", struct folders, NULL, set_up, test_damaged, tear_down);
    g_test_add ("/form-cache/foreign", struct folders, NULL, set_up, test_foreign, tear_down);
    g_test_add ("/form-cache/codes", struct folders, NULL, set_up, test_codes, tear_down);
    g_test_add ("/form-cache/other-lists", struct folders, NULL, set_up, test_other_lists, tear_down);
    g_test_add ("/form-cache/nowhere", struct folders, NULL, set_up, test_nowhere, tear_down);
    return g_test_run ();
}
