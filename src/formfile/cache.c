/* A file of the cache: a head, the sum over the rest, the program's build id, the layers with their files, the hash, the image. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "formfile/cache.h"

#include "formfile/edition.h"
#include "formfile/image.h"
#include "formfile/read.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "juesuan form 1\n"

static int
find_build_id (struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW (Phdr) *part = &info->dlpi_phdr[i];
        const char *at = (const char *)(info->dlpi_addr + part->p_vaddr);
        const char *end = at + part->p_memsz;
        while (part->p_type == PT_NOTE && end - at > (ptrdiff_t)sizeof (ElfW (Nhdr))) {
            const ElfW (Nhdr) *note = (const void *)at;
            const char *name = at + sizeof *note;
            const char *id = name + ((note->n_namesz + 3) & ~3u);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp (name, "GNU", 4) == 0)
                for (ElfW (Word) k = 0; k < note->n_descsz; k++)
                    g_string_append_printf (data, "%02x", (guint8)id[k]);
            at = id + ((note->n_descsz + 3) & ~3u);
        }
    }
    return 1; /* the first is the program itself */
}

/* Which build of the program this is: another one may read the same files differently.  "" where the linker did not say. */
static char *
build_id (void)
{
    GString *id = g_string_new (NULL);

    dl_iterate_phdr (find_build_id, id);
    return g_string_free (id, FALSE);
}

/* $JUESUAN_CACHE, where it is "" nothing is kept; else the user's cache folder. */
static char *
cache_folder (void)
{
    const char *set = g_getenv ("JUESUAN_CACHE");

    if (set != NULL)
        return set[0] != '\0' ? g_strdup (set) : NULL;
    return g_build_filename (g_get_user_cache_dir (), "juesuan", NULL);
}

static char *
cache_file (const char *folder)
{
    g_autofree char *cache = cache_folder ();
    g_autofree char *full = g_canonicalize_filename (folder, NULL);
    g_autofree char *id = edition_id (folder);
    g_autofree char *name = g_strdup_printf ("%s-%016" G_GINT64_MODIFIER "x.form", id, bytes_sum (full, strlen (full)));

    return cache != NULL ? g_build_filename (cache, name, NULL) : NULL;
}

/* Whether the layer is the folder wanted and the folder is as it was; *base gets the edition below (borrowed). */
static bool
same_layer (struct bytes *bytes, const char *folder, const char **base)
{
    g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
    const char *path = bytes_text (bytes);

    *base = bytes_text (bytes);
    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        struct source *source = g_new0 (struct source, 1);
        source->name = (char *)bytes_text (bytes);
        source->text = (char *)bytes_block (bytes, &source->length);
        bytes->sound = bytes->sound && source->name != NULL && source->text != NULL;
        g_ptr_array_add (sources, source);
    }
    return bytes->sound && g_strcmp0 (path, folder) == 0 && read_same (folder, sources);
}

static bool
same_layers (struct bytes *bytes, const char *folder)
{
    g_autofree char *expected = edition_plain (folder);
    const char *base = "";

    for (guint n = bytes_count (bytes); n > 0; n--) {
        if (expected == NULL || !same_layer (bytes, expected, &base))
            return false;
        char *below = base != NULL ? edition_find (base, expected) : NULL;
        g_free (expected);
        expected = below;
    }
    return base == NULL;
}

/* Only what this user wrote, and nobody else could write: its sums prove damage, not who made it. */
static GMappedFile *
own_file (const char *path)
{
    int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
    struct stat st;
    bool own = file >= 0 && fstat (file, &st) == 0 && S_ISREG (st.st_mode) && st.st_uid == geteuid () && (st.st_mode & 022) == 0;
    GMappedFile *mapped = own ? g_mapped_file_new_from_fd (file, FALSE, NULL) : NULL;

    if (file >= 0)
        close (file);
    return mapped;
}

struct form *
cache_read (const char *folder, char **hash)
{
    g_autofree char *path = cache_file (folder);
    g_autofree char *id = build_id ();
    GMappedFile *file = path != NULL ? own_file (path) : NULL;
    struct form *form = NULL;

    if (file == NULL)
        return NULL;
    struct bytes bytes = { g_mapped_file_get_contents (file), NULL, true };
    bytes.end = bytes.at + g_mapped_file_get_length (file);
    const char *head = bytes_text (&bytes);
    uint64_t sum = (uint64_t)bytes_number (&bytes);
    if (g_strcmp0 (head, HEAD) == 0 && sum == bytes_sum (bytes.at, (gsize)(bytes.end - bytes.at)) && id[0] != '\0' &&
        g_strcmp0 (bytes_text (&bytes), id) == 0 && same_layers (&bytes, folder)) {
        const char *text = bytes_text (&bytes);
        form = image_read (&bytes);
        if (form != NULL)
            *hash = g_strdup (text);
    }
    g_mapped_file_unref (file);
    return form;
}

static void
put_layers (GByteArray *bytes, const GPtrArray *layers)
{
    bytes_put_number (bytes, layers->len);
    for (guint i = 0; i < layers->len; i++) {
        const struct layer_source *layer = g_ptr_array_index (layers, i);
        bytes_put_text (bytes, layer->folder);
        bytes_put_text (bytes, layer->base);
        bytes_put_number (bytes, layer->sources->len);
        for (guint k = 0; k < layer->sources->len; k++) {
            const struct source *source = g_ptr_array_index (layer->sources, k);
            bytes_put_text (bytes, source->name);
            bytes_put_block (bytes, source->text, source->length);
        }
    }
}

/* Whole or not at all: other programs may be reading.  Not synced: after a power cut the sum tells. */
static void
put_file (const char *path, const GByteArray *head, const GByteArray *body)
{
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
    int file = g_mkdir_with_parents (folder, 0700) == 0 ? g_mkstemp (temporary) : -1;

    if (file < 0)
        return;
    bool whole = write (file, head->data, head->len) == (ssize_t)head->len && write (file, body->data, body->len) == (ssize_t)body->len;
    whole = close (file) == 0 && whole;
    if (!whole || g_rename (temporary, path) != 0)
        g_unlink (temporary);
}

void
cache_write (const struct form *form, const GPtrArray *layers)
{
    g_autofree char *path = cache_file (form->folder);
    g_autofree char *id = build_id ();
    g_autoptr (GByteArray) body = g_byte_array_new ();
    g_autoptr (GByteArray) head = g_byte_array_new ();

    if (path == NULL || id[0] == '\0')
        return;
    bytes_put_text (body, id);
    put_layers (body, layers);
    bytes_put_text (body, form->hash);
    image_write (body, form);
    bytes_put_text (head, HEAD);
    bytes_put_number (head, (int64_t)bytes_sum ((const char *)body->data, body->len));
    put_file (path, head, body);
}
