/* The screen of a section: typing and commands.  Moving is in sheet-move.c, drawing in sheet-draw.c. */
#include "sheet.h"

#include "popup.h"
#include "editor.h"
#include "core/chinese-number.h"
#include "core/text.h"
#include "import/clip.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

void
sheet_edit (struct sheet *sheet, struct ui *ui, enum layer layer, const char *text)
{
    enum layer own;
    struct cell *cell = sheet_current (sheet, ui, &own);

    if (cell == NULL || sheet->edit != NULL || !ui_can_write (ui))
        return;
    if (!book_input (ui_book (ui), cell, layer)) {
        ui_say (ui, LOOK_MESSAGE, _("This is computed and cannot be typed. F5 shows what it is made of."));
        return;
    }
    if (layer == LAYER_PRIOR && session_prior_given (ui->session, cell)) {
        g_autofree char *source = session_prior_source (ui->session);
        ui_say (ui, LOOK_MESSAGE, _("This figure is of %s. Correct it there."), source);
        return;
    }
    sheet->edit = edit_new (ui, cell, layer, text);
}

void
sheet_leave (struct sheet *sheet, struct ui *ui)
{
    struct edit *edit = sheet->edit;

    if (edit == NULL)
        return;
    sheet->edit = NULL;
    if (!sheet->prose || strchr (lineedit_text (edit->text), '\n') == NULL)
        edit_accept (edit, ui);
    else if (!prose_split (sheet, ui, lineedit_text (edit->text)))
        g_hash_table_replace (ui->pending, g_strdup (edit->address), g_strdup (lineedit_text (edit->text)));
    else
        g_hash_table_remove (ui->pending, edit->address);
    edit_free (edit);
}

/* In the user's own editor; what is being typed goes there and comes back as an edit, still to be accepted. */
static void
sheet_editor (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);
    const struct entry *entry = cell == NULL ? NULL : book_entry (cell, layer);
    g_autofree char *changed = NULL;

    if (cell == NULL || cell->type != TYPE_TEXT || !book_input (ui_book (ui), cell, layer)) {
        ui_say (ui, LOOK_MESSAGE, _("There is no text to be typed here."));
        return;
    }
    if (!ui_can_write (ui))
        return;
    changed = editor_edit (ui, sheet->edit != NULL ? lineedit_text (sheet->edit->text) : entry->text != NULL ? entry->text : "");
    if (changed == NULL)
        return;
    if (!sheet->prose)
        g_strdelimit (changed, "\n", ' '); /* one field is one line of print */
    if (sheet->edit == NULL)
        sheet_edit (sheet, ui, layer, NULL);
    if (sheet->edit == NULL)
        return;
    lineedit_select_all (sheet->edit->text, true);
    if (changed[0] == '\0' ? lineedit_clear (sheet->edit->text) : lineedit_insert (sheet->edit->text, changed))
        edit_preview (sheet->edit, ui);
}

/* Finding inside the text being typed. */
static void
sheet_found (struct ui *ui, struct screen *below, const char *text)
{
    struct sheet *sheet = (struct sheet *)below;

    if (sheet->edit != NULL && text[0] != '\0' && !lineedit_find (sheet->edit->text, text))
        ui_say (ui, LOOK_MESSAGE, _("“%s” is not in this text."), text);
}

static void
sheet_drop (struct sheet *sheet, struct ui *ui)
{
    g_hash_table_remove (ui->pending, sheet->edit->address);
    g_clear_pointer (&sheet->edit, edit_free);
    session_preview_end (ui->session);
    session_journal (ui->session, NULL, NULL);
}

