/* A zip of parts in memory.  Knows nothing of documents. */
#include "docx-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

static void
part_free (struct docx_part *part)
{
    g_free (part->path);
    g_bytes_unref (part->content);
    g_free (part);
}

GPtrArray *
docx_parts_new (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
}

void
docx_part_add (GPtrArray *parts, char *path, GBytes *content)
{
    struct docx_part *part = g_new (struct docx_part, 1);
    *part = (struct docx_part){ path, content };
    g_ptr_array_add (parts, part);
}

void
docx_part_add_text (GPtrArray *parts, const char *path, char *text)
{
    docx_part_add (parts, g_strdup (path), g_bytes_new_take (text, strlen (text)));
}

static la_ssize_t
zip_collect (struct archive *archive, void *data, const void *buffer, size_t length)
{
    (void) archive;
    g_byte_array_append (data, buffer, (guint) length);
    return (la_ssize_t) length;
}

/* Without a time: a zip holds local time, so that any would make the bytes depend on the time zone. */
static int
zip_add (struct archive *archive, const struct docx_part *part)
{
    gsize length;
    const void *data = g_bytes_get_data (part->content, &length);
    struct archive_entry *entry = archive_entry_new ();
    archive_entry_set_pathname (entry, part->path);
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    archive_entry_set_size (entry, (la_int64_t) length);
    int status = archive_write_header (archive, entry);
    archive_entry_free (entry);
    if (status == ARCHIVE_OK && archive_write_data (archive, data, length) != (la_ssize_t) length)
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
    for (guint i = 0; status == ARCHIVE_OK && i < parts->len; i++)
        status = zip_add (archive, g_ptr_array_index (parts, i));
    if (status == ARCHIVE_OK)
        status = archive_write_close (archive);
    if (status != ARCHIVE_OK)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("The document could not be made: %s"), archive_error_string (archive));
    archive_write_free (archive);
    return status == ARCHIVE_OK ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
