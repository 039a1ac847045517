/* The printed report as text, opened at the page where the cell stands. */
#include "actions.h"
#include "list.h"
#include "popup.h"

#include "session/export.h"

#include <glib/gi18n.h>
#include <string.h>

struct preview {
    struct screen screen;
    struct list list; /* its current line is marked; Enter goes from there to the cell */
    GArray *folios;   /* of int: the number printed on each page, 0 none (the cover) */
    GArray *nodes;    /* of int: of the first figure on each line, -1 none */
    char *wanted;     /* last looked for */
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
preview_fill (struct preview *preview, struct ui *ui)
{
    g_autofree char *text = session_pages (ui->session, 0, ui->ascii, &preview->nodes);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
    int page = 0;

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
}

/* The line is marked; its page is shown from its head, or where the page is long, some lines above it. */
static void
preview_show (struct preview *preview, int at)
{
    int before = at - preview_page_start (preview, at);

    preview->list.current = at;
    preview->list.first = before > 12 ? at - 6 : at - before;
}

static void
preview_to_cell (struct preview *preview, struct ui *ui, const char *address)
{
    if (preview->list.lines->len > 0)
        preview_show (preview, MIN (preview_find (ui, address, preview->nodes), (int)preview->list.lines->len - 1));
}

/* The first line of the page with this number, or of the last page. */
static void
preview_to_page (struct preview *preview, int folio)
{
    for (guint i = 0; i < preview->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (preview->list.lines, i);
        preview_show (preview, preview_page_start (preview, (int)i));
        if (g_array_index (preview->folios, int, line->data) >= folio)
            return;
    }
}

static const char *
preview_line (const struct preview *preview, int i)
{
    return i < (int)preview->list.lines->len ? ((const struct list_line *)g_ptr_array_index (preview->list.lines, i))->text : "";
}

static void
preview_draw (struct screen *screen, struct ui *ui)
{
    struct preview *preview = (struct preview *)screen;
    struct list *list = &preview->list;
    int n = (int)list->lines->len;
    const struct list_line *at = n == 0 ? NULL : g_ptr_array_index (list->lines, CLAMP (list->current, 0, n - 1));
    int folio = at == NULL ? 0 : g_array_index (preview->folios, int, at->data);
    int last = preview->folios->len == 0 ? 0 : g_array_index (preview->folios, int, preview->folios->len - 1);
    g_autofree char *title = folio == 0 ? g_strdup_printf (_("Print preview   cover, then %d pages"), last)
                                        : g_strdup_printf (_("Print preview   page %d of %d"), folio, last);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Left and Right shift wide tables; F10 prints"));

    if (list->current >= list->first + frame.body.height)
        list->first = list->current - frame.body.height + 1;
    list->first = MIN (list->first, list->current);
    list_draw (list, ui, frame.body);
    if (n > 0) {
        draw_paint (ui->draw, frame.body.y + list->current - list->first, frame.body.x, frame.body.width, LOOK_CURRENT);
        draw_caret (ui->draw, frame.body.y + list->current - list->first, frame.body.x);
    }
}

/* Keys */

/* To the cell of the first figure on the line. */
static void
preview_enter (struct preview *preview, struct ui *ui)
{
    int line = preview->list.current;
    int node = line < (int)preview->nodes->len ? g_array_index (preview->nodes, int, line) : -1;
    const struct cell *cell = node < 0 ? NULL : book_cell (ui_book (ui), node_cell (node));
    g_autofree char *address = cell == NULL ? NULL : g_strconcat (cell->address, node_prior (node) ? "@prior" : "", NULL);

    if (address == NULL)
        ui_say (ui, LOOK_MESSAGE, _("This line shows no figure of the book."));
    else
        ui_go (ui, address, true);
}

/* Whether the text begins on this line; it may be broken over two. */
static bool
preview_match (const struct preview *preview, int line, const char *wanted)
{
    g_autofree char *both = g_strconcat (preview_line (preview, line), preview_line (preview, line + 1), NULL);
    g_autofree char *folded = g_utf8_casefold (both, -1);
    g_autofree char *first = g_utf8_casefold (preview_line (preview, line), -1);
    const char *found = strstr (folded, wanted);

    return found != NULL && found - folded < (gssize)strlen (first);
}

/* The next line with the text, from the marked one on and then from the top. */
static void
preview_find_done (struct ui *ui, struct screen *below, const char *text)
{
    struct preview *preview = (struct preview *)below;
    g_autofree char *trimmed = g_strstrip (g_strdup (text)), *wanted = g_utf8_casefold (trimmed, -1);
    int n = (int)preview->list.lines->len;

    if (wanted[0] == '\0')
        return;
    g_free (preview->wanted);
    preview->wanted = g_steal_pointer (&trimmed);
    for (int i = 1; i <= n; i++) {
        int line = (preview->list.current + i) % n;
        if (!preview_match (preview, line, wanted))
            continue;
        if (line <= preview->list.current)
            ui_say (ui, LOOK_MESSAGE, _("From the top again: %s"), preview->wanted);
        preview_show (preview, line);
        return;
    }
    ui_say (ui, LOOK_MESSAGE, _("%s does not stand in the report."), preview->wanted);
}

static void
preview_page_done (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *place = g_strstrip (g_strdup (text));
    gint64 page;

    if (g_ascii_string_to_signed (place, 10, 1, G_MAXINT, &page, NULL))
        preview_to_page ((struct preview *)below, (int)page);
    else if (place[0] != '\0')
        actions_goto (ui, place);
}

/* Moving takes the marked line along. */
static bool
preview_move (struct preview *preview, enum action action)
{
    struct list *list = &preview->list;
    int page = MAX (1, list->rows - 1), last = MAX (0, (int)list->lines->len - 1);

    switch (action) {
    case ACT_UP:
    case ACT_DOWN:
        list->current += action == ACT_UP ? -1 : 1;
        break;
    case ACT_PAGE_UP:
    case ACT_PAGE_DOWN:
        list->current += action == ACT_PAGE_UP ? -page : page;
        list->first = MAX (0, list->first + (action == ACT_PAGE_UP ? -page : page));
        break;
    case ACT_FIRST:
        list->current = 0;
        break;
    case ACT_LAST:
        list->current = last;
        break;
    default:
        return list_handle (list, action);
    }
    list->current = CLAMP (list->current, 0, last);
    return true;
}

static bool
preview_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct preview *preview = (struct preview *)screen;
    struct screen *prompt;

