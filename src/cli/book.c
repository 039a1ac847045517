/* juesuan book: a book as a whole: copied, renamed, deleted. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

static int
book_copy (struct run *run, struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *which = NULL;

    if (!session_book_copy (session, run->words[2], &which, &error))
        return command_fail (error);
    out_line (run->out, "%s", which);
    return STATUS_DONE;
}

static int
book_rename (struct run *run, struct session *session)
{
    g_autoptr (GError) error = NULL;

    return session_book_rename (session, run->words[2], &error) ? STATUS_DONE : command_fail (error);
}

static int
book_delete (struct run *run, struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *backup = NULL;

    if (!session_book_delete (session, &backup, &error))
        return command_fail (error);
    out_line (run->out, _("Deleted. The file as it was is in %s."), backup);
    return STATUS_DONE;
}

static const struct {
    const char *name;
    int words;
    int (*run) (struct run *run, struct session *session);
} book_verbs[] = { { "copy", 3, book_copy }, { "rename", 3, book_rename }, { "delete", 2, book_delete } };

int
cli_book (struct run *run)
{
    const GOptionEntry options[] = { OPTION_BOOK (run), OPTION_END };
    g_autoptr (Session) session = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    for (gsize i = 0; i < G_N_ELEMENTS (book_verbs); i++) {
        if (strcmp (book_verbs[i].name, run->words[1]) != 0 || book_verbs[i].words != run->n_words)
            continue;
        session = command_open (run, STORE_WRITE, &status);
        return session == NULL ? status : book_verbs[i].run (run, session);
    }
    return command_misused (run, _("%s is not copy NAME, rename NAME or delete."), run->words[1]);
}
