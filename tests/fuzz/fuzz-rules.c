/* A text typed into a report of a real edition, where all its rules look at it: what they find is told in valid sentences, and taking
 * the text back takes every finding back. */
#include "fuzz.h"

#include <string.h>

#include "core/check.h"
#include "core/text.h"
#include "formfile/formfile.h"
#include "tests/lib/pieces.h"

static struct {
    struct form *form;
    struct book *book;
    GPtrArray *cells; /* of const char *: addresses of texts */
} fuzz;

static void
fuzz_begin (void)
{
    g_autofree char *forms = g_build_filename (g_getenv ("abs_top_srcdir"), "forms", NULL);
    g_autoptr (GError) error = NULL;

    g_setenv ("JUESUAN_FORMS", forms, TRUE);
    g_setenv ("JUESUAN_CACHE", "", TRUE);
    fuzz.form = formfile_load ("jiangxi-2022", &error);
    g_assert_no_error (error);
    fuzz.book = book_new (fuzz.form, 2022, &error);
    g_assert_no_error (error);
    type_cell (fuzz.book, "unit.name", "景德镇市人民政府驻北京联络处");
    type_cell (fuzz.book, "sangong.upkeep.final", "7.64");
    type_cell (fuzz.book, "sangong.purchase.final", "18.78");
    type_cell (fuzz.book, "sangong.upkeep.adjusted", "7.77");
    fuzz.cells = g_ptr_array_new ();
    for (int i = 0; i < book_n_cells (fuzz.book); i++)
        if (book_cell (fuzz.book, i)->type == TYPE_TEXT && book_input (fuzz.book, book_cell (fuzz.book, i), LAYER_VALUE))
            g_ptr_array_add (fuzz.cells, book_cell (fuzz.book, i)->address);
}

static char *
fuzz_told (void)
{
    const GPtrArray *findings = book_findings (fuzz.book);
    GString *told = g_string_new (NULL);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        g_assert (g_utf8_validate (finding->sentence, -1, NULL));
        g_string_append_printf (told, "%s %s %s\n", finding->rule, finding->cell, finding->sentence);
    }
    return g_string_free (told, FALSE);
}

static void
fuzz_try (const char *address, const char *text)
{
    struct cell *cell = book_find (fuzz.book, address, &(enum layer){ LAYER_VALUE }, NULL);
    struct entry entry = ENTRY_INIT;
    g_autoptr (GPtrArray) items = item_array_new (), changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
    g_autofree char *before = fuzz_told ();
    g_autoptr (GString) sentence = g_string_new (NULL);

    if (!book_parse (fuzz.book, cell, text, &entry, NULL))
        return;
    g_ptr_array_add (items, book_item (fuzz.book, cell, LAYER_VALUE, &entry));
    entry_clear (&entry);
    g_assert (book_apply (fuzz.book, items, changes, NULL));
    g_free (fuzz_told ());
    book_prose (fuzz.book, cell, text, sentence, NULL);
    g_assert (g_utf8_validate (sentence->str, -1, NULL));
    book_revert (fuzz.book, changes);
    g_autofree char *after = fuzz_told ();
    g_assert_cmpstr (before, ==, after);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (fuzz.book == NULL)
        fuzz_begin ();
    if (size < 2)
        return 0;
    g_autofree char *text = text_clean ((const char *) data + 1, size - 1, true, NULL);
    fuzz_try (g_ptr_array_index (fuzz.cells, data[0] % fuzz.cells->len), text);
    return 0;
}
