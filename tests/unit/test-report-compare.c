/* A report marked with what its figures were, and parts of a report. */
#include "core/report-compare.h"
#include "tests/lib/pieces.h"
#include "tests/unit/small.h"

#include <string.h>

static const struct compare_words words = {
    .title = "与上一版的差别",
    .none = "没有差别。",
    .heads = { "表", "行", "栏", "原为", "现为", "增减" },
    .added = "新增",
    .removed = "删去",
    .mark = "（原%s）",
};

static struct report *
built (struct book *book)
{
    return report_build (book, &(struct report_state){ .draft = false });
}

/* Blank cells are no figures; what stands in a table and in a sentence is one figure. */
static void
test_figures (void)
{
    struct book *book = small_book ();
    g_autoptr (Report) report = NULL;
    g_autoptr (GPtrArray) now = NULL, prior = NULL;
    const struct shown *first;

    type_cell (book, "money.cars.final", "7.5");
    type_cell (book, "money.trips.final", "2");
    type_cell (book, "money.total.final@prior", "8");
    report = built (book);
    now = report_figures (report, book, false);
    prior = report_figures (report, book, true);
    g_assert_cmpuint (now->len, ==, 3);
    first = g_ptr_array_index (now, 0);
    g_assert_cmpstr (first->address, ==, "money.cars.final");
    g_assert_cmpstr (first->section, ==, "公开01表");
    g_assert_cmpstr (first->row, ==, "车辆");
    g_assert_cmpstr (first->column, ==, "决算数");
    g_assert_cmpstr (first->text, ==, "7.50");
    g_assert_cmpuint (prior->len, ==, 1);
    g_assert_cmpstr (((const struct shown *)g_ptr_array_index (prior, 0))->text, ==, "8.00");
    small_free (book);
}

/* One figure another, one new, one gone, their sum follows: 7.5 + 2 = 9.5, then 7 + 0 = 7 beside a plan that is new. */
static void
test_marks (void)
{
    struct book *book = small_book ();
    g_autoptr (Report) earlier = NULL, report = NULL;
    g_autoptr (GPtrArray) before = NULL;
    g_autofree char *dump = NULL;

    type_cell (book, "money.cars.final", "7.5");
    type_cell (book, "money.trips.final", "2");
    type_cell (book, "money.trips.plan", "1");
    earlier = built (book);
    before = report_figures (earlier, book, false);
    type_cell (book, "money.cars.final", "7");
    type_cell (book, "money.trips.final", "0");
    type_cell (book, "money.cars.plan", "3.4");
    type_cell (book, "money.trips.plan", "");
    report = built (book);
    g_assert_cmpint (report_compare (report, book, before, &words), ==, 5);
    dump = report_dump (report);
    g_assert_true (g_str_has_prefix (strstr (dump, "\n") + 1,
                                     "table\n"
                                     "  6 rows, 6 columns, 1 of head\n"
                                     "  与上一版的差别 |  |  |  | \n"
                                     "  0,0 head 表\n  0,1 head 行\n  0,2 head 栏\n  0,3 head 原为\n  0,4 head 现为\n  0,5 head 增减\n"
                                     "  1,0 text 公开01表\n  1,1 text 车辆\n  1,2 text 预算数\n"
                                     "  1,3 figure\n  1,4 figure 3.40\n  1,5 figure 新增\n"
                                     "  2,0 text 公开01表\n  2,1 text 车辆\n  2,2 text 决算数\n"
                                     "  2,3 figure 7.50\n  2,4 figure 7.00\n  2,5 figure -0.50\n"));
    g_assert_nonnull (strstr (dump, "text 预算数\n  5,3 figure 1.00\n  5,4 figure\n  5,5 figure 删去\n"));
    g_assert_nonnull (strstr (dump, "figure 7.00\\n（原7.50）\n"));
    g_assert_nonnull (strstr (dump, "figure 3.40\\n新增\n"));
    g_assert_nonnull (strstr (dump, "本年决算7.00（原9.50）万元"));
    small_free (book);
}

static void
test_no_difference (void)
{
    struct book *book = small_book ();
    g_autoptr (Report) earlier = NULL, report = NULL, plain = NULL;
    g_autoptr (GPtrArray) before = NULL;
    g_autofree char *dump = NULL, *rest = NULL;

    type_cell (book, "money.cars.final", "7.5");
    earlier = built (book);
    before = report_figures (earlier, book, false);
    report = built (book);
    g_assert_cmpint (report_compare (report, book, before, &words), ==, 0);
    g_assert_cmpstr (report->fingerprint, ==, earlier->fingerprint);
    dump = report_dump (report);
    plain = built (book);
    rest = report_dump (plain);
    g_assert_nonnull (strstr (dump, "没有差别。"));
    g_assert_true (g_str_has_suffix (dump, strstr (rest, "\n") + 1)); /* nothing marked */
    small_free (book);
}

/* Which blocks stay: "kind section" each. */
static char *
kept (struct book *book, const char *section, bool tables_only, bool wanted)
{
    g_autoptr (Report) report = built (book);
    GString *out = g_string_new (NULL);

    g_assert_cmpint (report_keep (report, section, tables_only), ==, wanted);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        g_string_append_printf (out, "%d %s\n", block->kind, block->section ? block->section : "-");
    }
    return g_string_free (out, FALSE);
}

static void
test_keep (void)
{
    struct book *book = small_book ();
    g_autofree char *one = kept (book, "money", false, true), *tables = kept (book, NULL, true, true), *none = kept (book, "unit", false, false);
    g_autofree char *table = g_strdup_printf ("%d money\n%d money\n", BLOCK_TABLE, BLOCK_NOTE);

    g_assert_cmpstr (one, ==, table);
    g_assert_true (g_str_has_prefix (tables, table));
    g_assert_nonnull (strstr (tables, " spend\n"));
    g_assert_null (strstr (tables, " say\n"));
    g_assert_cmpstr (none, ==, "");
    small_free (book);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/report-compare/figures", test_figures);
    g_test_add_func ("/report-compare/marks", test_marks);
    g_test_add_func ("/report-compare/no-difference", test_no_difference);
    g_test_add_func ("/report-compare/keep", test_keep);
    return g_test_run ();
}
