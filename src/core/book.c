/* The book as others see it: life, look-ups, applying items and taking them back. */
#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

GQuark
book_error_quark (void)
{
    return g_quark_from_static_string ("book-error");
}

static void
added_free (gpointer data)
{
    struct added_row *added = data;

    g_free (added->id);
    entry_clear (&added->entry);
    g_free (added);
}

static void
section_free (gpointer data)
{
    struct section_instance *section = data;

    g_ptr_array_set_free_func (section->added, added_free);
    g_ptr_array_unref (section->added);
    g_free (section);
}

static void
entry_free (gpointer data)
{
    entry_clear (data);
    g_free (data);
}

/* Instance, order, rules: all from the form and the added rows. */
static bool
rebuild (struct book *book, GError **error)
{
    book_build (book);
    if (!book_graph (book, error) || !book_units (book, error))
        return false;
    return true;
}

struct book *
book_new (const struct form *form, int year, GError **error)
{
    struct book *book = g_new0 (struct book, 1);

    book->form = form;
    book->year = year;
    book->sections = g_ptr_array_new_with_free_func (section_free);
    book->section_index = g_hash_table_new (g_str_hash, g_str_equal);
    book->cells = g_ptr_array_new ();
    book->cell_index = g_hash_table_new (g_str_hash, g_str_equal);
    book->arena = g_ptr_array_new_with_free_func (g_free);
    book->units = g_array_new (FALSE, TRUE, sizeof (struct unit));
    book->unit_queue = g_array_new (FALSE, FALSE, sizeof (int));
    book->explanations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
    book->children_sum = form_formula_new ("sum(children)", "", 0, NULL);
    if (!rebuild (book, error)) {
        book_free (book);
        return NULL;
    }
    book_recompute (book);
    return book;
}

void
book_free (struct book *book)
{
    if (book == NULL)
        return;
    book_clear_instance (book);
    g_ptr_array_unref (book->cells);
    g_hash_table_unref (book->cell_index);
    g_hash_table_unref (book->section_index);
    g_ptr_array_unref (book->sections);
    g_ptr_array_unref (book->arena);
    g_array_unref (book->units);
    g_array_unref (book->unit_queue);
    g_hash_table_unref (book->explanations);
    g_clear_pointer (&book->findings, g_ptr_array_unref);
    expr_free (book->children_sum->expr);
    g_free (book->children_sum->place.file);
    g_free (book->children_sum);
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
    return g_hash_table_lookup (section_instance (section)->row_index, id);
}

int
book_row_index (const struct book_section *section, const char *id)
{
    const struct book_row *row = book_row (section, id);
    guint index;

    return row != NULL && g_ptr_array_find (section->rows, row, &index) ? (int)index : -1;
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
    g_autofree char *address = book_full_address (section, row, column);

    return g_hash_table_lookup (book->cell_index, address);
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

static char *
explain_key (const char *rule_section, const char *rule, const char *cell)
{
    return g_strconcat (rule_section, ".", rule, "\t", cell, NULL);
}

static struct added_row *
find_added (const struct section_instance *section, const char *id, guint *at)
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

/* What stands at an item's place now; NULL where there is no such place. */
static const struct entry *
present (const struct book *book, const struct item *item)
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
        const struct added_row *added = find_added (section_instance (section), item->row, NULL);
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
    struct added_row *added = find_added (section, id, &at);

    if (entry_empty (entry)) {
        if (added != NULL) {
            g_ptr_array_remove_index (section->added, at);
            added_free (added);
        }
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

/* Writes one entry where the item says; false where there is no such place. */
static bool
put (struct book *book, const struct item *item, const struct entry *entry)
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

static void
mark_item (struct book *book, const struct item *item)
{
    if (item->layer > LAYER_PRIOR)
        return;
    const struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    if (cell == NULL)
        return;
    book_mark_node (book, node_of (cell->index, item->layer == LAYER_PRIOR));
    book_mark_units_of_node (book, node_of (cell->index, false));
}

static bool
has_rows (const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++)
        if (((const struct item *)g_ptr_array_index (items, i))->layer == LAYER_ROW)
            return true;
    return false;
}

struct kept { /* what a cell held and showed before a rebuild */
    struct entry entry[3];
    struct value value[2];
};

static void
kept_free (gpointer data)
{
    struct kept *kept = data;

    for (int i = 0; i < 3; i++)
        entry_clear (&kept->entry[i]);
    value_clear (&kept->value[0]);
    value_clear (&kept->value[1]);
    g_free (kept);
}

/* Takes all contents out of the instance, by address. */
static GHashTable *
keep_contents (struct book *book)
{
    GHashTable *contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);

    for (guint i = 0; i < book->cells->len; i++) {
        struct cell *cell = g_ptr_array_index (book->cells, i);
        struct kept *kept = g_new0 (struct kept, 1);
        for (int layer = 0; layer < 3; layer++) {
            kept->entry[layer] = *cell_entry (cell, (enum layer)layer);
            memset (cell_entry (cell, (enum layer)layer), 0, sizeof (struct entry));
        }
        for (int prior = 0; prior < 2; prior++)
            kept->value[prior] = value_copy (&book->values[node_of (cell->index, prior)]);
        g_hash_table_insert (contents, g_strdup (cell->address), kept);
    }
    return contents;
}

