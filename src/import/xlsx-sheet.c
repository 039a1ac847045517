/* The cells of a sheet as texts. */
#include "config.h"

#include "import/xlsx-private.h"

#include <glib/gi18n.h>
#include <string.h>

enum { MOST_MERGES = 1000, MOST_HEAD = 200 };

struct merge {
    int row, first, last;
};

struct reader {
    const struct xlsx_book *book;
    const struct xlsx_sheet *sheet;
    struct xlsx_cells *cells;
    GArray *merges;   /* of struct merge: over columns */
    GString *text;    /* of the cell */
    char type[12];    /* of the cell: s, str, inlineStr, b, e, d, n */
    int row, column;  /* -1 before the first */
    int style;
    int heads;        /* rows above the first number */
    gsize n_cells, n_bytes;
    int reading;      /* within <rPh> */
    bool cell, value, formula; /* within <c>, within <v> or <t>, the cell has one */
};

/* "BC12" as column and row from 0; false where it is none. */
static bool
reader_place (const char *place, int *row, int *column)
{
    guint64 c = 0, r;
    char *end;

    for (; g_ascii_isalpha (*place) && c < 1000000; place++)
        c = c * 26 + (guint)(g_ascii_toupper (*place) - 'A') + 1;
    r = g_ascii_strtoull (place, &end, 10);
    if (c == 0 || end == place || r == 0 || c > 100000 || r > 10000000)
        return false;
    *row = (int)r - 1;
    *column = (int)c - 1;
    return true;
}

static void
reader_merge (struct reader *reader, const char *area)
{
    const char *colon = area != NULL ? strchr (area, ':') : NULL;
    struct merge merge;
    int below;

    if (colon != NULL && reader_place (area, &merge.row, &merge.first) && reader_place (colon + 1, &below, &merge.last) &&
        merge.last > merge.first && merge.last < XLSX_MOST_COLUMNS)
        g_array_append_val (reader->merges, merge);
}

static void
reader_cell (struct reader *reader, const char *place, const char *type, const char *style)
{
    if (place == NULL || !reader_place (place, &reader->row, &reader->column))
        reader->column++;
    reader->cell = true;
    reader->formula = false;
    reader->style = style != NULL ? (int)g_ascii_strtoll (style, NULL, 10) : 0;
    g_strlcpy (reader->type, type != NULL ? type : "n", sizeof reader->type);
    g_string_truncate (reader->text, 0);
}

static void
reader_element (GMarkupParseContext *context, const char *element, const char **names, const char **values, void *data, GError **error)
{
    struct reader *reader = data;
    const char *name = xlsx_local (element), *number;

    (void)context;
    (void)error;
    if (strcmp (name, "row") == 0) {
        number = xlsx_attribute (names, values, "r");
        reader->row = number != NULL ? (int)CLAMP (g_ascii_strtoll (number, NULL, 10), 1, G_MAXINT) - 1 : reader->row + 1;
        reader->column = -1;
    } else if (strcmp (name, "c") == 0) {
        reader_cell (reader, xlsx_attribute (names, values, "r"), xlsx_attribute (names, values, "t"), xlsx_attribute (names, values, "s"));
    } else if (strcmp (name, "f") == 0) {
        reader->formula = reader->cell;
    } else if (strcmp (name, "mergeCell") == 0) {
        reader_merge (reader, xlsx_attribute (names, values, "ref"));
    }
    reader->reading += strcmp (name, "rPh") == 0;
    reader->value = reader->cell && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0);
}

static void
reader_text (GMarkupParseContext *context, const char *text, gsize length, void *data, GError **error)
{
    struct reader *reader = data;

    (void)context;
    (void)error;
    if (reader->value && reader->reading == 0)
        g_string_append_len (reader->text, text, (gssize)length);
}

/* What the cell shows; NULL nothing. */
static char *
reader_shown (const struct reader *reader)
{
    const struct xlsx_format plain = { .percent = false }, *format = &plain;
    const char *text = reader->text->str;
    guint64 index;

    if (strcmp (reader->type, "s") == 0) {
        index = g_ascii_strtoull (text, NULL, 10);
        return index < reader->book->strings->len ? g_strdup (reader->book->strings->pdata[index]) : NULL;
    }
    if (strcmp (reader->type, "b") == 0)
        return g_strdup (strcmp (text, "1") == 0 ? "TRUE" : "FALSE");
    if (strcmp (reader->type, "n") != 0)
        return g_strdup (text);
    if (reader->style >= 0 && reader->style < (int)reader->book->formats->len)
        format = &g_array_index (reader->book->formats, struct xlsx_format, reader->style);
    return xlsx_number (text, format, reader->book->from_1904);
}

