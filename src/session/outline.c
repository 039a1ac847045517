/* The outline that the form has for a section of prose, put where nothing was written yet. */
#include "session/private.h"

#include <glib/gi18n.h>

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
