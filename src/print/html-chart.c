/* Charts of the HTML: drawings within the page, read aloud as their title and their words. */
#include "html-chart.h"

#include <math.h>

#include "chart.h"
#include "markup.h"

#define CHART_WIDTH 442.0 /* points: the type area of the PDF */

/* Tenths of a point; no decimal comma, whatever the locale. */
static void
chart_number (GString *out, const char *name, double number)
{
    long tenths = lround (number * 10);
    g_string_append_printf (out, " %s=\"%s%ld.%ld\"", name, tenths < 0 ? "-" : "", labs (tenths) / 10, labs (tenths) % 10);
}

static void
chart_point (GString *out, double x, double y)
{
    long a = lround (x * 10), b = lround (y * 10);
    g_string_append_printf (out, "%ld.%ld,%ld.%ld", a / 10, labs (a) % 10, b / 10, labs (b) % 10);
}

static void
chart_slice (GString *out, const struct chart_shape *shape)
{
    double from = (shape->from - 0.25) * 2 * G_PI, to = (shape->to - 0.25) * 2 * G_PI;
    if (shape->to - shape->from > 0.9999) { /* an arc from a point to itself draws nothing */
        g_string_append (out, "<circle");
        chart_number (out, "cx", shape->x);
        chart_number (out, "cy", shape->y);
        chart_number (out, "r", shape->radius);
    } else {
        g_string_append (out, "<path d=\"M");
        chart_point (out, shape->x, shape->y);
        g_string_append (out, " L");
        chart_point (out, shape->x + shape->radius * cos (from), shape->y + shape->radius * sin (from));
        g_string_append_printf (out, " A%d,%d 0 %d 1 ", (int)shape->radius, (int)shape->radius, shape->to - shape->from > 0.5);
        chart_point (out, shape->x + shape->radius * cos (to), shape->y + shape->radius * sin (to));
        g_string_append (out, " Z\"");
    }
    markup_format (out, " fill=\"%s\"/>\n", chart_shades[shape->shade]);
}

static void
chart_shape (GString *out, const struct chart_shape *shape)
{
    static const char *const anchors[] = {[ALIGN_LEFT] = "start", [ALIGN_CENTRE] = "middle", [ALIGN_RIGHT] = "end"};
    switch (shape->kind) {
    case SHAPE_BOX:
        g_string_append (out, "<rect");
        chart_number (out, "x", shape->x);
        chart_number (out, "y", shape->y);
        chart_number (out, "width", shape->w);
        chart_number (out, "height", shape->h);
        markup_format (out, " fill=\"%s\"/>\n", chart_shades[shape->shade]);
        break;
    case SHAPE_SLICE:
        chart_slice (out, shape);
        break;
    case SHAPE_LINE:
        g_string_append (out, "<line");
        chart_number (out, "x1", shape->x);
        chart_number (out, "y1", shape->y);
        chart_number (out, "x2", shape->w);
        chart_number (out, "y2", shape->h);
        g_string_append (out, " stroke=\"#000\" stroke-width=\"0.5\"/>\n");
        break;
    case SHAPE_TEXT:
        g_string_append (out, "<text");
        chart_number (out, "x", shape->x);
        chart_number (out, "y", shape->y);
        markup_format (out, " text-anchor=\"%s\">%s</text>\n", anchors[shape->align], shape->text);
        break;
    }
}

void
html_chart (GString *out, const struct block *block)
{
    double height;
    g_autoptr (GPtrArray) shapes = chart_shapes (block->chart, CHART_WIDTH, &height);
    g_string_append_printf (out, "<figure>\n<svg viewBox=\"0 0 %d %d\" role=\"img\"", (int)CHART_WIDTH, (int)ceil (height));
    markup_format (out, " aria-label=\"%s\">\n", block->text);
    for (guint i = 0; i < shapes->len; i++)
        chart_shape (out, g_ptr_array_index (shapes, i));
    markup_format (out, "</svg>\n<figcaption>%s</figcaption>\n</figure>\n", block->text);
}
