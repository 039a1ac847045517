/* Stored numbers as text: decimal digits are moved about, nothing passes through floating point. */
#include "config.h"

#include "import/xlsx-private.h"

#include <string.h>

enum {
    DIGITS = 15,            /* that spreadsheets keep; what is behind them is noise of the conversion */
    MOST_EXPONENT = 40,     /* nothing in a report has more places */
    LAST_DAY = 2958465,     /* 9999-12-31 */
    DAYS_1904 = 1462,       /* between the two ways to count days */
    NO_LEAP_DAY = 60,       /* 1900-02-29, which spreadsheets count and never was */
};

/* Formats */

/* Where a piece that shows itself ends: "text", \c, !c, _c, *c, [condition]; `at` where none begins. */
static const char *
format_skip (const char *at)
{
    const char *end;

    if (*at == '"' || *at == '[') {
        end = strchr (at + 1, *at == '"' ? '"' : ']');
        return end != NULL ? end + 1 : at + strlen (at);
    }
    if (*at != '\0' && strchr ("\\!_*", *at) != NULL)
        return at[1] != '\0' ? g_utf8_next_char (at + 1) : at + 1;
    return at;
}

static bool
format_is_point (const char *at)
{
    return g_str_has_prefix (at, "\".\"") || g_str_has_prefix (at, "\\.") || g_str_has_prefix (at, "!.");
}

/* Commas behind the last digit divide by a thousand each; a point that is only shown divides by the digits behind it. */
struct xlsx_format
xlsx_format_read (const char *code)
{
    struct xlsx_format format = { .percent = false };
    int commas = 0, behind = 0;
    bool point = false;

    for (const char *end; *code != '\0' && *code != ';'; code = end) {
        bool shown = format_is_point (code);

        end = format_skip (code);
        if (end != code) {
            point = point || shown;
            continue;
        }
        end = code + 1;
        if (strchr ("0#?", *code) != NULL) {
            commas = 0;
            behind += point;
        } else if (*code == ',') {
            commas++;
        } else {
            format.shift += 3 * commas;
            commas = 0;
            format.percent = format.percent || *code == '%';
            format.date = format.date || strchr ("yYdD", *code) != NULL;
        }
    }
    format.shift += 3 * commas + behind;
    if (format.date || format.percent)
        format.shift = 0;
    return format;
}

struct xlsx_format
xlsx_format_built_in (int number)
{
    bool date = (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 ||
                (number >= 50 && number <= 54) || number == 57 || number == 58;

    return (struct xlsx_format){ .date = date, .percent = number == 9 || number == 10 };
}

/* Numbers */

struct decimal {
    bool negative;
    GString *digits; /* without zeros in front */
    int places;      /* so many of them behind the point; negative: zeros to be added */
};

/* Sign, digits, point, exponent; false where it is anything else. */
static bool
decimal_read (const char *text, struct decimal *decimal)
{
    gint64 exponent = 0;
    bool point = false, any = false;

    decimal->negative = *text == '-';
    text += *text == '-' || *text == '+';
    for (; g_ascii_isdigit (*text) || (*text == '.' && !point); text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        any = true;
        decimal->places += point;
        if (*text != '0' || decimal->digits->len > 0)
            g_string_append_c (decimal->digits, *text);
    }
    if (*text == 'e' || *text == 'E') {
        char *end;

        exponent = g_ascii_strtoll (text + 1, &end, 10);
        any = any && end != text + 1;
        text = end;
    }
    if (!any || *text != '\0' || ABS (exponent) > MOST_EXPONENT || decimal->digits->len > 400)
        return false;
    decimal->places -= (int)exponent;
    return decimal->places < 400;
}

/* Half up, away from zero. */
static void
decimal_round (struct decimal *decimal)
{
    GString *digits = decimal->digits;
    bool up = digits->len > DIGITS && digits->str[DIGITS] >= '5';

    if (digits->len <= DIGITS)
        return;
    decimal->places -= (int)digits->len - DIGITS;
    g_string_truncate (digits, DIGITS);
    for (gsize i = DIGITS; up && i-- > 0;) {
        up = digits->str[i] == '9';
        digits->str[i] = up ? '0' : (char)(digits->str[i] + 1);
    }
    if (up)
        g_string_prepend_c (digits, '1');
}

static char *
decimal_write (struct decimal *decimal)
{
    GString *out = g_string_new (decimal->digits->str);

    for (; decimal->places < 0; decimal->places++)
        g_string_append_c (out, '0');
    while ((int)out->len <= decimal->places)
        g_string_prepend_c (out, '0');
    if (decimal->places > 0) {
        g_string_insert_c (out, (gssize)out->len - decimal->places, '.');
        while (out->str[out->len - 1] == '0')
            g_string_truncate (out, out->len - 1);
        if (out->str[out->len - 1] == '.')
            g_string_truncate (out, out->len - 1);
    }
    if (out->len == 0)
        g_string_append_c (out, '0');
    if (decimal->negative && strcmp (out->str, "0") != 0)
        g_string_prepend_c (out, '-');
    return g_string_free (out, FALSE);
}

/* The day of a serial number; NULL where there is none. */
static char *
number_date (const char *plain, bool from_1904)
{
    gint64 days = g_ascii_strtoll (plain, NULL, 10) + (from_1904 ? DAYS_1904 : 0);
    GDate date;

    if (days < 1 || days > LAST_DAY)
        return NULL;
    g_date_clear (&date, 1);
    g_date_set_dmy (&date, days < NO_LEAP_DAY ? 31 : 30, G_DATE_DECEMBER, 1899);
    g_date_add_days (&date, (guint)days);
    return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int)g_date_get_month (&date), g_date_get_day (&date));
}

char *
xlsx_number (const char *stored, const struct xlsx_format *format, bool from_1904)
{
    g_autoptr (GString) digits = g_string_new (NULL);
    struct decimal decimal = { .digits = digits };
    g_autofree char *plain = NULL;
    char *date;

    if (!decimal_read (stored, &decimal))
        return g_strdup (stored);
    decimal_round (&decimal);
    decimal.places += format->shift - (format->percent ? 2 : 0);
    plain = decimal_write (&decimal);
    date = format->date ? number_date (plain, from_1904) : NULL;
    if (date != NULL)
        return date;
    return format->percent ? g_strconcat (plain, "%", NULL) : g_steal_pointer (&plain);
}
