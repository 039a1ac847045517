/* A block from a spreadsheet over a table: rows and columns are found, the unit is read, computed cells are compared. */
#include "import/clip.h"
#include "tests/lib/pieces.h"

#include <string.h>

struct fixture {
    struct form *form;
    struct book *book;
};

static void
set_up (struct fixture *fixture, gconstpointer data)
{
    struct form *form = form_new ();
    struct section *section = piece_section (form, "cars", SECTION_TABLE, NULL);
    g_autoptr (GError) error = NULL;

    (void)data;
    form->unit = g_strdup ("万元");
    form->decimals = 2;
    form->prior_word = g_strdup ("上年");
    piece_column (section, "plan", "预算数", TYPE_MONEY, NULL);
    piece_column (section, "final", "决算数", TYPE_MONEY, NULL);
    piece_row (section, "total", "合计", "sum(abroad, vehicles, reception)");
    piece_row (section, "abroad", "因公出国（境）费", NULL);
    piece_row (section, "reception", "公务接待费", NULL);
    piece_row (section, "vehicles", "公务用车费小计", "sum(purchase, upkeep)");
    piece_row (section, "purchase", "公务用车购置费", NULL);
    piece_row (section, "upkeep", "公务用车运行维护费", NULL);
    section = piece_section (form, "tree", SECTION_TREE, NULL);
    piece_column (section, "all", "小计", TYPE_MONEY, NULL)->formula = form_formula_new ("sum(basic, project)", "test", 1, NULL);
    piece_column (section, "basic", "基本支出", TYPE_MONEY, NULL);
    piece_column (section, "project", "项目支出", TYPE_MONEY, NULL);
    piece_row (section, "total", "合计", "sum(rows)");
    section = piece_section (form, "list", SECTION_LIST, NULL);
    piece_column (section, "name", "名称", TYPE_MONEY, NULL)->type = TYPE_TEXT;
    piece_column (section, "money", "金额", TYPE_MONEY, NULL);
    fixture->form = form;
    fixture->book = book_new (form, 2022, &error);
    g_assert_no_error (error);
}

static void
tear_down (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    book_free (fixture->book);
    form_free (fixture->form);
}

/* Over all columns from the `column`-th on. */
static struct clip *
lay (struct fixture *fixture, const char *section, const char *row, int column, const char *text)
{
    struct book_section *of = book_section (fixture->book, section);
    g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    int n = (int)of->form->columns->len;
    struct clip *clip;

    for (int i = 0; i < n; i++) {
        struct clip_target target = { (column + i) % n, LAYER_VALUE };
        g_array_append_val (targets, target);
    }
    clip = clip_new (text, fixture->book, of, row, (struct clip_target *)targets->data, n, n - column);
    clip_judge (clip, fixture->book);
    return clip;
}

/* Everything that would be written, "section.row.column=text" with blanks between. */
static void
check_pairs (struct fixture *fixture, const struct clip *clip, const char *expected)
{
    g_autoptr (GPtrArray) pairs = clip_pairs (clip, fixture->book);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint i = 0; i < pairs->len; i += 2)
        g_string_append_printf (found, "%s%s=%s", i > 0 ? " " : "", (char *)pairs->pdata[i], (char *)pairs->pdata[i + 1]);
    g_assert_cmpstr (found->str, ==, expected);
}

static const char *const mock_up = "“三公”经费支出\t\n"
                                   "单位：元\t\n"
                                   "项目\t决算数\n"
                                   "合计\t264,200.00\n"
                                   "因公出国(境)费\t0\n"
                                   "公务接待费\t-\n"
                                   "公务用车费\t264,200.00\n"
                                   "购置\t187,800.00\n"
                                   "运行维护\t76,4O0.00\n";

