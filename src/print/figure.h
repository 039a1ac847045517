/* Figures as they are printed, read back for spreadsheets: the value of a cell in a spreadsheet is what stands in the report, not
 * what was rounded to it. */
#ifndef PRINT_FIGURE_H
#define PRINT_FIGURE_H

#include "places.h"

struct figure {
    int64_t digits; /* the value is digits / 10^decimals */
    int decimals;
    bool marks;     /* thousands marks */
    bool percent;   /* a % behind it; digits / 10^decimals is the number before it */
};

/* Reads "1,234.50", "-0.03", "97.65%"; false where the text is anything else, or has more digits than a spreadsheet keeps. */
bool figure_parse (const char *text, struct figure *figure);

/* How a spreadsheet shows it as the report does ("#,##0.00_ "; g_free), and the number nearest to it. */
char *figure_format (const struct figure *figure);
double figure_number (const struct figure *figure);

/* The cell as a formula over other cells of its grid ("=SUM(C5:C9)-C11"), NULL where it is no sum, where an addend stands elsewhere or
 * is no figure, or where the printed addends do not add up to the printed sum: that is rounded by itself and must not change when the
 * spreadsheet is computed anew.  `first_row` is the sheet's row (from 0) of the grid's first row.  Free with g_free. */
char *figure_formula (const struct places *places, const struct grid_cell *cell, int first_row);

#endif
