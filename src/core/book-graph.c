/* The order of computation, and recomputing only what depends on a change. */
#include "core/book-private.h"
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Calls visit for each node that `node` is computed from. */
static void
each_operand (const struct book *book, int node, void (*visit) (int operand, void *data), void *data)
{
    const struct cell *cell = book_cell (book, node_cell (node));

    if (cell->formula == NULL || (node_prior (node) && type_is_text (cell->type)))
        return;
    for (int i = 0; i < expr_n_refs (cell->formula->expr); i++) {
        const struct binding *bind = &book->bind[cell->index][i];
        for (int k = 0; k < bind->n; k++) {
            if (!node_prior (node))
                visit (bind->node[k], data);
            else if (!node_prior (bind->node[k]))
                visit (bind->node[k] + 1, data);
        }
    }
}

static bool
yields (enum cell_type type, enum cell_type result)
{
    if (type_is_text (type))
        return type_is_text (result);
    return type == result || result == TYPE_COUNT;
}

static bool
bind_computed (struct book *book, struct cell *cell, GError **error)
{
    enum cell_type result;
    bool by_column = cell->formula == cell->column->formula;
    struct bind_context context = { cell->section, cell->row, cell->column, by_column ? BIND_COLUMNS : BIND_ROWS };

    book->bind[cell->index] = book_bind_formula (book, &context, cell->formula, &result, error);
    if (book->bind[cell->index] == NULL)
        return false;
    if (yields (cell->type, result))
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("%s:%d: the formula “%s” does not give what %s holds"),
                 cell->formula->place.file, cell->formula->place.line, expr_source (cell->formula->expr), cell->address);
    return false;
}

/* Goes on after a fault, so that the author of a form sees them all. */
static bool
bind_cells (struct book *book, GError **error)
{
    GError *all = NULL;

    book->bind = arena_alloc (&book->arena, book->cells->len * sizeof *book->bind);
    for (guint i = 0; i < book->cells->len; i++) {
        struct cell *cell = g_ptr_array_index (book->cells, i);
        GError *wrong = NULL;
        if (cell->formula != NULL && !bind_computed (book, cell, &wrong))
            book_error_add (&all, wrong);
    }
    if (all == NULL)
        return true;
    g_propagate_error (error, all);
    return false;
}

struct walk {
    struct book *book;
    GArray *operands; /* of the node looked at */
    guint8 *colour;   /* 0 new, 1 on the path, 2 done */
    GArray *path;     /* of int */
    int found;
};

static void
collect (int operand, void *data)
{
    g_array_append_val ((GArray *)data, operand);
}

static void
name_cycle (struct walk *walk, int from, GError **error)
{
    g_autoptr (GString) names = g_string_new (NULL);
    bool inside = false;

    for (guint i = 0; i < walk->path->len; i++) {
        int node = g_array_index (walk->path, int, i);
        inside |= node == from;
        if (inside)
            g_string_append_printf (names, "%s → ", book_cell (walk->book, node_cell (node))->address);
    }
    const struct cell *cell = book_cell (walk->book, node_cell (from));
    g_string_append (names, cell->address);
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, _("%s:%d: the formulas run in a circle: %s"), cell->formula->place.file,
                 cell->formula->place.line, names->str);
}

/* Depth first, on the C stack: chains are as deep as the report's totals, some dozen. */
static bool
visit (struct walk *walk, int node, GError **error)
{
    if (walk->colour[node] == 2)
        return true;
    if (walk->colour[node] == 1 || walk->path->len > 5000) {
        name_cycle (walk, node, error);
        return false;
    }
    walk->colour[node] = 1;
    g_array_append_val (walk->path, node);
    g_autoptr (GArray) operands = g_array_new (FALSE, FALSE, sizeof (int));
    each_operand (walk->book, node, collect, operands);
    for (guint i = 0; i < operands->len; i++)
        if (!visit (walk, g_array_index (operands, int, i), error))
            return false;
    g_array_set_size (walk->path, walk->path->len - 1);
    walk->colour[node] = 2;
    walk->book->rank[node] = walk->found;
    walk->book->order[walk->found++] = node;
    return true;
}

