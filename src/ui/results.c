/* Where a figure or a word stands, section by section.  Must not know findings. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include "core/text.h"
#include "session/find.h"

#include <glib/gi18n.h>
#include <string.h>

struct results {
    struct screen screen;
    struct list list;
    char *wanted;
    int n;     /* hits */
    int width; /* cells of the screen for which the lines are made */
};

static char *
results_place (struct ui *ui, const struct find_hit *hit)
{
    enum layer layer = LAYER_VALUE;
    const struct cell *cell =
        strchr (hit->address, '.') == NULL ? NULL : book_find (ui_book (ui), hit->address, &layer, NULL);

    if (cell != NULL)
        return words_cell_here (cell, layer);
    return g_strdup (hit->where == FIND_SENTENCE ? _("in the text") : _("title"));
}

static void
results_add (struct results *results, struct ui *ui, const struct find_hit *hit)
{
    g_autofree char *place = results_place (ui, hit);
    g_autofree char *padded = text_pad (place, MAX (28, results->width * 3 / 8), -1);
    g_autofree char *where = text_pad (_(find_where_names[hit->where]), 8, -1);
    g_autofree char *line = g_strdup_printf ("%s %s %s", padded, where, hit->text);

    list_add (&results->list, LOOK_PLAIN, hit->address, line)->data = ++results->n;
}

/* The head of a section's hits. */
static void
results_head (struct results *results, struct ui *ui, const char *section, const GPtrArray *hits, guint from)
{
    const struct book_section *of = book_section (ui_book (ui), section);
    const char *code = of == NULL ? NULL : of->form->code;
    g_autofree char *line = NULL;
    guint n = 0;

    while (from + n < hits->len && g_str_equal (((struct find_hit *)g_ptr_array_index (hits, from + n))->section, section))
        n++;
    line = g_strdup_printf ("%s%s%s (%u)", code != NULL ? code : "", code != NULL ? " " : "",
                            of == NULL ? section : section_short_title (of->form), n);
    list_add (&results->list, LOOK_HEAD, NULL, line)->data = -1;
}

static void
results_fill (struct results *results, struct ui *ui)
{
    g_autoptr (GPtrArray) hits = session_find (ui->session, results->wanted);
    const char *section = NULL;

    g_ptr_array_set_size (results->list.lines, 0);
    results->n = 0;
    results->width = draw_width (ui->draw);
    for (guint i = 0; i < hits->len; i++) {
        const struct find_hit *hit = g_ptr_array_index (hits, i);
        if (g_strcmp0 (section, hit->section) != 0)
            results_head (results, ui, hit->section, hits, i);
        section = hit->section;
        results_add (results, ui, hit);
    }
    if (hits->len == 0)
        list_add (&results->list, LOOK_PLAIN, NULL, _("Found nowhere in names, values, sentences, reasons and help."))->data =
            -1;
}

/* The next or previous hit; the list goes round. */
bool
results_step (struct ui *ui, int by)
{
    struct results *results = NULL;
    const struct list_line *line;
    g_autofree char *address = NULL;
    int n, at;

    for (guint i = 0; i < ui->screens->len; i++) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class == &results_class)
            results = (struct results *)screen;
    }
    if (results == NULL || results->n == 0)
        return false;
    n = (int)results->list.lines->len;
    at = results->list.current;
    do
        at = (at + by + n) % n;
    while (((struct list_line *)g_ptr_array_index (results->list.lines, at))->address == NULL);
    results->list.current = at;
    line = g_ptr_array_index (results->list.lines, at);
    address = g_strdup (line->address);
    if (ui_go (ui, address, true))
        ui_say (ui, LOOK_MESSAGE, _("“%s” %d of %d. Esc back to the list ends the walk."), results->wanted, line->data,
                results->n);
    return true;
}

static void
results_draw (struct screen *screen, struct ui *ui)
{
    struct results *results = (struct results *)screen;
    g_autofree char *title = g_strdup_printf (_("Search  “%s”  %d places"), results->wanted, results->n);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Enter goes to the line, F8 to the next ones, Esc back"));

    if (results->width != frame.body.width)
        results_fill (results, ui);
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

const struct screen_class results_class = {
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
    results->list.current = results->n > 0 ? 1 : 0; /* the first below its heading */
    return &results->screen;
}
