/* The form model: what an edition says a report consists of.  Filled by formfile/ from forms/<edition>/, read by everybody,
 * changed by nobody after loading.  Strings are owned by the form; a NULL string means "not said". */
#ifndef CORE_FORM_H
#define CORE_FORM_H

#include "expr.h"

struct place { /* where in the form files something stands, for messages */
    char *file;
    int line;
};

struct formula {
    struct expr *expr;
    struct place place;
};

enum section_kind {
    SECTION_FIELDS,    /* rows are fields, one column "value" */
    SECTION_TABLE,     /* fixed rows x columns */
    SECTION_TREE,      /* fixed rows, then classification codes added by the clerk, in code order */
    SECTION_LIST,      /* rows added by the clerk, with ids r1 r2 ... that are never used again */
    SECTION_PROSE,     /* a list of paragraphs; columns "level" (0 text, 1 一、 2 （一） 3 1. 4 （1）) and "text" */
    SECTION_NARRATIVE, /* fixed rows x columns (derived cells and reasons) and the sentences over them */
    SECTION_RULES,     /* no cells: rules on the texts of all sections */
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_HINT, SEVERITY_MISSING };
extern const char *const severity_names[4]; /* "error" "warning" "hint" "missing" */

struct help { /* F1, each part may be NULL */
    char *what;     /* 这是什么 */
    char *source;   /* 从哪里取 */
    char *basis;    /* 依据: only documents named in the sources */
    char *mistakes; /* 常见错误 */
};

struct column {
    char *id;
    char *label;
    char *group;            /* heads above the label, outermost first, "/" between: 决算数/公务用车购置及运行维护费 */
    char *index;            /* 栏次 */
    enum cell_type type;
    bool has_type;          /* said by the form; else money */
    struct formula *formula;  /* column formula: names of one part are columns of the same row */
    struct formula *required; /* condition under which a blank input cell is missing; NULL = optional */
    struct formula *wordings; /* of texts: what may be written there, | between; NULL none */
    bool hidden;            /* asked on the screen, not printed in the table */
    char *measure;          /* 辆 人 批 ...: printed on screen and in change() of counts */
    char *choices;          /* TYPE_CHOICE: words separated by | */
    struct help help;
    struct place place;
};

/* What a row says about one of its columns. */
struct row_cell {
    char *column;
    struct formula *formula;
    struct formula *required;
    struct formula *wordings;
    char *choices;
    enum cell_type type;
    bool has_type;
    bool input;             /* "input": typed, although the row or the column has a formula */
};

struct row {
    char *id;
    char *label;
    char *code;             /* classification code, also the key for section[row]; NULL: the id is the key */
    char *group;            /* heads above the label where the table is printed transposed */
    char *head;             /* used instead of the label above a transposed column; NULL = the label */
    char *line;             /* 行次 */
    int level;              /* indent on screen and in print */
    bool centred;           /* its label stands in the middle in print, as those of totals do */
    struct formula *formula;  /* row formula: names of one part are rows, in the same column; computes all columns it may */
    struct formula *required;
    bool has_type;
    enum cell_type type;    /* overrides the column's */
    char *measure;
    char *choices;
    char **only;            /* columns that exist in this row; NULL = all */
    GPtrArray *cells;       /* of struct row_cell *, may be empty */
    bool hidden;            /* asked on the screen, not printed */
    struct help help;
    struct place place;
};

struct rule {
    char *id;               /* word; the full id is section.word */
    enum severity severity;
    struct formula *must;   /* what must hold; NULL with `find` */
    struct formula *find;   /* gives a piece of text that should not be there, "" where all is well; {found} in `say` */
    struct formula *when;   /* applies only then; NULL always */
    char *each;             /* "rows" | "columns" | "leaves" | "texts" | NULL: once for each row (names of one part are columns), column
                               (names of one part are rows), lowest row, or typed text of the book (`it`) */
    char **rows;            /* with each = "rows": only these rows; NULL all */
    char **budgets;         /* with each = "rows" or "leaves": only rows whose codes are of one of these budgets; NULL all */
    char **columns;         /* with each = "texts": only columns of these names; NULL all */
    char **sections;        /* with each = "texts": only texts of these sections; NULL all */
    char **except;          /* with each = "texts": not those of these sections */
    char *cell;             /* where the finding is shown, an address or, with each, a column or row; NULL = the first name of must */
    struct template *say;   /* the sentence of the finding */
    char *basis;
    char *hint;
    char **pass;            /* examples "cell=text; cell=text" in which it holds ... */
    char **fail;            /* ... and in which it does not */
    struct place place;
};

