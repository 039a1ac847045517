/* Keys from the terminal.  Reads through getch, one byte or one named key at a time, and never blocks in curses: it
 * waits itself, with signals let in only there, so that a resize or an end cannot be missed.  Must not know screens,
 * books or actions. */
#include "config.h"

#include "input.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

/* How long a lone Esc waits for a digit, and a split character for its next byte, in milliseconds. */
#define ESC_HOLD 600
#define BYTE_HOLD 150
#define DEFAULT_ESCDELAY 50
/* A block without marks: at least so many bytes that wait already, and nothing but text, tabs and line ends. */
#define BURST 30
#define BURST_HOLD 20
/* An answer that takes longer, in milliseconds, comes over a slow line. */
#define SLOW_ANSWER 250
/* Empty reads of a readable terminal after which it counts as gone. */
#define EMPTY_READS 20

/* Our own codes for key sequences, far above those of curses and those it makes up for extended keys.  Each sequence
 * has a code of its own, so that the bytes it took are known. */
#define FIRST_CODE (KEY_MAX + 1000)
#define PASTE_START (KEY_MAX + 1200)
#define PASTE_END (KEY_MAX + 1201)

struct input {
    struct key held; /* read too far */
    bool has_held;
    char begun[4];  /* first bytes of a character whose others are still on their way, */
    int n_begun;    /* so many */
    bool (*bound) (int key, void *data); /* input_twins */
    void *bound_data;
    int escs; /* Escs waiting for a digit */
    bool owed; /* of two Escs that no 8 followed the second is still to be told */
    GString *paste;
    bool blocks;    /* a burst may be a block */
    GQueue *waiting; /* codes read too far, to be read again */
    bool mouse;       /* clicks are asked for */
    gint64 asked;     /* when the terminal was asked, 0 not */
    bool sentinel;    /* tell a test harness when all is read */
    guint64 bytes;    /* read so far */
    sigset_t outside; /* signals as they were: let in while waiting */
};

/* A signal can say one bit only; everything else is done outside its handler. */
static volatile sig_atomic_t input_ended;

/* clang-format off */
/* Keys that terminals send besides what terminfo says, and extended keys. */
static const struct {
    const char *sequence;
    int key;
} input_sequences[] = {
    { "\033[A", K_UP }, { "\033[B", K_DOWN }, { "\033[C", K_RIGHT }, { "\033[D", K_LEFT },
    { "\033OA", K_UP }, { "\033OB", K_DOWN }, { "\033OC", K_RIGHT }, { "\033OD", K_LEFT },
    { "\033[H", K_HOME }, { "\033[F", K_END }, { "\033OH", K_HOME }, { "\033OF", K_END },
    { "\033[1~", K_HOME }, { "\033[4~", K_END }, { "\033[7~", K_HOME }, { "\033[8~", K_END },
    { "\033[2~", K_INSERT }, { "\033[3~", K_DELETE }, { "\033[5~", K_PAGE_UP }, { "\033[6~", K_PAGE_DOWN },
    { "\033[Z", K_BACKTAB },
    { "\033OP", K_F1 }, { "\033OQ", K_F2 }, { "\033OR", K_F3 }, { "\033OS", K_F4 },
    { "\033[11~", K_F1 }, { "\033[12~", K_F2 }, { "\033[13~", K_F3 }, { "\033[14~", K_F4 },
    { "\033[[A", K_F1 }, { "\033[[B", K_F2 }, { "\033[[C", K_F3 }, { "\033[[D", K_F4 }, { "\033[[E", K_F5 },
    { "\033[15~", K_F5 }, { "\033[17~", K_F6 }, { "\033[18~", K_F7 }, { "\033[19~", K_F8 },
    { "\033[20~", K_F9 }, { "\033[21~", K_F10 },
    { "\033[19;2~", K_SHIFT_F8 }, { "\033[32~", K_SHIFT_F8 },
    { "\033[1;2A", K_SHIFT_UP }, { "\033[1;2B", K_SHIFT_DOWN }, { "\033[1;2D", K_SHIFT_LEFT }, { "\033[1;2C", K_SHIFT_RIGHT },
    { "\033[1;5D", K_CTRL_LEFT }, { "\033[1;5C", K_CTRL_RIGHT },
    { "\033[1;5H", K_CTRL_HOME }, { "\033[1;5F", K_CTRL_END },
    { "\033[5;5~", K_CTRL_PAGE_UP }, { "\033[6;5~", K_CTRL_PAGE_DOWN },
};

