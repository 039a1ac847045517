/* A canvas of cells, each holding one character, so that what is drawn later replaces what stands there cell by cell. */
#include "text-canvas.h"

#include "core/text.h"

void
canvas_init (struct canvas *canvas, int width, int height)
{
    *canvas = (struct canvas){.width = width, .height = height};
    canvas->at = g_new0 (char *, (gsize)(width * height + 1));
}

void
canvas_clear (struct canvas *canvas)
{
    for (int i = 0; i < canvas->width * canvas->height; i++)
        g_free (canvas->at[i]);
    g_free (canvas->at);
}

static void
canvas_set (struct canvas *canvas, int x, int y, const char *text, size_t length)
{
    if (x < 0 || x >= canvas->width || y < 0 || y >= canvas->height)
        return;
    char **place = &canvas->at[y * canvas->width + x];
    g_free (*place);
    *place = g_strndup (text, length);
}

void
canvas_text (struct canvas *canvas, int x, int y, const char *text)
{
    for (size_t at = 0; text[at] != '\0';) {
        size_t next = text_next (text, at);
        g_autofree char *one = g_strndup (text + at, next - at);
        int width = text_width (one);
        canvas_set (canvas, x, y, one, next - at);
        for (int i = 1; i < width; i++)
            canvas_set (canvas, x + i, y, "", 0);
        x += width;
        at = next;
    }
}

char *
canvas_line (const struct canvas *canvas, int y, int indent)
{
    GString *line = g_string_new (NULL);
    for (int i = 0; i < indent; i++)
        g_string_append_c (line, ' ');
    for (int x = 0; x < canvas->width; x++) {
        const char *one = canvas->at[y * canvas->width + x];
        g_string_append (line, one ? one : " ");
    }
    return g_string_free (line, FALSE);
}
