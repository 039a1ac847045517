/* One cell: its mark, what it shows, the text being typed into it.  Must not know where lines and columns stand. */
#include "sheet-paint.h"

#include "core/text.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows that a text cell may take: others, the current one, and one being typed into takes what there is. */
#define TEXT_ROWS 3
#define TEXT_ROWS_CURRENT 6

/* Last year's figure: from last year's book, computed from others of last year, or only typed. */
static char
sheet_prior_mark (const struct sheet_paint *paint, const struct cell *cell)
{
    if (cell->prior.state == ENTRY_VALUE)
        return cell->prior.origin == ORIGIN_ROLLED ? '#' : ':';
    return book_value (paint->book, node_of (cell->index, true))->state == VALUE_NUMBER ? '=' : ' ';
}

/* The one character that stands before what a cell shows. */
static char
sheet_mark_of (const struct sheet_paint *paint, const struct cell *cell, enum layer layer, bool pending)
{
    const struct entry *entry = book_entry (cell, layer);
    const struct finding *finding =
        g_hash_table_lookup (paint->ui->worst, GINT_TO_POINTER (node_of (cell->index, layer == LAYER_PRIOR)));

    if (pending)
        return 'x';
    if (finding != NULL && words_mark (finding) != ' ' && finding->severity != SEVERITY_HINT)
        return words_mark (finding);
    if (layer == LAYER_VALUE && g_hash_table_contains (paint->ui->asked, cell->address))
        return '?';
    if (layer == LAYER_VALUE && book_missing (paint->book, cell))
        return '!';
    if (entry != NULL && entry->doubtful)
        return '*';
    if (layer == LAYER_PRIOR && session_prior_given (paint->ui->session, cell))
        return '#';
    if (layer == LAYER_PRIOR)
        return sheet_prior_mark (paint, cell);
    if (layer == LAYER_VALUE && cell->computed)
        return '=';
    return ' ';
}

static enum look
sheet_look_of (char mark, bool current)
{
    if (current)
        return LOOK_CURRENT;
    return mark == 'x' || mark == '!' ? LOOK_ERROR
           : mark == '?'              ? LOOK_WARNING
           : mark == '='              ? LOOK_COMPUTED
                                      : LOOK_PLAIN;
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
    if (paint->section->form->kind == SECTION_FIELDS) /* each field has a measure of its own */
        return book_print_unit (paint->book, node_of (cell->index, layer == LAYER_PRIOR));
    return book_print (paint->book, node_of (cell->index, layer == LAYER_PRIOR));
}

char *
sheet_difference (const struct sheet_paint *paint, const struct cell *cell, bool rate)
{
    const struct value *value = book_value (paint->book, node_of (cell->index, false));
    const struct value *prior = book_value (paint->book, node_of (cell->index, true));
    struct number_style percent = number_style (TYPE_PERCENT, NULL, 2, false);
    int64_t base, difference, share;

    if (value->state != VALUE_NUMBER || prior->state != VALUE_NUMBER)
        return g_strdup ("");
    base = number_printed (prior->num, &cell->style);
    difference = number_printed (value->num, &cell->style) - base;
    if (!rate)
        return number_format (difference, &cell->style);
    return number_divide ((int128)difference * 10000, base, &share) ? number_format (share, &percent) : g_strdup ("");
}

/* The end of a text that is too wide, with a mark in place of what is left out. */
static char *
sheet_figure_end (const char *text, int width)
{
    size_t start = 0;

    while (text_width (text + start) > width - 2 && text[start] != '\0')
        start = text_next (text, start);
    return g_strdup_printf ("<%s", text + start);
}

/* A figure being typed: right, with the caret behind it; a longer text shows its end, or scrolls with the caret inside it. */
static void
sheet_draw_typed_figure (struct sheet_paint *paint, int y, int x, int width)
{
    const struct lineedit *edit = paint->sheet->edit->text;
    const char *text = lineedit_text (edit);
    int caret = 0, used, shift;
    bool cut = text_width (text) >= width && lineedit_caret (edit) == strlen (text);
    g_autofree char *view = cut ? sheet_figure_end (text, width) : lineedit_view (edit, width, &caret);
    enum look look = lineedit_selected (edit) ? LOOK_CURRENT : LOOK_EDIT;

    used = text_width (view);
    shift = used < width ? width - 1 - used : 0;
    draw_field (paint->ui->draw, y, x, width, -1, look, "");
    draw_field (paint->ui->draw, y, x + shift, width - shift, -1, look, view);
    draw_caret (paint->ui->draw, y, x + shift + (cut ? used : caret));
}

void
sheet_draw_figure (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int y,
                   const struct layout_field *column, bool current)
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
sheet_text_lines (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int width, bool typed,
                  int *caret_line, int *caret_cell)
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

/* How a text looks: where the user is brackets stand around it, and only a short one is marked more; repainting a paragraph at each
 * step would be slow. */
static enum look
sheet_text_look (const struct sheet_paint *paint, char mark, bool typed, bool current, guint n_lines)
{
    if (typed)
        return lineedit_selected (paint->sheet->edit->text) ? LOOK_CURRENT : LOOK_PLAIN;
    return sheet_look_of (mark, current && n_lines == 1);
}

/* A text cell: mark, wrapped lines, brackets where the user is. */
void
sheet_draw_text (struct sheet_paint *paint, const struct cell *cell, enum layer layer, struct layout_rect rect,
                 bool current)
{
    int y = rect.y, x = rect.x, width = rect.width, height = rect.height;
    bool typed = sheet_typing (paint, layer, current);
    int inside = width - 3, caret_line = 0, caret_cell = 0, first;
    g_autoptr (GPtrArray) lines = sheet_text_lines (paint, cell, layer, inside, typed, &caret_line, &caret_cell);
    bool pending = g_hash_table_contains (paint->ui->pending, cell->address);
    char mark[2] = { sheet_mark_of (paint, cell, layer, pending), '\0' };
    enum look look = sheet_text_look (paint, mark[0], typed, current, lines->len);

    first = CLAMP (caret_line - height + 1, 0, MAX (0, (int)lines->len - 1));
    for (int i = 0; i < height; i++) {
        const char *text = first + i < (int)lines->len ? g_ptr_array_index (lines, first + i) : "";
        bool more = i == height - 1 && first + i + 1 < (int)lines->len;
        draw_field (paint->ui->draw, y + i, x, 1, -1, LOOK_PLAIN, current ? "[" : "");
        draw_field (paint->ui->draw, y + i, x + 1, 1, -1, sheet_look_of (mark[0], false), i == 0 ? mark : "");
        draw_field (paint->ui->draw, y + i, x + 2, inside, -1, LOOK_PLAIN, "");
        draw_field (paint->ui->draw, y + i, x + 2, text_width (text), -1, look, text);
        draw_field (paint->ui->draw, y + i, x + width - 1, 1, -1, LOOK_PLAIN, more ? ">" : current ? "]" : "");
    }
    if (current)
        draw_caret (paint->ui->draw, y + caret_line - first, x + 2 + MIN (caret_cell, inside));
    if (typed)
        paint->sheet->text_width = inside;
}

/* Rows that a text would take at a width. */
int
sheet_text_height (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int width, bool current,
                   int most)
{
    int line, at;
    bool typed = sheet_typing (paint, layer, current);
    g_autoptr (GPtrArray) lines = sheet_text_lines (paint, cell, layer, width - 3, typed, &line, &at);

    return CLAMP ((int)lines->len, 1, MIN (most, typed ? most : current ? TEXT_ROWS_CURRENT : TEXT_ROWS));
}
