/* Lines of text: how wide they are, where they stand, and how they become full.  Pango spreads a line between all its characters, also between the digits of a figure; here what is missing goes
 * between Chinese characters and beside them, and figures and words stay whole. */
#include "pdf-private.h"

int
pdf_line_width (const PangoLayoutLine *line)
{
    int width = 0;
    for (GSList *run = line->runs; run; run = run->next)
        width += pango_glyph_string_get_width (((PangoGlyphItem *)run->data)->glyphs);
    return width;
}

int
pdf_layout_width (PangoLayout *layout)
{
    int width = 0;
    for (GSList *line = pango_layout_get_lines_readonly (layout); line; line = line->next)
        width = MAX (width, pdf_line_width (line->data));
    return width;
}

int
pdf_line_x (PangoLayout *layout, const PangoLayoutLine *line)
{
    int room = pango_layout_get_width (layout), indent = line->is_paragraph_start ? pango_layout_get_indent (layout) : 0;
    int slack = (room < 0 ? pdf_layout_width (layout) : room) - pdf_line_width (line);
    bool from_right = line->resolved_dir == PANGO_DIRECTION_RTL;
    switch (pango_layout_get_alignment (layout)) {
    case PANGO_ALIGN_CENTER:
        return slack / 2;
    case PANGO_ALIGN_RIGHT:
        return from_right ? indent : slack - indent;
    case PANGO_ALIGN_LEFT:
        break;
    }
    return from_right ? slack - indent : indent;
}

void
pdf_line_show (struct pdf *pdf, PangoLayoutLine *line, double x, double baseline)
{
    if (pdf->cr == pdf->nowhere)
        return;
    cairo_move_to (pdf->cr, x, baseline);
    pango_cairo_show_layout_line (pdf->cr, line);
}

/* A dash and an ellipsis are two characters that are one sign. */
static bool
line_joined (gunichar a, gunichar b)
{
    const gunichar latin_end = 0x2000, dash = 0x2014, ellipsis = 0x2026;
    if (a == b && (a == dash || a == ellipsis))
        return true;
    return a < latin_end && b < latin_end;
}

/* How many gaps of the line may grow; where `gaps` says it, they share the slack. */
static int
line_gaps (PangoLayout *layout, PangoLayoutLine *line, int slack, int gaps)
{
    const char *text = pango_layout_get_text (layout);
    int end = line->start_index + line->length, n = 0;
    for (GSList *run = line->runs; run; run = run->next) {
        PangoGlyphItem *item = run->data;
        PangoGlyphItemIter iter;
        for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more; more = pango_glyph_item_iter_next_cluster (&iter)) {
            const char *last = g_utf8_find_prev_char (text + iter.start_index, text + iter.end_index);
            if (iter.end_index >= end || !last || line_joined (g_utf8_get_char (last), g_utf8_get_char (text + iter.end_index)))
                continue;
            n++;
            if (gaps > 0)
                item->glyphs->glyphs[iter.end_glyph - 1].geometry.width += slack * n / gaps - slack * (n - 1) / gaps;
        }
    }
    return n;
}

void
pdf_justify (PangoLayout *layout)
{
    int count = pango_layout_get_line_count (layout), room = pango_layout_get_width (layout);
    for (int i = 0; i + 1 < count; i++) {
        PangoLayoutLine *line = pango_layout_get_line (layout, i);
        if (pango_layout_get_line_readonly (layout, i + 1)->is_paragraph_start)
            continue;
        int slack = room - pdf_line_width (line) - (line->is_paragraph_start ? pango_layout_get_indent (layout) : 0);
        int gaps = slack > 0 ? line_gaps (layout, line, 0, 0) : 0;
        if (gaps > 0)
            line_gaps (layout, line, slack, gaps);
    }
}
