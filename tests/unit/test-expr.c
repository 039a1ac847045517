/* Formulas and sentences: the examples of the function table, triples from tests/data, precision. */
#include "core/expr-tell.h"
#include "core/expr.h"
#include "core/text.h"

#include <locale.h>
#include <string.h>

static const struct phrases phrases = {
    .change_up = (char *)"较{last_year}年增加{amount}{unit}，增长{rate}",
    .change_down = (char *)"较{last_year}年减少{amount}{unit}，下降{rate}",
    .change_flat = (char *)"与{last_year}年持平",
    .change_none = (char *)"与{last_year}年持平（均为0）",
    .change_new = (char *)"较{last_year}年增加{amount}{unit}（{last_year}年为0，不计算增幅）",
    .completed = (char *)"完成{base}的{rate}",
    .completed_new = (char *)"{base}为0，不计算完成率",
    .completed_none = (char *)"{base}和决算数均为0",
    .gap_up = (char *)"增加{amount}{unit}",
    .gap_down = (char *)"减少{amount}{unit}",
    .gap_flat = (char *)"持平",
    .share = (char *)"占{base}的{rate}",
    .share_none = (char *)"",
    .blank = (char *)"（待填）",
};

static const struct target_words targets = {
    .least = (char *)"不少于|不低于|以上|超过",
    .most = (char *)"不超过|以内|低于",
    .none = (char *)"未发生|不发生",
    .down = (char *)"下降|减少",
    .up = (char *)"上升|增长",
};

/* a..h: nodes 0, 2, 4 ... ; last year's figures 1, 3, 5 ... */
static struct value values[16];
static struct binding bind[64];
static int nodes[64];

static void
bind_letters (const struct expr *expr)
{
    for (int i = 0; i < expr_n_refs (expr); i++) {
        const struct ref *ref = expr_ref (expr, i);
        g_assert_cmpint (ref->n_parts, ==, 1);
        nodes[i] = 2 * (ref->part[0][0] - 'a') + ref->prior;
        bind[i] = (struct binding){ 1, &nodes[i] };
    }
}

static struct eval_env
environment (void)
{
    return (struct eval_env){ .bind = bind, .values = values, .style = number_style (TYPE_MONEY, "万元", 2, false),
                              .measure = "辆", .phrases = &phrases, .targets = &targets, .year = 2022, .reason_from = 1000 };
}

static char *
show (const struct value *value)
{
    struct number_style style = value->type == TYPE_MONEY ? number_style (TYPE_MONEY, "万元", 2, false)
                                                          : number_style (value->type, NULL, value->type == TYPE_COUNT ? 0 : 2, false);

    switch (value->state) {
    case VALUE_BLANK:
        return g_strdup ("blank");
    case VALUE_NA:
        return g_strdup ("n/a");
    case VALUE_TEXT:
        return g_strdup_printf ("'%s'", value->text);
    case VALUE_UNKNOWN:
        return g_strdup (value->why == WHY_BLANK ? "unknown: blank" : value->why == WHY_ZERO_BASE ? "unknown: base 0"
                         : value->why == WHY_OVERFLOW ? "unknown: overflow" : "unknown: type");
    case VALUE_NUMBER:
        break;
    }
    if (value->type == TYPE_COUNT && value->den != 1)
        return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, value->num, value->den);
    g_autofree char *number = value_print (value, &style);
    return g_strconcat (number, value->type == TYPE_MONEY ? "万元" : value->type == TYPE_PERCENT ? "%" : "", NULL);
}

static char *
compute (const char *formula)
{
    g_autoptr (GError) error = NULL;
    struct expr *expr = expr_parse (formula, &error);

    if (expr == NULL)
        return g_strdup (error->message);
    bind_letters (expr);
    struct eval_env env = environment ();
    struct value value = expr_eval (expr, &env);
    char *text = show (&value);
    value_clear (&value);
    expr_free (expr);
    return text;
}

/* Formulas in words */

static char *
told_name (const struct ref *ref, void *data)
{
    (void)data;
    return g_strdup_printf ("%s<%s>", ref->prior ? "last year's " : "", ref->kind == REF_CHILDREN ? "children" : ref->part[ref->n_parts - 1]);
}

static bool
told_is_text (const struct ref *ref, void *data)
{
    (void)data;
    return ref->n_parts > 0 && g_str_equal (ref->part[ref->n_parts - 1], "name");
}

