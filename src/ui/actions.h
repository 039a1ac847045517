/* What every screen can do: help, trace, findings, search, undo, printing, leaving. */
#ifndef UI_ACTIONS_H
#define UI_ACTIONS_H

#include "screen.h"

/* Does an action that the top screen left to the program. */
void actions_do (struct ui *ui, enum action action);
/* Goes where a text says (book_place); looks for it where it is no place. */
void actions_goto (struct ui *ui, const char *text);
void actions_find (struct ui *ui, const char *text);
/* Asks for the reason why a warning stands. */
void actions_explain (struct ui *ui, const struct finding *finding);
/* Asks for the name of a code that is in no list. */
void settle_ask (struct ui *ui, const char *code);

/* One function a screen that opens over others. */
struct screen *home_new (struct ui *ui);
struct screen *books_new (struct ui *ui);
struct screen *findings_new (struct ui *ui);
struct screen *results_new (struct ui *ui, const char *wanted);
struct screen *trace_new (struct ui *ui, const char *address);
struct screen *tryout_new (struct ui *ui, const char *address, const char *text);
struct screen *changes_new (struct ui *ui);
struct clip;
struct screen *paste_new (struct ui *ui, struct clip *clip_take);
struct screen *help_new (struct ui *ui, const char *address, enum ui_state state);
/* At a cell or section, or (address NULL) at a printed page number. */
struct screen *preview_new (struct ui *ui, const char *address, int page);
/* Asks for a file name (with this ending by default), or for a printer, and prints. */
void print_to_file (struct ui *ui, const char *ending);
void print_to_paper (struct ui *ui);
/* The same for the page on which the supervisor signs. */
void print_signoff (struct ui *ui);
/* Mouse, slow line, lines of + - |. */
void options_choose (struct ui *ui);
struct screen *ledger_new (struct ui *ui);
struct screen *prints_new (struct ui *ui);
struct screen *people_new (struct ui *ui);
struct screen *base_new (struct ui *ui);
/* The next hit (by 1 or -1) of the search that stands below; false where there is none. */
bool results_step (struct ui *ui, int by);
extern const struct screen_class home_class, help_class;
struct list_class;
extern const struct list_class results_class, findings_class;

/* The next problem (by 1 or -1) from the cell where the user is: goes there and says which of how many. */
void problems_go (struct ui *ui, int by);
/* What the first query from number *at on that waits for whoever is here says, *at becoming its number; NULL none. */
char *problems_query (struct ui *ui, guint *at);
/* How far the review is, for whoever may review a submitted book; NULL for others.  g_free. */
char *problems_review (struct ui *ui);

#endif