static bool
sheet_handle_edit (struct sheet *sheet, struct ui *ui, enum action action, const struct key *key)
{
    enum edit_result result;

    if (action == ACT_HELP || action == ACT_REDRAW)
        return false;
    if (action == ACT_COPY) {
        copy_out (ui, lineedit_text (sheet->edit->text), lineedit_text (sheet->edit->text));
        return true;
    }
    if (action == ACT_CHOOSE) {
        if (!candidates_open (sheet, ui))
            ui_say (ui, LOOK_MESSAGE, _("There is nothing to choose from here: type the figure or the text."));
        return true;
    }
    if (action == ACT_ABOVE || action == ACT_FROM_LEFT || action == ACT_LAST_YEAR) {
        candidates_propose (sheet, ui, action);
        return true;
    }
    if (key->code == K_PASTE && !sheet->edit->lines && clip_is (key->paste)) {
        sheet_leave (sheet, ui);
        sheet_paste (sheet, ui, key->paste);
        return true;
    }
    if (action == ACT_EDITOR) {
        sheet_editor (sheet, ui);
        return true;
    }
    if (action == ACT_FIND && sheet->edit->lines) {
        ui_push (ui, prompt_new (_("Find in this text"), _("Goes behind the next place."), "", NULL, sheet_found));
        return true;
    }
    result = edit_handle (sheet->edit, ui, action, key, sheet->text_width);
    if (result == EDIT_STAYS)
        return true;
    if (result == EDIT_DROP) {
        sheet_drop (sheet, ui);
        return true;
    }
    if (action == ACT_ENTER && sheet->edit->error != NULL) {
        ui_say (ui, LOOK_ERROR,
                _("This is no value yet. Correct it, or leave it with an arrow key: it is kept. Esc drops it."));
        return true;
    }
    sheet_leave (sheet, ui);
    switch (result) {
    case EDIT_NEXT:
        if (action == ACT_ENTER)
            sheet_after (sheet, ui);
        else
            sheet_next (sheet, ui, 1);
        return true;
    case EDIT_PREVIOUS:
        sheet_next (sheet, ui, -1);
        return true;
    case EDIT_UP:
    case EDIT_DOWN:
        sheet_move_line (sheet, ui, result == EDIT_UP ? -1 : 1);
        return true;
    case EDIT_LEFT:
    case EDIT_RIGHT:
        sheet_move_slot (sheet, ui, result == EDIT_LEFT ? -1 : 1);
        return true;
    default:
        return sheet_class.handle (&sheet->screen, ui, action, key);
    }
}

/* Begins a figure: digits, signs, also full-width ones as an input method sends them. */
static bool
sheet_begins_number (const char *text)
{
    gunichar c = g_utf8_get_char (text);

    return g_unichar_isdigit (c) || (c != 0 && g_utf8_strchr ("-+=(.－＋＝（．。¥￥", -1, c) != NULL);
}

/* Words or letters came where figures belong: said with all of them, and what F3 makes of them if they are a figure. */
static void
sheet_refuse_text (struct sheet *sheet, struct ui *ui, const struct cell *cell, const char *text)
{
    g_autofree char *figure = NULL;

    if (sheet->foreign->len == 0 && !g_unichar_iswide (g_utf8_get_char (text))) {
        if (text[0] != ' ')
            ui_say (ui, LOOK_MESSAGE, _("“%s” begins no figure, and this is a cell for figures: nothing was typed."), text);
        return;
    }
    g_string_append (sheet->foreign, text);
    figure = chinese_figure (sheet->foreign->str, &cell->style);
    if (figure != NULL)
        ui_say (ui, LOOK_MESSAGE, _("“%s” came in: F3 takes it as %s. For figures switch the input method to English (Shift)."),
                sheet->foreign->str, figure);
    else
        ui_say (ui, LOOK_MESSAGE,
                _("“%s” came in, but this is a cell for figures: switch the input method to English (Shift)."),
                sheet->foreign->str);
}

static void
sheet_type_number (struct sheet *sheet, struct ui *ui, const struct cell *cell, enum layer layer, const char *text)
{
    if (sheet->foreign->len > 0 || !sheet_begins_number (text)) {
        sheet_refuse_text (sheet, ui, cell, text);
        return;
    }
    if (layer == LAYER_VALUE && !book_input (ui_book (ui), cell, LAYER_VALUE))
        sheet_edit (sheet, ui, LAYER_CONTROL, text);
    else
        sheet_edit (sheet, ui, layer, text);
}

