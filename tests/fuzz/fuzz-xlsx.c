/* Workbooks: the texts of shared strings, formats and a sheet, \036 between, or the bytes of a whole file.  They are read or refused
 * with a sentence, and what was read is valid text of so many fields. */
#include "fuzz.h"

#include "import/xlsx-private.h"

#include <string.h>

#include "tests/lib/workbook.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *input = g_strndup ((const char *) data, size);
    g_auto (GStrv) pieces = g_strsplit (input, "\036", 3);
    guint n = g_strv_length (pieces);
    bool whole = n == 0 || g_str_has_prefix (input, "PK");
    g_autoptr (GBytes) bytes = whole ? g_bytes_new (data, size)
                                     : workbook_of (n > 1 ? pieces[0] : "", n > 2 ? pieces[1] : "", (const char *const[]){ pieces[n - 1], NULL });
    g_autoptr (GError) error = NULL;
    gsize length;
    const void *file = g_bytes_get_data (bytes, &length);
    g_autofree char *text = xlsx_read ("x.xlsx", file, length, size % 2 == 0 ? "Sheet1" : NULL, &error);

    g_assert_true ((text == NULL) == (error != NULL));
    if (error != NULL) {
        g_assert_true (g_str_has_prefix (error->message, "x.xlsx: "));
        return 0;
    }
    g_assert_true (g_utf8_validate (text, -1, NULL));
    for (const char *line = text; *line != '\0'; line = strchr (line, '\n') + 1) {
        g_assert_nonnull (strchr (line, '\n'));
        g_assert_null (memchr (line, '\r', strcspn (line, "\n")));
    }
    return 0;
}
