/* The units of a book: which rules there are on which cells, and which cells each looks at. */
#include "core/book-private.h"
#include "core/expr-private.h"
#include "core/figures.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
unit_word (const struct unit *unit, const struct book *book)
{
    switch (unit->kind) {
    case UNIT_RULE:
    case UNIT_TEXTS:
        return unit->rule->id;
    case UNIT_CROSS:
        return "cross";
    case UNIT_CHANGES:
        return "changes";
    case UNIT_REQUIRED:
        return "required";
    case UNIT_CODE:
        return "code";
    case UNIT_CELL:
        break;
    }
    return book_cell (book, unit->cell)->computed ? "control" : "doubtful";
}

/* All of it is 0 first, also what lies between members (book-kept.h). */
struct unit
unit_blank (enum unit_kind kind, int cell)
{
    struct unit unit;

    memset (&unit, 0, sizeof unit);
    unit.kind = kind;
    unit.cell = cell;
    unit.outcome = OUTCOME_NA;
    return unit;
}

static struct unit *
add_unit (struct book *book, enum unit_kind kind, int cell)
{
    struct unit unit = unit_blank (kind, cell);

    if (cell >= 0) {
        unit.section = unit.home = book_cell (book, cell)->section;
        unit.row = book_cell (book, cell)->row;
    }
    g_array_append_val (book->units, unit);
    return &g_array_index (book->units, struct unit, book->units->len - 1);
}

bool
unit_bind_rule (struct book *book, struct unit *unit, const struct bind_context *context, GError **error)
{
    const struct rule *rule = unit->rule;

    unit->bind = book_bind_formula (book, context, unit->formula, NULL, error);
    if (unit->bind == NULL)
        return false;
    if (rule->say != NULL && (unit->say = book_bind_template (book, context, rule->say, error)) == NULL) {
        g_prefix_error (error, "%s:%d: ", rule->place.file, rule->place.line);
        return false;
    }
    return rule->when == NULL || (unit->when = book_bind_formula (book, context, rule->when, NULL, error)) != NULL;
}

/* A rule's `cell`, parsed once for all its units; NULL where it says none. */
static bool
read_place (const struct rule *rule, struct expr **place, GError **error)
{
    *place = NULL;
    if (rule->cell == NULL)
        return true;
    *place = expr_parse (rule->cell, error);
    if (*place == NULL)
        g_prefix_error (error, "%s:%d: ", rule->place.file, rule->place.line);
    return *place != NULL;
}

/* Where a rule's finding is shown: a cell, or a section whose rows may not be there. */
static bool
place_rule (struct book *book, struct unit *unit, const struct bind_context *context, const struct expr *place, GError **error)
{
    const struct rule *rule = unit->rule;

    if (place != NULL) {
        GError *wrong = NULL;
        struct binding bind = { 0, NULL };
        const struct ref *ref = expr_n_refs (place) == 1 ? expr_ref (place, 0) : NULL;
        bool found = ref != NULL && book_bind_ref (book, context, ref, &bind, &wrong);
        if (!found && ref != NULL && ref->n_parts == 1 && (unit->home = book_section (book, ref->part[0])) != NULL) {
            g_clear_error (&wrong);
            return true;
        }
        if (!found) {
            g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, "%s:%d: %s", rule->place.file, rule->place.line,
                         wrong != NULL ? wrong->message : _("“cell” must name one cell or a section"));
            g_clear_error (&wrong);
            return false;
        }
        unit->cell = bind.n > 0 ? node_cell (bind.node[0]) : -1;
        return true;
    }
    for (int i = 0; i < expr_n_refs (unit->formula->expr) && unit->cell < 0; i++)
        if (unit->bind[i].n > 0)
            unit->cell = node_cell (unit->bind[i].node[0]);
    return true;
}

