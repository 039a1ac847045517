/* The screen of a section: where the user is, moving, typing.  Must not draw: sheet-draw.c does. */
#include "sheet.h"

#include "core/text.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

static struct sheet_slot *
sheet_slot_at (const struct sheet *sheet, int slot)
{
    return &g_array_index (sheet->slots, struct sheet_slot, slot);
}

static struct sheet_line *
sheet_line_at (const struct sheet *sheet, int line)
{
    return &g_array_index (sheet->lines, struct sheet_line, line);
}

struct book_section *
sheet_section (const struct sheet *sheet, struct ui *ui)
{
    return book_section (ui_book (ui), sheet->section);
}

int
sheet_line_slots (const struct sheet *sheet, int line)
{
    return sheet_line_at (sheet, line)->column >= 0 ? 1 : (int) sheet->slots->len;
}

struct cell *
sheet_cell (const struct sheet *sheet, struct ui *ui, int line, int slot, enum layer *layer)
{
    struct book_section *section = sheet_section (sheet, ui);
    const struct sheet_line *at;
    const struct book_row *row;
    int column;

    if (section == NULL || line < 0 || line >= (int) sheet->lines->len || slot < 0 || slot >= sheet_line_slots (sheet, line))
        return NULL;
    at = sheet_line_at (sheet, line);
    row = g_ptr_array_index (section->rows, at->row);
    column = at->column;
    *layer = LAYER_VALUE;
    if (column < 0) {
        const struct sheet_slot *of = sheet_slot_at (sheet, slot);
        if (of->difference)
            return NULL;
        column = of->column;
        *layer = of->layer;
    }
    return row->cell[column] < 0 ? NULL : book_cell (ui_book (ui), row->cell[column]);
}

struct cell *
sheet_current (const struct sheet *sheet, struct ui *ui, enum layer *layer)
{
    return sheet_cell (sheet, ui, sheet->line, sheet->slot, layer);
}

/* Remembers by name where the user is. */
static void
sheet_settle (struct sheet *sheet, struct ui *ui)
{
    enum layer layer;
    struct cell *cell = sheet_current (sheet, ui, &layer);

    if (cell == NULL)
        return;
    g_free (sheet->row);
    g_free (sheet->column);
    sheet->row = g_strdup (cell->row->id);
    sheet->column = g_strdup (cell->column->id);
    sheet->layer = layer;
}

static bool
sheet_is_text (enum cell_type type)
{
    return type == TYPE_TEXT || type == TYPE_CHOICE || type == TYPE_DATE;
}

/* What a column holds in this section: the type of its first cell (rows may say otherwise than the column). */
static enum cell_type
sheet_column_type (const struct book *book, const struct book_section *section, int column)
{
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->cell[column] >= 0)
            return book_cell (book, row->cell[column])->type;
    }
    return ((struct column *) g_ptr_array_index (section->form->columns, column))->type;
}

/* Cells that the widest figure or word of a column takes, with room for its marks. */
static int
sheet_column_want (const struct book *book, const struct book_section *section, int column, bool prior)
{
    int widest = 0;

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->cell[column] >= 0) {
            g_autofree char *text = book_print (book, node_of (row->cell[column], prior));
            widest = MAX (widest, text_width (text));
        }
    }
    return widest + 3;
}

static void
sheet_add_slot (struct sheet *sheet, int column, enum layer layer, bool difference, bool text, int want)
{
    struct sheet_slot slot = { .column = column, .layer = layer, .difference = difference, .text = text, .want = want };

    g_array_append_val (sheet->slots, slot);
}

static void
sheet_build_column (struct sheet *sheet, struct ui *ui, const struct book_section *section, int column)
{
    const struct book *book = ui_book (ui);
    enum section_kind kind = section->form->kind;
    enum cell_type type = sheet_column_type (book, section, column);
    bool text = kind == SECTION_FIELDS || sheet_is_text (type);
    int want = sheet_column_want (book, section, column, false);

    if (kind == SECTION_NARRATIVE && text)
        return;
    if (kind == SECTION_PROSE && type != TYPE_TEXT)
        return;
    want = kind == SECTION_FIELDS || kind == SECTION_PROSE ? 30 : text ? CLAMP (want, 10, 28) : CLAMP (want, 11, 20);
    sheet_add_slot (sheet, column, LAYER_VALUE, false, text, want);
    if (ui->layers == LAYERS_OFF || (sheet_is_text (type) && kind != SECTION_FIELDS) || kind == SECTION_PROSE)
        return;
    want = CLAMP (sheet_column_want (book, section, column, true), 11, 20);
    sheet_add_slot (sheet, column, LAYER_PRIOR, false, false, want);
    if (ui->layers == LAYERS_DIFFERENCE)
        sheet_add_slot (sheet, column, LAYER_VALUE, true, false, want);
}

