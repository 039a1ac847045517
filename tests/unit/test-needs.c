/* What a text must hold before a pattern matches: never false where it does, and false for nearly all that does not. */
#include "core/needs.h"

#include <locale.h>
#include <string.h>

static bool
may_match (const char *pattern, const char *text)
{
    struct arena arena;
    struct letters letters;

    arena_init (&arena, 256);
    letters_of (text, &letters);
    bool met = needs_met (needs_of_pattern (pattern, &arena), &letters);
    arena_clear (&arena);
    return met;
}

/* Patterns, what they match, and what lacks something that they cannot do without. */
static const struct {
    const char *pattern, *right, *wrong; /* wrong NULL: no text is ruled out */
} cases[] = {
    { "截止", "截止今年", "截至今年" },
    { "ab", "cab", "ba" },
    { "费费|的的", "经费费用", "经费的费用" },
    { "X{2,}", "XX局", "X光" },
    { "X{0,2}", "", NULL },
    { "X{,2}", "", NULL },
    { "a?b", "b", "a" },
    { "a*?b", "b", "a" },
    { "a++b", "aab", "bb" },
    { "[,;]x", ",x", "x," },
    { "[^,]x", "yx", "y" },
    { "[a-c]d", "bd", "be" },
    { "[\\]x]d", "]d", "x" },
    { "[一-龥]", "字", NULL },
    { "[[:digit:]]x", "1x", NULL },
    { "[[x]y", "[y", "y" },
    { "[{][^}]*[}]", "{x}", "{x" },
    { "{[^}]*}", "{x}", "x}" },
    { "(增加|减少)了", "减少了", "增了" },
    { "(增加|减少)?了", "了", "增加" },
    { "(?:a|[b-d])e", "ce", "fe" },
    { "(a|)b", "b", "a" },
    { "a(?=b)", "ab", "b" },
    { "(?<!a)b(?!c)", "b", "ac" },
    { "(?<=a)b", "ab", "a" },
    { "\\.\\(", ".(", "()" },
    { "\\d+%", "5%", "5" },
    { "x\\b,y", "x,y", "xy" },
    { "^a$", "a", "b" },
    { ".", "x", NULL },
    { "(..)\\1", "补贴补贴", "补贴和补贴" },
    { "([一-龥]{2,4})\\1", "养老补贴补贴", "养老和养老" },
    { "(.)\\1", "看看", NULL },
    { "(.{2,9})\\1", "abcdefghiabcdefghi", NULL },
    { "(a|(bc))(..)\\3", "bcxyxy", "bcxyx" },
    { "(..)x\\1", "abxab", "abab" },
    { "(\\bab)\\1", "abab", "abba" },
    { "(?i)ab", "AB", NULL },
    { "(?P<n>ab)", "ab", NULL },
    { "\\x41", "A", NULL },
    { "\\Qa.b\\E", "a.b", NULL },
    { "\\12", "", NULL },
    { "a|", "b", NULL },
    { "[]a]b", "]b", NULL },
    { "(a", "", NULL },
    { "a)", "", NULL },
    { "[a", "", NULL },
    { "a\\", "", NULL },
    { "[a\\", "", NULL },
    { "*", "", NULL },
};

static void
test_cases (void)
{
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autoptr (GRegex) regex = g_regex_new (cases[i].pattern, 0, 0, NULL);
        g_test_message ("%s", cases[i].pattern);
        g_assert_true (may_match (cases[i].pattern, cases[i].right));
        g_assert_true (may_match (cases[i].pattern, cases[i].wrong != NULL ? cases[i].wrong : "") == (cases[i].wrong == NULL));
        if (regex != NULL && cases[i].wrong != NULL)
            g_assert_true (g_regex_match (regex, cases[i].right, 0, NULL) && !g_regex_match (regex, cases[i].wrong, 0, NULL));
    }
}

/* A random pattern: letters, classes, groups, backreferences, repeated or not. */
static void
add_pattern (GString *out, int depth)
{
    static const char *const atoms[] = { "a", "b", "费", "[ab]", "[^a]", "[a-c]", ".", "\\1", "\\2", "^", "$", "\\b", "\\d" };
    static const char *const times[] = { "", "", "", "?", "*", "+", "{2}", "{0,2}", "{2,}", "*?" };
    static const char *const opens[] = { "(", "(?:", "(?=", "(?!", "(?<!" };

    for (int n = g_test_rand_int_range (1, 4); n > 0; n--) {
        if (depth > 0 && g_test_rand_int_range (0, 3) == 0) {
            g_string_append (out, opens[g_test_rand_int_range (0, depth > 1 ? 5 : 2)]);
            add_pattern (out, depth - 1);
            g_string_append_c (out, ')');
        } else {
            g_string_append (out, atoms[g_test_rand_int_range (0, G_N_ELEMENTS (atoms))]);
        }
        g_string_append (out, times[g_test_rand_int_range (0, G_N_ELEMENTS (times))]);
        if (g_test_rand_int_range (0, 6) == 0)
            g_string_append_c (out, '|');
    }
}

/* No text that the library matches is ruled out. */
static void
test_random (void)
{
    static const char *const letters[] = { "a", "b", "c", "费", "1", " " };
    int matched = 0;
    int spared = 0;

    for (int i = 0; i < 20000; i++) {
        g_autoptr (GString) pattern = g_string_new (NULL);
        g_autoptr (GString) text = g_string_new (NULL);
        add_pattern (pattern, 2);
        g_autoptr (GRegex) regex = g_regex_new (pattern->str, 0, 0, NULL);
        for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
            g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
        bool may = may_match (pattern->str, text->str);
        if (regex == NULL)
            continue;
        if (g_regex_match (regex, text->str, 0, NULL)) {
            if (!may)
                g_test_message ("%s matches %s", pattern->str, text->str);
            g_assert_true (may);
            matched++;
        }
        spared += !may;
    }
    g_test_message ("%d matched, %d ruled out", matched, spared);
    g_assert_cmpint (matched, >, 1000);
    g_assert_cmpint (spared, >, 1000);
}

static void
test_letters (void)
{
    struct arena arena;
    struct letters letters;

    arena_init (&arena, 256);
    const guint16 *needs = needs_of_letters ("0年", &arena);
    letters_of ("今年", &letters);
    g_assert_true (needs_met (needs, &letters));
    letters_of ("今日", &letters);
    g_assert_false (needs_met (needs, &letters));
    g_assert_true (needs_met (NULL, &letters));
    arena_clear (&arena);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/needs/cases", test_cases);
    g_test_add_func ("/needs/random", test_random);
    g_test_add_func ("/needs/letters", test_letters);
    return g_test_run ();
}
