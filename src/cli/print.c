/* juesuan print: the report as text, or by the helper program as PDF, so that this program need not load what only
 * drawing needs. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "print/print.h"

#define MOST_CELLS 1000

struct print {
    struct run *run;
    const char *book; /* --book, NULL none */
    const char *path; /* NULL = standard output */
    struct print_options options;
};

/* The format is said, or the ending of the file says it; NULL = complained. */
static const char *
print_format (const char *format, const char *path)
{
    const char *ending = path != NULL ? strrchr (path, '.') : NULL;

    if (format == NULL && path == NULL)
        return "txt";
    if (format == NULL)
        format = ending != NULL ? ending + 1 : "";
    if (g_ascii_strcasecmp (format, "txt") == 0)
        return "txt";
    if (g_ascii_strcasecmp (format, "pdf") == 0)
        return "pdf";
    if (format[0] != '\0')
        command_complain (_("The report cannot be printed as %s; there are txt and pdf."), format);
    else
        command_complain (_("The name %s does not say in which format; add --format txt or pdf."), path);
    return NULL;
}

/* A slip like "-o book.db" must not cost the book. */
static bool
print_is_book (const char *path, const char *file)
{
    GStatBuf a, b;

    return g_stat (path, &a) == 0 && g_stat (file, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Pages are cleaned one by one: a form feed is a control character too. */
static void
print_put (GString *out, const char *text)
{
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

    for (int i = 0; pages[i] != NULL; i++) {
        if (i > 0)
            g_string_append_c (out, '\f');
        out_text (out, pages[i]);
    }
}

static int
print_text_run (const struct print *print)
{
    int status;
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) out = g_string_new (NULL);
    g_autofree char *text = NULL;
    g_autoptr (Report) report = NULL;
    g_autoptr (Session) session = command_open (print->run, print->book, STORE_READ, &status);

    if (session == NULL)
        return status;
    report = session_report (session);
    text = print_text (report, &print->options);
    print_put (print->path != NULL ? out : print->run->out, text);
    if (print->path != NULL && !print_write (print->path, out->str, out->len, &error))
        return command_fail (error);
    return STATUS_DONE;
}

static char *
print_helper (void)
{
    const char *folder = g_getenv ("JUESUAN_LIBEXEC");

    return g_build_filename (folder != NULL && folder[0] != '\0' ? folder : LIBEXECDIR, "juesuan-pdf", NULL);
}

static int
print_pdf_run (const struct print *print)
{
    g_autofree char *helper = print_helper ();
    const char *arguments[6] = { helper };
    int n = 1, wait_status;
    g_autoptr (GError) error = NULL;

    if (print->path == NULL)
        return command_misused (print->run, _("A PDF goes into a file: -o NAME.pdf"));
    if (!g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE)) {
        command_complain (_("The program that draws PDF is not here: %s. Install juesuan whole, or print as txt."), helper);
        return STATUS_INPUT;
    }
    if (print->book != NULL) {
        arguments[n++] = "--book";
        arguments[n++] = print->book;
    }
    arguments[n++] = print->run->words[0];
    arguments[n++] = print->path;
    if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL, &wait_status, &error))
        return command_fail (error);
    if (WIFEXITED (wait_status) && WEXITSTATUS (wait_status) <= STATUS_INPUT)
        return WEXITSTATUS (wait_status);
    command_complain (_("The program that draws PDF did not finish; nothing was written to %s."), print->path);
    return STATUS_INPUT;
}

static int
print_run (struct print *print, const char *format, const char *columns, const char *lines)
{
    format = print_format (format, print->path);
    if (format == NULL)
        return STATUS_INPUT;
    if (columns != NULL && !command_number (columns, "--columns", 40, MOST_CELLS, &print->options.columns))
        return STATUS_INPUT;
    if (lines != NULL && !command_number (lines, "--lines", 20, MOST_CELLS, &print->options.lines))
        return STATUS_INPUT;
    if (print->path != NULL && print_is_book (print->path, print->run->words[0])) {
        command_complain (_("%s is the book itself; choose another name for the report."), print->path);
        return STATUS_INPUT;
    }
    return strcmp (format, "pdf") == 0 ? print_pdf_run (print) : print_text_run (print);
}

int
cli_print (struct run *run)
{
    g_autofree char *book = NULL, *path = NULL, *format = NULL, *columns = NULL, *lines = NULL;
    gboolean ascii = FALSE;
    const GOptionEntry options[] = {
        OPTION_TEXT ("output", 'o', &path, N_ ("into this file, not to standard output"), N_ ("OUT")),
        OPTION_TEXT ("format", 0, &format, N_ ("txt or pdf; else the ending of the file says it"), N_ ("FORMAT")),
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
