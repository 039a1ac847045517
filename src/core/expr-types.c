/* Static check of a formula: amounts are not added to percentages or to counts of things, texts are not computed with.  Numbers that
 * are no figure of the book go with everything; what only the figures can tell is left to the evaluation. */
#include "core/expr-private.h"

#include <glib/gi18n.h>

struct checker {
    const struct expr *expr;
    const enum cell_type *type;
    GError **error;
};

static bool
mismatch (const struct checker *checker, const struct expr_node *node, const char *what)
{
    g_set_error (checker->error, EXPR_ERROR, 0, _("character %d of “%s”: %s"), node->at, checker->expr->source, what);
    return false;
}

static bool check_node (const struct checker *checker, const struct expr_node *node, enum cell_type *result);

/* A count of things that the book has, such as cars: it goes only with its like and with plain numbers. */
static bool
is_counted (const struct checker *checker, const struct expr_node *node)
{
    switch (node->op) {
    case OP_REF:
        return checker->type[node->slot] == TYPE_COUNT;
    case OP_NEGATE:
        return is_counted (checker, node->child[0]);
    case OP_ADD:
    case OP_SUBTRACT:
        return is_counted (checker, node->child[0]) || is_counted (checker, node->child[1]);
    default:
        return false;
    }
}

static bool
check_call (const struct checker *checker, const struct expr_node *node, enum cell_type *result)
{
    g_autofree enum cell_type *type = g_new (enum cell_type, (gsize)MAX (node->n, 1));

    for (int i = 0; i < node->n; i++)
        if (!check_node (checker, node->child[i], &type[i]))
            return false;
    bool fits = expr_call_type (node->function, type, node->n, result);
    for (int i = 0; fits && i < node->n; i++)
        fits = !expr_function_adds_up (node->function) || type[i] == *result || !is_counted (checker, node->child[i]);
    if (!fits) {
        g_autofree char *what = g_strdup_printf (_("%s cannot take figures of these kinds together"), expr_functions[node->function].name);
        return mismatch (checker, node, what);
    }
    return true;
}

static bool
check_binary (const struct checker *checker, const struct expr_node *node, enum cell_type *result)
{
    enum cell_type a;
    enum cell_type b;

    if (!check_node (checker, node->child[0], &a) || !check_node (checker, node->child[1], &b))
        return false;
    bool texts = type_is_text (a) || type_is_text (b);
    bool plain = a == TYPE_COUNT || b == TYPE_COUNT;
    bool counted = a != b && (is_counted (checker, node->child[0]) || is_counted (checker, node->child[1]));
    *result = a == TYPE_COUNT ? b : a;
    if (expr_op_compares (node->op)) {
        *result = TYPE_COUNT;
        if (type_is_text (a) != type_is_text (b))
            return mismatch (checker, node, _("a text is compared with a figure"));
        return texts || (!counted && (plain || a == b)) || mismatch (checker, node, _("figures of different kinds are compared"));
    }
    if (texts)
        return mismatch (checker, node, _("a text cannot be computed with"));
    if (node->op == OP_MULTIPLY)
        return plain || mismatch (checker, node, _("one factor must be a plain number"));
    if (node->op == OP_DIVIDE) {
        *result = b == TYPE_COUNT ? a : TYPE_COUNT;
        return b == TYPE_COUNT || a == b || a == TYPE_COUNT || mismatch (checker, node, _("figures of different kinds are divided"));
    }
    return (!counted && (plain || a == b)) || mismatch (checker, node, _("figures of different kinds are added"));
}

static bool
check_node (const struct checker *checker, const struct expr_node *node, enum cell_type *result)
{
    enum cell_type ignored;

    *result = TYPE_COUNT;
    switch (node->op) {
    case OP_NUMBER:
    case OP_TEXT:
        *result = node->literal.type;
        return true;
    case OP_REF:
        *result = checker->type[node->slot] == EXPR_NOTHING ? TYPE_COUNT : checker->type[node->slot];
        return true;
    case OP_YEAR:
    case OP_LAST_YEAR:
        return true;
    case OP_NEGATE:
        return check_node (checker, node->child[0], result) &&
               (!type_is_text (*result) || mismatch (checker, node, _("a text cannot be computed with")));
    case OP_NOT:
        return check_node (checker, node->child[0], &ignored);
    case OP_AND:
    case OP_OR:
        return check_node (checker, node->child[0], &ignored) && check_node (checker, node->child[1], &ignored);
    case OP_CALL:
        return check_call (checker, node, result);
    default:
        return check_binary (checker, node, result);
    }
}

bool
expr_check_types (const struct expr *expr, const enum cell_type *type, enum cell_type *result, GError **error)
{
    struct checker checker = { expr, type, error };

    return check_node (&checker, expr->root, result);
}
