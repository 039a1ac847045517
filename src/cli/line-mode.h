/* The line mode: for screen readers, terminals without a cursor, and scripts. */
#ifndef CLI_LINE_MODE_H
#define CLI_LINE_MODE_H

#include "cli/command.h"

/* Asks on standard output and reads answers from standard input until its end or /0.  The exit status; -1 and a sentence
 * where the file cannot be opened. */
int line_mode (const struct run *run, const char *file, const char *book, GError **error);

#endif
