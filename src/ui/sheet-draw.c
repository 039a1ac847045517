/* Drawing a section: heads, labels, cells with their marks, the text being typed, and the rows about the current cell. */
#include "sheet.h"

#include "core/text.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows that a text cell may take: others, the current one, and one being typed into takes what there is. */
#define TEXT_ROWS 3
#define TEXT_ROWS_CURRENT 6

/* What one repaint works with. */
struct sheet_paint {
    struct sheet *sheet;
    struct ui *ui;
    const struct book *book;
    struct book_section *section;
    struct layout_frame frame;
    struct layout_rect body;          /* heads and lines */
    struct layout_field *columns;    /* 0 the labels, then the slots */
    bool lined;                       /* rows have line numbers */
    int n_head;
};

static struct sheet_slot *
sheet_paint_slot (const struct sheet_paint *paint, int slot)
{
    return &g_array_index (paint->sheet->slots, struct sheet_slot, slot);
}

static struct sheet_line *
sheet_paint_line (const struct sheet_paint *paint, int line)
{
    return &g_array_index (paint->sheet->lines, struct sheet_line, line);
}

/* Labels. */

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
        return label[0] == '\0' || g_str_equal (label, of->id) ? g_strdup_printf ("%d", row + 1) : g_strdup_printf ("%d %s", row + 1, label);
    case SECTION_TREE:
        if (of->form == NULL)
            return g_strdup_printf ("%*s%s %s", level * 2, "", of->id, label);
        break;
    default:
        break;
    }
    if (!paint->lined)
        return g_strdup_printf ("%*s%s", level * 2, "", label);
    return g_strdup_printf ("%3s %*s%s", of->form != NULL && of->form->line != NULL ? of->form->line : "", level * 2, "", label);
}

static char *
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

static void
sheet_paint_columns (struct sheet_paint *paint)
{
    struct sheet *sheet = paint->sheet;
    int n = (int) sheet->slots->len + 1;
    int widest = 4;
    int shown = sheet->slot;
    bool cell_line = sheet->lines->len > 0 && sheet_paint_line (paint, sheet->line)->column >= 0;

    paint->columns = g_new0 (struct layout_field, (gsize) n);
    for (int i = 0; i < (int) sheet->lines->len; i++) {
        g_autofree char *label = sheet_line_label (paint, i);
        widest = MAX (widest, text_width (label));
    }
    paint->columns[0].want = widest + 1;
    paint->columns[0].least = MIN (widest + 1, 18);
    for (int i = 1; i < n; i++) {
        const struct sheet_slot *slot = sheet_paint_slot (paint, i - 1);
        paint->columns[i].want = paint->columns[i].least = slot->want;
        paint->columns[i].flex = slot->text;
    }
    /* Last year's figure and the change belong to the figure: they come into view with it. */
    while (!cell_line && shown + 1 < n - 1 && sheet_paint_slot (paint, shown + 1)->column == sheet_paint_slot (paint, sheet->slot)->column)
        shown++;
    sheet->first_slot = layout_columns (paint->body.width, paint->columns, n, sheet->first_slot, cell_line ? 0 : shown + 1);
}

/* Heads. */

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
        return g_strdup (_("change"));
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
    int n = (int) paint->sheet->slots->len;

    for (int s = 0; s < n; s++) {
        const char *group = sheet_group (paint, s);
        int end = s, start = s + 1;
        if (group == NULL || paint->columns[s + 1].width == 0)
            continue;
        while (end + 1 < n && paint->columns[end + 2].width > 0 && g_strcmp0 (sheet_group (paint, end + 1), group) == 0)
            end++;
        draw_field (paint->ui->draw, y, paint->body.x + paint->columns[start].x,
                    paint->columns[end + 1].x + paint->columns[end + 1].width - paint->columns[start].x, 0, LOOK_HEAD, group);
        s = end;
    }
}

