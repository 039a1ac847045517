/* Names in formulas and sentences -> nodes, in the context of one cell, row or section. */
#include "core/book-private.h"
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

enum bind_mode
bind_mode_of_each (const char *each)
{
    return each != NULL && strcmp (each, "columns") == 0 ? BIND_ROWS : BIND_COLUMNS;
}

static int
column_index (const struct section *section, const char *id)
{
    for (guint i = 0; i < section->columns->len; i++) {
        const struct column *column = g_ptr_array_index (section->columns, i);
        if (strcmp (column->id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* Rows that may or may not be there, as the clerk pleases: a name for one that is not there is blank, not wrong. */
static bool
has_open_rows (const struct book_section *section)
{
    return section->form->kind == SECTION_TREE || section->form->kind == SECTION_LIST || section->form->kind == SECTION_PROSE ||
           section->form->rows_of != NULL;
}

static bool
may_be_row (const struct book_section *section, const char *id)
{
    return has_open_rows (section) && (g_ascii_isdigit (id[0]) || (id[0] == 'r' && g_ascii_isdigit (id[1])));
}

static void
add_names (GPtrArray *names, const struct book_section *section, bool columns)
{
    for (guint i = 0; columns && i < section->form->columns->len; i++)
        g_ptr_array_add (names, ((struct column *)g_ptr_array_index (section->form->columns, i))->id);
    for (guint i = 0; i < section->rows->len; i++)
        g_ptr_array_add (names, ((struct book_row *)g_ptr_array_index (section->rows, i))->id);
}

static bool
unknown (const struct ref *ref, const char *word, GPtrArray *names, GError **error)
{
    g_autofree char *name = g_strjoinv (".", (char *[]){ ref->part[0], ref->part[1], ref->part[2], NULL });
    const char *near = form_nearest (word, names);

    if (near != NULL)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("there is no “%s” (in “%s”, character %d); did you mean “%s”?"), word, name,
                     ref->at, near);
    else
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("there is no “%s” (in “%s”, character %d)"), word, name, ref->at);
    g_ptr_array_unref (names);
    return false;
}

static void
push (GArray *nodes, const struct book_row *row, int column, const struct ref *ref)
{
    int cell = column >= 0 ? row->cell[column] : -1;

    if (cell >= 0) {
        int node = node_of (cell, ref->prior);
        g_array_append_val (nodes, node);
    }
}

/* section, row id, column id: all three known. */
static bool
bind_cell (const struct book_section *section, const char *row_id, const char *column_id, const struct ref *ref, GArray *nodes, GError **error)
{
    int column = column_index (section->form, column_id);

    if (column < 0) {
        GPtrArray *names = g_ptr_array_new ();
        add_names (names, section, true);
        return unknown (ref, column_id, names, error);
    }
    const struct book_row *row = book_row (section, row_id);
    if (row == NULL && !may_be_row (section, row_id)) {
        GPtrArray *names = g_ptr_array_new ();
        add_names (names, section, false);
        return unknown (ref, row_id, names, error);
    }
    if (row != NULL)
        push (nodes, row, column, ref);
    return true;
}

static const char *
only_column (const struct book_section *section)
{
    if (section->form->columns->len != 1)
        return NULL;
    return ((struct column *)g_ptr_array_index (section->form->columns, 0))->id;
}

static bool
bind_one (const struct bind_context *context, const struct ref *ref, GArray *nodes, GError **error)
{
    const struct book_section *section = context->section;
    const char *name = ref->part[0];

    if (strcmp (name, "it") == 0 && context->row != NULL && context->column != NULL) {
        push (nodes, context->row, column_index (section->form, context->column->id), ref);
        return true;
    }
    const struct book_row *row = book_row (section, name);
    int column = column_index (section->form, name);
    if (context->row == NULL && context->column == NULL) {
        if (row != NULL && only_column (section) != NULL) {
            push (nodes, row, 0, ref);
            return true;
        }
    } else {
        bool as_row = row != NULL && context->column != NULL;
        bool as_column = column >= 0 && context->row != NULL;
        if (as_row && (context->mode == BIND_ROWS || !as_column)) {
            push (nodes, row, column_index (section->form, context->column->id), ref);
            return true;
        }
        if (as_column) {
            push (nodes, context->row, column, ref);
            return true;
        }
        if (row != NULL && only_column (section) != NULL) {
            push (nodes, row, 0, ref);
            return true;
        }
    }
    GPtrArray *names = g_ptr_array_new ();
    add_names (names, section, true);
    return unknown (ref, name, names, error);
}

static bool
bind_two (struct book *book, const struct bind_context *context, const struct ref *ref, GArray *nodes, GError **error)
{
    const struct book_section *here = context->section;
    const struct book_section *there = book_section (book, ref->part[0]);

    if (here != NULL && (book_row (here, ref->part[0]) != NULL || (there == NULL && may_be_row (here, ref->part[0]))))
        return bind_cell (here, ref->part[0], ref->part[1], ref, nodes, error);
    if (there != NULL && only_column (there) != NULL)
        return bind_cell (there, ref->part[1], only_column (there), ref, nodes, error);

    GPtrArray *names = g_ptr_array_new ();
    if (here != NULL)
        add_names (names, here, false);
    for (guint i = 0; i < book->sections->len; i++)
        g_ptr_array_add (names, ((struct section_instance *)g_ptr_array_index (book->sections, i))->base.form->id);
    return unknown (ref, ref->part[0], names, error);
}

/* The section that the first part names. */
static const struct book_section *
named_section (struct book *book, const struct ref *ref, GError **error)
{
    const struct book_section *section = book_section (book, ref->part[0]);

    if (section != NULL)
        return section;
    GPtrArray *names = g_ptr_array_new ();
    for (guint i = 0; i < book->sections->len; i++)
        g_ptr_array_add (names, ((struct section_instance *)g_ptr_array_index (book->sections, i))->base.form->id);
    unknown (ref, ref->part[0], names, error);
    return NULL;
}

/* The column meant by a part that may be left out: the only column, else the one of the context. */
static int
wanted_column (const struct bind_context *context, const struct book_section *section, const char *part, const struct ref *ref, GError **error)
{
    const char *id = part != NULL ? part : only_column (section) != NULL ? only_column (section)
                     : context->column != NULL ? context->column->id : "";
    int column = column_index (section->form, id);

    if (column < 0) {
        GPtrArray *names = g_ptr_array_new ();
        for (guint i = 0; i < section->form->columns->len; i++)
            g_ptr_array_add (names, ((struct column *)g_ptr_array_index (section->form->columns, i))->id);
        unknown (ref, id, names, error);
    }
    return column;
}

static const char *
context_key (const struct bind_context *context)
{
    if (context->row == NULL)
        return NULL;
    return context->row->form != NULL && context->row->form->code != NULL ? context->row->form->code : context->row->id;
}

static bool
matches_topmost (const struct book_section *section, const struct book_row *row, const char *prefix)
{
    if (!g_str_has_prefix (row->form != NULL && row->form->code != NULL ? row->form->code : row->id, prefix))
        return false;
    if (row->parent < 0)
        return true;
    return !matches_topmost (section, g_ptr_array_index (section->rows, (guint)row->parent), prefix);
}

static bool
bind_keyed (struct book *book, const struct bind_context *context, const struct ref *ref, GArray *nodes, GError **error)
{
    const struct book_section *section = named_section (book, ref, error);
    const char *key = ref->kind == REF_INDEXED ? context_key (context) : ref->key;

    if (section == NULL)
        return false;
    int column = wanted_column (context, section, ref->n_parts > 1 ? ref->part[1] : NULL, ref, error);
    if (column < 0)
        return false;
    if (key == NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("“%s[row]” needs a row; this formula belongs to none"), ref->part[0]);
        return false;
    }
    if (expr_ref_is_set (ref)) {
        g_autofree char *prefix = g_strndup (key, strlen (key) - 1);
        for (guint i = 0; i < section->rows->len; i++) {
            const struct book_row *row = g_ptr_array_index (section->rows, i);
            if (matches_topmost (section, row, prefix))
                push (nodes, row, column, ref);
        }
        return true;
    }
    const struct book_row *row = section_row_by_key (section, key);
    if (row != NULL) {
        push (nodes, row, column, ref);
    } else if (ref->kind == REF_KEYED && !may_be_row (section, key)) {
        GPtrArray *names = g_ptr_array_new ();
        add_names (names, section, false);
        return unknown (ref, key, names, error);
    }
    return true;
}

static bool
belongs (const struct bind_context *context, const struct ref *ref, const struct book_section *section, const struct book_row *row)
{
    if (row == context->row)
        return false;
    if (ref->kind == REF_CHILDREN) {
        bool coded = row->form == NULL || row->form->code != NULL;
        if (context->row == NULL || context_key (context) == NULL)
            return false;
        bool top = context->row->form != NULL && context->row->form->code == NULL;
        return coded && row->parent == (top ? -1 : context->row->index);
    }
    if (has_open_rows (section))
        return row->form == NULL && row->leaf;
    return row->form != NULL && row->form->formula == NULL;
}

static bool
bind_rows (const struct bind_context *context, const struct ref *ref, GArray *nodes, GError **error)
{
    const struct book_section *section = context->section;
    int column = wanted_column (context, section, ref->n_parts > 0 ? ref->part[0] : NULL, ref, error);

    if (column < 0)
        return false;
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (belongs (context, ref, section, row))
            push (nodes, row, column, ref);
    }
    return true;
}

