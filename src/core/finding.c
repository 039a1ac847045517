/* A finding in words: the sentence with every addend, the difference and what rounding allows. */
#include "core/book-private.h"
#include "core/expr-private.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

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

static enum severity
unit_severity (const struct unit *unit, const struct book *book)
{
    switch (unit->kind) {
    case UNIT_RULE:
    case UNIT_TEXTS:
        return unit->rule->severity;
    case UNIT_CROSS:
    case UNIT_CHANGES:
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

/* What a row is called: its label; in a list what its first text says, else its place. */
static char *
row_words (const struct book *book, const struct cell *cell)
{
    const struct book_row *row = cell->row;
    enum section_kind kind = cell->section->form->kind;

    if (row->form != NULL || kind == SECTION_TREE || !row->added)
        return g_strdup (row->label != NULL ? row->label : row->id);
    for (guint c = 0; c < cell->section->form->columns->len; c++) {
        const struct column *column = g_ptr_array_index (cell->section->form->columns, c);
        const struct value *value = row->cell[c] >= 0 ? book_value (book, node_of (row->cell[c], false)) : NULL;
        if (value != NULL && column->type == TYPE_TEXT && value->state == VALUE_TEXT && row->cell[c] != cell->index) {
            size_t length = text_fit (value->text, 30, NULL);
            return g_strndup (value->text, length);
        }
    }
    return g_strdup_printf (_("row %d"), book_row_index (cell->section, row->id) + 1);
}

char *
cell_words (const struct book *book, const struct cell *cell)
{
    g_autofree char *row = row_words (book, cell);

    if (cell->section->form->columns->len == 1 || cell->column->label == NULL)
        return g_steal_pointer (&row);
    return g_strconcat (row, " ", cell->column->label, NULL);
}

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
    } else if (unit->kind == UNIT_CHANGES) {
        g_autoptr (GArray) operands = book_operands (book, node_of (unit->cell, true));
        add_operand (node_of (unit->cell, true), nodes);
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

/* All that an explanation was written for: the operands, and what made the rule apply. */
static char *
sign_values (const struct book *book, const struct unit *unit, GArray *nodes)
{
    g_autoptr (GString) exact = g_string_new (NULL);

    if (unit->kind == UNIT_RULE && unit->rule->when != NULL)
        each_bound (unit->when, expr_n_refs (unit->rule->when->expr), add_operand, nodes);
    for (guint i = 0; i < nodes->len; i++) {
        const struct value *value = book_value (book, g_array_index (nodes, int, i));
        g_string_append_printf (exact, "%d/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s|", value->state, value->num, value->half,
                                value->text != NULL ? value->text : "");
    }
    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, exact->str, -1);
}

/* Where a rule looks through many texts, those that are not there say nothing. */
static bool
says_nothing (const struct book *book, int node, guint n)
{
    enum { MANY = 4 };

    return n >= MANY && book_cell (book, node_cell (node))->type == TYPE_TEXT && book_value (book, node)->state == VALUE_BLANK;
}

static void
fill_operands (const struct book *book, const struct unit *unit, struct finding *finding)
{
    g_autoptr (GArray) nodes = unit_operands (book, unit);
    guint n = 0;

    finding->operands = g_new0 (char *, nodes->len + 1);
    finding->shown = g_new0 (char *, nodes->len + 1);
    for (guint i = 0; i < nodes->len; i++) {
        int node = g_array_index (nodes, int, i);
        if (says_nothing (book, node, nodes->len))
            continue;
        finding->operands[n] = node_address (book, node);
        finding->shown[n++] = book_print_unit (book, node);
    }
    finding->signature = sign_values (book, unit, nodes);
}

static char *
print_steps (const struct book *book, const struct unit *unit, enum cell_type type, int64_t num)
{
    const struct cell *cell = unit->cell >= 0 ? book_cell (book, unit->cell) : NULL;
    struct number_style style = cell != NULL && cell->style.type == type ? cell->style
                                : type == TYPE_MONEY ? section_instance (unit->section)->money
                                                     : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false);
    int64_t printed = number_printed (num, &style);

    if (type == TYPE_MONEY && printed != num) /* a difference smaller than the form shows: say it in 元 */
        style = number_style (TYPE_MONEY, "元", 2, true);
    g_autofree char *text = number_format (num, &style);
    return g_strconcat (text, type == TYPE_MONEY ? style.unit : type == TYPE_PERCENT ? "%" : "", NULL);
}