static void
test_told (void)
{
    static const struct {
        const char *formula, *words;
    } told[] = {
        { "a - (b - c)", "<a> - (<b> - <c>)" },
        { "(a + b) * 50%", "(<a> + <b>) × 50%" },
        { "a <= 18万元 and not (b = c)", "<a> ≤ 18万元, and not: <b> = <c>" },
        { "(a or b) and c", "(<a>, or <b>), and <c>" },
        { "any(a)", "<a>: not 0" },
        { "any(name)", "<name> is filled in" },
        { "not any(a)", "<a>: blank or 0" },
        { "not filled(name)", "<name> is blank" },
        { "same_unit(a, b) = 1", "<a> and <b> are in the same unit" },
        { "same_unit(a, b) = 0", "<a> and <b> are in different units" },
        { "sum(children)", "the sum of <children>" },
        { "sum(a, 0)", "<a> (blank counts as 0)" },
        { "weight * (max(min(rate, 100%), 0%) / 100%)", "<weight> × (the largest of (the smallest of <rate>, 100%), 0%) ÷ 100%" },
        { "if(filled(a), a, if(b > 0, 'x', ''))", "<a> is filled in: <a>; else <b> > 0: “x”; else nothing" },
        { "if(a > 0, 1, 2) * b", "(<a> > 0: 1; else 2) × <b>" },
        { "change(a)", "how <a> changed against last year's <a>" },
        { "join(a, b, '、')", "<a>, <b> put together" },
        { "a <= param('car_price')", "<a> ≤ the limit 18" },
        { "a <= param('other')", "<a> ≤ the limit (none is set)" },
        { "-a + year", "-<a> + this year" },
    };
    g_autoptr (GHashTable) params = g_hash_table_new (g_str_hash, g_str_equal);
    struct tell_names names = { told_name, told_is_text, NULL, params };

    g_hash_table_insert (params, (void *)"car_price", (void *)"18");
    for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
        g_autoptr (GError) error = NULL;
        struct expr *expr = expr_parse (told[i].formula, &error);
        g_assert_no_error (error);
        g_autofree char *words = expr_tell (expr, &names);
        g_assert_cmpstr (words, ==, told[i].words);
        expr_free (expr);
    }
    for (int i = 0; i < expr_n_functions; i++)
        g_assert_true ((expr_functions[i].told != NULL) != (expr_functions[i].holds != NULL && expr_functions[i].fails != NULL));
}

/* "formula = result": both sides give the same. */
static void
test_examples (void)
{
    for (int i = 0; i < expr_n_functions; i++) {
        const char *example = expr_functions[i].example;
        const char *equal = g_strrstr (example, " = ");
        g_assert_nonnull (equal);
        g_autofree char *left = g_strndup (example, (gsize)(equal - example));
        g_autofree char *computed = compute (left);
        g_autofree char *expected = compute (equal + 3);
        g_assert_cmpstr (computed, ==, expected);
        g_assert_nonnull (expr_functions[i].help);
    }
}

static void
clear_values (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        value_clear (&values[i]);
}

/* "a=1.00万元 b= c=n/a a@=2": the inputs of one triple. */
static void
set_inputs (const char *line)
{
    g_auto (GStrv) word = g_strsplit (line, " ", -1);

    clear_values ();
    for (int i = 0; word[i] != NULL; i++) {
        if (word[i][0] == '\0')
            continue;
        bool prior = word[i][1] == '@';
        struct value *value = &values[2 * (word[i][0] - 'a') + prior];
        const char *text = word[i] + (prior ? 3 : 2);
        if (strcmp (text, "n/a") == 0) {
            value->state = VALUE_NA;
        } else if (text[0] == '\'') {
            *value = value_text (text + 1);
        } else if (text[0] != '\0') {
            enum cell_type type = g_str_has_suffix (text, "元") ? TYPE_MONEY : g_str_has_suffix (text, "%") ? TYPE_PERCENT : TYPE_COUNT;
            struct number_style style = number_style (type, "万元", type == TYPE_COUNT ? 0 : 2, false);
            struct money number;
            g_assert_true (number_parse (text, &style, &number, NULL));
            *value = value_number (type, number.fen, number.half);
        }
    }
}

