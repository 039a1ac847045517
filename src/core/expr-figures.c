/* Functions of figures.  growth, completion and share take the figures as printed in the form's unit, so that every reader can recompute
 * every sentence; sum takes the exact ones. */
#include "core/expr-private.h"

#include <stdio.h>
#include <string.h>

struct value
call_argument (const struct call *call, int i)
{
    return expr_eval_node (call->node->child[i], call->expr, call->env);
}

/* The figures of an argument that is a set; NULL where it is one figure. */
static const struct binding *
argument_set (const struct call *call, int i)
{
    const struct expr_node *child = call->node->child[i];

    if (child->op != OP_REF || !expr_ref_is_set (g_ptr_array_index (call->expr->refs, child->slot)))
        return NULL;
    return &call->env->bind[child->slot];
}

typedef void (*figure_visit) (const struct value *value, void *data);

bool
same_value (const struct value *a, const struct value *b)
{
    bool fits;

    if (a->state == VALUE_TEXT && b->state == VALUE_TEXT)
        return strcmp (a->text, b->text) == 0;
    return a->state == VALUE_NUMBER && b->state == VALUE_NUMBER && number_compare (a, b, &fits) == 0 && fits;
}

/* where(figures, keys, key): the figures whose place among the keys holds that key. */
static void
each_where (const struct call *call, figure_visit visit, void *data)
{
    const struct binding *figures = argument_set (call, 0);
    const struct binding *keys = argument_set (call, 1);

    if (figures == NULL || keys == NULL || figures->n != keys->n) {
        struct value wrong = value_unknown (WHY_TYPE, -1);
        visit (&wrong, data);
        return;
    }
    struct value wanted = call_argument (call, 2);
    for (int k = 0; k < keys->n; k++) {
        struct value key = expr_load (call->env, keys->node[k]);
        if (same_value (&key, &wanted)) {
            struct value value = expr_load (call->env, figures->node[k]);
            visit (&value, data);
            value_clear (&value);
        }
        value_clear (&key);
    }
    value_clear (&wanted);
}

void
call_each (const struct call *call, int from, figure_visit visit, void *data)
{
    for (int i = from; i < call->node->n; i++) {
        const struct binding *set = argument_set (call, i);
        if (expr_is_where (call->node->child[i])) {
            struct call inner = { call->node->child[i], call->expr, call->env };
            each_where (&inner, visit, data);
        } else if (set != NULL) {
            for (int k = 0; k < set->n; k++) {
                struct value value = expr_load (call->env, set->node[k]);
                visit (&value, data);
                value_clear (&value);
            }
        } else {
            struct value value = call_argument (call, i);
            visit (&value, data);
            value_clear (&value);
        }
    }
}

struct total {
    struct value sum;
    int figures, na, blanks;
    int blank;  /* node of the first blank */
};

static void
add_figure (const struct value *value, void *data)
{
    struct total *total = data;

    if (value->state == VALUE_BLANK) {
        if (total->blanks++ == 0)
            total->blank = value->node;
    } else if (value->state == VALUE_NA) {
        total->na++;
    } else if (total->sum.state == VALUE_UNKNOWN) {
        return;
    } else if (value->state == VALUE_UNKNOWN) {
        total->sum = *value;
    } else if (value->state == VALUE_TEXT) {
        total->sum = value_unknown (WHY_TYPE, -1);
    } else {
        total->sum = total->figures++ == 0 ? *value : number_operate (OP_ADD, &total->sum, value);
    }
}

struct value
function_sum (const struct call *call)
{
    struct total total = { .sum = VALUE_INIT, .blank = -1 };

    call_each (call, 0, add_figure, &total);
    if (call->env->prior && total.blanks > 0)
        return value_unknown (WHY_BLANK, total.blank);
    if (total.sum.state == VALUE_BLANK) {
        total.sum.node = total.blank;
        if (total.na > 0 && total.blanks == 0)
            total.sum.state = VALUE_NA;
    }
    return total.sum;
}

static void
count_figure (const struct value *value, void *data)
{
    int64_t *count = data;

    *count += value->state == VALUE_NUMBER || value->state == VALUE_TEXT;
}

struct value
function_count (const struct call *call)
{
    int64_t count = 0;

    call_each (call, 0, count_figure, &count);
    return value_number (TYPE_COUNT, count, 0);
}

