/* Titles of two lines. */
#ifndef PRINT_TITLE_H
#define PRINT_TITLE_H

/* The text with a break in each line that is wider than `cells` half-width characters: between words as far as marks, blanks and figures
 * show them, into parts of about the same length (GB/T 9704-2012, 7.3.1).  A line that two parts do not hold stays as it is.  g_free. */
char *title_broken (const char *text, int cells);

#endif
