/* The rows below a section: the current cell in words, its worst finding, the edit line.  Must not draw cells. */
#include "sheet-paint.h"

#include "core/text.h"
#include "session/review.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Why a figure cannot be computed, "" where it can. */
static char *
sheet_unknown (const struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    const struct value *value = book_value (paint->book, node_of (cell->index, layer == LAYER_PRIOR));

    if (value->state != VALUE_UNKNOWN)
        return g_strdup ("");
    if (value->why == WHY_BLANK && value->node >= 0) {
        g_autofree char *blank = words_cell (book_cell (paint->book, node_cell (value->node)),
                                             node_prior (value->node) ? LAYER_PRIOR : LAYER_VALUE);
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
    if (layer == LAYER_PRIOR && session_prior_given (paint->ui->session, cell)) {
        g_autofree char *source = session_prior_source (paint->ui->session);
        g_string_append_printf (about, "  # %s", source);
    } else if (unknown[0] != '\0')
        g_string_append_printf (about, "  %s", unknown);
    else if (layer == LAYER_VALUE && cell->computed)
        g_string_append_printf (about, "  %s", _("computed (F5 shows from what)"));
    else if (layer == LAYER_PRIOR && cell->prior.state == ENTRY_BLANK &&
             book_value (paint->book, node_of (cell->index, true))->state == VALUE_NUMBER)
        g_string_append_printf (about, "  %s", _("computed from last year's figures (F5)"));
    else if (layer == LAYER_PRIOR && cell->prior.state == ENTRY_VALUE && cell->prior.origin != ORIGIN_ROLLED)
        g_string_append_printf (about, "  %s", _("not from last year's book"));
    if (sheet->origin != NULL && sheet->origin[0] != '\0')
        g_string_append_printf (about, "  %s", sheet->origin);
    if (layer == LAYER_VALUE && g_hash_table_size (paint->ui->asked) > 0) {
        int open = session_open_queries (paint->ui->session, cell->address);
        if (open > 0)
            g_string_append_printf (about, _("  queries %d (^N)"), open);
    }
    if (cell->control.state == ENTRY_VALUE && layer == LAYER_VALUE) {
        g_autofree char *control = words_entry (cell, &cell->control);
        g_string_append_printf (about, _("  control figure %s"), control);
    }
    return g_string_free (about, FALSE);
}

/* The finding to be shown: the cell's own, else the worst that the text being typed would bring, else the worst in which
 * the cell takes part. */
static const struct finding *
sheet_finding (struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    const struct finding *own =
        g_hash_table_lookup (paint->ui->worst, GINT_TO_POINTER (node_of (cell->index, layer == LAYER_PRIOR)));
    const struct finding *typed = paint->sheet->edit == NULL ? NULL : edit_finding (paint->sheet->edit, paint->ui);
    const GPtrArray *findings = book_findings (ui_book (paint->ui));

    if (typed != NULL && (own == NULL || typed->severity < own->severity))
        return typed;
    if (own != NULL && (own->severity != SEVERITY_HINT || paint->sheet->edit == NULL))
        return own; /* a hint looks at a whole figure: of a half-typed one it says nothing */
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->severity != SEVERITY_HINT && finding->operands != NULL &&
            g_strv_contains ((const char *const *)finding->operands, cell->address))
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
    for (int i = 0; i < paint->frame.n_finding && i < (int)lines->len; i++) {
        draw_field (paint->ui->draw, paint->frame.finding + i, 1, paint->frame.body.width - 2, -1, look,
                    g_ptr_array_index (lines, i));
        if (i + 1 == paint->frame.n_finding && i + 1 < (int)lines->len)
            draw_field (paint->ui->draw, paint->frame.finding + i, paint->frame.body.width - 1, 1, -1, LOOK_QUIET, ">");
    }
}

/* What would follow elsewhere: one row, for it changes at every key; F5 has all of it. */
static void
sheet_draw_effects (struct sheet_paint *paint, const struct edit *edit)
{
    enum layer layer;
    g_autofree char *rest = edit_remainder (paint->ui, sheet_current (paint->sheet, paint->ui, &layer), edit->layer, true);
    g_autofree char *effects = edit_effects (edit, paint->ui);
    g_autofree char *note = g_strdup_printf ("%s%s%s", rest, rest[0] != '\0' && effects[0] != '\0' ? "  " : "", effects);

    if (edit->layer == LAYER_CONTROL)
        ui_note (paint->ui, &paint->frame, LOOK_QUIET, note);
    else
        draw_cut (paint->ui->draw, paint->frame.message, 1, paint->frame.body.width - 2, LOOK_QUIET, note);
}

