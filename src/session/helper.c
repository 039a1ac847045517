/* The heavy formats are made by programs of their own, which get the report on their standard input.  They tell the pages that they begin
 * on their standard output, and why they failed on the other one. */
#include "session/export.h"
#include "session/private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELPER_WAIT_MS 100 /* between two looks at whether somebody wants it stopped */

struct helper {
    GPid pid;
    int in;             /* where it reads; -1 closed */
    GByteArray *report; /* what it has not got yet */
    int out, complaint; /* what it writes; -1 closed */
    GString *lines;     /* the last, unfinished line of out */
    GString *said;
    int page;
};

static void
helper_argument (GPtrArray *arguments, const char *name, const char *value)
{
    if (!value)
        return;
    g_ptr_array_add (arguments, g_strdup (name));
    g_ptr_array_add (arguments, g_strdup (value));
}

static GPtrArray *
helper_arguments (const char *program, const char *path, const struct export_format *format, const struct print_options *options)
{
    GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *pages = g_strdup_printf ("%d-%d", options->first_page, options->last_page);
    g_autofree char *where = g_strdup_printf ("%d", options->where ? options->where->node : -1);

    g_ptr_array_add (arguments, g_strdup (program));
    helper_argument (arguments, "--format", format->name);
    helper_argument (arguments, "--pages", options->last_page > 0 ? pages : NULL);
    helper_argument (arguments, "--where", options->where ? where : NULL);
    if (options->duplex)
        g_ptr_array_add (arguments, g_strdup ("--duplex"));
    g_ptr_array_add (arguments, g_strdup ("--"));
    g_ptr_array_add (arguments, g_strdup (path));
    g_ptr_array_add (arguments, NULL);
    return arguments;
}

char *
session_helper_path (const char *program)
{
    const char *folder = g_getenv ("JUESUAN_LIBEXEC");
    bool installed = folder == NULL || folder[0] == '\0';

    return g_build_filename (installed ? LIBEXECDIR : folder, program, NULL);
}

static char *
helper_program (const struct export_format *format, GError **error)
{
    g_autofree char *program = session_helper_path (format->helper);

    if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&program);
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _("The program that writes %s is not here: %s. Install juesuan whole, or print as txt or html."), format->name, program);
    return NULL;
}

static void
helper_close (int *file)
{
    if (*file >= 0)
        close (*file);
    *file = -1;
}