static void
test_triples (void)
{
    g_autofree char *path = g_build_filename (g_getenv ("abs_top_srcdir"), "tests", "data", "formulas.test", NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_auto (GStrv) line = g_strsplit (text, "\n", -1);
    int triples = 0;
    for (int i = 0; line[i] != NULL; i++) {
        if (line[i][0] == '#' || line[i][0] == '\0')
            continue;
        g_assert_nonnull (line[i + 1]);
        g_assert_nonnull (line[i + 2]);
        set_inputs (strcmp (line[i + 1], "-") == 0 ? "" : line[i + 1]);
        g_autofree char *result = compute (line[i]);
        if (strcmp (result, line[i + 2]) != 0)
            g_error ("formulas.test:%d: %s gives %s, not %s", i + 1, line[i], result, line[i + 2]);
        triples++;
        i += 2;
    }
    clear_values ();
    g_assert_cmpint (triples, >, 40);
}

/* Sums add what the figures are not known; the interval of a percentage follows from its two amounts. */
static void
test_precision (void)
{
    struct expr *expr = expr_parse ("sum(a, b, c)", NULL);
    set_inputs ("a=541.12万元 b=22.21万元 c=8.98万元");
    bind_letters (expr);
    struct eval_env env = environment ();
    struct value value = expr_eval (expr, &env);
    g_assert_cmpint (value.num, ==, 57231 * 10000);
    g_assert_cmpint (value.half, ==, 15000);
    expr_free (expr);

    /* 15.69 / 15.68, each known to 0.005: 100.00 .. 100.13 */
    expr = expr_parse ("completion(a, b)", NULL);
    set_inputs ("a=15.69万元 b=15.68万元");
    bind_letters (expr);
    value = expr_eval (expr, &env);
    g_assert_cmpint (value.num, ==, 10006);
    g_assert_cmpint (value.half, >=, 6);
    g_assert_cmpint (value.half, <=, 7);
    expr_free (expr);
    clear_values ();
}

static char *
print_letter (int node, void *data)
{
    (void)data;
    return values[node].state == VALUE_BLANK ? NULL : show (&values[node]);
}

static void
check_sentence (const char *source, const char *inputs, const char *expected, bool complete)
{
    g_autoptr (GError) error = NULL;
    struct template *template = template_parse (source, &error);
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));

    g_assert_no_error (error);
    set_inputs (inputs);
    for (int i = 0; i < template_n_refs (template); i++) {
        nodes[i] = 2 * (template_ref (template, i)->part[0][0] - 'a') + template_ref (template, i)->prior;
        bind[i] = (struct binding){ 1, &nodes[i] };
    }
    struct template_env env = { .eval = environment (), .label = "类", .number = "（一）", .print = print_letter };
    g_assert_true (template_render (template, &env, out, spans) == complete);
    g_assert_cmpstr (out->str, ==, expected);
    for (guint i = 0; i < spans->len; i++) {
        const struct span *span = &g_array_index (spans, struct span, i);
        g_autofree char *piece = g_strndup (out->str + span->start, (gsize)span->length);
        g_autofree char *figure = print_letter (span->node, NULL);
        g_assert_cmpstr (piece, ==, figure != NULL ? figure : phrases.blank);
    }
    template_free (template);
    clear_values ();
}

static void
test_sentences (void)
{
    check_sentence ("{n}{label}：{a}，比{last_year}年", "a=1万元", "（一）类：1.00万元，比2021年", true);
    check_sentence ("共{a}元", "", "共（待填）元", false);
    check_sentence ("{if a > b}增{else}减{end}。", "a=2 b=1", "增。", true);
    check_sentence ("{if a > b}增{else}减{end}。", "a=1 b=2", "减。", true);
    check_sentence ("{if a}有{if b}乙{end}{end}.", "a=1 b=1", "有乙.", true);
    check_sentence ("{if a}有{if b}乙{end}{end}.", "", ".", true);
    check_sentence ("{growth(a, b)}", "a=2万元 b=1万元", "100.00%", true);
}

static void
test_bad_sentences (void)
{
    static const char *const bad[] = { "{a", "{if a}x", "{end}", "{if}x{end}", "{a +}", "{else}", "{if a}x{else}y{else}z{end}" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GError) error = NULL;
        g_assert_null (template_parse (bad[i], &error));
        g_assert_nonnull (error);
        g_assert_nonnull (strstr (error->message, "character"));
    }
}

