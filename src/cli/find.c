/* juesuan find: where a figure, a word, a code, a person or a state stands. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "session/find.h"

static void
find_text (GString *out, const struct find_hit *hit)
{
    out_padded (out, hit->address, 40);
    out_line (out, "  %s  %s", _(find_where_names[hit->where]), hit->text);
}

static void
find_tsv (GString *out, const struct find_hit *hit)
{
    const char *fields[] = { hit->address, find_where_names[hit->where], hit->text };

    out_tsv (out, fields, G_N_ELEMENTS (fields));
}

static void
find_json (GString *out, const struct find_hit *hit)
{
    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "cell", hit->address);
    out_json_text (out, "where", find_where_names[hit->where]);
    out_json_text (out, "text", hit->text);
    g_string_append (out, "}");
}

int
cli_find (struct run *run)
{
    static void (*const write[]) (GString *, const struct find_hit *) = { find_text, find_tsv, find_json };
    const GOptionEntry options[] = { OPTION_FORMAT (run), OPTION_BOOK (run), OPTION_END };
    g_autoptr (Session) session = NULL;
    g_autoptr (GPtrArray) hits = NULL;
    int status;

    session = command_begin (run, options, STORE_READ, &status);
    if (session == NULL)
        return status;
    hits = session_find (session, run->words[1]);
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "[");
    for (guint i = 0; i < hits->len; i++)
        write[run->format] (run->out, hits->pdata[i]);
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "\n]\n");
    if (hits->len == 0 && run->format == FORMAT_TEXT)
        out_line (run->out, _("“%s” stands nowhere in names, values, sentences, reasons and help."), run->words[1]);
    return hits->len > 0 ? STATUS_DONE : STATUS_REFUSED;
}
