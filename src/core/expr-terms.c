/* What a formula adds up and takes away, for messages that show it.  Must not compute. */
#include "core/expr-private.h"

#include <string.h>

struct terms {
    const struct binding *bind;
    expr_term visit;
    void *data;
};

static bool terms_walk (const struct terms *terms, const struct expr_node *node, int sign);

static bool
terms_of_name (const struct terms *terms, int slot, int sign)
{
    for (int i = 0; i < terms->bind[slot].n && terms->visit != NULL; i++)
        terms->visit (terms->bind[slot].node[i], sign, terms->data);
    return true;
}

/* sum (a, b ...) adds all; diff (a, b) takes the second away. */
static bool
terms_of_call (const struct terms *terms, const struct expr_node *node, int sign)
{
    const char *name = expr_functions[node->function].name;
    bool difference = strcmp (name, "diff") == 0;
    bool good = difference || strcmp (name, "sum") == 0;

    for (int i = 0; i < node->n && good; i++)
        good = terms_walk (terms, node->child[i], difference && i > 0 ? -sign : sign);
    return good;
}

static bool
terms_walk (const struct terms *terms, const struct expr_node *node, int sign)
{
    switch (node->op) {
    case OP_REF:
        return terms_of_name (terms, node->slot, sign);
    case OP_NEGATE:
        return terms_walk (terms, node->child[0], -sign);
    case OP_ADD:
        return terms_walk (terms, node->child[0], sign) && terms_walk (terms, node->child[1], sign);
    case OP_SUBTRACT:
        return terms_walk (terms, node->child[0], sign) && terms_walk (terms, node->child[1], -sign);
    case OP_CALL:
        return terms_of_call (terms, node, sign);
    default:
        return false;
    }
}

bool
expr_terms (const struct expr *expr, const struct binding *bind, expr_term visit, void *data)
{
    const struct terms dry = { bind, NULL, NULL };
    const struct terms terms = { bind, visit, data };

    return terms_walk (&dry, expr->root, 1) && terms_walk (&terms, expr->root, 1);
}
