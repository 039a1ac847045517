/* Rules over cells: which units there are, which cells they look at, and what each finds.  Never says which of two sides is
 * wrong; there is no tolerance but the rounding of the figures themselves. */
#include "core/book-private.h"
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const outcome_names[6] = { "pass", "rounding", "fail", "na", "insufficient", "internal" };

struct finding *
finding_copy (const struct finding *finding)
{
    struct finding *copy = g_new (struct finding, 1);

    *copy = *finding;
    copy->rule = g_strdup (finding->rule);
    copy->cell = g_strdup (finding->cell);
    copy->sentence = g_strdup (finding->sentence);
    copy->basis = g_strdup (finding->basis);
    copy->hint = g_strdup (finding->hint);
    copy->operands = g_strdupv (finding->operands);
    copy->shown = g_strdupv (finding->shown);
    copy->signature = g_strdup (finding->signature);
    copy->explanation = g_strdup (finding->explanation);
    copy->blank = g_strdup (finding->blank);
    return copy;
}

void
finding_free (struct finding *finding)
{
    if (finding == NULL)
        return;
    g_free (finding->rule);
    g_free (finding->cell);
    g_free (finding->sentence);
    g_free (finding->basis);
    g_free (finding->hint);
    g_strfreev (finding->operands);
    g_strfreev (finding->shown);
    g_free (finding->signature);
    g_free (finding->explanation);
    g_free (finding->blank);
    g_free (finding);
}

static const char *
unit_word (const struct unit *unit, const struct book *book)
{
    switch (unit->kind) {
    case UNIT_RULE:
        return unit->rule->id;
    case UNIT_CROSS:
        return "cross";
    case UNIT_REQUIRED:
        return "required";
    case UNIT_CODE:
        return "code";
    case UNIT_CELL:
        break;
    }
    return book_cell (book, unit->cell)->computed ? "control" : "doubtful";
}

static enum severity
unit_severity (const struct unit *unit, const struct book *book)
{
    switch (unit->kind) {
    case UNIT_RULE:
        return unit->rule->severity;
    case UNIT_CROSS:
        return SEVERITY_ERROR;
    case UNIT_REQUIRED:
        return SEVERITY_MISSING;
    case UNIT_CODE:
        return SEVERITY_WARNING;
    case UNIT_CELL:
        break;
    }
    return book_cell (book, unit->cell)->computed ? SEVERITY_ERROR : SEVERITY_WARNING;
}

/* Name of a cell in words: 公务用车购置费 决算数 */
static char *
cell_words (const struct cell *cell)
{
    const char *row = cell->row->label != NULL ? cell->row->label : cell->row->id;
    const char *column = cell->column->label;

    if (cell->section->form->columns->len == 1 || column == NULL)
        return g_strdup (row);
    return g_strconcat (row, " ", column, NULL);
}

/* --- the units of an instance ------------------------------------------------------------------------------------------ */

static struct unit *
add_unit (struct book *book, enum unit_kind kind, int cell)
{
    struct unit unit = { .kind = kind, .cell = cell, .outcome = OUTCOME_NA };

    if (cell >= 0) {
        unit.section = book_cell (book, cell)->section;
        unit.row = book_cell (book, cell)->row;
    }
    g_array_append_val (book->units, unit);
    return &g_array_index (book->units, struct unit, book->units->len - 1);
}

static bool
bind_say (struct book *book, struct unit *unit, const struct bind_context *context, GError **error)
{
    if (unit->rule->say == NULL)
        return true;
    unit->say = book_bind_template (book, context, unit->rule->say, error);
    if (unit->say == NULL)
        g_prefix_error (error, "%s:%d: ", unit->rule->place.file, unit->rule->place.line);
    return unit->say != NULL;
}

