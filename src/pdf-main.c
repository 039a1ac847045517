/* juesuan-pdf: the report of a book as PDF.  A program of its own, so that the main program need not load what only
 * drawing needs; `juesuan print -o REPORT.pdf` starts it. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "language.h"
#include "print/print.h"
#include "session/session.h"

enum { STATUS_DONE = 0, STATUS_INPUT = 2 };

static int
pdf_complain (const char *message)
{
    g_printerr ("juesuan: %s\n", message);
    return STATUS_INPUT;
}

/* A slip like "-o book.db" must not cost the book. */
static bool
pdf_is_book (const char *path, const char *file)
{
    GStatBuf a, b;
    return g_stat (path, &a) == 0 && g_stat (file, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int
pdf_make (const char *file, const char *which, const char *path)
{
    g_autoptr (GError) error = NULL;
    if (pdf_is_book (path, file)) {
        g_autofree char *sentence =
            g_strdup_printf (_ ("%s is the book itself; choose another name for the report."), path);
        return pdf_complain (sentence);
    }
    g_autoptr (Session) session = session_open (file, which, STORE_READ, NULL, &error);
    if (!session)
        return pdf_complain (error->message);
    g_autoptr (Report) report = session_report (session);
    g_autoptr (GBytes) bytes = print_pdf (report, &error);
    if (!bytes || !print_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
        return pdf_complain (error->message);
    return STATUS_DONE;
}

int
main (int argc, char **argv)
{
    g_autofree char *which = NULL, *path = NULL;
    const GOptionEntry entries[] = {
        {"book", 'b', 0, G_OPTION_ARG_STRING, &which, N_ ("which book, where the file holds several"),
         N_ ("UNIT/YEAR")},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("into this file"), N_ ("FILE")},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    g_autoptr (GError) error = NULL;
    language_begin ();
    g_autoptr (GOptionContext) context =
        g_option_context_new (_ ("FILE [REPORT.pdf] - print the report of a book as PDF"));
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    if (!g_option_context_parse (context, &argc, &argv, &error))
        return pdf_complain (error->message);
    if (argc == 3 && !path)
        path = g_strdup (argv[2]);
    else if (argc != 2 || !path)
        return pdf_complain (_ ("Say which book and into which file: juesuan-pdf FILE -o REPORT.pdf"));
    return pdf_make (argv[1], which, path);
}
