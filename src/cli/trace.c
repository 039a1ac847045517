/* juesuan trace: where a value comes from, and what uses it. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

static void
trace_write (GString *out, const GPtrArray *lines, int indent)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct trace_line *line = lines->pdata[i];
        out_line (out, "%*s%s", 2 * (line->depth + indent), "", line->text);
    }
}

int
cli_trace (struct run *run)
{
    g_autofree char *book = NULL;
    const GOptionEntry options[] = { OPTION_BOOK (&book), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    g_autoptr (GPtrArray) from = NULL, uses = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    session = command_open (run, book, STORE_READ, &status);
    if (session == NULL)
        return status;
    from = session_trace (session, run->words[1], &error);
    if (from == NULL)
        return command_fail (error);
    uses = session_uses (session, run->words[1], &error);
    if (uses == NULL)
        return command_fail (error);
    trace_write (run->out, from, 0);
    if (uses->len > 0)
        out_line (run->out, "%s", _("Used by:"));
    trace_write (run->out, uses, 1);
    return STATUS_DONE;
}
