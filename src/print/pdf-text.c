/* Text of the PDF: paragraphs on the line grid of an official document, headings, cover. */
#include <math.h>
#include <string.h>

#include "keep.h"
#include "pdf-private.h"
#include "title.h"

/* GB/T 9704-2012, 5.2.3: 22 lines of 28 characters; 7.3.3: heads in Hei, then Kai, then the body's face. */
#define TITLE_SIZE 22.0
#define NOTE_GAP 3.0 /* between a table's last line and the note */

static const struct pdf_style style_body = {FONT_BODY, TEXT_EM, TEXT_PITCH, 2 * TEXT_EM, PANGO_ALIGN_LEFT, true, "P"};
static const struct pdf_style style_plain = {FONT_BODY, TEXT_EM, TEXT_PITCH, 0, PANGO_ALIGN_LEFT, true, "P"};
static const struct pdf_style style_centre = {FONT_BODY, TEXT_EM, TEXT_PITCH, 0, PANGO_ALIGN_CENTER, false, "P"};
static const struct pdf_style style_note = {FONT_TABLE, 10.5, 15, 0, PANGO_ALIGN_LEFT, true, "P"};
static const struct pdf_style style_stamp = {FONT_TABLE, 9, 15, 0, PANGO_ALIGN_CENTER, false, "P"};
const struct pdf_style pdf_style_title = {FONT_TITLE, TITLE_SIZE, 1.6 * TITLE_SIZE, 0, PANGO_ALIGN_CENTER,
                                             false,      "H1"};
static const struct pdf_style style_heads[] = {
    {FONT_TITLE, TITLE_SIZE, 1.6 * TITLE_SIZE, 0, PANGO_ALIGN_CENTER, false, "H1"},
    {FONT_HEAD, TEXT_EM, TEXT_PITCH, 2 * TEXT_EM, PANGO_ALIGN_LEFT, false, "H2"},
    {FONT_KAI, TEXT_EM, TEXT_PITCH, 2 * TEXT_EM, PANGO_ALIGN_LEFT, false, "H3"},
    {FONT_BODY, TEXT_EM, TEXT_PITCH, 2 * TEXT_EM, PANGO_ALIGN_LEFT, false, "H4"},
};

/* Texts are set once: for their height, for the pass that looks for folios and for the one that draws. */
struct pdf_set {
    const struct pdf_style *style; /* only for its look */
    int width;
    PangoLayout *layout;
    const char *text;              /* the layout's */
};

static guint
set_hash (gconstpointer data)
{
    const struct pdf_set *set = data;
    return g_str_hash (set->text) * 31 + (guint)set->width + GPOINTER_TO_UINT (set->style);
}

static gboolean
set_equal (gconstpointer a, gconstpointer b)
{
    const struct pdf_set *one = a, *other = b;
    return one->style == other->style && one->width == other->width && strcmp (one->text, other->text) == 0;
}

static void
set_free (gpointer data)
{
    struct pdf_set *set = data;
    g_object_unref (set->layout);
    g_free (set);
}

GHashTable *
pdf_texts_new (void)
{
    return g_hash_table_new_full (set_hash, set_equal, set_free, NULL);
}

PangoLayout *
pdf_text_layout (struct pdf *pdf, const struct pdf_style *style, const char *text, int width)
{
    const struct pdf_set wanted = {.style = style, .width = width, .text = text};
    struct pdf_set *set = g_hash_table_lookup (pdf->texts, &wanted);
    if (!set) {
        set = g_new (struct pdf_set, 1);
        *set = wanted;
        set->layout = pdf_layout_styled (pdf, style, text, wanted.width);
        set->text = pango_layout_get_text (set->layout);
        if (style->justify)
            pdf_justify (set->layout);
        g_hash_table_add (pdf->texts, set);
    }
    return set->layout;
}

static PangoLayout *
text_layout (struct pdf *pdf, const struct pdf_style *style, const char *text, double width)
{
    return pdf_text_layout (pdf, style, text, (int)lround (width * PANGO_SCALE));
}