/* A character arrived while choosing: it begins an edit, where it can. */
static void
sheet_type (struct sheet *sheet, struct ui *ui, const char *text)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    gunichar c = g_utf8_get_char (text);

    if (cell == NULL || c < 32)
        return;
    if (cell->computed && layer == LAYER_VALUE && sheet_begin_code (sheet, ui, text))
        return;
    if (cell->type == TYPE_CHOICE) {
        if (c == ' ' || (c >= '1' && c <= '9'))
            sheet_choice (sheet, ui, c == ' ' ? 0 : (int)(c - '0'));
    } else if (cell->type == TYPE_TEXT || cell->type == TYPE_DATE) {
        sheet_edit (sheet, ui, layer, c == ' ' ? NULL : text);
    } else {
        sheet_type_number (sheet, ui, cell, layer, text);
    }
}

/* F3 right behind a figure in Chinese characters: types it. */
static bool
sheet_take_foreign (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);
    g_autofree char *figure = cell == NULL ? NULL : chinese_figure (sheet->foreign->str, &cell->style);

    g_string_truncate (sheet->foreign, 0);
    if (figure == NULL)
        return false;
    sheet_type_number (sheet, ui, cell, layer, figure);
    return true;
}

/* Enter and F2 on a cell: types a figure or text; a computed figure is compared; a choice is shown. */
static void
sheet_begin (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);

    if (cell == NULL)
        ui_say (ui, LOOK_MESSAGE, _("There is no cell here. Insert adds a row where the form allows it."));
    else if (cell->type == TYPE_CHOICE)
        sheet_choose (sheet, ui);
    else if (layer == LAYER_VALUE && !book_input (ui_book (ui), cell, LAYER_VALUE))
        sheet_control (sheet, ui);
    else
        sheet_edit (sheet, ui, layer, NULL);
}

static void
sheet_next_layers (struct ui *ui)
{
    static const char *const says[N_LAYERS_SHOWN] = {
        N_ ("Last year's figures are hidden."),
        N_ ("Last year's figures are shown and can be typed; a colon (:) marks typed ones. F4 again: the difference too."),
        N_ ("Last year's figures and the difference are shown. F4 again: in percent too."),
        N_ ("Last year's figures, the difference and its percentage are shown. F4 again: off.")
    };

    g_autofree char *source = session_prior_source (ui->session);

    ui->layers = (ui->layers + 1) % N_LAYERS_SHOWN;
    ui_changed (ui);
    if (ui->layers == LAYERS_PRIOR && source != NULL)
        ui_say (ui, LOOK_MESSAGE, _("Last year's figures, of %s: those with # are put right there, others are typed here (:). F4 again: the difference too."),
                source);
    else
        ui_say (ui, LOOK_MESSAGE, "%s", _(says[ui->layers]));
}

static bool
sheet_takes_text (const struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);

    return cell != NULL && cell->type == TYPE_TEXT && book_input (ui_book (ui), cell, layer);
}

/* What is typed on behind the last cell begins another row where rows are free, and is never meant for that cell again.  True
 * where nothing is left to do with the key. */
static bool
sheet_past_end (struct sheet *sheet, struct ui *ui, enum action action, const struct key *key)
{
    bool types = action == ACT_NONE && key->code == K_TEXT, empty = sheet->lines->len == 0;

    if (!(sheet->ended || empty) || !(types || action == ACT_ENTER))
        return false;
    if (sheet_rows_free (sheet, ui) && ui_can_write (ui) && (types || empty)) {
        sheet_insert_row (sheet, ui);
        return false;
    }
    if (!sheet->ended)
        return false;
    ui_say (ui, LOOK_MESSAGE, _("The form ends here: nothing was typed. ^PgDn goes to the next one; F2 changes this cell."));
    return true;
}

