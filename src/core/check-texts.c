/* Rules on texts.  A rule has one unit for each section: it knows which of the section's texts have changed, and looks at those.  Nearly
 * every text has nothing that the rule looks for; only where it finds something a unit of its own is made, which carries the finding. */
#include "core/book-private.h"
#include "core/expr-private.h"

#include <string.h>

/* A name that means another cell for each text, as its row's. */
static bool
is_own (const struct ref *ref)
{
    return !ref_is_it (ref) && !(ref->n_parts > 1 && (ref->kind == REF_NAME || ref->kind == REF_KEYED));
}

static struct bind_context
text_context (const struct book *book, int cell)
{
    const struct cell *text = book_cell (book, cell);

    return (struct bind_context){ text->section, text->row, text->column, BIND_COLUMNS };
}

/* What a rule names, each list beside the names' bindings in a unit. */
struct names {
    const GPtrArray *refs;
    struct binding *bind;
};

static void
rule_names (const struct unit *unit, struct names names[3])
{
    const struct rule *rule = unit->rule;

    names[0] = (struct names){ unit->formula->expr->refs, unit->bind };
    names[1] = (struct names){ rule->when != NULL ? rule->when->expr->refs : NULL, unit->when };
    names[2] = (struct names){ rule->say != NULL ? template_refs (rule->say) : NULL, unit->say };
}

struct seen {
    guint8 *node; /* by node: whether it is in the list */
    GArray *list; /* of int */
};

static void
see (struct seen *seen, const struct binding *bind)
{
    for (int i = 0; i < bind->n; i++) {
        if (!seen->node[bind->node[i]])
            g_array_append_val (seen->list, bind->node[i]);
        seen->node[bind->node[i]] = 1;
    }
}

/* Names of a text's own row may not fit in some row. */
static bool
see_own (struct book *book, const struct unit *unit, struct seen *seen, GError **error)
{
    for (int k = 0; k < unit->texts->n; k++) {
        struct bind_context context = text_context (book, unit->texts->text[k].cell);
        struct unit own = *unit;
        struct arena_mark mark = arena_mark (&book->arena);
        struct names names[3];
        bool sound = unit_bind_rule (book, &own, &context, error);
        if (sound)
            rule_names (&own, names);
        for (int l = 0; sound && l < 3; l++)
            for (guint i = 0; names[l].refs != NULL && i < names[l].refs->len; i++)
                if (is_own (g_ptr_array_index (names[l].refs, i)))
                    see (seen, &names[l].bind[i]);
        arena_release (&book->arena, mark);
        if (!sound)
            return false;
    }
    return true;
}

/* The nodes besides the texts themselves whose change concerns all of them. */
static bool
find_seen (struct book *book, struct unit *unit, GError **error)
{
    struct seen seen = { g_new0 (guint8, (gsize)book->n_nodes), g_array_new (FALSE, FALSE, sizeof (int)) };
    struct names names[3];

    rule_names (unit, names);
    for (int l = 0; l < 3; l++)
        for (guint i = 0; names[l].refs != NULL && i < names[l].refs->len; i++) {
            const struct ref *ref = g_ptr_array_index (names[l].refs, i);
            unit->texts->own = unit->texts->own || is_own (ref);
            if (!is_own (ref) && !ref_is_it (ref))
                see (&seen, &names[l].bind[i]);
        }
    bool sound = !unit->texts->own || see_own (book, unit, &seen, error);
    unit->texts->seen.n = (int)seen.list->len;
    unit->texts->seen.node = arena_alloc (&book->arena, seen.list->len * sizeof (int));
    if (seen.list->len > 0)
        memcpy (unit->texts->seen.node, seen.list->data, seen.list->len * sizeof (int));
    g_free (seen.node);
    g_array_unref (seen.list);
    return sound;
}

static bool
names_one (char *const *list, const char *name)
{
    return list != NULL && g_strv_contains ((const char *const *)list, name);
}

/* Those of the section's texts that the rule looks at. */
static void
find_texts (const struct book *book, const struct book_section *home, const struct rule *rule, GArray *cells)
{
    const struct binding *texts = &section_instance (home)->texts;

    g_array_set_size (cells, 0);
    if (rule->columns == NULL)
        g_array_append_vals (cells, texts->node, (guint)texts->n);
    for (int i = 0; rule->columns != NULL && i < texts->n; i++) {
        int cell = texts->node[i];
        if (names_one (rule->columns, book_cell (book, cell)->column->id))
            g_array_append_val (cells, cell);
    }
}

