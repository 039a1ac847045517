/* Texts of any origin: what is cleaned is valid and has no control character; what is cut, padded or wrapped has the width that
 * it should, and loses nothing. */
#include "fuzz.h"

#include "core/text.h"

#include <string.h>

static void
fuzz_boundaries (const char *text)
{
    size_t end = strlen (text);

    for (size_t at = 0; at < end;) {
        size_t next = text_next (text, at);

        g_assert (next > at && next <= end);
        g_assert (text_prev (text, next) == at);
        g_assert (text_next_word (text, at) > at);
        g_assert (text_prev_word (text, next) < next);
        at = next;
    }
}

static void
fuzz_cut (const char *text, int cells)
{
    int used;
    size_t length = text_fit (text, cells, &used);
    g_autofree char *head = g_strndup (text, length);

    g_assert (used <= cells && text_width (head) == used);
    for (int align = -1; align <= 1; align++) {
        g_autofree char *padded = text_pad (text, cells, align);

        g_assert (g_utf8_validate (padded, -1, NULL));
        g_assert_cmpint (text_width (padded), ==, cells);
    }
}

/* Only blanks and line ends may go. */
static char *
fuzz_squeeze (const char *text)
{
    GString *squeezed = g_string_new (NULL);

    for (; *text != '\0'; text = g_utf8_next_char (text))
        if (!g_unichar_isspace (g_utf8_get_char (text)))
            g_string_append_unichar (squeezed, g_utf8_get_char (text));
    return g_string_free (squeezed, FALSE);
}

static void
fuzz_wrap (const char *text, int cells, int first)
{
    GPtrArray *lines = text_wrap (text, cells, first);
    g_autoptr (GString) all = g_string_new (NULL);

    for (guint i = 0; i < lines->len; i++) {
        g_assert_cmpint (text_width (lines->pdata[i]), <=, i == 0 ? cells - first : cells);
        g_string_append (all, lines->pdata[i]);
    }
    g_autofree char *before = fuzz_squeeze (text);
    g_autofree char *after = fuzz_squeeze (all->str);
    g_assert_cmpstr (before, ==, after);
    g_ptr_array_unref (lines);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    bool changed, again;
    g_autofree char *text = text_clean ((const char *) data, size, true, &changed);
    g_autofree char *twice = text_clean (text, strlen (text), true, &again);

    g_assert (g_utf8_validate (text, -1, NULL));
    g_assert (!again && strcmp (text, twice) == 0);
    for (const char *p = text; *p != '\0'; p++)
        g_assert ((unsigned char) *p >= ' ' || *p == '\n');
    fuzz_boundaries (text);
    g_autofree char *line = text_clean ((const char *) data, size, false, NULL);
    for (int cells = 0; cells < 12; cells += 3)
        fuzz_cut (line, cells);
    fuzz_wrap (text, 10, 4);
    fuzz_wrap (text, 28, 0);
    return 0;
}
