/* What a reviewer reads of one figure before it is marked as checked: what somebody asked stands before what the rules say. */
#include "review.h"

#include "words.h"

#include "session/review.h"

#include <glib/gi18n.h>
#include <string.h>

static void
chosen_thread (const struct thread *thread, GString *text)
{
    for (guint i = 0; i < thread->entries->len; i++) {
        const struct thread_entry *entry = g_ptr_array_index (thread->entries, i);

        if (i == 0)
            g_string_append_printf (text, "\n%s %s", query_kind_label (thread->kind), thread->id);
        else
            g_string_append (text, "\n  ");
        g_string_append_printf (text, " [%s %s] %s", entry->user, entry->time, entry->text);
        if (entry->old != NULL)
            g_string_append_printf (text, _("  value changed: %s -> %s"), entry->old, entry->new);
    }
    g_string_append_printf (text, "  (%s)", thread_state_label (thread->state));
}

static void
chosen_threads (const struct review *review, const struct review_row *row, GString *text)
{
    for (guint i = 0; i < review->threads->len; i++) {
        const struct thread *thread = g_ptr_array_index (review->threads, i);

        if (g_str_equal (thread->target, row->address))
            chosen_thread (thread, text);
    }
}

static void
chosen_findings (struct ui *ui, const struct review_row *row, GString *text)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);

        if (finding->node < 0 || node_cell (finding->node) != row->risk.cell)
            continue;
        g_string_append_printf (text, "\n%c %s", words_mark (finding), finding->sentence);
        if (finding->explanation != NULL)
            g_string_append_printf (text, _("  explained: %s"), finding->explanation);
    }
}

static void
chosen_checks (const struct review_row *row, const GPtrArray *outcomes, GString *text)
{
    int n[G_N_ELEMENTS (outcome_names)] = { 0 }, all = 0;

    for (guint i = 0; i < outcomes->len; i++) {
        const struct finding *finding = g_ptr_array_index (outcomes, i);

        if (finding->outcome == OUTCOME_NA || !finding_concerns (finding, row->address))
            continue;
        n[finding->outcome]++;
        all++;
    }
    if (all == 0)
        return;
    g_string_append_printf (text, _("\nRules that look at it: %d, of which %d hold"), all, n[OUTCOME_PASS] + n[OUTCOME_ROUNDING]);
    if (n[OUTCOME_ROUNDING] > 0)
        g_string_append_printf (text, _(" (%d within rounding)"), n[OUTCOME_ROUNDING]);
    if (n[OUTCOME_FAIL] > 0)
        g_string_append_printf (text, _(", %d do not"), n[OUTCOME_FAIL]);
    if (n[OUTCOME_INSUFFICIENT] > 0)
        g_string_append_printf (text, _(", %d wait for a blank"), n[OUTCOME_INSUFFICIENT]);
}

char *
review_chosen (struct ui *ui, const struct review *review, const struct review_row *row, const GPtrArray *outcomes)
{
    g_autofree char *name = words_cell (book_cell (ui_book (ui), row->risk.cell), LAYER_VALUE);
    GString *text = g_string_new (name);

    g_string_append_printf (text, "  %s", row->shown);
    if (row->lapsed)
        g_string_append (text, _("  was marked as checked, and changed since"));
    chosen_threads (review, row, text);
    chosen_findings (ui, row, text);
    chosen_checks (row, outcomes, text);
    return g_string_free (text, FALSE);
}
