/* The report as PDF: A4 after GB/T 9704-2012.  Two passes as in plain text: the first finds the folios for the
 * contents.  The same report gives the same bytes on the same machine. */
#include "print.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "keep.h"
#include "pdf-private.h"

#define TABLE_AIR 6.0 /* above and below a table in the flow of text */

static cairo_status_t
pdf_collect (void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append (closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Without SOURCE_DATE_EPOCH the document carries no date: the clock would make each copy different. */
static void
pdf_dates (cairo_surface_t *surface)
{
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    g_autoptr (GDateTime) date = epoch ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10)) : NULL;
    g_autofree char *text = date ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

static void
pdf_metadata (struct pdf *pdf)
{
    if (pdf->report->title)
        cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_TITLE, pdf->report->title);
    if (pdf->report->author)
        cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_AUTHOR, pdf->report->author);
    if (pdf->report->fingerprint)
        cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_KEYWORDS, pdf->report->fingerprint);
    cairo_pdf_surface_set_metadata (pdf->surface, CAIRO_PDF_METADATA_CREATOR, "juesuan");
    pdf_dates (pdf->surface);
}

static const struct block *
pdf_block_at (const struct pdf *pdf, guint i)
{
    return i < pdf->report->blocks->len ? g_ptr_array_index (pdf->report->blocks, i) : NULL;
}

/* The notes behind a table stand on its last page. */
static double
pdf_notes_height (struct pdf *pdf, guint next, double width)
{
    double height = 0;
    for (const struct block *note; (note = pdf_block_at (pdf, next)) && note->kind == BLOCK_NOTE; next++)
        height += pdf_note_height (pdf, note, width);
    return height;
}

/* What stands around a table on its page, and how the table is set there. */
struct pdf_place {
    double above, notes;
    const struct pdf_table *table;
};

static double pdf_kept_height (guint index, void *data);

static struct pdf_place
pdf_place (struct pdf *pdf, guint index)
{
    const struct keep keep = {pdf->report, pdf_kept_height, pdf};
    const double notes[2] = {pdf_notes_height (pdf, index + 1, pdf_portrait.width),
                             pdf_notes_height (pdf, index + 1, pdf_landscape.width)};
    double above = keep_above (&keep, index);
    if (above > 0)
        above += TABLE_AIR;
    const double reserve[2] = {above + notes[0], above + notes[1]};
    struct pdf_place place = {.above = above, .table = pdf_table (pdf, pdf_block_at (pdf, index)->grid, reserve)};
    place.notes = notes[pdf_table_area (place.table) == &pdf_landscape];
    return place;
}

/* See struct keep. */
static double
pdf_kept_height (guint index, void *data)
{
    struct pdf *pdf = data;
    const struct block *block = pdf_block_at (pdf, index);
    if (block->kind == BLOCK_HEADING)
        return pdf_heading_height (pdf, block);
    if (block->kind == BLOCK_CHART)
        return pdf_chart_height (pdf, block);
    if (block->kind != BLOCK_TABLE)
        return pdf_first_height (pdf, block);
    struct pdf_place place = pdf_place (pdf, index);
    return TABLE_AIR + pdf_table_first (pdf, place.table, place.above, place.notes);
}

static void
pdf_grid (struct pdf *pdf, const struct block *block, guint index)
{
    struct pdf_place place = pdf_place (pdf, index);
    if (pdf->area != pdf_table_area (place.table))
        pdf_page_begin (pdf, pdf_table_area (place.table));
    else if (!pdf->empty)
        pdf->y += TABLE_AIR;
    pdf_table_print (pdf, block, place.table, place.above, place.notes);
    const struct block *after = pdf_block_at (pdf, index + 1);
    if (after && after->kind != BLOCK_NOTE)
        pdf->y += TABLE_AIR;
}

/* A heading stands on the page of what it heads, also where that is a table that lies across. */
static void
pdf_head (struct pdf *pdf, const struct block *block, guint index)
{
    const struct keep keep = {pdf->report, pdf_kept_height, pdf};
    const struct block *table = keep_table (pdf->report, index);
    const struct pdf_area *area = &pdf_portrait;
    bool alone = keep_alone (pdf->report, index);
    guint at;
    if (table && !alone && g_ptr_array_find (pdf->report->blocks, table, &at))
        area = pdf_table_area (pdf_place (pdf, at).table);
    pdf_heading (pdf, block, area, alone ? 0 : keep_below (&keep, index + 1), alone);
}

