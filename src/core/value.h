/* What a cell shows: a value that was typed or computed, or the reason why there is none.  A struct value is
 * copied with value_copy and dropped with value_clear (texts are reference counted). */
#ifndef CORE_VALUE_H
#define CORE_VALUE_H

#include "arena.h"
#include "money.h"

enum value_state {
    VALUE_BLANK,   /* nothing typed, nothing to compute from */
    VALUE_NA,      /* 不涉及 */
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_UNKNOWN, /* not computable: see why */
};

enum value_why {
    WHY_NONE,
    WHY_BLANK,     /* an operand is blank: `node` names it */
    WHY_ZERO_BASE, /* a ratio over 0 */
    WHY_OVERFLOW,
    WHY_SILENT,    /* a text does not say it */
    WHY_TYPE,      /* operands that do not go together; a fault of the form */
};

struct value {
    enum value_state state;
    enum value_why why;  /* VALUE_UNKNOWN only */
    enum cell_type type; /* of a number; TYPE_COUNT is also the type of plain numbers and of yes (1) and no (0) */
    int node;            /* WHY_BLANK: the node of the blank operand, -1 unknown */
    int64_t num;         /* in the steps of the type; num/den while a formula runs, den is 1 in a cell */
    int64_t den;
    int64_t half;        /* how exactly num is known, same steps */
    char *text;          /* VALUE_TEXT only; shared by all copies */
};

#define VALUE_INIT ((struct value){ .node = -1, .den = 1 })

struct value value_number (enum cell_type type, int64_t num, int64_t half);
struct value value_text (const char *text); /* copies; "" gives a text, not a blank */
struct value value_unknown (enum value_why why, int node);
struct value value_copy (const struct value *value);
void value_clear (struct value *value);
struct value value_kept (const struct value *value, struct arena *arena); /* a copy that lives as long as the arena, whoever clears it */
bool value_equal (const struct value *a, const struct value *b); /* same in every respect that a user can see */

/* As the report prints it: numbers by style, texts as they are, "" for the rest.  Free with g_free. */
char *value_print (const struct value *value, const struct number_style *style);

#endif
