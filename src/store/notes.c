/* What the trail keeps besides figures: records of texts under a word.  States, ticks, queries and accounts are nothing
 * but these, so that the chain of hashes vouches for them.  Knows no workflow. */
#include "private.h"

#include <string.h>

void
store_text_append (GString *out, const char *text)
{
    g_string_append_printf (out, "%zu:%s,", strlen (text), text);
}

char *
store_text_take (const char **at)
{
    char *end, *text;
    guint64 length = g_ascii_strtoull (*at, &end, 10);

    if (end == *at || *end != ':' || strlen (end + 1) < length + 1 || end[1 + length] != ',')
        return NULL;
    text = g_strndup (end + 1, length);
    *at = end + 1 + length + 1;
    return text;
}

char *
store_fields_join (const char *const *fields)
{
    GString *out = g_string_new (NULL);

    for (; *fields; fields++)
        store_text_append (out, *fields);
    return g_string_free (out, FALSE);
}

char **
store_fields_split (const char *text)
{
    g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

    while (*text) {
        char *field = store_text_take (&text);

        if (!field)
            return NULL;
        g_ptr_array_add (fields, field);
    }
    g_ptr_array_add (fields, NULL);
    g_ptr_array_set_free_func (fields, NULL);
    return (char **)g_ptr_array_free (g_steal_pointer (&fields), FALSE);
}

void
store_note_free (struct store_note *note)
{
    if (!note)
        return;
    g_free (note->time);
    g_free (note->user);
    g_free (note->what);
    g_free (note->old);
    g_strfreev (note->fields);
    g_free (note);
}

static struct store_note *
notes_read (sqlite3_stmt *statement)
{
    struct store_note *note = g_new0 (struct store_note, 1);
    struct trail_row row;

    store_trail_read (statement, &row);
    note->seq = row.seq;
    note->time = store_valid (row.time);
    note->user = store_valid (row.user);
    note->what = store_valid (row.note ? row.note : "");
    note->old = store_valid (row.old);
    note->fields = store_fields_split (row.new);
    if (!note->fields)
        note->fields = g_new0 (char *, 1);
    return note;
}

GPtrArray *
store_notes (struct store *store, int64_t book, GError **error)
{
    g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)store_note_free);
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store,
                         "SELECT " STORE_TRAIL_COLUMNS
                         " FROM change WHERE book IS nullif (?, 0) AND note IS NOT NULL ORDER BY seq",
                         error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "i", book);
    while ((step = store_step (store, statement, error)) == STEP_ROW)
        g_ptr_array_add (notes, notes_read (statement));
    return step == STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

bool
store_note_write (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *what,
                  const char *old, const char *const *fields, int64_t *seq, GError **error)
{
    g_autofree char *now = store_now ();
    g_autofree char *new = store_fields_join (fields);
    struct trail_row row = {
        .time = now,
        .user = user,
        .kind = group_kind_names[kind],
        .book = book,
        .old = old,
        .new = new,
        .note = what,
    };

    if (!store_trail_append (store, &row, error))
        return false;
    if (seq)
        *seq = row.seq;
    return true;
}

bool
store_note_add (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *what,
                const char *const *fields, const char *states, const char *roles, GError **error)
{
    return store_begin (store, error) &&
           store_end (store,
                      (!states || store_state_among (store, book, states, error)) && store_role_among (store, user, roles, error) &&
                          store_note_write (store, book, user, kind, what, "", fields, NULL, error),
                      error);
}