static void
any_figure (const struct value *value, void *data)
{
    int64_t *any = data;

    if ((value->state == VALUE_NUMBER && value->num != 0) || (value->state == VALUE_TEXT && value->text[0] != '\0'))
        *any = 1;
}

struct value
function_any (const struct call *call)
{
    int64_t any = 0;

    call_each (call, 0, any_figure, &any);
    return value_number (TYPE_COUNT, any, 0);
}

struct value
function_filled (const struct call *call)
{
    struct value value = call_argument (call, 0);
    bool filled = value.state != VALUE_BLANK && value.state != VALUE_UNKNOWN;

    value_clear (&value);
    return value_number (TYPE_COUNT, filled, 0);
}

struct value
function_if (const struct call *call)
{
    struct value condition = call_argument (call, 0);

    if (condition.state == VALUE_UNKNOWN)
        return condition;
    bool yes = (condition.state == VALUE_NUMBER && condition.num != 0) || (condition.state == VALUE_TEXT && condition.text[0] != '\0');
    value_clear (&condition);
    return call_argument (call, yes ? 1 : 2);
}

/* Numeric arguments: false, and *result says why, where one is blank, unknown or a text; 不涉及 is 0. */
static bool
take_number (const struct call *call, int i, struct value *out, struct value *result)
{
    *out = call_argument (call, i);
    if (out->state == VALUE_NUMBER)
        return true;
    if (out->state == VALUE_NA) {
        *out = value_number (TYPE_COUNT, 0, 0);
        return true;
    }
    if (out->state == VALUE_BLANK)
        *result = value_unknown (WHY_BLANK, out->node);
    else if (out->state == VALUE_UNKNOWN)
        *result = *out;
    else
        *result = value_unknown (WHY_TYPE, -1);
    value_clear (out);
    return false;
}

static struct value
extreme (const struct call *call, int sign)
{
    struct value best;
    struct value value;
    struct value result;

    if (!take_number (call, 0, &best, &result))
        return result;
    for (int i = 1; i < call->node->n; i++) {
        if (!take_number (call, i, &value, &result))
            return result;
        bool fits;
        int order = number_compare (&value, &best, &fits);
        if (!fits)
            return value_unknown (WHY_TYPE, -1);
        if (order * sign > 0)
            best = value;
    }
    return best;
}

struct value
function_min (const struct call *call)
{
    return extreme (call, -1);
}

struct value
function_max (const struct call *call)
{
    return extreme (call, 1);
}

struct value
function_abs (const struct call *call)
{
    struct value value;
    struct value result;

    if (!take_number (call, 0, &value, &result))
        return result;
    if (value.num < 0)
        value.num = -value.num;
    return value;
}

struct number_style
figure_style (const struct eval_env *env, enum cell_type type)
{
    return type == TYPE_MONEY ? env->style : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false);
}

/* A figure as the report prints it: rounded once, and known no better than the printed step. */
static bool
as_printed (const struct eval_env *env, struct value *value, struct value *result)
{
    struct number_style style = figure_style (env, value->type);
    int64_t num;

    if (value->den == 1 && value->type != TYPE_MONEY)
        return true;
    if (!number_divide (value->num, value->den, &num)) {
        *result = value_unknown (WHY_OVERFLOW, -1);
        return false;
    }
    *value = value_number (value->type, number_printed (num, &style), num == 0 ? 0 : MAX (value->half, number_half_step (&style)));
    return true;
}

/* Two printed figures of the same kind. */
bool
call_printed (const struct call *call, struct value *a, struct value *b, struct value *result)
{
    if (!take_number (call, 0, a, result) || !take_number (call, 1, b, result))
        return false;
    if (a->type != b->type) {
        if (a->num == 0)
            a->type = b->type;
        else if (b->num == 0)
            b->type = a->type;
    }
    if (a->type != b->type) {
        *result = value_unknown (WHY_TYPE, -1);
        return false;
    }
    return as_printed (call->env, a, result) && as_printed (call->env, b, result);
}

/* A printed figure is exact to its reader.  What it may be off against the same figure elsewhere is more than a printed step only
 * where rounded addends were summed: 638.00 here, 637.99 on paper. */
static void
beyond_print (const struct eval_env *env, struct value *printed)
{
    struct number_style style = figure_style (env, printed->type);

    printed->half = MAX (printed->half - number_half_step (&style), 0);
}

