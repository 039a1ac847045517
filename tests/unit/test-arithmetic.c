/* Arithmetic typed into a cell, and amounts that look as if they were in the wrong unit.  Results are by hand. */
#include "core/arithmetic.h"
#include "core/guard.h"
#include "tests/lib/pieces.h"

#include <string.h>

/* cars: buy, keep, total = both; columns plan (the budget) and final, and a count. */
static struct form *
make_form (void)
{
    struct form *form = form_new ();
    struct section *section = form_section_new ();

    form->unit = g_strdup ("万元");
    form->decimals = 2;
    form->prior_word = g_strdup ("上年");
    form->budget_word = g_strdup ("预算");
    section->id = g_strdup ("cars");
    section->title = g_strdup ("用车");
    section->kind = SECTION_TABLE;
    section->budget = g_strdup ("plan");
    piece_column (section, "plan", "预算数", TYPE_MONEY, NULL);
    piece_column (section, "final", "决算数", TYPE_MONEY, NULL)->index = g_strdup ("4");
    piece_row (section, "buy", NULL, NULL);
    piece_row (section, "keep", NULL, NULL);
    piece_row (section, "total", NULL, "buy + keep");
    piece_row (section, "number", NULL, NULL)->type = TYPE_COUNT;
    ((struct row *)g_ptr_array_index (section->rows, 3))->has_type = true;
    g_ptr_array_add (form->sections, section);
    return form;
}

struct fixture {
    struct form *form;
    struct book *book;
};

static void
set_up (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (GError) error = NULL;

    (void)data;
    fixture->form = make_form ();
    fixture->book = book_new (fixture->form, 2022, &error);
    g_assert_no_error (error);
    type_cell (fixture->book, "cars.buy.plan", "18.78");
    type_cell (fixture->book, "cars.keep.plan", "7.77");
    type_cell (fixture->book, "cars.keep.final", "7.64");
    type_cell (fixture->book, "cars.buy.final@prior", "1.63");
}

static void
tear_down (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    book_free (fixture->book);
    form_free (fixture->form);
}

/* The result in 分, and what is kept as typed. */
static void
check (struct fixture *fixture, const char *address, const char *text, int64_t num, const char *raw, const char *lost)
{
    g_autoptr (GError) error = NULL;
    enum layer layer;
    const struct cell *cell = book_find (fixture->book, address, &layer, NULL);
    struct arithmetic result;

    arithmetic_compute (fixture->book, cell, layer, text, &result, &error);
    g_assert_no_error (error);
    g_assert_cmpint (result.num, ==, num);
    g_assert_cmpstr (result.raw, ==, raw);
    g_assert_cmpstr (result.lost, ==, lost);
    g_free (result.raw);
    g_free (result.lost);
}

static void
refuse (struct fixture *fixture, const char *address, const char *text, const char *reason)
{
    g_autoptr (GError) error = NULL;
    enum layer layer;
    const struct cell *cell = book_find (fixture->book, address, &layer, NULL);
    struct arithmetic result;

    g_assert_false (arithmetic_compute (fixture->book, cell, layer, text, &result, &error));
    if (strstr (error->message, reason) == NULL)
        g_error ("“%s” is refused with “%s”, not “%s”", text, error->message, reason);
}

/* A figure with a unit is known as exactly as the same figure without the =. */
static void
test_precision (struct fixture *fixture, gconstpointer data)
{
    static const struct {
        const char *text;
        int64_t half;
    } cases[] = {
        { "1.63万元", 5000 },     { "=1.63万元", 5000 }, { "=9.24万元-7.61万元", 10000 }, { "=1.63", 5000 },        { "=2万元", 5000 },
        { "=1.004万元", 500 },    { "=16300元", 0 },     { "=9.24万元-1元", 5000 },       { "=0.0002亿元", 5000 }, { "=0万元", 0 },
    };

    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct entry entry = ENTRY_INIT;
        enum layer layer;
        const struct cell *cell = book_find (fixture->book, "cars.buy.final", &layer, NULL);

        g_assert_true (book_parse_in (fixture->book, cell, layer, cases[i].text, &entry, NULL));
        g_assert_cmpint (entry.half, ==, cases[i].half);
        entry_clear (&entry);
    }
}

