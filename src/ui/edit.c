/* A cell being typed into.  Must not know where on the screen it stands, nor curses. */
#include "edit.h"

#include "core/arithmetic.h"
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

int
edit_count_errors (struct ui *ui)
{
    const GPtrArray *findings = book_findings (ui_book (ui));
    int n = 0;

    for (guint i = 0; i < findings->len; i++)
        n += ((const struct finding *)g_ptr_array_index (findings, i))->severity == SEVERITY_ERROR;
    return n;
}

char *
edit_finding_key (const struct finding *finding)
{
    return g_strdup_printf ("%s\t%s", finding->rule, finding->cell);
}

/* What is wrong already is no news at each digit. */
static GHashTable *
edit_known (struct ui *ui)
{
    const GPtrArray *findings = book_findings (ui_book (ui));
    GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < findings->len; i++)
        g_hash_table_add (known, edit_finding_key (g_ptr_array_index (findings, i)));
    return known;
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
    edit->known = edit_known (ui);
    edit_preview (edit, ui);
    return edit;
}

void
edit_free (struct edit *edit)
{
    if (edit == NULL)
        return;
    lineedit_free (edit->text);
    g_hash_table_unref (edit->known);
    entry_clear (&edit->parsed);
    g_clear_pointer (&edit->answers, g_ptr_array_unref);
    g_free (edit->address);
    g_free (edit->error);
    g_free (edit->lost);
    g_free (edit);
}

bool
edit_changed (const struct edit *edit)
{
    return edit->forced || lineedit_changed (edit->text);
}

/* The reason alone: on the screen everybody sees which cell is meant. */
static char *
edit_reason (const struct edit *edit, struct ui *ui, const GError *error)
{
    gsize length = strcspn (edit->address, "@");
    const char *rest = error->message + length;

    if (strncmp (error->message, edit->address, length) != 0)
        return words_named (ui_book (ui), error->message);
    if (rest[0] == '@')
        rest += strcspn (rest, ":");
    return words_named (ui_book (ui), g_str_has_prefix (rest, ": ") ? rest + 2 : error->message);
}

/* What the text is by itself, before the book shows what follows from it. */
static void
edit_read (struct edit *edit, struct ui *ui)
{
    enum layer layer;
    const char *text = lineedit_text (edit->text);
    const struct cell *cell = book_find (ui_book (ui), edit->address, &layer, NULL);
    struct arithmetic result;
    g_autofree char *said = NULL;

    entry_clear (&edit->parsed);
    g_clear_pointer (&edit->lost, g_free);
    edit->guarded = edit->relative = false;
    if (cell == NULL || type_is_text (cell->type) || !book_parse_in (ui_book (ui), cell, layer, text, &edit->parsed, NULL))
        return;
    if (arithmetic_is (text) && arithmetic_compute (ui_book (ui), cell, layer, text, &result, NULL)) {
        edit->relative = !g_str_equal (result.raw, text);
        edit->lost = result.lost;
        g_free (result.raw);
    }
    said = g_strdup_printf ("%s\t%" G_GINT64_FORMAT, edit->address, edit->parsed.num);
    edit->guarded = edit->parsed.state == ENTRY_VALUE && edit_changed (edit) && !g_hash_table_contains (ui->units, said) &&
                    guard_amount (ui_book (ui), cell, layer, edit->parsed.num, edit->before, &edit->guard);
}

void
edit_preview (struct edit *edit, struct ui *ui)
{
    g_autoptr (GError) error = NULL;

    session_preview_end (ui->session);
    edit_read (edit, ui);
    g_clear_pointer (&edit->error, g_free);
    edit->changes = session_preview (ui->session, edit->address, lineedit_text (edit->text), &error);
    if (edit->changes == NULL && error != NULL)
        edit->error = edit_reason (edit, ui, error);
}

/* On a slow line: only what the text is by itself, until nobody types for a while. */
static void
edit_preview_later (struct edit *edit, struct ui *ui)
{
    session_preview_end (ui->session);
    edit_read (edit, ui);
    g_clear_pointer (&edit->error, g_free);
    edit->changes = NULL;
}

void
edit_replace (struct edit *edit, struct ui *ui, const char *text)
{
    lineedit_select_all (edit->text, true);
    if (!lineedit_insert (edit->text, text))
        lineedit_clear (edit->text);
    edit_preview (edit, ui);
}

