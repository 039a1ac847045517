/* What can be done to a cell besides typing: states, choices, the ^K menu. */
#include "sheet.h"

#include "actions.h"
#include "popup.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Results of the ^K menu. */
enum {
    DO_FIGURE = 1,
    DO_BLANK,
    DO_NA,
    DO_DOUBTFUL,
    DO_ADD,
    DO_DELETE,
    DO_UP,
    DO_DOWN,
    DO_OUTLINE,
    DO_LEVEL, /* + level of a paragraph */
};

bool
sheet_done (struct ui *ui, const GPtrArray *changes, GError **error)
{
    if (changes == NULL) {
        ui_say_error (ui, *error);
        return false;
    }
    ui_changed (ui);
    return true;
}

/* The address of the current cell in its layer; NULL where there is none, or nothing may be written.  g_free. */
static char *
sheet_writable (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);

    return cell == NULL || !ui_can_write (ui) ? NULL : words_address (cell, layer);
}

void
sheet_mark (struct sheet *sheet, struct ui *ui, enum mark mark)
{
    g_autofree char *address = sheet_writable (sheet, ui);
    GError *error = NULL;

    if (address != NULL)
        sheet_done (ui, session_mark (ui->session, address, mark, &error), &error);
}

void
sheet_blank (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    g_autofree char *address = NULL;
    GError *error = NULL;

    if (cell == NULL || !ui_can_write (ui))
        return;
    if (layer == LAYER_VALUE && !book_input (ui_book (ui), cell, LAYER_VALUE))
        layer = LAYER_CONTROL;
    address = words_address (cell, layer);
    g_hash_table_remove (ui->pending, address);
    if (sheet_done (ui, session_edit (ui->session, address, "", &error), &error) && layer == LAYER_CONTROL)
        ui_say (ui, LOOK_MESSAGE, _("The control figure is taken away; the figure itself is computed."));
}

void
sheet_doubtful (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    const struct entry *entry = cell == NULL ? NULL : book_entry (cell, layer);

    if (entry != NULL)
        sheet_mark (sheet, ui, entry->doubtful ? MARK_SURE : MARK_DOUBTFUL);
}

void
sheet_control (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);

    if (cell == NULL)
        return;
    if (!cell->computed || cell->type == TYPE_TEXT || cell->type == TYPE_CHOICE || cell->type == TYPE_DATE)
        ui_say (ui, LOOK_MESSAGE,
                cell->computed ? _("This sentence is computed. F5 shows what it is made of.")
                               : _("A control figure belongs to a computed figure; this one is typed."));
    else
        sheet_edit (sheet, ui, LAYER_CONTROL, NULL);
}

/* Prose in which nothing was written yet. */
static bool
sheet_has_outline (struct sheet *sheet, struct ui *ui)
{
    const struct book_section *section = book_section (ui_book (ui), sheet->section);

    return section->form->outline->len > 0 && section->rows->len == 0;
}

static void
sheet_outline (struct sheet *sheet, struct ui *ui)
{
    GError *error = NULL;

    if (ui_can_write (ui))
        sheet_done (ui, session_outline (ui->session, sheet->section, &error), &error);
}

/* The ^K menu. */

static void
sheet_state_chosen (struct ui *ui, struct screen *below, int value)
{
    struct sheet *sheet = (struct sheet *)below;
    enum layer layer = LAYER_VALUE;

    switch (value) {
    case DO_FIGURE:
        sheet_current (sheet, ui, &layer);
        sheet_edit (sheet, ui, layer, NULL);
        break;
    case DO_BLANK:
        sheet_blank (sheet, ui);
        break;
    case DO_NA:
        sheet_mark (sheet, ui, MARK_NA);
        break;
    case DO_DOUBTFUL:
        sheet_doubtful (sheet, ui);
        break;
    case DO_ADD:
        sheet_insert_row (sheet, ui);
        break;
    case DO_DELETE:
        sheet_delete_row (sheet, ui);
        break;
    case DO_UP:
    case DO_DOWN:
        sheet_move_row (sheet, ui, value == DO_UP ? -1 : 1);
        break;
    case DO_OUTLINE:
        sheet_outline (sheet, ui);
        break;
    default:
        prose_set_level (sheet, ui, value - DO_LEVEL);
        break;
    }
}

