#include "core/pinyin.h"

#include "core/pinyin-table.h"

#include <string.h>

/* The usual letter of a character, '\0' for what is not read. */
static char
letter_of (gunichar c)
{
    if (c >= PINYIN_FIRST && c <= PINYIN_LAST)
        return pinyin_letters[c - PINYIN_FIRST] != '.' ? pinyin_letters[c - PINYIN_FIRST] : '\0';
    return c < 0x80 && g_ascii_isalnum ((char)c) ? g_ascii_tolower ((char)c) : '\0';
}

static bool
read_as (gunichar c, char letter)
{
    if (letter_of (c) == letter)
        return true;
    for (gsize low = 0, high = G_N_ELEMENTS (pinyin_others); low < high;) {
        gsize middle = (low + high) / 2;
        const struct pinyin_other *other = &pinyin_others[middle];
        if (other->character == c && other->letter == letter)
            return true;
        if (other->character < c || (other->character == c && other->letter < letter))
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Whether the letters stand at `text`. */
static bool
begins (const char *text, const char *typed)
{
    for (; *text != '\0' && *typed != '\0'; text = g_utf8_next_char (text)) {
        gunichar c = g_utf8_get_char (text);
        if (letter_of (c) == '\0')
            continue;
        if (!read_as (c, g_ascii_tolower (*typed)))
            return false;
        typed++;
    }
    return *typed == '\0';
}

int
pinyin_find (const char *text, const char *typed)
{
    int at = 0;

    if (typed[0] == '\0')
        return -1;
    for (const char *p = typed; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p))
            return -1;
    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        if (letter_of (g_utf8_get_char (text)) == '\0')
            continue;
        if (begins (text, typed))
            return at;
        at++;
    }
    return -1;
}

bool
pinyin_match (const char *text, const char *typed)
{
    return pinyin_find (text, typed) >= 0;
}

char *
pinyin_letters_of (const char *text)
{
    GString *letters = g_string_new (NULL);

    for (; *text != '\0'; text = g_utf8_next_char (text)) {
        char letter = letter_of (g_utf8_get_char (text));
        if (letter != '\0')
            g_string_append_c (letters, letter);
    }
    return g_string_free (letters, FALSE);
}