/* The example of the screen's design: its figures, its stroke, its letter O. */
static void
test_mock_up (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "cars", "total", 0, mock_up);
    struct clip_count count;

    (void)data;
    g_assert_cmpstr (clip->unit, ==, "元");
    g_assert_true (clip->unit_read);
    g_assert_true (clip->by_head);
    check_pairs (fixture, clip, "cars.abroad.final=0元 cars.purchase.final=187,800.00元");
    count = clip_count (clip);
    g_assert_cmpint (count.n[CLIP_NEW], ==, 2);
    g_assert_cmpint (count.n[CLIP_EMPTY], ==, 1);
    g_assert_cmpint (count.strokes, ==, 1);
    g_assert_cmpint (count.n[CLIP_BAD], ==, 1);
    g_assert_cmpint (count.letters, ==, 1);
    clip->letters = true;
    clip->dash = CLIP_ZERO;
    clip_judge (clip, fixture->book);
    check_pairs (fixture, clip,
                 "cars.abroad.final=0元 cars.reception.final=0 cars.purchase.final=187,800.00元 cars.upkeep.final=76,400.00元");
    clip->dash = CLIP_NA;
    clip_judge (clip, fixture->book);
    check_pairs (fixture, clip,
                 "cars.abroad.final=0元 !cars.reception.final=na cars.purchase.final=187,800.00元 cars.upkeep.final=76,400.00元");
}

static void
put (struct fixture *fixture, const struct clip *clip)
{
    g_autoptr (GPtrArray) pairs = clip_pairs (clip, fixture->book);

    for (guint i = 0; i < pairs->len; i += 2)
        type_cell (fixture->book, pairs->pdata[i], pairs->pdata[i + 1]);
}

/* 187,800.00元 over a typed 18.78 is the same figure, known to 0.01元; 18.78 over 187,800.00元 would only lose that. */
static void
test_exactness (struct fixture *fixture, gconstpointer data)
{
    const char *exact = "单位：元\t\n项目\t决算数\n购置\t187,800.00\n", *rounded = "单位：万元\t\n项目\t决算数\n购置\t18.78\n";
    enum layer layer;
    const struct cell *cell = book_find (fixture->book, "cars.purchase.final", &layer, NULL);
    g_autoptr (Clip) first = NULL, second = NULL;

    (void)data;
    type_cell (fixture->book, "cars.purchase.final", "18.78");
    g_assert_cmpint (book_entry (cell, layer)->half, ==, 5000);
    first = lay (fixture, "cars", "total", 0, exact);
    check_pairs (fixture, first, "cars.purchase.final=187,800.00元");
    put (fixture, first);
    g_assert_cmpint (book_entry (cell, layer)->half, ==, 0);
    second = lay (fixture, "cars", "total", 0, rounded);
    check_pairs (fixture, second, "");
    g_assert_cmpint (clip_count (second).n[CLIP_SAME], ==, 1);
}

/* Computed cells are compared with what comes out once the rest is written; 264,300 for 264,200 is told with the difference. */
static void
test_compare (struct fixture *fixture, gconstpointer data)
{
    g_autofree char *text = g_strdup (mock_up);
    g_autoptr (Clip) clip = NULL;
    struct clip_count count;

    (void)data;
    memcpy (strstr (text, "264,200"), "264,300", 7);
    clip = lay (fixture, "cars", "total", 0, text);
    clip->letters = true;
    clip_judge (clip, fixture->book);
    put (fixture, clip);
    clip_judge (clip, fixture->book);
    clip_compare (clip, fixture->book);
    count = clip_count (clip);
    g_assert_cmpint (count.n[CLIP_AGREES], ==, 1); /* 公务用车费 */
    g_assert_cmpint (count.n[CLIP_DIFFERS], ==, 1);
    g_assert_cmpint (count.n[CLIP_SAME], ==, 3);
    for (guint i = 0; i < clip->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (clip->lines, i);
        const struct clip_cell *cell = line->cells->len == 0 ? NULL : g_ptr_array_index (line->cells, 0);
        if (cell != NULL && cell->verdict == CLIP_DIFFERS) {
            g_assert_cmpstr (line->row, ==, "total");
            g_assert_cmpstr (cell->reason, ==, "differs by 100.00元");
        }
    }
}

