/* Labels of rows, widths and heads of columns.  Must not draw cells. */
#include "sheet-paint.h"

#include "core/text.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_HEAD_LINES 3

static char *
sheet_row_label (const struct sheet_paint *paint, int row)
{
    const struct book_row *of = g_ptr_array_index (paint->section->rows, row);
    const char *label = of->label != NULL ? of->label : "";
    int level = MAX (0, of->level);

    switch (paint->section->form->kind) {
    case SECTION_PROSE:
        return prose_label (paint->book, paint->section, row);
    case SECTION_LIST:
        return label[0] == '\0' || g_str_equal (label, of->id) ? g_strdup_printf ("%d", row + 1)
                                                               : g_strdup_printf ("%d %s", row + 1, label);
    case SECTION_TREE:
        if (of->form == NULL)
            return g_strdup_printf ("%*s%s %s", level * 2, "", of->id, label);
        break;
    default:
        break;
    }
    if (!paint->lined && of->form != NULL && of->form->code != NULL)
        return g_strdup_printf ("%*s%s %s", level * 2, "", of->form->code, label);
    if (!paint->lined)
        return g_strdup_printf ("%*s%s", level * 2, "", label);
    return g_strdup_printf ("%3s %*s%s", of->form != NULL && of->form->line != NULL ? of->form->line : "", level * 2,
                            "", label);
}

char *
sheet_line_label (const struct sheet_paint *paint, int line)
{
    const struct sheet_line *at = sheet_paint_line (paint, line);
    g_autofree char *label = sheet_row_label (paint, at->row);
    const struct column *column;

    if (at->column < 0)
        return g_steal_pointer (&label);
    column = g_ptr_array_index (paint->section->form->columns, at->column);
    if (column->label == NULL)
        return g_steal_pointer (&label);
    return g_strdup_printf ("%s %s", g_strstrip (label), column->label);
}

/* Cells that the labels at their narrowest and some columns take. */
static int
sheet_span (const struct sheet_paint *paint, int first, int last)
{
    int width = paint->columns[0].least;

    for (int i = first; i <= last; i++)
        width += paint->columns[i + 1].least + 1;
    return width;
}

void
sheet_paint_columns (struct sheet_paint *paint)
{
    struct sheet *sheet = paint->sheet;
    int n = (int)sheet->slots->len + 1;
    int widest = 4;
    int shown = sheet->slot;
    bool cell_line = sheet->lines->len > 0 && sheet_paint_line (paint, sheet->line)->column >= 0;

    paint->columns = g_new0 (struct layout_field, (gsize)n);
    for (int i = 0; i < (int)sheet->lines->len; i++) {
        g_autofree char *label = sheet_line_label (paint, i);
        widest = MAX (widest, text_width (label));
        if (sheet_paint_line (paint, i)->column >= 0)
            paint->label_wide = MAX (paint->label_wide, text_width (label) + 1);
    }
    paint->columns[0].want = widest + 1;
    paint->columns[0].least = MIN (widest + 1, 18);
    for (int i = 1; i < n; i++) {
        const struct sheet_slot *slot = sheet_paint_slot (paint, i - 1);
        paint->columns[i].want = paint->columns[i].least = slot->want;
        paint->columns[i].flex = slot->text;
    }
    /* Last year's figure and the change belong to the figure: they come into view with it. */
    while (!cell_line && shown + 1 < n - 1 &&
           sheet_paint_slot (paint, shown + 1)->column == sheet_paint_slot (paint, sheet->slot)->column)
        shown++;
    /* ... as far as there is room: the figure itself is always seen */
    while (shown > sheet->slot && sheet_span (paint, sheet->slot, shown) > paint->body.width)
        shown--;
    sheet->first_slot = layout_columns (paint->body.width, paint->columns, n, sheet->first_slot, cell_line ? 0 : sheet->slot + 1,
                                        shown + 1);
}

static const struct column *
sheet_paint_column (const struct sheet_paint *paint, int slot)
{
    return g_ptr_array_index (paint->section->form->columns, sheet_paint_slot (paint, slot)->column);
}

static char *
sheet_head (const struct sheet_paint *paint, int slot)
{
    const struct sheet_slot *of = sheet_paint_slot (paint, slot);
    const char *label = sheet_paint_column (paint, slot)->label;

    if (of->difference)
        return g_strdup (of->rate ? _("change %") : _("change"));
    if (of->layer == LAYER_PRIOR)
        return g_strdup_printf (_("last year %s"), label == NULL ? "" : label);
    return g_strdup (label == NULL ? "" : label);
}

