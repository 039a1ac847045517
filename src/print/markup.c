/* Escaping for the renderers that write markup.  Knows no report. */
#include "markup.h"

#include <stdarg.h>
#include <stdbool.h>

#include "core/text.h"

/* Less than https://www.w3.org/TR/xml/#charsets allows. */
static bool
markup_allows (gunichar c)
{
    return c == '\n' || !text_is_harmful (c);
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

char *
markup_guard (GString *page_take)
{
    GString *out = g_string_sized_new (page_take->len);
    const char *body = strstr (page_take->str, "<body"), *from = page_take->str;
    for (const char *at = body ? body : from; (at = strchr (at, '>')) != NULL;) {
        at++;
        at += strspn (at, " \n");
        g_autofree char *text = g_strndup (at, strcspn (at, "<"));
        g_string_append_len (out, from, at - from);
        if (text_is_formula (text))
            g_string_append (out, "&#8288;");
        from = at;
    }
    g_string_append (out, from);
    g_string_free (page_take, TRUE);
    return g_string_free (out, FALSE);
}
