/* juesuan-office: the report of a book as a document for word processing or a spreadsheet.  A program of its own, so that the main
 * program need not load what only these formats need; `juesuan print -o REPORT.docx` starts it. */
#include "config.h"

#include "helper.h"

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

int
main (int argc, char **argv)
{
    static const struct helper_format formats[] = {
        { "docx", office_docx, "libarchive" },
        { "xlsx", office_xlsx, "libxlsxwriter" },
    };

    return helper_main (argc, argv, formats, G_N_ELEMENTS (formats));
}
