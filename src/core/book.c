/* The book as others see it: life, look-ups, applying items and taking them back. */
#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOOK_ROOM ((gsize)32 << 20) /* an instance shall lie in one piece (book-kept.c); only what it fills is ever touched */

GQuark
book_error_quark (void)
{
    return g_quark_from_static_string ("book-error");
}

static void
entry_free (gpointer data)
{
    entry_clear (data);
    g_free (data);
}

bool
book_rebuild (struct book *book, GError **error)
{
    book->work.built++;
    book_build (book);
    book_ready (book);
    return book_graph (book, error) && book_units (book, error);
}

void
book_ready (struct book *book)
{
    gsize n = (gsize)MAX (book->n_nodes, 1);

    book->values = g_new (struct value, n);
    for (gsize i = 0; i < n; i++)
        book->values[i] = VALUE_INIT;
    book->dirty = g_new0 (guint8, n);
    book->dirty_low = book->n_nodes;
    book->dirty_high = -1;
    book->letters = g_new0 (struct letters *, n);
}

/* A book without rows and cells yet. */
static struct book *
book_create (const struct form *form, int year)
{
    struct book *book = g_new0 (struct book, 1);

    book->form = form;
    book->year = year;
    book->sections = g_ptr_array_new ();
    book->section_index = g_hash_table_new (g_str_hash, g_str_equal);
    book->cells = g_ptr_array_new ();
    arena_init (&book->arena, BOOK_ROOM);
    arena_init (&book->texts, 16384);
    book->bound = g_array_new (FALSE, FALSE, sizeof (int));
    book->units = g_array_new (FALSE, TRUE, sizeof (struct unit));
    book->figure_units = g_array_new (FALSE, FALSE, sizeof (int));
    book->unit_queue = g_array_new (FALSE, FALSE, sizeof (int));
    book->explanations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
    book_sections (book);
    return book;
}

/* Puts those items that are rows, or those that are not. */
static void
put_items (struct book *book, const GPtrArray *items, bool rows, GPtrArray *parked)
{
    for (guint i = 0; items != NULL && i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if ((item->layer == LAYER_ROW) != rows)
            continue;
        if (book_check_item (book, item, NULL))
            book_put (book, item, &item->new);
        else if (parked != NULL)
            g_ptr_array_add (parked, item_copy (item));
    }
}

struct book *
book_begin (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked)
{
    struct book *book = book_create (form, year);

    put_items (book, items, true, parked);
    return book;
}

void
book_finish (struct book *book, const GPtrArray *items, GPtrArray *parked)
{
    put_items (book, items, false, parked);
    book_recompute (book);
}

struct book *
book_open (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked, GError **error)
{
    struct book *book = book_begin (form, year, items, parked);

    if (!book_rebuild (book, error)) {
        book_free (book);
        return NULL;
    }
    book_finish (book, items, parked);
    return book;
}

struct book *
book_new (const struct form *form, int year, GError **error)
{
    return book_open (form, year, NULL, NULL, error);
}

void
book_free (struct book *book)
{
    if (book == NULL)
        return;
    book_clear_instance (book);
    g_ptr_array_unref (book->cells);
    g_hash_table_unref (book->section_index);
    for (guint i = 0; i < book->sections->len; i++)
        g_ptr_array_unref (((struct section_instance *)g_ptr_array_index (book->sections, i))->added);
    g_free (book->sections->len > 0 ? g_ptr_array_index (book->sections, 0) : NULL);
    g_ptr_array_unref (book->sections);
    g_array_unref (book->bound);
    g_array_unref (book->units);
    g_array_unref (book->unit_queue);
    g_array_unref (book->figure_units);
    g_hash_table_unref (book->explanations);
    g_clear_pointer (&book->findings, g_ptr_array_unref);
    g_free (book);
}

const struct form *
book_form (const struct book *book)
{
    return book->form;
}

int
book_year (const struct book *book)
{
    return book->year;
}

struct book_work
book_work (const struct book *book)
{
    return book->work;
}

