/* A screen that is a list of places.  Must not know what the lines mean. */
#include "list-screen.h"

#include "core/text.h"

#define MOST_DETAILS 12 /* rows for the chosen line; a high screen is for the list */

static const struct list_class *
list_screen_class (const struct screen *screen)
{
    return (const struct list_class *)screen->class;
}

gpointer
list_screen_new (struct ui *ui, const struct list_class *class, gsize size)
{
    struct list_screen *screen = g_malloc0 (size);

    screen->screen.class = &class->screen;
    screen->width = draw_width (ui->draw);
    list_init (&screen->list, false);
    return screen;
}

void
list_screen_fill (struct list_screen *screen, struct ui *ui)
{
    GPtrArray *lines = screen->list.lines;

    g_ptr_array_set_size (lines, 0);
    list_screen_class (&screen->screen)->fill (screen, ui);
    screen->list.current = CLAMP (screen->list.current, 0, MAX (0, (int)lines->len - 1)); /* it may be used before it is drawn */
}

struct list_line *
list_screen_add (struct list_screen *screen, enum look look, const char *address, const char *place, const char *text)
{
    g_autofree char *padded = text_pad_cut (place, MAX (30, screen->width * 3 / 8), -1);
    g_autofree char *line = g_strdup_printf ("%s  %s", padded, text);

    return list_add (&screen->list, look, address, line);
}

enum ui_state
list_screen_state (struct screen *screen)
{
    return list_screen_class (screen)->state;
}

static void
list_screen_draw_chosen (struct ui *ui, const char *text, struct layout_rect rect)
{
    g_autoptr (GPtrArray) lines = text == NULL ? NULL : text_wrap (text, rect.width - 2, 0);
    int last = rect.height - 1;

    draw_rule (ui->draw, rect.y, 0, rect.width);
    for (int i = 0; lines != NULL && i < last && i < (int)lines->len; i++)
        draw_field (ui->draw, rect.y + 1 + i, 1, rect.width - 2, -1, LOOK_PLAIN, g_ptr_array_index (lines, i));
    if (lines != NULL && last < (int)lines->len)
        draw_field (ui->draw, rect.y + last, rect.width - 1, 1, -1, LOOK_PLAIN, ">");
}

/* One line above the list; the list begins below it. */
static void
list_screen_draw_above (struct ui *ui, const char *text, int indent, struct layout_rect *list)
{
    if (text == NULL)
        return;
    draw_cut (ui->draw, list->y, list->x + indent, list->width - indent, LOOK_HEAD, text);
    list->y++;
    list->height--;
}

void
list_screen_draw (struct screen *base, struct ui *ui)
{
    struct list_screen *screen = (struct list_screen *)base;
    const struct list_class *class = list_screen_class (base);
    struct list_around around = { 0 };
    struct layout_frame frame;
    struct layout_rect list, chosen;

    if (screen->width != draw_width (ui->draw)) {
        screen->width = draw_width (ui->draw);
        list_screen_fill (screen, ui);
    }
    class->around (screen, ui, &around);
    frame = ui_frame (ui, base, around.title, around.subtitle != NULL ? around.subtitle : "");
    list = chosen = frame.body;
    if (class->details > 0) {
        chosen.height = MAX (5, MIN (list.height / class->details, MOST_DETAILS));
        list.height -= chosen.height;
        chosen.y = list.y + list.height;
        list_screen_draw_chosen (ui, around.chosen, chosen);
    }
    list_screen_draw_above (ui, around.above, 1, &list);
    list_screen_draw_above (ui, around.heads, 3, &list);
    list_draw (&screen->list, ui, list);
    if (around.note != NULL && ui->message->len == 0)
        ui_note (ui, &frame, LOOK_QUIET, around.note);
    g_free (around.title);
    g_free (around.subtitle);
    g_free (around.above);
    g_free (around.heads);
    g_free (around.chosen);
}

/* Where the chosen line leads.  The screen may be gone afterwards. */
static void
list_screen_go (struct list_screen *screen, struct ui *ui)
{
    g_autofree char *address = list_screen_address (&screen->screen);

    if (address == NULL)
        return;
    for (int closes = list_screen_class (&screen->screen)->closes; closes > 0; closes--)
        ui_pop (ui);
    ui_go_target (ui, address);
}

bool
list_screen_handle (struct screen *base, struct ui *ui, enum action action, const struct key *key)
{
    struct list_screen *screen = (struct list_screen *)base;
    const struct list_class *class = list_screen_class (base);

    if (class->handle != NULL && class->handle (screen, ui, action, key->code == K_TEXT ? key->text[0] : '\0'))
        return true;
    if (list_handle (&screen->list, action))
        return true;
    if (action == ACT_ENTER)
        list_screen_go (screen, ui);
    else if (action == ACT_BACK)
        ui_pop (ui);
    else if (action == ACT_NONE && class->type != NULL && key->code == K_TEXT)
        class->type (screen, ui, key->text);
    return action == ACT_ENTER || action == ACT_BACK || action == ACT_NONE;
}

void
list_screen_refresh (struct screen *screen, struct ui *ui)
{
    list_screen_fill ((struct list_screen *)screen, ui);
}

char *
list_screen_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct list_screen *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

void
list_screen_free (struct screen *base)
{
    struct list_screen *screen = (struct list_screen *)base;
    const struct list_class *class = list_screen_class (base);

    if (class->clear != NULL)
        class->clear (screen);
    list_clear (&screen->list);
    g_free (screen);
}
