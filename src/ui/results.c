/* Where a figure or a word stands, section by section.  Must not know findings. */
#include "actions.h"
#include "list-screen.h"
#include "words.h"

#include "core/place.h"
#include "core/text.h"
#include "session/find.h"

#include <glib/gi18n.h>
#include <string.h>

struct results {
    struct list_screen list;
    char *wanted;
    int n; /* hits */
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
    g_autofree char *where = text_pad (_(find_where_names[hit->where]), 8, -1);
    g_autofree char *text = g_strdup_printf ("%s %s", where, hit->text);

    list_screen_add (&results->list, LOOK_PLAIN, hit->address, place, text)->data = ++results->n;
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
    list_add (&results->list.list, LOOK_HEAD, NULL, line)->data = -1;
}

static void
results_fill (struct list_screen *screen, struct ui *ui)
{
    struct results *results = (struct results *)screen;
    g_autoptr (GPtrArray) hits = session_find (ui->session, results->wanted);
    const char *section = NULL;

    results->n = 0;
    for (guint i = 0; i < hits->len; i++) {
        const struct find_hit *hit = g_ptr_array_index (hits, i);
        if (g_strcmp0 (section, hit->section) != 0)
            results_head (results, ui, hit->section, hits, i);
        section = hit->section;
        results_add (results, ui, hit);
    }
    if (hits->len == 0)
        list_add (&screen->list, LOOK_PLAIN, NULL, _("Found nowhere in names, values, sentences, reasons and help."))->data =
            -1;
}

/* The list walked through: it is on the screen, or its chosen line's section is; who has gone elsewhere walks no more.  NULL none. */
static struct results *
results_walked (struct ui *ui)
{
    struct results *results = NULL;
    g_autofree char *here = ui_address (ui);
    const char *there;

    for (guint i = 0; i < ui->screens->len; i++) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        if (screen->class == &results_class.screen)
            results = (struct results *)screen;
    }
    if (results == NULL || results->n == 0 || here == NULL)
        return NULL;
    there = ((struct list_line *)g_ptr_array_index (results->list.list.lines, results->list.list.current))->address;
    return there != NULL && place_same_section (here, there) ? results : NULL;
}

/* The next or previous hit; the list goes round. */
bool
results_step (struct ui *ui, int by)
{
    struct results *results = results_walked (ui);
    const struct list_line *line;
    g_autofree char *address = NULL;
    int n, at;

    if (results == NULL)
        return false;
    n = (int)results->list.list.lines->len;
    at = results->list.list.current;
    do
        at = (at + by + n) % n;
    while (((struct list_line *)g_ptr_array_index (results->list.list.lines, at))->address == NULL);
    results->list.list.current = at;
    line = g_ptr_array_index (results->list.list.lines, at);
    address = g_strdup (line->address);
    if (ui_go (ui, address, true))
        ui_say (ui, LOOK_MESSAGE, _("“%s” %d of %d. Esc back to the list ends the walk."), results->wanted, line->data,
                results->n);
    return true;
}

static void
results_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    struct results *results = (struct results *)screen;

    (void)ui;
    around->title = g_strdup_printf (_("Search  “%s”  %d places"), results->wanted, results->n);
    around->subtitle = g_strdup (_("Enter goes to the line, F8 to the next ones, Esc back"));
}

static void
results_clear (struct list_screen *screen)
{
    g_free (((struct results *)screen)->wanted);
}

const struct list_class results_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = results_fill,
    .around = results_around,
    .clear = results_clear,
};

struct screen *
results_new (struct ui *ui, const char *wanted)
{
    struct results *results = list_screen_new (ui, &results_class, sizeof *results);

    results->wanted = g_strdup (wanted);
    list_screen_fill (&results->list, ui);
    results->list.list.current = results->n > 0 ? 1 : 0; /* the first below its heading */
    return &results->list.screen;
}
