/* What a person looks for.  Must not know where it is looked for. */
#include "core/search.h"

#include <string.h>

#include "core/pinyin.h"

struct search {
    char *wanted;     /* case folded */
    char *letters;    /* letters and digits only, for pinyin; NULL none */
    int n_amounts;    /* 分 that the figure may mean: in 元, in 万元; 0 no figure */
    int64_t amount[2];
    bool plain;       /* a figure without a unit: also a count or a percentage */
    int64_t hundredth; /* it, in 0.01 */
};

/* The units in which a figure without one may be meant. */
static const char *const search_units[] = { "元", "万元" };
static const int search_decimals[] = { 2, 6 };

static void
search_add_amount (struct search *search, int64_t fen)
{
    if (search->n_amounts == 0 || search->amount[0] != fen)
        search->amount[search->n_amounts++] = fen;
}

static void
search_figure (struct search *search, const char *wanted)
{
    const struct number_style hundredth = number_style (TYPE_PERCENT, NULL, 2, false);
    struct money money;

    for (int i = 0; i < 2; i++) {
        struct number_style style = number_style (TYPE_MONEY, search_units[i], search_decimals[i], false);
        if (number_parse (wanted, &style, &money, NULL) && money.fen != 0)
            search_add_amount (search, money.fen);
    }
    search->plain = number_parse (wanted, &hundredth, &money, NULL) && money.fen != 0;
    search->hundredth = search->plain ? money.fen : 0;
}

struct search *
search_new (const char *wanted)
{
    struct search *search = g_new0 (struct search, 1);
    gsize length = strlen (wanted);

    search->wanted = g_utf8_casefold (wanted, -1);
    for (gsize i = 0; i < length; i++)
        length = g_ascii_isalnum (wanted[i]) ? length : 0;
    if (length >= 2 && strspn (wanted, "0123456789") < length)
        search->letters = g_strdup (wanted);
    search_figure (search, wanted);
    return search;
}

void
search_free (struct search *search)
{
    if (search == NULL)
        return;
    g_free (search->wanted);
    g_free (search->letters);
    g_free (search);
}

/* The end of the number at `text`, with thousands marks and point: "187,800.00". */
static size_t
search_number_end (const char *text)
{
    size_t at = 0;

    while (g_ascii_isdigit (text[at]) || ((text[at] == ',' || text[at] == '.') && g_ascii_isdigit (text[at + 1])))
        at++;
    return at;
}

/* The length of the unit behind a number, 0 none: 万元 before 万. */
static size_t
search_unit (const char *text, char **unit)
{
    for (int characters = 2; characters > 0; characters--) {
        if (g_utf8_strlen (text, 12) < characters)
            continue;
        g_autofree char *word = g_utf8_substring (text, 0, characters);
        if (money_unit (word) > 0) {
            *unit = g_steal_pointer (&word);
            return strlen (*unit);
        }
    }
    return 0;
}

/* Whether a figure in a text, with the unit behind it, is the one looked for. */
static bool
search_is_figure (const struct search *search, const char *digits, const char *behind)
{
    g_autofree char *unit = NULL;
    g_autofree char *figure = search_unit (behind, &unit) > 0 ? g_strconcat (digits, unit, NULL) : g_strdup (digits);
    struct search *found = search_new (figure);
    bool same = behind[0] == '%' && found->plain && search->plain && found->hundredth == search->hundredth;

    for (int i = 0; i < found->n_amounts && behind[0] != '%'; i++) {
        for (int j = 0; j < search->n_amounts; j++)
            same = same || found->amount[i] == search->amount[j];
    }
    search_free (found);
    return same;
}

static bool
search_text_figure (const struct search *search, const char *text, int *start, int *length)
{
    for (size_t at = 0; text[at] != '\0';) {
        size_t n = search_number_end (text + at);
        g_autofree char *digits = g_strndup (text + at, n);
        if (n > 0 && search_is_figure (search, digits, text + at + n)) {
            *start = (int)at;
            *length = (int)n;
            return true;
        }
        at += n > 0 ? n : 1;
    }
    return false;
}

/* Folding changes lengths: the place is found character by character in the text itself. */
static bool
search_text_word (const struct search *search, const char *text, int *start, int *length)
{
    glong n = g_utf8_strlen (search->wanted, -1);

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
        g_autofree char *piece = g_utf8_substring (at, 0, MIN (n, g_utf8_strlen (at, -1)));
        g_autofree char *folded = g_utf8_casefold (piece, -1);
        if (g_str_has_prefix (folded, search->wanted)) {
            *start = (int)(at - text);
            *length = (int)strlen (piece);
            return true;
        }
    }
    return false;
}

bool
search_text (const struct search *search, const char *text, int *start, int *length)
{
    if (text == NULL || search->wanted[0] == '\0')
        return false;
    if (search->n_amounts > 0)
        return search_text_figure (search, text, start, length);
    if (!g_str_is_ascii (search->wanted) && strstr (text, search->wanted) == NULL)
        return false; /* Chinese has no case: most texts are passed over quickly */
    return search_text_word (search, text, start, length);
}

bool
search_name (const struct search *search, const char *text)
{
    int start, length;

    return search_text (search, text, &start, &length) ||
           (text != NULL && search->letters != NULL && pinyin_match (text, search->letters));
}

bool
search_number (const struct search *search, int64_t num, const struct number_style *style)
{
    if (style->type == TYPE_COUNT)
        return search->plain && search->hundredth == num * 100;
    if (style->type != TYPE_MONEY)
        return search->plain && search->hundredth == num;
    for (int i = 0; i < search->n_amounts; i++) {
        if (num == search->amount[i] || number_printed (num, style) == search->amount[i])
            return true;
    }
    return false;
}
