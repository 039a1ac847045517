/* Figures by kind and measure, each kind in order, so that a text full of numbers is looked up quickly. */
#include "core/figures.h"
#include "core/typo.h"

#include <string.h>

struct known {
    int64_t num, half;
};

struct figures {
    GSequence *money, *percent; /* of struct known, in order */
    GHashTable *counts;         /* measure -> such a sequence */
    int64_t most;               /* the largest half there ever was */
};

static GSequence *
numbers_new (void)
{
    return g_sequence_new (g_free);
}

struct figures *
figures_new (void)
{
    struct figures *figures = g_new0 (struct figures, 1);

    figures->money = numbers_new ();
    figures->percent = numbers_new ();
    figures->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_sequence_free);
    return figures;
}

void
figures_free (struct figures *figures)
{
    if (figures == NULL)
        return;
    g_sequence_free (figures->money);
    g_sequence_free (figures->percent);
    g_hash_table_unref (figures->counts);
    g_free (figures);
}

static int
compare_known (gconstpointer a, gconstpointer b, gpointer data)
{
    const struct known *x = a;
    const struct known *y = b;

    (void)data;
    return x->num != y->num ? (x->num > y->num) - (x->num < y->num) : (x->half > y->half) - (x->half < y->half);
}

static struct known
known_of (const struct value *value)
{
    int64_t num = MAX (value->num, -G_MAXINT64); /* a damaged file may hold the one number that has no opposite */

    return (struct known){ num < 0 ? -num : num, value->half };
}

/* NULL where such figures are not looked up. */
static GSequence *
numbers_of (const struct figures *figures, enum cell_type type, const char *measure)
{
    if (type == TYPE_COUNT && measure != NULL)
        return g_hash_table_lookup (figures->counts, measure);
    return type == TYPE_MONEY ? figures->money : type == TYPE_PERCENT ? figures->percent : NULL;
}

void
figures_add (struct figures *figures, const struct value *value, const char *measure)
{
    if (value->type == TYPE_COUNT && measure != NULL && !g_hash_table_contains (figures->counts, measure))
        g_hash_table_insert (figures->counts, g_strdup (measure), numbers_new ());
    GSequence *numbers = numbers_of (figures, value->type, measure);
    if (numbers == NULL)
        return;
    struct known *known = g_new (struct known, 1);
    *known = known_of (value);
    g_sequence_insert_sorted (numbers, known, compare_known, NULL);
    figures->most = MAX (figures->most, known->half);
}

void
figures_remove (struct figures *figures, const struct value *value, const char *measure)
{
    struct known known = known_of (value);
    GSequence *numbers = numbers_of (figures, value->type, measure);
    GSequenceIter *at = numbers != NULL ? g_sequence_lookup (numbers, &known, compare_known, NULL) : NULL;

    if (at == NULL)
        return;
    g_sequence_remove (at);
    if (value->type == TYPE_COUNT && g_sequence_is_empty (numbers)) /* a measure of which the book has nothing is not looked up */
        g_hash_table_remove (figures->counts, measure);
}

/* Whether a figure lies between the two, give or take its own half. */
static bool
has_between (const struct figures *figures, GSequence *numbers, int64_t low, int64_t high)
{
    struct known first = { low - figures->most, -1 }; /* before all figures of that size */

    for (GSequenceIter *at = g_sequence_search (numbers, &first, compare_known, NULL); !g_sequence_iter_is_end (at);
         at = g_sequence_iter_next (at)) {
        const struct known *known = g_sequence_get (at);
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
has_number (const struct figures *figures, GSequence *numbers, const struct number *number, int64_t steps)
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

/* The next number from `at` on; NULL none, or one that cannot be looked up: then *next is behind it. */
static const char *
next_number (const char *at, struct number *number, const char **next)
{
    const char *from = strpbrk (at, "0123456789");

    if (from == NULL) {
        *next = NULL;
        return NULL;
    }
    bool read = read_number (from, number);
    *next = number->end > from ? number->end : from + 1;
    while (g_ascii_isdigit (**next))
        (*next)++;
    return read ? from : NULL;
}

/* Where the first number stands that no figure equals, *end behind its unit; NULL none. */
static const char *
find_unknown (const struct figures *figures, const char *text, const char *units, struct number *number, const char **end)
{
    g_auto (GStrv) list = g_strsplit (units, "|", -1);

    for (const char *at = text; at != NULL;) {
        const char *from = next_number (at, number, &at);
        if (from != NULL && look_up (figures, number, end) == 0 && !is_limit (*end) && wanted (number->end, *end, list))
            return from;
    }
    return NULL;
}

char *
figures_unknown (const struct figures *figures, const char *text, const char *units)
{
    struct number number;
    const char *end = NULL;
    const char *from = find_unknown (figures, text, units, &number, &end);

    return from != NULL ? g_strndup (from, (gsize)(end - from)) : NULL;
}

/* The number at `from` as a known figure with two digits swapped, the unit behind it; NULL it is none. */
static char *
swapped (const struct figures *figures, const char *from, const struct number *number, const char *end)
{
    g_auto (GStrv) digits = g_strsplit (from, ",", -1);
    g_autofree char *joined = g_strjoinv ("", digits);
    joined[strspn (joined, "0123456789.")] = '\0';
    g_autoptr (GPtrArray) meant = number->digits >= 100 ? typo_meant (TYPO_SWAPPED, joined, number->places) : g_ptr_array_new ();

    for (guint i = 0; i < meant->len; i++) {
        g_autofree char *unit = g_strndup (number->end, (gsize)(end - number->end));
        g_autofree char *text = g_strconcat (g_ptr_array_index (meant, i), unit, NULL);
        struct number other;
        const char *behind = NULL;
        if (read_number (text, &other) && other.places == number->places && look_up (figures, &other, &behind) == 1)
            return g_steal_pointer (&text);
    }
    return NULL;
}

char *
figures_near (const struct figures *figures, const char *text, const char *units)
{
    struct number number;
    const char *end = NULL;
    const char *from = find_unknown (figures, text, units, &number, &end);

    return from != NULL ? swapped (figures, from, &number, end) : NULL;
}

bool
figures_concern (const struct figures *figures, const char *text)
{
    for (const char *at = text; at != NULL;) {
        struct number number;
        const char *end = NULL;
        const char *from = next_number (at, &number, &at);
        if (from == NULL)
            continue;
        int known = look_up (figures, &number, &end);
        if (known == 1 || (known == 0 && number.places == 0 && read_measure (figures, number.end + strspn (number.end, " ")) != NULL))
            return true;
        g_autofree char *near = known == 0 ? swapped (figures, from, &number, end) : NULL;
        if (near != NULL)
            return true;
    }
    return false;
}