/* The cell where a rule's finding is shown. */
static bool
place_rule (struct book *book, struct unit *unit, const struct bind_context *context, GError **error)
{
    const struct rule *rule = unit->rule;

    if (rule->cell != NULL) {
        GError *wrong = NULL;
        struct expr *expr = expr_parse (rule->cell, &wrong);
        struct binding bind = { 0, NULL };
        bool found = expr != NULL && expr_n_refs (expr) == 1 && book_bind_ref (book, context, expr_ref (expr, 0), &bind, &wrong);
        expr_free (expr);
        if (!found) {
            g_set_error (error, BOOK_ERROR, BOOK_ERROR_FORM, "%s:%d: %s", rule->place.file, rule->place.line,
                         wrong != NULL ? wrong->message : _("“cell” must name one cell"));
            g_clear_error (&wrong);
            return false;
        }
        unit->cell = bind.n > 0 ? node_cell (bind.node[0]) : -1;
        return true;
    }
    unit->cell = -1;
    for (int i = 0; i < expr_n_refs (unit->formula->expr) && unit->cell < 0; i++)
        if (unit->bind[i].n > 0)
            unit->cell = node_cell (unit->bind[i].node[0]);
    return true;
}

static bool
add_rule (struct book *book, const struct book_section *section, const struct rule *rule, const struct bind_context *context, GError **error)
{
    guint index = book->units->len;
    struct unit *unit = add_unit (book, UNIT_RULE, -1);

    unit->section = section;
    unit->row = context->row;
    unit->rule = rule;
    unit->formula = rule->must;
    unit->bind = book_bind_formula (book, context, rule->must, NULL, error);
    if (unit->bind == NULL || !place_rule (book, unit, context, error) || !bind_say (book, unit, context, error))
        return false;
    if (rule->when != NULL && (unit->when = book_bind_formula (book, context, rule->when, NULL, error)) == NULL)
        return false;
    if (unit->cell < 0) /* all its rows are absent: nothing to be checked */
        g_array_set_size (book->units, index);
    return true;
}

static bool
concerns (const struct rule *rule, const struct book_row *row)
{
    if (rule->rows != NULL)
        return g_strv_contains ((const char *const *)rule->rows, row->id);
    return strcmp (rule->each, "leaves") != 0 || (row->leaf && (row->form == NULL || row->form->formula == NULL));
}

static bool
add_rules (struct book *book, const struct book_section *section, GError **error)
{
    for (guint i = 0; i < section->form->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index (section->form->rules, i);
        struct bind_context context = { section, NULL, NULL, bind_mode_of_each (rule->each) };
        if (rule->each == NULL) {
            if (!add_rule (book, section, rule, &context, error))
                return false;
        } else if (strcmp (rule->each, "columns") == 0) {
            for (guint c = 0; c < section->form->columns->len; c++) {
                context.column = g_ptr_array_index (section->form->columns, c);
                if (context.column->type < TYPE_TEXT && !add_rule (book, section, rule, &context, error))
                    return false;
            }
        } else {
            for (guint r = 0; r < section->rows->len; r++) {
                context.row = g_ptr_array_index (section->rows, r);
                if (concerns (rule, context.row) && !add_rule (book, section, rule, &context, error))
                    return false;
            }
        }
    }
    return true;
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
    for (guint s = 0; s < book->sections->len; s++) {
        const struct book_section *section = g_ptr_array_index (book->sections, s);
        for (guint r = 0; r < section->rows->len; r++) {
            const struct book_row *row = g_ptr_array_index (section->rows, r);
            for (guint c = 0; c < section->form->columns->len; c++)
                if (row->cell[c] >= 0 && !add_cell_units (book, book_cell (book, row->cell[c]), error))
                    return false;
            if (section->form->kind == SECTION_TREE && row->form == NULL && row->cell[0] >= 0)
                add_unit (book, UNIT_CODE, row->cell[0]);
        }
        if (!add_rules (book, section, error))
            return false;
    }
    book_units_index (book);
    return true;
}

void
book_units_clear (struct book *book)
{
    for (guint i = 0; i < book->units->len; i++)
        finding_free (g_array_index (book->units, struct unit, i).finding);
    g_array_set_size (book->units, 0);
    g_array_set_size (book->unit_queue, 0);
    g_clear_pointer (&book->unit_start, g_free);
    g_clear_pointer (&book->unit_list, g_free);
    g_clear_pointer (&book->unit_dirty, g_free);
    g_clear_pointer (&book->findings, g_ptr_array_unref);
}

