/* What a block from a spreadsheet would write into this section, before anything is written: one line a cell, the decisions
 * below.  Enter writes all of it as one change. */
#include "actions.h"
#include "list.h"
#include "popup.h"
#include "sheet.h"
#include "words.h"

#include "core/text.h"
#include "import/clip.h"

#include <glib/gi18n.h>
#include <string.h>

struct paste {
    struct screen screen;
    struct clip *clip;
    struct list list; /* a line a cell; data = index of the block's line */
    bool columns;     /* more than one column takes part: each cell says which */
};

/* Cells of the parts of a line.  On a narrow screen what stands there now is told of the chosen line only. */
enum { WIDTH_NUMBER = 4, WIDTH_COLUMN = 13, WIDTH_FIGURE = 14, WIDTH_PRESENT = 11, NARROW = 74 };

struct widths {
    int label, column, figure, shown, present;
};

static struct widths
paste_widths (const struct paste *paste, int width)
{
    bool narrow = width < NARROW;
    struct widths widths = { .column = !paste->columns ? 0 : narrow ? 9 : WIDTH_COLUMN,
                             .figure = narrow ? 11 : WIDTH_FIGURE,
                             .shown = narrow ? 10 : WIDTH_FIGURE - 2,
                             .present = narrow ? 0 : WIDTH_PRESENT };

    widths.label = MAX (narrow ? 8 : 14, (width - 4 - WIDTH_NUMBER - widths.column - widths.figure - widths.shown - widths.present - 2) * 3 / 5);
    return widths;
}

static const struct book_section *
paste_section (const struct paste *paste, struct ui *ui)
{
    return book_section (ui_book (ui), paste->clip->section);
}

static const char *
paste_row_label (const struct paste *paste, struct ui *ui, const struct clip_line *line)
{
    const struct book_row *row = line->row == NULL ? NULL : book_row (paste_section (paste, ui), line->row);
    const struct form *form = book_form (ui_book (ui));
    const char *codes = paste_section (paste, ui)->form->codes, *name = NULL;

    if (row != NULL)
        return row->label != NULL ? row->label : row->id;
    if (line->row != NULL && codes != NULL)
        name = form_code_name (form, codes, line->row, book_year (ui_book (ui)));
    return name != NULL ? name : line->row != NULL ? line->row : "?";
}

/* "购置 / 公务用车购置费": as it came, and the row it goes to; one of them where both are the same. */
static char *
paste_label (const struct paste *paste, struct ui *ui, const struct clip_line *line)
{
    const char *own = paste_row_label (paste, ui, line);
    const char *match = clip_match_words (line);

    if (line->label[0] == '\0' || g_str_equal (line->label, own))
        return g_strdup_printf ("%s%s%s", own, match[0] != '\0' ? " " : "", line->match == CLIP_BY_LABEL ? "" : match);
    return g_strdup_printf ("%s / %s%s%s", line->label, own, match[0] != '\0' ? " " : "", match);
}

static char *
paste_cell_text (const struct paste *paste, struct ui *ui, guint index, const struct clip_line *line,
                 const struct clip_cell *cell, bool first)
{
    struct widths widths = paste_widths (paste, draw_width (ui->draw));
    const struct clip_target *target = &g_array_index (paste->clip->targets, struct clip_target, cell->target);
    const struct column *column = g_ptr_array_index (paste_section (paste, ui)->form->columns, (guint)target->column);
    g_autofree char *number = g_strdup_printf ("%u", index + 1);
    g_autofree char *label = paste_label (paste, ui, line);
    g_autofree char *words = clip_words (paste->clip, cell);
    g_autofree char *parts[6] = { NULL };
    GString *text = g_string_new (NULL);

    parts[0] = text_pad (first ? number : "", WIDTH_NUMBER - 1, 1);
    parts[1] = text_pad (first ? label : "", widths.label, -1);
    parts[2] = paste->columns ? text_pad (column->label != NULL ? column->label : column->id, widths.column - 1, -1) : NULL;
    parts[3] = text_pad (cell->original, widths.figure - 1, 1);
    parts[4] = text_pad (cell->shown != NULL ? cell->shown : cell->na ? "/" : "", widths.shown - 1, 1);
    parts[5] = widths.present == 0 ? NULL : text_pad (cell->present != NULL ? cell->present : "", widths.present - 1, 1);
    for (int i = 0; i < 6; i++)
        if (parts[i] != NULL)
            g_string_append_printf (text, "%s ", parts[i]);
    g_string_append_printf (text, " %s", words);
    for (int i = 0; i < 6; i++)
        g_clear_pointer (&parts[i], g_free);
    return g_string_free (text, FALSE);
}

