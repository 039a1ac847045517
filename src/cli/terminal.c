/* No subcommand: the program on the terminal. */
#include "config.h"

#include "cli/commands.h"

#include <errno.h>
#include <glib/gi18n.h>

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

int
cli_terminal (struct run *run)
{
    g_autofree char *book = NULL, *file = NULL;
    gboolean ascii = FALSE, line = FALSE;
    const GOptionEntry options[] = {
        OPTION_FLAG ("ascii", 0, &ascii, N_ ("draw lines with + - | only")),
        OPTION_FLAG ("line", 0, &line, N_ ("one question a line, for screen readers and scripts")),
        OPTION_BOOK (&book),
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
        status = line_mode (file, book, &error);
        return status >= 0 ? status : command_fail (error);
    }
    ui.book = book;
    ui.ascii = ascii;
    return ui_main (file, &ui, &error) ? STATUS_DONE : command_fail (error);
}
