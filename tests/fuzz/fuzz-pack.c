/* Form files as they lie in a sealed book, which anybody may have made: a whole pack, or where the input has \036 in it, a form file and a
 * code list of an edition.  They are read or refused with a sentence; what was read can be kept as an image and read from it. */
#include "fuzz.h"

#include <string.h>

#include "core/relocate.h"
#include "formfile/formfile.h"
#include "formfile/image.h"

const char *__lsan_default_suppressions (void);

/* libconfig 1.5 forgets the text it was reading when it meets a syntax error. */
const char *
__lsan_default_suppressions (void)
{
    return "leak:libconfig\n";
}

static char *
fuzz_pack (const char *config, const char *codes)
{
    return g_strdup_printf ("a 0\na/edition.cfg\t%zu\n%s\na/codes/functions.csv\t%zu\n%s\n", strlen (config), config, strlen (codes), codes);
}

static void
fuzz_nothing (void *memory)
{
    (void) memory;
}

static struct region
fuzz_make (const struct form *form, struct arena *arena)
{
    struct region region;

    arena_init (arena, (gsize) 64 << 20);
    region.at = (char *) image_make (form, arena);
    region.size = (gsize) (arena->at - region.at);
    return region;
}

/* An image of the form and one of an image of it are the same but for addresses. */
static void
fuzz_image (const struct form *form)
{
    GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));
    struct arena arena[3];
    struct region taken = fuzz_make (form, &arena[0]), one = fuzz_make (form, &arena[1]);
    struct form *copy = image_form ((struct image *) (void *) taken.at, fuzz_nothing, NULL);
    struct region two = fuzz_make (copy, &arena[2]);

    g_assert_true (relocate_find (&one, &two, 1, &places));
    form_free (copy);
    g_array_unref (places);
    for (int i = 0; i < 3; i++)
        arena_clear (&arena[i]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *input = g_strndup ((const char *) data, size);
    g_auto (GStrv) pieces = g_strsplit (input, "\036", 2);
    g_autofree char *pack = g_strv_length (pieces) == 2 ? fuzz_pack (pieces[0], pieces[1]) : g_strdup (input);
    g_autoptr (GError) error = NULL;
    struct form *form;

    g_setenv ("JUESUAN_CACHE", "", TRUE);
    form = formfile_unpack (pack, &error);
    g_assert_true ((form == NULL) == (error != NULL));
    if (form != NULL)
        fuzz_image (form);
    form_free (form);
    return 0;
}
