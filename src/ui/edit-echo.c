/* What stands beside a text being typed: what it means, what is doubtful about it, what would follow.  Must not change
 * anything. */
#include "edit.h"

#include "core/chinese-number.h"
#include "core/remainder.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
edit_base (enum guard_base base, const char *figure)
{
    switch (base) {
    case GUARD_PRIOR:
        return g_strdup_printf (_("last year's %s"), figure);
    case GUARD_BUDGET:
        return g_strdup_printf (_("the budget %s"), figure);
    case GUARD_TOTAL:
        return g_strdup_printf (_("the total on paper %s"), figure);
    case GUARD_ELSEWHERE:
        return g_strdup_printf (_("the figure of this code in another table, %s"), figure);
    default:
        return g_strdup_printf (_("what stood here, %s"), figure);
    }
}

/* "? 187800.00 万元 is 10000 times the budget 18.78; in 元 it is 18.78": an answer is due before it is accepted. */
static char *
edit_doubt (const struct edit *edit, const struct cell *cell)
{
    const struct guard *guard = &edit->guard;
    g_autofree char *num = number_format (edit->parsed.num, &cell->style);
    g_autofree char *base = number_format (guard->num, &cell->style);
    g_autofree char *other = number_format (guard->other, &cell->style);
    g_autofree char *named = edit_base (guard->base, base);
    g_autofree char *times = g_strdup_printf ("%" G_GINT64_FORMAT, guard->times);

    if (guard->times > 0)
        return g_strdup_printf (_("? %s %s is %s times %s; in %s it is %s"), num, cell->style.unit, times, named,
                                guard->unit, other);
    return g_strdup_printf (_("? %s %s is next to nothing beside %s; in %s it is %s"), num, cell->style.unit, named,
                            guard->unit, other);
}

/* The question that an accepting key brought up: "1 18.79  2 18.78  3 18.785万元". */
static char *
edit_question (const struct edit *edit, const struct cell *cell)
{
    GString *question = g_string_new (NULL);

    if (edit->error == NULL) {
        g_autofree char *doubt = edit_doubt (edit, cell);
        g_string_append_printf (question, _("%s   1 in %s 2 in %s"), doubt, cell->style.unit, edit->guard.unit);
        return g_string_free (question, FALSE);
    }
    g_string_append_printf (question, "%s  ", edit->error);
    for (guint i = 0; i < edit->answers->len; i++)
        g_string_append_printf (question, " %u %s", i + 1, (char *)g_ptr_array_index (edit->answers, i));
    return g_string_free (question, FALSE);
}

/* What is left of a total on paper once this is accepted; "" where there is none. */
char *
edit_remainder (struct ui *ui, const struct cell *cell, enum layer layer, bool done)
{
    struct remainder left;
    g_autofree char *name = NULL, *control = NULL, *rest = NULL;

    if (layer == LAYER_PRIOR || !book_remainder (ui_book (ui), cell, &left) || (left.done && !done))
        return g_strdup ("");
    name = g_strdup (left.total->row->label != NULL ? left.total->row->label : left.total->row->id);
    control = number_format (left.total->control.num, &left.total->style);
    rest = number_format (left.left, &left.total->style);
    if (left.done)
        return g_strdup_printf (_("%s: all of %s is there"), name, control);
    return g_strdup_printf (_("left %s (%s on paper %s)"), rest, name, control);
}

static char *
edit_meaning (const struct edit *edit, const struct cell *cell)
{
    g_autofree char *words = words_number (cell, edit->parsed.num);
    g_autofree char *doubt = NULL;
    GString *echo = g_string_new (NULL);

    if (edit->guarded) {
        doubt = edit_doubt (edit, cell);
        return g_string_free (g_string_append (echo, doubt), FALSE);
    }
    if (edit->relative) {
        g_autofree char *before = number_format (edit->before, &cell->style);
        g_autofree char *by = number_format (edit->parsed.num - edit->before, &cell->style);
        g_string_append_printf (echo, "%s %s%s ", before, edit->parsed.num >= edit->before ? "+" : "", by);
    }
    g_string_append_printf (echo, "-> %s", words);
    if (edit->lost != NULL)
        g_string_append_printf (echo, _("  rounded, %s left out"), edit->lost);
    return g_string_free (echo, FALSE);
}

char *
edit_capital (const struct edit *edit, struct ui *ui)
{
    enum layer layer;
    const struct cell *cell = book_find (ui_book (ui), edit->address, &layer, NULL);
    bool amount = cell != NULL && cell->type == TYPE_MONEY && edit->parsed.state == ENTRY_VALUE;

    return amount && edit->error == NULL && edit->asked == EDIT_STAYS && !edit->guarded ? chinese_amount (edit->parsed.num)
                                                                                        : g_strdup ("");
}