static void
test_types (void)
{
    static const struct {
        const char *formula;
        enum cell_type a, b;
        bool fits;
    } cases[] = {
        { "a + b", TYPE_MONEY, TYPE_MONEY, true },     { "a + b", TYPE_MONEY, TYPE_PERCENT, false },
        { "a + b", TYPE_MONEY, TYPE_TEXT, false },     { "a / b", TYPE_MONEY, TYPE_COUNT, true },
        { "a * b", TYPE_MONEY, TYPE_MONEY, false },    { "a = 'x'", TYPE_CHOICE, TYPE_COUNT, true },
        { "a = 1", TYPE_TEXT, TYPE_COUNT, false },     { "growth(a, b)", TYPE_MONEY, TYPE_MONEY, true },
        { "growth(a, b)", TYPE_MONEY, TYPE_TEXT, false }, { "if(b, a, 0)", TYPE_MONEY, TYPE_COUNT, true },
        { "share(a, b) > 30", TYPE_MONEY, TYPE_MONEY, true }, { "change(a) + 1", TYPE_MONEY, TYPE_MONEY, false },
        { "a + b", TYPE_MONEY, TYPE_COUNT, false },    { "a - -b", TYPE_MONEY, TYPE_COUNT, false },
        { "sum(a, b)", TYPE_MONEY, TYPE_COUNT, false }, { "max(a, b + 1)", TYPE_MONEY, TYPE_COUNT, false },
        { "a > b", TYPE_MONEY, TYPE_COUNT, false },    { "a > 0 and b > 0", TYPE_MONEY, TYPE_COUNT, true },
        { "a + 1", TYPE_MONEY, TYPE_COUNT, true },     { "sum(a, 0)", TYPE_MONEY, TYPE_COUNT, true },
        { "a + a / b", TYPE_MONEY, TYPE_COUNT, true }, { "a + b", TYPE_MONEY, EXPR_NOTHING, true },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct expr *expr = expr_parse (cases[i].formula, NULL);
        enum cell_type type[8];
        enum cell_type result;
        for (int k = 0; k < expr_n_refs (expr); k++)
            type[k] = expr_ref (expr, k)->part[0][0] == 'a' ? cases[i].a : cases[i].b;
        if (expr_check_types (expr, type, &result, NULL) != cases[i].fits)
            g_error ("%s", cases[i].formula);
        expr_free (expr);
    }
}

static void
note_term (int node, int sign, void *data)
{
    g_string_append_printf (data, "%c%c%s", sign < 0 ? '-' : '+', 'a' + node / 2, node % 2 != 0 ? "'" : "");
}

/* What messages show as the figures of a sum: those taken away with a minus. */
static void
test_terms (void)
{
    static const struct {
        const char *formula, *terms;
    } cases[] = {
        { "a + b", "+a+b" },           { "a - b - c", "+a-b-c" }, { "a - (b - c)", "+a-b+c" }, { "sum(a, -b, c)", "+a-b+c" },
        { "-sum(a, b)", "-a-b" },      { "diff(a)", "+a-a'" },    { "a - diff(b, c)", "+a-b+c" }, { "a / b", NULL },
        { "a + growth(b, c)", NULL }, { "max(a, b)", NULL },     { "a + 1", NULL },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct expr *expr = expr_parse (cases[i].formula, NULL);
        g_autoptr (GString) terms = g_string_new (NULL);
        bind_letters (expr);
        g_assert_cmpint (expr_terms (expr, bind, note_term, terms), ==, cases[i].terms != NULL);
        g_assert_cmpstr (terms->str, ==, cases[i].terms != NULL ? cases[i].terms : "");
        expr_free (expr);
    }
}

/* Whatever is thrown at the parser: an answer, never a crash. */
static void
test_noise (void)
{
    static const char *const piece[] = { "a", "1", ".", "(", ")", "[", "]", "\"", "'", "sum", ",", "+", "-", "not ", "and ", "万元", "%",
                                         "rows", "children", ":", "row", "=", "prior(", "growth(", "\xff", "。", " " };
    g_autoptr (GRand) rand = g_rand_new_with_seed (7);

    for (int i = 0; i < 20000; i++) {
        g_autoptr (GString) text = g_string_new (NULL);
        for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
            g_string_append (text, piece[g_rand_int_range (rand, 0, G_N_ELEMENTS (piece))]);
        g_autoptr (GError) error = NULL;
        struct expr *expr = expr_parse (text->str, &error);
        g_assert_true ((expr == NULL) == (error != NULL));
        expr_free (expr);
    }
    g_autofree char *deep = g_strnfill (5000, '(');
    g_autofree char *minus = g_strnfill (5000, '-');
    g_assert_null (expr_parse (deep, NULL));
    g_assert_null (expr_parse (minus, NULL));
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/expr/examples", test_examples);
    g_test_add_func ("/expr/told", test_told);
    g_test_add_func ("/expr/triples", test_triples);
    g_test_add_func ("/expr/precision", test_precision);
    g_test_add_func ("/expr/sentences", test_sentences);
    g_test_add_func ("/expr/bad-sentences", test_bad_sentences);
    g_test_add_func ("/expr/types", test_types);
    g_test_add_func ("/expr/terms", test_terms);
    g_test_add_func ("/expr/noise", test_noise);
    return g_test_run ();
}
