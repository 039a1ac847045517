/* Judging: the outcome of each unit, anew whenever something it looks at has changed.  Never says which of two sides is wrong;
 * there is no tolerance but the rounding of the figures themselves. */
#include "core/book-private.h"
#include "core/expr-private.h"
#include "core/figures.h"

#include <string.h>

const char *const outcome_names[6] = { "pass", "rounding", "fail", "na", "insufficient", "internal" };

static void
take_unknown (struct result *result, const struct value *value)
{
    result->outcome = OUTCOME_INSUFFICIENT;
    result->blank = value->node;
    if (value->state == VALUE_UNKNOWN && (value->why == WHY_ZERO_BASE || value->why == WHY_SILENT))
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
    bool settled = false;

    if (sign != NULL) {
        as_zero (&left);
        as_zero (&right);
        bool open = left.state == VALUE_UNKNOWN || left.state == VALUE_BLANK;
        settled = open || (left.state == VALUE_NUMBER && right.state == VALUE_NUMBER);
        if (open)
            take_unknown (result, &left);
        else if (settled)
            weigh (&left, &right, sign, result);
        if (sign[0] != '=' && expr_has_limit (formula->expr)) /* how far from a limit says nothing that the sentence does not */
            result->has_difference = false;
        value_clear (&left);
        value_clear (&right);
    }
    if (settled)
        return;

    struct value why = VALUE_INIT;
    int yes = expr_test (formula->expr, env, &why);
    if (yes < 0)
        take_unknown (result, &why);
    else
        result->outcome = yes ? OUTCOME_PASS : OUTCOME_FAIL;
    value_clear (&why);
}

static void
unit_env (const struct book *book, const struct unit *unit, const struct binding *bind, struct eval_env *env)
{
    book_env (book, unit->section, unit->cell >= 0 ? book_cell (book, unit->cell)->measure : NULL, bind, env);
    if (unit->text && book_value (book, node_of (unit->cell, false))->state == VALUE_TEXT)
        env->letters = book_letters (book, unit->cell);
}

struct value
unit_found (const struct book *book, const struct unit *unit)
{
    struct value found = VALUE_INIT;
    struct eval_env env;

    if (unit->kind != UNIT_RULE || unit->rule->find == NULL)
        return found;
    unit_env (book, unit, unit->bind, &env);
    return expr_eval (unit->rule->find->expr, &env);
}

/* A blank text has no fault. */
static void
judge_find (const struct book *book, const struct unit *unit, struct result *result)
{
    struct value found = unit_found (book, unit);

    if (found.state == VALUE_TEXT)
        result->outcome = found.text[0] != '\0' ? OUTCOME_FAIL : OUTCOME_PASS;
    else if (found.state == VALUE_UNKNOWN && found.why == WHY_TYPE)
        result->outcome = OUTCOME_INTERNAL;
    value_clear (&found);
}

