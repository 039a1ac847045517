/* The formula language of the form files: parsing, the table of functions, evaluation.  Exact; reads like the paper.
 *
 *   names      row or column | row.column | section.row.column | section[row].column | section["201"].column
 *   sets       children  rows  fund["212*"].spend  a:b (rows a to b)     only inside sum, count, any, join, where
 *   operators  + - * /   = <> < <= > >=   and or not   ( )
 *   literals   12  0.5  18万元  "参公"
 *   functions  see expr_functions
 * Meaning of names, blanks and precision: design of the data, HACKING.md "Formulas". */
#ifndef CORE_EXPR_H
#define CORE_EXPR_H

#include "needs.h"
#include "target.h"
#include "value.h"

/* One name in a formula, to be bound to nodes for each cell that has the formula. */
enum ref_kind {
    REF_NAME,     /* 1 to 3 parts */
    REF_INDEXED,  /* section[row].column: the row with the same key elsewhere; key NULL */
    REF_KEYED,    /* section["201"].column or section["212*"].column: key is the text, '*' at its end = a set */
    REF_CHILDREN, /* children, or children.column */
    REF_ROWS,     /* rows, or rows.column: all typed rows of a list, the lowest rows of a tree */
    REF_RANGE,    /* a:b rows of this section in their order */
};

struct ref {
    enum ref_kind kind;
    bool prior;     /* inside prior(...) */
    int n_parts;
    char *part[3];
    char *key;      /* REF_KEYED */
    int at;         /* character in the source, from 1, for messages */
};

struct expr;

/* Parses; *error says what is wrong and at which character.  `what` bits forbid nothing: names are bound later. */
struct expr *expr_parse (const char *source, GError **error);
/* A source that was found sound before: its patterns wait until they are used.  NULL where it is not, after all. */
struct expr *expr_parse_sound (const char *source);
void expr_free (struct expr *expr);
/* A copy that lies in the arena, never to be freed.  What is made in it when it is used (expr_is_filled: whether anything may be) is
 * given back by expr_forget. */
struct expr *expr_kept (const struct expr *expr, struct arena *arena);
bool expr_is_filled (const struct expr *expr);
void expr_forget (struct expr *expr);
const char *expr_source (const struct expr *expr);
int expr_n_refs (const struct expr *expr);
const struct ref *expr_ref (const struct expr *expr, int slot);

/* Whether it is the name `it`, the text that a rule looks at. */
bool ref_is_it (const struct ref *ref);

/* The nodes that one name stands for: a plain name has n == 1 (or 0 where the row does not exist: blank). */
struct binding {
    int n;
    int *node;
};

/* The phrases with which change(), completed() and the like speak; templates over {amount} {rate} {unit} {last_year} {base}. */
struct phrases {
    char *change_up;     /* 较{last_year}年增加{amount}{unit}，增长{rate} */
    char *change_down;   /* 较{last_year}年减少{amount}{unit}，下降{rate} */
    char *change_flat;   /* 与{last_year}年持平 */
    char *change_none;   /* both 0 */
    char *change_new;    /* last year 0, this year more: no percentage */
    char *change_new_less; /* last year 0, this year below 0 */
    char *change_more;   /* last year below 0: no percentage */
    char *change_less;
    char *completed;     /* 完成{base}的{rate} */
    char *completed_new; /* base 0, final not 0: no percentage */
    char *completed_none;/* both 0 */
    char *completed_minus; /* either below 0: no percentage */
    char *gap_up;        /* 增加{amount}{unit} */
    char *gap_down;
    char *gap_flat;      /* 持平 */
    char *share;         /* 占{base}的{rate} */
    char *share_none;    /* base 0: no percentage */
    char *share_minus;   /* either below 0: no percentage */
    char *blank;         /* stands for a blank in a sentence: （待填） */
};

