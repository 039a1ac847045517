/* juesuan-office: the report of a book as a document for word processing or a spreadsheet.  A program of its own, so that the main
 * program need not load what only these formats need; `juesuan print -o REPORT.docx` starts it. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "language.h"
#include "session/export.h"

enum { STATUS_DONE = 0, STATUS_INPUT = 2 };

static const struct office_format {
    const char *name;
    GBytes *(*make) (const struct report *report, GError **error); /* NULL: not in this build */
    const char *library;
} office_formats[] = {
#ifdef HAVE_LIBARCHIVE
    { "docx", print_docx, "libarchive" },
#else
    { "docx", NULL, "libarchive" },
#endif
#ifdef HAVE_XLSXWRITER
    { "xlsx", print_xlsx, "libxlsxwriter" },
#else
    { "xlsx", NULL, "libxlsxwriter" },
#endif
};

static int
office_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

static int
office_complain (const char *format, ...)
{
    va_list list;

    va_start (list, format);
    g_autofree char *message = g_strdup_vprintf (format, list);
    va_end (list);
    g_printerr ("juesuan: %s\n", message);
    return STATUS_INPUT;
}

static const struct office_format *
office_format (const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS (office_formats); i++)
        if (strcmp (office_formats[i].name, name) == 0)
            return &office_formats[i];
    return NULL;
}

static int
office_make (const struct office_format *format, const char *file, const char *which, const char *path)
{
    g_autoptr (GError) error = NULL;

    if (format->make == NULL)
        return office_complain (_("This juesuan was built without %s, so it cannot write %s. Print as html or pdf, or have it built again."),
                                format->library, format->name);
    g_autoptr (Session) session = session_open (file, which, STORE_READ, NULL, &error);
    if (session == NULL || !session_export_is_free (session, path, &error))
        return office_complain ("%s", error->message);
    g_autoptr (Report) report = session_report (session);
    g_autoptr (GBytes) bytes = format->make (report, &error);
    if (bytes == NULL || !print_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
        return office_complain ("%s", error->message);
    return STATUS_DONE;
}

int
main (int argc, char **argv)
{
    g_autofree char *which = NULL, *name = NULL;
    const GOptionEntry entries[] = {
        { "book", 'b', 0, G_OPTION_ARG_STRING, &which, N_("which book, where the file holds several"), N_("UNIT/YEAR") },
        { "format", 'f', 0, G_OPTION_ARG_STRING, &name, N_("docx or xlsx"), N_("FORMAT") },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    g_autoptr (GError) error = NULL;

    language_begin ();
    g_autoptr (GOptionContext) context = g_option_context_new (_("FILE REPORT - print the report of a book for an office program"));
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    if (!g_option_context_parse (context, &argc, &argv, &error))
        return office_complain ("%s", error->message);
    const struct office_format *format = office_format (name != NULL ? name : "");
    if (argc != 3 || format == NULL)
        return office_complain ("%s", _("Say which book, into which file and how: juesuan-office FILE REPORT --format docx (or xlsx)"));
    return office_make (format, argv[1], which, argv[2]);
}
