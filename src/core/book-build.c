/* From the form and the rows the clerk added to the instance: rows in print order, and the cells that exist. */
#include "core/book-private.h"

#include <string.h>

char *
book_full_address (const char *section, const char *row, const char *column)
{
    if (strcmp (column, "value") == 0) /* the one column of fields, which nobody writes */
        return g_strconcat (section, ".", row, NULL);
    return g_strconcat (section, ".", row, ".", column, NULL);
}

size_t
code_parent_length (size_t length)
{
    return length > 5 ? 5 : length > 3 ? 3 : 0;
}

static void
row_free (struct book_row *row)
{
    g_free (row->id);
    g_free (row->cell);
    g_free (row);
}

static void
cell_free (struct cell *cell)
{
    g_free (cell->address);
    entry_clear (&cell->value);
    entry_clear (&cell->control);
    entry_clear (&cell->prior);
    g_free (cell);
}

static struct book_row *
add_row (struct section_instance *section, const char *id, const struct row *form)
{
    struct book_row *row = g_new0 (struct book_row, 1);

    row->id = g_strdup (id);
    row->form = form;
    row->label = form != NULL ? form->label : NULL;
    row->level = form != NULL ? form->level : 0;
    row->leaf = true;
    row->parent = -1;
    row->index = (int)section->base.rows->len;
    g_ptr_array_add (section->base.rows, row);
    g_hash_table_insert (section->row_index, row->id, row);
    g_hash_table_insert (section->key_index, row->id, row);
    if (form != NULL && form->code != NULL)
        g_hash_table_insert (section->key_index, form->code, row);
    return row;
}

static const char *
row_code (const struct book_row *row)
{
    if (row->form != NULL)
        return row->form->code;
    return g_ascii_isdigit (row->id[0]) ? row->id : NULL;
}

/* Parents by the longest code that a row's code begins with. */
static void
link_parents (struct section_instance *section)
{
    const GPtrArray *rows = section->base.rows;

    for (guint i = 0; i < rows->len; i++) {
        struct book_row *row = g_ptr_array_index (rows, i);
        const char *code = row_code (row);
        size_t length = code != NULL ? strlen (code) : 0;
        while ((length = code_parent_length (length)) > 0) {
            g_autofree char *prefix = g_strndup (code, length);
            struct book_row *parent = g_hash_table_lookup (section->key_index, prefix);
            if (parent != NULL && parent != row) {
                row->parent = parent->index;
                parent->leaf = false;
                break;
            }
        }
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
build_tree (struct book *book, struct section_instance *section)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < section->added->len; i++) {
        const struct added_row *added = g_ptr_array_index (section->added, i);
        for (size_t length = strlen (added->id); length > 0; length = code_parent_length (length)) {
            char *code = g_strndup (added->id, length);
            if (g_hash_table_contains (seen, code)) {
                g_free (code);
                continue;
            }
            g_hash_table_add (seen, code);
            g_ptr_array_add (codes, code);
        }
    }
    g_ptr_array_sort (codes, compare_codes);
    for (guint i = 0; i < codes->len; i++) {
        const char *code = g_ptr_array_index (codes, i);
        struct book_row *row = add_row (section, code, NULL);
        const char *list = section->base.form->codes;
        const char *name = list != NULL ? form_code_name (book->form, list, code, book->year) : NULL;
        row->label = name != NULL ? name : row->id;
        row->level = ((int)strlen (code) - 3) / 2;
    }
    for (guint i = 0; i < section->added->len; i++) {
        const struct added_row *added = g_ptr_array_index (section->added, i);
        struct book_row *row = g_hash_table_lookup (section->row_index, added->id);
        row->added = true;
    }
}

static int
compare_added (gconstpointer a, gconstpointer b)
{
    const struct added_row *x = *(const struct added_row *const *)a;
    const struct added_row *y = *(const struct added_row *const *)b;

    if (x->entry.num != y->entry.num)
        return x->entry.num < y->entry.num ? -1 : 1;
    return (int)(strtol (x->id + 1, NULL, 10) - strtol (y->id + 1, NULL, 10));
}

