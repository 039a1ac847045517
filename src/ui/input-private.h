/* What the files of the keys share: input.c (bytes into keys), input-terminal.c (the terminal itself: waiting, reading bytes, asking),
 * input-keys.c (what sequences mean). */
#ifndef UI_INPUT_PRIVATE_H
#define UI_INPUT_PRIVATE_H

#include "input.h"

#include <curses.h>
#include <signal.h>

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

/* input-keys.c: tells curses of them, and what key such a code is, or one that curses names; K_NONE neither. */
void input_define_keys (void);
int input_named_key (int code);

/* input-terminal.c: one byte (0..255) or one named key (above), or -1 if none came within `timeout` (0: at once). */
int input_code (struct input *input, int timeout);
/* Tells a test harness, behind all that was drawn, that the program is about to wait and how much it has read. */
void input_tell (struct input *input);
/* The terminal is gone, or the program was told to end. */
bool input_over (void);

#endif
