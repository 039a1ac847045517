/* Figures read back from print, and the sums among them. */
#include <locale.h>
#include <string.h>

#include "print/figure.h"

static const struct {
    const char *text;
    bool good;
    int64_t digits;
    int decimals;
    bool marks, percent;
} figures[] = {
    { "0", true, 0, 0, false, false },          { "637.99", true, 63799, 2, false, false },
    { "-0.03", true, -3, 2, false, false },     { "1,234,567.50", true, 123456750, 2, true, false },
    { "97.65%", true, 9765, 2, false, true },   { "999999999999.999", true, 999999999999999, 3, false, false },
    { "12345678901234567", false, 0, 0, 0, 0 }, { "", false, 0, 0, 0, 0 },
    { "-", false, 0, 0, 0, 0 },                 { "1.", true, 1, 0, false, false },
    { ".5", false, 0, 0, 0, 0 },                { "1,23.00", false, 0, 0, 0, 0 },
    { "1234,567", false, 0, 0, 0, 0 },          { ",123", false, 0, 0, 0, 0 },
    { "1e5", false, 0, 0, 0, 0 },               { "1.5 ", false, 0, 0, 0, 0 },
    { "=1+1", false, 0, 0, 0, 0 },              { "5%%", false, 0, 0, 0, 0 },
    { "不涉及", false, 0, 0, 0, 0 },              { "0x10", false, 0, 0, 0, 0 },
};

static void
test_parse (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (figures); i++) {
        struct figure figure;
        bool good = figure_parse (figures[i].text, &figure);
        if (good != figures[i].good)
            g_error ("“%s” is %s figure", figures[i].text, good ? "a" : "no");
        if (!good)
            continue;
        g_assert_cmpint (figure.digits, ==, figures[i].digits);
        g_assert_cmpint (figure.decimals, ==, figures[i].decimals);
        g_assert_cmpint (figure.marks, ==, figures[i].marks);
        g_assert_cmpint (figure.percent, ==, figures[i].percent);
    }
}

/* A column of figures with the nodes 0, 1, 2 ..., the last of them a sum of `terms`; the formula as in a sheet from row 4 on. */
static char *
formula_of (const char *const *texts, const struct term *terms, guint n_terms)
{
    int n = (int) g_strv_length ((char **) texts);
    struct grid *grid = grid_new (n, 2, 0);
    struct grid_cell *cell = NULL;
    for (int i = 0; i < n; i++) {
        grid_add (grid, i, 0, 1, 1, ROLE_LABEL, ALIGN_LEFT, "x");
        cell = grid_add (grid, i, 1, 1, 1, ROLE_FIGURE, ALIGN_RIGHT, texts[i]);
        cell->node = i;
    }
    cell->terms = g_array_new (FALSE, FALSE, sizeof (struct term));
    g_array_append_vals (cell->terms, terms, n_terms);
    struct places places;
    places_init (&places, grid);
    char *formula = figure_formula (&places, cell, 3);
    places_clear (&places);
    grid_free (grid);
    return formula;
}

static void
assert_formula (const char *const *texts, const struct term *terms, guint n_terms, const char *wanted)
{
    g_autofree char *formula = formula_of (texts, terms, n_terms);
    g_assert_cmpstr (formula, ==, wanted);
}

static void
test_formula (void)
{
    static const struct term three[] = { { 2, false }, { 0, false }, { 1, false } }, gap[] = { { 0, false }, { 2, false } };
    static const struct term less[] = { { 0, false }, { 1, true } }, elsewhere[] = { { 0, false }, { 77, false } }, itself[] = { { 0, false }, { 3, false } };
    static const char *const sum[] = { "1.10", "2.20", "3.30", "6.60", NULL }, *const blank[] = { "1.10", "", "3.30", "4.40", NULL };
    static const char *const rounded[] = { "1.10", "2.20", "3.30", "6.61", NULL }, *const minus[] = { "1.10", "2.20", "", "-1.10", NULL };
    static const char *const words[] = { "1.10", "不涉及", "3.30", "4.40", NULL }, *const mixed[] = { "1.1", "2.20", "3.30", "6.60", NULL };
    static const char *const marks[] = { "1,000.00", "2.20", "3.30", "1,005.50", NULL };
    assert_formula (sum, three, 3, "=SUM(B4:B6)");
    assert_formula (blank, three, 3, "=SUM(B4:B6)");
    assert_formula (blank, gap, 2, "=SUM(B4,B6)");
    assert_formula (minus, less, 2, "=SUM(B4)-SUM(B5)");
    assert_formula (marks, three, 3, "=SUM(B4:B6)");
    assert_formula (rounded, three, 3, NULL); /* 1.10 + 2.20 + 3.30 is 6.60: the printed total was rounded by itself */
    assert_formula (words, three, 3, NULL);
    assert_formula (mixed, three, 3, NULL);
    assert_formula (sum, elsewhere, 2, NULL);
    assert_formula (sum, itself, 2, NULL);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/print/figure/parse", test_parse);
    g_test_add_func ("/print/figure/formula", test_formula);
    return g_test_run ();
}
