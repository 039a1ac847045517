/* Runs a file of keys and expected screens against a program in a terminal (README.md has the language) and prints TAP.
 * Stops at the first failure, with the screen.  It knows nothing of the program that it runs. */
#include "keys.h"
#include "terminal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

struct screen {
    const char *path;
    char **lines;
    int line;                  /* being done, from 0 */
    bool update;               /* rewrite expected screens */
    GString *rewritten;
    char *folder;
    char **environment;
    bool plain;                /* the program has no sentinel */
    bool no_letters;           /* a Chinese input method is on: letters do not arrive */
    bool anywhere;             /* the caret may be hidden or low on the screen */
    struct terminal *terminal;
    GArray *written[2];        /* gsize: bytes of the program for each line `keys`, `type` */
    int checks;
    GString *why;              /* of the failure */
};

struct screen_command {
    const char *name;
    bool (*run) (struct screen *screen, const char *argument);
    bool check;                /* gets a line "ok" of its own */
};

G_GNUC_PRINTF (2, 3) static bool
screen_fail (struct screen *screen, const char *format, ...)
{
    va_list arguments;

    va_start (arguments, format);
    g_string_append_vprintf (screen->why, format, arguments);
    va_end (arguments);
    return false;
}

static bool
screen_alive (struct screen *screen)
{
    int status;

    if (terminal_running (screen->terminal))
        return true;
    terminal_wait_end (screen->terminal, &status);
    return screen_fail (screen, "no program is running; the last one ended with status %d", status);
}

/* The terminal's cursor is where the user types: shown, and not on the last three rows, which an input method's window
 * covers. */
static bool
screen_caret (struct screen *screen)
{
    int rows = terminal_rows (screen->terminal);
    int row, column;
    bool visible;

    if (screen->anywhere || screen->plain || !terminal_running (screen->terminal))
        return true;
    terminal_cursor (screen->terminal, &row, &column, &visible);
    if (!visible)
        return screen_fail (screen, "the cursor is hidden");
    return row < rows - 3 || screen_fail (screen, "the cursor is in row %d of %d, one of the last three", row + 1, rows);
}

/* After anything that the program answers to. */
static bool
screen_settle (struct screen *screen)
{
    if (screen->plain || terminal_settle (screen->terminal))
        return screen_caret (screen);
    return screen_fail (screen, "the program does not say that it waits for input (see The sentinel in README.md)");
}

/* --- texts ------------------------------------------------------------------------------------------------------- */

/* \xHH \e and what C has. */
static char *
screen_unescape (const char *text)
{
    GString *octal = g_string_new (NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (p[0] == '\\' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])) {
            g_string_append_printf (octal, "\\%03o", g_ascii_xdigit_value (p[2]) * 16 + g_ascii_xdigit_value (p[3]));
            p += 3;
        } else if (p[0] == '\\' && p[1] == 'e') {
            g_string_append (octal, "\\033");
            p++;
        } else {
            g_string_append_c (octal, *p);
            if (p[0] == '\\' && p[1] != '\0')
                g_string_append_c (octal, *++p);
        }
    }
    char *bytes = g_strcompress (octal->str);
    g_string_free (octal, TRUE);
    return bytes;
}

/* The lines "|..." below the command, joined by `separator`, which also ends the last one if `ends`. */
static GString *
screen_block (struct screen *screen, char separator, bool ends)
{
    GString *text = g_string_new (NULL);

    while (screen->lines[screen->line + 1] != NULL && screen->lines[screen->line + 1][0] == '|') {
        g_autofree char *line = screen_unescape (screen->lines[++screen->line] + 1);

        g_string_append_printf (screen->rewritten, "%s\n", screen->lines[screen->line]);
        if (text->len > 0 && !ends)
            g_string_append_c (text, separator);
        g_string_append (text, line);
        if (ends)
            g_string_append_c (text, separator);
    }
    return text;
}

/* --- commands ---------------------------------------------------------------------------------------------------- */