/* Figures alone go to the rows and columns from where the user stands; both columns of a printed page with blanks between. */
static void
test_places (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) figures = lay (fixture, "cars", "purchase", 0, "18.78\t18.78\n7.77\t7.64");
    g_autoptr (Clip) blanks = lay (fixture, "cars", NULL, 0, "项目           预算数    决算数\n公务接待费     1.00      2.00\n");
    g_autoptr (Clip) beyond = lay (fixture, "cars", "upkeep", 1, "1\t2\n3\t4");

    (void)data;
    check_pairs (fixture, figures,
                 "cars.purchase.plan=18.78 cars.purchase.final=18.78 cars.upkeep.plan=7.77 cars.upkeep.final=7.64");
    check_pairs (fixture, blanks, "cars.reception.plan=1.00 cars.reception.final=2.00");
    check_pairs (fixture, beyond, "cars.upkeep.final=1");
    g_assert_cmpint (clip_count (beyond).no_row, ==, 1);
}

/* Heads decide, whatever their order; last year's column has no place where last year is not shown. */
static void
test_heads (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "cars", NULL, 0,
                                 "行次\t项 目\t上年决算数\t决 算 数\t年初预算数\n"
                                 "\t栏次\t1\t2\t3\n"
                                 "1\t（一）公务接待费\t9\t2.50\t3.00\n"
                                 "2\t2. 因公出国（境）费用\t9\t1.00\t\n");

    (void)data;
    check_pairs (fixture, clip, "cars.reception.final=2.50 cars.reception.plan=3.00 cars.abroad.final=1.00");
}

/* Codes: of the table or new; a code stands in its own column or before the words. */
static void
test_codes (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "tree", NULL, 0,
                                 "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
                                 "2010301\t行政运行\t300.00\t300.00\t\n"
                                 "2010302\t一般行政管理事务\t50.00\t\t50.00\n");

    (void)data;
    check_pairs (fixture, clip, "tree.2010301.basic=300.00 tree.2010302.project=50.00");
}

/* A total that is called otherwise is compared, not taken for a word of its row; a column the form does not have is told. */
static void
test_other_total (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "tree", NULL, 0,
                                 "科目名称\t合计\t基本支出\t项目支出\t支付进度\n"
                                 "201\t300\t300.00\t\t500\n");
    g_autoptr (Clip) other = lay (fixture, "cars", NULL, 0, "项目\t调整数\t决算数\n公务接待费\t18682\t2.50\n");
    const struct clip_line *line = g_ptr_array_index (clip->lines, 1);

    (void)data;
    check_pairs (fixture, clip, "tree.201.basic=300.00");
    g_assert_cmpint (g_array_index (clip->targets, struct clip_target, g_array_index (clip->field_target, int, 1)).column, ==, 0);
    g_assert_cmpstr (line->label, ==, "");
    g_assert_cmpstr (clip->left_out, ==, "支付进度");
    check_pairs (fixture, other, "cars.reception.final=2.50"); /* never into 预算数, which is typed */
    g_assert_cmpstr (other->left_out, ==, "调整数");
    line = g_ptr_array_index (other->lines, 1);
    g_assert_cmpstr (line->label, ==, "公务接待费");
}

/* A label that the form does not have, among others that it has, never goes to the row that happens to come next. */
static void
test_strange_label (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "cars", "total", 1, "公务接待费\t1.00\n不存在的科目\t9.99\n购置\t2.00\n\t3.00\n");

    (void)data;
    check_pairs (fixture, clip, "cars.reception.final=1.00 cars.purchase.final=2.00 cars.upkeep.final=3.00");
    g_assert_cmpint (clip_count (clip).no_row, ==, 1);
}

/* 187,800 and 187,812 are both printed 18.78: by how much they differ is said. */
static void
test_alike (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) first = lay (fixture, "cars", "purchase", 1, "187,800.00元");
    g_autoptr (Clip) clip = NULL;
    const struct clip_line *line;

    (void)data;
    put (fixture, first);
    clip = lay (fixture, "cars", "purchase", 1, "187,812.00元");
    line = g_ptr_array_index (clip->lines, 0);
    g_assert_cmpstr (((struct clip_cell *)line->cells->pdata[0])->reason, ==, "differs by 12.00元");
}

