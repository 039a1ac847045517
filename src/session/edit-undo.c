/* Taking back and doing again. */
#include "config.h"

#include "session/private.h"

/* `change` 0: the newest.  What another program saved is read first: an undo looks at the file, and the book must not be behind it. */
static const GPtrArray *
edit_take_back (struct session *session, bool redo, int64_t change, GError **error)
{
    g_autoptr (GPtrArray) reversed = item_array_new ();
    g_autoptr (GPtrArray) done = NULL;
    int64_t book = session->info->id, group;

    session_preview_end (session);
    g_ptr_array_set_size (session->changes, 0);
    if (session_writable (session)) {
        GError *trouble = NULL;

        session_refresh (session, &trouble);
        if (trouble) {
            g_propagate_error (error, trouble);
            return NULL;
        }
        done = redo     ? store_redoable (session->store, book, session->user, &group, error)
               : change ? store_undoable_change (session->store, book, session->user, change, &group, error)
                        : store_undoable (session->store, book, session->user, &group, error);
        if (!done)
            return NULL;
    }
    for (guint i = done ? done->len : 0; i > 0; i--)
        g_ptr_array_add (reversed, item_reverse (done->pdata[i - 1]));
    edit_set_origin (reversed, ORIGIN_UNDO);
    return edit_do (session, reversed, redo ? GROUP_REDO : GROUP_UNDO, done ? group : 0, error);
}

const GPtrArray *
session_undo (struct session *session, GError **error)
{
    return edit_take_back (session, false, 0, error);
}

const GPtrArray *
session_undo_change (struct session *session, int64_t change, GError **error)
{
    return edit_take_back (session, false, change, error);
}

const GPtrArray *
session_redo (struct session *session, GError **error)
{
    return edit_take_back (session, true, 0, error);
}
