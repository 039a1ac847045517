/* What the files of the word processing renderer share.  Lengths are twips (1/20 point) unless said otherwise. */
#ifndef PRINT_DOCX_PRIVATE_H
#define PRINT_DOCX_PRIVATE_H

#include "places.h"

#define DOCX_MM(mm) ((int) ((mm) * 1440 / 25.4 + 0.5))

enum {
    DOCX_PITCH = 579,        /* 225 mm in 22 lines: GB/T 9704-2012, 5.2.3 */
    DOCX_TITLE_PITCH = 700,  /* of 22 points */
    DOCX_TABLE_TITLE = 520,  /* of 16 points */
    DOCX_TABLE_LINE = 320,   /* of 10.5 points, what stands above a table */
    DOCX_NOTE_PITCH = 300,
};

/* Half points of type; half-width characters of indent, and those kept free for a folio. */
enum { BODY_HALF = 32, TITLE_HALF = 44, NOTE_HALF = 21, BODY_INDENT = 4, CONTENTS_NUMBER = 8 };

struct docx_paper {
    int page_width, page_height;
    int top, bottom, left, right; /* margins */
    int footer;                   /* from the lower edge of the sheet */
    int width, height;            /* of the text */
};
extern const struct docx_paper docx_portrait, docx_landscape;

struct docx_entry { /* a line of the contents */
    const struct block *block;
    int page;
};

struct docx {
    const struct report *report;
    GString *out;                   /* the body of word/document.xml */
    const struct docx_paper *paper; /* of the present section */
    bool cover;                     /* the present section is the cover: no folio */
    bool restart;                   /* it is the first one with folios */
    bool breaks;                    /* the next paragraph begins a page */
    /* Where we are on paper, as far as it can be known without the fonts: for the folios in the contents. */
    int page, y;
    int charts;                     /* written so far */
    GArray *entries;                /* of struct docx_entry, filled while writing */
    const GArray *known;            /* the same of the pass before, NULL in the first */
};

/* A paragraph.  `more` is markup for its properties (in the order of the schema), NULL none. */
void docx_paragraph (struct docx *docx, const char *style, const char *more, const char *text);
/* The same with a bookmark for the contents if the block is listed. */
void docx_listed (struct docx *docx, const struct block *block, const char *style, const char *more, const char *text);
/* Text as runs; line breaks stay. */
void docx_runs (GString *out, const char *text);

/* The contents, all entries with their folios. */
void docx_contents (struct docx *docx, const struct block *contents);
/* By which its bookmark is called. */
int docx_index (const struct docx *docx, const struct block *block);

/* Moves on by so many lines; a new page where the present one is full. */
void docx_flow (struct docx *docx, int lines, int pitch);
/* A new page where less than `height` is left. */
void docx_need (struct docx *docx, int height);
/* Lines that a text takes in type of so many points, `first` half-width characters in. */
int docx_lines (const struct docx *docx, const char *text, int half_points, int first);

/* The table with its title and what stands above it; `above` is the height of its headings, `notes` of the notes behind it. */
void docx_table (struct docx *docx, const struct block *block, int above, int notes);
/* What of it must stand on the page of its headings: all where a page can hold that, else some rows. */
int docx_table_first (const struct grid *grid, const struct docx_paper *paper, int above, int notes);

/* A file of the package. */
struct docx_part {
    char *path;
    GBytes *content;
};
GPtrArray *docx_parts_new (void); /* of struct docx_part * */
void docx_part_add (GPtrArray *parts, char *path_take, GBytes *content_take);
void docx_part_add_text (GPtrArray *parts, const char *path, char *text_take);
/* All but word/document.xml and what belongs to the charts, of which there are so many. */
void docx_parts (const struct report *report, int n_charts, GPtrArray *parts);
/* The same parts give the same bytes. */
GBytes *docx_zip (const GPtrArray *parts, GError **error);

/* A chart that an office program draws and its user can edit: where it stands in the text, and its files.  Numbered from 1. */
void docx_chart_inline (GString *out, const struct block *block, int number, int width);
bool docx_chart_parts (const struct block *block, int number, GPtrArray *parts, GError **error);
int docx_chart_height (const struct block *block);

#endif
