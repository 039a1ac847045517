/* A list of lines to choose from or to page through, shared by the screens that are lists. */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "screen.h"

struct list_line {
    char *text;
    char *address; /* where Enter goes; NULL nowhere */
    int indent;    /* cells */
    enum look look;
    char mark; /* stands before the text; 0 none */
    int data;  /* for the screen that made it */
};

struct list {
    GPtrArray *lines; /* of struct list_line * */
    int first;        /* first visible */
    int current;      /* chosen */
    int shift;        /* cells scrolled to the right (pager) */
    bool pager;       /* read only: moving scrolls, nothing is chosen */
    int rows;         /* visible at the last repaint */
};

void list_init (struct list *list, bool pager);
void list_clear (struct list *list);
struct list_line *list_add (struct list *list, enum look look, const char *address, const char *text);
/* A paragraph wrapped to `width` cells. */
void list_add_wrapped (struct list *list, enum look look, int indent, int width, const char *text);
const struct list_line *list_current (const struct list *list);
/* "9/40": the chosen line and how many there are; "" where all are seen in `rows`. */
char *list_where (const struct list *list, int rows);
void list_draw (struct list *list, struct ui *ui, struct layout_rect rect);
/* Moves; false where the action is none of moving. */
bool list_handle (struct list *list, enum action action);

#endif
