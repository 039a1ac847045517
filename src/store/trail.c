/* The trail: what was changed, by whom, when, from what to what, each row chained to the one before it by a hash.
 * It proves a change to whoever holds an earlier hash; it is no protection against one who makes the whole chain anew.
 */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const group_kind_names[N_GROUP_KINDS] = {"edit", "paste", "import", "undo",   "redo",
                                                      "new",  "forms", "state",  "review", "people"};

char *
store_now (void)
{
    g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

    return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* A length before each field: no two different rows give the same bytes. */
static void
trail_hash_text (GString *bytes, const char *text)
{
    if (text)
        g_string_append_printf (bytes, "%zu:%s", strlen (text), text);
    else
        g_string_append_c (bytes, '-');
    g_string_append_c (bytes, ',');
}

static void
trail_hash_number (GString *bytes, int64_t number)
{
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

    trail_hash_text (bytes, text);
}

char *
store_trail_hash (enum store_hash hash, const char *previous, const struct trail_row *row)
{
    GString *bytes = g_string_new (NULL);
    char *digest;

    trail_hash_text (bytes, previous);
    trail_hash_number (bytes, row->seq);
    trail_hash_text (bytes, row->time);
    trail_hash_text (bytes, row->user);
    trail_hash_text (bytes, row->origin);
    trail_hash_number (bytes, row->group);
    trail_hash_text (bytes, row->kind);
    trail_hash_number (bytes, row->undone);
    trail_hash_number (bytes, row->book);
    trail_hash_text (bytes, row->section);
    trail_hash_text (bytes, row->row);
    trail_hash_text (bytes, row->column);
    trail_hash_text (bytes, row->layer);
    trail_hash_text (bytes, row->old);
    trail_hash_text (bytes, row->new);
    trail_hash_text (bytes, row->note);
    digest = store_hash_bytes (hash, bytes);
    g_string_free (bytes, TRUE);
    return digest;
}

/* The newest row's number and hash; 0 and "" where there is none. */
static bool
trail_head (struct store *store, int64_t *seq, char **hash, GError **error)
{
    g_autoptr (sqlite3_stmt) head =
        store_statement (store, "SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1", error);
    enum step step = head ? store_step (store, head, error) : STEP_FAILED;

    if (step == STEP_FAILED)
        return false;
    *seq = step == STEP_ROW ? sqlite3_column_int64 (head, 0) : 0;
    *hash = g_strdup (step == STEP_ROW ? store_column_text (head, 1) : "");
    return true;
}

char *
store_head (struct store *store, GError **error)
{
    char *hash = NULL;
    int64_t seq;

    return trail_head (store, &seq, &hash, error) ? hash : NULL;
}

bool
store_trail_append (struct store *store, struct trail_row *row, GError **error)
{
    g_autofree char *previous = NULL;
    g_autofree char *hash = NULL;
    int64_t last;

    if (!trail_head (store, &last, &previous, error) ||
        !store_run (store, error, "INSERT INTO user (name, created) VALUES (?, ?) ON CONFLICT DO NOTHING", "tt",
                    row->user, row->time))
        return false;
    row->seq = last + 1;
    if (row->group == 0)
        row->group = row->seq;
    hash = store_trail_hash (store->hash, previous, row);
    return store_run (
        store, error,
        "INSERT INTO change (" STORE_TRAIL_COLUMNS
        ") VALUES (?, ?, ?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?)",
        "itttitiitttttttt", row->seq, row->time, row->user, row->origin, row->group, row->kind, row->undone, row->book,
        row->section, row->row, row->column, row->layer, row->old, row->new, row->note, hash);
}

void
store_trail_read (sqlite3_stmt *statement, struct trail_row *row)
{
    *row = (struct trail_row){
        .seq = sqlite3_column_int64 (statement, 0),
        .time = store_column_text (statement, 1),
        .user = store_column_text (statement, 2),
        .origin = store_column (statement, 3),
        .group = sqlite3_column_int64 (statement, 4),
        .kind = store_column_text (statement, 5),
        .undone = sqlite3_column_int64 (statement, 6),
        .book = sqlite3_column_int64 (statement, 7),
        .section = store_column (statement, 8),
        .row = store_column (statement, 9),
        .column = store_column (statement, 10),
        .layer = store_column (statement, 11),
        .old = store_column_text (statement, 12),
        .new = store_column_text (statement, 13),
        .note = store_column (statement, 14),
    };
}

struct item *
store_trail_item (const struct trail_row *row)
{
    int layer = store_word (layer_names, N_LAYERS, row->layer);
    int origin = store_word (origin_names, N_ORIGINS, row->origin);
    struct item *item;

    if (layer < 0 || !row->section || !row->row || !row->column)
        return NULL;
    item = store_item_read (row->section, row->row, row->column, (enum layer)layer);
    if (!store_entry_parse (row->old, &item->old) || !store_entry_parse (row->new, &item->new)) {
        item_free (item);
        return NULL;
    }
    item->new.origin = origin < 0 ? ORIGIN_TYPED : (enum origin)origin;
    item->new.change = row->seq;
    return item;
}

void
store_change_free (struct store_change *change)
{
    if (!change)
        return;
    g_free (change->time);
    g_free (change->user);
    if (change->item)
        item_free (change->item);
    g_free (change->note);
    g_free (change->hash);
    if (change->source) {
        g_free (change->source->user);
        g_free (change->source->time);
        g_free (change->source->unit);
        g_free (change->source);
    }
    g_free (change);
}

/* Notes that are records, in words. */
static char *
trail_record (const struct trail_row *row)
{
    g_auto (GStrv) fields = store_fields_split (row->new);
    const char *field[6] = {"", "", "", "", "", ""};

    for (int i = 0; i < 6 && fields && fields[i]; i++)
        field[i] = fields[i];
    if (strcmp (row->note, "state") == 0)
        return g_strdup_printf (_ ("state: %s -> %s  %s"), row->old, field[0], field[1]);
    if (strcmp (row->note, "query") == 0)
        return g_strdup_printf (_ ("query %s on %s: %s"), field[0], field[1], field[3]);
    if (strcmp (row->note, "entry") == 0)
        return g_strdup_printf (_ ("answer to %s: %s"), field[0], field[1]);
    if (strcmp (row->note, "close") == 0)
        return g_strdup_printf (_ ("%s closed  %s"), field[0], field[1]);
    if (strcmp (row->note, "tick") == 0)
        return g_strdup_printf (_ ("checked: %s"), field[0]);
    if (strcmp (row->note, "merge") == 0)
        return g_strdup_printf (_ ("review taken over from a copy, up to its hash %.12s"), field[0]);
    if (strcmp (row->note, "code") == 0)
        return g_strdup_printf (*field[2] ? _ ("code %s settled as %s: %s") : _ ("code %s settled no longer%s: %s"), field[1], field[2], field[3]);
    if (strcmp (row->note, "restored") == 0)
        return g_strdup_printf (_ ("backup put back: %s"), field[0]);
    if (strcmp (row->note, STORE_NOTE_HASH) == 0)
        return g_strdup_printf (_ ("history chained by %s"), field[0]);
    if (strcmp (row->note, "person") == 0)
        return g_strdup_printf (_ ("account of %s: %s %s  %s"), field[1], field[0], field[2], field[5]);
    return g_strdup (row->note);
}

/* The notes of the trail in words. */
static char *
trail_note (const struct trail_row *row)
{
    if (strcmp (row->note, "unit") == 0)
        return g_strdup_printf (_ ("name of the unit: %s -> %s"), row->old, row->new);
    if (strcmp (row->note, "forms") == 0)
        return g_strdup_printf (_ ("forms changed: %.8s -> %.8s"), row->old, row->new);
    if (strcmp (row->note, "book") == 0) {
        struct store_book *book = store_book_parse (row->new);
        char *note = book ? g_strdup_printf (_ ("book made: %s, %d, %s"), book->unit, book->year, book->edition) : NULL;

        store_book_free (book);
        if (note)
            return note;
    }
    return trail_record (row);
}

static struct store_source *
trail_source (struct store *store, int64_t change)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store, "SELECT c.user, c.time, b.unit, b.version FROM change c JOIN book b ON b.id = c.book WHERE c.seq = ?", NULL);
    struct store_source *source;

    if (!statement)
        return NULL;
    store_bind (statement, "i", change);
    if (store_step (store, statement, NULL) != STEP_ROW)
        return NULL;
    source = g_new0 (struct store_source, 1);
    source->user = store_valid (store_column_text (statement, 0));
    source->time = store_valid (store_column_text (statement, 1));
    source->unit = store_valid (store_column_text (statement, 2));
    source->version = sqlite3_column_int (statement, 3);
    return source;
}

