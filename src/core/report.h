/* The report as a model: what is printed, in which order, before any renderer.  Built from a book; pure and tested as text. */
#ifndef CORE_REPORT_H
#define CORE_REPORT_H

#include "book.h"

/* A block of the style "stamp" stands at the foot of its page. */
enum block_kind { BLOCK_TITLE, BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_TABLE, BLOCK_NOTE, BLOCK_PAGE_BREAK, BLOCK_CONTENTS, BLOCK_CHART };
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum cell_role { ROLE_HEAD, ROLE_INDEX, ROLE_LABEL, ROLE_FIGURE, ROLE_TEXT, ROLE_EMPTY };

struct grid_cell {
    char *text;
    int row, column;        /* from 0 */
    int rowspan, colspan;
    enum align align;
    enum cell_role role;
    int indent;             /* of labels */
    int node;               /* whose figure it is, -1 none */
    GArray *terms;          /* of struct term: the figure is their sum; NULL: it is none.  They may stand in other grids */
};

struct grid {
    int n_rows, n_columns;
    int n_head;             /* rows repeated on each page */
    GPtrArray *cells;       /* of struct grid_cell *, row by row */
    int *weight;            /* relative width of each column in half-width characters, the widest text or head line */
    bool landscape;
    bool whole;             /* columns are rather narrow than on several pages */
    char *title, *code;     /* 收入支出决算总表, 公开01表 */
    char *left, *middle, *right; /* 部门：..., 2022年度, 金额单位：万元 */
};

/* A bar or a slice: what it is called, its figure in words and as a number. */
struct chart_bar {
    char *label;
    char *text[2];          /* this year's figure as printed, last year's; "" none */
    char *said[2];          /* the same with its unit and, in a pie, its share of the whole: 600.88万元（97.65%） */
    int64_t num[2];         /* as printed, in steps of the type */
    int node;
};

struct chart {
    bool pie;
    int n_series;           /* figures of each bar: 1, or 2 with last year's */
    char *names[2];         /* of the series, NULL where there is one */
    char *unit;             /* of the figures: 万元; NULL none */
    GPtrArray *bars;        /* of struct chart_bar * */
};

struct block {
    enum block_kind kind;
    int level;              /* headings 1.. ; parts are level 0 */
    char *style;            /* of paragraphs, see struct paragraph */
    bool listed;            /* stands in the contents */
    char *text;             /* of a table: its entry in the contents, NULL code and title */
    GArray *spans;          /* of struct span, cells shown in the text */
    struct grid *grid;
    struct chart *chart;    /* the block's text is its title */
    char *section;          /* which section it comes from, NULL none */
};

struct report {
    GPtrArray *blocks;      /* of struct block * */
    char *fingerprint;      /* of all that is printed, SHA-256 in hex */
    char *title;            /* document title */
    char *author;           /* unit */
    bool draft;             /* print draft_mark on each page */
    char *draft_mark;       /* 草稿 */
    char *continued;        /* behind the title of a table that goes on: （续表）; NULL none */
};

/* Building a model.  Texts are copied. */
struct report *report_new (void);
struct block *report_add (struct report *report, enum block_kind kind, int level, const char *style, const char *text);
struct grid *grid_new (int n_rows, int n_columns, int n_head);
struct grid_cell *grid_add (struct grid *grid, int row, int column, int rowspan, int colspan, enum cell_role role, enum align align,
                            const char *text);
void grid_weigh (struct grid *grid); /* weights from the texts; the last call on a grid */
void grid_free (struct grid *grid);
/* A chart with nothing in it, and a bar of it. */
struct chart *chart_new (bool pie, int n_series);
struct chart_bar *chart_add (struct chart *chart, const char *label);
void chart_free (struct chart *chart);

/* What a book's cells do not say about its report. */
struct report_state {
    bool draft;
    int version;            /* of the book, from 1; 0 unknown */
};

/* The whole report of a book. */
struct report *report_build (struct book *book, const struct report_state *state);

/* Leaves of a report what is asked for: one section (NULL all), tables with what belongs to them.  False where nothing is left. */
bool report_keep (struct report *report, const char *section, bool tables_only);

/* The model as bytes for another process of the same juesuan, g_byte_array_unref; and from such bytes, NULL where they are cut off.
 * They are not checked for sense. */
GByteArray *report_pack (const struct report *report);
struct report *report_unpack (const void *bytes, gsize length);

#define REPORT_FINGERPRINT_HASH "SHA-256" /* as people call it */
/* The fingerprint as it is printed and said: the beginning, in groups of four.  g_free. */
char *report_fingerprint_shown (const char *fingerprint);
void report_free (struct report *report);
typedef struct report Report; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

/* The title with which a table or heading stands in the contents: of a table its text, else code and title.  Free with g_free. */
char *report_entry (const struct block *block);

/* A phrase of the edition with its {names} replaced: name, text, name, text ... NULL.  g_free. */
char *report_phrase (const char *phrase, ...) G_GNUC_NULL_TERMINATED;

/* The model as plain lines, for tests. */
char *report_dump (const struct report *report);

#endif
