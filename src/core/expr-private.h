/* The tree of a parsed formula, shared by parser, evaluator, type check and templates. */
#ifndef CORE_EXPR_PRIVATE_H
#define CORE_EXPR_PRIVATE_H

#include "core/arena.h"
#include "core/expr.h"

enum op {
    OP_NUMBER,
    OP_TEXT,
    OP_REF,
    OP_YEAR,
    OP_LAST_YEAR,
    OP_NEGATE,
    OP_NOT,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_GREATER,
    OP_GREATER_EQUAL,
    OP_AND,
    OP_OR,
    OP_CALL,
};

struct expr_node {
    enum op op;
    int at;               /* character in the source, from 1 */
    struct value literal; /* OP_NUMBER, OP_TEXT */
    int slot;             /* OP_REF: index of the name */
    int function;         /* OP_CALL: index in expr_functions */
    GRegex *pattern;      /* OP_CALL of a function that takes a pattern; NULL until it is used */
    const guint16 *needs; /* OP_CALL that looks for something in its first argument: what there must be in it; NULL anything */
    int n;                /* children */
    struct expr_node **child;
};

struct expr {
    char *source;
    struct expr_node *root;
    GPtrArray *refs;      /* of struct ref * */
    struct arena arena;   /* nodes and names */
};

static inline bool
expr_op_compares (enum op op)
{
    return op >= OP_EQUAL && op <= OP_GREATER_EQUAL;
}

/* A name that stands for several nodes: allowed only as an argument of sum, count and any. */
bool expr_ref_is_set (const struct ref *ref);

int expr_function_find (const char *name); /* -1 none */
bool expr_function_takes_pattern (int function); /* as second argument, a text in quotes */
/* The characters of which a text must have one for the function to find anything; NULL where that cannot be said. */
const char *expr_function_needs (int function);
bool expr_function_is_said (int function); /* what it gives depends on a text that may say nothing of it */
bool expr_is_where (const struct expr_node *node); /* a call of where() */
bool expr_function_takes_sets (int function);
/* How many of the first arguments must be sets. */
int expr_function_needs_sets (int function);
/* Functions whose second argument, where left out, is last year's figure of the first. */
bool expr_function_adds_prior (int function);
bool expr_function_adds_up (int function); /* its arguments are figures of one kind, and so is what it gives */
/* The pattern of an OP_CALL that takes one; NULL and *error where it is none. */
const GRegex *expr_pattern (const struct expr_node *node, GError **error);
/* Computes a call; `node` is an OP_CALL. */
struct value expr_call (const struct expr_node *node, const struct expr *expr, const struct eval_env *env);
/* What a call yields for arguments of these types; false and *error (may be NULL) if they do not fit. */
bool expr_call_type (int function, const enum cell_type *type, int n, enum cell_type *result);

/* A call that is being computed, for the functions themselves. */
struct call {
    const struct expr_node *node;
    const struct expr *expr;
    const struct eval_env *env;
};
struct value call_argument (const struct call *call, int i);
/* Calls `visit` for every value of the arguments from the given one on, sets taken apart. */
void call_each (const struct call *call, int from, void (*visit) (const struct value *value, void *data), void *data);

/* expr-figures.c: how figures of a type are printed; the first two arguments as printed figures of one kind (false: *result says why
 * not); num / den in 0.01 %, off by as much as both are; the change from b to a over the size of b. */
bool same_value (const struct value *a, const struct value *b);
struct number_style figure_style (const struct eval_env *env, enum cell_type type);
bool call_printed (const struct call *call, struct value *a, struct value *b, struct value *result);
struct value figure_percentage (int128 num, int128 den, int128 room_num, int128 room_den);
struct value figure_growth (const struct value *a, const struct value *b);
struct value function_sum (const struct call *call);
struct value function_count (const struct call *call);
struct value function_any (const struct call *call);
struct value function_filled (const struct call *call);
struct value function_if (const struct call *call);
struct value function_min (const struct call *call);
struct value function_max (const struct call *call);
struct value function_abs (const struct call *call);
struct value function_diff (const struct call *call);
struct value function_share (const struct call *call);
struct value function_growth (const struct call *call);
struct value function_reason_due (const struct call *call);
struct value function_round (const struct call *call);
struct value function_days (const struct call *call);
struct value function_where (const struct call *call);
/* expr-words.c */
struct value function_gap (const struct call *call);
struct value function_change (const struct call *call);
struct value function_completed (const struct call *call);
struct value function_share_text (const struct call *call);
struct value function_param (const struct call *call);
struct value function_join (const struct call *call);
struct value function_names (const struct call *call);
struct value function_achieved (const struct call *call);
struct value function_attained (const struct call *call);
struct value function_same_unit (const struct call *call);
struct value function_explanation (const struct call *call);
struct value function_unused_code (const struct call *call);
/* expr-text.c: what is odd in a text. */
struct value function_match (const struct call *call);
struct value function_said (const struct call *call);
struct value function_unpaired (const struct call *call);
struct value function_id_number (const struct call *call);
struct value function_card_number (const struct call *call);
struct value function_other_year (const struct call *call);
struct value function_own_name (const struct call *call);
struct value function_same (const struct call *call);
struct value function_misnumbered (const struct call *call);
struct value function_missing_annex (const struct call *call);
struct value function_unknown_figure (const struct call *call);
struct value function_near_figure (const struct call *call);

struct value expr_eval_node (const struct expr_node *node, const struct expr *expr, const struct eval_env *env);
struct value expr_load (const struct eval_env *env, int node);

/* Exact arithmetic of two numbers; UNKNOWN on overflow, on types that do not go together, on division by zero. */
struct value number_operate (enum op op, const struct value *a, const struct value *b);
/* -1, 0, 1; *fits is false where the types cannot be compared. */
int number_compare (const struct value *a, const struct value *b, bool *fits);

#endif
