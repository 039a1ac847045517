/* Two aids to somebody who types from paper: what a first year has to be given of last year, and what is left of a total that was
 * typed before its parts. */
#include "core/book-base.h"
#include "core/remainder.h"
#include "tests/lib/pieces.h"
#include "tests/unit/small.h"

/* "address" a line, with * where it is filled. */
static char *
base_listed (const struct book *book)
{
    int filled;
    g_autoptr (GArray) base = book_base (book, &filled);
    GString *out = g_string_new (NULL);
    int marked = 0;

    for (guint i = 0; i < base->len; i++) {
        const struct base_cell *cell = &g_array_index (base, struct base_cell, i);
        g_string_append_printf (out, "%s%s%s\n", cell->cell->address, cell->layer == LAYER_PRIOR ? "@prior" : "", cell->filled ? "*" : "");
        marked += cell->filled ? 1 : 0;
    }
    g_assert_cmpint (marked, ==, filled);
    return g_string_free (out, FALSE);
}

static void
check_base (const struct book *book, const char *wanted)
{
    g_autofree char *listed = base_listed (book);

    g_assert_cmpstr (listed, ==, wanted);
}

/* Only the total of the table is compared with last year; its parts are not, nor is the tree. */
static void
test_base (void)
{
    struct book *book = small_book ();

    check_base (book, "money.total.final@prior\n");
    type_cell (book, "money.cars.final", "7");
    check_base (book, ""); /* a total that cannot be computed need not be compared */
    type_cell (book, "money.trips.final", "0");
    check_base (book, "money.total.final@prior\n");
    type_cell (book, "money.total.final@prior", "5");
    check_base (book, "money.total.final@prior*\n");
    small_free (book);
}

static void
check_remainder (struct book *book, const char *address, const char *total, int64_t left, bool done)
{
    enum layer layer;
    struct remainder remainder = { 0 };

    g_assert_cmpint (book_remainder (book, book_find (book, address, &layer, NULL), &remainder), ==, total != NULL);
    if (total == NULL)
        return;
    g_assert_cmpstr (remainder.total->address, ==, total);
    g_assert_cmpint (remainder.left, ==, left);
    g_assert_cmpint (remainder.done, ==, done);
}

/* 26.55 on paper; amounts in 分. */
static void
test_remainder (void)
{
    struct book *book = small_book ();

    check_remainder (book, "money.cars.final", NULL, 0, false);
    type_cell (book, "money.total.final@control", "26.55");
    check_remainder (book, "money.cars.final", "money.total.final", 26550000, false);
    type_cell (book, "money.cars.final", "26.42");
    check_remainder (book, "money.trips.final", "money.total.final", 130000, false);
    check_remainder (book, "money.total.final", "money.total.final", 130000, false);
    check_remainder (book, "money.trips.plan", NULL, 0, false);
    type_cell (book, "money.trips.final", "1299.96元");
    check_remainder (book, "money.trips.final", "money.total.final", 4, true); /* 26.55 in print */
    type_cell (book, "money.trips.final", "0.20");
    check_remainder (book, "money.trips.final", "money.total.final", -70000, false);
    small_free (book);
}

/* Through the subtotals of the tree, to the nearest that has a figure from paper. */
static void
test_remainder_nested (void)
{
    struct book *book = small_book ();

    add_row (book, "spend", "201");
    add_row (book, "spend", "20103");
    add_row (book, "spend", "2010301");
    type_cell (book, "spend.total.basic@control", "10");
    type_cell (book, "spend.2010301.basic", "4");
    check_remainder (book, "spend.2010301.basic", "spend.total.basic", 6000000, false);
    type_cell (book, "spend.20103.basic@control", "5");
    check_remainder (book, "spend.2010301.basic", "spend.20103.basic", 1000000, false);
    check_remainder (book, "spend.2010301.project", NULL, 0, false);
    small_free (book);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/base/needed", test_base);
    g_test_add_func ("/remainder/total", test_remainder);
    g_test_add_func ("/remainder/nested", test_remainder_nested);
    return g_test_run ();
}
