/* What the target of an indicator demands and how far a result meets it: ≥50条, 下降5%, 不超过5次.  Signs are built in, words
 * come from the form.  Pure. */
#ifndef CORE_TARGET_H
#define CORE_TARGET_H

#include <stdbool.h>
#include <stdint.h>

/* Words with | between, the form's; NULL none. */
struct target_words {
    char *least; /* 不少于 不低于 以上: not less than */
    char *most;  /* 不超过 以内: not more than */
    char *none;  /* 未发生: none at all, without a number */
    char *down;  /* 下降 减少: a change downwards */
    char *up;    /* 上升 增长 */
};

enum target_bound { TARGET_MOST = -1, TARGET_EXACT, TARGET_LEAST };

struct target {
    enum target_bound bound; /* for changes of the signed number: 下降5% is at most -5 */
    bool change;             /* the number is a change, below 0 where it goes down */
    int64_t number;          /* in millionths */
    char *unit;              /* what stands behind the number, never NULL */
};

/* False, and nothing to clear, where the text has no number and no word for none: it is not measured. */
bool target_read (const char *text, const struct target_words *words, struct target *target);
void target_clear (struct target *target);

/* How far the result meets the target, in 0.01 %, from 0 to 10000; -1 where the two cannot be compared.  What is met counts
 * in full.  Below a floor: result over target; above a ceiling: target over result; beside an exact value: the smaller over
 * the larger; a change in percent: 100 % less the distance in points. */
int target_met (const struct target *target, const struct target *result);
/* The result over the target, in 0.01 % and without limit; -1 for ceilings, changes and where it cannot be told. */
int64_t target_ratio (const struct target *target, const struct target *result);
/* Whether both are counted in the same unit. */
bool target_same_unit (const struct target *target, const struct target *result);

#endif