static void
test_figures (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    check (fixture, "cars.buy.final", "=9.24-7.61", 1630000, "=9.24-7.61", NULL);
    check (fixture, "cars.buy.final", "=187800/10000", 18780000, "=187800/10000", NULL);
    check (fixture, "cars.buy.final", "=187800元", 18780000, "=187800元", NULL);
    check (fixture, "cars.buy.final", "=156912.40元", 15691240, "=156912.40元", NULL);
    check (fixture, "cars.buy.final", "=187800y+3w", 21780000, "=187800y+3w", NULL);
    check (fixture, "cars.buy.final", "＝（９．２４－７．６１）×２", 3260000, "＝（９．２４－７．６１）×２", NULL);
    check (fixture, "cars.buy.final", "=1,234.50*10%", 123450000, "=1,234.50*10%", NULL);
    check (fixture, "cars.buy.final", "=10/3", 3330000, "=10/3", "0.003333");
    check (fixture, "cars.buy.final", "=2/3", 670000, "=2/3", "-0.003333");
    check (fixture, "cars.buy.final", "=sum(1,2,3)", 6000000, "=sum(1,2,3)", NULL);
    check (fixture, "cars.number.final", "=3*2", 6, "=3*2", NULL);
}

static void
test_cells (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    check (fixture, "cars.buy.final", "=r2c1", 7770000, "=r2c1", NULL);
    check (fixture, "cars.buy.final", "=R2C4*2", 15280000, "=R2C4*2", NULL); /* 4 is the number printed above the column */
    check (fixture, "cars.keep.final", "=sum(r1:r2)+1", 1000000, "=sum(r1:r2)+1", NULL); /* itself and a blank are passed over */
    check (fixture, "cars.buy.final", "=sum(r1c1:r2c1)", 26550000, "=sum(r1c1:r2c1)", NULL);
    check (fixture, "cars.buy.final", "=[cars.total.plan]-r2", 18910000, "=[cars.total.plan]-r2", NULL);
    check (fixture, "cars.buy.final", "=[cars.keep.预算数]", 7770000, "=[cars.keep.预算数]", NULL);
    check (fixture, "cars.buy.final", "=上年*110%", 1790000, "=上年*110%", "0.003");
    check (fixture, "cars.buy.final", "=预算-1", 17780000, "=预算-1", NULL);
    check (fixture, "cars.buy.final", "=(预算-上年)/2", 8580000, "=(预算-上年)/2", "-0.005");
}

static void
test_relative (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    check (fixture, "cars.keep.final", "=+3.2", 10840000, "=7.64万元+3.2", NULL);
    check (fixture, "cars.keep.final", "=-0.14-0.5", 7000000, "=7.64万元-0.14-0.5", NULL);
    check (fixture, "cars.keep.final", "＝＋３．２", 10840000, "=7.64万元+3.2", NULL);
    check (fixture, "cars.buy.final", "=+3.2", 3200000, "=+3.2", NULL);
    type_cell (fixture->book, "cars.keep.final", "=+3.2");
    type_cell (fixture->book, "cars.keep.final", "=7.64万元+3.2"); /* as F2 brings it back: the same again */
    check (fixture, "cars.keep.final", "=r2", 10840000, "=r2", NULL);
}