static bool
screen_do_size (struct screen *screen, const char *argument)
{
    int columns, rows;

    if (sscanf (argument, "%dx%d", &columns, &rows) != 2 || columns < 1 || rows < 1)
        return screen_fail (screen, "not COLUMNSxROWS: %s", argument);
    if (terminal_running (screen->terminal)) {
        terminal_resize (screen->terminal, columns, rows);
        return screen_settle (screen);
    }
    terminal_free (screen->terminal);
    screen->terminal = terminal_new (columns, rows);
    return true;
}

static bool
screen_do_env (struct screen *screen, const char *argument)
{
    const char *equals = strchr (argument, '=');
    g_autofree char *name = equals == NULL ? NULL : g_strndup (argument, (gsize) (equals - argument));

    if (name == NULL)
        return screen_fail (screen, "not NAME=VALUE: %s", argument);
    screen->environment = g_environ_setenv (screen->environment, name, equals + 1, TRUE);
    return true;
}

static bool
screen_do_unset (struct screen *screen, const char *argument)
{
    screen->environment = g_environ_unsetenv (screen->environment, argument);
    return true;
}

static bool
screen_do_plain (struct screen *screen, const char *argument)
{
    (void) argument;
    screen->plain = true;
    return true;
}

static bool
screen_do_anywhere (struct screen *screen, const char *argument)
{
    (void) argument;
    screen->anywhere = true;
    return true;
}

static bool
screen_do_no_letters (struct screen *screen, const char *argument)
{
    (void) argument;
    screen->no_letters = true;
    return true;
}

static bool
screen_do_run (struct screen *screen, const char *argument)
{
    g_auto (GStrv) argv = NULL;
    g_autoptr (GError) error = NULL;

    if (terminal_running (screen->terminal))
        return screen_fail (screen, "the last program is still running");
    if (!g_shell_parse_argv (argument, NULL, &argv, &error) ||
        !terminal_run (screen->terminal, argv, screen->environment, screen->folder, &error))
        return screen_fail (screen, "%s", error->message);
    return screen_settle (screen);
}

static bool
screen_send (struct screen *screen, const char *bytes, gsize length)
{
    if (!screen_alive (screen))
        return false;
    terminal_send (screen->terminal, bytes, length);
    if (!screen_settle (screen))
        return false;
    gsize written = terminal_written (screen->terminal);
    g_array_append_val (screen->written[g_str_has_prefix (screen->lines[screen->line], "type ")], written);
    return true;
}

static bool
screen_letter_blocked (struct screen *screen, char c)
{
    return screen->no_letters && g_ascii_isalpha (c) && !screen_fail (screen, "the letter %c does not arrive: no-letters", c);
}

static bool
screen_do_keys (struct screen *screen, const char *argument)
{
    g_autoptr (GString) bytes = g_string_new (NULL);

    for (const char *p = argument; *p != '\0'; p++) {
        const char *end = *p == '<' ? strchr (p, '>') : NULL;

        if (end == NULL && screen_letter_blocked (screen, *p))
            return false;
        if (end == NULL) {
            g_string_append_c (bytes, *p);
            continue;
        }
        g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1));
        g_autofree char *key = key_bytes (name);
        if (key == NULL)
            return screen_fail (screen, "there is no key <%s>", name);
        g_string_append (bytes, key);
        p = end;
    }
    return screen_send (screen, bytes->str, bytes->len);
}

static bool
screen_do_type (struct screen *screen, const char *argument)
{
    for (const char *p = argument; *p != '\0'; p++)
        if (screen_letter_blocked (screen, *p))
            return false;
    return screen_send (screen, argument, strlen (argument));
}

/* Whether a row of a menu shows the text and the mark of the current entry. */
static bool
screen_is_chosen (const struct screen *screen, const char *text)
{
    for (int i = 0; i < terminal_rows (screen->terminal); i++) {
        g_autofree char *row = terminal_row (screen->terminal, i);
        const char *mark = strchr (row, '>');

        if (mark != NULL && strstr (mark, text) != NULL)
            return true;
    }
    return false;
}

static bool
screen_do_choose (struct screen *screen, const char *argument)
{
    enum { MOST = 100 };
    g_autofree char *down = key_bytes ("Down"), *enter = key_bytes ("Enter");

    for (int i = 0; i < MOST && !screen_is_chosen (screen, argument); i++)
        if (!screen_send (screen, down, strlen (down)))
            return false;
    if (!screen_is_chosen (screen, argument))
        return screen_fail (screen, "no entry of the menu says so");
    return screen_send (screen, enter, strlen (enter));
}

