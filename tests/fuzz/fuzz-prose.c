/* What is looked for in the texts of a report, also of one that somebody else wrote: figures, numbers of persons, years, names,
 * numbering.  A piece that is found stands in the text; a figure that is known is not found.  The input is text, name and a text
 * whose figures are known, \036 between. */
#include "fuzz.h"

#include <string.h>

#include "core/figures.h"
#include "core/money.h"
#include "core/prose.h"

static void
fuzz_stands (char *piece_take, const char *text)
{
    g_autofree char *piece = piece_take;

    g_assert (piece == NULL || (g_utf8_validate (piece, -1, NULL) && strstr (text, piece) != NULL));
}

static void
fuzz_pieces (const char *text, const char *name)
{
    g_autoptr (GPtrArray) texts = g_ptr_array_new (), allowed = g_ptr_array_new ();
    g_autoptr (GRegex) pattern = g_regex_new ("(\\p{Han}{2,4})\\1|，，|[0-9]{7,}([.][0-9]+)?[ ]*万元", G_REGEX_OPTIMIZE, 0, NULL);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    for (int i = 0; lines[i] != NULL; i++)
        g_ptr_array_add (texts, lines[i]);
    g_ptr_array_add (allowed, (char *) name);
    fuzz_stands (prose_match (text, pattern, allowed), text);
    fuzz_stands (prose_said (text, pattern), text);
    fuzz_stands (prose_unpaired (text), text);
    g_free (prose_id_number (text)); /* without the blanks between */
    g_free (prose_card_number (text));
    fuzz_stands (prose_other_year (text, 2021, 2023), text);
    fuzz_stands (prose_own_name (text, name, name), text);
    fuzz_stands (prose_misnumbered (texts, NULL), text);
    fuzz_stands (prose_missing_annex (text, "附件", 2), text);
    g_assert (prose_alike (text, text));
    prose_alike (text, name);
}

/* Every amount and share that can be read in the text is one of the book's. */
static void
fuzz_know (struct figures *figures, const char *text, GArray *known)
{
    g_auto (GStrv) words = g_strsplit_set (text, " ,;\n", -1);

    for (int i = 0; words[i] != NULL; i++) {
        bool percent = g_str_has_suffix (words[i], "%");
        struct number_style style = number_style (percent ? TYPE_PERCENT : TYPE_MONEY, percent ? NULL : "万元", 2, false);
        struct money money;
        if (!number_parse (words[i], &style, &money, NULL))
            continue;
        struct value value = value_number (style.type, money.fen, money.half);
        figures_add (figures, &value, NULL);
        g_array_append_val (known, value);
    }
}

static void
fuzz_figures (const char *text, const char *book)
{
    struct figures *figures = figures_new ();
    g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (struct value));
    g_autofree char *before = figures_unknown (figures, text, "");
    struct value cars = value_number (TYPE_COUNT, 2, 0);

    fuzz_stands (g_strdup (before), text);
    fuzz_know (figures, book, known);
    figures_add (figures, &cars, "辆");
    fuzz_stands (figures_unknown (figures, text, "万元|%"), text);
    g_free (figures_near (figures, text, ""));
    figures_concern (figures, text);
    figures_remove (figures, &cars, "辆");
    for (guint i = 0; i < known->len; i++)
        figures_remove (figures, &g_array_index (known, struct value, i), NULL);
    g_autofree char *after = figures_unknown (figures, text, "");
    g_assert_cmpstr (before, ==, after);
    figures_free (figures);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_strndup ((const char *) data, size);
    g_autofree char *text = g_utf8_make_valid (bytes, -1);
    g_auto (GStrv) pieces = g_strsplit (text, "\036", 3);
    guint n = g_strv_length (pieces);

    if (n == 0)
        return 0;
    fuzz_pieces (pieces[0], n > 1 ? pieces[1] : "");
    fuzz_figures (pieces[0], n > 2 ? pieces[2] : pieces[0]);
    return 0;
}
