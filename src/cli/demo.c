/* juesuan demo: a file with the demonstration book. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

int
cli_demo (struct run *run)
{
    const GOptionEntry options[] = { OPTION_END };
    g_autoptr (GError) error = NULL;
    const char *user;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    if (!command_login_file (run, run->words[0], &user))
        return STATUS_INPUT;
    if (!session_demo (run->words[0], user, &error))
        return command_fail (error);
    out_line (run->out, _("The demonstration book is in %s."), run->words[0]);
    return STATUS_DONE;
}