static char
paste_mark (const struct clip_cell *cell)
{
    switch (cell->verdict) {
    case CLIP_BAD:
    case CLIP_NOWHERE:
        return 'x';
    case CLIP_DIFFERS:
        return '?';
    case CLIP_EMPTY:
        return cell->original[0] != '\0' && cell->text == NULL && !cell->na ? '?' : ' ';
    default:
        return ' ';
    }
}

static enum look
paste_look (const struct clip_cell *cell)
{
    char mark = paste_mark (cell);

    return mark == 'x' ? LOOK_ERROR : mark == '?' ? LOOK_WARNING : cell->text != NULL || cell->na ? LOOK_HEAD : LOOK_PLAIN;
}

static bool
paste_takes_part (const struct clip_line *line)
{
    return !line->head && (line->figures || line->row != NULL);
}

static void
paste_fill_line (struct paste *paste, struct ui *ui, guint index)
{
    const struct clip_line *line = g_ptr_array_index (paste->clip->lines, index);

    for (guint k = 0; k < line->cells->len; k++) {
        const struct clip_cell *cell = g_ptr_array_index (line->cells, k);
        g_autofree char *text = paste_cell_text (paste, ui, index, line, cell, k == 0);
        struct list_line *shown = list_add (&paste->list, paste_look (cell), NULL, text);
        shown->mark = paste_mark (cell);
        shown->data = (int)index;
    }
    if (line->cells->len == 0) {
        g_autofree char *text = g_strdup_printf ("%3u %s  %s", index + 1, line->label, clip_match_words (line));
        struct list_line *shown = list_add (&paste->list, LOOK_WARNING, NULL, text);
        shown->mark = '?';
        shown->data = (int)index;
    }
}

/* Judges anew and lists the cells. */
static void
paste_fill (struct paste *paste, struct ui *ui)
{
    int used = 0;

    session_paste_judge (ui->session, paste->clip);
    for (guint f = 0; f < paste->clip->field_target->len; f++)
        used += g_array_index (paste->clip->field_target, int, f) >= 0;
    paste->columns = used > 1;
    g_ptr_array_set_size (paste->list.lines, 0);
    for (guint i = 0; i < paste->clip->lines->len; i++)
        if (paste_takes_part (g_ptr_array_index (paste->clip->lines, i)))
            paste_fill_line (paste, ui, i);
}

/* Drawing. */

static char *
paste_strokes (const struct paste *paste)
{
    static const struct {
        enum clip_dash dash;
        const char *words;
    } ways[] = { { CLIP_ZERO, "0" }, { CLIP_BLANK, N_ ("blank") }, { CLIP_NA, N_ ("not applicable") }, { CLIP_KEEP, N_ ("leave as it is") } };
    GString *text = g_string_new (_("Strokes and empty cells:"));

    for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
        g_string_append_printf (text, paste->clip->dash == ways[i].dash ? " [%d %s]" : "  %d %s ", (int)i + 1, _(ways[i].words));
    return g_string_free (text, FALSE);
}

static void
paste_draw_decisions (const struct paste *paste, struct ui *ui, int y, int width)
{
    struct clip_count count = clip_count (paste->clip);
    g_autofree char *strokes = paste_strokes (paste);
    g_autofree char *sum = g_strdup_printf (
        _("To write %d, the same %d, computed %d (%d differ), no place %d, no figure %d."),
        count.n[CLIP_NEW] + count.n[CLIP_CHANGE] + (paste->clip->dash == CLIP_KEEP ? 0 : count.n[CLIP_EMPTY]),
        count.n[CLIP_SAME], count.n[CLIP_AGREES] + count.n[CLIP_DIFFERS], count.n[CLIP_DIFFERS],
        count.n[CLIP_NOWHERE] + count.no_row, count.n[CLIP_BAD]);
    g_autofree char *more = g_strdup_printf (_("5 unit  6 another row for this line  7 letters as digits%s  8 rows and columns change places"),
                                             paste->clip->letters ? _(" (on)") : "");

    draw_rule (ui->draw, y, 0, width);
    draw_cut (ui->draw, y + 1, 1, width - 2, LOOK_PLAIN, sum);
    draw_cut (ui->draw, y + 2, 1, width - 2, count.strokes > 0 ? LOOK_WARNING : LOOK_PLAIN, strokes);
    draw_cut (ui->draw, y + 3, 1, width - 2, count.letters > 0 && !paste->clip->letters ? LOOK_WARNING : LOOK_PLAIN, more);
}

