/* juesuan-office: the report of a book as a document for word processing or a spreadsheet.  A program of its own, so that the main
 * program need not load what only these formats need; `juesuan print -o REPORT.docx` starts it. */
#include "config.h"

#include "helper.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "import/xlsx.h"
#include "language.h"

#ifdef HAVE_LIBARCHIVE
static GBytes *
office_docx (const struct report *report, const struct print_options *options, GError **error)
{
    (void)options;
    return print_docx (report, error);
}
#else
#define office_docx NULL
#endif

#ifdef HAVE_XLSXWRITER
static GBytes *
office_xlsx (const struct report *report, const struct print_options *options, GError **error)
{
    (void)options;
    return print_xlsx (report, error);
}
#else
#define office_xlsx NULL
#endif

/* For the session (src/session/sheet.c): a workbook on standard input, a block of text on standard output. */
#ifdef HAVE_LIBARCHIVE
static int
office_read (const char *name, const char *sheet)
{
    g_autoptr (GByteArray) bytes = helper_input ();
    g_autoptr (GError) error = NULL;
    g_autofree char *text = xlsx_read (name, bytes->data, bytes->len, sheet, &error);
    if (text == NULL) {
        g_printerr ("juesuan: %s\n", error->message);
        return 2;
    }
    return fputs (text, stdout) < 0 || fflush (stdout) != 0 ? 2 : 0;
}
#else
static int
office_read (const char *name, const char *sheet)
{
    (void) name;
    (void) sheet;
    g_printerr ("juesuan: %s\n", _("This juesuan was built without libarchive, so it cannot read spreadsheets. Save the sheet as text."));
    return 2;
}
#endif

int
main (int argc, char **argv)
{
    static const struct helper_format formats[] = {
        { "docx", office_docx, "libarchive" },
        { "xlsx", office_xlsx, "libxlsxwriter" },
    };

    if (argc >= 3 && strcmp (argv[1], "--read-sheet") == 0) {
        language_begin ();
        return office_read (argv[2], argc > 3 ? argv[3] : NULL);
    }
    return helper_main (argc, argv, formats, G_N_ELEMENTS (formats));
}
