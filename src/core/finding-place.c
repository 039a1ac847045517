/* Where a finding can be put right.  It is shown where its figures are read; what is wrong may have been typed far below, or may not
 * be there at all. */
#include "core/book-private.h"
#include "core/expr-private.h"

#include <string.h>

/* All names of a side, and the section of the first that stands for nothing; false where one stands for a cell. */
static bool
side_is_absent (struct book *book, const struct unit *unit, const struct expr_node *side, const struct book_section **section)
{
    if (side->op == OP_REF) {
        const struct ref *ref = expr_ref (unit->formula->expr, side->slot);
        const struct book_section *there = ref->kind == REF_ROWS || ref->kind == REF_CHILDREN ? unit->section : book_section (book, ref->part[0]);
        if (*section == NULL)
            *section = there;
        return unit->bind[side->slot].n == 0;
    }
    for (int i = 0; i < side->n; i++)
        if (!side_is_absent (book, unit, side->child[i], section))
            return false;
    return true;
}

/* The section in which a row is missing: nothing of one side of the comparison is there. */
static const struct book_section *
absent_section (struct book *book, const struct unit *unit)
{
    const struct expr_node *root = unit->formula->expr->root;

    for (int i = 0; expr_op_compares (root->op) && i < root->n; i++) {
        const struct book_section *section = NULL;
        if (side_is_absent (book, unit, root->child[i], &section) && section != NULL)
            return section;
    }
    return NULL;
}

static void
collect (int node, void *data)
{
    g_array_append_val ((GArray *)data, node);
}

/* When a figure was typed or pasted: what was taken in with the whole book has no time of its own, what is not stored yet is the
 * newest. */
static int64_t
typed_at (const struct book *book, int node)
{
    const struct entry *entry = book_entry (book_cell (book, node_cell (node)), node_prior (node) ? LAYER_PRIOR : LAYER_VALUE);

    if (entry->state == ENTRY_BLANK || (entry->origin != ORIGIN_TYPED && entry->origin != ORIGIN_PASTED))
        return 0;
    return entry->change == 0 ? G_MAXINT64 : entry->change;
}

/* Whether a figure is typed and does not follow from others. */
static bool
is_typed (const struct book *book, int node)
{
    g_autoptr (GArray) operands = book_operands (book, node);

    return operands->len == 0 && book_input (book, book_cell (book, node_cell (node)), node_prior (node) ? LAYER_PRIOR : LAYER_VALUE);
}

/* Of all typed figures that the rule's come from the one typed last, else the nearest; `own` goes first.  -1 none. */
static int
typed_last (struct book *book, const struct unit *unit, int own)
{
    g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (int));
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
    int best = -1;

    if (own >= 0)
        g_array_append_val (nodes, own);
    each_bound (unit->bind, expr_n_refs (unit->formula->expr), collect, nodes);
    for (guint i = 0; i < nodes->len; i++) {
        int node = g_array_index (nodes, int, i);
        if (!g_hash_table_add (seen, GINT_TO_POINTER (node + 1)))
            continue;
        if (is_typed (book, node) && (best < 0 || typed_at (book, node) > typed_at (book, best)))
            best = node;
        g_autoptr (GArray) operands = book_operands (book, node);
        g_array_append_vals (nodes, operands->data, operands->len);
    }
    return best;
}

/* What stands as an argument of filled(), or is that with prior(). */
static void
collect_asked (const struct unit *unit, const struct expr_node *node, bool asked, GArray *nodes)
{
    asked = asked || (node->op == OP_CALL && node->function == expr_function_find ("filled"));
    if (asked && node->op == OP_REF)
        each_bound (&unit->bind[node->slot], 1, collect, nodes);
    for (int i = 0; i < node->n; i++)
        collect_asked (unit, node->child[i], asked, nodes);
}

/* The first blank that the rule asks for and that can be typed, -1 none. */
static int
asked_blank (struct book *book, const struct unit *unit)
{
    g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (int));

    collect_asked (unit, unit->formula->expr->root, false, nodes);
    for (guint i = 0; i < nodes->len; i++) {
        int node = g_array_index (nodes, int, i);
        enum layer layer = node_prior (node) ? LAYER_PRIOR : LAYER_VALUE;
        const struct cell *cell = book_cell (book, node_cell (node));
        if (book_input (book, cell, layer) && book_entry (cell, layer)->state == ENTRY_BLANK)
            return node;
    }
    return -1;
}

static const struct unit *
unit_of (const struct book *book, const struct finding *finding)
{
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding != NULL && strcmp (unit->finding->rule, finding->rule) == 0 && strcmp (unit->finding->cell, finding->cell) == 0)
            return unit;
    }
    return NULL;
}

char *
finding_place (struct book *book, const struct finding *finding)
{
    const struct unit *unit = finding->node >= 0 ? unit_of (book, finding) : NULL;

    if (unit == NULL || unit->kind != UNIT_RULE || unit->text)
        return g_strdup (finding->cell);
    const struct book_section *absent = book_cell (book, unit->cell)->computed ? absent_section (book, unit) : NULL;
    if (absent != NULL)
        return g_strdup (absent->form->id);
    int node = asked_blank (book, unit);
    if (node < 0)
        node = typed_last (book, unit, finding->node);
    if (node < 0)
        return g_strdup (finding->cell);
    return g_strconcat (book_cell (book, node_cell (node))->address, node_prior (node) ? "@prior" : NULL, NULL);
}