/* The text changed by one key: what follows from it is shown. */
static enum edit_result
edit_typed (struct edit *edit, struct ui *ui, bool changed)
{
    if (changed && ui->slow)
        edit_preview_later (edit, ui);
    else if (changed)
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

static enum edit_result
edit_key (struct edit *edit, struct ui *ui, enum action action, const struct key *key, int width)
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

/* Questions: an accepting key brings one up where the text can be meant in several ways; a digit answers it, the same key
 * again takes the first answer, anything else goes on typing. */

static struct cell *
edit_cell (const struct edit *edit, struct ui *ui)
{
    enum layer layer;

    return book_find (ui_book (ui), edit->address, &layer, NULL);
}

/* The text as it would be in the guard's unit. */
static char *
edit_in_unit (const struct edit *edit, const struct cell *cell)
{
    g_autofree char *typed = g_strstrip (g_strdup (lineedit_text (edit->text)));
    g_autofree char *with_unit = g_strconcat (typed, edit->guard.unit, NULL);
    struct number_style style = cell->style;
    struct money money;

    if (number_parse (with_unit, &style, &money, NULL) && money.fen == edit->guard.other)
        return g_steal_pointer (&with_unit);
    return number_exact ((struct money){ edit->guard.other, 0 }, &style);
}

static bool
edit_ask (struct edit *edit, struct ui *ui, enum edit_result result)
{
    const struct cell *cell = edit_cell (edit, ui);

    g_clear_pointer (&edit->answers, g_ptr_array_unref);
    if (cell == NULL || type_is_text (cell->type) || !edit_changed (edit))
        return false;
    if (edit->error != NULL && result == EDIT_NEXT) {
        edit->answers = number_offers (lineedit_text (edit->text), &cell->style);
    } else if (edit->error == NULL && edit->guarded) {
        edit->answers = g_ptr_array_new_with_free_func (g_free);
        g_ptr_array_add (edit->answers, g_strdup (lineedit_text (edit->text)));
        g_ptr_array_add (edit->answers, edit_in_unit (edit, cell));
    }
    if (edit->answers == NULL || edit->answers->len == 0)
        return false;
    edit->asked = result;
    return true;
}

/* The n-th answer: its text, and that its figure is meant. */
static void
edit_answer (struct edit *edit, struct ui *ui, guint n)
{
    g_autofree char *text = g_strdup (g_ptr_array_index (edit->answers, n));

    edit_replace (edit, ui, text);
    g_hash_table_add (ui->units, g_strdup_printf ("%s\t%" G_GINT64_FORMAT, edit->address, edit->parsed.num));
    edit->guarded = false;
}

static bool
edit_accepts (enum edit_result result)
{
    return result >= EDIT_NEXT && result <= EDIT_RIGHT;
}

enum edit_result
edit_handle (struct edit *edit, struct ui *ui, enum action action, const struct key *key, int width)
{
    enum edit_result asked = edit->asked, result;
    int digit = key->code == K_TEXT && key->text[1] == '\0' ? key->text[0] - '0' : 0;

    edit->asked = EDIT_STAYS;
    if (asked != EDIT_STAYS && action == ACT_BACK)
        return EDIT_STAYS; /* back to typing */
    if (asked != EDIT_STAYS && digit >= 1 && digit <= (int)edit->answers->len) {
        edit_answer (edit, ui, (guint)digit - 1);
        return edit_ask (edit, ui, asked) ? EDIT_STAYS : asked;
    }
    result = edit_key (edit, ui, action, key, width);
    if (asked != EDIT_STAYS && result == asked && edit->error == NULL)
        edit_answer (edit, ui, 0);
    if (edit_accepts (result) && edit_ask (edit, ui, result))
        return EDIT_STAYS;
    return result;
}

/* A text is judged when it is accepted, and the caret then goes on: what its rules say of it is said at once. */
static void
edit_say_finding (struct ui *ui, const char *address)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->severity == SEVERITY_HINT || finding->explanation != NULL || !g_str_equal (finding->cell, address))
            continue;
        ui_say (ui, finding->severity == SEVERITY_ERROR ? LOOK_ERROR : LOOK_WARNING, "%c %s", words_mark (finding), finding->sentence);
        return;
    }
}

bool
edit_accept (struct edit *edit, struct ui *ui)
{
    GError *error = NULL;
    const GPtrArray *changes;
    g_autofree char *reason = NULL;

    if (!edit_changed (edit) && !lineedit_touched (edit->text)) {
        session_preview_end (ui->session);
        return true;
    }
    changes = session_edit (ui->session, edit->address, lineedit_text (edit->text), &error);
    session_journal (ui->session, NULL, NULL);
    if (changes == NULL) {
        g_hash_table_replace (ui->pending, g_strdup (edit->address), g_strdup (lineedit_text (edit->text)));
        reason = edit_reason (edit, ui, error);
        ui_say (ui, LOOK_ERROR, _("Not accepted: %s The text is kept; F8 comes back to it."), reason);
        g_error_free (error);
        return false;
    }
    g_hash_table_remove (ui->pending, edit->address);
    ui_changed (ui);
    if (edit->lines)
        edit_say_finding (ui, edit->address);
    return true;
}
