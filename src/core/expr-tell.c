/* A formula in words: the same tree that is computed, with the names that people know, in the language of the messages. */
#include "expr-tell.h"

#include "expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* How closely a piece holds together: one that holds less than its surroundings ask for stands in brackets. */
enum bond { BOND_NONE, BOND_OR, BOND_AND, BOND_NOT, BOND_COMPARE, BOND_ADD, BOND_MULTIPLY, BOND_ONE };

struct teller {
    const struct expr *expr;
    const struct tell_names *names;
};

static void tell (const struct teller *teller, const struct expr_node *node, enum bond least, GString *out);

static const struct expr_function *
called (const struct expr_node *node)
{
    return node->op == OP_CALL ? &expr_functions[node->function] : NULL;
}

static bool
is_call (const struct expr_node *node, const char *name)
{
    return node->op == OP_CALL && strcmp (called (node)->name, name) == 0;
}

static bool
is_zero (const struct expr_node *node)
{
    return node->op == OP_NUMBER && node->literal.num == 0;
}

static enum bond
bond_of (const struct expr_node *node)
{
    switch (node->op) {
    case OP_OR:
        return BOND_OR;
    case OP_AND:
        return BOND_AND;
    case OP_NOT:
        return BOND_NOT;
    case OP_ADD:
    case OP_SUBTRACT:
        return BOND_ADD;
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_NEGATE:
        return BOND_MULTIPLY;
    case OP_CALL:
        return is_call (node, "if") ? BOND_NONE : called (node)->holds != NULL ? BOND_COMPARE : node->n > 1 ? BOND_ADD : BOND_ONE;
    default:
        return expr_op_compares (node->op) ? BOND_COMPARE : BOND_ONE;
    }
}

static const char *
sign_of (enum op op)
{
    switch (op) {
    case OP_ADD:
        return " + ";
    case OP_SUBTRACT:
        return " - ";
    case OP_MULTIPLY:
        return " × ";
    case OP_DIVIDE:
        return " ÷ ";
    case OP_EQUAL:
        return " = ";
    case OP_UNEQUAL:
        return " ≠ ";
    case OP_LESS:
        return " < ";
    case OP_LESS_EQUAL:
        return " ≤ ";
    case OP_GREATER:
        return " > ";
    case OP_GREATER_EQUAL:
        return " ≥ ";
    case OP_AND:
        return _ (", and ");
    default:
        return _ (", or ");
    }
}

/* A number as it was written, with its unit: 18万元, 100%, 0.8. */
static void
tell_number (const struct teller *teller, const struct expr_node *node, GString *out)
{
    const char *start = g_utf8_offset_to_pointer (teller->expr->source, node->at - 1);
    const char *end = start;

    while (g_ascii_isdigit (*end) || strchr (".,%", *end) != NULL || (guchar)*end >= 0x80) {
        if (*end == '\0' || g_str_has_prefix (end, "）") || (*end == ',' && !g_ascii_isdigit (end[1])))
            break;
        end = g_utf8_next_char (end);
    }
    g_string_append_len (out, start, end - start);
}

/* The arguments from..until one after the other; several hold together each for itself. */
static void
tell_list (const struct teller *teller, const struct expr_node *node, int from, int until, GString *out)
{
    for (int i = from; i < until; i++) {
        g_string_append (out, i > from ? _ (", ") : "");
        tell (teller, node->child[i], until - from > 1 ? BOND_MULTIPLY : BOND_ADD, out);
    }
}

/* What an argument of a call must hold together: a choice is plain enough to stand in another one behind its "else". */
static enum bond
bond_inside (const struct expr_node *node, char argument)
{
    if (!is_call (node, "if"))
        return BOND_ONE;
    return argument == '3' ? BOND_NONE : BOND_OR;
}

/* "{1} as a share of {2}": {1}.. are arguments, {all} all of them, {most} all but the last, {others} all but the first. */
static void
tell_phrase (const struct teller *teller, const struct expr_node *node, const char *phrase, GString *out)
{
    const char *end;

    for (const char *p = phrase; *p != '\0'; p = end) {
        end = *p == '{' ? strchr (p, '}') + 1 : p + strcspn (p, "{");
        if (*p != '{')
            g_string_append_len (out, p, end - p);
        else if (g_ascii_isdigit (p[1]))
            tell (teller, node->child[g_ascii_digit_value (p[1]) - 1], bond_inside (node, p[1]), out);
        else
            tell_list (teller, node, p[1] == 'o' ? 1 : 0, p[1] == 'm' ? node->n - 1 : node->n, out);
    }
}

