/* The cache of books: a book that begins with what was kept is the book that is built anew, and goes on as that would. */
#include "core/book-kept.h"
#include "core/check.h"
#include "formfile/book-cache.h"
#include "formfile/formfile.h"
#include "tests/lib/folder.h"
#include "tests/lib/pieces.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

struct cache {
    char *path;
};

static void
set_up (struct cache *cache, gconstpointer data)
{
    (void)data;
    cache->path = folder_new ();
    g_setenv ("JUESUAN_CACHE", cache->path, TRUE);
}

static void
tear_down (struct cache *cache, gconstpointer data)
{
    (void)data;
    folder_remove (cache->path);
    g_free (cache->path);
}

static struct form *
load (const char *edition)
{
    g_autoptr (GError) error = NULL;

    form_free (formfile_load (edition, NULL)); /* the second comes from the cache */
    struct form *form = formfile_load (edition, &error);
    g_assert_no_error (error);
    return form;
}

/* A row in every section that takes one, and the first figure or text of each row typed. */
static GPtrArray *
some_items (const struct form *form)
{
    g_autoptr (Book) book = book_new (form, form->years[0], NULL);

    for (int s = 0; s < book_n_sections (book); s++) {
        const struct section *section = book_section_at (book, s)->form;
        if (section->kind == SECTION_LIST || section->kind == SECTION_PROSE)
            add_row (book, section->id, NULL);
        else if (section->kind == SECTION_TREE && section->codes != NULL)
            add_row (book, section->id, strcmp (section->codes, "economics") == 0 ? "30101" : "2010301");
    }
    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        if (book_input (book, cell, LAYER_VALUE) && (cell->type == TYPE_MONEY || cell->type == TYPE_TEXT))
            type_cell (book, cell->address, cell->type == TYPE_MONEY ? "12.34" : "工作需要，增加（3）人");
    }
    return book_items (book);
}

static void
expect_same (struct book *a, struct book *b)
{
    g_assert_cmpint (book_n_cells (a), ==, book_n_cells (b));
    for (int node = 0; node < 2 * book_n_cells (a); node++) {
        g_assert_cmpstr (book_cell (a, node_cell (node))->address, ==, book_cell (b, node_cell (node))->address);
        g_assert_true (value_equal (book_value (a, node), book_value (b, node)));
    }
    const GPtrArray *x = book_findings (a);
    const GPtrArray *y = book_findings (b);
    g_assert_cmpuint (x->len, ==, y->len);
    for (guint i = 0; i < x->len; i++) {
        const struct finding *one = g_ptr_array_index (x, i);
        const struct finding *two = g_ptr_array_index (y, i);
        g_assert_cmpstr (one->rule, ==, two->rule);
        g_assert_cmpstr (one->cell, ==, two->cell);
        g_assert_cmpstr (one->sentence, ==, two->sentence);
    }
    struct ledger p = book_ledger (a);
    struct ledger q = book_ledger (b);
    g_assert_true (memcmp (&p, &q, sizeof p) == 0);
}

/* Whether what was built lies in a file of the cache: bytes there are only after the second opening. */
static bool
is_kept (const struct cache *cache)
{
    GDir *dir = g_dir_open (cache->path, 0, NULL);
    const char *name;
    bool found = false;

    while ((name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (cache->path, name, NULL);
        GStatBuf st;
        found |= g_str_has_suffix (name, ".book") && g_stat (path, &st) == 0 && st.st_size > 100000;
    }
    g_dir_close (dir);
    return found;
}

static struct book *
open_kept (const struct form *form, const GPtrArray *items)
{
    g_autoptr (GError) error = NULL;
    struct book *book = formfile_open_book (form, form->years[0], items, NULL, &error);

    g_assert_no_error (error);
    return book;
}

static void
forget_books (const struct cache *cache)
{
    for (int i = 0; i < 16; i++) {
        g_autofree char *path = g_strdup_printf ("%s/%02x.book", cache->path, i);
        g_remove (path);
    }
}

static void
test_same (struct cache *cache, gconstpointer data)
{
    g_autoptr (GPtrArray) ids = formfile_list ();

    (void)data;
    g_assert_cmpuint (ids->len, >, 2);
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (Form) form = load (g_ptr_array_index (ids, i));
        g_autoptr (GPtrArray) items = some_items (form);
        g_autoptr (Book) first = open_kept (form, items);
        g_assert_false (is_kept (cache));
        g_autoptr (Book) second = open_kept (form, items);
        g_assert_true (is_kept (cache));
        g_autoptr (Book) third = open_kept (form, items);
        expect_same (first, third);
        expect_same (second, third);
        g_assert_cmpuint (book_work (second).built, ==, 1);
        g_assert_cmpuint (book_work (third).built, ==, 0); /* else the cache is of no use */
        forget_books (cache);
    }
}

