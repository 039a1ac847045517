/* The line editor: moving and deleting by grapheme, undo, limits, what is visible and where the caret stands. */
#include "core/lineedit.h"
#include "core/text.h"

#include <string.h>

#define FAMILY "👨\u200D👩\u200D👧"
#define E_ACUTE "e\u0301"

/* The text with the caret as ^. */
static void
assert_shows (const struct lineedit *edit, const char *expected)
{
    GString *shown = g_string_new (lineedit_text (edit));

    g_string_insert_c (shown, (gssize)lineedit_caret (edit), '^');
    g_assert_cmpstr (shown->str, ==, expected);
    g_string_free (shown, TRUE);
}

static void
type (struct lineedit *edit, const char *text)
{
    g_assert_true (lineedit_insert (edit, text));
}

static void
move (struct lineedit *edit, enum lineedit_move move, int times)
{
    for (; times > 0; times--)
        g_assert_true (lineedit_move (edit, move, 0));
}

static void
test_typing (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("决表", false, 0);

    assert_shows (edit, "决表^");
    move (edit, MOVE_LEFT, 1);
    type (edit, "算");
    assert_shows (edit, "决算^表");
    g_assert_true (lineedit_changed (edit));
    g_assert_true (lineedit_backspace (edit));
    assert_shows (edit, "决^表");
    g_assert_false (lineedit_changed (edit));
    g_assert_true (lineedit_delete (edit));
    assert_shows (edit, "决^");
    g_assert_false (lineedit_delete (edit));
    g_assert_true (lineedit_backspace (edit));
    g_assert_false (lineedit_backspace (edit));
    g_assert_false (lineedit_clear (edit));
    type (edit, "1\t2\x1b\n3\xff");
    assert_shows (edit, "1 2 3^");
    g_assert_false (lineedit_insert (edit, "\x1b"));
    g_assert_false (lineedit_insert (edit, ""));
    g_assert_true (lineedit_clear (edit));
    assert_shows (edit, "^");
}

static void
test_begin (void)
{
    struct lineedit *one = lineedit_new ("a\nb\x1b", false, 0);
    struct lineedit *many = lineedit_new ("a\r\nb", true, 0);

    assert_shows (one, "a b^");
    g_assert_false (lineedit_changed (one));
    assert_shows (many, "a\nb^");
    g_assert_false (lineedit_undo (one));
    g_assert_false (lineedit_redo (one));
    type (many, "\nc");
    assert_shows (many, "a\nb\nc^");
    lineedit_free (one);
    lineedit_free (many);
    lineedit_free (NULL);
}

static void
test_graphemes (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("x" E_ACUTE FAMILY "决", false, 0);

    move (edit, MOVE_LEFT, 2);
    assert_shows (edit, "x" E_ACUTE "^" FAMILY "决");
    g_assert_true (lineedit_delete (edit));
    assert_shows (edit, "x" E_ACUTE "^决");
    g_assert_true (lineedit_backspace (edit));
    assert_shows (edit, "x^决");
    move (edit, MOVE_RIGHT, 1);
    g_assert_false (lineedit_move (edit, MOVE_RIGHT, 0));
    type (edit, "\u0301"); /* joins the character before it */
    move (edit, MOVE_LEFT, 1);
    assert_shows (edit, "x^决\u0301");
    g_assert_true (lineedit_delete (edit));
    assert_shows (edit, "x^");
}

/* A mark that lost its base joins what stands before it: the caret may not stay between them. */
static void
test_caret_after_joining (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("", false, 0);

    type (edit, "\u0301");
    move (edit, MOVE_LEFT, 1);
    type (edit, "e");
    assert_shows (edit, E_ACUTE "^");
    type (edit, "f");
    assert_shows (edit, E_ACUTE "f^");
    while (lineedit_undo (edit))
        ;
    assert_shows (edit, "^");
    while (lineedit_redo (edit))
        ;
    assert_shows (edit, E_ACUTE "f^");
}

static void
test_limit (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("决算", false, 4);

    g_assert_false (lineedit_insert (edit, "一二三"));
    assert_shows (edit, "决算^");
    type (edit, "一二");
    g_assert_false (lineedit_insert (edit, "1"));
    lineedit_select_all (edit, true);
    type (edit, "1234");
    assert_shows (edit, "1234^");

    g_autofree char *paste = g_strnfill (5000, 'x');
    g_autoptr (Lineedit) prose = lineedit_new ("", true, 0);
    for (int i = 0; i < 4; i++)
        type (prose, paste);
    g_assert_false (lineedit_insert (prose, "x"));
}

