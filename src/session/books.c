/* A book as a whole: copied, renamed, deleted. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/people.h"
#include "session/steps.h"

static bool
books_name_good (const char *unit, GError **error)
{
    if (unit[strspn (unit, " ")] != '\0')
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK, _("The name of the unit is empty. Give the unit's full name."));
    return false;
}

GPtrArray *
books_name_items (const struct book *book, const char *unit, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    const struct cell *cell = book_cell_at (book, "unit", "name", "value");
    struct item *item = cell ? edit_typed_in (book, cell, LAYER_VALUE, unit, ORIGIN_TYPED, error) : NULL;

    if (cell && !item)
        return NULL;
    if (item && !entry_equal (&item->old, &item->new))
        g_ptr_array_add (items, item);
    else if (item)
        item_free (item);
    return g_steal_pointer (&items);
}

static bool
books_copy (struct session *session, const char *name, GError **error)
{
    g_autoptr (GPtrArray) items = books_name_items (session->book, name, error);
    int64_t id, group;

    return items && store_book_copy (session->store, session->info, name, session->user, &id, error) &&
           store_commit (session->store, id, session->user, GROUP_NEW, 0, items, &group, error);
}

bool
session_book_copy (struct session *session, const char *unit, char **which, GError **error)
{
    g_autofree char *name = g_strstrip (g_strdup (unit));

    session_preview_end (session);
    if (!books_name_good (name, error) || !people_may (session, DEED_EDIT, error) || !store_begin (session->store, error) ||
        !store_end (session->store, books_copy (session, name, error), error))
        return false;
    *which = g_strdup_printf ("%s/%d", name, session->info->year);
    return true;
}

bool
session_book_rename (struct session *session, const char *unit, GError **error)
{
    g_autofree char *name = g_strstrip (g_strdup (unit));
    char *pair[] = { (char *)"unit.name", name };

    session_preview_end (session);
    if (!books_name_good (name, error) || !people_may (session, DEED_EDIT, error))
        return false;
    /* Where the report prints the name the list of books follows it. */
    if (book_cell_at (session->book, "unit", "name", "value") != NULL)
        return session_edit_many (session, pair, 1, GROUP_EDIT, ORIGIN_TYPED, NULL, error) != NULL;
    if (!store_book_set_unit (session->store, session->info->id, name, session->user, error))
        return false;
    g_free (session->info->unit);
    session->info->unit = g_steal_pointer (&name);
    return true;
}

bool
session_book_delete (struct session *session, char **backup, GError **error)
{
    session_preview_end (session);
    return people_may (session, DEED_EDIT, error) && session_backup (session, backup, error) &&
           store_book_delete (session->store, session->info, session->user, error);
}
