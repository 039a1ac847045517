/* What another value would change: findings, figures, sentences.  Nothing of it is stored. */
#include "actions.h"
#include "list-screen.h"
#include "words.h"

#include <glib/gi18n.h>

struct tryout {
    struct list_screen list;
    char *address;
    char *text;
};

static void
tryout_fill (struct list_screen *screen, struct ui *ui)
{
    struct tryout *tryout = (struct tryout *)screen;
    GError *error = NULL;
    g_autoptr (GPtrArray) lines = session_tryout (ui->session, tryout->address, tryout->text, &error);

    if (lines == NULL)
        list_add (&screen->list, LOOK_ERROR, NULL, error->message);
    for (guint i = 0; lines != NULL && i < lines->len; i++) {
        const struct trace_line *line = g_ptr_array_index (lines, i);
        list_add (&screen->list, line->depth == 0 ? LOOK_HEAD : LOOK_PLAIN, line->about, line->text)->indent = line->depth;
    }
    g_clear_error (&error);
}

static void
tryout_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct tryout *tryout = (struct tryout *)screen;
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = book_find (ui_book (ui), tryout->address, &layer, NULL);
    g_autofree char *name = words_place (ui_book (ui), tryout->address);
    g_autofree char *now = cell == NULL ? g_strdup ("") : words_entry (cell, book_entry (cell, layer));

    around->title = g_strdup_printf (_("What if: %s  %s -> %s"), name, now, tryout->text);
    around->subtitle = g_strdup (_("Nothing is stored.   Enter goes to the cell   1 types the value there   Esc back"));
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
tryout_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    if (action == ACT_NONE && digit == '1')
        tryout_take ((struct tryout *)screen, ui);
    return action == ACT_NONE;
}

static void
tryout_clear (struct list_screen *screen)
{
    struct tryout *tryout = (struct tryout *)screen;

    g_free (tryout->address);
    g_free (tryout->text);
}

static const struct list_class tryout_class = {
    .screen = { LIST_SCREEN, .refresh = list_screen_refresh },
    .state = STATE_TRACE,
    .closes = 2, /* this one, and the trace where it was asked for */
    .fill = tryout_fill,
    .around = tryout_around,
    .handle = tryout_handle,
    .clear = tryout_clear,
};

struct screen *
tryout_new (struct ui *ui, const char *address, const char *text)
{
    struct tryout *tryout = list_screen_new (ui, &tryout_class, sizeof *tryout);

    tryout->address = g_strdup (address);
    tryout->text = g_strdup (text);
    list_screen_fill (&tryout->list, ui);
    return &tryout->list.screen;
}
