#include "core/code-search.h"

#include "core/pinyin.h"

#include <string.h>

/* How well one word fits, the best first. */
enum fit { FIT_NUMBER, FIT_NUMBER_START, FIT_NAME, FIT_NAME_START, FIT_LETTERS, FIT_LETTERS_START, FIT_NAME_INSIDE, FIT_LETTERS_INSIDE, FIT_ABOVE, FIT_NONE };

struct hit {
    const struct code *code;
    int fit; /* of all words together */
};

static enum fit
fit_letters (const char *name, const char *word)
{
    int at = pinyin_find (name, word);

    if (at != 0)
        return at > 0 ? FIT_LETTERS_INSIDE : FIT_NONE;
    g_autofree char *all = pinyin_letters_of (name);
    return strlen (all) == strlen (word) ? FIT_LETTERS : FIT_LETTERS_START;
}

static enum fit
fit_code (const struct code *code, const char *word)
{
    if (g_str_has_prefix (code->code, word))
        return strcmp (code->code, word) == 0 ? FIT_NUMBER : FIT_NUMBER_START;
    const char *at = strstr (code->name, word);
    if (at != NULL && at > code->name)
        return FIT_NAME_INSIDE;
    if (at != NULL)
        return strcmp (code->name, word) == 0 ? FIT_NAME : FIT_NAME_START;
    return fit_letters (code->name, word);
}

static bool
above (const struct code *one, const struct code *other)
{
    return strlen (one->code) < strlen (other->code) && g_str_has_prefix (other->code, one->code);
}

/* The codes above stand before it; `path` has those of the code that is looked at, the topmost first. */
static enum fit
fit_word (const GPtrArray *path, const struct code *code, const char *word)
{
    enum fit fit = fit_code (code, word);

    for (guint i = 0; fit == FIT_NONE && i < path->len; i++)
        if (fit_code (g_ptr_array_index (path, i), word) < FIT_NONE)
            fit = FIT_ABOVE;
    return fit;
}

/* The sum over all words; at least one must fit the code itself.  -1: it does not fit. */
static int
fit_words (const GPtrArray *path, const struct code *code, char **words)
{
    int sum = 0;
    bool itself = words[0] == NULL;

    for (char **word = words; *word != NULL; word++) {
        enum fit fit = fit_word (path, code, *word);
        if (fit == FIT_NONE)
            return -1;
        itself = itself || fit != FIT_ABOVE;
        sum += (int)fit;
    }
    return itself ? sum : -1;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
    const struct hit *one = a;
    const struct hit *two = b;

    return one->fit != two->fit ? one->fit - two->fit : strcmp (one->code->code, two->code->code);
}

static char **
split_words (const char *typed)
{
    g_autofree char *copy = g_strdup (typed);
    GPtrArray *words = g_ptr_array_new ();

    for (char *p = copy; *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_isspace (g_utf8_get_char (p)))
            memset (p, ' ', (size_t)(g_utf8_next_char (p) - p));
    g_auto (GStrv) pieces = g_strsplit (copy, " ", -1);
    for (char **piece = pieces; *piece != NULL; piece++)
        if ((*piece)[0] != '\0')
            g_ptr_array_add (words, g_strdup (*piece));
    g_ptr_array_add (words, NULL);
    return (char **)g_ptr_array_free (words, FALSE);
}

GPtrArray *
code_search (const GPtrArray *codes, int year, const char *typed, guint limit)
{
    g_auto (GStrv) words = split_words (typed);
    g_autoptr (GPtrArray) path = g_ptr_array_new ();
    g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (struct hit));
    GPtrArray *found = g_ptr_array_new ();

    for (guint i = 0; i < codes->len; i++) {
        const struct code *code = g_ptr_array_index (codes, i);
        if (!code_in_year (code, year))
            continue;
        while (path->len > 0 && !above (g_ptr_array_index (path, path->len - 1), code))
            g_ptr_array_set_size (path, (int)path->len - 1);
        struct hit hit = { code, fit_words (path, code, words) };
        if (hit.fit >= 0)
            g_array_append_val (hits, hit);
        g_ptr_array_add (path, (gpointer)code);
    }
    g_array_sort (hits, compare_hits);
    for (guint i = 0; i < hits->len && (limit == 0 || i < limit); i++)
        g_ptr_array_add (found, (gpointer)g_array_index (hits, struct hit, i).code);
    return found;
}

/* How many digits two codes have in common at their beginning. */
static size_t
alike (const char *one, const char *two)
{
    size_t n = 0;

    while (one[n] != '\0' && one[n] == two[n])
        n++;
    return n;
}