static bool
sort_nodes (struct book *book, GError **error)
{
    gsize n = (gsize)MAX (book->n_nodes, 1);
    struct walk walk = { .book = book, .colour = g_new0 (guint8, n), .path = g_array_new (FALSE, FALSE, sizeof (int)) };
    bool sorted = true;

    book->order = arena_alloc (&book->arena, n * sizeof (int));
    book->rank = arena_alloc (&book->arena, n * sizeof (int));
    for (int node = 0; sorted && node < book->n_nodes; node++)
        sorted = visit (&walk, node, error);
    g_free (walk.colour);
    g_array_unref (walk.path);
    return sorted;
}

static void
count_user (int operand, void *data)
{
    ((int *)data)[operand + 1]++;
}

struct fill {
    struct book *book;
    int *next;
    int user;
};

static void
add_user (int operand, void *data)
{
    struct fill *fill = data;

    fill->book->users[fill->next[operand]++] = fill->user;
}

static void
index_users (struct book *book)
{
    gsize n = (gsize)book->n_nodes;

    book->user_start = arena_alloc (&book->arena, (n + 1) * sizeof (int));
    for (int node = 0; node < book->n_nodes; node++)
        each_operand (book, node, count_user, book->user_start);
    for (gsize i = 0; i < n; i++)
        book->user_start[i + 1] += book->user_start[i];
    book->users = arena_alloc (&book->arena, (gsize)book->user_start[n] * sizeof (int));
    g_autofree int *next = g_new (int, n + 1);
    memcpy (next, book->user_start, (n + 1) * sizeof (int));
    for (int node = 0; node < book->n_nodes; node++) {
        struct fill fill = { book, next, node };
        each_operand (book, node, add_user, &fill);
    }
}

bool
book_graph (struct book *book, GError **error)
{
    if (!bind_cells (book, error) || !sort_nodes (book, error))
        return false;
    index_users (book);
    return true;
}

static const char *
label_of_node (int node, void *data)
{
    const struct book_row *row = book_cell (data, node_cell (node))->row;

    return row->label != NULL ? row->label : row->id;
}

/* Whether a table with this list of codes has a row of this name.  Rows that come or go build the book anew. */
static bool
has_row (const struct book *book, const char *list, const char *name)
{
    for (guint i = 0; i < book->sections->len; i++) {
        const struct book_section *section = g_ptr_array_index (book->sections, i);
        bool lists = section->form->kind == SECTION_TREE && g_strcmp0 (section->form->codes, list) == 0;
        for (guint r = 0; lists && r < section->rows->len; r++)
            if (g_strcmp0 (((const struct book_row *)g_ptr_array_index (section->rows, r))->label, name) == 0)
                return true;
    }
    return false;
}

static bool
code_unused (const char *list, const char *name, void *data)
{
    const struct book *book = data;
    const GPtrArray *codes = form_codes (book->form, list);

    for (guint i = 0; codes != NULL && i < codes->len; i++)
        if (strcmp (((const struct code *)g_ptr_array_index (codes, i))->name, name) == 0)
            return !has_row (book, list, name);
    return false;
}

void
book_env (const struct book *book, const struct book_section *section, const char *measure, const struct binding *bind, struct eval_env *env)
{
    memset (env, 0, sizeof *env);
    env->bind = bind;
    env->values = book->values;
    env->style = section != NULL ? section_instance (section)->money
                                 : number_style (TYPE_MONEY, book->form->unit, book->form->decimals, book->form->marks);
    env->measure = measure;
    env->phrases = &book->form->phrases;
    env->targets = &book->form->targets;
    env->year = book->year;
    env->reason_from = book->form->reason_from;
    env->params = book->form->params;
    env->figures = book->figures;
    env->label = label_of_node;
    env->code_unused = code_unused;
    env->data = (void *)book;
}

static struct value
from_entry (const struct cell *cell, const struct entry *entry)
{
    struct value value = VALUE_INIT;

    if (entry->state == ENTRY_NA)
        value.state = VALUE_NA;
    else if (entry->state == ENTRY_VALUE && type_is_text (cell->type))
        value = value_text (entry->text != NULL ? entry->text : "");
    else if (entry->state == ENTRY_VALUE)
        value = value_number (cell->type, entry->num, entry->half);
    return value;
}

