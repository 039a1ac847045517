/* DOCX and XLSX unpacked and read back: well-formed, every text of the report in its order, figures as numbers, the same bytes twice. */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#include "models.h"
#include "pieces.h"
#include "print/places.h"
#include "print/print.h"

static const char *const names[] = { "cut", "document", "heads", "long", "merged", "tree" };

/* path -> content, of all parts */
static GHashTable *
unpack (GBytes *bytes)
{
    GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    gsize length;
    const void *data = g_bytes_get_data (bytes, &length);
    struct archive *archive = archive_read_new ();
    struct archive_entry *entry;
    archive_read_support_format_zip (archive);
    g_assert_cmpint (archive_read_open_memory (archive, data, length), ==, ARCHIVE_OK);
    while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
        GString *content = g_string_new (NULL);
        char buffer[4096];
        la_ssize_t n;
        while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
            g_string_append_len (content, buffer, n);
        g_assert_cmpint (n, ==, 0);
        g_hash_table_insert (parts, g_strdup (archive_entry_pathname (entry)), g_string_free (content, FALSE));
    }
    archive_read_free (archive);
    GHashTableIter iter;
    gpointer path, content;
    g_hash_table_iter_init (&iter, parts);
    while (g_hash_table_iter_next (&iter, &path, &content))
        g_free (pieces_markup_text (content, NULL)); /* well-formed */
    return parts;
}

static GHashTable *
print_and_unpack (const struct report *report, GBytes *(*print) (const struct report *report, GError **error))
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = print (report, &error);
    g_assert_no_error (error);
    g_setenv ("TZ", "Asia/Shanghai", TRUE);
    g_autoptr (GBytes) again = print (report, &error);
    g_setenv ("TZ", "UTC", TRUE);
    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (bytes, again));
    return unpack (bytes);
}

#ifdef HAVE_LIBARCHIVE
/* Each row of each table covers all columns of its grid. */
static void
check_rows (const char *document, const struct report *report)
{
    const char *at = document;
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        for (int row = 0; block->grid && row < block->grid->n_rows; row++) {
            const char *from = strstr (at, "<w:tr>");
            g_assert_nonnull (from);
            const char *to = strstr (from, "</w:tr>");
            g_autofree char *text = g_strndup (from, (gsize) (to - from));
            int columns = 0;
            for (const char *cell = strstr (text, "<w:tc>"); cell; cell = strstr (cell + 1, "<w:tc>")) {
                const char *span = strstr (cell, "<w:gridSpan w:val=\""), *end = strstr (cell, "</w:tcPr>");
                columns += span && span < end ? (int) g_ascii_strtoll (span + strlen ("<w:gridSpan w:val=\""), NULL, 10) : 1;
            }
            g_assert_cmpint (columns, ==, block->grid->n_columns);
            g_assert_cmpint (strstr (text, "<w:tblHeader/>") != NULL, ==, row < block->grid->n_head);
            at = to;
        }
    }
}

static void
check_docx (const struct report *report)
{
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_docx);
    const char *document = g_hash_table_lookup (parts, "word/document.xml");
    g_autofree char *text = pieces_markup_text (document, "w:t");
    g_autoptr (GPtrArray) pieces = pieces_of_report (report);
    pieces_assert (pieces, text);
    check_rows (document, report);
}

static void
test_docx (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (Report) report = model_by_name (names[i]);
        check_docx (report);
    }
    g_autoptr (Report) hostile = pieces_hostile ();
    check_docx (hostile);
}

/* The folios of the contents: see document-60.expected and check-pdf.sh, which have the same pages. */
static void
test_docx_contents (void)
{
    g_autoptr (Report) report = model_by_name ("document");
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_docx);
    const char *document = g_hash_table_lookup (parts, "word/document.xml");
    g_autofree char *text = pieces_markup_text (document, "w:t");
    g_assert_nonnull (strstr (text, "目  录\n第一部分 某市某局概况\n2\n一、部门主要职能\n2\n第二部分 部门决算表\n3\n公开02表  收入决算表\n4\n二、附件\n5\n"));
    g_assert_nonnull (strstr (document, "<w:pStyle w:val=\"Heading1\"/>"));
    g_assert_nonnull (strstr (document, " TOC \\o "));
    g_assert_nonnull (strstr (document, "<w:pgNumType w:start=\"1\"/>"));
}

/* The first of the headings begins the page on which the table is whole. */
static void
test_docx_kept (void)
{
    g_autoptr (Report) report = model_by_name ("kept");
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_docx);
    const char *document = g_hash_table_lookup (parts, "word/document.xml"), *page = strstr (document, "<w:pageBreakBefore/>");
    g_assert_nonnull (page);
    g_assert_true (g_str_has_prefix (page - strlen ("<w:pStyle w:val=\"Heading2\"/>"), "<w:pStyle w:val=\"Heading2\"/>"));
    g_assert_null (strstr (page + 1, "<w:pageBreakBefore/>"));
}

/* 公开09 model: 合计 goes on below itself. */
static void
test_docx_merged (void)
{
    g_autoptr (Report) report = model_by_name ("heads");
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_docx);
    const char *document = g_hash_table_lookup (parts, "word/document.xml");
    g_assert_nonnull (strstr (document, "<w:gridSpan w:val=\"4\"/>"));
    g_assert_nonnull (strstr (document, "<w:vMerge w:val=\"restart\"/>"));
    g_assert_nonnull (strstr (document, "<w:vMerge/>"));
}
#endif