static void
test_lists (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "list", NULL, 0, "名称\t金额（元）\n甲项目\t10000\n乙项目\t20,000.00\n");

    (void)data;
    check_pairs (fixture, clip, "list.1.name=甲项目 list.1.money=10000元 list.2.name=乙项目 list.2.money=20,000.00元");
}

static void
test_by_hand (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) clip = lay (fixture, "cars", NULL, 1, "车辆采购\t1.00\n");
    g_autoptr (Clip) turned = lay (fixture, "cars", "purchase", 0, "1\t2\n");

    (void)data;
    clip_set_row (clip, 0, "purchase");
    clip_judge (clip, fixture->book);
    check_pairs (fixture, clip, "cars.purchase.final=1.00");
    clip_transpose (turned, fixture->book);
    clip_judge (turned, fixture->book);
    check_pairs (fixture, turned, "cars.purchase.plan=1 cars.upkeep.plan=2");
}

/* Without a unit in the heads, figures ten thousand times those that stand there say it. */
static void
test_guess (struct fixture *fixture, gconstpointer data)
{
    g_autoptr (Clip) first = lay (fixture, "cars", "purchase", 1, "18.78\n7.64");
    g_autoptr (Clip) clip = NULL;

    (void)data;
    put (fixture, first);
    clip = lay (fixture, "cars", "purchase", 1, "187900.00\n76500.00");
    g_assert_true (clip->unit_guessed);
    g_assert_cmpstr (clip->unit, ==, "元");
    check_pairs (fixture, clip, "cars.purchase.final=187900.00元 cars.upkeep.final=76500.00元");
}

/* Anything at all may be in the clipboard. */
static void
test_anything (struct fixture *fixture, gconstpointer data)
{
    static const char *const texts[] = { "", "\n", "\t\t\n\t", "\"open\t1\n2", "\xff\xfe\t1\n", "a\r\nb\r\n", "\x1b[31m1\t2\x07\n", "“\t”" };
    GRand *rand = g_rand_new_with_seed (3);

    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        clip_free (lay (fixture, "cars", NULL, 0, texts[i]));
    for (int i = 0; i < 2000; i++) {
        char text[60];
        int length = g_rand_int_range (rand, 0, 59);
        for (int k = 0; k < length; k++)
            text[k] = "0123456789.,-\t\t\n元合计\"\xe4()"[g_rand_int_range (rand, 0, 28)];
        text[length] = '\0';
        clip_free (lay (fixture, i % 2 == 0 ? "cars" : "tree", NULL, i % 2, text));
    }
    g_rand_free (rand);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/clip/mock-up", struct fixture, NULL, set_up, test_mock_up, tear_down);
    g_test_add ("/clip/exactness", struct fixture, NULL, set_up, test_exactness, tear_down);
    g_test_add ("/clip/compare", struct fixture, NULL, set_up, test_compare, tear_down);
    g_test_add ("/clip/places", struct fixture, NULL, set_up, test_places, tear_down);
    g_test_add ("/clip/heads", struct fixture, NULL, set_up, test_heads, tear_down);
    g_test_add ("/clip/codes", struct fixture, NULL, set_up, test_codes, tear_down);
    g_test_add ("/clip/other-total", struct fixture, NULL, set_up, test_other_total, tear_down);
    g_test_add ("/clip/strange-label", struct fixture, NULL, set_up, test_strange_label, tear_down);
    g_test_add ("/clip/alike", struct fixture, NULL, set_up, test_alike, tear_down);
    g_test_add ("/clip/lists", struct fixture, NULL, set_up, test_lists, tear_down);
    g_test_add ("/clip/by-hand", struct fixture, NULL, set_up, test_by_hand, tear_down);
    g_test_add ("/clip/guess", struct fixture, NULL, set_up, test_guess, tear_down);
    g_test_add ("/clip/anything", struct fixture, NULL, set_up, test_anything, tear_down);
    return g_test_run ();
}