static struct store_change *
trail_change (struct store *store, sqlite3_stmt *statement)
{
    struct store_change *change = g_new0 (struct store_change, 1);
    g_autofree char *note = NULL;
    struct trail_row row;
    int kind;

    store_trail_read (statement, &row);
    kind = store_word (group_kind_names, N_GROUP_KINDS, row.kind);
    change->seq = row.seq;
    change->group = row.group;
    change->kind = kind < 0 ? GROUP_EDIT : (enum group_kind)kind;
    change->undone = row.undone;
    change->time = store_valid (row.time);
    change->user = store_valid (row.user);
    change->item = row.note ? NULL : store_trail_item (&row);
    note = row.note ? trail_note (&row) : NULL;
    change->note = store_valid (note);
    change->hash = store_valid (store_column_text (statement, STORE_TRAIL_HASH));
    if (change->kind == GROUP_NEW && change->undone > 0)
        change->source = trail_source (store, change->undone);
    return change;
}

GPtrArray *
store_log (struct store *store, int64_t book, const char *section, const char *row, const char *column, int limit,
           GError **error)
{
    g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func ((GDestroyNotify)store_change_free);
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT " STORE_TRAIL_COLUMNS " FROM (SELECT * FROM change WHERE"
        " (book = ?1 OR (book IS NULL AND ?2 IS NULL))"
        " AND (?2 IS NULL OR section = ?2) AND (?3 IS NULL OR row = ?3) AND (?4 IS NULL OR \"column\" = ?4)"
        " ORDER BY seq DESC LIMIT ?5) ORDER BY seq",
        error);
    enum step step;

    if (!statement)
        return NULL;
    store_bind (statement, "ittti", book, section, row, column, (int64_t)(limit > 0 ? limit : -1));
    while ((step = store_step (store, statement, error)) == STEP_ROW)
        g_ptr_array_add (log, trail_change (store, statement));
    return step == STEP_DONE ? g_steal_pointer (&log) : NULL;
}
