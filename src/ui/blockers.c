/* What is in the way of a step, with the way to each. */
#include "steps.h"

#include "list-screen.h"
#include "words.h"

#include <glib/gi18n.h>

struct blockers {
    struct list_screen list;
    enum deed deed;
    guint n; /* things in the way */
};

static void
blockers_add (struct blockers *blockers, struct ui *ui, const char *address, const char *sentence)
{
    g_autofree char *place = words_place (ui_book (ui), address);

    list_screen_add (&blockers->list, LOOK_ERROR, address, place != NULL ? place : "", sentence)->mark = 'x';
}

static void
blockers_fill (struct list_screen *screen, struct ui *ui)
{
    struct blockers *blockers = (struct blockers *)screen;
    g_autoptr (GPtrArray) found = session_blockers (ui->session, blockers->deed);
    GHashTableIter iter;
    gpointer address, text;

    g_hash_table_iter_init (&iter, ui->pending);
    while (blockers->deed == DEED_SUBMIT && g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *sentence = g_strdup_printf (_("text that was not accepted: “%s”"), (const char *)text);
        blockers_add (blockers, ui, address, sentence);
    }
    for (guint i = 0; i < found->len; i++) {
        const struct blocker *blocker = g_ptr_array_index (found, i);
        blockers_add (blockers, ui, blocker->address, blocker->sentence);
    }
    blockers->n = screen->list.lines->len;
    if (blockers->n == 0)
        list_add (&screen->list, LOOK_PLAIN, NULL, _("Nothing is in the way any more. F9 goes on."));
}

static void
blockers_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    const struct blockers *blockers = (struct blockers *)screen;
    const struct list_line *line = list_current (&screen->list);

    (void)ui;
    around->title = g_strdup_printf (_("In the way of “%s”: %u"), _(workflow[blockers->deed].label), blockers->n);
    around->subtitle = g_strdup (_("Enter goes there; Esc comes back. What is put right leaves the list."));
    around->chosen = line != NULL ? g_strdup (line->text) : NULL;
}

static const struct list_class blockers_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .details = 3,
    .fill = blockers_fill,
    .around = blockers_around,
};

struct screen *
blockers_new (struct ui *ui, enum deed deed)
{
    struct blockers *blockers = list_screen_new (ui, &blockers_class, sizeof *blockers);

    blockers->deed = deed;
    list_screen_fill (&blockers->list, ui);
    return &blockers->list.screen;
}