/* Rows of the heads: group, label in up to two lines, 栏次. */
static void
sheet_draw_heads (struct sheet_paint *paint)
{
    const struct layout_rect *body = &paint->body;
    bool groups = false, indexes = false;
    int lines = 1, y = body->y;
    int n = (int) paint->sheet->slots->len;

    for (int s = 0; s < n; s++) {
        g_autofree char *head = sheet_head (paint, s);
        groups = groups || sheet_group (paint, s) != NULL;
        indexes = indexes || (sheet_paint_column (paint, s)->index != NULL && sheet_paint_slot (paint, s)->layer == LAYER_VALUE);
        if (paint->columns[s + 1].width > 0 && text_width (head) > paint->columns[s + 1].width)
            lines = 2;
    }
    if (groups)
        sheet_draw_groups (paint, y++);
    for (int s = 0; s < n; s++) {
        const struct layout_field *column = &paint->columns[s + 1];
        g_autofree char *head = sheet_head (paint, s);
        g_autoptr (GPtrArray) wrapped = text_wrap (head, MAX (column->width, 2), 0);
        bool text = sheet_paint_slot (paint, s)->text;
        if (column->width == 0)
            continue;
        for (int i = 0; i < lines && i < (int) wrapped->len; i++)
            draw_field (paint->ui->draw, y + lines - MIN (lines, (int) wrapped->len) + i, body->x + column->x, column->width, text ? -1 : 1,
                        LOOK_HEAD, g_ptr_array_index (wrapped, i));
        if (indexes && sheet_paint_column (paint, s)->index != NULL && !sheet_paint_slot (paint, s)->difference &&
            sheet_paint_slot (paint, s)->layer == LAYER_VALUE)
            draw_field (paint->ui->draw, y + lines, body->x + column->x, column->width, 1, LOOK_QUIET, sheet_paint_column (paint, s)->index);
    }
    draw_field (paint->ui->draw, y + lines - 1, body->x, paint->columns[0].width, -1, LOOK_HEAD,
                paint->lined ? _("line item") : paint->section->form->kind == SECTION_LIST ? _("no.") : _("item"));
    paint->n_head = (y - body->y) + lines + (indexes ? 1 : 0);
    if (body->height - paint->n_head > 8)
        draw_rule (paint->ui->draw, body->y + paint->n_head++, body->x, body->width);
}

/* Cells. */

/* The one character that stands before what a cell shows. */
static char
sheet_mark_of (const struct sheet_paint *paint, const struct cell *cell, enum layer layer, bool pending)
{
    const struct entry *entry = book_entry (cell, layer);
    const struct finding *finding = g_hash_table_lookup (paint->ui->worst, GINT_TO_POINTER (node_of (cell->index, layer == LAYER_PRIOR)));

    if (pending)
        return 'x';
    if (finding != NULL && words_mark (finding) != ' ' && finding->severity != SEVERITY_HINT)
        return words_mark (finding);
    if (layer == LAYER_VALUE && book_missing (paint->book, cell))
        return '!';
    if (entry != NULL && entry->doubtful)
        return '*';
    if (layer == LAYER_VALUE && cell->computed)
        return '=';
    return ' ';
}

static enum look
sheet_look_of (char mark, bool current)
{
    if (current)
        return LOOK_CURRENT;
    return mark == 'x' || mark == '!' ? LOOK_ERROR : mark == '?' ? LOOK_WARNING : mark == '=' ? LOOK_COMPUTED : LOOK_PLAIN;
}

/* What a cell shows: text that was not accepted, 不涉及 as "/", the value as printed. */
static char *
sheet_shown (const struct sheet_paint *paint, const struct cell *cell, enum layer layer, bool *pending)
{
    g_autofree char *address = words_address (cell, layer);
    const char *kept = g_hash_table_lookup (paint->ui->pending, address);
    const struct value *value = book_value (paint->book, node_of (cell->index, layer == LAYER_PRIOR));

    *pending = kept != NULL;
    if (kept != NULL)
        return g_strdup (kept);
    if (value->state == VALUE_NA)
        return g_strdup ("/");
    return book_print (paint->book, node_of (cell->index, layer == LAYER_PRIOR));
}

/* Value less last year's, as printed; "" where one is missing. */
static char *
sheet_difference (const struct sheet_paint *paint, const struct cell *cell)
{
    const struct value *value = book_value (paint->book, node_of (cell->index, false));
    const struct value *prior = book_value (paint->book, node_of (cell->index, true));

    if (value->state != VALUE_NUMBER || prior->state != VALUE_NUMBER)
        return g_strdup ("");
    return number_format (number_printed (value->num, &cell->style) - number_printed (prior->num, &cell->style), &cell->style);
}

