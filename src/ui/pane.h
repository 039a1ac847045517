/* What the current figure is made of and what uses it, beside the cells of wide and high screens. */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "screen.h"

/* From so many rows on the pane has room for it below the sentences. */
#define PANE_LEAST_ROWS 24

/* An area that is filled from the top; what has no room is left out. */
struct pane {
    struct ui *ui;
    struct layout_rect rect;
    int y; /* the next row */
};
void pane_head (struct pane *pane, const char *title);
void pane_line (struct pane *pane, int indent, enum look look, const char *text);
/* Wrapped to at most so many rows. */
void pane_text (struct pane *pane, int indent, enum look look, int most, const char *text);

void pane_draw (struct ui *ui, const struct cell *cell, bool prior, struct layout_rect rect);

#endif
