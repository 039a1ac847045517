/* One unit's report of one year: all its cells, computed live.  The book is the only place that knows values; it is changed
 * by lists of items (what was typed) and answers with lists of changes (what follows).  Pure. */
#ifndef CORE_BOOK_H
#define CORE_BOOK_H

#include "form.h"
#include "item.h"

struct book;

struct book_row {
    char *id;                    /* also the stored address: fixed id, code, or r1 */
    const struct row *form;      /* NULL for rows the clerk added */
    const char *label;           /* name of the code, or the form's label */
    int level;                   /* indent: 0, 1, 2 */
    bool added;                  /* stands in the file as a row item */
    bool leaf;                   /* tree: no code below it */
    int index;                   /* in the section's rows */
    int parent;                  /* index in the section's rows, -1 none */
    int *cell;                   /* cell index for each column of the section, -1 where the cell does not exist */
};

struct book_section {
    const struct section *form;
    GPtrArray *rows;             /* of struct book_row *, in print order */
};

struct cell {
    int index;
    struct book_section *section;
    struct book_row *row;
    const struct column *column;
    char *address;               /* section.row.column; the short form section.row for fields */
    enum cell_type type;
    struct number_style style;   /* how it is read and printed */
    const char *measure;         /* 辆; NULL none */
    const char *choices;         /* TYPE_CHOICE */
    const struct formula *formula; /* derived by this; NULL = input */
    bool computed;               /* derived (by formula or because codes below it are summed) */
    const struct formula *required;
    const struct formula *wordings; /* TYPE_TEXT: what may be written there */
    struct entry value;          /* typed; blank in derived cells */
    struct entry control;
    struct entry prior;
};

/* A node is a cell in a layer: value 2 * cell, prior 2 * cell + 1. */
static inline int node_of (int cell, bool prior) { return 2 * cell + (prior ? 1 : 0); }
static inline int node_cell (int node) { return node / 2; }
static inline bool node_prior (int node) { return node % 2 == 1; }

/* What one edit did, in one list: typed items first, then what follows from them. */
enum change_kind {
    CHANGE_ITEM,    /* typed: item */
    CHANGE_VALUE,   /* a node shows something else: node, old, new */
    CHANGE_FINDING, /* a finding came, went or changed: finding (its new form; outcome PASS = gone) */
    CHANGE_ROWS,    /* rows of `section` came, went or moved: cell and node numbers taken before are no longer good */
};
struct finding;
struct change {
    enum change_kind kind;
    struct item *item;
    char *address;               /* of the node's cell */
    int node;
    struct value old, new;
    struct finding *finding;
    char *section;
};
void change_free (struct change *change);

/* A book of `form` for `year`, all blank.  The form must outlive it.  Fails on a form that cannot be bound: unknown names,
 * cycles (named in full), formulas over text; *error has them all, a line each with file:line. */
struct book *book_new (const struct form *form, int year, GError **error);
/* The same with what stands in a file: items without a cell go to `parked` (may be NULL). */
struct book *book_open (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked, GError **error);
void book_free (struct book *book);
typedef struct book Book; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Book, book_free)

/* Everything in a form that does not bind, also in rows that only a clerk adds: whole sentences with file:line, empty = sound. */
GPtrArray *book_lint (const struct form *form, int year);

const struct form *book_form (const struct book *book);
int book_year (const struct book *book);

/* Structure.  Pointers are good until the next change of rows. */
int book_n_sections (const struct book *book);
struct book_section *book_section_at (const struct book *book, int i);
struct book_section *book_section (const struct book *book, const char *id); /* NULL none */
struct book_row *book_row (const struct book_section *section, const char *id);
int book_row_index (const struct book_section *section, const char *id); /* -1 none */
int book_n_cells (const struct book *book);
struct cell *book_cell (const struct book *book, int index);
/* By exact ids; NULL none. */
struct cell *book_cell_at (const struct book *book, const char *section, const char *row, const char *column);
/* By what a person types: sangong.total.final, unit.name, 公开09.total.final, duties.3, with @control or @prior behind.
 * NULL and a sentence with the nearest right name in *error. */
struct cell *book_find (const struct book *book, const char *address, enum layer *layer, GError **error);

const struct value *book_value (const struct book *book, int node);
const struct entry *book_entry (const struct cell *cell, enum layer layer);
char *book_print (const struct book *book, int node);            /* as the report prints it, "" if blank; g_free */
char *book_print_unit (const struct book *book, int node);       /* with 万元, 辆, %: for messages; g_free */
bool book_input (const struct book *book, const struct cell *cell, enum layer layer); /* may be typed in this layer */
bool book_missing (const struct book *book, const struct cell *cell); /* required and blank */

