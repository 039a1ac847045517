/* Every edition that is found holds a generated book without faults, in whatever rounding. */
#include "../lib/generate.h"

#include "core/check.h"
#include "formfile/formfile.h"

#include <locale.h>

static struct form *
load (const char *edition)
{
    g_autoptr (GError) error = NULL;
    struct form *form = formfile_load (edition, &error);

    g_assert_no_error (error);
    return form;
}

static void
check_books (gconstpointer data)
{
    g_autoptr (Form) form = load (data);
    int n_seeds = g_test_slow () ? 1000 : 25; /* of each of the four editions */

    for (int i = 0; i < n_seeds; i++) {
        int n_years = 0;
        while (form->years[n_years] != 0)
            n_years++;
        g_autoptr (GError) error = NULL;
        g_autoptr (Book) book = book_new (form, form->years[i % n_years], &error);
        g_assert_no_error (error);
        generate_book (book, (guint32)i, (enum generate_rounding) (i % 3));
        g_autofree char *faults = generate_faults (book);
        if (faults != NULL)
            g_test_message ("seed %d, %d:\n%s", i, book_year (book), faults);
        g_assert_null (faults);
        generate_controls (book);
        g_autofree char *more = generate_faults (book);
        if (more != NULL)
            g_test_message ("seed %d, %d, with control figures:\n%s", i, book_year (book), more);
        g_assert_null (more);
    }
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_autoptr (GPtrArray) editions = formfile_list ();
    for (guint i = 0; i < editions->len; i++) {
        g_autofree char *path = g_strdup_printf ("/generate/%s", (char *)g_ptr_array_index (editions, i));
        g_test_add_data_func (path, g_ptr_array_index (editions, i), check_books);
    }
    return g_test_run ();
}