/* Innermost head above a column's label, NULL none. */
static const char *
sheet_group (const struct sheet_paint *paint, int slot)
{
    const char *group = sheet_paint_column (paint, slot)->group;
    const char *last = group == NULL ? NULL : strrchr (group, '/');

    return last == NULL ? group : last + 1;
}

static void
sheet_draw_groups (const struct sheet_paint *paint, int y)
{
    int n = (int)paint->sheet->slots->len;

    for (int s = 0; s < n; s++) {
        const char *group = sheet_group (paint, s);
        int end = s, start = s + 1;
        if (group == NULL || paint->columns[s + 1].width == 0)
            continue;
        while (end + 1 < n && paint->columns[end + 2].width > 0 && g_strcmp0 (sheet_group (paint, end + 1), group) == 0)
            end++;
        draw_field (paint->ui->draw, y, paint->body.x + paint->columns[start].x,
                    paint->columns[end + 1].x + paint->columns[end + 1].width - paint->columns[start].x, 0, LOOK_HEAD,
                    group);
        s = end;
    }
}

/* The line below the heads, with signs where columns are scrolled out. */
static void
sheet_draw_more (const struct sheet_paint *paint, int y)
{
    const struct layout_rect *body = &paint->body;
    int n = (int)paint->sheet->slots->len;

    draw_rule (paint->ui->draw, y, body->x, body->width);
    if (n > 0 && paint->columns[1].width == 0)
        draw_field (paint->ui->draw, y, body->x + paint->columns[0].width, 2, -1, LOOK_HEAD, "<<");
    if (n > 0 && paint->columns[n].width == 0)
        draw_field (paint->ui->draw, y, body->x + body->width - 2, 2, -1, LOOK_HEAD, ">>");
}

/* Rows of the heads: group, label in up to three lines, 栏次. */
void
sheet_draw_heads (struct sheet_paint *paint)
{
    const struct layout_rect *body = &paint->body;
    bool groups = false, indexes = false;
    int lines = 1, y = body->y;
    int n = (int)paint->sheet->slots->len;

    for (int s = 0; s < n; s++) {
        g_autofree char *head = sheet_head (paint, s);
        groups = groups || sheet_group (paint, s) != NULL;
        indexes = indexes ||
                  (sheet_paint_column (paint, s)->index != NULL && sheet_paint_slot (paint, s)->layer == LAYER_VALUE);
        if (paint->columns[s + 1].width > 0) {
            g_autoptr (GPtrArray) wrapped = text_wrap_head (head, MAX (paint->columns[s + 1].width, 2));
            lines = CLAMP ((int)wrapped->len, lines, MOST_HEAD_LINES);
        }
    }
    if (groups)
        sheet_draw_groups (paint, y++);
    for (int s = 0; s < n; s++) {
        const struct layout_field *column = &paint->columns[s + 1];
        g_autofree char *head = sheet_head (paint, s);
        g_autoptr (GPtrArray) wrapped = text_wrap_head (head, MAX (column->width, 2));
        bool text = sheet_paint_slot (paint, s)->text;
        if (column->width == 0)
            continue;
        for (int i = 0; i < lines && i < (int)wrapped->len; i++)
            draw_field (paint->ui->draw, y + lines - MIN (lines, (int)wrapped->len) + i, body->x + column->x,
                        column->width, text ? -1 : 1, LOOK_HEAD, g_ptr_array_index (wrapped, i));
        if (indexes && sheet_paint_column (paint, s)->index != NULL && !sheet_paint_slot (paint, s)->difference &&
            sheet_paint_slot (paint, s)->layer == LAYER_VALUE)
            draw_field (paint->ui->draw, y + lines, body->x + column->x, column->width, 1, LOOK_QUIET,
                        sheet_paint_column (paint, s)->index);
    }
    draw_field (paint->ui->draw, y + lines - 1, body->x, paint->columns[0].width, -1, LOOK_HEAD,
                paint->lined                                 ? _("line item")
                : paint->section->form->kind == SECTION_LIST ? _("no.")
                                                             : _("item"));
    paint->n_head = (y - body->y) + lines + (indexes ? 1 : 0);
    if (body->height - paint->n_head > 8) {
        sheet_draw_more (paint, body->y + paint->n_head);
        paint->n_head++;
    }
}