/* A paragraph of printed text. */
struct paragraph {
    struct template *text;
    struct formula *when;   /* printed only then */
    bool each_row;          /* once for each row of the section (lists, trees, mirrored and fixed rows); {n} counts those printed */
    char **rows;            /* with each_row: only these; NULL all */
    char *style;            /* "text" (default), "heading1" "heading2" "heading3", "title", "note", "centre", "plain" (no indent) */
    bool distinct;          /* with each_row: what would say the same as a row before is not printed again */
    char *number;           /* pattern of {n}: "（一）" (default) "一、" "1." "（1）" "①" */
    char *join;             /* with each_row: all in one paragraph, this between two; NULL: a paragraph each */
    struct template *lead, *tail; /* with join: around them; NULL none */
    struct place place;
};

/* One column of a printed block. */
struct layout_column {
    char *show;             /* "label" "code" "line" (行次; in lists 1 2 3 ...) or a column id */
    char *label;            /* head; NULL: the column's own */
    char *group;            /* heads above, as in struct column; NULL: the column's own */
    char *index;            /* 栏次; NULL: the column's own; equal neighbours are merged */
};

/* A figure of a chart. */
struct chart_item {
    struct template *label;
    struct template *value; /* one cell: {income.total.fiscal} */
};

/* A chart below the sentences of a section. */
struct chart_form {
    char *kind;             /* "pie": parts of a whole; "columns": figures side by side */
    struct template *title; /* below it: 图1 收入构成 */
    struct formula *when;   /* printed only then; NULL always */
    bool prior;             /* columns: last year's figure beside this year's */
    struct template *now, *before; /* with prior: what the two are called: {year}年 */
    GPtrArray *items;       /* of struct chart_item * */
    struct place place;
};

struct layout_block {
    char *head;             /* head over all columns of the block; NULL none */
    char **rows;            /* row ids in print order, "-" an empty line, "-9" one with 行次 9; NULL = all printed rows */
    GPtrArray *columns;     /* of struct layout_column * */
    char *foot;             /* row id printed on the block's last line; NULL none */
};

/* One cell of a paper, a table that is laid out cell by cell as a paper form is. */
struct paper_cell {
    struct template *text;
    int span;               /* columns it takes */
    char *role;             /* "head" "text" "centre" "figure"; NULL "text" */
    bool merge;             /* one cell with the one above where both say the same */
};

struct paper_line {
    char *rows;             /* printed once for each row of that section; NULL: once */
    char *match, *key;      /* with rows: only those whose column `match` says what this row's `key` says; NULL all */
    struct formula *when;   /* printed only then; NULL always */
    GPtrArray *cells;       /* of struct paper_cell * */
    struct place place;
};

struct layout {
    bool landscape;
    bool each_row;          /* paper: one for each row of the section */
    GPtrArray *paper;       /* of struct paper_line *; empty: the table is made of blocks */
    struct formula *when;   /* the table is printed only then; NULL always */
    bool transposed;        /* rows become columns: heads are column label / row group / row label, one line of figures */
    bool by_row;            /* transposed: heads are row group / row label / column label */
    bool index;             /* print the 栏次 line; transposed: counted 1 2 3 ... */
    char *title;            /* above the table instead of the section's; "" none */
    char *left, *middle, *right; /* instead of the edition's table_left and so on */
    GPtrArray *blocks;      /* of struct layout_block *, side by side; empty = one block of all rows and printed columns */
    char *empty;            /* sentence printed below where the table has no figure; template text */
    GPtrArray *notes;       /* of char *, "注：..." lines below the table */
};

