/* The printed report as text, opened at the page where the cell stands. */
#include "actions.h"
#include "list.h"

#include "session/export.h"

#include <glib/gi18n.h>
#include <string.h>

struct preview {
    struct screen screen;
    struct list list;
    GArray *folios; /* of int: the number printed on each page, 0 none (the cover) */
};

/* The number at the foot of a page, by which people know it on paper. */
static int
preview_folio (const char *page)
{
    g_autofree char *text = g_strchomp (g_strdup (page));
    const char *foot = strrchr (text, '\n');
    const char *digits = foot == NULL ? "" : strpbrk (foot, "0123456789");

    return digits == NULL || strchr (foot + 1, ' ') == NULL || strspn (foot + 1, " -\342\200\2240123456789") != strlen (foot + 1)
               ? 0
               : (int)g_ascii_strtoull (digits, NULL, 10);
}

/* The first line that shows a node of the cell, or any figure of its section; 0 none. */
static int
preview_find (struct ui *ui, const char *address, const GArray *nodes)
{
    enum layer layer = LAYER_VALUE;
    struct cell *cell = strchr (address, '.') == NULL ? NULL : book_find (ui_book (ui), address, &layer, NULL);
    struct book_section *section = cell != NULL ? cell->section : book_section (ui_book (ui), address);
    int first_of_section = 0;

    for (guint i = 0; i < nodes->len; i++) {
        int node = g_array_index (nodes, int, i);
        const struct cell *shown = node < 0 ? NULL : book_cell (ui_book (ui), node_cell (node));
        if (shown == NULL)
            continue;
        if (cell != NULL && shown->row == cell->row)
            return (int)i;
        if (first_of_section == 0 && shown->section == section)
            first_of_section = (int)i;
    }
    return first_of_section;
}

/* The first line of the page on which a line stands. */
static int
preview_page_start (const struct preview *preview, int line)
{
    while (line > 0 && ((struct list_line *)g_ptr_array_index (preview->list.lines, line - 1))->data ==
                           ((struct list_line *)g_ptr_array_index (preview->list.lines, line))->data)
        line--;
    return line;
}

static void
preview_fill (struct preview *preview, struct ui *ui, const char *address)
{
    GArray *nodes = NULL;
    g_autofree char *text = session_pages (ui->session, 0, ui->options->ascii, &nodes);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    int page = 0, at = 0;

    for (int i = 0; pages[i] != NULL; i++) {
        int folio = preview_folio (pages[i]);
        g_array_append_val (preview->folios, folio);
    }

    for (int i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i];
        if (line[0] == '\f') {
            page++;
            line++;
        }
        list_add (&preview->list, LOOK_PLAIN, NULL, line)->data = page;
    }
    if (address != NULL && preview->list.lines->len > 0) {
        at = MIN (preview_find (ui, address, nodes), (int)preview->list.lines->len - 1);
        preview->list.first = preview_page_start (preview, at);
        if (at - preview->list.first > 12) /* a long page: the line itself, with some lines above it */
            preview->list.first = at - 6;
    }
    g_array_unref (nodes);
}

/* The first line of the page with this number, or of the last page. */
static void
preview_to_page (struct preview *preview, int folio)
{
    for (guint i = 0; i < preview->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (preview->list.lines, i);
        preview->list.first = preview_page_start (preview, (int)i);
        if (g_array_index (preview->folios, int, line->data) >= folio)
            return;
    }
}

static void
preview_draw (struct screen *screen, struct ui *ui)
{
    struct preview *preview = (struct preview *)screen;
    int n = (int)preview->list.lines->len;
    const struct list_line *top =
        n == 0 ? NULL : g_ptr_array_index (preview->list.lines, CLAMP (preview->list.first, 0, n - 1));
    int folio = top == NULL ? 0 : g_array_index (preview->folios, int, top->data);
    int last = preview->folios->len == 0 ? 0 : g_array_index (preview->folios, int, preview->folios->len - 1);
    g_autofree char *title = folio == 0 ? g_strdup_printf (_("Print preview   cover, then %d pages"), last)
                                        : g_strdup_printf (_("Print preview   page %d of %d"), folio, last);
    struct layout_frame frame =
        ui_frame (ui, screen, title, _("Left and Right shift wide tables; F10 prints to text or PDF; Esc goes back"));

    list_draw (&preview->list, ui, frame.body);
}

static bool
preview_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct preview *preview = (struct preview *)screen;

    (void)key;
    if (list_handle (&preview->list, action))
        return true;
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_BACK || action == ACT_NONE;
}

static enum ui_state
preview_state (struct screen *screen)
{
    (void)screen;
    return STATE_PAGER;
}

static void
preview_free (struct screen *screen)
{
    struct preview *preview = (struct preview *)screen;

    list_clear (&preview->list);
    g_array_unref (preview->folios);
    g_free (preview);
}

static const struct screen_class preview_class = {
    .state = preview_state,
    .draw = preview_draw,
    .handle = preview_handle,
    .free = preview_free,
};

struct screen *
preview_new (struct ui *ui, const char *address, int page)
{
    struct preview *preview = g_new0 (struct preview, 1);

    preview->screen.class = &preview_class;
    list_init (&preview->list, true);
    preview->folios = g_array_new (FALSE, FALSE, sizeof (int));
    preview_fill (preview, ui, address);
    if (page > 0)
        preview_to_page (preview, page);
    return &preview->screen;
}
