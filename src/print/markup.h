/* Text inside XML and HTML. */
#ifndef PRINT_MARKUP_H
#define PRINT_MARKUP_H

#include <glib.h>

/* Appends `text` so that it stands as itself in content and in quoted attributes: < > & " ' are escaped, and what XML 1.0 may not
 * hold at all (control characters, bytes that are no UTF-8) is left out.  A line break stays a line break. */
void markup_text (GString *out, const char *text);

/* Appends formatted markup of which every %s is escaped as by markup_text; there are %s, %d and %%. */
void markup_format (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A whole page in which no text computes when a spreadsheet program opens it: what looks like a formula begins with a character
 * without width (U+2060).  Takes `page`; g_free. */
char *markup_guard (GString *page_take);

#endif