struct outline_line { /* of prose: a heading or a paragraph to begin with */
    int level;
    char *text;             /* may name figures in braces */
};

struct section {
    char *id;
    enum section_kind kind;
    char *title;            /* full name, as printed */
    char *short_title;      /* for menus and the screen; NULL = title */
    char *code;             /* 公开09表 */
    char *entry;            /* what the contents call its table; NULL: code and title */
    char *unit;             /* 万元; NULL = the edition's */
    char *budget;           /* id of the column with which the others are compared; NULL none */
    GPtrArray *columns;     /* of struct column * */
    GPtrArray *rows;        /* of struct row * */
    char *rows_of;          /* rows are those of this section (same ids), e.g. one sentence for each 项; NULL none */
    int rows_level;         /* with rows_of: only codes of this length; 0 all */
    char *explain;          /* code list whose notes explain the rows' codes: explanation(); NULL none */
    char *codes;            /* code list of a tree: "functions" or "economics" */
    struct formula *when;   /* the section applies; NULL always */
    GPtrArray *rules;       /* of struct rule * */
    GPtrArray *text;        /* of struct paragraph * */
    GPtrArray *charts;      /* of struct chart_form *, printed below the sentences */
    GPtrArray *outline;     /* of struct outline_line *: prose, where nothing was written yet */
    struct layout *layout;  /* NULL: not printed as a table */
    char *heading;          /* "heading1".. style of the printed title; NULL: title not printed */
    struct help help;
    struct place place;
};

enum report_block { REPORT_COVER, REPORT_CONTENTS, REPORT_PART, REPORT_SECTION };
struct report_item { /* the order of the printed report */
    enum report_block kind;
    char *title;            /* part title, template text */
    char *section;
    GPtrArray *lines;       /* cover, and below the contents: of struct paragraph *; else empty */
};

struct part { /* the order of the screens */
    char *id;
    char *title;
    char **sections;
};

/* The words of the sign-off page, all texts; NULL: the program's own.  A row whose word is empty is left out. */
struct signoff_words {
    char *title;
    char *content, *unit, *year, *edition, *version, *state, *fingerprint, *trail;
    char *people, *step, *person, *when, *signature;
    char *filled, *reviewed, *submitted, *approved, *published;
    char *single;
    char *at_once; /* {n} */
    char *findings, *where, *finding, *explanation, *left;
    char *queries, *query, *question, *answer, *none;
    char *foot;
};

struct code {
    char *code;
    char *name;
    char *note;
    char *budget;           /* of which budget it and the codes below it are, in the list's own word; NULL: as the code above */
    int from, until;        /* years; 0 = not limited */
};

