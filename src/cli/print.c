/* juesuan print: the report or a part of it as text, as a page for the web, as a document of an office, or on paper. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "session/export.h"
#include "session/paper.h"

#define MOST_CELLS 1000
#define MOST_PAGES 99999
#define MOST_COPIES 999

struct print {
    struct run *run;
    char *path, *format_name, *columns, *lines, *page, *pages, *section, *since, *printer, *copies;
    gboolean ascii, tables_only, signoff, official, since_approved, duplex, log;
    struct export_options options;
    struct paper paper;
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

/* Numbers of pages: 9, 3-5. */
static bool
print_pages (const char *text, const char *option, struct print_options *options)
{
    g_auto (GStrv) ends = g_strsplit (text, "-", 2);

    if (ends[0] == NULL || !command_number (ends[0], option, 1, MOST_PAGES, &options->first_page))
        return false;
    options->last_page = options->first_page;
    return ends[1] == NULL || command_number (ends[1], option, options->first_page, MOST_PAGES, &options->last_page);
}

static bool
print_numbers (struct print *print)
{
    struct print_options *options = &print->options.print;

    return (print->columns == NULL || command_number (print->columns, "--columns", 40, MOST_CELLS, &options->columns)) &&
           (print->lines == NULL || command_number (print->lines, "--lines", 20, MOST_CELLS, &options->lines)) &&
           (print->pages == NULL || print_pages (print->pages, "--pages", options)) && (print->page == NULL || print_pages (print->page, "--page", options)) &&
           (print->copies == NULL || command_number (print->copies, "--copies", 1, MOST_COPIES, &print->paper.copies));
}

/* On a terminal one sees that it goes on. */
static bool
print_step (int page, void *data)
{
    int *shown = data;

    if (page != *shown)
        fprintf (stderr, "\r%d ", page);
    *shown = page;
    return true;
}

static void
print_watch (struct print *print, int *shown)
{
    print->options.step = isatty (STDERR_FILENO) != 0 ? print_step : NULL;
    print->options.data = shown;
}

static void
print_watched (const int *shown)
{
    if (*shown > 0)
        fputs ("\r       \r", stderr);
}

static void
print_unlogged (const char *unlogged)
{
    if (unlogged != NULL)
        command_complain ("%s", unlogged);
}

static int
print_out (struct print *print, struct session *session, const struct export_format *format)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *unlogged = NULL;
    int shown = 0;
    bool done;

    if (print->path == NULL) {
        g_autofree char *text = session_export_text (session, format, &print->options, &error);
        if (text == NULL)
            return command_fail (error);
        g_string_append (print->run->out, text);
        return STATUS_DONE;
    }
    print_watch (print, &shown);
    print->options.unlogged = &unlogged;
    done = session_export (session, print->path, format, &print->options, &error);
    print_watched (&shown);
    print_unlogged (unlogged);
    return done ? STATUS_DONE : command_fail (error);
}

static int
print_paper (struct print *print, struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *unlogged = NULL;
    int shown = 0;
    char *said;

    print->paper.printer = print->printer;
    print->paper.duplex = print->duplex;
    print_watch (print, &shown);
    print->options.unlogged = &unlogged;
    said = session_paper (session, &print->paper, &print->options, &error);
    print_watched (&shown);
    print_unlogged (unlogged);
    if (said == NULL)
        return command_fail (error);
    out_line (print->run->out, "%s", said);
    g_free (said);
    return STATUS_DONE;
}

static int
print_log (struct print *print, struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) prints = session_prints (session, &error);

    if (prints == NULL)
        return command_fail (error);
    for (guint i = 0; i < prints->len; i++) {
        g_autofree char *line = session_print_shown (session, prints->pdata[i]);
        out_line (print->run->out, "%s", line);
    }
    return STATUS_DONE;
}

