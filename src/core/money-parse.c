/* Reading a number that a person typed: full-width signs, thousands marks, unit suffixes, and for everything that is
 * refused a sentence with the place and the way out.  Integers only; knows no cell and no key. */
#include "core/chinese-number.h"
#include "core/money.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define QUOTED 12 /* characters of what was typed: the advice behind them must stay in sight */
#define MAX_WHOLE ((int128)INT64_MAX)

struct reader {
    const struct number_style *style;
    const char *clean;   /* as typed, without what cannot be shown */
    gunichar *at;        /* the same characters, full-width forms made plain, 0 at the end */
    glong i;             /* next character */
    bool bracket;
    bool negative;
    int128 whole;        /* digits before the point, not above MAX_WHOLE + 1 */
    GString *fraction;   /* digits behind the point */
    glong fraction_at;   /* index of its first digit */
    glong n_digits;
    int64_t unit;        /* steps in one typed unit */
    char *suffix;        /* unit word as typed, NULL none */
    GPtrArray *offers;   /* of char *: what may be typed instead; NULL not asked */
    GError **error;
};

static bool G_GNUC_PRINTF (4, 5)
reader_fail (struct reader *reader, enum number_error code, glong at, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    g_autofree char *reason = g_strdup_vprintf (format, args), *quoted = text_quote (reader->clean, QUOTED);
    va_end (args);
    g_set_error (reader->error, NUMBER_ERROR, code, _("character %d of “%s”: %s"), (int)at + 1, quoted, reason);
    return false;
}

/* The plain form of a character that an input method or a copied page has in its place. */
static gunichar
plain_char (gunichar c)
{
    if (c == 0x3002 /* 。 */ || c == 0xFF61)
        return '.';
    if (c == 0x2212 || (c >= 0x2010 && c <= 0x2013)) /* minus sign, and the dashes that word processors make of it */
        return '-';
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    return g_unichar_isspace (c) ? ' ' : c;
}

static bool
is_digit (gunichar c)
{
    return c >= '0' && c <= '9';
}

static void
skip_blanks (struct reader *reader)
{
    while (reader->at[reader->i] == ' ')
        reader->i++;
}

/* Cleaning may not join what stood apart: a tab or a line break between digits is two figures, not one. */
static bool
reader_open (struct reader *reader, const char *text)
{
    g_autofree char *trimmed = g_strchomp (g_strdup (text));
    const char *p = trimmed;
    const char *end;

    reader->clean = text_clean (text, strlen (text), false, NULL);
    g_utf8_validate (trimmed, -1, &end);
    while (g_ascii_isspace (*p))
        p++;
    while (p < end && !g_unichar_iscntrl (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    if (*p != '\0')
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, g_utf8_strlen (trimmed, p - trimmed),
                            _("a tab, a line break or a character that cannot be shown stands here: type one figure without it"));

    glong n;
    reader->at = g_utf8_to_ucs4_fast (reader->clean, -1, &n);
    for (glong i = 0; i < n; i++)
        reader->at[i] = plain_char (reader->at[i]);
    return true;
}

/* Nothing at all, or the strokes that stand for nothing on paper. */
static bool
read_something (struct reader *reader)
{
    bool dash = false;

    skip_blanks (reader);
    for (glong i = reader->i; reader->at[i] != 0; i++) {
        gunichar c = reader->at[i];
        if (c != ' ' && c != '-' && c != '/' && c != 0x2014 && c != 0x2015 && c != 0x2500)
            return true;
        dash = dash || c != ' ';
    }
    if (dash)
        g_set_error (reader->error, NUMBER_ERROR, NUMBER_ERROR_SYNTAX,
                     _("“%s” is not a figure: leave the cell blank, or mark it as not applicable with its own key"), reader->clean);
    else
        g_set_error_literal (reader->error, NUMBER_ERROR, NUMBER_ERROR_SYNTAX,
                             _("nothing is typed: type a figure, or leave the cell blank"));
    return false;
}

static bool
read_sign (struct reader *reader)
{
    if (reader->at[reader->i] == '(') {
        reader->bracket = true;
        reader->negative = true;
        reader->i++;
        skip_blanks (reader);
    }
    gunichar c = reader->at[reader->i];
    if (c != '-' && c != '+')
        return true;
    if (reader->bracket)
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, reader->i,
                            _("a figure in brackets is negative already: type it without this sign"));
    reader->negative = c == '-';
    reader->i++;
    skip_blanks (reader);
    return true;
}

