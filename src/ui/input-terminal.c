/* The terminal that keys come from: signals, waiting, bytes, what is asked of it.  Never blocks in curses: it waits itself, with signals
 * let in only there, so that a resize or an end cannot be missed.  Must not know keys. */
#include "config.h"

#include "input-private.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#define DEFAULT_ESCDELAY 50
/* Empty reads of a readable terminal after which it counts as gone. */
#define EMPTY_READS 20

/* A signal can say one bit only; everything else is done outside its handler. */
static volatile sig_atomic_t input_ended;

bool
input_over (void)
{
    return input_ended != 0;
}

static void
input_on_end (int signal_number)
{
    (void)signal_number;
    input_ended = 1;
}

/* Signals that end the program, and the resize, may arrive only while input_wait waits. */
static void
input_signals (struct input *input)
{
    static const int ending[] = { SIGHUP, SIGTERM, SIGINT };
    struct sigaction action = { .sa_handler = input_on_end };
    sigset_t held;

    sigemptyset (&held);
    sigaddset (&held, SIGWINCH);
    for (size_t i = 0; i < G_N_ELEMENTS (ending); i++) {
        sigaction (ending[i], &action, NULL);
        sigaddset (&held, ending[i]);
    }
    sigprocmask (SIG_BLOCK, &held, &input->outside);
    for (size_t i = 0; i < G_N_ELEMENTS (ending); i++)
        sigdelset (&input->outside, ending[i]);
    sigdelset (&input->outside, SIGWINCH);
    signal (SIGPIPE, SIG_IGN);
}

static void
input_write (const char *text)
{
    size_t length = strlen (text);

    while (length > 0) {
        ssize_t done = write (STDOUT_FILENO, text, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return; /* the terminal is gone: reading will tell */
        text += done;
        length -= (size_t)done;
    }
}

struct input *
input_new (void)
{
    struct input *input = g_new0 (struct input, 1);

    input->paste = g_string_new (NULL);
    input->waiting = g_queue_new ();
    input->sentinel = g_getenv ("JUESUAN_SENTINEL") != NULL;
    if (g_getenv ("ESCDELAY") == NULL)
        set_escdelay (DEFAULT_ESCDELAY);
    input_define_keys ();
    keyok (KEY_MOUSE, FALSE); /* input_sequence reads what terminfo knows only the start of */
    nodelay (stdscr, TRUE);
    input_ended = 0;
    input_signals (input);
    input_write ("\033[?2004h"); /* bracketed paste */
    return input;
}

void
input_free (struct input *input)
{
    if (input == NULL)
        return;
    input_release (input);
    g_string_free (input->paste, TRUE);
    g_queue_free (input->waiting);
    g_free (input);
}

static void
input_tell_mouse (bool on)
{
    input_write (on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void
input_release (struct input *input)
{
    input_write ("\033[?2004l");
    if (input->mouse)
        input_tell_mouse (false);
}

void
input_regain (struct input *input)
{
    input_write ("\033[?2004h");
    if (input->mouse)
        input_tell_mouse (true);
}

void
input_mouse (struct input *input, bool on)
{
    if (input->mouse != on)
        input_tell_mouse (on);
    input->mouse = on;
}

/* Not in the first row: an answer from there is what Shift-F3 sends. */
void
input_ask (struct input *input)
{
    input_write ("\033[2;1H\342\200\234\033[6n\033[2;1H  \033[H");
    input->asked = g_get_monotonic_time ();
}

void
input_child (gpointer data)
{
    const struct input *input = data;

    sigprocmask (SIG_SETMASK, &input->outside, NULL);
    signal (SIGPIPE, SIG_DFL);
}

/* Bytes that a named key took from the terminal. */
static guint64
input_key_bytes (int code)
{
    char *sequence = keybound (code, 0);
    guint64 length = sequence == NULL ? 0 : strlen (sequence);

    free (sequence);
    return length;
}

void
input_tell (struct input *input)
{
    char text[64];

    if (!input->sentinel)
        return;
    g_snprintf (text, sizeof text, "\033]7777;%" G_GUINT64_FORMAT "\007", input->bytes);
    input_write (text);
}

/* Waits for input; false after `timeout` milliseconds or at the end of the program. */
static bool
input_wait (struct input *input, int timeout)
{
    struct pollfd terminal = { .fd = STDIN_FILENO, .events = POLLIN };
    struct timespec limit = { .tv_sec = timeout / 1000, .tv_nsec = (timeout % 1000) * 1000000L };

    if (input_ended)
        return false;
    ppoll (&terminal, 1, timeout < 0 ? NULL : &limit, &input->outside);
    if ((terminal.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 && (terminal.revents & POLLIN) == 0)
        input_ended = 1;
    return !input_ended && (terminal.revents & POLLIN) != 0;
}

int
input_code (struct input *input, int timeout)
{
    gint64 end = timeout > 0 ? g_get_monotonic_time () + timeout * 1000 : 0;

    if (!g_queue_is_empty (input->waiting))
        return GPOINTER_TO_INT (g_queue_pop_head (input->waiting));
    for (int empty = 0; empty < EMPTY_READS;) {
        int code = getch ();
        int left = timeout > 0 ? (int)((end - g_get_monotonic_time ()) / 1000) : timeout;
        if (code != ERR) {
            input->bytes += code < 256 ? 1 : input_key_bytes (code);
            return code;
        }
        if (timeout == 0 || (timeout > 0 && left <= 0))
            return -1;
        if (input_wait (input, left))
            empty++; /* readable, but nothing came: a broken sequence, or the end */
        else if (input_ended)
            return -1;
    }
    input_ended = 1;
    return -1;
}
