/* record FILE.t PROGRAM ARGUMENTS: runs a program in this terminal as usual and writes what is pressed as a test that `screen`
 * can run.  F12 puts the screen as it is now into the test.  The file is written line by line, so that a crash is in it, too. */
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "keys.h"
#include "terminal.h"

#define SNAPSHOT "F12"

struct record {
    struct terminal *terminal;
    FILE *file;
    GString *keys; /* of the line "keys ..." that is not written yet */
    int columns, rows;
};

static void
record_line (struct record *record, const char *command, const char *text)
{
    fprintf (record->file, "%s%s%s\n", command, text[0] != '\0' ? " " : "", text);
    fflush (record->file);
}

static void
record_flush (struct record *record)
{
    if (record->keys->len > 0)
        record_line (record, "keys", record->keys->str);
    g_string_truncate (record->keys, 0);
}

static void
record_screen (struct record *record)
{
    int last = terminal_rows (record->terminal) - 1;

    record_flush (record);
    record_line (record, "screen", "");
    for (; last >= 0; last--) {
        g_autofree char *row = terminal_row (record->terminal, last);
        if (row[0] != '\0')
            break;
    }
    for (int i = 0; i <= last; i++) {
        g_autofree char *row = terminal_row (record->terminal, i);
        fprintf (record->file, "|%s\n", row);
    }
    fflush (record->file);
}

/* Characters that came in one piece and are not all of one byte: an input method committed them. */
static void
record_text (struct record *record, const char *text, gsize length)
{
    g_autofree char *line = g_strndup (text, length);

    if (!g_utf8_validate (line, -1, NULL)) {
        g_autofree char *escaped = g_strescape (line, NULL);
        record_flush (record);
        record_line (record, "raw", escaped);
    } else if (g_utf8_strlen (line, -1) == (glong) length) {
        g_string_append (record->keys, line);
    } else {
        record_flush (record);
        record_line (record, "type", line);
    }
}

/* One piece of input as names of keys and texts. */
static void
record_pressed (struct record *record, const char *bytes, gsize length)
{
    gsize at = 0, begin = 0, used;

    while (at < length) {
        g_autofree char *name = key_name (bytes + at, length - at, &used);
        if (name == NULL || strcmp (name, "Space") == 0) {
            at++;
            continue;
        }
        if (at > begin)
            record_text (record, bytes + begin, at - begin);
        g_string_append_printf (record->keys, "<%s>", name);
        if (strcmp (name, "Esc") == 0) /* one that stands alone is waited for, not joined to what follows */
            record_flush (record);
        begin = at += used;
    }
    if (at > begin)
        record_text (record, bytes + begin, at - begin);
}

/* The user's terminal answers the program's questions, too; the one in here has done so already. */
static gsize
record_answer (const char *bytes, gsize length)
{
    gsize n = 2 + (length > 2 ? strspn (bytes + 2, "0123456789;") : 0);

    return length > n && memcmp (bytes, "\033[", 2) == 0 && bytes[n] == 'R' ? n + 1 : 0;
}

static void
record_take (struct record *record, const char *bytes, gsize length)
{
    g_autofree char *snapshot = key_bytes (SNAPSHOT);

    if (length == strlen (snapshot) && memcmp (bytes, snapshot, length) == 0) {
        record_screen (record);
        return;
    }
    record_pressed (record, bytes, length);
    terminal_send (record->terminal, bytes, length);
    terminal_settle (record->terminal);
}

static void
record_input (struct record *record, char *bytes, gsize length)
{
    gsize answer;

    bytes[length] = '\0';
    answer = record_answer (bytes, length);
    if (length > answer)
        record_take (record, bytes + answer, length - answer);
}

static void
record_resize (struct record *record)
{
    struct winsize size;
    g_autofree char *text = NULL;

    if (ioctl (STDIN_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
        (size.ws_col == record->columns && size.ws_row == record->rows))
        return;
    record->columns = size.ws_col;
    record->rows = size.ws_row;
    text = g_strdup_printf ("%dx%d", record->columns, record->rows);
    record_flush (record);
    record_line (record, record->terminal == NULL ? "size" : "resize", text);
    if (record->terminal != NULL)
        terminal_resize (record->terminal, record->columns, record->rows);
}

static void
record_run (struct record *record)
{
    char bytes[65536];

    while (terminal_running (record->terminal)) {
        struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
        ssize_t n = poll (&fd, 1, 50) > 0 ? read (STDIN_FILENO, bytes, sizeof bytes - 1) : 0;
        if (n > 0)
            record_input (record, bytes, (gsize) n);
        else if (n == 0 && (fd.revents & (POLLHUP | POLLIN)) != 0)
            return;
        terminal_look (record->terminal);
        record_resize (record);
    }
}

int
main (int argc, char **argv)
{
    struct record record = { .keys = g_string_new (NULL), .columns = 80, .rows = 24 };
    struct termios before, raw;
    g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "JUESUAN_SENTINEL", "1", TRUE);
    g_autoptr (GError) error = NULL;
    int status = 0;

    if (argc < 3 || tcgetattr (STDIN_FILENO, &before) != 0) {
        fprintf (stderr, "usage, at a terminal: record FILE.t PROGRAM ARGUMENTS (F12 puts the screen into the file)\n");
        return 2;
    }
    if ((record.file = fopen (argv[1], "w")) == NULL) {
        fprintf (stderr, "%s: %s\n", argv[1], g_strerror (errno));
        return 2;
    }
    record_resize (&record);
    record.terminal = terminal_new (record.columns, record.rows);
    g_autofree char *command = g_strjoinv (" ", argv + 2);
    record_line (&record, "run", command);
    terminal_copy_to (record.terminal, STDOUT_FILENO);
    if (!terminal_run (record.terminal, argv + 2, environment, ".", &error)) {
        fprintf (stderr, "%s\n", error->message);
        return 2;
    }
    raw = before;
    cfmakeraw (&raw);
    tcsetattr (STDIN_FILENO, TCSANOW, &raw);
    record_run (&record);
    record_flush (&record);
    if (terminal_wait_end (record.terminal, &status)) {
        g_autofree char *text = g_strdup_printf ("%d", status);
        record_line (&record, "exit", text);
    }
    tcsetattr (STDIN_FILENO, TCSANOW, &before);
    terminal_free (record.terminal);
    fclose (record.file);
    g_string_free (record.keys, TRUE);
    return status;
}
