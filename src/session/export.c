/* The report into a file.  Must not know terminals. */
#include "session/export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "core/text.h"

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

/* What the helper program said is a whole sentence already. */
static void
session_export_failed (const char *path, const char *complaint, GError **error)
{
    const char *sentence = g_str_has_prefix (complaint, "juesuan: ") ? complaint + strlen ("juesuan: ") : complaint;

    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Nothing was written to %s. %s"), path, sentence);
}

/* The heavy formats are written by programs of their own, which open the book themselves. */
static bool
session_export_by_helper (struct session *session, const char *path, const struct export_format *format, GError **error)
{
    const char *folder = g_getenv ("JUESUAN_LIBEXEC");
    const struct store_book *info = session_info (session);
    bool installed = folder == NULL || folder[0] == '\0';
    g_autofree char *helper = g_build_filename (installed ? LIBEXECDIR : folder, format->helper, NULL);
    g_autofree char *book = g_strdup_printf ("%s/%d", info->unit_id, info->year);
    g_autofree char *complaint = NULL;
    const char *arguments[] = { helper, "--book", book, session_path (session), path, format->option, format->name, NULL };
    int status;

    if (!g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The program that writes %s is not here: %s. Install juesuan whole, or print as txt or html."), format->name, helper);
        return false;
    }
    if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &complaint,
                       &status, error))
        return false;
    if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        return true;
    session_export_failed (path, g_strstrip (complaint), error);
    return false;
}

/* Pages are cleaned one by one: a form feed is a control character too, and texts may come from anybody's file. */
char *
session_report_text (struct session *session, const struct print_options *options)
{
    g_autoptr (Report) report = session_report (session);
    g_autofree char *text = print_text (report, options);
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

    for (int i = 0; pages[i] != NULL; i++) {
        char *clean = text_clean (pages[i], strlen (pages[i]), true, NULL);
        g_free (pages[i]);
        pages[i] = clean;
    }
    return g_strjoinv ("\f", pages);
}

/* Formats */

static char *
session_report_html (struct session *session, const struct print_options *options)
{
    g_autoptr (Report) report = session_report (session);

    (void) options;
    return print_html (report);
}

static const struct export_format export_formats[] = {
    { "txt", session_report_text, NULL, NULL },
    { "html", session_report_html, NULL, NULL },
    { "pdf", NULL, "juesuan-pdf", NULL },
    { "docx", NULL, "juesuan-office", "--format" },
    { "xlsx", NULL, "juesuan-office", "--format" },
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

bool
session_export (struct session *session, const char *path, const struct export_format *format, const struct print_options *options,
                GError **error)
{
    g_autofree char *text = NULL;

    if (!session_export_is_free (session, path, error))
        return false;
    if (format->text == NULL)
        return session_export_by_helper (session, path, format, error);
    text = format->text (session, options);
    return print_write (path, text, strlen (text), error);
}

char *
session_pages (struct session *session, int columns, bool ascii, GArray **nodes)
{
    struct print_options options = { .ascii = ascii, .columns = columns };
    g_autoptr (Report) report = session_report (session);

    return print_text_map (report, &options, nodes);
}
