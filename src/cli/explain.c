/* juesuan explain: the written reason why a warning stands. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

int
cli_explain (struct run *run)
{
    const GOptionEntry options[] = { OPTION_BOOK (run), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    int status;

    session = command_begin (run, options, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    command_mean (run, session, 2);
    if (session_explain (session, run->words[1], run->words[2], run->words[3], &error) == NULL)
        return command_fail (error);
    if (run->words[3][0] != '\0')
        out_line (run->out, _("%s on %s is explained."), run->words[1], run->words[2]);
    else
        out_line (run->out, _("%s on %s is no longer explained."), run->words[1], run->words[2]);
    return STATUS_DONE;
}
