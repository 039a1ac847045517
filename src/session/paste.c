/* A block of cells from a spreadsheet into a section: tried, compared, written as one change. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>

#include "import/clip.h"

static void
paste_look (struct session *session, const GPtrArray *changes, void *data)
{
    (void)changes;
    clip_compare (data, session->book);
}

void
session_paste_judge (struct session *session, struct clip *block)
{
    g_autoptr (GPtrArray) pairs = NULL;

    session_preview_end (session);
    clip_judge (block, session->book);
    pairs = clip_pairs (block, session->book);
    if (!session_try (session, (char **)pairs->pdata, (int)pairs->len / 2, paste_look, block, NULL, NULL))
        clip_compare (block, session->book); /* what cannot be tried is compared with what stands there */
}

const GPtrArray *
session_paste (struct session *session, struct clip *block, GError **error)
{
    g_autoptr (GPtrArray) pairs = NULL;

    session_paste_judge (session, block);
    pairs = clip_pairs (block, session->book);
    if (pairs->len == 0) {
        g_set_error_literal (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                             _ ("There is nothing to write: every figure stands there already, is computed, or has no place."));
        return NULL;
    }
    return session_edit_many (session, (char **)pairs->pdata, (int)pairs->len / 2, GROUP_PASTE, ORIGIN_PASTED, NULL, error);
}