static void
pdf_block (struct pdf *pdf, const struct block *block, guint index)
{
    bool follows = block->kind == BLOCK_NOTE || block->kind == BLOCK_PAGE_BREAK || block->kind == BLOCK_TABLE || block->kind == BLOCK_HEADING;
    if (!follows && pdf->area != &pdf_portrait)
        pdf_page_begin (pdf, &pdf_portrait);
    switch (block->kind) {
    case BLOCK_HEADING:
        pdf_head (pdf, block, index);
        break;
    case BLOCK_TITLE:
    case BLOCK_PARAGRAPH:
    case BLOCK_NOTE:
        pdf_paragraph (pdf, block);
        break;
    case BLOCK_CHART:
        pdf_chart (pdf, block);
        break;
    case BLOCK_TABLE:
        pdf_grid (pdf, block, index);
        break;
    case BLOCK_PAGE_BREAK:
        pdf_page_begin (pdf, &pdf_portrait);
        break;
    case BLOCK_CONTENTS:
        pdf_contents (pdf, block);
        break;
    }
}

/* One pass over all blocks: the first, without known folios, draws nothing. */
static void
pdf_pass (struct pdf *pdf)
{
    guint i = 0;
    pdf->area = NULL;
    pdf->number = 0;
    pdf->cr = pdf->nowhere;
    while (pdf_block_at (pdf, i) && pdf_block_at (pdf, i)->kind == BLOCK_TITLE)
        i++;
    if (i > 0)
        pdf_cover (pdf, i);
    else
        pdf_page_begin (pdf, &pdf_portrait);
    for (; i < pdf->report->blocks->len; i++)
        pdf_block (pdf, pdf_block_at (pdf, i), i);
    pdf_page_end (pdf);
}

/* Where drawing costs next to nothing. */
static cairo_t *
pdf_nowhere (void)
{
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create (surface);
    cairo_surface_destroy (surface);
    cairo_rectangle (cr, 0, 0, 0, 0);
    cairo_clip (cr);
    return cr;
}

static void
pdf_init (struct pdf *pdf, PangoFontMap *fonts, GByteArray *bytes)
{
    pdf->surface =
        cairo_pdf_surface_create_for_stream (pdf_collect, bytes, pdf_portrait.page_width, pdf_portrait.page_height);
    pdf->sheet = cairo_create (pdf->surface);
    pdf->nowhere = pdf_nowhere ();
    pdf->context = pango_font_map_create_context (fonts);
    pango_cairo_update_context (pdf->sheet, pdf->context);
    /* Without it fontconfig may take a Japanese or a Hei face. */
    pango_context_set_language (pdf->context, pango_language_from_string ("zh-cn"));
#if PANGO_VERSION_CHECK(1, 44, 0) /* paper has no pixels: characters stay where their size says */
    pango_context_set_round_glyph_positions (pdf->context, FALSE);
#endif
    pdf->entries = g_array_new (FALSE, FALSE, sizeof (struct pdf_entry));
    pdf->texts = pdf_texts_new ();
    pdf->widths = g_hash_table_new (g_str_hash, g_str_equal);
    pdf->broken = pdf_broken_new ();
    pdf->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)pdf_table_free);
    pdf_metadata (pdf);
}

static void
pdf_finish (struct pdf *pdf)
{
    cairo_destroy (pdf->sheet);
    cairo_destroy (pdf->nowhere);
    cairo_surface_finish (pdf->surface);
    cairo_status_t status = cairo_surface_status (pdf->surface);
    cairo_surface_destroy (pdf->surface);
    if (!pdf->error && status != CAIRO_STATUS_SUCCESS)
        g_set_error (&pdf->error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The PDF could not be made: %s."),
                     cairo_status_to_string (status));
    g_hash_table_unref (pdf->tables);
    g_hash_table_unref (pdf->broken);
    g_hash_table_unref (pdf->widths);
    g_hash_table_unref (pdf->texts);
    g_array_unref (pdf->entries);
    g_object_unref (pdf->context);
    pdf_fonts_clear (pdf);
}

/* Both passes; the second where something is to be drawn. */
static void
pdf_draw (struct pdf *pdf)
{
    const struct print_options *options = pdf->options;
    if (!pdf_fonts_init (pdf))
        return;
    pdf_pass (pdf);
    if (pdf->error || (options && options->where))
        return;
    g_autoptr (GArray) known = pdf->entries;
    pdf->known = known;
    pdf->entries = g_array_new (FALSE, FALSE, sizeof (struct pdf_entry));
    pdf_pass (pdf);
    pdf->known = NULL;
    if (!pdf->error && pdf->pages == 0 && options && options->last_page > 0)
        print_no_page (options, pdf->number, &pdf->error);
}

GBytes *
print_pdf (const struct report *report, const struct print_options *options, GError **error)
{
    g_autoptr (PangoFontMap) fonts = pdf_font_map (error);
    if (!fonts)
        return NULL;
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    struct pdf pdf = {.report = report, .options = options};
    pdf_init (&pdf, fonts, bytes);
    pdf_draw (&pdf);
    pdf_finish (&pdf);
    if (pdf.error) {
        g_propagate_error (error, pdf.error);
        return NULL;
    }
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
