/* Giving the terminal back when the program is ended by a fault: out of memory, a broken promise, a crash. */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

/* Before curses begins: how the terminal was. */
void rescue_note (void);
/* When curses has begun: from now on a fault first leaves the screen and puts the terminal back, then ends the program as it
 * would have. */
void rescue_begin (void);
/* When the screen was left. */
void rescue_end (void);

#endif