/* Keys that curses names itself. */
static const struct {
    int code;
    int key;
} input_curses_keys[] = {
    { KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
    { KEY_HOME, K_HOME }, { KEY_END, K_END }, { KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN },
    { KEY_BACKSPACE, K_BACKSPACE }, { KEY_DC, K_DELETE }, { KEY_IC, K_INSERT }, { KEY_BTAB, K_BACKTAB },
    { KEY_ENTER, K_ENTER }, { KEY_RESIZE, K_RESIZE },
    { KEY_F (1), K_F1 }, { KEY_F (2), K_F2 }, { KEY_F (3), K_F3 }, { KEY_F (4), K_F4 }, { KEY_F (5), K_F5 },
    { KEY_F (6), K_F6 }, { KEY_F (7), K_F7 }, { KEY_F (8), K_F8 }, { KEY_F (9), K_F9 }, { KEY_F (10), K_F10 },
    { KEY_F (20), K_SHIFT_F8 }, { KEY_SR, K_SHIFT_UP }, { KEY_SF, K_SHIFT_DOWN }, { KEY_SLEFT, K_SHIFT_LEFT },
    { KEY_SRIGHT, K_SHIFT_RIGHT },
};

/* clang-format on */

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
    for (size_t i = 0; i < G_N_ELEMENTS (input_sequences); i++)
        define_key (input_sequences[i].sequence, FIRST_CODE + (int)i);
    define_key ("\033[200~", PASTE_START);
    define_key ("\033[201~", PASTE_END);
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

const char *
input_held (const struct input *input)
{
    return input->escs == 0 ? NULL : input->escs == 1 ? "Esc-" : "Esc Esc-";
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

/* Tells a test harness, behind all that was drawn, that the program is about to wait and how much it has read. */
static void
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

/* One byte (0..255) or one named key (above), or -1 if none came within `timeout` (0: at once). */
static int
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

static bool
input_continues (int byte)
{
    return byte >= 0x80 && byte <= 0xbf;
}

/* Completes a character that began with `first`, or goes on with the one that was begun; broken bytes give U+FFFD, and what follows
 * is not lost.  Where the rest does not come at once, on a slow line, what is there is held, and nothing is told. */
static struct key
input_character (struct input *input, int first)
{
    struct key key = { .code = K_TEXT };
    int have = input->n_begun, length;

    memcpy (key.text, input->begun, (size_t)have);
    key.text[have++] = (char)first;
    input->n_begun = 0;
    first = (unsigned char)key.text[0];
    length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first >= 0x80 && (first < 0xc2 || first > 0xf4))
        length = 0;
    while (have < length) {
        int next = input_code (input, BYTE_HOLD);
        if (next < 0 && !input_ended) {
            memcpy (input->begun, key.text, (size_t)have);
            input->n_begun = have;
            return (struct key){ .code = K_NONE };
        }
        if (!input_continues (next)) {
            if (next >= 0)
                g_queue_push_head (input->waiting, GINT_TO_POINTER (next));
            break;
        }
        key.text[have++] = (char)next;
    }
    key.text[have] = '\0';
    if (have != length || !g_utf8_validate (key.text, -1, NULL))
        g_strlcpy (key.text, "\357\277\275", sizeof key.text);
    return key;
}

static struct key
input_control (int byte)
{
    struct key key = { .code = K_CTRL + byte + 64 };

    if (byte == '\r')
        key.code = K_ENTER;
    else if (byte == '\t')
        key.code = K_TAB;
    else if (byte == 0x1b)
        key.code = K_ESC;
    else if (byte == 0x08 || byte == 0x7f)
        key.code = K_BACKSPACE;
    return key;
}

/* Everything between the marks of a bracketed paste. */
static struct key
input_paste (struct input *input)
{
    struct key key = { .code = K_PASTE };
    int code;

    g_string_truncate (input->paste, 0);
    while ((code = input_code (input, 2000)) >= 0 && code != PASTE_END) {
        if (code >= 256)
            continue;
        if (code == '\n' && input->paste->len > 0 && input->paste->str[input->paste->len - 1] == '\n')
            continue; /* CR LF */
        g_string_append_c (input->paste, code == '\r' ? '\n' : (char)code);
    }
    key.paste = input->paste->str;
    return key;
}

void
input_expect_block (struct input *input, bool on)
{
    input->blocks = on;
}

/* So many bytes wait in the terminal. */
static int
input_waiting (void)
{
    int n = 0;

    return ioctl (STDIN_FILENO, FIONREAD, &n) == 0 ? n : 0;
}

/* A block that came like keys: takes all of the burst; what turns out to be keys is read again.  The byte read
 * first begins it. */
static bool
input_burst (struct input *input, int first)
{
    g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (int));
    bool tabs = false;
    int code = first, ends = 0;

    if (!input->blocks || !g_queue_is_empty (input->waiting) || first >= 256 || (first < 32 && first != '\t') || input_waiting () < BURST)
        return false;
    do {
        bool text = code < 256 && (code >= 32 || code == '\t' || code == '\r' || code == '\n') && code != 127;
        g_array_append_val (codes, code);
        tabs = tabs || code == '\t';
        ends += code == '\r' || code == '\n';
        if (!text) { /* a key among them: no block */
            tabs = false;
            ends = 0;
            break;
        }
    } while ((code = input_code (input, BURST_HOLD)) >= 0);
    if (ends == 0 || (!tabs && ends < 3)) {
        for (guint i = 1; i < codes->len; i++)
            g_queue_push_tail (input->waiting, GINT_TO_POINTER (g_array_index (codes, int, i)));
        return false;
    }
    g_string_truncate (input->paste, 0);
    for (guint i = 0; i < codes->len; i++) {
        char c = (char)g_array_index (codes, int, i);
        g_string_append_c (input->paste, c == '\r' ? '\n' : c);
    }
    return true;
}