static bool
bind_range (const struct bind_context *context, const struct ref *ref, GArray *nodes, GError **error)
{
    const struct book_section *section = context->section;
    int column = wanted_column (context, section, NULL, ref, error);
    int from = book_row_index (section, ref->part[0]);
    int to = book_row_index (section, ref->part[1]);

    if (column < 0)
        return false;
    if (from < 0 || to < 0) {
        GPtrArray *names = g_ptr_array_new ();
        add_names (names, section, false);
        return unknown (ref, ref->part[from < 0 ? 0 : 1], names, error);
    }
    for (int i = from; i <= to; i++)
        push (nodes, g_ptr_array_index (section->rows, (guint)i), column, ref);
    return true;
}

bool
book_bind_ref (struct book *book, const struct bind_context *context, const struct ref *ref, struct binding *bind, GError **error)
{
    GArray *nodes = book->bound;
    bool done = false;

    g_array_set_size (nodes, 0);
    if (context->section == NULL && ref->kind == REF_NAME && ref->n_parts == 1) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("“%s” needs its section before it: section.row.column"), ref->part[0]);
        return false;
    }
    switch (ref->kind) {
    case REF_NAME:
        if (ref->n_parts == 3) {
            const struct book_section *section = named_section (book, ref, error);
            done = section != NULL && bind_cell (section, ref->part[1], ref->part[2], ref, nodes, error);
        } else {
            done = ref->n_parts == 2 ? bind_two (book, context, ref, nodes, error) : bind_one (context, ref, nodes, error);
        }
        break;
    case REF_INDEXED:
    case REF_KEYED:
        done = bind_keyed (book, context, ref, nodes, error);
        break;
    case REF_CHILDREN:
    case REF_ROWS:
        done = bind_rows (context, ref, nodes, error);
        break;
    case REF_RANGE:
        done = bind_range (context, ref, nodes, error);
        break;
    }
    if (!done)
        return false;
    bind->n = (int)nodes->len;
    bind->node = arena_alloc (&book->arena, nodes->len * sizeof (int));
    if (nodes->len > 0)
        memcpy (bind->node, nodes->data, nodes->len * sizeof (int));
    return true;
}

