/* juesuan undo, juesuan redo. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "cli/show.h"

#define SHOWN 20

static int
undo_or_redo (struct run *run, const GPtrArray *(*act) (struct session *, GError **), const char *done)
{
    g_autofree char *book = NULL;
    const GOptionEntry options[] = { OPTION_BOOK (&book), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    const GPtrArray *changes;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    session = command_open (run, book, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    changes = act (session, &error);
    if (changes == NULL)
        return command_fail (error);
    out_line (run->out, "%s", done);
    show_changes (run->out, session_book (session), changes, SHOWN);
    return STATUS_DONE;
}

int
cli_undo (struct run *run)
{
    return undo_or_redo (run, session_undo, _("Taken back:"));
}

int
cli_redo (struct run *run)
{
    return undo_or_redo (run, session_redo, _("Done again:"));
}
