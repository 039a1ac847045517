/* What the files of the spreadsheet renderer share. */
#ifndef PRINT_XLSX_PRIVATE_H
#define PRINT_XLSX_PRIVATE_H

#include <xlsxwriter.h>

#include "places.h"

enum { XLSX_HEAD_LINES = 3 }; /* rows of a sheet above the grid: title, code, and the line of unit, year and measure */

struct xlsx {
    const struct report *report;
    lxw_workbook *book;
    GHashTable *formats; /* words that describe it -> lxw_format * of the book */
    GHashTable *names;   /* of sheets, in use */
    const char *heading; /* the latest one: names tables without title */
};

enum xlsx_look { XLSX_TITLE, XLSX_LINE, XLSX_NOTE, XLSX_CELL };

/* A format of the book; `number` is a number format or NULL. */
lxw_format *xlsx_format (struct xlsx *xlsx, enum xlsx_look look, enum align align, int indent, const char *number);

/* Width of each column in half-width characters; all of them have room for what stands above the grid.  g_free. */
int *xlsx_widths (const struct grid *grid);
/* The whole grid from the sheet's row `first_row` on: cells, column widths, row heights.  Returns its height in points. */
int xlsx_grid (struct xlsx *xlsx, lxw_worksheet *sheet, const struct grid *grid, const int *widths, int first_row);

/* A sheet with a chart and its figures. */
void xlsx_chart (struct xlsx *xlsx, const struct block *block);
enum { CHART_FIRST_ROW = 3 }; /* of its figures, from 0 */

/* Text without control characters, NULL stays NULL; a name that a sheet may have and none has yet.  g_free. */
char *xlsx_clean (const char *text);
char *xlsx_name (struct xlsx *xlsx, const char *wanted);
/* A4, folios, the mark of drafts. */
void xlsx_sheet_paper (struct xlsx *xlsx, lxw_worksheet *sheet, bool across);

#endif
