/* raw OUT COLUMNSxROWS PROGRAM ARGUMENTS: runs a program in a terminal, presses the keys of each line of standard input (with C's
 * escapes), waits until it wants more, and writes to OUT every byte that it sent to the terminal.  Exit status 1: it ended or hung. */
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"

static bool
raw_press (struct terminal *terminal)
{
    char line[4096];

    while (fgets (line, sizeof line, stdin) != NULL) {
        line[strcspn (line, "\n")] = '\0';
        g_autofree char *keys = g_strcompress (line);
        terminal_send (terminal, keys, strlen (keys));
        if (!terminal_settle (terminal)) {
            fprintf (stderr, "raw: no answer to %s\n", line);
            return false;
        }
    }
    return true;
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "JUESUAN_SENTINEL", "1", TRUE);
    int columns, rows, fd, status = 0;

    if (argc < 4 || sscanf (argv[2], "%dx%d", &columns, &rows) != 2)
        return 2;
    fd = open (argv[1], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct terminal *terminal = terminal_new (columns, rows);
    terminal_copy_to (terminal, fd);
    bool answered = fd >= 0 && terminal_run (terminal, argv + 3, environment, ".", &error) && terminal_settle (terminal) && raw_press (terminal);
    if (terminal_running (terminal)) {
        terminal_hang_up (terminal);
        terminal_wait_end (terminal, &status);
    }
    terminal_free (terminal);
    return answered && status < 128 ? 0 : 1;
}