static bool
applies (const struct book *book, const struct unit *unit)
{
    const struct formula *when = unit->kind == UNIT_RULE ? unit->rule->when : unit->when != NULL ? unit->section->form->when : NULL;
    struct eval_env env;

    if (unit->text && book_value (book, node_of (unit->cell, false))->state != VALUE_TEXT)
        return false; /* that it is missing is another rule's business */
    if (when == NULL)
        return true;
    unit_env (book, unit, unit->when, &env);
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
    if (value->state == VALUE_UNKNOWN && value->why == WHY_ZERO_BASE) {
        result->outcome = OUTCOME_FAIL; /* paper has a percentage where there is none */
        return;
    }
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

struct prior_sum {
    const struct book *book;
    struct value sum;
    int parts;
    bool open; /* a part has a figure this year and none of last year */
};

static void
add_prior (int node, int sign, void *data)
{
    struct prior_sum *sum = data;
    const struct value *now = book_value (sum->book, node_of (node_cell (node), false));
    const struct value *prior = book_value (sum->book, node_of (node_cell (node), true));

    if (node_prior (node) || (prior->state != VALUE_NUMBER && now->state != VALUE_BLANK)) {
        sum->open = true;
    } else if (prior->state == VALUE_NUMBER) {
        sum->sum = sum->parts++ > 0 || sign < 0 ? number_operate (sign < 0 ? OP_SUBTRACT : OP_ADD, &sum->sum, prior) : *prior;
    }
}

/* Last year's figure was typed on the whole and on the parts: the changes of the parts add up only if these do.  A part that is
 * blank in both years is none. */
static void
judge_changes (const struct book *book, const struct unit *unit, struct result *result)
{
    const struct cell *cell = book_cell (book, unit->cell);
    struct prior_sum sum = { .book = book, .sum = value_number (TYPE_COUNT, 0, 0) };

    if (cell->prior.state != ENTRY_VALUE)
        return;
    expr_terms (cell->formula->expr, book->bind[unit->cell], add_prior, &sum);
    const struct value *typed = book_value (book, node_of (unit->cell, true));
    if (sum.parts > 0 && !sum.open && sum.sum.state == VALUE_NUMBER && typed->state == VALUE_NUMBER)
        weigh (&sum.sum, typed, "=", result);
}

static void
judge_required (const struct book *book, const struct unit *unit, struct result *result)
{
    struct eval_env env;

    unit_env (book, unit, unit->bind, &env);
    if (expr_test (unit->formula->expr, &env, NULL) != 1)
        return;
    result->outcome = book_cell (book, unit->cell)->value.state == ENTRY_BLANK ? OUTCOME_FAIL : OUTCOME_PASS;
}

enum code_state
unit_code_state (const struct book *book, const struct unit *unit, const struct code **near)
{
    const GPtrArray *codes = form_codes (book->form, unit->section->form->codes);
    enum code_state state = codes != NULL ? code_check (codes, book->year, unit->row->id, near) : CODE_RIGHT;

    if (state != CODE_ABOVE && form_code_settled (book->form, unit->section->form->codes, unit->row->id))
        return CODE_RIGHT;
    return state == CODE_ABOVE && !unit->row->leaf ? CODE_RIGHT : state;
}

struct result
judge_unit (const struct book *book, const struct unit *unit)
{
    struct result result = { .outcome = OUTCOME_NA, .blank = -1 };
    struct eval_env env;

    if (!applies (book, unit))
        return result;
    switch (unit->kind) {
    case UNIT_RULE:
        if (unit->rule->find != NULL) {
            judge_find (book, unit, &result);
            break;
        }
        unit_env (book, unit, unit->bind, &env);
        judge (unit->formula, &env, &result);
        break;
    case UNIT_CELL:
        judge_control (book, unit, &result);
        break;
    case UNIT_CROSS:
        judge_cross (book, unit, &result);
        break;
    case UNIT_CHANGES:
        judge_changes (book, unit, &result);
        break;
    case UNIT_REQUIRED:
        judge_required (book, unit, &result);
        break;
    case UNIT_CODE:
        if (unit->section->form->codes != NULL)
            result.outcome = unit_code_state (book, unit, NULL) == CODE_RIGHT ? OUTCOME_PASS : OUTCOME_FAIL;
        break;
    case UNIT_TEXTS: /* each text by a unit of its own */
        break;
    }
    return result;
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
note_finding (const struct finding *finding, enum outcome outcome, GPtrArray *changes)
{
    struct change *change = g_new0 (struct change, 1);

    change->kind = CHANGE_FINDING;
    change->finding = finding_copy (finding);
    change->finding->outcome = outcome;
    g_ptr_array_add (changes, change);
}

/* Adds what the unit stands for to its section's line on the home screen, or takes it away: where it is shown, not where it is
 * written. */
static void
count_unit (const struct unit *unit, int by)
{
    struct section_status *status = &section_instance (unit->home)->status;
    if (unit->kind == UNIT_REQUIRED && unit->outcome != OUTCOME_NA) {
        status->required += by;
        status->filled += unit->outcome == OUTCOME_PASS ? by : 0;
    } else if (unit->finding != NULL) {
        bool explained = unit->finding->explanation != NULL && !unit->finding->lapsed;
        int *count = unit->finding->severity == SEVERITY_ERROR   ? &status->errors
                     : unit->finding->severity == SEVERITY_HINT ? &status->hints
                     : unit->finding->severity != SEVERITY_WARNING ? NULL
                     : explained                                   ? &status->explained
                                                                   : &status->warnings;
        if (count != NULL)
            *count += by;
    }
}

void
book_check_unit (struct book *book, struct unit *unit, GPtrArray *changes)
{
    struct result result = judge_unit (book, unit);
    struct finding *finding = result.outcome == OUTCOME_FAIL ? make_finding (book, unit, &result) : NULL;

    count_unit (unit, -1);
    unit->outcome = result.outcome;
    if (same_finding (unit->finding, finding)) {
        count_unit (unit, 1);
        finding_free (finding);
        return;
    }
    if (changes != NULL)
        note_finding (finding != NULL ? finding : unit->finding, result.outcome, changes);
    finding_free (unit->finding);
    unit->finding = finding;
    count_unit (unit, 1);
    g_clear_pointer (&book->findings, g_ptr_array_unref);
}

void
book_collect_figures (struct book *book)
{
    figures_free (book->figures);
    book->figures = figures_new ();
    for (int node = 0; node < book->n_nodes; node++)
        if (book->values[node].state == VALUE_NUMBER)
            figures_add (book->figures, &book->values[node], book_cell (book, node_cell (node))->measure);
}

static void
move_figure (struct book *book, const struct value *value, const char *measure, void (*move) (struct figures *, const struct value *, const char *))
{
    if (value->state != VALUE_NUMBER)
        return;
    move (book->figures, value, measure);
    if (book->moved == NULL)
        book->moved = figures_new ();
    figures_add (book->moved, value, measure);
}

void
book_follow_value (struct book *book, int node, const struct value *old, const struct value *new)
{
    const char *measure = book_cell (book, node_cell (node))->measure;

    book_forget_text (book, node);
    if (book->figures == NULL)
        return;
    move_figure (book, old, measure, figures_remove);
    move_figure (book, new, measure, figures_add);
}

/* A text that names figures is looked at again whenever one that it may name has come or gone. */
static void
check_figures (struct book *book)
{
    for (guint i = 0; i < book->figure_units->len; i++) {
        int index = g_array_index (book->figure_units, int, i);
        const struct texts *texts = g_array_index (book->units, struct unit, index).texts;
        for (int k = 0; k < texts->n; k++) {
            const struct value *text = book_value (book, node_of (texts->text[k].cell, false));
            if (text->state != VALUE_TEXT || strpbrk (text->text, "0123456789") == NULL)
                continue;
            if (book->figures == NULL)
                book_collect_figures (book);
            if (book->moved != NULL && figures_concern (book->moved, text->text))
                book_mark_text (book, index, texts->text[k].cell);
        }
    }
    g_clear_pointer (&book->moved, figures_free);
}

void
book_check (struct book *book, GPtrArray *changes)
{
    check_figures (book);
    for (guint i = 0; i < book->unit_queue->len; i++) {
        int index = g_array_index (book->unit_queue, int, i);
        struct unit *unit = &g_array_index (book->units, struct unit, index);
        unit->dirty = false;
        if (unit->kind == UNIT_TEXTS) {
            book_check_texts (book, index, changes);
        } else {
            book->work.judged++;
            book_check_unit (book, unit, changes);
        }
    }
    g_array_set_size (book->unit_queue, 0);
}

GPtrArray *
book_findings_take (struct book *book)
{
    GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);

    for (guint i = 0; i < book->units->len; i++) {
        struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding != NULL)
            g_ptr_array_add (findings, g_steal_pointer (&unit->finding));
    }
    g_clear_pointer (&book->findings, g_ptr_array_unref);
    return findings;
}

static char *
finding_key (const struct finding *finding)
{
    return g_strconcat (finding->rule, "\t", finding->cell, NULL);
}

void
book_findings_note (struct book *book, const GPtrArray *before, GPtrArray *changes)
{
    g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer finding;

    for (guint i = 0; i < before->len; i++)
        g_hash_table_insert (old, finding_key (g_ptr_array_index (before, i)), g_ptr_array_index (before, i));
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding == NULL)
            continue;
        g_autofree char *key = finding_key (unit->finding);
        if (!same_finding (unit->finding, g_hash_table_lookup (old, key)))
            note_finding (unit->finding, OUTCOME_FAIL, changes);
        g_hash_table_remove (old, key);
    }
    g_hash_table_iter_init (&iter, old);
    while (g_hash_table_iter_next (&iter, NULL, &finding)) {
        struct finding *gone = finding;
        const struct cell *cell = index_get (&book->cell_index, gone->cell);
        gone->node = cell != NULL ? node_of (cell->index, false) : -1;
        note_finding (gone, OUTCOME_PASS, changes);
    }
}
