/* The contents of the PDF: entries with their folios, found in the pass before.  Knows what is listed, nothing of how it is set. */
#include <math.h>

#include "pdf-private.h"

static const struct pdf_style contents_style = {FONT_BODY, 14, 23, 0, PANGO_ALIGN_LEFT, false, "P"};

static int
contents_folio (const struct pdf *pdf, const struct block *block, guint *index)
{
    for (guint i = 0; pdf->known && i < pdf->known->len; i++)
        if (g_array_index (pdf->known, struct pdf_entry, i).block == block) {
            *index = i;
            return g_array_index (pdf->known, struct pdf_entry, i).number;
        }
    *index = 0;
    return 0;
}

/* Dots from the text to the number, on one grid for all lines so that they stand below each other. */
static void
contents_leader (struct pdf *pdf, const struct pdf_style *style, double from, double to, double y)
{
    double step = style->size / 2;
    int first = (int)ceil (from / step), last = (int)floor (to / step);
    if (pdf->cr == pdf->nowhere)
        return;
    cairo_new_path (pdf->cr); /* else the first dot hangs on the last letter by a line */
    for (int i = first; i < last; i++) {
        cairo_new_sub_path (pdf->cr);
        cairo_arc (pdf->cr, (i + 0.5) * step, y, 0.6, 0, 2 * G_PI);
    }
    cairo_fill (pdf->cr);
}

/* The last line of an entry: text, leader, number; lines before it are shown without. */
static void
contents_entry_line (struct pdf *pdf, const struct pdf_style *style, PangoLayoutLine *line, double indent, bool last, int number)
{
    double y = pdf->area->y + pdf->y + pdf_baseline (style), x = pdf->area->x + indent;
    pdf_line_show (pdf, line, x, y);
    if (last) {
        g_autofree char *text = g_strdup_printf ("%d", number);
        g_autoptr (PangoLayout) layout = pdf_layout (pdf, style->role, style->size, text, -1);
        double right = pdf->area->x + pdf->area->width - (double)pdf_layout_width (layout) / PANGO_SCALE;
        contents_leader (pdf, style, x + (double)pdf_line_width (line) / PANGO_SCALE + style->size / 2, right - style->size / 4,
                     y - style->size * 0.1);
        pdf_line_show (pdf, pango_layout_get_line_readonly (layout, 0), right, y);
    }
    pdf->y += style->pitch;
}

static PangoLayout *
contents_entry_layout (struct pdf *pdf, const struct block *block)
{
    int level = pdf_entry_level (block);
    double room = pdf->area->width - (level * 2 + 3) * contents_style.size; /* the folio has three characters */
    g_autofree char *text = report_entry (block);
    return pdf_layout (pdf, level == 0 ? FONT_HEAD : contents_style.role, contents_style.size, text, (int)lround (room * PANGO_SCALE));
}

/* What stands below the contents on their last page, with a line above it. */
static double
contents_below (struct pdf *pdf, const struct block *contents)
{
    double height = 0;
    guint i;
    if (!g_ptr_array_find (pdf->report->blocks, contents, &i))
        return 0;
    while (++i < pdf->report->blocks->len) {
        const struct block *block = g_ptr_array_index (pdf->report->blocks, i);
        if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_NOTE)
            break;
        height += pdf_text_height (pdf, pdf_text_style (block), block->text, pdf->area->width) + (height > 0 ? 0 : 1.5 * TEXT_PITCH);
    }
    return height;
}

/* Contents that are little longer than a page are set closer, so that they stand on it. */
static double
contents_entry_pitch (struct pdf *pdf, const struct block *contents)
{
    const double least = 17.5;
    int lines = 0;
    for (guint i = 0; i < pdf->report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (pdf->report->blocks, i);
        g_autoptr (PangoLayout) layout = block->listed ? contents_entry_layout (pdf, block) : NULL;
        lines += layout ? pango_layout_get_line_count (layout) : 0;
    }
    double room = pdf_left (pdf) - contents_below (pdf, contents), pitch = lines > 0 ? room / lines : contents_style.pitch;
    return pitch < least ? contents_style.pitch : MIN (pitch, contents_style.pitch);
}

static void
contents_entry_show (struct pdf *pdf, const struct block *block, double pitch)
{
    int level = pdf_entry_level (block);
    guint index;
    int number = contents_folio (pdf, block, &index);
    struct pdf_style style = contents_style;
    style.role = level == 0 ? FONT_HEAD : contents_style.role;
    style.pitch = pitch;
    double indent = level * 2 * style.size;
    g_autofree char *link = g_strdup_printf ("dest='b%u'", index);
    g_autoptr (PangoLayout) layout = contents_entry_layout (pdf, block);
    pdf_need (pdf, pango_layout_get_line_count (layout) * style.pitch);
    pdf_page_use (pdf);
    cairo_tag_begin (pdf->cr, "P", NULL);
    cairo_tag_begin (pdf->cr, CAIRO_TAG_LINK, link);
    for (GSList *line = pango_layout_get_lines_readonly (layout); line; line = line->next)
        contents_entry_line (pdf, &style, line->data, indent, !line->next, number);
    cairo_tag_end (pdf->cr, CAIRO_TAG_LINK);
    cairo_tag_end (pdf->cr, "P");
}

void
pdf_contents (struct pdf *pdf, const struct block *contents)
{
    const struct report *report = pdf->report;
    pdf_page_begin (pdf, &pdf_portrait);
    pdf_text (pdf, &pdf_style_title, contents->text, NULL);
    pdf->y = ceil (pdf->y / TEXT_PITCH + 0.5) * TEXT_PITCH;
    double pitch = contents_entry_pitch (pdf, contents);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->listed)
            contents_entry_show (pdf, block, pitch);
    }
    pdf->y = ceil (pdf->y / TEXT_PITCH + 0.5) * TEXT_PITCH;
}
