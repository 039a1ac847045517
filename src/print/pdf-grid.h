/* What the files of the PDF's tables share. */
#ifndef PRINT_PDF_GRID_H
#define PRINT_PDF_GRID_H

#include "grid.h"
#include "pdf-private.h"

struct type { /* points */
    double size;
    double leading; /* from line to line in a cell */
    double pad_x, pad_y;
};

struct grid_style {
    struct pdf *pdf;
    const struct type *type;
};

#define THICK_LINE 0.9 /* around a table */

/* The text of a cell set in `width` Pango units, with the padding; -1: on one line. */
PangoLayout *pdf_grid_layout (const struct grid_style *style, const struct grid_cell *cell, int width);
/* Draws heads and rows from the present line on, in the middle of the page. */
void pdf_grid_draw (struct pdf *pdf, const struct grid_slice *slice, const struct grid_measure *measure, const struct grid_style *style);

#endif
