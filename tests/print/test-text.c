/* The plain-text renderer: whole documents byte for byte against tests/print/NAME.expected, and what must hold for any
 * report: no line wider than its page, no figure lost, places that do not overlap. */
#include <locale.h>
#include <string.h>

#include "core/text.h"
#include "models.h"
#include "print/print.h"

/* Expected documents: the model, how it is printed, the file. */
static const struct {
    const char *file, *model;
    struct print_options options;
} documents[] = {
    {"document-60", "document", { .ascii = false, .columns = 60, .lines = 20 }}, {"heads-80", "heads", { .ascii = false, .columns = 80, .lines = 24 }},
    {"heads-40", "heads", { .ascii = false, .columns = 40, .lines = 30 }},       {"tree-80", "tree", { .ascii = false, .columns = 80, .lines = 24 }},
    {"tree-50-ascii", "tree", { .ascii = true, .columns = 50, .lines = 26 }},    {"merged-80", "merged", { .ascii = false, .columns = 80, .lines = 24 }},
    {"long-60", "long", { .ascii = false, .columns = 60, .lines = 30 }},         {"cut-40", "cut", { .ascii = false, .columns = 40, .lines = 20 }},
};

static char *
expected_path (const char *name)
{
    const char *folder = g_getenv ("abs_top_srcdir");
    g_autofree char *file = g_strconcat (name, ".expected", NULL);
    return g_build_filename (folder ? folder : ".", "tests", "print", file, NULL);
}

static void
test_expected (gconstpointer data)
{
    size_t i = GPOINTER_TO_SIZE (data);
    g_autoptr (Report) report = model_by_name (documents[i].model);
    g_autofree char *text = print_text (report, &documents[i].options, NULL);
    g_autofree char *path = expected_path (documents[i].file), *expected = NULL;
    if (g_getenv ("UPDATE_EXPECTED"))
        g_assert_true (g_file_set_contents (path, text, -1, NULL));
    g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
    g_assert_cmpstr (text, ==, expected);
}

/* What must hold for any report */

static void
check_page (const char *page, int width)
{
    g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
    for (char **line = lines; *line; line++)
        if (text_width (*line) > width)
            g_error ("%d cells where the page has %d: %s", text_width (*line), width, *line);
}

static int
widest_page (const struct report *report, int columns)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->grid && block->grid->landscape)
            return MAX (columns, 132);
    }
    return columns;
}

static void
check_lines (const struct report *report, const char *text, const struct print_options *options)
{
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    g_assert_true (g_utf8_validate (text, -1, NULL));
    for (char **page = pages; *page; page++) {
        int lines = 0;
        for (const char *c = *page; *c != '\0'; c++)
            lines += *c == '\n';
        g_assert_cmpint (lines, ==, options->lines);
        check_page (*page, widest_page (report, options->columns));
    }
}

/* A figure is a word of its own: blanks or lines on both sides. */
static bool
has_word (const char *text, const char *word)
{
    size_t length = strlen (word);
    for (const char *at = strstr (text, word); at; at = strstr (at + 1, word)) {
        char before = at > text ? at[-1] : ' ', after = at[length];
        if (!strchr ("0123456789.", before) && (after == '\0' || !strchr ("0123456789.", after)))
            return true;
    }
    return false;
}

static void
check_figures (const struct report *report, const char *text)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        for (guint k = 0; block->grid && k < block->grid->cells->len; k++) {
            const struct grid_cell *cell = g_ptr_array_index (block->grid->cells, k);
            if (cell->role == ROLE_FIGURE && !has_word (text, cell->text))
                g_error ("the figure %s is not printed:\n%s", cell->text, text);
        }
    }
}

/* A heading must not be the last thing on its page. */
static void
check_headings (const struct report *report, const char *text)
{
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    for (guint i = 0; i + 1 < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i),
                           *next = g_ptr_array_index (report->blocks, i + 1);
        if (block->kind != BLOCK_HEADING || next->kind != BLOCK_PARAGRAPH)
            continue;
        for (char **page = pages; *page; page++) {
            const char *at = strstr (*page, block->text);
            g_autofree char *rest = at ? g_strstrip (g_strdup (at + strlen (block->text))) : NULL;
            if (rest && g_str_has_prefix (rest, "\u2014 "))
                g_error ("the heading %s stands alone at the foot of its page:\n%s", block->text, *page);
        }
    }
}

