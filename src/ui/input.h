/* Keys from the terminal: bytes -> struct key.  Decodes UTF-8 itself (after one broken byte get_wch swallows what
 * follows), holds a lone Esc until it is clear whether a digit makes it a function key, collects pastes.  Knows curses;
 * knows no screen. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <glib.h>
#include <stdbool.h>

/* What was pressed.  Control keys are K_CTRL + the capital letter. */
enum key_code {
    K_NONE,      /* nothing came in time */
    K_END_INPUT, /* the terminal is gone, or the program was told to end */
    K_RESIZE,
    K_TEXT,  /* one character: key.text */
    K_PASTE, /* pasted text: key.paste */
    K_ENTER,
    K_TAB,
    K_BACKTAB,
    K_ESC,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_CTRL_LEFT,
    K_CTRL_RIGHT,
    K_CTRL_HOME,
    K_CTRL_END,
    K_CTRL_PAGE_UP,
    K_CTRL_PAGE_DOWN,
    K_F1,
    K_F2,
    K_F3,
    K_F4,
    K_F5,
    K_F6,
    K_F7,
    K_F8,
    K_F9,
    K_F10,
    K_SHIFT_F8,
    K_SHIFT_UP,
    K_SHIFT_DOWN,
    K_SHIFT_LEFT,
    K_SHIFT_RIGHT,
    K_CLICK,    /* of the mouse: key.y, key.x */
    K_TERMINAL, /* the terminal's answer to input_ask: key.wide, key.slow */
    K_COLON, /* never read: how the table of actions names the character */
    K_CTRL = 0x100,
};

struct key {
    int code;
    char text[8];      /* K_TEXT: one UTF-8 character, not checked for control characters above ASCII */
    bool joined;       /* came right behind the key before, without a wait between */
    int y, x;          /* K_CLICK: row and column from 0 */
    bool wide, slow;   /* K_TERMINAL: draws characters of ambiguous width over two cells; answered late */
    const char *paste; /* K_PASTE: with '\n' for line ends; good until the next input_read */
};

struct input;

/* The screen must be open (draw_open). */
struct input *input_new (void);
void input_free (struct input *input);

/* The next key.  Before it has to wait it calls `idle` once, to bring the screen up to date.  Returns K_NONE after
 * `timeout` milliseconds without a key; negative = waits for ever. */
struct key input_read (struct input *input, int timeout, void (*idle) (void *data), void *data);

/* Which function keys mean something where the user is: only those have an Esc twin.  Elsewhere an Esc is one, and the digit behind it is a digit. */
void input_twins (struct input *input, bool (*bound) (int key, void *data), void *data);

/* While the program works and does not wait: whether Esc was pressed.  The first other key is kept for input_read. */
bool input_stopped (struct input *input);

/* Gives the terminal to another program, and takes it back (draw_release, draw_regain). */
void input_release (struct input *input);
void input_regain (struct input *input);

/* Takes clicks and the wheel (which moves like the arrows) from the terminal, whose own marking of text then needs Shift. */
void input_mouse (struct input *input, bool on);
/* Asks the terminal how it draws “, which shows for a moment in the empty second row; the answer comes as K_TERMINAL. */
void input_ask (struct input *input);

/* Where a burst of keys is a block pasted by a terminal that does not say so (no bracketed paste): lines and tabs come faster
 * than anybody types. */
void input_expect_block (struct input *input, bool on);

/* GSpawnChildSetupFunc: gives a child the signals as they were before this program held them back. */
void input_child (gpointer input);

/* "Esc-" or "Esc Esc-" while an Esc waits for its digit, else NULL. */
const char *input_held (const struct input *input);

#endif
