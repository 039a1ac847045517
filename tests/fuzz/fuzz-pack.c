/* Form files as they lie in a sealed book, which anybody may have made: a whole pack, or where the input has \036 in it, a form file and a
 * code list of an edition.  They are read or refused with a sentence; what was read can be kept as an image and read from it. */
#include "fuzz.h"

#include <string.h>

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
fuzz_image (const struct form *form)
{
    g_autoptr (GByteArray) bytes = g_byte_array_new (), again = g_byte_array_new ();
    struct form *copy;

    image_write (bytes, form);
    copy = image_read (&(struct bytes){ (const char *) bytes->data, (const char *) bytes->data + bytes->len, true });
    g_assert_nonnull (copy);
    image_write (again, copy);
    g_assert_true (bytes->len == again->len && memcmp (bytes->data, again->data, bytes->len) == 0);
    form_free (copy);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *input = g_strndup ((const char *) data, size);
    g_auto (GStrv) pieces = g_strsplit (input, "\036", 2);
    g_autofree char *pack = g_strv_length (pieces) == 2 ? fuzz_pack (pieces[0], pieces[1]) : g_strdup (input);
    g_autoptr (GError) error = NULL;
    struct form *form, *image;

    g_setenv ("JUESUAN_CACHE", "", TRUE);
    form = formfile_unpack (pack, &error);
    g_assert_true ((form == NULL) == (error != NULL));
    if (form != NULL)
        fuzz_image (form);
    form_free (form);
    image = image_read (&(struct bytes){ (const char *) data, (const char *) data + size, true });
    form_free (image);
    return 0;
}