static void
sheet_add_line (struct sheet *sheet, int row, int column)
{
    struct sheet_line line = { .row = row, .column = column, .height = 1 };

    g_array_append_val (sheet->lines, line);
}

/* A narrative: the figures of all rows first, then each text over the full width. */
static void
sheet_build_narrative (struct sheet *sheet, const struct book *book, const struct book_section *section)
{
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        bool any = false;
        for (guint s = 0; s < sheet->slots->len; s++)
            any = any || row->cell[sheet_slot_at (sheet, (int) s)->column] >= 0;
        if (any)
            sheet_add_line (sheet, (int) i, -1);
    }
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        for (guint c = 0; c < section->form->columns->len; c++) {
            if (row->cell[c] >= 0 && sheet_is_text (book_cell (book, row->cell[c])->type))
                sheet_add_line (sheet, (int) i, (int) c);
        }
    }
}

/* The nearest existing cell of a line to the wanted slot, -1 none. */
static int
sheet_nearest_slot (const struct sheet *sheet, struct ui *ui, int line, int wanted)
{
    int slots = sheet_line_slots (sheet, line);
    enum layer layer;

    for (int distance = 0; distance <= MAX (slots, wanted); distance++) {
        if (wanted - distance >= 0 && sheet_cell (sheet, ui, line, wanted - distance, &layer) != NULL)
            return wanted - distance;
        if (sheet_cell (sheet, ui, line, wanted + distance, &layer) != NULL)
            return wanted + distance;
    }
    return -1;
}

/* Stands on `line` or, if it has no cell, on the next in the direction of `by` (then the other way). */
static bool
sheet_stand (struct sheet *sheet, struct ui *ui, int line, int by)
{
    int n = (int) sheet->lines->len;

    for (int way = 0; way < 2; way++) {
        for (int i = CLAMP (line, 0, MAX (0, n - 1)); i >= 0 && i < n; i += by) {
            int slot = sheet_nearest_slot (sheet, ui, i, sheet->wanted);
            if (slot >= 0) {
                sheet->line = i;
                sheet->slot = slot;
                sheet_settle (sheet, ui);
                return true;
            }
        }
        by = -by;
    }
    return false;
}

/* The line and slot of a cell by name; false where it is not on the screen. */
static bool
sheet_locate (struct sheet *sheet, struct ui *ui, const char *row, const char *column, enum layer layer)
{
    for (int line = 0; line < (int) sheet->lines->len; line++) {
        for (int slot = 0; slot < sheet_line_slots (sheet, line); slot++) {
            enum layer of;
            struct cell *cell = sheet_cell (sheet, ui, line, slot, &of);
            if (cell != NULL && of == layer && g_str_equal (cell->row->id, row) && g_str_equal (cell->column->id, column)) {
                sheet->line = line;
                sheet->slot = sheet->wanted = slot;
                sheet_settle (sheet, ui);
                return true;
            }
        }
    }
    return false;
}

void
sheet_build (struct sheet *sheet, struct ui *ui)
{
    struct book_section *section = sheet_section (sheet, ui);
    g_autofree char *row = g_strdup (sheet->row);
    g_autofree char *column = g_strdup (sheet->column);
    int line = sheet->line;

    g_array_set_size (sheet->slots, 0);
    g_array_set_size (sheet->lines, 0);
    g_clear_pointer (&sheet->origin, g_free);
    if (section == NULL)
        return;
    for (guint c = 0; c < section->form->columns->len; c++)
        sheet_build_column (sheet, ui, section, (int) c);
    if (section->form->kind == SECTION_NARRATIVE)
        sheet_build_narrative (sheet, ui_book (ui), section);
    else
        for (guint i = 0; i < section->rows->len; i++)
            sheet_add_line (sheet, (int) i, -1);
    if (row != NULL && (sheet_locate (sheet, ui, row, column, sheet->layer) || sheet_locate (sheet, ui, row, column, LAYER_VALUE)))
        return;
    sheet->line = sheet->slot = 0;
    sheet_stand (sheet, ui, line, 1);
}

bool
sheet_go (struct sheet *sheet, struct ui *ui, const struct cell *cell, enum layer layer)
{
    if (layer == LAYER_PRIOR && ui->layers == LAYERS_OFF) {
        ui->layers = LAYERS_PRIOR;
        ui_changed (ui);
    }
    return sheet_locate (sheet, ui, cell->row->id, cell->column->id, layer == LAYER_PRIOR ? LAYER_PRIOR : LAYER_VALUE) ||
           sheet_locate (sheet, ui, cell->row->id, cell->column->id, LAYER_VALUE);
}

