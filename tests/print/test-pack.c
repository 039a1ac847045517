/* A report that is handed to another process arrives as it was, or not at all. */
#include "models.h"

#include <locale.h>
#include <string.h>

#include "print/print.h"

static const char *const lines[] = {"项目|本年|上年", "支出|5.00|~文字", " 其中|3.00|", NULL};

/* Each member of the model is something else than nothing. */
static struct report *
whole_report (void)
{
    const struct term terms[] = {{7, false}, {8, true}};
    const struct span span = {3, 6, 11};
    struct report *report = report_new ();
    report->title = g_strdup ("决算公开");
    report->author = g_strdup ("某局");
    report->fingerprint = g_strdup ("0123abcd");
    report->draft = true;
    report->draft_mark = g_strdup ("草稿");
    report->continued = g_strdup ("（续表）");
    report_add (report, BLOCK_CONTENTS, 0, NULL, "目录");
    struct block *text = report_add (report, BLOCK_HEADING, 2, "heading2", "一、收入5.00万元\n第二行");
    text->listed = true;
    text->section = g_strdup ("income");
    text->spans = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof span), &span, 1);
    struct grid *grid = model_table (report, "收入表", "公开01表", 1, lines)->grid;
    grid->landscape = grid->whole = true;
    ((struct grid_cell *)g_ptr_array_index (grid->cells, 4))->terms = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof terms[0]), terms, 2);
    struct block *block = report_add (report, BLOCK_CHART, 0, NULL, "图");
    block->chart = chart_new (true, 2);
    block->chart->names[0] = g_strdup ("本年");
    block->chart->names[1] = g_strdup ("上年");
    block->chart->unit = g_strdup ("万元");
    struct chart_bar *bar = chart_add (block->chart, "工资");
    bar->node = 5;
    for (int k = 0; k < 2; k++) {
        bar->num[k] = G_MAXINT64 - k;
        bar->text[k] = g_strdup_printf ("%d.00", k);
        bar->said[k] = g_strdup_printf ("%d.00万元", k);
    }
    return report;
}

static struct report *
handed (const struct report *report)
{
    g_autoptr (GByteArray) bytes = report_pack (report);
    struct report *other = report_unpack (bytes->data, bytes->len);
    g_assert_nonnull (other);
    return other;
}

static void
test_whole (void)
{
    g_autoptr (Report) report = whole_report (), other = handed (report);
    g_autofree char *dump = report_dump (report), *other_dump = report_dump (other);
    g_assert_cmpstr (other_dump, ==, dump);
    g_assert_cmpstr (other->fingerprint, ==, "0123abcd");
    g_assert_cmpstr (other->draft_mark, ==, "草稿");
    g_assert_cmpstr (other->continued, ==, "（续表）");
    const struct block *text = g_ptr_array_index (other->blocks, 1), *chart = g_ptr_array_index (other->blocks, 3);
    const struct grid *grid = ((const struct block *)g_ptr_array_index (other->blocks, 2))->grid;
    const struct grid_cell *cell = g_ptr_array_index (grid->cells, 4);
    g_assert_cmpstr (text->section, ==, "income");
    g_assert_true (text->listed);
    g_assert_cmpuint (text->spans->len, ==, 1);
    g_assert_cmpint (g_array_index (text->spans, struct span, 0).node, ==, 11);
    g_assert_true (grid->whole && grid->landscape);
    for (int i = 0; i < grid->n_columns; i++)
        g_assert_cmpint (grid->weight[i], ==, ((const struct block *)g_ptr_array_index (report->blocks, 2))->grid->weight[i]);
    g_assert_cmpstr (cell->text, ==, "5.00");
    g_assert_true (cell->node == 0 && cell->row == 1 && cell->column == 1 && cell->align == ALIGN_RIGHT && cell->role == ROLE_FIGURE);
    g_assert_cmpuint (cell->terms->len, ==, 2);
    g_assert_true (g_array_index (cell->terms, struct term, 1).node == 8 && g_array_index (cell->terms, struct term, 1).minus);
    g_assert_null (((const struct grid_cell *)g_ptr_array_index (grid->cells, 3))->terms);
    const struct chart_bar *bar = g_ptr_array_index (chart->chart->bars, 0);
    g_assert_true (chart->chart->pie && chart->chart->n_series == 2 && bar->node == 5 && bar->num[1] == G_MAXINT64 - 1);
    g_assert_cmpstr (chart->chart->unit, ==, "万元");
    g_assert_cmpstr (chart->chart->names[1], ==, "上年");
    g_assert_cmpstr (bar->text[1], ==, "1.00");
}

static void
test_printed (void)
{
    static const char *const names[] = {"document", "long", "heads", "merged", "tree"};
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (Report) report = model_by_name (names[i]);
        g_assert_nonnull (report);
        g_autoptr (Report) other = handed (report);
        g_autofree char *text = print_text (report, NULL, NULL), *other_text = print_text (other, NULL, NULL);
        g_autofree char *page = print_html (report), *other_page = print_html (other);
        g_assert_cmpstr (other_text, ==, text);
        g_assert_cmpstr (other_page, ==, page);
    }
}

static void
test_cut_off (void)
{
    g_autoptr (Report) report = whole_report ();
    g_autoptr (GByteArray) bytes = report_pack (report);
    for (guint length = 0; length < bytes->len; length++) {
        g_autofree guint8 *part = g_malloc (MAX (length, 1)); /* of its own, so that a byte too far is noticed */
        memcpy (part, bytes->data, length);
        g_assert_null (report_unpack (part, length));
    }
    g_byte_array_append (bytes, (const guint8 *)"x", 1);
    g_assert_null (report_unpack (bytes->data, bytes->len));
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/print/pack/whole", test_whole);
    g_test_add_func ("/print/pack/printed", test_printed);
    g_test_add_func ("/print/pack/cut-off", test_cut_off);
    return g_test_run ();
}
