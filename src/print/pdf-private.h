/* What the files of the PDF renderer share.  Lengths are points unless they are said to be Pango units. */
#ifndef PRINT_PDF_PRIVATE_H
#define PRINT_PDF_PRIVATE_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "print.h"

/* What a text is for decides its typeface: GB/T 9704-2012, 5.2.2 and 7. */
enum font_role {
    FONT_TITLE, /* small title Song, or the nearest there is */
    FONT_BODY,  /* imitation Song */
    FONT_HEAD,  /* Hei: first headings, heads of tables */
    FONT_KAI,   /* second headings */
    FONT_TABLE, /* Song */
    N_FONT_ROLES
};

#define PDF_MM(mm) ((mm) * 72.0 / 25.4)

enum { BODY_CHARS = 28, BODY_LINES = 22 }; /* on a page of text: GB/T 9704-2012, 5.2.3 */
#define TEXT_EM (PDF_MM (156) / BODY_CHARS)
#define TEXT_PITCH (PDF_MM (225) / BODY_LINES)

struct pdf_area { /* where the text of a page stands */
    double page_width, page_height;
    double x, y, width, height;
};
extern const struct pdf_area pdf_portrait, pdf_landscape;

struct pdf_entry { /* a line of the contents */
    const struct block *block;
    int number; /* folio */
    int level;
};

#define PDF_MEASURE 20 /* size of type in which texts of tables are measured */

struct pdf {
    const struct report *report;
    const struct print_options *options;
    cairo_surface_t *surface;
    cairo_t *sheet;              /* draws on the surface */
    cairo_t *nowhere;            /* draws nothing: for pages that are not wanted, and while folios are looked for */
    cairo_t *cr;                 /* the one of them that the present page takes */
    PangoContext *context;
    PangoFontDescription *fonts[N_FONT_ROLES];
    const struct pdf_area *area; /* of the present page, NULL before the first */
    double y;                    /* from the top of the area */
    bool cover;                  /* the present page has no folio */
    bool empty;                  /* nothing stands on the present page */
    int number;                  /* folio of the present page */
    GArray *entries;             /* of struct pdf_entry, filled while printing */
    const GArray *known;         /* the same of the pass before, NULL in the first */
    int pages;                   /* that were drawn */
    int outline[2];              /* the latest outline entries of levels 0 and 1 */
    /* What was found out once, for both passes. */
    GHashTable *texts;           /* struct pdf_set * as a set: texts as they are set */
    GHashTable *widths;          /* text of a cell -> its width in type of PDF_MEASURE points, in Pango units, + 1 */
    GHashTable *broken;          /* struct grid_broken * as a set: cells that take several lines */
    GHashTable *tables;          /* struct grid * -> struct pdf_table * */
    GError *error;               /* the first thing that went wrong; printing goes on harmlessly */
};

/* Fonts, as fonts.conf has them for each role.  The map is freed with g_object_unref; NULL and a sentence where the file is missing. */
PangoFontMap *pdf_font_map (GError **error);
bool pdf_fonts_init (struct pdf *pdf);
void pdf_fonts_clear (struct pdf *pdf);

/* A layout of `text`, set in `width` Pango units (-1: one line).  Checks that each character has a glyph. */
PangoLayout *pdf_layout (struct pdf *pdf, enum font_role role, double size, const char *text, int width);
/* The same with all that a style says. */
struct pdf_style;
PangoLayout *pdf_layout_styled (struct pdf *pdf, const struct pdf_style *style, const char *text, int width);

/* Lines of a layout.  Pango finds them out with the box around each letter, which nobody needs here. */
int pdf_line_width (const PangoLayoutLine *line);
int pdf_layout_width (PangoLayout *layout); /* of the widest line */
/* From the left edge of the layout to the beginning of the line. */
int pdf_line_x (PangoLayout *layout, const PangoLayoutLine *line);
/* On the page, unless nothing is drawn there. */
void pdf_line_show (struct pdf *pdf, PangoLayoutLine *line, double x, double baseline);

/* Pages */
void pdf_page_begin (struct pdf *pdf, const struct pdf_area *area); /* ends the present one; an empty one is used again */
void pdf_page_use (struct pdf *pdf);                                /* before anything is drawn on it */
void pdf_page_end (struct pdf *pdf);
void pdf_page_blank (struct pdf *pdf);                              /* one without a folio, before the present empty one */
void pdf_shows (struct pdf *pdf, int node);                         /* a figure is set on the present page */
double pdf_left (const struct pdf *pdf);                            /* height left on the page */
void pdf_need (struct pdf *pdf, double height);                     /* a new page where less is left */

/* Text */
struct pdf_style {
    enum font_role role;
    double size;
    double pitch;  /* from line to line */
    double indent; /* of the first line */
    PangoAlignment align;
    bool justify;
    const char *tag;
};
extern const struct pdf_style pdf_style_title;
const struct pdf_style *pdf_text_style (const struct block *block);
double pdf_baseline (const struct pdf_style *style); /* of a line, from the upper edge of its step of the grid */
int pdf_entry_level (const struct block *block);     /* in contents and outline: 0 parts, 1 what is in them */
/* Fills all lines of a layout but the last of each paragraph; the last thing that is done to it. */
void pdf_justify (PangoLayout *layout);
/* Styles live as long as the PDF: what was set in one is known by it. */
PangoLayout *pdf_text_layout (struct pdf *pdf, const struct pdf_style *style, const char *text, int width); /* Pango units; borrowed */
double pdf_text_height (struct pdf *pdf, const struct pdf_style *style, const char *text, double width);
/* Over as many pages as it needs; `spans`: of struct span, the figures in it, NULL none. */
void pdf_text (struct pdf *pdf, const struct pdf_style *style, const char *text, const GArray *spans);
GHashTable *pdf_texts_new (void);
void pdf_cover (struct pdf *pdf, guint end);                                      /* blocks 0..end - 1 */
/* On a page of that area which has room for `below` more under it; alone: the page holds nothing else. */
void pdf_heading (struct pdf *pdf, const struct block *block, const struct pdf_area *area, double below, bool alone);
double pdf_heading_height (struct pdf *pdf, const struct block *block);
double pdf_first_height (struct pdf *pdf, const struct block *paragraph); /* of the lines with which it may begin */
double pdf_note_height (struct pdf *pdf, const struct block *note, double width);
void pdf_paragraph (struct pdf *pdf, const struct block *block);
void pdf_contents (struct pdf *pdf, const struct block *contents);
void pdf_list (struct pdf *pdf, const struct block *block); /* an entry of contents and outline for what comes next */

void pdf_chart (struct pdf *pdf, const struct block *block); /* with its title below */
double pdf_chart_height (struct pdf *pdf, const struct block *block);

/* Tables */
GHashTable *pdf_broken_new (void);
struct pdf_table; /* how a table is set; chosen once for both passes */
/* In the largest type with which it stands on one page, upright or, where the form allows, across; `reserve`: height of what must
 * stand above and below it on that page, upright and across. */
const struct pdf_table *pdf_table (struct pdf *pdf, const struct grid *grid, const double reserve[2]);
void pdf_table_free (struct pdf_table *table);
const struct pdf_area *pdf_table_area (const struct pdf_table *table);
/* `above`: height of its headings, which must not be left; `notes` of what stands below it. */
void pdf_table_print (struct pdf *pdf, const struct block *block, const struct pdf_table *table, double above, double notes);
/* What of it must stand on the page of its headings: all where a page can hold that, else some rows. */
double pdf_table_first (struct pdf *pdf, const struct pdf_table *table, double above, double notes);

#endif