/* A figure being typed: right, with the caret behind it; longer texts scroll. */
static void
sheet_draw_typed_figure (struct sheet_paint *paint, int y, int x, int width)
{
    const struct lineedit *text = paint->sheet->edit->text;
    int caret = 0;
    g_autofree char *view = lineedit_view (text, width, &caret);
    int used = text_width (view);
    int shift = used < width ? width - 1 - used : 0;
    enum look look = lineedit_selected (text) ? LOOK_CURRENT : LOOK_EDIT;

    draw_field (paint->ui->draw, y, x, width, -1, look, "");
    draw_field (paint->ui->draw, y, x + shift, width - shift, -1, look, view);
    draw_caret (paint->ui->draw, y, x + shift + caret);
}

static void
sheet_draw_figure (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int y, const struct layout_field *column, bool current)
{
    bool pending = false;
    g_autofree char *shown = sheet_shown (paint, cell, layer, &pending);
    char mark[2] = { sheet_mark_of (paint, cell, layer, pending), '\0' };
    g_autofree char *marked = g_strconcat (mark[0] == ' ' ? "" : mark, shown, NULL);
    int x = paint->body.x + column->x;
    int inside = column->width - 2;

    if (text_width (marked) > inside)
        draw_cut (paint->ui->draw, y, x + 1, inside, sheet_look_of (mark[0], current), marked);
    else
        draw_field (paint->ui->draw, y, x + 1, inside, 1, sheet_look_of (mark[0], current), marked);
    if (!current)
        return;
    draw_field (paint->ui->draw, y, x, 1, -1, LOOK_PLAIN, "[");
    draw_field (paint->ui->draw, y, x + column->width - 1, 1, -1, LOOK_PLAIN, "]");
    if (paint->sheet->edit != NULL && paint->sheet->edit->layer == layer)
        sheet_draw_typed_figure (paint, y, x + 1, inside);
    else
        draw_caret (paint->ui->draw, y, x + column->width - 2);
}

/* The lines of a text cell at a width, being typed or not; free with g_ptr_array_unref. */
static GPtrArray *
sheet_text_lines (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int width, bool typed, int *caret_line, int *caret_cell)
{
    bool pending;
    g_autofree char *shown = NULL;

    if (typed)
        return lineedit_lines (paint->sheet->edit->text, width, caret_line, caret_cell);
    shown = sheet_shown (paint, cell, layer, &pending);
    *caret_line = *caret_cell = 0;
    return text_wrap (shown, width, 0);
}

static bool
sheet_typing (const struct sheet_paint *paint, enum layer layer, bool current)
{
    return current && paint->sheet->edit != NULL && paint->sheet->edit->layer == layer;
}

/* A text cell: mark, wrapped lines, brackets where the user is. */
static void
sheet_draw_text (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int y, int x, int width, int height, bool current)
{
    bool typed = sheet_typing (paint, layer, current);
    int inside = width - 3, caret_line = 0, caret_cell = 0, first;
    g_autoptr (GPtrArray) lines = sheet_text_lines (paint, cell, layer, inside, typed, &caret_line, &caret_cell);
    bool pending = g_hash_table_contains (paint->ui->pending, cell->address);
    char mark[2] = { sheet_mark_of (paint, cell, layer, pending), '\0' };
    bool marked = typed && lineedit_selected (paint->sheet->edit->text);
    enum look look = marked ? LOOK_CURRENT : typed ? LOOK_EDIT : sheet_look_of (mark[0], current);

    first = CLAMP (caret_line - height + 1, 0, MAX (0, (int) lines->len - 1));
    for (int i = 0; i < height; i++) {
        const char *text = first + i < (int) lines->len ? g_ptr_array_index (lines, first + i) : "";
        bool more = i == height - 1 && first + i + 1 < (int) lines->len;
        draw_field (paint->ui->draw, y + i, x, 1, -1, LOOK_PLAIN, current ? "[" : "");
        draw_field (paint->ui->draw, y + i, x + 1, 1, -1, look, i == 0 ? mark : "");
        draw_field (paint->ui->draw, y + i, x + 2, inside, -1, look, text);
        draw_field (paint->ui->draw, y + i, x + width - 1, 1, -1, LOOK_PLAIN, more ? ">" : current ? "]" : "");
    }
    if (current)
        draw_caret (paint->ui->draw, y + caret_line - first, x + 2 + MIN (caret_cell, inside));
    if (typed)
        paint->sheet->text_width = inside;
}

