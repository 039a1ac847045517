/* What can be done to a cell besides typing, and to rows: states, choices, pasting, rows of trees and lists. */
#include "sheet.h"

#include "actions.h"
#include "core/code-search.h"
#include "core/text.h"
#include "import/clip.h"
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

/* Lets the screens follow a change, or says why there is none.  The error comes by its place: it is made by the call whose result
 * stands beside it, and arguments are evaluated in any order. */
static bool
sheet_done (struct ui *ui, const GPtrArray *changes, GError **error)
{
    if (changes == NULL) {
        ui_say_error (ui, *error);
        return false;
    }
    ui_changed (ui);
    return true;
}

void
sheet_mark (struct sheet *sheet, struct ui *ui, enum mark mark)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    g_autofree char *address = NULL;
    GError *error = NULL;

    if (cell == NULL || !ui_can_write (ui))
        return;
    address = words_address (cell, layer);
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

/* Rows. */

static bool
sheet_has_rows (const struct sheet *sheet, struct ui *ui)
{
    enum section_kind kind = sheet_section (sheet, ui)->form->kind;

    return kind == SECTION_TREE || kind == SECTION_LIST || kind == SECTION_PROSE;
}

static void
sheet_add_row (struct sheet *sheet, struct ui *ui, const char *code)
{
    g_autofree char *id = NULL;
    GError *error = NULL;

    if (!sheet_done (ui,
                     session_row_add (ui->session, sheet->section, code, code == NULL ? sheet->row : NULL, &id, &error),
                     &error))
        return;
    for (int line = 0; line < (int)sheet->lines->len; line++) {
        struct book_section *section = sheet_section (sheet, ui);
        int row = g_array_index (sheet->lines, struct sheet_line, line).row;
        const struct book_row *of = g_ptr_array_index (section->rows, row);
        if (g_strcmp0 (of->id, id != NULL ? id : code) != 0)
            continue;
        sheet->line = line;
        sheet->slot = -1;
        sheet_step (sheet, ui, 1);
        break;
    }
}

static void
sheet_code_chosen (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *code = g_strndup (text, strcspn (text, " "));

    if (code[0] != '\0')
        sheet_add_row ((struct sheet *)below, ui, code);
}

/* Codes by number, by a piece of the name, or by the first letters of its readings. */
static void
sheet_fill_codes (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    struct sheet *sheet = (struct sheet *)below;
    struct book_section *section = sheet_section (sheet, ui);
    const GPtrArray *codes =
        section->form->codes == NULL ? NULL : form_codes (book_form (ui_book (ui)), section->form->codes);
    const guint most = 400;
    g_autoptr (GPtrArray) found = codes == NULL ? NULL : code_search (codes, book_year (ui_book (ui)), text, most);

    for (guint i = 0; found != NULL && i < found->len; i++) {
        const struct code *code = g_ptr_array_index (found, i);
        bool there = book_row (section, code->code) != NULL;
        g_autofree char *above = code_below (codes, book_year (ui_book (ui)), code, i > 0 ? g_ptr_array_index (found, i - 1) : NULL);
        g_autofree char *line = g_strdup_printf ("%-8s %s%s%s", code->code, code->name, there ? _("  (in the table)") : "", above);
        list_add (list, there ? LOOK_QUIET : LOOK_PLAIN, code->code, line);
    }
}

void
sheet_insert_row (struct sheet *sheet, struct ui *ui)
{
    if (!ui_can_write (ui))
        return;
    if (!sheet_has_rows (sheet, ui))
        ui_say (ui, LOOK_MESSAGE, _("The rows of this form are fixed."));
    else if (sheet_section (sheet, ui)->form->kind != SECTION_TREE)
        sheet_add_row (sheet, ui, NULL);
    else
        ui_push (ui, prompt_new (_("Add a row"),
                                 _("Code, a word of its name, or first letters (xzyx). Enter adds, Esc leaves."), "",
                                 sheet_fill_codes, sheet_code_chosen));
}

/* What deleting a row takes with it. */
struct deletion {
    int rows;    /* below the row itself */
    int figures; /* typed contents */
};

static struct deletion
sheet_deletion (const struct sheet *sheet, struct ui *ui)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct deletion deletion = { -1, 0 };

    if (!book_row_delete (ui_book (ui), sheet->section, sheet->row, items, NULL))
        return (struct deletion){ 0, 0 };
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        deletion.rows += item->layer == LAYER_ROW && entry_empty (&item->new);
        deletion.figures += item->layer <= LAYER_PRIOR && !entry_empty (&item->old) && entry_empty (&item->new);
    }
    deletion.rows = MAX (deletion.rows, 0);
    return deletion;
}

static char *
sheet_row_name (const struct sheet *sheet, struct ui *ui)
{
    const struct book_section *section = sheet_section (sheet, ui);
    const struct book_row *row = book_row (section, sheet->row);

    if (row == NULL || row->label == NULL || g_str_equal (row->label, row->id))
        return g_strdup_printf (_("row %d"), book_row_index (section, sheet->row) + 1);
    return section->form->kind == SECTION_TREE ? g_strdup_printf ("%s %s", row->id, row->label) : g_strdup (row->label);
}