void
sheet_state_menu (struct sheet *sheet, struct ui *ui)
{
    struct screen *menu;

    if (!ui_can_write (ui))
        return;
    menu = menu_new (sheet->prose ? _("This paragraph") : _("This cell"), sheet_state_chosen);
    if (sheet->prose) {
        menu_add (menu, '0', _("text"), DO_LEVEL);
        menu_add (menu, '1', _("heading of the first level"), DO_LEVEL + 1);
        menu_add (menu, '2', _("heading of the second level"), DO_LEVEL + 2);
        menu_add (menu, '3', _("heading of the third level"), DO_LEVEL + 3);
        menu_add (menu, '4', _("heading of the fourth level"), DO_LEVEL + 4);
        if (sheet_has_outline (sheet, ui))
            menu_add (menu, '9', _("begin with the form's outline"), DO_OUTLINE);
    } else {
        menu_add (menu, '1', _("a figure or text"), DO_FIGURE);
        menu_add (menu, '2', _("blank"), DO_BLANK);
        menu_add (menu, '3', _("not applicable"), DO_NA);
        menu_add (menu, '4', _("doubtful, or sure again"), DO_DOUBTFUL);
    }
    if (sheet_takes_rows (sheet, ui)) {
        menu_add (menu, '5', _("add a row"), DO_ADD);
        menu_add (menu, '6', _("delete this row"), DO_DELETE);
        menu_add (menu, '7', _("move this row up"), DO_UP);
        menu_add (menu, '8', _("move this row down"), DO_DOWN);
    }
    ui_push (ui, menu);
}

/* Choices. */

static void
sheet_set_choice (struct sheet *sheet, struct ui *ui, const char *word)
{
    g_autofree char *address = sheet_writable (sheet, ui);
    GError *error = NULL;

    if (address != NULL)
        sheet_done (ui, session_edit (ui->session, address, word, &error), &error);
}

void
sheet_choice (struct sheet *sheet, struct ui *ui, int n)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    g_auto (GStrv) words = g_strsplit (cell->choices == NULL ? "" : cell->choices, "|", -1);
    const struct entry *entry = book_entry (cell, layer);
    int count = (int)g_strv_length (words);
    bool next = n != 0; /* a digit is a whole entry: on to the next cell; Space goes round */

    if (n == 0) {
        for (int i = 0; i < count && entry != NULL; i++) {
            if (g_strcmp0 (entry->text, words[i]) == 0)
                n = i + 1;
        }
        n = n % MAX (count, 1) + 1;
    }
    if (n > count)
        return;
    sheet_set_choice (sheet, ui, words[n - 1]);
    if (next)
        ui->chosen = sheet_step (sheet, ui, 1);
}

static void
sheet_choice_chosen (struct ui *ui, struct screen *below, int value)
{
    sheet_choice ((struct sheet *)below, ui, value);
}

void
sheet_choose (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);

    if (cell != NULL && cell->type == TYPE_CHOICE && cell->choices != NULL) {
        g_auto (GStrv) words = g_strsplit (cell->choices, "|", -1);
        struct screen *menu =
            menu_new (cell->row->label != NULL ? cell->row->label : _("Choices"), sheet_choice_chosen);
        for (int i = 0; words[i] != NULL; i++)
            menu_add (menu, i < 9 ? (char)('1' + i) : 0, words[i], i + 1);
        ui_push (ui, menu);
    } else if (candidates_open (sheet, ui)) {
        return;
    } else if (sheet_section (sheet, ui)->form->kind == SECTION_TREE) {
        sheet_insert_row (sheet, ui);
    } else {
        ui_say (ui, LOOK_MESSAGE, _("There is nothing to choose from here: type the figure or the text."));
    }
}