/* Figures, texts and rows are changed and taken back in a book that began with what was kept. */
static void
test_goes_on (struct cache *cache, gconstpointer data)
{
    g_autoptr (Form) form = load ("jiangxi-2022");
    g_autoptr (GPtrArray) items = some_items (form);

    (void)data;
    g_autoptr (Book) plain = book_open (form, 2022, items, NULL, NULL);
    book_free (open_kept (form, items));
    book_free (open_kept (form, items));
    g_assert_true (is_kept (cache));
    g_autoptr (Book) kept = open_kept (form, items);
    struct book *book[] = { plain, kept };
    for (int i = 0; i < 2; i++) {
        type_cell (book[i], "sangong.purchase.final", "99.99");
        type_cell (book[i], "unit.name", "甲乙丙局");
    }
    expect_same (plain, kept);
    for (int i = 0; i < 2; i++)
        add_row (book[i], "income", "2080505");
    expect_same (plain, kept);
    g_assert_cmpuint (book_work (kept).built, ==, 1); /* for the new row */
    for (int i = 0; i < 2; i++)
        type_cell (book[i], "sangong.purchase.final", "1.00");
    expect_same (plain, kept);
}

static void
move_row (struct book *book, const char *section, const char *row, int by)
{
    g_autoptr (GPtrArray) items = item_array_new ();

    g_assert_true (book_row_move (book, section, row, by, items, NULL));
    apply_items (book, items);
}

static char *
row_order (struct book *book, const char *section)
{
    GString *order = g_string_new (NULL);
    const GPtrArray *rows = book_section (book, section)->rows;

    for (guint i = 0; i < rows->len; i++)
        g_string_append_printf (order, "%s ", ((const struct book_row *)g_ptr_array_index (rows, i))->id);
    return g_string_free (order, FALSE);
}

/* Rows of a list stand in another order than in the file: they are moved from where they are. */
static void
test_moved_rows (struct cache *cache, gconstpointer data)
{
    g_autoptr (Form) form = load ("jiangxi-2022");
    g_autoptr (Book) first = book_new (form, 2022, NULL);

    (void)data;
    for (int i = 0; i < 4; i++)
        add_row (first, "duties", NULL);
    move_row (first, "duties", "r4", -2);
    g_autoptr (GPtrArray) items = book_items (first);
    book_free (open_kept (form, items));
    book_free (open_kept (form, items));
    g_assert_true (is_kept (cache));
    g_autoptr (Book) kept = open_kept (form, items);
    g_autofree char *before = row_order (kept, "duties");
    g_assert_cmpstr (before, ==, "r1 r4 r2 r3 ");
    move_row (kept, "duties", "r3", -1);
    g_autofree char *after = row_order (kept, "duties");
    g_assert_cmpstr (after, ==, "r1 r4 r3 r2 ");
}

