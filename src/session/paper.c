/* To a printer: the PDF goes to lp, which keeps a copy of its own, so nothing of ours is left behind. */
#include "session/paper.h"
#include "session/private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

char **
session_printers (void)
{
    const char *arguments[] = { "lpstat", "-e", NULL };
    g_autofree char *text = NULL;
    int status;

    if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, &status, NULL) ||
        !WIFEXITED (status) || WEXITSTATUS (status) != 0)
        return g_new0 (char *, 1);
    return g_strsplit (g_strchomp (text), "\n", text[0] != '\0' ? -1 : 1);
}

/* Without lp: into the present folder. */
static char *
paper_file (struct session *session, const struct export_options *options, GError **error)
{
    g_autofree char *name = g_strdup_printf ("%s-%d.pdf", session->info->unit, session->info->year);

    g_strdelimit (name, "/", '_');
    g_autofree char *path = g_canonicalize_filename (name, NULL);
    if (!session_export (session, path, session_export_format ("pdf"), options, error))
        return NULL;
    return g_strdup_printf (_("This system has no command lp to print with. The report is in %s; print it from there."), path);
}

/* What lp said, else how it ended; without the stop at the end, where our sentence goes on. */
static char *
paper_complaint (const char *lp, int status, const char *complaint)
{
    char *said = g_strstrip (g_strdup (complaint));

    if (*said == '\0') {
        g_free (said);
        said = WIFSIGNALED (status) ? g_strdup_printf ("%s: %s", lp, g_strsignal (WTERMSIG (status)))
                                    : g_strdup_printf (_("%s failed and did not say why"), lp);
    }
    if (g_str_has_suffix (said, "."))
        said[strlen (said) - 1] = '\0';
    return said;
}

static void
paper_refused (const struct paper *paper, const char *complaint, GError **error)
{
    g_auto (GStrv) printers = session_printers ();
    g_autofree char *names = g_strjoinv (", ", printers);

    if (printers[0] != NULL)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("The printer %s did not take the report: %s. The system knows these printers: %s."),
                     paper->printer, complaint, names);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The printer %s did not take the report: %s. The system knows no printer; print into a file with -o."), paper->printer,
                     complaint);
}

static GPtrArray *
paper_arguments (const struct session *session, const struct paper *paper, const char *lp, const char *path)
{
    GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

    g_ptr_array_add (arguments, g_strdup (lp));
    if (strcmp (paper->printer, "default") != 0) {
        g_ptr_array_add (arguments, g_strdup ("-d"));
        g_ptr_array_add (arguments, g_strdup (paper->printer));
    }
    g_ptr_array_add (arguments, g_strdup ("-n"));
    g_ptr_array_add (arguments, g_strdup_printf ("%d", MAX (paper->copies, 1)));
    g_ptr_array_add (arguments, g_strdup ("-o"));
    g_ptr_array_add (arguments, g_strdup (paper->duplex ? "sides=two-sided-long-edge" : "sides=one-sided"));
    g_ptr_array_add (arguments, g_strdup ("-t"));
    g_ptr_array_add (arguments, g_strdup_printf ("%s %d", session->info->unit, session->info->year));
    g_ptr_array_add (arguments, g_strdup ("--"));
    g_ptr_array_add (arguments, g_strdup (path));
    g_ptr_array_add (arguments, NULL);
    return arguments;
}

static char *
paper_hand (struct session *session, const struct paper *paper, const char *lp, const char *path, GError **error)
{
    g_autoptr (GPtrArray) arguments = paper_arguments (session, paper, lp, path);
    g_autofree char *said = NULL, *complaint = NULL, *why = NULL;
    int status;

    if (!g_spawn_sync (NULL, (char **)arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, &complaint, &status, error))
        return NULL;
    if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        return g_strdup_printf (_("The report went to the printer %s: %s."), paper->printer, g_strstrip (said));
    why = paper_complaint (lp, status, complaint);
    paper_refused (paper, why, error);
    return NULL;
}

char *
session_paper (struct session *session, const struct paper *paper, const struct export_options *options, GError **error)
{
    g_autofree char *lp = g_find_program_in_path ("lp");
    g_autofree char *folder = NULL, *path = NULL, *target = g_strdup_printf ("lp:%s", paper->printer);
    char *said = NULL;

    if (!lp)
        return paper_file (session, options, error);
    g_autoptr (Report) report = session_report_of (session, options, error);
    if (!report)
        return NULL;
    folder = g_dir_make_tmp ("juesuan-XXXXXX", NULL);
    if (!folder) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The sheets cannot be laid out in %s: %s. Make room there, or name another folder in the variable TMPDIR."), g_get_tmp_dir (),
                     g_strerror (errno));
        return NULL;
    }
    path = g_build_filename (folder, "report.pdf", NULL);
    struct export_options sheets = *options;
    sheets.print.duplex = paper->duplex;
    if (session_help (report, path, session_export_format ("pdf"), &sheets, error)) {
        said = paper_hand (session, paper, lp, path, error);
        g_unlink (path);
    }
    g_rmdir (folder);
    if (said)
        session_log_print (session, report, "pdf", target, options);
    return said;
}
