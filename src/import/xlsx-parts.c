/* The parts of the zip that an XLSX file is, in memory: nothing is unpacked to disk, and only so much. */
#include "config.h"

#include "import/xlsx-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

static bool
parts_wanted (const char *path)
{
    static const char *const wanted[] = { "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml" };

    for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
        if (strcmp (path, wanted[i]) == 0)
            return true;
    return g_str_has_prefix (path, "xl/worksheets/") && g_str_has_suffix (path, ".xml");
}

/* What the entry holds, at most `most` bytes of it; NULL and a sentence. */
static GBytes *
parts_take (struct archive *archive, gsize most, GError **error)
{
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    guint8 piece[16384];
    la_ssize_t n;

    while ((n = archive_read_data (archive, piece, sizeof piece)) > 0) {
        if (bytes->len + (gsize)n > most) {
            g_set_error_literal (error, XLSX_ERROR, XLSX_ERROR_FILE,
                                 _("unpacked it is larger than any table; save the sheet that is wanted in a file of its own."));
            return NULL;
        }
        g_byte_array_append (bytes, piece, (guint)n);
    }
    if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    g_set_error_literal (error, XLSX_ERROR, XLSX_ERROR_FILE, _("it is damaged, or locked with a password; save it again as XLSX, without one."));
    return NULL;
}

static bool
parts_collect (struct archive *archive, GHashTable *parts, GError **error)
{
    struct archive_entry *entry;
    gsize left = XLSX_MOST_PART;

    for (int n = 0; archive_read_next_header (archive, &entry) == ARCHIVE_OK && n < XLSX_MOST_PARTS; n++) {
        const char *path = archive_entry_pathname (entry);
        GBytes *part;

        if (path == NULL || !parts_wanted (path) || g_hash_table_contains (parts, path))
            continue;
        g_autofree char *key = g_strdup (path);
        part = parts_take (archive, left, error);
        if (part == NULL)
            return false;
        left -= g_bytes_get_size (part);
        g_hash_table_insert (parts, g_steal_pointer (&key), part);
    }
    if (g_hash_table_contains (parts, "xl/workbook.xml"))
        return true;
    g_set_error_literal (error, XLSX_ERROR, XLSX_ERROR_FILE, _("it is no workbook of a spreadsheet program; save it as XLSX."));
    return false;
}

GHashTable *
xlsx_parts_read (const void *data, gsize size, GError **error)
{
    g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    struct archive *archive = archive_read_new ();
    bool done;

    archive_read_support_format_zip (archive);
    archive_read_open_memory (archive, data, size); /* where that fails there is no part */
    done = parts_collect (archive, parts, error);
    archive_read_free (archive);
    return done ? g_steal_pointer (&parts) : NULL;
}

const char *
xlsx_local (const char *name)
{
    const char *colon = strrchr (name, ':');

    return colon != NULL ? colon + 1 : name;
}

const char *
xlsx_attribute (const char **names, const char **values, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp (xlsx_local (names[i]), name) == 0)
            return values[i];
    return NULL;
}

/* GMarkup knows no entities but XML's own five, so that none can grow or point outside. */
bool
xlsx_parts_parse (GHashTable *parts, const char *path, const GMarkupParser *parser, void *data, GError **error)
{
    GBytes *part = g_hash_table_lookup (parts, path);
    gsize size;
    const char *text = part != NULL ? g_bytes_get_data (part, &size) : NULL;
    g_autoptr (GMarkupParseContext) context = NULL;
    g_autoptr (GError) reason = NULL;

    if (text == NULL)
        return true;
    if (size >= 3 && memcmp (text, "\357\273\277", 3) == 0) {
        text += 3;
        size -= 3;
    }
    context = g_markup_parse_context_new (parser, (GMarkupParseFlags)0, data, NULL);
    if (g_markup_parse_context_parse (context, text, (gssize)size, &reason) && g_markup_parse_context_end_parse (context, &reason))
        return true;
    if (reason->domain == XLSX_ERROR)
        g_propagate_error (error, g_steal_pointer (&reason));
    else
        g_set_error (error, XLSX_ERROR, XLSX_ERROR_FILE, _("its part %.100s is damaged (%.200s); save it again as XLSX."), path, reason->message);
    return false;
}
