/* One sheet of a workbook as a block of text. */
#include "config.h"

#include "import/xlsx-private.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (juesuan-xlsx-error, xlsx_error)

enum { MOST_NAMES = 20 };

/* A field: no TAB and no line end; one that begins with a quotation mark is quoted. */
static void
block_field (GString *block, const char *text)
{
    bool quoted = text[0] == '"';

    if (quoted)
        g_string_append_c (block, '"');
    for (; *text != '\0'; text++) {
        if (quoted && *text == '"')
            g_string_append_c (block, '"');
        g_string_append_c (block, strchr ("\t\n\r", *text) != NULL ? ' ' : *text);
    }
    if (quoted)
        g_string_append_c (block, '"');
}

static char *
block_text (const struct xlsx_cells *cells)
{
    GString *block = g_string_new (NULL);

    for (guint i = 0; i < cells->rows->len; i++) {
        const GPtrArray *row = cells->rows->pdata[i];

        for (guint k = 0; row != NULL && k < row->len; k++) {
            if (k > 0)
                g_string_append_c (block, '\t');
            block_field (block, row->pdata[k] != NULL ? row->pdata[k] : "");
        }
        g_string_append_c (block, '\n');
    }
    return g_string_free (block, FALSE);
}

static char *
sheet_names (const struct xlsx_book *book)
{
    GString *names = g_string_new (NULL);

    for (guint i = 0; i < book->sheets->len && i < MOST_NAMES; i++) {
        const struct xlsx_sheet *sheet = book->sheets->pdata[i];
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", sheet->name);
    }
    g_string_append (names, book->sheets->len > MOST_NAMES ? " ..." : "");
    return g_string_free (names, FALSE);
}

static struct xlsx_cells *
sheet_named (const struct xlsx_book *book, const char *name, GError **error)
{
    g_autofree char *names = sheet_names (book);

    for (guint i = 0; i < book->sheets->len; i++) {
        const struct xlsx_sheet *sheet = book->sheets->pdata[i];
        if (strcmp (sheet->name, name) == 0)
            return xlsx_cells_read (book, sheet, error);
    }
    g_set_error (error, XLSX_ERROR, XLSX_ERROR_SHEET, _("it has no sheet %s; there are: %s."), name, names);
    return NULL;
}

/* The only visible one with anything in it. */
static struct xlsx_cells *
sheet_only (const struct xlsx_book *book, GError **error)
{
    g_autofree char *names = sheet_names (book);
    struct xlsx_cells *found = NULL;

    for (guint i = 0; i < book->sheets->len; i++) {
        const struct xlsx_sheet *sheet = book->sheets->pdata[i];
        struct xlsx_cells *cells = sheet->hidden ? NULL : xlsx_cells_read (book, sheet, error);

        if (!sheet->hidden && cells == NULL) {
            xlsx_cells_free (found);
            return NULL;
        }
        if (cells != NULL && cells->columns > 0 && found != NULL) {
            g_set_error (error, XLSX_ERROR, XLSX_ERROR_SHEET, _("it has several sheets; say which with --sheet: %s."), names);
            xlsx_cells_free (cells);
            xlsx_cells_free (found);
            return NULL;
        }
        if (cells != NULL && cells->columns > 0)
            found = cells;
        else
            xlsx_cells_free (cells);
    }
    if (found == NULL)
        g_set_error (error, XLSX_ERROR, XLSX_ERROR_SHEET, _("its sheets are empty or hidden; name one with --sheet: %s."), names);
    return found;
}

char *
xlsx_read (const char *name, const void *data, gsize size, const char *sheet, GError **error)
{
    g_autoptr (GError) reason = NULL;
    struct xlsx_book *book = xlsx_book_read (data, size, &reason);
    struct xlsx_cells *cells = NULL;
    char *text = NULL;

    if (book != NULL)
        cells = sheet != NULL ? sheet_named (book, sheet, &reason) : sheet_only (book, &reason);
    if (cells != NULL)
        text = block_text (cells);
    else
        g_set_error (error, XLSX_ERROR, reason->code, "%s: %s", name, reason->message);
    xlsx_cells_free (cells);
    if (book != NULL)
        xlsx_book_free (book);
    return text;
}
