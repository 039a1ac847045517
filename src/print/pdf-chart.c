/* Charts of the PDF. */
#include "chart.h"
#include "pdf-private.h"

static void
chart_colour (cairo_t *cr, int shade)
{
    unsigned rgb = (unsigned)g_ascii_strtoull (chart_shades[shade] + 1, NULL, 16);
    cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
chart_text (struct pdf *pdf, const struct chart_shape *shape)
{
    g_autoptr (PangoLayout) layout = pdf_layout (pdf, FONT_TABLE, CHART_TYPE, shape->text, -1);
    int width = pdf_layout_width (layout);
    double x = shape->align == ALIGN_LEFT ? 0 : (double)width / PANGO_SCALE / (shape->align == ALIGN_CENTRE ? 2 : 1);
    pdf_line_show (pdf, pango_layout_get_line_readonly (layout, 0), shape->x - x, shape->y);
}

static void
chart_draw (struct pdf *pdf, const struct chart_shape *shape)
{
    cairo_t *cr = pdf->cr;
    cairo_new_path (cr);
    switch (shape->kind) {
    case SHAPE_BOX:
        chart_colour (cr, shape->shade);
        cairo_rectangle (cr, shape->x, shape->y, shape->w, shape->h);
        cairo_fill (cr);
        break;
    case SHAPE_SLICE:
        chart_colour (cr, shape->shade);
        cairo_move_to (cr, shape->x, shape->y);
        cairo_arc (cr, shape->x, shape->y, shape->radius, (shape->from - 0.25) * 2 * G_PI, (shape->to - 0.25) * 2 * G_PI);
        cairo_close_path (cr);
        cairo_fill (cr);
        break;
    case SHAPE_LINE:
        cairo_set_line_width (cr, 0.5);
        cairo_move_to (cr, shape->x, shape->y);
        cairo_line_to (cr, shape->w, shape->h);
        cairo_stroke (cr);
        break;
    case SHAPE_TEXT:
        chart_text (pdf, shape);
        break;
    }
    cairo_set_source_rgb (cr, 0, 0, 0);
}

static const struct pdf_style chart_title = {FONT_TABLE, 12, 20, 0, PANGO_ALIGN_CENTER, false, "P"};
static const double air = 8; /* above and below */

double
pdf_chart_height (struct pdf *pdf, const struct block *block)
{
    double height;
    g_ptr_array_unref (chart_shapes (block->chart, pdf_portrait.width, &height));
    return height + 2 * air + pdf_text_height (pdf, &chart_title, block->text, pdf_portrait.width);
}

void
pdf_chart (struct pdf *pdf, const struct block *block)
{
    double height;
    g_autoptr (GPtrArray) shapes = chart_shapes (block->chart, pdf->area->width, &height);
    pdf_need (pdf, pdf_chart_height (pdf, block));
    pdf_page_use (pdf);
    cairo_save (pdf->cr);
    cairo_translate (pdf->cr, pdf->area->x, pdf->area->y + pdf->y + air);
    cairo_tag_begin (pdf->cr, "Figure", NULL);
    for (guint i = 0; i < block->chart->bars->len; i++)
        pdf_shows (pdf, ((const struct chart_bar *)g_ptr_array_index (block->chart->bars, i))->node);
    for (guint i = 0; i < shapes->len; i++)
        chart_draw (pdf, g_ptr_array_index (shapes, i));
    cairo_tag_end (pdf->cr, "Figure");
    cairo_restore (pdf->cr);
    pdf->y += height + air;
    pdf_text (pdf, &chart_title, block->text, NULL);
    pdf->y += air;
}
