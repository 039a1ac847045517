/* No subcommand: the program on the terminal. */
#include "config.h"

#include "cli/command-line.h"
#include "cli/commands.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/line-mode.h"
#include "ui/ui.h"

/* $XDG_DATA_HOME/juesuan/juesuan.db, in a folder that only its owner can read: figures before publication. */
static char *
terminal_default_file (void)
{
    g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "juesuan", NULL);

    if (g_mkdir_with_parents (folder, 0700) != 0) {
        command_complain (_("The folder %s cannot be made: %s."), folder, g_strerror (errno));
        return NULL;
    }
    return g_build_filename (folder, "juesuan.db", NULL);
}

static const struct command terminal_command = {
    NULL, N_ ("[FILE]"), N_ ("the program on the terminal"), NULL, 0, 1, cli_terminal,
};

/* What the command line of the screens can call. */
static struct ui_verb *
terminal_verbs (void)
{
    struct ui_verb *verbs = g_new0 (struct ui_verb, (gsize)n_commands);

    for (int i = 0; i < n_commands; i++)
        verbs[i] = (struct ui_verb){ commands[i].name, commands[i].help };
    return verbs;
}

/* A subcommand while the screen is up: complaints, which go to standard error elsewhere, are shown too. */
static int
terminal_run (const char *line, const char *file, const char *book, const char *login, GString *out)
{
    FILE *complaints = tmpfile ();
    int errors = dup (STDERR_FILENO);
    char piece[1000];
    int status;

    fflush (stderr);
    if (complaints != NULL)
        dup2 (fileno (complaints), STDERR_FILENO);
    status = command_line_run (line, file, book, login, out);
    fflush (stderr);
    dup2 (errors, STDERR_FILENO);
    close (errors);
    if (complaints == NULL)
        return status;
    rewind (complaints);
    for (size_t n; (n = fread (piece, 1, sizeof piece, complaints)) > 0;)
        g_string_append_len (out, piece, (gssize)n);
    fclose (complaints);
    return status;
}

int
cli_terminal (struct run *run)
{
    g_autofree char *file = NULL;
    g_autofree struct ui_verb *verbs = NULL;
    gboolean ascii = FALSE, line = FALSE, mouse = FALSE, slow = FALSE;
    const GOptionEntry options[] = {
        OPTION_FLAG ("ascii", 0, &ascii, N_ ("draw lines with + - | only")),
        OPTION_FLAG ("mouse", 0, &mouse, N_ ("take clicks and the wheel")),
        OPTION_FLAG ("slow", 0, &slow, N_ ("for a slow line: figures follow when you stop typing")),
        OPTION_FLAG ("line", 0, &line, N_ ("one question a line, for screen readers and scripts")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    struct ui_options ui = { 0 };
    g_autoptr (GError) error = NULL;
    int status;

    run->command = &terminal_command;
    if (!command_parse (run, options, &status))
        return status;
    if (!g_get_charset (NULL)) {
        command_complain (_("The screens need a UTF-8 terminal. Set it to UTF-8 and start with: LC_ALL=C.UTF-8 juesuan"));
        return STATUS_INPUT;
    }
    file = run->n_words > 0 ? g_strdup (run->words[0]) : terminal_default_file ();
    if (file == NULL)
        return STATUS_INPUT;
    if (line) {
        status = line_mode (run, file, run->which, &error);
        return status >= 0 ? status : command_fail (error);
    }
    ui.book = run->which;
    ui.ascii = ascii;
    ui.mouse = mouse;
    ui.slow = slow;
    ui.as = command_user (run);
    ui.run = terminal_run;
    ui.verbs = verbs = terminal_verbs ();
    ui.n_verbs = n_commands;
    return ui_main (file, &ui, &error) ? STATUS_DONE : command_fail (error);
}
