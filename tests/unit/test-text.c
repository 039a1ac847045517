/* Text in cells: widths as the C library draws them, graphemes, words, cutting, 避头尾, cleaning. */
#define _GNU_SOURCE
#include "core/text.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

#define FAMILY "👨\u200D👩\u200D👧"
#define FLAG "🇨🇳"
#define HEART "❤\uFE0F"
#define E_ACUTE "e\u0301"

/* Curses asks wcwidth how far the cursor goes: where we count differently, the screen breaks.  Left out: characters that the C
 * library does not know and the Arabic number signs, which no form has. */
static void
test_width_of_characters (void)
{
    static const gunichar blocks[][2] = {
        { 0x20, 0x7E },     { 0xA0, 0x5FF },     { 0x1100, 0x11FF },   { 0x1E00, 0x200D },   { 0x2010, 0x2027 },
        { 0x202F, 0x205F }, { 0x2070, 0x2BFF },  { 0x2E80, 0xA4CF },   { 0xAC00, 0xD7A3 },   { 0xE000, 0xE0FF },
        { 0xF900, 0xFAFF }, { 0xFE00, 0xFE6F },  { 0xFF00, 0xFFEF },   { 0x1F300, 0x1F64F }, { 0x20000, 0x2A6DF },
        { 0x2F800, 0x2FA1F },
    };
    int compared = 0;

    for (size_t i = 0; i < G_N_ELEMENTS (blocks); i++) {
        for (gunichar c = blocks[i][0]; c <= blocks[i][1]; c++) {
            int expected = wcwidth ((wchar_t)c);
            if (expected < 0)
                continue;
            if (text_char_width (c) != expected)
                g_error ("U+%04X is %d cells wide, not %d", c, expected, text_char_width (c));
            compared++;
        }
    }
    g_assert_cmpint (compared, >, 80000);
}

static void
test_width (void)
{
    g_assert_cmpint (text_width (""), ==, 0);
    g_assert_cmpint (text_width ("决算 2022"), ==, 9);
    g_assert_cmpint (text_width ("“三公”经费"), ==, 10); /* the quotes are of ambiguous width: 1 */
    g_assert_cmpint (text_width (E_ACUTE "\n"), ==, 1);
    g_assert_cmpint (text_width ("１．２"), ==, 6);
    g_assert_cmpint (text_width ("│─■①×·—…"), ==, 8);
    g_assert_cmpint (text_char_width (0x1b), ==, 0);
    g_assert_cmpint (text_char_width (0x9b), ==, 0);
}

static void
assert_piece (const char *text, size_t start, size_t end, const char *expected)
{
    g_autofree char *piece = g_strndup (text + start, end - start);

    g_assert_cmpstr (piece, ==, expected);
}

static void
assert_fits (const char *text, int cells, const char *start, int cells_used)
{
    int used = -1;
    size_t length = text_fit (text, cells, &used);

    assert_piece (text, 0, length, start);
    g_assert_cmpint (used, ==, cells_used);
    g_assert_cmpuint (text_fit (text, cells, NULL), ==, length);
}

static void
test_fit (void)
{
    assert_fits ("决算", 4, "决算", 4);
    assert_fits ("决算", 3, "决", 2);
    assert_fits ("决算", 1, "", 0);
    assert_fits ("决算", 0, "", 0);
    assert_fits ("决算", -1, "", 0);
    assert_fits ("a决", 9, "a决", 3);
    assert_fits ("x" E_ACUTE "y", 2, "x" E_ACUTE, 2);
    assert_fits ("a" FAMILY, 4, "a", 1);
}

static void
assert_pads (const char *text, int cells, int align, const char *expected)
{
    g_autofree char *padded = text_pad (text, cells, align);

    g_assert_cmpstr (padded, ==, expected);
    g_assert_cmpint (text_width (padded), ==, MAX (cells, 0));
}

static void
test_pad (void)
{
    assert_pads ("决算", 6, -1, "决算  ");
    assert_pads ("决算", 6, 1, "  决算");
    assert_pads ("决算", 7, 0, " 决算  ");
    assert_pads ("决算", 4, 1, "决算");
    assert_pads ("决算", 3, -1, "决 ");
    assert_pads ("决算", 3, 1, "决 ");
    assert_pads ("决算", 3, 0, "决 ");
    assert_pads ("", 2, 0, "  ");
    assert_pads ("决", 0, -1, "");
    assert_pads ("决", -3, -1, "");
}

