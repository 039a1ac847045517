/* A cell being typed into: the text, what accepting it would give, the words beside it.  Previews every key through the
 * session; never stores by itself. */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "core/lineedit.h"
#include "screen.h"

struct edit {
    char *address; /* with @layer */
    enum layer layer;
    struct lineedit *text;
    int64_t before;           /* the figure that stood here; 0 none */
    int errors;               /* in the whole book before anything was typed */
    bool lines;               /* a text that may take several rows */
    bool forced;              /* begun with text that differs from what is stored (pending, restored) */
    char *error;              /* why the text is no value; NULL it is one */
    const GPtrArray *changes; /* what accepting it would change; the session's, NULL where it is no value */
};

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

/* Begins: `text` NULL = what stands there (as typed), else it replaces that. */
struct edit *edit_new (struct ui *ui, const struct cell *cell, enum layer layer, const char *text);
void edit_free (struct edit *edit);
/* A key; `width` = cells of a wrapped text. */
enum edit_result edit_handle (struct edit *edit, struct ui *ui, enum action action, const struct key *key, int width);
/* Shows the book as it would be; after anything else was asked of the session. */
void edit_preview (struct edit *edit, struct ui *ui);
/* Accepts: true = stored, or nothing to store.  False: the text is no value, or could not be stored; said why. */
bool edit_accept (struct edit *edit, struct ui *ui);
/* Beside the text on the edit line: what it means, or why it means nothing.  g_free. */
char *edit_echo (const struct edit *edit, struct ui *ui);
/* What else would change: errors in the book, figures outside the section: "Errors 0 -> 2. 2 places elsewhere follow: 公开04
 * 合计 637.99 -> 637.49; ..."; "" nothing.  g_free. */
char *edit_effects (const struct edit *edit, struct ui *ui);
/* The worst finding that accepting it would bring or change; NULL none.  Good until the next key. */
const struct finding *edit_finding (const struct edit *edit, struct ui *ui);
bool edit_changed (const struct edit *edit);

#endif
