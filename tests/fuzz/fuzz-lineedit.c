/* The field editor: the input is a text and then keys.  After every key the text is valid, the caret stands between two
 * graphemes, what is shown fits; and undoing everything gives the first text back. */
#include "fuzz.h"

#include "core/lineedit.h"
#include "core/text.h"

#include <string.h>

static void
fuzz_caret (const struct lineedit *edit)
{
    const char *text = lineedit_text (edit);
    size_t caret = lineedit_caret (edit);

    g_assert (g_utf8_validate (text, -1, NULL));
    g_assert (caret <= strlen (text));
    g_assert (caret == 0 || text_next (text, text_prev (text, caret)) == caret);
}

static void
fuzz_view (const struct lineedit *edit, int cells)
{
    int cell, line;
    g_autofree char *view = lineedit_view (edit, cells, &cell);
    GPtrArray *lines = lineedit_lines (edit, cells, &line, &cell);

    g_assert (g_utf8_validate (view, -1, NULL) && text_width (view) <= cells);
    g_assert (line >= 0 && line < (int) lines->len && cell >= 0 && cell <= cells);
    g_ptr_array_unref (lines);
}

static void
fuzz_key (struct lineedit *edit, uint8_t key)
{
    static const char *const pieces[] = { "1", "决", "，", "e\xcc\x81", "ab 算\tx", "\xe5\x86", "two\nlines", "" };

    switch (key % 8) {
    case 0:
    case 1:
        lineedit_insert (edit, pieces[key / 8 % G_N_ELEMENTS (pieces)]);
        break;
    case 2:
        lineedit_backspace (edit);
        break;
    case 3:
        lineedit_delete (edit);
        break;
    case 4:
        lineedit_move (edit, (enum lineedit_move) (key / 8 % (MOVE_DOWN + 1)), 6);
        break;
    case 5:
        lineedit_undo (edit);
        break;
    case 6:
        lineedit_redo (edit);
        break;
    default:
        if (key / 8 % 4 == 0)
            lineedit_clear (edit);
        else
            lineedit_select_all (edit, key / 8 % 4 == 1);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    const uint8_t *keys = memchr (data, '|', size);
    size_t length = keys == NULL ? size : (size_t) (keys - data);
    bool lines = size % 2 == 0;
    g_autofree char *first = text_clean ((const char *) data, length, lines, NULL);
    struct lineedit *edit = lineedit_new (first, lines, 40);
    g_autofree char *began = g_strdup (lineedit_text (edit));

    for (size_t i = length + 1; i < size; i++) {
        fuzz_key (edit, data[i]);
        fuzz_caret (edit);
    }
    fuzz_view (edit, 6);
    fuzz_view (edit, 30);
    while (lineedit_undo (edit))
        fuzz_caret (edit);
    g_assert_cmpstr (lineedit_text (edit), ==, began);
    g_assert (!lineedit_changed (edit));
    lineedit_free (edit);
    return 0;
}
