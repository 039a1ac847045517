/* Where a figure comes from, down to what was typed, what uses it, and who changed it. */
#include "actions.h"
#include "list-screen.h"
#include "popup.h"
#include "sheet.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct trace {
    struct list_screen list;
    char *address;
};

static void
trace_add_lines (struct trace *trace, struct ui *ui, GPtrArray *lines, bool tree)
{
    for (guint i = 0; lines != NULL && i < lines->len; i++) {
        const struct trace_line *of = g_ptr_array_index (lines, i);
        const struct cell *cell = of->node < 0 ? NULL : book_cell (ui_book (ui), node_cell (of->node));
        g_autofree char *address =
            cell == NULL ? NULL : words_address (cell, node_prior (of->node) ? LAYER_PRIOR : LAYER_VALUE);
        g_autofree char *text = g_strdup_printf ("%s%s",
                                                 !tree || of->depth == 0 ? ""
                                                 : of->node < 0          ? "   "
                                                                         : "|- ",
                                                 of->text);
        struct list_line *line =
            list_add (&trace->list.list, of->depth == 0 && tree ? LOOK_HEAD : LOOK_PLAIN, address, text);
        line->indent = tree ? MAX (0, of->depth - 1) * 3 : 1;
    }
}

static void
trace_add_history (struct trace *trace, struct ui *ui)
{
    const int most = 50;
    g_autoptr (GPtrArray) log = session_log (ui->session, trace->address, most, NULL);
    enum layer layer = LAYER_VALUE;
    struct cell *cell = book_find (ui_book (ui), trace->address, &layer, NULL);
    g_autofree char *head = g_strdup_printf (_("Changes (%u)"), log == NULL ? 0 : log->len);

    list_add (&trace->list.list, LOOK_HEAD, NULL, head);
    for (guint i = 0; log != NULL && i < log->len; i++) {
        const struct store_change *change = g_ptr_array_index (log, log->len - 1 - i);
        g_autofree char *when = store_time_shown (change->time), *author = NULL;
        g_autofree char *old = NULL, *new = NULL, *line = NULL;
        if (change->item == NULL || cell == NULL)
            continue;
        old = words_entry (cell, &change->item->old);
        new = words_entry (cell, &change->item->new);
        author = change->source == NULL ? NULL : session_author (ui->session, change);
        line = author == NULL ? g_strdup_printf ("%s %s  %s -> %s", when, change->user, old, new)
                              : g_strdup_printf ("%s %s  %s -> %s  (%s)", when, change->user, old, new, author);
        list_add (&trace->list.list, LOOK_PLAIN, NULL, line)->indent = 1;
    }
}

/* A second source of the same figure, or chance: the clerk knows which. */
static void
trace_add_alike (struct trace *trace, struct ui *ui)
{
    g_autoptr (GPtrArray) alike = session_alike (ui->session, trace->address, NULL);
    g_autofree char *head = g_strdup_printf (_("The same figure elsewhere (%u)"), alike == NULL ? 0 : alike->len);

    if (alike == NULL || alike->len == 0)
        return;
    list_add (&trace->list.list, LOOK_HEAD, NULL, head);
    trace_add_lines (trace, ui, alike, false);
}

static void
trace_add_page (struct trace *trace, struct ui *ui)
{
    int page = session_printed_page (ui->session, trace->address);
    g_autofree char *text = g_strdup_printf (_("Printed on page %d of the text (F7 shows it)"), page);

    if (page > 0)
        list_add (&trace->list.list, LOOK_HEAD, NULL, text);
}

static void
trace_fill (struct list_screen *screen, struct ui *ui)
{
    struct trace *trace = (struct trace *)screen;
    GError *error = NULL;
    g_autoptr (GPtrArray) operands = session_trace (ui->session, trace->address, &error);
    g_autoptr (GPtrArray) users = error == NULL ? session_uses (ui->session, trace->address, &error) : NULL;
    g_autofree char *head = g_strdup_printf (_("Used by (%u)"), users == NULL ? 0 : users->len);

    trace_add_lines (trace, ui, operands, true);
    list_add (&screen->list, LOOK_HEAD, NULL, head);
    trace_add_lines (trace, ui, users, false);
    trace_add_alike (trace, ui);
    trace_add_history (trace, ui);
    trace_add_page (trace, ui);
    if (error != NULL)
        ui_say_error (ui, error);
}

static void
trace_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct trace *trace = (struct trace *)screen;
    enum layer layer = LAYER_VALUE;
    struct cell *cell = book_find (ui_book (ui), trace->address, &layer, NULL);
    g_autofree char *name = words_place (ui_book (ui), trace->address);
    g_autofree char *value =
        cell == NULL ? g_strdup ("") : book_print_unit (ui_book (ui), node_of (cell->index, layer == LAYER_PRIOR));

    around->title = g_strdup_printf (_("Where from   %s   %s"), name, value);
    around->subtitle = g_strdup (_("Enter goes to the cell of a line, Backspace comes back   2 try another value (not stored)   3 copy"));
}

/* What if: another value is tried, nothing is stored. */
static void
trace_tried (struct ui *ui, struct screen *below, const char *text)
{
    ui_push (ui, tryout_new (ui, ((struct trace *)below)->address, text));
}

static void
trace_ask (struct trace *trace, struct ui *ui)
{
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = book_find (ui_book (ui), trace->address, &layer, NULL);

    if (cell == NULL || !book_input (ui_book (ui), cell, layer)) {
        ui_say (ui, LOOK_MESSAGE, _("This is computed: go to a typed figure above and try another value there."));
        return;
    }
    ui_push (ui, prompt_new (_("Try another value"), _("Shows everything that would change. Nothing is stored."), "", NULL,
                             trace_tried));
}

static void
trace_copy (const struct trace *trace, struct ui *ui)
{
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < trace->list.list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (trace->list.list.lines, i);
        g_string_append_printf (text, "%*s%s\n", line->indent, "", line->text);
    }
    copy_out (ui, text->str, _("this page"));
}

static bool
trace_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    struct trace *trace = (struct trace *)screen;

    if (action == ACT_NONE && digit == '2')
        trace_ask (trace, ui);
    else if (action == ACT_NONE && digit == '3')
        trace_copy (trace, ui);
    return action == ACT_NONE;
}

static void
trace_clear (struct list_screen *screen)
{
    g_free (((struct trace *)screen)->address);
}

static const struct list_class trace_class = {
    .screen = { LIST_SCREEN, .refresh = list_screen_refresh },
    .state = STATE_TRACE,
    .closes = 1,
    .fill = trace_fill,
    .around = trace_around,
    .handle = trace_handle,
    .clear = trace_clear,
};

struct screen *
trace_new (struct ui *ui, const char *address)
{
    struct trace *trace = list_screen_new (ui, &trace_class, sizeof *trace);

    trace->address = g_strdup (address);
    list_screen_fill (&trace->list, ui);
    return &trace->list.screen;
}