struct value
function_diff (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
        return result;
    beyond_print (call->env, &a);
    beyond_print (call->env, &b);
    return number_operate (OP_SUBTRACT, &a, &b);
}

/* num / den in 0.01 %; half is how far the ratio may be off because both are only known within `room`. */
struct value
figure_percentage (int128 num, int128 den, int128 room_num, int128 room_den)
{
    int64_t rate;
    int64_t low;
    int64_t high;

    if (den == 0)
        return value_unknown (WHY_ZERO_BASE, -1);
    if (!number_divide (num * 10000, den, &rate))
        return value_unknown (WHY_OVERFLOW, -1);
    if (den < 0) {
        num = -num;
        den = -den;
    }
    if (den <= room_den || !number_divide ((num - room_num) * 10000, den + (num >= room_num ? room_den : -room_den), &low) ||
        !number_divide ((num + room_num) * 10000, den - (num >= -room_num ? room_den : -room_den), &high))
        return value_number (TYPE_PERCENT, rate, 0);
    return value_number (TYPE_PERCENT, rate, MAX (rate - low, high - rate));
}

struct value
function_share (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
        return result;
    return figure_percentage (a.num, b.num, a.half, b.half);
}

/* The change between two printed figures over the size of the old one. */
struct value
figure_growth (const struct value *a, const struct value *b)
{
    int128 base = b->num < 0 ? -(int128)b->num : b->num;

    return figure_percentage ((int128)a->num - b->num, base, (int128)a->half + b->half, b->half);
}

struct value
function_growth (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
        return result;
    return figure_growth (&a, &b);
}

struct value
function_reason_due (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
        return result;
    if (a.num == b.num)
        return value_number (TYPE_COUNT, 0, 0);
    struct value rate = figure_growth (&a, &b);
    bool due = rate.state != VALUE_NUMBER || rate.num >= call->env->reason_from || -rate.num >= call->env->reason_from;
    return value_number (TYPE_COUNT, due, 0);
}

struct value
function_round (const struct call *call)
{
    struct value value;
    struct value places;
    struct value result;
    int64_t num;
    int64_t step = 1;

    if (!take_number (call, 0, &value, &result) || !take_number (call, 1, &places, &result))
        return result;
    struct number_style style = figure_style (call->env, value.type);
    if (places.den != 1 || places.num < 0 || places.num > 6)
        return value_unknown (WHY_TYPE, -1);
    for (int64_t i = 0; i < places.num; i++)
        step *= 10;
    int64_t scale = MAX (style.scale, 1);
    if (!number_divide ((int128)value.num * step, (int128)value.den * scale, &num))
        return value_unknown (WHY_OVERFLOW, -1);
    struct value rounded = value_number (value.type, num, 0);
    struct value factor = value_number (TYPE_COUNT, scale, 0);
    factor.den = step;
    return number_operate (OP_MULTIPLY, &rounded, &factor);
}

static bool
take_date (const struct call *call, int i, GDate *date, struct value *result)
{
    struct value value = call_argument (call, i);
    int part[3];
    bool valid = value.state == VALUE_TEXT && sscanf (value.text, "%d-%d-%d", &part[0], &part[1], &part[2]) == 3 &&
                 g_date_valid_dmy ((GDateDay)part[2], (GDateMonth)part[1], (GDateYear)part[0]);

    if (valid)
        g_date_set_dmy (date, (GDateDay)part[2], (GDateMonth)part[1], (GDateYear)part[0]);
    else
        *result = value.state == VALUE_BLANK ? value_unknown (WHY_BLANK, value.node) : value_unknown (WHY_TYPE, -1);
    value_clear (&value);
    return valid;
}

struct value
function_days (const struct call *call)
{
    GDate from;
    GDate to;
    struct value result;

    g_date_clear (&from, 1);
    g_date_clear (&to, 1);
    if (!take_date (call, 0, &from, &result) || !take_date (call, 1, &to, &result))
        return result;
    return value_number (TYPE_COUNT, g_date_days_between (&from, &to), 0);
}

struct first {
    struct value value;
    bool found;
};

static void
keep_first (const struct value *value, void *data)
{
    struct first *first = data;

    if (!first->found)
        first->value = value_copy (value);
    first->found = true;
}

/* Alone, outside of sum and the like: the first of them. */
struct value
function_where (const struct call *call)
{
    struct first first = { VALUE_INIT, false };

    each_where (call, keep_first, &first);
    return first.value;
}
