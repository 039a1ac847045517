/* Sheets of XLSX files: what a cell reads as, which sheet is taken, and what is refused. */
#include "config.h"

#include <string.h>

#include "import/xlsx-private.h"
#include "tests/lib/workbook.h"

#define END "</sheetData>"
#define NO_SHEETS ((const char *const[]){ NULL })

static const char styles[] = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.00,\"/><numFmt numFmtId=\"165\" "
                             "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";
static const char strings[] = "<si><t>合计</t></si><si><r><t>三</t></r><r><t xml:space=\"preserve\">公 </t></r><rPh><t>san</t></rPh></si>";

static char *
read_bytes (GBytes *bytes, const char *sheet, GError **error)
{
    gsize size;
    const void *data = g_bytes_get_data (bytes, &size);

    return xlsx_read ("x.xlsx", data, size, sheet, error);
}

static void
assert_cells (const char *cells, const char *wanted)
{
    g_autofree char *sheet = g_strconcat (cells, END, NULL);
    g_autoptr (GBytes) bytes = workbook_of (strings, styles, (const char *const[]){ sheet, NULL });
    g_autoptr (GError) error = NULL;
    g_autofree char *got = read_bytes (bytes, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (got, ==, wanted);
}

static void
assert_refused (GBytes *bytes, const char *sheet, const char *piece)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *got = read_bytes (bytes, sheet, &error);

    g_assert_null (got);
    g_assert_true (g_str_has_prefix (error->message, "x.xlsx: "));
    g_assert_nonnull (strstr (error->message, piece));
    g_bytes_unref (bytes);
}

static void
test_types (void)
{
    assert_cells ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>a&amp;b</t></is></c></row>",
                  "合计\t三公 \t\ta&b\n");
    assert_cells ("<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"str\"><f>A1</f><v>x\ty\nz</v></c></row>", "TRUE\t#DIV/0!\tx y z\n");
    assert_cells ("<row r=\"3\"><c r=\"A3\"><f>SUM(A1:A2)</f><v>7.5</v></c></row>", "\n\n7.5\n"); /* the stored value of a formula */
    assert_cells ("<row><c t=\"s\"><v>99</v></c><c t=\"str\"><v>\"a\" b</v></c></row>", "\t\"\"\"a\"\" b\"\n");
    assert_cells ("<x:row><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>", "1\n");
}

