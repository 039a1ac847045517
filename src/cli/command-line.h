/* A subcommand written as one line, on a file that is open: what : does in the line mode and on the screens. */
#ifndef CLI_COMMAND_LINE_H
#define CLI_COMMAND_LINE_H

#include <glib.h>

/* Runs `line` ("check --all", "print -o 'a b.pdf'") with the file and the book put in; what it writes is appended to `out`,
 * complaints go to standard error.  `login`: who has logged in, NULL nobody.  The exit
 * status of the subcommand. */
int command_line_run (const char *line, const char *file, const char *book, const char *login, GString *out);

#endif