static void
test_graphemes (void)
{
    static const char *const pieces[] = { "决", "a", E_ACUTE, HEART, FAMILY, FLAG, FLAG, "👍🏽", "\n", "가", "각", "葛\U000E0100", " ", "é" };
    GString *text = g_string_new (NULL);
    size_t at = 0;

    for (size_t i = 0; i < G_N_ELEMENTS (pieces); i++)
        g_string_append (text, pieces[i]);
    for (size_t i = 0; i < G_N_ELEMENTS (pieces); i++) {
        size_t next = text_next (text->str, at);
        assert_piece (text->str, at, next, pieces[i]);
        g_assert_cmpuint (text_prev (text->str, next), ==, at);
        at = next;
    }
    g_assert_cmpuint (text_next (text->str, at), ==, text->len);
    g_assert_cmpuint (text_prev (text->str, 0), ==, 0);
    g_string_free (text, TRUE);

    g_assert_cmpuint (text_next ("\u0301x", 0), ==, 2);   /* a mark without a base */
    g_assert_cmpuint (text_next ("\n\u0301", 0), ==, 1);  /* nothing joins a newline */
    g_assert_cmpuint (text_next ("a\u200Db", 0), ==, 4);  /* a joiner joins pictures, not letters */
    g_assert_cmpuint (text_next ("决🏽", 0), ==, 3);
}

static char *
random_text (GRand *rand, const char *const *pieces, size_t n_pieces, int n)
{
    GString *text = g_string_new (NULL);

    for (; n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32)n_pieces)]);
    return g_string_free (text, FALSE);
}

/* Going back stops where going forward stopped. */
static void
test_graphemes_random (void)
{
    static const char *const pieces[] = { "决", "a", "\u0301", "\u200D", "👨", "👩", "🏽", "🇨", "🇳", "\uFE0F", "\n", "ᄀ", "ᅡ", "❤", " " };
    GRand *rand = g_rand_new_with_seed (7);

    for (int i = 0; i < 5000; i++) {
        g_autofree char *text = random_text (rand, pieces, G_N_ELEMENTS (pieces), g_rand_int_range (rand, 0, 20));
        size_t length = strlen (text);
        for (size_t at = 0; at < length;) {
            size_t next = text_next (text, at);
            g_assert_cmpuint (next, >, at);
            g_assert_cmpuint (text_prev (text, next), ==, at);
            at = next;
        }
    }
    g_rand_free (rand);
}

static void
test_words (void)
{
    static const char text[] = "2022年度，部门决算 abc—（三）12";
    static const char *const starts[] = { "2022", "年度", "，", "部门决算 ", "abc", "—（", "三", "）", "12" };
    size_t at = 0;

    for (size_t i = 0; i < G_N_ELEMENTS (starts); i++) {
        g_assert_true (g_str_has_prefix (text + at, starts[i]));
        size_t next = text_next_word (text, at);
        g_assert_cmpuint (next, ==, at + strlen (starts[i]));
        g_assert_cmpuint (text_prev_word (text, next), ==, at);
        at = next;
    }
    g_assert_cmpuint (text_next_word (text, at), ==, sizeof text - 1);
    g_assert_cmpuint (text_prev_word (text, 0), ==, 0);
    g_assert_cmpuint (text_prev_word ("  ab", 3), ==, 2);
    g_assert_cmpuint (text_prev_word ("  ab", 2), ==, 0);
    g_assert_cmpuint (text_next_word ("１２３ＡＢ元", 0), ==, 15);
    g_assert_cmpuint (text_next_word (E_ACUTE "x 1", 0), ==, 5);
}

static void
assert_wraps (const char *text, int cells, int first, const char *expected)
{
    g_autoptr (GPtrArray) lines = text_wrap (text, cells, first);

    g_ptr_array_add (lines, NULL);
    g_autofree char *joined = g_strjoinv ("|", (char **)lines->pdata);
    g_assert_cmpstr (joined, ==, expected);
}