static void
add_digit (struct reader *reader, bool point)
{
    gunichar c = reader->at[reader->i];

    if (point)
        g_string_append_c (reader->fraction, (char)c);
    else if (reader->whole <= MAX_WHOLE)
        reader->whole = reader->whole * 10 + (c - '0');
    reader->n_digits++;
}

/* All marks of a figure stand right where three digits follow it, then another of the kind, and one to three precede the first. */
static bool
mark_fits (const struct reader *reader, glong first)
{
    const gunichar *p = &reader->at[first];
    gunichar mark = 0;
    int group = 0;

    for (;; p++) {
        if (is_digit (*p)) {
            group++;
            continue;
        }
        if (mark != 0 ? group != 3 : group < 1 || group > 3)
            return false;
        if (*p != ',' && (*p != ' ' || !is_digit (p[1])))
            return true;
        if (mark != 0 && *p != mark)
            return false;
        mark = *p;
        group = 0;
    }
}

static bool
read_digits (struct reader *reader)
{
    glong first = reader->i;
    bool point = false;
    bool marked = false;

    for (;; reader->i++) {
        gunichar c = reader->at[reader->i];
        bool blank_mark = c == ' ' && reader->i > first && is_digit (reader->at[reader->i + 1]);
        if (is_digit (c)) {
            add_digit (reader, point);
        } else if (c == '.') {
            if (point)
                return reader_fail (reader, NUMBER_ERROR_SYNTAX, reader->i, _("a second point stands here: type only one"));
            point = true;
            reader->fraction_at = reader->i + 1;
        } else if (c == ',' || blank_mark) {
            if (point || (!marked && !mark_fits (reader, first)))
                return reader_fail (reader, NUMBER_ERROR_SYNTAX, reader->i,
                                    _("a thousands mark or blank out of place: type the digits without marks, "
                                      "or with a mark before every three digits, such as 1,234,567"));
            marked = true;
        } else {
            return true;
        }
    }
}

/* The unit words, and letters for those who type without an input method; the longer first. */
static const struct {
    const char *typed;
    const char *unit;
} suffixes[] = {
    { "百万元", "百万元" }, { "百万", "百万元" }, { "千元", "千元" }, { "万元", "万元" }, { "亿元", "亿元" },
    { "千", "千元" },       { "万", "万元" },     { "亿", "亿元" },   { "元", "元" },     { "分", "分" },
    { "y", "元" },          { "q", "千元" },      { "w", "万元" },    { "e", "亿元" },
};

static void
read_unit (struct reader *reader)
{
    for (size_t s = 0; s < G_N_ELEMENTS (suffixes); s++) {
        const char *p = suffixes[s].typed;
        glong i = reader->i;
        for (; *p != '\0' && g_unichar_tolower (reader->at[i]) == g_utf8_get_char (p); i++)
            p = g_utf8_next_char (p);
        if (*p != '\0')
            continue;
        reader->i = i;
        reader->unit = money_unit (suffixes[s].unit);
        reader->suffix = g_strdup (suffixes[s].unit);
        return;
    }
}

/* The word that is counted in, as it stands behind the figure on the screen: 52人. */
static void
read_measure (struct reader *reader)
{
    const char *p = reader->style->unit != NULL ? reader->style->unit : "";
    glong i = reader->i;

    for (; *p != '\0' && reader->at[i] == g_utf8_get_char (p); i++)
        p = g_utf8_next_char (p);
    if (*p != '\0' || i == reader->i)
        return;
    reader->i = i;
    reader->suffix = g_strdup (reader->style->unit);
}

static void
read_suffix (struct reader *reader)
{
    skip_blanks (reader);
    if (reader->suffix != NULL)
        return;
    if (reader->style->type == TYPE_MONEY) {
        read_unit (reader);
    } else if (reader->style->type == TYPE_COUNT) {
        read_measure (reader);
    } else if (reader->style->type == TYPE_PERCENT && reader->at[reader->i] == '%') {
        reader->suffix = g_strdup ("%");
        reader->i++;
    }
    skip_blanks (reader);
}

