/* Text as a terminal and a page show it: widths, graphemes, words, cutting, cleaning.  Line breaking is text-wrap.c.
 * Pure: asks neither the locale nor the terminal. */
#include "core/text-private.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200D

int
text_char_width (gunichar c)
{
    if (c >= 0x20 && c < 0x7F)
        return 1;
    if (c >= 0x4E00 && c <= 0x9FFF) /* as these are nearly all: the tables of the library are searched for the rest */
        return 2;
    if ((c >= 0x3001 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60)) /* and the signs between them */
        return 2;
    if (g_unichar_iscntrl (c) || g_unichar_iszerowidth (c))
        return 0;
    /* Circled numbers on black and the hexagrams: wide for the C library, and so for whatever draws them. */
    if ((c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF))
        return 2;
    return g_unichar_iswide (c) ? 2 : 1;
}

int
text_span_width (const char *text, size_t length)
{
    int width = 0;

    for (const char *p = text; p < text + length;) {
        guchar c = (guchar)*p;
        if (c >= 0x20 && c < 0x7F) {
            width++;
            p++;
        } else if (c >= 0xE5 && c <= 0xE8) { /* U+5000 to U+8FFF: Chinese characters without exception */
            width += 2;
            p += 3;
        } else {
            width += text_char_width (g_utf8_get_char (p));
            p = g_utf8_next_char (p);
        }
    }
    return width;
}

int
text_width (const char *text)
{
    return text_span_width (text, strlen (text));
}

int
text_widest (const char *text, int *lines)
{
    int widest = 0;

    *lines = 1;
    for (const char *end; (end = strchr (text, '\n')) != NULL; text = end + 1) {
        widest = MAX (widest, text_span_width (text, (size_t)(end - text)));
        ++*lines;
    }
    return MAX (widest, text_width (text));
}

static bool
is_pictograph (gunichar c)
{
    return g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || (c >= 0x1F000 && c <= 0x1FAFF);
}