static void
check_all (const struct report *report, const struct print_options *options)
{
    g_autoptr (GArray) figures = NULL;
    g_autofree char *text = print_text_map (report, options, &figures, NULL);
    int lines = 0;
    for (const char *c = text; *c != '\0'; c++)
        lines += *c == '\n';
    const struct print_figure *last = NULL;
    for (guint i = 0; i < figures->len; i++) {
        const struct print_figure *figure = &g_array_index (figures, struct print_figure, i);
        g_assert_true (figure->line >= 0 && figure->line < lines && figure->x >= 0 && figure->width > 0);
        g_assert_true (!last || last->line < figure->line || (last->line == figure->line && last->x + last->width <= figure->x));
        last = figure;
    }
    check_lines (report, text, options);
    check_figures (report, text);
    check_headings (report, text);
}

static void
test_any_width (void)
{
    static const char *const names[] = {"document", "heads", "tree", "merged", "long", "cut", "wide"};
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
        for (int columns = 40; columns <= 160; columns += 3)
            for (int ascii = 0; ascii <= 1; ascii++) {
                struct print_options options = {.ascii = ascii, .columns = columns, .lines = 24 + columns % 7};
                g_autoptr (Report) report = model_by_name (names[i]);
                check_all (report, &options);
            }
}

/* Random reports: texts of all lengths with marks, Latin words, digits and characters of every width. */

