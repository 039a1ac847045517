/* First letters: names typed as people type them, and every name of the code lists. */
#include "core/pinyin.h"

#include <locale.h>
#include <string.h>

static void
test_find (void)
{
    static const struct {
        const char *text, *typed;
        int at;
    } cases[] = {
        { "基本支出", "jbzc", 0 },
        { "基本支出", "JB", 0 },
        { "基本支出", "zc", 2 },
        { "基本支出", "jz", -1 },
        { "基本支出", "jbzcx", -1 },
        { "基本支出", "", -1 },
        { "基本支出", "基", -1 },
        { "行政运行", "xzyx", 0 },
        { "银行监管", "yhjg", 0 },
        { "重大项目", "zdxm", 0 },
        { "重庆市", "cqs", 0 },
        { "会计核算", "kjhs", 0 },
        { "会议费", "hyf", 0 },
        { "因公出国（境）费用", "ygcgjfy", 0 },
        { "（一）维修（护）费", "wxhf", 1 },
        { "“三公”经费", "sgjf", 0 },
        { "5G基站", "5gjz", 0 },
        { "〇", "l", -1 },
        { "", "a", -1 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_test_message ("%s in %s", cases[i].typed, cases[i].text);
        g_assert_cmpint (pinyin_find (cases[i].text, cases[i].typed), ==, cases[i].at);
        g_assert_true (pinyin_match (cases[i].text, cases[i].typed) == (cases[i].at >= 0));
    }
}

/* GB 2312 has its common characters in the order of their readings: the first codes of each letter. */
static const struct {
    int code;
    char letter;
} gb2312[] = { { 0xb0a1, 'a' }, { 0xb0c5, 'b' }, { 0xb2c1, 'c' }, { 0xb4ee, 'd' }, { 0xb6ea, 'e' }, { 0xb7a2, 'f' }, { 0xb8c1, 'g' }, { 0xb9fe, 'h' },
               { 0xbbf7, 'j' }, { 0xbfa6, 'k' }, { 0xc0ac, 'l' }, { 0xc2e8, 'm' }, { 0xc4c3, 'n' }, { 0xc5b6, 'o' }, { 0xc5be, 'p' }, { 0xc6da, 'q' },
               { 0xc8bb, 'r' }, { 0xc8f6, 's' }, { 0xcbfa, 't' }, { 0xcdda, 'w' }, { 0xcef4, 'x' }, { 0xd1b9, 'y' }, { 0xd4d1, 'z' }, { 0xd7fa, '\0' } };

static void
test_common_characters (void)
{
    int n = 0;

    for (int high = 0xb0; high <= 0xd7; high++) {
        for (int low = 0xa1; low <= 0xfe; low++) {
            char bytes[3] = { (char)high, (char)low, '\0' };
            char typed[2] = { '\0', '\0' };
            g_autofree char *character = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
            for (gsize i = 0; i < G_N_ELEMENTS (gb2312) && gb2312[i].code <= high * 256 + low; i++)
                typed[0] = gb2312[i].letter;
            if (character == NULL || typed[0] == '\0')
                continue;
            if (!pinyin_match (character, typed))
                g_test_message ("%s is not read with %s", character, typed);
            g_assert_true (pinyin_match (character, typed));
            n++;
        }
    }
    g_assert_cmpint (n, ==, 3755);
}

/* Every character of every name has a letter, and every name is found by its letters. */
static void
check_list (const char *list)
{
    const char *top = g_getenv ("abs_top_srcdir");
    g_autofree char *path = g_build_filename (top != NULL ? top : ".", "forms", "common", "codes", list, NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &text, NULL, &error);
    g_assert_no_error (error);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_assert_cmpuint (g_strv_length (lines), >, 90);
    for (char **line = lines + 1; *line != NULL && **line != '\0'; line++) {
        g_auto (GStrv) fields = g_strsplit (*line, ",", -1);
        g_autofree char *letters = pinyin_letters_of (fields[1]);
        glong read = 0;
        for (const char *p = fields[1]; *p != '\0'; p = g_utf8_next_char (p))
            read += g_unichar_isalnum (g_utf8_get_char (p));
        g_test_message ("%s %s", fields[1], letters);
        g_assert_cmpint ((glong)strlen (letters), ==, read);
        g_assert_cmpint (pinyin_find (fields[1], letters), ==, 0);
    }
}

static void
test_names_of_codes (void)
{
    check_list ("functions.csv");
    check_list ("economics.csv");
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/pinyin/find", test_find);
    g_test_add_func ("/pinyin/common-characters", test_common_characters);
    g_test_add_func ("/pinyin/names-of-codes", test_names_of_codes);
    return g_test_run ();
}
