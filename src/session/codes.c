/* Codes that stand in no list and that a supervisor settled, with a name, for all books of a file.  They are notes of the trail: the
 * newest one of a code counts, an empty name takes it back. */
#include "config.h"

#include "session/codes.h"
#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

void
codes_look (struct session *session)
{
    g_autoptr (GPtrArray) notes = NULL;

    session->file_version = store_file_version (session->store); /* before the notes: what comes in between is read again */
    notes = store_notes (session->store, 0, NULL);
    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "code") == 0 && g_strv_length (note->fields) >= 3)
            form_settle_code (session->form, note->fields[0], note->fields[1], note->fields[2]);
    }
}

/* The list in which the book has this code as a row; NULL none. */
static const char *
codes_list (const struct session *session, const char *code)
{
    for (int i = 0; i < book_n_sections (session->book); i++) {
        const struct book_section *section = book_section_at (session->book, i);

        if (section->form->codes && book_row (section, code))
            return section->form->codes;
    }
    return NULL;
}

bool
session_code_open (const struct session *session, const char *code)
{
    const char *list = codes_list (session, code);

    return list && (form_code_settled (session->form, list, code) || !form_code_name (session->form, list, code, session->info->year));
}

static bool
codes_check (struct session *session, const char *code, const char *name, const char *reason, GError **error)
{
    const char *list = codes_list (session, code);
    bool settled = list && form_code_settled (session->form, list, code);

    if (!list)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("No table of this book has a row %s, so there is nothing to settle."), code);
    else if (!settled && form_code_name (session->form, list, code, session->info->year))
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("%s stands in the list of %d as %s; only a code that does not can be settled."),
                     code, session->info->year, form_code_name (session->form, list, code, session->info->year));
    else if (!settled && !*name)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("The code %s was not settled, so there is nothing to take back."), code);
    else if (!*reason)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("Say on what it rests that %s is used: the document, or who said so."), code);
    else
        return true;
    return false;
}

bool
session_code_settle (struct session *session, const char *code, const char *name, const char *reason, GError **error)
{
    g_autofree char *plain = g_strstrip (g_utf8_make_valid (name ? name : "", -1));
    g_autofree char *why = g_strstrip (g_utf8_make_valid (reason ? reason : "", -1));

    session_preview_end (session);
    if (!people_may (session, DEED_CODE, error) || !codes_check (session, code, plain, why, error))
        return false;
    const char *fields[] = { codes_list (session, code), code, plain, why, NULL };
    g_autofree char *roles = workflow_roles (DEED_CODE, session_stage (session));

    return store_note_add (session->store, 0, session->user, GROUP_REVIEW, "code", fields, NULL, roles, error) && session_reopen (session, error);
}