/* A byte or named key as a key. */
static struct key
input_key (struct input *input, int code)
{
    struct key key = { .code = K_NONE };

    if (code < 0) {
        key.code = input_ended ? K_END_INPUT : K_NONE;
        return key;
    }
    if (!input_continues (code))
        input->n_begun = 0; /* the rest never came */
    if (code == PASTE_START)
        return input_paste (input);
    if (input->n_begun == 0 && input_burst (input, code)) {
        key.code = K_PASTE;
        key.paste = input->paste->str;
        return key;
    }
    if (code >= FIRST_CODE && code < FIRST_CODE + (int)G_N_ELEMENTS (input_sequences))
        key.code = input_sequences[code - FIRST_CODE].key;
    for (size_t i = 0; i < G_N_ELEMENTS (input_curses_keys); i++) {
        if (input_curses_keys[i].code == code)
            key.code = input_curses_keys[i].key;
    }
    if (code >= 256)
        return key;
    return code < 32 || code == 127 ? input_control (code) : input_character (input, code);
}

/* A key that is not yet decided upon: reads it, telling `idle` before waiting.  A wait that ends by itself in a moment
 * (`held`) is none that a test harness is told of. */
static struct key
input_next (struct input *input, int timeout, bool held, void (*idle) (void *data), void *data)
{
    int code = input_code (input, 0);
    bool joined = code >= 0;
    struct key key;

    if (code < 0 && !input_ended) {
        idle (data);
        if (!held)
            input_tell (input);
        code = input_code (input, timeout);
    }
    key = input_key (input, code);
    key.joined = joined;
    return key;
}

static void
input_hold (struct input *input, struct key key)
{
    if (key.code == K_NONE)
        return;
    input->held = key;
    input->has_held = true;
}

