/* Reading what people wrote.  Works on characters and never changes a text. */
#include "core/prose.h"

#include <stdlib.h>
#include <string.h>

/* Whether the bytes from..to of the text lie within this word, as it stands there. */
static bool
lies_within (const char *text, int from, int to, const char *word)
{
    size_t length = strlen (word);

    for (const char *at = text; length > 0 && (at = strstr (at, word)) != NULL; at++)
        if (at - text <= from && at - text + (ptrdiff_t)length >= to)
            return true;
    return false;
}

static bool
ends_with (const char *text, int from, int to, const char *word)
{
    size_t length = strlen (word);

    return length > 0 && (size_t)(to - from) >= length && strncmp (text + (size_t)to - length, word, length) == 0;
}

char *
prose_said (const char *text, const GRegex *pattern)
{
    g_autoptr (GMatchInfo) match = NULL;

    return g_regex_match (pattern, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

char *
prose_match_on (const char *text, GMatchInfo *match, const GPtrArray *allowed)
{
    while (g_match_info_matches (match)) {
        int from;
        int to;
        bool fine = !g_match_info_fetch_pos (match, 0, &from, &to) || from == to;
        for (guint i = 0; allowed != NULL && i < allowed->len && !fine; i++)
            fine = lies_within (text, from, to, g_ptr_array_index (allowed, i)) || ends_with (text, from, to, g_ptr_array_index (allowed, i));
        if (!fine)
            return g_strndup (text + from, (gsize)(to - from));
        if (!g_match_info_next (match, NULL))
            break;
    }
    return NULL;
}

char *
prose_match (const char *text, const GRegex *pattern, const GPtrArray *allowed)
{
    g_autoptr (GMatchInfo) match = NULL;

    g_regex_match (pattern, text, 0, &match);
    return prose_match_on (text, match, allowed);
}

#define SHOWN 6 /* characters shown behind a mark */

static char *
piece_at (const char *text, glong at)
{
    const char *from = g_utf8_offset_to_pointer (text, at);
    const char *to = from;

    for (int i = 0; i <= SHOWN && *to != '\0' && *to != '\n'; i++)
        to = g_utf8_next_char (to);
    return g_strndup (from, (gsize)(to - from));
}

char *
prose_unpaired (const char *text)
{
    static const gunichar opens[] = { 0xFF08, '(', 0x300A, 0x201C, 0x2018, 0x3010, 0x3014, '[', 0x300C, 0 };
    static const gunichar closes[] = { 0xFF09, ')', 0x300B, 0x201D, 0x2019, 0x3011, 0x3015, ']', 0x300D, 0 };
    g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (glong));
    g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (int));
    glong at = 0;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++) {
        gunichar c = g_utf8_get_char (p);
        for (int k = 0; opens[k] != 0; k++) {
            if (c == opens[k]) {
                g_array_append_val (open, at);
                g_array_append_val (kinds, k);
            } else if (c == closes[k]) {
                bool numbered = kinds->len == 0 && k <= 1 && at <= 3; /* 1) and 一） at a paragraph's start */
                if (numbered)
                    break;
                /* a full-width bracket may be closed by a half-width one: that is another fault */
                int last = kinds->len > 0 ? g_array_index (kinds, int, kinds->len - 1) : -1;
                if (last != k && !(last >= 0 && last <= 1 && k <= 1))
                    return piece_at (text, at);
                g_array_set_size (open, open->len - 1);
                g_array_set_size (kinds, kinds->len - 1);
            }
        }
    }
    return open->len > 0 ? piece_at (text, g_array_index (open, glong, 0)) : NULL;
}

/* The first run of exactly shortest..longest digits (the last may be X where `x`) that passes the test. */
static char *
find_number (const char *text, int shortest, int longest, bool x, bool (*passes) (const char *digits, int n))
{
    for (const char *p = text; (p = strpbrk (p, "0123456789")) != NULL;) {
        int n = (int)strspn (p, "0123456789");
        int all = n + (x && (p[n] == 'X' || p[n] == 'x'));
        if (all >= shortest && all <= longest && passes (p, all))
            return g_strndup (p, (gsize)all);
        p += n;
    }
    return NULL;
}