static void
give_back (struct book *book, GHashTable *contents)
{
    for (guint i = 0; i < book->cells->len; i++) {
        struct cell *cell = g_ptr_array_index (book->cells, i);
        struct kept *kept = g_hash_table_lookup (contents, cell->address);
        for (int layer = 0; kept != NULL && layer < 3; layer++) {
            *cell_entry (cell, (enum layer)layer) = kept->entry[layer];
            memset (&kept->entry[layer], 0, sizeof (struct entry));
        }
    }
}

/* The address of a cell that is gone although something typed stands in it; NULL none. */
static const char *
lost_content (GHashTable *contents)
{
    GHashTableIter iter;
    gpointer address;
    gpointer data;

    g_hash_table_iter_init (&iter, contents);
    while (g_hash_table_iter_next (&iter, &address, &data)) {
        const struct kept *kept = data;
        for (int layer = 0; layer < 3; layer++)
            if (!entry_empty (&kept->entry[layer]))
                return address;
    }
    return NULL;
}

static void
note_differences (struct book *book, GHashTable *contents, GPtrArray *changes)
{
    for (int node = 0; node < book->n_nodes; node++) {
        const struct cell *cell = book_cell (book, node_cell (node));
        const struct kept *kept = g_hash_table_lookup (contents, cell->address);
        struct value nothing = VALUE_INIT;
        const struct value *old = kept != NULL ? &kept->value[node_prior (node)] : &nothing;
        if (value_equal (old, &book->values[node]))
            continue;
        struct change *change = g_new0 (struct change, 1);
        change->kind = CHANGE_VALUE;
        change->node = node;
        change->address = g_strdup (cell->address);
        change->old = value_copy (old);
        change->new = value_copy (&book->values[node]);
        g_ptr_array_add (changes, change);
    }
}

/* New rows: everything is built anew around the kept contents. */
static bool
apply_rows (struct book *book, const GPtrArray *items, bool backwards, GPtrArray *changes, GError **error)
{
    g_autoptr (GHashTable) contents = keep_contents (book);
    bool done = true;

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, backwards ? items->len - 1 - i : i);
        const struct entry *entry = backwards ? &item->old : &item->new;
        if (item->layer == LAYER_ROW || item->layer == LAYER_EXPLAIN) {
            done &= put (book, item, entry);
            continue;
        }
        g_autofree char *address = book_full_address (item->section, item->row, item->column);
        struct kept *kept = g_hash_table_lookup (contents, address);
        if (kept == NULL) {
            kept = g_new0 (struct kept, 1);
            kept->value[0] = kept->value[1] = VALUE_INIT;
            g_hash_table_insert (contents, g_strdup (address), kept);
        }
        entry_clear (&kept->entry[item->layer]);
        entry_copy (&kept->entry[item->layer], entry);
    }
    book_clear_instance (book);
    if (!rebuild (book, error)) { /* a form that does not fit its own rows: back to the rows that did */
        for (guint i = 0; i < items->len; i++) {
            const struct item *item = g_ptr_array_index (items, i);
            if (item->layer == LAYER_ROW)
                put (book, item, &item->old);
        }
        book_clear_instance (book);
        rebuild (book, NULL);
        give_back (book, contents);
        return false;
    }
    give_back (book, contents);
    const char *lost = lost_content (contents);
    if (lost != NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("%s has no row to stand in; add the row first"), lost);
        done = false;
    }
    book_recompute (book);
    if (done && changes != NULL)
        note_differences (book, contents, changes);
    return done;
}

