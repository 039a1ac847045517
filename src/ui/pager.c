/* A text to be read page by page.  Must not know what it says. */
#include "pager.h"

#include "list.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct pager {
    struct screen screen;
    struct list list;
    char *title;
    char *text;
    int width; /* for which the text is wrapped */
};

static void
pager_fill (struct pager *pager, int width)
{
    g_auto (GStrv) lines = g_strsplit (pager->text, "\n", -1);

    if (pager->width == width)
        return;
    pager->width = width;
    g_ptr_array_set_size (pager->list.lines, 0);
    for (int i = 0; lines[i] != NULL && (lines[i][0] != '\0' || lines[i + 1] != NULL); i++) {
        if (text_width (lines[i]) <= width) /* most lines of a long output */
            list_add (&pager->list, LOOK_PLAIN, NULL, lines[i]);
        else
            list_add_wrapped (&pager->list, LOOK_PLAIN, 0, width, lines[i]);
    }
}

static void
pager_draw (struct screen *screen, struct ui *ui)
{
    struct pager *pager = (struct pager *)screen;
    struct layout_frame frame = ui_frame (ui, screen, pager->title, _("Esc goes back"));

    pager_fill (pager, frame.body.width - 2);
    list_draw (&pager->list, ui, (struct layout_rect){ frame.body.y, 1, frame.body.height, frame.body.width - 2 });
}

static bool
pager_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct pager *pager = (struct pager *)screen;

    (void)key;
    if (list_handle (&pager->list, action))
        return true;
    if (action == ACT_BACK)
        ui_pop (ui);
    return action == ACT_BACK || action == ACT_NONE;
}

static enum ui_state
pager_state (struct screen *screen)
{
    (void)screen;
    return STATE_PAGER;
}

static void
pager_free (struct screen *screen)
{
    struct pager *pager = (struct pager *)screen;

    list_clear (&pager->list);
    g_free (pager->title);
    g_free (pager->text);
    g_free (pager);
}

static const struct screen_class pager_class = {
    .state = pager_state,
    .draw = pager_draw,
    .handle = pager_handle,
    .free = pager_free,
};

struct screen *
pager_new (const char *title, const char *text)
{
    struct pager *pager = g_new0 (struct pager, 1);

    pager->screen.class = &pager_class;
    pager->title = g_strdup (title);
    pager->text = g_utf8_make_valid (text, -1);
    list_init (&pager->list, true);
    return &pager->screen;
}
