/* Exact numbers: units, rounding, printing.  Reading what people type is money-parse.c.  Integers only; knows no cell. */
#include "core/money.h"

#include <string.h>

#define MAX_DECIMALS 6

__extension__ typedef unsigned __int128 uint128;

/* 分 in one of each unit word. */
static const struct {
    const char *word;
    int64_t fen;
} units[] = {
    { "分", 1 },          { "元", 100 },          { "千", 100000 },         { "千元", 100000 },         { "万", 1000000 },
    { "万元", 1000000 },  { "百万", 100000000 },  { "百万元", 100000000 },  { "亿", 10000000000 },      { "亿元", 10000000000 },
};

/* Units in which number_exact may write where the form's own does not fit: the usual one, then the smallest that can. */
static const char *const exact_units[] = { "万元", "千元", "百万元", "亿元" };

GQuark
number_error_quark (void)
{
    return g_quark_from_static_string ("number-error");
}

int64_t
money_unit (const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
        if (strcmp (word, units[i].word) == 0)
            return units[i].fen;
    return 0;
}

const char *
money_unit_next (const char *word)
{
    static const char *const published[] = { "万元", "元", "千元", "百万元", "亿元" };
    gsize at = 0;

    while (at < G_N_ELEMENTS (published) && money_unit (published[at]) != money_unit (word))
        at++;
    return published[(at + 1) % G_N_ELEMENTS (published)];
}

struct number_style
number_style (enum cell_type type, const char *unit, int decimals, bool marks)
{
    struct number_style style = { .type = type, .scale = 1, .marks = marks };

    if (type == TYPE_MONEY) {
        style.unit = unit != NULL ? unit : "元";
        style.scale = money_unit (style.unit);
        g_assert (style.scale > 0);
    }
    if (type == TYPE_PERCENT || type == TYPE_POINT)
        style.scale = 100;
    if (style.scale > 1 || type == TYPE_MONEY)
        style.decimals = CLAMP (decimals, 0, MAX_DECIMALS);
    return style;
}

static uint128
magnitude (int128 x)
{
    return x < 0 ? -(uint128)x : (uint128)x;
}

bool
number_divide (int128 num, int128 den, int64_t *out)
{
    if (den == 0)
        return false;

    bool negative = (num < 0) != (den < 0);
    uint128 divisor = magnitude (den);
    uint128 quotient = magnitude (num) / divisor;
    uint128 rest = magnitude (num) % divisor;
    uint128 limit = (uint128)INT64_MAX + (negative ? 1 : 0);

    if (quotient > limit)
        return false;
    if (rest >= divisor - rest) /* not 2 * rest, which may overflow */
        quotient++;
    if (quotient > limit)
        return false;
    *out = (int64_t)(negative ? -(int128)quotient : (int128)quotient);
    return true;
}

static int64_t
power_of_ten (int n)
{
    int64_t power = 1;

    while (n-- > 0)
        power *= 10;
    return power;
}

/* Steps of `num` in the last printed place, at least 1. */
static int64_t
printed_step (const struct number_style *style)
{
    return MAX (style->scale / power_of_ten (style->decimals), 1);
}

int64_t
number_printed (int64_t num, const struct number_style *style)
{
    int64_t step = printed_step (style);
    int64_t steps;
    int64_t rounded;

    if (!number_divide (num, step, &steps) || __builtin_mul_overflow (steps, step, &rounded))
        return num / step * step;
    return rounded;
}

int64_t
number_half_step (const struct number_style *style)
{
    return printed_step (style) / 2;
}

static void
append_marked (GString *out, const char *digits)
{
    size_t n = strlen (digits);

    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            g_string_append_c (out, ',');
        g_string_append_c (out, digits[i]);
    }
}

char *
number_format (int64_t num, const struct number_style *style)
{
    int64_t one = power_of_ten (style->decimals);
    /* In the last printed place; decimals finer than the step are zeros. */
    int128 places = (int128)number_printed (num, style) * one / style->scale;
    int128 size = places < 0 ? -places : places;
    GString *out = g_string_new (places < 0 ? "-" : "");
    g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64)(size / one));

    if (style->marks)
        append_marked (out, whole);
    else
        g_string_append (out, whole);
    if (style->decimals > 0)
        g_string_append_printf (out, ".%0*" G_GUINT64_FORMAT, style->decimals, (guint64)(size % one));
    return g_string_free (out, FALSE);
}

/* "18.780万元" if that is read as exactly `value`: with `least` or more decimals of `unit`. */
static char *
exact_in_unit (struct money value, const char *unit, int least)
{
    int64_t scale = money_unit (unit);
    int64_t step = 2 * value.half;

    for (int decimals = least; scale / power_of_ten (decimals) > 1; decimals++) {
        if (scale / power_of_ten (decimals) != step || value.fen % step != 0)
            continue;
        struct number_style style = { .type = TYPE_MONEY, .unit = unit, .scale = scale, .decimals = decimals };
        g_autofree char *digits = number_format (value.fen, &style);
        return g_strconcat (digits, unit, NULL);
    }
    return NULL;
}

static char *
money_exact (struct money value, const struct number_style *style)
{
    if (value.fen != 0 && value.half > 0 && style->scale > 100) {
        char *exact = exact_in_unit (value, style->unit, style->decimals);
        if (exact != NULL)
            return exact;
    }
    for (size_t i = 0; value.fen != 0 && value.half > 0 && i < G_N_ELEMENTS (exact_units); i++) {
        if (money_unit (exact_units[i]) == style->scale)
            continue;
        char *exact = exact_in_unit (value, exact_units[i], 0);
        if (exact != NULL)
            return exact;
    }

    struct number_style yuan = number_style (TYPE_MONEY, "元", 2, false);
    g_autofree char *digits = number_format (value.fen, &yuan);
    return g_strconcat (digits, yuan.unit, NULL);
}

char *
number_exact (struct money value, const struct number_style *style)
{
    if (style->type == TYPE_MONEY)
        return money_exact (value, style);

    struct number_style plain = *style;
    plain.marks = false;
    int most = style->scale > 1 ? 2 : 0;
    /* The fewest decimals that are read back as this figure with this precision. */
    for (plain.decimals = MIN (style->decimals, most); plain.decimals < most; plain.decimals++)
        if (number_half_step (&plain) == value.half && value.fen % printed_step (&plain) == 0)
            break;
    return number_format (value.fen, &plain);
}

bool
money_add (struct money a, struct money b, struct money *sum)
{
    struct money total;

    if (__builtin_add_overflow (a.fen, b.fen, &total.fen) || __builtin_add_overflow (a.half, b.half, &total.half))
        return false;
    *sum = total;
    return true;
}

enum money_match
money_match (struct money a, struct money b)
{
    if (a.fen == b.fen)
        return MONEY_EQUAL;
    return magnitude ((int128)a.fen - b.fen) <= (uint128)((int128)a.half + b.half) ? MONEY_ROUNDING : MONEY_DIFFERENT;
}