static void
test_undo (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("9", false, 0);

    type (edit, "1");
    type (edit, ".");
    type (edit, "5");
    type (edit, "决算");
    type (edit, "数");
    assert_shows (edit, "91.5决算数^");
    g_assert_true (lineedit_undo (edit));
    assert_shows (edit, "91.5决算^");
    g_assert_true (lineedit_undo (edit));
    assert_shows (edit, "91.5^");
    g_assert_true (lineedit_undo (edit)); /* what was typed in one go */
    assert_shows (edit, "9^");
    g_assert_false (lineedit_undo (edit));
    g_assert_true (lineedit_redo (edit));
    g_assert_true (lineedit_redo (edit));
    assert_shows (edit, "91.5决算^");
    type (edit, "x");
    g_assert_false (lineedit_redo (edit)); /* another way was taken */
    move (edit, MOVE_HOME, 1);
    g_assert_true (lineedit_delete (edit));
    assert_shows (edit, "^1.5决算x");
    g_assert_true (lineedit_undo (edit));
    assert_shows (edit, "^91.5决算x");
}

/* Moving away and back ends a run of typing. */
static void
test_undo_after_move (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("", false, 0);

    type (edit, "1");
    move (edit, MOVE_LEFT, 1);
    move (edit, MOVE_RIGHT, 1);
    type (edit, "2");
    g_assert_true (lineedit_undo (edit));
    assert_shows (edit, "1^");
}

static void
test_selection (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("18.78", false, 0);

    lineedit_select_all (edit, true);
    g_assert_true (lineedit_selected (edit));
    type (edit, "2");
    g_assert_false (lineedit_selected (edit));
    type (edit, "0");
    assert_shows (edit, "20^");
    g_assert_true (lineedit_undo (edit));
    assert_shows (edit, "18.78^");

    lineedit_select_all (edit, true);
    move (edit, MOVE_LEFT, 1);
    assert_shows (edit, "^18.78");
    lineedit_select_all (edit, true);
    move (edit, MOVE_RIGHT, 1);
    g_assert_false (lineedit_selected (edit));
    assert_shows (edit, "18.78^");
    lineedit_select_all (edit, true);
    g_assert_false (lineedit_insert (edit, "\x1b"));
    g_assert_true (lineedit_selected (edit));
    lineedit_select_all (edit, false);
    g_assert_false (lineedit_selected (edit));
    lineedit_select_all (edit, true);
    g_assert_true (lineedit_backspace (edit));
    assert_shows (edit, "^");
    lineedit_select_all (edit, true);
    g_assert_false (lineedit_selected (edit));
    g_assert_true (lineedit_undo (edit));
    lineedit_select_all (edit, true);
    g_assert_true (lineedit_delete (edit));
    assert_shows (edit, "^");
}

static void
test_words (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("2022年度，决算 abc", false, 0);

    move (edit, MOVE_WORD_LEFT, 2);
    assert_shows (edit, "2022年度，^决算 abc");
    move (edit, MOVE_WORD_LEFT, 2);
    assert_shows (edit, "2022^年度，决算 abc");
    move (edit, MOVE_HOME, 1);
    g_assert_false (lineedit_move (edit, MOVE_HOME, 0));
    g_assert_false (lineedit_move (edit, MOVE_WORD_LEFT, 0));
    move (edit, MOVE_WORD_RIGHT, 4);
    assert_shows (edit, "2022年度，决算 ^abc");
    move (edit, MOVE_END, 1);
    g_assert_false (lineedit_move (edit, MOVE_WORD_RIGHT, 0));
    g_assert_false (lineedit_move (edit, MOVE_UP, 0));
    g_assert_false (lineedit_move (edit, MOVE_DOWN, 0));
}

static void
assert_view (const struct lineedit *edit, int cells, const char *expected, int expected_cell)
{
    int cell = -1;
    g_autofree char *view = lineedit_view (edit, cells, &cell);

    g_assert_cmpstr (view, ==, expected);
    g_assert_cmpint (cell, ==, expected_cell);
}

static void
test_view (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("一二三四五六七八", false, 0);

    assert_view (edit, 17, "一二三四五六七八", 16);
    assert_view (edit, 8, "七八", 4); /* twelve cells hidden: three times half the width */
    move (edit, MOVE_LEFT, 2);
    assert_view (edit, 8, "五六七八", 4);
    move (edit, MOVE_LEFT, 1);
    assert_view (edit, 8, "三四五六", 6);
    move (edit, MOVE_HOME, 1);
    assert_view (edit, 8, "一二三四", 0);
    assert_view (edit, 7, "一二三", 0); /* never half of a character */
    assert_view (edit, 1, "", 0);
    assert_view (edit, 0, "", 0);

    g_autoptr (Lineedit) prose = lineedit_new ("一\n二", true, 0);
    assert_view (prose, 10, "一 二", 5);
}

