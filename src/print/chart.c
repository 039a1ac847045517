/* Where the slices and columns of a chart stand, with their words.  Knows neither paper nor screens. */
#include "chart.h"

#include "core/text.h"

/* From dark to light and back, so that neighbours differ also where there is no colour. */
const char *const chart_shades[CHART_SHADES] = {"#1f4e79", "#f4b183", "#7f7f7f", "#ffd966", "#2e75b6", "#a9d18e", "#843c0c", "#d0cece"};

#define LINE 18.0
#define SWATCH 9.0
#define RADIUS 66.0
#define TALL 120.0 /* the highest column */
#define HALF (CHART_TYPE / 2)

static struct chart_shape *
chart_put (GPtrArray *shapes, struct chart_shape shape)
{
    struct chart_shape *put = g_new (struct chart_shape, 1);
    *put = shape;
    g_ptr_array_add (shapes, put);
    return put;
}

static void
chart_say (GPtrArray *shapes, double x, double y, enum align align, const char *text)
{
    chart_put (shapes, (struct chart_shape){.kind = SHAPE_TEXT, .x = x, .y = y, .align = align, .text = g_strdup (text)});
}

static void
chart_shape_free (struct chart_shape *shape)
{
    g_free (shape->text);
    g_free (shape);
}

static const struct chart_bar *
chart_bar (const struct chart *chart, guint i)
{
    return g_ptr_array_index (chart->bars, i);
}

static double
chart_value (const struct chart_bar *bar, int series)
{
    return bar->num[series] > 0 ? (double)bar->num[series] : 0;
}

/* A pie to the left, its legend to the right. */
static double
chart_pie (const struct chart *chart, double width, GPtrArray *shapes)
{
    double whole = 0, from = 0, legend = chart->bars->len * LINE;
    double height = MAX (2 * RADIUS, legend) + LINE, middle = height / 2, x = width * 0.24;
    for (guint i = 0; i < chart->bars->len; i++)
        whole += chart_value (chart_bar (chart, i), 0);
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = chart_bar (chart, i);
        double to = from + chart_value (bar, 0) / whole, y = middle - legend / 2 + i * LINE;
        int shade = (int)i % CHART_SHADES;
        g_autofree char *text = g_strdup_printf ("%s %s", bar->label, bar->said[0]);
        if (to > from)
            chart_put (shapes, (struct chart_shape){.kind = SHAPE_SLICE, .x = x, .y = middle, .radius = RADIUS, .from = from, .to = to, .shade = shade});
        chart_put (shapes, (struct chart_shape){.kind = SHAPE_BOX, .x = width * 0.45, .y = y + 4, .w = SWATCH, .h = SWATCH, .shade = shade});
        chart_say (shapes, width * 0.45 + 2 * SWATCH, y + 4 + SWATCH, ALIGN_LEFT, text);
        from = to;
    }
    return height;
}

/* One group of columns for each bar, its name below; the series are told apart in a line on top. */
static double
chart_legend (const struct chart *chart, double width, GPtrArray *shapes)
{
    double x = width / 2;
    if (chart->unit)
        chart_say (shapes, 0, 3 + SWATCH, ALIGN_LEFT, chart->unit);
    if (chart->n_series < 2)
        return chart->unit ? LINE : 0;
    x -= (text_width (chart->names[0]) + text_width (chart->names[1])) * HALF / 2 + 3 * SWATCH;
    for (int k = 0; k < 2; k++) {
        chart_put (shapes, (struct chart_shape){.kind = SHAPE_BOX, .x = x, .y = 3, .w = SWATCH, .h = SWATCH, .shade = k});
        chart_say (shapes, x + 1.5 * SWATCH, 3 + SWATCH, ALIGN_LEFT, chart->names[k]);
        x += 4 * SWATCH + text_width (chart->names[k]) * HALF;
    }
    return LINE;
}

/* The name of a group, in as many lines as it needs; returns them. */
static int
chart_label (const char *label, double x, double y, double room, GPtrArray *shapes)
{
    g_autoptr (GPtrArray) lines = text_wrap (label, MAX ((int)(room / HALF), 2), 0);
    for (guint i = 0; i < lines->len; i++)
        chart_say (shapes, x, y + (i + 0.8) * CHART_TYPE * 1.25, ALIGN_CENTRE, g_ptr_array_index (lines, i));
    return (int)lines->len;
}

static double
chart_columns (const struct chart *chart, double width, GPtrArray *shapes)
{
    double most = 1, top = chart_legend (chart, width, shapes) + LINE, foot = top + TALL, step = width / MAX (chart->bars->len, 1);
    double column = MIN (step / (chart->n_series + 1.5), 42);
    int lines = 1;
    for (guint i = 0; i < chart->bars->len; i++)
        for (int k = 0; k < chart->n_series; k++)
            most = MAX (most, chart_value (chart_bar (chart, i), k));
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = chart_bar (chart, i);
        double middle = step * (i + 0.5), left = middle - column * chart->n_series / 2;
        int n = chart_label (bar->label, middle, foot + 4, step - HALF, shapes);
        lines = MAX (lines, n);
        for (int k = 0; k < chart->n_series; k++) {
            double tall = TALL * chart_value (bar, k) / most, x = left + k * column;
            if (*bar->text[k] == '\0')
                continue;
            chart_put (shapes, (struct chart_shape){.kind = SHAPE_BOX, .x = x + 1, .y = foot - tall, .w = column - 2, .h = tall, .shade = k});
            /* figures wider than their columns stand on two lines, or they would run into each other */
            bool wide = text_width (bar->text[k]) * HALF > column - 2;
            chart_say (shapes, x + column / 2, foot - tall - 3 - (k > 0 && wide ? CHART_TYPE : 0), ALIGN_CENTRE, bar->text[k]);
        }
    }
    chart_put (shapes, (struct chart_shape){.kind = SHAPE_LINE, .x = 0, .y = foot, .w = width, .h = foot});
    return foot + 4 + lines * CHART_TYPE * 1.25 + 4;
}

GPtrArray *
chart_shapes (const struct chart *chart, double width, double *height)
{
    GPtrArray *shapes = g_ptr_array_new_with_free_func ((GDestroyNotify)chart_shape_free);
    *height = chart->pie ? chart_pie (chart, width, shapes) : chart_columns (chart, width, shapes);
    return shapes;
}