static void
random_text (GString *out, int most)
{
    static const char *const pieces[] = {"决",      "算",   "“",  "”",   "，",      "。", "（", "）", "、",
                                         "支出",    "2022", "年", "abc", " ",       "%",  "《", "》", "一二三四五六七",
                                         "1234.50", "①",    "—",  "é",   "e\u0301", "：", "；"};
    for (int n = g_test_rand_int_range (0, most + 1); n > 0; n--)
        g_string_append (out, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

static struct report *
random_report (void)
{
    struct report *report = report_new ();
    report->draft = g_test_rand_int_range (0, 2) == 1;
    report->draft_mark = g_strdup ("草稿");
    report->continued = g_strdup ("（续表）");
    if (g_test_rand_int_range (0, 2) == 1) {
        report_add (report, BLOCK_CONTENTS, 0, NULL, "目录");
        report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
    }
    for (int n = g_test_rand_int_range (1, 30); n > 0; n--) {
        GString *text = g_string_new ("文");
        random_text (text, g_test_rand_int_range (0, 10) == 0 ? 1500 : 60);
        int kind = g_test_rand_int_range (0, 10);
        if (kind == 0) {
            g_string_printf (text, "第%d部分", n);
            report_add (report, BLOCK_HEADING, 0, NULL, text->str)->listed = true;
        } else if (kind <= 3) {
            g_string_printf (text, "标题%d号", n);
            report_add (report, BLOCK_HEADING, kind, "heading1", text->str)->listed = kind == 1;
        } else if (kind == 4) {
            report_add (report, BLOCK_NOTE, 0, "note", text->str);
        } else {
            report_add (report, BLOCK_PARAGRAPH, 0, kind == 5 ? "plain" : kind == 6 ? "centre" : "text", text->str);
        }
        g_string_free (text, TRUE);
    }
    return report;
}

static void
random_row (GPtrArray *lines, int n_columns, int kind)
{
    GString *line = g_string_new (NULL);
    for (int column = 0; column < n_columns; column++) {
        if (column > 0)
            g_string_append_c (line, '|');
        if (kind == 0 || (column == 0 && kind == 1)) {
            g_string_append (line, "名");
            random_text (line, 8);
        } else if (g_test_rand_int_range (0, 8) == 0) {
            g_string_append_c (line, '~');
            random_text (line, g_test_rand_int_range (0, 20) == 0 ? 400 : 20);
        } else
            g_string_append_printf (line, "%d.%02d", g_test_rand_int_range (0, 2000000),
                                    g_test_rand_int_range (0, 100));
    }
    g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static void
random_table (struct report *report)
{
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    int n_columns = g_test_rand_int_range (1, 15), n_rows = g_test_rand_int_range (1, 60);
    random_row (lines, n_columns, 0);
    for (int i = 0; i < n_rows; i++)
        random_row (lines, n_columns, g_test_rand_int_range (1, 3));
    g_ptr_array_add (lines, NULL);
    struct block *block = model_table (report, "随机表", "公开99表", 1, (const char *const *)lines->pdata);
    block->grid->landscape = g_test_rand_int_range (0, 2) == 1;
}

static void
test_random (void)
{
    for (int i = 0; i < 150; i++) {
        struct print_options options = {.ascii = g_test_rand_int_range (0, 2) == 1,
                                        .columns = g_test_rand_int_range (40, 161),
                                        .lines = g_test_rand_int_range (20, 80)};
        g_autoptr (Report) report = random_report ();
        check_all (report, &options);
        random_table (report);
        random_table (report);
        check_all (report, &options);
    }
}

/* Headings go with their table, which a page can hold whole, as far as the lines above leave no room for it. */
static void
test_kept (void)
{
    struct print_options options = {.columns = 80, .lines = 44};
    g_autoptr (Report) report = model_by_name ("kept");
    g_autofree char *text = print_text (report, &options, NULL);
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    g_assert_cmpuint (g_strv_length (pages), ==, 2);
    g_assert_null (strstr (pages[0], "情况"));
    g_assert_nonnull (strstr (pages[1], "一、总体情况"));
    g_assert_nonnull (strstr (pages[1], "1.00"));
}

/* What stands on the pages where a figure is said to be. */
static char *
text_at (const char *text, const struct print_figure *figure)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    const char *line = lines[figure->line] + (lines[figure->line][0] == '\f');
    const char *from = line + text_fit (line, figure->x, &(int){0});
    return g_strndup (from, text_fit (from, figure->width, &(int){0}));
}

/* Each figure is where it is said to be. */
static void
test_places (void)
{
    struct print_options options = {.columns = 80, .lines = 40};
    g_autoptr (GArray) figures = NULL;
    g_autoptr (Report) report = model_by_name ("long");
    g_autofree char *text = print_text_map (report, &options, &figures, NULL);
    g_assert_cmpuint (figures->len, ==, 40);
    for (guint i = 0; i < figures->len; i++) {
        const struct print_figure *figure = &g_array_index (figures, struct print_figure, i);
        g_autofree char *wanted = g_strdup_printf ("%d.00", (figure->node + 1) * 100); /* see model_long */
        g_autofree char *shown = text_at (text, figure);
        g_assert_cmpstr (shown, ==, wanted);
    }
}

/* Two figures of one sentence, the second of which stands on another line where the page is narrow. */
static void
test_paragraph_places (void)
{
    static const char sentence[] = "本部门2022年度财政拨款本年支出年初预算数为476.15万元，决算数为637.99万元。";
    g_autoptr (Report) report = report_new ();
    struct block *block = report_add (report, BLOCK_PARAGRAPH, 0, "text", sentence);
    block->spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    struct span spans[] = {{(int)(strstr (sentence, "476") - sentence), 6, 70},
                           {(int)(strstr (sentence, "637") - sentence), 6, 80}};
    g_array_append_vals (block->spans, spans, 2);
    for (int columns = 40; columns < 100; columns += 7) {
        struct print_options options = {.columns = columns, .lines = 20};
        g_autoptr (GArray) figures = NULL;
        g_autofree char *text = print_text_map (report, &options, &figures, NULL);
        g_assert_cmpuint (figures->len, ==, 2);
        for (int i = 0; i < 2; i++) {
            const struct print_figure *figure = &g_array_index (figures, struct print_figure, i);
            g_autofree char *shown = text_at (text, figure);
            g_assert_cmpstr (shown, ==, i == 0 ? "476.15" : "637.99");
            g_assert_cmpint (figure->node, ==, i == 0 ? 70 : 80);
        }
    }
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS (documents); i++) {
        g_autofree char *path = g_strconcat ("/print/text/expected/", documents[i].file, NULL);
        g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_expected);
    }
    g_test_add_func ("/print/text/any-width", test_any_width);
    g_test_add_func ("/print/text/random", test_random);
    g_test_add_func ("/print/text/kept", test_kept);
    g_test_add_func ("/print/text/places", test_places);
    g_test_add_func ("/print/text/paragraph-places", test_paragraph_places);
    return g_test_run ();
}