/* The chosen cell in full: both labels, the figure as it came, why it is none. */
static void
paste_draw_current (const struct paste *paste, struct ui *ui, const struct layout_frame *frame)
{
    const struct list_line *chosen = list_current (&paste->list);
    const struct clip_line *line = chosen == NULL ? NULL : g_ptr_array_index (paste->clip->lines, (guint)chosen->data);
    guint at = 0;
    const struct clip_cell *cell;
    g_autofree char *words = NULL, *note = NULL;

    if (line == NULL || line->cells->len == 0 || ui->message->len > 0)
        return;
    for (int i = paste->list.current; i > 0 && ((struct list_line *)g_ptr_array_index (paste->list.lines, i - 1))->data == chosen->data; i--)
        at++;
    cell = g_ptr_array_index (line->cells, MIN (at, line->cells->len - 1));
    words = clip_words (paste->clip, cell);
    note = g_strdup_printf ("%s%s%s %s  %s  %s%s%s", line->label, line->label[0] == '\0' ? "" : " -> ",
                            paste_row_label (paste, ui, line), clip_match_words (line), cell->original, words,
                            cell->verdict == CLIP_BAD && cell->offer != NULL ? "  " : "",
                            cell->verdict == CLIP_BAD && cell->offer != NULL ? cell->reason : "");
    ui_note (ui, frame, paste_look (cell), note);
}

static void
paste_draw (struct screen *screen, struct ui *ui)
{
    struct paste *paste = (struct paste *)screen;
    g_autofree char *section = words_section (paste_section (paste, ui)->form);
    g_autofree char *unit = clip_unit_words (paste->clip, ui_book (ui));
    g_autofree char *title = g_strdup_printf (_("Paste: %u lines x %d columns   into %s"), paste->clip->lines->len,
                                              paste->clip->n_fields, section);
    g_autofree char *subtitle = g_strdup_printf (_("Unit: %s"), unit);
    g_autofree char *left_out = paste->clip->left_out == NULL ? NULL : g_strdup_printf (_("left out, no such column: %s"), paste->clip->left_out);
    g_autofree char *known = g_strdup_printf ("%s%s%s", subtitle, left_out != NULL ? "   ? " : "", left_out != NULL ? left_out : "");
    struct layout_frame frame = ui_frame (ui, screen, title, known);
    int decisions = 4, width = draw_width (ui->draw);
    struct widths widths = paste_widths (paste, width);
    g_autofree char *label = text_pad (_("as pasted / row of the form"), widths.label + widths.column, -1);
    g_autofree char *original = text_pad (_("as it came"), widths.figure - 1, 1);
    g_autofree char *shown = text_pad (_("will be"), widths.shown - 1, 1);
    g_autofree char *present = widths.present == 0 ? g_strdup ("") : text_pad (_("is now"), widths.present - 1, 1);
    g_autofree char *heads = g_strdup_printf ("%*s%s %s %s%s%s  %s", WIDTH_NUMBER, "", label, original, shown,
                                              widths.present == 0 ? "" : " ", present, _("verdict"));

    draw_cut (ui->draw, frame.body.y, 3, width - 3, LOOK_HEAD, heads);
    list_draw (&paste->list, ui,
               (struct layout_rect){ frame.body.y + 1, frame.body.x, frame.body.height - decisions - 1, frame.body.width });
    paste_draw_current (paste, ui, &frame);
    paste_draw_decisions (paste, ui, frame.body.y + frame.body.height - decisions, width);
}

/* Keys. */

