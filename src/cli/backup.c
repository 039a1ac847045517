/* juesuan backup, juesuan restore: numbered copies beside the file. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "session/steps.h"

int
cli_backup (struct run *run)
{
    g_autofree char *name = NULL;
    gboolean list = FALSE;
    const GOptionEntry options[] = {
        OPTION_FLAG ("list", 0, &list, N_ ("list the backups there are")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) names = NULL;
    g_autoptr (Session) session = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    if (list) {
        names = session_backups (run->words[0]);
        for (guint i = 0; i < names->len; i++)
            out_line (run->out, "%s", (const char *)names->pdata[i]);
        return STATUS_DONE;
    }
    session = command_open (run, STORE_READ, &status);
    if (session == NULL)
        return status;
    if (!session_backup (session, &name, &error))
        return command_fail (error);
    out_line (run->out, "%s", name);
    return STATUS_DONE;
}

int
cli_restore (struct run *run)
{
    g_autofree char *kept = NULL;
    const GOptionEntry options[] = { OPTION_BOOK (run), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    int status, number;

    if (!command_parse (run, options, &status))
        return status;
    if (!command_number (run->words[1], _("The number of the backup"), 1, G_MAXINT - 1, &number))
        return STATUS_INPUT;
    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    if (!session_restore (session, number, &kept, &error))
        return command_fail (error);
    out_line (run->out, _("Backup %d is back in %s; what stood there is kept in %s."), number, run->words[0], kept);
    return STATUS_DONE;
}
