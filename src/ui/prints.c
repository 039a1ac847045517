/* What was printed of the book, when, by whom and with which fingerprint, the newest first. */
#include "actions.h"
#include "list-screen.h"

#include "session/export.h"

#include <glib/gi18n.h>

static void
prints_fill (struct list_screen *screen, struct ui *ui)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) prints = session_prints (ui->session, &error);

    if (prints == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = prints->len; i-- > 0;) {
        g_autofree char *line = session_print_shown (ui->session, g_ptr_array_index (prints, i));
        list_add (&screen->list, LOOK_PLAIN, NULL, line);
    }
    if (prints->len == 0)
        list_add (&screen->list, LOOK_PLAIN, NULL, _("Nothing was printed yet."));
}

static void
prints_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    const struct list_line *line = list_current (&screen->list);

    (void)ui;
    around->title = g_strdup (_("What was printed, the newest first"));
    around->subtitle = g_strdup (_("Two copies with the same fingerprint hold the same figures and words."));
    around->chosen = g_strdup (line != NULL ? line->text : "");
}

static const struct list_class prints_class = {
    .screen = { LIST_SCREEN, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = prints_fill,
    .around = prints_around,
};

struct screen *
prints_new (struct ui *ui)
{
    struct list_screen *prints = list_screen_new (ui, &prints_class, sizeof *prints);

    list_screen_fill (prints, ui);
    return &prints->screen;
}