static void
assert_lines (const struct lineedit *edit, int cells, const char *expected, int expected_line, int expected_cell)
{
    int line = -1;
    int cell = -1;
    g_autoptr (GPtrArray) lines = lineedit_lines (edit, cells, &line, &cell);

    g_ptr_array_add (lines, NULL);
    g_autofree char *joined = g_strjoinv ("|", (char **)lines->pdata);
    g_assert_cmpstr (joined, ==, expected);
    g_assert_cmpint (line, ==, expected_line);
    g_assert_cmpint (cell, ==, expected_cell);
}

static bool
move_in (struct lineedit *edit, enum lineedit_move move, int cells)
{
    return lineedit_move (edit, move, cells);
}

static void
test_lines (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("一二三四五\n六，七", true, 0);

    assert_lines (edit, 7, "一二三|四五|六，七", 2, 6);
    g_assert_true (move_in (edit, MOVE_UP, 7));
    assert_lines (edit, 7, "一二三|四五|六，七", 1, 4);
    g_assert_true (move_in (edit, MOVE_UP, 7));
    assert_shows (edit, "一二^三四五\n六，七"); /* behind 三 the second line begins */
    g_assert_false (move_in (edit, MOVE_UP, 7));
    g_assert_true (move_in (edit, MOVE_DOWN, 7));
    g_assert_true (move_in (edit, MOVE_DOWN, 7));
    assert_shows (edit, "一二三四五\n六，七^"); /* the cell it came from */
    g_assert_false (move_in (edit, MOVE_DOWN, 7));
    g_assert_true (move_in (edit, MOVE_HOME, 7));
    assert_shows (edit, "一二三四五\n^六，七");
    g_assert_false (move_in (edit, MOVE_HOME, 7));
    g_assert_true (move_in (edit, MOVE_LEFT, 7));
    assert_lines (edit, 7, "一二三|四五|六，七", 1, 4);
    g_assert_true (move_in (edit, MOVE_HOME, 7));
    assert_lines (edit, 7, "一二三|四五|六，七", 1, 0);
    g_assert_true (move_in (edit, MOVE_UP, 7));
    g_assert_true (move_in (edit, MOVE_END, 7));
    assert_shows (edit, "一二^三四五\n六，七");
    g_assert_false (move_in (edit, MOVE_END, 7));
    g_assert_true (move_in (edit, MOVE_HOME, 0));
    g_assert_true (move_in (edit, MOVE_END, 0));
    assert_shows (edit, "一二三四五\n六，七^");
}

/* Blanks at a break are not shown, but the caret can stand behind them. */
static void
test_lines_blanks (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("abc  def ", true, 0);

    assert_lines (edit, 5, "abc|def ", 1, 4);
    g_assert_true (move_in (edit, MOVE_UP, 5));
    assert_shows (edit, "abc^  def ");
    assert_lines (edit, 5, "abc|def ", 0, 3);
    g_assert_true (move_in (edit, MOVE_RIGHT, 5));
    assert_lines (edit, 5, "abc|def ", 0, 4);
    g_assert_false (move_in (edit, MOVE_END, 5));
    g_assert_true (move_in (edit, MOVE_RIGHT, 5));
    assert_lines (edit, 5, "abc|def ", 1, 0);
    type (edit, "     ");
    assert_lines (edit, 5, "abc|def ", 1, 0);
}

