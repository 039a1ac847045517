/* The small edition, loaded and filled. */
#include "tests/unit/small.h"

#include "formfile/formfile.h"

struct book *
small_book (void)
{
    g_autofree char *forms = g_build_filename (g_getenv ("abs_top_srcdir"), "tests", "cli", "forms", NULL);
    g_autoptr (GError) error = NULL;
    struct form *form;
    struct book *book;

    g_setenv ("JUESUAN_FORMS", forms, TRUE);
    form = formfile_load ("small", &error);
    g_assert_no_error (error);
    book = book_new (form, 2022, &error);
    g_assert_no_error (error);
    return book;
}

void
small_free (struct book *book)
{
    struct form *form = (struct form *)book_form (book);

    book_free (book);
    form_free (form);
}
