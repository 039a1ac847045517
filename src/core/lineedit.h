/* The text being typed into one field: UTF-8, caret by grapheme, undo inside the text.  Pure: knows no screen and no
 * keys; the screen asks where the caret is and which part is visible. */
#ifndef CORE_LINEEDIT_H
#define CORE_LINEEDIT_H

#include <glib.h>
#include <stdbool.h>

struct lineedit;

/* `text` is cleaned with text_clean; the caret stands at its end.  `lines` allows '\n' (prose).  `limit` is the largest
 * length in characters, 0 = 20,000. */
struct lineedit *lineedit_new (const char *text, bool lines, size_t limit);
void lineedit_free (struct lineedit *edit);
typedef struct lineedit Lineedit; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lineedit, lineedit_free)

const char *lineedit_text (const struct lineedit *edit);
size_t lineedit_caret (const struct lineedit *edit); /* byte offset */
bool lineedit_changed (const struct lineedit *edit); /* differs from the text it began with */
bool lineedit_touched (const struct lineedit *edit); /* was typed in, were it the same text again */

/* Each returns false where nothing changed (at an end, nothing to undo, over the limit). */
bool lineedit_insert (struct lineedit *edit, const char *text); /* cleaned with text_clean; at the caret, over a selection */
bool lineedit_backspace (struct lineedit *edit);
bool lineedit_delete (struct lineedit *edit);
bool lineedit_clear (struct lineedit *edit);
bool lineedit_undo (struct lineedit *edit);
bool lineedit_redo (struct lineedit *edit);

enum lineedit_move { MOVE_LEFT, MOVE_RIGHT, MOVE_WORD_LEFT, MOVE_WORD_RIGHT, MOVE_HOME, MOVE_END, MOVE_UP, MOVE_DOWN };
/* MOVE_UP and MOVE_DOWN go by wrapped lines of `cells` (0: one line, they do nothing) and keep to the cell where the first
 * of them began; MOVE_HOME and MOVE_END go to the edges of the wrapped line (0: of the text).  Where all is selected, moving
 * ends that: MOVE_LEFT goes to the start of the text, MOVE_RIGHT to its end. */
bool lineedit_move (struct lineedit *edit, enum lineedit_move move, int cells);

/* Goes behind the next place of `wanted` from the caret on, at the end on from the start; false where it stands nowhere. */
bool lineedit_find (struct lineedit *edit, const char *wanted);

/* Everything selected, the caret behind it: the next insert, backspace or delete takes its place (F2 toggles). */
void lineedit_select_all (struct lineedit *edit, bool on);
bool lineedit_selected (const struct lineedit *edit);

/* One visible line of at most `cells`: the piece of text that shows the caret, cut at whole characters, and the caret's cell
 * in it, 0 .. cells - 1.  Newlines are shown as blanks.  Free with g_free. */
char *lineedit_view (const struct lineedit *edit, int cells, int *caret_cell);
/* Wrapped: the lines (char *, freed with the array), and the caret's line and cell, 0 .. cells - 1.  The lines are at most
 * cells - 1 wide, so that the caret behind the last character of a full line is seen. */
GPtrArray *lineedit_lines (const struct lineedit *edit, int cells, int *caret_line, int *caret_cell);

#endif