static void
each_bound (const struct binding *bind, int n, void (*visit) (int node, void *data), void *data)
{
    for (int i = 0; bind != NULL && i < n; i++)
        for (int k = 0; k < bind[i].n; k++)
            visit (bind[i].node[k], data);
}

/* Every node whose change may change the unit's outcome or its sentence. */
static void
each_node (const struct unit *unit, void (*visit) (int node, void *data), void *data)
{
    if (unit->cell >= 0)
        visit (node_of (unit->cell, false), data);
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

    book->unit_start = g_new0 (int, n + 1);
    for (guint i = 0; i < book->units->len; i++)
        each_node (&g_array_index (book->units, struct unit, i), count_node, book->unit_start);
    for (gsize i = 0; i < n; i++)
        book->unit_start[i + 1] += book->unit_start[i];
    book->unit_list = g_new (int, (gsize)MAX (book->unit_start[n], 1));
    g_autofree int *next = g_new (int, n + 1);
    memcpy (next, book->unit_start, (n + 1) * sizeof (int));
    for (guint i = 0; i < book->units->len; i++) {
        struct fill fill = { next, book->unit_list, (int)i };
        each_node (&g_array_index (book->units, struct unit, i), fill_node, &fill);
    }
    book->unit_dirty = g_new0 (guint8, MAX (book->units->len, 1));
}

void
book_mark_unit (struct book *book, int unit)
{
    if (book->unit_dirty[unit])
        return;
    book->unit_dirty[unit] = 1;
    g_array_append_val (book->unit_queue, unit);
}

void
book_mark_units_of_node (struct book *book, int node)
{
    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++)
        book_mark_unit (book, book->unit_list[i]);
}

void
book_mark_explained (struct book *book, const char *rule, const char *cell)
{
    const char *dot = strchr (rule, '.');

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->cell >= 0 && strcmp (book_cell (book, unit->cell)->address, cell) == 0 && dot != NULL &&
            strcmp (unit_word (unit, book), dot + 1) == 0)
            book_mark_unit (book, (int)i);
    }
}

/* --- one unit ---------------------------------------------------------------------------------------------------------- */

struct result {
    enum outcome outcome;
    bool has_difference;
    int64_t difference;
    int64_t tolerance;
    enum cell_type type;
    int blank; /* node in the way, -1 unknown */
};

static void
take_unknown (struct result *result, const struct value *value)
{
    result->outcome = OUTCOME_INSUFFICIENT;
    result->blank = value->node;
    if (value->state == VALUE_UNKNOWN && value->why == WHY_ZERO_BASE)
        result->outcome = OUTCOME_NA;
    else if (value->state == VALUE_UNKNOWN && value->why != WHY_BLANK)
        result->outcome = OUTCOME_INTERNAL;
}

/* Two figures that should be equal, or in an order: within the halves of both it is rounding. */
static void
weigh (const struct value *left, const struct value *right, const char *sign, struct result *result)
{
    struct value gap = number_operate (OP_SUBTRACT, left, right);
    bool strict = strcmp (sign, "<") == 0 || strcmp (sign, ">") == 0 || strcmp (sign, "<>") == 0;

    if (gap.state != VALUE_NUMBER || !number_divide (gap.num, gap.den, &result->difference)) {
        result->outcome = OUTCOME_INTERNAL;
        return;
    }
    int64_t off = result->difference;
    bool holds = sign[0] == '=' ? off == 0 : strcmp (sign, "<>") == 0 ? off != 0
                 : sign[0] == '<' ? (strict ? off < 0 : off <= 0) : (strict ? off > 0 : off >= 0);
    result->has_difference = true;
    result->tolerance = strict ? 0 : left->half + right->half;
    result->type = gap.type;
    if (holds)
        result->outcome = OUTCOME_PASS;
    else
        result->outcome = !strict && (off < 0 ? -off : off) <= result->tolerance ? OUTCOME_ROUNDING : OUTCOME_FAIL;
}

