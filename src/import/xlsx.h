/* A sheet of an XLSX file as the text that copying it in the spreadsheet program would give: lines of fields parted by TAB.  An
 * edge: linked by juesuan-office alone, so that neither libarchive nor a hostile file gets into the main program. */
#ifndef IMPORT_XLSX_H
#define IMPORT_XLSX_H

#include <glib.h>

/* Reads the bytes of a file.  `sheet` is a sheet's name; NULL: the only visible one that is not empty.  Numbers come exactly as they
 * are stored, rounded to the 15 digits that spreadsheets keep, in the unit in which they are shown (a format of thousands divides);
 * percentages with %, dates as 2022-12-31, formulas by their stored values.  A head merged over columns stands in each of them, but for the first column's.
 * NULL and "NAME: sentence". */
char *xlsx_read (const char *name, const void *data, gsize size, const char *sheet, GError **error);

#define XLSX_ERROR (xlsx_error_quark ())
enum xlsx_error { XLSX_ERROR_FILE, XLSX_ERROR_SHEET };
GQuark xlsx_error_quark (void);

#endif
