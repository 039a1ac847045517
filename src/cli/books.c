/* juesuan books: the books of a file. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include "session/workflow.h"

static void
books_text (GString *out, const struct store_book *book, const char *called)
{
    out_padded (out, called, 40);
    out_line (out, "  v%d  %s  %s", book->version, book->edition, stage_label (book->state));
}

static void
books_tsv (GString *out, const struct store_book *book, G_GNUC_UNUSED const char *called)
{
    g_autofree char *year = g_strdup_printf ("%d", book->year), *version = g_strdup_printf ("%d", book->version);
    const char *fields[] = { book->unit, year, version, book->edition, book->state, book->unit_id, book->created };

    out_tsv (out, fields, G_N_ELEMENTS (fields));
}

static void
books_json (GString *out, const struct store_book *book, G_GNUC_UNUSED const char *called)
{
    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "unit", book->unit);
    out_json_number (out, "year", book->year);
    out_json_number (out, "version", book->version);
    out_json_text (out, "edition", book->edition);
    out_json_text (out, "state", book->state);
    out_json_text (out, "unit_id", book->unit_id);
    out_json_text (out, "created", book->created);
    g_string_append (out, "}");
}

int
cli_books (struct run *run)
{
    static void (*const write[]) (GString *, const struct store_book *, const char *) = { books_text, books_tsv, books_json };
    const GOptionEntry options[] = { OPTION_FORMAT (run), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) books = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    books = session_books (run->words[0], &error);
    if (books == NULL)
        return command_fail (error);
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "[");
    for (guint i = 0; i < books->len; i++) {
        g_autofree char *called = session_called (books, i);
        write[run->format] (run->out, books->pdata[i], called);
    }
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "\n]\n");
    return STATUS_DONE;
}
