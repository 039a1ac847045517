/* The report into a file.  Must not know terminals. */
#include "session/export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/text.h"
#include "session/private.h"

/* A slip in the name must not cost the book. */
bool
session_export_is_free (struct session *session, const char *path, GError **error)
{
    GStatBuf a, b;

    if (g_stat (path, &a) != 0 || g_stat (session_path (session), &b) != 0 || a.st_dev != b.st_dev ||
        a.st_ino != b.st_ino)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _("%s is the book itself; choose another name for the report."), path);
    return false;
}

/* Pages are cleaned one by one: a form feed is a control character too, and texts may come from anybody's file. */
static char *
export_text (const struct report *report, const struct print_options *options, GError **error)
{
    g_autofree char *text = print_text (report, options, error);

    if (text == NULL)
        return NULL;
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    for (int i = 0; pages[i] != NULL; i++) {
        char *clean = text_clean (pages[i], strlen (pages[i]), true, NULL);
        g_free (pages[i]);
        pages[i] = clean;
    }
    return g_strjoinv ("\f", pages);
}

static char *
export_html (const struct report *report, const struct print_options *options, GError **error)
{
    (void)options;
    (void)error;
    return print_html (report);
}

/* Formats */

static const struct export_format export_formats[] = {
    { "txt", true, export_text, NULL },
    { "html", false, export_html, NULL },
    { "pdf", true, NULL, "juesuan-pdf" },
    { "docx", false, NULL, "juesuan-office" },
    { "xlsx", false, NULL, "juesuan-office" },
};

const struct export_format *
session_export_format (const char *name)
{
    if (g_ascii_strcasecmp (name, "htm") == 0)
        name = "html";
    for (size_t i = 0; i < G_N_ELEMENTS (export_formats); i++)
        if (g_ascii_strcasecmp (name, export_formats[i].name) == 0)
            return &export_formats[i];
    return NULL;
}

const struct export_format *
session_export_format_of (const char *path)
{
    g_autofree char *name = g_path_get_basename (path);
    const char *ending = strrchr (name, '.');

    return ending != NULL ? session_export_format (ending + 1) : NULL;
}

char *
session_export_text (struct session *session, const struct export_format *format, const struct export_options *options, GError **error)
{
    g_autoptr (Report) report = session_report_of (session, options, error);

    return report != NULL ? format->text (report, &options->print, error) : NULL;
}

static bool
export_write (const struct report *report, const char *path, const struct export_format *format, const struct export_options *options,
              GError **error)
{
    g_autofree char *text = NULL;

    if (format->text == NULL)
        return session_help (report, path, format, options, error);
    text = format->text (report, &options->print, error);
    return text != NULL && print_write (path, text, strlen (text), error);
}

bool
session_export (struct session *session, const char *path, const struct export_format *format, const struct export_options *options,
                GError **error)
{
    g_autoptr (Report) report = NULL;

    if (!session_export_is_free (session, path, error))
        return false;
    if (options->print.last_page > 0 && !format->pages) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Only txt and pdf have fixed pages; print the %s whole, or a section of it."),
                     format->name);
        return false;
    }
    report = session_report_of (session, options, error);
    if (report == NULL || !export_write (report, path, format, options, error))
        return false;
    session_log_print (session, report, format->name, path, options);
    return true;
}

char *
session_pages (struct session *session, int columns, bool ascii, GArray **figures)
{
    struct print_options options = { .ascii = ascii, .columns = columns };
    g_autoptr (Report) report = session_report (session);

    return print_text_map (report, &options, figures, NULL);
}
