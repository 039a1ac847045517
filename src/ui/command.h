/* The command line: what the screens can do, by name, and the subcommands. */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "screen.h"

/* The prompt, over the screen on top. */
struct screen *command_new (struct ui *ui);
/* The word by which an action is called: its label in English, without blanks: "checkall".  g_free. */
char *command_word (const struct binding_info *binding);

#endif
