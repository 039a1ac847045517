/* What all screens share: the program's state, the stack of screens, messages, going to a cell.  A screen is one file
 * with a struct screen_class; it draws from the book each time and keeps no figure of its own. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "draw.h"
#include "keymap.h"
#include "session/session.h"
#include "ui.h"

struct ui;
struct screen;

struct screen_class {
    bool popup;  /* drawn over the screen below */
    bool detail; /* has rows for the cell, its finding and the edit line */
    enum ui_state (*state) (struct screen *screen);
    void (*draw) (struct screen *screen, struct ui *ui);
    /* False: not mine, the program decides. */
    bool (*handle) (struct screen *screen, struct ui *ui, enum action action, const struct key *key);
    /* The book changed: rows may have come or gone.  May be NULL. */
    void (*refresh) (struct screen *screen, struct ui *ui);
    /* Something else is about to be done: accept what is being typed, or keep it as pending.  May be NULL. */
    void (*leave) (struct screen *screen, struct ui *ui);
    /* The cell where the user is, with @layer; NULL none.  g_free.  May be NULL. */
    char *(*address) (struct screen *screen);
    void (*free) (struct screen *screen);
};

struct screen {
    const struct screen_class *class;
};

/* Last year's layer: what F4 shows beside the figures. */
enum layers_shown { LAYERS_OFF, LAYERS_PRIOR, LAYERS_DIFFERENCE, LAYERS_RATE, N_LAYERS_SHOWN };

/* The walk from problem to problem (F8). */
struct walk {
    char *key;  /* the problem last gone to; NULL none */
    char *at;   /* the address that it led to */
    char *from; /* the section where it began; NULL none */
    int index;  /* the place of the problem among all then */
};
void walk_clear (struct walk *walk);

struct ui {
    struct draw *draw;
    struct input *input;
    struct session *session; /* NULL while the books are listed */
    const struct ui_options *options;
    char *path;
    GPtrArray *screens;  /* of struct screen *, the last is on top */
    GHashTable *pending; /* address -> text that is no value, kept until it is put right or dropped */
    GHashTable *units;   /* set of "address TAB figure" that were said to be in the right unit */
    GPtrArray *commands; /* lines of the command line, the newest last */
    GPtrArray *jumps;    /* addresses to go back to */
    GHashTable *asked;   /* addresses with queries that are not closed; made anew for each repaint */
    char *login;         /* who logged in at this file; NULL nobody */
    GHashTable *worst;   /* node -> struct finding *, the worst of each cell; made anew for each repaint */
    GString *message;    /* stays until the next key */
    enum look message_look;
    enum layers_shown layers;
    struct walk walk;
    char *kept;    /* what the open prompt is about */
    char *section; /* shown last, until the home screen stands on it; NULL none */
    bool ascii, mouse, slow; /* as in struct ui_options, and as set since */
    bool colour;
    bool quit;
    bool chosen;   /* the key before was a digit that chose: an Enter behind it has nothing more to do */
    bool anew; /* the next repaint trusts nothing on the terminal */
};

/* The stack.  ui_push swallows the screen. */
void ui_push (struct ui *ui, struct screen *screen);
void ui_pop (struct ui *ui);
struct screen *ui_top (struct ui *ui);
/* The topmost screen of a class, NULL none; and everything above it is closed. */
struct screen *ui_pop_to (struct ui *ui, const struct screen_class *class);

void ui_say (struct ui *ui, enum look look, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* Swallows the error. */
void ui_say_error (struct ui *ui, GError *error);
/* After something that changes the book: lets the screens follow and says what was done, or says why not.  Swallows both texts. */
void ui_end (struct ui *ui, bool done, GError *error, char *said);

/* Draws now, while the program works and does not wait for a key. */
void ui_show (struct ui *ui);

/* Does an action as if its key had been pressed on the top screen. */
void ui_do (struct ui *ui, enum action action);
/* A key goes to the top screen. */
void ui_press (struct ui *ui, const struct key *key);
/* Gives the terminal to something else, and takes it back. */
void ui_release (struct ui *ui);
void ui_regain (struct ui *ui);
/* After every call of session that changes the book: lets the screens follow. */
void ui_changed (struct ui *ui);

/* The cell where the user is (the topmost screen that has one), with @layer; NULL none.  g_free. */
char *ui_address (struct ui *ui);
/* Goes to a cell or, with its id alone, a section; `remember` where it was for jumping back.  False: said why. */
bool ui_go (struct ui *ui, const char *address, bool remember);
/* The same for what a query may be on: a cell, section.row or a section. */
bool ui_go_target (struct ui *ui, const char *target);
/* Goes to a cell and types a text there, to be accepted by the user. */
void ui_type (struct ui *ui, const char *address, const char *text);
void ui_jump_back (struct ui *ui);
/* Opens the screen of a section on top of the present one. */
struct screen *ui_open_section (struct ui *ui, const struct book_section *section);
/* Opens a book of the file and its home screen; false: said why. */
bool ui_open_book (struct ui *ui, const char *which);

struct book *ui_book (struct ui *ui);
bool ui_can_write (struct ui *ui);
/* Draws title rows with the state at the right and, below, message and keys.  Where there is little room the title is cut, but
 * for what is behind a TAB in it. */
struct layout_frame ui_frame (struct ui *ui, struct screen *screen, const char *title, const char *subtitle);
/* Words on the two message rows, for want of a message. */
void ui_note (struct ui *ui, const struct layout_frame *frame, enum look look, const char *text);

#endif