static int
print_open (struct print *print)
{
    const struct export_format *format = NULL;
    int status;
    g_autoptr (Session) session = NULL;

    if (print->printer == NULL && !print->log && (format = print_format (print->format_name, print->path)) == NULL)
        return STATUS_INPUT;
    if (!print_numbers (print))
        return STATUS_INPUT;
    if (format != NULL && format->text == NULL && print->path == NULL)
        return command_misused (print->run, _("This format goes into a file: -o NAME.%s"), format->name);
    if (print->printer != NULL && (print->path != NULL || print->format_name != NULL))
        return command_misused (print->run, _("Either into a file (-o) or to a printer (--to), not both."));
    session = command_open (print->run, STORE_READ, &status);
    if (session == NULL)
        return status;
    if (print->log)
        return print_log (print, session);
    return print->printer != NULL ? print_paper (print, session) : print_out (print, session, format);
}

static void
print_clear (struct print *print)
{
    char *texts[] = { print->path,    print->format_name, print->columns, print->lines,
                      print->page,  print->pages,   print->section,     print->since,   print->printer,
                      print->copies };

    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
        g_free (texts[i]);
}

int
cli_print (struct run *run)
{
    struct print print = { .run = run, .paper = { .copies = 1 } };
    const GOptionEntry options[] = {
        OPTION_TEXT ("output", 'o', &print.path, N_ ("into this file, not to standard output"), N_ ("OUT")),
        OPTION_TEXT ("format", 0, &print.format_name, N_ ("txt, html, pdf, docx or xlsx; else the ending of the file says it"), N_ ("FORMAT")),
        OPTION_TEXT ("page", 0, &print.page, N_ ("only this page, by the number printed on it (txt, pdf, printer)"), N_ ("N")),
        OPTION_TEXT ("pages", 0, &print.pages, N_ ("only these pages (txt, pdf, printer)"), N_ ("A-B")),
        OPTION_TEXT ("section", 0, &print.section, N_ ("only this section"), N_ ("SECTION")),
        OPTION_FLAG ("tables-only", 0, &print.tables_only, N_ ("only the tables")),
        OPTION_TEXT ("since", 0, &print.since, N_ ("mark what is different since last-year, approved, or in another file"), N_ ("VERSION")),
        OPTION_FLAG ("since-approved", 0, &print.since_approved, N_ ("the same as --since approved")),
        OPTION_FLAG ("sign-off", 0, &print.signoff, N_ ("the sign-off page instead of the report")),
        OPTION_FLAG ("official", 0, &print.official, N_ ("refuse to print a book that is not approved")),
        OPTION_TEXT ("to", 0, &print.printer, N_ ("on paper, at this printer; default: the one that the system chooses"), N_ ("PRINTER")),
        OPTION_TEXT ("copies", 0, &print.copies, N_ ("printer: so many copies"), N_ ("N")),
        OPTION_FLAG ("duplex", 0, &print.duplex, N_ ("printer: on both sides")),
        OPTION_FLAG ("log", 0, &print.log, N_ ("print nothing; show what was printed, when and by whom")),
        OPTION_FLAG ("ascii", 0, &print.ascii, N_ ("txt: draw tables with + - | only")),
        OPTION_TEXT ("columns", 0, &print.columns, N_ ("txt: width of a page in half-width characters"), N_ ("N")),
        OPTION_TEXT ("lines", 0, &print.lines, N_ ("txt: lines of a page"), N_ ("N")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    int status;

    if (command_parse (run, options, &status)) {
        if (print.path != NULL && strcmp (print.path, "-") == 0)
            g_clear_pointer (&print.path, g_free);
        print.options.print.ascii = print.ascii;
        print.options.section = print.section;
        print.options.tables_only = print.tables_only;
        print.options.since = print.since_approved ? "approved" : print.since;
        print.options.signoff = print.signoff;
        print.options.official = print.official;
        status = print_open (&print);
    }
    print_clear (&print);
    return status;
}