/* Rows that a text would take at a width. */
static int
sheet_text_height (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int width, bool current, int most)
{
    int line, at;
    bool typed = sheet_typing (paint, layer, current);
    g_autoptr (GPtrArray) lines = sheet_text_lines (paint, cell, layer, width - 3, typed, &line, &at);

    return CLAMP ((int) lines->len, 1, MIN (most, typed ? most : current ? TEXT_ROWS_CURRENT : TEXT_ROWS));
}

/* Room for the one cell of a full-width line. */
static int
sheet_wide_x (const struct sheet_paint *paint)
{
    return MIN (paint->columns[0].width, paint->body.width * 2 / 5);
}

static void
sheet_measure (struct sheet_paint *paint, int most)
{
    struct sheet *sheet = paint->sheet;

    for (int i = 0; i < (int) sheet->lines->len; i++) {
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

static void
sheet_draw_slot (struct sheet_paint *paint, int line, int s, int y, int height)
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
            g_autofree char *text = sheet_difference (paint, book_cell (paint->book, row->cell[slot->column]));
            draw_field (paint->ui->draw, y, paint->body.x + column->x, column->width - 1, 1, LOOK_COMPUTED, text);
        }
        return;
    }
    cell = sheet_cell (sheet, paint->ui, line, s, &layer);
    if (cell == NULL)
        return;
    if (slot->text)
        sheet_draw_text (paint, cell, layer, y, paint->body.x + column->x, column->width, height, current);
    else
        sheet_draw_figure (paint, cell, layer, y, column, current);
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
        draw_cut (paint->ui->draw, y, paint->body.x, x, here ? LOOK_HEAD : LOOK_PLAIN, label);
        sheet_draw_text (paint, sheet_cell (paint->sheet, paint->ui, line, 0, &layer), LAYER_VALUE, y, paint->body.x + x + 1,
                        paint->body.width - x - 1, height, here);
        return;
    }
    draw_cut (paint->ui->draw, y, paint->body.x, paint->columns[0].width, here ? LOOK_HEAD : LOOK_PLAIN, label);
    for (int s = 0; s < (int) paint->sheet->slots->len; s++)
        sheet_draw_slot (paint, line, s, y, height);
}

static void
sheet_draw_lines (struct sheet_paint *paint)
{
    struct sheet *sheet = paint->sheet;
    int n = (int) sheet->lines->len;
    int top = paint->body.y + paint->n_head;
    int rows = MAX (1, paint->body.height - paint->n_head);
    g_autofree int *heights = g_new (int, (gsize) n + 1);

    sheet_measure (paint, rows);
    for (int i = 0; i < n; i++)
        heights[i] = sheet_paint_line (paint, i)->height;
    sheet->rows = rows;
    sheet->first_line = layout_scroll (heights, n, rows, sheet->first_line, sheet->line);
    for (int i = sheet->first_line, y = top; i < n && y < top + rows; y += heights[i], i++)
        sheet_draw_line (paint, i, y, top + rows - y);
    if (n == 0)
        draw_cut (paint->ui->draw, top, paint->body.x, paint->body.width, LOOK_QUIET, _("No rows yet. Insert adds one."));
}

/* Rows below the body: the cell in words, its worst finding, the edit line. */

/* Why a figure cannot be computed, "" where it can. */
static char *
sheet_unknown (const struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    const struct value *value = book_value (paint->book, node_of (cell->index, layer == LAYER_PRIOR));

    if (value->state != VALUE_UNKNOWN)
        return g_strdup ("");
    if (value->why == WHY_BLANK && value->node >= 0) {
        g_autofree char *blank = words_cell (book_cell (paint->book, node_cell (value->node)), node_prior (value->node) ? LAYER_PRIOR : LAYER_VALUE);
        return g_strdup_printf (_("not computable: %s is blank"), blank);
    }
    return g_strdup (value->why == WHY_ZERO_BASE ? _("not computable: the base is 0") : _("not computable"));
}