static bool
screen_do_raw (struct screen *screen, const char *argument)
{
    g_autofree char *bytes = screen_unescape (argument);

    return screen_send (screen, bytes, strlen (bytes));
}

static bool
screen_do_paste (struct screen *screen, const char *argument)
{
    GString *text = screen_block (screen, '\r', false);
    bool alive = screen_alive (screen);

    (void) argument;
    if (alive)
        terminal_paste (screen->terminal, text->str);
    g_string_free (text, TRUE);
    return alive && screen_settle (screen);
}

static bool
screen_do_file (struct screen *screen, const char *argument)
{
    g_autofree char *path = g_build_filename (screen->folder, argument, NULL);
    GString *text = screen_block (screen, '\n', true);
    g_autoptr (GError) error = NULL;
    bool written = g_file_set_contents (path, text->str, (gssize) text->len, &error);

    g_string_free (text, TRUE);
    return written || screen_fail (screen, "%s", error->message);
}

static bool
screen_do_wait (struct screen *screen, const char *argument)
{
    return terminal_wait_text (screen->terminal, argument, true) || screen_fail (screen, "it does not come");
}

static bool
screen_do_wait_not (struct screen *screen, const char *argument)
{
    return terminal_wait_text (screen->terminal, argument, false) || screen_fail (screen, "it does not go");
}

static bool
screen_do_expect (struct screen *screen, const char *argument)
{
    return terminal_find (screen->terminal, argument, NULL) >= 0 || screen_fail (screen, "it is not on the screen");
}

static bool
screen_do_expect_not (struct screen *screen, const char *argument)
{
    int row = terminal_find (screen->terminal, argument, NULL);

    return row < 0 || screen_fail (screen, "it is in row %d", row + 1);
}

/* The expected screen that stands below the command; *length rows, borrowed. */
static char **
screen_expected (struct screen *screen, int *length)
{
    char **first = screen->lines + screen->line + 1;

    *length = 0;
    while (first[*length] != NULL && (first[*length][0] == '|' || strcmp (first[*length], "*") == 0))
        ++*length;
    screen->line += *length;
    return first;
}

/* Writes the screen as it is; rows that were `*` stay so. */
static void
screen_rewrite (struct screen *screen, char **expected, int length)
{
    int rows = terminal_rows (screen->terminal);

    for (g_autofree char *last = NULL; rows > 0; rows--) {
        g_free (last);
        last = terminal_row (screen->terminal, rows - 1);
        if (*last != '\0' || (rows <= length && expected[rows - 1][0] == '*'))
            break;
    }
    for (int row = 0; row < rows; row++) {
        g_autofree char *text = terminal_row (screen->terminal, row);

        if (row < length && expected[row][0] == '*')
            g_string_append (screen->rewritten, "*\n");
        else
            g_string_append_printf (screen->rewritten, "|%s\n", text);
    }
}

static bool
screen_do_screen (struct screen *screen, const char *argument)
{
    int length;
    char **expected = screen_expected (screen, &length);

    (void) argument;
    if (screen->update) {
        screen_rewrite (screen, expected, length);
        return true;
    }
    for (int row = 0; row < terminal_rows (screen->terminal) || row < length; row++) {
        const char *wanted = row < length ? expected[row] : "|";
        g_autofree char *text =
            row < terminal_rows (screen->terminal) ? terminal_row (screen->terminal, row) : g_strdup ("(no such row)");

        if (*wanted == '|' && strcmp (wanted + 1, text) != 0)
            return screen_fail (screen, "row %d\nwanted |%s\nis     |%s", row + 1, wanted + 1, text);
    }
    return true;
}

static bool
screen_do_cursor (struct screen *screen, const char *argument)
{
    int row, column, wanted_row, wanted_column;
    bool visible;

    if (sscanf (argument, "%d %d", &wanted_row, &wanted_column) != 2)
        return screen_fail (screen, "not ROW COLUMN: %s", argument);
    terminal_cursor (screen->terminal, &row, &column, &visible);
    return (row + 1 == wanted_row && column + 1 == wanted_column) ||
           screen_fail (screen, "the cursor is at %d %d", row + 1, column + 1);
}

