/* Where the user is in a section, and moving about in it.  Must not type or draw. */
#include "sheet.h"

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
    bool there = line >= 0 && line < (int)sheet->lines->len; /* a list may be empty */

    return there && sheet_line_at (sheet, line)->column >= 0 ? 1 : (int)sheet->slots->len;
}

struct cell *
sheet_cell (const struct sheet *sheet, struct ui *ui, int line, int slot, enum layer *layer)
{
    struct book_section *section = sheet_section (sheet, ui);
    const struct sheet_line *at;
    const struct book_row *row;
    int column;

    if (section == NULL || line < 0 || line >= (int)sheet->lines->len || slot < 0 ||
        slot >= sheet_line_slots (sheet, line))
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

void
sheet_stand_on (struct sheet *sheet, struct ui *ui, int line, int slot)
{
    enum layer layer;

    if (sheet_cell (sheet, ui, line, slot, &layer) == NULL)
        return;
    sheet->line = line;
    sheet->slot = sheet->wanted = slot;
    sheet_settle (sheet, ui);
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
    int n = (int)sheet->lines->len;

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
    for (int line = 0; line < (int)sheet->lines->len; line++) {
        for (int slot = 0; slot < sheet_line_slots (sheet, line); slot++) {
            enum layer of;
            struct cell *cell = sheet_cell (sheet, ui, line, slot, &of);
            if (cell != NULL && of == layer && g_str_equal (cell->row->id, row) &&
                g_str_equal (cell->column->id, column)) {
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
    g_autofree char *row = g_strdup (sheet->row);
    g_autofree char *column = g_strdup (sheet->column);
    int line = sheet->line;

    sheet_lay_out (sheet, ui);
    g_clear_pointer (&sheet->origin, g_free);
    if (row != NULL &&
        (sheet_locate (sheet, ui, row, column, sheet->layer) || sheet_locate (sheet, ui, row, column, LAYER_VALUE)))
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
    if (layer == LAYER_PRIOR && !sheet_locate (sheet, ui, cell->row->id, cell->column->id, layer)) {
        g_free (sheet->prior_column);
        sheet->prior_column = g_strdup (cell->column->id);
        sheet_lay_out (sheet, ui);
    }
    return sheet_locate (sheet, ui, cell->row->id, cell->column->id,
                         layer == LAYER_PRIOR ? LAYER_PRIOR : LAYER_VALUE) ||
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

/* The next or previous cell to fill in, in the order of the form. */
static bool
sheet_peek (const struct sheet *sheet, struct ui *ui, int by, int *line, int *slot)
{
    *line = sheet->line;
    *slot = sheet->slot;
    for (;;) {
        *slot += by;
        if (*slot < 0 || *slot >= sheet_line_slots (sheet, *line)) {
            *line += by;
            if (*line < 0 || *line >= (int)sheet->lines->len)
                return false;
            *slot = by > 0 ? 0 : sheet_line_slots (sheet, *line) - 1;
        }
        if (sheet_enterable (sheet, ui, *line, *slot))
            return true;
    }
}

bool
sheet_step (struct sheet *sheet, struct ui *ui, int by)
{
    int line, slot;

    if (!sheet_peek (sheet, ui, by, &line, &slot))
        return false;
    sheet_stand_on (sheet, ui, line, slot);
    return true;
}

static bool
sheet_is_blank (const struct sheet *sheet, struct ui *ui, int line, int slot)
{
    enum layer layer;
    const struct cell *cell = sheet_cell (sheet, ui, line, slot, &layer);

    return cell != NULL && entry_empty (book_entry (cell, layer));
}

/* The line of the next cell to fill in below in the same column, -1 none. */
static int
sheet_below (const struct sheet *sheet, struct ui *ui)
{
    if (sheet_line_slots (sheet, sheet->line) < 2)
        return -1;
    for (int line = sheet->line + 1; line < (int)sheet->lines->len; line++)
        if (sheet->slot < sheet_line_slots (sheet, line) && sheet_enterable (sheet, ui, line, sheet->slot))
            return line;
    return -1;
}

/* Last year's figures are typed down their column; and where the next figure is there already and the one below is not,
 * the clerk is typing down a column, too: going on in the order of the form would lead onto figures that are done. */
void
sheet_after (struct sheet *sheet, struct ui *ui)
{
    int below = sheet_below (sheet, ui);
    bool prior = sheet->layer == LAYER_PRIOR;
    int line, slot;

    if (below >= 0 && (prior || (sheet_peek (sheet, ui, 1, &line, &slot) && !sheet_is_blank (sheet, ui, line, slot) &&
                                 sheet_is_blank (sheet, ui, below, sheet->slot)))) {
        sheet->ended = false;
        sheet_stand_on (sheet, ui, below, sheet->slot);
        return;
    }
    sheet_next (sheet, ui, 1);
}

static bool
sheet_is_missing (const struct book *book, const struct cell *cell)
{
    return book_missing (book, cell);
}

static bool
sheet_is_typed (const struct book *book, const struct cell *cell)
{
    (void)book;
    return !entry_empty (&cell->value);
}

static bool
sheet_is_any (const struct book *book, const struct cell *cell)
{
    (void)book;
    return cell != NULL;
}

/* The first cell of this year to type that fits; false none. */
static bool
sheet_first (const struct sheet *sheet, struct ui *ui, bool (*fits) (const struct book *book, const struct cell *cell), int *line, int *slot)
{
    enum layer layer;

    for (*line = 0; *line < (int)sheet->lines->len; ++*line)
        for (*slot = 0; *slot < sheet_line_slots (sheet, *line); ++*slot) {
            const struct cell *cell = sheet_cell (sheet, ui, *line, *slot, &layer);
            if (cell != NULL && layer == LAYER_VALUE && sheet_enterable (sheet, ui, *line, *slot) && fits (ui_book (ui), cell))
                return true;
        }
    return false;
}

/* A form opens where something is wanted; where nothing is and it is not begun, on the first cell to type. */
void
sheet_arrive (struct sheet *sheet, struct ui *ui)
{
    int line, slot;

    if (sheet_first (sheet, ui, sheet_is_missing, &line, &slot) ||
        (!sheet_first (sheet, ui, sheet_is_typed, &line, &slot) && sheet_first (sheet, ui, sheet_is_any, &line, &slot)))
        sheet_stand_on (sheet, ui, line, slot);
}

void
sheet_move_line (struct sheet *sheet, struct ui *ui, int by)
{
    int target = sheet->line + by;
    int before = sheet->line;

    if (sheet->lines->len == 0)
        return;
    target = CLAMP (target, 0, (int)sheet->lines->len - 1);
    sheet_stand (sheet, ui, target, by < 0 ? -1 : 1);
    /* Lines without cells at the end: rather stay than turn round. */
    if ((by > 0 && sheet->line < before) || (by < 0 && sheet->line > before))
        sheet_stand (sheet, ui, before, 1);
}

void
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

/* Enter and Tab: on to the next cell to fill in; at the end of the table, say so. */
void
sheet_next (struct sheet *sheet, struct ui *ui, int by)
{
    bool moved = sheet_step (sheet, ui, by);

    sheet->ended = !moved && by > 0;
    if (!moved && ui->message->len == 0)
        ui_say (ui, LOOK_MESSAGE,
                by < 0                         ? _("The first cell of this form.")
                : sheet_rows_free (sheet, ui)  ? _("The last row. What is typed on begins another; ^PgDn goes to the next form, Esc back to the list.")
                : sheet_takes_rows (sheet, ui) ? _("The last cell of this form. Insert adds a row, ^PgDn goes to the next form, Esc back to the list.")
                                               : _("The last cell of this form. ^PgDn goes to the next one, Esc back to the list."));
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

bool
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
        sheet_stand (sheet, ui, action == ACT_FIRST ? 0 : (int)sheet->lines->len - 1, action == ACT_FIRST ? 1 : -1);
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
