/* Lines of cells and values: read or refused with a sentence that names the line; what was read is text, and pairs. */
#include "fuzz.h"

#include "import/tsv.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
    g_autoptr (GError) error = NULL;

    if (!tsv_read ("x.tsv", (const char *) data, size, pairs, lines, &error)) {
        g_assert_nonnull (error);
        g_assert_true (g_str_has_prefix (error->message, "x.tsv"));
        g_assert_cmpuint (pairs->len, ==, 0);
        g_assert_cmpuint (lines->len, ==, 0);
        return 0;
    }
    g_assert_null (error);
    g_assert_cmpuint (pairs->len, ==, 2 * lines->len);
    for (guint i = 0; i < pairs->len; i++) {
        g_assert_true (g_utf8_validate (pairs->pdata[i], -1, NULL));
        g_assert_true (i % 2 == 1 || ((const char *) pairs->pdata[i])[0] != '\0');
    }
    for (guint i = 1; i < lines->len; i++)
        g_assert_cmpint (g_array_index (lines, int, i - 1), <, g_array_index (lines, int, i));
    return 0;
}