/* The one rounding at the end, into the steps of the cell. */
static struct value
settle (const struct cell *cell, struct value value)
{
    if (value.state == VALUE_TEXT && !type_is_text (cell->type)) {
        value_clear (&value);
        return value_unknown (WHY_TYPE, -1);
    }
    if (value.state != VALUE_NUMBER)
        return value;
    if (value.type != cell->type) {
        if (value.type == TYPE_COUNT && (cell->type == TYPE_PERCENT || cell->type == TYPE_POINT))
            value.num *= 100;
        else if (value.num != 0)
            return value_unknown (WHY_TYPE, -1);
        value.type = cell->type;
    }
    int64_t num;
    if (!number_divide (value.num, value.den, &num))
        return value_unknown (WHY_OVERFLOW, -1);
    return value_number (value.type, num, value.half);
}

static const char *
explanation_of (const struct book *book, const struct cell *cell)
{
    const char *list = cell->section->form->explain;

    return list != NULL ? form_code_explanation (book->form, list, cell->row->id, cell->row->label, book->year) : NULL;
}

struct value
book_compute (struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    bool prior = node_prior (node);
    const struct entry *entry = prior ? &cell->prior : &cell->value;

    if (cell->formula == NULL || (prior && (entry->state != ENTRY_BLANK || type_is_text (cell->type))))
        return from_entry (cell, entry);

    struct eval_env env;
    book_env (book, cell->section, cell->measure, book->bind[cell->index], &env);
    env.prior = prior;
    env.explanation = explanation_of (book, cell);
    return settle (cell, expr_eval (cell->formula->expr, &env));
}

void
book_mark_node (struct book *book, int node)
{
    int rank = book->rank[node];

    book->dirty[rank] = 1;
    book->dirty_low = MIN (book->dirty_low, rank);
    book->dirty_high = MAX (book->dirty_high, rank);
}

static void
note_value (struct book *book, int node, const struct value *old, GPtrArray *changes)
{
    struct change *change = g_new0 (struct change, 1);

    change->kind = CHANGE_VALUE;
    change->node = node;
    change->address = g_strdup (book_cell (book, node_cell (node))->address);
    change->old = value_copy (old);
    change->new = value_copy (&book->values[node]);
    g_ptr_array_add (changes, change);
}

/* Computes a node; false where it shows what it showed.  *old, to be cleared, is what it showed. */
static bool
renew (struct book *book, int node, struct value *old)
{
    struct value new = book_compute (book, node);

    book->work.computed++;
    *old = book->values[node];
    if (value_equal (old, &new)) {
        value_clear (&new);
        return false;
    }
    book->values[node] = new;
    book_follow_value (book, node, old, &new);
    return true;
}

void
book_run_all (struct book *book)
{
    for (int rank = 0; rank < book->n_nodes; rank++) {
        struct value old;
        if (renew (book, book->order[rank], &old))
            value_clear (&old);
    }
    memset (book->dirty, 0, (gsize)book->n_nodes);
    book->dirty_low = book->n_nodes;
    book->dirty_high = -1;
}

void
book_run (struct book *book, GPtrArray *changes)
{
    for (int rank = book->dirty_low; rank <= book->dirty_high; rank++) {
        if (!book->dirty[rank])
            continue;
        book->dirty[rank] = 0;
        int node = book->order[rank];
        struct value old;
        if (!renew (book, node, &old))
            continue;
        if (changes != NULL)
            note_value (book, node, &old, changes);
        value_clear (&old);
        book_mark_units_of_node (book, node);
        for (int i = book->user_start[node]; i < book->user_start[node + 1]; i++)
            book_mark_node (book, book->users[i]);
    }
    book->dirty_low = book->n_nodes;
    book->dirty_high = -1;
}

GArray *
book_operands (const struct book *book, int node)
{
    GArray *operands = g_array_new (FALSE, FALSE, sizeof (int));

    each_operand (book, node, collect, operands);
    return operands;
}

static void
book_add_term (int node, int sign, void *data)
{
    struct term term = { .node = node, .minus = sign < 0 };

    g_array_append_val ((GArray *)data, term);
}

GArray *
book_terms (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (struct term));

    if (cell->formula == NULL || node_prior (node) ||
        !expr_terms (cell->formula->expr, book->bind[cell->index], book_add_term, terms) || terms->len == 0)
        return NULL;
    return g_steal_pointer (&terms);
}

GArray *
book_users (const struct book *book, int node)
{
    GArray *users = g_array_new (FALSE, FALSE, sizeof (int));

    g_array_append_vals (users, book->users + book->user_start[node], (guint)(book->user_start[node + 1] - book->user_start[node]));
    return users;
}
