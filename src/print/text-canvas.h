/* A rectangle of cells to draw a table on. */
#ifndef PRINT_TEXT_CANVAS_H
#define PRINT_TEXT_CANVAS_H

#include <glib.h>

struct canvas {
    int width, height;
    char **at; /* one character with its marks; "" the second half of a wide one; NULL blank */
};

void canvas_init (struct canvas *canvas, int width, int height);
void canvas_clear (struct canvas *canvas);
/* Draws a text from (x, y) to the right; what lies outside is left out. */
void canvas_text (struct canvas *canvas, int x, int y, const char *text);
/* Line y behind `indent` blanks.  Free with g_free. */
char *canvas_line (const struct canvas *canvas, int y, int indent);

#endif