static char *
sheet_about (struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    struct sheet *sheet = paint->sheet;
    g_autofree char *name = words_cell (cell, layer);
    g_autofree char *address = words_address (cell, layer);
    g_autofree char *unknown = sheet_unknown (paint, cell, layer);
    GString *about = g_string_new (name);

    if (sheet->edit == NULL && (sheet->origin == NULL || g_strcmp0 (sheet->origin_of, address) != 0)) {
        g_free (sheet->origin);
        g_free (sheet->origin_of);
        sheet->origin = words_origin (paint->ui->session, cell, layer);
        sheet->origin_of = g_steal_pointer (&address);
    }
    if (unknown[0] != '\0')
        g_string_append_printf (about, "  %s", unknown);
    else if (layer == LAYER_VALUE && cell->computed)
        g_string_append_printf (about, "  %s", _("computed (F5 shows from what)"));
    if (sheet->origin != NULL && sheet->origin[0] != '\0')
        g_string_append_printf (about, "  %s", sheet->origin);
    if (cell->control.state == ENTRY_VALUE && layer == LAYER_VALUE) {
        g_autofree char *control = words_entry (cell, &cell->control);
        g_string_append_printf (about, _("  control figure %s"), control);
    }
    return g_string_free (about, FALSE);
}

/* The finding to be shown: the cell's own, else the worst in which it takes part. */
static const struct finding *
sheet_finding (struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    const struct finding *own = g_hash_table_lookup (paint->ui->worst, GINT_TO_POINTER (node_of (cell->index, layer == LAYER_PRIOR)));
    const GPtrArray *findings = book_findings (ui_book (paint->ui));

    if (own != NULL)
        return own;
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->severity != SEVERITY_HINT && finding->operands != NULL &&
            g_strv_contains ((const char *const *) finding->operands, cell->address))
            return finding;
    }
    return NULL;
}

static void
sheet_draw_finding (struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    const struct finding *finding = paint->frame.n_finding > 0 ? sheet_finding (paint, cell, layer) : NULL;
    g_autofree char *words = finding == NULL ? NULL : words_finding (finding);
    g_autofree char *marked = finding == NULL ? NULL : g_strdup_printf ("%c %s", words_mark (finding), words);
    g_autoptr (GPtrArray) lines = finding == NULL ? NULL : text_wrap (marked, paint->frame.body.width - 2, 0);
    enum look look;

    if (finding == NULL)
        return;
    look = finding->severity == SEVERITY_WARNING || finding->severity == SEVERITY_HINT ? LOOK_WARNING : LOOK_ERROR;
    for (int i = 0; i < paint->frame.n_finding && i < (int) lines->len; i++) {
        draw_field (paint->ui->draw, paint->frame.finding + i, 1, paint->frame.body.width - 2, -1, look, g_ptr_array_index (lines, i));
        if (i + 1 == paint->frame.n_finding && i + 1 < (int) lines->len)
            draw_field (paint->ui->draw, paint->frame.finding + i, paint->frame.body.width - 1, 1, -1, LOOK_QUIET, ">");
    }
}

/* The edit line while typing: the text, what it means, what Enter and Esc do.  A control figure is typed here. */
static void
sheet_draw_edit (struct sheet_paint *paint)
{
    struct edit *edit = paint->sheet->edit;
    bool control = edit->layer == LAYER_CONTROL;
    const char *prompt = control ? _("control figure> ") : _("edit> ");
    g_autofree char *echo = edit_echo (edit, paint->ui);
    int y = paint->frame.edit, x = 1 + text_width (prompt);
    int room = control ? 20 : MIN (text_width (lineedit_text (edit->text)) + 1, 24);
    int caret = 0;
    g_autofree char *view = NULL;
    const char *keys = _("Enter accepts, Esc drops");
    int left;

    draw_field (paint->ui->draw, y, 1, x - 1, -1, LOOK_HEAD, prompt);
    if (!edit->lines) {
        view = lineedit_view (edit->text, room, &caret);
        draw_field (paint->ui->draw, y, x, room, -1, control ? LOOK_EDIT : LOOK_PLAIN, view);
        if (control)
            draw_caret (paint->ui->draw, y, x + caret);
        x += room + 1;
    }
    left = paint->frame.body.width - x - 1;
    if (text_width (echo) > left && paint->ui->message->len == 0) {
        ui_note (paint->ui, &paint->frame, edit->error != NULL ? LOOK_ERROR : LOOK_MESSAGE, echo);
    } else if (paint->ui->message->len == 0) {
        g_autofree char *effects = edit_effects (edit, paint->ui);
        ui_note (paint->ui, &paint->frame, LOOK_QUIET, effects);
    }
    if (text_width (echo) + text_width (keys) + 2 <= left)
        draw_field (paint->ui->draw, y, x, left, 1, LOOK_QUIET, keys);
    draw_cut (paint->ui->draw, y, x, text_width (echo) + text_width (keys) + 2 <= left ? text_width (echo) : left,
              edit->error != NULL ? LOOK_ERROR : LOOK_MESSAGE, echo);
}