/* What was kept is only taken for the same rows, the same year, the same code names, and whole. */
static void
test_other (struct cache *cache, gconstpointer data)
{
    g_autoptr (Form) form = load ("jiangxi-2022");
    g_autoptr (GPtrArray) items = some_items (form);

    (void)cache;
    (void)data;
    for (int i = 0; i < 3; i++)
        book_free (open_kept (form, items));
    g_autoptr (Book) more = book_open (form, 2022, items, NULL, NULL);
    add_row (more, "income", "2080505");
    g_autoptr (GPtrArray) other = book_items (more);
    g_autoptr (Book) opened = open_kept (form, other);
    expect_same (more, opened);

    form_settle_code (form, "functions", "2999999", "某支出");
    add_row (more, "income", "2999999");
    g_autoptr (GPtrArray) settled = book_items (more);
    for (int i = 0; i < 3; i++) {
        g_autoptr (Book) named = open_kept (form, settled);
        g_assert_cmpstr (book_row (book_section (named, "income"), "2999999")->label, ==, "某支出");
    }
}

static void
test_damaged (struct cache *cache, gconstpointer data)
{
    g_autoptr (Form) form = load ("jiangxi-2022");
    g_autoptr (GPtrArray) items = some_items (form);
    g_autoptr (Book) plain = book_open (form, 2022, items, NULL, NULL);
    g_autoptr (GRand) rand = g_rand_new_with_seed (9);

    (void)data;
    for (int i = 0; i < 8; i++) {
        book_free (open_kept (form, items));
        book_free (open_kept (form, items));
        for (int k = 0; k < 16; k++) {
            g_autofree char *name = g_strdup_printf ("%02x.book", k);
            g_autofree char *path = g_build_filename (cache->path, name, NULL);
            gsize length;
            if (!g_file_test (path, G_FILE_TEST_EXISTS))
                continue;
            g_autofree char *whole = folder_get (cache->path, name, &length);
            whole[g_rand_int_range (rand, 0, (gint32)length)] ^= 0x04;
            g_assert_true (g_file_set_contents (path, whole, (gssize)(i % 2 == 0 ? length : length - 9), NULL));
        }
        g_autoptr (Book) kept = open_kept (form, items);
        expect_same (plain, kept);
        forget_books (cache);
    }
}

/* A pointer that leads elsewhere would be the same in two books and be taken for a number. */
static void
test_closed (struct cache *cache, gconstpointer data)
{
    g_autoptr (Form) form = load ("jiangxi-2022");
    g_autoptr (GPtrArray) items = some_items (form);
    struct book *one = book_begin (form, 2022, items, NULL);
    struct region region[2];
    gsize root;
    g_autofree char *maps = NULL;

    (void)cache;
    (void)data;
    g_assert_true (book_rebuild (one, NULL) && book_built (one, region, &root));
    g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL);
#ifndef __SANITIZE_ADDRESS__ /* which has memory where short texts would be addresses */
    for (const char *line = maps; line != NULL && *line != '\0'; line = strchr (line, '\n') + 1) {
        char *end;
        guint64 from = g_ascii_strtoull (line, &end, 16);
        guint64 to = g_ascii_strtoull (end + 1, NULL, 16);
        bool program = strstr (line, "test-book-cache\n") != NULL && strstr (line, "test-book-cache\n") < strchr (line, '\n') + 1;
        bool heap = strstr (line, "[heap]") != NULL && strstr (line, "[heap]") < strchr (line, '\n');
        for (gsize at = 0; at + 8 <= region[0].size && (program || heap); at += 8) {
            guint64 word;
            memcpy (&word, region[0].at + at, sizeof word);
            bool sections = word >= (guint64)(gsize)region[1].at && word < (guint64)(gsize)region[1].at + region[1].size;
            g_assert_false (word >= from && word < to && !sections);
        }
    }
#endif
    book_free (one);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/book-cache/same", struct cache, NULL, set_up, test_same, tear_down);
    g_test_add ("/book-cache/goes-on", struct cache, NULL, set_up, test_goes_on, tear_down);
    g_test_add ("/book-cache/moved-rows", struct cache, NULL, set_up, test_moved_rows, tear_down);
    g_test_add ("/book-cache/other", struct cache, NULL, set_up, test_other, tear_down);
    g_test_add ("/book-cache/damaged", struct cache, NULL, set_up, test_damaged, tear_down);
    g_test_add ("/book-cache/closed", struct cache, NULL, set_up, test_closed, tear_down);
    return g_test_run ();
}