static void
as_zero (struct value *value)
{
    if (value->state == VALUE_NA)
        *value = value_number (TYPE_COUNT, 0, 0);
}

static void
judge (const struct formula *formula, const struct eval_env *env, struct result *result)
{
    struct value left;
    struct value right;
    const char *sign = expr_sides (formula->expr, env, &left, &right);
    bool figures = false;

    if (sign != NULL) {
        as_zero (&left);
        as_zero (&right);
        figures = left.state == VALUE_NUMBER && right.state == VALUE_NUMBER;
        if (figures)
            weigh (&left, &right, sign, result);
        value_clear (&left);
        value_clear (&right);
    }
    if (figures)
        return;

    struct value why = VALUE_INIT;
    int yes = expr_test (formula->expr, env, &why);
    if (yes < 0)
        take_unknown (result, &why);
    else
        result->outcome = yes ? OUTCOME_PASS : OUTCOME_FAIL;
    value_clear (&why);
}

static const char *
measure_of (const struct book *book, const struct unit *unit)
{
    return unit->cell >= 0 ? book_cell (book, unit->cell)->measure : NULL;
}

static bool
applies (const struct book *book, const struct unit *unit)
{
    const struct formula *when = unit->kind == UNIT_RULE ? unit->rule->when : unit->when != NULL ? unit->section->form->when : NULL;
    struct eval_env env;

    if (when == NULL)
        return true;
    book_env (book, unit->section, NULL, unit->when, &env);
    return expr_test (when->expr, &env, NULL) == 1;
}

static void
judge_control (const struct book *book, const struct unit *unit, struct result *result)
{
    const struct cell *cell = book_cell (book, unit->cell);
    const struct value *value = book_value (book, node_of (unit->cell, false));

    if (!cell->computed) {
        result->outcome = cell->value.doubtful ? OUTCOME_FAIL : OUTCOME_NA;
        return;
    }
    if (cell->control.state != ENTRY_VALUE)
        return;
    if (value->state != VALUE_NUMBER && value->state != VALUE_NA) {
        take_unknown (result, value);
        return;
    }
    struct value computed = value_copy (value);
    struct value control = value_number (cell->type, cell->control.num, cell->control.half);
    as_zero (&computed);
    weigh (&computed, &control, "=", result);
}

static void
judge_cross (const struct book *book, const struct unit *unit, struct result *result)
{
    const struct cell *cell = book_cell (book, unit->cell);
    const struct value *value = book_value (book, node_of (unit->cell, false));
    struct eval_env env;

    book_env (book, unit->section, cell->measure, unit->bind, &env);
    struct value other = expr_eval (unit->formula->expr, &env);
    struct value computed = value_copy (value);
    as_zero (&other);
    as_zero (&computed);
    if (computed.state == VALUE_NUMBER && other.state == VALUE_NUMBER)
        weigh (&computed, &other, "=", result);
    else if (computed.state != VALUE_BLANK)
        take_unknown (result, computed.state == VALUE_NUMBER ? &other : &computed);
    value_clear (&other);
    value_clear (&computed);
}

static void
judge_required (const struct book *book, const struct unit *unit, struct result *result)
{
    struct eval_env env;

    book_env (book, unit->section, measure_of (book, unit), unit->bind, &env);
    if (expr_test (unit->formula->expr, &env, NULL) != 1)
        return;
    result->outcome = book_cell (book, unit->cell)->value.state == ENTRY_BLANK ? OUTCOME_FAIL : OUTCOME_PASS;
}

static struct result
judge_unit (const struct book *book, const struct unit *unit)
{
    struct result result = { .outcome = OUTCOME_NA, .blank = -1 };
    struct eval_env env;

    if (!applies (book, unit))
        return result;
    switch (unit->kind) {
    case UNIT_RULE:
        book_env (book, unit->section, measure_of (book, unit), unit->bind, &env);
        judge (unit->formula, &env, &result);
        break;
    case UNIT_CELL:
        judge_control (book, unit, &result);
        break;
    case UNIT_CROSS:
        judge_cross (book, unit, &result);
        break;
    case UNIT_REQUIRED:
        judge_required (book, unit, &result);
        break;
    case UNIT_CODE: {
        const struct section *form = unit->section->form;
        if (form->codes != NULL)
            result.outcome = form_code_name (book->form, form->codes, unit->row->id) != NULL ? OUTCOME_PASS : OUTCOME_FAIL;
        break;
    }
    }
    return result;
}