/* While choosing: the words of a choice, or the whole of a text that was cut. */
static void
sheet_draw_choice (struct sheet_paint *paint, const struct cell *cell)
{
    g_auto (GStrv) words = g_strsplit (cell->choices == NULL ? "" : cell->choices, "|", -1);
    g_autoptr (GString) line = g_string_new (_("digits or Space: "));

    for (int i = 0; words[i] != NULL; i++)
        g_string_append_printf (line, " %d %s", i + 1, words[i]);
    draw_cut (paint->ui->draw, paint->frame.edit, 1, paint->frame.body.width - 2, LOOK_QUIET, line->str);
}

static void
sheet_draw_detail (struct sheet_paint *paint)
{
    enum layer layer;
    struct cell *cell = sheet_current (paint->sheet, paint->ui, &layer);
    g_autofree char *about = NULL;

    draw_rule (paint->ui->draw, paint->frame.rule_below, 0, paint->frame.body.width);
    if (cell == NULL)
        return;
    about = sheet_about (paint, cell, layer);
    draw_cut (paint->ui->draw, paint->frame.about, 1, paint->frame.body.width - 2, LOOK_PLAIN, about);
    sheet_draw_finding (paint, cell, layer);
    if (paint->sheet->edit != NULL)
        sheet_draw_edit (paint);
    else if (cell->type == TYPE_CHOICE && layer == LAYER_VALUE)
        sheet_draw_choice (paint, cell);
}

/* Header rows. */

static struct layout_frame
sheet_draw_header (struct sheet *sheet, struct ui *ui, const struct book_section *section)
{
    const struct section *form = section->form;
    const struct store_book *info = session_info (ui->session);
    struct section_status status = book_section_status (ui_book (ui), section);
    static const char *const layers[N_LAYERS_SHOWN] = { N_ ("off"), N_ ("shown"), N_ ("with change") };
    const char *unit = form->unit != NULL ? form->unit : book_form (ui_book (ui))->unit;
    bool table = form->kind == SECTION_TABLE || form->kind == SECTION_TREE;
    g_autofree char *title = g_strdup_printf ("%s%s%s%s%s", form->code != NULL ? form->code : "", form->code != NULL ? " " : "", form->title,
                                              table && unit != NULL ? _("  unit: ") : "", table && unit != NULL ? unit : "");
    g_autofree char *subtitle =
        g_strdup_printf (_("%s %d  F4 last year: %s  filled %d/%d errors %d warnings %d"), info->unit, info->year, _(layers[ui->layers]),
                         status.filled, status.required, status.errors, status.warnings);

    return ui_frame (ui, &sheet->screen, title, subtitle);
}

void
sheet_draw (struct screen *screen, struct ui *ui)
{
    struct sheet *sheet = (struct sheet *) screen;
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
        narrative_draw_pane (sheet, ui, (struct layout_rect){ paint.body.y, paint.body.width - pane, paint.body.height, pane });
    paint.body.height -= below;
    paint.body.width -= pane;
    sheet_paint_columns (&paint);
    if (paint.section->form->kind == SECTION_TABLE || paint.section->form->kind == SECTION_TREE ||
        paint.section->form->kind == SECTION_LIST || (paint.section->form->kind == SECTION_NARRATIVE && sheet->slots->len > 0) ||
        ui->layers != LAYERS_OFF)
        sheet_draw_heads (&paint);
    sheet_draw_lines (&paint);
    if (below > 0)
        narrative_draw (sheet, ui, (struct layout_rect){ paint.body.y + paint.body.height, 0, below, paint.body.width });
    sheet_draw_detail (&paint);
    g_free (paint.columns);
}
