/* A sheet of a workbook, read by juesuan-office: what a file from elsewhere does to its reader it does not do to the book. */
#include "config.h"

#include "session/private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What goes in and what comes out: files without a name that only this user can open. */
struct pipes {
    FILE *in, *out, *complaint;
};

bool
session_is_sheet (const char *data, gsize length)
{
    return length > 4 && memcmp (data, "PK\003\004", 4) == 0;
}

static char *
sheet_text (FILE *file)
{
    GString *text = g_string_new (NULL);
    char piece[8192];
    size_t n;

    rewind (file);
    while ((n = fread (piece, 1, sizeof piece, file)) > 0)
        g_string_append_len (text, piece, (gssize)n);
    return g_string_free (text, FALSE);
}

static char *
sheet_run (struct pipes *pipes, const char *name, const char *sheet, GError **error)
{
    g_autofree char *program = session_helper_path ("juesuan-office");
    const char *arguments[] = { program, "--read-sheet", name, sheet, NULL };
    GPid pid;

    if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The program that reads spreadsheets is not here: %s. Install juesuan whole, or save the sheet as text."), program);
        return NULL;
    }
    if (!g_spawn_async_with_fds (NULL, (char **)arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, fileno (pipes->in),
                                 fileno (pipes->out), fileno (pipes->complaint), error))
        return NULL;
    int status = session_helper_wait (pid);
    if (status == 0)
        return sheet_text (pipes->out);
    g_autofree char *complaint = sheet_text (pipes->complaint), *said = session_helper_said (program, status, complaint);
    if (WIFEXITED (status))
        g_set_error_literal (error, SESSION_ERROR, SESSION_ERROR_NOTHING, said);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("%s could not be read; save it again as XLSX, or as text. %s"), name, said);
    return NULL;
}

char *
session_sheet (const char *name, const char *data, gsize length, const char *sheet, GError **error)
{
    struct pipes pipes = { tmpfile (), tmpfile (), tmpfile () };
    char *text = NULL;

    if (pipes.in != NULL && pipes.out != NULL && pipes.complaint != NULL && fwrite (data, 1, length, pipes.in) == length &&
        fflush (pipes.in) == 0 && lseek (fileno (pipes.in), 0, SEEK_SET) == 0)
        text = sheet_run (&pipes, name, sheet, error);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("%s cannot be read: %s."), name, g_strerror (errno));
    for (int i = 0; i < 3; i++) {
        FILE *file = i == 0 ? pipes.in : i == 1 ? pipes.out : pipes.complaint;
        if (file != NULL)
            fclose (file);
    }
    return text;
}