double
pdf_text_height (struct pdf *pdf, const struct pdf_style *style, const char *text, double width)
{
    return pango_layout_get_line_count (text_layout (pdf, style, text, width)) * style->pitch;
}

/* The baseline of a line in its step of the grid: text stands in the middle of it. */
double
pdf_baseline (const struct pdf_style *style)
{
    return style->pitch / 2 + style->size * 0.36;
}

static void
text_shows (struct pdf *pdf, const PangoLayoutLine *line, const GArray *spans)
{
    for (guint i = 0; spans && i < spans->len; i++) {
        const struct span *span = &g_array_index (spans, struct span, i);
        if (span->start >= line->start_index && span->start < line->start_index + line->length)
            pdf_shows (pdf, span->node);
    }
}

/* One tag for each page that the paragraph stands on: a tag must not be open while the page is ended. */
void
pdf_text (struct pdf *pdf, const struct pdf_style *style, const char *text, const GArray *spans)
{
    PangoLayout *layout = text_layout (pdf, style, text, pdf->area->width);
    bool open = false;
    for (GSList *at = pango_layout_get_lines_readonly (layout); at; at = at->next) {
        PangoLayoutLine *line = at->data;
        if (pdf_left (pdf) + 0.5 < style->pitch && !pdf->empty) {
            if (open)
                cairo_tag_end (pdf->cr, style->tag);
            open = false;
            pdf_page_begin (pdf, pdf->area);
        }
        pdf_page_use (pdf);
        text_shows (pdf, line, spans);
        if (!open)
            cairo_tag_begin (pdf->cr, style->tag, NULL);
        open = true;
        pdf_line_show (pdf, line, pdf->area->x + (double)pdf_line_x (layout, line) / PANGO_SCALE,
                       pdf->area->y + pdf->y + pdf_baseline (style));
        pdf->y += style->pitch;
    }
    cairo_tag_end (pdf->cr, style->tag);
}

static bool
text_styled (const struct block *block, const char *style)
{
    return g_strcmp0 (block->style, style) == 0;
}

const struct pdf_style *
pdf_text_style (const struct block *block)
{
    if (text_styled (block, "title"))
        return &pdf_style_title;
    if (text_styled (block, "centre"))
        return &style_centre;
    if (text_styled (block, "stamp"))
        return &style_stamp;
    if (block->kind == BLOCK_NOTE || text_styled (block, "note"))
        return &style_note;
    if (text_styled (block, "plain"))
        return &style_plain;
    return &style_body;
}

double
pdf_note_height (struct pdf *pdf, const struct block *note, double width)
{
    return pdf_text_height (pdf, &style_note, note->text, width) + NOTE_GAP;
}

void
pdf_paragraph (struct pdf *pdf, const struct block *block)
{
    const struct pdf_style *style = pdf_text_style (block);
    if (style->tag[0] == 'H')
        pdf_need (pdf, pdf_text_height (pdf, style, block->text, pdf->area->width) + TEXT_PITCH);
    if (style == &style_note && !pdf->empty)
        pdf->y += NOTE_GAP;
    if (text_styled (block, "stamp"))
        pdf->y = MAX (pdf->y, pdf->area->height - pdf_text_height (pdf, style, block->text, pdf->area->width));
    pdf_text (pdf, style, block->text, block->spans);
}

/* Headings */

static char *
text_destination (const struct pdf *pdf)
{
    return g_strdup_printf ("b%u", pdf->entries->len);
}

int
pdf_entry_level (const struct block *block)
{
    return block->kind == BLOCK_TABLE ? 1 : MIN (block->level, 1);
}

