/* F3: what may be meant in this cell, to be taken by a digit; ^D ^R ^P: the value above, from the left, of last year.  All are
 * proposals: they stand on the edit line and are accepted like anything typed. */
#include "actions.h"
#include "popup.h"
#include "sheet.h"
#include "words.h"

#include "session/codes.h"

#include <glib/gi18n.h>
#include <string.h>

enum { ADD_ROW = -1, PAPER_TOTAL = -2, SETTLE = -3 };

/* Types it where it belongs. */
static void
candidates_take (struct sheet *sheet, struct ui *ui, const char *address, const char *text)
{
    if (sheet->edit != NULL && g_str_equal (sheet->edit->address, address)) {
        edit_replace (sheet->edit, ui, text);
        return;
    }
    sheet_leave (sheet, ui);
    ui_type (ui, address, text);
}

static void
candidates_chosen (struct ui *ui, struct screen *below, int value)
{
    struct sheet *sheet = (struct sheet *)below;
    const struct candidate *candidate;

    if (value == ADD_ROW) {
        sheet_insert_row (sheet, ui);
    } else if (value == PAPER_TOTAL) {
        sheet_control (sheet, ui);
    } else if (value == SETTLE) {
        enum layer layer;
        const struct cell *cell = sheet_current (sheet, ui, &layer);
        if (cell != NULL)
            settle_ask (ui, cell->row->id);
    } else if (sheet->candidates != NULL && value < (int)sheet->candidates->len) {
        g_autofree char *address = NULL, *text = NULL;
        candidate = g_ptr_array_index (sheet->candidates, (guint)value);
        address = g_strdup (candidate->address);
        text = g_strdup (candidate->text);
        candidates_take (sheet, ui, address, text); /* may close this screen for that of another section */
    }
}

bool
candidates_open (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);
    bool tree = sheet_section (sheet, ui)->form->kind == SECTION_TREE && sheet->edit == NULL;
    bool total, typed, open;
    g_autofree char *address = NULL;
    struct screen *menu;

    if (cell == NULL)
        return false;
    total = cell->computed && layer == LAYER_VALUE && !type_is_text (cell->type) && sheet->edit == NULL;
    address = sheet->edit != NULL ? g_strdup (sheet->edit->address) : words_address (cell, layer);
    g_clear_pointer (&sheet->candidates, g_ptr_array_unref);
    typed = sheet->edit != NULL && (type_is_text (cell->type) || sheet->edit->error != NULL);
    sheet->candidates = session_candidates (ui->session, address, typed ? lineedit_text (sheet->edit->text) : NULL);
    if (sheet->edit != NULL)
        edit_preview (sheet->edit, ui);
    open = tree && session_code_open (ui->session, cell->row->id);
    if (sheet->candidates->len == 0 && !total && !open)
        return false;
    menu = menu_new (_("What may be meant here"), candidates_chosen);
    for (guint i = 0; i < sheet->candidates->len; i++) {
        const struct candidate *candidate = g_ptr_array_index (sheet->candidates, i);
        menu_add (menu, i < 9 ? (char)('1' + i) : 0, candidate->words, (int)i);
    }
    if (total)
        menu_add (menu, 0, _("type the total on paper first: what is left of it counts down"), PAPER_TOTAL);
    if (open)
        menu_add (menu, 0, _("this code is in no list: give it a name in all books of this file"), SETTLE);
    if (tree)
        menu_add (menu, '0', _("add a row by its code"), ADD_ROW);
    ui_push (ui, menu);
    return true;
}

/* The figure or text of a neighbouring cell as it would be typed; NULL none. */
static char *
candidates_text (const struct sheet *sheet, struct ui *ui, int line, int slot)
{
    enum layer layer;
    const struct cell *cell = sheet_cell (sheet, ui, line, slot, &layer);
    const struct value *value = cell == NULL ? NULL : book_value (ui_book (ui), node_of (cell->index, layer == LAYER_PRIOR));

    if (value == NULL || value->state == VALUE_BLANK || value->state == VALUE_UNKNOWN || value->state == VALUE_NA)
        return NULL;
    return value->state == VALUE_TEXT ? g_strdup (value->text)
                                      : number_exact ((struct money){ value->num, value->half }, &cell->style);
}

static char *
candidates_last_year (struct ui *ui, const struct cell *cell, enum layer layer)
{
    const struct value *prior = book_value (ui_book (ui), node_of (cell->index, true));

    if (type_is_text (cell->type))
        return session_prior_text (ui->session, cell->address);
    if (layer == LAYER_PRIOR || prior->state != VALUE_NUMBER)
        return NULL;
    return number_exact ((struct money){ prior->num, prior->half }, &cell->style);
}

void
candidates_propose (struct sheet *sheet, struct ui *ui, enum action action)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);
    g_autofree char *text = NULL, *address = NULL;
    int line = sheet->line - 1, slot = sheet->slot - 1;

    if (cell == NULL)
        return;
    if (sheet->edit != NULL)
        session_preview_end (ui->session);
    if (action == ACT_LAST_YEAR)
        text = candidates_last_year (ui, cell, layer);
    for (; action == ACT_ABOVE && line >= 0 && text == NULL; line--)
        text = candidates_text (sheet, ui, line, sheet->slot);
    for (; action == ACT_FROM_LEFT && slot >= 0 && text == NULL; slot--)
        text = candidates_text (sheet, ui, sheet->line, slot);
    if (text != NULL) {
        address = sheet->edit != NULL ? g_strdup (sheet->edit->address) : words_address (cell, layer);
        if (sheet->edit == NULL)
            sheet_edit (sheet, ui, layer == LAYER_VALUE && !book_input (ui_book (ui), cell, layer) ? LAYER_CONTROL : layer, text);
        else
            candidates_take (sheet, ui, address, text);
        return;
    }
    ui_say (ui, LOOK_MESSAGE,
            action == ACT_ABOVE       ? _("There is nothing above to take.")
            : action == ACT_FROM_LEFT ? _("There is nothing to the left to take.")
                                      : _("There is nothing of last year to take."));
    if (sheet->edit != NULL)
        edit_preview (sheet->edit, ui);
}
