/* What stands beside the sheets of a workbook: their names and parts, the texts that cells share, the formats of numbers. */
#include "config.h"

#include "import/xlsx-private.h"

#include <glib/gi18n.h>
#include <string.h>

enum { MOST_NAME = 255, MOST_SHEETS = 256 }; /* programs allow 31 characters */

static void
sheet_free (void *data)
{
    struct xlsx_sheet *sheet = data;

    g_free (sheet->name);
    g_free (sheet->path);
    g_free (sheet);
}

/* Sheets: their paths are at first the ids of relations. */
static void
book_element (GMarkupParseContext *context, const char *element, const char **names, const char **values, void *data, GError **error)
{
    struct xlsx_book *book = data;
    const char *id, *name, *state, *from_1904;

    (void)context;
    (void)error;
    if (strcmp (xlsx_local (element), "workbookPr") == 0) {
        from_1904 = xlsx_attribute (names, values, "date1904");
        book->from_1904 = from_1904 != NULL && (strcmp (from_1904, "1") == 0 || strcmp (from_1904, "true") == 0);
    }
    if (strcmp (xlsx_local (element), "sheet") != 0)
        return;
    id = xlsx_attribute (names, values, "id");
    name = xlsx_attribute (names, values, "name");
    state = xlsx_attribute (names, values, "state");
    if (id == NULL || name == NULL || strlen (name) > MOST_NAME || book->sheets->len >= MOST_SHEETS)
        return;
    struct xlsx_sheet *sheet = g_new (struct xlsx_sheet, 1);
    *sheet = (struct xlsx_sheet){ g_strdup (name), g_strdup (id), state != NULL && strcmp (state, "visible") != 0 };
    g_ptr_array_add (book->sheets, sheet);
}

static void
book_relation (GMarkupParseContext *context, const char *element, const char **names, const char **values, void *data, GError **error)
{
    GHashTable *targets = data;
    const char *id = xlsx_attribute (names, values, "Id"), *target = xlsx_attribute (names, values, "Target");

    (void)context;
    (void)error;
    if (strcmp (xlsx_local (element), "Relationship") == 0 && id != NULL && target != NULL)
        g_hash_table_replace (targets, g_strdup (id), target[0] == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
}

/* Texts */

struct strings {
    GPtrArray *strings;
    GString *text; /* NULL outside of an item */
    bool inside;   /* of <t> */
    int reading;   /* within <rPh>: how it is pronounced */
};

static void
strings_element (GMarkupParseContext *context, const char *element, const char **names, const char **values, void *data, GError **error)
{
    struct strings *strings = data;
    const char *name = xlsx_local (element);

    (void)context;
    (void)names;
    (void)values;
    (void)error;
    if (strcmp (name, "si") == 0 && strings->text == NULL)
        strings->text = g_string_new (NULL);
    strings->reading += strcmp (name, "rPh") == 0;
    strings->inside = strcmp (name, "t") == 0;
}

static void
strings_end (GMarkupParseContext *context, const char *element, void *data, GError **error)
{
    struct strings *strings = data;
    const char *name = xlsx_local (element);

    (void)context;
    (void)error;
    strings->inside = false;
    strings->reading -= strcmp (name, "rPh") == 0;
    if (strcmp (name, "si") == 0 && strings->text != NULL)
        g_ptr_array_add (strings->strings, g_string_free (g_steal_pointer (&strings->text), FALSE));
}

static void
strings_text (GMarkupParseContext *context, const char *text, gsize length, void *data, GError **error)
{
    struct strings *strings = data;

    (void)context;
    (void)error;
    if (strings->text != NULL && strings->inside && strings->reading == 0)
        g_string_append_len (strings->text, text, (gssize)length);
}

static bool
book_strings (struct xlsx_book *book, GError **error)
{
    static const GMarkupParser parser = { strings_element, strings_end, strings_text, NULL, NULL };
    struct strings strings = { .strings = book->strings };
    bool done = xlsx_parts_parse (book->parts, "xl/sharedStrings.xml", &parser, &strings, error);

    if (strings.text != NULL)
        g_string_free (strings.text, TRUE);
    return done;
}

/* Formats */

struct styles {
    GArray *formats;
    GHashTable *codes; /* number of a format -> its code */
    bool cells;        /* within <cellXfs> */
};

static void
styles_element (GMarkupParseContext *context, const char *element, const char **names, const char **values, void *data, GError **error)
{
    struct styles *styles = data;
    const char *name = xlsx_local (element), *number = xlsx_attribute (names, values, "numFmtId");
    const char *code = xlsx_attribute (names, values, "formatCode");
    int id = number != NULL ? (int)g_ascii_strtoll (number, NULL, 10) : 0;

    (void)context;
    (void)error;
    if (strcmp (name, "cellXfs") == 0)
        styles->cells = true;
    if (strcmp (name, "numFmt") == 0 && code != NULL)
        g_hash_table_replace (styles->codes, GINT_TO_POINTER (id), g_strdup (code));
    if (strcmp (name, "xf") != 0 || !styles->cells)
        return;
    code = g_hash_table_lookup (styles->codes, GINT_TO_POINTER (id));
    struct xlsx_format format = code != NULL ? xlsx_format_read (code) : xlsx_format_built_in (id);
    g_array_append_val (styles->formats, format);
}

static void
styles_end (GMarkupParseContext *context, const char *element, void *data, GError **error)
{
    struct styles *styles = data;

    (void)context;
    (void)error;
    if (strcmp (xlsx_local (element), "cellXfs") == 0)
        styles->cells = false;
}

static bool
book_styles (struct xlsx_book *book, GError **error)
{
    static const GMarkupParser parser = { styles_element, styles_end, NULL, NULL, NULL };
    g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    struct styles styles = { .formats = book->formats, .codes = codes };

    return xlsx_parts_parse (book->parts, "xl/styles.xml", &parser, &styles, error);
}

/* The relations make the ids of the sheets paths. */
static bool
book_sheets (struct xlsx_book *book, GError **error)
{
    static const GMarkupParser sheets = { book_element, NULL, NULL, NULL, NULL }, relations = { book_relation, NULL, NULL, NULL, NULL };
    g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    if (!xlsx_parts_parse (book->parts, "xl/workbook.xml", &sheets, book, error) ||
        !xlsx_parts_parse (book->parts, "xl/_rels/workbook.xml.rels", &relations, targets, error))
        return false;
    for (guint i = 0; i < book->sheets->len; i++) {
        struct xlsx_sheet *sheet = book->sheets->pdata[i];
        const char *path = g_hash_table_lookup (targets, sheet->path);

        g_free (sheet->path);
        sheet->path = g_strdup (path != NULL ? path : "");
    }
    return true;
}

struct xlsx_book *
xlsx_book_read (const void *data, gsize size, GError **error)
{
    struct xlsx_book *book = g_new0 (struct xlsx_book, 1);

    book->sheets = g_ptr_array_new_with_free_func (sheet_free);
    book->strings = g_ptr_array_new_with_free_func (g_free);
    book->formats = g_array_new (FALSE, FALSE, sizeof (struct xlsx_format));
    book->parts = xlsx_parts_read (data, size, error);
    if (book->parts != NULL && book_sheets (book, error) && book_strings (book, error) && book_styles (book, error))
        return book;
    xlsx_book_free (book);
    return NULL;
}

void
xlsx_book_free (struct xlsx_book *book)
{
    g_ptr_array_unref (book->sheets);
    g_ptr_array_unref (book->strings);
    g_array_unref (book->formats);
    if (book->parts != NULL)
        g_hash_table_unref (book->parts);
    g_free (book);
}
