/* The one table of functions: what each is called, takes and gives. */
#include "core/expr-private.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct value (*function_eval) (const struct call *call);

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
    { function_unused_code, YIELD_TEXT_OF_ANY, false, false, true, NULL },
};

const struct expr_function expr_functions[] = {
    { "sum", 1, -1, "x, y ... | children | rows | a:b | section[\"212*\"].column", N_ ("sum; skips blanks and n/a, blank only if all are"), "sum(1, 2.5, 3) = 6.5",
      N_ ("the sum of {all}"), NULL, NULL },
    { "count", 1, -1, "x, y ... | rows | ...", N_ ("how many have a value"), "count(1, 0, 'x') = 3",
      N_ ("how many there are of {all}"), NULL, NULL },
    { "any", 1, -1, "x, y ... | rows | ...", N_ ("true if any is neither blank nor 0"), "any(0, 0) = 0",
      NULL, N_ ("{all}: not 0"), N_ ("{all}: blank or 0") },
    { "filled", 1, 1, "x", N_ ("true if not blank; 0 and n/a count as filled"), "filled(0) = 1",
      NULL, N_ ("{1} is filled in"), N_ ("{1} is blank") },
    { "if", 3, 3, "condition, x, y", N_ ("x if the condition holds, else y"), "if(2 > 1, 10, 20) = 10",
      N_ ("{1}: {2}; else {3}"), NULL, NULL },
    { "min", 1, -1, "x, y ...", N_ ("the smallest"), "min(3, 1, 2) = 1",
      N_ ("the smallest of {all}"), NULL, NULL },
    { "max", 1, -1, "x, y ...", N_ ("the largest"), "max(3, 1, 2) = 3",
      N_ ("the largest of {all}"), NULL, NULL },
    { "abs", 1, 1, "x", N_ ("without its sign"), "abs(-3) = 3",
      N_ ("the size of {1}"), NULL, NULL },
    { "round", 2, 2, "x, places", N_ ("rounded half away from zero to places of the unit"),
      "round(2.675, 2) = 2.68",
      N_ ("{1} rounded to {2} decimals"), NULL, NULL },
    { "diff", 1, 2, "x [, y]", N_ ("difference of the printed figures; y is last year's x by default"),
      "diff(615.34万元, 573.90万元) = 41.44万元",
      N_ ("the difference of {1} and {2}"), NULL, NULL },
    { "growth", 1, 2, "x [, y]", N_ ("change in percent of the printed figures; y is last year's x by default"), "growth(33.56万元, 14.00万元) = 139.71%",
      N_ ("the change from {2} to {1} in percent"), NULL, NULL },
    { "completion", 2, 2, "x, base", N_ ("x in percent of base, of the printed figures"),
      "completion(637.99万元, 476.15万元) = 133.99%",
      N_ ("{1} in percent of {2}"), NULL, NULL },
    { "share", 2, 2, "x, whole", N_ ("x in percent of whole, of the printed figures"),
      "share(600.88万元, 615.34万元) = 97.65%",
      N_ ("{1} in percent of {2}"), NULL, NULL },
    { "change", 1, 2, "x [, y]", N_ ("the change in the edition's words, right for every case"),
      "change(615.34万元, 573.90万元) = '较2021年增加41.44万元，增长7.22%'",
      N_ ("how {1} changed against {2}"), NULL, NULL },
    { "gap", 1, 2, "x [, y]", N_ ("the difference in the edition's words"),
      "gap(7.64万元, 7.77万元) = '减少0.13万元'",
      N_ ("how far {1} is from {2}"), NULL, NULL },
    { "completed", 3, 3, "x, base, name", N_ ("completion in the edition's words; no percentage on a zero base"),
      "completed(637.99万元, 476.15万元, '年初预算') = '完成年初预算的133.99%'",
      N_ ("how far {1} completes {2}"), NULL, NULL },
    { "share_text", 3, 3, "x, whole, name", N_ ("share in the edition's words; no percentage on a zero base"), "share_text(1, 4, '总额') = '占总额的25.00%'",
      N_ ("{1} as a share of {2}"), NULL, NULL },
    { "reason_due", 1, 2, "x [, y]", N_ ("whether the change needs a reason: from the edition's threshold or on a zero base, never where the printed figures are equal"),
      "reason_due(110, 100) = 1",
      NULL, N_ ("the change from {2} to {1} needs a reason"), N_ ("the change from {2} to {1} needs no reason") },
    { "param", 1, 1, "name", N_ ("a parameter of the edition; blank where it is not set"), "filled(param('none')) = 0",
      N_ ("the limit {1}"), NULL, NULL },
    { "join", 2, -1, "texts ..., separator", N_ ("texts put together with a separator; skips blanks"),
      "join('甲', '', '乙', '、') = '甲、乙'",
      N_ ("{most} put together"), NULL, NULL },
    { "names", 2, -1, "x, y ... | a:b | section[\"302*\"].column, separator", N_ ("the labels of the rows whose figures are neither blank nor 0, put together"), "filled(names(0, '、')) = 0",
      N_ ("the names of what is not 0 of {most}"), NULL, NULL },
    { "days", 2, 2, "from, to", N_ ("whole days between two dates"), "days('2023-08-20', '2023-09-09') = 20",
      N_ ("the days from {1} to {2}"), NULL, NULL },
    { "where", 3, 3, "section['*'].column, section['*'].key, x",
      N_ ("only the rows whose key is x; inside sum, count, any or join, alone the first of them"), "filled(where(rows.a, rows.b, '甲')) = 0",
      N_ ("{1} where {2} is {3}"), NULL, NULL },
    { "achieved", 2, 2, "target, result",
      N_ ("how far a result meets a target, 100% where it does; blank where they are no figures to compare"),
      "achieved('≥200人次', '150人次') = 75%",
      N_ ("how far {2} meets {1}"), NULL, NULL },
    { "attained", 2, 2, "target, result", N_ ("the result in percent of the target, also above 100%; blank for ceilings and changes"),
      "attained('≥10次', '20次') = 200%",
      N_ ("{2} in percent of {1}"), NULL, NULL },
    { "same_unit", 2, 2, "target, result", N_ ("whether target and result are in the same unit"),
      "same_unit('10人次', '20次') = 0",
      NULL, N_ ("{1} and {2} are in the same unit"), N_ ("{1} and {2} are in different units") },
    { "match", 2, -1, "text, pattern [, words ...]", N_ ("the first piece that the regular expression matches, unless it lies within one of the words (parted by | or 、); '' if none"),
      "match('养老补贴补贴', '(..)\\1', '看看看看') = '补贴补贴'",
      N_ ("what is looked for in {1}"), NULL, NULL },
    { "said", 2, 2, "text, pattern", N_ ("the number that the first group of the pattern takes from a text, with its unit or %; a rule does not apply where the text says none"),
      "said('得分95分', '得分([0-9.]+)分') = 95",
      N_ ("the number said in {1}"), NULL, NULL },
    { "unpaired", 1, 1, "text", N_ ("a bracket or quotation mark without its partner"), "unpaired('《通知') = '《通知'",
      N_ ("an unpaired bracket in {1}"), NULL, NULL },
    { "id_number", 1, 1, "text", N_ ("a resident's identity number with the right check digit"),
      "id_number('编号11010519491231002X') = '11010519491231002X'",
      N_ ("an identity number in {1}"), NULL, NULL },
    { "card_number", 1, 1, "text", N_ ("a bank card number with the right check digit"),
      "card_number('4111111111111111') = '4111111111111111'",
      N_ ("a card number in {1}"), NULL, NULL },
    { "other_year", 3, 3, "text, from, to", N_ ("a year outside from..to, not in titles and numbers of documents"),
      "other_year('建于1984年', 2021, 2022) = '1984年'",
      N_ ("another year in {1}"), NULL, NULL },
    { "own_name", 3, 3, "text, name, short", N_ ("a name that means this one but is written otherwise; short names parted by 、"),
      "own_name('景德镇驻京联络处', '景德镇市驻京联络处', '') = '景德镇驻京联络处'",
      N_ ("another form of {2} in {1}"), NULL, NULL },
    { "same", 2, -1, "text, texts ...", N_ ("how many of the texts are equal to it, but for a few characters"), "same('甲', '甲', '乙', '甲') = 2",
      N_ ("how many of {others} say the same as {1}"), NULL, NULL },
    { "misnumbered", 3, 3, "text, texts, levels", N_ ("the number of a paragraph that does not follow from those before it; headings with a level start anew"), "misnumbered('（三）', '2.任务', 0) = '（三）'",
      N_ ("a wrong number before {1}"), NULL, NULL },
    { "missing_annex", 3, 3, "text, word, number", N_ ("an annex that is named but not there"), "missing_annex('见附件3', '附件', 2) = '附件3'",
      N_ ("an annex that is missing of those named in {1}"), NULL, NULL },
    { "unknown_figure", 1, 2, "text [, units]", N_ ("an amount, percentage or count that equals no figure of the book; only of the units named, parted by |"), "unknown_figure('没有数') = ''",
      N_ ("a figure in {1} that is none of the book"), NULL, NULL },
    { "near_figure", 1, 2, "text [, units]", N_ ("the figure of the book that what unknown_figure finds would be with two digits swapped"), "near_figure('没有数') = ''",
      N_ ("the figure of the book that is nearly the one in {1}"), NULL, NULL },
    { "explanation", 0, 0, "", N_ ("what the code of this row means, from the section's list explain; blank where it has no note"), "filled(explanation()) = 0",
      N_ ("what the code means"), NULL, NULL },
    { "unused_code", 2, 2, "name, list", N_ ("the name, where codes of the list have it and no table of the book has a row for any of them; '' else"), "unused_code('运费', 'functions') = ''",
      N_ ("a code called {1} that no table has"), NULL, NULL },
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

bool
expr_is_where (const struct expr_node *node)
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
