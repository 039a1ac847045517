/* Tables in plain text: box drawing with merged heads, on as many pages as they need. */
#ifndef PRINT_TEXT_GRID_H
#define PRINT_TEXT_GRID_H

#include "text-page.h"

/* The page width that a table asks for: the usual one, or more where it is wide and may lie across. */
int text_grid_page_width (const struct text_pager *pager, const struct grid *grid);
/* Prints it from the present line on, on the page of its headings where it has some; returns the folio of its first page. */
int text_grid_print (struct text_pager *pager, const struct grid *grid, bool headed);
/* Lines of it that must stand on the page of its headings: all where they and the `above` lines over them fit on one, else some rows. */
int text_grid_first (const struct text_pager *pager, const struct grid *grid, int above);

#endif