#ifdef HAVE_XLSXWRITER
/* The value in a cell of a sheet: what stands in <v>, or the shared string that it names.  NULL: none. */
static char *
sheet_value (const char *sheet, char **strings, int row, int column)
{
    g_autofree char *start = g_strdup_printf ("<c r=\"%c%d\"", 'A' + column, row + 1);
    const char *cell = strstr (sheet, start);
    if (!cell)
        return NULL;
    const char *tag = strchr (cell, '>'), *end = tag[-1] == '/' ? tag : strstr (cell, "</c>"), *value = strstr (cell, "<v>");
    if (!value || value > end)
        return NULL;
    g_autofree char *text = g_strndup (value + 3, (gsize) (strstr (value, "</v>") - value - 3));
    const char *shared = strstr (cell, "t=\"s\"");
    return shared && shared < tag ? g_strdup (strings[g_ascii_strtoll (text, NULL, 10)]) : g_steal_pointer (&text);
}

static void
check_sheet (const char *sheet, char **strings, const struct grid *grid)
{
    int first_row = grid->title || grid->code ? 3 : 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        g_autofree char *value = sheet_value (sheet, strings, first_row + cell->row, cell->column);
        if (cell->role != ROLE_FIGURE || *cell->text == '\0' || !g_ascii_isdigit (*cell->text))
            continue;
        const char *point = strchr (cell->text, '.');
        g_autofree char *format = g_strdup_printf ("%%.%df", point ? (int) strlen (point + 1) : 0);
        char shown[64];
        g_assert_nonnull (value);
        g_ascii_formatd (shown, sizeof shown, format, g_ascii_strtod (value, NULL));
        g_assert_cmpstr (shown, ==, cell->text);
    }
}

/* The shared strings, one <si> each. */
static char **
shared_strings (GHashTable *parts)
{
    const char *part = g_hash_table_lookup (parts, "xl/sharedStrings.xml");
    g_autofree char *text = part ? pieces_markup_text (part, "t") : g_strdup ("");
    return g_strsplit (text, "\n", -1);
}

static void
test_xlsx (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autoptr (Report) report = model_by_name (names[i]);
        g_autoptr (GHashTable) parts = print_and_unpack (report, print_xlsx);
        g_auto (GStrv) strings = shared_strings (parts);
        int n = 0;
        for (guint k = 0; k < report->blocks->len; k++) {
            const struct block *block = g_ptr_array_index (report->blocks, k);
            if (!block->grid)
                continue;
            g_autofree char *path = g_strdup_printf ("xl/worksheets/sheet%d.xml", ++n);
            const char *sheet = g_hash_table_lookup (parts, path);
            g_assert_nonnull (sheet);
            check_sheet (sheet, strings, block->grid);
            g_assert_nonnull (strstr (sheet, "<pageSetup paperSize=\"9\""));
        }
    }
}

/* Texts that look like formulas stay texts, and none is lost. */
static void
test_xlsx_hostile (void)
{
    g_autoptr (Report) report = pieces_hostile ();
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_xlsx);
    const char *sheet = g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml");
    g_assert_null (strstr (sheet, "<f>"));
    g_auto (GStrv) strings = shared_strings (parts);
    g_assert_true (g_strv_contains ((const char *const *) strings, "=1+1"));
    g_assert_true (g_strv_contains ((const char *const *) strings, "a & b &lt; c &amp;"));
    g_assert_true (g_strv_contains ((const char *const *) strings, "<script>alert(1)</script>"));
}

/* A sum over two rows, from hand: 1.50 + 2.25 = 3.75. */
static void
test_xlsx_sum (void)
{
    static const char *const lines[] = { "项目|金额", "甲|1.50", "乙|2.25", "合计|3.75", NULL };
    g_autoptr (Report) report = report_new ();
    struct block *block = model_table (report, "表", "公开01表", 1, lines);
    struct places places;
    places_init (&places, block->grid);
    struct grid_cell *total = (struct grid_cell *) places_at (&places, 3, 1);
    static const struct term terms[] = { { 0, false }, { 1, false } };
    total->terms = g_array_new (FALSE, FALSE, sizeof (struct term));
    g_array_append_vals (total->terms, terms, 2);
    places_clear (&places);
    g_autoptr (GHashTable) parts = print_and_unpack (report, print_xlsx);
    g_assert_nonnull (strstr (g_hash_table_lookup (parts, "xl/worksheets/sheet1.xml"), "<f>SUM(B5:B6)</f><v>3.75</v>"));
    g_assert_nonnull (strstr (g_hash_table_lookup (parts, "xl/workbook.xml"), "name=\"公开01表\""));
}
#endif

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
#ifdef HAVE_LIBARCHIVE
    g_test_add_func ("/print/docx/models", test_docx);
    g_test_add_func ("/print/docx/contents", test_docx_contents);
    g_test_add_func ("/print/docx/kept", test_docx_kept);
    g_test_add_func ("/print/docx/merged", test_docx_merged);
#endif
#ifdef HAVE_XLSXWRITER
    g_test_add_func ("/print/xlsx/models", test_xlsx);
    g_test_add_func ("/print/xlsx/hostile", test_xlsx_hostile);
    g_test_add_func ("/print/xlsx/sum", test_xlsx_sum);
#endif
    return g_test_run ();
}
