/* Where things stand on a screen of a given size: rows of the frame, columns of a grid, what scrolls.  Pure numbers:
 * knows no terminal, no text and no book, so that every size can be tested. */
#ifndef CORE_LAYOUT_H
#define CORE_LAYOUT_H

#include <stdbool.h>

/* The smallest screen the program works on. */
#define LAYOUT_MIN_WIDTH 60
#define LAYOUT_MIN_HEIGHT 20

struct layout_rect {
    int y, x;
    int height, width;
};

/* Rows of one screen; -1 where the row is folded away. */
struct layout_frame {
    bool too_small; /* nothing but one message can be shown; all else is unset */
    int title;      /* first header row */
    int subtitle;   /* second header row; folded below 24 rows */
    int rule;       /* line below the headers */
    struct layout_rect body;
    int rule_below; /* line below the body */
    int about;      /* what this cell is */
    int finding;    /* first row of its worst finding */
    int n_finding;  /* 0 folded */
    int edit;       /* edit line; never one of the last three rows: an input method's window needs room */
    int message;    /* first of two message rows */
    int keys;       /* last row */
};

/* The frame of a screen with `detail` (about, finding and edit rows below the body) or without. */
struct layout_frame layout_frame (int width, int height, bool detail);

/* One column of a grid: `want` cells, at least `least`; `flex` columns share what is left over. */
struct layout_field {
    int want, least;
    bool flex;
    int x;     /* result: first cell, from the left of the grid */
    int width; /* result: 0 = scrolled out */
};

/* Distributes `width` cells: column 0 (the labels) always stands, the others with one blank between scroll so that
 * `current` (an index into `columns`, 0 = any) is among them and, where there is room, all to `last`.  `first` is the first
 * scrolled column shown before; the new one is returned: the same wherever that shows what it must. */
int layout_columns (int width, struct layout_field *columns, int n, int first, int current, int last);

/* The first of `n` lines (heights[i] rows each) to be shown in `rows` rows so that line `current` is whole, or at least
 * its start where it is taller; moves as little as possible from `first`. */
int layout_scroll (const int *heights, int n, int rows, int first, int current);

/* Cells of a pane at the right of a screen of `width`, its line included; 0 where there is no room for one. */
int layout_pane (int width);

/* A box of the wanted size in the middle of the screen, cut to it, its last row never among the last three. */
struct layout_rect layout_popup (int width, int height, int want_height, int want_width);

#endif
