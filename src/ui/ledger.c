/* The ledger of checks: how many must be made, how they ended, and which blanks keep the others from being made.  Not
 * checked is never counted as good. */
#include "actions.h"
#include "list-screen.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

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

static void
ledger_add_obstacle (struct list_screen *ledger, struct ui *ui, const struct obstacle *obstacle)
{
    g_autofree char *place = words_place (ui_book (ui), obstacle->address);
    g_autofree char *line = g_strdup_printf (_("%s is blank: %u checks wait for it"), place, obstacle->findings->len);

    list_add (&ledger->list, LOOK_HEAD, obstacle->address, line)->mark = '!';
    for (guint i = 0; i < obstacle->findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (obstacle->findings, i);
        g_autofree char *where = words_place (ui_book (ui), finding->cell);
        g_autofree char *check = g_strdup_printf ("%s  %s", where, finding->rule);
        list_add (&ledger->list, LOOK_PLAIN, finding->cell, check)->indent = 4;
    }
}

static void
ledger_fill (struct list_screen *ledger, struct ui *ui)
{
    g_autoptr (GPtrArray) obstacles = book_obstacles (ui_book (ui));

    for (guint i = 0; i < obstacles->len; i++)
        ledger_add_obstacle (ledger, ui, g_ptr_array_index (obstacles, i));
    if (obstacles->len == 0)
        list_add (&ledger->list, LOOK_PLAIN, NULL, _("No blank stands in the way: every check that applies was made."));
}

static void
ledger_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    (void)screen;
    around->title = g_strdup (_("Ledger of checks"));
    around->subtitle = words_ledger (ui_book (ui));
    around->note = _("Enter goes to the blank, or to the cell that is not checked. due = passed + errors + warnings + hints + unchecked.");
}

static const struct list_class ledger_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = ledger_fill,
    .around = ledger_around,
};

struct screen *
ledger_new (struct ui *ui)
{
    struct list_screen *ledger = list_screen_new (ui, &ledger_class, sizeof *ledger);

    list_screen_fill (ledger, ui);
    return &ledger->screen;
}
