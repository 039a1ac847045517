/* Titles of two lines. */
#ifndef PRINT_TITLE_H
#define PRINT_TITLE_H

/* The text with a line break where a title that is wider than `cells` half-width characters is best broken: between words as far as
 * marks, blanks and figures show them, in lines of about the same length (GB/T 9704-2012, 7.3.1).  The text as it is where one line does,
 * or two do not.  g_free. */
char *title_broken (const char *text, int cells);

#endif
