/* Text as a terminal and a page show it: widths, graphemes, words, cutting, cleaning.  Line breaking is text-wrap.c.
 * Pure: asks neither the locale nor the terminal. */
#include "core/text.h"

#include <string.h>

/* Marks that turn the direction of what follows, or that stand for nothing: on a terminal they misplace the rest. */
static bool
is_harmful (gunichar c)
{
    return g_unichar_iscntrl (c) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
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
        else if (!is_harmful (c))
            g_string_append_unichar (out, c);
    }
    if (changed != NULL)
        *changed = out->len != length || memcmp (out->str, text, length) != 0;
    return g_string_free (out, FALSE);
}
