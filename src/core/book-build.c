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

/* The rows of a section while they are collected. */
struct build {
    struct book *book;
    struct section_instance *section;
    GPtrArray *rows;
};

static struct book_row *
add_row (struct build *build, const char *id, const struct row *form)
{
    struct arena *arena = &build->book->arena;
    struct book_row *row = arena_alloc (arena, sizeof *row);

    row->id = form != NULL ? form->id : arena_text (arena, id, strlen (id));
    row->form = form;
    row->label = form != NULL ? form->label : NULL;
    row->level = form != NULL ? form->level : 0;
    row->leaf = true;
    row->parent = -1;
    row->index = (int)build->rows->len;
    g_ptr_array_add (build->rows, row);
    index_put (&build->section->row_index, row->id, row, arena);
    index_put (&build->section->key_index, row->id, row, arena);
    if (form != NULL && form->code != NULL)
        index_put (&build->section->key_index, form->code, row, arena);
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
            struct book_row *parent = index_get (&section->key_index, prefix);
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
build_tree (struct build *build)
{
    const struct book *book = build->book;
    struct section_instance *section = build->section;
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
        struct book_row *row = add_row (build, code, NULL);
        const char *list = section->base.form->codes;
        const char *name = list != NULL ? form_code_name (book->form, list, code, book->year) : NULL;
        row->label = name != NULL ? name : row->id;
        row->level = ((int)strlen (code) - 3) / 2;
    }
    for (guint i = 0; i < section->added->len; i++) {
        const struct added_row *added = g_ptr_array_index (section->added, i);
        struct book_row *row = index_get (&section->row_index, added->id);
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

void
book_sort_added (struct section_instance *section)
{
    const enum section_kind kind = section->base.form->kind;

    if (kind == SECTION_LIST || kind == SECTION_PROSE)
        g_ptr_array_sort (section->added, compare_added);
}

static void
build_list (struct build *build)
{
    struct section_instance *section = build->section;

    book_sort_added (section);
    for (guint i = 0; i < section->added->len; i++) {
        const struct added_row *added = g_ptr_array_index (section->added, i);
        struct book_row *row = add_row (build, added->id, NULL);
        row->added = true;
        row->label = row->id;
    }
}

static void
build_mirror (struct build *build)
{
    struct section_instance *section = build->section;
    const struct book_section *source = book_section (build->book, section->base.form->rows_of);
    size_t length = (size_t)section->base.form->rows_level;

    for (guint i = 0; source != NULL && source->rows != NULL && i < source->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (source->rows, i);
        const char *code = row_code (row);
        if (index_get (&section->row_index, row->id) != NULL)
            continue;
        if (length > 0 ? (code != NULL && strlen (code) == length) : row->form == NULL) {
            struct book_row *mirror = add_row (build, row->id, NULL);
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

/* Member by member: what lies between members stays 0, as in every book that is built like this one (book-kept.h). */
static void
put_style (struct number_style *to, struct number_style style)
{
    to->type = style.type;
    to->unit = style.unit;
    to->scale = style.scale;
    to->decimals = style.decimals;
    to->marks = style.marks;
}

static char *
address_of (struct book *book, const struct section_instance *section, const struct book_row *row, const struct column *column)
{
    g_autofree char *address = book_full_address (section->base.form->id, row->id, column->id);

    return arena_text (&book->arena, address, strlen (address));
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
    struct cell *cell = arena_alloc (&book->arena, sizeof *cell);
    cell->index = (int)book->cells->len;
    cell->section = &section->base;
    cell->row = row;
    cell->column = column;
    cell->type = type;
    cell->address = address_of (book, section, row, column);
    put_style (&cell->style, type == TYPE_MONEY ? section->money : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false));
    cell->measure = form != NULL && form->measure != NULL ? form->measure : column->measure;
    if (type == TYPE_COUNT)
        cell->style.unit = cell->measure;
    cell->choices = own != NULL && own->choices != NULL ? own->choices : form != NULL && form->choices != NULL ? form->choices : column->choices;
    row->cell[c] = cell->index;
    g_ptr_array_add (book->cells, cell);
    index_put (&book->cell_index, cell->address, cell, &book->arena);
    choose_formula (book, section, row, column, own, cell);
    cell->computed = cell->formula != NULL;
    if (type == TYPE_TEXT && !cell->computed)
        section->texts.node[section->texts.n++] = cell->index;
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

static void
instance_init (struct book *book, const struct section *form, struct section_instance *section)
{
    section->base.form = form;
    section->index = (int)book->sections->len;
    section->money = number_style (TYPE_MONEY, form->unit != NULL ? form->unit : book->form->unit, book->form->decimals, book->form->marks);
    section->added = g_ptr_array_new_with_free_func (added_free);
    g_ptr_array_add (book->sections, section);
    g_hash_table_insert (book->section_index, form->id, section);
}

void
book_sections (struct book *book)
{
    struct section_instance *sections = g_new0 (struct section_instance, MAX (book->form->sections->len, 1));

    for (guint i = 0; i < book->form->sections->len; i++)
        instance_init (book, g_ptr_array_index (book->form->sections, i), &sections[i]);
}

static void
rows_begin (struct build *build)
{
    const GPtrArray *rows = build->section->base.form->rows;

    index_init (&build->section->row_index, rows->len + build->section->added->len, &build->book->arena);
    index_init (&build->section->key_index, rows->len + build->section->added->len, &build->book->arena);
    for (guint r = 0; r < rows->len; r++) {
        const struct row *row = g_ptr_array_index (rows, r);
        add_row (build, row->id, row);
    }
}

/* All its rows are there. */
static void
rows_end (struct build *build)
{
    GPtrArray *rows = build->section->base.rows = arena_list (&build->book->arena, build->rows->len);

    for (guint i = 0; i < rows->len; i++)
        rows->pdata[i] = g_ptr_array_index (build->rows, i);
    g_ptr_array_set_size (build->rows, 0);
    link_parents (build->section);
}

static void
build_rows (struct book *book)
{
    g_autoptr (GPtrArray) rows = g_ptr_array_new ();

    for (int mirrored = 0; mirrored < 2; mirrored++) /* those with the rows of another section come after it */
        for (guint i = 0; i < book->sections->len; i++) {
            struct build build = { book, g_ptr_array_index (book->sections, i), rows };
            const struct section *form = build.section->base.form;
            if ((form->rows_of != NULL) != mirrored)
                continue;
            rows_begin (&build);
            if (form->kind == SECTION_TREE)
                build_tree (&build);
            else if (form->kind == SECTION_LIST || form->kind == SECTION_PROSE)
                build_list (&build);
            if (mirrored)
                build_mirror (&build);
            rows_end (&build);
        }
}

static void
build_cells (struct book *book, struct section_instance *section)
{
    guint n = section->base.form->columns->len;

    section->texts = (struct binding){ 0, arena_alloc (&book->arena, (gsize)n * section->base.rows->len * sizeof (int)) };
    for (guint r = 0; r < section->base.rows->len; r++) {
        struct book_row *row = g_ptr_array_index (section->base.rows, r);
        row->cell = arena_alloc (&book->arena, n * sizeof *row->cell);
        for (guint c = 0; c < n; c++) {
            row->cell[c] = -1;
            build_cell (book, section, row, c);
        }
    }
}

void
book_build (struct book *book)
{
    gsize most = 0;

    build_rows (book);
    for (guint i = 0; i < book->sections->len; i++) {
        const struct section_instance *section = g_ptr_array_index (book->sections, i);
        most += (gsize)section->base.rows->len * section->base.form->columns->len;
    }
    index_init (&book->cell_index, (guint)most, &book->arena);
    book->cross = arena_alloc (&book->arena, most * sizeof *book->cross);
    for (guint i = 0; i < book->sections->len; i++)
        build_cells (book, g_ptr_array_index (book->sections, i));
    book->n_nodes = 2 * (int)book->cells->len;
}

static void
clear_cell (gpointer data, gpointer user)
{
    struct cell *cell = data;

    (void)user;
    entry_clear (&cell->value);
    entry_clear (&cell->control);
    entry_clear (&cell->prior);
}

void
book_clear_instance (struct book *book)
{
    book_units_clear (book);
    for (int i = 0; i < book->n_nodes; i++)
        value_clear (&book->values[i]);
    book->n_nodes = 0;
    g_clear_pointer (&book->values, g_free);
    g_clear_pointer (&book->dirty, g_free);
    g_ptr_array_foreach (book->cells, clear_cell, NULL);
    g_ptr_array_set_size (book->cells, 0);
    for (guint i = 0; i < book->sections->len; i++) {
        struct section_instance *section = g_ptr_array_index (book->sections, i);
        section->base.rows = NULL;
        section->row_index = section->key_index = (struct index){ 0 };
    }
    book->cell_index = (struct index){ 0 };
    arena_clear (&book->arena);
    arena_clear (&book->texts);
    if (book->release != NULL)
        book->release (book->memory);
    book->release = NULL;
}

struct book_row *
section_row_by_key (const struct book_section *section, const char *key)
{
    return index_get (&section_instance (section)->key_index, key);
}
