/* Drawing the part of a table that stands on a page of the PDF: lines, and cells with their tags. */
#include <math.h>

#include "pdf-grid.h"

#define THIN_LINE 0.5 /* between cells */

/* Heads are broken into lines of about the same length, not into a full one and a rest. */
static void
grid_balance (PangoLayout *layout, double size)
{
    int count = pango_layout_get_line_count (layout), width = pango_layout_get_width (layout);
    int step = (int)lround (size * PANGO_SCALE);
    while (count > 1 && width > step) {
        pango_layout_set_width (layout, width - step);
        if (pango_layout_get_line_count (layout) > count) {
            pango_layout_set_width (layout, width);
            break;
        }
        width -= step;
    }
}

struct grid_drawing {
    struct pdf *pdf;
    const struct grid_slice *slice;
    const struct grid_measure *measure;
    const struct grid_style *style;
    double *x, *y; /* of the lines, in points on the page */
};

static void
grid_draw_text (const struct grid_drawing *d, const struct grid_box *box)
{
    const struct type *type = d->style->type;
    const struct grid_cell *cell = box->cell;
    if (*cell->text == '\0')
        return;
    g_autoptr (PangoLayout) layout = pdf_grid_layout (d->style, cell, box->width);
    double slack = (double)pango_layout_get_width (layout) / PANGO_SCALE;
    if (cell->role == ROLE_HEAD)
        grid_balance (layout, type->size);
    slack -= (double)pango_layout_get_width (layout) / PANGO_SCALE;
    bool first = box->row == d->slice->n_head;
    int skip = first ? d->slice->skip / d->measure->step : 0;
    int count = pango_layout_get_line_count (layout) - skip;
    bool cut = first && (d->slice->skip > 0 || d->slice->next_skip > 0);
    int room = cut ? (box->height - 2 * d->measure->pad + d->measure->step / 2) / d->measure->step : count;
    double height = (double)box->height / PANGO_SCALE;
    double top = cut ? type->pad_y : (height - count * type->leading) / 2;
    double left = d->x[box->column] + type->pad_x + cell->indent * type->size / 2 + slack / 2;
    double baseline = d->y[box->row] + top + type->leading / 2 + type->size * 0.36;
    int line = -skip;
    for (GSList *at = pango_layout_get_lines_readonly (layout); at; at = at->next, line++)
        if (line >= 0 && line < room)
            pdf_line_show (d->pdf, at->data, left + (double)pdf_line_x (layout, at->data) / PANGO_SCALE, baseline + line * type->leading);
}

static void
grid_draw_row (const struct grid_drawing *d, int row)
{
    cairo_t *cr = d->pdf->cr;
    const char *tag = row < d->slice->n_head ? "TH" : "TD";
    cairo_tag_begin (cr, "TR", NULL);
    for (int column = 0; column < d->slice->band->n; column++) {
        struct grid_box box;
        if (!grid_slice_box (d->slice, row, column, &box))
            continue;
        cairo_tag_begin (cr, tag, NULL);
        grid_draw_text (d, &box);
        cairo_tag_end (cr, tag);
    }
    cairo_tag_end (cr, "TR");
}

/* Lines in one stroke from corner to corner, so that no viewer shows gaps in them. */
static void
grid_draw_lines (const struct grid_drawing *d)
{
    cairo_t *cr = d->pdf->cr;
    const struct grid_slice *slice = d->slice;
    int n = slice->band->n;
    cairo_set_line_width (cr, THIN_LINE);
    for (int row = 1; row < slice->n_rows; row++)
        for (int column = 0, from = 0; column <= n; column++)
            if (column == n || !grid_slice_above (slice, row, column)) {
                cairo_move_to (cr, d->x[from], d->y[row]);
                cairo_line_to (cr, d->x[column], d->y[row]);
                from = column + 1;
            }
    for (int column = 1; column < n; column++)
        for (int row = 0, from = 0; row <= slice->n_rows; row++)
            if (row == slice->n_rows || !grid_slice_left (slice, row, column)) {
                cairo_move_to (cr, d->x[column], d->y[from]);
                cairo_line_to (cr, d->x[column], d->y[row]);
                from = row + 1;
            }
    cairo_stroke (cr);
    cairo_set_line_width (cr, THICK_LINE);
    cairo_rectangle (cr, d->x[0], d->y[0], d->x[n] - d->x[0], d->y[slice->n_rows] - d->y[0]);
    cairo_stroke (cr);
}

void
pdf_grid_draw (struct pdf *pdf, const struct grid_slice *slice, const struct grid_measure *measure,
           const struct grid_style *style)
{
    struct grid_drawing d = {.pdf = pdf, .slice = slice, .measure = measure, .style = style};
    double width = (double)grid_band_width (slice->band, measure) / PANGO_SCALE;
    d.x = g_new (double, (gsize)slice->band->n + 1);
    d.y = g_new (double, (gsize)slice->n_rows + 1);
    d.x[0] = pdf->area->x + (pdf->area->width - width) / 2;
    for (int i = 0; i < slice->band->n; i++)
        d.x[i + 1] = d.x[i] + (double)slice->band->width[i] / PANGO_SCALE;
    d.y[0] = pdf->area->y + pdf->y;
    for (int i = 0; i < slice->n_rows; i++)
        d.y[i + 1] = d.y[i] + (double)slice->height[i] / PANGO_SCALE;
    pdf_page_use (pdf);
    if (pdf->cr == pdf->sheet) {
        grid_draw_lines (&d);
        cairo_tag_begin (pdf->cr, "Table", NULL);
        for (int row = 0; row < slice->n_rows; row++)
            grid_draw_row (&d, row);
        cairo_tag_end (pdf->cr, "Table");
    } else { /* only folios are looked for */
        for (int i = 0; i < slice->n_rows * slice->band->n; i++)
            pdf_shows (pdf, slice->owner[i]->node);
    }
    pdf->y += d.y[slice->n_rows] - d.y[0];
    g_free (d.x);
    g_free (d.y);
}