static void
sheet_delete_now (struct sheet *sheet, struct ui *ui)
{
    struct deletion deletion = sheet_deletion (sheet, ui);
    g_autofree char *name = sheet_row_name (sheet, ui);
    GError *error = NULL;
    const GPtrArray *changes = session_row_delete (ui->session, sheet->section, sheet->row, &error);

    if (!sheet_done (ui, changes, &error))
        return;
    if (deletion.rows > 0)
        ui_say (ui, LOOK_MESSAGE, _("Deleted: %s, %d rows below it and %d entries. ^Z brings them back."), name, deletion.rows,
                deletion.figures);
    else
        ui_say (ui, LOOK_MESSAGE, _("Deleted: %s with %d entries. ^Z brings it back."), name, deletion.figures);
}

static void
sheet_delete_chosen (struct ui *ui, struct screen *below, int value)
{
    if (value != 0)
        sheet_delete_now ((struct sheet *)below, ui);
}

/* A row that is empty goes at once; one with figures, or with rows below it, is asked about. */
static void
sheet_delete_row (struct sheet *sheet, struct ui *ui)
{
    struct deletion deletion;
    g_autofree char *name = NULL, *title = NULL;
    struct screen *menu;

    if (sheet->row == NULL || !ui_can_write (ui))
        return;
    deletion = sheet_deletion (sheet, ui);
    if (deletion.rows == 0 && deletion.figures == 0) {
        sheet_delete_now (sheet, ui);
        return;
    }
    name = sheet_row_name (sheet, ui);
    title = deletion.rows > 0 ? g_strdup_printf (_("Delete %s, %d rows below it, %d entries?"), name, deletion.rows, deletion.figures)
                              : g_strdup_printf (_("Delete %s with %d entries?"), name, deletion.figures);
    menu = menu_new (title, sheet_delete_chosen);
    menu_add (menu, '1', _("keep it"), 0);
    menu_add (menu, '2', _("delete"), 1);
    ui_push (ui, menu);
}

static void
sheet_move_row (struct sheet *sheet, struct ui *ui, int by)
{
    GError *error = NULL;

    if (sheet->row != NULL && ui_can_write (ui))
        sheet_done (ui, session_row_move (ui->session, sheet->section, sheet->row, by, &error), &error);
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
        menu_add (menu, '1', _("heading 一、"), DO_LEVEL + 1);
        menu_add (menu, '2', _("heading （一）"), DO_LEVEL + 2);
        menu_add (menu, '3', _("heading 1."), DO_LEVEL + 3);
        menu_add (menu, '4', _("heading （1）"), DO_LEVEL + 4);
        if (sheet_has_outline (sheet, ui))
            menu_add (menu, '9', _("begin with the form's outline"), DO_OUTLINE);
    } else {
        menu_add (menu, '1', _("a figure or text"), DO_FIGURE);
        menu_add (menu, '2', _("blank"), DO_BLANK);
        menu_add (menu, '3', _("not applicable"), DO_NA);
        menu_add (menu, '4', _("doubtful, or sure again"), DO_DOUBTFUL);
    }
    if (sheet_has_rows (sheet, ui)) {
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
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    g_autofree char *address = NULL;
    GError *error = NULL;

    if (cell == NULL || !ui_can_write (ui))
        return;
    address = words_address (cell, layer);
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
        sheet_step (sheet, ui, 1);
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

/* Pasting over several cells. */

/* The columns that the screen shows, those from the user's on first; *by_place: how many those are. */
static GArray *
sheet_targets (const struct sheet *sheet, int *by_place)
{
    GArray *targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    int n = (int)sheet->slots->len;

    *by_place = 0;
    for (int i = 0; i < n; i++) {
        const struct sheet_slot *slot = &g_array_index (sheet->slots, struct sheet_slot, (sheet->slot + i) % n);
        struct clip_target target = { slot->column, slot->layer };
        if (slot->difference)
            continue;
        g_array_append_val (targets, target);
        *by_place += sheet->slot + i < n;
    }
    return targets;
}

static void
sheet_paste_block (struct sheet *sheet, struct ui *ui, const char *text)
{
    int by_place;
    g_autoptr (GArray) targets = sheet_targets (sheet, &by_place);

    ui_push (ui, paste_new (ui, clip_new (text, ui_book (ui), sheet_section (sheet, ui), sheet->row,
                                          (const struct clip_target *)targets->data, (int)targets->len, by_place)));
}

void
sheet_paste (struct sheet *sheet, struct ui *ui, const char *text)
{
    g_autofree char *block = g_strdup (text);
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    bool table = sheet->lines->len == 0 || g_array_index (sheet->lines, struct sheet_line, sheet->line).column < 0;

    if (!ui_can_write (ui))
        return;
    g_strchomp (block);
    if (sheet->prose && (cell == NULL || strchr (block, '\n') != NULL)) {
        prose_paste (sheet, ui, block);
    } else if (sheet->prose) {
        sheet_edit (sheet, ui, layer, NULL);
        if (sheet->edit != NULL && lineedit_insert (sheet->edit->text, block))
            edit_preview (sheet->edit, ui);
    } else if (table && clip_is (block)) {
        sheet_paste_block (sheet, ui, block);
    } else if (cell != NULL) {
        if (layer == LAYER_VALUE && !book_input (ui_book (ui), cell, layer))
            layer = LAYER_CONTROL;
        sheet_edit (sheet, ui, layer, block);
    }
}
