/* What the current figure is made of and what uses it, beside the cells of wide and high screens. */
#ifndef UI_PANE_H
#define UI_PANE_H

#include "screen.h"

/* From so many rows on the pane has room for it below the sentences. */
#define PANE_LEAST_ROWS 24

void pane_draw (struct ui *ui, const struct cell *cell, bool prior, struct layout_rect rect);

#endif
