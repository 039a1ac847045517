/* Looking for the slip behind a sum that does not balance.  Each typed figure below the two sides is tried: the book's own
 * values are set, what follows from them recomputed, the check judged, and everything put back. */
#include "core/cause-private.h"
#include "core/expr-private.h"

#include <string.h>

#define MAX_FIGURES 400 /* typed figures below one sum that are looked at */

static void
collect (int node, void *data)
{
    g_array_append_val ((GArray *)data, node);
}

static int
compare_rank (gconstpointer a, gconstpointer b, gpointer book)
{
    const int *rank = ((const struct book *)book)->rank;

    return rank[*(const int *)a] - rank[*(const int *)b];
}

/* A figure that somebody typed: an input, or last year's figure where it does not follow from others. */
static bool
is_typed (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));

    if (type_is_text (cell->type))
        return false;
    return cell->formula == NULL || (node_prior (node) && cell->prior.state != ENTRY_BLANK);
}

/* Everything below the two sides; computed nodes in the order of computation. */
static void
find_below (struct search *search, GArray *roots)
{
    struct book *book = search->book;
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < roots->len; i++) {
        int node = g_array_index (roots, int, i);
        if (!g_hash_table_add (seen, GINT_TO_POINTER (node + 1)))
            continue;
        if (is_typed (book, node)) {
            if (search->typed->len < MAX_FIGURES)
                g_array_append_val (search->typed, node);
            continue;
        }
        g_autoptr (GArray) operands = book_operands (book, node);
        g_array_append_vals (roots, operands->data, operands->len);
        if (operands->len > 0)
            g_array_append_val (search->computed, node);
    }
    g_array_sort_with_data (search->computed, compare_rank, book);
}

static bool
search_init (struct search *search, struct book *book, const struct unit *unit)
{
    bool control = unit->kind == UNIT_CELL && book_cell (book, unit->cell)->computed;
    bool equation = unit->kind == UNIT_RULE && unit->formula->expr->root->op == OP_EQUAL;
    g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (int));

    *search = (struct search){ .book = book, .unit = unit, .control = control };
    search->now = judge_unit (book, unit);
    bool changes = unit->kind == UNIT_CHANGES;
    if ((!control && !equation && !changes && unit->kind != UNIT_CROSS) || search->now.outcome != OUTCOME_FAIL || !search->now.has_difference)
        return false;
    if (!equation) {
        int node = node_of (unit->cell, changes);
        g_array_append_val (roots, node);
    }
    if (changes) {
        g_autoptr (GArray) operands = book_operands (book, node_of (unit->cell, true));
        g_array_append_vals (roots, operands->data, operands->len);
    } else if (!control)
        each_bound (unit->bind, expr_n_refs (unit->formula->expr), collect, roots);
    search->typed = g_array_new (FALSE, FALSE, sizeof (int));
    search->computed = g_array_new (FALSE, FALSE, sizeof (int));
    search->direct = g_array_new (FALSE, FALSE, sizeof (int));
    g_array_append_vals (search->direct, roots->data, roots->len);
    find_below (search, roots);
    return true;
}

static void
search_clear (struct search *search)
{
    g_clear_pointer (&search->typed, g_array_unref);
    g_clear_pointer (&search->computed, g_array_unref);
    g_clear_pointer (&search->direct, g_array_unref);
}

struct kept {
    int node;
    struct value value;
};

static void
swap_in (struct book *book, int node, struct value value, GArray *kept, guint8 *changed)
{
    struct kept old = { node, book->values[node] };

    g_array_append_val (kept, old);
    book->values[node] = value;
    changed[node] = 1;
}

/* What follows from one figure, within what is below the two sides. */
static void
follow (const struct search *search, GArray *kept, guint8 *changed)
{
    struct book *book = search->book;

    for (guint i = 0; i < search->computed->len; i++) {
        int node = g_array_index (search->computed, int, i);
        g_autoptr (GArray) operands = book_operands (book, node);
        bool follows = false;
        for (guint k = 0; k < operands->len; k++)
            follows |= changed[g_array_index (operands, int, k)] != 0;
        if (follows)
            swap_in (book, node, book_compute (book, node), kept, changed);
    }
}

struct result
search_try (const struct search *search, int node, struct money figure)
{
    struct book *book = search->book;
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (struct kept));
    g_autofree guint8 *changed = g_new0 (guint8, (gsize)book->n_nodes);

    swap_in (book, node, value_number (cell->type, figure.fen, figure.half), kept, changed);
    follow (search, kept, changed);
    struct result result = judge_unit (book, search->unit);
    for (guint i = kept->len; i-- > 0;) {
        struct kept *old = &g_array_index (kept, struct kept, i);
        value_clear (&book->values[old->node]);
        book->values[old->node] = old->value;
    }
    return result;
}

struct result
search_try_control (const struct search *search, struct money figure)
{
    struct entry *control = &book_cell (search->book, search->unit->cell)->control;
    int64_t num = control->num;
    int64_t half = control->half;

    control->num = figure.fen;
    control->half = figure.half;
    struct result result = judge_unit (search->book, search->unit);
    control->num = num;
    control->half = half;
    return result;
}

/* How the difference answers to a figure: +1, -1 ... for what is added up, 0 for what is not (ratios, limits). */
int
search_weight (const struct search *search, int node)
{
    const struct value *value = book_value (search->book, node);
    const struct number_style *style = &book_cell (search->book, node_cell (node))->style;
    int64_t base = value->state == VALUE_NUMBER ? value->num : 0;
    int64_t step = MAX (style->scale, 1);
    int64_t answer[2];

    if (value->type != search->now.type && value->state == VALUE_NUMBER)
        return 0;
    for (int i = 0; i < 2; i++) {
        struct money figure = { base + (i + 1) * step, value->half };
        struct result result = search_try (search, node, figure);
        if (!result.has_difference || result.type != search->now.type)
            return 0;
        answer[i] = result.difference - search->now.difference;
    }
    if (answer[0] % step != 0 || answer[1] != 2 * answer[0] || ABS (answer[0] / step) > 10)
        return 0;
    return (int)(answer[0] / step);
}

static const struct unit *
find_unit (const struct book *book, const struct finding *finding)
{
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding != NULL && strcmp (unit->finding->rule, finding->rule) == 0 && strcmp (unit->finding->cell, finding->cell) == 0 &&
            strcmp (unit->finding->signature, finding->signature) == 0)
            return unit;
    }
    return NULL;
}

GPtrArray *
finding_causes (struct book *book, const struct finding *finding)
{
    GPtrArray *causes = g_ptr_array_new_with_free_func ((GDestroyNotify)cause_free);
    const struct unit *unit = finding->outcome == OUTCOME_FAIL ? find_unit (book, finding) : NULL;
    struct search search;

    if (unit != NULL && search_init (&search, book, unit)) {
        search_causes (&search, causes);
        search_clear (&search);
    }
    return causes;
}
