/* Where a figure comes from, down to what was typed, what uses it, and who changed it. */
#include "actions.h"
#include "list.h"
#include "popup.h"
#include "sheet.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct trace {
    struct screen screen;
    struct list list;
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
            list_add (&trace->list, of->depth == 0 && tree ? LOOK_HEAD : LOOK_PLAIN, address, text);
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

    list_add (&trace->list, LOOK_HEAD, NULL, head);
    for (guint i = 0; log != NULL && i < log->len; i++) {
        const struct store_change *change = g_ptr_array_index (log, log->len - 1 - i);
        g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (change->time, NULL);
        g_autoptr (GDateTime) local = time == NULL ? NULL : g_date_time_to_local (time);
        g_autofree char *when = local == NULL ? g_strdup (change->time) : g_date_time_format (local, "%Y-%m-%d %H:%M");
        g_autofree char *old = NULL, *new = NULL, *line = NULL;
        if (change->item == NULL || cell == NULL)
            continue;
        old = words_entry (cell, &change->item->old);
        new = words_entry (cell, &change->item->new);
        line = g_strdup_printf ("%s %s  %s -> %s", when, change->user, old, new);
        list_add (&trace->list, LOOK_PLAIN, NULL, line)->indent = 1;
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
    list_add (&trace->list, LOOK_HEAD, NULL, head);
    trace_add_lines (trace, ui, alike, false);
}

static void
trace_add_page (struct trace *trace, struct ui *ui)
{
    int page = session_printed_page (ui->session, trace->address);
    g_autofree char *text = g_strdup_printf (_("Printed on page %d (F7 shows it)"), page);

    if (page > 0)
        list_add (&trace->list, LOOK_HEAD, NULL, text);
}

static void
trace_fill (struct trace *trace, struct ui *ui)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) operands = session_trace (ui->session, trace->address, &error);
    g_autoptr (GPtrArray) users = error == NULL ? session_uses (ui->session, trace->address, &error) : NULL;
    g_autofree char *head = g_strdup_printf (_("Used by (%u)"), users == NULL ? 0 : users->len);

    g_ptr_array_set_size (trace->list.lines, 0);
    trace_add_lines (trace, ui, operands, true);
    list_add (&trace->list, LOOK_HEAD, NULL, head);
    trace_add_lines (trace, ui, users, false);
    trace_add_alike (trace, ui);
    trace_add_history (trace, ui);
    trace_add_page (trace, ui);
    if (error != NULL)
        ui_say_error (ui, error);
}

static void
trace_draw (struct screen *screen, struct ui *ui)
{
    struct trace *trace = (struct trace *)screen;
    enum layer layer = LAYER_VALUE;
    struct cell *cell = book_find (ui_book (ui), trace->address, &layer, NULL);
    g_autofree char *name = cell == NULL ? g_strdup (trace->address) : words_cell (cell, layer);
    g_autofree char *value =
        cell == NULL ? g_strdup ("") : book_print_unit (ui_book (ui), node_of (cell->index, layer == LAYER_PRIOR));
    g_autofree char *title = g_strdup_printf (_("Where from   %s   %s"), name, value);
    struct layout_frame frame =
        ui_frame (ui, screen, title, _("Enter goes to the cell of a line, Backspace comes back   2 try another value (not stored)   3 copy"));

    list_draw (&trace->list, ui, frame.body);
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

    for (guint i = 0; i < trace->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (trace->list.lines, i);
        g_string_append_printf (text, "%*s%s\n", line->indent, "", line->text);
    }
    copy_out (ui, text->str, _("this page"));
}

static bool
trace_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct trace *trace = (struct trace *)screen;
    const struct list_line *line = list_current (&trace->list);

    if (list_handle (&trace->list, action))
        return true;
    if (action == ACT_NONE && key->code == K_TEXT && g_str_equal (key->text, "2")) {
        trace_ask (trace, ui);
        return true;
    }
    if (action == ACT_NONE && key->code == K_TEXT && g_str_equal (key->text, "3")) {
        trace_copy (trace, ui);
        return true;
    }
    if (action == ACT_ENTER && line != NULL && line->address != NULL) {
        g_autofree char *address = g_strdup (line->address);
        ui_pop (ui);
        ui_go (ui, address, true);
        return true;
    }
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_BACK || action == ACT_ENTER || action == ACT_NONE;
}

static enum ui_state
trace_state (struct screen *screen)
{
    (void)screen;
    return STATE_TRACE;
}

static void
trace_refresh (struct screen *screen, struct ui *ui)
{
    trace_fill ((struct trace *)screen, ui);
}

static void
trace_free (struct screen *screen)
{
    struct trace *trace = (struct trace *)screen;

    list_clear (&trace->list);
    g_free (trace->address);
    g_free (trace);
}

static const struct screen_class trace_class = {
    .state = trace_state,
    .draw = trace_draw,
    .handle = trace_handle,
    .refresh = trace_refresh,
    .free = trace_free,
};

struct screen *
trace_new (struct ui *ui, const char *address)
{
    struct trace *trace = g_new0 (struct trace, 1);

    trace->screen.class = &trace_class;
    trace->address = g_strdup (address);
    list_init (&trace->list, false);
    trace_fill (trace, ui);
    return &trace->screen;
}
