/* Pieces of forms, and typing into a book. */
#include "tests/lib/pieces.h"

struct formula *
piece_formula (const char *source)
{
    g_autoptr (GError) error = NULL;
    struct formula *formula = source != NULL ? form_formula_new (source, "test.cfg", 1, &error) : NULL;

    g_assert_no_error (error);
    return formula;
}

struct section *
piece_section (struct form *form, const char *id, enum section_kind kind, const char *title)
{
    struct section *section = form_section_new ();

    section->id = g_strdup (id);
    section->kind = kind;
    section->title = g_strdup (title != NULL ? title : id);
    g_ptr_array_add (form->sections, section);
    return section;
}

struct column *
piece_column (struct section *section, const char *id, const char *label, enum cell_type type, const char *formula)
{
    struct column *column = form_column_new ();

    column->id = g_strdup (id);
    column->label = g_strdup (label != NULL ? label : id);
    column->type = type;
    column->has_type = true;
    column->formula = piece_formula (formula);
    g_ptr_array_add (section->columns, column);
    return column;
}

struct row *
piece_row (struct section *section, const char *id, const char *label, const char *formula)
{
    struct row *row = form_row_new ();

    row->id = g_strdup (id);
    row->label = g_strdup (label != NULL ? label : id);
    row->formula = piece_formula (formula);
    g_ptr_array_add (section->rows, row);
    return row;
}

void
apply_items (struct book *book, GPtrArray *items)
{
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    g_autoptr (GError) error = NULL;

    book_apply (book, items, changes, &error);
    g_assert_no_error (error);
}

void
type_cell (struct book *book, const char *address, const char *text)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GError) error = NULL;
    struct entry entry = ENTRY_INIT;
    enum layer layer;
    const struct cell *cell = book_find (book, address, &layer, &error);

    g_assert_no_error (error);
    book_parse_in (book, cell, layer, text, &entry, &error);
    g_assert_no_error (error);
    g_ptr_array_add (items, book_item (book, cell, layer, &entry));
    entry_clear (&entry);
    apply_items (book, items);
}

char *
add_row_after (struct book *book, const char *section, const char *code, const char *after)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GError) error = NULL;
    char *id = NULL;

    book_row_add (book, section, code, after, items, &id, &error);
    g_assert_no_error (error);
    apply_items (book, items);
    return id;
}

void
add_row (struct book *book, const char *section, const char *code)
{
    g_free (add_row_after (book, section, code, NULL));
}
