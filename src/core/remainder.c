/* What is left of a total on paper.  Knows no screen. */
#include "core/remainder.h"

static bool
is_addend (const struct book *book, int total, int node)
{
    g_autoptr (GArray) terms = book_terms (book, total);

    for (guint i = 0; terms != NULL && i < terms->len; i++)
        if (g_array_index (terms, struct term, i).node == node)
            return true;
    return false;
}

/* What the parts come to that are there, also where the total waits for the others. */
static struct money
there_of (const struct book *book, int total)
{
    g_autoptr (GArray) terms = book_terms (book, total);
    const struct value *value = book_value (book, total);
    struct money there = { 0, 0 };

    if (value->state == VALUE_NUMBER)
        return (struct money){ value->num, value->half };
    for (guint i = 0; terms != NULL && i < terms->len; i++) {
        const struct term *term = &g_array_index (terms, struct term, i);
        const struct value *part = book_value (book, term->node);
        if (part->state == VALUE_NUMBER)
            there.fen += term->minus ? -part->num : part->num;
    }
    return there;
}

static bool
left_of (const struct book *book, const struct cell *total, struct remainder *remainder)
{
    const struct value *value = book_value (book, node_of (total->index, false));
    struct money paper = { total->control.num, total->control.half };
    struct money there;

    if (!total->computed || total->control.state != ENTRY_VALUE || type_is_text (total->type))
        return false;
    there = there_of (book, node_of (total->index, false));
    remainder->total = total;
    remainder->left = paper.fen - there.fen;
    remainder->done = value->state == VALUE_NUMBER && money_match (paper, there) != MONEY_DIFFERENT;
    return true;
}

/* Totals above totals: forms nest them some levels deep, never in circles. */
static bool
search (const struct book *book, const struct cell *cell, struct remainder *remainder)
{
    g_autoptr (GArray) users = book_users (book, node_of (cell->index, false));

    if (left_of (book, cell, remainder))
        return true;
    for (guint i = 0; i < users->len; i++) {
        int node = g_array_index (users, int, i);
        const struct cell *user = book_cell (book, node_cell (node));
        if (!node_prior (node) && user->section == cell->section &&
            is_addend (book, node, node_of (cell->index, false)) && search (book, user, remainder))
            return true;
    }
    return false;
}

bool
book_remainder (const struct book *book, const struct cell *cell, struct remainder *remainder)
{
    return search (book, cell, remainder);
}