static void
test_refused (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    refuse (fixture, "cars.buy.final", "=1+", "character 4");
    refuse (fixture, "cars.buy.final", "=(1+2", "“)” is expected");
    refuse (fixture, "cars.buy.final", "=1/0", "divides by 0");
    refuse (fixture, "cars.buy.final", "=r9", "has no r9");
    refuse (fixture, "cars.buy.final", "=r1c2+1", "blank");
    refuse (fixture, "cars.buy.final", "=[nix.total]", "there is no “nix”");
    refuse (fixture, "cars.buy.plan", "=预算", "no budget");
    refuse (fixture, "cars.buy.final", "=1..2", "second point");
    refuse (fixture, "cars.buy.final", "=abc", "“a” has no meaning");
    refuse (fixture, "cars.buy.final", "=1元*2元", "do not go together");
    refuse (fixture, "cars.buy.final", "=999999999999999*999999999999999", "too large");
    refuse (fixture, "cars.buy.final", "=999999999999999999", "too large"); /* 万元: 1e24 of 0.01 元 */
    refuse (fixture, "cars.buy.final", "=999999999999999999+1", "too large");
    g_autofree char *deep = g_strnfill (3000, '(');
    g_autofree char *text = g_strconcat ("=", deep, NULL);
    refuse (fixture, "cars.buy.final", text, "too many brackets");
}

static void
test_plain (void)
{
    g_assert_true (arithmetic_is_plain ("=9.24-7.61"));
    g_assert_true (arithmetic_is_plain ("=187800元/2"));
    g_assert_false (arithmetic_is_plain ("=r5"));
    g_assert_false (arithmetic_is_plain ("=[a.b]"));
    g_assert_false (arithmetic_is_plain ("=上年"));
}

static bool
guard (struct fixture *fixture, const char *address, int64_t num, int64_t before, struct guard *found)
{
    enum layer layer;
    const struct cell *cell = book_find (fixture->book, address, &layer, NULL);

    return guard_amount (fixture->book, cell, layer, num, before, found);
}

static void
test_guard (struct fixture *fixture, gconstpointer data)
{
    struct guard found = { .times = -1 };

    (void)data;
    /* 187,800 万元 where 18.78 were planned and 1.63 spent last year: both say 元, last year is asked first */
    g_assert_true (guard (fixture, "cars.keep.final", 77700000000, 0, &found));
    g_assert_cmpint (found.base, ==, GUARD_BUDGET);
    g_assert_cmpint (found.times, ==, 10000);
    g_assert_cmpstr (found.unit, ==, "元");
    g_assert_cmpint (found.other, ==, 7770000);
    g_assert_true (guard (fixture, "cars.buy.final", 16300000000, 0, &found));
    g_assert_cmpint (found.base, ==, GUARD_PRIOR);
    g_assert_true (guard (fixture, "cars.keep.final", 800, 0, &found)); /* 0.0008 亿元 are 8 万元 */
    g_assert_cmpstr (found.unit, ==, "亿元");
    g_assert_cmpint (found.times, ==, 0);
    g_assert_false (guard (fixture, "cars.keep.final", 388000000, 0, &found)); /* 50 times: much, but no slip of units */
    g_assert_false (guard (fixture, "cars.keep.final", 8000000, 0, &found));
    g_assert_false (guard (fixture, "cars.keep.final", 0, 0, &found));
    g_assert_false (guard (fixture, "cars.total.plan", 26550000, 0, &found));
    g_assert_true (guard (fixture, "cars.total.plan", 80000000000, 8000000, &found));
    g_assert_cmpint (found.base, ==, GUARD_BEFORE);
    type_cell (fixture->book, "cars.total.plan@control", "26.55");
    g_assert_true (guard (fixture, "cars.buy.plan", 187800000000, 0, &found));
    g_assert_cmpint (found.base, ==, GUARD_TOTAL);
    g_assert_false (guard (fixture, "cars.buy.plan", 2000, 0, &found)); /* a part may be small beside its total */
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/arithmetic/figures", struct fixture, NULL, set_up, test_figures, tear_down);
    g_test_add ("/arithmetic/precision", struct fixture, NULL, set_up, test_precision, tear_down);
    g_test_add ("/arithmetic/cells", struct fixture, NULL, set_up, test_cells, tear_down);
    g_test_add ("/arithmetic/relative", struct fixture, NULL, set_up, test_relative, tear_down);
    g_test_add ("/arithmetic/refused", struct fixture, NULL, set_up, test_refused, tear_down);
    g_test_add_func ("/arithmetic/plain", test_plain);
    g_test_add ("/arithmetic/guard", struct fixture, NULL, set_up, test_guard, tear_down);
    return g_test_run ();
}
