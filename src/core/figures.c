/* Figures by kind and measure, sorted, so that a text full of numbers is looked up quickly. */
#include "core/figures.h"

#include <string.h>

struct known {
    int64_t num, half;
};

struct figures {
    GArray *money, *percent; /* of struct known */
    GHashTable *counts;      /* measure -> GArray of struct known */
    int64_t most;            /* the largest half */
};

static GArray *
numbers_new (void)
{
    return g_array_new (FALSE, FALSE, sizeof (struct known));
}

struct figures *
figures_new (void)
{
    struct figures *figures = g_new0 (struct figures, 1);

    figures->money = numbers_new ();
    figures->percent = numbers_new ();
    figures->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    return figures;
}

void
figures_free (struct figures *figures)
{
    if (figures == NULL)
        return;
    g_array_unref (figures->money);
    g_array_unref (figures->percent);
    g_hash_table_unref (figures->counts);
    g_free (figures);
}

void
figures_add (struct figures *figures, enum cell_type type, const char *measure, int64_t num, int64_t half)
{
    GArray *numbers = type == TYPE_MONEY ? figures->money : type == TYPE_PERCENT ? figures->percent : NULL;
    struct known known = { num < 0 ? -num : num, half };

    if (type == TYPE_COUNT && measure != NULL) {
        numbers = g_hash_table_lookup (figures->counts, measure);
        if (numbers == NULL) {
            numbers = numbers_new ();
            g_hash_table_insert (figures->counts, g_strdup (measure), numbers);
        }
    }
    if (numbers == NULL)
        return;
    g_array_append_val (numbers, known);
    figures->most = MAX (figures->most, half);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
    int64_t x = ((const struct known *)a)->num;
    int64_t y = ((const struct known *)b)->num;

    return (x > y) - (x < y);
}

void
figures_sort (struct figures *figures)
{
    GHashTableIter iter;
    gpointer numbers;

    g_array_sort (figures->money, compare_numbers);
    g_array_sort (figures->percent, compare_numbers);
    g_hash_table_iter_init (&iter, figures->counts);
    while (g_hash_table_iter_next (&iter, NULL, &numbers))
        g_array_sort (numbers, compare_numbers);
}

/* Whether a figure lies between the two, give or take its own half. */
static bool
has_between (const struct figures *figures, const GArray *numbers, int64_t low, int64_t high)
{
    guint from = 0;
    guint to = numbers->len;

    while (from < to) {
        guint middle = from + (to - from) / 2;
        if (g_array_index (numbers, struct known, middle).num < low - figures->most)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < numbers->len; from++) {
        const struct known *known = &g_array_index (numbers, struct known, from);
        if (known->num > high + figures->most)
            break;
        if (known->num + known->half >= low && known->num - known->half <= high)
            return true;
    }
    return false;
}

/* A number in a text: its digits without marks, how many of them stand behind the point, and where it ends. */
struct number {
    int64_t digits;
    int places;
    const char *end;
};

static bool
read_number (const char *text, struct number *number)
{
    const char *p = text;

    *number = (struct number){ 0, 0, NULL };
    for (bool point = false; *p != '\0'; p++) {
        if (*p == '.' && !point && g_ascii_isdigit (p[1]))
            point = true;
        else if (*p == ',' && !point && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]))
            continue;
        else if (g_ascii_isdigit (*p) && number->digits < INT64_MAX / 100000000)
            number->digits = number->digits * 10 + (*p - '0'), number->places += point;
        else
            break;
    }
    number->end = p;
    return p > text && !g_ascii_isdigit (*p) && number->places <= 6;
}

/* Whether the figures have the number, whose unit is `steps` of theirs, to within its last place. */
static bool
has_number (const struct figures *figures, const GArray *numbers, const struct number *number, int64_t steps)
{
    int128 scale = 1;

    for (int i = 0; i < number->places; i++)
        scale *= 10;
    int128 middle = (int128)number->digits * steps / scale;
    int128 half = (int128)steps / (2 * scale);
    if (middle + half > INT64_MAX / 2)
        return false;
    return has_between (figures, numbers, (int64_t)(middle - half), (int64_t)(middle + half));
}

/* The longest of the measures that the text begins with. */
static const char *
read_measure (const struct figures *figures, const char *text)
{
    GHashTableIter iter;
    gpointer measure;
    const char *longest = NULL;

    g_hash_table_iter_init (&iter, figures->counts);
    while (g_hash_table_iter_next (&iter, &measure, NULL))
        if (g_str_has_prefix (text, measure) && (longest == NULL || strlen (measure) > strlen (longest)))
            longest = measure;
    return longest;
}

/* 1 known, 0 not known, -1 nothing that is looked up; *end behind the unit. */
static int
look_up (const struct figures *figures, const struct number *number, const char **end)
{
    static const char *const units[] = { "百万元", "千元", "万元", "亿元", "元" };
    const char *p = number->end;

    while (*p == ' ')
        p++;
    for (size_t i = 0; i < G_N_ELEMENTS (units); i++)
        if (g_str_has_prefix (p, units[i])) {
            *end = p + strlen (units[i]);
            return has_number (figures, figures->money, number, money_unit (units[i]));
        }
    if (*p == '%' || g_str_has_prefix (p, "％")) {
        *end = g_utf8_next_char (p);
        return has_number (figures, figures->percent, number, 100);
    }
    const char *measure = number->places == 0 ? read_measure (figures, p) : NULL;
    if (measure == NULL)
        return -1;
    *end = p + strlen (measure);
    return has_number (figures, g_hash_table_lookup (figures->counts, measure), number, 1);
}

static bool
is_limit (const char *end)
{
    static const char *const words[] = { "以上", "以下", "以内", "（含）", "(含)" };

    for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_has_prefix (end, words[i]))
            return true;
    return false;
}

static bool
wanted (const char *unit, const char *end, char *const *units)
{
    while (*unit == ' ')
        unit++;
    g_autofree char *word = g_strndup (unit, (gsize)(end - unit));
    return units[0] == NULL || g_strv_contains ((const char *const *)units, word);
}

char *
figures_unknown (const struct figures *figures, const char *text, const char *units)
{
    g_auto (GStrv) list = g_strsplit (units, "|", -1);

    for (const char *p = text; *p != '\0';) {
        struct number number;
        const char *end = NULL;
        if (!g_ascii_isdigit (*p)) {
            p++;
            continue;
        }
        bool read = read_number (p, &number);
        if (read && look_up (figures, &number, &end) == 0 && !is_limit (end) && wanted (number.end, end, list))
            return g_strndup (p, (gsize)(end - p));
        p = number.end > p ? number.end : p + 1;
        while (g_ascii_isdigit (*p))
            p++;
    }
    return NULL;
}
