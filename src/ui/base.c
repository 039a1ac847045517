/* The one place for what a first year has to type besides this year's figures: last year's and the budgets, with how many are
 * there.  A figure, or Enter, types one and goes to the next blank. */
#include "actions.h"
#include "list-screen.h"
#include "popup.h"
#include "words.h"

#include "core/book-base.h"
#include "core/text.h"

#include <glib/gi18n.h>

struct base_screen {
    struct list_screen list;
    int filled, all;
    bool missing; /* only those that are blank */
};

static void
base_add (struct base_screen *base, struct ui *ui, const struct base_cell *one)
{
    bool prior = one->layer == LAYER_PRIOR;
    g_autofree char *address = words_address (one->cell, one->layer);
    g_autofree char *place = words_cell_here (one->cell, one->layer);
    g_autofree char *value = book_print (ui_book (ui), node_of (one->cell->index, prior));
    g_autofree char *now = prior ? book_print (ui_book (ui), node_of (one->cell->index, false)) : g_strdup ("");
    g_autofree char *padded = text_pad (place, MAX (28, base->list.width - 34), -1);
    g_autofree char *line = g_strdup_printf ("%s%14s  %14s", padded, one->filled ? value : _("blank"), now);

    list_add (&base->list.list, LOOK_PLAIN, address, line)->mark = one->filled ? ' ' : '!';
}

static void
base_fill (struct list_screen *screen, struct ui *ui)
{
    struct base_screen *base = (struct base_screen *)screen;
    g_autoptr (GArray) cells = book_base (ui_book (ui), &base->filled);
    const struct book_section *section = NULL;

    base->all = (int)cells->len;
    for (guint i = 0; i < cells->len; i++) {
        const struct base_cell *one = &g_array_index (cells, struct base_cell, i);
        if (base->missing && one->filled)
            continue;
        if (one->cell->section != section) {
            g_autofree char *head = words_section (one->cell->section->form);
            list_add (&screen->list, LOOK_HEAD, NULL, head);
            section = one->cell->section;
        }
        base_add (base, ui, one);
    }
    if (screen->list.lines->len == 0)
        list_add (&screen->list, LOOK_PLAIN, NULL,
                  base->all == 0 ? _("Nothing is compared yet: type this year's figures first.") : _("All of them are there."));
}

static void
base_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct base_screen *base = (struct base_screen *)screen;
    g_autofree char *label = text_pad ("", MAX (28, screen->width - 34), -1);
    g_autofree char *typed = text_pad (_("to be typed"), 14, 1);
    g_autofree char *now = text_pad (_("this year"), 14, 1);

    (void)ui;
    around->title = g_strdup_printf (_("Last year's figures and budgets  %d of %d"), base->filled, base->all);
    around->subtitle = g_strdup (base->missing ? _("Only those that are blank; Space shows all.") : _("Space shows only those that are blank."));
    around->heads = g_strdup_printf ("%s%s  %s", label, typed, now);
    around->note = _("Type the figure, Enter goes on to the next blank. ^G and F4 lead to the same cells.");
}

/* Stands on the next line with a blank, from the one behind; stays where there is none. */
static void
base_next (struct list *list)
{
    int n = (int)list->lines->len;

    for (int i = 1; i <= n; i++) {
        int at = (list->current + i) % n;
        if (((struct list_line *)g_ptr_array_index (list->lines, at))->mark == '!') {
            list->current = at;
            return;
        }
    }
}

static void base_typed (struct ui *ui, struct screen *below, const char *text);

/* Asks for the figure of the cell in ui->kept. */
static void
base_ask (struct ui *ui, const char *note, const char *text, bool replace)
{
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = book_find (ui_book (ui), ui->kept, &layer, NULL);
    g_autofree char *name = words_cell (cell, layer);
    struct screen *prompt = prompt_new (name, note, text, NULL, base_typed);

    if (replace)
        prompt_select (prompt);
    ui_push (ui, prompt);
}

static void
base_typed (struct ui *ui, struct screen *below, const char *text)
{
    g_autoptr (GError) error = NULL;

    if (session_edit (ui->session, ui->kept, text, &error) == NULL) {
        base_ask (ui, error->message, text, false);
        return;
    }
    ui_changed (ui);
    base_next (&((struct list_screen *)below)->list);
}

/* `typed` begins the figure anew; NULL takes up what stands there. */
static void
base_type (struct list_screen *screen, struct ui *ui, const char *typed)
{
    const struct list_line *line = list_current (&screen->list);
    enum layer layer = LAYER_VALUE;
    const struct cell *cell =
        line == NULL || line->address == NULL ? NULL : book_find (ui_book (ui), line->address, &layer, NULL);
    const struct entry *entry;
    g_autofree char *old = NULL;

    if (cell == NULL || !ui_can_write (ui))
        return;
    entry = book_entry (cell, layer);
    old = entry->state == ENTRY_BLANK ? g_strdup ("") : entry->raw != NULL ? g_strdup (entry->raw) : words_entry (cell, entry);
    g_free (ui->kept);
    ui->kept = g_strdup (line->address);
    base_ask (ui, _("As on the screen of the table: 18.78, 187800元, =9.24-7.61."), typed != NULL ? typed : old, typed == NULL);
}

static bool
base_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    struct base_screen *base = (struct base_screen *)screen;

    if (action == ACT_ENTER) {
        base_type (screen, ui, NULL);
    } else if (action == ACT_NONE && digit == ' ') {
        base->missing = !base->missing;
        list_screen_fill (screen, ui);
    } else {
        return false;
    }
    return true;
}

static const struct list_class base_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = base_fill,
    .around = base_around,
    .handle = base_handle,
    .type = base_type,
};

struct screen *
base_new (struct ui *ui)
{
    struct base_screen *base = list_screen_new (ui, &base_class, sizeof *base);

    list_screen_fill (&base->list, ui);
    base_next (&base->list.list);
    return &base->list.screen;
}