static void
build_list (struct section_instance *section)
{
    g_ptr_array_sort (section->added, compare_added);
    for (guint i = 0; i < section->added->len; i++) {
        const struct added_row *added = g_ptr_array_index (section->added, i);
        struct book_row *row = add_row (section, added->id, NULL);
        row->added = true;
        row->label = row->id;
    }
}

static void
build_mirror (struct book *book, struct section_instance *section)
{
    const struct book_section *source = g_hash_table_lookup (book->section_index, section->base.form->rows_of);
    size_t length = (size_t)section->base.form->rows_level;

    for (guint i = 0; source != NULL && i < source->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (source->rows, i);
        const char *code = row_code (row);
        if (g_hash_table_contains (section->row_index, row->id))
            continue;
        if (length > 0 ? (code != NULL && strlen (code) == length) : row->form == NULL) {
            struct book_row *mirror = add_row (section, row->id, NULL);
            mirror->label = row->label;
        }
    }
}

static const struct row_cell *
find_row_cell (const struct book_row *row, const struct column *column)
{
    const GPtrArray *cells = row->form != NULL ? row->form->cells : NULL;

    for (guint i = 0; cells != NULL && i < cells->len; i++) {
        const struct row_cell *cell = g_ptr_array_index (cells, i);
        if (strcmp (cell->column, column->id) == 0)
            return cell;
    }
    return NULL;
}

static bool
exists (const struct section_instance *section, const struct book_row *row, const struct column *column, const struct row_cell *own,
        enum cell_type type)
{
    if (row->form == NULL)
        return true;
    if (row->form->only != NULL && !g_strv_contains ((const char *const *)row->form->only, column->id))
        return false;
    if (section->base.form->columns->len == 1)
        return true;
    /* a total has no text beside it */
    return !(row->form->formula != NULL && type_is_text (type) && column->formula == NULL && own == NULL && row->form->only == NULL);
}

/* Which formula computes the cell, and which one is then only a rule. */
static void
choose_formula (struct book *book, const struct section_instance *section, const struct book_row *row, const struct column *column, const struct row_cell *own, struct cell *cell)
{
    bool sums = !type_is_text (cell->type) && cell->type != TYPE_PERCENT;
    const struct formula *by_row = NULL;

    if (own != NULL && own->input)
        return;
    if (own != NULL && own->formula != NULL) {
        cell->formula = own->formula;
        return;
    }
    bool only = section->base.form->columns->len == 1; /* a field's own formula, whatever it gives */
    if (row->form != NULL && (sums || only))
        by_row = row->form->formula;
    if (row->form == NULL && !row->leaf && sums)
        by_row = book->form->children_sum;
    cell->formula = by_row != NULL ? by_row : column->formula;
    if (by_row != NULL && column->formula != NULL)
        book->cross[cell->index] = column->formula;
}

static void
build_cell (struct book *book, struct section_instance *section, struct book_row *row, guint c)
{
    const struct column *column = g_ptr_array_index (section->base.form->columns, c);
    const struct row_cell *own = find_row_cell (row, column);
    const struct row *form = row->form;
    enum cell_type type = own != NULL && own->has_type ? own->type : form != NULL && form->has_type ? form->type : column->type;

    if (!exists (section, row, column, own, type))
        return;
    struct cell *cell = g_new0 (struct cell, 1);
    cell->index = (int)book->cells->len;
    cell->section = &section->base;
    cell->row = row;
    cell->column = column;
    cell->type = type;
    cell->address = book_full_address (section->base.form->id, row->id, column->id);
    cell->style = type == TYPE_MONEY ? section->money : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false);
    cell->measure = form != NULL && form->measure != NULL ? form->measure : column->measure;
    if (type == TYPE_COUNT)
        cell->style.unit = cell->measure;
    cell->choices = own != NULL && own->choices != NULL ? own->choices : form != NULL && form->choices != NULL ? form->choices : column->choices;
    row->cell[c] = cell->index;
    g_ptr_array_add (book->cells, cell);
    g_hash_table_insert (book->cell_index, cell->address, cell);

    book->cross = g_renew (const struct formula *, book->cross, book->cells->len);
    book->cross[cell->index] = NULL;
    choose_formula (book, section, row, column, own, cell);
    cell->computed = cell->formula != NULL;
    if (type == TYPE_TEXT && !cell->computed)
        g_array_append_val (section->texts, cell->index);
    if (!cell->computed)
        cell->required = own != NULL && own->required != NULL ? own->required
                         : form != NULL && form->required != NULL ? form->required : column->required;
    cell->wordings = own != NULL && own->wordings != NULL ? own->wordings : column->wordings;
}

