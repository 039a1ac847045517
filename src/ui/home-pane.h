/* What concerns the chosen line of the contents, beside them on wide screens. */
#ifndef UI_HOME_PANE_H
#define UI_HOME_PANE_H

#include "screen.h"

/* `section` NULL: the whole book. */
void home_pane_draw (struct ui *ui, const struct book_section *section, struct layout_rect rect);

#endif