static void
test_numbers (void)
{
    static const struct {
        const char *stored, *code, *wanted;
    } cases[] = {
        { "15.690000000000001", "General", "15.69" }, { "187800.00000000003", "0.00", "187800" }, { "1.2345E-3", "General", "0.0012345" },
        { "-7E+5", "General", "-700000" },           { "999999999999999.9", "0", "1000000000000000" },
        { "-0", "0", "0" },                           { "0.125", "0.0%", "12.5%" },
        { "187800", "#,##0.00,", "187.8" },           { "187800", "0!.0,", "18.78" },
        { "187800", "0\".\"0000", "18.78" },          { "187800", "#,##0.00;[Red]-#,##0.00", "187800" },
        { "44926", "yyyy-mm-dd", "2022-12-31" },      { "44926.75", "yyyy/m/d h:mm", "2022-12-31" },
        { "1", "d", "1900-01-01" },                   { "61", "d", "1900-03-01" },
        { "-1", "d", "-1" },                          { "99999999", "d", "99999999" },
        { "12x", "0", "12x" },                        { "1E999", "0", "1E999" },
        { "12", "0\"d\"", "12" },                     { "", "0", "" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct xlsx_format format = xlsx_format_read (cases[i].code);
        g_autofree char *got = xlsx_number (cases[i].stored, &format, false);

        g_assert_cmpstr (got, ==, cases[i].wanted);
    }
    assert_cells ("<row><c s=\"1\"><v>0.995</v></c><c s=\"2\"><v>44926</v></c><c s=\"3\"><v>264200</v></c><c s=\"4\"><v>44896</v></c><c s=\"77\"><v>5</v></c></row>",
                  "99.5%\t2022-12-31\t264.2\t2022-12-01\t5\n");
}

static void
test_merged (void)
{
    const char *rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>决算数</v></c></row>"
                       "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>2</v></c></row>" END
                       "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A1:Z1\"/></mergeCells>";
    g_autoptr (GBytes) bytes = workbook_of (strings, styles, (const char *const[]){ rows, NULL });
    g_autofree char *got = read_bytes (bytes, NULL, NULL);

    g_assert_cmpstr (got, ==, "合计\t决算数\t决算数\n\t1\t2\n");
}

static void
test_sheets (void)
{
    static const char *const one = "<row><c><v>1</v></c></row>" END, *const two = "<row><c><v>2</v></c></row>" END;
    g_autoptr (GBytes) bytes = workbook_of ("", "", (const char *const[]){ END, two, END, NULL });
    g_autofree char *only = read_bytes (bytes, NULL, NULL);
    g_autoptr (GBytes) both = workbook_of ("", "", (const char *const[]){ one, two, NULL });
    g_autofree char *named = read_bytes (both, "Sheet2", NULL);
    g_autoptr (GBytes) hidden = workbook_zip ((const char *const[]){
        "xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"1\" state=\"veryHidden\"/><sheet name=\"b\" r:id=\"2\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"1\" Target=\"worksheets/s1.xml\"/><Relationship Id=\"2\" Target=\"/xl/worksheets/s2.xml\"/></R>",
        "xl/worksheets/s1.xml", "<worksheet><row><c><v>1</v></c></row></worksheet>", "xl/worksheets/s2.xml", "<worksheet><row><c><v>2</v></c></row></worksheet>", NULL });
    g_autofree char *visible = read_bytes (hidden, NULL, NULL), *asked = read_bytes (hidden, "a", NULL);

    g_assert_cmpstr (only, ==, "2\n");
    g_assert_cmpstr (named, ==, "2\n");
    g_assert_cmpstr (visible, ==, "2\n");
    g_assert_cmpstr (asked, ==, "1\n");
    assert_refused (g_bytes_ref (both), NULL, "several sheets");
    assert_refused (g_bytes_ref (both), "other", "Sheet1, Sheet2");
    assert_refused (workbook_of ("", "", NO_SHEETS), NULL, "empty");
}

static GBytes *
one_sheet (const char *rows)
{
    return workbook_of ("", "", (const char *const[]){ rows, NULL });
}

static void
test_refused (void)
{
    g_autofree char *large = g_strnfill (XLSX_MOST_PART + 1, ' ');
    g_autofree char *shared = g_strnfill (1 << 20, 'x');
    g_autofree char *bomb = g_strdup_printf ("<si><t>%s</t></si>", shared);
    g_autoptr (GString) cells = g_string_new ("<row>");

    for (int i = 0; i < 100; i++) /* 100 MB out of one */
        g_string_append (cells, "<c t=\"s\"><v>0</v></c>");
    g_string_append (cells, "</row>" END);
    assert_refused (workbook_of (bomb, "", (const char *const[]){ cells->str, NULL }), NULL, "larger than any table");
    assert_refused (g_bytes_new_static ("PK\3\4 no zip", 10), NULL, "no workbook");
    assert_refused (g_bytes_new_static ("", 0), NULL, "no workbook");
    assert_refused (workbook_zip ((const char *const[]){ "word/document.xml", "<a/>", NULL }), NULL, "no workbook");
    assert_refused (workbook_zip ((const char *const[]){ "xl/workbook.xml", large, NULL }), NULL, "unpacked");
    assert_refused (one_sheet ("<row><c r=\"A1048576\"><v>1</v></c></row>" END), NULL, "larger than any table");
    assert_refused (one_sheet ("<row><c r=\"XFD1\"><v>1</v></c></row>" END), NULL, "larger than any table");
    assert_refused (one_sheet ("<row><c><f>1+1</f></c></row>" END), NULL, "formula without a value");
    assert_refused (one_sheet ("<row><c><v>1</c></row>" END), NULL, "damaged");
    assert_refused (one_sheet ("<row><c><v>&file;</v></c></row>" END), NULL, "damaged"); /* no entities but XML's own */
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/xlsx/types", test_types);
    g_test_add_func ("/xlsx/numbers", test_numbers);
    g_test_add_func ("/xlsx/merged", test_merged);
    g_test_add_func ("/xlsx/sheets", test_sheets);
    g_test_add_func ("/xlsx/refused", test_refused);
    return g_test_run ();
}
