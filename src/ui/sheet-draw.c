/* Drawing a section: its frame and its lines.  The parts are in sheet-head.c, sheet-cell.c and sheet-detail.c. */
#include "sheet-paint.h"

#include "core/text.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where the one cell of a full-width line begins: its label may be wider than those beside figures. */
static int
sheet_wide_x (const struct sheet_paint *paint)
{
    return MIN (MAX (paint->columns[0].width, paint->label_wide), paint->body.width * 2 / 5);
}

static void
sheet_measure (struct sheet_paint *paint, int most)
{
    struct sheet *sheet = paint->sheet;

    for (int i = 0; i < (int)sheet->lines->len; i++) {
        struct sheet_line *line = sheet_paint_line (paint, i);
        line->height = 1;
        for (int s = 0; s < sheet_line_slots (sheet, i); s++) {
            enum layer layer;
            struct cell *cell = sheet_cell (sheet, paint->ui, i, s, &layer);
            bool current = i == sheet->line && s == sheet->slot;
            int width = line->column >= 0 ? paint->body.width - sheet_wide_x (paint) - 1 : paint->columns[s + 1].width;
            if (cell != NULL && width > 4 && (line->column >= 0 || sheet_paint_slot (paint, s)->text))
                line->height = MAX (line->height, sheet_text_height (paint, cell, layer, width, current, most));
        }
    }
}

/* A click stands on the cell; on the one where the user is already it is Enter. */
static void
sheet_clicked (void *object, void *user, int line, int slot)
{
    struct sheet *sheet = object;
    bool here = sheet->edit == NULL && sheet->line == line && sheet->slot == slot;

    sheet_leave (sheet, user);
    if (here)
        ui_do (user, ACT_ENTER);
    else
        sheet_stand_on (sheet, user, line, slot);
}

static void
sheet_draw_slot_plain (struct sheet_paint *paint, int line, int s, int y, int height)
{
    struct sheet *sheet = paint->sheet;
    const struct layout_field *column = &paint->columns[s + 1];
    const struct sheet_slot *slot = sheet_paint_slot (paint, s);
    bool current = line == sheet->line && s == sheet->slot;
    enum layer layer;
    struct cell *cell;

    if (column->width == 0)
        return;
    if (slot->difference) {
        const struct book_row *row = g_ptr_array_index (paint->section->rows, sheet_paint_line (paint, line)->row);
        if (row->cell[slot->column] >= 0) {
            g_autofree char *text = sheet_difference (paint, book_cell (paint->book, row->cell[slot->column]), slot->rate);
            draw_field (paint->ui->draw, y, paint->body.x + column->x, column->width - 1, 1, LOOK_COMPUTED, text);
        }
        return;
    }
    cell = sheet_cell (sheet, paint->ui, line, s, &layer);
    if (cell == NULL)
        return;
    draw_zone (paint->ui->draw, (struct layout_rect){ y, paint->body.x + column->x, height, column->width }, sheet_clicked, sheet, line, s);
    if (slot->text)
        sheet_draw_text (paint, cell, layer,
                         (struct layout_rect){ y, paint->body.x + column->x, height, column->width }, current);
    else
        sheet_draw_figure (paint, cell, layer, y, column, current);
}

static void
sheet_draw_slot (struct sheet_paint *paint, int line, int s, int y, int height)
{
    const struct layout_field *column = &paint->columns[s + 1];

    sheet_draw_slot_plain (paint, line, s, y, height);
    if (column->width > 0 && copy_marked (paint->sheet, line, s))
        draw_paint (paint->ui->draw, y, paint->body.x + column->x, column->width, LOOK_CURRENT);
}

static void
sheet_draw_line (struct sheet_paint *paint, int line, int y, int room)
{
    const struct sheet_line *at = sheet_paint_line (paint, line);
    int height = MIN (at->height, room);
    g_autofree char *label = sheet_line_label (paint, line);
    bool here = line == paint->sheet->line;
    enum layer layer;

    if (at->column >= 0) {
        int x = sheet_wide_x (paint);
        draw_zone (paint->ui->draw, (struct layout_rect){ y, paint->body.x, height, paint->body.width }, sheet_clicked, paint->sheet, line, 0);
        draw_cut (paint->ui->draw, y, paint->body.x, x, here ? LOOK_HEAD : LOOK_PLAIN, label);
        sheet_draw_text (paint, sheet_cell (paint->sheet, paint->ui, line, 0, &layer), LAYER_VALUE,
                         (struct layout_rect){ y, paint->body.x + x + 1, height, paint->body.width - x - 1 }, here);
        return;
    }
    draw_cut (paint->ui->draw, y, paint->body.x, paint->columns[0].width, here ? LOOK_HEAD : LOOK_PLAIN, label);
    for (int s = 0; s < (int)paint->sheet->slots->len; s++)
        sheet_draw_slot (paint, line, s, y, height);
}

/* Whether there is a row at all and, in a table by codes, one beside its totals. */
static bool
sheet_shows_rows (const struct sheet_paint *paint)
{
    bool coded = paint->section->form->kind == SECTION_TREE;

    for (guint i = 0; i < paint->section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (paint->section->rows, i);
        if (!coded || row->form == NULL)
            return true;
    }
    return false;
}

