/* The one table of functions, and what each computes.  change, growth, completion and share take the figures as printed in
 * the form's unit, so that every reader can recompute every sentence; sum takes the exact ones. */
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

typedef struct value (*function_eval) (const struct call *call);

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

static bool
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

static struct value function_where (const struct call *call);
static bool is_where (const struct expr_node *node);

void
call_each (const struct call *call, int from, figure_visit visit, void *data)
{
    for (int i = from; i < call->node->n; i++) {
        const struct binding *set = argument_set (call, i);
        if (is_where (call->node->child[i])) {
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

static struct value
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

static struct value
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

static struct value
function_any (const struct call *call)
{
    int64_t any = 0;

    call_each (call, 0, any_figure, &any);
    return value_number (TYPE_COUNT, any, 0);
}

static struct value
function_filled (const struct call *call)
{
    struct value value = call_argument (call, 0);
    bool filled = value.state != VALUE_BLANK && value.state != VALUE_UNKNOWN;

    value_clear (&value);
    return value_number (TYPE_COUNT, filled, 0);
}

static struct value
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

static struct value
function_min (const struct call *call)
{
    return extreme (call, -1);
}

static struct value
function_max (const struct call *call)
{
    return extreme (call, 1);
}

static struct value
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

static struct number_style
style_of (const struct eval_env *env, enum cell_type type)
{
    return type == TYPE_MONEY ? env->style : number_style (type, NULL, type == TYPE_COUNT ? 0 : 2, false);
}

/* A figure as the report prints it: rounded once, and known no better than the printed step. */
static bool
as_printed (const struct eval_env *env, struct value *value, struct value *result)
{
    struct number_style style = style_of (env, value->type);
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
static bool
take_printed (const struct call *call, struct value *a, struct value *b, struct value *result)
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
    struct number_style style = style_of (env, printed->type);

    printed->half = MAX (printed->half - number_half_step (&style), 0);
}

static struct value
function_diff (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    beyond_print (call->env, &a);
    beyond_print (call->env, &b);
    return number_operate (OP_SUBTRACT, &a, &b);
}

/* num / den in 0.01 %; half is how far the ratio may be off because both are only known within `room`. */
static struct value
percentage (int128 num, int128 den, int128 room_num, int128 room_den)
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

static struct value
function_share (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    return percentage (a.num, b.num, a.half, b.half);
}

/* The change between two printed figures over the size of the old one. */
static struct value
growth (const struct value *a, const struct value *b)
{
    int128 base = b->num < 0 ? -(int128)b->num : b->num;

    return percentage ((int128)a->num - b->num, base, (int128)a->half + b->half, b->half);
}

static struct value
function_growth (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    return growth (&a, &b);
}

static struct value
function_reason_due (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    if (a.num == b.num)
        return value_number (TYPE_COUNT, 0, 0);
    struct value rate = growth (&a, &b);
    bool due = rate.state != VALUE_NUMBER || rate.num >= call->env->reason_from || -rate.num >= call->env->reason_from;
    return value_number (TYPE_COUNT, due, 0);
}

static void
replace_all (GString *text, const char *mark, const char *with)
{
    for (char *at; (at = strstr (text->str, mark)) != NULL;) {
        gssize position = at - text->str;
        g_string_erase (text, position, (gssize)strlen (mark));
        g_string_insert (text, position, with);
        if (strstr (with, mark) != NULL)
            return;
    }
}

/* One of the edition's phrases, filled. */
static struct value
speak (const struct eval_env *env, const char *phrase, const char *amount, const char *unit, const char *rate, const char *base)
{
    g_autoptr (GString) text = g_string_new (phrase != NULL ? phrase : "");
    g_autofree char *year = g_strdup_printf ("%d", env->year);
    g_autofree char *last_year = g_strdup_printf ("%d", env->year - 1);

    replace_all (text, "{amount}", amount);
    replace_all (text, "{unit}", unit);
    replace_all (text, "{rate}", rate);
    replace_all (text, "{base}", base);
    replace_all (text, "{year}", year);
    replace_all (text, "{last_year}", last_year);
    return value_text (text->str);
}

static char *
print_number (const struct eval_env *env, enum cell_type type, int64_t num)
{
    struct number_style style = style_of (env, type);

    return number_format (num, &style);
}

static char *
print_rate (const struct value *rate)
{
    struct number_style style = number_style (TYPE_PERCENT, NULL, 2, false);
    g_autofree char *number = number_format (rate->num < 0 ? -rate->num : rate->num, &style);

    return g_strdup_printf ("%s%%", number);
}

static const char *
unit_of (const struct eval_env *env, enum cell_type type)
{
    if (type == TYPE_MONEY)
        return env->style.unit != NULL ? env->style.unit : "";
    return env->measure != NULL ? env->measure : "";
}

static struct value
speak_gap (const struct call *call, const struct value *a, const struct value *b)
{
    const struct phrases *phrases = call->env->phrases;
    int64_t gap = a->num > b->num ? a->num - b->num : b->num - a->num;
    g_autofree char *amount = print_number (call->env, a->type, gap);
    const char *phrase = a->num == b->num ? phrases->gap_flat : a->num > b->num ? phrases->gap_up : phrases->gap_down;

    return speak (call->env, phrase, amount, unit_of (call->env, a->type), "", "");
}

static struct value
function_gap (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    return speak_gap (call, &a, &b);
}

static struct value
function_change (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    int64_t gap = a.num > b.num ? a.num - b.num : b.num - a.num;
    g_autofree char *amount = print_number (call->env, a.type, gap);
    const char *unit = unit_of (call->env, a.type);
    if (a.num == 0 && b.num == 0)
        return speak (call->env, phrases->change_none, amount, unit, "", "");
    if (a.num == b.num)
        return speak (call->env, phrases->change_flat, amount, unit, "", "");
    if (b.num == 0 && a.num > 0)
        return speak (call->env, phrases->change_new, amount, unit, "", "");
    if (b.num <= 0) {
        const char *own = b.num == 0 ? phrases->change_new_less : a.num > b.num ? phrases->change_more : phrases->change_less;
        return own != NULL ? speak (call->env, own, amount, unit, "", "") : speak_gap (call, &a, &b);
    }
    struct value rate = growth (&a, &b);
    if (rate.state != VALUE_NUMBER)
        return rate;
    g_autofree char *percent = print_rate (&rate);
    return speak (call->env, a.num > b.num ? phrases->change_up : phrases->change_down, amount, unit, percent, "");
}

/* A ratio in words: one phrase with the percentage, one where the base is 0, one where both are, one where either is below 0. */
static struct value
speak_ratio (const struct call *call, const char *phrase, const char *zero_base, const char *none, const char *minus)
{
    struct value a;
    struct value b;
    struct value result;

    if (!take_printed (call, &a, &b, &result))
        return result;
    struct value base = call->node->n > 2 ? call_argument (call, 2) : value_text ("");
    const char *base_text = base.state == VALUE_TEXT ? base.text : "";
    struct value rate = percentage (a.num, b.num, 0, 0);
    if (minus != NULL && (a.num < 0 || b.num < 0)) {
        result = speak (call->env, minus, "", "", "", base_text);
    } else if (rate.state == VALUE_NUMBER) {
        g_autofree char *size = print_rate (&rate);
        g_autofree char *percent = g_strconcat (rate.num < 0 ? "-" : "", size, NULL);
        result = speak (call->env, phrase, "", "", percent, base_text);
    } else if (rate.why == WHY_ZERO_BASE) {
        result = speak (call->env, a.num == 0 ? none : zero_base, "", "", "", base_text);
    } else {
        result = rate;
    }
    value_clear (&base);
    return result;
}

static struct value
function_completed (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;

    return speak_ratio (call, phrases->completed, phrases->completed_new, phrases->completed_none, phrases->completed_minus);
}

static struct value
function_share_text (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;

    return speak_ratio (call, phrases->share, phrases->share_none, phrases->share_none, phrases->share_minus);
}

static struct value
function_round (const struct call *call)
{
    struct value value;
    struct value places;
    struct value result;
    int64_t num;
    int64_t step = 1;

    if (!take_number (call, 0, &value, &result) || !take_number (call, 1, &places, &result))
        return result;
    struct number_style style = style_of (call->env, value.type);
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

static struct value
function_param (const struct call *call)
{
    struct value name = call_argument (call, 0);
    const char *text = NULL;

    if (name.state == VALUE_TEXT && call->env->params != NULL)
        text = g_hash_table_lookup (call->env->params, name.text);
    struct value value = VALUE_INIT;
    if (text != NULL && text[0] != '\0') {
        struct expr *literal = expr_parse (text, NULL);
        if (literal != NULL && literal->root->op == OP_NUMBER)
            value = literal->root->literal;
        else
            value = value_text (text);
        expr_free (literal);
    }
    value_clear (&name);
    return value;
}

struct joined {
    GString *text;
    int texts;
    char *separator;
};

static void
join_text (const struct value *value, void *data)
{
    struct joined *joined = data;

    if (value->state != VALUE_TEXT || value->text[0] == '\0')
        return;
    if (joined->texts++ > 0)
        g_string_append (joined->text, joined->separator);
    g_string_append (joined->text, value->text);
}

/* join(set, separator): the last argument separates. */
static struct value
function_join (const struct call *call)
{
    struct value separator = call_argument (call, call->node->n - 1);
    g_autoptr (GString) text = g_string_new (NULL);
    struct joined joined = { text, 0, separator.state == VALUE_TEXT ? separator.text : (char *)"" };
    struct expr_node texts = *call->node;
    struct call inner = { &texts, call->expr, call->env };

    texts.n--;
    call_each (&inner, 0, join_text, &joined);
    struct value result = VALUE_INIT;
    if (joined.texts > 0)
        result = value_text (text->str);
    value_clear (&separator);
    return result;
}

/* names(set, separator): what the rows of the figures are called, where there is a figure. */
static struct value
function_names (const struct call *call)
{
    struct value separator = call_argument (call, call->node->n - 1);
    g_autoptr (GString) text = g_string_new (NULL);
    struct joined joined = { text, 0, separator.state == VALUE_TEXT ? separator.text : (char *)"" };

    for (int i = 0; i + 1 < call->node->n; i++) {
        const struct expr_node *child = call->node->child[i];
        const struct binding *bind = child->op == OP_REF ? &call->env->bind[child->slot] : NULL;
        for (int k = 0; bind != NULL && k < bind->n && call->env->label != NULL; k++) {
            struct value figure = expr_load (call->env, bind->node[k]);
            struct value name = value_text (call->env->label (bind->node[k], call->env->data));
            if (figure.state == VALUE_NUMBER && figure.num != 0)
                join_text (&name, &joined);
            value_clear (&name);
            value_clear (&figure);
        }
    }
    value_clear (&separator);
    return joined.texts > 0 ? value_text (text->str) : VALUE_INIT;
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

static struct value
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
static struct value
function_where (const struct call *call)
{
    struct first first = { VALUE_INIT, false };

    each_where (call, keep_first, &first);
    return first.value;
}

/* Both texts as targets.  False, and *result says why, where one is missing; a text that is not measured leaves *result blank. */
static bool
take_targets (const struct call *call, struct target *target, struct target *actual, struct value *result)
{
    static const struct target_words none;
    const struct target_words *words = call->env->targets != NULL ? call->env->targets : &none;
    struct value a = call_argument (call, 0);
    struct value b = call_argument (call, 1);
    bool read = false;

    *result = (struct value)VALUE_INIT;
    if (a.state == VALUE_TEXT && b.state == VALUE_TEXT && target_read (a.text, words, target)) {
        read = target_read (b.text, words, actual);
        if (!read)
            target_clear (target);
    }
    value_clear (&a);
    value_clear (&b);
    return read;
}

/* The same words on both sides are a target that is met, measured or not. */
static bool
said_the_same (const struct call *call)
{
    struct value a = call_argument (call, 0);
    struct value b = call_argument (call, 1);
    bool same = a.state == VALUE_TEXT && same_value (&a, &b);

    value_clear (&a);
    value_clear (&b);
    return same;
}

static struct value
function_achieved (const struct call *call)
{
    struct target target;
    struct target actual;
    struct value result;

    if (said_the_same (call))
        return value_number (TYPE_PERCENT, 10000, 0);
    if (!take_targets (call, &target, &actual, &result))
        return result;
    int met = target_met (&target, &actual);
    target_clear (&target);
    target_clear (&actual);
    return met < 0 ? result : value_number (TYPE_PERCENT, met, 0);
}

static struct value
function_attained (const struct call *call)
{
    struct target target;
    struct target actual;
    struct value result;

    if (!take_targets (call, &target, &actual, &result))
        return result;
    int64_t ratio = target_ratio (&target, &actual);
    target_clear (&target);
    target_clear (&actual);
    return ratio < 0 ? result : value_number (TYPE_PERCENT, ratio, 0);
}

static struct value
function_same_unit (const struct call *call)
{
    struct target target;
    struct target actual;
    struct value result;

    if (!take_targets (call, &target, &actual, &result))
        return result;
    bool same = target_same_unit (&target, &actual);
    target_clear (&target);
    target_clear (&actual);
    return value_number (TYPE_COUNT, same, 0);
}

static struct value
function_explanation (const struct call *call)
{
    struct value blank = VALUE_INIT;

    return call->env->explanation != NULL ? value_text (call->env->explanation) : blank;
}

/* What a function gives, for the static check. */
enum yield { YIELD_FIRST, YIELD_SECOND, YIELD_NUMBER, YIELD_PERCENT, YIELD_TEXT, YIELD_TEXT_OF_ANY, YIELD_ANY, YIELD_SAME, YIELD_PERCENT_OF_TEXTS };

static const struct {
    function_eval eval;
    enum yield yield;
    bool sets;      /* arguments may be sets */
    bool prior;     /* a missing second argument is last year's figure of the first */
    bool texts;     /* arguments may be texts */
    const char *needs; /* nothing is found in a first argument without any of these characters; NULL: that cannot be said */
} behaviour[] = {
    { function_sum, YIELD_FIRST, true, false, false, NULL },
    { function_count, YIELD_NUMBER, true, false, true, NULL },
    { function_any, YIELD_NUMBER, true, false, true, NULL },
    { function_filled, YIELD_NUMBER, false, false, true, NULL },
    { function_if, YIELD_SECOND, false, false, true, NULL },
    { function_min, YIELD_FIRST, false, false, false, NULL },
    { function_max, YIELD_FIRST, false, false, false, NULL },
    { function_abs, YIELD_FIRST, false, false, false, NULL },
    { function_round, YIELD_FIRST, false, false, false, NULL },
    { function_diff, YIELD_FIRST, false, true, false, NULL },
    { function_growth, YIELD_PERCENT, false, true, false, NULL },
    { function_share, YIELD_PERCENT, false, false, false, NULL }, /* completion */
    { function_share, YIELD_PERCENT, false, false, false, NULL },
    { function_change, YIELD_TEXT, false, true, false, NULL },
    { function_gap, YIELD_TEXT, false, true, false, NULL },
    { function_completed, YIELD_TEXT, false, false, true, NULL },
    { function_share_text, YIELD_TEXT, false, false, true, NULL },
    { function_reason_due, YIELD_NUMBER, false, true, false, NULL },
    { function_param, YIELD_ANY, false, false, true, NULL },
    { function_join, YIELD_TEXT_OF_ANY, true, false, true, NULL },
    { function_names, YIELD_TEXT_OF_ANY, true, false, true, NULL },
    { function_days, YIELD_NUMBER, false, false, true, NULL },
    { function_where, YIELD_SAME, true, false, true, NULL },
    { function_achieved, YIELD_PERCENT_OF_TEXTS, false, false, true, NULL },
    { function_attained, YIELD_PERCENT_OF_TEXTS, false, false, true, NULL },
    { function_same_unit, YIELD_NUMBER, false, false, true, NULL },
    { function_match, YIELD_TEXT_OF_ANY, true, false, true, NULL },
    { function_said, YIELD_ANY, false, false, true, NULL },
    { function_unpaired, YIELD_TEXT_OF_ANY, false, false, true, "()[]（）《》“”‘’【】〔〕「」" },
    { function_id_number, YIELD_TEXT_OF_ANY, false, false, true, "0123456789" },
    { function_card_number, YIELD_TEXT_OF_ANY, false, false, true, "0123456789" },
    { function_other_year, YIELD_TEXT_OF_ANY, false, false, true, "年" },
    { function_own_name, YIELD_TEXT_OF_ANY, false, false, true, NULL },
    { function_same, YIELD_NUMBER, true, false, true, NULL },
    { function_misnumbered, YIELD_TEXT_OF_ANY, true, false, true, NULL },
    { function_missing_annex, YIELD_TEXT_OF_ANY, false, false, true, NULL },
    { function_unknown_figure, YIELD_TEXT_OF_ANY, false, false, true, "0123456789" },
    { function_near_figure, YIELD_TEXT_OF_ANY, false, false, true, "0123456789" },
    { function_explanation, YIELD_TEXT_OF_ANY, false, false, true, NULL },
};

const struct expr_function expr_functions[] = {
    { "sum", 1, -1, "x, y ... | children | rows | a:b | section[\"212*\"].column", N_ ("sum; skips blanks and n/a, blank only if all are"), "sum(1, 2.5, 3) = 6.5" },
    { "count", 1, -1, "x, y ... | rows | ...", N_ ("how many have a value"), "count(1, 0, 'x') = 3" },
    { "any", 1, -1, "x, y ... | rows | ...", N_ ("true if any is neither blank nor 0"), "any(0, 0) = 0" },
    { "filled", 1, 1, "x", N_ ("true if not blank; 0 and n/a count as filled"), "filled(0) = 1" },
    { "if", 3, 3, "condition, x, y", N_ ("x if the condition holds, else y"), "if(2 > 1, 10, 20) = 10" },
    { "min", 1, -1, "x, y ...", N_ ("the smallest"), "min(3, 1, 2) = 1" },
    { "max", 1, -1, "x, y ...", N_ ("the largest"), "max(3, 1, 2) = 3" },
    { "abs", 1, 1, "x", N_ ("without its sign"), "abs(-3) = 3" },
    { "round", 2, 2, "x, places", N_ ("rounded half away from zero to places of the unit"),
      "round(2.675, 2) = 2.68" },
    { "diff", 1, 2, "x [, y]", N_ ("difference of the printed figures; y is last year's x by default"),
      "diff(615.34万元, 573.90万元) = 41.44万元" },
    { "growth", 1, 2, "x [, y]", N_ ("change in percent of the printed figures; y is last year's x by default"), "growth(33.56万元, 14.00万元) = 139.71%" },
    { "completion", 2, 2, "x, base", N_ ("x in percent of base, of the printed figures"),
      "completion(637.99万元, 476.15万元) = 133.99%" },
    { "share", 2, 2, "x, whole", N_ ("x in percent of whole, of the printed figures"),
      "share(600.88万元, 615.34万元) = 97.65%" },
    { "change", 1, 2, "x [, y]", N_ ("the change in the edition's words, right for every case"),
      "change(615.34万元, 573.90万元) = '较2021年增加41.44万元，增长7.22%'" },
    { "gap", 1, 2, "x [, y]", N_ ("the difference in the edition's words"),
      "gap(7.64万元, 7.77万元) = '减少0.13万元'" },
    { "completed", 3, 3, "x, base, name", N_ ("completion in the edition's words; no percentage on a zero base"),
      "completed(637.99万元, 476.15万元, '年初预算') = '完成年初预算的133.99%'" },
    { "share_text", 3, 3, "x, whole, name", N_ ("share in the edition's words; no percentage on a zero base"), "share_text(1, 4, '总额') = '占总额的25.00%'" },
    { "reason_due", 1, 2, "x [, y]", N_ ("whether the change needs a reason: from the edition's threshold or on a zero base, never where the printed figures are equal"),
      "reason_due(110, 100) = 1" },
    { "param", 1, 1, "name", N_ ("a parameter of the edition; blank where it is not set"), "filled(param('none')) = 0" },
    { "join", 2, -1, "texts ..., separator", N_ ("texts put together with a separator; skips blanks"),
      "join('甲', '', '乙', '、') = '甲、乙'" },
    { "names", 2, -1, "x, y ... | a:b | section[\"302*\"].column, separator", N_ ("the labels of the rows whose figures are neither blank nor 0, put together"), "filled(names(0, '、')) = 0" },
    { "days", 2, 2, "from, to", N_ ("whole days between two dates"), "days('2023-08-20', '2023-09-09') = 20" },
    { "where", 3, 3, "section['*'].column, section['*'].key, x",
      N_ ("only the rows whose key is x; inside sum, count, any or join, alone the first of them"), "filled(where(rows.a, rows.b, '甲')) = 0" },
    { "achieved", 2, 2, "target, result",
      N_ ("how far a result meets a target, 100% where it does; blank where they are no figures to compare"),
      "achieved('≥200人次', '150人次') = 75%" },
    { "attained", 2, 2, "target, result", N_ ("the result in percent of the target, also above 100%; blank for ceilings and changes"),
      "attained('≥10次', '20次') = 200%" },
    { "same_unit", 2, 2, "target, result", N_ ("whether target and result are in the same unit"),
      "same_unit('10人次', '20次') = 0" },
    { "match", 2, -1, "text, pattern [, words ...]", N_ ("the first piece that the regular expression matches, unless it lies within one of the words (parted by | or 、); '' if none"),
      "match('养老补贴补贴', '(..)\\1', '看看看看') = '补贴补贴'" },
    { "said", 2, 2, "text, pattern", N_ ("the number that the first group of the pattern takes from a text, with its unit or %; a rule does not apply where the text says none"),
      "said('得分95分', '得分([0-9.]+)分') = 95" },
    { "unpaired", 1, 1, "text", N_ ("a bracket or quotation mark without its partner"), "unpaired('《通知') = '《通知'" },
    { "id_number", 1, 1, "text", N_ ("a resident's identity number with the right check digit"),
      "id_number('编号11010519491231002X') = '11010519491231002X'" },
    { "card_number", 1, 1, "text", N_ ("a bank card number with the right check digit"),
      "card_number('4111111111111111') = '4111111111111111'" },
    { "other_year", 3, 3, "text, from, to", N_ ("a year outside from..to, not in titles and numbers of documents"),
      "other_year('建于1984年', 2021, 2022) = '1984年'" },
    { "own_name", 3, 3, "text, name, short", N_ ("a name that means this one but is written otherwise; short names parted by 、"),
      "own_name('景德镇驻京联络处', '景德镇市驻京联络处', '') = '景德镇驻京联络处'" },
    { "same", 2, -1, "text, texts ...", N_ ("how many of the texts are equal to it, but for a few characters"), "same('甲', '甲', '乙', '甲') = 2" },
    { "misnumbered", 3, 3, "text, texts, levels", N_ ("the number of a paragraph that does not follow from those before it; headings with a level start anew"), "misnumbered('（三）', '2.任务', 0) = '（三）'" },
    { "missing_annex", 3, 3, "text, word, number", N_ ("an annex that is named but not there"), "missing_annex('见附件3', '附件', 2) = '附件3'" },
    { "unknown_figure", 1, 2, "text [, units]", N_ ("an amount, percentage or count that equals no figure of the book; only of the units named, parted by |"), "unknown_figure('没有数') = ''" },
    { "near_figure", 1, 2, "text [, units]", N_ ("the figure of the book that what unknown_figure finds would be with two digits swapped"), "near_figure('没有数') = ''" },
    { "explanation", 0, 0, "", N_ ("what the code of this row means, from the section's list explain; blank where it has no note"), "filled(explanation()) = 0" },
};

const int expr_n_functions = G_N_ELEMENTS (expr_functions);
G_STATIC_ASSERT (G_N_ELEMENTS (behaviour) == G_N_ELEMENTS (expr_functions));

int
expr_function_find (const char *name)
{
    for (int i = 0; i < expr_n_functions; i++)
        if (strcmp (expr_functions[i].name, name) == 0)
            return i;
    return -1;
}

static bool
is_where (const struct expr_node *node)
{
    return node->op == OP_CALL && behaviour[node->function].eval == function_where;
}

bool
expr_function_takes_sets (int function)
{
    return behaviour[function].sets;
}

int
expr_function_needs_sets (int function)
{
    return behaviour[function].eval == function_where ? 2 : 0;
}

bool
expr_function_takes_pattern (int function)
{
    return behaviour[function].eval == function_match || behaviour[function].eval == function_said;
}

const char *
expr_function_needs (int function)
{
    return behaviour[function].needs;
}

bool
expr_function_is_said (int function)
{
    return behaviour[function].eval == function_said;
}

bool
expr_function_adds_prior (int function)
{
    return behaviour[function].prior;
}

bool
expr_function_adds_up (int function)
{
    return behaviour[function].yield == YIELD_FIRST;
}

struct value
expr_call (const struct expr_node *node, const struct expr *expr, const struct eval_env *env)
{
    struct call call = { node, expr, env };

    return behaviour[node->function].eval (&call);
}

bool
expr_call_type (int function, const enum cell_type *type, int n, enum cell_type *result)
{
    for (int i = 0; i < n && !behaviour[function].texts; i++)
        if (type_is_text (type[i]))
            return false;

    switch (behaviour[function].yield) {
    case YIELD_FIRST:
        for (int i = 1; i < n; i++)
            if (type[i] != type[0] && type[i] != TYPE_COUNT && type[0] != TYPE_COUNT)
                return false;
        *result = type[0];
        for (int i = 1; i < n && *result == TYPE_COUNT; i++)
            *result = type[i];
        return true;
    case YIELD_SECOND:
        *result = n > 2 && type[1] == TYPE_COUNT && !type_is_text (type[2]) ? type[2] : type[1];
        return n < 3 || type_is_text (type[1]) == type_is_text (type[2]);
    case YIELD_NUMBER:
        *result = TYPE_COUNT;
        return true;
    case YIELD_PERCENT:
        *result = TYPE_PERCENT;
        return type[0] == type[1] || type[0] == TYPE_COUNT || type[1] == TYPE_COUNT;
    case YIELD_TEXT:
        *result = TYPE_TEXT;
        return !type_is_text (type[0]) && (n < 2 || !type_is_text (type[1]));
    case YIELD_TEXT_OF_ANY:
        *result = TYPE_TEXT;
        return true;
    case YIELD_SAME:
        *result = type[0];
        return true;
    case YIELD_PERCENT_OF_TEXTS:
        *result = TYPE_PERCENT;
        return (type_is_text (type[0]) || type[0] == TYPE_COUNT) && (type_is_text (type[1]) || type[1] == TYPE_COUNT);
    case YIELD_ANY:
        *result = TYPE_COUNT;
        return true;
    }
    return false;
}
