/* Pages of plain text while they are being filled: lines with the figures on them, folios, the mark of drafts. */
#ifndef PRINT_TEXT_PAGE_H
#define PRINT_TEXT_PAGE_H

#include "print.h"

struct text_line {
    char *text;
    GArray *figures; /* of struct print_figure, their line not filled in; NULL none */
};

struct text_page {
    GPtrArray *lines; /* of struct text_line * */
    int width;
    bool cover; /* no folio, not counted */
};

struct text_pager {
    const struct report *report;
    struct print_options options; /* filled in: nothing is 0 */
    GPtrArray *pages;             /* of struct text_page * */
    struct text_page *page;       /* the last one, NULL at the start */
    int body;                     /* lines for text on each page */
};

void text_pager_init (struct text_pager *pager, const struct report *report, const struct print_options *options);
void text_pager_clear (struct text_pager *pager);

/* Begins a page of this width, unless the page is still empty: then it only gets the width. */
void text_pager_break (struct text_pager *pager, int width);
/* Lines left on the page. */
int text_pager_left (const struct text_pager *pager);
/* A new page of the same width if fewer lines than `lines` are left (and some are used). */
void text_pager_need (struct text_pager *pager, int lines);
/* Appends a line (swallows both; blanks at its end are dropped), on a new page if this one is full. */
void text_pager_take (struct text_pager *pager, char *text, GArray *figures);
/* Adds a figure to those of a line, which may be none yet. */
void text_figure_add (GArray **figures, int x, int width, int node);
/* An empty line, but not at the head of a page. */
void text_pager_skip (struct text_pager *pager);
/* The folio of the page that is being filled, 0 for the cover. */
int text_pager_number (const struct text_pager *pager);

/* The pages that are wanted as one text, form feeds between; `figures` gets theirs, *last the last folio. */
char *text_pager_finish (struct text_pager *pager, GArray *figures, int *last);

/* The text moved right by `cells`.  Free with g_free. */
char *text_indent (const char *text, int cells);
/* The text in the middle (or, `align` > 0, at the right edge) of `width` cells.  Free with g_free. */
char *text_place (const char *text, int width, int align);

#endif
