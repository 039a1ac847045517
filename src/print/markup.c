/* Escaping for the renderers that write markup.  Knows no report. */
#include "markup.h"

#include <stdarg.h>
#include <stdbool.h>

/* https://www.w3.org/TR/xml/#charsets; the C1 controls are allowed there but nothing that anybody wants to print. */
static bool
markup_allows (gunichar c)
{
    return c == '\n' || (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
           || (c >= 0x10000 && c <= 0x10ffff);
}

static const char *
markup_entity (gunichar c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void
markup_text (GString *out, const char *text)
{
    for (const char *p = text ? text : ""; *p != '\0';) {
        gunichar c = g_utf8_get_char_validated (p, -1);
        if (c == (gunichar) -1 || c == (gunichar) -2) {
            p++;
            continue;
        }
        const char *entity = markup_entity (c);
        if (entity)
            g_string_append (out, entity);
        else if (c == '\t')
            g_string_append_c (out, ' ');
        else if (markup_allows (c))
            g_string_append_unichar (out, c);
        p = g_utf8_next_char (p);
    }
}

void
markup_format (GString *out, const char *format, ...)
{
    va_list list;
    va_start (list, format);
    for (const char *c = format; *c != '\0'; c++) {
        if (*c != '%')
            g_string_append_c (out, *c);
        else if (*++c == 's')
            markup_text (out, va_arg (list, const char *));
        else if (*c == 'd')
            g_string_append_printf (out, "%d", va_arg (list, int));
        else if (*c == '%')
            g_string_append_c (out, '%');
        else
            g_assert_not_reached ();
    }
    va_end (list);
}
