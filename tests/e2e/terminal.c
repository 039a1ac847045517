/* See terminal.h. */
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

static const char SENTINEL[] = "\033]7777;";

struct terminal {
    VTerm *vterm;
    VTermScreen *screen;
    int columns, rows;
    int margin; /* columns that the program is not told of */
    bool cursor_visible;
    pid_t pid;           /* 0: none runs */
    int master;          /* -1: closed */
    int status;          /* of the last program that ended */
    gint64 timeout;      /* microseconds */
    guint64 sent;        /* bytes sent to this program, answers of the terminal included */
    int copy;            /* descriptor that gets all it writes, -1 none */
    gsize written;       /* bytes written by it since the last terminal_send, without the sentinels */
    guint64 sentinels;   /* how many it has printed */
    guint64 consumed;    /* the number in the last one */
    gsize matched;       /* how much of SENTINEL the last bytes are */
    gsize told;          /* so many bytes of a sentinel were the last ones */
    guint64 number;      /* the number being read */
};

static int
terminal_on_property (VTermProp property, VTermValue *value, void *user)
{
    struct terminal *terminal = user;

    if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_visible = value->boolean != 0;
    return 1;
}

static const VTermScreenCallbacks CALLBACKS = { .settermprop = terminal_on_property };

struct terminal *
terminal_new (int columns, int rows)
{
    struct terminal *terminal = g_new0 (struct terminal, 1);
    const char *seconds = g_getenv ("JUESUAN_E2E_TIMEOUT");

    terminal->columns = columns;
    terminal->rows = rows;
    terminal->master = -1;
    terminal->copy = -1;
    terminal->timeout = (seconds == NULL ? 20 : g_ascii_strtoll (seconds, NULL, 10)) * G_USEC_PER_SEC;
    return terminal;
}

static void
terminal_close (struct terminal *terminal)
{
    if (terminal->master >= 0)
        close (terminal->master);
    terminal->master = -1;
}

void
terminal_free (struct terminal *terminal)
{
    if (terminal->pid != 0) {
        kill (terminal->pid, SIGKILL);
        waitpid (terminal->pid, NULL, 0);
    }
    terminal_close (terminal);
    if (terminal->vterm != NULL)
        vterm_free (terminal->vterm);
    g_free (terminal);
}

/* Finds the sentinels in the stream, also where a read cuts them. */
static void
terminal_scan (struct terminal *terminal, const char *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        char c = bytes[i];

        if (terminal->matched == strlen (SENTINEL)) {
            if (g_ascii_isdigit (c)) {
                terminal->number = terminal->number * 10 + (guint64) (c - '0');
                terminal->told++;
                continue;
            }
            terminal->matched = 0;
            if (c == '\007') {
                terminal->consumed = terminal->number;
                terminal->sentinels++;
                terminal->written -= terminal->told + 1;
                continue;
            }
        }
        if (c != SENTINEL[terminal->matched])
            terminal->matched = 0;
        if (c == SENTINEL[terminal->matched])
            terminal->matched++;
        terminal->number = 0;
        terminal->told = terminal->matched;
    }
}

static void
terminal_reap (struct terminal *terminal, int options)
{
    int status;

    if (terminal->pid == 0 || waitpid (terminal->pid, &status, options) != terminal->pid)
        return;
    terminal->status = WIFSIGNALED (status) ? 128 + WTERMSIG (status) : WEXITSTATUS (status);
    terminal->pid = 0;
}

/* Takes in what there is.  False when there is nothing more to be had. */
static bool
terminal_read (struct terminal *terminal)
{
    char bytes[65536];

    if (terminal->master < 0)
        return false;
    ssize_t n = read (terminal->master, bytes, sizeof bytes);
    if (n > 0) {
        terminal->written += (gsize) n;
        terminal_scan (terminal, bytes, (gsize) n);
        vterm_input_write (terminal->vterm, bytes, (size_t) n);
        for (ssize_t at = 0, done; terminal->copy >= 0 && at < n; at += done)
            if ((done = write (terminal->copy, bytes + at, (size_t) (n - at))) <= 0)
                terminal->copy = -1;
        return true;
    }
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    terminal_close (terminal); /* EIO: nobody has the other end open */
    return false;
}

/* Waits a moment for output.  A program whose children keep the line open is seen to end, too. */
static void
terminal_poll (struct terminal *terminal, short events)
{
    struct pollfd fd = { .fd = terminal->master, .events = events };

    if (terminal->master >= 0)
        poll (&fd, 1, 50);
    while (terminal_read (terminal))
        ;
    if (terminal->pid == 0)
        return;
    terminal_reap (terminal, WNOHANG);
    if (terminal->pid == 0) {
        while (terminal_read (terminal))
            ;
        terminal_close (terminal);
    }
}

