/* A canvas of cells, each holding one character, so that what is drawn later replaces what stands there cell by cell. */
#include "text-canvas.h"

#include "core/text.h"

void
canvas_init (struct canvas *canvas, int width, int height)
{
    *canvas = (struct canvas){.width = width, .height = height, .texts = g_string_chunk_new (4096)};
    canvas->at = g_new0 (struct canvas_place, (gsize)(width * height + 1));
}

void
canvas_clear (struct canvas *canvas)
{
    g_string_chunk_free (canvas->texts);
    g_free (canvas->at);
}

static void
canvas_set (struct canvas *canvas, int x, int y, const char *text, size_t length)
{
    if (x >= 0 && x < canvas->width && y >= 0 && y < canvas->height)
        canvas->at[y * canvas->width + x] = (struct canvas_place){ text, length };
}

void
canvas_text (struct canvas *canvas, int x, int y, const char *text)
{
    const char *kept = g_string_chunk_insert (canvas->texts, text);
    for (size_t at = 0; kept[at] != '\0';) {
        size_t next = text_next (kept, at);
        int width = text_span_width (kept + at, next - at);
        canvas_set (canvas, x, y, kept + at, next - at);
        for (int i = 1; i < width; i++)
            canvas_set (canvas, x + i, y, "", 0);
        x += width;
        at = next;
    }
}

char *
canvas_line (const struct canvas *canvas, int y, int indent)
{
    GString *line = g_string_sized_new ((gsize)(indent + canvas->width) * 3);
    for (int i = 0; i < indent; i++)
        g_string_append_c (line, ' ');
    for (int x = 0; x < canvas->width; x++) {
        const struct canvas_place *place = &canvas->at[y * canvas->width + x];
        g_string_append_len (line, place->text != NULL ? place->text : " ", place->text != NULL ? (gssize)place->length : 1);
    }
    return g_string_free (line, FALSE);
}
