/* Odd pieces in texts, and figures that a book does not have. */
#include "core/figures.h"
#include "core/prose.h"

#include <locale.h>
#include <string.h>

static void
expect (char *found_take, const char *wanted)
{
    g_autofree char *found = found_take;

    g_assert_cmpstr (found, ==, wanted);
}

static char *
match (const char *text, const char *pattern, const char *allowed)
{
    g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
    g_autoptr (GPtrArray) words = g_ptr_array_new ();

    if (allowed != NULL)
        g_ptr_array_add (words, (char *)allowed);
    return prose_match (text, regex, words);
}

static void
test_alike (void)
{
    static const char *const reason = "疫情防控形势好转，恢复正常相关工作，出差和接待增加";

    g_assert_true (prose_alike (reason, reason));
    g_assert_true (prose_alike (reason, "疫情防控形势好转, 恢复正常相关工作, 出差和接待增加。"));
    g_assert_true (prose_alike (reason, "疫情防控形势好转，恢复了正常相关工作，出差和接待增加"));
    g_assert_false (prose_alike (reason, "疫情防控形势好转，恢复正常相关工作，会议和培训减少"));
    g_assert_false (prose_alike (reason, "疫情防控形势好转"));
    g_assert_false (prose_alike (reason, ""));
    /* a short reason is another one with one character changed */
    g_assert_true (prose_alike ("更新公车。", "更新公车"));
    g_assert_false (prose_alike ("新增人员", "减少人员"));
    /* what is repeated within a text is counted as often as in the other */
    g_assert_false (prose_alike ("追加追加追加追加追加追加", "追加了经费，用于防汛抢险"));
}

static void
test_match (void)
{
    static const char twice[] = "([一-龥]{2,4})\\1|车车";

    expect (match ("北京地区的养老补贴补贴", twice, NULL), "补贴补贴");
    expect (match ("单位公务用车车辆购置", twice, NULL), "车车");
    expect (match ("单位公务用车车辆购置", twice, "公务用车车辆"), NULL);
    expect (match ("单位公务用车车辆购置，补贴补贴", twice, "公务用车车辆"), "补贴补贴"); /* the next one */
    expect (match ("年度信访工作专项经费", "[一-龥]+经费", "信访工作专项经费"), NULL);   /* ends with it */
    expect (match ("", twice, NULL), NULL);
    expect (match ("甲", "x*", NULL), NULL); /* matches nothing, everywhere */
}

static void
test_unpaired (void)
{
    expect (prose_unpaired ("《通知》（景财监〔2023〕1号）“一”‘二’【三】[四]"), NULL);
    expect (prose_unpaired ("《关于评价的通知要求"), "《关于评价的通");
    expect (prose_unpaired ("要求》第一"), "》第一");
    expect (prose_unpaired ("（“甲）”"), "）”");
    expect (prose_unpaired ("(一）负责"), NULL); /* mixed widths are another fault */
    expect (prose_unpaired ("1）负责"), NULL);
}

static void
test_numbers (void)
{
    expect (prose_id_number ("号码11010519491231002X。"), "11010519491231002X"); /* the example of GB 11643 */
    expect (prose_id_number ("号码110105194912310021"), NULL);
    expect (prose_id_number ("1101051949123100210"), NULL); /* 19 digits */
    expect (prose_card_number ("账号4111 4111111111111111"), "4111111111111111");
    expect (prose_card_number ("账号4111111111111112"), NULL);
    expect (prose_card_number ("0000000000000000"), NULL);
}

static void
test_years (void)
{
    expect (prose_other_year ("2021年、2022 年度", 2021, 2022), NULL);
    expect (prose_other_year ("建于1984 年", 2021, 2022), "1984 年");
    expect (prose_other_year ("《2019年工作要点》〔2018〕3号", 2021, 2022), NULL);
    expect (prose_other_year ("支出2019万元", 2021, 2022), NULL);
}

static void
test_names (void)
{
    static const char name[] = "景德镇市人民政府驻北京联络处";

    expect (prose_own_name ("由景德镇市人民政府驻北京联络处开展", name, ""), NULL);
    expect (prose_own_name ("景德镇人民政府驻北京联络处开展", name, ""), "景德镇人民政府驻北京联络处");
    expect (prose_own_name ("景德镇市驻北京联络处", name, ""), "景德镇市驻北京联络处");
    expect (prose_own_name ("驻京联络处按照要求", name, ""), "驻京联络处");
    expect (prose_own_name ("驻京联络处按照要求", name, "联络处、驻京联络处"), NULL);
    expect (prose_own_name ("联络处按照要求", name, ""), NULL); /* just its last word */
    expect (prose_own_name ("甲局", "甲局", ""), NULL);          /* too short to know */
}

