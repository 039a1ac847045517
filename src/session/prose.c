/* Sections of prose: several paragraphs as one change, and the outline that the form has where nothing was written yet. */
#include "session/private.h"

#include <glib/gi18n.h>

static bool
prose_put (struct edit *edit, const char *section, const char *row, const char *text, enum origin origin, GError **error)
{
    g_autofree char *address = g_strdup_printf ("%s.%s.text", section, row);
    g_autoptr (GPtrArray) items = item_array_new ();
    enum layer layer;
    const struct cell *cell = book_find (edit->session->book, address, &layer, error);
    struct item *item = cell == NULL ? NULL : edit_typed (edit->session, cell, layer, text, origin, error);

    if (item == NULL)
        return false;
    g_ptr_array_add (items, item);
    return edit_apply (edit, items, error);
}

static char *
prose_add (struct edit *edit, const char *section, const char *after, enum origin origin, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autofree char *id = NULL;

    if (!book_row_add (edit->session->book, section, NULL, after, items, &id, error))
        return NULL;
    for (guint i = 0; i < items->len; i++)
        ((struct item *)items->pdata[i])->new.origin = origin;
    return edit_apply (edit, items, error) ? g_steal_pointer (&id) : NULL;
}

const GPtrArray *
session_paragraphs (struct session *session, const char *section, const char *row, bool below, const char *text,
                    enum group_kind kind, char **last, GError **error)
{
    enum origin origin = kind == GROUP_PASTE ? ORIGIN_PASTED : ORIGIN_TYPED;
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_autofree char *at = g_strdup (row);
    const GPtrArray *changes;
    bool into = row != NULL && !below, done = true;
    struct edit edit;

    if (!edit_begin (&edit, session, error))
        return NULL;
    for (int i = 0; lines[i] != NULL && done; i++) {
        if (g_strstrip (lines[i])[0] == '\0')
            continue;
        if (!into) {
            char *id = prose_add (&edit, section, at, origin, error);
            g_free (at);
            at = id;
        }
        into = false;
        done = at != NULL && prose_put (&edit, section, at, lines[i], origin, error);
    }
    if (!done) {
        edit_abandon (&edit);
        return NULL;
    }
    changes = edit_finish (&edit, kind, 0, error);
    if (changes != NULL)
        *last = g_steal_pointer (&at);
    return changes;
}

static void
add_pair (GPtrArray *pairs, const struct section *section, guint line, const char *column, char *text)
{
    g_ptr_array_add (pairs, g_strdup_printf ("%s.%u.%s", section->id, line, column));
    g_ptr_array_add (pairs, text);
}

const GPtrArray *
session_outline (struct session *session, const char *section, GError **error)
{
    const struct section *form = form_section (session->form, section);
    g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

    if (form == NULL || form->outline->len == 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("The form has no outline for %s."), section);
        return NULL;
    }
    if (book_section (session->book, form->id)->rows->len > 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("%s has paragraphs already. Delete them first, or write on."),
                     section_short_title (form));
        return NULL;
    }
    for (guint i = 0; i < form->outline->len; i++) {
        const struct outline_line *line = g_ptr_array_index (form->outline, i);
        add_pair (pairs, form, i + 1, "level", g_strdup_printf ("%d", line->level));
        add_pair (pairs, form, i + 1, "text", g_strdup (line->text));
    }
    return session_edit_many (session, (char **)pairs->pdata, (int)pairs->len / 2, GROUP_EDIT, ORIGIN_TYPED, NULL, error);
}
