/* The functions of the formula language that read texts: from values to core/prose and back. */
#include "core/expr-private.h"
#include "core/figures.h"
#include "core/prose.h"

#include <string.h>

/* Takes a text: "" where there is none; false, and *result says why, where it is blank or no text. */
static bool
take_text (const struct call *call, int i, struct value *out, struct value *result)
{
    *out = call_argument (call, i);
    if (out->state == VALUE_TEXT)
        return true;
    *result = *out;
    if (out->state == VALUE_NUMBER)
        *result = value_unknown (WHY_TYPE, -1);
    return false;
}

/* A name or list of words that may be blank. */
static char *
text_or_nothing (const struct call *call, int i)
{
    struct value value = call_argument (call, i);
    char *text = g_strdup (value.state == VALUE_TEXT ? value.text : "");

    value_clear (&value);
    return text;
}

static int
small_number (const struct call *call, int i)
{
    struct value value = call_argument (call, i);
    int64_t num = value.state == VALUE_NUMBER && value.den != 0 ? value.num / value.den : 0;

    value_clear (&value);
    return (int)CLAMP (num, -99999, 99999);
}

static struct value
found (char *piece_take)
{
    struct value value = value_text (piece_take != NULL ? piece_take : "");

    g_free (piece_take);
    return value;
}

static void
add_words (const struct value *value, void *data)
{
    g_auto (GStrv) words = g_strsplit_set (value->state == VALUE_TEXT ? value->text : "", "|", -1);

    for (int i = 0; words[i] != NULL; i++) {
        g_auto (GStrv) parts = g_strsplit (words[i], "、", -1);
        for (int k = 0; parts[k] != NULL; k++)
            if (parts[k][0] != '\0')
                g_ptr_array_add (data, g_strdup (parts[k]));
    }
}

/* The text that a rule looks at has nothing of what the pattern needs. */
static bool
is_foregone (const struct call *call)
{
    const struct expr_node *text = call->node->child[0];

    return call->env->letters != NULL && text->op == OP_REF && ref_is_it (expr_ref (call->expr, text->slot)) &&
           !needs_met (call->node->needs, call->env->letters);
}

struct value
function_match (const struct call *call)
{
    g_autoptr (GMatchInfo) match = NULL;
    struct value text;
    struct value result;

    if (is_foregone (call))
        return found (NULL);
    if (!take_text (call, 0, &text, &result))
        return result;
    if (g_regex_match (expr_pattern (call->node, NULL), text.text, 0, &match)) { /* seldom: only then it matters what is allowed */
        g_autoptr (GPtrArray) allowed = g_ptr_array_new_with_free_func (g_free);
        call_each (call, 2, add_words, allowed);
        result = found (prose_match_on (text.text, match, allowed));
    } else {
        result = found (NULL);
    }
    value_clear (&text);
    return result;
}

/* "333.20万元", "8.18%", "95": a number of the kind that its ending says. */
static struct value
read_said (const char *piece)
{
    static const char *const units[] = { "百万元", "千元", "万元", "亿元", "元" };
    g_auto (GStrv) parts = g_strsplit (piece, " ", -1);
    g_autofree char *text = g_strjoinv ("", parts);
    bool percent = g_str_has_suffix (text, "%") || g_str_has_suffix (text, "％");
    struct number_style style = number_style (percent ? TYPE_PERCENT : TYPE_POINT, NULL, 2, false);
    struct money number;

    for (size_t i = 0; i < G_N_ELEMENTS (units); i++) {
        char *unit = text + strlen (text) - MIN (strlen (text), strlen (units[i]));
        if (strcmp (unit, units[i]) != 0)
            continue;
        *unit = '\0'; /* read in its own unit, for the half step of what stands there */
        style = number_style (TYPE_MONEY, units[i], 2, false);
        break;
    }
    if (!number_parse (text, &style, &number, NULL))
        return value_unknown (WHY_SILENT, -1);
    if (style.type != TYPE_POINT)
        return value_number (style.type, number.fen, number.half);
    struct value hundredths = value_number (TYPE_COUNT, number.fen, 0);
    struct value hundred = value_number (TYPE_COUNT, 100, 0);
    return number_operate (OP_DIVIDE, &hundredths, &hundred);
}