static void
test_numbering (void)
{
    static const struct {
        const char *texts;
        const char *wrong;
    } rows[] = {
        { "一、职能|（一）甲|（二）乙|二、情况|（一）丙", NULL },
        { "1.总体目标|2.工作任务|（三）当年目标", "（三）" },
        { "（一）问题|1、甲|2、乙|具体措施|1、丙", "1、" },
        { "一、甲|三、乙", "三、" },
        { "1.甲|（1）乙|（2）丙|2.丁|（1）戊|①己|②庚", NULL },
        { "九、甲|十、乙|十一、丙", "九、" },
        { "1.5万元", NULL },
        { "十九、", "十九、" },
        { "", NULL },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_auto (GStrv) text = g_strsplit (rows[i].texts, "|", -1);
        g_autoptr (GPtrArray) before = g_ptr_array_new ();
        g_autofree char *wrong = NULL;
        for (int k = 0; text[k] != NULL && wrong == NULL; k++) {
            g_ptr_array_add (before, text[k]);
            wrong = prose_misnumbered (before, NULL);
        }
        g_test_message ("%s", rows[i].texts);
        g_assert_cmpstr (wrong, ==, rows[i].wrong);
    }
    static const int levels[] = { 0, 1, 0 }; /* a heading numbered by itself starts anew */
    g_autoptr (GPtrArray) texts = g_ptr_array_new ();
    g_ptr_array_add (texts, (char *)"1.甲");
    g_ptr_array_add (texts, (char *)"措施");
    g_ptr_array_add (texts, (char *)"1.乙");
    expect (prose_misnumbered (texts, levels), NULL);
}

static void
test_annex (void)
{
    expect (prose_missing_annex ("见附件1、附件 2", "附件", 2), NULL);
    expect (prose_missing_annex ("见附件1、附件3", "附件", 2), "附件3");
    expect (prose_missing_annex ("见附件三", "附件", 2), "附件三");
    expect (prose_missing_annex ("见附件", "附件", 0), NULL);
}

static void
add (struct figures *figures, enum cell_type type, const char *measure, int64_t num, int64_t half)
{
    struct value value = value_number (type, num, half);

    figures_add (figures, &value, measure);
}

static void
test_figures (void)
{
    struct figures *figures = figures_new ();

    add (figures, TYPE_MONEY, NULL, 404290000, 0); /* 404.29万元 */
    add (figures, TYPE_MONEY, NULL, -37110000, 0);
    add (figures, TYPE_PERCENT, NULL, 10006, 0);
    add (figures, TYPE_COUNT, "辆", 3, 0);
    add (figures, TYPE_COUNT, "人次", 40, 0);
    add (figures, TYPE_MONEY, NULL, G_MININT64, 0); /* of a damaged file */
    add (figures, TYPE_MONEY, NULL, 638000000, 45000); /* 638.00万元, a sum of nine rounded figures */
    expect (figures_unknown (figures, "项目404.29万元，减少37.11 万元，100.06%，3辆", ""), NULL);
    expect (figures_unknown (figures, "项目404.3万元，4042900元，4,042,900.00元", ""), NULL); /* rounded, in 元 */
    expect (figures_unknown (figures, "项目404.2万元", ""), "404.2万元");
    expect (figures_unknown (figures, "637.99万元", ""), NULL);
    expect (figures_unknown (figures, "637.94万元", ""), "637.94万元");
    expect (figures_unknown (figures, "单位价值50万元以上", ""), NULL);
    expect (figures_unknown (figures, "404.29元", ""), "404.29元");
    expect (figures_unknown (figures, "100%", ""), NULL); /* 100.06 to the whole percent */
    expect (figures_unknown (figures, "99%", ""), "99%");
    expect (figures_unknown (figures, "4辆，40人次，2022年，12条", ""), "4辆");
    expect (figures_unknown (figures, "4辆，404.2万元", "万元|元"), "404.2万元");
    expect (figures_unknown (figures, "99999999999999999999999万元", ""), NULL); /* no number that anybody could have */
    figures_free (figures);
}

/* A figure that two cells have is there until both are gone; a measure, until its last count is. */
static void
test_figures_remove (void)
{
    struct figures *figures = figures_new ();
    struct value amount = value_number (TYPE_MONEY, 404290000, 0);
    struct value rounded = value_number (TYPE_MONEY, 404290000, 5000);
    struct value cars = value_number (TYPE_COUNT, 3, 0);

    figures_add (figures, &amount, NULL);
    figures_add (figures, &rounded, NULL);
    figures_add (figures, &amount, NULL);
    figures_add (figures, &cars, "辆");
    figures_remove (figures, &rounded, NULL);
    figures_remove (figures, &amount, NULL);
    expect (figures_unknown (figures, "项目404.29万元", ""), NULL);
    figures_remove (figures, &amount, NULL);
    expect (figures_unknown (figures, "项目404.29万元", ""), "404.29万元");
    expect (figures_unknown (figures, "4辆", ""), "4辆");
    figures_remove (figures, &cars, "辆");
    expect (figures_unknown (figures, "4辆", ""), NULL);
    figures_free (figures);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/prose/match", test_match);
    g_test_add_func ("/prose/unpaired", test_unpaired);
    g_test_add_func ("/prose/numbers", test_numbers);
    g_test_add_func ("/prose/years", test_years);
    g_test_add_func ("/prose/names", test_names);
    g_test_add_func ("/prose/numbering", test_numbering);
    g_test_add_func ("/prose/annex", test_annex);
    g_test_add_func ("/prose/alike", test_alike);
    g_test_add_func ("/prose/figures", test_figures);
    g_test_add_func ("/prose/figures-remove", test_figures_remove);
    return g_test_run ();
}
