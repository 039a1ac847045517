/* What is in the way of a step, with the way to each. */
#include "steps.h"

#include "list.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct blockers {
    struct screen screen;
    struct list list;
    enum deed deed;
    guint n; /* things in the way */
};

static void
blockers_add (struct blockers *blockers, struct ui *ui, const char *address, const char *sentence)
{
    const struct cell *cell = address == NULL ? NULL : book_find (ui_book (ui), address, &(enum layer){ LAYER_VALUE }, NULL);
    g_autofree char *place = cell != NULL ? words_cell (cell, LAYER_VALUE) : g_strdup (address != NULL ? address : "");
    g_autofree char *padded = text_pad (place, 30, -1);
    g_autofree char *text = g_strdup_printf ("%s  %s", padded, sentence);

    list_add (&blockers->list, LOOK_ERROR, address, text)->mark = 'x';
}

static void
blockers_fill (struct blockers *blockers, struct ui *ui)
{
    g_autoptr (GPtrArray) found = session_blockers (ui->session, blockers->deed);
    GHashTableIter iter;
    gpointer address, text;

    g_ptr_array_set_size (blockers->list.lines, 0);
    g_hash_table_iter_init (&iter, ui->pending);
    while (blockers->deed == DEED_SUBMIT && g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *sentence = g_strdup_printf (_("text that was not accepted: “%s”"), (const char *)text);
        blockers_add (blockers, ui, address, sentence);
    }
    for (guint i = 0; i < found->len; i++) {
        const struct blocker *blocker = g_ptr_array_index (found, i);
        blockers_add (blockers, ui, blocker->address, blocker->sentence);
    }
    blockers->n = blockers->list.lines->len;
    if (blockers->n == 0)
        list_add (&blockers->list, LOOK_PLAIN, NULL, _("Nothing is in the way any more. F9 goes on."));
}

static void
blockers_draw (struct screen *screen, struct ui *ui)
{
    struct blockers *blockers = (struct blockers *)screen;
    g_autofree char *title = g_strdup_printf (_("In the way of “%s”: %u"), _(workflow[blockers->deed].label), blockers->n);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Enter goes there; Esc comes back. What is put right leaves the list."));
    struct layout_rect list = frame.body, chosen = frame.body;
    const struct list_line *line = list_current (&blockers->list);
    g_autoptr (GPtrArray) lines = line != NULL ? text_wrap (line->text, frame.body.width - 2, 0) : NULL;

    chosen.height = 4;
    list.height -= chosen.height;
    chosen.y = list.y + list.height;
    draw_rule (ui->draw, chosen.y, 0, chosen.width);
    for (guint i = 0; lines != NULL && i < lines->len && i < 3; i++)
        draw_field (ui->draw, chosen.y + 1 + (int)i, 1, chosen.width - 2, -1, LOOK_PLAIN, g_ptr_array_index (lines, i));
    list_draw (&blockers->list, ui, list);
}

static bool
blockers_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct blockers *blockers = (struct blockers *)screen;
    const struct list_line *line = list_current (&blockers->list);

    (void)key;
    if (list_handle (&blockers->list, action))
        return true;
    if (action == ACT_ENTER && line != NULL && line->address != NULL) {
        g_autofree char *address = g_strdup (line->address);
        ui_go_target (ui, address);
        return true;
    }
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_BACK || action == ACT_ENTER || action == ACT_NONE;
}

static void
blockers_refresh (struct screen *screen, struct ui *ui)
{
    blockers_fill ((struct blockers *)screen, ui);
}

static enum ui_state
blockers_state (struct screen *screen)
{
    (void)screen;
    return STATE_LIST;
}

static char *
blockers_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct blockers *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

static void
blockers_free (struct screen *screen)
{
    struct blockers *blockers = (struct blockers *)screen;

    list_clear (&blockers->list);
    g_free (blockers);
}

const struct screen_class blockers_class = {
    .state = blockers_state,
    .draw = blockers_draw,
    .handle = blockers_handle,
    .refresh = blockers_refresh,
    .address = blockers_address,
    .free = blockers_free,
};

struct screen *
blockers_new (struct ui *ui, enum deed deed)
{
    struct blockers *blockers = g_new0 (struct blockers, 1);

    blockers->screen.class = &blockers_class;
    blockers->deed = deed;
    list_init (&blockers->list, false);
    blockers_fill (blockers, ui);
    return &blockers->screen;
}