/* *like: a unit of the rule in another section that has the same names, -1 none yet. */
static bool
add_texts (struct book *book, const struct book_section *section, const struct rule *rule, const struct book_section *home,
           const GArray *cells, int *like, GError **error)
{
    struct bind_context context = text_context (book, g_array_index (cells, int, 0));
    struct unit unit = unit_blank (UNIT_TEXTS, -1);
    const struct unit *same = *like >= 0 ? &g_array_index (book->units, struct unit, *like) : NULL;

    unit.home = home;
    unit.section = section;
    unit.rule = rule;
    unit.formula = rule->must != NULL ? rule->must : rule->find;
    unit.texts = arena_alloc (&book->arena, sizeof *unit.texts);
    unit.texts->n = (int)cells->len;
    unit.texts->text = arena_alloc (&book->arena, cells->len * sizeof (struct text));
    for (guint i = 0; i < cells->len; i++) {
        struct text *text = &unit.texts->text[i];
        text->cell = g_array_index (cells, int, i);
        text->unit = -1;
        text->outcome = OUTCOME_NA;
    }
    if (same != NULL) {
        unit.bind = same->bind;
        unit.when = same->when;
        unit.say = same->say;
        unit.texts->seen = same->texts->seen;
    } else if (!unit_bind_rule (book, &unit, &context, error) || !find_seen (book, &unit, error)) {
        return false;
    }
    if (!unit.texts->own)
        *like = (int)book->units->len;
    if (rule->find != NULL && expr_calls (rule->find->expr, "unknown_figure"))
        g_array_append_val (book->figure_units, book->units->len);
    g_array_append_val (book->units, unit);
    return true;
}

bool
book_add_texts (struct book *book, const struct book_section *section, const struct rule *rule, GError **error)
{
    g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (int));
    int like = -1;
    bool sound = true;

    for (int i = 0; sound && i < book_n_sections (book); i++) {
        const struct book_section *home = book_section_at (book, i);
        if (names_one (rule->except, home->form->id) || (rule->sections != NULL && !names_one (rule->sections, home->form->id)))
            continue;
        find_texts (book, home, rule, cells);
        sound = cells->len == 0 || add_texts (book, section, rule, home, cells, &like, error);
    }
    return sound;
}

/* The names of one list for this text; those that are the same for all texts are shared. */
static struct binding *
bind_names (struct book *book, const struct names *names, int cell)
{
    struct bind_context context = text_context (book, cell);
    struct binding *bind;

    if (names->refs == NULL)
        return NULL;
    bind = arena_alloc (&book->arena, names->refs->len * sizeof *bind);
    for (guint i = 0; i < names->refs->len; i++) {
        const struct ref *ref = g_ptr_array_index (names->refs, i);
        if (ref_is_it (ref)) {
            bind[i].n = 1;
            bind[i].node = arena_alloc (&book->arena, sizeof (int));
            bind[i].node[0] = node_of (cell, false);
        } else if (is_own (ref)) {
            book_bind_ref (book, &context, ref, &bind[i], NULL); /* it was found sound in find_seen */
        } else {
            bind[i] = names->bind[i];
        }
    }
    return bind;
}

/* What judging takes; book_text_unit adds what its sentence names. */
static struct unit
judged_unit (struct book *book, const struct unit *texts, int cell, struct names names[3])
{
    struct unit unit = *texts;

    rule_names (texts, names);
    unit.kind = UNIT_RULE;
    unit.texts = NULL;
    unit.text = true;
    unit.cell = cell;
    unit.row = book_cell (book, cell)->row;
    unit.column = book_cell (book, cell)->column;
    unit.bind = bind_names (book, &names[0], cell);
    unit.when = bind_names (book, &names[1], cell);
    unit.say = NULL;
    return unit;
}

struct unit
book_text_unit (struct book *book, const struct unit *texts, int cell)
{
    struct names names[3];
    struct unit unit = judged_unit (book, texts, cell, names);

    unit.say = bind_names (book, &names[2], cell);
    return unit;
}

void
book_forget_text (struct book *book, int node)
{
    if (book->letters[node_cell (node)] != NULL)
        book->letters[node_cell (node)]->known = false;
}

const struct letters *
book_letters (const struct book *book, int cell)
{
    struct letters *letters = book->letters[cell];

    if (letters == NULL)
        letters = book->letters[cell] = arena_alloc (&((struct book *)book)->texts, sizeof *letters);
    if (!letters->known)
        letters_of (book_value (book, node_of (cell, false))->text, letters);
    return letters;
}

