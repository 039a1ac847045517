/* A block of cells copied from a spreadsheet, laid over a section: rows are found by code, then by label, then by order, columns
 * by their heads, else by place; the unit is read from the head lines.  Says of each cell what would be written and why not.
 * Pure: knows no clipboard and no file. */
#ifndef IMPORT_CLIP_H
#define IMPORT_CLIP_H

#include "core/book.h"

enum clip_verdict {
    CLIP_NEW,     /* the cell is blank: will be written */
    CLIP_CHANGE,  /* will replace what stands there */
    CLIP_SAME,    /* stands there already */
    CLIP_AGREES,  /* computed: the same comes out, or within rounding */
    CLIP_DIFFERS, /* computed: something else comes out */
    CLIP_EMPTY,   /* empty or a stroke: as clip_dash says */
    CLIP_BAD,     /* no value: reason, perhaps offer */
    CLIP_NOWHERE, /* the row or the column has no such cell */
};
#define N_CLIP_VERDICTS 8
extern const char *const clip_verdict_names[N_CLIP_VERDICTS]; /* "new" "change" ... */

/* What is done with empty cells and strokes. */
enum clip_dash { CLIP_KEEP, CLIP_ZERO, CLIP_BLANK, CLIP_NA };
#define N_CLIP_DASHES 4
extern const char *const clip_dash_names[N_CLIP_DASHES]; /* "keep" "zero" "blank" "na" */

enum clip_match { CLIP_NO_ROW, CLIP_BY_CODE, CLIP_BY_LABEL, CLIP_BY_ORDER, CLIP_BY_HAND };

struct clip_cell {
    int field;      /* of the line */
    int target;     /* of the block's targets */
    char *original; /* as it came */
    char *text;     /* to be typed; NULL nothing is written */
    bool na;        /* marked as not applicable instead */
    char *present;  /* what stands there now, as printed */
    char *shown;    /* what would stand there, as printed */
    enum clip_verdict verdict;
    char *reason;   /* CLIP_BAD: a sentence; CLIP_DIFFERS and a CLIP_CHANGE that prints alike: by how much */
    char *offer;    /* CLIP_BAD: what may be meant: look-alike letters as digits; NULL nothing */
};

struct clip_line {
    char **fields;
    bool head;         /* above the figures */
    bool figures;      /* has a figure, or a stroke where figures stand */
    char *label;       /* words of the line; "" none */
    char *row;         /* of the section; a code or a place of a list that a paste would add; NULL none */
    bool added;        /* the row is not there yet */
    bool twice;        /* its code stands in an earlier line: without a row, until it gets one by hand */
    enum clip_match match;
    GPtrArray *cells;  /* of struct clip_cell *; empty for heads and lines without a row */
};

struct clip_target {
    int column; /* index in the section's columns */
    enum layer layer;
};

/* Of a field: labels and codes; figures that have no column. */
enum { CLIP_NO_TARGET = -1, CLIP_LEFT_OUT = -2 };

struct clip {
    char *section;
    GPtrArray *lines;     /* of struct clip_line * */
    int n_fields;         /* of the widest line */
    GArray *targets;      /* of struct clip_target: where the value fields may go, in order */
    int by_place;         /* so many of them are taken in order */
    GArray *field_target; /* of int: for each field the index of its target, or one of the two below */
    char *left_out;       /* heads of the columns of figures without a place; NULL none */
    bool by_head;         /* columns were found by their heads */
    const char *unit;     /* of the amounts; NULL the section's own */
    bool unit_read;       /* stood in the head lines */
    bool unit_chosen;     /* by the person */
    bool unit_guessed;    /* follows from the figures that stand there */
    enum clip_dash dash;
    bool letters;         /* look-alike letters are taken as digits */
    bool transposed;
    char *text;           /* as it came */
    char *first_row;      /* where a block without labels begins */
};

/* Reads and lays out.  `first_row`: where the user stands, NULL the first.  Targets: the columns that heads may name; the first
 * `by_place` of them, from where the user stands, are taken in order where no head names any. */
struct clip *clip_new (const char *text, const struct book *book, const struct book_section *section, const char *first_row,
                         const struct clip_target *targets, int n_targets, int by_place);
void clip_free (struct clip *block);
typedef struct clip Clip; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Clip, clip_free)

/* True where a text is more than one cell: it has a TAB or a line end inside. */
bool clip_is (const char *text);

/* Rows and columns of the block change places. */
void clip_transpose (struct clip *block, const struct book *book);
/* Gives a line another row; NULL none. */
void clip_set_row (struct clip *block, guint line, const char *row);
/* What would be written, by the settings (unit, dash, letters): fills the cells, but for computed ones. */
void clip_judge (struct clip *block, const struct book *book);
/* With the book as it would be: compares the computed cells. */
void clip_compare (struct clip *block, const struct book *book);
/* Address, text, address, text ... (char *) for session_edit_many. */
GPtrArray *clip_pairs (const struct clip *block, const struct book *book);

/* What becomes of a cell, in words: "new", "the same", "agrees", "differs by 100.00元" ...  g_free. */
char *clip_words (const struct clip *clip, const struct clip_cell *cell);
/* How a line found its row, in a word or two; "" where its label is that of the row. */
const char *clip_match_words (const struct clip_line *line);
/* What the unit is and how that is known: "元, as the heads say".  g_free. */
char *clip_unit_words (const struct clip *clip, const struct book *book);

struct clip_count {
    int n[N_CLIP_VERDICTS];
    int strokes;  /* of the empty ones: strokes */
    int letters;  /* of the bad ones: with an offer */
    int no_row;   /* lines with figures and no row */
};
struct clip_count clip_count (const struct clip *block);

#endif
