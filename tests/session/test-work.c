/* How cost grows, counted instead of timed: what an edit of the demonstration book computes, judges, writes and syncs depends on the
 * cell and not on the size of the book or of the file. */
#include "session/session.h"
#include "../store/faulty.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

struct demo {
    char *folder;
    char *path;
    struct session *session;
};

static struct faulty *faulty;

static void
set_up (struct demo *demo, gconstpointer data)
{
    g_autoptr (GError) error = NULL;

    (void)data;
    demo->folder = g_dir_make_tmp ("juesuan-XXXXXX", &error);
    demo->path = g_build_filename (demo->folder, "demo.db", NULL);
    g_assert_true (session_demo (demo->path, "赵", &error));
    demo->session = session_open (demo->path, NULL, STORE_WRITE, "赵", &error);
    g_assert_no_error (error);
}

static void
tear_down (struct demo *demo, gconstpointer data)
{
    (void)data;
    session_close (demo->session);
    g_remove (demo->path);
    g_rmdir (demo->folder);
    g_free (demo->path);
    g_free (demo->folder);
}

/* The node and everything that is computed from it, however far. */
static guint
count_dependents (const struct book *book, int node)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));

    g_array_append_val (path, node);
    g_hash_table_add (seen, GINT_TO_POINTER (node));
    while (path->len > 0) {
        int at = g_array_index (path, int, path->len - 1);
        g_array_set_size (path, path->len - 1);
        g_autoptr (GArray) users = book_users (book, at);
        for (guint i = 0; i < users->len; i++)
            if (g_hash_table_add (seen, GINT_TO_POINTER (g_array_index (users, int, i))))
                g_array_append_val (path, g_array_index (users, int, i));
    }
    return g_hash_table_size (seen);
}

static struct book_work
try (struct session *session, const char *address, const char *text)
{
    g_autoptr (GError) error = NULL;
    struct book_work before = book_work (session_book (session));

    session_preview (session, address, text, &error);
    g_assert_no_error (error);
    struct book_work after = book_work (session_book (session));
    session_preview_end (session);
    return (struct book_work){ after.built - before.built, after.computed - before.computed, after.judged - before.judged, after.read - before.read };
}

static int
compare (gconstpointer a, gconstpointer b)
{
    return (int)(*(const guint *)a) - (int)(*(const guint *)b);
}

/* Every figure that can be typed.  No node is computed twice, none that does not depend on the cell.  Half of the figures move at most
 * 40 others (a code's figure: the levels of its tree across and down, the same in three tables, their sentences and shares),
 * none moves a twentieth of the book; each of these stands in some five rules and sentences. */
static void
test_edit_computes_what_depends (struct demo *demo, gconstpointer data)
{
    struct book *book = session_book (demo->session);
    g_autoptr (GArray) computed = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autoptr (GArray) judged = g_array_new (FALSE, FALSE, sizeof (guint));
    guint nodes = 2 * (guint)book_n_cells (book);

    (void)data;
    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        if (cell->type != TYPE_MONEY || !book_input (book, cell, LAYER_VALUE))
            continue;
        struct book_work work = try (demo->session, cell->address, "12345.67");
        guint n = (guint)work.computed;
        guint m = (guint)work.judged;
        g_assert_cmpuint (n, <=, count_dependents (book, node_of (i, false)));
        g_array_append_val (computed, n);
        g_array_append_val (judged, m);
    }
    g_array_sort (computed, compare);
    g_array_sort (judged, compare);
    guint middle = computed->len / 2;
    g_test_message ("computed: middle %u, most %u of %u; judged: middle %u, most %u", g_array_index (computed, guint, middle),
                    g_array_index (computed, guint, computed->len - 1), nodes, g_array_index (judged, guint, middle),
                    g_array_index (judged, guint, judged->len - 1));
    g_assert_cmpuint (computed->len, >, 100);
    g_assert_cmpuint (g_array_index (computed, guint, middle), <=, 40);
    g_assert_cmpuint (g_array_index (computed, guint, computed->len - 1), <=, nodes / 20);
    g_assert_cmpuint (g_array_index (judged, guint, middle), <=, 100);
    g_assert_cmpuint (g_array_index (judged, guint, judged->len - 1), <=, nodes / 10);
}

/* On opening, each of some fifty rules on texts looks at each of the texts there are, and nearly all of these looks end at the
 * characters of the text: what is left are rules of another kind (own_name, same, misnumbered, missing_annex: five of fifty) and
 * the few texts that hold the words of a pattern.  So at most a fifth of the looks is computed; all would be five times the work. */