static bool
id_passes (const char *digits, int n)
{
    static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    static const char check[] = "10X98765432";
    int sum = 0;

    for (int i = 0; i + 1 < n; i++) {
        if (!g_ascii_isdigit (digits[i]))
            return false;
        sum += (digits[i] - '0') * weight[i];
    }
    int month = (digits[10] - '0') * 10 + digits[11] - '0';
    int day = (digits[12] - '0') * 10 + digits[13] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && g_ascii_toupper (digits[n - 1]) == check[sum % 11];
}

char *
prose_id_number (const char *text)
{
    return find_number (text, 18, 18, true, id_passes);
}

static bool
card_passes (const char *digits, int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++) {
        int digit = digits[n - 1 - i] - '0';
        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0 && strspn (digits, "0") < (size_t)n;
}

char *
prose_card_number (const char *text)
{
    return find_number (text, 16, 19, false, card_passes);
}

char *
prose_other_year (const char *text, int from, int to)
{
    int inside = 0; /* titles and numbers of documents */

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        inside += c == 0x300A || c == 0x3014 || c == '[';
        inside -= (c == 0x300B || c == 0x3015 || c == ']') && inside > 0;
        size_t digits = strspn (p, "0123456789");
        if (digits == 0)
            continue;
        const char *behind = p + digits;
        while (*behind == ' ')
            behind++;
        int year = digits == 4 ? atoi (p) : 0;
        bool is_year = year >= 1900 && year <= 2099 && g_str_has_prefix (behind, "年");
        if (is_year && inside == 0 && (year < from || year > to))
            return g_strndup (p, (gsize)(behind - p) + strlen ("年"));
        p += digits - 1;
    }
    return NULL;
}

#define ENDING 3 /* characters by which a name is known */

static bool
ends_with_one (const char *text, size_t length, const char *names)
{
    g_auto (GStrv) name = g_strsplit (names != NULL ? names : "", "、", -1);

    for (int i = 0; name[i] != NULL; i++) {
        size_t n = strlen (g_strstrip (name[i]));
        if (n > 0 && n <= length && memcmp (text + length - n, name[i], n) == 0)
            return true;
    }
    return false;
}

/* How far the text before `end` goes on with characters of the name, read backwards. */
static const char *
walk_back (const char *text, const char *end, const char *name)
{
    const char *from = end;
    const char *left = name + strlen (name);

    while (from > text) {
        const char *before = g_utf8_prev_char (from);
        gunichar c = g_utf8_get_char (before);
        const char *at = left;
        bool found = false;
        while (at > name && !found) {
            at = g_utf8_prev_char (at);
            found = g_utf8_get_char (at) == c;
        }
        if (!found)
            break;
        left = at;
        from = before;
    }
    return from;
}

char *
prose_own_name (const char *text, const char *name, const char *shorts)
{
    glong n = g_utf8_strlen (name, -1);

    if (n < ENDING + 2)
        return NULL;
    const char *ending = g_utf8_offset_to_pointer (name, n - ENDING);
    for (const char *at = text; (at = strstr (at, ending)) != NULL; at += strlen (ending)) {
        const char *end = at + strlen (ending);
        if (ends_with_one (text, (size_t)(end - text), name) || ends_with_one (text, (size_t)(end - text), shorts))
            continue;
        const char *from = walk_back (text, end, name);
        if (g_utf8_strlen (from, end - from) > ENDING)
            return g_strndup (from, (gsize)(end - from));
    }
    return NULL;
}

/* A number in Chinese below 100, 0 where there is none; *end is behind it. */
static int
chinese_number (const char *text, const char **end)
{
    static const char digits[] = "一二三四五六七八九";
    int tens = 0;
    int ones = 0;
    bool ten = false;
    const char *p = text;

    for (; *p != '\0'; p = g_utf8_next_char (p)) {
        const char *at = g_utf8_strchr (digits, -1, g_utf8_get_char (p));
        if (g_str_has_prefix (p, "十") && !ten) {
            ten = true;
            tens = ones > 0 ? ones : 1;
            ones = 0;
        } else if (at != NULL && ones == 0) {
            ones = (int)g_utf8_pointer_to_offset (digits, at) + 1;
        } else {
            break;
        }
    }
    *end = p;
    return tens * 10 + ones;
}

static int
plain_number (const char *text, const char **end)
{
    size_t n = strspn (text, "0123456789");

    *end = text + n;
    return n > 0 && n <= 2 ? atoi (text) : 0;
}

