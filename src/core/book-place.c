/* Where items stand in a book: reading, writing and listing what was typed.  Nothing is computed here. */
#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
explain_key (const char *rule_section, const char *rule, const char *cell)
{
    return g_strconcat (rule_section, ".", rule, "\t", cell, NULL);
}

struct added_row *
book_added_row (const struct section_instance *section, const char *id, guint *at)
{
    for (guint i = 0; i < section->added->len; i++) {
        struct added_row *added = g_ptr_array_index (section->added, i);
        if (strcmp (added->id, id) == 0) {
            if (at != NULL)
                *at = i;
            return added;
        }
    }
    return NULL;
}

const struct entry *
book_present (const struct book *book, const struct item *item)
{
    static const struct entry nothing;

    if (item->layer == LAYER_EXPLAIN) {
        g_autofree char *key = explain_key (item->section, item->row, item->column);
        const struct entry *entry = g_hash_table_lookup (book->explanations, key);
        return entry != NULL ? entry : &nothing;
    }
    const struct book_section *section = book_section (book, item->section);
    if (section == NULL)
        return NULL;
    if (item->layer == LAYER_ROW) {
        const struct added_row *added = book_added_row (section_instance (section), item->row, NULL);
        return added != NULL ? &added->entry : &nothing;
    }
    struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    return cell != NULL ? cell_entry (cell, item->layer) : NULL;
}

static void
note_last_row (struct section_instance *section, const char *id)
{
    if (id[0] == 'r')
        section->last_row = MAX (section->last_row, (int)g_ascii_strtoll (id + 1, NULL, 10));
}

static void
put_row (struct section_instance *section, const char *id, const struct entry *entry)
{
    guint at = 0;
    struct added_row *added = book_added_row (section, id, &at);

    if (entry_empty (entry)) {
        if (added != NULL)
            g_ptr_array_remove_index (section->added, at);
        return;
    }
    if (added == NULL) {
        added = g_new0 (struct added_row, 1);
        added->id = g_strdup (id);
        g_ptr_array_add (section->added, added);
        note_last_row (section, id);
    }
    entry_clear (&added->entry);
    entry_copy (&added->entry, entry);
}

static void
put_explanation (struct book *book, const struct item *item, const struct entry *entry)
{
    char *key = explain_key (item->section, item->row, item->column);

    if (entry_empty (entry)) {
        g_hash_table_remove (book->explanations, key);
        g_free (key);
    } else {
        struct entry *copy = g_new0 (struct entry, 1);
        entry_copy (copy, entry);
        g_hash_table_replace (book->explanations, key, copy);
    }
    g_autofree char *rule = g_strconcat (item->section, ".", item->row, NULL);
    book_mark_explained (book, rule, item->column);
}

bool
book_put (struct book *book, const struct item *item, const struct entry *entry)
{
    if (item->layer == LAYER_EXPLAIN) {
        put_explanation (book, item, entry);
        return true;
    }
    struct book_section *section = book_section (book, item->section);
    if (section == NULL)
        return false;
    if (item->layer == LAYER_ROW) {
        put_row (section_instance (section), item->row, entry);
        return true;
    }
    struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    if (cell == NULL)
        return false;
    struct entry *place = cell_entry (cell, item->layer);
    struct entry copy = ENTRY_INIT;
    entry_copy (&copy, entry);
    entry_clear (place);
    *place = copy;
    return true;
}

void
book_mark_item (struct book *book, const struct item *item)
{
    if (item->layer > LAYER_PRIOR)
        return;
    const struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    if (cell == NULL)
        return;
    book_mark_node (book, node_of (cell->index, item->layer == LAYER_PRIOR));
    book_mark_units_of_node (book, node_of (cell->index, false));
}

/* Rows that a clerk adds are codes in a tree, r1 r2 ... in a list. */
static bool
is_row_id (const struct section *form, const char *id)
{
    if (form->kind == SECTION_TREE)
        return section_is_code (id);
    if (form->kind != SECTION_LIST && form->kind != SECTION_PROSE)
        return false;
    return id[0] == 'r' && id[1] != '\0' && strlen (id) < 10 && id[1 + strspn (id + 1, "0123456789")] == '\0';
}

static bool
check_row (const struct book *book, const struct item *item, GError **error)
{
    const struct book_section *section = book_section (book, item->section);

    if (section != NULL && is_row_id (section->form, item->row))
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("there can be no row %s in “%s”"), item->row,
                 section != NULL ? section_short_title (section->form) : item->section);
    return false;
}

static bool
refuse_cell (const struct item *item, bool there, GError **error)
{
    g_autofree char *address = book_full_address (item->section, item->row, item->column);

    if (!there)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("there is no cell %s"), address);
    else if (item->layer == LAYER_VALUE)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_DERIVED,
                     _("%s is computed and cannot be typed; a figure to compare it with goes to %s@control"), address, address);
    else
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_DERIVED, _("%s has no %s figure"), address, layer_names[item->layer]);
    return false;
}

bool
book_check_item (const struct book *book, const struct item *item, GError **error)
{
    if (item->layer == LAYER_EXPLAIN || entry_empty (&item->new))
        return true;
    if (item->layer == LAYER_ROW)
        return check_row (book, item, error);
    const struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    return (cell != NULL && book_input (book, cell, item->layer)) || refuse_cell (item, cell != NULL, error);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_item (GPtrArray *items, const char *section, const char *row, const char *column, enum layer layer, const struct entry *entry)
{
    if (entry_empty (entry))
        return;
    struct item *item = item_new (section, row, column, layer);
    entry_copy (&item->new, entry);
    g_ptr_array_add (items, item);
}

static void
add_explanations (const struct book *book, GPtrArray *items)
{
    g_autoptr (GList) keys = g_hash_table_get_keys (book->explanations);
    g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

    for (GList *key = keys; key != NULL; key = key->next)
        g_ptr_array_add (sorted, key->data);
    g_ptr_array_sort (sorted, compare_text);
    for (guint i = 0; i < sorted->len; i++) {
        const char *key = g_ptr_array_index (sorted, i);
        const char *dot = strchr (key, '.');
        const char *tab = strchr (key, '\t');
        g_autofree char *section = g_strndup (key, (gsize)(dot - key));
        g_autofree char *rule = g_strndup (dot + 1, (gsize)(tab - dot - 1));
        add_item (items, section, rule, tab + 1, LAYER_EXPLAIN, g_hash_table_lookup (book->explanations, key));
    }
}

GPtrArray *
book_items (const struct book *book)
{
    GPtrArray *items = item_array_new ();

    for (guint s = 0; s < book->sections->len; s++) {
        const struct section_instance *section = g_ptr_array_index (book->sections, s);
        for (guint r = 0; r < section->base.rows->len; r++) {
            const struct book_row *row = g_ptr_array_index (section->base.rows, r);
            if (row->added)
                add_item (items, section->base.form->id, row->id, "", LAYER_ROW, &book_added_row (section, row->id, NULL)->entry);
        }
        for (guint r = 0; r < section->base.rows->len; r++) {
            const struct book_row *row = g_ptr_array_index (section->base.rows, r);
            for (guint c = 0; c < section->base.form->columns->len; c++) {
                if (row->cell[c] < 0)
                    continue;
                const struct cell *cell = book_cell (book, row->cell[c]);
                for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++)
                    add_item (items, section->base.form->id, row->id, cell->column->id, (enum layer)layer, book_entry (cell, (enum layer)layer));
            }
        }
    }
    add_explanations (book, items);
    return items;
}