static void
test_open_reads_few_texts (struct demo *demo, gconstpointer data)
{
    struct book *book = session_book (demo->session);
    struct book_work work = book_work (book);

    (void)data;
    g_test_message ("judged %u, read %u", (guint)work.judged, (guint)work.read);
    g_assert_cmpuint (work.computed, ==, 2 * (guint)book_n_cells (book));
    g_assert_cmpuint (work.read, >, 0);
    g_assert_cmpuint (work.read, <=, work.judged / 5);
}

/* A figure is typed: of the texts that name figures only those are read again that name one of the figures that came or went.  1234567.89
 * stands in no text, and the figures that go with the old one are named by one or two sentences each. */
static void
test_figure_reads_few_texts (struct demo *demo, gconstpointer data)
{
    struct book_work work = try (demo->session, "sangong.purchase.final", "1234567.89");

    (void)data;
    g_test_message ("judged %u, read %u", (guint)work.judged, (guint)work.read);
    g_assert_cmpuint (work.read, <=, 20);
}

/* A text is typed: every rule that concerns it looks at it, and at no other text but those that are compared with it. */
static void
test_text_is_looked_at_alone (struct demo *demo, gconstpointer data)
{
    struct book_work work = try (demo->session, "say5.total.reason", "因原车报废，更新公务用车");

    (void)data;
    g_test_message ("judged %u, read %u", (guint)work.judged, (guint)work.read);
    g_assert_cmpuint (work.judged, <=, 100);
    g_assert_cmpuint (work.read, <=, 20);
}

/* The same figure in a book that has grown elsewhere: 200 rows more of a list that it has nothing to do with. */
static void
test_edit_does_not_grow (struct demo *demo, gconstpointer data)
{
    struct book_work small = try (demo->session, "sangong.purchase.final", "19.50");

    (void)data;
    for (int i = 0; i < 200; i++) {
        g_autoptr (GError) error = NULL;
        session_row_add (demo->session, "duties", NULL, NULL, NULL, &error);
        g_assert_no_error (error);
    }
    struct book_work large = try (demo->session, "sangong.purchase.final", "19.50");
    g_assert_cmpuint (large.computed, ==, small.computed);
    g_assert_cmpuint (large.judged, ==, small.judged);
}

static guint
log_length (struct session *session)
{
    g_autoptr (GPtrArray) log = session_log (session, NULL, 0, NULL);

    return log->len;
}

/* One figure: one sync, one row of the trail; the same figure again: nothing at all; a figure only tried: nothing. */
static void
test_edit_syncs_once (struct demo *demo, gconstpointer data)
{
    static const char *const texts[] = { "1.25", "2.5", "3", "" };
    g_autoptr (GError) error = NULL;

    (void)data;
    session_edit (demo->session, "sangong.purchase.final", "0.5", &error); /* the first one also makes the -wal */
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        guint before = log_length (demo->session);
        for (int again = 0; again < 2; again++) {
            faulty->syncs = faulty->steps = 0;
            session_edit (demo->session, "sangong.purchase.final", texts[i], &error);
            g_assert_no_error (error);
            g_assert_cmpint (faulty->syncs, ==, again ? 0 : 1);
            g_assert_true (!again || faulty->steps == 0);
        }
        g_assert_cmpuint (log_length (demo->session), ==, before + 1);
    }
    faulty->syncs = faulty->steps = 0;
    try (demo->session, "sangong.purchase.final", "77");
    g_assert_cmpint (faulty->steps, ==, 0);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    faulty = faulty_install ();
    g_test_add ("/counted/edit-computes-what-depends", struct demo, NULL, set_up, test_edit_computes_what_depends, tear_down);
    g_test_add ("/counted/open-reads-few-texts", struct demo, NULL, set_up, test_open_reads_few_texts, tear_down);
    g_test_add ("/counted/figure-reads-few-texts", struct demo, NULL, set_up, test_figure_reads_few_texts, tear_down);
    g_test_add ("/counted/text-is-looked-at-alone", struct demo, NULL, set_up, test_text_is_looked_at_alone, tear_down);
    g_test_add ("/counted/edit-does-not-grow", struct demo, NULL, set_up, test_edit_does_not_grow, tear_down);
    g_test_add ("/counted/edit-syncs-once", struct demo, NULL, set_up, test_edit_syncs_once, tear_down);
    return g_test_run ();
}
