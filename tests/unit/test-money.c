/* Amounts and other numbers: what is accepted, what is refused and with which words, rounding, printing, and that
 * everything stored is read back as the same figure with the same precision. */
#include "core/money.h"

#include <locale.h>
#include <string.h>

__extension__ typedef unsigned __int128 uint128;

static struct number_style
wan (void)
{
    return number_style (TYPE_MONEY, "万元", 2, false);
}

static struct number_style
yuan (void)
{
    return number_style (TYPE_MONEY, "元", 2, false);
}

static void
assert_reads (const char *text, struct number_style style, int64_t fen, int64_t half)
{
    struct money money = { -1, -1 };
    g_autoptr (GError) error = NULL;

    if (!number_parse (text, &style, &money, &error))
        g_error ("“%s” is refused: %s", text, error->message);
    g_test_message ("“%s”", text);
    g_assert_no_error (error);
    g_assert_cmpint (money.fen, ==, fen);
    g_assert_cmpint (money.half, ==, half);
}

/* Refused with a sentence that contains `words`; the out-parameter stays as it was. */
static void
assert_refuses (const char *text, struct number_style style, int code, const char *words)
{
    struct money money = { -7, -8 };
    g_autoptr (GError) error = NULL;

    if (number_parse (text, &style, &money, &error))
        g_error ("“%s” is read as %" G_GINT64_FORMAT, text, money.fen);
    g_assert_error (error, NUMBER_ERROR, code);
    if (strstr (error->message, words) == NULL)
        g_error ("“%s” gives: %s", text, error->message);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    for (const char *p = error->message; *p != '\0'; p++)
        g_assert_false (g_ascii_iscntrl (*p));
    g_assert_cmpint (money.fen, ==, -7);
    g_assert_cmpint (money.half, ==, -8);
}

