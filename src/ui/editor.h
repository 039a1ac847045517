/* A long text in the user's own editor. */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "screen.h"

/* The text as the editor left it, g_free; NULL: said why not. */
char *editor_edit (struct ui *ui, const char *text);

#endif
