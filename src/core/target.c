/* Targets of indicators.  One pass takes the words out of the text, the longest first, so that 不超过 is not read as 超过; what is
 * left is a name, a number and its unit. */
#define _GNU_SOURCE /* memmem */
#include "core/target.h"

#include "core/money.h"

#include <glib.h>
#include <string.h>

#define STEP 1000000 /* numbers are in millionths */
#define FULL 10000   /* 100 % */

enum word { WORD_NONE_FOUND, WORD_LEAST, WORD_MOST, WORD_EXACT, WORD_ZERO, WORD_DOWN, WORD_UP, N_WORDS };

static const char *const signs[N_WORDS] = {
    [WORD_LEAST] = ">=|=>|\u2265|\u2267|>", [WORD_MOST] = "<=|=<|\u2264|\u2266|<", [WORD_EXACT] = "=",
};

/* The longest of the words, | between, that `at` begins with: its length in bytes, 0 none. */
static size_t
words_match (const char *words, const char *at)
{
    size_t longest = 0;

    for (const char *word = words; word != NULL && *word != '\0';) {
        size_t length = strcspn (word, "|");
        if (length > longest && strncmp (at, word, length) == 0)
            longest = length;
        word += length + (word[length] == '|');
    }
    return longest;
}

/* Which characters a text has, roughly: by the last byte of each. */
struct letters_had {
    bool had[256];
};

static guint
last_byte (const char *letter)
{
    const char *end = g_utf8_next_char (letter);

    return (guchar)end[-1];
}

/* Whether one of the words stands anywhere in the text. */
static bool
words_occur (const char *words, const char *text, const struct letters_had *letters)
{
    for (const char *word = words; word != NULL && *word != '\0';) {
        size_t length = strcspn (word, "|");
        if (length > 0 && letters->had[last_byte (word)] && memmem (text, strlen (text), word, length) != NULL)
            return true;
        word += length + (word[length] == '|');
    }
    return false;
}

/* `own`, `sign`: the words of each kind; NULL where none stands in the text. */
static enum word
word_at (const char *at, const char *const *own, const char *const *sign, size_t *length)
{
    enum word found = WORD_NONE_FOUND;

    *length = 0;
    for (int word = WORD_LEAST; word < N_WORDS; word++) {
        size_t match = MAX (words_match (own[word], at), words_match (sign[word], at));
        if (match > *length) {
            *length = match;
            found = (enum word)word;
        }
    }
    return found;
}

/* Reads digits with a point and thousands marks, moves *at behind them.  False: more digits than fit. */
static bool
read_number (const char **at, int64_t *number)
{
    int64_t whole = 0;
    int64_t part = 0;
    int64_t step = STEP;

    for (; g_ascii_isdigit (**at) || (**at == ',' && g_ascii_isdigit ((*at)[1])); (*at)++)
        if (**at != ',') {
            if (whole > INT64_MAX / STEP / 10 - 1)
                return false;
            whole = whole * 10 + (**at - '0');
        }
    if (**at == '.' && g_ascii_isdigit ((*at)[1]))
        for ((*at)++; g_ascii_isdigit (**at); (*at)++)
            if (step > 1) {
                step /= 10;
                part += (**at - '0') * step;
            }
    *number = whole * STEP + part;
    return true;
}

/* The text without its words; seen[] gets which there were. */
static char *
take_words (const char *text, const struct target_words *words, bool *seen)
{
    g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE); /* full-width digits and signs */
    const char *own[N_WORDS] = {
        [WORD_LEAST] = words->least, [WORD_MOST] = words->most, [WORD_ZERO] = words->none, [WORD_DOWN] = words->down, [WORD_UP] = words->up,
    };
    const char *sign[N_WORDS];
    GString *rest = g_string_new (NULL);

    struct letters_had letters = { { false } };
    for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
        letters.had[last_byte (at)] = true;
    for (int i = 0; i < N_WORDS; i++) {
        sign[i] = plain != NULL && words_occur (signs[i], plain, &letters) ? signs[i] : NULL;
        own[i] = plain != NULL && words_occur (own[i], plain, &letters) ? own[i] : NULL;
    }
    for (const char *at = plain != NULL ? plain : ""; *at != '\0';) {
        size_t length;
        enum word word = word_at (at, own, sign, &length);
        if (word != WORD_NONE_FOUND) {
            seen[word] = true;
            at += length;
            continue;
        }
        const char *next = g_utf8_next_char (at);
        if (!g_unichar_isspace (g_utf8_get_char (at)))
            g_string_append_len (rest, at, next - at);
        at = next;
    }
    return g_string_free (rest, FALSE);
}

