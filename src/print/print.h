/* Renderers: a report model in, bytes out.  They know nothing of the domain. */
#ifndef PRINT_PRINT_H
#define PRINT_PRINT_H

#include "core/report.h"

/* A figure that is looked for, and the folio of the first page with it; 0: not found. */
struct print_where {
    int node;
    int folio;
};

struct print_options {
    bool ascii;   /* lines of + - | instead of box drawing */
    int columns;  /* page width in cells, 0 = 80 (landscape tables may take 132) */
    int lines;    /* page length, 0 = 60; the screen preview uses its own */
    bool duplex;  /* PDF: on both sides of the sheet: the back of the cover stays blank, so that odd folios come on fronts */
    int first_page, last_page; /* only the pages with these folios; 0 and 0 = all, the cover too */
    struct print_where *where; /* PDF: nothing is drawn, its folio is looked for; NULL: all is drawn */
    void (*progress) (int page, void *data); /* told each page that is begun, NULL nobody */
    void *data;
};
static inline bool
print_wants (const struct print_options *options, int folio)
{
    return !options || options->last_page == 0 || (folio >= options->first_page && folio <= options->last_page);
}
/* The sentence for pages that there are not; `last` is the last folio. */
void print_no_page (const struct print_options *options, int last, GError **error);

/* Plain text: pages with form feeds between, page numbers.  UTF-8.  NULL and a sentence where it has none of the pages that are wanted.
 * Free with g_free. */
char *print_text (const struct report *report, const struct print_options *options, GError **error);
/* A figure (or a text) of the book on those pages: its line, counted through all of them, and its cells on it. */
struct print_figure {
    int line, x, width;
    int node;
};
/* *figures: of struct print_figure, in the order of reading. */
char *print_text_map (const struct report *report, const struct print_options *options, GArray **figures, GError **error);
/* PDF bytes; where a figure is looked for, none of them.  Fails with a sentence: no CJK font, a character without glyph (which, where), none of the pages that are wanted. */
GBytes *print_pdf (const struct report *report, const struct print_options *options, GError **error);

/* HTML, one file, well-formed as XML.  Free with g_free. */
char *print_html (const struct report *report);
/* Word processing and spreadsheet documents (ISO/IEC 29500).  The same report gives the same bytes.  They fail where there is no room. */
GBytes *print_docx (const struct report *report, GError **error);
GBytes *print_xlsx (const struct report *report, GError **error);

/* Writes to `path` through a temporary file beside it, fsync and rename: nothing half-written ever stands under the name. */
bool print_write (const char *path, const void *data, size_t length, GError **error);

#endif