static void
test_wrap (void)
{
    assert_wraps ("", 10, 0, "");
    assert_wraps ("一二三四五六七", 6, 0, "一二三|四五六|七");
    assert_wraps ("一二三四五六七", 7, 0, "一二三|四五六|七");
    assert_wraps ("一二三四五六七", 8, 4, "一二|三四五六|七");
    assert_wraps ("一二三四", 4, 4, "|一二|三四");
    assert_wraps ("一二三四", 4, 3, "|一二|三四");
    assert_wraps ("一\n\n二三四\n", 4, 0, "一||二三|四|");
    assert_wraps ("the big cat", 7, 0, "the big|cat");
    assert_wraps ("the big   cat", 8, 0, "the big|cat");
    assert_wraps ("the big cat", 8, 0, "the big|cat");
    assert_wraps ("　　一二三", 8, 0, "　　一二|三");
    assert_wraps ("abc   ", 4, 0, "abc");
    assert_wraps ("     a", 3, 0, "|a");
    assert_wraps ("一二三", 1, 0, "一|二|三");
}

static void
assert_head (const char *text, int cells, const char *expected)
{
    g_autoptr (GPtrArray) lines = text_wrap_head (text, cells);
    g_autoptr (GString) found = g_string_new (NULL);

    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", (char *)lines->pdata[i]);
    g_assert_cmpstr (found->str, ==, expected);
}

/* Heads of the statutory tables in a column of eleven cells: no word of them is cut in two. */
static void
test_wrap_head (void)
{
    assert_head ("决算数", 11, "决算数");
    assert_head ("年初预算数", 11, "年初预算数");
    assert_head ("财政拨款收入", 11, "财政拨款|收入");
    assert_head ("本年收入合计", 11, "本年收入|合计");
    assert_head ("年初结转和结余", 11, "年初结转和|结余");
    assert_head ("附属单位上缴收入", 11, "附属单位|上缴收入");
    assert_head ("对附属单位补助支出", 11, "对附属单位|补助支出");
    assert_head ("政府性基金预算支出", 11, "政府性基金|预算支出");
    assert_head ("国有资本经营预算财政拨款", 9, "国有资本|经营预算|财政拨款");
    assert_head ("上年 年初预算数", 11, "上年|年初预算数");
    assert_head ("上年 合计", 11, "上年 合计");
    assert_head ("其中：授予小微企业", 11, "其中：授予|小微企业");
    assert_head ("last year final", 11, "last|year|final");
    assert_head ("", 11, "");
    assert_head ("决算数", 2, "决|算|数");
}


static void
test_wrap_words (void)
{
    assert_wraps ("收入1,234.50万元", 8, 0, "收入|1,234.50|万元");
    assert_wraps ("增长97.65%，主要", 10, 0, "增长|97.65%，主|要");
    assert_wraps ("abcdefgh", 3, 0, "abc|def|gh");
    assert_wraps ("一abcdefgh", 4, 0, "一|abcd|efgh");
    assert_wraps ("２０２２年度", 8, 0, "２０２２|年度");
    assert_wraps ("年２０２２", 8, 0, "年|２０２２");
    assert_wraps ("10\u00A0km long", 6, 0, "10\u00A0km|long");
}

static void
test_wrap_forbidden (void)
{
    assert_wraps ("一二三，四五", 6, 0, "一二|三，四|五");
    assert_wraps ("一二（三）", 6, 0, "一二|（三）");
    assert_wraps ("一二三”。四", 6, 0, "一二|三”。|四");
    assert_wraps ("《一二》三四", 6, 0, "《一|二》三|四");
    assert_wraps ("一二——三", 5, 0, "一|二——|三");
    assert_wraps ("一二三……", 7, 0, "一二|三……");
    assert_wraps ("abcdef，一", 6, 0, "abcde|f，一"); /* a word is split before a comma starts a line */
    assert_wraps ("一二：“三四", 8, 0, "一二：|“三四");
    assert_wraps ("，，，，", 4, 0, "，，|，，");
    assert_wraps ("（（（", 4, 0, "（（|（");
    assert_wraps ("一二 ，三", 5, 0, "一|二 ，|三");
    assert_wraps ("一二 ，三", 4, 0, "一|二|，三"); /* where nothing else is possible */
    assert_wraps ("一 二 ，三", 5, 0, "一|二 ，|三");
}

/* What is left when everything that may vanish at a break is taken out. */
static char *
without_blanks (const char *text)
{
    GString *left = g_string_new (NULL);

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
            g_string_append_unichar (left, g_utf8_get_char (p));
    return g_string_free (left, FALSE);
}

