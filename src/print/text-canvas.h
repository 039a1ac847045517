/* A rectangle of cells to draw a table on. */
#ifndef PRINT_TEXT_CANVAS_H
#define PRINT_TEXT_CANVAS_H

#include <glib.h>

struct canvas_place {
    const char *text; /* one character with its marks; NULL blank */
    gsize length;     /* 0: the second half of a wide one */
};

struct canvas {
    int width, height;
    struct canvas_place *at;
    GStringChunk *texts; /* what was drawn */
};

void canvas_init (struct canvas *canvas, int width, int height);
void canvas_clear (struct canvas *canvas);
/* Draws a text from (x, y) to the right; what lies outside is left out. */
void canvas_text (struct canvas *canvas, int x, int y, const char *text);
/* Line y behind `indent` blanks.  Free with g_free. */
char *canvas_line (const struct canvas *canvas, int y, int indent);

#endif
