/* Rules and their outcomes.  A finding is one rule on one cell that does not hold, with all its operands. */
#ifndef CORE_CHECK_H
#define CORE_CHECK_H

#include "book.h"

enum outcome {
    OUTCOME_PASS,
    OUTCOME_ROUNDING,     /* holds within the rounding of the figures */
    OUTCOME_FAIL,
    OUTCOME_NA,           /* its condition is not met */
    OUTCOME_INSUFFICIENT, /* a blank stands in the way: `blank` */
    OUTCOME_INTERNAL,     /* a fault of the form */
};
extern const char *const outcome_names[6]; /* "pass" "rounding" "fail" "na" "insufficient" "internal" */

struct finding {
    char *rule;           /* section.word */
    enum severity severity;
    enum outcome outcome;
    char *cell;           /* address where it is shown; a section's id where no cell is meant (its list is empty) */
    int node;             /* -1: a section */
    char *sentence;       /* whole sentence, with figures */
    char *basis;          /* may be NULL */
    char *hint;
    char **operands;      /* addresses */
    char **shown;         /* their figures as printed, same order */
    bool has_difference;  /* an amount stands against another; not against a limit written in the rule */
    int64_t difference;   /* steps of the cell's type */
    int64_t tolerance;
    enum cell_type type;
    char *signature;      /* of the operands' exact values: an explanation lapses when it changes */
    char *explanation;    /* text, NULL none */
    bool lapsed;          /* there is an explanation, of other values */
    char *blank;          /* address of the blank in the way */
};
struct finding *finding_copy (const struct finding *finding);
void finding_free (struct finding *finding);

/* All outcomes that are FAIL, errors first, then missing, warnings, hints; within that in report order.
 * Borrowed until the next change. */
const GPtrArray *book_findings (struct book *book);
/* All rule instances whatever their outcome, in report order (for the ledger and `check --all`).  Free with g_ptr_array_unref. */
GPtrArray *book_outcomes (struct book *book);
/* Whether it looks at that cell.  A control figure is no operand; where it is contradicted, its cell is concerned all the same. */
bool finding_concerns (const struct finding *finding, const char *address);

/* For each of book_findings the index of the finding that explains it: its own where it is a root.  One wrong figure
 * below breaks many totals above; only roots count.  The book is as before.  Free with g_array_unref. */
GArray *book_roots (struct book *book);

/* Where a finding can be put right: the id of the section in which a row is missing, else the address of the typed cell among its
 * figures that was typed last, for there the clerk can tell what he did.  g_free. */
char *finding_place (struct book *book, const struct finding *finding);

struct ledger {
    int n[6];                    /* by outcome */
    int errors, warnings, hints; /* of the failed: by severity */
    int explained;               /* of the warnings */
};
struct ledger book_ledger (struct book *book);
/* A blank that keeps checks from being made. */
struct obstacle {
    char *address;               /* of the blank */
    GPtrArray *findings;         /* of struct finding *, owned: the checks that wait for it, in report order */
};
/* All of them, those that hold up most first.  Free with g_ptr_array_unref. */
GPtrArray *book_obstacles (struct book *book);
struct section_status {                            /* the home screen's line of a section */
    int required, filled;                          /* required inputs and how many are not blank */
    int errors, warnings, explained, hints;        /* warnings: without explanation */
};
struct section_status book_section_status (const struct book_section *section); /* counted as findings come and go */

#endif
