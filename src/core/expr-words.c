/* Functions that speak in the edition's words, put texts together, and read targets that are written in words. */
#include "core/expr-private.h"

#include <string.h>

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
    struct number_style style = figure_style (env, type);

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

struct value
function_gap (const struct call *call)
{
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
        return result;
    return speak_gap (call, &a, &b);
}

struct value
function_change (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;
    struct value a;
    struct value b;
    struct value result;

    if (!call_printed (call, &a, &b, &result))
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
    struct value rate = figure_growth (&a, &b);
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

    if (!call_printed (call, &a, &b, &result))
        return result;
    struct value base = call->node->n > 2 ? call_argument (call, 2) : value_text ("");
    const char *base_text = base.state == VALUE_TEXT ? base.text : "";
    struct value rate = figure_percentage (a.num, b.num, 0, 0);
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

struct value
function_completed (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;

    return speak_ratio (call, phrases->completed, phrases->completed_new, phrases->completed_none, phrases->completed_minus);
}

struct value
function_share_text (const struct call *call)
{
    const struct phrases *phrases = call->env->phrases;

    return speak_ratio (call, phrases->share, phrases->share_none, phrases->share_none, phrases->share_minus);
}

struct value
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
struct value
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
struct value
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

struct value
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

struct value
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

struct value
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

struct value
function_explanation (const struct call *call)
{
    struct value blank = VALUE_INIT;

    return call->env->explanation != NULL ? value_text (call->env->explanation) : blank;
}

struct value
function_unused_code (const struct call *call)
{
    struct value name = call_argument (call, 0);
    struct value list = call_argument (call, 1);
    bool asked = name.state == VALUE_TEXT && list.state == VALUE_TEXT && call->env->code_unused != NULL;
    bool unused = asked && call->env->code_unused (list.text, name.text, call->env->data);
    struct value result = value_text (unused ? name.text : "");

    value_clear (&name);
    value_clear (&list);
    return result;
}
