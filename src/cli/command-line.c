/* Splits the line as a shell would and puts in the file and the book where the subcommand takes them. */
#include "config.h"

#include "cli/command-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/command.h"

/* Every way to use it begins with FILE, or it is about form files and takes none. */
static bool
command_takes_file (const struct command *command)
{
    return g_str_has_prefix (command->arguments, "FILE");
}

int
command_line_run (const char *line, const char *file, const char *book, const char *login, GString *out)
{
    g_autoptr (GPtrArray) words = g_ptr_array_new ();
    g_auto (GStrv) given = NULL;
    g_autoptr (GError) error = NULL;
    struct run run = { .out = out, .book = book, .inside = true, .trusted = login };
    int status;

    if (!g_shell_parse_argv (line, NULL, &given, &error)) {
        command_complain (_("This is no subcommand: %s"), line);
        return STATUS_INPUT;
    }
    run.command = command_find (given[0]);
    if (run.command == NULL)
        return command_unknown (&run, given[0]);
    g_ptr_array_add (words, given[0]);
    if (command_takes_file (run.command))
        g_ptr_array_add (words, (gpointer) file);
    for (int i = 1; given[i] != NULL; i++)
        g_ptr_array_add (words, given[i]);
    run.argc = (int) words->len;
    g_ptr_array_add (words, NULL);
    run.argv = (char **) words->pdata;
    status = run.command->run (&run);
    run_clear (&run);
    return status;
}
