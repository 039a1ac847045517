/* The report into a file.  Must not know terminals. */
#include "session/export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "core/text.h"

/* A slip in the name must not cost the book. */
static bool
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

bool
session_export_pdf (struct session *session, const char *path, GError **error)
{
    const char *folder = g_getenv ("JUESUAN_LIBEXEC");
    const struct store_book *info = session_info (session);
    bool installed = folder == NULL || folder[0] == '\0';
    g_autofree char *helper = g_build_filename (installed ? LIBEXECDIR : folder, "juesuan-pdf", NULL);
    g_autofree char *book = g_strdup_printf ("%s/%d", info->unit_id, info->year);
    g_autofree char *complaint = NULL;
    const char *arguments[] = { helper, "--book", book, session_path (session), path, NULL };
    int status;

    if (!session_export_is_free (session, path, error))
        return false;
    if (!g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The program that draws PDF is not here: %s. Install juesuan whole, or print as txt."), helper);
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

bool
session_export_text (struct session *session, const char *path, const struct print_options *options, GError **error)
{
    g_autofree char *text = NULL;

    if (!session_export_is_free (session, path, error))
        return false;
    text = session_report_text (session, options);
    return print_write (path, text, strlen (text), error);
}

bool
session_export (struct session *session, const char *path, bool ascii, GError **error)
{
    const struct print_options options = { .ascii = ascii };
    const char *ending = strrchr (path, '.');

    if (ending != NULL && g_ascii_strcasecmp (ending, ".pdf") == 0)
        return session_export_pdf (session, path, error);
    return session_export_text (session, path, &options, error);
}

char *
session_pages (struct session *session, int columns, bool ascii, GArray **nodes)
{
    struct print_options options = { .ascii = ascii, .columns = columns };
    g_autoptr (Report) report = session_report (session);

    return print_text_map (report, &options, nodes);
}
