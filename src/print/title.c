/* Where titles are broken.  Knows characters, no blocks. */
#include "title.h"

#include "core/text.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>

enum { COST_WORD = 200, COST_QUOTED = 1000, COST_NEVER = 100000 };

static bool
title_opens (gunichar c)
{
    GUnicodeType type = g_unichar_type (c);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static bool
title_closes (gunichar c)
{
    GUnicodeType type = g_unichar_type (c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

/* What a break between two characters costs, apart from what it makes of the lines. */
static int
title_cost (gunichar before, gunichar after, int depth)
{
    bool mark = g_unichar_type (before) == G_UNICODE_OTHER_PUNCTUATION;
    if (title_opens (before) || title_closes (after) || g_unichar_type (after) == G_UNICODE_OTHER_PUNCTUATION)
        return COST_NEVER;
    if (depth > 0)
        return COST_QUOTED;
    if (before == ' ' || mark || title_closes (before) || title_opens (after))
        return 0;
    if (before < 0x80 && after < 0x80)
        return COST_QUOTED;
    return g_unichar_isdigit (after) ? 0 : COST_WORD;
}

static char *
title_line (const char *text, int cells)
{
    int whole = text_width (text), best = COST_NEVER, depth = 0;
    const char *place = NULL;
    for (const char *c = text; whole > cells && *c != '\0'; c = g_utf8_next_char (c)) {
        const char *next = g_utf8_next_char (c);
        gunichar before = g_utf8_get_char (c), after = g_utf8_get_char (next);
        depth += title_opens (before) - title_closes (before);
        g_autofree char *left = g_strndup (text, (gsize) (next - text));
        int width = text_width (left), cost = abs (whole - 2 * width) + title_cost (before, after, depth);
        if (*next != '\0' && width <= cells && whole - width <= cells && cost < best) {
            best = cost;
            place = next;
        }
    }
    if (!place)
        return g_strdup (text);
    g_autofree char *first = g_strchomp (g_strndup (text, (gsize) (place - text)));
    return g_strconcat (first, "\n", place, NULL);
}

char *
title_broken (const char *text, int cells)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (char **line = lines; *line; line++) {
        char *broken = title_line (*line, cells);
        g_free (*line);
        *line = broken;
    }
    return g_strjoinv ("\n", lines);
}
