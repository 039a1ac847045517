/* What subcommands write: text, TSV and JSON into one buffer that is written at the end, and sentences on standard error.
 * Nothing passes uncleaned: a book or a file may hold anything, a terminal obeys ESC. */
#include "config.h"

#include "cli/command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/text.h"

enum { COMPLAINT_MOST = 1000 }; /* characters of a line on standard error */

void
out_text (GString *out, const char *text)
{
    g_autofree char *clean = text_clean (text, strlen (text), true, NULL);

    g_string_append (out, clean);
}

void
out_line (GString *out, const char *format, ...)
{
    va_list arguments;
    g_autofree char *line = NULL, *clean = NULL;

    va_start (arguments, format);
    line = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    clean = text_clean (line, strlen (line), false, NULL);
    g_string_append (out, clean);
    g_string_append_c (out, '\n');
}

void
out_padded (GString *out, const char *text, int cells)
{
    g_autofree char *clean = text_clean (text, strlen (text), false, NULL);

    g_string_append (out, clean);
    for (int used = text_width (clean); used < cells; used++)
        g_string_append_c (out, ' ');
}

static void
out_tsv_field (GString *out, const char *field)
{
    g_auto (GStrv) pieces = g_strsplit (field, "\t", -1); /* cleaning would turn a TAB into a blank */

    for (int i = 0; pieces[i] != NULL; i++) {
        g_autofree char *clean = text_clean (pieces[i], strlen (pieces[i]), true, NULL);
        if (i > 0)
            g_string_append (out, "\\t");
        else if (text_is_formula (clean))
            g_string_append_c (out, '\\');
        for (const char *c = clean; *c != '\0'; c++)
            if (*c == '\n')
                g_string_append (out, "\\n");
            else if (*c == '\\')
                g_string_append (out, "\\\\");
            else
                g_string_append_c (out, *c);
    }
}

void
out_tsv (GString *out, const char *const *fields, int n)
{
    for (int i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c (out, '\t');
        if (fields[i] != NULL)
            out_tsv_field (out, fields[i]);
    }
    g_string_append_c (out, '\n');
}

void
out_json_string (GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text, -1);

    g_string_append_c (out, '"');
    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
        gunichar u = g_utf8_get_char (c);
        if (u == '"' || u == '\\')
            g_string_append_printf (out, "\\%c", (char) u);
        else if (u == '\n')
            g_string_append (out, "\\n");
        else if (text_is_harmful (u) && u > 0xFFFF)
            g_string_append_printf (out, "\\u%04x\\u%04x", 0xD7C0 + (u >> 10), 0xDC00 + (u & 0x3FF));
        else if (text_is_harmful (u))
            g_string_append_printf (out, "\\u%04x", u);
        else
            g_string_append_unichar (out, u);
    }
    g_string_append_c (out, '"');
}

/* What was written last tells whether a comma is due. */
static bool
out_json_first (const GString *out)
{
    return out->len == 0 || strchr ("[{", out->str[out->len - 1]) != NULL;
}

void
out_json_item (GString *out)
{
    g_string_append (out, out_json_first (out) ? "\n" : ",\n");
}

void
out_json_name (GString *out, const char *name)
{
    if (!out_json_first (out))
        g_string_append (out, ", ");
    out_json_string (out, name);
    g_string_append (out, ": ");
}

void
out_json_text (GString *out, const char *name, const char *text)
{
    out_json_name (out, name);
    if (text != NULL)
        out_json_string (out, text);
    else
        g_string_append (out, "null");
}

void
out_json_number (GString *out, const char *name, int64_t number)
{
    out_json_name (out, name);
    g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

void
out_json_flag (GString *out, const char *name, bool flag)
{
    out_json_name (out, name);
    g_string_append (out, flag ? "true" : "false");
}

/* Files are UTF-8 always; a terminal of another encoding gets its own. NULL = as it is. */
static char *
out_encoded (const GString *out, gsize *length)
{
    const char *charset;

    if (g_get_charset (&charset) || !isatty (STDOUT_FILENO))
        return NULL;
    return g_convert_with_fallback (out->str, (gssize) out->len, charset, "UTF-8", "?", NULL, length, NULL);
}

bool
out_write (GString *out)
{
    gsize length = out->len;
    g_autofree char *encoded = out_encoded (out, &length);
    const char *bytes = encoded != NULL ? encoded : out->str;

    if (encoded == NULL)
        length = out->len;
    if (fwrite (bytes, 1, length, stdout) == length && fflush (stdout) == 0)
        return true;
    if (errno == EPIPE) /* whoever read it has seen enough: head */
        return false;
    command_complain (_("Standard output cannot be written: %s."), g_strerror (errno));
    return false;
}

/* Of an endless line, such as one that repeats an argument, the head and the tail. */
static char *
complaint_line (const char *line)
{
    glong length = g_utf8_strlen (line, -1);
    g_autofree char *head = NULL;

    if (length <= COMPLAINT_MOST)
        return g_strdup (line);
    head = g_utf8_substring (line, 0, COMPLAINT_MOST / 2);
    return g_strconcat (head, " … ", g_utf8_offset_to_pointer (line, length - COMPLAINT_MOST / 4), NULL);
}

static void
complain (const char *sentence)
{
    g_autofree char *clean = text_clean (sentence, strlen (sentence), true, NULL);
    g_auto (GStrv) lines = g_strsplit (g_strchomp (clean), "\n", -1);

    for (int i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = complaint_line (lines[i]);
        g_printerr ("%s%s\n", i == 0 ? "juesuan: " : "", line);
    }
}

void
command_complain (const char *format, ...)
{
    va_list arguments;
    g_autofree char *sentence = NULL;

    va_start (arguments, format);
    sentence = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    complain (sentence);
}

int
command_misused (const struct run *run, const char *format, ...)
{
    va_list arguments;
    g_autofree char *sentence = NULL;

    va_start (arguments, format);
    sentence = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    complain (sentence);
    if (run->command != NULL && run->command->name != NULL)
        command_complain (_("See: juesuan %s --help"), run->command->name);
    else
        command_complain (_("See: juesuan --help"));
    return STATUS_INPUT;
}

/* What the program understood and will not do is a refusal; everything else is wrong input. */
static int
error_status (const GError *error)
{
    static const struct {
        GQuark (*domain) (void);
        int code;
    } refusals[] = {
        { store_error_quark, STORE_ERROR_BUSY },      { store_error_quark, STORE_ERROR_STALE },
        { store_error_quark, STORE_ERROR_NOTHING },   { session_error_quark, SESSION_ERROR_FORBIDDEN }, { session_error_quark, SESSION_ERROR_BLOCKED }, { session_error_quark, SESSION_ERROR_LOGIN },
        { store_error_quark, STORE_ERROR_LOCKED },
          { session_error_quark, SESSION_ERROR_READ_ONLY },
        { book_error_quark, BOOK_ERROR_DERIVED },     { book_error_quark, BOOK_ERROR_STALE },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (refusals); i++)
        if (g_error_matches (error, refusals[i].domain (), refusals[i].code))
            return STATUS_REFUSED;
    return STATUS_INPUT;
}

int
command_fail (const GError *error)
{
    complain (error->message);
    return error_status (error);
}