static void
tell_limit (const struct teller *teller, const struct expr_node *node, GString *out)
{
    const char *name = node->child[0]->op == OP_TEXT ? node->child[0]->literal.text : "";
    const char *set = teller->names->params != NULL ? g_hash_table_lookup (teller->names->params, name) : NULL;

    if (set != NULL && strcmp (set, "0") != 0)
        g_string_append_printf (out, _ ("the limit %s"), set);
    else
        g_string_append (out, _ ("the limit (none is set)"));
}

/* Of texts, any() asks what filled() asks of figures. */
static const struct expr_function *
told_as (const struct teller *teller, const struct expr_node *node)
{
    const struct expr_node *first = node->n == 1 ? node->child[0] : NULL;
    bool texts = first != NULL && first->op == OP_REF && teller->names->is_text (g_ptr_array_index (teller->expr->refs, first->slot), teller->names->data);

    return texts && is_call (node, "any") ? &expr_functions[expr_function_find ("filled")] : called (node);
}

static void
tell_call (const struct teller *teller, const struct expr_node *node, bool denied, GString *out)
{
    const struct expr_function *function = told_as (teller, node);

    if (strcmp (function->name, "param") == 0)
        tell_limit (teller, node, out);
    else if (strcmp (function->name, "sum") == 0 && node->n == 2 && is_zero (node->child[1]))
        tell_phrase (teller, node, _ ("{1} (blank counts as 0)"), out);
    else
        tell_phrase (teller, node, _ (denied ? function->fails : function->holds != NULL ? function->holds : function->told), out);
}

static bool
is_truth (const struct expr_node *node)
{
    const struct value *value = &node->literal;

    return node->op == OP_NUMBER && value->type == TYPE_COUNT && value->den == 1 && (value->num == 0 || value->num == 1);
}

/* A function that is true or false, denied or compared with 1 or 0, has words for either. */
static bool
tell_truth (const struct teller *teller, const struct expr_node *node, GString *out)
{
    bool denied = node->op == OP_NOT;
    const struct expr_node *call = node->child[0];

    if (call->op != OP_CALL || called (call)->holds == NULL)
        return false;
    if (!denied && (node->op != OP_EQUAL || !is_truth (node->child[1])))
        return false;
    tell_call (teller, call, denied || node->child[1]->literal.num == 0, out);
    return true;
}

static void
tell_pair (const struct teller *teller, const struct expr_node *node, enum bond bond, GString *out)
{
    bool loose = node->op == OP_SUBTRACT || node->op == OP_DIVIDE;

    tell (teller, node->child[0], bond, out);
    g_string_append (out, sign_of (node->op));
    tell (teller, node->child[1], loose ? bond + 1 : bond, out);
}

static void
tell_bare (const struct teller *teller, const struct expr_node *node, GString *out)
{
    g_autofree char *name = NULL;

    switch (node->op) {
    case OP_NUMBER:
        tell_number (teller, node, out);
        break;
    case OP_TEXT:
        if (node->literal.text[0] == '\0')
            g_string_append (out, _ ("nothing"));
        else
            g_string_append_printf (out, _ ("“%s”"), node->literal.text);
        break;
    case OP_REF:
        name = teller->names->name (g_ptr_array_index (teller->expr->refs, node->slot), teller->names->data);
        g_string_append (out, name);
        break;
    case OP_YEAR:
        g_string_append (out, _ ("this year"));
        break;
    case OP_LAST_YEAR:
        g_string_append (out, _ ("last year"));
        break;
    case OP_CALL:
        tell_call (teller, node, false, out);
        break;
    case OP_NEGATE:
        g_string_append (out, "-");
        tell (teller, node->child[0], BOND_ONE, out);
        break;
    case OP_NOT:
        if (!tell_truth (teller, node, out)) {
            g_string_append (out, _ ("not: "));
            tell (teller, node->child[0], BOND_COMPARE, out);
        }
        break;
    default:
        if (!tell_truth (teller, node, out))
            tell_pair (teller, node, bond_of (node), out);
    }
}

static void
tell (const struct teller *teller, const struct expr_node *node, enum bond least, GString *out)
{
    if (bond_of (node) >= least) {
        tell_bare (teller, node, out);
        return;
    }
    g_autoptr (GString) inner = g_string_new (NULL);
    tell_bare (teller, node, inner);
    g_string_append_printf (out, _ ("(%s)"), inner->str);
}

char *
expr_tell (const struct expr *expr, const struct tell_names *names)
{
    struct teller teller = { expr, names };
    GString *out = g_string_new (NULL);

    tell (&teller, expr->root, BOND_NONE, out);
    return g_string_free (out, FALSE);
}