static bool
read_bracket (struct reader *reader)
{
    if (!reader->bracket)
        return true;
    if (reader->at[reader->i] == 0)
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, reader->i,
                            _("the bracket is not closed: type a negative figure as (3) or -3"));
    if (reader->at[reader->i] == ')')
        reader->i++;
    return true;
}

static bool
fail_char (struct reader *reader)
{
    glong at = reader->i;
    g_autofree char *found = g_utf8_substring (reader->clean, at, at + 1);

    switch (reader->style->type) {
    case TYPE_MONEY:
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, at,
                            _("“%s” does not belong here: type digits, a point and, behind them, a unit such as 元 or 万元"), found);
    case TYPE_PERCENT:
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, at, _("“%s” does not belong here: type digits, a point and %%"), found);
    case TYPE_COUNT:
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, at, _("“%s” does not belong here: type digits only"), found);
    default:
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, at, _("“%s” does not belong here: type digits and a point"), found);
    }
}

static bool
read_all (struct reader *reader)
{
    if (!read_something (reader) || !read_sign (reader) || !read_digits (reader))
        return false;
    if (reader->n_digits == 0 && reader->at[reader->i] != 0)
        return fail_char (reader);
    if (reader->n_digits == 0)
        return reader_fail (reader, NUMBER_ERROR_SYNTAX, reader->i, _("a digit is missing: type the figure"));
    read_suffix (reader);
    if (!read_bracket (reader))
        return false;
    read_suffix (reader);
    return reader->at[reader->i] == 0 || fail_char (reader);
}

/* Decimals of the unit down to one step: 6 for 万元, 2 for 元 and percent, 0 for counts. */
static int
unit_places (int64_t unit)
{
    int places = 0;

    for (; unit > 1; unit /= 10)
        places++;
    return places;
}

/* `digits` as a number with `places` decimals: the missing ones are zeros, those behind are cut. */
static int64_t
fraction_steps (const char *digits, int places)
{
    int64_t steps = 0;

    for (int i = 0; i < places; i++)
        steps = steps * 10 + (*digits != '\0' ? *digits++ - '0' : 0);
    return steps;
}

/* What may be typed instead: the nearer of the two neighbours first. */
static bool
fail_decimals (struct reader *reader, int allowed)
{
    struct number_style style = *reader->style;
    int64_t step = reader->unit;
    for (int i = 0; i < allowed; i++)
        step /= 10;
    int64_t low = (int64_t)reader->whole * reader->unit + fraction_steps (reader->fraction->str, allowed) * step;
    bool up = reader->fraction->str[allowed] >= '5';
    int64_t sign = reader->negative ? -1 : 1;
    style.scale = reader->unit;
    style.decimals = allowed;
    style.marks = false;
    g_autofree char *near = number_format (sign * (up ? low + step : low), &style);
    g_autofree char *far = number_format (sign * (up ? low : low + step), &style);
    glong at = reader->fraction_at + allowed;
    const char *suffix = reader->suffix != NULL ? reader->suffix : "";

    if (reader->offers != NULL) {
        g_ptr_array_add (reader->offers, g_strconcat (near, suffix, NULL));
        g_ptr_array_add (reader->offers, g_strconcat (far, suffix, NULL));
    }
    if (style.type == TYPE_COUNT)
        return reader_fail (reader, NUMBER_ERROR_DECIMALS, at, _("only whole numbers are counted here: type %s or %s"), near, far);
    if (style.type == TYPE_MONEY && allowed == unit_places (reader->unit))
        return reader_fail (reader, NUMBER_ERROR_DECIMALS, at, _("amounts are kept to 0.01 元: type %s%s or %s%s"), near, suffix, far,
                            suffix);
    if (style.type == TYPE_MONEY && allowed == 0)
        return reader_fail (reader, NUMBER_ERROR_DECIMALS, at,
                            _("no decimals are kept here: type %s or %s, or the amount in 元 with the unit behind it"), near, far);
    if (style.type == TYPE_MONEY)
        return reader_fail (reader, NUMBER_ERROR_DECIMALS, at,
                            _("more than %d decimals: type %s or %s, or the amount in 元 with the unit behind it"), allowed, near,
                            far);
    return reader_fail (reader, NUMBER_ERROR_DECIMALS, at, _("more than %d decimals: type %s or %s"), allowed, near, far);
}

