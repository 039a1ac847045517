/* A long text in the user's own editor. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "screen.h"

/* The text as the editor left it, g_free; NULL: said why not. */
char *editor_edit (struct ui *ui, const char *text);

/* Writes a file that only its owner can read, also while it is written. */
bool editor_write_private (const char *file, const char *text, GError **error);

#endif