/* --- the finding in words ---------------------------------------------------------------------------------------------- */

static void
add_operand (int node, void *data)
{
    GArray *nodes = data;

    for (guint i = 0; i < nodes->len; i++)
        if (g_array_index (nodes, int, i) == node)
            return;
    g_array_append_val (nodes, node);
}

static GArray *
unit_operands (const struct book *book, const struct unit *unit)
{
    GArray *nodes = g_array_new (FALSE, FALSE, sizeof (int));

    if (unit->kind == UNIT_CELL && book_cell (book, unit->cell)->computed) {
        g_autoptr (GArray) operands = book_operands (book, node_of (unit->cell, false));
        for (guint i = 0; i < operands->len; i++)
            add_operand (g_array_index (operands, int, i), nodes);
    } else if (unit->formula != NULL && unit->kind != UNIT_REQUIRED) {
        each_bound (unit->bind, expr_n_refs (unit->formula->expr), add_operand, nodes);
    }
    return nodes;
}

static char *
node_address (const struct book *book, int node)
{
    return g_strconcat (book_cell (book, node_cell (node))->address, node_prior (node) ? "@prior" : NULL, NULL);
}

static void
fill_operands (const struct book *book, const struct unit *unit, struct finding *finding)
{
    g_autoptr (GArray) nodes = unit_operands (book, unit);
    g_autoptr (GString) exact = g_string_new (NULL);

    finding->operands = g_new0 (char *, nodes->len + 1);
    finding->shown = g_new0 (char *, nodes->len + 1);
    for (guint i = 0; i < nodes->len; i++) {
        int node = g_array_index (nodes, int, i);
        const struct value *value = book_value (book, node);
        finding->operands[i] = node_address (book, node);
        finding->shown[i] = book_print_unit (book, node);
        g_string_append_printf (exact, "%d/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s|", value->state, value->num, value->half,
                                value->text != NULL ? value->text : "");
    }
    finding->signature = g_compute_checksum_for_string (G_CHECKSUM_SHA256, exact->str, -1);
}

static char *
print_steps (const struct book *book, const struct unit *unit, enum cell_type type, int64_t num)
{
    const struct cell *cell = book_cell (book, unit->cell);
    struct number_style style = cell->style.type == type ? cell->style
                                : type == TYPE_MONEY ? section_instance (unit->section)->money
                                                     : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false);
    int64_t printed = number_printed (num, &style);

    if (type == TYPE_MONEY && printed != num) /* a difference smaller than the form shows: say it in 元 */
        style = number_style (TYPE_MONEY, "元", 2, false);
    g_autofree char *text = number_format (num, &style);
    return g_strconcat (text, type == TYPE_MONEY ? style.unit : type == TYPE_PERCENT ? "%" : "", NULL);
}

/* a + b + c with their figures */
static char *
addends (const struct finding *finding)
{
    g_autoptr (GString) text = g_string_new (NULL);

    for (int i = 0; finding->shown[i] != NULL; i++)
        if (finding->shown[i][0] != '\0')
            g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", finding->shown[i]);
    return g_strdup (text->str);
}

static char *
control_sentence (const struct book *book, const struct unit *unit, const struct finding *finding, const struct result *result)
{
    const struct cell *cell = book_cell (book, unit->cell);
    g_autofree char *words = cell_words (cell);

    if (!cell->computed)
        return g_strdup_printf (_("%s is marked doubtful; settle it and take the mark away"), words);
    g_autofree char *computed = book_print_unit (book, node_of (unit->cell, false));
    g_autofree char *control = print_steps (book, unit, cell->type, cell->control.num);
    g_autofree char *gap = print_steps (book, unit, result->type, result->difference);
    g_autofree char *room = print_steps (book, unit, result->type, result->tolerance);
    g_autofree char *parts = addends (finding);
    if (cell->type == TYPE_PERCENT || parts[0] == '\0')
        return g_strdup_printf (_("%s: computed %s, control figure %s, difference %s, rounding allows %s"), words, computed, control, gap, room);
    return g_strdup_printf (_("%s: computed %s (from %s), control figure %s, difference %s, rounding allows %s"), words, computed, parts,
                            control, gap, room);
}