/* Reads typed text into an entry of this cell: numbers, "=" arithmetic, choices, dates, texts.  "" gives a blank entry. */
bool book_parse (const struct book *book, const struct cell *cell, const char *text, struct entry *entry, GError **error);
/* The same in a layer: "=+3.2" changes what stands there. */
bool book_parse_in (const struct book *book, const struct cell *cell, enum layer layer, const char *text, struct entry *entry,
                    GError **error);

/* Items for common edits (to be given to book_apply); each takes the present content as `old`. */
struct item *book_item (const struct book *book, const struct cell *cell, enum layer layer, const struct entry *entry);
/* Appends the items that add, delete or move a row (with everything in it; in trees also the typed values of a parent that
 * become control figures).  `after` NULL = at the end; code or NULL for a list (then the new id is returned in *id, g_free). */
bool book_row_add (const struct book *book, const char *section, const char *code, const char *after, GPtrArray *items, char **id,
                   GError **error);
bool book_row_delete (const struct book *book, const char *section, const char *row, GPtrArray *items, GError **error);
bool book_row_move (const struct book *book, const char *section, const char *row, int by, GPtrArray *items, GError **error);

/* Does all items or, on the first that is not allowed (unknown cell, derived cell, stale `old`), nothing.
 * Appends to `changes` (struct change *) everything that is now different. */
bool book_apply (struct book *book, GPtrArray *items, GPtrArray *changes, GError **error);
/* Takes back exactly what `changes` did, the last call first. */
void book_revert (struct book *book, GPtrArray *changes);
void book_recompute (struct book *book); /* all anew */
/* What the book has done since it was opened, for tests of how cost grows. */
struct book_work {
    guint64 built;    /* all around the rows: not once where that was taken from the cache */
    guint64 computed; /* nodes */
    guint64 judged;   /* rules on a cell, row, column or text, and what every cell is checked for */
    guint64 read;     /* texts that a rule had to be computed for: of the others it was plain that they hold nothing */
};
struct book_work book_work (const struct book *book);
/* The number behind the last list row ever used, so that ids are not used again (from the store). */
void book_set_last_row (struct book *book, const char *section, int number);

/* Everything typed, as items with `new` filled, in a fixed order (section, row, column, layer). */
GPtrArray *book_items (const struct book *book);

/* Trace. Arrays of int nodes; free with g_array_unref. */
GArray *book_operands (const struct book *book, int node);
GArray *book_users (const struct book *book, int node);
/* What is added up in a derived cell whose formula only adds and subtracts (of struct term), NULL for all others; g_array_unref. */
struct term {
    int node;
    bool minus;
};
GArray *book_terms (const struct book *book, int node);

/* What may be written in a cell of texts, as its form has it for the figures as they are; NULL none.  g_strfreev. */
char **book_wordings (struct book *book, const struct cell *cell);
/* Evaluation of conditions and sentences in a section; `row` may be NULL. */
bool book_test (struct book *book, const struct book_section *section, const struct book_row *row, const struct formula *formula);
bool book_sentence (struct book *book, const struct book_section *section, const struct book_row *row,
                    const struct paragraph *paragraph, int number, GString *out, GArray *spans);
/* Whether the paragraph is printed, with a row (each) for that row. */
bool book_prints (struct book *book, const struct book_section *section, const struct book_row *row, const struct paragraph *paragraph);
/* A paragraph that joins its rows, appended to `out`; false where no row is printed. */
bool book_joined (struct book *book, const struct book_section *section, const struct paragraph *paragraph, GString *out, GArray *spans);
/* A paragraph of prose, as typed but for the figures that it names in braces: {evaluation.score}. */
void book_prose (struct book *book, const struct cell *cell, const char *text, GString *out, GArray *spans);
/* A pattern with its number: （一） -> （三）, 1. -> 3., ① -> ③.  Free with g_free. */
char *book_number (const char *pattern, int number);
/* Any template over the book in the context of a section (NULL: three-part names only). */
bool book_render (struct book *book, const struct book_section *section, const struct book_row *row,
                  const struct template *template, const char *number, GString *out, GArray *spans);

#define BOOK_ERROR (book_error_quark ())
enum book_error { BOOK_ERROR_ADDRESS, BOOK_ERROR_DERIVED, BOOK_ERROR_STALE, BOOK_ERROR_VALUE, BOOK_ERROR_ROW, BOOK_ERROR_FORM };
GQuark book_error_quark (void);

#endif
