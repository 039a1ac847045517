/* A form in the cache: the layers with their files, and the image. */
#include "formfile/cache.h"

#include "formfile/edition.h"
#include "formfile/image.h"
#include "formfile/kept.h"
#include "formfile/read.h"

#include <string.h>

#define ROOM ((gsize)64 << 20) /* of an image, which must lie in one piece; only what it fills is ever touched */

static char *
cache_name (const char *folder)
{
    g_autofree char *full = g_canonicalize_filename (folder, NULL);
    g_autofree char *id = edition_id (folder);

    return g_strdup_printf ("%s-%016" G_GINT64_MODIFIER "x.form", id, bytes_sum (full, strlen (full)));
}

static char *
codes_folder (const char *folder)
{
    return g_build_filename (folder, "codes", NULL);
}

static bool
same_sources (struct bytes *bytes, const char *folder, const char *ending)
{
    g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

    for (guint n = bytes_count (bytes); n > 0 && bytes->sound; n--) {
        struct source *source = g_new0 (struct source, 1);
        source->name = (char *)bytes_text (bytes);
        source->text = (char *)bytes_block (bytes, &source->length);
        bytes->sound = bytes->sound && source->name != NULL && source->text != NULL;
        g_ptr_array_add (sources, source);
    }
    return bytes->sound && read_same (folder, ending, sources);
}

/* Whether the layer is the folder wanted and the folder is as it was; *base gets the edition below (borrowed). */
static bool
same_layer (struct bytes *bytes, const char *folder, const char **base)
{
    g_autofree char *codes = codes_folder (folder);
    const char *path = bytes_text (bytes);

    *base = bytes_text (bytes);
    return bytes->sound && g_strcmp0 (path, folder) == 0 && same_sources (bytes, folder, ".cfg") && same_sources (bytes, codes, ".csv");
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

struct form *
cache_read (const char *folder)
{
    g_autofree char *name = cache_name (folder);
    struct kept kept;

    if (!kept_open (&kept, name))
        return NULL;
    struct region memory = { NULL, 0 };
    if (same_layers (&kept.bytes, folder))
        memory = kept_memory (&kept, NULL, 1);
    if (memory.at != NULL)
        return image_form ((struct image *)(void *)memory.at, (void (*) (void *))g_mapped_file_unref, kept.file);
    kept_close (&kept);
    return NULL;
}

bool
cache_region (const struct form *form, struct region *region)
{
    GMappedFile *file = image_memory (form);

    if (file == NULL)
        return false;
    *region = (struct region){ g_mapped_file_get_contents (file), g_mapped_file_get_length (file) };
    return true;
}

static void
put_sources (GByteArray *bytes, const GPtrArray *sources)
{
    bytes_put_number (bytes, sources->len);
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = g_ptr_array_index (sources, i);
        bytes_put_text (bytes, source->name);
        bytes_put_block (bytes, source->text, source->length);
    }
}

/* False where code lists are no longer what the form has read. */
static bool
put_layers (GByteArray *bytes, const GPtrArray *layers, const GPtrArray *codes)
{
    bool same = true;

    bytes_put_number (bytes, layers->len);
    for (guint i = 0; i < layers->len; i++) {
        const struct layer_source *layer = g_ptr_array_index (layers, i);
        g_autofree char *folder = codes_folder (layer->folder);
        bytes_put_text (bytes, layer->folder);
        bytes_put_text (bytes, layer->base);
        put_sources (bytes, layer->sources);
        put_sources (bytes, g_ptr_array_index (codes, i));
        same = same && read_same (folder, ".csv", g_ptr_array_index (codes, i));
    }
    return same;
}

/* The code lists of all layers, of GPtrArray of struct source *. */
static GPtrArray *
read_codes (const GPtrArray *layers)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    struct complaints ignored;

    complaints_init (&ignored);
    for (guint i = 0; i < layers->len; i++) {
        g_autofree char *folder = codes_folder (((const struct layer_source *)g_ptr_array_index (layers, i))->folder);
        g_ptr_array_add (codes, read_sources (&ignored, folder, ".csv"));
    }
    complaints_clear (&ignored);
    return codes;
}

/* All lists that somebody may ask for: functions.csv and functions-2023.csv are one. */
static void
load_codes (const struct form *form, const GPtrArray *codes)
{
    for (guint i = 0; i < codes->len; i++) {
        const GPtrArray *files = g_ptr_array_index (codes, i);
        for (guint k = 0; k < files->len; k++) {
            const char *name = ((const struct source *)g_ptr_array_index (files, k))->name;
            g_autofree char *list = g_strndup (name, strcspn (name, "-."));
            form_codes (form, list);
        }
    }
}

/* Two images of the form, which tell what in them is an address. */
static bool
put_image (GByteArray *bytes, const struct form *form)
{
    struct arena arena[2];
    struct region region[2];

    for (int i = 0; i < 2; i++) {
        arena_init (&arena[i], ROOM);
        region[i].at = (char *)image_make (form, &arena[i]);
        region[i].size = (gsize)(arena[i].at - region[i].at);
    }
    bool alike = kept_put_memory (bytes, &region[0], &region[1], 1);
    arena_clear (&arena[0]);
    arena_clear (&arena[1]);
    return alike;
}

void
cache_write (const struct form *form, const GPtrArray *layers)
{
    g_autofree char *name = cache_name (form->folder);
    g_autoptr (GPtrArray) codes = read_codes (layers);
    g_autoptr (GByteArray) bytes = kept_new ();

    load_codes (form, codes); /* now, so that what is read later is the same */
    if (put_layers (bytes, layers, codes) && put_image (bytes, form))
        kept_write (name, bytes);
}
