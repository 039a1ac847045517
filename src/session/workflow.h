/* Who may do what in which state of a book: one table, which the session asks, the manual shows and the tests walk. */
#ifndef SESSION_WORKFLOW_H
#define SESSION_WORKFLOW_H

#include <glib.h>
#include <stdbool.h>

enum stage { STAGE_DRAFT, STAGE_SUBMITTED, STAGE_RETURNED, STAGE_APPROVED, STAGE_PUBLISHED };
#define N_STAGES 5
extern const char *const stage_names[N_STAGES]; /* as the file has them: "draft" ... */

enum person {
    PERSON_CLERK,    /* 填报 */
    PERSON_REVIEWER, /* 复核 */
    PERSON_HEAD,     /* 负责人 */
    PERSON_READER,   /* 只读, and whoever has not logged in */
    PERSON_SINGLE,   /* the file has no accounts: one person does it all */
};
#define N_PERSONS 5
#define N_ROLES 4 /* those that an account can have */
extern const char *const person_names[N_PERSONS]; /* "clerk" "reviewer" "head" "reader" "single" */

enum deed {
    DEED_EDIT,     /* figures, rows, explanations, import, undo */
    DEED_SUBMIT,
    DEED_WITHDRAW,
    DEED_RETURN,
    DEED_APPROVE,
    DEED_UNLOCK,
    DEED_PUBLISH,
    DEED_CORRECT,  /* 更正: the next version */
    DEED_QUERY,    /* open a query */
    DEED_ANSWER,
    DEED_CLOSE,    /* one's own query */
    DEED_TICK,     /* 已核 */
    DEED_PEOPLE,   /* accounts */
    DEED_BACKUP,   /* restore a backup */
    DEED_MERGE,    /* take over the review from a copy */
    DEED_CODE,     /* settle a code that stands in no list */
};
#define N_DEEDS 16

struct workflow_rule {
    const char *name;    /* as a subcommand is called */
    const char *label;   /* for people, translated with _() */
    const char *people[N_STAGES]; /* in each state who may: letters C R H; NULL nobody.  A single person may what anybody may */
    enum stage to;       /* where it leads; in deeds that lead nowhere the present state stays */
    bool leads;
    bool reason;         /* one must be given */
};
extern const struct workflow_rule workflow[N_DEEDS];

/* By their words; -1 none.  Roles are also taken as people call them. */
int stage_find (const char *name);
int person_find (const char *name);
const char *stage_label (const char *name); /* as people call it */
const char *person_label (enum person person);

bool workflow_allows (enum deed deed, enum stage stage, enum person person);
/* The states in which anybody may do it, with blanks between; g_free. */
char *workflow_stages (enum deed deed);
/* Who may do it in this state: the words of the roles, with blanks between; g_free. */
char *workflow_roles (enum deed deed, enum stage stage);
/* Why not: a sentence that says who may, and when.  g_free. */
char *workflow_refusal (enum deed deed, enum stage stage, enum person person);
/* What can be done next in a state, and by whom: "withdraw (clerk), return (reviewer or head)"; `edit` only what leads to where
 * figures can be changed.  g_free; "" nothing. */
char *workflow_next (enum stage stage, bool edit);
/* The table as lines of text; g_free. */
char *workflow_table (void);

#endif
