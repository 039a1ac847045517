/* Blocks copied from a spreadsheet or a printed page: the first byte says where the block is laid and how.  Whatever it holds, it
 * is laid out; what would be written can be typed there, and each figure of the block is told of once. */
#include "fuzz.h"

#include <string.h>

#include "import/clip.h"
#include "tests/lib/pieces.h"

static struct {
    struct form *form;
    struct book *book;
} fuzz;

static void
fuzz_begin (void)
{
    struct form *form = fuzz.form = form_new ();
    struct section *section = piece_section (form, "cars", SECTION_TABLE, NULL);
    g_autoptr (GError) error = NULL;

    form->unit = g_strdup ("万元");
    form->decimals = 2;
    form->prior_word = g_strdup ("上年");
    piece_column (section, "plan", "预算数", TYPE_MONEY, NULL);
    piece_column (section, "final", "决算数", TYPE_MONEY, NULL);
    piece_row (section, "total", "合计", "sum(trips, cars)");
    piece_row (section, "trips", "因公出国（境）费", NULL);
    piece_row (section, "cars", "公务用车购置费", NULL);
    section = piece_section (form, "across", SECTION_TABLE, NULL);
    section->layout = form_layout_new ();
    section->layout->transposed = true;
    piece_column (section, "plan", "预算数", TYPE_MONEY, NULL);
    piece_column (section, "count", "数量", TYPE_COUNT, NULL);
    piece_row (section, "a", "甲", NULL);
    piece_row (section, "b", "乙", NULL);
    section = piece_section (form, "tree", SECTION_TREE, NULL);
    piece_column (section, "all", "小计", TYPE_MONEY, "sum(basic, project)");
    piece_column (section, "basic", "基本支出", TYPE_MONEY, NULL);
    piece_column (section, "project", "项目支出", TYPE_MONEY, NULL);
    piece_row (section, "total", "合计", "sum(rows)");
    section = piece_section (form, "list", SECTION_LIST, NULL);
    piece_column (section, "name", "名称", TYPE_TEXT, NULL);
    piece_column (section, "money", "金额", TYPE_MONEY, NULL);
    piece_column (section, "share", "比例", TYPE_PERCENT, NULL);
    fuzz.book = book_new (form, 2022, &error);
    g_assert_no_error (error);
    type_cell (fuzz.book, "cars.trips.final", "18.78");
    type_cell (fuzz.book, "cars.cars.final@prior", "7.6");
    add_row (fuzz.book, "tree", "201");
    add_row (fuzz.book, "tree", "20101");
    add_row (fuzz.book, "list", NULL);
}

/* A figure that is to be written into a cell that is there can be typed there. */
static void
fuzz_pair (const char *address, const char *text)
{
    enum layer layer;
    const struct cell *cell = book_find (fuzz.book, address, &layer, NULL);
    struct entry entry = ENTRY_INIT;
    g_autoptr (GError) error = NULL;

    g_assert (g_utf8_validate (text, -1, NULL));
    if (cell == NULL) /* in a row that the block adds */
        return;
    g_assert (book_input (fuzz.book, cell, layer));
    g_assert (book_parse_in (fuzz.book, cell, layer, text, &entry, &error));
    entry_clear (&entry);
}

static void
fuzz_line (const struct clip *clip, const struct clip_line *line)
{
    g_assert ((int) g_strv_length (line->fields) <= clip->n_fields);
    for (int f = 0; line->fields[f] != NULL; f++)
        g_assert (g_utf8_validate (line->fields[f], -1, NULL));
    g_assert (line->row != NULL || line->cells->len == 0);
    g_assert (clip_match_words (line) != NULL);
    for (guint i = 0; i < line->cells->len; i++) {
        const struct clip_cell *cell = g_ptr_array_index (line->cells, i);
        g_autofree char *words = clip_words (clip, cell);
        g_assert (cell->target >= 0 && cell->target < (int) clip->targets->len);
        g_assert ((cell->verdict == CLIP_BAD) <= (cell->reason != NULL));
        g_assert (g_utf8_validate (words, -1, NULL));
    }
}

static void
fuzz_judge (struct clip *clip)
{
    g_autoptr (GPtrArray) pairs = NULL;
    struct clip_count count;
    g_autofree char *unit = NULL;
    guint cells = 0;

    clip_judge (clip, fuzz.book);
    clip_compare (clip, fuzz.book);
    for (guint i = 0; i < clip->lines->len; i++) {
        fuzz_line (clip, g_ptr_array_index (clip->lines, i));
        cells += ((struct clip_line *) g_ptr_array_index (clip->lines, i))->cells->len;
    }
    count = clip_count (clip);
    for (int i = 0; i < N_CLIP_VERDICTS; i++)
        cells -= (guint) count.n[i];
    g_assert (cells == 0);
    unit = clip_unit_words (clip, fuzz.book);
    g_assert (g_utf8_validate (unit, -1, NULL));
    pairs = clip_pairs (clip, fuzz.book);
    for (guint i = 0; i < pairs->len; i += 2)
        if (((char *) pairs->pdata[i])[0] != '!')
            fuzz_pair (pairs->pdata[i], pairs->pdata[i + 1]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    static const char *const sections[] = { "cars", "across", "tree", "list" };
    g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    g_autofree char *text = g_strndup ((const char *) data + 1, size > 0 ? size - 1 : 0);
    int how = size > 0 ? data[0] : 0;

    if (fuzz.book == NULL)
        fuzz_begin ();
    struct book_section *section = book_section (fuzz.book, sections[how & 3]);
    int n = (int) section->form->columns->len, column = (how >> 2) % n;
    for (int i = 0; i < n; i++)
        g_array_append_val (targets, ((struct clip_target){ (column + i) % n, (enum layer) ((how >> 4) % 3) }));
    g_autoptr (Clip) clip = clip_new (text, fuzz.book, section, NULL, (struct clip_target *) targets->data, n, n - column);
    clip->letters = (how & 64) != 0;
    clip->dash = (enum clip_dash) ((how >> 6) & 3);
    fuzz_judge (clip);
    clip_transpose (clip, fuzz.book);
    fuzz_judge (clip);
    clip_is (text);
    return 0;
}