/* Gives what it takes; closes at the end, and where it reads no more: why, it says elsewhere. */
static void
helper_write (struct helper *helper)
{
    ssize_t n = write (helper->in, helper->report->data, helper->report->len);

    if (n > 0)
        g_byte_array_remove_range (helper->report, 0, (guint)n);
    if (helper->report->len == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
        helper_close (&helper->in);
}

/* Takes what can be read; closes at the end. */
static void
helper_read (int *file, GString *into)
{
    char bytes[4096];
    ssize_t n = read (*file, bytes, sizeof bytes);

    if (n > 0)
        g_string_append_len (into, bytes, n);
    else if (n == 0 || errno != EINTR)
        helper_close (file);
}

/* Each line is the number of a page. */
static void
helper_pages (struct helper *helper)
{
    for (char *end; (end = strchr (helper->lines->str, '\n')) != NULL;) {
        helper->page = atoi (helper->lines->str);
        g_string_erase (helper->lines, 0, end - helper->lines->str + 1);
    }
}

/* Until it is done; false where it was stopped. */
static bool
helper_listen (struct helper *helper, const struct export_options *options)
{
    bool stopped = false;

    while (helper->out >= 0 || helper->complaint >= 0) {
        struct pollfd files[] = { { .fd = helper->out, .events = POLLIN }, { .fd = helper->complaint, .events = POLLIN },
                                  { .fd = helper->in, .events = POLLOUT } };

        if (poll (files, G_N_ELEMENTS (files), options->step ? HELPER_WAIT_MS : -1) > 0) {
            if (files[0].revents != 0)
                helper_read (&helper->out, helper->lines);
            if (files[1].revents != 0)
                helper_read (&helper->complaint, helper->said);
            if (files[2].revents != 0)
                helper_write (helper);
        }
        helper_pages (helper);
        if (!stopped && options->step && !options->step (helper->page, options->data)) {
            stopped = true;
            kill (helper->pid, SIGTERM);
        }
    }
    return !stopped;
}

int
session_helper_wait (GPid pid)
{
    int status = -1;

    while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* Its own sentence, whatever libraries wrote before it; NULL where it came to none. */
static const char *
helper_sentence (char *complaint)
{
    static const char mark[] = "juesuan: ";
    char *last = NULL;

    for (char *at = g_strchomp (complaint); at && *at; at = strchr (at, '\n')) {
        at += *at == '\n' ? 1 : 0;
        if (g_str_has_prefix (at, mark))
            last = at + strlen (mark);
    }
    return last;
}

char *
session_helper_said (const char *program, int status, char *complaint)
{
    const char *sentence = helper_sentence (complaint);
    g_autofree char *name = g_path_get_basename (program);

    if (sentence)
        return g_strdup (sentence);
    if (WIFSIGNALED (status))
        return g_strdup_printf (_("The program %s was ended before it was done (%s). Try again; if memory is short, end other programs first."), name,
                                g_strsignal (WTERMSIG (status)));
    return g_strdup_printf (_("The program %s failed and did not say why (status %d). Install juesuan anew if it happens again."), program,
                            WIFEXITED (status) ? WEXITSTATUS (status) : status);
}

static void
helper_failed (const char *path, const char *sentence, GError **error)
{
    if (g_str_has_prefix (sentence, path)) /* says already what was not written */
        g_set_error_literal (error, SESSION_ERROR, SESSION_ERROR_NOTHING, sentence);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Nothing was written to %s. %s"), path, sentence);
}

/* Runs it to its end; false where it was stopped.  It may end without having read all. */
static bool
helper_attend (struct helper *helper, const struct export_options *options)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
    bool whole;

    fcntl (helper->in, F_SETFL, O_NONBLOCK);
    sigaction (SIGPIPE, &ignore, &before);
    whole = helper_listen (helper, options);
    sigaction (SIGPIPE, &before, NULL);
    helper_close (&helper->in);
    return whole;
}

bool
session_help (const struct report *report, const char *path, const struct export_format *format, const struct export_options *options,
              GError **error)
{
    g_autofree char *program = helper_program (format, error);
    g_autoptr (GPtrArray) arguments = program ? helper_arguments (program, path, format, &options->print) : NULL;
    g_autoptr (GByteArray) bytes = program ? report_pack (report) : NULL;
    g_autoptr (GString) lines = g_string_new (NULL), said = g_string_new (NULL);
    struct helper helper = { .report = bytes, .lines = lines, .said = said };
    g_autofree char *sentence = NULL;
    bool whole;
    int status;

    if (!program || !g_spawn_async_with_pipes (NULL, (char **)arguments->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &helper.pid, &helper.in,
                                               &helper.out, &helper.complaint, error))
        return false;
    whole = helper_attend (&helper, options);
    status = session_helper_wait (helper.pid);
    if (status == 0) /* it was faster than whoever stopped it */
        return true;
    sentence = session_helper_said (program, status, said->str);
    if (whole)
        helper_failed (path, sentence, error);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Printing was stopped; nothing was written to %s."), path);
    return false;
}

static bool
helper_found (int page, void *data)
{
    *(int *)data = page;
    return true;
}

int
session_pdf_page (struct session *session, const char *address, GError **error)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, error);
    struct print_where where = { .node = cell ? node_of (cell->index, layer == LAYER_PRIOR) : -1 };
    struct export_options options = { .print.where = &where, .step = helper_found, .data = &where.folio };
    g_autoptr (Report) report = cell ? session_report (session) : NULL;

    return report && session_help (report, "-", session_export_format ("pdf"), &options, error) ? where.folio : -1;
}