/* What an expired code is called now: a code of the year with its name, the nearest number first. */
static const struct code *
successor (const GPtrArray *codes, int year, const struct code *old)
{
    const struct code *best = NULL;

    for (guint i = 0; i < codes->len; i++) {
        const struct code *code = g_ptr_array_index (codes, i);
        if (!code_in_year (code, year) || strlen (code->code) != strlen (old->code) || strcmp (code->name, old->name) != 0)
            continue;
        if (best == NULL || alike (code->code, old->code) > alike (best->code, old->code))
            best = code;
    }
    return best;
}

/* Two digits swapped are one slip, as one wrong digit is. */
static int
slips (const char *one, const char *two)
{
    int n = 0;

    for (size_t i = 0; one[i] != '\0'; i++) {
        if (one[i] == two[i])
            continue;
        n++;
        if (one[i + 1] != '\0' && one[i] == two[i + 1] && one[i + 1] == two[i])
            i++;
    }
    return n;
}

/* The code that is one slip away; of several the one that begins alike for longest. */
static const struct code *
most_similar (const GPtrArray *codes, int year, const char *wrong)
{
    const struct code *best = NULL;
    int fewest = 1;
    size_t longest = 0;

    for (guint i = 0; i < codes->len; i++) {
        const struct code *code = g_ptr_array_index (codes, i);
        if (!code_in_year (code, year) || strlen (code->code) != strlen (wrong))
            continue;
        int n = slips (wrong, code->code);
        size_t start = alike (wrong, code->code);
        if (n < fewest || (n == fewest && start > longest)) {
            best = code;
            fewest = n;
            longest = start;
        }
    }
    return best;
}

/* Where the codes begin that are not before `code`. */
static guint
lower_bound (const GPtrArray *codes, const char *code)
{
    guint low = 0;

    for (guint high = codes->len; low < high;) {
        guint middle = (low + high) / 2;
        if (strcmp (((const struct code *)g_ptr_array_index (codes, middle))->code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct code *
in_list (const GPtrArray *codes, int year, const char *code)
{
    for (guint i = lower_bound (codes, code); i < codes->len; i++) {
        const struct code *entry = g_ptr_array_index (codes, i);
        if (strcmp (entry->code, code) != 0)
            return NULL;
        if (code_in_year (entry, year))
            return entry;
    }
    return NULL;
}

/* The first of the longest codes below. */
static const struct code *
lowest_below (const GPtrArray *codes, int year, const char *code)
{
    const struct code *lowest = NULL;

    for (guint i = lower_bound (codes, code); i < codes->len; i++) {
        const struct code *entry = g_ptr_array_index (codes, i);
        if (!g_str_has_prefix (entry->code, code))
            break;
        if (code_in_year (entry, year) && strlen (entry->code) > strlen (lowest != NULL ? lowest->code : code))
            lowest = entry;
    }
    return lowest;
}

const struct code *
code_above (const GPtrArray *codes, int year, const struct code *code)
{
    for (size_t n = strlen (code->code) - 1; n > 0; n--) {
        g_autofree char *number = g_strndup (code->code, n);
        const struct code *found = in_list (codes, year, number);
        if (found != NULL)
            return found;
    }
    return NULL;
}

char *
code_below (const GPtrArray *codes, int year, const struct code *code, const struct code *before)
{
    const struct code *up = code_above (codes, year, code);

    if (up == NULL || (before != NULL && (before == up || code_above (codes, year, before) == up)))
        return g_strdup ("");
    return g_strdup_printf ("  %s %s", up->code, up->name);
}

enum code_state
code_check (const GPtrArray *codes, int year, const char *code, const struct code **near)
{
    const struct code *old = in_list (codes, 0, code);
    const struct code *other = NULL;
    enum code_state state = CODE_UNKNOWN;

    if (in_list (codes, year, code) != NULL) {
        other = lowest_below (codes, year, code);
        state = other != NULL ? CODE_ABOVE : CODE_RIGHT;
    } else if (old != NULL) {
        other = successor (codes, year, old);
        state = CODE_EXPIRED;
    } else {
        other = most_similar (codes, year, code);
    }
    if (near != NULL)
        *near = other;
    return state;
}

bool
code_legal (const struct form *form, const char *list, const char *code, int year)
{
    g_autofree char *class = g_strndup (code, 3);

    return list == NULL || form_code_name (form, list, code, year) != NULL || form_code_name (form, list, class, year) != NULL;
}