/* May be filled in, in the order of the form: typed cells; last year's only where nothing computes them. */
static bool
sheet_enterable (const struct sheet *sheet, struct ui *ui, int line, int slot)
{
    enum layer layer;
    struct cell *cell = sheet_cell (sheet, ui, line, slot, &layer);

    return cell != NULL && book_input (ui_book (ui), cell, layer) && !(layer == LAYER_PRIOR && cell->computed);
}

bool
sheet_step (struct sheet *sheet, struct ui *ui, int by)
{
    int line = sheet->line;
    int slot = sheet->slot;

    for (;;) {
        slot += by;
        if (slot < 0 || slot >= sheet_line_slots (sheet, line)) {
            line += by;
            if (line < 0 || line >= (int) sheet->lines->len)
                return false;
            slot = by > 0 ? 0 : sheet_line_slots (sheet, line) - 1;
        }
        if (sheet_enterable (sheet, ui, line, slot)) {
            sheet->line = line;
            sheet->slot = sheet->wanted = slot;
            sheet_settle (sheet, ui);
            return true;
        }
    }
}

void
sheet_move_line (struct sheet *sheet, struct ui *ui, int by)
{
    int target = sheet->line + by;
    int before = sheet->line;

    if (sheet->lines->len == 0)
        return;
    target = CLAMP (target, 0, (int) sheet->lines->len - 1);
    sheet_stand (sheet, ui, target, by < 0 ? -1 : 1);
    /* Lines without cells at the end: rather stay than turn round. */
    if ((by > 0 && sheet->line < before) || (by < 0 && sheet->line > before))
        sheet_stand (sheet, ui, before, 1);
}

static void
sheet_move_slot (struct sheet *sheet, struct ui *ui, int by)
{
    enum layer layer;

    for (int slot = sheet->slot + by; slot >= 0 && slot < sheet_line_slots (sheet, sheet->line); slot += by) {
        if (sheet_cell (sheet, ui, sheet->line, slot, &layer) != NULL) {
            sheet->slot = sheet->wanted = slot;
            break;
        }
    }
    sheet_settle (sheet, ui);
}

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
    sheet->edit = edit_new (ui, cell, layer, text);
}

void
sheet_leave (struct sheet *sheet, struct ui *ui)
{
    struct edit *edit = sheet->edit;

    if (edit == NULL)
        return;
    sheet->edit = NULL;
    if (sheet_section (sheet, ui)->form->kind == SECTION_PROSE && strchr (lineedit_text (edit->text), '\n') != NULL)
        prose_split (sheet, ui, lineedit_text (edit->text));
    else
        edit_accept (edit, ui);
    edit_free (edit);
}

static void
sheet_drop (struct sheet *sheet, struct ui *ui)
{
    g_hash_table_remove (ui->pending, sheet->edit->address);
    g_clear_pointer (&sheet->edit, edit_free);
    session_preview_end (ui->session);
    session_journal (ui->session, NULL, NULL);
}

/* Enter and Tab: on to the next cell to fill in; at the end of the table, say so. */
static void
sheet_next (struct sheet *sheet, struct ui *ui, int by)
{
    if (!sheet_step (sheet, ui, by) && ui->message->len == 0)
        ui_say (ui, LOOK_MESSAGE, by > 0 ? _("The last cell of this form. ^PgDn goes to the next one, Esc back to the list.") :
                                           _("The first cell of this form."));
}

