/* juesuan mark: the state of a cell. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

static bool
mark_find (const char *word, enum mark *mark)
{
    static const struct {
        const char *word;
        enum mark mark;
    } marks[] = { { "na", MARK_NA }, { "doubtful", MARK_DOUBTFUL }, { "sure", MARK_SURE }, { "blank", MARK_BLANK } };

    for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
        if (strcmp (marks[i].word, word) == 0) {
            *mark = marks[i].mark;
            return true;
        }
    return false;
}

int
cli_mark (struct run *run)
{
    const GOptionEntry options[] = { OPTION_BOOK (run), OPTION_END };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    enum mark mark;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    if (!mark_find (run->words[2], &mark))
        return command_misused (run, _("There is no mark %s; there are na, doubtful, sure and blank."), run->words[2]);
    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    command_mean (run, session, 1);
    if (session_mark (session, run->words[1], mark, &error) == NULL)
        return command_fail (error);
    return STATUS_DONE;
}