static enum target_bound
bound_of (const bool *seen)
{
    if (seen[WORD_EXACT])
        return TARGET_EXACT;
    /* 下降5%以上 is a change of -5 or less. */
    bool most = seen[WORD_MOST] && !seen[WORD_LEAST];
    return most != seen[WORD_DOWN] ? TARGET_MOST : TARGET_LEAST;
}

bool
target_read (const char *text, const struct target_words *words, struct target *target)
{
    bool seen[N_WORDS] = { false };
    g_autofree char *rest = take_words (text, words, seen);
    const char *at = rest + strcspn (rest, "0123456789");
    bool minus = at > rest && at[-1] == '-';
    int64_t number = 0;

    if (*at == '\0') {
        if (!seen[WORD_ZERO])
            return false;
        *target = (struct target){ .bound = TARGET_EXACT, .unit = g_strdup ("") };
        return true;
    }
    if (!read_number (&at, &number))
        return false;
    *target = (struct target){ .bound = bound_of (seen), .change = seen[WORD_DOWN] || seen[WORD_UP], .unit = g_strdup (at) };
    target->number = seen[WORD_DOWN] != minus ? -number : number;
    return true;
}

void
target_clear (struct target *target)
{
    g_clear_pointer (&target->unit, g_free);
}

/* A number without a unit may be one of the other's. */
static bool
comparable (const struct target *target, const struct target *result)
{
    bool units = target->unit[0] == '\0' || result->unit[0] == '\0' || strcmp (target->unit, result->unit) == 0;

    if (target->change && !result->change)
        return strcmp (target->unit, result->unit) == 0;
    return units && (target->change || !result->change);
}

/* A result said without its direction goes the way of the target. */
static int64_t
result_number (const struct target *target, const struct target *result)
{
    return target->change && !result->change && target->number < 0 ? -result->number : result->number;
}

static int
ratio (int64_t part, int64_t whole)
{
    if (part <= 0 || whole <= 0)
        return 0;
    return (int)MIN (((int128)part * FULL * 2 + whole) / ((int128)whole * 2), FULL);
}

static int
missed (const struct target *target, int64_t number)
{
    if (target->change && strcmp (target->unit, "%") == 0) {
        int64_t distance = ABS (target->number - number) / (STEP / 100);
        return distance < FULL ? (int)(FULL - distance) : 0;
    }
    if (target->change)
        return (target->number < 0) == (number < 0) ? ratio (ABS (number), ABS (target->number)) : 0;
    switch (target->bound) {
    case TARGET_LEAST:
        return ratio (number, target->number);
    case TARGET_MOST:
        return ratio (target->number, number);
    case TARGET_EXACT:
        break;
    }
    return ratio (MIN (number, target->number), MAX (number, target->number));
}

int
target_met (const struct target *target, const struct target *result)
{
    if (!comparable (target, result))
        return -1;
    int64_t number = result_number (target, result);
    int side = (number > target->number) - (number < target->number);
    bool met = side == 0 || (target->bound != TARGET_EXACT && side == (int)target->bound);
    return met ? FULL : missed (target, number);
}

int64_t
target_ratio (const struct target *target, const struct target *result)
{
    if (!comparable (target, result) || target->change || target->bound == TARGET_MOST || target->number <= 0)
        return -1;
    if (result->number > INT64_MAX / FULL)
        return -1;
    return (result->number * FULL + target->number / 2) / target->number;
}

bool
target_same_unit (const struct target *target, const struct target *result)
{
    return strcmp (target->unit, result->unit) == 0;
}