struct addends {
    const struct book *book;
    GString *text;
};

static void
add_term (int node, int sign, void *data)
{
    struct addends *addends = data;
    g_autofree char *shown = book_print_unit (addends->book, node);

    if (shown[0] == '\0')
        return;
    if (addends->text->len > 0 || sign < 0)
        g_string_append (addends->text, sign < 0 ? addends->text->len > 0 ? " - " : "-" : " + ");
    g_string_append (addends->text, shown);
}

/* a + b - c with their figures; "" of a formula that does more than that. */
static char *
addends (const struct book *book, const struct cell *cell)
{
    struct addends addends = { book, g_string_new (NULL) };

    expr_terms (cell->formula->expr, book->bind[cell->index], add_term, &addends);
    return g_string_free (addends.text, FALSE);
}

static void
add_prior_term (int node, int sign, void *data)
{
    add_term (node_of (node_cell (node), true), sign, data);
}

static char *
prior_addends (const struct book *book, const struct cell *cell)
{
    struct addends addends = { book, g_string_new (NULL) };

    expr_terms (cell->formula->expr, book->bind[cell->index], add_prior_term, &addends);
    return g_string_free (addends.text, FALSE);
}

static char *
control_sentence (const struct book *book, const struct unit *unit, const struct result *result)
{
    const struct cell *cell = book_cell (book, unit->cell);
    g_autofree char *words = cell_words (book, cell);

    if (!cell->computed)
        return g_strdup_printf (_("%s is marked doubtful; settle it and take the mark away"), words);
    if (!result->has_difference) {
        g_autofree char *paper = print_steps (book, unit, cell->type, cell->control.num);
        return g_strdup_printf (_("%s: the base is 0, so there is no percentage; the control figure says %s"), words, paper);
    }
    g_autofree char *computed = book_print_unit (book, node_of (unit->cell, false));
    g_autofree char *control = print_steps (book, unit, cell->type, cell->control.num);
    g_autofree char *gap = print_steps (book, unit, result->type, result->difference);
    g_autofree char *room = print_steps (book, unit, result->type, result->tolerance);
    g_autofree char *parts = addends (book, cell);
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
        const struct book_section *home = unit->text ? book_cell (book, unit->cell)->section : unit->section;
        struct bind_context context = { home, unit->row, unit->column, bind_mode_of_each (unit->rule->each) };
        struct value found = unit_found (book, unit);
        book_render_in (book, &context, unit->rule->say, NULL, found.text, text, NULL);
        value_clear (&found);
        return g_strdup (text->str);
    }
    g_autofree char *figures = g_strjoinv ("  ", finding->shown);
    g_autofree char *gap = result->has_difference ? print_steps (book, unit, result->type, result->difference) : g_strdup ("");
    return g_strdup_printf (_("“%s” does not hold: %s; difference %s"), expr_source (unit->formula->expr), figures, gap);
}

/* What is wrong with a code, and which one is probably meant. */
static char *
code_sentence (const struct book *book, const struct unit *unit)
{
    const struct code *near = NULL;
    enum code_state state = unit_code_state (book, unit, &near);
    g_autofree char *meant = near != NULL ? g_strdup_printf ("%s %s", near->code, near->name) : NULL;
    const char *code = unit->row->id;

    if (state == CODE_ABOVE)
        return g_strdup_printf (_("%s %s has codes below it, such as %s; figures belong to the lowest code"), code, unit->row->label, meant);
    if (state == CODE_EXPIRED && meant != NULL)
        return g_strdup_printf (_("the code %s is not for %d; its name is now that of %s"), code, book->year, meant);
    if (state == CODE_EXPIRED)
        return g_strdup_printf (_("the code %s is for other years than %d"), code, book->year);
    if (meant != NULL)
        return g_strdup_printf (_("the code %s is not in the list of %d; is %s meant?"), code, book->year, meant);
    return g_strdup_printf (_("the code %s is not in the list of %d; check it, or explain it"), code, book->year);
}

