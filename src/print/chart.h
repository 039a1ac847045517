/* A chart as shapes on a sheet, for whoever can draw: points, from the upper left corner. */
#ifndef PRINT_CHART_H
#define PRINT_CHART_H

#include "core/report.h"

enum chart_shape_kind { SHAPE_BOX, SHAPE_SLICE, SHAPE_LINE, SHAPE_TEXT };

struct chart_shape {
    enum chart_shape_kind kind;
    double x, y;      /* upper left corner; centre of a slice; of a text the baseline, at its align */
    double w, h;      /* box; of a line to where it leads */
    double from, to;  /* slice: turns clockwise from the top, 0..1 */
    double radius;
    int shade;        /* 0..CHART_SHADES - 1 */
    enum align align; /* of a text */
    char *text;
};
enum { CHART_SHADES = 8 };
extern const char *const chart_shades[CHART_SHADES]; /* "#4472c4" ...; told from each other in grey, too */

#define CHART_TYPE 10.5 /* size of its letters */

/* The shapes (of struct chart_shape *, free with g_ptr_array_unref) in `width`; *height gets how high they are. */
GPtrArray *chart_shapes (const struct chart *chart, double width, double *height);

#endif