/* What the rule's condition says of all its texts: 1 it holds, 0 it does not, -1 each has its own. */
static int
condition (const struct book *book, const struct unit *unit)
{
    struct names names[3];
    struct eval_env env;

    if (unit->rule->when == NULL)
        return 1;
    rule_names (unit, names);
    for (guint i = 0; i < names[1].refs->len; i++)
        if (ref_is_it (g_ptr_array_index (names[1].refs, i)) || is_own (g_ptr_array_index (names[1].refs, i)))
            return -1;
    book_env (book, unit->section, NULL, unit->when, &env);
    return expr_test (unit->rule->when->expr, &env, NULL) == 1;
}

/* What all texts of a rule have in common while they are looked at. */
struct look {
    int condition;         /* of `condition` */
    const guint16 *needs;  /* without these the outcome is told: */
    enum outcome outcome;  /* NULL and any: it is not */
};

/* Whether the characters of a text may tell that what the rule looks for cannot be in it. */
static struct look
look_of (const struct book *book, const struct unit *unit)
{
    const struct expr_node *root = unit->formula->expr->root;
    const struct expr_node *call = expr_op_compares (root->op) ? root->child[0] : root;
    struct look look = { .condition = condition (book, unit) };

    if (call->op != OP_CALL || call->needs == NULL || call->child[0]->op != OP_REF ||
        !ref_is_it (expr_ref (unit->formula->expr, call->child[0]->slot)))
        return look;
    bool says = expr_function_is_said (call->function); /* without what it says the rule does not apply, whatever else it is about */
    if (says || (call == root && look.condition >= 0))
        look.needs = call->needs;
    look.outcome = says ? OUTCOME_NA : OUTCOME_PASS;
    return look;
}

static bool
is_quiet (enum outcome outcome)
{
    return outcome == OUTCOME_PASS || outcome == OUTCOME_ROUNDING || outcome == OUTCOME_NA;
}

/* The place of a unit that is made for the text because there is something to be said about it. */
static int
keep_unit (struct book *book, const struct unit *texts, int cell)
{
    struct unit unit = book_text_unit (book, texts, cell);

    unit.outcome = OUTCOME_NA;
    g_array_append_val (book->units, unit);
    return (int)book->units->len - 1;
}

static void
check_text (struct book *book, int index, const struct look *look, struct text *text, GPtrArray *changes)
{
    const struct unit *texts = &g_array_index (book->units, struct unit, index);
    enum outcome outcome = OUTCOME_NA;

    if (text->unit < 0) {
        bool there = look->condition != 0 && book->values[node_of (text->cell, false)].state == VALUE_TEXT;
        if (there && look->needs != NULL && !needs_met (look->needs, book_letters (book, text->cell))) {
            outcome = look->outcome;
        } else if (there) {
            struct arena_mark mark = arena_mark (&book->arena);
            struct names names[3];
            struct unit unit = judged_unit (book, texts, text->cell, names);
            book->work.read++;
            outcome = judge_unit (book, &unit).outcome;
            arena_release (&book->arena, mark);
        }
        if (!is_quiet (outcome))
            text->unit = keep_unit (book, texts, text->cell);
    }
    if (text->unit >= 0) {
        struct unit *unit = &g_array_index (book->units, struct unit, text->unit);
        book_check_unit (book, unit, changes);
        outcome = unit->outcome;
    }
    text->outcome = (guint8)outcome;
}

void
book_check_texts (struct book *book, int index, GPtrArray *changes)
{
    struct texts *texts = g_array_index (book->units, struct unit, index).texts;
    struct look look = look_of (book, &g_array_index (book->units, struct unit, index));

    for (int i = 0; i < texts->n; i++) {
        if (!texts->text[i].dirty)
            continue;
        texts->text[i].dirty = false;
        book->work.judged++;
        check_text (book, index, &look, &texts->text[i], changes);
    }
}

static int
compare_text (const void *key, const void *text)
{
    return *(const int *)key - ((const struct text *)text)->cell;
}

bool
texts_mark (const struct book *book, struct texts *texts, int cell)
{
    int all = cell < 0 ? texts->n : 1;
    struct text *text = cell < 0 ? texts->text : bsearch (&cell, texts->text, (gsize)texts->n, sizeof *text, compare_text);
    bool any = false;

    for (int i = 0; i < all; i++) {
        bool silent = text[i].outcome == OUTCOME_NA && book_value (book, node_of (text[i].cell, false))->state != VALUE_TEXT;
        text[i].dirty = text[i].dirty || !silent;
        any = any || text[i].dirty;
    }
    return any;
}
