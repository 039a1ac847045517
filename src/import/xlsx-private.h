/* The pieces of reading an XLSX file. */
#ifndef IMPORT_XLSX_PRIVATE_H
#define IMPORT_XLSX_PRIVATE_H

#include "import/xlsx.h"

#include <stdbool.h>

/* What a clerk's table never reaches, and a file made to fill the memory does. */
enum {
    XLSX_MOST_PARTS = 10000,
    XLSX_MOST_PART = 64 << 20,
    XLSX_MOST_ROWS = 20000,
    XLSX_MOST_COLUMNS = 512,
    XLSX_MOST_CELLS = 1000000,
};

/* xlsx-parts.c: the parts that tables are made of, char * path -> GBytes; NULL and a sentence. */
GHashTable *xlsx_parts_read (const void *data, gsize size, GError **error);
/* Parses a part; the names that handlers see have no prefix.  A part that is not there is empty. */
bool xlsx_parts_parse (GHashTable *parts, const char *path, const GMarkupParser *parser, void *data, GError **error);
/* The local name of an element, without its prefix. */
const char *xlsx_local (const char *name);
/* An attribute by its local name; NULL none. */
const char *xlsx_attribute (const char **names, const char **values, const char *name);

/* xlsx-number.c: how a format shows a number. */
struct xlsx_format {
    bool percent, date;
    int shift; /* powers of ten that it takes away */
};
struct xlsx_format xlsx_format_read (const char *code);
struct xlsx_format xlsx_format_built_in (int number);
/* The text of a stored number; what is no number comes back as it is. */
char *xlsx_number (const char *stored, const struct xlsx_format *format, bool from_1904);

/* xlsx-book.c: what stands beside the sheets. */
struct xlsx_sheet {
    char *name, *path;
    bool hidden;
};
struct xlsx_book {
    GHashTable *parts;
    GPtrArray *sheets;  /* of struct xlsx_sheet * */
    GPtrArray *strings; /* of char *: the shared texts */
    GArray *formats;    /* of struct xlsx_format: by the number of a cell's style */
    bool from_1904;     /* days are counted from there */
};
struct xlsx_book *xlsx_book_read (const void *data, gsize size, GError **error);
void xlsx_book_free (struct xlsx_book *book);

/* xlsx-sheet.c: the cells of a sheet. */
struct xlsx_cells {
    GPtrArray *rows; /* of GPtrArray * of char *; NULL a row or a cell without content */
    guint columns;   /* of the widest row */
};
struct xlsx_cells *xlsx_cells_read (const struct xlsx_book *book, const struct xlsx_sheet *sheet, GError **error);
void xlsx_cells_free (struct xlsx_cells *cells);

#endif