    (void)key;
    if (preview_move (preview, action))
        return true;
    switch (action) {
    case ACT_BACK:
        ui_pop (ui);
        return true;
    case ACT_ENTER:
        preview_enter (preview, ui);
        return true;
    case ACT_FIND:
        prompt = prompt_new (_("Find in the report"), _("A figure or a word; below this line, then from the top."), preview->wanted, NULL, preview_find_done);
        prompt_select (prompt);
        ui_push (ui, prompt);
        return true;
    case ACT_GOTO:
        ui_push (ui, prompt_new (_("Go to page"), _("The number printed on the page, or a table or a cell."), "", NULL, preview_page_done));
        return true;
    default:
        return action == ACT_NONE;
    }
}

static void
preview_empty (struct preview *preview)
{
    g_ptr_array_set_size (preview->list.lines, 0);
    g_array_set_size (preview->folios, 0);
    g_clear_pointer (&preview->nodes, g_array_unref);
}

/* Somebody else changed the book: the same line of the new pages. */
static void
preview_refresh (struct screen *screen, struct ui *ui)
{
    struct preview *preview = (struct preview *)screen;

    preview_empty (preview);
    preview_fill (preview, ui);
}

static enum ui_state
preview_state (struct screen *screen)
{
    (void)screen;
    return STATE_PREVIEW;
}

static void
preview_free (struct screen *screen)
{
    struct preview *preview = (struct preview *)screen;

    preview_empty (preview);
    list_clear (&preview->list);
    g_array_unref (preview->folios);
    g_free (preview->wanted);
    g_free (preview);
}

static const struct screen_class preview_class = {
    .state = preview_state,
    .draw = preview_draw,
    .handle = preview_handle,
    .refresh = preview_refresh,
    .free = preview_free,
};

struct screen *
preview_new (struct ui *ui, const char *address, int page)
{
    struct preview *preview = g_new0 (struct preview, 1);

    preview->screen.class = &preview_class;
    list_init (&preview->list, true);
    preview->folios = g_array_new (FALSE, FALSE, sizeof (int));
    preview_fill (preview, ui);
    if (address != NULL)
        preview_to_cell (preview, ui, address);
    if (page > 0)
        preview_to_page (preview, page);
    return &preview->screen;
}