static bool
add_rule (struct book *book, const struct book_section *section, const struct rule *rule, const struct bind_context *context,
          const struct expr *place, GError **error)
{
    guint index = book->units->len;
    struct unit *unit = add_unit (book, UNIT_RULE, -1);

    unit->section = section;
    unit->row = context->row;
    unit->column = context->column;
    unit->rule = rule;
    unit->formula = rule->must != NULL ? rule->must : rule->find;
    if (!unit_bind_rule (book, unit, context, error) || !place_rule (book, unit, context, place, error))
        return false;
    if (unit->cell >= 0)
        unit->home = book_cell (book, unit->cell)->section;
    if (unit->home == NULL) /* all its rows are absent: nothing to be checked */
        g_array_set_size (book->units, index);
    return true;
}

static bool
concerns (const struct book *book, const struct rule *rule, const struct book_section *section, const struct book_row *row)
{
    const char *list = section->form->codes;
    const char *budget = rule->budgets != NULL && list != NULL ? form_code_budget (book->form, list, row->id, book->year) : NULL;

    if (rule->budgets != NULL && (budget == NULL || !g_strv_contains ((const char *const *)rule->budgets, budget)))
        return false;
    if (rule->rows != NULL)
        return g_strv_contains ((const char *const *)rule->rows, row->id);
    return strcmp (rule->each, "leaves") != 0 || (row->leaf && (row->form == NULL || row->form->formula == NULL));
}

static void
add_rules (struct book *book, const struct book_section *section, GError **all)
{
    for (guint i = 0; i < section->form->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index (section->form->rules, i);
        struct bind_context context = { section, NULL, NULL, bind_mode_of_each (rule->each) };
        GError *wrong = NULL;
        struct expr *place;
        if (!read_place (rule, &place, &wrong)) {
            book_error_add (all, wrong);
            continue;
        }
        if (rule->each == NULL) {
            add_rule (book, section, rule, &context, place, &wrong);
        } else if (strcmp (rule->each, "texts") == 0) {
            book_add_texts (book, section, rule, &wrong);
        } else if (strcmp (rule->each, "columns") == 0) {
            for (guint c = 0; wrong == NULL && c < section->form->columns->len; c++) {
                context.column = g_ptr_array_index (section->form->columns, c);
                if (!type_is_text (context.column->type))
                    add_rule (book, section, rule, &context, place, &wrong);
            }
        } else {
            for (guint r = 0; wrong == NULL && r < section->rows->len; r++) {
                context.row = g_ptr_array_index (section->rows, r);
                if (concerns (book, rule, section, context.row))
                    add_rule (book, section, rule, &context, place, &wrong);
            }
        }
        expr_free (place);
        if (wrong != NULL)
            book_error_add (all, wrong);
    }
}

static bool
add_cell_units (struct book *book, const struct cell *cell, GError **error)
{
    struct bind_context context = { cell->section, cell->row, cell->column, BIND_COLUMNS };

    add_unit (book, UNIT_CELL, cell->index);
    if (book->cross[cell->index] != NULL) {
        struct unit *unit = add_unit (book, UNIT_CROSS, cell->index);
        unit->formula = book->cross[cell->index];
        unit->bind = book_bind_formula (book, &context, unit->formula, NULL, error);
        if (unit->bind == NULL)
            return false;
    }
    if (cell->formula != NULL && !type_is_text (cell->type) && expr_terms (cell->formula->expr, book->bind[cell->index], NULL, NULL))
        add_unit (book, UNIT_CHANGES, cell->index);
    if (cell->required != NULL) {
        struct unit *unit = add_unit (book, UNIT_REQUIRED, cell->index);
        unit->formula = cell->required;
        unit->bind = book_bind_formula (book, &context, cell->required, NULL, error);
        if (unit->bind == NULL)
            return false;
        const struct section *form = cell->section->form;
        struct bind_context whole = { cell->section, NULL, NULL, BIND_COLUMNS };
        if (form->when != NULL && (unit->when = book_bind_formula (book, &whole, form->when, NULL, error)) == NULL)
            return false;
    }
    return true;
}