static char *
rule_sentence (struct book *book, const struct unit *unit, const struct finding *finding, const struct result *result)
{
    if (unit->rule->say != NULL) {
        g_autoptr (GString) text = g_string_new (NULL);
        book_render (book, unit->section, unit->row, unit->rule->say, NULL, text, NULL);
        return g_strdup (text->str);
    }
    g_autofree char *figures = g_strjoinv ("  ", finding->shown);
    g_autofree char *gap = result->has_difference ? print_steps (book, unit, result->type, result->difference) : g_strdup ("");
    return g_strdup_printf (_("“%s” does not hold: %s; difference %s"), expr_source (unit->formula->expr), figures, gap);
}

static char *
unit_sentence (struct book *book, const struct unit *unit, const struct finding *finding, const struct result *result)
{
    g_autofree char *words = cell_words (book_cell (book, unit->cell));

    switch (unit->kind) {
    case UNIT_RULE:
        return rule_sentence (book, unit, finding, result);
    case UNIT_CELL:
        return control_sentence (book, unit, finding, result);
    case UNIT_CROSS: {
        g_autofree char *down = book_print_unit (book, node_of (unit->cell, false));
        g_autofree char *gap = print_steps (book, unit, result->type, result->difference);
        return g_strdup_printf (_("%s: added down the column %s, across the row it differs by %s"), words, down, gap);
    }
    case UNIT_REQUIRED:
        return g_strdup_printf (_("%s is required and still blank"), words);
    case UNIT_CODE:
        break;
    }
    return g_strdup_printf (_("the code %s is not in this year's list; check it, or explain it"), unit->row->id);
}

static void
fill_explanation (const struct book *book, struct finding *finding)
{
    g_autofree char *key = g_strconcat (finding->rule, "\t", finding->cell, NULL);
    const struct entry *entry = g_hash_table_lookup (book->explanations, key);

    if (entry == NULL || entry->text == NULL)
        return;
    finding->explanation = g_strdup (entry->text);
    finding->lapsed = g_strcmp0 (entry->raw, finding->signature) != 0;
}

static struct finding *
make_finding (struct book *book, const struct unit *unit, const struct result *result)
{
    struct finding *finding = g_new0 (struct finding, 1);

    finding->rule = g_strconcat (unit->section->form->id, ".", unit_word (unit, book), NULL);
    finding->severity = unit_severity (unit, book);
    finding->outcome = result->outcome;
    finding->node = node_of (unit->cell, false);
    finding->cell = g_strdup (book_cell (book, unit->cell)->address);
    finding->has_difference = result->has_difference;
    finding->difference = result->difference;
    finding->tolerance = result->tolerance;
    finding->type = result->type;
    finding->basis = unit->kind == UNIT_RULE ? g_strdup (unit->rule->basis) : NULL;
    finding->hint = unit->kind == UNIT_RULE ? g_strdup (unit->rule->hint) : NULL;
    if (result->outcome == OUTCOME_INSUFFICIENT && result->blank >= 0)
        finding->blank = node_address (book, result->blank);
    fill_operands (book, unit, finding);
    finding->sentence = unit_sentence (book, unit, finding, result);
    fill_explanation (book, finding);
    return finding;
}

static bool
same_finding (const struct finding *a, const struct finding *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp (a->sentence, b->sentence) == 0 && strcmp (a->signature, b->signature) == 0 && a->lapsed == b->lapsed &&
           g_strcmp0 (a->explanation, b->explanation) == 0;
}

