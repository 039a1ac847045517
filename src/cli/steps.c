/* juesuan submit, withdraw, return, approve, unlock, publish, correct: the steps of the workflow. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/steps.h"
#include "ui/words.h"

static enum deed
step_deed (const struct run *run)
{
    int deed = 0;

    while (strcmp (workflow[deed].name, run->command->name) != 0)
        deed++;
    return (enum deed)deed;
}

/* All that is in the way, one a line: where, what. */
static void
step_blockers (struct run *run, struct session *session, enum deed deed)
{
    g_autoptr (GPtrArray) blockers = session_blockers (session, deed);

    for (guint i = 0; i < blockers->len; i++) {
        const struct blocker *blocker = blockers->pdata[i];
        g_autofree char *place = words_place (session_book (session), blocker->address);
        if (place != NULL)
            out_line (run->out, _("%s (%s): %s"), place, blocker->address, blocker->sentence);
        else
            out_line (run->out, "%s", blocker->sentence);
    }
    out_line (run->out, _("'juesuan check %s' says more of each; a warning that is right is explained with 'juesuan explain'."), run->words[0]);
}

static int
step_take (struct run *run, struct session *session, enum deed deed, const char *reason)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Signoff) signoff = NULL;

    if (!session_step (session, deed, reason, &error)) {
        if (g_error_matches (error, SESSION_ERROR, SESSION_ERROR_BLOCKED))
            step_blockers (run, session, deed);
        return command_fail (error);
    }
    signoff = session_signoff (session, NULL);
    out_line (run->out, _("%s/%d is in the state “%s” now."), session_info (session)->unit, session_info (session)->year,
              stage_label (session_info (session)->state));
    if (signoff != NULL)
        out_line (run->out, _("fingerprint %s, head of the trail (%s) %s"), signoff->shown, signoff->hash, signoff->head);
    return STATUS_DONE;
}

int
cli_step (struct run *run)
{
    g_autofree char *reason = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("reason", 0, &reason, N_ ("why; stands in the trail of changes"), N_ ("TEXT")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    int status;

    session = command_begin (run, options, STORE_WRITE, &status);
    return session != NULL ? step_take (run, session, step_deed (run), reason) : status;
}

int
cli_submit (struct run *run)
{
    g_autofree char *copy = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("output", 'o', &copy, N_ ("also make a copy of the file to carry to the reviewer"), N_ ("OUT")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    g_autoptr (GError) error = NULL;
    int status;

    session = command_begin (run, options, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    /* A book that is submitted already may be copied again. */
    if (copy == NULL || session_stage (session) != STAGE_SUBMITTED)
        status = step_take (run, session, DEED_SUBMIT, NULL);
    else
        status = STATUS_DONE;
    if (status != STATUS_DONE || copy == NULL)
        return status;
    if (!session_carry (session, copy, &error)) {
        command_complain (_("The book is submitted all the same; the copy is made with: juesuan submit %s -o COPY"), run->words[0]);
        return command_fail (error);
    }
    out_line (run->out, _("%s is to be reviewed with 'juesuan review' or on the screen, and comes back with: juesuan review %s --merge %s"),
              copy, run->words[0], copy);
    return STATUS_DONE;
}

int
cli_correct (struct run *run)
{
    g_autofree char *reason = NULL, *which = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("reason", 0, &reason, N_ ("why; stands in the trail of changes"), N_ ("TEXT")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    g_autoptr (GError) error = NULL;
    int status;

    session = command_begin (run, options, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    if (!session_correct (session, reason, &which, &error))
        return command_fail (error);
    out_line (run->out, _("New version: %s. The published one stays as it is."), which);
    return STATUS_DONE;
}