int
book_n_sections (const struct book *book)
{
    return (int)book->sections->len;
}

struct book_section *
book_section_at (const struct book *book, int i)
{
    return g_ptr_array_index (book->sections, (guint)i);
}

struct book_section *
book_section (const struct book *book, const char *id)
{
    return g_hash_table_lookup (book->section_index, id);
}

struct book_row *
book_row (const struct book_section *section, const char *id)
{
    return index_get (&section_instance (section)->row_index, id);
}

int
book_row_index (const struct book_section *section, const char *id)
{
    const struct book_row *row = book_row (section, id);

    return row != NULL ? row->index : -1;
}

int
book_n_cells (const struct book *book)
{
    return (int)book->cells->len;
}

struct cell *
book_cell (const struct book *book, int index)
{
    return g_ptr_array_index (book->cells, (guint)index);
}

struct cell *
book_cell_at (const struct book *book, const char *section, const char *row, const char *column)
{
    const struct book_section *place = book_section (book, section);
    const struct book_row *line = place != NULL && place->rows != NULL ? book_row (place, row) : NULL;

    for (guint c = 0; line != NULL && c < place->form->columns->len; c++)
        if (strcmp (((const struct column *)g_ptr_array_index (place->form->columns, c))->id, column) == 0)
            return line->cell[c] >= 0 ? book_cell (book, line->cell[c]) : NULL;
    return NULL;
}

const struct value *
book_value (const struct book *book, int node)
{
    return &book->values[node];
}

struct entry *
cell_entry (struct cell *cell, enum layer layer)
{
    switch (layer) {
    case LAYER_VALUE:
        return &cell->value;
    case LAYER_CONTROL:
        return &cell->control;
    case LAYER_PRIOR:
        return &cell->prior;
    default:
        return NULL;
    }
}

const struct entry *
book_entry (const struct cell *cell, enum layer layer)
{
    return cell_entry ((struct cell *)cell, layer);
}

char *
book_print (const struct book *book, int node)
{
    return value_print (&book->values[node], &book_cell (book, node_cell (node))->style);
}

char *
book_print_unit (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autofree char *text = book_print (book, node);
    const char *unit = "";

    if (book->values[node].state == VALUE_NA)
        return g_strdup (_("n/a"));
    if (book->values[node].state != VALUE_NUMBER)
        return g_steal_pointer (&text);
    if (cell->type == TYPE_MONEY)
        unit = cell->style.unit;
    else if (cell->type == TYPE_PERCENT)
        unit = "%";
    else if (cell->measure != NULL)
        unit = cell->measure;
    return g_strconcat (text, unit, NULL);
}

bool
book_input (const struct book *book, const struct cell *cell, enum layer layer)
{
    (void)book;
    if (layer == LAYER_VALUE)
        return !cell->computed;
    if (type_is_text (cell->type))
        return false;
    return layer == LAYER_PRIOR || (layer == LAYER_CONTROL && cell->computed);
}

struct item *
book_item (const struct book *book, const struct cell *cell, enum layer layer, const struct entry *entry)
{
    struct item *item = item_new (cell->section->form->id, cell->row->id, cell->column->id, layer);

    (void)book;
    entry_copy (&item->old, book_entry (cell, layer));
    entry_copy (&item->new, entry);
    return item;
}

void
change_free (struct change *change)
{
    if (change->item != NULL)
        item_free (change->item);
    if (change->finding != NULL)
        finding_free (change->finding);
    value_clear (&change->old);
    value_clear (&change->new);
    g_free (change->address);
    g_free (change->section);
    g_free (change);
}

void
book_recompute (struct book *book)
{
    book_run_all (book);
    for (guint i = 0; i < book->units->len; i++)
        book_mark_unit (book, (int)i);
    book_check (book, NULL);
}

void
book_set_last_row (struct book *book, const char *section, int number)
{
    struct book_section *found = book_section (book, section);

    if (found != NULL)
        section_instance (found)->last_row = MAX (section_instance (found)->last_row, number);
}
