/* What was done to the book, the newest first: go there, or take back one change out of the list. */
#include "actions.h"
#include "list.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

struct changes {
    struct screen screen;
    struct list list;
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

static char *
changes_when (const char *utc)
{
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
    g_autoptr (GDateTime) local = time == NULL ? NULL : g_date_time_to_local (time);

    return local == NULL ? g_strdup (utc) : g_date_time_format (local, "%m-%d %H:%M");
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
changes_fill (struct changes *changes, struct ui *ui)
{
    GError *error = NULL;

    g_clear_pointer (&changes->groups, g_ptr_array_unref);
    g_ptr_array_set_size (changes->list.lines, 0);
    changes->groups = session_groups (ui->session, &error);
    if (changes->groups == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < changes->groups->len; i++) {
        const struct session_group *group = g_ptr_array_index (changes->groups, i);
        g_autofree char *when = changes_when (group->time);
        g_autofree char *words = group->items->len > 0 ? words_items (ui_book (ui), group->items) : g_strdup (group->note);
        g_autofree char *address = changes_address (ui, group);
        g_autofree char *text = g_strdup_printf ("%s %s %s%s  %s", when, group->user, changes_kind (group->kind),
                                                 group->taken_back ? _(" (taken back)") : "", words);
        list_add (&changes->list, group->taken_back ? LOOK_QUIET : LOOK_PLAIN, address, text)->mark = group->taken_back ? '-' : 0;
    }
}

static void
changes_draw (struct screen *screen, struct ui *ui)
{
    struct changes *changes = (struct changes *)screen;
    g_autofree char *title = g_strdup_printf (_("Changes (%u), the newest first"), changes->list.lines->len);
    struct layout_frame frame =
        ui_frame (ui, screen, title, _("Enter goes to the cell   1 takes back only this change   ^Z the newest   ^Y again"));

    list_draw (&changes->list, ui, frame.body);
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
    changes->list.current++; /* the undo is itself a change, and the newest */
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, redo ? _("Done again: %s") : _("Taken back: %s"), words);
}

static void
changes_undo (struct changes *changes, struct ui *ui, enum action action)
{
    const struct session_group *group = changes->list.current < (int)changes->groups->len
                                            ? g_ptr_array_index (changes->groups, (guint)changes->list.current)
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
changes_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct changes *changes = (struct changes *)screen;
    const struct list_line *line = list_current (&changes->list);

    if (list_handle (&changes->list, action))
        return true;
    switch (action) {
    case ACT_ENTER:
        if (line != NULL && line->address != NULL) {
            g_autofree char *address = g_strdup (line->address);
            ui_pop (ui);
            ui_go (ui, address, true);
        }
        return true;
    case ACT_BACK:
        ui_pop (ui);
        return true;
    case ACT_NONE:
        if (key->code == K_TEXT && g_str_equal (key->text, "1"))
            changes_undo (changes, ui, action);
        return true;
    case ACT_UNDO:
    case ACT_REDO:
        changes_undo (changes, ui, action);
        return true;
    default:
        return false;
    }
}

static enum ui_state
changes_state (struct screen *screen)
{
    (void)screen;
    return STATE_LIST;
}

static void
changes_refresh (struct screen *screen, struct ui *ui)
{
    changes_fill ((struct changes *)screen, ui);
}

static void
changes_free (struct screen *screen)
{
    struct changes *changes = (struct changes *)screen;

    list_clear (&changes->list);
    g_clear_pointer (&changes->groups, g_ptr_array_unref);
    g_free (changes);
}

static const struct screen_class changes_class = {
    .state = changes_state,
    .draw = changes_draw,
    .handle = changes_handle,
    .refresh = changes_refresh,
    .free = changes_free,
};

struct screen *
changes_new (struct ui *ui)
{
    struct changes *changes = g_new0 (struct changes, 1);

    changes->screen.class = &changes_class;
    list_init (&changes->list, false);
    changes_fill (changes, ui);
    return &changes->screen;
}