static bool
is_skin_tone (gunichar c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

static bool
is_flag_letter (gunichar c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Never stands alone: marks, variation selectors, joiners, the vowels of composed Hangul. */
static bool
is_mark (gunichar c)
{
    return g_unichar_type (c) == G_UNICODE_SPACING_MARK || (g_unichar_iszerowidth (c) && !g_unichar_iscntrl (c));
}

/* Neither changes what stands before it nor is changed by what follows, unless that is a mark. */
static bool
is_plain (gunichar c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF);
}

size_t
text_next (const char *text, size_t at)
{
    if (text[at] == '\0')
        return at;

    const char *p = text + at;
    gunichar c = g_utf8_get_char (p);
    bool joined = false;

    p = g_utf8_next_char (p);
    if (is_plain (c) && (*p == '\0' || is_plain (g_utf8_get_char (p))))
        return (size_t)(p - text);
    bool pictograph = is_pictograph (c);
    if (g_unichar_iscntrl (c))
        return (size_t)(p - text);
    if (is_flag_letter (c) && is_flag_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    for (; *p != '\0'; p = g_utf8_next_char (p)) {
        c = g_utf8_get_char (p);
        if (!is_mark (c) && !(pictograph && is_skin_tone (c)) && !(pictograph && joined && is_pictograph (c)))
            break;
        joined = c == ZERO_WIDTH_JOINER;
    }
    return (size_t)(p - text);
}

/* A character that may belong to the one before it: text_prev goes back over these before it goes forward again. */
static bool
may_continue (const char *text, const char *p)
{
    gunichar c = g_utf8_get_char (p);

    if (is_mark (c) || is_skin_tone (c) || is_flag_letter (c))
        return true;
    return is_pictograph (c) && p > text && g_utf8_get_char (g_utf8_prev_char (p)) == ZERO_WIDTH_JOINER;
}

size_t
text_prev (const char *text, size_t at)
{
    if (at == 0)
        return 0;

    const char *start = g_utf8_prev_char (text + at);
    while (start > text && may_continue (text, start))
        start = g_utf8_prev_char (start);

    size_t prev = (size_t)(start - text);
    for (size_t next = text_next (text, prev); next < at; next = text_next (text, prev))
        prev = next;
    return prev;
}

enum word_class { CLASS_BLANK, CLASS_LATIN, CLASS_HANZI, CLASS_SIGN };

static enum word_class
class_at (const char *text, size_t at)
{
    gunichar c = g_utf8_get_char (text + at);

    if (g_unichar_isspace (c))
        return CLASS_BLANK;
    if (!g_unichar_isalnum (c))
        return CLASS_SIGN;
    bool full_width_form = c >= 0xFF01 && c <= 0xFF5E; /* １２ and ＡＢ are words as 12 and AB are */
    return text_char_width (c) == 2 && !full_width_form ? CLASS_HANZI : CLASS_LATIN;
}

size_t
text_next_word (const char *text, size_t at)
{
    if (text[at] == '\0')
        return at;

    enum word_class class = class_at (text, at);
    while (text[at] != '\0' && class_at (text, at) == class)
        at = text_next (text, at);
    while (text[at] != '\0' && class_at (text, at) == CLASS_BLANK)
        at = text_next (text, at);
    return at;
}

size_t
text_prev_word (const char *text, size_t at)
{
    size_t prev = text_prev (text, at);

    while (prev > 0 && class_at (text, prev) == CLASS_BLANK)
        prev = text_prev (text, prev);
    for (at = prev; prev > 0; at = prev) {
        prev = text_prev (text, at);
        if (class_at (text, prev) != class_at (text, at))
            break;
    }
    return at;
}

size_t
text_fit (const char *text, int cells, int *used)
{
    size_t end = 0;
    int width = 0;

    while (text[end] != '\0') {
        size_t next = text_next (text, end);
        int more = text_span_width (text + end, next - end);
        if (width + more > cells)
            break;
        width += more;
        end = next;
    }
    if (used != NULL)
        *used = width;
    return end;
}

static void
append_blanks (GString *out, int n)
{
    for (; n > 0; n--)
        g_string_append_c (out, ' ');
}

char *
text_pad (const char *text, int cells, int align)
{
    int used;
    size_t length = text_fit (text, cells, &used);
    int spare = MAX (cells - used, 0);
    bool cut = text[length] != '\0';
    int before = cut || align < 0 ? 0 : align == 0 ? spare / 2 : spare;
    GString *out = g_string_new (NULL);

    append_blanks (out, before);
    g_string_append_len (out, text, (gssize)length);
    append_blanks (out, spare - before);
    return g_string_free (out, FALSE);
}

char *
text_pad_cut (const char *text, int cells, int align)
{
    g_autofree char *head = NULL;

    if (text_width (text) <= cells || cells < 1)
        return text_pad (text, cells, align);
    head = text_pad (text, cells - 1, -1);
    return g_strconcat (head, ">", NULL);
}

/* Marks that turn the direction of what follows, or that stand for nothing: on a terminal they misplace the rest. */
bool
text_is_harmful (gunichar c)
{
    static const struct {
        gunichar from, to;
    } marks[] = {
        { 0x061C, 0x061C }, { 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 },   { 0xFDD0, 0xFDEF },
        { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
    };

    if ((c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c < 0xFDD0))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
        if (c >= marks[i].from && c <= marks[i].to)
            return true;
    return g_unichar_iscntrl (c) || (c & 0xFFFE) == 0xFFFE;
}

bool
text_is_formula (const char *text)
{
    if (text[0] == '=' || text[0] == '@')
        return true;
    return (text[0] == '+' || text[0] == '-') && text[1] != '\0' &&
           (!g_ascii_isdigit (text[1]) || strpbrk (text + 1, "=+-*/^&<>()!|:'\"@") != NULL);
}

char *
text_clean (const char *text, size_t length, bool lines, bool *changed)
{
    const char *end = text + length;
    GString *out = g_string_sized_new (length);

    for (const char *p = text; p < end;) {
        gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            p++;
            continue;
        }
        p += c == 0 ? 1 : g_utf8_skip[(guchar)*p];
        if (c == '\r' && p < end && *p == '\n')
            continue;
        if (c == '\r' || c == '\n' || c == 0x2028 || c == 0x2029) /* terminals paste a line end as a bare CR */
            g_string_append_c (out, lines ? '\n' : ' ');
        else if (c == '\t')
            g_string_append_c (out, ' ');
        else if (!text_is_harmful (c))
            g_string_append_unichar (out, c);
    }
    if (changed != NULL)
        *changed = out->len != length || memcmp (out->str, text, length) != 0;
    return g_string_free (out, FALSE);
}

char *
text_chinese_number (int n)
{
    static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

    if (n < 1 || n > 99)
        return g_strdup_printf ("%d", n);
    return g_strconcat (n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "", digits[n % 10], NULL);
}

int
text_distance (const char *a, const char *b)
{
    glong n;
    glong m;
    g_autofree gunichar *from = g_utf8_to_ucs4_fast (a, -1, &n);
    g_autofree gunichar *to = g_utf8_to_ucs4_fast (b, -1, &m);
    g_autofree int *row = g_new (int, (gsize)m + 1); /* distances of a's start to every start of b */

    for (glong j = 0; j <= m; j++)
        row[j] = (int)j;
    for (glong i = 1; i <= n; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (glong j = 1; j <= m; j++) {
            int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = MIN (replaced, MIN (row[j], row[j - 1]) + 1);
        }
    }
    return row[m];
}

char *
text_quote (const char *text, glong most)
{
    g_autofree char *head = NULL;

    if (g_utf8_strlen (text, -1) <= most)
        return g_strdup (text);
    head = g_utf8_substring (text, 0, most);
    return g_strconcat (head, "…", NULL);
}