void
pdf_list (struct pdf *pdf, const struct block *block)
{
    if (!block->listed)
        return;
    struct pdf_entry entry = {
        .block = block, .number = pdf->number, .level = pdf_entry_level (block)};
    g_autofree char *name = text_destination (pdf);
    g_autofree char *text = report_entry (block);
    g_autofree char *target = g_strdup_printf ("name='%s' x=0 y=%d", name, (int)floor (pdf->area->y + pdf->y));
    g_autofree char *link = g_strdup_printf ("dest='%s'", name);
    pdf_page_use (pdf);
    cairo_tag_begin (pdf->cr, CAIRO_TAG_DEST, target);
    cairo_tag_end (pdf->cr, CAIRO_TAG_DEST);
    g_array_append_val (pdf->entries, entry);
    if (pdf->cr != pdf->sheet)
        return;
    int parent = entry.level == 0 || pdf->outline[0] == 0 ? CAIRO_PDF_OUTLINE_ROOT : pdf->outline[0];
    int id = cairo_pdf_surface_add_outline (pdf->surface, parent, text, link,
                                            entry.level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    if (entry.level == 0)
        pdf->outline[0] = id;
}

/* As it is set: titles in the middle of the line are broken where a reader would pause. */
static char *
text_set (const struct pdf_style *style, const char *text)
{
    int cells = (int)floor (pdf_portrait.width / (style->size / 2));
    return style->role == FONT_TITLE ? title_broken (text, cells) : g_strdup (text);
}

static const struct pdf_style *
text_heading_style (const struct block *block)
{
    return text_styled (block, "title") ? &pdf_style_title : &style_heads[CLAMP (block->level, 0, (int)G_N_ELEMENTS (style_heads) - 1)];
}

double
pdf_heading_height (struct pdf *pdf, const struct block *block)
{
    const struct pdf_style *style = text_heading_style (block);
    g_autofree char *text = text_set (style, block->text);
    double height = pdf_text_height (pdf, style, text, pdf_portrait.width);
    return height + (style->align == PANGO_ALIGN_CENTER ? 1.5 * TEXT_PITCH : 0); /* at most, see below */
}

double
pdf_first_height (struct pdf *pdf, const struct block *paragraph)
{
    const struct pdf_style *style = pdf_text_style (paragraph);
    PangoLayout *layout = text_layout (pdf, style, paragraph->text, pdf_portrait.width);
    return MIN (pango_layout_get_line_count (layout), KEEP_LINES) * style->pitch;
}

void
pdf_heading (struct pdf *pdf, const struct block *block, const struct pdf_area *area, double below, bool alone)
{
    const struct pdf_style *style = text_heading_style (block);
    bool centred = style->align == PANGO_ALIGN_CENTER;
    if (block->level == 0 || pdf->area != area)
        pdf_page_begin (pdf, area);
    g_autofree char *text = text_set (style, block->text);
    double height = pdf_text_height (pdf, style, text, pdf->area->width);
    pdf_need (pdf, MAX (height, pdf_heading_height (pdf, block)) + below);
    if (block->level == 0 && alone)
        pdf->y = (pdf->area->height - height) / 3;
    pdf_list (pdf, block);
    pdf_text (pdf, style, text, block->spans);
    if (centred)
        pdf->y = ceil (pdf->y / TEXT_PITCH + 0.5) * TEXT_PITCH; /* back on the grid, a line further */
}

/* Cover */

void
pdf_cover (struct pdf *pdf, guint end)
{
    double height = 0;
    pdf_page_begin (pdf, &pdf_portrait);
    pdf->cover = true;
    pdf->number = 0;
    for (guint i = 0; i < end; i++) {
        const struct block *block = g_ptr_array_index (pdf->report->blocks, i);
        g_autofree char *text = text_set (pdf_text_style (block), block->text);
        height += pdf_text_height (pdf, pdf_text_style (block), text, pdf->area->width);
    }
    pdf->y = MAX (0, (pdf->area->height - height) / 3);
    for (guint i = 0; i < end; i++) {
        const struct block *block = g_ptr_array_index (pdf->report->blocks, i);
        g_autofree char *text = text_set (pdf_text_style (block), block->text);
        pdf_text (pdf, pdf_text_style (block), text, NULL);
    }
    pdf_page_use (pdf);
    pdf_page_begin (pdf, &pdf_portrait);
    if (pdf->options && pdf->options->duplex)
        pdf_page_blank (pdf);
}
