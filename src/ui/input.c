/* Keys from the terminal: bytes and named keys put together to characters, blocks, sequences and the twins of function keys.  Must not
 * know screens, books or actions. */
#include "config.h"

#include "input-private.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* How long a lone Esc waits for a digit, and a split character for its next byte, in milliseconds. */
#define ESC_HOLD 600
#define BYTE_HOLD 150
/* A block without marks: at least so many bytes that wait already, and nothing but text, tabs and line ends. */
#define BURST 30
#define BURST_HOLD 20
/* An answer that takes longer, in milliseconds, comes over a slow line. */
#define SLOW_ANSWER 250

const char *
input_held (const struct input *input)
{
    return input->escs == 0 ? NULL : input->escs == 1 ? "Esc-" : "Esc Esc-";
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
        if (next < 0 && !input_over ()) {
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
        key.code = input_over () ? K_END_INPUT : K_NONE;
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
    if (code >= 256) {
        key.code = input_named_key (code);
        return key;
    }
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

    if (code < 0 && !input_over ()) {
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
    if (input_over ())
        key.code = K_END_INPUT;
    if (key.code == K_ESC)
        return input_escape (input, idle, data);
    return key;
}
