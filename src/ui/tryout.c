/* What another value would change: findings, figures, sentences.  Nothing of it is stored. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include <glib/gi18n.h>

struct tryout {
    struct screen screen;
    struct list list;
    char *address;
    char *text;
};

static void
tryout_fill (struct tryout *tryout, struct ui *ui)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) lines = session_tryout (ui->session, tryout->address, tryout->text, &error);

    g_ptr_array_set_size (tryout->list.lines, 0);
    if (lines == NULL)
        list_add (&tryout->list, LOOK_ERROR, NULL, error->message);
    for (guint i = 0; lines != NULL && i < lines->len; i++) {
        const struct trace_line *line = g_ptr_array_index (lines, i);
        list_add (&tryout->list, line->depth == 0 ? LOOK_HEAD : LOOK_PLAIN, line->about, line->text)->indent = line->depth;
    }
    g_clear_error (&error);
}

static void
tryout_draw (struct screen *screen, struct ui *ui)
{
    struct tryout *tryout = (struct tryout *)screen;
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = book_find (ui_book (ui), tryout->address, &layer, NULL);
    g_autofree char *name = cell == NULL ? g_strdup (tryout->address) : words_cell (cell, layer);
    g_autofree char *now = cell == NULL ? g_strdup ("") : words_entry (cell, book_entry (cell, layer));
    g_autofree char *title = g_strdup_printf (_("What if: %s  %s -> %s"), name, now, tryout->text);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Nothing is stored.   Enter goes to the cell   1 types the value there   Esc back"));

    list_draw (&tryout->list, ui, frame.body);
}

/* Goes to the cell with the value in its edit line, still to be accepted. */
static void
tryout_take (struct tryout *tryout, struct ui *ui)
{
    g_autofree char *address = g_strdup (tryout->address), *text = g_strdup (tryout->text);

    ui_pop (ui);
    ui_pop (ui);
    ui_type (ui, address, text);
}

static bool
tryout_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct tryout *tryout = (struct tryout *)screen;
    const struct list_line *line = list_current (&tryout->list);

    if (list_handle (&tryout->list, action))
        return true;
    switch (action) {
    case ACT_ENTER:
        if (line != NULL && line->address != NULL) {
            g_autofree char *address = g_strdup (line->address);
            ui_pop (ui);
            ui_pop (ui);
            ui_go (ui, address, true);
        }
        return true;
    case ACT_BACK:
        ui_pop (ui);
        return true;
    case ACT_NONE:
        if (key->code == K_TEXT && g_str_equal (key->text, "1"))
            tryout_take (tryout, ui);
        return true;
    default:
        return false;
    }
}

static enum ui_state
tryout_state (struct screen *screen)
{
    (void)screen;
    return STATE_TRACE;
}

static void
tryout_refresh (struct screen *screen, struct ui *ui)
{
    tryout_fill ((struct tryout *)screen, ui);
}

static void
tryout_free (struct screen *screen)
{
    struct tryout *tryout = (struct tryout *)screen;

    list_clear (&tryout->list);
    g_free (tryout->address);
    g_free (tryout->text);
    g_free (tryout);
}

static const struct screen_class tryout_class = {
    .state = tryout_state,
    .draw = tryout_draw,
    .handle = tryout_handle,
    .refresh = tryout_refresh,
    .free = tryout_free,
};

struct screen *
tryout_new (struct ui *ui, const char *address, const char *text)
{
    struct tryout *tryout = g_new0 (struct tryout, 1);

    tryout->screen.class = &tryout_class;
    tryout->address = g_strdup (address);
    tryout->text = g_strdup (text);
    list_init (&tryout->list, false);
    tryout_fill (tryout, ui);
    return &tryout->screen;
}