static enum cell_type
bound_type (const struct book *book, const struct binding *bind)
{
    return bind->n > 0 ? book_cell (book, node_cell (bind->node[0]))->type : EXPR_NOTHING;
}

struct binding *
book_bind_formula (struct book *book, const struct bind_context *context, const struct formula *formula, enum cell_type *result, GError **error)
{
    int n = expr_n_refs (formula->expr);
    struct binding *bind = arena_alloc (&book->arena, (gsize)n * sizeof *bind);
    enum cell_type *type = arena_alloc (&book->arena, (gsize)n * sizeof *type);
    enum cell_type ignored;

    for (int i = 0; i < n; i++) {
        if (!book_bind_ref (book, context, expr_ref (formula->expr, i), &bind[i], error)) {
            g_prefix_error (error, "%s:%d: ", formula->place.file, formula->place.line);
            return NULL;
        }
        type[i] = bound_type (book, &bind[i]);
    }
    if (!expr_check_types (formula->expr, type, result != NULL ? result : &ignored, error)) {
        g_prefix_error (error, "%s:%d: ", formula->place.file, formula->place.line);
        return NULL;
    }
    return bind;
}

struct binding *
book_bind_template (struct book *book, const struct bind_context *context, const struct template *template, GError **error)
{
    int n = template_n_refs (template);
    struct binding *bind = arena_alloc (&book->arena, (gsize)n * sizeof *bind);

    for (int i = 0; i < n; i++)
        if (!book_bind_ref (book, context, template_ref (template, i), &bind[i], error))
            return NULL;
    return bind;
}

void
book_error_add (GError **all, GError *wrong)
{
    if (*all == NULL) {
        *all = wrong;
        return;
    }
    g_auto (GStrv) told = g_strsplit ((*all)->message, "\n", -1);
    if (!g_strv_contains ((const char *const *)told, wrong->message)) {
        char *message = g_strconcat ((*all)->message, "\n", wrong->message, NULL);
        g_free ((*all)->message);
        (*all)->message = message;
    }
    g_error_free (wrong);
}
