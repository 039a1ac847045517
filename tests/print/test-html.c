/* The HTML renderer: every text of the report in its order, well-formed, nothing that runs, tables that say what their heads are for. */
#include <locale.h>
#include <string.h>

#include "models.h"
#include "pieces.h"
#include "print/markup.h"
#include "print/print.h"

static const char *const names[] = { "cut", "document", "heads", "long", "merged", "tree" };

static void
test_models (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (Report) report = model_by_name (names[i]);
        g_autofree char *html = print_html (report), *again = print_html (report);
        g_autofree char *text = pieces_markup_text (html, "body");
        g_autoptr (GPtrArray) pieces = pieces_of_report (report);
        pieces_assert (pieces, text);
        g_assert_cmpstr (html, ==, again);
    }
}

static void
test_escaping (void)
{
    g_autoptr (GString) out = g_string_new (NULL);
    markup_text (out, "<a href=\"x\">&'\x01\x1b\x7f\tb\nc\xff\xed\xa0\x80决\xef\xbf\xbf");
    g_assert_cmpstr (out->str, ==, "&lt;a href=&quot;x&quot;&gt;&amp;&#39; b\nc决");
    g_string_truncate (out, 0);
    markup_format (out, "%d %s 100%%", -7, "%s<");
    g_assert_cmpstr (out->str, ==, "-7 %s&lt; 100%");
}

static void
test_hostile (void)
{
    g_autoptr (Report) report = pieces_hostile ();
    g_autofree char *html = print_html (report);
    g_autofree char *text = pieces_markup_text (html, "body"), *title = pieces_markup_text (html, "title");
    g_autoptr (GPtrArray) pieces = pieces_of_report (report);
    pieces_assert (pieces, text);
    g_assert_cmpstr (title, ==, "<b>&\"'\n");
    g_assert_null (strstr (html, "<script"));
    for (const char *c = html; *c != '\0'; c++)
        g_assert_true (*c == '\n' || (guchar) *c >= 0x20);
}

/* 公开09: two heads over four columns each, the second level over two of them. */
static void
test_heads (void)
{
    g_autoptr (Report) report = model_by_name ("heads");
    g_autofree char *html = print_html (report);
    g_assert_nonnull (strstr (html, "<thead>\n<tr><th scope=\"colgroup\" colspan=\"4\">预算数</th><th scope=\"colgroup\" colspan=\"4\">决算数</th></tr>\n"
                                    "<tr><th scope=\"col\" rowspan=\"2\">合计</th><th scope=\"colgroup\" colspan=\"2\">公务用车购置及运行维护费</th>"));
    g_assert_nonnull (strstr (html, "<tbody>\n<tr><td class=\"r\">26.55</td><td class=\"r\">18.78</td><td class=\"r\">7.77</td><td></td>"));
    g_assert_nonnull (strstr (html, "<caption><b>财政拨款“三公”经费支出决算表</b><span class=\"code\">公开09表</span>"));
}

/* A spreadsheet program that opens the page computes what begins like a formula; a figure below zero stays one. */
static void
test_formulas (void)
{
    static const char *const texts[] = { "=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", " =2", "-3.50", "+", "-" };
    static const bool guarded[] = { true, true, true, true, true, false, false, false };
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (Report) report = report_new ();
        report_add (report, BLOCK_PARAGRAPH, 0, NULL, texts[i]);
        report_add (report, BLOCK_HEADING, 0, NULL, texts[i]);
        g_autofree char *html = print_html (report);
        g_auto (GStrv) pieces = g_strsplit (html, "&#8288;", -1);
        g_assert_cmpuint (g_strv_length (pieces), ==, guarded[i] ? 3 : 1);
        g_assert_null (strstr (html, ">="));
    }
}

static void
test_rows (void)
{
    g_autoptr (Report) report = model_by_name ("tree");
    g_autofree char *html = print_html (report);
    g_assert_nonnull (strstr (html, "<tr><th scope=\"row\" colspan=\"2\">合计</th><td class=\"r\">637.99</td>"));
    g_assert_nonnull (strstr (html, "<td class=\"c\">20103</td><th scope=\"row\" class=\"i1\">政府办公厅（室）及相关机构事务</th>"));
    g_assert_nonnull (strstr (html, "<p class=\"draft\">草稿</p>"));
}

/* The notes of a table stand on its page; a page lies across only for a table that is too wide for another. */
static void
test_sheets (void)
{
    g_autoptr (Report) report = model_by_name ("heads"), wide = model_by_name ("wide");
    g_autofree char *html = print_html (report), *across = print_html (wide);
    const char *note = strstr (html, "</table>\n</div>\n<p class=\"note\">");
    g_assert_nonnull (note);
    g_assert_nonnull (strstr (note, "</p>\n</section>\n"));
    g_assert_null (strstr (html, "class=\"sheet wide\""));
    g_assert_nonnull (strstr (across, "class=\"sheet wide\""));
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/print/html/models", test_models);
    g_test_add_func ("/print/html/escaping", test_escaping);
    g_test_add_func ("/print/html/hostile", test_hostile);
    g_test_add_func ("/print/html/formulas", test_formulas);
    g_test_add_func ("/print/html/heads", test_heads);
    g_test_add_func ("/print/html/rows", test_rows);
    g_test_add_func ("/print/html/sheets", test_sheets);
    return g_test_run ();
}
