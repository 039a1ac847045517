/* A cell being typed into.  Must not know where on the screen it stands, nor curses. */
#include "edit.h"

#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What stands in the cell, as it was typed. */
static char *
edit_present (const struct cell *cell, enum layer layer)
{
    const struct entry *entry = book_entry (cell, layer);

    if (entry == NULL || entry->state != ENTRY_VALUE)
        return g_strdup ("");
    if (entry->raw != NULL)
        return g_strdup (entry->raw);
    if (entry->text != NULL)
        return g_strdup (entry->text);
    return number_exact ((struct money){ .fen = entry->num, .half = entry->half }, &cell->style);
}

static int64_t
edit_entry_figure (const struct entry *entry)
{
    return entry == NULL || entry->state != ENTRY_VALUE || entry->text != NULL ? 0 : entry->num;
}

static int
edit_count_errors (struct ui *ui)
{
    const GPtrArray *findings = book_findings (ui_book (ui));
    int n = 0;

    for (guint i = 0; i < findings->len; i++)
        n += ((const struct finding *)g_ptr_array_index (findings, i))->severity == SEVERITY_ERROR;
    return n;
}

struct edit *
edit_new (struct ui *ui, const struct cell *cell, enum layer layer, const char *text)
{
    struct edit *edit = g_new0 (struct edit, 1);
    const char *kept;
    g_autofree char *present = edit_present (cell, layer);

    edit->address = words_address (cell, layer);
    edit->layer = layer;
    edit->lines = cell->type == TYPE_TEXT;
    edit->before = edit_entry_figure (book_entry (cell, layer));
    kept = g_hash_table_lookup (ui->pending, edit->address);
    edit->text = lineedit_new (kept != NULL ? kept : present, edit->lines, 0);
    edit->forced = kept != NULL;
    lineedit_move (edit->text, MOVE_END, 0);
    if (text != NULL) {
        lineedit_select_all (edit->text, true);
        lineedit_insert (edit->text, text);
    }
    edit->errors = edit_count_errors (ui);
    edit_preview (edit, ui);
    return edit;
}

void
edit_free (struct edit *edit)
{
    if (edit == NULL)
        return;
    lineedit_free (edit->text);
    g_free (edit->address);
    g_free (edit->error);
    g_free (edit);
}

bool
edit_changed (const struct edit *edit)
{
    return edit->forced || lineedit_changed (edit->text);
}

/* The reason alone: on the screen everybody sees which cell is meant. */
static const char *
edit_reason (const struct edit *edit, const GError *error)
{
    gsize length = strcspn (edit->address, "@");
    const char *rest = error->message + length;

    if (strncmp (error->message, edit->address, length) != 0)
        return error->message;
    if (rest[0] == '@')
        rest += strcspn (rest, ":");
    return g_str_has_prefix (rest, ": ") ? rest + 2 : error->message;
}

void
edit_preview (struct edit *edit, struct ui *ui)
{
    g_autoptr (GError) error = NULL;

    g_clear_pointer (&edit->error, g_free);
    edit->changes = session_preview (ui->session, edit->address, lineedit_text (edit->text), &error);
    if (edit->changes == NULL && error != NULL)
        edit->error = g_strdup (edit_reason (edit, error));
}

/* The text changed by one key: what follows from it is shown. */
static enum edit_result
edit_typed (struct edit *edit, struct ui *ui, bool changed)
{
    if (changed)
        edit_preview (edit, ui);
    return EDIT_STAYS;
}

/* Arrows move inside the text; where it ends, figures are left, texts are not: one goes to their end by holding a key.
 */
static enum edit_result
edit_sideways (struct edit *edit, enum lineedit_move move, enum edit_result leave)
{
    if (lineedit_move (edit->text, move, 0) || edit->lines)
        return EDIT_STAYS;
    return leave;
}

static enum edit_result
edit_move (struct edit *edit, enum action action, int width)
{
    switch (action) {
    case ACT_LEFT:
        return edit_sideways (edit, MOVE_LEFT, EDIT_LEFT);
    case ACT_RIGHT:
        return edit_sideways (edit, MOVE_RIGHT, EDIT_RIGHT);
    case ACT_WORD_LEFT:
        lineedit_move (edit->text, MOVE_WORD_LEFT, 0);
        return EDIT_STAYS;
    case ACT_WORD_RIGHT:
        lineedit_move (edit->text, MOVE_WORD_RIGHT, 0);
        return EDIT_STAYS;
    case ACT_LINE_START:
        lineedit_move (edit->text, MOVE_HOME, edit->lines ? width : 0);
        return EDIT_STAYS;
    case ACT_LINE_END:
        lineedit_move (edit->text, MOVE_END, edit->lines ? width : 0);
        return EDIT_STAYS;
    case ACT_UP:
        return edit->lines && lineedit_move (edit->text, MOVE_UP, width) ? EDIT_STAYS : EDIT_UP;
    default:
        return edit->lines && lineedit_move (edit->text, MOVE_DOWN, width) ? EDIT_STAYS : EDIT_DOWN;
    }
}