/* A sequence that curses does not know: a click, an answer of the terminal; all others are keys that mean nothing here, and not
 * an Esc with text behind it. */
static struct key
input_sequence (struct input *input)
{
    struct key key = { .code = K_NONE };
    char text[32];
    int length = 0, code, button, row, column;

    while ((code = input_code (input, BYTE_HOLD)) >= 0x20 && code < 0x40) {
        if (length < (int)sizeof text - 2)
            text[length++] = (char)code;
    }
    text[length++] = code > 0 && code < 0x7f ? (char)code : '\0';
    text[length] = '\0';
    if (sscanf (text, "<%d;%d;%dM", &button, &column, &row) == 3 && code == 'M') {
        key = (struct key){ .code = button == 0 ? K_CLICK : button == 64 ? K_UP : button == 65 ? K_DOWN : K_NONE, .y = row - 1, .x = column - 1 };
    } else if (code == 'R' && sscanf (text, "%d;%dR", &row, &column) == 2 && input->asked != 0) {
        key = (struct key){ .code = K_TERMINAL, .wide = column == 3, .slow = g_get_monotonic_time () - input->asked > SLOW_ANSWER * 1000 };
        input->asked = 0;
    }
    return key;
}

void
input_twins (struct input *input, bool (*bound) (int key, void *data), void *data)
{
    input->bound = bound;
    input->bound_data = data;
}

static bool
input_has_twins (const struct input *input)
{
    for (int key = K_F1; key <= K_F10; key++)
        if (input->bound (key, input->bound_data))
            return true;
    return false;
}

/* What follows an Esc that is not to be waited for: nothing, unless it is there already. */
static struct key
input_at_once (struct input *input)
{
    int code = input_code (input, 0);
    struct key key = input_key (input, code);

    key.joined = code >= 0;
    return key;
}

/* An Esc came: a digit behind it makes it a function key, anything else leaves it what it is. */
static struct key
input_escape (struct input *input, void (*idle) (void *data), void *data)
{
    struct key esc = { .code = K_ESC };
    struct key key;

    bool twins = input_has_twins (input);
    int twin;

    input->escs = twins ? 1 : 0;
    key = twins ? input_next (input, ESC_HOLD, true, idle, data) : input_at_once (input);
    if (key.joined && key.code == K_TEXT && key.text[0] == '[') {
        input->escs = 0;
        return input_sequence (input);
    }
    if (key.code == K_ESC && twins) {
        input->escs = 2;
        key = input_next (input, ESC_HOLD, true, idle, data);
        if (key.code != K_TEXT || key.text[0] != '8') {
            input_hold (input, key);
            input->escs = 0;
            input->owed = true;
            return esc;
        }
        key.code = K_SHIFT_F8;
        input->escs = 0;
        return key;
    }
    input->escs = 0;
    if (key.code == K_TEXT && key.text[0] >= '0' && key.text[0] <= '9' && key.text[1] == '\0') {
        twin = key.text[0] == '0' ? K_F10 : K_F1 + (key.text[0] - '1');
        if (input->bound (twin, input->bound_data)) {
            key.code = twin;
            return key;
        }
    }
    input_hold (input, key);
    return esc;
}

bool
input_stopped (struct input *input)
{
    struct key key;

    if (input->has_held)
        return input->held.code == K_ESC;
    key = input_key (input, input_code (input, 0));
    if (key.code != K_ESC)
        input_hold (input, key);
    return key.code == K_ESC || key.code == K_END_INPUT;
}

struct key
input_read (struct input *input, int timeout, void (*idle) (void *data), void *data)
{
    struct key key;

    if (input->owed) {
        input->owed = false;
        return (struct key){ .code = K_ESC };
    }
    if (input->has_held) {
        input->has_held = false;
        key = input->held;
    } else {
        key = input_next (input, timeout, false, idle, data);
    }
    if (input_ended)
        key.code = K_END_INPUT;
    if (key.code == K_ESC)
        return input_escape (input, idle, data);
    return key;
}
