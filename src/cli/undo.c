/* juesuan undo, juesuan redo. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "cli/show.h"

#define SHOWN 20

#define MOST_CHANGES 1000000000

/* The one change that is named, else the newest. */
static const GPtrArray *
undo_one (struct session *session, int change, GError **error)
{
    return change > 0 ? session_undo_change (session, change, error) : session_undo (session, error);
}

static const GPtrArray *
redo_one (struct session *session, int change, GError **error)
{
    (void) change;
    return session_redo (session, error);
}

static int
undo_or_redo (struct run *run, const GPtrArray *(*act) (struct session *, int, GError **), const char *done)
{
    const GOptionEntry options[] = { OPTION_BOOK (run), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    const GPtrArray *changes;
    int status, change = 0;

    if (!command_parse (run, options, &status))
        return status;
    if (run->n_words > 1 && !command_number (run->words[1], _("CHANGE"), 1, MOST_CHANGES, &change))
        return STATUS_INPUT;
    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    changes = act (session, change, &error);
    if (changes == NULL)
        return command_fail (error);
    out_line (run->out, "%s", done);
    show_changes (run->out, session_book (session), changes, SHOWN);
    return STATUS_DONE;
}

int
cli_undo (struct run *run)
{
    return undo_or_redo (run, undo_one, _("Taken back:"));
}

int
cli_redo (struct run *run)
{
    return undo_or_redo (run, redo_one, _("Done again:"));
}