/* Cells for the text on the edit line, in steps: what stands behind it does not move at every key. */
static int
sheet_edit_room (const struct edit *edit)
{
    return MIN ((text_width (lineedit_text (edit->text)) / 8 + 1) * 8, 24);
}

/* The edit line while typing: the text, what it means, what Enter and Esc do.  A control figure is typed here. */
static void
sheet_draw_edit (struct sheet_paint *paint)
{
    struct edit *edit = paint->sheet->edit;
    bool control = edit->layer == LAYER_CONTROL;
    const char *prompt = control ? _("control figure> ") : _("edit> ");
    g_autofree char *echo = edit_echo (edit, paint->ui), *capital = edit_capital (edit, paint->ui);
    int y = paint->frame.edit, x = 1 + text_width (prompt);
    int room = control ? 20 : sheet_edit_room (edit);
    int caret = 0;
    g_autofree char *view = NULL;
    const char *keys = edit->asked != EDIT_STAYS ? _("digit answers, Esc goes on typing") : "";
    bool wide;
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
    if (capital[0] != '\0' && text_width (echo) + text_width (capital) + 2 <= left) { /* the bottom line has the keys too */
        char *longer = g_strconcat (echo, "  ", capital, NULL);
        g_free (echo);
        echo = longer;
    }
    if (text_width (echo) > left && paint->ui->message->len == 0) {
        ui_note (paint->ui, &paint->frame, edit->error != NULL ? LOOK_ERROR : LOOK_MESSAGE, echo);
    } else if (paint->ui->message->len == 0) {
        sheet_draw_effects (paint, edit);
    }
    wide = text_width (echo) > left;
    if (wide || text_width (echo) + text_width (keys) + 2 <= left)
        draw_field (paint->ui->draw, y, x, left, 1, LOOK_QUIET, keys);
    if (!wide || paint->ui->message->len > 0)
        draw_cut (paint->ui->draw, y, x, MIN (text_width (echo), left), edit->error != NULL ? LOOK_ERROR : LOOK_MESSAGE,
                  echo);
}

/* While choosing: the words of a choice, or the whole of a text that was cut. */
static void
sheet_draw_choice (struct sheet_paint *paint, const struct cell *cell)
{
    g_auto (GStrv) words = g_strsplit (cell->choices == NULL ? "" : cell->choices, "|", -1);
    g_autoptr (GString) line = g_string_new (g_strv_length (words) > 9 ? _("digits, Space, or F3 for all: ") : _("digits or Space: "));

    for (int i = 0; words[i] != NULL && i < 9; i++)
        g_string_append_printf (line, " %d %s", i + 1, words[i]);
    draw_cut (paint->ui->draw, paint->frame.edit, 1, paint->frame.body.width - 2, LOOK_QUIET, line->str);
}

/* While choosing: what is left of the total on paper. */
static void
sheet_draw_remainder (struct sheet_paint *paint, const struct cell *cell, enum layer layer)
{
    g_autofree char *left = edit_remainder (paint->ui, cell, layer, false);

    draw_cut (paint->ui->draw, paint->frame.edit, 1, paint->frame.body.width - 2, LOOK_MESSAGE, left);
}

/* The line below the body, with the place in a form that is longer than the screen. */
static void
sheet_draw_place (const struct sheet_paint *paint)
{
    const struct sheet *sheet = paint->sheet;
    int width = paint->frame.body.width;
    g_autofree char *place = g_strdup_printf (" %d/%u ", sheet->line + 1, sheet->lines->len);
    int used = text_width (place);

    draw_rule (paint->ui->draw, paint->frame.rule_below, 0, width);
    if ((int)sheet->lines->len > sheet->rows || sheet->first_line > 0)
        draw_field (paint->ui->draw, paint->frame.rule_below, width - used - 2, used, -1, LOOK_QUIET, place);
}

void
sheet_draw_detail (struct sheet_paint *paint)
{
    enum layer layer;
    struct cell *cell = sheet_current (paint->sheet, paint->ui, &layer);
    g_autofree char *about = NULL;

    sheet_draw_place (paint);
    if (cell == NULL)
        return;
    about = sheet_about (paint, cell, layer);
    draw_cut (paint->ui->draw, paint->frame.about, 1, paint->frame.body.width - 2, LOOK_PLAIN, about);
    sheet_draw_finding (paint, cell, layer);
    if (paint->sheet->edit != NULL)
        sheet_draw_edit (paint);
    else if (cell->type == TYPE_CHOICE && layer == LAYER_VALUE)
        sheet_draw_choice (paint, cell);
    else
        sheet_draw_remainder (paint, cell, layer);
}
