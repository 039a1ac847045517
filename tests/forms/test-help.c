/* Every field that a clerk fills in, from the cover to the third part, says beside itself what it is, and its section or itself where
 * to take it from; nowhere does help hold a word of the programs instead of one of the field. */
#include "core/book.h"
#include "formfile/formfile.h"

#include <string.h>

/* Glossary and annexes are prose of the unit's own. */
static bool
is_prose (const struct book_section *section)
{
    return section->form->kind == SECTION_PROSE;
}

static const char *
lacks (const struct cell *cell)
{
    const struct help *row = cell->row->form != NULL ? &cell->row->form->help : NULL;
    const struct help *column = &cell->column->help, *section = &cell->section->form->help;

    if ((row == NULL || row->what == NULL) && column->what == NULL && !(is_prose (cell->section) && section->what != NULL))
        return "what";
    if ((row == NULL || row->source == NULL) && column->source == NULL && section->source == NULL)
        return "source";
    return NULL;
}

static int
check_section (const struct book *book, const struct book_section *section)
{
    int wrong = 0;

    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        for (guint c = 0; c < section->form->columns->len; c++) {
            const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (book, row->cell[c]);
            const char *what = cell == NULL || !book_input (book, cell, LAYER_VALUE) ? NULL : lacks (cell);
            if (what != NULL)
                g_test_message ("%s has no help: %s", cell->address, what);
            wrong += what != NULL ? 1 : 0;
        }
    }
    return wrong;
}

/* A tree or list has no rows before the clerk adds them: its columns count. */
static int
check_columns (const struct book_section *section)
{
    int wrong = 0;

    if (section->form->kind != SECTION_TREE && section->form->kind != SECTION_LIST)
        return 0;
    for (guint c = 0; c < section->form->columns->len; c++) {
        const struct column *column = g_ptr_array_index (section->form->columns, c);
        if (column->formula != NULL || column->help.what != NULL)
            continue;
        g_test_message ("%s, column %s has no help: what", section->form->id, column->id);
        wrong++;
    }
    return wrong;
}

static void
test_edition (gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (data, &error);
    g_autoptr (Book) book = NULL;
    int wrong = 0;

    g_assert_no_error (error);
    book = book_new (form, form->years[0], &error);
    g_assert_no_error (error);
    for (int i = 0; i < book_n_sections (book); i++) {
        const struct book_section *section = book_section_at (book, i);
        wrong += check_section (book, section) + check_columns (section);
    }
    g_assert_cmpint (wrong, ==, 0);
}

int
main (int argc, char **argv)
{
    g_autoptr (GPtrArray) editions = NULL;

    g_test_init (&argc, &argv, NULL);
    editions = formfile_list ();
    for (guint i = 0; i < editions->len; i++) {
        const char *id = g_ptr_array_index (editions, i);
        g_autofree char *path = g_strdup_printf ("/help/%s", id);
        g_test_add_data_func (path, id, test_edition);
    }
    return g_test_run ();
}