static bool
sheet_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct sheet *sheet = (struct sheet *)screen;

    if (sheet->edit != NULL)
        return sheet_handle_edit (sheet, ui, action, key);
    if (action == ACT_CHOOSE && sheet_take_foreign (sheet, ui))
        return true;
    if (sheet_past_end (sheet, ui, action, key))
        return true;
    sheet->ended = false;
    if (action != ACT_NONE || !key->joined)
        g_string_truncate (sheet->foreign, 0);
    if (copy_handle (sheet, ui, action))
        return true;
    if (sheet_handle_move (sheet, ui, action))
        return true;
    if (action == ACT_COMMAND && key->code == K_TEXT && sheet_takes_text (sheet, ui))
        action = ACT_NONE; /* a colon begins a text */
    switch (action) {
    case ACT_NONE:
        if (key->code == K_TEXT)
            sheet_type (sheet, ui, key->text);
        else if (key->code == K_PASTE && key->paste[0] != '\0')
            sheet_paste (sheet, ui, key->paste);
        return true;
    case ACT_ENTER:
    case ACT_EDIT:
        sheet_begin (sheet, ui);
        return true;
    case ACT_BLANK:
        sheet_blank (sheet, ui);
        return true;
    case ACT_LAYER:
        sheet_next_layers (ui);
        return true;
    case ACT_STATE:
        sheet_state_menu (sheet, ui);
        return true;
    case ACT_INSERT_ROW:
        sheet_insert_row (sheet, ui);
        return true;
    case ACT_CHOOSE:
        sheet_choose (sheet, ui);
        return true;
    case ACT_ABOVE:
    case ACT_FROM_LEFT:
    case ACT_LAST_YEAR:
        candidates_propose (sheet, ui, action);
        return true;
    case ACT_DOUBTFUL:
        sheet_doubtful (sheet, ui);
        return true;
    case ACT_EDITOR:
        sheet_editor (sheet, ui);
        return true;
    case ACT_CONTROL:
        sheet_control (sheet, ui);
        return true;
    case ACT_BACK:
        ui_pop (ui);
        return true;
    default:
        return false;
    }
}

static enum ui_state
sheet_state (struct screen *screen)
{
    struct sheet *sheet = (struct sheet *)screen;

    return sheet->edit != NULL ? STATE_EDIT : sheet->prose ? STATE_PROSE : STATE_SHEET;
}

static void
sheet_refresh (struct screen *screen, struct ui *ui)
{
    sheet_build ((struct sheet *)screen, ui);
}

static void
sheet_leave_screen (struct screen *screen, struct ui *ui)
{
    sheet_leave ((struct sheet *)screen, ui);
}

static char *
sheet_address (struct screen *screen)
{
    struct sheet *sheet = (struct sheet *)screen;
    const char *layer = sheet->layer == LAYER_VALUE ? NULL : layer_names[sheet->layer];

    if (sheet->row == NULL)
        return g_strdup (sheet->section);
    return g_strdup_printf ("%s.%s.%s%s%s", sheet->section, sheet->row, sheet->column, layer == NULL ? "" : "@",
                            layer == NULL ? "" : layer);
}

static void
sheet_free (struct screen *screen)
{
    struct sheet *sheet = (struct sheet *)screen;

    edit_free (sheet->edit);
    g_array_unref (sheet->slots);
    g_array_unref (sheet->lines);
    g_string_free (sheet->foreign, TRUE);
    g_clear_pointer (&sheet->candidates, g_ptr_array_unref);
    g_free (sheet->section);
    g_free (sheet->row);
    g_free (sheet->column);
    g_free (sheet->prior_column);
    g_free (sheet->origin);
    g_free (sheet->origin_of);
    g_free (sheet);
}

const struct screen_class sheet_class = {
    .detail = true,
    .state = sheet_state,
    .draw = sheet_draw,
    .handle = sheet_handle,
    .refresh = sheet_refresh,
    .leave = sheet_leave_screen,
    .address = sheet_address,
    .free = sheet_free,
};

struct screen *
sheet_new (struct ui *ui, const struct book_section *section)
{
    struct sheet *sheet = g_new0 (struct sheet, 1);

    sheet->screen.class = &sheet_class;
    sheet->section = g_strdup (section->form->id);
    sheet->prose = section->form->kind == SECTION_PROSE;
    sheet->slots = g_array_new (FALSE, TRUE, sizeof (struct sheet_slot));
    sheet->lines = g_array_new (FALSE, TRUE, sizeof (struct sheet_line));
    sheet->foreign = g_string_new (NULL);
    sheet->first_slot = 1;
    copy_mark (sheet, false);
    sheet->rows = 1;
    sheet_build (sheet, ui);
    sheet_arrive (sheet, ui);
    return &sheet->screen;
}