bool
book_units (struct book *book, GError **error)
{
    GError *all = NULL;

    for (guint s = 0; s < book->sections->len; s++) {
        const struct book_section *section = g_ptr_array_index (book->sections, s);
        for (guint r = 0; r < section->rows->len; r++) {
            const struct book_row *row = g_ptr_array_index (section->rows, r);
            for (guint c = 0; c < section->form->columns->len; c++) {
                GError *wrong = NULL;
                if (row->cell[c] >= 0 && !add_cell_units (book, book_cell (book, row->cell[c]), &wrong))
                    book_error_add (&all, wrong);
            }
            if (section->form->kind == SECTION_TREE && row->form == NULL && row->cell[0] >= 0)
                add_unit (book, UNIT_CODE, row->cell[0]);
        }
        add_rules (book, section, &all);
    }
    if (all != NULL) {
        g_propagate_error (error, all);
        return false;
    }
    book_units_index (book);
    return true;
}

void
book_units_clear (struct book *book)
{
    g_array_set_size (book->figure_units, 0);
    g_clear_pointer (&book->figures, figures_free);
    g_clear_pointer (&book->moved, figures_free);
    for (guint i = 0; i < book->sections->len; i++)
        ((struct section_instance *)g_ptr_array_index (book->sections, i))->status = (struct section_status){ 0 };
    for (guint i = 0; i < book->units->len; i++)
        finding_free (g_array_index (book->units, struct unit, i).finding);
    g_array_set_size (book->units, 0);
    g_array_set_size (book->unit_queue, 0);
    book->unit_start = book->unit_list = NULL;
    g_clear_pointer (&book->letters, g_free);
    g_clear_pointer (&book->findings, g_ptr_array_unref);
}

void
each_bound (const struct binding *bind, int n, void (*visit) (int node, void *data), void *data)
{
    for (int i = 0; bind != NULL && i < n; i++)
        for (int k = 0; k < bind[i].n; k++)
            visit (bind[i].node[k], data);
}

/* A row of a list is called by its texts (row_words). */
static void
each_naming (const struct book *book, const struct unit *unit, void (*visit) (int node, void *data), void *data)
{
    const struct cell *cell = book_cell (book, unit->cell);

    for (guint c = 0; cell->row->added && c < cell->section->form->columns->len; c++)
        if (cell->row->cell[c] >= 0 && book_cell (book, cell->row->cell[c])->type == TYPE_TEXT)
            visit (node_of (cell->row->cell[c], false), data);
}

/* Every node whose change may change the unit's outcome or its sentence. */
static void
each_node (const struct book *book, const struct unit *unit, void (*visit) (int node, void *data), void *data)
{
    if (unit->kind == UNIT_TEXTS) {
        each_bound (&unit->texts->seen, 1, visit, data);
        return;
    }
    if (unit->cell >= 0)
        visit (node_of (unit->cell, false), data);
    if (unit->kind != UNIT_RULE)
        each_naming (book, unit, visit, data);
    if (unit->kind == UNIT_CELL && book_cell (book, unit->cell)->formula != NULL) /* its sentence names the addends */
        each_bound (book->bind[unit->cell], expr_n_refs (book_cell (book, unit->cell)->formula->expr), visit, data);
    if (unit->kind == UNIT_CHANGES) {
        g_autoptr (GArray) operands = book_operands (book, node_of (unit->cell, true));
        visit (node_of (unit->cell, true), data);
        for (guint i = 0; i < operands->len; i++) { /* a part is none where it is blank in both years */
            visit (g_array_index (operands, int, i), data);
            visit (node_of (node_cell (g_array_index (operands, int, i)), false), data);
        }
    }
    if (unit->formula != NULL)
        each_bound (unit->bind, expr_n_refs (unit->formula->expr), visit, data);
    if (unit->kind == UNIT_RULE) {
        if (unit->rule->when != NULL)
            each_bound (unit->when, expr_n_refs (unit->rule->when->expr), visit, data);
        if (unit->rule->say != NULL)
            each_bound (unit->say, template_n_refs (unit->rule->say), visit, data);
    } else if (unit->when != NULL) {
        each_bound (unit->when, expr_n_refs (unit->section->form->when->expr), visit, data);
    }
}