static bool
random_action (struct lineedit *edit, GRand *rand)
{
    static const char *const pieces[] = { "决", "算表", "1", "23", ".", " ", "a", "\u0301", "\u200D", "👨", "👩", "🏽", "🇨", "🇳", "\n",
                                          "\x1b", "\xe5\x86", "\xff", "，", "\t", "\uFE0F", "❤" };

    switch (g_rand_int_range (rand, 0, 16)) {
    case 0:
        return lineedit_backspace (edit);
    case 1:
        return lineedit_delete (edit);
    case 2:
        return lineedit_undo (edit);
    case 3:
        return lineedit_redo (edit);
    case 4:
        lineedit_select_all (edit, g_rand_int_range (rand, 0, 4) == 0);
        return true;
    case 5:
        return g_rand_int_range (rand, 0, 8) == 0 && lineedit_clear (edit);
    case 6:
    case 7:
    case 8:
    case 9:
        return lineedit_move (edit, (enum lineedit_move)g_rand_int_range (rand, 0, 8), g_rand_int_range (rand, 0, 12));
    default:
        return lineedit_insert (edit, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    }
}

static void
assert_sound (const struct lineedit *edit, bool lines, int cells)
{
    const char *text = lineedit_text (edit);
    size_t at = 0;

    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (text, -1), <=, 60);
    g_assert_true (lines || strchr (text, '\n') == NULL);
    while (at < lineedit_caret (edit))
        at = text_next (text, at);
    g_assert_cmpuint (at, ==, lineedit_caret (edit));

    int line = -1;
    int cell = -1;
    g_autofree char *view = lineedit_view (edit, cells, &cell);
    g_assert_cmpint (text_width (view), <=, cells);
    g_assert_true (cell >= 0 && cell < cells);
    g_autoptr (GPtrArray) shown = lineedit_lines (edit, cells, &line, &cell);
    g_assert_true (line >= 0 && line < (int)shown->len);
    g_assert_true (cell >= 0 && cell < cells);
    for (guint i = 0; i < shown->len; i++)
        g_assert_cmpint (text_width (shown->pdata[i]), <, MAX (cells, 3));
}

/* After any keys the text is sound; undoing all gives the beginning, doing all again the end. */
static void
test_random (void)
{
    GRand *rand = g_rand_new_with_seed (20221231);

    for (int round = 0; round < 150; round++) {
        bool lines = round % 2 == 0;
        g_autoptr (Lineedit) edit = lineedit_new ("2021年决算" E_ACUTE, lines, 60);
        for (int i = 0; i < 120; i++) {
            g_autofree char *before = g_strdup (lineedit_text (edit));
            size_t caret = lineedit_caret (edit);
            bool selected = lineedit_selected (edit);
            bool done = random_action (edit, rand);
            if (!done) {
                g_assert_cmpstr (lineedit_text (edit), ==, before);
                g_assert_cmpuint (lineedit_caret (edit), ==, caret);
                g_assert_true (lineedit_selected (edit) == selected);
            }
            assert_sound (edit, lines, g_rand_int_range (rand, 2, 30));
        }
        while (lineedit_redo (edit))
            ;
        g_autofree char *end = g_strdup (lineedit_text (edit));
        while (lineedit_undo (edit))
            assert_sound (edit, lines, 10);
        g_assert_cmpstr (lineedit_text (edit), ==, "2021年决算" E_ACUTE);
        g_assert_false (lineedit_changed (edit));
        while (lineedit_redo (edit))
            assert_sound (edit, lines, 10);
        g_assert_cmpstr (lineedit_text (edit), ==, end);
    }
    g_rand_free (rand);
}

/* From the caret on, at the end on from the start. */
static void
test_find (void)
{
    g_autoptr (Lineedit) edit = lineedit_new ("合计一，合计二", false, 0);

    g_assert_true (lineedit_find (edit, "合计"));
    g_assert_cmpuint (lineedit_caret (edit), ==, strlen ("合计"));
    g_assert_true (lineedit_find (edit, "合计"));
    g_assert_cmpuint (lineedit_caret (edit), ==, strlen ("合计一，合计"));
    g_assert_true (lineedit_find (edit, "合计"));
    g_assert_cmpuint (lineedit_caret (edit), ==, strlen ("合计"));
    g_assert_false (lineedit_find (edit, "没有"));
    g_assert_false (lineedit_find (edit, ""));
    g_assert_cmpuint (lineedit_caret (edit), ==, strlen ("合计"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/lineedit/typing", test_typing);
    g_test_add_func ("/lineedit/begin", test_begin);
    g_test_add_func ("/lineedit/graphemes", test_graphemes);
    g_test_add_func ("/lineedit/caret-after-joining", test_caret_after_joining);
    g_test_add_func ("/lineedit/limit", test_limit);
    g_test_add_func ("/lineedit/undo", test_undo);
    g_test_add_func ("/lineedit/undo-after-move", test_undo_after_move);
    g_test_add_func ("/lineedit/selection", test_selection);
    g_test_add_func ("/lineedit/words", test_words);
    g_test_add_func ("/lineedit/view", test_view);
    g_test_add_func ("/lineedit/lines", test_lines);
    g_test_add_func ("/lineedit/lines-blanks", test_lines_blanks);
    g_test_add_func ("/lineedit/random", test_random);
    g_test_add_func ("/lineedit/find", test_find);
    return g_test_run ();
}
