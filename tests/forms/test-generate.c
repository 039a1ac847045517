/* Every edition that is found holds a generated book without faults, in whatever rounding, and nothing is said about it but what
 * expected.tsv lists. */
#include "../lib/generate.h"

#include "core/check.h"
#include "formfile/formfile.h"

#include <locale.h>
#include <string.h>

static GHashTable *expected; /* ids of rules -> whether one spoke, as a pointer */

static void
expected_read (void)
{
    g_autofree char *path = g_build_filename (g_getenv ("abs_top_srcdir"), "tests", "forms", "expected.tsv", NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    if (!g_file_get_contents (path, &text, NULL, &error))
        g_error ("%s", error->message);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '#' && strchr (lines[i], '.') != NULL && strchr (lines[i], '\t') != NULL)
            g_hash_table_insert (expected, g_strndup (lines[i], strcspn (lines[i], "\t")), GINT_TO_POINTER (false));
}

static struct form *
load (const char *edition)
{
    g_autoptr (GError) error = NULL;
    struct form *form = formfile_load (edition, &error);

    g_assert_no_error (error);
    return form;
}

/* Notes which of the expected rules spoke. */
static void
note_findings (struct book *book)
{
    const GPtrArray *findings = book_findings (book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (g_hash_table_contains (expected, finding->rule))
            g_hash_table_insert (expected, g_strdup (finding->rule), GINT_TO_POINTER (true));
    }
}

/* Says which book it is that has faults. */
static void
check_book (struct book *book, int seed, const char *which)
{
    g_autofree char *faults = generate_faults (book, expected);

    note_findings (book);
    if (faults == NULL)
        return;
    g_test_message ("seed %d, %d%s:\n%s", seed, book_year (book), which, faults);
    g_test_fail ();
}

static void
check_books (gconstpointer data)
{
    g_autoptr (Form) form = load (data);
    int n_seeds = g_test_slow () ? 1000 : 25; /* of each of the four editions */
    int n_years = 0;

    while (form->years[n_years] != 0)
        n_years++;
    for (int i = 0; i < n_seeds; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (Book) book = book_new (form, form->years[i % n_years], &error);
        g_assert_no_error (error);
        generate_book (book, (guint32)i, (enum generate_rounding) (i % 3));
        check_book (book, i, "");
        generate_controls (book);
        check_book (book, i, ", with control figures");
    }
}

/* In so many books each expected rule speaks: one that does not is no longer to be expected. */
static void
check_expected (void)
{
    GHashTableIter iter;
    gpointer rule, spoke;

    if (!g_test_slow ()) {
        g_test_skip ("few books");
        return;
    }
    g_hash_table_iter_init (&iter, expected);
    while (g_hash_table_iter_next (&iter, &rule, &spoke))
        if (!GPOINTER_TO_INT (spoke)) {
            g_test_message ("%s never spoke: it is not to be expected", (char *)rule);
            g_test_fail ();
        }
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    expected_read ();
    g_autoptr (GPtrArray) editions = formfile_list ();
    for (guint i = 0; i < editions->len; i++) {
        g_autofree char *path = g_strdup_printf ("/generate/%s", (char *)g_ptr_array_index (editions, i));
        g_test_add_data_func (path, g_ptr_array_index (editions, i), check_books);
    }
    g_test_add_func ("/generate/expected", check_expected);
    int failed = g_test_run ();
    g_hash_table_unref (expected);
    return failed;
}
