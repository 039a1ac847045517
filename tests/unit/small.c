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

static void
small_apply (struct book *book, GPtrArray *items)
{
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    g_autoptr (GError) error = NULL;

    book_apply (book, items, changes, &error);
    g_assert_no_error (error);
}

void
small_type (struct book *book, const char *address, const char *text)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GError) error = NULL;
    struct entry entry = ENTRY_INIT;
    enum layer layer;
    struct cell *cell = book_find (book, address, &layer, &error);

    g_assert_no_error (error);
    book_parse (book, cell, text, &entry, &error);
    g_assert_no_error (error);
    g_ptr_array_add (items, book_item (book, cell, layer, &entry));
    entry_clear (&entry);
    small_apply (book, items);
}

void
small_add_row (struct book *book, const char *section, const char *code)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;

    book_row_add (book, section, code, NULL, items, &id, &error);
    g_assert_no_error (error);
    small_apply (book, items);
}
