/* juesuan --line: the same work as on the screens, one question a line.  Every answer is stored at once. */
#include "config.h"

#include "cli/line-mode.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/line.h"
#include "session/people.h"

/* The next line of standard input without its end; NULL at the end of the input.  g_free. */
static char *
line_read (void)
{
    char *text = NULL;
    size_t size = 0;
    ssize_t length = getline (&text, &size, stdin);
    g_autofree char *line = NULL;

    if (length >= 0)
        line = g_strndup (text, strcspn (text, "\r\n"));
    free (text);
    return g_steal_pointer (&line);
}

static void line_answer (struct line *line, const char *text);

/* Behind the rows: a code adds its row; in a list + adds one, and any other answer is the first of a new row. */
static void
line_answer_row (struct line *line, const char *text)
{
    const struct section *form = form_section (session_form (line->session), line->place.section);
    bool tree = form->kind == SECTION_TREE;
    g_autofree char *command = g_strdup_printf ("/5 %s", tree ? text : "");

    line_command (line, command);
    if (form->kind == SECTION_PROSE && line_cell (line) != NULL) /* a paragraph, of which the level is asked first */
        line_step (line, 1);
    if (!tree && strcmp (text, "+") != 0 && line_cell (line) != NULL)
        line_answer (line, text);
}

/* Stores an answer and goes on; where it is refused the question stays. */
static void
line_answer (struct line *line, const char *text)
{
    g_autofree char *address = line_address (line);
    g_autoptr (GError) error = NULL;
    const GPtrArray *changes;

    if (line_is_lost (line))
        return;
    if (address[0] == '\0') {
        line_answer_row (line, text);
        return;
    }
    changes = session_edit (line->session, address, text, &error);
    if (changes == NULL) {
        line_say_error (line, error);
        return;
    }
    line_say_changes (line, changes);
    line_command (line, "");
}

static bool
line_write (struct line *line)
{
    bool done = out_write (line->out);

    g_string_truncate (line->out, 0);
    return done;
}

/* Standing where a row was deleted, by undo or by somebody else, it goes to the next place. */
static bool
line_ask (struct line *line)
{
    g_autofree char *question = NULL;

    session_refresh (line->session, NULL);
    if (line->place.row != NULL && line_cell (line) == NULL && !line_step (line, 1) && !line_step (line, -1))
        return false;
    question = line_question (line);
    out_text (line->out, question);
    if (!isatty (STDIN_FILENO)) /* nobody's Enter ends the line */
        g_string_append_c (line->out, '\n');
    return line_write (line);
}

static int
line_run (struct line *line)
{
    char *text;

    line_say_start (line);
    if (!line_begin (line)) {
        out_line (line->out, "%s", _("This book has nothing to type."));
        return line_write (line) ? STATUS_DONE : STATUS_INPUT;
    }
    while (!line->leave && line_ask (line) && (text = line_read ()) != NULL) {
        if (!g_utf8_validate (text, -1, NULL))
            out_line (line->out, "%s", _("This line is no UTF-8 text; nothing was stored. Set the terminal to UTF-8."));
        else if (!line_command (line, text))
            line_answer (line, text + (text[0] == ' '));
        g_free (text);
    }
    out_line (line->out, "%s", _("Everything is saved."));
    return line_write (line) ? STATUS_DONE : STATUS_INPUT;
}

int
line_mode (const struct run *run, const char *file, const char *book, GError **error)
{
    struct line line = { .file = file, .book = book, .problem = -1 };
    g_autoptr (Session) session = session_open (file, book, STORE_WRITE, NULL, error);
    int status;

    if (session == NULL)
        return -1;
    if (!command_login (run, session, error))
        return *error != NULL ? -1 : STATUS_INPUT;
    line.login = session_has_accounts (session) && command_user (run) != NULL ? session_user (session) : NULL;
    line.session = session;
    line.out = g_string_new (NULL);
    line.back = g_ptr_array_new_with_free_func (g_free);
    status = line_run (&line);
    line_place_clear (&line.place);
    g_ptr_array_unref (line.back);
    g_string_free (line.out, TRUE);
    return status;
}