static bool
sheet_handle_edit (struct sheet *sheet, struct ui *ui, enum action action, const struct key *key)
{
    enum edit_result result;

    if (action == ACT_HELP || action == ACT_REDRAW || action == ACT_COPY)
        return false;
    result = edit_handle (sheet->edit, ui, action, key, sheet->text_width);
    if (result == EDIT_STAYS)
        return true;
    if (result == EDIT_DROP) {
        sheet_drop (sheet, ui);
        return true;
    }
    if (action == ACT_ENTER && sheet->edit->error != NULL) {
        ui_say (ui, LOOK_ERROR, _("This is no value yet. Correct it, or leave it with an arrow key: it is kept. Esc drops it."));
        return true;
    }
    sheet_leave (sheet, ui);
    switch (result) {
    case EDIT_NEXT:
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

static void
sheet_type_number (struct sheet *sheet, struct ui *ui, const struct cell *cell, enum layer layer, const char *text)
{
    if (!sheet_begins_number (text)) {
        if (g_unichar_iswide (g_utf8_get_char (text)))
            ui_say (ui, LOOK_MESSAGE, _("“%s” came in, but this is a cell for figures: switch the input method to English (Shift)."), text);
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
    if (cell->type == TYPE_CHOICE) {
        if (c == ' ' || (c >= '1' && c <= '9'))
            sheet_choice (sheet, ui, c == ' ' ? 0 : (int) (c - '0'));
    } else if (cell->type == TYPE_TEXT || cell->type == TYPE_DATE) {
        sheet_edit (sheet, ui, layer, c == ' ' ? NULL : text);
    } else {
        sheet_type_number (sheet, ui, cell, layer, text);
    }
}

static void
sheet_jump_section (struct sheet *sheet, struct ui *ui, int by)
{
    struct book *book = ui_book (ui);

    for (int i = 0; i < book_n_sections (book); i++) {
        int next = i + by;
        if (!g_str_equal (book_section_at (book, i)->form->id, sheet->section))
            continue;
        if (next < 0 || next >= book_n_sections (book))
            ui_say (ui, LOOK_MESSAGE, by > 0 ? _("This is the last section.") : _("This is the first section."));
        else
            ui_go (ui, book_section_at (book, next)->form->id, false);
        return;
    }
}

static bool
sheet_handle_move (struct sheet *sheet, struct ui *ui, enum action action)
{
    switch (action) {
    case ACT_UP:
        sheet_move_line (sheet, ui, -1);
        return true;
    case ACT_DOWN:
        sheet_move_line (sheet, ui, 1);
        return true;
    case ACT_LEFT:
        sheet_move_slot (sheet, ui, -1);
        return true;
    case ACT_RIGHT:
        sheet_move_slot (sheet, ui, 1);
        return true;
    case ACT_PAGE_UP:
        sheet_move_line (sheet, ui, -MAX (1, sheet->rows - 1));
        return true;
    case ACT_PAGE_DOWN:
        sheet_move_line (sheet, ui, MAX (1, sheet->rows - 1));
        return true;
    case ACT_LINE_START:
    case ACT_LINE_END:
        sheet->wanted = action == ACT_LINE_START ? 0 : 1000;
        sheet_stand (sheet, ui, sheet->line, 1);
        return true;
    case ACT_FIRST:
    case ACT_LAST:
        sheet->wanted = action == ACT_FIRST ? 0 : 1000;
        sheet_stand (sheet, ui, action == ACT_FIRST ? 0 : (int) sheet->lines->len - 1, action == ACT_FIRST ? 1 : -1);
        return true;
    case ACT_NEXT:
    case ACT_PREVIOUS:
        sheet_next (sheet, ui, action == ACT_NEXT ? 1 : -1);
        return true;
    case ACT_SECTION_NEXT:
    case ACT_SECTION_PREVIOUS:
        sheet_jump_section (sheet, ui, action == ACT_SECTION_NEXT ? 1 : -1);
        return true;
    default:
        return false;
    }
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
    static const char *const says[N_LAYERS_SHOWN] = { N_ ("Last year's figures are hidden."),
                                                      N_ ("Last year's figures are shown and can be typed. F4 again: the difference too."),
                                                      N_ ("Last year's figures and the difference are shown. F4 again: off.") };

    ui->layers = (ui->layers + 1) % N_LAYERS_SHOWN;
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, "%s", _(says[ui->layers]));
}

static bool
sheet_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct sheet *sheet = (struct sheet *) screen;

    if (sheet->edit != NULL)
        return sheet_handle_edit (sheet, ui, action, key);
    if (sheet_handle_move (sheet, ui, action))
        return true;
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
    case ACT_DOUBTFUL:
        sheet_doubtful (sheet, ui);
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
    struct sheet *sheet = (struct sheet *) screen;

    return sheet->edit != NULL ? STATE_EDIT : sheet->prose ? STATE_PROSE : STATE_SHEET;
}

static void
sheet_refresh (struct screen *screen, struct ui *ui)
{
    sheet_build ((struct sheet *) screen, ui);
}

static void
sheet_leave_screen (struct screen *screen, struct ui *ui)
{
    sheet_leave ((struct sheet *) screen, ui);
}

static char *
sheet_address (struct screen *screen)
{
    struct sheet *sheet = (struct sheet *) screen;
    const char *layer = sheet->layer == LAYER_VALUE ? NULL : layer_names[sheet->layer];

    if (sheet->row == NULL)
        return g_strdup (sheet->section);
    return g_strdup_printf ("%s.%s.%s%s%s", sheet->section, sheet->row, sheet->column, layer == NULL ? "" : "@", layer == NULL ? "" : layer);
}

static void
sheet_free (struct screen *screen)
{
    struct sheet *sheet = (struct sheet *) screen;

    edit_free (sheet->edit);
    g_array_unref (sheet->slots);
    g_array_unref (sheet->lines);
    g_free (sheet->section);
    g_free (sheet->row);
    g_free (sheet->column);
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
    sheet->first_slot = 1;
    sheet->rows = 1;
    sheet_build (sheet, ui);
    return &sheet->screen;
}