static void
check_unit (struct book *book, struct unit *unit, GPtrArray *changes)
{
    struct result result = judge_unit (book, unit);
    struct finding *finding = result.outcome == OUTCOME_FAIL ? make_finding (book, unit, &result) : NULL;

    unit->outcome = result.outcome;
    if (same_finding (unit->finding, finding)) {
        finding_free (finding);
        return;
    }
    if (changes != NULL) {
        struct change *change = g_new0 (struct change, 1);
        change->kind = CHANGE_FINDING;
        change->finding = finding_copy (finding != NULL ? finding : unit->finding);
        change->finding->outcome = result.outcome;
        g_ptr_array_add (changes, change);
    }
    finding_free (unit->finding);
    unit->finding = finding;
    g_clear_pointer (&book->findings, g_ptr_array_unref);
}

void
book_check (struct book *book, GPtrArray *changes)
{
    for (guint i = 0; i < book->unit_queue->len; i++) {
        int index = g_array_index (book->unit_queue, int, i);
        book->unit_dirty[index] = 0;
        check_unit (book, &g_array_index (book->units, struct unit, index), changes);
    }
    g_array_set_size (book->unit_queue, 0);
}

/* --- what is asked of all of them -------------------------------------------------------------------------------------- */

static int
finding_rank (const struct finding *finding)
{
    static const int rank[] = { [SEVERITY_ERROR] = 0, [SEVERITY_MISSING] = 1, [SEVERITY_WARNING] = 2, [SEVERITY_HINT] = 3 };

    return rank[finding->severity];
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
    const struct finding *x = *(const struct finding *const *)a;
    const struct finding *y = *(const struct finding *const *)b;

    if (finding_rank (x) != finding_rank (y))
        return finding_rank (x) - finding_rank (y);
    if (x->node != y->node)
        return x->node - y->node;
    return strcmp (x->rule, y->rule);
}

const GPtrArray *
book_findings (struct book *book)
{
    if (book->findings != NULL)
        return book->findings;
    book->findings = g_ptr_array_new ();
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding != NULL)
            g_ptr_array_add (book->findings, unit->finding);
    }
    g_ptr_array_sort (book->findings, compare_findings);
    return book->findings;
}

/* Units that are checks at all: a cell without control figure and mark is none. */
static bool
is_check (const struct book *book, const struct unit *unit)
{
    if (unit->kind != UNIT_CELL)
        return unit->kind != UNIT_REQUIRED || unit->outcome != OUTCOME_NA;
    const struct cell *cell = book_cell (book, unit->cell);
    return cell->computed ? cell->control.state == ENTRY_VALUE : cell->value.doubtful;
}

GPtrArray *
book_outcomes (struct book *book)
{
    GPtrArray *outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        struct result result = judge_unit (book, unit);
        if (is_check (book, unit))
            g_ptr_array_add (outcomes, make_finding (book, unit, &result));
    }
    return outcomes;
}

struct ledger
book_ledger (struct book *book)
{
    struct ledger ledger = { { 0 } };

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->kind != UNIT_REQUIRED && is_check (book, unit))
            ledger.n[unit->outcome]++;
    }
    return ledger;
}

struct section_status
book_section_status (struct book *book, const struct book_section *section)
{
    struct section_status status = { 0, 0, 0, 0, 0, 0 };

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->section != section)
            continue;
        if (unit->kind == UNIT_REQUIRED && unit->outcome != OUTCOME_NA) {
            status.required++;
            status.filled += unit->outcome == OUTCOME_PASS;
        } else if (unit->finding != NULL) {
            bool explained = unit->finding->explanation != NULL && !unit->finding->lapsed;
            status.errors += unit->finding->severity == SEVERITY_ERROR;
            status.hints += unit->finding->severity == SEVERITY_HINT;
            if (unit->finding->severity == SEVERITY_WARNING)
                *(explained ? &status.explained : &status.warnings) += 1;
        }
    }
    return status;
}

bool
book_missing (const struct book *book, const struct cell *cell)
{
    int node = node_of (cell->index, false);

    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, book->unit_list[i]);
        if (unit->kind == UNIT_REQUIRED && unit->cell == cell->index)
            return unit->outcome == OUTCOME_FAIL;
    }
    return false;
}
