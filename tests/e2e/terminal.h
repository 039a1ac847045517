/* A terminal for tests: a program in a pty, its output read by libvterm.  It knows nothing of test files.
 *
 * Nothing here sleeps.  A program in test mode (JUESUAN_SENTINEL=1) says in its output when it is about to block for
 * input and how many bytes it has read so far (README.md); terminal_settle waits for that. */
#ifndef TESTS_E2E_TERMINAL_H
#define TESTS_E2E_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

struct terminal;

struct terminal *terminal_new (int columns, int rows);
void terminal_free (struct terminal *terminal);

/* Starts the program in `folder` with this environment.  Only where none runs.  False: it cannot be started (*error). */
bool terminal_run (struct terminal *terminal, char **argv, char **environment, const char *folder, GError **error);
bool terminal_running (const struct terminal *terminal);
/* Waits until it has ended; *status as a shell has it (128 + n: by signal n).  False after the time-out. */
bool terminal_wait_end (struct terminal *terminal, int *status);
void terminal_signal (struct terminal *terminal, int number);
/* The line is cut: the program gets SIGHUP and end of file. */
void terminal_hang_up (struct terminal *terminal);

/* What a person or an input method sends. */
void terminal_send (struct terminal *terminal, const char *bytes, gsize length);
/* Between the marks of bracketed paste where the program has asked for them. */
void terminal_paste (struct terminal *terminal, const char *text);
void terminal_resize (struct terminal *terminal, int columns, int rows);

/* From now on what the program writes is also written to this file descriptor; -1 ends it. */
void terminal_copy_to (struct terminal *terminal, int fd);
/* Takes in what the program has written meanwhile. */
void terminal_look (struct terminal *terminal);

/* Waits until the program has read all that was sent and waits for more, or has ended.  False after the time-out. */
bool terminal_settle (struct terminal *terminal);
/* Waits until one row shows (or, shown = false, no row shows) the text.  False after the time-out or at the program's end. */
bool terminal_wait_text (struct terminal *terminal, const char *text, bool shown);

/* One row as text without trailing blanks; free with g_free. */
char *terminal_row (const struct terminal *terminal, int row);
int terminal_rows (const struct terminal *terminal);
/* The column behind the last thing that a row shows. */
int terminal_row_end (const struct terminal *terminal, int row);
/* Whether anything on the screen has a colour of its own. */
bool terminal_coloured (const struct terminal *terminal);
/* Before terminal_run: the terminal has so many columns more than it tells the program; what is written over the edge is then seen
 * there. */
void terminal_widen (struct terminal *terminal, int margin);
/* The first row that shows the text, -1 none; *column (may be NULL) is the column after it. */
int terminal_find (const struct terminal *terminal, const char *text, int *column);
void terminal_cursor (const struct terminal *terminal, int *row, int *column, bool *visible);
/* Whether the text ends right before the cursor. */
bool terminal_before_cursor (const struct terminal *terminal, const char *text);
/* Bytes that the program has written since the last terminal_send, without the sentinels. */
gsize terminal_written (const struct terminal *terminal);

#endif
