/* Rows of trees and lists: added, deleted, moved. */
#include "config.h"

#include "session/private.h"

#include "core/code-search.h"

#include <glib/gi18n.h>

bool
edit_code_legal (const struct session *session, const struct section *section, const char *code, GError **error)
{
    g_autofree char *class = g_strndup (code, 3);

    if (code_legal (session->form, section->codes, code, book_year (session->book)))
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _ ("There is no classification code %s: nothing begins with %s in the list. Check the number."), code,
                 class);
    return false;
}

const GPtrArray *
session_row_add (struct session *session, const char *section, const char *code, const char *after, char **id,
                 GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    const struct section *form = form_section (session->form, section);
    g_autofree char *made = NULL;
    const GPtrArray *changes;

    session_preview_end (session);
    if (form)
        section = form->id;
    if ((form && code && !edit_code_legal (session, form, code, error)) ||
        !book_row_add (session->book, section, code, after, items, &made, error))
        return NULL;
    edit_set_origin (items, ORIGIN_TYPED);
    changes = edit_do (session, items, GROUP_EDIT, 0, error);
    if (changes && id)
        *id = g_steal_pointer (&made);
    return changes;
}

const GPtrArray *
session_rows_add (struct session *session, const char *section, const GPtrArray *codes, GError **error)
{
    struct edit edit;
    bool done = true;

    if (!edit_begin (&edit, session, error))
        return NULL;
    for (guint i = 0; i < codes->len && done; i++) {
        g_autoptr (GPtrArray) items = item_array_new ();

        done = book_row_add (session->book, section, codes->pdata[i], NULL, items, NULL, error);
        edit_set_origin (items, ORIGIN_TYPED);
        done = done && edit_apply (&edit, items, error);
    }
    if (done)
        return edit_finish (&edit, GROUP_EDIT, 0, error);
    edit_abandon (&edit);
    return NULL;
}

const GPtrArray *
session_row_delete (struct session *session, const char *section, const char *row, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    const struct section *form = form_section (session->form, section);

    session_preview_end (session);
    if (!book_row_delete (session->book, form ? form->id : section, row, items, error))
        return NULL;
    edit_set_origin (items, ORIGIN_TYPED);
    return edit_do (session, items, GROUP_EDIT, 0, error);
}

const GPtrArray *
session_row_move (struct session *session, const char *section, const char *row, int by, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    const struct section *form = form_section (session->form, section);

    session_preview_end (session);
    if (!book_row_move (session->book, form ? form->id : section, row, by, items, error))
        return NULL;
    edit_set_origin (items, ORIGIN_TYPED);
    return edit_do (session, items, GROUP_EDIT, 0, error);
}