static bool
check_item (const struct book *book, const struct item *item, GError **error)
{
    g_autofree char *address = book_full_address (item->section, item->row, item->column);

    if (item->layer > LAYER_PRIOR || entry_empty (&item->new))
        return true;
    const struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    if (cell == NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("there is no cell %s"), address);
        return false;
    }
    if (book_input (book, cell, item->layer))
        return true;
    if (item->layer == LAYER_VALUE)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_DERIVED,
                     _("%s is computed and cannot be typed; a figure to compare it with goes to %s@control"), address, address);
    else
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_DERIVED, _("%s has no %s figure"), address, layer_names[item->layer]);
    return false;
}

static bool
check_stale (const struct book *book, const struct item *item, GError **error)
{
    static const struct entry nothing;
    const struct entry *now = present (book, item);

    if (entry_equal (now != NULL ? now : &nothing, &item->old))
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_STALE, _("%s.%s.%s was changed meanwhile; look at it and type again"), item->section,
                 item->row, item->column);
    return false;
}

static void
note_item (const struct item *item, GPtrArray *changes)
{
    struct change *change = g_new0 (struct change, 1);

    change->kind = CHANGE_ITEM;
    change->item = item_copy (item);
    g_ptr_array_add (changes, change);
    if (item->layer == LAYER_ROW) {
        struct change *rows = g_new0 (struct change, 1);
        rows->kind = CHANGE_ROWS;
        rows->section = g_strdup (item->section);
        g_ptr_array_add (changes, rows);
    }
}

static bool
apply_plain (struct book *book, const GPtrArray *items, GError **error)
{
    for (guint i = 0; i < items->len; i++)
        if (!check_item (book, g_ptr_array_index (items, i), error))
            return false;
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        put (book, item, &item->new);
        mark_item (book, item);
    }
    return true;
}

bool
book_apply (struct book *book, GPtrArray *items, GPtrArray *changes, GError **error)
{
    bool rows = has_rows (items);
    guint start = changes->len;

    for (guint i = 0; i < items->len; i++)
        if (!check_stale (book, g_ptr_array_index (items, i), error))
            return false;
    for (guint i = 0; i < items->len; i++)
        note_item (g_ptr_array_index (items, i), changes);
    bool done = rows ? apply_rows (book, items, false, changes, error) : apply_plain (book, items, error);
    for (guint i = 0; done && rows && i < items->len; i++)
        done = check_item (book, g_ptr_array_index (items, i), error);
    if (!done) {
        if (rows)
            apply_rows (book, items, true, NULL, NULL);
        while (changes->len > start)
            g_ptr_array_remove_index (changes, changes->len - 1);
        return false;
    }
    if (!rows)
        book_run (book, changes);
    book_check (book, changes);
    return true;
}

void
book_revert (struct book *book, GPtrArray *changes)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new ();

    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        if (change->kind == CHANGE_ITEM)
            g_ptr_array_add (items, change->item);
    }
    if (has_rows (items)) {
        apply_rows (book, items, true, NULL, NULL);
        return;
    }
    for (guint i = items->len; i-- > 0;) {
        const struct item *item = g_ptr_array_index (items, i);
        put (book, item, &item->old);
        mark_item (book, item);
    }
    book_run (book, NULL);
    book_check (book, NULL);
}

void
book_load (struct book *book, GPtrArray *items, GPtrArray *parked)
{
    bool rows = has_rows (items);

    for (guint i = 0; rows && i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer == LAYER_ROW && book_section (book, item->section) != NULL)
            put (book, item, &item->new);
    }
    if (rows) {
        g_autoptr (GHashTable) contents = keep_contents (book);
        book_clear_instance (book);
        rebuild (book, NULL);
        give_back (book, contents);
    }
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        bool placed = item->layer == LAYER_ROW ? book_section (book, item->section) != NULL
                                               : present (book, item) != NULL && check_item (book, item, NULL);
        if (placed && item->layer != LAYER_ROW)
            put (book, item, &item->new);
        else if (!placed && parked != NULL)
            g_ptr_array_add (parked, item_copy (item));
    }
}

void
book_recompute (struct book *book)
{
    for (int node = 0; node < book->n_nodes; node++)
        book_mark_node (book, node);
    book_run (book, NULL);
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
                add_item (items, section->base.form->id, row->id, "", LAYER_ROW, &find_added (section, row->id, NULL)->entry);
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