static const char *
skip_one (const char *text, const char *const *marks)
{
    for (int i = 0; marks[i] != NULL; i++)
        if (g_str_has_prefix (text, marks[i]))
            return text + strlen (marks[i]);
    return NULL;
}

/* The kind of a paragraph's number (0 一、 1 （一） 2 1. 3 （1） 4 ①), -1 none; *number and where it ends. */
static int
number_kind (const char *text, int *number, const char **end)
{
    static const char *const open[] = { "（", "(", NULL };
    static const char *const close[] = { "）", ")", NULL };
    static const char *const comma[] = { "、", NULL };
    static const char *const point[] = { ".", "．", "、", NULL };
    const char *p = text + strspn (text, " ");
    const char *inner = skip_one (p, open);
    gunichar c = g_utf8_get_char (p);

    if (c >= 0x2460 && c <= 0x2473) {
        *number = (int)(c - 0x2460) + 1;
        *end = g_utf8_next_char (p);
        return 4;
    }
    for (int plain = 0; plain < 2; plain++) {
        const char *from = inner != NULL ? inner : p;
        *number = plain ? plain_number (from, end) : chinese_number (from, end);
        const char *behind = *number > 0 ? skip_one (*end, inner != NULL ? close : plain ? point : comma) : NULL;
        if (behind == NULL || (plain && inner == NULL && g_ascii_isdigit (*behind))) /* 1.5 is no number of a paragraph */
            continue;
        *end = behind;
        return 2 * plain + (inner != NULL);
    }
    return -1;
}

char *
prose_misnumbered (const GPtrArray *texts, const int *levels)
{
    const char *text = texts->len > 0 ? g_ptr_array_index (texts, texts->len - 1) : NULL;
    const char *end;
    int number;
    int expected = 1;

    if (text == NULL || (levels != NULL && levels[texts->len - 1] > 0))
        return NULL;
    int kind = number_kind (text, &number, &end);
    if (kind < 0)
        return NULL;
    for (guint i = texts->len - 1; i-- > 0;) {
        const char *other_end;
        int other;
        const char *before = g_ptr_array_index (texts, i);
        int other_kind = before != NULL ? number_kind (before, &other, &other_end) : -1;
        if (levels != NULL && levels[i] > 0)
            break;
        if (other_kind == kind)
            expected = other + 1;
        if (other_kind >= 0 && other_kind <= kind)
            break;
    }
    return number != expected ? g_strndup (text, (gsize)(end - text)) : NULL;
}

char *
prose_missing_annex (const char *text, const char *word, int annexes)
{
    for (const char *at = text; (at = strstr (at, word)) != NULL;) {
        const char *p = at + strlen (word);
        p += strspn (p, " ");
        const char *end;
        int number = plain_number (p, &end);
        if (number == 0)
            number = chinese_number (p, &end);
        if (number > annexes)
            return g_strndup (at, (gsize)(end - at));
        at += strlen (word);
    }
    return NULL;
}

/* The characters that make up the words, at most `most`; their number. */
static int
read_words (const char *text, gunichar *word, int most)
{
    int n = 0;

    for (; *text != '\0' && n < most; text = g_utf8_next_char (text)) {
        gunichar letter = g_utf8_get_char (text);
        if (!g_unichar_isspace (letter) && !g_unichar_ispunct (letter))
            word[n++] = letter;
    }
    return n;
}

bool
prose_alike (const char *a, const char *b)
{
    gunichar x[200];
    gunichar y[200];
    int n = read_words (a, x, G_N_ELEMENTS (x)), m = read_words (b, y, G_N_ELEMENTS (y));
    bool taken[G_N_ELEMENTS (y)] = { false };
    int common = 0;

    if (n < 8 || m < 8)
        return n == m && memcmp (x, y, (size_t)n * sizeof *x) == 0;
    if (10 * ABS (n - m) > MAX (n, m) * 2) /* too few can be common */
        return false;
    for (int i = 0; i + 1 < n; i++)
        for (int k = 0; k + 1 < m; k++)
            if (!taken[k] && x[i] == y[k] && x[i + 1] == y[k + 1]) {
                taken[k] = true;
                common++;
                break;
            }
    return 20 * common >= 9 * (n - 1 + m - 1);
}