static bool
reader_fits (struct reader *reader, const char *text, GError **error)
{
    reader->n_bytes += strlen (text); /* a text that cells share counts for each */
    if (reader->row < XLSX_MOST_ROWS && reader->column < XLSX_MOST_COLUMNS && ++reader->n_cells <= XLSX_MOST_CELLS && reader->n_bytes <= XLSX_MOST_PART)
        return true;
    g_set_error (error, XLSX_ERROR, XLSX_ERROR_SHEET,
                 _("the sheet %s is larger than any table (%d rows, %d columns); copy what is wanted into a file of its own."),
                 reader->sheet->name, XLSX_MOST_ROWS, XLSX_MOST_COLUMNS);
    return false;
}

static void
reader_put (struct reader *reader, int row, int column, char *text)
{
    GPtrArray *rows = reader->cells->rows, *cells;

    if ((int)rows->len <= row)
        g_ptr_array_set_size (rows, row + 1);
    if (rows->pdata[row] == NULL)
        rows->pdata[row] = g_ptr_array_new_with_free_func (g_free);
    cells = rows->pdata[row];
    if ((int)cells->len <= column)
        g_ptr_array_set_size (cells, column + 1);
    g_free (cells->pdata[column]);
    cells->pdata[column] = text;
    reader->cells->columns = MAX (reader->cells->columns, (guint)column + 1);
}

static void
reader_keep (struct reader *reader, GError **error)
{
    g_autofree char *shown = NULL;
    bool number = strcmp (reader->type, "n") == 0;

    if (reader->text->len == 0 && reader->formula && strcmp (reader->type, "str") != 0) {
        g_set_error (error, XLSX_ERROR, XLSX_ERROR_SHEET,
                     _("row %d of the sheet %s has a formula without a value; open the file in a spreadsheet program and save it."),
                     reader->row + 1, reader->sheet->name);
        return;
    }
    shown = reader->text->len > 0 ? reader_shown (reader) : NULL;
    if (shown == NULL || shown[0] == '\0' || reader->row < 0 || !reader_fits (reader, shown, error))
        return;
    if (number)
        reader->heads = MIN (reader->heads, reader->row);
    reader_put (reader, reader->row, reader->column, g_steal_pointer (&shown));
}

static void
reader_end (GMarkupParseContext *context, const char *element, void *data, GError **error)
{
    struct reader *reader = data;
    const char *name = xlsx_local (element);

    (void)context;
    reader->value = false;
    reader->reading -= strcmp (name, "rPh") == 0;
    if (strcmp (name, "c") != 0 || !reader->cell)
        return;
    reader->cell = false;
    reader_keep (reader, error);
}

static const char *
reader_at (const struct reader *reader, int row, int column)
{
    const GPtrArray *cells = row < (int)reader->cells->rows->len ? reader->cells->rows->pdata[row] : NULL;

    return cells != NULL && column < (int)cells->len ? cells->pdata[column] : NULL;
}

/* A head over columns of figures stands in each; titles, words in front of the rows and what is merged among the figures stay. */
static void
reader_spread (struct reader *reader)
{
    for (guint i = 0; i < reader->merges->len && i < MOST_MERGES; i++) {
        const struct merge *merge = &g_array_index (reader->merges, struct merge, i);
        g_autofree char *text = g_strdup (reader_at (reader, merge->row, merge->first));

        if (text == NULL || strlen (text) > MOST_HEAD || merge->row >= reader->heads || merge->first == 0)
            continue;
        for (int column = merge->first + 1; column <= merge->last && column < (int)reader->cells->columns; column++)
            if (reader_at (reader, merge->row, column) == NULL)
                reader_put (reader, merge->row, column, g_strdup (text));
    }
}

static void
row_free (void *row)
{
    if (row != NULL)
        g_ptr_array_unref (row);
}

struct xlsx_cells *
xlsx_cells_read (const struct xlsx_book *book, const struct xlsx_sheet *sheet, GError **error)
{
    static const GMarkupParser parser = { reader_element, reader_end, reader_text, NULL, NULL };
    g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (struct merge));
    g_autoptr (GString) text = g_string_new (NULL);
    struct xlsx_cells *cells = g_new0 (struct xlsx_cells, 1);
    struct reader reader = { .book = book, .sheet = sheet, .cells = cells, .merges = merges, .text = text, .row = -1, .heads = G_MAXINT };

    cells->rows = g_ptr_array_new_with_free_func (row_free);
    if (!xlsx_parts_parse (book->parts, sheet->path, &parser, &reader, error)) {
        xlsx_cells_free (cells);
        return NULL;
    }
    reader_spread (&reader);
    return cells;
}

void
xlsx_cells_free (struct xlsx_cells *cells)
{
    if (cells == NULL)
        return;
    g_ptr_array_unref (cells->rows);
    g_free (cells);
}
