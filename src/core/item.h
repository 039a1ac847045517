/* What people type, one item at a time: the road between book, store, undo and the audit trail.
 * Everything that is kept is an item: values, control figures, last year's figures, rows and explanations. */
#ifndef CORE_ITEM_H
#define CORE_ITEM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum layer {
    LAYER_VALUE,
    LAYER_CONTROL, /* 核对数 */
    LAYER_PRIOR,   /* 上年数 */
    LAYER_ROW,     /* the row exists; num = its place among its siblings; column is "" */
    LAYER_EXPLAIN, /* 出错说明: section + row name the rule, column is the cell's address; raw = signature of the operands */
};
#define N_LAYERS 5
extern const char *const layer_names[N_LAYERS]; /* "value" "control" "prior" "row" "explain" */

enum entry_state { ENTRY_BLANK, ENTRY_VALUE, ENTRY_NA };

enum origin { ORIGIN_TYPED, ORIGIN_PASTED, ORIGIN_IMPORTED, ORIGIN_ROLLED, ORIGIN_MERGED, ORIGIN_UNDO, ORIGIN_DEMO };
#define N_ORIGINS 7
extern const char *const origin_names[N_ORIGINS]; /* "typed" "pasted" ... */

/* One stored content.  A blank that is not doubtful is not stored at all. */
struct entry {
    enum entry_state state;
    bool doubtful;     /* 待查 */
    enum origin origin;
    int64_t num;       /* by the cell's type; 0 for texts */
    int64_t half;
    char *text;        /* texts; NULL for numbers */
    char *raw;         /* as typed; NULL if nothing was typed */
    int64_t change;    /* id of the change that wrote it, 0 while not stored */
};

#define ENTRY_INIT ((struct entry){ .state = ENTRY_BLANK })

void entry_copy (struct entry *to, const struct entry *from); /* `to` must be clear */
void entry_clear (struct entry *entry);
bool entry_equal (const struct entry *a, const struct entry *b); /* state, doubtful, num, half, text, raw */
bool entry_empty (const struct entry *entry);                    /* blank and not doubtful: not stored */

/* One typed change: what stood there, what shall stand there. */
struct item {
    char *section;
    char *row;
    char *column;
    enum layer layer;
    struct entry old;
    struct entry new;
};

struct item *item_new (const char *section, const char *row, const char *column, enum layer layer);
struct item *item_copy (const struct item *item);
struct item *item_reverse (const struct item *item); /* old and new exchanged */
void item_free (struct item *item);
GPtrArray *item_array_new (void); /* of struct item *, freed with the array */

#endif
