/* The inside of a book, shared by book*.c and check*.c. */
#ifndef CORE_BOOK_PRIVATE_H
#define CORE_BOOK_PRIVATE_H

#include "core/arena.h"
#include "core/book-kept.h"
#include "core/check.h"
#include "core/code-search.h"
#include "core/index.h"
#include "core/needs.h"

/* A row the clerk added, as it stands in the file. */
struct added_row {
    char *id;
    struct entry entry; /* num: its place */
};

struct section_instance {
    struct book_section base;    /* first: public pointers are cast */
    int index;
    struct number_style money;   /* amounts as printed in this section */
    struct index row_index;      /* id -> struct book_row * */
    struct index key_index;      /* code or id -> struct book_row * */
    GPtrArray *added;            /* of struct added_row * */
    struct binding texts;        /* the cells that hold a typed text; only while the units are made */
    int last_row;                /* highest list id ever used */
    struct section_status status;
};

static inline struct section_instance *
section_instance (const struct book_section *section)
{
    return (struct section_instance *)section;
}

/* How names of one part are understood. */
enum bind_mode {
    BIND_ROWS,    /* row formula: rows in the same column, else columns of the same row */
    BIND_COLUMNS, /* column formula: columns of the same row, else rows in the same column */
};

struct bind_context {
    const struct book_section *section;
    const struct book_row *row;    /* NULL none */
    const struct column *column;   /* NULL none */
    enum bind_mode mode;
};

enum unit_kind {
    UNIT_RULE,
    UNIT_CELL,     /* the control figure of a computed cell, the mark of a typed one */
    UNIT_CROSS,    /* row formula and column formula */
    UNIT_CHANGES,  /* last year's typed figure of a sum and last year's addends: else the changes do not add up */
    UNIT_REQUIRED,
    UNIT_CODE,
    UNIT_TEXTS,    /* a rule on the texts of one section */
};

/* A text that a rule looks at. */
struct text {
    int cell;
    int unit;        /* made when the rule found something in it; -1 none */
    guint8 outcome;
    bool dirty;
};

/* All texts of a section that a rule looks at, in the order of cells. */
struct texts {
    int n;
    struct text *text;
    bool own;            /* some names mean other cells for each text */
    struct binding seen; /* the other nodes that the rule looks at */
};

/* One thing to be checked: a rule on one row or column, or what every cell is checked for. */
struct unit {
    enum unit_kind kind;
    bool dirty;                    /* in the queue */
    bool text;                     /* a rule on one text; its names are those of the text's section */
    int cell;                      /* where a finding is shown; -1: at the section `home` */
    const struct book_section *home; /* where it is counted: the cell's section, or the one that the rule names */
    const struct book_section *section;
    const struct book_row *row;
    const struct column *column;   /* of a rule on columns */
    const struct rule *rule;
    const struct formula *formula; /* what must hold, the crossing formula, or the condition of a required cell */
    struct binding *bind;          /* of formula */
    struct binding *when;          /* of the rule's or the section's condition */
    struct binding *say;
    enum outcome outcome;
    struct finding *finding;       /* FAIL only */
    struct texts *texts;           /* UNIT_TEXTS only; its bindings are those of the first text */
};

struct book {
    const struct form *form;
    int year;
    GPtrArray *sections;           /* of struct section_instance *, which lie behind each other */
    GHashTable *section_index;
    GPtrArray *cells;              /* of struct cell *, as all of the instance in the arena */
    struct index cell_index;       /* "section.row.column" -> struct cell * */
    GArray *bound;                 /* of int: scratch of book_bind_ref */
    void (*release) (void *memory); /* of the memory in which the instance lies, where it was built before (book-kept.c); NULL */
    void *memory;
    struct arena arena;            /* everything that lives until the next rebuild, */
    struct arena texts;            /* and what is known of texts */

    int n_nodes;
    struct value *values;
    const struct formula **cross;        /* by cell: the column formula where a row formula computes */
    struct binding **bind;         /* by cell: names of its formula */
    int *order;                    /* nodes, operands before users */
    int *rank;                     /* node -> place in order */
    int *user_start, *users;       /* node -> the nodes that use it */
    guint8 *dirty;                 /* by rank */
    int dirty_low, dirty_high;     /* ranks */

    GArray *units;                 /* of struct unit */
    int *unit_start, *unit_list;   /* node -> units that look at it; ~unit: only at this text */
    GArray *unit_queue;            /* of int */

    struct letters **letters;      /* by cell, of its text; NULL until one is looked at */
    struct figures *figures;       /* all of the book's, for texts that hold figures; NULL until there is one */
    struct figures *moved;         /* those that came or went since the texts were last looked at; NULL none */
    GArray *figure_units;          /* of int: the units of texts that look figures up */

    GHashTable *explanations;      /* "rule\tcell" -> struct entry * */
    GPtrArray *findings;           /* sorted; NULL = to be collected */
    struct book_work work;
};

/* The unit of a number in unit_list. */
static inline const struct unit *
listed_unit (const struct book *book, int listed)
{
    return &g_array_index (book->units, struct unit, listed < 0 ? ~listed : listed);
}

char *book_full_address (const char *section, const char *row, const char *column);

/* book-build.c: rows and cells out of the form and the added rows. */
void book_sections (struct book *book);
void book_build (struct book *book);
void book_sort_added (struct section_instance *section); /* the rows of a list, into their order */
void book_clear_instance (struct book *book);
struct book_row *section_row_by_key (const struct book_section *section, const char *key);
/* Length of a code's parent, 0 for none: 7 -> 5 -> 3 -> 0. */
size_t code_parent_length (size_t length);