static char *
unit_sentence (struct book *book, const struct unit *unit, const struct finding *finding, const struct result *result)
{
    if (unit->kind == UNIT_RULE)
        return rule_sentence (book, unit, finding, result);

    g_autofree char *words = cell_words (book, book_cell (book, unit->cell));
    switch (unit->kind) {
    case UNIT_CELL:
        return control_sentence (book, unit, result);
    case UNIT_CROSS: {
        g_autofree char *down = book_print_unit (book, node_of (unit->cell, false));
        g_autofree char *gap = print_steps (book, unit, result->type, result->difference);
        return g_strdup_printf (_("%s: added down the column %s, across the row it differs by %s"), words, down, gap);
    }
    case UNIT_CHANGES: {
        g_autofree char *typed = book_print_unit (book, node_of (unit->cell, true));
        g_autofree char *parts = prior_addends (book, book_cell (book, unit->cell));
        g_autofree char *gap = print_steps (book, unit, result->type, result->difference);
        return g_strdup_printf (_("%s: last year's %s is not the sum of last year's parts (%s), difference %s; so their changes do not add up"),
                                words, typed, parts, gap);
    }
    case UNIT_REQUIRED:
        return g_strdup_printf (_("%s is required and still blank"), words);
    case UNIT_RULE:
    case UNIT_CODE:
    case UNIT_TEXTS:
        break;
    }
    return code_sentence (book, unit);
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

/* One rule for all formulas: what is computed against what was typed for it, or against another way to compute it. */
static bool
judges_formula (const struct book *book, const struct unit *unit)
{
    return unit->kind == UNIT_CROSS || unit->kind == UNIT_CHANGES || (unit->kind == UNIT_CELL && book_cell (book, unit->cell)->computed);
}

static char *
unit_hint (const struct book *book, const struct unit *unit)
{
    if (unit->kind == UNIT_RULE)
        return g_strdup (unit->rule->hint);
    if (unit->kind == UNIT_CODE)
        return g_strdup (_("Put the code right; or whoever reviews gives it a name for this file (codes ... --settle)."));
    if (!judges_formula (book, unit))
        return NULL;
    const char *message = cell_message (book_cell (book, unit->cell));
    const char *remove = _("The control figure was typed on a cell that is computed; take it away if it was not meant as one.");
    return unit->kind != UNIT_CELL ? g_strdup (message) : message == NULL ? g_strdup (remove) : g_strconcat (remove, " ", message, NULL);
}

struct finding *
make_finding (struct book *book, const struct unit *unit, const struct result *result)
{
    struct finding *finding = g_new0 (struct finding, 1);

    finding->rule = g_strconcat (unit->section->form->id, ".", unit_word (unit, book), NULL);
    finding->severity = unit_severity (unit, book);
    finding->outcome = result->outcome;
    finding->node = unit->cell >= 0 ? node_of (unit->cell, false) : -1;
    finding->cell = g_strdup (unit->cell >= 0 ? book_cell (book, unit->cell)->address : unit->home->form->id);
    finding->has_difference = result->has_difference;
    finding->difference = result->difference;
    finding->tolerance = result->tolerance;
    finding->type = result->type;
    finding->basis = g_strdup (unit->kind == UNIT_RULE                ? unit->rule->basis
                               : judges_formula (book, unit) ? cell_basis (book, book_cell (book, unit->cell))
                                                             : NULL);
    finding->hint = unit_hint (book, unit);
    if (result->outcome == OUTCOME_INSUFFICIENT && result->blank >= 0)
        finding->blank = node_address (book, result->blank);
    fill_operands (book, unit, finding);
    finding->sentence = unit_sentence (book, unit, finding, result);
    fill_explanation (book, finding);
    return finding;
}