char *
edit_echo (const struct edit *edit, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = book_find (ui_book (ui), edit->address, &layer, NULL);

    if (cell != NULL && edit->asked != EDIT_STAYS)
        return edit_question (edit, cell);
    if (edit->error != NULL)
        return g_strdup (edit->error);
    if (cell != NULL && cell->type == TYPE_TEXT)
        return g_strdup_printf (_("%ld characters"), g_utf8_strlen (lineedit_text (edit->text), -1));
    if (cell == NULL || cell->type == TYPE_CHOICE || cell->type == TYPE_DATE)
        return g_strdup ("");
    if (edit->parsed.state == ENTRY_VALUE)
        return edit_meaning (edit, cell);
    return lineedit_text (edit->text)[0] == '\0' ? g_strdup_printf ("-> %s", _("blank")) : g_strdup ("");
}

/* "公开04 合计 637.99 -> 637.49"; of texts the new one alone. */
static char *
edit_effect (const struct cell *cell, const struct change *change)
{
    g_autofree char *name = words_cell (cell, node_prior (change->node) ? LAYER_PRIOR : LAYER_VALUE);
    g_autofree char *old = value_print (&change->old, &cell->style);
    g_autofree char *new = value_print (&change->new, &cell->style);

    if (cell->type == TYPE_TEXT)
        return g_strdup_printf ("%s %s", name, new);
    return g_strdup_printf ("%s %s -> %s", name, old[0] == '\0' ? _("blank") : old,
                            new[0] == '\0' ? _("blank") : new);
}

/* Whether people see a difference: amounts may move within what is printed. */
static bool
edit_visible (const struct cell *cell, const struct change *change)
{
    g_autofree char *old = value_print (&change->old, &cell->style);
    g_autofree char *new = value_print (&change->new, &cell->style);

    return !g_str_equal (old, new);
}

/* The last change in each other section: sums and ratios come behind what they are made of. */
static GPtrArray *
edit_last_changes (const struct edit *edit, struct ui *ui, int *n)
{
    GPtrArray *last = g_ptr_array_new ();
    g_autofree char *own = g_strndup (edit->address, strcspn (edit->address, "."));

    *n = 0;
    for (guint i = 0; edit->changes != NULL && session_previewing (ui->session) && i < edit->changes->len; i++) {
        struct change *change = g_ptr_array_index (edit->changes, i);
        const struct cell *cell =
            change->kind == CHANGE_VALUE ? book_cell (ui_book (ui), node_cell (change->node)) : NULL;
        bool known = false;
        if (cell == NULL || g_str_equal (cell->section->form->id, own) || !edit_visible (cell, change))
            continue;
        ++*n;
        for (guint k = 0; k < last->len && !known; k++) {
            const struct change *other = g_ptr_array_index (last, k);
            known = book_cell (ui_book (ui), node_cell (other->node))->section == cell->section;
            if (known)
                last->pdata[k] = change;
        }
        if (!known)
            g_ptr_array_add (last, change);
    }
    return last;
}

char *
edit_effects (const struct edit *edit, struct ui *ui)
{
    int n;
    int errors = edit_count_errors (ui);
    g_autoptr (GString) list = g_string_new (NULL);
    g_autoptr (GPtrArray) last = edit_last_changes (edit, ui, &n);

    if (edit->layer == LAYER_CONTROL)
        g_string_append (list, _("This cell is computed: what is typed is only its total on paper, to check it by. Delete takes it away. "));
    if (errors != edit->errors)
        g_string_append_printf (list, _("Errors %d -> %d. "), edit->errors, errors);
    if (n > 0)
        g_string_append_printf (list, _("%d places elsewhere follow: "), n);
    for (guint i = 0; i < last->len; i++) {
        const struct change *change = g_ptr_array_index (last, i);
        g_autofree char *effect = edit_effect (book_cell (ui_book (ui), node_cell (change->node)), change);
        g_string_append_printf (list, "%s%s", i == 0 ? "" : "; ", effect);
    }
    return g_strdup (list->str);
}

const struct finding *
edit_finding (const struct edit *edit, struct ui *ui)
{
    const struct finding *worst = NULL;

    for (guint i = 0; edit->changes != NULL && session_previewing (ui->session) && i < edit->changes->len; i++) {
        const struct change *change = g_ptr_array_index (edit->changes, i);
        const struct finding *finding = change->kind == CHANGE_FINDING ? change->finding : NULL;
        g_autofree char *key = finding == NULL ? NULL : edit_finding_key (finding);
        if (finding != NULL && finding->outcome == OUTCOME_FAIL && finding->severity <= SEVERITY_WARNING &&
            !g_hash_table_contains (edit->known, key) && (worst == NULL || finding->severity < worst->severity))
            worst = finding;
    }
    return worst;
}