static void
added_free (gpointer data)
{
    struct added_row *added = data;

    g_free (added->id);
    entry_clear (&added->entry);
    g_free (added);
}

static struct section_instance *
instance_new (struct book *book, const struct section *form)
{
    struct section_instance *section = g_new0 (struct section_instance, 1);

    section->base.form = form;
    section->index = (int)book->sections->len;
    section->money = number_style (TYPE_MONEY, form->unit != NULL ? form->unit : book->form->unit, book->form->decimals, book->form->marks);
    section->added = g_ptr_array_new_with_free_func (added_free);
    g_ptr_array_add (book->sections, section);
    g_hash_table_insert (book->section_index, form->id, section);
    return section;
}

void
book_sections (struct book *book)
{
    for (guint i = 0; i < book->form->sections->len; i++)
        instance_new (book, g_ptr_array_index (book->form->sections, i));
}

void
book_build (struct book *book)
{
    for (guint i = 0; i < book->sections->len; i++) {
        struct section_instance *section = g_ptr_array_index (book->sections, i);
        section->base.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
        section->row_index = g_hash_table_new (g_str_hash, g_str_equal);
        section->key_index = g_hash_table_new (g_str_hash, g_str_equal);
        section->texts = g_array_new (FALSE, FALSE, sizeof (int));
        for (guint r = 0; r < section->base.form->rows->len; r++) {
            const struct row *row = g_ptr_array_index (section->base.form->rows, r);
            add_row (section, row->id, row);
        }
        if (section->base.form->kind == SECTION_TREE)
            build_tree (book, section);
        else if (section->base.form->kind == SECTION_LIST || section->base.form->kind == SECTION_PROSE)
            build_list (section);
    }
    for (guint i = 0; i < book->sections->len; i++) {
        struct section_instance *section = g_ptr_array_index (book->sections, i);
        if (section->base.form->rows_of != NULL)
            build_mirror (book, section);
        link_parents (section);
        for (guint r = 0; r < section->base.rows->len; r++) {
            struct book_row *row = g_ptr_array_index (section->base.rows, r);
            guint n = section->base.form->columns->len;
            row->cell = g_new (int, MAX (n, 1));
            for (guint c = 0; c < n; c++) {
                row->cell[c] = -1;
                build_cell (book, section, row, c);
            }
        }
    }
    book->n_nodes = 2 * (int)book->cells->len;
    book->values = g_new (struct value, (gsize)MAX (book->n_nodes, 1));
    for (int i = 0; i < book->n_nodes; i++)
        book->values[i] = VALUE_INIT;
}

void
book_clear_instance (struct book *book)
{
    book_units_clear (book);
    for (int i = 0; i < book->n_nodes; i++)
        value_clear (&book->values[i]);
    book->n_nodes = 0;
    g_clear_pointer (&book->values, g_free);
    g_clear_pointer (&book->cross, g_free);
    g_clear_pointer (&book->bind, g_free);
    g_clear_pointer (&book->order, g_free);
    g_clear_pointer (&book->rank, g_free);
    g_clear_pointer (&book->user_start, g_free);
    g_clear_pointer (&book->users, g_free);
    g_clear_pointer (&book->dirty, g_free);
    g_hash_table_remove_all (book->cell_index);
    g_ptr_array_set_free_func (book->cells, (GDestroyNotify)cell_free);
    g_ptr_array_set_size (book->cells, 0);
    for (guint i = 0; i < book->sections->len; i++) {
        struct section_instance *section = g_ptr_array_index (book->sections, i);
        g_clear_pointer (&section->row_index, g_hash_table_unref);
        g_clear_pointer (&section->key_index, g_hash_table_unref);
        g_clear_pointer (&section->texts, g_array_unref);
        g_clear_pointer (&section->base.rows, g_ptr_array_unref);
    }
    arena_clear (&book->arena);
    arena_clear (&book->texts);
}

struct book_row *
section_row_by_key (const struct book_section *section, const char *key)
{
    return g_hash_table_lookup (section_instance (section)->key_index, key);
}
