/* The printed report as text, opened at the page where the cell stands. */
#include "actions.h"
#include "list.h"
#include "popup.h"
#include "words.h"

#include "session/export.h"

#include <glib/gi18n.h>
#include <string.h>

struct preview {
    struct screen screen;
    struct list list; /* its current line is marked; Enter goes from there to the cell */
    GArray *folios;   /* of int: the number printed on each page, 0 none (the cover) */
    GArray *figures;  /* of struct print_figure, in the order of reading */
    int figure;       /* the chosen one, on the marked line; -1 none */
    int column;       /* cells from the left, where it was last chosen */
    bool reveal;      /* the next repaint scrolls to it */
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

/* Figures */

static const struct print_figure *
preview_figure (const struct preview *preview, int i)
{
    return i >= 0 && i < (int)preview->figures->len ? &g_array_index (preview->figures, struct print_figure, i) : NULL;
}

static const struct cell *
preview_cell (const struct preview *preview, struct ui *ui, int i)
{
    const struct print_figure *figure = preview_figure (preview, i);

    return figure == NULL ? NULL : book_cell (ui_book (ui), node_cell (figure->node));
}

/* The figure that shows the cell, or one of its row, or of its section; -1 none. */
static int
preview_find (const struct preview *preview, struct ui *ui, const char *address)
{
    enum layer layer = LAYER_VALUE;
    struct cell *cell = strchr (address, '.') == NULL ? NULL : book_find (ui_book (ui), address, &layer, NULL);
    struct book_section *section = cell != NULL ? cell->section : book_section (ui_book (ui), address);
    int of_row = -1, of_section = -1;

    for (int i = 0; i < (int)preview->figures->len; i++) {
        const struct cell *shown = preview_cell (preview, ui, i);
        if (cell != NULL && shown == cell)
            return i;
        if (of_row < 0 && cell != NULL && shown->section == section && shown->row == cell->row)
            of_row = i;
        if (of_section < 0 && shown->section == section)
            of_section = i;
    }
    return of_row >= 0 ? of_row : of_section;
}

/* Of the figures on the marked line the one nearest to the column. */
static void
preview_choose (struct preview *preview)
{
    int nearest = G_MAXINT;

    preview->figure = -1;
    for (int i = 0; i < (int)preview->figures->len; i++) {
        const struct print_figure *figure = preview_figure (preview, i);
        int middle = figure->x + figure->width / 2;
        if (figure->line != preview->list.current || ABS (middle - preview->column) >= nearest)
            continue;
        nearest = ABS (middle - preview->column);
        preview->figure = i;
    }
    preview->reveal = preview->figure >= 0;
}

static void
preview_take (struct preview *preview, int i)
{
    const struct print_figure *figure = preview_figure (preview, i);

    preview->figure = i;
    preview->column = figure->x + figure->width / 2;
    preview->reveal = true;
}

/* The figure beside the chosen one; where there is none, the page moves. */
static void
preview_beside (struct preview *preview, enum action action)
{
    int to = preview->figure + (action == ACT_LEFT ? -1 : 1);
    const struct print_figure *beside = preview->figure < 0 ? NULL : preview_figure (preview, to);

    if (beside != NULL && beside->line == preview->list.current)
        preview_take (preview, to);
    else
        list_handle (&preview->list, action);
}

/* Pages */

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
    g_autofree char *text = session_pages (ui->session, 0, ui->ascii, &preview->figures);
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

static const char *
preview_line (const struct preview *preview, int i)
{
    return i < (int)preview->list.lines->len ? ((const struct list_line *)g_ptr_array_index (preview->list.lines, i))->text : "";
}

static void
preview_to_cell (struct preview *preview, struct ui *ui, const char *address)
{
    int figure = preview_find (preview, ui, address);

    if (figure < 0)
        return;
    preview_show (preview, preview_figure (preview, figure)->line);
    preview_take (preview, figure);
}

/* The cover begins with empty lines, below the mark of drafts: what is written on it must be seen. */
static void
preview_to_text (struct preview *preview)
{
    struct list *list = &preview->list;

    list->current += preview_line (preview, 0)[0] == ' ';
    while (list->current + 1 < (int)list->lines->len && preview_line (preview, list->current)[0] == '\0')
        list->current++;
    list->first = MAX (list->first, list->current - 3);
}

/* The first line of the page with this number, or of the last page. */
static void
preview_to_page (struct preview *preview, int folio)
{
    for (guint i = 0; i < preview->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (preview->list.lines, i);
        preview_show (preview, preview_page_start (preview, (int)i));
        if (g_array_index (preview->folios, int, line->data) >= folio)
            break;
    }
    preview_choose (preview);
}

static char *
preview_title (const struct preview *preview, struct ui *ui)
{
    int n = (int)preview->list.lines->len;
    const struct list_line *at = n == 0 ? NULL : g_ptr_array_index (preview->list.lines, CLAMP (preview->list.current, 0, n - 1));
    int folio = at == NULL ? 0 : g_array_index (preview->folios, int, at->data);
    int last = preview->folios->len == 0 ? 0 : g_array_index (preview->folios, int, preview->folios->len - 1);

    if (folio == 0)
        return g_strdup_printf (_("Print preview   cover, then %d pages"), last);
    const struct print_figure *figure = preview_figure (preview, preview->figure);
    g_autofree char *cell = figure == NULL ? g_strdup ("")
                                           : words_cell (preview_cell (preview, ui, preview->figure), node_prior (figure->node) ? LAYER_PRIOR : LAYER_VALUE);
    return g_strdup_printf (_("Print preview   page %d of %d of the text   %s"), folio, last, cell);
}

/* Scrolls until the chosen figure is seen. */
static void
preview_reveal (struct preview *preview, int width)
{
    const struct print_figure *figure = preview_figure (preview, preview->figure);
    int *shift = &preview->list.shift;

    if (preview->reveal && figure != NULL) {
        if (figure->x + figure->width <= width)
            *shift = 0;
        else if (figure->x < *shift || figure->x + figure->width > *shift + width)
            *shift = MAX (0, figure->x + figure->width - width + 8);
    }
    preview->reveal = false;
}

static void
preview_mark (const struct preview *preview, struct ui *ui, struct layout_rect body)
{
    const struct print_figure *figure = preview_figure (preview, preview->figure);
    int y = body.y + preview->list.current - preview->list.first;
    int from = figure == NULL ? 0 : MAX (figure->x - preview->list.shift, 0);
    int to = figure == NULL ? body.width : MIN (figure->x + figure->width - preview->list.shift, body.width);

    if (to > from)
        draw_paint (ui->draw, y, body.x + from, to - from, LOOK_CURRENT);
    draw_caret (ui->draw, y, body.x + MIN (from, body.width - 1));
}

static void
preview_draw (struct screen *screen, struct ui *ui)
{
    struct preview *preview = (struct preview *)screen;
    struct list *list = &preview->list;
    g_autofree char *title = preview_title (preview, ui);
    struct layout_frame frame = ui_frame (ui, screen, title, _("Arrows choose a figure; F7 its page in the PDF; F10 prints"));

    if (list->current >= list->first + frame.body.height)
        list->first = list->current - frame.body.height + 1;
    list->first = MIN (list->first, list->current);
    preview_reveal (preview, frame.body.width);
    list_draw (list, ui, frame.body);
    if (list->lines->len > 0)
        preview_mark (preview, ui, frame.body);
}

/* Keys */

static char *
preview_address (const struct preview *preview, struct ui *ui)
{
    const struct print_figure *figure = preview_figure (preview, preview->figure);
    const struct cell *cell = preview_cell (preview, ui, preview->figure);

    return cell == NULL ? NULL : g_strconcat (cell->address, node_prior (figure->node) ? "@prior" : "", NULL);
}

static void
preview_enter (struct preview *preview, struct ui *ui)
{
    g_autofree char *address = preview_address (preview, ui);

    if (address == NULL)
        ui_say (ui, LOOK_MESSAGE, _("This line shows no figure of the book."));
    else
        ui_go (ui, address, true);
}

/* The PDF has other pages than the text: it is set in other type. */
static void
preview_pdf_page (struct preview *preview, struct ui *ui)
{
    g_autofree char *address = preview_address (preview, ui);
    GError *error = NULL;
    int page = address == NULL ? 0 : session_pdf_page (ui->session, address, &error);

    if (address == NULL)
        ui_say (ui, LOOK_MESSAGE, _("This line shows no figure of the book."));
    else if (page < 0)
        ui_say_error (ui, error);
    else if (page == 0)
        ui_say (ui, LOOK_MESSAGE, _("The PDF does not show it."));
    else
        ui_say (ui, LOOK_MESSAGE, _("In the PDF it stands on page %d."), page);
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
        preview_choose (preview);
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
    case ACT_LEFT:
    case ACT_RIGHT:
        preview_beside (preview, action);
        return true;
    default:
        return list_handle (list, action);
    }
    list->current = CLAMP (list->current, 0, last);
    preview_choose (preview);
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
    case ACT_PREVIEW:
        preview_pdf_page (preview, ui);
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
    g_clear_pointer (&preview->figures, g_array_unref);
}

/* Somebody else changed the book: the same line of the new pages. */
static void
preview_refresh (struct screen *screen, struct ui *ui)
{
    struct preview *preview = (struct preview *)screen;

    preview_empty (preview);
    preview_fill (preview, ui);
    preview_choose (preview);
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
    preview->figure = -1;
    if (address != NULL)
        preview_to_cell (preview, ui, address);
    if (page > 0)
        preview_to_page (preview, page);
    else if (preview->figure < 0)
        preview_to_text (preview);
    return &preview->screen;
}