static bool
screen_do_cursor_after (struct screen *screen, const char *argument)
{
    int row, column, found_column = -1;
    bool visible;
    int found_row = terminal_find (screen->terminal, argument, &found_column);

    terminal_cursor (screen->terminal, &row, &column, &visible);
    if (found_row < 0)
        return screen_fail (screen, "it is not on the screen");
    return (row == found_row && column == found_column) ||
           screen_fail (screen, "the cursor is at %d %d, the text ends before %d %d", row + 1, column + 1, found_row + 1,
                        found_column + 1);
}

static bool
screen_cursor_is (struct screen *screen, bool wanted)
{
    int row, column;
    bool visible;

    terminal_cursor (screen->terminal, &row, &column, &visible);
    return visible == wanted || screen_fail (screen, "it is not");
}

static bool
screen_do_cursor_visible (struct screen *screen, const char *argument)
{
    (void) argument;
    return screen_cursor_is (screen, true);
}

static bool
screen_do_cursor_hidden (struct screen *screen, const char *argument)
{
    (void) argument;
    return screen_cursor_is (screen, false);
}

static bool
screen_do_bytes (struct screen *screen, const char *argument)
{
    gsize written = terminal_written (screen->terminal);

    return written <= (gsize) g_ascii_strtoull (argument, NULL, 10) ||
           screen_fail (screen, "the program wrote %" G_GSIZE_FORMAT, written);
}

static bool
screen_do_coloured (struct screen *screen, const char *argument)
{
    (void) argument;
    return terminal_coloured (screen->terminal) || screen_fail (screen, "nothing has a colour");
}

static bool
screen_do_uncoloured (struct screen *screen, const char *argument)
{
    (void) argument;
    return !terminal_coloured (screen->terminal) || screen_fail (screen, "something has a colour");
}

static gint
screen_compare_written (gconstpointer a, gconstpointer b)
{
    gsize first = *(const gsize *) a, second = *(const gsize *) b;

    return (first > second) - (first < second);
}

/* "type 100 400": of all such lines up to here the median, and below what 95 of 100 are. */
static bool
screen_do_bytes_of (struct screen *screen, const char *argument)
{
    GArray *written = screen->written[g_str_has_prefix (argument, "type ")];
    unsigned most_median, most_usual;

    if (sscanf (argument, "%*s %u %u", &most_median, &most_usual) != 2 || written->len == 0)
        return screen_fail (screen, "not keys or type, MEDIAN, P95, behind such lines: %s", argument);
    g_array_sort (written, screen_compare_written);
    gsize median = g_array_index (written, gsize, written->len / 2);
    gsize usual = g_array_index (written, gsize, written->len * 95 / 100);
    gsize most = g_array_index (written, gsize, written->len - 1);
    printf ("# %u lines: median %" G_GSIZE_FORMAT ", 95 of 100 below %" G_GSIZE_FORMAT ", most %" G_GSIZE_FORMAT " bytes\n",
            written->len, median, usual, most);
    return (median <= most_median && usual <= most_usual) || screen_fail (screen, "too many bytes to the terminal");
}

static bool
screen_do_signal (struct screen *screen, const char *argument)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = { { "TERM", SIGTERM }, { "HUP", SIGHUP }, { "INT", SIGINT }, { "KILL", SIGKILL }, { "CONT", SIGCONT } };

    if (!screen_alive (screen))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS (signals); i++) {
        if (strcmp (argument, signals[i].name) == 0) {
            terminal_signal (screen->terminal, signals[i].number);
            return true;
        }
    }
    return screen_fail (screen, "not TERM, HUP, INT, KILL or CONT: %s", argument);
}

static bool
screen_do_kill (struct screen *screen, const char *argument)
{
    int status;

    (void) argument;
    if (!screen_do_signal (screen, "KILL"))
        return false;
    return terminal_wait_end (screen->terminal, &status) || screen_fail (screen, "it lives on");
}