static void
test_wrap_random (void)
{
    static const char *const pieces[] = { "决算", "收入", "年", "，", "。", "（", "）", "“", "”", "2022", "1,234.50", "97.65%", " ", "　",
                                          "\n", "budget", "——", "……", E_ACUTE, FAMILY, FLAG, "《", "》", "supercalifragilistic" };
    GRand *rand = g_rand_new_with_seed (99);

    for (int i = 0; i < 6000; i++) {
        g_autofree char *text = random_text (rand, pieces, G_N_ELEMENTS (pieces), g_rand_int_range (rand, 0, 30));
        int cells = g_rand_int_range (rand, 2, 40);
        int first = g_rand_int_range (rand, 0, 5);
        g_autoptr (GPtrArray) lines = text_wrap (text, cells, first);
        GString *joined = g_string_new (NULL);
        g_assert_cmpuint (lines->len, >, 0);
        for (guint line = 0; line < lines->len; line++) {
            const char *shown = lines->pdata[line];
            g_assert_cmpint (text_width (shown), <=, line == 0 ? MAX (cells - first, 0) : cells);
            g_assert_true (g_utf8_validate (shown, -1, NULL));
            g_assert_null (strchr (shown, '\n'));
            g_string_append (joined, shown);
        }
        g_autofree char *before = without_blanks (text);
        g_autofree char *after = without_blanks (joined->str);
        g_assert_cmpstr (after, ==, before);
        g_string_free (joined, TRUE);
    }
    g_rand_free (rand);
}

/* Text as people write it (no heaps of signs): no line starts or ends with what may not stand there. */
static void
test_wrap_forbidden_random (void)
{
    static const char *const pieces[] = { "决算", "部门", "收入", "支出", "年，", "元。", "（一）", "“三公”经费", "2022", "97.65％，", "《办法》、",
                                          "budget ", "增加；", "1,234.50", "其中：", "是——", "好！" };
    GRand *rand = g_rand_new_with_seed (41);

    for (int i = 0; i < 4000; i++) {
        g_autofree char *text = random_text (rand, pieces, G_N_ELEMENTS (pieces), 40);
        int cells = g_rand_int_range (rand, 16, 60);
        g_autoptr (GPtrArray) lines = text_wrap (text, cells, 0);
        for (guint line = 0; line < lines->len; line++) {
            const char *shown = lines->pdata[line];
            const char *last = g_utf8_prev_char (shown + strlen (shown));
            if (line > 0 && g_utf8_strchr ("，。、；：？！）》”’】％", -1, g_utf8_get_char (shown)) != NULL)
                g_error ("%d cells: a line starts: %s", cells, shown);
            if (line + 1 < lines->len && g_utf8_strchr ("（《“‘【", -1, g_utf8_get_char (last)) != NULL)
                g_error ("%d cells: a line ends: %s", cells, shown);
        }
    }
    g_rand_free (rand);
}

/* A paragraph of an annex, wrapped anew at every key that is typed into it. */
static void
test_wrap_long (void)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; i < 500; i++)
        g_string_append (text, "本部门收入1.5万元，");
    gint64 start = g_get_monotonic_time ();
    for (int i = 0; i < 20; i++) {
        g_autoptr (GPtrArray) lines = text_wrap (text->str, 80, 4);
        g_assert_cmpuint (lines->len, >=, 500 * 19 / 80);
    }
    g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * 50000); /* 50 ms even with sanitizers on a busy machine */
    g_string_free (text, TRUE);
}

static void
assert_cleans (const char *text, size_t length, bool lines, const char *expected, bool expect_change)
{
    bool changed = !expect_change;
    g_autofree char *clean = text_clean (text, length, lines, &changed);

    g_assert_cmpstr (clean, ==, expected);
    g_assert_true (changed == expect_change);
}

#define CLEANS(text, lines, expected, changed) assert_cleans (text, sizeof (text) - 1, lines, expected, changed)

static void
test_clean (void)
{
    CLEANS ("决算 2022", false, "决算 2022", false);
    CLEANS ("a\nb", true, "a\nb", false);
    CLEANS ("a\nb", false, "a b", true);
    CLEANS ("a\r\nb\rc", true, "a\nb\nc", true);
    CLEANS ("a\r\nb\rc", false, "a b c", true);
    CLEANS ("a\tb", true, "a b", true);
    CLEANS ("a\x1b[2Jb", true, "a[2Jb", true);
    CLEANS ("a\0b", true, "ab", true);
    CLEANS ("a\x7f" "b", true, "ab", true);
    CLEANS ("a\xc2\x9b" "b", true, "ab", true);
    CLEANS ("\xff决\xe5\x86", true, "决", true);
    CLEANS ("\xc0\x80\xed\xa0\x80\xf5\x80\x80\x80", true, "", true);
    CLEANS ("\u202Ea\u2066b\u200Fc\uFEFF", true, "abc", true);
    CLEANS ("a\u2028b", true, "a\nb", true);
    CLEANS (FAMILY HEART E_ACUTE, false, FAMILY HEART E_ACUTE, false);
    CLEANS ("", true, "", false);
}

