/* Pages of the PDF: their size, folio, and the mark of drafts.  Folio and mark stand outside all tags, so that reading
 * aloud and copying leave them out. */
#include <math.h>

#include "pdf-private.h"

/* A4; margins and type area of GB/T 9704-2012, 5.2.1 (37 mm above, 28 mm at the spine, 156 x 225 mm). */
const struct pdf_area pdf_portrait = {
    .page_width = PDF_MM (210),
    .page_height = PDF_MM (297),
    .x = PDF_MM (28),
    .y = PDF_MM (37),
    .width = PDF_MM (156),
    .height = PDF_MM (225),
};

/* Tables that lie across take more of the sheet, or 34 lines would be too small to read. */
const struct pdf_area pdf_landscape = {
    .page_width = PDF_MM (297),
    .page_height = PDF_MM (210),
    .x = PDF_MM (26),
    .y = PDF_MM (20),
    .width = PDF_MM (251),
    .height = PDF_MM (170),
};

static const double folio_size = 14, folio_drop = PDF_MM (7); /* 4 hao, 7 mm below the text: GB/T 9704-2012, 7.5 */
static const double folio_edge = PDF_MM (16);                 /* from the edge of a page that lies across */
#define MARK_SIZE 12.0
/* All text of a page is in one of these: cairo 1.16 calls a document tagged only if its outermost tags are groupings, and has none that
 * goes over pages. */
static const char page_tag[] = "Sect";
static const double spine = PDF_MM (2); /* by how much the margin at the spine is wider than the other one */

static void
page_show (struct pdf *pdf, PangoLayout *layout, double x, double baseline)
{
    pdf_line_show (pdf, pango_layout_get_line_readonly (layout, 0), x, baseline);
}

/* The folio stands at the outer edge, one character in: right on odd pages, left on even ones.  On a page that lies across it stands
 * where it stands on the others when the page is bound with its head to the left: GB/T 9704-2012, 7.5 and 10.2. */
static void
page_folio (struct pdf *pdf)
{
    const struct pdf_area *area = pdf->area;
    bool across = area->page_width > area->page_height, odd = pdf->number % 2 == 1;
    g_autofree char *text = g_strdup_printf ("\u2014 %d \u2014", pdf->number);
    g_autoptr (PangoLayout) layout = pdf_layout (pdf, FONT_TABLE, folio_size, text, -1);
    int width = pdf_layout_width (layout);
    double from = across ? area->y : area->x, room = across ? area->height : area->width;
    double place = from + folio_size;
    if (odd)
        place = from + room - folio_size - (double)width / PANGO_SCALE;
    if (!across) {
        page_show (pdf, layout, place, area->y + area->height + folio_drop + folio_size * 0.5);
        return;
    }
    cairo_save (pdf->cr);
    cairo_translate (pdf->cr, folio_edge, place);
    cairo_rotate (pdf->cr, G_PI / 2);
    page_show (pdf, layout, 0, 0);
    cairo_restore (pdf->cr);
}

/* Drawn as an outline, so that the words of the page can be searched and copied without it. */
static void
page_watermark (struct pdf *pdf)
{
    static const struct pdf_style upright = {.role = FONT_HEAD, .size = PDF_MM (297) / 6}, across = {.role = FONT_HEAD, .size = PDF_MM (210) / 6};
    const struct pdf_area *area = pdf->area;
    PangoLayout *layout = pdf_text_layout (pdf, area == &pdf_portrait ? &upright : &across, pdf->report->draft_mark, -1);
    int width, height;
    pango_layout_get_size (layout, &width, &height);
    cairo_save (pdf->cr);
    cairo_set_source_rgb (pdf->cr, 0.93, 0.93, 0.93);
    cairo_translate (pdf->cr, area->page_width / 2, area->page_height / 2);
    cairo_rotate (pdf->cr, -atan2 (area->page_height, area->page_width));
    cairo_move_to (pdf->cr, -(double)width / PANGO_SCALE / 2, -(double)height / PANGO_SCALE / 2);
    pango_cairo_layout_path (pdf->cr, layout);
    cairo_fill (pdf->cr);
    cairo_restore (pdf->cr);
}

static void
page_mark (struct pdf *pdf)
{
    static const struct pdf_style style = {.role = FONT_HEAD, .size = MARK_SIZE};
    const struct pdf_area *area = pdf->area;
    PangoLayout *layout = pdf_text_layout (pdf, &style, pdf->report->draft_mark, -1);
    page_show (pdf, layout, area->x + area->width - (double)pdf_layout_width (layout) / PANGO_SCALE,
               MAX (area->y - 2 * MARK_SIZE, PDF_MM (12)));
}

void
pdf_page_use (struct pdf *pdf)
{
    if (!pdf->empty)
        return;
    pdf->empty = false;
    if (pdf->report->draft && pdf->cr == pdf->sheet)
        page_watermark (pdf);
    cairo_tag_begin (pdf->cr, page_tag, NULL);
}

/* Viewers show the folio, not the number of the sheet; the cover has none. */
static void
page_label (struct pdf *pdf)
{
    g_autofree char *label = pdf->cover ? g_strdup ("") : g_strdup_printf ("%d", pdf->number);
    cairo_pdf_surface_set_page_label (pdf->surface, label);
}

void
pdf_page_end (struct pdf *pdf)
{
    if (!pdf->area || pdf->empty)
        return;
    cairo_tag_end (pdf->cr, page_tag);
    if (pdf->cr == pdf->sheet) {
        if (!pdf->cover)
            page_folio (pdf);
        if (pdf->report->draft)
            page_mark (pdf);
        page_label (pdf);
        cairo_show_page (pdf->cr);
        pdf->pages++;
    }
    pdf->area = NULL;
}

void
pdf_page_blank (struct pdf *pdf)
{
    if (!pdf->known || !print_wants (pdf->options, 0))
        return;
    cairo_pdf_surface_set_page_label (pdf->surface, "");
    cairo_show_page (pdf->sheet);
}

void
pdf_page_begin (struct pdf *pdf, const struct pdf_area *area)
{
    bool reuse = pdf->area && pdf->empty;
    if (reuse && pdf->area == area)
        return;
    pdf_page_end (pdf);
    if (!reuse)
        pdf->number++;
    pdf->cover = false;
    pdf->area = area;
    pdf->y = 0;
    pdf->empty = true;
    pdf->cr = pdf->known && print_wants (pdf->options, pdf->number) ? pdf->sheet : pdf->nowhere;
    if (pdf->cr == pdf->sheet)
        cairo_pdf_surface_set_size (pdf->surface, area->page_width, area->page_height);
    if (pdf->known && pdf->options && pdf->options->progress)
        pdf->options->progress (pdf->number, pdf->options->data);
    cairo_identity_matrix (pdf->cr);
    if (area == &pdf_portrait && pdf->number % 2 == 0 && pdf->number > 0) /* printed on both sides, its spine is at the right */
        cairo_translate (pdf->cr, -spine, 0);
}

void
pdf_shows (struct pdf *pdf, int node)
{
    struct print_where *where = pdf->options ? pdf->options->where : NULL;
    if (where && where->folio == 0 && where->node == node)
        where->folio = pdf->number;
}

double
pdf_left (const struct pdf *pdf)
{
    return pdf->area->height - pdf->y;
}

void
pdf_need (struct pdf *pdf, double height)
{
    if (!pdf->empty && pdf_left (pdf) + 0.5 < height)
        pdf_page_begin (pdf, pdf->area);
}