static bool
fail_range (struct reader *reader)
{
    g_autofree char *quoted = text_quote (reader->clean, QUOTED);

    g_set_error (reader->error, NUMBER_ERROR, NUMBER_ERROR_RANGE,
                 _("“%s” is larger than any figure can be here: check its digits and its unit"), quoted);
    return false;
}

/* Half of the step in which the figure is known.  Amounts in 元 are exact; in a larger unit the decimals typed say it, up to
 * the step of the form: it prints what was typed down to there, so 1.5亿 stands on paper as 15,000.00万元 and is compared as that. */
static int64_t
typed_half (const struct reader *reader)
{
    int64_t step = reader->unit;

    if (reader->style->type == TYPE_MONEY && reader->unit <= 100)
        return 0;
    for (gsize i = 0; i < reader->fraction->len && step > 1; i++)
        step /= 10;
    return MIN (step / 2, number_half_step (reader->style));
}

static bool
reader_result (struct reader *reader, struct money *out)
{
    int places = unit_places (reader->unit);
    bool plain_money = reader->style->type == TYPE_MONEY && reader->suffix == NULL;
    int allowed = plain_money ? MIN (reader->style->decimals, places) : places;
    gsize typed = reader->fraction->len;

    while (typed > 0 && reader->fraction->str[typed - 1] == '0')
        typed--;
    if (typed > (gsize)allowed)
        return reader->whole * reader->unit > MAX_WHOLE - reader->unit ? fail_range (reader) : fail_decimals (reader, allowed);

    int128 size = reader->whole * reader->unit + fraction_steps (reader->fraction->str, places);
    if (size > MAX_WHOLE)
        return fail_range (reader);
    out->half = size == 0 ? 0 : typed_half (reader);
    out->fen = (int64_t)(reader->negative ? -size : size);
    return true;
}

static bool
parse (const char *text, const struct number_style *style, struct money *out, GPtrArray *offers, GError **error)
{
    struct reader reader = { .style = style, .unit = style->scale, .offers = offers, .error = error };
    reader.fraction = g_string_new (NULL);
    bool good = reader_open (&reader, text) && read_all (&reader) && reader_result (&reader, out);

    g_string_free (reader.fraction, TRUE);
    g_free ((char *)reader.clean);
    g_free (reader.at);
    g_free (reader.suffix);
    return good;
}

bool
number_parse (const char *text, const struct number_style *style, struct money *out, GError **error)
{
    g_assert (style->type == TYPE_MONEY || style->type == TYPE_COUNT || style->type == TYPE_PERCENT || style->type == TYPE_POINT);

    return parse (text, style, out, NULL, error);
}

/* Offers a text where it is a figure. */
static void
offer (GPtrArray *offers, const char *text, const struct number_style *style)
{
    struct money money;

    if (parse (text, style, &money, NULL, NULL))
        g_ptr_array_add (offers, g_strdup (text));
}

/* Letters that people or scanners put where a digit belongs. */
static char *
letters_to_digits (const char *text)
{
    static const char *const twins[] = { "Oo\xce\xbf", "Il|", "Zz", "S", "B" };
    static const char digits[] = "01258";
    GString *plain = g_string_new (NULL);

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = plain_char (g_utf8_get_char (p));
        for (size_t i = 0; i < G_N_ELEMENTS (twins); i++)
            if (c != 0 && g_utf8_strchr (twins[i], -1, c) != NULL)
                c = (gunichar)digits[i];
        g_string_append_unichar (plain, c);
    }
    return g_string_free (plain, FALSE);
}

GPtrArray *
number_offers (const char *text, const struct number_style *style)
{
    GPtrArray *offers = g_ptr_array_new_with_free_func (g_free);
    struct money money;
    g_autofree char *clean = g_strstrip (g_strdup (text));
    g_autofree char *digits = letters_to_digits (clean);
    g_autofree char *chinese = chinese_figure (clean, style);
    bool money_style = style->type == TYPE_MONEY;

    if (parse (clean, style, &money, offers, NULL))
        return offers;
    if (offers->len > 0 && money_style) {
        g_autofree char *exact = g_strconcat (clean, style->unit, NULL), *yuan = g_strconcat (clean, "元", NULL);
        offer (offers, yuan, style);
        if (strcmp (style->unit, "元") != 0)
            offer (offers, exact, style);
    }
    if (strcmp (digits, clean) != 0)
        offer (offers, digits, style);
    if (chinese != NULL)
        offer (offers, chinese, style);
    return offers;
}
