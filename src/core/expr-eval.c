/* Computing a formula: exact fractions until the cell rounds once.  Knows nodes and values, no cells. */
#include "core/expr-private.h"

#include <string.h>

static int128
gcd (int128 a, int128 b)
{
    if (a < 0)
        a = -a;
    while (b != 0) {
        int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* A number from a wide fraction; den > 0. */
static struct value
from_fraction (enum cell_type type, int128 num, int128 den, int128 half)
{
    int128 common = gcd (num, den);

    if (common > 1) {
        num /= common;
        den /= common;
    }
    if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX || half > INT64_MAX)
        return value_unknown (WHY_OVERFLOW, -1);
    struct value value = value_number (type, (int64_t)num, (int64_t)half);
    value.den = (int64_t)den;
    return value;
}

/* Plain numbers beside percentages and scores mean whole percent and points: share > 30. */
static struct value
as_type (const struct value *value, enum cell_type type)
{
    struct value same = *value;

    if (value->type == TYPE_COUNT && (type == TYPE_PERCENT || type == TYPE_POINT)) {
        same = from_fraction (type, (int128)value->num * 100, value->den, value->half);
    } else if (value->num == 0) {
        same.type = type;
    }
    return same;
}

static bool
same_type (struct value *a, struct value *b)
{
    if (a->type != b->type) {
        struct value x = as_type (a, b->type);
        if (x.type == b->type && x.state == VALUE_NUMBER) {
            *a = x;
        } else {
            struct value y = as_type (b, a->type);
            if (y.type != a->type || y.state != VALUE_NUMBER)
                return false;
            *b = y;
        }
    }
    return true;
}

static int128
magnitude (int64_t num)
{
    return num < 0 ? -(int128)num : num;
}

static struct value
multiply (const struct value *a, const struct value *b)
{
    const struct value *plain = a->type == TYPE_COUNT ? a : b;
    const struct value *other = plain == a ? b : a;

    if (plain->type != TYPE_COUNT)
        return value_unknown (WHY_TYPE, -1);
    int128 half = (magnitude (plain->num) * other->half + plain->den - 1) / plain->den;
    return from_fraction (other->type, (int128)a->num * b->num, (int128)a->den * b->den, half);
}

static struct value
divide (const struct value *a, const struct value *b)
{
    if (b->num == 0)
        return value_unknown (WHY_ZERO_BASE, -1);
    if (b->type != TYPE_COUNT && a->type != b->type && a->num != 0)
        return value_unknown (WHY_TYPE, -1);

    enum cell_type type = b->type == TYPE_COUNT ? a->type : TYPE_COUNT;
    int128 num = (int128)a->num * b->den;
    int128 den = (int128)a->den * b->num;
    int128 half = b->type == TYPE_COUNT ? ((int128)a->half * b->den + magnitude (b->num) - 1) / magnitude (b->num) : 0;
    return den < 0 ? from_fraction (type, -num, -den, half) : from_fraction (type, num, den, half);
}

struct value
number_operate (enum op op, const struct value *a, const struct value *b)
{
    if (op == OP_MULTIPLY)
        return multiply (a, b);
    if (op == OP_DIVIDE)
        return divide (a, b);

    struct value x = *a;
    struct value y = *b;
    if (!same_type (&x, &y))
        return value_unknown (WHY_TYPE, -1);
    int128 left = (int128)x.num * y.den;
    int128 right = (int128)y.num * x.den;
    return from_fraction (x.type, op == OP_ADD ? left + right : left - right, (int128)x.den * y.den, (int128)x.half + y.half);
}

int
number_compare (const struct value *a, const struct value *b, bool *fits)
{
    struct value x = *a;
    struct value y = *b;

    *fits = same_type (&x, &y);
    int128 left = (int128)x.num * y.den;
    int128 right = (int128)y.num * x.den;
    return (left > right) - (left < right);
}

struct value
expr_load (const struct eval_env *env, int node)
{
    if (env->prior) {
        if (node % 2 == 1) {
            struct value none = VALUE_INIT; /* nobody keeps the year before last */
            return none;
        }
        node++;
    }

    struct value value = value_copy (&env->values[node]);
    if (value.state == VALUE_BLANK)
        value.node = node;
    return value;
}

/* What an operand does to any operator but sum: a blank or an unknown is passed on, 不涉及 counts as an exact 0. */
static bool
operand_stops (struct value *value, struct value *result)
{
    if (value->state == VALUE_BLANK) {
        *result = value_unknown (WHY_BLANK, value->node);
        return true;
    }
    if (value->state == VALUE_UNKNOWN) {
        *result = *value;
        return true;
    }
    if (value->state == VALUE_NA)
        *value = value_number (TYPE_COUNT, 0, 0);
    return false;
}

static struct value
truth (bool yes)
{
    return value_number (TYPE_COUNT, yes ? 1 : 0, 0);
}

static struct value
compare (enum op op, const struct value *a, const struct value *b)
{
    int order;

    if (a->state == VALUE_TEXT && b->state == VALUE_TEXT) {
        order = strcmp (a->text, b->text);
    } else if (a->state == VALUE_NUMBER && b->state == VALUE_NUMBER) {
        bool fits;
        order = number_compare (a, b, &fits);
        if (!fits)
            return value_unknown (WHY_TYPE, -1);
    } else {
        return value_unknown (WHY_TYPE, -1);
    }

    switch (op) {
    case OP_EQUAL:
        return truth (order == 0);
    case OP_UNEQUAL:
        return truth (order != 0);
    case OP_LESS:
        return truth (order < 0);
    case OP_LESS_EQUAL:
        return truth (order <= 0);
    case OP_GREATER:
        return truth (order > 0);
    default:
        return truth (order >= 0);
    }
}

static struct value
eval_binary (const struct expr_node *node, const struct expr *expr, const struct eval_env *env)
{
    struct value a = expr_eval_node (node->child[0], expr, env);
    struct value b = expr_eval_node (node->child[1], expr, env);
    struct value result;

    if (!operand_stops (&a, &result) && !operand_stops (&b, &result)) {
        if (expr_op_compares (node->op))
            result = compare (node->op, &a, &b);
        else if (a.state != VALUE_NUMBER || b.state != VALUE_NUMBER)
            result = value_unknown (WHY_TYPE, -1);
        else
            result = number_operate (node->op, &a, &b);
    }
    value_clear (&a);
    value_clear (&b);
    return result;
}

static int
value_truth (const struct value *value)
{
    switch (value->state) {
    case VALUE_NUMBER:
        return value->num != 0;
    case VALUE_TEXT:
        return value->text[0] != '\0';
    case VALUE_NA:
        return 0;
    case VALUE_BLANK:
    case VALUE_UNKNOWN:
        break;
    }
    return -1;
}

/* and, or: decided by one side where that is enough, whatever the other is. */
static struct value
eval_logic (const struct expr_node *node, const struct expr *expr, const struct eval_env *env)
{
    int decides = node->op == OP_OR;
    struct value unknown = VALUE_INIT;
    bool open = false;

    for (int i = 0; i < node->n; i++) {
        struct value value = expr_eval_node (node->child[i], expr, env);
        int yes = value_truth (&value);
        if (yes < 0 && !open) {
            operand_stops (&value, &unknown);
            open = true;
        }
        value_clear (&value);
        if (yes == decides)
            return truth (decides);
    }
    return open ? unknown : truth (!decides);
}

struct value
expr_eval_node (const struct expr_node *node, const struct expr *expr, const struct eval_env *env)
{
    struct value value = VALUE_INIT;
    struct value result;

    switch (node->op) {
    case OP_NUMBER:
    case OP_TEXT:
        return value_copy (&node->literal);
    case OP_YEAR:
    case OP_LAST_YEAR:
        return value_number (TYPE_COUNT, node->op == OP_YEAR ? env->year : env->year - 1, 0);
    case OP_REF:
        if (env->bind[node->slot].n > 0)
            return expr_load (env, env->bind[node->slot].node[0]);
        return value;
    case OP_NEGATE:
        value = expr_eval_node (node->child[0], expr, env);
        if (value.state == VALUE_TEXT) {
            value_clear (&value);
            return value_unknown (WHY_TYPE, -1);
        }
        value.num = -value.num; /* a blank stays a blank, so that sum(a, -b) skips it */
        return value;
    case OP_NOT: {
        value = expr_eval_node (node->child[0], expr, env);
        int yes = value_truth (&value);
        if (yes < 0) {
            operand_stops (&value, &result);
            return result;
        }
        value_clear (&value);
        return truth (!yes);
    }
    case OP_AND:
    case OP_OR:
        return eval_logic (node, expr, env);
    case OP_CALL:
        return expr_call (node, expr, env);
    default:
        return eval_binary (node, expr, env);
    }
}

struct value
expr_eval (const struct expr *expr, const struct eval_env *env)
{
    struct value value = expr_eval_node (expr->root, expr, env);

    if (env->prior && value.state == VALUE_UNKNOWN && value.why == WHY_BLANK)
        value_clear (&value);
    if (value.state != VALUE_UNKNOWN)
        value.node = -1;
    return value;
}

int
expr_test (const struct expr *expr, const struct eval_env *env, struct value *why)
{
    struct value value = expr_eval_node (expr->root, expr, env);
    int yes = value_truth (&value);

    if (yes < 0 && why != NULL)
        *why = value;
    else
        value_clear (&value);
    return yes;
}

const char *
expr_sides (const struct expr *expr, const struct eval_env *env, struct value *left, struct value *right)
{
    static const char *const sign[] = { "=", "<>", "<", "<=", ">", ">=" };

    if (!expr_op_compares (expr->root->op))
        return NULL;
    *left = expr_eval_node (expr->root->child[0], expr, env);
    *right = expr_eval_node (expr->root->child[1], expr, env);
    return sign[expr->root->op - OP_EQUAL];
}

bool
expr_has_limit (const struct expr *expr)
{
    const struct expr_node *root = expr->root;

    return expr_op_compares (root->op) && (root->child[0]->op == OP_NUMBER || root->child[1]->op == OP_NUMBER);
}