static bool
screen_do_hangup (struct screen *screen, const char *argument)
{
    (void) argument;
    if (!screen_alive (screen))
        return false;
    terminal_hang_up (screen->terminal);
    return true;
}

static bool
screen_do_exit (struct screen *screen, const char *argument)
{
    int status;

    if (!terminal_wait_end (screen->terminal, &status))
        return screen_fail (screen, "the program is still running");
    return status == (int) g_ascii_strtoll (argument, NULL, 10) || screen_fail (screen, "its status is %d", status);
}

static bool
screen_do_shell (struct screen *screen, const char *argument)
{
    char *argv[] = { (char *) "/bin/sh", (char *) "-c", (char *) argument, NULL };
    g_autofree char *output = NULL, *errors = NULL;
    g_autoptr (GError) error = NULL;
    int status;

    if (!g_spawn_sync (screen->folder, argv, screen->environment, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, &status,
                       &error))
        return screen_fail (screen, "%s", error->message);
    return (WIFEXITED (status) && WEXITSTATUS (status) == 0) ||
           screen_fail (screen, "status %d\n%s%s", WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status),
                        output, errors);
}

static const struct screen_command COMMANDS[] = {
    { "size", screen_do_size, false },
    { "resize", screen_do_size, false },
    { "env", screen_do_env, false },
    { "unset", screen_do_unset, false },
    { "caret-anywhere", screen_do_anywhere, false },
    { "no-letters", screen_do_no_letters, false },
    { "plain", screen_do_plain, false },
    { "run", screen_do_run, false },
    { "keys", screen_do_keys, false },
    { "type", screen_do_type, false },
    { "choose", screen_do_choose, false },
    { "raw", screen_do_raw, false },
    { "paste", screen_do_paste, false },
    { "file", screen_do_file, false },
    { "wait", screen_do_wait, true },
    { "wait-not", screen_do_wait_not, true },
    { "expect", screen_do_expect, true },
    { "expect-not", screen_do_expect_not, true },
    { "screen", screen_do_screen, true },
    { "cursor", screen_do_cursor, true },
    { "cursor-after", screen_do_cursor_after, true },
    { "cursor-visible", screen_do_cursor_visible, true },
    { "cursor-hidden", screen_do_cursor_hidden, true },
    { "bytes", screen_do_bytes, true },
    { "coloured", screen_do_coloured, true },
    { "uncoloured", screen_do_uncoloured, true },
    { "bytes-of", screen_do_bytes_of, true },
    { "kill", screen_do_kill, false },
    { "signal", screen_do_signal, false },
    { "hangup", screen_do_hangup, false },
    { "exit", screen_do_exit, true },
    { "shell", screen_do_shell, true },
};

/* --- a file ------------------------------------------------------------------------------------------------------ */

static void
screen_comment (const char *text)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    for (int i = 0; lines[i] != NULL; i++)
        printf ("#   %s\n", lines[i]);
}

static void
screen_report (struct screen *screen, bool good, int line, const char *what)
{
    g_autofree char *label = g_strdelimit (g_strdup (what), "#", '.'); /* TAP reads "# skip" and "# todo" */

    printf ("%s %d - line %d: %s\n", good ? "ok" : "not ok", ++screen->checks, line + 1, label);
    if (good)
        return;
    screen_comment (screen->why->str);
    for (int row = 0; row < terminal_rows (screen->terminal); row++) {
        g_autofree char *text = terminal_row (screen->terminal, row);

        printf ("# %2d|%s\n", row + 1, text);
    }
}

static bool
screen_run_line (struct screen *screen)
{
    int line = screen->line;
    const char *text = screen->lines[line];
    gsize length = strcspn (text, " ");
    g_autofree char *name = g_strndup (text, length);

    g_string_append_printf (screen->rewritten, "%s\n", text);
    if (*text == '\0' || *text == '#')
        return true;
    for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++) {
        if (strcmp (name, COMMANDS[i].name) != 0)
            continue;
        bool good = COMMANDS[i].run (screen, text[length] == ' ' ? text + length + 1 : "");
        if (COMMANDS[i].check || !good)
            screen_report (screen, good, line, text);
        return good;
    }
    screen_fail (screen, "there is no command %s", name);
    screen_report (screen, false, line, text);
    return false;
}