struct value
function_said (const struct call *call)
{
    struct value text;
    struct value result;

    if (is_foregone (call))
        return value_unknown (WHY_SILENT, -1);
    if (!take_text (call, 0, &text, &result))
        return result;
    g_autofree char *piece = prose_said (text.text, expr_pattern (call->node, NULL));
    value_clear (&text);
    return piece != NULL ? read_said (piece) : value_unknown (WHY_SILENT, -1);
}

static struct value
look (const struct call *call, char *(*find) (const char *text))
{
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    result = found (find (text.text));
    value_clear (&text);
    return result;
}

struct value
function_unpaired (const struct call *call)
{
    return look (call, prose_unpaired);
}

struct value
function_id_number (const struct call *call)
{
    return look (call, prose_id_number);
}

struct value
function_card_number (const struct call *call)
{
    return look (call, prose_card_number);
}

struct value
function_other_year (const struct call *call)
{
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    result = found (prose_other_year (text.text, small_number (call, 1), small_number (call, 2)));
    value_clear (&text);
    return result;
}

struct value
function_own_name (const struct call *call)
{
    g_autofree char *name = text_or_nothing (call, 1);
    g_autofree char *shorts = text_or_nothing (call, 2);
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    result = found (prose_own_name (text.text, name, shorts));
    value_clear (&text);
    return result;
}

struct same {
    const char *text;
    int64_t n;
};

static void
count_same (const struct value *value, void *data)
{
    struct same *same = data;

    same->n += value->state == VALUE_TEXT && prose_alike (value->text, same->text);
}

struct value
function_same (const struct call *call)
{
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    struct same same = { text.text, 0 };
    call_each (call, 1, count_same, &same);
    value_clear (&text);
    return value_number (TYPE_COUNT, same.n, 0);
}

static const struct binding *
bound (const struct call *call, int i)
{
    const struct expr_node *child = call->node->child[i];

    return child->op == OP_REF ? &call->env->bind[child->slot] : NULL;
}

static int
level_of (const struct call *call, int i)
{
    const struct binding *levels = bound (call, 2);

    if (levels == NULL || i >= levels->n)
        return 0;
    const struct value *value = &call->env->values[levels->node[i]];
    return value->state == VALUE_NUMBER ? (int)value->num : 0;
}

/* The paragraphs before the one that is looked at, which is none of the set, and itself: nodes are in the order of print. */
struct value
function_misnumbered (const struct call *call)
{
    g_autoptr (GPtrArray) texts = g_ptr_array_new ();
    g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (int));
    const struct binding *self = bound (call, 0);
    const struct binding *set = bound (call, 1);
    g_autofree char *alone = set == NULL ? text_or_nothing (call, 1) : NULL;
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    if (alone != NULL)
        g_ptr_array_add (texts, alone);
    for (int i = 0; set != NULL && i < set->n && (self == NULL || set->node[i] < self->node[0]); i++)
        g_ptr_array_add (texts, call->env->values[set->node[i]].text);
    for (guint i = 0; i <= texts->len; i++) {
        int level = i < texts->len ? level_of (call, (int)i) : 0;
        g_array_append_val (levels, level);
    }
    g_ptr_array_add (texts, text.text);
    result = found (prose_misnumbered (texts, (const int *)(void *)levels->data));
    value_clear (&text);
    return result;
}

struct value
function_missing_annex (const struct call *call)
{
    g_autofree char *word = text_or_nothing (call, 1);
    struct value text;
    struct value result;

    if (word[0] == '\0')
        return value_unknown (WHY_TYPE, -1);
    if (!take_text (call, 0, &text, &result))
        return result;
    result = found (prose_missing_annex (text.text, word, small_number (call, 2)));
    value_clear (&text);
    return result;
}

static struct value
look_up (const struct call *call, char *(*find) (const struct figures *figures, const char *text, const char *units))
{
    struct value text;
    struct value result;

    if (!take_text (call, 0, &text, &result))
        return result;
    g_autofree char *units = call->node->n > 1 ? text_or_nothing (call, 1) : g_strdup ("");
    result = found (call->env->figures != NULL ? find (call->env->figures, text.text, units) : NULL);
    value_clear (&text);
    return result;
}

struct value
function_unknown_figure (const struct call *call)
{
    return look_up (call, figures_unknown);
}

struct value
function_near_figure (const struct call *call)
{
    return look_up (call, figures_near);
}
