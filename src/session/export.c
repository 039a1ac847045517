/* The report into a file.  Must not know terminals. */
#include "export.h"

#include "print/print.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

/* A slip in the name must not cost the book. */
static bool
session_export_is_book (struct session *session, const char *path)
{
    GStatBuf a, b;

    return g_stat (path, &a) == 0 && g_stat (session_path (session), &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool
session_export_pdf (struct session *session, const char *path, GError **error)
{
    const char *folder = g_getenv ("JUESUAN_LIBEXEC");
    const struct store_book *info = session_info (session);
    g_autofree char *helper = g_build_filename (folder != NULL && folder[0] != '\0' ? folder : LIBEXECDIR, "juesuan-pdf", NULL);
    g_autofree char *book = g_strdup_printf ("%s/%d", info->unit_id, info->year);
    g_autofree char *complaint = NULL;
    const char *arguments[] = { helper, "--book", book, session_path (session), path, NULL };
    int status;

    if (!g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The program that draws PDF is not here: %s. Install juesuan whole, or print as txt."), helper);
        return false;
    }
    if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &complaint, &status, error))
        return false;
    if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Nothing was written to %s. %s"), path, g_strstrip (complaint));
    return false;
}

bool
session_export (struct session *session, const char *path, bool ascii, GError **error)
{
    struct print_options options = { .ascii = ascii };
    const char *ending = strrchr (path, '.');
    g_autofree char *text = NULL;
    g_autoptr (Report) report = NULL;

    if (session_export_is_book (session, path)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("%s is the book itself; choose another name for the report."), path);
        return false;
    }
    if (ending != NULL && g_ascii_strcasecmp (ending, ".pdf") == 0)
        return session_export_pdf (session, path, error);
    report = session_report (session);
    text = print_text (report, &options);
    return print_write (path, text, strlen (text), error);
}

char *
session_pages (struct session *session, int columns, bool ascii, GArray **nodes)
{
    struct print_options options = { .ascii = ascii, .columns = columns };
    g_autoptr (Report) report = session_report (session);

    return print_text_map (report, &options, nodes);
}
