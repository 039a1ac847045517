/* Opening a book from the screens: for writing or reading, with what was not accepted last time.  Must not know keys. */
#include "ui-book.h"

#include "actions.h"
#include "popup.h"
#include "sheet.h"
#include "steps.h"
#include "words.h"

#include <glib/gi18n.h>

static void
ui_restore_done (struct ui *ui, struct screen *below, int value)
{
    g_autofree char *address = NULL, *text = NULL;
    enum layer layer = LAYER_VALUE;

    (void)below;
    if (!session_journal_left (ui->session, &address, &text))
        return;
    session_journal (ui->session, NULL, NULL);
    if (value == 0 || !ui_go (ui, address, false))
        return;
    book_find (ui_book (ui), address, &layer, NULL);
    sheet_edit ((struct sheet *)ui_top (ui), ui, layer, text);
}

/* What was being typed when the program last ended unasked. */
static void
ui_offer_journal (struct ui *ui)
{
    g_autofree char *address = NULL, *text = NULL, *note = NULL, *named = NULL;
    struct screen *menu;

    if (!session_writable (ui->session) || !session_journal_left (ui->session, &address, &text))
        return;
    named = words_named (ui_book (ui), address);
    note = g_strdup_printf ("%s: %s", named, text);
    menu = menu_new (_("Typed last time and not accepted"), ui_restore_done);
    menu_note (menu, note);
    menu_add (menu, '1', _("go on with it"), 1);
    menu_add (menu, '2', _("drop it"), 0);
    ui_push (ui, menu);
}

/* Opens for writing, else for reading; *error is then why not for writing. */
static struct session *
ui_open_session (const char *path, const char *which, const char *user, GError **error)
{
    struct session *session = session_open (path, which, STORE_WRITE, user, error);

    return session != NULL ? session : session_open (path, which, STORE_READ, user, NULL);
}

void
ui_begin_book (struct ui *ui)
{
    const GPtrArray *notices = session_notices (ui->session);
    g_autofree char *prior = NULL;

    ui_push (ui, home_new (ui));
    for (guint i = 0; i < notices->len; i++) {
        if (i > 0)
            g_string_append_c (ui->message, ' ');
        g_string_append (ui->message, g_ptr_array_index (notices, i));
        ui->message_look = LOOK_WARNING;
    }
    if (ui->message->len == 0 && (prior = session_prior_source (ui->session)) != NULL)
        ui_say (ui, LOOK_MESSAGE, _("Last year's figures are those of %s."), prior);
    if (session_has_accounts (ui->session) && ui->login == NULL)
        steps_login (ui);
    ui_offer_journal (ui);
}

bool
ui_open_book (struct ui *ui, const char *which)
{
    GError *error = NULL;
    struct session *session = ui_open_session (ui->path, which, ui->options->user, &error);

    if (session == NULL) {
        ui_say_error (ui, error);
        return false;
    }
    g_clear_pointer (&ui->session, session_close);
    ui->session = session;
    if (ui->login != NULL)
        session_trust (session, ui->login, NULL);
    ui_begin_book (ui);
    if (error != NULL)
        ui_say (ui, LOOK_WARNING, _("%s The book can be read and printed."), error->message);
    g_clear_error (&error);
    return true;
}

bool
ui_open_file (const char *path, const struct ui_options *options, struct session **session, GError **warning,
              GError **error)
{
    g_autoptr (GPtrArray) books = NULL;

    *session = NULL;
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return true;
    if (options->book == NULL) {
        books = session_books (path, error);
        if (books == NULL)
            return false;
        if (books->len != 1)
            return true;
    }
    *session = ui_open_session (path, options->book, options->user, warning);
    if (*session != NULL)
        return true;
    g_propagate_error (error, g_steal_pointer (warning));
    return false;
}
