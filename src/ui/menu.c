/* A numbered menu over another screen, and the F10 menu, which is made from the table of actions. */
#include "popup.h"

#include "core/text.h"

#include <glib/gi18n.h>

struct menu {
    struct screen screen;
    struct list list;
    char *title;
    char *note;
    menu_done done;
    bool yields; /* to keys of the screen below */
};

static const struct screen_class menu_class;

struct screen *
menu_new (const char *title, menu_done done)
{
    struct menu *menu = g_new0 (struct menu, 1);

    menu->screen.class = &menu_class;
    menu->title = g_strdup (title);
    menu->done = done;
    list_init (&menu->list, false);
    return &menu->screen;
}

void
menu_add (struct screen *screen, char key, const char *text, int value)
{
    struct menu *menu = (struct menu *)screen;
    struct list_line *line = list_add (&menu->list, LOOK_PLAIN, NULL, text);

    line->mark = key;
    line->data = value;
}

void
menu_stand_on (struct screen *screen, int value)
{
    struct list *list = &((struct menu *)screen)->list;

    for (guint i = 0; i < list->lines->len; i++) {
        if (((struct list_line *)g_ptr_array_index (list->lines, i))->data == value)
            list->current = (int)i;
    }
}

void
menu_yield (struct screen *screen)
{
    ((struct menu *)screen)->yields = true;
}

void
menu_note (struct screen *screen, const char *note)
{
    struct menu *menu = (struct menu *)screen;

    g_free (menu->note);
    menu->note = g_strdup (note);
}

static enum ui_state
menu_state (struct screen *screen)
{
    (void)screen;
    return STATE_MENU;
}

static void
menu_draw (struct screen *screen, struct ui *ui)
{
    struct menu *menu = (struct menu *)screen;
    int widest = text_width (menu->title) + 6;
    int n = (int)menu->list.lines->len;
    int note = menu->note != NULL ? 1 : 0;
    g_autofree char *where = NULL, *title = NULL;
    struct layout_rect rect, inside;

    for (int i = 0; i < n; i++) {
        const struct list_line *line = g_ptr_array_index (menu->list.lines, i);
        widest = MAX (widest, text_width (line->text) + 7);
    }
    if (note != 0)
        widest = MAX (widest, text_width (menu->note) + 4);
    rect = layout_popup (draw_width (ui->draw), draw_height (ui->draw), n + 2 + note, widest);
    where = list_where (&menu->list, rect.height - 2 - note);
    title = g_strdup_printf ("%s%s%s", menu->title, where[0] != '\0' ? "  " : "", where);
    draw_box (ui->draw, rect, title);
    inside = (struct layout_rect){ rect.y + 1 + note, rect.x + 1, rect.height - 2 - note, rect.width - 2 };
    if (note != 0)
        draw_cut (ui->draw, rect.y + 1, rect.x + 2, rect.width - 4, LOOK_QUIET, menu->note);
    list_draw (&menu->list, ui, inside);
}

static void
menu_choose (struct menu *menu, struct ui *ui, int value)
{
    menu_done done = menu->done;

    ui_pop (ui);
    done (ui, ui_top (ui), value);
}

/* The line of a digit, NULL none. */
static const struct list_line *
menu_line_of (const struct menu *menu, const struct key *key)
{
    for (guint i = 0; key->code == K_TEXT && i < menu->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (menu->list.lines, i);
        if (line->mark != 0 && line->mark == key->text[0])
            return line;
    }
    return NULL;
}

static bool
menu_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct menu *menu = (struct menu *)screen;
    const struct list_line *line = action == ACT_ENTER ? list_current (&menu->list) : menu_line_of (menu, key);

    if (action == ACT_REDRAW)
        return false;
    if (list_handle (&menu->list, action))
        return true;
    if (line != NULL) {
        menu_choose (menu, ui, line->data);
    } else if (action == ACT_BACK) {
        ui_pop (ui);
    } else if (menu->yields && key->code != K_NONE) {
        ui_pop (ui);
        ui_press (ui, key);
    } else {
        ui_say (ui, LOOK_MESSAGE, _("That key does nothing here: choose by digit, or by arrows and Enter; Esc closes."));
    }
    return true;
}

static void
menu_free (struct screen *screen)
{
    struct menu *menu = (struct menu *)screen;

    list_clear (&menu->list);
    g_free (menu->title);
    g_free (menu->note);
    g_free (menu);
}

static const struct screen_class menu_class = {
    .popup = true,
    .state = menu_state,
    .draw = menu_draw,
    .handle = menu_handle,
    .free = menu_free,
};

static void
menu_do_action (struct ui *ui, struct screen *below, int value)
{
    (void)below;
    ui_do (ui, (enum action)value);
}

/* "F5  Where from        a sentence about it" */
static char *
menu_action_text (const struct binding_info *binding, int label_width)
{
    g_autofree char *key = text_pad (keymap_key_name (binding->keys[0]), 10, -1);
    g_autofree char *label = text_pad (_(binding->label), label_width, -1);

    return g_strdup_printf ("%s%s  %s", key, label, _(binding->help));
}

struct screen *
menu_of_actions (enum ui_state state)
{
    struct screen *menu = menu_new (_("Menu"), menu_do_action);
    int label_width = 0;
    int n = 0;

    for (int i = 0; i < keymap_size; i++) {
        if (keymap[i].menu && (keymap[i].states & state) != 0)
            label_width = MAX (label_width, text_width (_(keymap[i].label)));
    }
    for (int i = 0; i < keymap_size; i++) {
        g_autofree char *text = NULL;
        if (!keymap[i].menu || (keymap[i].states & state) == 0)
            continue;
        n++;
        text = menu_action_text (&keymap[i], label_width);
        menu_add (menu, n <= 9 ? (char)('0' + n) : 0, text, (int)keymap[i].action);
    }
    return menu;
}
