/* Codes by number, name and first letters, best first; and the right code for a wrong one. */
#include "core/code-search.h"

#include <locale.h>
#include <string.h>

static const struct {
    const char *code, *name;
    int from, until;
} list[] = {
    { "201", "一般公共服务支出", 0, 0 },
    { "20103", "政府办公厅（室）及相关机构事务", 0, 0 },
    { "2010301", "行政运行", 0, 0 },
    { "2010308", "信访事务", 0, 2023 },
    { "20131", "党委办公厅（室）及相关机构事务", 0, 0 },
    { "2013101", "行政运行", 0, 0 },
    { "20138", "市场监督管理事务", 0, 0 },
    { "2013804", "市场主体管理", 0, 2023 },
    { "2013804", "经营主体管理", 2024, 0 },
    { "20140", "信访事务", 2024, 0 },
    { "2014001", "行政运行", 2024, 0 },
    { "2014004", "信访事务", 2024, 0 },
    { "208", "社会保障和就业支出", 0, 0 },
    { "20805", "行政事业单位养老支出", 0, 0 },
    { "2080501", "行政单位离退休", 0, 0 },
    { "2080502", "事业单位离退休", 0, 0 },
    { "2080505", "机关事业单位基本养老保险缴费支出", 0, 0 },
    { "221", "住房保障支出", 0, 0 },
    { "22102", "住房改革支出", 0, 0 },
    { "2210201", "住房公积金", 0, 0 },
};

static void
free_code (gpointer data)
{
    struct code *code = data;

    g_free (code->code);
    g_free (code->name);
    g_free (code);
}

static GPtrArray *
all_codes (void)
{
    GPtrArray *codes = g_ptr_array_new_with_free_func (free_code);

    for (gsize i = 0; i < G_N_ELEMENTS (list); i++) {
        struct code *code = g_new0 (struct code, 1);
        *code = (struct code){ g_strdup (list[i].code), g_strdup (list[i].name), .from = list[i].from, .until = list[i].until };
        g_ptr_array_add (codes, code);
    }
    return codes;
}

static void
check (int year, const char *typed, guint limit, const char *expected)
{
    g_autoptr (GPtrArray) codes = all_codes ();
    g_autoptr (GPtrArray) found = code_search (codes, year, typed, limit);
    g_autoptr (GString) numbers = g_string_new (NULL);

    for (guint i = 0; i < found->len; i++)
        g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "", ((const struct code *)g_ptr_array_index (found, i))->code);
    g_test_message ("%d “%s”", year, typed);
    g_assert_cmpstr (numbers->str, ==, expected);
}

static void
test_number (void)
{
    check (2022, "2010301", 0, "2010301");
    check (2022, "201", 4, "201 20103 2010301 2010308");
    check (2022, "20140", 0, "");
    check (2024, "20140", 0, "20140 2014001 2014004");
}

static void
test_name (void)
{
    check (2022, "信访事务", 0, "2010308");
    check (2022, "住房", 0, "221 22102 2210201");
    check (2022, "离退休", 0, "2080501 2080502");
    check (2022, "行政", 0, "2010301 2013101 20805 2080501");
    check (2022, "市场主体", 0, "2013804");
    check (2024, "市场主体", 0, "");
    check (2024, "经营主体", 0, "2013804");
    check (2022, "没有的", 0, "");
}

static void
test_letters (void)
{
    check (2022, "xzyx", 0, "2010301 2013101");
    check (2022, "ZFGJJ", 0, "2210201");
    check (2022, "zf", 0, "20103 221 22102 2210201");
    check (2022, "ltx", 0, "2080501 2080502");
    check (2022, "jgsydwjbylbx", 0, "2080505");
}

/* Several words narrow down; those above count too, but the code itself must fit one. */
static void
test_words (void)
{
    check (2022, "xzyx 党委", 0, "2013101");
    check (2024, " 信访　xzyx ", 0, "2014001");
    check (2022, "201 xzyx", 0, "2010301 2013101");
    check (2022, "离退休 201", 0, "");
    check (2022, "  ", 3, "201 20103 2010301");
}

/* Which code stands above is said once for neighbours. */
static void
test_below (void)
{
    g_autoptr (GPtrArray) codes = all_codes ();
    g_autoptr (GPtrArray) found = code_search (codes, 2022, "行政", 0); /* 2010301 2013101 20805 2080501 */
    static const char *const expected[] = { "  20103 政府办公厅（室）及相关机构事务", "  20131 党委办公厅（室）及相关机构事务", "  208 社会保障和就业支出", "" };

    for (guint i = 0; i < found->len; i++) {
        g_autofree char *below = code_below (codes, 2022, found->pdata[i], i > 0 ? found->pdata[i - 1] : NULL);
        g_assert_cmpstr (below, ==, expected[i]);
    }
    g_assert_null (code_above (codes, 2022, codes->pdata[0]));
}

static void
check_code (int year, const char *code, enum code_state expected, const char *meant)
{
    g_autoptr (GPtrArray) codes = all_codes ();
    const struct code *near = NULL;

    g_test_message ("%d %s", year, code);
    g_assert_cmpint (code_check (codes, year, code, &near), ==, expected);
    g_assert_cmpstr (near != NULL ? near->code : NULL, ==, meant);
    g_assert_cmpint (code_check (codes, year, code, NULL), ==, expected);
}

static void
test_check (void)
{
    check_code (2022, "2010301", CODE_RIGHT, NULL);
    check_code (2022, "20138", CODE_ABOVE, "2013804");
    check_code (2022, "201", CODE_ABOVE, "2010301");
    check_code (2022, "2010308", CODE_RIGHT, NULL);
    check_code (2024, "2010308", CODE_EXPIRED, "2014004");
    check_code (2022, "2014001", CODE_EXPIRED, "2010301");
    check_code (2022, "2014001", CODE_EXPIRED, "2010301");
    check_code (2022, "2080510", CODE_UNKNOWN, "2080501"); /* 01 and 10 */
    check_code (2022, "2080503", CODE_UNKNOWN, "2080501");
    check_code (2022, "2070101", CODE_UNKNOWN, NULL);
    check_code (2022, "999", CODE_UNKNOWN, NULL);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/code-search/number", test_number);
    g_test_add_func ("/code-search/name", test_name);
    g_test_add_func ("/code-search/letters", test_letters);
    g_test_add_func ("/code-search/words", test_words);
    g_test_add_func ("/code-search/below", test_below);
    g_test_add_func ("/code-search/check", test_check);
    return g_test_run ();
}