/* Whatever comes in, what comes out can be stored and drawn, and cleaning it again changes nothing. */
static void
test_clean_random (void)
{
    GRand *rand = g_rand_new_with_seed (3);

    for (int i = 0; i < 20000; i++) {
        char bytes[24];
        size_t length = (size_t)g_rand_int_range (rand, 0, sizeof bytes + 1);
        for (size_t j = 0; j < length; j++)
            bytes[j] = (char)g_rand_int_range (rand, g_rand_boolean (rand) ? 0 : 0xC0, 256);
        g_autofree char *clean = text_clean (bytes, length, i % 2 == 0, NULL);
        bool changed = true;
        g_autofree char *again = text_clean (clean, strlen (clean), i % 2 == 0, &changed);
        g_assert_true (g_utf8_validate (clean, -1, NULL));
        g_assert_cmpstr (again, ==, clean);
        g_assert_false (changed);
        for (const char *p = clean; *p != '\0'; p++)
            g_assert_true ((guchar)*p >= 0x20 || (*p == '\n' && i % 2 == 0));
    }
    g_rand_free (rand);
}

static void
test_chinese_number (void)
{
    static const struct {
        int n;
        const char *text;
    } numbers[] = {
        { 1, "一" }, { 9, "九" }, { 10, "十" }, { 12, "十二" }, { 20, "二十" }, { 21, "二十一" }, { 99, "九十九" }, { 100, "100" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (numbers); i++) {
        g_autofree char *text = text_chinese_number (numbers[i].n);
        g_assert_cmpstr (text, ==, numbers[i].text);
    }
}

static void
test_distance (void)
{
    g_assert_cmpint (text_distance ("", ""), ==, 0);
    g_assert_cmpint (text_distance ("total", "total"), ==, 0);
    g_assert_cmpint (text_distance ("totla", "total"), ==, 2);
    g_assert_cmpint (text_distance ("kitten", "sitting"), ==, 3);
    g_assert_cmpint (text_distance ("决算", "预算"), ==, 1);
    g_assert_cmpint (text_distance ("", "决算"), ==, 2);
    g_assert_cmpint (text_distance ("sangong", ""), ==, 7);
}

/* The alphabets that are told without the tables of the library are what the tables say; each alone and between others. */
static void
test_width_of_all (void)
{
    for (gunichar c = 0x20; c < 0x30000; c++) {
        char text[16] = "a";
        if (!g_unichar_validate (c) || (c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF))
            continue;
        int width = g_unichar_iscntrl (c) || g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
        int length = g_unichar_to_utf8 (c, text + 1);
        g_assert_cmpint (text_char_width (c), ==, width);
        memcpy (text + 1 + length, "b", 2);
        g_assert_cmpint (text_width (text), ==, width + 2);
    }
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/text/width-of-characters", test_width_of_characters);
    g_test_add_func ("/text/width", test_width);
    g_test_add_func ("/text/width-of-all", test_width_of_all);
    g_test_add_func ("/text/fit", test_fit);
    g_test_add_func ("/text/pad", test_pad);
    g_test_add_func ("/text/graphemes", test_graphemes);
    g_test_add_func ("/text/graphemes-random", test_graphemes_random);
    g_test_add_func ("/text/words", test_words);
    g_test_add_func ("/text/wrap", test_wrap);
    g_test_add_func ("/text/wrap-head", test_wrap_head);
    g_test_add_func ("/text/wrap-words", test_wrap_words);
    g_test_add_func ("/text/wrap-forbidden", test_wrap_forbidden);
    g_test_add_func ("/text/wrap-random", test_wrap_random);
    g_test_add_func ("/text/wrap-forbidden-random", test_wrap_forbidden_random);
    g_test_add_func ("/text/wrap-long", test_wrap_long);
    g_test_add_func ("/text/clean", test_clean);
    g_test_add_func ("/text/clean-random", test_clean_random);
    g_test_add_func ("/text/chinese-number", test_chinese_number);
    g_test_add_func ("/text/distance", test_distance);
    return g_test_run ();
}
