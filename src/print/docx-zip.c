/* A zip of parts in memory.  Knows nothing of documents. */
#include "docx-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

static la_ssize_t
zip_collect (struct archive *archive, void *data, const void *buffer, size_t length)
{
    (void) archive;
    g_byte_array_append (data, buffer, (guint) length);
    return (la_ssize_t) length;
}

/* Without a time: a zip holds local time, so that any would make the bytes depend on the time zone. */
static int
zip_add (struct archive *archive, const char *path, const char *text)
{
    size_t length = strlen (text);
    struct archive_entry *entry = archive_entry_new ();
    archive_entry_set_pathname (entry, path);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    archive_entry_set_size (entry, (la_int64_t) length);
    int status = archive_write_header (archive, entry);
    archive_entry_free (entry);
    if (status == ARCHIVE_OK && archive_write_data (archive, text, length) != (la_ssize_t) length)
        status = ARCHIVE_FATAL;
    return status;
}

GBytes *
docx_zip (const GPtrArray *parts, GError **error)
{
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    struct archive *archive = archive_write_new ();
    int status = archive_write_set_format_zip (archive);
    archive_write_set_bytes_in_last_block (archive, 1);
    if (status == ARCHIVE_OK)
        status = archive_write_open (archive, bytes, NULL, zip_collect, NULL);
    for (guint i = 0; status == ARCHIVE_OK && i + 1 < parts->len; i += 2)
        status = zip_add (archive, g_ptr_array_index (parts, i), g_ptr_array_index (parts, i + 1));
    if (status == ARCHIVE_OK)
        status = archive_write_close (archive);
    if (status != ARCHIVE_OK)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("The document could not be made: %s"), archive_error_string (archive));
    archive_write_free (archive);
    return status == ARCHIVE_OK ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