/* All that a formula may look at. */
struct eval_env {
    const struct binding *bind;      /* one per name of the formula */
    const struct value *values;      /* all nodes */
    struct number_style style;       /* money as printed in this section */
    const char *measure;             /* unit word of counts in this row: 辆; NULL none */
    const struct phrases *phrases;
    const struct target_words *targets; /* words in targets of indicators; NULL: signs only */
    int year;
    int64_t reason_from;             /* percent in 0.01 %, from which a change needs a reason */
    const char *explanation;         /* of the row's code; NULL none */
    GHashTable *params;              /* name -> text, for param(); NULL none */
    const struct letters *letters;   /* of the text `it`; NULL unknown */
    const struct figures *figures;   /* all figures of the book, for unknown_figure(); NULL: none is unknown */
    const char *(*label) (int node, void *data); /* of the row of a cell, for names(); NULL none */
    bool (*code_unused) (const char *list, const char *name, void *data); /* for unused_code(); NULL: none is */
    void *data;                      /* of label and code_unused */
    bool prior;                      /* last year's layer: names mean last year's nodes, and one blank operand makes all blank */
};

/* Computes; the caller owns the value.  Never fails: what cannot be computed is VALUE_UNKNOWN or VALUE_BLANK. */
struct value expr_eval (const struct expr *expr, const struct eval_env *env);
/* The result as a condition: 1 true, 0 false, -1 not computable (then *why, may be NULL, gets the value; caller clears). */
int expr_test (const struct expr *expr, const struct eval_env *env, struct value *why);

/* For checks: where `expr` is a comparison, its operator ("=", "<=" ...) and the values of both sides; else NULL.  Caller clears. */
const char *expr_sides (const struct expr *expr, const struct eval_env *env, struct value *left, struct value *right);

/* Whether it compares with a number that is written in it: a limit, and no second figure. */
bool expr_has_limit (const struct expr *expr);

/* Calls visit for each node that the formula adds (sign 1) or takes away (-1), in its order; false, and no call, where it does
 * more than that. */
typedef void (*expr_term) (int node, int sign, void *data);
bool expr_terms (const struct expr *expr, const struct binding *bind, expr_term visit, void *data);

/* Whether it calls this function anywhere. */
bool expr_calls (const struct expr *expr, const char *function);

/* The type of a name that stands for nothing, as a row that is not there: it goes with everything. */
#define EXPR_NOTHING ((enum cell_type)-1)
/* Static types: what the formula yields when name i has type[i] (is_text by the type); *error names the place of a mismatch. */
bool expr_check_types (const struct expr *expr, const enum cell_type *type, enum cell_type *result, GError **error);

/* One row a function: parser, man page, help and tests read this table. */
struct expr_function {
    const char *name;
    int min_args, max_args; /* max -1: any number */
    const char *args;       /* "x [, y]" */
    const char *help;       /* a msgid */
    const char *example;    /* formula over a, b ... = result, run as a test: "growth(120, 100) = 20.00%" */
    const char *told;       /* a msgid, how expr_tell says it: {1}.. arguments, {all}, {most} but the last, {others} but the first */
    const char *holds, *fails; /* instead, where it is true or false: msgids for either */
};
extern const struct expr_function expr_functions[];
extern const int expr_n_functions;

/* Sentence templates: text with {name} or {expr}, {if cond}...{else}...{end}, {n}, {label}, {path}, {found}, {year}, {last_year}. */
struct template;
struct template *template_parse (const char *source, GError **error);
/* One whose source was found sound before: it is parsed when something of it is asked for. */
struct template *template_later (const char *source);
void template_free (struct template *template);
/* A copy in the arena, to be parsed when something of it is asked for; template_forget gives back what that made. */
struct template *template_kept (const struct template *template, struct arena *arena);
void template_forget (struct template *template);
const char *template_source (const struct template *template);
/* All names of all its pieces, in one numbering, for binding. */
int template_n_refs (const struct template *template);
const struct ref *template_ref (const struct template *template, int slot);
const GPtrArray *template_refs (const struct template *template);

struct span { /* a piece of rendered text that shows a cell */
    int start, length; /* bytes */
    int node;
};
struct template_env {
    struct eval_env eval;
    const char *label;
    const char *found;                         /* {found}, what a rule has found in a text */
    const char *path;                          /* {path}: the label with those of the codes above */
    const char *number;                        /* {n}, already in its pattern */
    char *(*print) (int node, void *data);     /* a cell as the report prints it; NULL = blank (phrases->blank is shown) */
    void *data;
};
/* Appends to `out`; *spans (may be NULL) collects struct span.  Returns false where a blank was shown. */
bool template_render (const struct template *template, const struct template_env *env, GString *out, GArray *spans);

#define EXPR_ERROR (expr_error_quark ())
GQuark expr_error_quark (void);

#endif
