/* A report in, a file out: what juesuan-pdf and juesuan-office have in common.  They know neither books nor forms. */
#include "config.h"

#include "helper.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "language.h"

enum { STATUS_DONE = 0, STATUS_INPUT = 2 };

struct helper {
    char *format, *pages;
    int where; /* a node, -1 none */
    gboolean duplex;
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

GByteArray *
helper_input (void)
{
    GByteArray *bytes = g_byte_array_new ();
    guint8 piece[16384];
    size_t n;

    while ((n = fread (piece, 1, sizeof piece, stdin)) > 0)
        g_byte_array_append (bytes, piece, (guint)n);
    return bytes;
}

static struct report *
helper_report (void)
{
    g_autoptr (GByteArray) bytes = helper_input ();

    return report_unpack (bytes->data, bytes->len);
}

static int
helper_make (const struct helper_format *format, const struct helper *helper, const char *path)
{
    g_autoptr (GError) error = NULL;
    struct print_where where = { .node = helper->where };
    struct print_options options = { .progress = helper_page, .duplex = helper->duplex, .where = helper->where >= 0 ? &where : NULL };

    if (!format->make)
        return helper_complain (_("This juesuan was built without %s, so it cannot write %s. Print as html or pdf, or have it built again."),
                                format->library, format->name);
    if (helper->pages && sscanf (helper->pages, "%d-%d", &options.first_page, &options.last_page) != 2)
        return helper_complain (_("Pages are written as 3-5, not as %s."), helper->pages);
    g_autoptr (Report) report = helper_report ();
    if (!report)
        return helper_complain (_("The report did not arrive whole; print with juesuan print, which hands it over."));
    g_autoptr (GBytes) bytes = format->make (report, &options, &error);
    if (!bytes || (!options.where && !print_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error)))
        return helper_complain ("%s", error->message);
    if (options.where)
        printf ("%d\n", where.folio);
    return STATUS_DONE;
}

int
helper_main (int argc, char **argv, const struct helper_format *formats, int n)
{
    struct helper helper = { .where = -1 };
    const GOptionEntry entries[] = {
        { "format", 'f', 0, G_OPTION_ARG_FILENAME, &helper.format, N_("in which format"), N_("FORMAT") },
        { "pages", 0, 0, G_OPTION_ARG_FILENAME, &helper.pages, N_("only these pages, by the numbers printed on them"), N_("A-B") },
        { "where", 0, 0, G_OPTION_ARG_INT, &helper.where, N_("write nothing; say on which page the figure of this number stands"), N_("N") },
        { "duplex", 0, 0, G_OPTION_ARG_NONE, &helper.duplex, N_("for both sides of the sheet: the back of the cover stays blank"), NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    g_autoptr (GError) error = NULL;

    language_begin ();
    g_autoptr (GOptionContext) context = g_option_context_new (_("FILE - write the report that juesuan print hands over on standard input"));
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    if (!g_option_context_parse (context, &argc, &argv, &error))
        return helper_complain ("%s", error->message);
    if (argc > 1 && strcmp (argv[1], "--") == 0) {
        argv++;
        argc--;
    }
    const struct helper_format *format = helper_format (formats, n, helper.format);
    int status = argc != 2 || !format ? helper_complain (_("Say into which file: %s FILE"), g_get_prgname ())
                                      : helper_make (format, &helper, argv[1]);
    g_free (helper.format);
    g_free (helper.pages);
    return status;
}
