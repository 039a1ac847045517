/* Workbooks for tests: an XLSX file out of the texts of its parts. */
#ifndef TESTS_LIB_WORKBOOK_H
#define TESTS_LIB_WORKBOOK_H

#include <glib.h>

/* Path, text, path, text ... NULL. */
GBytes *workbook_zip (const char *const *parts);
/* A workbook of visible sheets Sheet1, Sheet2 ...: `sheets` are what stands in <sheetData> and behind it, NULL at the end; `strings`
 * stands in <sst>, `styles` in <styleSheet>. */
GBytes *workbook_of (const char *strings, const char *styles, const char *const *sheets);

#endif
