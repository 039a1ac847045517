/* The ledger of checks: how many must be made, how they ended, and which blanks keep the others from being made.  Not
 * checked is never counted as good. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct ledger_screen {
    struct screen screen;
    struct list list;
};

char *
words_ledger (struct book *book)
{
    struct ledger ledger = book_ledger (book);
    int passed = ledger.n[OUTCOME_PASS] + ledger.n[OUTCOME_ROUNDING];
    int open = ledger.n[OUTCOME_INSUFFICIENT] + ledger.n[OUTCOME_INTERNAL];
    int due = passed + ledger.n[OUTCOME_FAIL] + open;

    return g_strdup_printf (
        _("due %d  passed %d  errors %d  warnings %d (unexplained %d)  hints %d  unchecked %d  n/a %d"), due, passed,
        ledger.errors, ledger.warnings, ledger.warnings - ledger.explained, ledger.hints, open, ledger.n[OUTCOME_NA]);
}

static char *
ledger_place (struct ui *ui, const char *address)
{
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = book_find (ui_book (ui), address, &layer, NULL);

    return cell == NULL ? g_strdup (address) : words_cell (cell, layer);
}

static void
ledger_add_obstacle (struct ledger_screen *ledger, struct ui *ui, const struct obstacle *obstacle)
{
    g_autofree char *place = ledger_place (ui, obstacle->address);
    g_autofree char *line = g_strdup_printf (_("%s is blank: %u checks wait for it"), place, obstacle->findings->len);

    list_add (&ledger->list, LOOK_HEAD, obstacle->address, line)->mark = '!';
    for (guint i = 0; i < obstacle->findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (obstacle->findings, i);
        g_autofree char *where = ledger_place (ui, finding->cell);
        g_autofree char *check = g_strdup_printf ("%s  %s", where, finding->rule);
        list_add (&ledger->list, LOOK_PLAIN, finding->cell, check)->indent = 4;
    }
}

static void
ledger_fill (struct ledger_screen *ledger, struct ui *ui)
{
    g_autoptr (GPtrArray) obstacles = book_obstacles (ui_book (ui));

    g_ptr_array_set_size (ledger->list.lines, 0);
    for (guint i = 0; i < obstacles->len; i++)
        ledger_add_obstacle (ledger, ui, g_ptr_array_index (obstacles, i));
    if (obstacles->len == 0)
        list_add (&ledger->list, LOOK_PLAIN, NULL, _("No blank stands in the way: every check that applies was made."));
}

static void
ledger_draw (struct screen *screen, struct ui *ui)
{
    struct ledger_screen *ledger = (struct ledger_screen *)screen;
    g_autofree char *counts = words_ledger (ui_book (ui));
    struct layout_frame frame = ui_frame (ui, screen, _("Ledger of checks"), counts);

    list_draw (&ledger->list, ui, frame.body);
    if (ui->message->len == 0)
        ui_note (ui, &frame, LOOK_QUIET,
                 _("Enter goes to the blank, or to the cell that is not checked. due = passed + errors + warnings + hints + "
                   "unchecked."));
}

static bool
ledger_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct ledger_screen *ledger = (struct ledger_screen *)screen;
    const struct list_line *line = list_current (&ledger->list);

    (void)key;
    if (list_handle (&ledger->list, action))
        return true;
    if (action == ACT_ENTER && line != NULL && line->address != NULL) {
        g_autofree char *address = g_strdup (line->address);
        ui_go (ui, address, true);
    }
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_ENTER || action == ACT_BACK || action == ACT_NONE;
}

static void
ledger_refresh (struct screen *screen, struct ui *ui)
{
    ledger_fill ((struct ledger_screen *)screen, ui);
}

static enum ui_state
ledger_state (struct screen *screen)
{
    (void)screen;
    return STATE_LIST;
}

static char *
ledger_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct ledger_screen *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

static void
ledger_free (struct screen *screen)
{
    struct ledger_screen *ledger = (struct ledger_screen *)screen;

    list_clear (&ledger->list);
    g_free (ledger);
}

static const struct screen_class ledger_class = {
    .state = ledger_state,
    .draw = ledger_draw,
    .handle = ledger_handle,
    .refresh = ledger_refresh,
    .address = ledger_address,
    .free = ledger_free,
};

struct screen *
ledger_new (struct ui *ui)
{
    struct ledger_screen *ledger = g_new0 (struct ledger_screen, 1);

    ledger->screen.class = &ledger_class;
    list_init (&ledger->list, false);
    ledger_fill (ledger, ui);
    return &ledger->screen;
}
