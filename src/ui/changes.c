/* What was done to the book, the newest first: go there, or take back one change out of the list. */
#include "actions.h"
#include "list-screen.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

struct changes {
    struct list_screen list;
    GPtrArray *groups; /* of struct session_group * */
};

static const char *
changes_kind (enum group_kind kind)
{
    switch (kind) {
    case GROUP_EDIT:
        return _("edit");
    case GROUP_PASTE:
        return _("paste");
    case GROUP_IMPORT:
        return _("import");
    case GROUP_UNDO:
        return _("undo");
    case GROUP_REDO:
        return _("redo");
    default:
        return "";
    }
}

/* Where Enter goes: the cell of the item that is named, or its section. */
static char *
changes_address (struct ui *ui, const struct session_group *group)
{
    const struct item *item = words_main_item (group->items);
    const struct cell *cell;

    if (item == NULL)
        return NULL;
    if (item->layer == LAYER_EXPLAIN)
        return g_strdup (item->column);
    cell = item->layer == LAYER_ROW ? NULL : book_cell_at (ui_book (ui), item->section, item->row, item->column);
    return cell != NULL ? words_address (cell, item->layer) : g_strdup (item->section);
}

static void
changes_fill (struct list_screen *screen, struct ui *ui)
{
    struct changes *changes = (struct changes *)screen;
    GError *error = NULL;

    g_clear_pointer (&changes->groups, g_ptr_array_unref);
    changes->groups = session_groups (ui->session, &error);
    if (changes->groups == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < changes->groups->len; i++) {
        const struct session_group *group = g_ptr_array_index (changes->groups, i);
        g_autofree char *when = words_when (group->time);
        g_autofree char *words = group->items->len > 0 ? words_items (ui_book (ui), group->items) : g_strdup (group->note);
        g_autofree char *address = changes_address (ui, group);
        g_autofree char *text = g_strdup_printf ("%s %s %s%s  %s", when, group->user, changes_kind (group->kind),
                                                 group->taken_back ? _(" (taken back)") : "", words);
        list_add (&screen->list, group->taken_back ? LOOK_QUIET : LOOK_PLAIN, address, text)->mark = group->taken_back ? '-' : 0;
    }
}

static void
changes_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    (void)ui;
    around->title = g_strdup_printf (_("Changes (%u), the newest first"), screen->list.lines->len);
    around->subtitle = g_strdup (_("Enter goes to the cell   1 takes back only this change   ^Z the newest   ^Y again"));
}

/* Says what undo or redo did, and stays with the list. */
static void
changes_done (struct changes *changes, struct ui *ui, const GPtrArray *done, bool redo, GError *error)
{
    g_autofree char *words = NULL;

    if (done == NULL) {
        ui_say_error (ui, error);
        return;
    }
    words = words_changes (ui_book (ui), done);
    changes->list.list.current++; /* the undo is itself a change, and the newest */
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, redo ? _("Done again: %s") : _("Taken back: %s"), words);
}

static void
changes_undo (struct changes *changes, struct ui *ui, enum action action)
{
    const struct session_group *group = changes->list.list.current < (int)changes->groups->len
                                            ? g_ptr_array_index (changes->groups, (guint)changes->list.list.current)
                                            : NULL;
    GError *error = NULL;
    const GPtrArray *done;

    if (group == NULL || !ui_can_write (ui))
        return;
    done = action == ACT_UNDO   ? session_undo (ui->session, &error)
           : action == ACT_REDO ? session_redo (ui->session, &error)
                                : session_undo_change (ui->session, group->number, &error);
    changes_done (changes, ui, done, action == ACT_REDO, error);
}

static bool
changes_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    if (action == ACT_UNDO || action == ACT_REDO || (action == ACT_NONE && digit == '1'))
        changes_undo ((struct changes *)screen, ui, action);
    return action == ACT_UNDO || action == ACT_REDO || action == ACT_NONE;
}

static void
changes_clear (struct list_screen *screen)
{
    g_clear_pointer (&((struct changes *)screen)->groups, g_ptr_array_unref);
}

static const struct list_class changes_class = {
    .screen = { LIST_SCREEN, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .closes = 1,
    .fill = changes_fill,
    .around = changes_around,
    .handle = changes_handle,
    .clear = changes_clear,
};

struct screen *
changes_new (struct ui *ui)
{
    struct changes *changes = list_screen_new (ui, &changes_class, sizeof *changes);

    list_screen_fill (&changes->list, ui);
    return &changes->list.screen;
}