/* The sanitizers write here rather than over the screen; whatever they wrote is a failure. */
static bool
screen_sanitizers_silent (struct screen *screen)
{
    g_autoptr (GDir) folder = g_dir_open (screen->folder, 0, NULL);
    bool silent = true;

    for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;) {
        g_autofree char *path = g_build_filename (screen->folder, name, NULL);
        g_autofree char *text = NULL;

        if (g_str_has_prefix (name, "sanitizer.") && g_file_get_contents (path, &text, NULL, NULL)) {
            silent = false;
            screen_fail (screen, "%s\n", text);
        }
    }
    return silent;
}

static bool
screen_run_file (struct screen *screen)
{
    bool good = true;

    for (screen->line = 0; good && screen->lines[screen->line] != NULL; screen->line++)
        good = screen_run_line (screen);
    for (int line = screen->line; screen->lines[line] != NULL; line++)
        g_string_append_printf (screen->rewritten, "%s\n", screen->lines[line]);
    if (!screen_sanitizers_silent (screen)) {
        screen_report (screen, false, screen->line, "the sanitizers have nothing to say");
        good = false;
    }
    printf ("1..%d\n", screen->checks);
    return good;
}

static void
screen_set_up (struct screen *screen)
{
    g_autofree char *sanitizer = NULL;
    g_autoptr (GError) error = NULL;

    screen->folder = g_dir_make_tmp ("juesuan-XXXXXX", &error);
    if (screen->folder == NULL)
        g_error ("%s", error->message);
    sanitizer = g_strdup_printf ("log_path=%s/sanitizer", screen->folder);
    screen->environment = g_get_environ ();
    screen->environment = g_environ_setenv (screen->environment, "HOME", screen->folder, TRUE);
    screen->environment = g_environ_setenv (screen->environment, "LANGUAGE", "zh_CN", TRUE);
    screen->environment = g_environ_setenv (screen->environment, "JUESUAN_SENTINEL", "1", TRUE);
    screen->environment = g_environ_setenv (screen->environment, "ASAN_OPTIONS", sanitizer, TRUE);
    screen->environment = g_environ_setenv (screen->environment, "UBSAN_OPTIONS", sanitizer, TRUE);
    screen->terminal = terminal_new (80, 24);
    screen->rewritten = g_string_new (NULL);
    screen->why = g_string_new (NULL);
    for (int i = 0; i < 2; i++)
        screen->written[i] = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
screen_clean_up (struct screen *screen)
{
    char *argv[] = { (char *) "rm", (char *) "-rf", screen->folder, NULL };

    terminal_free (screen->terminal);
    if (g_getenv ("SCREEN_KEEP") != NULL)
        printf ("# kept: %s\n", screen->folder);
    else
        g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    g_string_free (screen->rewritten, TRUE);
    g_string_free (screen->why, TRUE);
    for (int i = 0; i < 2; i++)
        g_array_unref (screen->written[i]);
    g_strfreev (screen->environment);
    g_strfreev (screen->lines);
    g_free (screen->folder);
}

int
main (int argc, char **argv)
{
    struct screen screen = { .update = g_getenv ("SCREEN_UPDATE") != NULL };
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error)) {
        fprintf (stderr, "%s\n", argc != 2 ? "usage: screen FILE.t" : error->message);
        return 2;
    }
    setvbuf (stdout, NULL, _IOLBF, 0);
    screen.path = argv[1];
    g_autofree char *body = g_str_has_suffix (text, "\n") ? g_strndup (text, strlen (text) - 1) : g_strdup (text);
    screen.lines = g_strsplit (body, "\n", -1);
    screen_set_up (&screen);
    bool good = screen_run_file (&screen);
    if (screen.update && strcmp (screen.rewritten->str, text) != 0 &&
        !g_file_set_contents (screen.path, screen.rewritten->str, (gssize) screen.rewritten->len, &error))
        fprintf (stderr, "%s\n", error->message);
    screen_clean_up (&screen);
    return good ? 0 : 1;
}
