/* Small screens over another one: a numbered menu, and a prompt for one line with or without a list to choose from.
 * Both close before they call back; `below` is the screen they stood over. */
#ifndef UI_POPUP_H
#define UI_POPUP_H

#include "list.h"

typedef void (*menu_done) (struct ui *ui, struct screen *below, int value);
struct screen *menu_new (const char *title, menu_done done);
/* An entry; `key` is a digit '0'..'9' that chooses it at once, 0 none. */
void menu_add (struct screen *menu, char key, const char *text, int value);
/* The entry of this value is the one that Enter takes; without it the first. */
void menu_stand_on (struct screen *menu, int value);
/* A key that is none of the menu's closes it and does what it does below; without this it is answered that it does nothing. */
void menu_yield (struct screen *menu);
/* A line above the entries. */
void menu_note (struct screen *menu, const char *note);
/* The F10 menu of a state: every action with its key. */
struct screen *menu_of_actions (enum ui_state state);

typedef void (*prompt_done) (struct ui *ui, struct screen *below, const char *text);
/* Fills the list for what has been typed; a line's address is what choosing it gives. */
typedef void (*prompt_fill) (struct ui *ui, struct screen *below, const char *text, struct list *list);
struct screen *prompt_new (const char *title, const char *note, const char *text, prompt_fill fill, prompt_done done);
/* The list only proposes: Tab takes a line into the text, Enter does what is typed unless a line was gone to. */
void prompt_suggest (struct screen *prompt);
/* What is typed is not shown. */
void prompt_hide (struct screen *prompt);
/* What is typed first replaces the text. */
void prompt_select (struct screen *prompt);

#endif
