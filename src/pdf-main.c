/* juesuan-pdf: the report of a book as PDF.  A program of its own, so that the main program need not load what only
 * drawing needs; `juesuan print -o REPORT.pdf` starts it. */
#include "config.h"

#include "helper.h"

int
main (int argc, char **argv)
{
    static const struct helper_format formats[] = { { "pdf", print_pdf, "Pango" } };

    return helper_main (argc, argv, formats, G_N_ELEMENTS (formats));
}
