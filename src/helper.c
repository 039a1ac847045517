/* Arguments in, a file out: what juesuan-pdf and juesuan-office have in common. */
#include "config.h"

#include "helper.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "language.h"
#include "session/export.h"

enum { STATUS_DONE = 0, STATUS_INPUT = 2 };

struct helper {
    char *book, *format, *pages, *section, *since, *where;
    gboolean duplex, tables_only, signoff, official;
};

static int
helper_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

static int
helper_complain (const char *format, ...)
{
    va_list list;

    va_start (list, format);
    g_autofree char *message = g_strdup_vprintf (format, list);
    va_end (list);
    g_printerr ("juesuan: %s\n", message);
    return STATUS_INPUT;
}

/* Whoever started us counts the pages. */
static void
helper_page (int page, void *data)
{
    (void)data;
    printf ("%d\n", page);
    fflush (stdout);
}

static const struct helper_format *
helper_format (const struct helper_format *formats, int n, const char *name)
{
    if (!name)
        return &formats[0];
    for (int i = 0; i < n; i++)
        if (strcmp (formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

/* The page of a cell, 0 none, as the only line. */
static int
helper_where (const struct helper_format *format, struct session *session, const struct report *report, const char *address)
{
    g_autoptr (GError) error = NULL;
    enum layer layer;
    const struct cell *cell = book_find (session_book (session), address, &layer, &error);
    struct print_where where = { .node = cell ? node_of (cell->index, layer == LAYER_PRIOR) : -1 };
    const struct print_options options = { .where = &where };
    g_autoptr (GBytes) none = cell ? format->make (report, &options, &error) : NULL;

    if (!none)
        return helper_complain ("%s", error->message);
    printf ("%d\n", where.folio);
    return STATUS_DONE;
}

static int
helper_make (const struct helper_format *format, const struct helper *helper, const char *file, const char *path)
{
    g_autoptr (GError) error = NULL;
    struct export_options options = { .print = { .progress = helper_page, .duplex = helper->duplex }, .section = helper->section, .tables_only = helper->tables_only,
                                      .official = helper->official, .signoff = helper->signoff, .since = helper->since };

    if (!format->make)
        return helper_complain (_("This juesuan was built without %s, so it cannot write %s. Print as html or pdf, or have it built again."),
                                format->library, format->name);
    if (helper->pages && sscanf (helper->pages, "%d-%d", &options.print.first_page, &options.print.last_page) != 2)
        return helper_complain (_("Pages are written as 3-5, not as %s."), helper->pages);
    g_autoptr (Session) session = session_open (file, helper->book, STORE_READ, NULL, &error);
    if (!session || !session_export_is_free (session, path, &error))
        return helper_complain ("%s", error->message);
    g_autoptr (Report) report = session_report_of (session, &options, &error);
    if (report && helper->where)
        return helper_where (format, session, report, helper->where);
    g_autoptr (GBytes) bytes = report ? format->make (report, &options.print, &error) : NULL;
    if (!bytes || !print_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
        return helper_complain ("%s", error->message);
    return STATUS_DONE;
}

int
helper_main (int argc, char **argv, const struct helper_format *formats, int n)
{
    struct helper helper = { .book = NULL };
    const GOptionEntry entries[] = {
        { "book", 'b', 0, G_OPTION_ARG_FILENAME, &helper.book, N_("which book, where the file holds several"), N_("UNIT/YEAR") },
        { "format", 'f', 0, G_OPTION_ARG_FILENAME, &helper.format, N_("in which format"), N_("FORMAT") },
        { "pages", 0, 0, G_OPTION_ARG_FILENAME, &helper.pages, N_("only these pages, by the numbers printed on them"), N_("A-B") },
        { "section", 0, 0, G_OPTION_ARG_FILENAME, &helper.section, N_("only this section"), N_("SECTION") },
        { "since", 0, 0, G_OPTION_ARG_FILENAME, &helper.since, N_("mark what is different since last-year, approved, or in another file"), N_("VERSION") },
        { "where", 0, 0, G_OPTION_ARG_FILENAME, &helper.where, N_("write nothing; say on which page this cell stands"), N_("CELL") },
        { "duplex", 0, 0, G_OPTION_ARG_NONE, &helper.duplex, N_("for both sides of the sheet: the back of the cover stays blank"), NULL },
        { "tables-only", 0, 0, G_OPTION_ARG_NONE, &helper.tables_only, N_("only the tables"), NULL },
        { "sign-off", 0, 0, G_OPTION_ARG_NONE, &helper.signoff, N_("the sign-off page instead of the report"), NULL },
        { "official", 0, 0, G_OPTION_ARG_NONE, &helper.official, N_("refuse to print a book that is not approved"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    g_autoptr (GError) error = NULL;

    language_begin ();
    g_autoptr (GOptionContext) context = g_option_context_new (_("FILE REPORT - print the report of a book"));
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    if (!g_option_context_parse (context, &argc, &argv, &error))
        return helper_complain ("%s", error->message);
    if (argc > 1 && strcmp (argv[1], "--") == 0) {
        argv++;
        argc--;
    }
    const struct helper_format *format = helper_format (formats, n, helper.format);
    int status = argc != 3 || !format ? helper_complain (_("Say which book and into which file: %s FILE REPORT"), g_get_prgname ())
                                      : helper_make (format, &helper, argv[1], argv[2]);
    g_free (helper.book);
    g_free (helper.format);
    g_free (helper.pages);
    g_free (helper.section);
    g_free (helper.since);
    g_free (helper.where);
    return status;
}