static void
paste_write (struct paste *paste, struct ui *ui)
{
    struct clip_count count;
    GError *error = NULL;
    const GPtrArray *changes = session_paste (ui->session, paste->clip, &error);
    int written = 0;

    if (changes == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        written += change->kind == CHANGE_ITEM && change->item->layer <= LAYER_PRIOR;
    }
    count = clip_count (paste->clip);
    ui_pop (ui);
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, _("Pasted into %d cells; computed cells are compared only (%d differ). ^Z takes all of it back."),
            written, count.n[CLIP_DIFFERS]);
}

static void
paste_next_unit (struct paste *paste, struct ui *ui)
{
    const char *own = paste_section (paste, ui)->form->unit != NULL ? paste_section (paste, ui)->form->unit
                                                                    : book_form (ui_book (ui))->unit;
    const char *now = paste->clip->unit != NULL ? paste->clip->unit : own;

    paste->clip->unit = money_unit_next (now);
    paste->clip->unit_chosen = true;
    paste->clip->unit_guessed = false;
}

static void
paste_fill_rows (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    const struct paste *paste = (const struct paste *)below;
    const struct book_section *section = paste_section (paste, ui);

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        const char *label = row->label != NULL ? row->label : row->id;
        g_autofree char *line = g_strdup_printf ("%*s%s", 2 * MAX (0, row->level), "", label);
        if (text[0] == '\0' || strstr (label, text) != NULL || g_str_has_prefix (row->id, text))
            list_add (list, LOOK_PLAIN, row->id, line);
    }
    list_add (list, LOOK_QUIET, "-", _("none: this line is left out"));
}

static void
paste_row_chosen (struct ui *ui, struct screen *below, const char *text)
{
    struct paste *paste = (struct paste *)below;
    const struct list_line *line = list_current (&paste->list);

    if (line == NULL || text[0] == '\0')
        return;
    clip_set_row (paste->clip, (guint)line->data, g_str_equal (text, "-") ? NULL : text);
    paste_fill (paste, ui);
}

static void
paste_digit (struct paste *paste, struct ui *ui, int digit)
{
    static const enum clip_dash dashes[] = { CLIP_ZERO, CLIP_BLANK, CLIP_NA, CLIP_KEEP };

    if (digit >= 1 && digit <= 4) {
        paste->clip->dash = dashes[digit - 1];
    } else if (digit == 5) {
        paste_next_unit (paste, ui);
    } else if (digit == 6) {
        ui_push (ui, prompt_new (_("Row of the form for this line"), _("A word of its label. Up and Down choose."), "",
                                 paste_fill_rows, paste_row_chosen));
        return;
    } else if (digit == 7) {
        paste->clip->letters = !paste->clip->letters;
    } else if (digit == 8) {
        clip_transpose (paste->clip, ui_book (ui));
    }
    paste_fill (paste, ui);
}

static bool
paste_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct paste *paste = (struct paste *)screen;

    if (list_handle (&paste->list, action))
        return true;
    switch (action) {
    case ACT_NONE:
        if (key->code == K_TEXT && key->text[0] >= '1' && key->text[0] <= '8')
            paste_digit (paste, ui, key->text[0] - '0');
        return true;
    case ACT_ENTER:
        paste_write (paste, ui);
        return true;
    case ACT_BACK:
        ui_pop (ui);
        ui_say (ui, LOOK_MESSAGE, _("Nothing was pasted."));
        return true;
    default:
        return false;
    }
}

static enum ui_state
paste_state (struct screen *screen)
{
    (void)screen;
    return STATE_PASTE;
}

static void
paste_refresh (struct screen *screen, struct ui *ui)
{
    paste_fill ((struct paste *)screen, ui);
}

static void
paste_free (struct screen *screen)
{
    struct paste *paste = (struct paste *)screen;

    list_clear (&paste->list);
    clip_free (paste->clip);
    g_free (paste);
}

static const struct screen_class paste_class = {
    .state = paste_state,
    .draw = paste_draw,
    .handle = paste_handle,
    .refresh = paste_refresh,
    .free = paste_free,
};

struct screen *
paste_new (struct ui *ui, struct clip *clip_take)
{
    struct paste *paste = g_new0 (struct paste, 1);

    paste->screen.class = &paste_class;
    paste->clip = clip_take;
    list_init (&paste->list, false);
    paste_fill (paste, ui);
    return &paste->screen;
}
