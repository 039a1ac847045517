/* juesuan row: rows of trees and lists. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 100000

struct row_call {
    struct run *run;
    struct session *session;
    const char *after;
};

static int
row_add (const struct row_call *call)
{
    char **words = call->run->words;
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;
    const char *code = call->run->n_words > 3 ? words[3] : NULL;

    if (session_row_add (call->session, words[2], code, call->after, &id, &error) == NULL)
        return command_fail (error);
    out_line (call->run->out, "%s.%s", words[2], id != NULL ? id : code);
    return STATUS_DONE;
}

static int
row_delete (const struct row_call *call)
{
    char **words = call->run->words;
    g_autoptr (GError) error = NULL;

    if (session_row_delete (call->session, words[2], words[3], &error) == NULL)
        return command_fail (error);
    return STATUS_DONE;
}

static bool
row_places (const char *word, int *by)
{
    if (strcmp (word, "up") == 0)
        *by = -1;
    else if (strcmp (word, "down") == 0)
        *by = 1;
    else
        return command_number (word, _("The number of places"), -MOST_ROWS, MOST_ROWS, by);
    return true;
}

static int
row_move (const struct row_call *call)
{
    char **words = call->run->words;
    g_autoptr (GError) error = NULL;
    int by;

    if (!row_places (words[4], &by))
        return STATUS_INPUT;
    if (session_row_move (call->session, words[2], words[3], by, &error) == NULL)
        return command_fail (error);
    return STATUS_DONE;
}

static int
row_outline (const struct row_call *call)
{
    g_autoptr (GError) error = NULL;

    if (session_outline (call->session, call->run->words[2], &error) == NULL)
        return command_fail (error);
    return STATUS_DONE;
}

static const struct row_way {
    const char *word;
    int least, most;
    int (*run) (const struct row_call *call);
} row_ways[] = { { "add", 3, 4, row_add }, { "delete", 4, 4, row_delete }, { "move", 5, 5, row_move }, { "outline", 3, 3, row_outline } };

static const struct row_way *
row_find (const struct run *run)
{
    for (size_t i = 0; i < G_N_ELEMENTS (row_ways); i++) {
        const struct row_way *way = &row_ways[i];
        if (strcmp (run->words[1], way->word) != 0)
            continue;
        if (run->n_words >= way->least && run->n_words <= way->most)
            return way;
        command_misused (run, _("Wrong number of arguments after %s."), way->word);
        return NULL;
    }
    command_misused (run, _("A row cannot be %s; there are add, delete, move and outline."), run->words[1]);
    return NULL;
}

int
cli_row (struct run *run)
{
    g_autofree char *after = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("after", 0, &after, N_ ("add behind this row, not at the end"), N_ ("ROW")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    const struct row_way *way;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    way = row_find (run);
    if (way == NULL)
        return STATUS_INPUT;
    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    return way->run (&(struct row_call){ run, session, after });
}
