/* The names of keys in the tests, and what a terminal of xterm's kind sends for them. */
#include "keys.h"

#include <string.h>

/* What terminfo's xterm sends: `final` after ESC O (ESC [ 1 ; m with a modifier), or `number` in ESC [ number ~. */
static const struct key {
    const char *name;
    char final;
    int number;
} KEYS[] = {
    { "Up", 'A', 0 },   { "Down", 'B', 0 },  { "Right", 'C', 0 }, { "Left", 'D', 0 },  { "Home", 'H', 0 },
    { "End", 'F', 0 },  { "F1", 'P', 0 },    { "F2", 'Q', 0 },    { "F3", 'R', 0 },    { "F4", 'S', 0 },
    { "Ins", 0, 2 },    { "Del", 0, 3 },     { "PgUp", 0, 5 },    { "PgDn", 0, 6 },    { "F5", 0, 15 },
    { "F6", 0, 17 },    { "F7", 0, 18 },     { "F8", 0, 19 },     { "F9", 0, 20 },     { "F10", 0, 21 },
    { "F11", 0, 23 },   { "F12", 0, 24 },
};

static const struct {
    const char *name, *bytes;
} PLAIN_KEYS[] = {
    { "Enter", "\r" }, { "Tab", "\t" },  { "S-Tab", "\033[Z" }, { "Esc", "\033" },
    { "BS", "\177" },  { "Space", " " }, { "lt", "<" },
};

char *
key_bytes (const char *name)
{
    int modifier = 1;

    for (guint i = 0; i < G_N_ELEMENTS (PLAIN_KEYS); i++)
        if (strcmp (name, PLAIN_KEYS[i].name) == 0)
            return g_strdup (PLAIN_KEYS[i].bytes);
    if (g_str_has_prefix (name, "C-") && g_ascii_islower (name[2]) && name[3] == '\0')
        return g_strdup_printf ("%c", name[2] - 'a' + 1);
    for (; g_str_has_prefix (name, "S-") || g_str_has_prefix (name, "C-"); name += 2)
        modifier += *name == 'S' ? 1 : 4;
    for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++) {
        if (strcmp (name, KEYS[i].name) != 0)
            continue;
        if (modifier == 1 && KEYS[i].final != 0)
            return g_strdup_printf ("\033O%c", KEYS[i].final);
        if (KEYS[i].final != 0)
            return g_strdup_printf ("\033[1;%d%c", modifier, KEYS[i].final);
        return modifier == 1 ? g_strdup_printf ("\033[%d~", KEYS[i].number)
                             : g_strdup_printf ("\033[%d;%d~", KEYS[i].number, modifier);
    }
    return NULL;
}

/* Takes the name if its bytes stand at the start of `bytes` and are more than those of the best one so far. */
static void
key_try (const char *name, const char *bytes, gsize length, gsize *used, char **best)
{
    g_autofree char *of = key_bytes (name);
    gsize n = strlen (of);

    if (n > length || n <= *used || memcmp (of, bytes, n) != 0)
        return;
    g_free (*best);
    *best = g_strdup (name);
    *used = n;
}

char *
key_name (const char *bytes, gsize length, gsize *used)
{
    static const char *const modifiers[] = { "", "S-", "C-", "S-C-" };
    char *best = NULL;

    *used = 0;
    for (guint i = 0; i < G_N_ELEMENTS (PLAIN_KEYS); i++)
        key_try (PLAIN_KEYS[i].name, bytes, length, used, &best);
    for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
        for (guint k = 0; k < G_N_ELEMENTS (modifiers); k++) {
            g_autofree char *name = g_strconcat (modifiers[k], KEYS[i].name, NULL);
            key_try (name, bytes, length, used, &best);
        }
    for (char letter = 'a'; letter <= 'z'; letter++) {
        g_autofree char *name = g_strdup_printf ("C-%c", letter);
        key_try (name, bytes, length, used, &best);
    }
    return best;
}
