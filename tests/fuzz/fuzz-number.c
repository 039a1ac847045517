/* Numbers as people type them: whatever is accepted can be written exactly and read back, and printed without growing. */
#include "fuzz.h"

#include "core/money.h"

static void
fuzz_style (const char *text, const struct number_style *style)
{
    struct money value, again;
    g_autoptr (GError) error = NULL;

    if (!number_parse (text, style, &value, &error)) {
        g_assert (error != NULL && g_utf8_validate (error->message, -1, NULL));
        return;
    }
    g_assert (error == NULL && value.half >= 0);
    g_autofree char *exact = number_exact (value, style);
    g_assert (number_parse (exact, style, &again, NULL));
    g_assert (again.fen == value.fen && again.half == value.half);
    g_autofree char *printed = number_format (value.fen, style);
    int64_t rounded = number_printed (value.fen, style);
    g_autofree char *printed_rounded = number_format (rounded, style);
    g_assert_cmpstr (printed, ==, printed_rounded);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup ((const char *) data, size);
    struct number_style styles[] = {
        number_style (TYPE_MONEY, "万元", 2, false), number_style (TYPE_MONEY, "元", 2, true),
        number_style (TYPE_MONEY, "亿元", 6, false), number_style (TYPE_COUNT, NULL, 0, true),
        number_style (TYPE_PERCENT, NULL, 2, false), number_style (TYPE_POINT, NULL, 1, false),
    };

    for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
        fuzz_style (text, &styles[i]);
    return 0;
}