static void
terminal_write (struct terminal *terminal, const char *bytes, gsize length)
{
    gint64 end = g_get_monotonic_time () + terminal->timeout;

    terminal->sent += length;
    while (length > 0 && terminal->master >= 0 && g_get_monotonic_time () < end) {
        ssize_t n = write (terminal->master, bytes, length);

        if (n > 0) {
            bytes += n;
            length -= (gsize) n;
        } else {
            terminal_poll (terminal, POLLIN | POLLOUT);
        }
    }
}

/* The terminal's own answers (where is the cursor?) and the marks around a paste. */
static void
terminal_on_output (const char *bytes, size_t length, void *user)
{
    terminal_write (user, bytes, length);
}

static void
terminal_reset (struct terminal *terminal)
{
    if (terminal->vterm != NULL)
        vterm_free (terminal->vterm);
    terminal->vterm = vterm_new (terminal->rows, terminal->columns + terminal->margin);
    vterm_set_utf8 (terminal->vterm, 1);
    vterm_output_set_callback (terminal->vterm, terminal_on_output, terminal);
    terminal->screen = vterm_obtain_screen (terminal->vterm);
    vterm_screen_set_callbacks (terminal->screen, &CALLBACKS, terminal);
    vterm_screen_enable_altscreen (terminal->screen, 1);
    vterm_screen_reset (terminal->screen, 1);
    terminal->cursor_visible = true;
    terminal->sent = terminal->consumed = terminal->sentinels = terminal->number = 0;
    terminal->written = terminal->matched = 0;
    terminal->status = 0;
}

bool
terminal_run (struct terminal *terminal, char **argv, char **environment, const char *folder, GError **error)
{
    struct winsize size = { .ws_row = (unsigned short) terminal->rows, .ws_col = (unsigned short) terminal->columns };
    g_autofree char *program = NULL;

    g_assert (terminal->pid == 0);
    program = strchr (argv[0], '/') != NULL ? g_strdup (argv[0]) : g_find_program_in_path (argv[0]);
    if (program == NULL || access (program, X_OK) != 0) {
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there is no program %s", argv[0]);
        return false;
    }
    terminal_close (terminal);
    terminal_reset (terminal);
    terminal->pid = forkpty (&terminal->master, NULL, NULL, &size);
    if (terminal->pid == 0) {
        signal (SIGHUP, SIG_DFL); /* whoever runs the tests may ignore it */
        if (chdir (folder) == 0)
            execve (program, argv, environment);
        _exit (127);
    }
    if (terminal->pid < 0) {
        terminal->pid = 0;
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "no pty: %s", g_strerror (errno));
        return false;
    }
    fcntl (terminal->master, F_SETFL, O_NONBLOCK);
    fcntl (terminal->master, F_SETFD, FD_CLOEXEC);
    return true;
}

bool
terminal_running (const struct terminal *terminal)
{
    return terminal->pid != 0;
}

bool
terminal_wait_end (struct terminal *terminal, int *status)
{
    gint64 end = g_get_monotonic_time () + terminal->timeout;

    while (terminal->pid != 0 && g_get_monotonic_time () < end) {
        if (terminal->master < 0)
            poll (NULL, 0, 5); /* the line is cut: its end gives no event */
        terminal_poll (terminal, POLLIN);
    }
    *status = terminal->status;
    return terminal->pid == 0;
}

void
terminal_signal (struct terminal *terminal, int number)
{
    if (terminal->pid != 0)
        kill (terminal->pid, number);
}

void
terminal_hang_up (struct terminal *terminal)
{
    terminal_close (terminal);
}

void
terminal_send (struct terminal *terminal, const char *bytes, gsize length)
{
    terminal->written = 0;
    terminal_write (terminal, bytes, length);
}

void
terminal_paste (struct terminal *terminal, const char *text)
{
    terminal->written = 0;
    vterm_keyboard_start_paste (terminal->vterm);
    terminal_write (terminal, text, strlen (text));
    vterm_keyboard_end_paste (terminal->vterm);
}

void
terminal_resize (struct terminal *terminal, int columns, int rows)
{
    struct winsize size = { .ws_row = (unsigned short) rows, .ws_col = (unsigned short) columns };
    guint64 sentinels = terminal->sentinels;
    gint64 end = g_get_monotonic_time () + terminal->timeout;

    terminal->columns = columns;
    terminal->rows = rows;
    if (terminal->master < 0)
        return;
    vterm_set_size (terminal->vterm, rows, columns + terminal->margin);
    ioctl (terminal->master, TIOCSWINSZ, &size);
    while (terminal->sentinels == sentinels && terminal->sentinels > 0 && terminal->pid != 0 &&
           g_get_monotonic_time () < end)
        terminal_poll (terminal, POLLIN);
}

void
terminal_copy_to (struct terminal *terminal, int fd)
{
    terminal->copy = fd;
}