static void
count_node (int node, void *data)
{
    ((int *)data)[node + 1]++;
}

static void
each_text (const struct unit *unit, void (*visit) (int node, void *data), void *data)
{
    for (int i = 0; unit->kind == UNIT_TEXTS && i < unit->texts->n; i++)
        visit (node_of (unit->texts->text[i].cell, false), data);
}

struct fill {
    int *next;
    int *list;
    int unit;
};

static void
fill_node (int node, void *data)
{
    struct fill *fill = data;

    fill->list[fill->next[node]++] = fill->unit;
}

void
book_units_index (struct book *book)
{
    gsize n = (gsize)book->n_nodes;

    book->unit_start = arena_alloc (&book->arena, (n + 1) * sizeof (int));
    for (guint i = 0; i < book->units->len; i++) {
        each_node (book, &g_array_index (book->units, struct unit, i), count_node, book->unit_start);
        each_text (&g_array_index (book->units, struct unit, i), count_node, book->unit_start);
    }
    for (gsize i = 0; i < n; i++)
        book->unit_start[i + 1] += book->unit_start[i];
    book->unit_list = arena_alloc (&book->arena, (gsize)book->unit_start[n] * sizeof (int));
    g_autofree int *next = g_new (int, n + 1);
    memcpy (next, book->unit_start, (n + 1) * sizeof (int));
    for (guint i = 0; i < book->units->len; i++) {
        struct fill fill = { next, book->unit_list, (int)i };
        each_node (book, &g_array_index (book->units, struct unit, i), fill_node, &fill);
        fill.unit = ~(int)i;
        each_text (&g_array_index (book->units, struct unit, i), fill_node, &fill);
    }
}

static void
queue_unit (struct book *book, int index)
{
    struct unit *unit = &g_array_index (book->units, struct unit, index);

    if (!unit->dirty)
        g_array_append_val (book->unit_queue, index);
    unit->dirty = true;
}

void
book_mark_unit (struct book *book, int index)
{
    struct texts *texts = g_array_index (book->units, struct unit, index).texts;

    if (texts == NULL || texts_mark (book, texts, -1))
        queue_unit (book, index);
}

void
book_mark_text (struct book *book, int index, int cell)
{
    if (texts_mark (book, g_array_index (book->units, struct unit, index).texts, cell))
        queue_unit (book, index);
}

/* What looks at the node, as it stands in the list. */
static void
mark_listed (struct book *book, int listed, int node)
{
    if (listed >= 0)
        book_mark_unit (book, listed);
    else
        book_mark_text (book, ~listed, node_cell (node));
}

void
book_mark_units_of_node (struct book *book, int node)
{
    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++)
        mark_listed (book, book->unit_list[i], node);
}

void
book_mark_explained (struct book *book, const char *rule, const char *cell)
{
    const char *dot = strchr (rule, '.');
    const struct cell *place = index_get (&book->cell_index, cell);
    const struct book_section *home = place == NULL ? book_section (book, cell) : NULL;

    if (dot == NULL || book->unit_start == NULL)
        return;
    for (guint i = 0; home != NULL && i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->cell < 0 && unit->home == home && strcmp (unit->rule->id, dot + 1) == 0)
            book_mark_unit (book, (int)i);
    }
    if (place == NULL)
        return;
    int node = node_of (place->index, false);
    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++) {
        int listed = book->unit_list[i];
        const struct unit *unit = listed_unit (book, listed);
        if ((listed < 0 || unit->cell == place->index) && strcmp (unit_word (unit, book), dot + 1) == 0)
            mark_listed (book, listed, node);
    }
}
