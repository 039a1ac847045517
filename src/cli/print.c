/* juesuan print: the report as text, as a page for the web, or as a document of an office. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/export.h"

#define MOST_CELLS 1000

struct print {
    struct run *run;
    const char *book; /* --book, NULL none */
    const char *path; /* NULL = standard output */
    struct print_options options;
};

/* The format is said, or the ending of the file says it; NULL = complained. */
static const struct export_format *
print_format (const char *name, const char *path)
{
    const struct export_format *format = name != NULL   ? session_export_format (name)
                                         : path == NULL ? session_export_format ("txt")
                                                        : session_export_format_of (path);

    if (format != NULL)
        return format;
    if (name != NULL)
        command_complain (_("The report cannot be printed as %s; there are txt, html, pdf, docx and xlsx."), name);
    else
        command_complain (_("The name %s does not say in which format; let it end in .txt, .html, .pdf, .docx or .xlsx, or add --format."), path);
    return NULL;
}

static int
print_out (const struct print *print, struct session *session, const struct export_format *format)
{
    g_autoptr (GError) error = NULL;

    if (print->path == NULL) {
        g_autofree char *text = format->text (session, &print->options);
        g_string_append (print->run->out, text);
        return STATUS_DONE;
    }
    return session_export (session, print->path, format, &print->options, &error) ? STATUS_DONE : command_fail (error);
}

static int
print_run (struct print *print, const char *name, const char *columns, const char *lines)
{
    int status;
    g_autoptr (Session) session = NULL;
    const struct export_format *format = print_format (name, print->path);

    if (format == NULL)
        return STATUS_INPUT;
    if (columns != NULL && !command_number (columns, "--columns", 40, MOST_CELLS, &print->options.columns))
        return STATUS_INPUT;
    if (lines != NULL && !command_number (lines, "--lines", 20, MOST_CELLS, &print->options.lines))
        return STATUS_INPUT;
    if (format->text == NULL && print->path == NULL)
        return command_misused (print->run, _("This format goes into a file: -o NAME.%s"), format->name);
    session = command_open (print->run, print->book, STORE_READ, &status);
    return session != NULL ? print_out (print, session, format) : status;
}

int
cli_print (struct run *run)
{
    g_autofree char *book = NULL, *path = NULL, *format = NULL, *columns = NULL, *lines = NULL;
    gboolean ascii = FALSE;
    const GOptionEntry options[] = {
        OPTION_TEXT ("output", 'o', &path, N_ ("into this file, not to standard output"), N_ ("OUT")),
        OPTION_TEXT ("format", 0, &format, N_ ("txt, html, pdf, docx or xlsx; else the ending of the file says it"), N_ ("FORMAT")),
        OPTION_FLAG ("ascii", 0, &ascii, N_ ("txt: draw tables with + - | only")),
        OPTION_TEXT ("columns", 0, &columns, N_ ("txt: width of a page in half-width characters"), N_ ("N")),
        OPTION_TEXT ("lines", 0, &lines, N_ ("txt: lines of a page"), N_ ("N")),
        OPTION_BOOK (&book),
        OPTION_END,
    };
    struct print print = { .run = run };
    int status;

    if (!command_parse (run, options, &status))
        return status;
    print.book = book;
    print.path = path != NULL && strcmp (path, "-") != 0 ? path : NULL;
    print.options.ascii = ascii;
    return print_run (&print, format, columns, lines);
}