/* How the first row comes; where the whole list is empty, that is where typing goes on. */
static void
sheet_draw_no_rows (const struct sheet_paint *paint, int y)
{
    const struct layout *layout = sheet_section (paint->sheet, paint->ui)->form->layout;
    guint others = sheet_rows_elsewhere (paint->sheet, paint->ui);
    g_autofree char *words = NULL;

    if (sheet_rows_free (paint->sheet, paint->ui))
        words = g_strdup (_("No rows yet. What is typed begins the first."));
    else if (others > 1)
        words = g_strdup_printf (_("No rows yet. Insert adds one, or all %u that other tables have."), others);
    else if (layout != NULL && layout->empty != NULL)
        words = g_strdup (_("No rows yet. Insert adds one. Where there are no such figures leave it: the print says so by itself."));
    else
        words = g_strdup (_("No rows yet. Insert adds one."));
    draw_cut (paint->ui->draw, y, paint->body.x, paint->body.width, LOOK_QUIET, words);
    if (paint->sheet->lines->len == 0)
        draw_caret (paint->ui->draw, y, paint->body.x);
}

static void
sheet_draw_lines (struct sheet_paint *paint)
{
    struct sheet *sheet = paint->sheet;
    int n = (int)sheet->lines->len;
    int top = paint->body.y + paint->n_head;
    int rows = MAX (1, paint->body.height - paint->n_head);
    int y = top;
    g_autofree int *heights = g_new (int, (gsize)n + 1);

    sheet_measure (paint, rows);
    for (int i = 0; i < n; i++)
        heights[i] = sheet_paint_line (paint, i)->height;
    sheet->rows = rows;
    sheet->first_line = layout_scroll (heights, n, rows, sheet->first_line, sheet->line);
    for (int i = sheet->first_line; i < n && y < top + rows; y += heights[i], i++)
        sheet_draw_line (paint, i, y, top + rows - y);
    if (y < top + rows && !sheet_shows_rows (paint))
        sheet_draw_no_rows (paint, y);
}

/* Header rows. */

static struct layout_frame
sheet_draw_header (struct sheet *sheet, struct ui *ui, const struct book_section *section)
{
    const struct section *form = section->form;
    const struct store_book *info = session_info (ui->session);
    struct section_status status = book_section_status (section);
    static const char *const layers[N_LAYERS_SHOWN] = { N_ ("off"), N_ ("shown"), N_ ("with change"), N_ ("with change and %") };
    const char *unit = form->unit != NULL ? form->unit : book_form (ui_book (ui))->unit;
    bool table = form->kind == SECTION_TABLE || form->kind == SECTION_TREE;
    g_autofree char *title =
        g_strdup_printf ("%s%s%s\t%s%s", form->code != NULL ? form->code : "", form->code != NULL ? " " : "", form->title,
                         table && unit != NULL ? _("  unit: ") : "", table && unit != NULL ? unit : "");
    g_autofree char *subtitle =
        g_strdup_printf (_("%s %d  F4 last year: %s  filled %d/%d errors %d warnings %d"), info->unit, info->year,
                         _(layers[ui->layers]), status.filled, status.required, status.errors, status.warnings);

    return ui_frame (ui, &sheet->screen, title, subtitle);
}

void
sheet_draw (struct screen *screen, struct ui *ui)
{
    struct sheet *sheet = (struct sheet *)screen;
    struct sheet_paint paint = { .sheet = sheet, .ui = ui, .book = ui_book (ui), .section = sheet_section (sheet, ui) };
    int below, pane;

    if (paint.section == NULL)
        return;
    paint.frame = sheet_draw_header (sheet, ui, paint.section);
    paint.body = paint.frame.body;
    for (guint i = 0; i < paint.section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (paint.section->rows, i);
        paint.lined = paint.lined || (row->form != NULL && row->form->line != NULL);
    }
    pane = layout_pane (paint.body.width);
    below = pane > 0 ? 0 : narrative_rows (sheet, ui, paint.body.height);
    if (pane > 0)
        narrative_draw_pane (sheet, ui,
                             (struct layout_rect){ paint.body.y, paint.body.width - pane, paint.body.height, pane });
    paint.body.height -= below;
    paint.body.width -= pane;
    sheet_widen (sheet, ui);
    sheet_paint_columns (&paint);
    if (paint.section->form->kind == SECTION_TABLE || paint.section->form->kind == SECTION_TREE ||
        paint.section->form->kind == SECTION_LIST ||
        (paint.section->form->kind == SECTION_NARRATIVE && sheet->slots->len > 0) || ui->layers != LAYERS_OFF)
        sheet_draw_heads (&paint);
    sheet_draw_lines (&paint);
    if (below > 0)
        narrative_draw (sheet, ui,
                        (struct layout_rect){ paint.body.y + paint.body.height, 0, below, paint.body.width });
    sheet_draw_detail (&paint);
    g_free (paint.columns);
}
