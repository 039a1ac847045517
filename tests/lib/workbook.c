#include "config.h"

#include "workbook.h"

#include "print/docx-private.h"

GBytes *
workbook_zip (const char *const *parts)
{
    g_autoptr (GPtrArray) list = docx_parts_new ();
    g_autoptr (GError) error = NULL;

    for (int i = 0; parts[i] != NULL; i += 2)
        docx_part_add_text (list, parts[i], g_strdup (parts[i + 1]));
    GBytes *bytes = docx_zip (list, &error);
    g_assert_no_error (error);
    return bytes;
}

GBytes *
workbook_of (const char *strings, const char *styles, const char *const *sheets)
{
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GString) book = g_string_new ("<workbook><sheets>"), relations = g_string_new ("<Relationships>");

    for (int i = 0; sheets[i] != NULL; i++) {
        g_string_append_printf (book, "<sheet name=\"Sheet%d\" sheetId=\"%d\" r:id=\"rId%d\"/>", i + 1, i + 1, i + 1);
        g_string_append_printf (relations, "<Relationship Id=\"rId%d\" Target=\"worksheets/sheet%d.xml\"/>", i + 1, i + 1);
        g_ptr_array_add (parts, g_strdup_printf ("xl/worksheets/sheet%d.xml", i + 1));
        g_ptr_array_add (parts, g_strdup_printf ("<worksheet><sheetData>%s</worksheet>", sheets[i]));
    }
    g_string_append (book, "</sheets></workbook>");
    g_string_append (relations, "</Relationships>");
    const char *const rest[] = { "xl/workbook.xml", book->str, "xl/_rels/workbook.xml.rels", relations->str, "xl/sharedStrings.xml", NULL, "xl/styles.xml", NULL };
    for (gsize i = 0; i < G_N_ELEMENTS (rest); i++)
        g_ptr_array_add (parts, i == 5   ? g_strdup_printf ("<sst>%s</sst>", strings)
                                : i == 7 ? g_strdup_printf ("<styleSheet>%s</styleSheet>", styles)
                                         : g_strdup (rest[i]));
    g_ptr_array_add (parts, NULL);
    return workbook_zip ((const char *const *) parts->pdata);
}
