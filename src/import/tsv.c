/* Lines of "cell TAB text". */
#include "config.h"

#include "import/tsv.h"

#include <glib/gi18n.h>
#include <string.h>

#define QUOTED 40 /* characters of a bad line that a complaint repeats */

G_DEFINE_QUARK (juesuan-tsv-error, tsv_error)

char *
tsv_decode (const char *name, const char *data, gsize length, GError **error)
{
    static const char mark[] = "\357\273\277";
    char *text = NULL;

    if (length >= 3 && memcmp (data, mark, 3) == 0) {
        data += 3;
        length -= 3;
    }
    if (memchr (data, '\0', length) != NULL)
        ;
    else if (g_utf8_validate (data, (gssize) length, NULL))
        text = g_strndup (data, length);
    else
        text = g_convert (data, (gssize) length, "UTF-8", "GB18030", NULL, NULL, NULL);
    if (text == NULL)
        g_set_error (error, TSV_ERROR, TSV_ERROR_ENCODING,
                     _("%s is no text in UTF-8 or GB18030; save it as one of them"), name);
    return text;
}

/* \t \n \\ undone, and the backslash that keeps a spreadsheet program from computing a text; NULL where it stands before anything else. */
static char *
tsv_unescape (const char *text)
{
    g_autoptr (GString) out = g_string_new (NULL);

    for (; *text != '\0'; text++) {
        if (*text != '\\') {
            g_string_append_c (out, *text);
            continue;
        }
        text++;
        if (*text == '\0' || strchr ("tn\\=+-@", *text) == NULL)
            return NULL;
        g_string_append_c (out, *text == 't' ? '\t' : *text == 'n' ? '\n' : *text);
    }
    return g_string_free (g_steal_pointer (&out), FALSE);
}

static bool
tsv_complain (const char *name, int number, const char *line, const char *what, GError **error)
{
    bool longer = g_utf8_strlen (line, -1) > QUOTED;
    g_autofree char *start = g_utf8_substring (line, 0, longer ? QUOTED : g_utf8_strlen (line, -1));

    g_set_error (error, TSV_ERROR, TSV_ERROR_SYNTAX, "%s:%d: %s: %s%s", name, number, what, start, longer ? "..." : "");
    return false;
}

static bool
tsv_line (const char *name, int number, const char *line, GPtrArray *pairs, GError **error)
{
    const char *tab = strchr (line, '\t');
    g_autofree char *text = NULL;

    if (tab == NULL || tab == line)
        return tsv_complain (name, number, line, _("a line is: cell, TAB, value"), error);
    if (strchr (tab + 1, '\t') != NULL)
        return tsv_complain (name, number, line, _("a second TAB; inside a value it is written \\t"), error);
    text = tsv_unescape (tab + 1);
    if (text == NULL)
        return tsv_complain (name, number, line, _("a backslash that is not \\t, \\n, \\\\ or before one of = + - @"), error);
    g_ptr_array_add (pairs, g_strndup (line, (gsize) (tab - line)));
    g_ptr_array_add (pairs, g_steal_pointer (&text));
    return true;
}

static bool
tsv_lines (const char *name, char **split, GPtrArray *pairs, GArray *lines, GError **error)
{
    for (int i = 0; split[i] != NULL; i++) {
        char *line = split[i];
        size_t length = strlen (line);
        int number = i + 1;

        if (length > 0 && line[length - 1] == '\r')
            line[length - 1] = '\0';
        if (line[0] == '\0' || line[0] == '#')
            continue;
        if (!tsv_line (name, number, line, pairs, error))
            return false;
        if (lines != NULL)
            g_array_append_val (lines, number);
    }
    return true;
}

bool
tsv_read (const char *name, const char *data, gsize length, GPtrArray *pairs, GArray *lines, GError **error)
{
    guint n_pairs = pairs->len, n_lines = lines != NULL ? lines->len : 0;
    g_autofree char *text = tsv_decode (name, data, length, error);
    g_auto (GStrv) split = NULL;

    if (text == NULL)
        return false;
    split = g_strsplit (text, "\n", -1);
    if (tsv_lines (name, split, pairs, lines, error))
        return true;
    g_ptr_array_set_size (pairs, (int) n_pairs);
    if (lines != NULL)
        g_array_set_size (lines, n_lines);
    return false;
}