struct form {
    char *id;
    char *name;             /* {year} stands for the book's year: form_title */
    char *base;             /* id of the edition it starts from, NULL none */
    bool abstract;          /* only a base for others: no book can be of it */
    int *years;             /* zero-terminated; empty where it is abstract */
    char *unit;             /* 万元 */
    int decimals;
    bool marks;             /* thousands marks in print */
    int64_t reason_from;    /* 0.01 % */
    char *table_left;       /* line above each printed table, template texts: 部门：{unit.name} */
    char *table_middle;     /* {year}年度 */
    char *table_right;      /* 金额单位：万元 */
    char *continued;        /* behind the title of a table that goes on: （续表）; NULL none */
    char *basis;            /* document that its tables, sentences and formulas follow, where nothing nearer says one; NULL none */
    char *prior_word;       /* what last year's figure is called in typed arithmetic: 上年; NULL = it has no name */
    char *budget_word;      /* the same of the budget: 预算 */
    char *stamp;            /* at the end of the report, with {version} and {fingerprint}; NULL none */
    char *draft_mark;       /* on each page of a draft: 草稿; NULL "DRAFT" */
    char **levels;          /* {path}: behind the names of codes of 3, 5, 7 digits: （类） （款） （项）; NULL none */
    char **numbers;         /* patterns of the levels 1.. of prose: 一、 （一） 1. （1）; NULL = these */
    GHashTable *params;     /* name -> text, for formulas: param("name") */
    GHashTable *words;      /* name -> text: what @name stands for, already put in everywhere */
    struct phrases phrases;
    struct target_words targets;
    struct signoff_words signoff;
    char *slice;            /* a slice of a pie, with {amount}, {unit}, {share}; NULL "{amount}{unit} ({share})" */
    GPtrArray *parts;       /* of struct part * */
    GPtrArray *sections;    /* of struct section *, in the order of the parts */
    GPtrArray *report;      /* of struct report_item * */
    GHashTable *aliases;    /* paper address -> section id: 公开09 -> sangong */
    GHashTable *settled;    /* "list/code" -> name: codes that a supervisor settled, in no list; NULL none */
    GHashTable *codes;      /* list name -> GPtrArray of struct code *, sorted by code; loaded on demand by form_codes */
    char *hash;             /* SHA-256 over the form files, hex */
    char *folder;           /* where the files are */
    GPtrArray *(*load_codes) (const struct form *form, const char *list); /* set by formfile */
    struct formula *children_sum; /* sum(children), of codes with codes below */
    void (*drop) (struct form *form); /* instead of form_free, where it lies in memory of its own; NULL */
};

/* Constructors of empty pieces (all arrays present, all strings NULL) and the one destructor. */
struct form *form_new (void);
struct section *form_section_new (void);
struct column *form_column_new (void);
struct row *form_row_new (void);
struct rule *form_rule_new (void);
struct paragraph *form_paragraph_new (void);
struct layout *form_layout_new (void);
struct chart_form *form_chart_new (void);
struct chart_item *form_chart_item_new (void);
struct outline_line *form_outline_line_new (void);
struct paper_line *form_paper_line_new (void);
struct paper_cell *form_paper_cell_new (void);
struct layout_block *form_layout_block_new (void);
struct layout_column *form_layout_column_new (void);
struct row_cell *form_row_cell_new (void);
struct part *form_part_new (void);
struct report_item *form_report_item_new (void);
struct formula *form_formula_new (const char *source, const char *file, int line, GError **error); /* error without place */
/* One that was found sound before; takes the place's file in any case.  NULL where it is not, after all. */
struct formula *form_formula_sound (const char *source, struct place place);
void form_free (struct form *form);
typedef struct form Form; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Form, form_free)

/* The edition's name for a book of `year`; 0: for all its years.  g_free. */
char *form_title (const struct form *form, int year);
struct section *form_section (const struct form *form, const char *id); /* NULL if there is none; takes aliases too */
struct column *section_column (const struct section *section, const char *id);
struct row *section_row (const struct section *section, const char *id);
const char *section_short_title (const struct section *section);

/* Whether a code belongs to the year's classification; year 0: to any. */
bool code_in_year (const struct code *code, int year);
/* Codes beside the lists: named, or ("") no longer. */
void form_settle_code (struct form *form, const char *list, const char *code, const char *name);
bool form_code_settled (const struct form *form, const char *list, const char *code);
/* The name of a code in a year (0: any), NULL where the list does not have it. */
const char *form_code_name (const struct form *form, const char *list, const char *code, int year);
/* The note of a code in a list: its own, else that of a code with the same name (行政运行 is the same everywhere).  NULL none. */
const char *form_code_explanation (const struct form *form, const char *list, const char *code, const char *name, int year);
/* Of which budget the code is: the list's word for it or for the nearest code above it; NULL where the list does not say, or
 * codes below it are of several. */
const char *form_code_budget (const struct form *form, const char *list, const char *code, int year);
/* The code list of all years, sorted; NULL where there is none. */
const GPtrArray *form_codes (const struct form *form, const char *list);

/* The nearest of `names` to a mistyped `word`, NULL if none is near. */
const char *form_nearest (const char *word, GPtrArray *names);

#endif
