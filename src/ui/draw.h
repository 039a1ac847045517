/* The only writer of cells.  Screens write whole fields into a picture of the terminal; draw_show puts what changed on
 * the terminal in one go, ending with the cursor at the caret.  Knows curses; knows no book and no keys. */
#ifndef UI_DRAW_H
#define UI_DRAW_H

#include "core/layout.h"

#include <glib.h>
#include <stdbool.h>

/* What a piece of the screen is; colour is only an addition to the marks. */
enum look {
    LOOK_PLAIN,
    LOOK_TITLE,    /* first header row */
    LOOK_HEAD,     /* heads of columns, names of groups */
    LOOK_QUIET,    /* rules, hints */
    LOOK_COMPUTED, /* derived figures */
    LOOK_CURRENT,  /* the current cell or line */
    LOOK_EDIT,     /* text being typed */
    LOOK_ERROR,
    LOOK_WARNING,
    LOOK_MESSAGE,
    LOOK_KEYS,  /* bottom line */
    LOOK_FIELD, /* a typed reason inside a sentence */
    N_LOOKS
};

struct draw;

struct draw_options {
    bool ascii; /* lines of + - | */
    bool colour;
};

/* Takes over the terminal; NULL and a sentence where that is impossible. */
struct draw *draw_open (const struct draw_options *options, GError **error);
/* Gives the terminal back as it was; may be called twice. */
void draw_close (struct draw *draw);
/* Gives the terminal to another program for a while, and takes it back; what stands on it is then not known. */
void draw_release (struct draw *draw);
void draw_regain (struct draw *draw);
void draw_free (struct draw *draw);
/* Lines of + - | from now on. */
void draw_set_ascii (struct draw *draw, bool ascii);
/* Colours beside the marks, where the terminal has some. */
void draw_set_colour (struct draw *draw, bool colour);

/* The terminal has another size now: everything is drawn anew. */
void draw_resize (struct draw *draw);
int draw_width (const struct draw *draw);
int draw_height (const struct draw *draw);

/* An empty picture; every repaint begins with it. */
void draw_begin (struct draw *draw);
/* One field: `text` cleaned, cut to `width` cells at whole characters, padded.  align < 0 left, 0 centre, > 0 right. */
void draw_field (struct draw *draw, int y, int x, int width, int align, enum look look, const char *text);
/* As draw_field, left; a text that is cut ends in '>'. */
void draw_cut (struct draw *draw, int y, int x, int width, enum look look, const char *text);
/* Changes the look of cells that are drawn already. */
void draw_paint (struct draw *draw, int y, int x, int width, enum look look);
void draw_rule (struct draw *draw, int y, int x, int width);
void draw_upright (struct draw *draw, int y, int x, int height);
/* A blank area with a frame and a title on the frame. */
void draw_box (struct draw *draw, struct layout_rect rect, const char *title);
/* What a click on an area does: calls `click` with the object and the two numbers.  Good until the next repaint; where areas
 * overlap, the one drawn last counts, and what a pop-up covers is covered. */
typedef void (*draw_click) (void *object, void *user, int a, int b);
void draw_zone (struct draw *draw, struct layout_rect rect, draw_click click, void *object, int a, int b);
void draw_forget_zones (struct draw *draw);
/* False where nothing is there to be clicked. */
bool draw_clicked (struct draw *draw, int y, int x, void *user);
void draw_caret (struct draw *draw, int y, int x);
/* Asks the terminal to put a text on the clipboard (OSC 52); terminals that have none ignore it. */
void draw_clipboard (struct draw *draw, const char *text);
/* Puts the picture on the terminal; `anew` trusts nothing that stands there. */
void draw_show (struct draw *draw, bool anew);

#endif
