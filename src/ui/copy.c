/* Copying cells: one, or a block marked with Shift and the arrows, as lines with tabs, to the terminal's clipboard and to a file. */
#include "editor.h"
#include "sheet.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Corners of what is marked, the current cell alone where nothing is. */
struct block_of_cells {
    int first_line, last_line;
    int first_slot, last_slot;
};

static struct block_of_cells
copy_block (const struct sheet *sheet)
{
    struct block_of_cells block = { sheet->line, sheet->line, sheet->slot, sheet->slot };

    if (sheet->mark_line < 0)
        return block;
    block.first_line = MIN (sheet->line, sheet->mark_line);
    block.last_line = MIN (MAX (sheet->line, sheet->mark_line), (int)sheet->lines->len - 1);
    block.first_slot = MIN (sheet->slot, sheet->mark_slot);
    block.last_slot = MAX (sheet->slot, sheet->mark_slot);
    return block;
}

bool
copy_marked (const struct sheet *sheet, int line, int slot)
{
    struct block_of_cells block = copy_block (sheet);

    return sheet->mark_line >= 0 && line >= block.first_line && line <= block.last_line && slot >= block.first_slot &&
           slot <= block.last_slot;
}

void
copy_mark (struct sheet *sheet, bool on)
{
    sheet->mark_line = on ? sheet->line : -1;
    sheet->mark_slot = on ? sheet->slot : -1;
}

/* A text that a spreadsheet would take for a formula gets a ' in front; figures, also negative ones, stay figures. */
static char *
copy_text (const char *text)
{
    g_autofree char *clean = text_clean (text, strlen (text), false, NULL);

    return strchr ("=+-@", clean[0]) != NULL && clean[0] != '\0' ? g_strconcat ("'", clean, NULL) : g_steal_pointer (&clean);
}

static char *
copy_cell (const struct sheet *sheet, struct ui *ui, int line, int slot)
{
    enum layer layer;
    const struct cell *cell = sheet_cell (sheet, ui, line, slot, &layer);
    const struct value *value = cell == NULL ? NULL : book_value (ui_book (ui), node_of (cell->index, layer == LAYER_PRIOR));
    struct number_style style;

    if (value == NULL)
        return g_strdup ("");
    if (value->state == VALUE_TEXT)
        return copy_text (value->text);
    if (value->state != VALUE_NUMBER)
        return g_strdup (value->state == VALUE_NA ? "/" : "");
    style = cell->style;
    style.marks = false;
    return number_format (value->num, &style);
}

static const struct column *
copy_column (const struct sheet *sheet, struct ui *ui, int slot)
{
    const struct sheet_slot *of = &g_array_index (sheet->slots, struct sheet_slot, slot);

    return g_ptr_array_index (sheet_section (sheet, ui)->form->columns, (guint)of->column);
}

static void
copy_add_heads (const struct sheet *sheet, struct ui *ui, const struct block_of_cells *block, GString *out)
{
    for (int s = block->first_slot; s <= block->last_slot; s++) {
        const struct column *column = copy_column (sheet, ui, s);
        const struct sheet_slot *slot = &g_array_index (sheet->slots, struct sheet_slot, s);
        g_string_append_printf (out, "\t%s%s", slot->layer == LAYER_PRIOR ? _("last year ") : "",
                                column->label != NULL ? column->label : column->id);
    }
    g_string_append_c (out, '\n');
}

/* The marked cells, a line a row. */
static char *
copy_lines (const struct sheet *sheet, struct ui *ui, const struct block_of_cells *block, bool heads)
{
    const struct book_section *section = sheet_section (sheet, ui);
    GString *out = g_string_new (NULL);

    if (heads)
        copy_add_heads (sheet, ui, block, out);
    for (int l = block->first_line; l <= block->last_line; l++) {
        const struct book_row *row =
            g_ptr_array_index (section->rows, (guint)g_array_index (sheet->lines, struct sheet_line, l).row);
        g_autofree char *label = copy_text (row->label != NULL ? row->label : row->id);
        if (heads)
            g_string_append_printf (out, "%s\t", label);
        for (int s = block->first_slot; s <= block->last_slot; s++) {
            g_autofree char *text = copy_cell (sheet, ui, l, s);
            g_string_append_printf (out, "%s%s", s > block->first_slot ? "\t" : "", text);
        }
        if (block->first_line != block->last_line || heads)
            g_string_append_c (out, '\n');
    }
    return g_string_free (out, FALSE);
}

void
copy_out (struct ui *ui, const char *text, const char *what)
{
    g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "juesuan", NULL);
    g_autofree char *path = g_build_filename (folder, "copy.tsv", NULL);
    bool kept = g_mkdir_with_parents (folder, 0700) == 0 && editor_write_private (path, text, NULL);

    draw_clipboard (ui->draw, text);
    if (kept)
        ui_say (ui, LOOK_MESSAGE, _("Copied: %s. Where the terminal has no clipboard: %s"), what, path);
    else
        ui_say (ui, LOOK_MESSAGE, _("Copied: %s."), what);
}

void
copy_cells (struct sheet *sheet, struct ui *ui, bool heads)
{
    struct block_of_cells block = copy_block (sheet);
    g_autofree char *text = NULL, *what = NULL;

    if (sheet->lines->len == 0)
        return;
    text = copy_lines (sheet, ui, &block, heads);
    what = block.first_line == block.last_line && block.first_slot == block.last_slot && !heads
               ? g_strdup (text)
               : g_strdup_printf (_("%d lines x %d columns"), block.last_line - block.first_line + 1,
                                  block.last_slot - block.first_slot + 1);
    copy_out (ui, text, what);
    copy_mark (sheet, false);
}

bool
copy_handle (struct sheet *sheet, struct ui *ui, enum action action)
{
    static const struct {
        enum action mark, move;
    } moves[] = { { ACT_MARK_UP, ACT_UP }, { ACT_MARK_DOWN, ACT_DOWN }, { ACT_MARK_LEFT, ACT_LEFT }, { ACT_MARK_RIGHT, ACT_RIGHT } };

    for (gsize i = 0; i < G_N_ELEMENTS (moves); i++) {
        if (moves[i].mark != action)
            continue;
        if (sheet->mark_line < 0)
            copy_mark (sheet, true);
        sheet_handle_move (sheet, ui, moves[i].move);
        return true;
    }
    switch (action) {
    case ACT_BLOCK:
        copy_mark (sheet, sheet->mark_line < 0);
        sheet->mark_kept = sheet->mark_line >= 0;
        ui_say (ui, LOOK_MESSAGE, sheet->mark_kept ? _("A block begins here: move to its other corner, ^C copies, Esc ends it.")
                                                   : _("The block is ended."));
        return true;
    case ACT_COPY:
    case ACT_COPY_HEADS:
        copy_cells (sheet, ui, action == ACT_COPY_HEADS);
        sheet->mark_kept = false;
        return true;
    case ACT_BACK:
        if (sheet->mark_line < 0)
            return false;
        copy_mark (sheet, false);
        sheet->mark_kept = false;
        return true;
    default:
        if (!sheet->mark_kept && action != ACT_MENU && action != ACT_HELP && action != ACT_REDRAW)
            copy_mark (sheet, false);
        return false;
    }
}