void
terminal_look (struct terminal *terminal)
{
    terminal_poll (terminal, POLLIN);
}

bool
terminal_settle (struct terminal *terminal)
{
    gint64 end = g_get_monotonic_time () + terminal->timeout;

    while (terminal->pid != 0 && (terminal->sentinels == 0 || terminal->consumed < terminal->sent)) {
        if (g_get_monotonic_time () >= end)
            return false;
        terminal_poll (terminal, POLLIN);
    }
    return true;
}

bool
terminal_wait_text (struct terminal *terminal, const char *text, bool shown)
{
    gint64 end = g_get_monotonic_time () + terminal->timeout;

    while ((terminal_find (terminal, text, NULL) >= 0) != shown) {
        if (terminal->pid == 0 || g_get_monotonic_time () >= end)
            return false;
        terminal_poll (terminal, POLLIN);
    }
    return true;
}

/* A row's text; where `end` is not NULL, (*end)[i] is the column after the character that ends at byte i. */
static GString *
terminal_row_text (const struct terminal *terminal, int row, GArray *ends)
{
    GString *text = g_string_new (NULL);
    VTermPos position = { .row = row, .col = 0 };

    while (position.col < terminal->columns + terminal->margin) {
        VTermScreenCell cell;

        vterm_screen_get_cell (terminal->screen, position, &cell);
        if (cell.chars[0] == 0 || cell.chars[0] == (uint32_t) -1)
            g_string_append_c (text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0 && cell.chars[i] != (uint32_t) -1; i++)
            g_string_append_unichar (text, cell.chars[i]);
        position.col += cell.width > 1 ? cell.width : 1;
        if (ends != NULL) {
            g_array_set_size (ends, (guint) text->len);
            g_array_index (ends, int, text->len - 1) = position.col;
        }
    }
    return text;
}

char *
terminal_row (const struct terminal *terminal, int row)
{
    return g_strchomp (g_string_free (terminal_row_text (terminal, row, NULL), FALSE));
}

int
terminal_row_end (const struct terminal *terminal, int row)
{
    g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (int));
    GString *line = terminal_row_text (terminal, row, ends);
    gsize length = line->len;

    while (length > 0 && line->str[length - 1] == ' ')
        length--;
    g_string_free (line, TRUE);
    return length == 0 ? 0 : g_array_index (ends, int, length - 1);
}

bool
terminal_coloured (const struct terminal *terminal)
{
    for (int row = 0; row < terminal->rows; row++) {
        for (int column = 0; column < terminal->columns; column++) {
            VTermPos at = { .row = row, .col = column };
            VTermScreenCell cell;
            if (vterm_screen_get_cell (vterm_obtain_screen (terminal->vterm), at, &cell) &&
                !(VTERM_COLOR_IS_DEFAULT_FG (&cell.fg) && VTERM_COLOR_IS_DEFAULT_BG (&cell.bg)))
                return true;
        }
    }
    return false;
}

void
terminal_widen (struct terminal *terminal, int margin)
{
    terminal->margin = margin;
}

int
terminal_rows (const struct terminal *terminal)
{
    return terminal->vterm == NULL ? 0 : terminal->rows;
}

int
terminal_find (const struct terminal *terminal, const char *text, int *column)
{
    for (int row = 0; row < terminal_rows (terminal); row++) {
        GArray *ends = g_array_new (FALSE, TRUE, sizeof (int));
        GString *line = terminal_row_text (terminal, row, ends);
        const char *found = strstr (line->str, text);

        if (found != NULL && column != NULL && *text != '\0')
            *column = g_array_index (ends, int, (guint) (found - line->str) + strlen (text) - 1);
        g_string_free (line, TRUE);
        g_array_free (ends, TRUE);
        if (found != NULL)
            return row;
    }
    return -1;
}

void
terminal_cursor (const struct terminal *terminal, int *row, int *column, bool *visible)
{
    VTermPos position = { .row = -1, .col = -1 };

    if (terminal->vterm != NULL)
        vterm_state_get_cursorpos (vterm_obtain_state (terminal->vterm), &position);
    *row = position.row;
    *column = position.col;
    *visible = terminal->cursor_visible;
}

bool
terminal_before_cursor (const struct terminal *terminal, const char *text)
{
    g_autoptr (GArray) ends = g_array_new (FALSE, TRUE, sizeof (int));
    int row, column;
    bool visible, found = false;

    terminal_cursor (terminal, &row, &column, &visible);
    g_autoptr (GString) line = terminal_row_text (terminal, row, ends);
    for (guint i = 0; i < line->len && !found; i++) {
        gsize length = strlen (text);
        found = g_array_index (ends, int, i) == column && i + 1 >= length && strncmp (line->str + i + 1 - length, text, length) == 0;
    }
    return found;
}

gsize
terminal_written (const struct terminal *terminal)
{
    return terminal->written;
}