static void
test_units (void)
{
    static const struct {
        const char *word;
        int64_t fen;
    } units[] = {
        { "分", 1 },         { "元", 100 },           { "千元", 100000 },      { "万元", 1000000 }, { "百万元", 100000000 },
        { "亿元", 10000000000 }, { "千", 100000 },    { "万", 1000000 },       { "亿", 10000000000 }, { "角", 0 },
        { "", 0 },           { "元元", 0 },           { "万 元", 0 },          { "w", 0 },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
        g_assert_cmpint (money_unit (units[i].word), ==, units[i].fen);
}

static void
test_style (void)
{
    struct number_style style = number_style (TYPE_MONEY, "万元", 2, true);

    g_assert_cmpint (style.scale, ==, 1000000);
    g_assert_cmpint (style.decimals, ==, 2);
    g_assert_true (style.marks);
    g_assert_cmpint (number_half_step (&style), ==, 5000);
    style = yuan ();
    g_assert_cmpint (number_half_step (&style), ==, 0);
    style = number_style (TYPE_MONEY, NULL, 0, false);
    g_assert_cmpstr (style.unit, ==, "元");
    g_assert_cmpint (number_half_step (&style), ==, 50);
    style = number_style (TYPE_COUNT, "万元", 2, false);
    g_assert_null (style.unit);
    g_assert_cmpint (style.scale, ==, 1);
    g_assert_cmpint (style.decimals, ==, 0);
    g_assert_cmpint (number_half_step (&style), ==, 0);
    style = number_style (TYPE_PERCENT, NULL, 2, false);
    g_assert_cmpint (style.scale, ==, 100);
    g_assert_cmpint (number_half_step (&style), ==, 0);
    style = number_style (TYPE_POINT, NULL, 1, false);
    g_assert_cmpint (number_half_step (&style), ==, 5);
}

static void
test_read_figures (void)
{
    assert_reads ("18.78", wan (), 18780000, 5000);
    assert_reads ("  18.78 ", wan (), 18780000, 5000);
    assert_reads ("1234.5", yuan (), 123450, 0);
    assert_reads ("1,234.50", yuan (), 123450, 0);
    assert_reads ("1 234.5", yuan (), 123450, 0);
    assert_reads ("1，234，567", yuan (), 123456700, 0);
    assert_reads ("12 345 678.9", yuan (), 1234567890, 0);
    assert_reads ("１２３．４５", yuan (), 12345, 0);
    assert_reads ("１，２３４。５", yuan (), 123450, 0);
    assert_reads ("1234。5", yuan (), 123450, 0);
    assert_reads (".5", yuan (), 50, 0);
    assert_reads ("5.", yuan (), 500, 0);
    assert_reads ("007", yuan (), 700, 0);
    assert_reads ("1\xC2\xA0" "234", yuan (), 123400, 0);
    assert_reads ("\xEF\xBB\xBF" "18.78", wan (), 18780000, 5000); /* a byte order mark */
    assert_reads ("18.78\n", wan (), 18780000, 5000);
}

static void
test_read_signs (void)
{
    assert_reads ("-3", yuan (), -300, 0);
    assert_reads ("+3", yuan (), 300, 0);
    assert_reads ("－3", yuan (), -300, 0);
    assert_reads ("＋3", yuan (), 300, 0);
    assert_reads ("−3", yuan (), -300, 0);
    assert_reads ("–3", yuan (), -300, 0);
    assert_reads ("- 3", yuan (), -300, 0);
    assert_reads ("(3)", yuan (), -300, 0);
    assert_reads ("（３）", yuan (), -300, 0);
    assert_reads ("( 1,234.5 )", yuan (), -123450, 0);
    assert_reads ("（18.78）万元", yuan (), -18780000, 0);
    assert_reads ("（18.78万元）", yuan (), -18780000, 0);
    assert_reads ("-0", yuan (), 0, 0);
    assert_reads ("-0.00", wan (), 0, 0);
}

static void
test_read_units (void)
{
    assert_reads ("187800元", wan (), 18780000, 0);
    assert_reads ("187,800.5 元", wan (), 18780050, 0);
    assert_reads ("18.785万元", wan (), 18785000, 500);
    assert_reads ("18.785000万元", wan (), 18785000, 0);
    assert_reads ("18万", wan (), 18000000, 5000);
    assert_reads ("18.5万", yuan (), 18500000, 0);
    assert_reads ("3千", wan (), 300000, 5000);
    assert_reads ("3千元", wan (), 300000, 5000);
    assert_reads ("2.5百万元", wan (), 250000000, 5000);
    assert_reads ("1.5亿", wan (), 15000000000, 5000);
    assert_reads ("1.50000000亿元", wan (), 15000000000, 50);
    assert_reads ("12345分", yuan (), 12345, 0);
    assert_reads ("187800y", wan (), 18780000, 0);
    assert_reads ("3Q", wan (), 300000, 5000);
    assert_reads ("18.78w", wan (), 18780000, 5000);
    assert_reads ("1.5ｅ", wan (), 15000000000, 5000);
    assert_reads ("0亿", wan (), 0, 0);
}

static void
test_read_precision (void)
{
    assert_reads ("18", wan (), 18000000, 5000);
    assert_reads ("18.7", wan (), 18700000, 5000);
    assert_reads ("18.780", wan (), 18780000, 500);
    assert_reads ("18.7800", wan (), 18780000, 50);
    assert_reads ("18.780000", wan (), 18780000, 0);
    assert_reads ("18.7800000000000000000000000000000000000000000000", wan (), 18780000, 0);
    assert_reads ("0", wan (), 0, 0);
    assert_reads ("0.000", wan (), 0, 0);
    assert_reads ("187800", number_style (TYPE_MONEY, "元", 0, false), 18780000, 0);
    assert_reads ("18", number_style (TYPE_MONEY, "万元", 6, false), 18000000, 0);
}

static void
test_read_others (void)
{
    struct number_style percent = number_style (TYPE_PERCENT, NULL, 2, false);
    struct number_style point = number_style (TYPE_POINT, NULL, 1, false);
    struct number_style count = number_style (TYPE_COUNT, NULL, 0, false), vehicles = count;

    assert_reads ("97.65", percent, 9765, 0);
    assert_reads ("97.65%", percent, 9765, 0);
    assert_reads ("１０６．７９％", percent, 10679, 0);
    assert_reads ("-5.54 %", percent, -554, 0);
    assert_reads ("(5.54)%", percent, -554, 0);
    assert_reads ("9.5", point, 950, 5);
    assert_reads ("9.55", point, 955, 0);
    assert_reads ("12", count, 12, 0);
    assert_reads ("12.0", count, 12, 0);
    assert_reads ("1,200", count, 1200, 0);
    assert_refuses ("97.655", percent, NUMBER_ERROR_DECIMALS, "97.66 or 97.65");
    assert_refuses ("97.65万", percent, NUMBER_ERROR_SYNTAX, "character 6 of “97.65万”: “万”");
    assert_refuses ("9%", point, NUMBER_ERROR_SYNTAX, "character 2");
    assert_refuses ("12.5", count, NUMBER_ERROR_DECIMALS, "character 4 of “12.5”: only whole numbers are counted here: type 13 or 12");
    vehicles.unit = "辆";
    assert_reads ("12辆", vehicles, 12, 0);
    assert_reads (" １２ 辆 ", vehicles, 12, 0);
    assert_refuses ("12人", vehicles, NUMBER_ERROR_SYNTAX, "character 3 of “12人”: “人”");
    assert_refuses ("12辆辆", vehicles, NUMBER_ERROR_SYNTAX, "character 4 of “12辆辆”: “辆”");
    assert_refuses ("12辆", count, NUMBER_ERROR_SYNTAX, "character 3 of “12辆”: “辆”");
}

static void
test_refuse_marks (void)
{
    static const char *const wrong[] = { "1,23,4", "1234,567", "1,2345", "12,34", "1,234,", ",123", "1,,234", "1,234 567", "1 23",
                                         "1,2345,6789", "1234 5678", "0.123,456", "1，23", "1.234,50", "1 2345" };

    for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
        assert_refuses (wrong[i], yuan (), NUMBER_ERROR_SYNTAX, "thousands mark");
    assert_refuses ("1,23,4", yuan (), NUMBER_ERROR_SYNTAX, "character 2 of “1,23,4”");
    assert_refuses ("1,234.567,8", yuan (), NUMBER_ERROR_SYNTAX, "character 10");
}

static void
test_refuse_syntax (void)
{
    assert_refuses ("", yuan (), NUMBER_ERROR_SYNTAX, "nothing is typed");
    assert_refuses (" \n", yuan (), NUMBER_ERROR_SYNTAX, "nothing is typed");
    assert_refuses ("-", yuan (), NUMBER_ERROR_SYNTAX, "leave the cell blank, or mark it as not applicable");
    assert_refuses ("—", yuan (), NUMBER_ERROR_SYNTAX, "“—” is not a figure");
    assert_refuses ("——", yuan (), NUMBER_ERROR_SYNTAX, "not applicable");
    assert_refuses (" － ", yuan (), NUMBER_ERROR_SYNTAX, "not applicable");
    assert_refuses ("/", yuan (), NUMBER_ERROR_SYNTAX, "not applicable");
    assert_refuses ("1.2.3", yuan (), NUMBER_ERROR_SYNTAX, "character 4 of “1.2.3”: a second point");
    assert_refuses ("12a", yuan (), NUMBER_ERROR_SYNTAX, "character 3 of “12a”: “a”");
    assert_refuses ("一千二百", yuan (), NUMBER_ERROR_SYNTAX, "character 1 of “一千二百”: “一”");
    assert_refuses ("3十万", yuan (), NUMBER_ERROR_SYNTAX, "“十”");
    assert_refuses ("3万人", yuan (), NUMBER_ERROR_SYNTAX, "character 3 of “3万人”: “人”");
    assert_refuses ("3万万", yuan (), NUMBER_ERROR_SYNTAX, "character 3");
    assert_refuses ("万元", yuan (), NUMBER_ERROR_SYNTAX, "character 1");
    assert_refuses (".", yuan (), NUMBER_ERROR_SYNTAX, "digit is missing");
    assert_refuses ("+", yuan (), NUMBER_ERROR_SYNTAX, "digit is missing");
    assert_refuses ("--3", yuan (), NUMBER_ERROR_SYNTAX, "character 2");
    assert_refuses ("3-", yuan (), NUMBER_ERROR_SYNTAX, "character 2");
    assert_refuses ("(-3)", yuan (), NUMBER_ERROR_SYNTAX, "in brackets is negative already");
    assert_refuses ("(3", yuan (), NUMBER_ERROR_SYNTAX, "bracket is not closed");
    assert_refuses ("(3x", yuan (), NUMBER_ERROR_SYNTAX, "“x”");
    assert_refuses ("3)", yuan (), NUMBER_ERROR_SYNTAX, "“)”");
    assert_refuses ("(3万)元", yuan (), NUMBER_ERROR_SYNTAX, "“元”");
    assert_refuses ("5%", yuan (), NUMBER_ERROR_SYNTAX, "character 2 of “5%”: “%”");
    assert_refuses ("1e5", yuan (), NUMBER_ERROR_SYNTAX, "character 3");
    assert_refuses ("0x1F", yuan (), NUMBER_ERROR_SYNTAX, "“x”");
    assert_refuses ("=1+2", yuan (), NUMBER_ERROR_SYNTAX, "“=”");
}

/* Two pasted cells must not become one figure, and nothing that moves a terminal's cursor may come back in a message. */
static void
test_refuse_control (void)
{
    assert_refuses ("18\t780", yuan (), NUMBER_ERROR_SYNTAX, "character 3 of “18 780”: a tab");
    assert_refuses ("18\n780", yuan (), NUMBER_ERROR_SYNTAX, "character 3");
    assert_refuses ("18\x1b[2J", yuan (), NUMBER_ERROR_SYNTAX, "“18[2J”");
    assert_refuses ("18\xff" "78", yuan (), NUMBER_ERROR_SYNTAX, "character 3 of “1878”");
    assert_refuses ("18\xe5\x86", yuan (), NUMBER_ERROR_SYNTAX, "character 3");
    assert_refuses ("\xc2\x9b" "18", yuan (), NUMBER_ERROR_SYNTAX, "character 1");
}

static void
test_refuse_decimals (void)
{
    assert_refuses ("18.785", wan (), NUMBER_ERROR_DECIMALS,
                    "character 6 of “18.785”: more than 2 decimals: type 18.79 or 18.78, or the amount in 元");
    assert_refuses ("18.784", wan (), NUMBER_ERROR_DECIMALS, "type 18.78 or 18.79");
    assert_refuses ("-18.785", wan (), NUMBER_ERROR_DECIMALS, "type -18.79 or -18.78");
    assert_refuses ("(18.785)", wan (), NUMBER_ERROR_DECIMALS, "type -18.79 or -18.78");
    assert_refuses ("9.999", wan (), NUMBER_ERROR_DECIMALS, "type 10.00 or 9.99");
    assert_refuses ("12.345", yuan (), NUMBER_ERROR_DECIMALS, "amounts are kept to 0.01 元: type 12.35 or 12.34");
    assert_refuses ("12.345元", wan (), NUMBER_ERROR_DECIMALS, "type 12.35元 or 12.34元");
    assert_refuses ("18.7853123万", wan (), NUMBER_ERROR_DECIMALS, "type 18.785312万元 or 18.785313万元");
    assert_refuses ("3.5分", yuan (), NUMBER_ERROR_DECIMALS, "type 4分 or 3分");
    assert_refuses ("12.5", number_style (TYPE_MONEY, "元", 0, false), NUMBER_ERROR_DECIMALS, "no decimals are kept here: type 13 or 12");
}

static void
test_range (void)
{
    assert_reads ("92233720368547758.07", yuan (), INT64_MAX, 0);
    assert_reads ("-92233720368547758.07元", wan (), -INT64_MAX, 0);
    assert_reads ("9223372036854775807", number_style (TYPE_COUNT, NULL, 0, false), INT64_MAX, 0);
    assert_reads ("0000000000000000000000000000000000000000000000001", yuan (), 100, 0);
    assert_refuses ("92233720368547758.08", yuan (), NUMBER_ERROR_RANGE, "larger than any figure");
    assert_refuses ("9223372036854775808", number_style (TYPE_COUNT, NULL, 0, false), NUMBER_ERROR_RANGE, "its unit");
    assert_refuses ("922337203.69亿", yuan (), NUMBER_ERROR_RANGE, "its unit");
    assert_refuses ("92233720368547758.071", yuan (), NUMBER_ERROR_RANGE, "larger");

    g_autofree char *long_text = g_strnfill (20000, '9');
    assert_refuses (long_text, yuan (), NUMBER_ERROR_RANGE, "larger");
    assert_refuses (long_text, wan (), NUMBER_ERROR_RANGE, "larger");
}

static void
assert_divides (int128 num, int128 den, int64_t expected)
{
    int64_t quotient = 77;

    g_assert_true (number_divide (num, den, &quotient));
    g_assert_cmpint (quotient, ==, expected);
}

static void
test_divide (void)
{
    int64_t untouched = 77;

    assert_divides (7, 2, 4);
    assert_divides (-7, 2, -4);
    assert_divides (7, -2, -4);
    assert_divides (-7, -2, 4);
    assert_divides (1, 3, 0);
    assert_divides (-1, 3, 0);
    assert_divides (2, 3, 1);
    assert_divides (0, -5, 0);
    assert_divides ((int128)INT64_MAX * 1000, 1000, INT64_MAX);
    assert_divides ((int128)INT64_MIN * 1000, 1000, INT64_MIN);
    assert_divides ((int128)INT64_MAX * 10 + 4, 10, INT64_MAX);
    g_assert_false (number_divide ((int128)INT64_MAX * 10 + 5, 10, &untouched));
    g_assert_false (number_divide ((int128)INT64_MIN * 10 - 5, 10, &untouched));
    g_assert_false (number_divide ((int128)INT64_MIN, -1, &untouched));
    g_assert_false (number_divide (1, 0, &untouched));
    g_assert_cmpint (untouched, ==, 77);

    int128 lowest = (int128)((uint128)1 << 127);
    g_assert_false (number_divide (lowest, -1, &untouched));
    assert_divides (lowest, lowest, 1);
    assert_divides (1, lowest, 0);
    assert_divides (lowest + 1, lowest, 1);
}

static int128
random_wide (GRand *rand)
{
    uint128 wide = 0;

    for (int i = 0; i < 4; i++)
        wide = wide << 32 | g_rand_int (rand);
    wide >>= g_rand_int_range (rand, 1, 128);
    return g_rand_boolean (rand) ? (int128)wide : -(int128)wide;
}

/* Division as on paper, one binary digit after the other; the last digit is one half, where rounding is decided. */
static bool
divide_on_paper (int128 num, int128 den, int64_t *out)
{
    uint128 rest = 0;
    uint128 quotient = 0;
    uint128 dividend = (uint128)(num < 0 ? -num : num) << 1;
    uint128 divisor = (uint128)(den < 0 ? -den : den);

    for (int bit = 127; bit >= 0; bit--) {
        rest = rest << 1 | (dividend >> bit & 1);
        quotient <<= 1;
        if (rest >= divisor) {
            rest -= divisor;
            quotient |= 1;
        }
    }
    quotient = (quotient >> 1) + (quotient & 1);
    if ((num < 0) == (den < 0)) {
        if (quotient > (uint128)INT64_MAX)
            return false;
        *out = (int64_t)quotient;
    } else {
        if (quotient > (uint128)INT64_MAX + 1)
            return false;
        *out = quotient == 0 ? 0 : -(int64_t)(quotient - 1) - 1;
    }
    return true;
}

static void
test_divide_random (void)
{
    GRand *rand = g_rand_new_with_seed (20221231);
    int held = 0;

    for (int i = 0; i < 400000; i++) {
        int128 den = random_wide (rand);
        int128 num = random_wide (rand);
        int64_t expected = 0;
        int64_t quotient = 0;
        if (i % 4 == 0) /* many ties and near ties */
            num = (den >>= 20) / 2 * (2 * g_rand_int_range (rand, -1000, 1000) + 1) + g_rand_int_range (rand, -1, 2);
        bool fits = den != 0 && divide_on_paper (num, den, &expected);
        if (number_divide (num, den, &quotient) != fits || quotient != expected)
            g_error ("ratio %d: %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT, i, quotient, expected);
        held += fits;
    }
    g_assert_cmpint (held, >, 200000);
    g_rand_free (rand);
}

static void
assert_prints (int64_t num, struct number_style style, const char *expected)
{
    g_autofree char *printed = number_format (num, &style);

    g_assert_cmpstr (printed, ==, expected);
}

static void
test_format (void)
{
    struct number_style marked = number_style (TYPE_MONEY, "元", 2, true);

    assert_prints (18780000, wan (), "18.78");
    assert_prints (18785000, wan (), "18.79");
    assert_prints (-18785000, wan (), "-18.79");
    assert_prints (18784999, wan (), "18.78");
    assert_prints (-30000, wan (), "-0.03");
    assert_prints (-4999, wan (), "0.00");
    assert_prints (0, wan (), "0.00");
    assert_prints (123450, marked, "1,234.50");
    assert_prints (-123456789, marked, "-1,234,567.89");
    assert_prints (99999, marked, "999.99");
    assert_prints (INT64_MAX, marked, "92,233,720,368,547,758.07");
    assert_prints (INT64_MIN, marked, "-92,233,720,368,547,758.08");
    assert_prints (18785000, number_style (TYPE_MONEY, "万元", 6, false), "18.785000");
    assert_prints (150, number_style (TYPE_MONEY, "元", 0, false), "2");
    assert_prints (123, number_style (TYPE_MONEY, "元", 4, false), "1.2300");
    assert_prints (15000000000, number_style (TYPE_MONEY, "亿元", 1, false), "1.5");
    assert_prints (9765, number_style (TYPE_PERCENT, NULL, 2, false), "97.65");
    assert_prints (-554, number_style (TYPE_PERCENT, NULL, 1, false), "-5.5");
    assert_prints (1200, number_style (TYPE_COUNT, NULL, 0, true), "1,200");
}

static void
test_printed (void)
{
    struct number_style style = wan ();
    struct number_style coarse = number_style (TYPE_MONEY, "亿元", 0, false);

    g_assert_cmpint (number_printed (18785000, &style), ==, 18790000);
    g_assert_cmpint (number_printed (-18785000, &style), ==, -18790000);
    g_assert_cmpint (number_printed (18784999, &style), ==, 18780000);
    g_assert_cmpint (number_printed (4999, &style), ==, 0);
    g_assert_cmpint (number_printed (INT64_MAX, &coarse), ==, 922337203 * G_GINT64_CONSTANT (10000000000));
    style = yuan ();
    g_assert_cmpint (number_printed (12345, &style), ==, 12345);
}

static void
assert_exact (int64_t fen, int64_t half, struct number_style style, const char *expected)
{
    struct money money = { fen, half };
    g_autofree char *exact = number_exact (money, &style);

    g_assert_cmpstr (exact, ==, expected);
}

static void
test_exact (void)
{
    assert_exact (18780000, 0, wan (), "187800.00元");
    assert_exact (18780000, 5000, wan (), "18.78万元");
    assert_exact (18785000, 500, wan (), "18.785万元");
    assert_exact (18780000, 500, wan (), "18.780万元");
    assert_exact (18780000, 5000, yuan (), "18.78万元");
    assert_exact (300000, 5000, wan (), "0.30万元");
    assert_exact (15000000000, 5000, wan (), "15000.00万元");
    assert_exact (0, 0, wan (), "0.00元");
    assert_exact (-1, 0, wan (), "-0.01元");
    assert_exact (18780000, 5000, number_style (TYPE_MONEY, "万元", 2, true), "18.78万元");
    /* The sum of an amount in 元 and one in 万元 has no short form: the amount is kept. */
    assert_exact (18785312, 5000, wan (), "187853.12元");
    assert_exact (63799, 0, number_style (TYPE_PERCENT, NULL, 2, false), "637.99");
    assert_exact (9700, 0, number_style (TYPE_PERCENT, NULL, 0, false), "97.00");
    assert_exact (950, 5, number_style (TYPE_POINT, NULL, 1, false), "9.5");
    assert_exact (12000, 0, number_style (TYPE_COUNT, NULL, 0, true), "12000");
}

static struct number_style
random_style (GRand *rand)
{
    static const char *const units[] = { "分", "元", "千元", "万元", "百万元", "亿元", "万" };
    static const enum cell_type types[] = { TYPE_COUNT, TYPE_PERCENT, TYPE_POINT };

    if (g_rand_int_range (rand, 0, 4) == 0)
        return number_style (types[g_rand_int_range (rand, 0, 3)], NULL, g_rand_int_range (rand, 0, 4), g_rand_boolean (rand));
    return number_style (TYPE_MONEY, units[g_rand_int_range (rand, 0, 7)], g_rand_int_range (rand, 0, 7), g_rand_boolean (rand));
}

/* A figure as people may type it, mostly one that is accepted. */
static char *
random_figure (GRand *rand, const struct number_style *style)
{
    static const char *const units[] = { "", "", "", "元", "千", "万元", "百万元", "亿", "w", "分" };
    GString *text = g_string_new (g_rand_int_range (rand, 0, 4) == 0 ? "-" : "");
    int places = g_rand_int_range (rand, 0, style->decimals + 3);

    g_string_append_printf (text, "%d", g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 10 : 100000000));
    if (places > 0)
        g_string_append_c (text, '.');
    for (int i = 0; i < places; i++)
        g_string_append_c (text, i < style->decimals && g_rand_boolean (rand) ? (char)('0' + g_rand_int_range (rand, 0, 10)) : '0');
    if (style->type == TYPE_MONEY)
        g_string_append (text, units[g_rand_int_range (rand, 0, 10)]);
    return g_string_free (text, FALSE);
}

static void
test_exact_round_trip (void)
{
    GRand *rand = g_rand_new_with_seed (2022);
    int read = 0;

    for (int i = 0; i < 40000; i++) {
        struct number_style style = random_style (rand);
        g_autofree char *typed = random_figure (rand, &style);
        struct money money;
        if (!number_parse (typed, &style, &money, NULL))
            continue;
        g_autofree char *exact = number_exact (money, &style);
        struct money again = { 0, -1 };
        if (!number_parse (exact, &style, &again, NULL) || again.fen != money.fen || again.half != money.half)
            g_error ("“%s” (%s, %d decimals) is kept as “%s”", typed, style.unit != NULL ? style.unit : "-", style.decimals, exact);
        read++;
    }
    g_assert_cmpint (read, >, 20000);
    g_rand_free (rand);
}

static void
test_format_round_trip (void)
{
    GRand *rand = g_rand_new_with_seed (2023);

    for (int i = 0; i < 40000; i++) {
        struct number_style style = random_style (rand);
        int64_t num = (int64_t)(random_wide (rand) % INT64_MAX) >> g_rand_int_range (rand, 0, 63);
        g_autofree char *printed = number_format (num, &style);
        struct money again = { 0, -1 };
        if (style.decimals > 2 && style.type != TYPE_MONEY)
            style.decimals = 2;
        if (!number_parse (printed, &style, &again, NULL) || again.fen != number_printed (num, &style))
            g_error ("%" G_GINT64_FORMAT " is printed %s", num, printed);
    }
    g_rand_free (rand);
}

static void
test_add (void)
{
    struct money sum = { 1, 1 };

    g_assert_true (money_add ((struct money){ 18780000, 5000 }, (struct money){ -780000, 500 }, &sum));
    g_assert_cmpint (sum.fen, ==, 18000000);
    g_assert_cmpint (sum.half, ==, 5500);
    g_assert_false (money_add ((struct money){ INT64_MAX, 0 }, (struct money){ 1, 0 }, &sum));
    g_assert_false (money_add ((struct money){ INT64_MIN, 0 }, (struct money){ -1, 0 }, &sum));
    g_assert_cmpint (sum.fen, ==, 18000000);
}

static void
test_match (void)
{
    struct money exact = { 637990000, 0 };
    struct money rounded = { 638000000, 5000 };

    g_assert_cmpint (money_match (exact, exact), ==, MONEY_EQUAL);
    g_assert_cmpint (money_match (exact, rounded), ==, MONEY_DIFFERENT);
    exact.half = 5000;
    g_assert_cmpint (money_match (exact, rounded), ==, MONEY_ROUNDING);
    g_assert_cmpint (money_match (rounded, exact), ==, MONEY_ROUNDING);
    exact.fen--;
    g_assert_cmpint (money_match (exact, rounded), ==, MONEY_DIFFERENT);
    g_assert_cmpint (money_match ((struct money){ INT64_MIN, INT64_MAX }, (struct money){ INT64_MAX, INT64_MAX }), ==, MONEY_DIFFERENT);
}

/* No text, however wild, does more than be refused; what is accepted is kept exactly. */
static void
test_random_text (void)
{
    static const char *const pieces[] = { "0", "9", "12", "1,234", ".", "。", ",", "，", " ", "-", "－", "(", ")", "（", "）", "元", "万",
                                          "百万元", "亿", "%", "％", "e", "\x1b", "\t", "\xff", "\xe5\x86", "决", "\n" };
    GRand *rand = g_rand_new_with_seed (4711);
    int read = 0;

    for (int i = 0; i < 20000; i++) {
        struct number_style style = random_style (rand);
        GString *text = g_string_new (NULL);
        for (int n = g_rand_int_range (rand, 0, i % 2 == 0 ? 5 : 12); n > 0; n--) {
            if (g_rand_int_range (rand, 0, 20) == 0)
                g_string_append_c (text, (char)g_rand_int_range (rand, 1, 256));
            else
                g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }
        struct money money;
        g_autoptr (GError) error = NULL;
        if (number_parse (text->str, &style, &money, &error)) {
            g_autofree char *exact = number_exact (money, &style);
            struct money again = { 0, -1 };
            g_assert_true (number_parse (exact, &style, &again, NULL));
            g_assert_cmpint (again.fen, ==, money.fen);
            g_assert_cmpint (again.half, ==, money.half);
            read++;
        } else {
            g_assert_true (g_utf8_validate (error->message, -1, NULL));
            g_assert_null (strpbrk (error->message, "\x1b\t\n"));
        }
        g_string_free (text, TRUE);
    }
    g_assert_cmpint (read, >, 500);
    g_rand_free (rand);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/money/units", test_units);
    g_test_add_func ("/money/style", test_style);
    g_test_add_func ("/money/read/figures", test_read_figures);
    g_test_add_func ("/money/read/signs", test_read_signs);
    g_test_add_func ("/money/read/units", test_read_units);
    g_test_add_func ("/money/read/precision", test_read_precision);
    g_test_add_func ("/money/read/others", test_read_others);
    g_test_add_func ("/money/refuse/marks", test_refuse_marks);
    g_test_add_func ("/money/refuse/syntax", test_refuse_syntax);
    g_test_add_func ("/money/refuse/control", test_refuse_control);
    g_test_add_func ("/money/refuse/decimals", test_refuse_decimals);
    g_test_add_func ("/money/range", test_range);
    g_test_add_func ("/money/divide", test_divide);
    g_test_add_func ("/money/divide-random", test_divide_random);
    g_test_add_func ("/money/format", test_format);
    g_test_add_func ("/money/printed", test_printed);
    g_test_add_func ("/money/exact", test_exact);
    g_test_add_func ("/money/exact-round-trip", test_exact_round_trip);
    g_test_add_func ("/money/format-round-trip", test_format_round_trip);
    g_test_add_func ("/money/add", test_add);
    g_test_add_func ("/money/match", test_match);
    g_test_add_func ("/money/random-text", test_random_text);
    return g_test_run ();
}
