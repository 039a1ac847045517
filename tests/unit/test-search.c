/* A figure is found in whatever unit it is written, a word whatever its case, a name by its first letters. */
#include "core/search.h"

static bool
found (const char *wanted, const char *text)
{
    g_autoptr (Search) search = search_new (wanted);
    int start, length;

    return search_text (search, text, &start, &length);
}

static void
test_figures (void)
{
    g_assert_true (found ("18.78", "购置费18.78万元"));
    g_assert_true (found ("18.78", "合计187,800.00元"));
    g_assert_true (found ("18.78", "18.780"));
    g_assert_true (found ("１８．７８", "18.78"));
    g_assert_true (found ("187800元", "18.78万元"));
    g_assert_true (found ("187,800.00", "18.78"));
    g_assert_false (found ("18.78", "118.78万元"));
    g_assert_false (found ("18.78", "18.789"));
    g_assert_true (found ("18.78", "18.78%"));
    g_assert_false (found ("18.78元", "18.78%"));
    g_assert_false (found ("18.78万元", "18.78元"));
    g_assert_true (found ("100.06", "完成100.06%"));
    g_assert_false (found ("8", "2018年"));
    g_assert_true (found ("2018", "2018年"));
}

static void
test_words (void)
{
    g_autoptr (Search) letters = search_new ("gwyc");
    g_autoptr (Search) word = search_new ("公务");
    int start = 0, length = 0;

    g_assert_true (search_text (word, "一、公务用车", &start, &length));
    g_assert_cmpint (start, ==, 6);
    g_assert_cmpint (length, ==, 6);
    g_assert_true (found ("abc", "xABCx"));
    g_assert_false (found ("招商", "信访"));
    g_assert_true (search_name (letters, "公务用车购置费"));
    g_assert_false (search_text (letters, "公务用车购置费", &start, &length));
    g_assert_false (found ("", "公务"));
}

/* Counts and percentages are found by their number, amounts exactly or as they are printed. */
static void
test_numbers (void)
{
    const struct number_style wan = number_style (TYPE_MONEY, "万元", 2, true);
    const struct number_style count = number_style (TYPE_COUNT, NULL, 0, false);
    g_autoptr (Search) printed = search_new ("15.69");
    g_autoptr (Search) three = search_new ("3");
    g_autoptr (Search) zero = search_new ("0");

    g_assert_true (search_number (printed, 15691240, &wan)); /* 156,912.40 元 */
    g_assert_false (search_number (printed, 15681240, &wan));
    g_assert_true (search_number (three, 3, &count));
    g_assert_false (search_number (three, 300, &count));
    g_assert_false (search_number (zero, 0, &wan)); /* every table is full of them */
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/search/figures", test_figures);
    g_test_add_func ("/search/words", test_words);
    g_test_add_func ("/search/numbers", test_numbers);
    return g_test_run ();
}
