/* The lower half of the pane at the right of wide screens: what the current figure is made of, and what uses it.  Reads the book at
 * each repaint, so that it follows what is being typed. */
#include "pane.h"

#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>

#define DEEPEST 2
#define MOST_USERS 12

void
pane_line (struct pane *pane, int indent, enum look look, const char *text)
{
    if (pane->y < pane->rect.y + pane->rect.height)
        draw_cut (pane->ui->draw, pane->y++, pane->rect.x + 1 + indent, pane->rect.width - 2 - indent, look, text);
}

void
pane_text (struct pane *pane, int indent, enum look look, int most, const char *text)
{
    g_autoptr (GPtrArray) lines = text_wrap (text, pane->rect.width - 2 - indent, 0);

    for (int i = 0; i < most && i < (int)lines->len; i++)
        pane_line (pane, indent, look, g_ptr_array_index (lines, i));
}

/* "18.78万元  公开09表 公务用车购置费 决算数" */
static void
pane_node (struct pane *pane, int indent, int node)
{
    const struct book *book = ui_book (pane->ui);
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autofree char *value = book_print_unit (book, node);
    g_autofree char *shown = text_pad (value[0] == '\0' ? _("blank") : value, 14, 1);
    g_autofree char *name = words_cell (cell, node_prior (node) ? LAYER_PRIOR : LAYER_VALUE);
    g_autofree char *line = g_strdup_printf ("%s  %s", shown, name);

    pane_line (pane, indent, LOOK_PLAIN, line);
}

static void
pane_operands (struct pane *pane, int node, int depth)
{
    g_autoptr (GArray) operands = book_operands (ui_book (pane->ui), node);

    for (guint i = 0; i < operands->len; i++) {
        pane_node (pane, 2 * depth, g_array_index (operands, int, i));
        if (depth + 1 < DEEPEST)
            pane_operands (pane, g_array_index (operands, int, i), depth + 1);
    }
}

static void
pane_users (struct pane *pane, int node)
{
    g_autoptr (GArray) users = book_users (ui_book (pane->ui), node);

    for (guint i = 0; i < users->len && i < MOST_USERS; i++)
        pane_node (pane, 0, g_array_index (users, int, i));
    if (users->len > MOST_USERS) {
        g_autofree char *more = g_strdup_printf (_("... %u in all"), users->len);
        pane_line (pane, 0, LOOK_QUIET, more);
    }
}

void
pane_head (struct pane *pane, const char *title)
{
    if (pane->y >= pane->rect.y + pane->rect.height)
        return;
    draw_rule (pane->ui->draw, pane->y, pane->rect.x, pane->rect.width);
    draw_field (pane->ui->draw, pane->y, pane->rect.x + 2, MIN (text_width (title), pane->rect.width - 4), -1, LOOK_QUIET, title);
    pane->y++;
}

void
pane_draw (struct ui *ui, const struct cell *cell, bool prior, struct layout_rect rect)
{
    struct pane pane = { ui, rect, rect.y };
    int node = node_of (cell->index, prior);

    pane_head (&pane, _(" Made of (F5 tells more) "));
    if (cell->computed && !prior)
        pane_operands (&pane, node, 0);
    else
        pane_line (&pane, 0, LOOK_PLAIN, _("typed"));
    pane_head (&pane, _(" Used by "));
    pane_users (&pane, node);
}
