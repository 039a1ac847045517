/* A screen that is a list of places: findings, queries, changes, hits and the like.  What differs is the lines, what stands
 * around them, where Enter leads, and a few keys; the rest is here. */
#ifndef UI_LIST_SCREEN_H
#define UI_LIST_SCREEN_H

#include "list.h"

struct list_screen {
    struct screen screen;
    struct list list;
    int width; /* cells of the screen for which the lines were made */
};

/* What stands around the list; the texts are swallowed, NULL is none. */
struct list_around {
    char *title, *subtitle;
    char *above;      /* a line over the heads */
    char *heads;      /* of the columns */
    char *chosen;     /* all of the chosen line, below the list */
    const char *note; /* on the message rows, for want of a message */
};

struct list_class {
    struct screen_class screen; /* LIST_SCREEN, and .address and .refresh where there are some */
    enum ui_state state;
    int closes;   /* screens that Enter closes before it goes to the line's address */
    int details;  /* the chosen line is told in a part of its own, one in so many of the rows; 0: it is not */
    /* Makes the lines anew; the list is empty. */
    void (*fill) (struct list_screen *screen, struct ui *ui);
    void (*around) (struct list_screen *screen, struct ui *ui, struct list_around *around);
    /* Keys of its own, before all others; `digit` is the character typed, 0 none.  False: not mine.  May be NULL. */
    bool (*handle) (struct list_screen *screen, struct ui *ui, enum action action, char digit);
    /* A text that nothing else took: typed over the chosen line.  May be NULL. */
    void (*type) (struct list_screen *screen, struct ui *ui, const char *text);
    /* Frees what it has besides the list.  May be NULL. */
    void (*clear) (struct list_screen *screen);
};
#define LIST_SCREEN .state = list_screen_state, .draw = list_screen_draw, .handle = list_screen_handle, .free = list_screen_free

/* `size` bytes, of which the first are the struct list_screen; empty until list_screen_fill. */
gpointer list_screen_new (struct ui *ui, const struct list_class *class, gsize size);
void list_screen_fill (struct list_screen *screen, struct ui *ui);
/* A line: the place, a column wide, and what is said of it. */
struct list_line *list_screen_add (struct list_screen *screen, enum look look, const char *address, const char *place, const char *text);

enum ui_state list_screen_state (struct screen *screen);
void list_screen_draw (struct screen *screen, struct ui *ui);
bool list_screen_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key);
void list_screen_refresh (struct screen *screen, struct ui *ui);
char *list_screen_address (struct screen *screen);
void list_screen_free (struct screen *screen);

#endif
