/* Giving a name to a code that is in no list, for all books of the file: its name, then on what it rests. */
#include "actions.h"
#include "popup.h"

#include "session/codes.h"
#include "session/people.h"

#include <glib/gi18n.h>
#include <string.h>

static void
settle_done (struct ui *ui, struct screen *below, const char *reason)
{
    g_auto (GStrv) about = g_strsplit (ui->kept, "\t", 2);
    GError *error = NULL;

    (void)below;
    if (!session_code_settle (ui->session, about[0], about[1], reason, &error)) {
        ui_say_error (ui, error);
        return;
    }
    ui_changed (ui);
    if (about[1][0] == '\0')
        ui_say (ui, LOOK_MESSAGE, _("%s has no name of its own in this file any more."), about[0]);
    else
        ui_say (ui, LOOK_MESSAGE, _("%s is now called %s in this file."), about[0], about[1]);
}

static void
settle_named (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *name = g_strstrip (g_strdup (text));
    g_autofree char *code = g_steal_pointer (&ui->kept);

    (void)below;
    ui->kept = g_strdup_printf ("%s\t%s", code, name);
    ui_push (ui, prompt_new (_("On what it rests"), _("The document, or who said so; it stands in the list of changes."), "", NULL, settle_done));
}

void
settle_ask (struct ui *ui, const char *code)
{
    g_autofree char *title = NULL;
    GError *error = NULL;

    if (!ui_can_write (ui))
        return;
    if (!session_may (ui->session, DEED_CODE, &error)) {
        ui_say_error (ui, error);
        return;
    }
    title = g_strdup_printf (_("What the code %s is called"), code);
    g_free (ui->kept);
    ui->kept = g_strdup (code);
    ui_push (ui, prompt_new (title, _("Counts in all books of this file; without a name it is taken back."), "", NULL, settle_named));
}
