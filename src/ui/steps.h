/* Workflow on the screen: logging in, the steps of F9, what is in their way, reviewing, queries. */
#ifndef UI_STEPS_H
#define UI_STEPS_H

#include "screen.h"
#include "session/steps.h"

/* What the person here may do next with this book (F9). */
void steps_open (struct ui *ui);
/* Takes a step, after asking for a reason where one belongs; shows what is in the way. */
void steps_begin (struct ui *ui, enum deed deed);
/* Asks who is there, and for the password. */
void steps_login (struct ui *ui);
/* The session knows who is there: so does the screen from now on, and says so. */
void steps_logged_in (struct ui *ui);

struct screen *blockers_new (struct ui *ui, enum deed deed);
struct screen *review_new (struct ui *ui);
/* Queries on a cell, row or section; address NULL: all of the book. */
struct screen *threads_new (struct ui *ui, const char *address);
/* The same on top of all; where nothing was asked yet it asks at once. */
void threads_begin (struct ui *ui, const char *address);
struct list_class;
extern const struct list_class review_class;

#endif
