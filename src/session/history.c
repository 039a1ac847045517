/* What was done to a book, as people count it: one entry for everything that one Enter, paste or import did. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
group_free (gpointer data)
{
    struct session_group *group = data;

    g_free (group->time);
    g_free (group->user);
    g_free (group->note);
    g_ptr_array_unref (group->items);
    g_free (group);
}

static struct session_group *
group_new (const struct store_change *change)
{
    struct session_group *group = g_new0 (struct session_group, 1);

    group->number = change->group;
    group->kind = change->kind;
    group->undone = change->undone;
    group->time = g_strdup (change->time);
    group->user = g_strdup (change->user);
    group->note = g_strdup (change->note);
    group->items = item_array_new ();
    return group;
}

/* A later group that names this one took it back, unless it was itself taken back: the newest count first. */
static void
history_mark (GPtrArray *groups)
{
    g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);

    for (guint i = 0; i < groups->len; i++) {
        struct session_group *group = groups->pdata[i];

        group->taken_back = g_hash_table_contains (taken, &group->number);
        if (!group->taken_back && (group->kind == GROUP_UNDO || group->kind == GROUP_REDO))
            g_hash_table_add (taken, &group->undone);
    }
}

static char *
history_when (const char *utc)
{
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
    g_autoptr (GDateTime) local = time ? g_date_time_to_local (time) : NULL;

    return local ? g_date_time_format (local, "%m-%d %H:%M") : g_strdup (utc);
}

char *
session_author (const struct session *session, const struct store_change *change)
{
    const struct store_source *source = change->source;
    g_autofree char *when = history_when (source ? source->time : change->time);

    if (!source)
        return g_strdup_printf ("%s %s", change->user, when);
    if (strcmp (source->unit, session->info->unit) == 0)
        return g_strdup_printf (_ ("from version %d: %s %s"), source->version, source->user, when);
    return g_strdup_printf (_ ("from the book of %s: %s %s"), source->unit, source->user, when);
}

GPtrArray *
session_groups (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) log = store_log (session->store, session->info->id, NULL, NULL, NULL, 0, error);
    GPtrArray *groups = log ? g_ptr_array_new_with_free_func (group_free) : NULL;
    struct session_group *group = NULL;

    for (guint i = 0; log && i < log->len; i++) {
        const struct store_change *change = log->pdata[i];

        if (!group || group->number != change->group) {
            group = group_new (change);
            g_ptr_array_insert (groups, 0, group);
        }
        if (change->item)
            g_ptr_array_add (group->items, item_copy (change->item));
    }
    if (groups)
        history_mark (groups);
    return groups;
}
