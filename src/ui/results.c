/* Where a figure or a word stands: in titles, labels and values.  Must not know findings. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

struct results {
    struct screen screen;
    struct list list;
    char *wanted;
};

static bool
results_match (const char *text, const char *wanted)
{
    g_autofree char *folded = NULL;
    g_autofree char *plain = NULL;

    if (text == NULL)
        return false;
    folded = g_utf8_casefold (text, -1);
    plain = g_utf8_casefold (wanted, -1);
    return strstr (folded, plain) != NULL;
}

/* Whether a cell shows the wanted text, or holds the wanted figure in whatever unit. */
static bool
results_cell (struct ui *ui, const struct cell *cell, const char *wanted)
{
    g_autofree char *shown = book_print (ui_book (ui), node_of (cell->index, false));
    g_autofree char *prior = book_print (ui_book (ui), node_of (cell->index, true));
    const struct value *value = book_value (ui_book (ui), node_of (cell->index, false));
    struct money figure;

    if (results_match (shown, wanted) || g_strcmp0 (prior, wanted) == 0 || results_match (cell->value.raw, wanted))
        return true;
    return value->state == VALUE_NUMBER && number_parse (wanted, &cell->style, &figure, NULL) && figure.fen != 0 &&
           number_printed (figure.fen, &cell->style) == number_printed (value->num, &cell->style);
}

static void
results_add (struct results *results, struct ui *ui, const struct cell *cell)
{
    g_autofree char *name = words_cell (cell, LAYER_VALUE);
    g_autofree char *value = book_print_unit (ui_book (ui), node_of (cell->index, false));
    g_autofree char *padded = text_pad (name, 44, -1);
    g_autofree char *line = g_strdup_printf ("%s  %s", padded, value);

    list_add (&results->list, LOOK_PLAIN, cell->address, line)->data = -1;
}

static void
results_fill_section (struct results *results, struct ui *ui, const struct book_section *section)
{
    if (results_match (section->form->title, results->wanted) || results_match (section->form->code, results->wanted)) {
        g_autofree char *line =
            g_strdup_printf ("%s %s", section->form->code != NULL ? section->form->code : "", section->form->title);
        list_add (&results->list, LOOK_HEAD, section->form->id, g_strstrip (line))->data = -1;
    }
    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        bool label = results_match (row->label, results->wanted) || g_strcmp0 (row->id, results->wanted) == 0;
        for (guint c = 0; c < section->form->columns->len; c++) {
            const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (ui_book (ui), row->cell[c]);
            if (cell == NULL || !(label || results_cell (ui, cell, results->wanted)))
                continue;
            results_add (results, ui, cell);
            if (label)
                break; /* one line for a row that is found by its name */
        }
    }
}

static void
results_fill (struct results *results, struct ui *ui)
{
    g_ptr_array_set_size (results->list.lines, 0);
    for (int i = 0; i < book_n_sections (ui_book (ui)); i++)
        results_fill_section (results, ui, book_section_at (ui_book (ui), i));
    if (results->list.lines->len == 0)
        list_add (&results->list, LOOK_PLAIN, NULL, _("Found nowhere in labels and values."))->data = -1;
}

static void
results_draw (struct screen *screen, struct ui *ui)
{
    struct results *results = (struct results *)screen;
    g_autofree char *title = g_strdup_printf (_("Search  “%s”"), results->wanted);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Enter goes to the line, Esc back"));

    list_draw (&results->list, ui, frame.body);
}

static bool
results_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct results *results = (struct results *)screen;
    const struct list_line *line = list_current (&results->list);

    (void)key;
    if (list_handle (&results->list, action))
        return true;
    if (action == ACT_ENTER && line != NULL && line->address != NULL) {
        g_autofree char *address = g_strdup (line->address);
        ui_go (ui, address, true);
    }
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_ENTER || action == ACT_BACK || action == ACT_NONE;
}

static void
results_refresh (struct screen *screen, struct ui *ui)
{
    results_fill ((struct results *)screen, ui);
}

static enum ui_state
results_state (struct screen *screen)
{
    (void)screen;
    return STATE_LIST;
}

static char *
results_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct results *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

static void
results_free (struct screen *screen)
{
    struct results *results = (struct results *)screen;

    list_clear (&results->list);
    g_free (results->wanted);
    g_free (results);
}

static const struct screen_class results_class = {
    .state = results_state,
    .draw = results_draw,
    .handle = results_handle,
    .refresh = results_refresh,
    .address = results_address,
    .free = results_free,
};

struct screen *
results_new (struct ui *ui, const char *wanted)
{
    struct results *results = g_new0 (struct results, 1);

    results->screen.class = &results_class;
    results->wanted = g_strdup (wanted);
    list_init (&results->list, false);
    results_fill (results, ui);
    return &results->screen;
}