void book_ready (struct book *book); /* what an instance that was built needs besides, all blank */

/* book-place.c: where items stand. */
struct added_row *book_added_row (const struct section_instance *section, const char *id, guint *at); /* NULL none */
/* What stands at an item's place now; NULL where there is no such place. */
const struct entry *book_present (const struct book *book, const struct item *item);
/* Writes one entry where the item says; false where there is no such place. */
bool book_put (struct book *book, const struct item *item, const struct entry *entry);
void book_mark_item (struct book *book, const struct item *item);
/* Whether the item's new entry may stand there. */
bool book_check_item (const struct book *book, const struct item *item, GError **error);
bool section_is_code (const char *text);

/* book-bind.c: names -> nodes. */
/* Appends the message of `wrong` (swallowed) to *all as a line of its own; a formula of many cells is told once. */
void book_error_add (GError **all, GError *wrong);
bool book_bind_ref (struct book *book, const struct bind_context *context, const struct ref *ref, struct binding *bind, GError **error);
struct binding *book_bind_formula (struct book *book, const struct bind_context *context, const struct formula *formula, enum cell_type *result,
                                   GError **error);
struct binding *book_bind_template (struct book *book, const struct bind_context *context, const struct template *template, GError **error);
enum bind_mode bind_mode_of_each (const char *each);
/* book-text.c: a template in any context. */
bool book_render_in (struct book *book, const struct bind_context *context, const struct template *template, const char *number,
                     const char *found, GString *out, GArray *spans);

/* Whether the names in braces of a paragraph are cells; *error says which is not. */
bool book_prose_sound (struct book *book, const struct cell *cell, const char *text, GError **error);

/* book-graph.c: order, recompute. */
bool book_graph (struct book *book, GError **error);
void book_env (const struct book *book, const struct book_section *section, const char *measure, const struct binding *bind, struct eval_env *env);
void book_mark_node (struct book *book, int node);
/* Recomputes what is marked; appends to `changes` (may be NULL) and marks the units concerned. */
void book_run (struct book *book, GPtrArray *changes);
void book_run_all (struct book *book); /* all anew; the units are not marked */
struct value book_compute (struct book *book, int node);

/* units.c */
struct unit unit_blank (enum unit_kind kind, int cell);
const char *unit_word (const struct unit *unit, const struct book *book); /* control, cross, or the rule's id */
void each_bound (const struct binding *bind, int n, void (*visit) (int node, void *data), void *data);
bool book_units (struct book *book, GError **error);
void book_units_index (struct book *book);
void book_units_clear (struct book *book);
void book_mark_units_of_node (struct book *book, int node);
bool unit_bind_rule (struct book *book, struct unit *unit, const struct bind_context *context, GError **error); /* all names of its rule */
void book_mark_unit (struct book *book, int index);
void book_mark_text (struct book *book, int index, int cell); /* of a unit of texts, one of them */
void book_mark_explained (struct book *book, const char *rule, const char *cell);
/* check-texts.c */
bool book_add_texts (struct book *book, const struct book_section *section, const struct rule *rule, GError **error);
/* What the text of a cell holds. */
const struct letters *book_letters (const struct book *book, int cell);
void book_forget_text (struct book *book, int node); /* it has changed */
/* The rule on one of the texts, bound in the arena. */
struct unit book_text_unit (struct book *book, const struct unit *texts, int cell);
void book_check_texts (struct book *book, int index, GPtrArray *changes);
/* Marks one text, or all (-1); whether any is to be looked at: that a text is missing is another rule's business. */
bool texts_mark (const struct book *book, struct texts *texts, int cell);

/* check.c: checks what is marked; appends CHANGE_FINDING. */
void book_check_unit (struct book *book, struct unit *unit, GPtrArray *changes);
void book_check (struct book *book, GPtrArray *changes);
/* Takes all findings out, of struct finding *, before a rebuild; notes afterwards which came, went or changed. */
GPtrArray *book_findings_take (struct book *book);
void book_findings_note (struct book *book, const GPtrArray *before, GPtrArray *changes);

/* Collects all figures that the book shows, for texts that name figures; from then on the changes are noted. */
void book_collect_figures (struct book *book);
/* Tells what is known of figures and texts that a value has changed. */
void book_follow_value (struct book *book, int node, const struct value *old, const struct value *new);

/* How the code of a UNIT_CODE stands in the year's list; *near as code_check gives it, may be NULL. */
enum code_state unit_code_state (const struct book *book, const struct unit *unit, const struct code **near);

/* How one unit stands. */
struct result {
    enum outcome outcome;
    bool has_difference;
    int64_t difference;
    int64_t tolerance;
    enum cell_type type;
    int blank; /* node in the way, -1 unknown */
};
struct result judge_unit (const struct book *book, const struct unit *unit);
/* What a `find` rule has found: a text, or no text where nothing is wrong or the text is blank.  The caller clears it. */
struct value unit_found (const struct book *book, const struct unit *unit);

/* book-help.c: what a formula rests on, and what it means in a sentence; NULL where the form does not say. */
const char *cell_basis (const struct book *book, const struct cell *cell);
const char *cell_message (const struct cell *cell);

/* finding.c */
char *cell_words (const struct book *book, const struct cell *cell); /* a cell's name: 公务用车购置费 决算数 */
struct finding *make_finding (struct book *book, const struct unit *unit, const struct result *result);

struct entry *cell_entry (struct cell *cell, enum layer layer);

#endif
