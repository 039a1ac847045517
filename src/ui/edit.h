/* A cell being typed into: the text, what accepting it would give, the words beside it.  Previews every key through the
 * session; never stores by itself. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "core/guard.h"
#include "core/lineedit.h"
#include "screen.h"

/* What a key means for the cell. */
enum edit_result {
    EDIT_STAYS,
    EDIT_NEXT, /* accept, next cell to fill in */
    EDIT_PREVIOUS,
    EDIT_UP, /* accept and move */
    EDIT_DOWN,
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_DROP,  /* old value back */
    EDIT_LEAVE, /* another action: accept, then do it */
};

struct edit {
    char *address; /* with @layer */
    enum layer layer;
    struct lineedit *text;
    int64_t before;           /* the figure that stood here; 0 none */
    int errors;               /* in the whole book before anything was typed */
    GHashTable *known;        /* rule TAB cell of what was found before anything was typed */
    bool lines;               /* a text that may take several rows */
    bool forced;              /* begun with text that differs from what is stored (pending, restored) */
    char *error;              /* why the text is no value; NULL it is one */
    struct entry parsed;      /* what the text is, where it is one */
    bool relative;            /* the text changes what stood here: =+3.2 */
    char *lost;               /* what rounding a quotient left out; NULL nothing */
    bool guarded;             /* looks as if in another unit, and nobody said yet that it is not */
    struct guard guard;
    enum edit_result asked;   /* a question stands on the edit line: what the key that brought it up meant; EDIT_STAYS none */
    GPtrArray *answers;       /* of char *: what the digits 1.. put in the text's place; NULL none */
    const GPtrArray *changes; /* what accepting it would change; the session's, NULL where it is no value */
};

/* Begins: `text` NULL = what stands there (as typed), else it replaces that. */
struct edit *edit_new (struct ui *ui, const struct cell *cell, enum layer layer, const char *text);
void edit_free (struct edit *edit);
/* A key; `width` = cells of a wrapped text. */
enum edit_result edit_handle (struct edit *edit, struct ui *ui, enum action action, const struct key *key, int width);
/* Shows the book as it would be; after anything else was asked of the session. */
void edit_preview (struct edit *edit, struct ui *ui);
/* Accepts: true = stored, or nothing to store.  False: the text is no value, or could not be stored; said why. */
bool edit_accept (struct edit *edit, struct ui *ui);
/* Puts another text in its place, as if typed. */
void edit_replace (struct edit *edit, struct ui *ui, const char *text);
/* What a finding is about, whatever its figures.  g_free. */
char *edit_finding_key (const struct finding *finding);
/* Errors in the whole book now. */
int edit_count_errors (struct ui *ui);

/* edit-echo.c */
/* Beside the text on the edit line: what it means, or why it means nothing.  g_free. */
char *edit_echo (const struct edit *edit, struct ui *ui);
/* The amount in capital numerals, to be shown where there is room; "" none.  g_free. */
char *edit_capital (const struct edit *edit, struct ui *ui);
/* What else would change: errors in the book, figures outside the section: "Errors 0 -> 2. 2 places elsewhere follow: 公开04
 * 合计 637.99 -> 637.49; ..."; "" nothing.  g_free. */
char *edit_effects (const struct edit *edit, struct ui *ui);
/* The worst finding that accepting it would bring and that was not there before; NULL none.  Good until the next key. */
const struct finding *edit_finding (const struct edit *edit, struct ui *ui);
bool edit_changed (const struct edit *edit);
/* "left 12.34 (合计 on paper 26.42)": what is still to be typed of the total on paper to which a cell belongs; `done`: also that
 * nothing is; "" none.  g_free. */
char *edit_remainder (struct ui *ui, const struct cell *cell, enum layer layer, bool done);

#endif
