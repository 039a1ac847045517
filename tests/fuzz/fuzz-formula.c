/* Formulas and sentences: any text parses or is refused with a sentence; what parsed keeps its source and its names. */
#include "fuzz.h"

#include "core/expr.h"

#include <string.h>

static void
fuzz_refs (const struct ref *ref, size_t length)
{
    g_assert (ref->n_parts >= 0 && ref->n_parts <= 3);
    g_assert (ref->at >= 1 && (size_t) ref->at <= length + 1);
}

static void
fuzz_expr (const char *text)
{
    g_autoptr (GError) error = NULL;
    struct expr *expr = expr_parse (text, &error);

    g_assert ((expr == NULL) == (error != NULL));
    if (expr == NULL)
        return;
    g_assert_cmpstr (expr_source (expr), ==, text);
    for (int i = 0; i < expr_n_refs (expr); i++)
        fuzz_refs (expr_ref (expr, i), strlen (text));
    expr_free (expr);
}

static void
fuzz_template (const char *text)
{
    g_autoptr (GError) error = NULL;
    struct template *template = template_parse (text, &error);

    g_assert ((template == NULL) == (error != NULL));
    if (template == NULL)
        return;
    g_assert_cmpstr (template_source (template), ==, text);
    for (int i = 0; i < template_n_refs (template); i++)
        fuzz_refs (template_ref (template, i), strlen (text));
    template_free (template);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup ((const char *) data, size);

    fuzz_expr (text);
    fuzz_template (text);
    return 0;
}
