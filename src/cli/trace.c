/* juesuan trace: where a value comes from, and what uses it. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

static void
trace_write (GString *out, const GPtrArray *lines, int indent)
{
    for (guint i = 0; i < lines->len; i++) {
        const struct trace_line *line = lines->pdata[i];
        out_line (out, "%*s%s%s%s", 2 * (line->depth + indent), "", line->text, line->about != NULL ? "  " : "",
                  line->about != NULL ? line->about : "");
    }
}

/* What a value would change; nothing is stored. */
static int
trace_try (struct run *run, struct session *session, const char *value)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) lines = session_tryout (session, run->words[1], value, &error);

    if (lines == NULL)
        return command_fail (error);
    trace_write (run->out, lines, 0);
    return STATUS_DONE;
}

static int
trace_run (struct run *run, struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) from = session_trace (session, run->words[1], &error);
    g_autoptr (GPtrArray) uses = from != NULL ? session_uses (session, run->words[1], &error) : NULL;
    g_autoptr (GPtrArray) alike = uses != NULL ? session_alike (session, run->words[1], &error) : NULL;
    int page = alike != NULL ? session_printed_page (session, run->words[1]) : 0;

    if (alike == NULL)
        return command_fail (error);
    trace_write (run->out, from, 0);
    if (uses->len > 0)
        out_line (run->out, "%s", _("Used by:"));
    trace_write (run->out, uses, 1);
    if (alike->len > 0)
        out_line (run->out, "%s", _("The same figure stands at:"));
    trace_write (run->out, alike, 1);
    if (page > 0)
        out_line (run->out, _("Printed on page %d of the text."), page);
    return STATUS_DONE;
}

int
cli_trace (struct run *run)
{
    g_autofree char *value = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("try", 0, &value, N_ ("what this value would change; nothing is stored"), N_ ("VALUE")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    int status;

    session = command_begin (run, options, STORE_READ, &status);
    if (session == NULL)
        return status;
    command_mean (run, session, 1);
    return value != NULL ? trace_try (run, session, value) : trace_run (run, session);
}
