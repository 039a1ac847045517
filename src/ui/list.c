/* A list of lines to choose from or to page through.  Must not know what the lines mean. */
#include "list.h"

#include "core/text.h"

#include <string.h>

static void
list_line_free (gpointer data)
{
    struct list_line *line = data;

    g_free (line->text);
    g_free (line->address);
    g_free (line);
}

void
list_init (struct list *list, bool pager)
{
    *list = (struct list){ .pager = pager, .rows = 1 };
    list->lines = g_ptr_array_new_with_free_func (list_line_free);
}

void
list_clear (struct list *list)
{
    g_ptr_array_unref (list->lines);
    list->lines = NULL;
}

struct list_line *
list_add (struct list *list, enum look look, const char *address, const char *text)
{
    struct list_line *line = g_new0 (struct list_line, 1);

    line->text = g_strdup (text);
    line->address = g_strdup (address);
    line->look = look;
    g_ptr_array_add (list->lines, line);
    return line;
}

void
list_add_wrapped (struct list *list, enum look look, int indent, int width, const char *text)
{
    g_autoptr (GPtrArray) wrapped = text_wrap (text, MAX (10, width - indent), 0);

    for (guint i = 0; i < wrapped->len; i++)
        list_add (list, look, NULL, g_ptr_array_index (wrapped, i))->indent = indent;
}

const struct list_line *
list_current (const struct list *list)
{
    if (list->current < 0 || list->current >= (int)list->lines->len)
        return NULL;
    return g_ptr_array_index (list->lines, list->current);
}

static void
list_draw_line (const struct list *list, struct ui *ui, const struct list_line *line, int y, struct layout_rect rect,
                bool chosen)
{
    const char *text = line->text;
    int x = rect.x + (list->pager ? 0 : 3) + line->indent;
    char mark[4] = { chosen ? '>' : ' ', line->mark != 0 ? line->mark : ' ', '\0', '\0' };

    if (list->pager) {
        int used = 0;
        size_t skip = text_fit (text, list->shift, &used);
        draw_field (ui->draw, y, x, rect.width - (x - rect.x), -1, line->look, text + skip);
        return;
    }
    draw_field (ui->draw, y, rect.x, 3, -1, line->look, mark);
    draw_cut (ui->draw, y, x, rect.width - (x - rect.x), line->look, text);
    if (chosen)
        draw_paint (ui->draw, y, rect.x, rect.width, LOOK_CURRENT);
}

/* A click chooses a line; on the chosen one it is Enter. */
static void
list_clicked (void *object, void *user, int line, int none)
{
    struct list *list = object;

    (void)none;
    if (list->current == line)
        ui_do (user, ACT_ENTER);
    else
        list->current = line;
}

char *
list_where (const struct list *list, int rows)
{
    int n = (int)list->lines->len;

    return n <= rows ? g_strdup ("") : g_strdup_printf ("%d/%d", MIN (list->current, n - 1) + 1, n);
}

void
list_draw (struct list *list, struct ui *ui, struct layout_rect rect)
{
    int n = (int)list->lines->len;

    list->rows = MAX (1, rect.height);
    list->current = CLAMP (list->current, 0, MAX (0, n - 1));
    if (list->pager) {
        list->first = CLAMP (list->first, 0, MAX (0, n - list->rows));
    } else {
        g_autofree int *heights = g_new (int, (gsize)n + 1);
        for (int i = 0; i < n; i++)
            heights[i] = 1;
        list->first = layout_scroll (heights, n, list->rows, list->first, list->current);
    }
    for (int i = list->first; i < n && i < list->first + list->rows; i++) {
        bool chosen = !list->pager && i == list->current;
        list_draw_line (list, ui, g_ptr_array_index (list->lines, i), rect.y + i - list->first, rect, chosen);
        if (!list->pager)
            draw_zone (ui->draw, (struct layout_rect){ rect.y + i - list->first, rect.x, 1, rect.width }, list_clicked, list, i, 0);
        if (chosen)
            draw_caret (ui->draw, rect.y + i - list->first, rect.x);
    }
    if (list->pager || n == 0)
        draw_caret (ui->draw, rect.y, rect.x);
}

bool
list_handle (struct list *list, enum action action)
{
    int *at = list->pager ? &list->first : &list->current;
    int last = MAX (0, (int)list->lines->len - 1);
    int page = MAX (1, list->rows - 1);

    switch (action) {
    case ACT_UP:
        *at -= 1;
        break;
    case ACT_DOWN:
        *at += 1;
        break;
    case ACT_PAGE_UP:
        *at -= page;
        break;
    case ACT_PAGE_DOWN:
        *at += page;
        break;
    case ACT_FIRST:
        *at = 0;
        break;
    case ACT_LAST:
        *at = last;
        break;
    case ACT_LEFT:
    case ACT_RIGHT:
        if (!list->pager)
            return false;
        list->shift = MAX (0, list->shift + (action == ACT_LEFT ? -8 : 8));
        return true;
    default:
        return false;
    }
    *at = CLAMP (*at, 0, last);
    return true;
}