enum edit_result
edit_handle (struct edit *edit, struct ui *ui, enum action action, const struct key *key, int width)
{
    switch (action) {
    case ACT_NONE:
        if (key->code == K_TEXT)
            return edit_typed (edit, ui, lineedit_insert (edit->text, key->text));
        if (key->code == K_PASTE)
            return edit_typed (edit, ui, lineedit_insert (edit->text, key->paste));
        return EDIT_STAYS;
    case ACT_LEFT:
    case ACT_RIGHT:
    case ACT_WORD_LEFT:
    case ACT_WORD_RIGHT:
    case ACT_LINE_START:
    case ACT_LINE_END:
    case ACT_UP:
    case ACT_DOWN:
        return edit_move (edit, action, width);
    case ACT_DELETE_LEFT:
        return edit_typed (edit, ui, lineedit_backspace (edit->text));
    case ACT_DELETE_RIGHT:
        return edit_typed (edit, ui, lineedit_delete (edit->text));
    case ACT_UNDO_TEXT:
        return edit_typed (edit, ui, lineedit_undo (edit->text));
    case ACT_REDO_TEXT:
        return edit_typed (edit, ui, lineedit_redo (edit->text));
    case ACT_EDIT:
        lineedit_select_all (edit->text, !lineedit_selected (edit->text));
        return EDIT_STAYS;
    case ACT_ENTER:
    case ACT_NEXT:
        return EDIT_NEXT;
    case ACT_PREVIOUS:
        return EDIT_PREVIOUS;
    case ACT_BACK:
        return EDIT_DROP;
    default:
        return EDIT_LEAVE;
    }
}

bool
edit_accept (struct edit *edit, struct ui *ui)
{
    GError *error = NULL;
    const GPtrArray *changes;

    if (!edit_changed (edit)) {
        session_preview_end (ui->session);
        return true;
    }
    changes = session_edit (ui->session, edit->address, lineedit_text (edit->text), &error);
    session_journal (ui->session, NULL, NULL);
    if (changes == NULL) {
        g_hash_table_replace (ui->pending, g_strdup (edit->address), g_strdup (lineedit_text (edit->text)));
        ui_say (ui, LOOK_ERROR, _("Not accepted: %s The text is kept; F8 comes back to it."),
                edit_reason (edit, error));
        g_error_free (error);
        return false;
    }
    g_hash_table_remove (ui->pending, edit->address);
    ui_changed (ui);
    return true;
}

/* The commonest catastrophic mistake is one of 10,000: an amount far from last year's, or from what stood here.  ""
 * none. */
static char *
edit_doubt (const struct edit *edit, struct ui *ui, const struct cell *cell, int64_t num)
{
    const struct value *prior = book_value (ui_book (ui), node_of (cell->index, true));
    bool last_year = edit->layer != LAYER_PRIOR && prior->state == VALUE_NUMBER && prior->num != 0;
    int64_t base = last_year ? prior->num : edit->before;
    const int64_t far = 1000;

    if (cell->type != TYPE_MONEY || base == 0 || num == 0)
        return g_strdup ("");
    if (ABS (num) / ABS (base) >= far) {
        g_autofree char *times = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (num) / ABS (base));
        return g_strdup_printf (last_year ? _("  ? %s times last year's: in which unit?")
                                          : _("  ? %s times what stood here: in which unit?"),
                                times);
    }
    if (ABS (base) / ABS (num) >= far)
        return g_strdup (_("  ? less than a thousandth of what it was: in which unit?"));
    return g_strdup ("");
}

char *
edit_echo (const struct edit *edit, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = book_find (ui_book (ui), edit->address, &layer, NULL);
    struct entry entry = ENTRY_INIT;
    char *echo = NULL;

    if (edit->error != NULL)
        return g_strdup (edit->error);
    if (cell != NULL && cell->type == TYPE_TEXT)
        return g_strdup_printf (_("%ld characters"), g_utf8_strlen (lineedit_text (edit->text), -1));
    if (cell == NULL || cell->type == TYPE_CHOICE || cell->type == TYPE_DATE)
        return g_strdup ("");
    if (!book_parse (ui_book (ui), cell, lineedit_text (edit->text), &entry, NULL))
        return g_strdup ("");
    if (entry.state == ENTRY_VALUE) {
        g_autofree char *words = words_number (cell, entry.num);
        g_autofree char *doubt = edit_doubt (edit, ui, cell, entry.num);
        echo = g_strdup_printf ("-> %s%s", words, doubt);
    } else if (lineedit_text (edit->text)[0] == '\0') {
        echo = g_strdup_printf ("-> %s", _("blank"));
    }
    entry_clear (&entry);
    return echo == NULL ? g_strdup ("") : echo;
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
        if (finding != NULL && finding->outcome == OUTCOME_FAIL && finding->severity <= SEVERITY_WARNING &&
            (worst == NULL || finding->severity < worst->severity))
            worst = finding;
    }
    return worst;
}
