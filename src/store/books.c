/* The books of a file: which unit, which year, which version.  Every change of a book's own data is a note in the
 * trail, so that the trail can vouch for it.  Knows no cells. */
#include "private.h"

#include <glib/gi18n.h>

void
store_book_free (struct store_book *book)
{
    if (!book)
        return;
    g_free (book->unit_id);
    g_free (book->unit);
    g_free (book->edition);
    g_free (book->form_hash);
    g_free (book->state);
    g_free (book->created);
    g_free (book);
}

char *
store_book_text (const struct store_book *book)
{
    GString *out = g_string_new (NULL);

    store_text_append (out, book->unit_id);
    store_text_append (out, book->unit);
    g_string_append_printf (out, "%d,%d,", book->year, book->version);
    store_text_append (out, book->edition);
    store_text_append (out, book->form_hash);
    store_text_append (out, book->state);
    store_text_append (out, book->created);
    return g_string_free (out, FALSE);
}

static bool
books_number_take (const char **at, int *number)
{
    char *end;
    gint64 n = g_ascii_strtoll (*at, &end, 10);

    if (end == *at || *end != ',' || n < 0 || n > G_MAXINT)
        return false;
    *number = (int)n;
    *at = end + 1;
    return true;
}

struct store_book *
store_book_parse (const char *text)
{
    struct store_book *book = g_new0 (struct store_book, 1);
    const char *at = text;

    if ((book->unit_id = store_text_take (&at)) && (book->unit = store_text_take (&at)) &&
        books_number_take (&at, &book->year) && books_number_take (&at, &book->version) &&
        (book->edition = store_text_take (&at)) && (book->form_hash = store_text_take (&at)) &&
        (book->state = store_text_take (&at)) && (book->created = store_text_take (&at)) && *at == '\0')
        return book;
    store_book_free (book);
    return NULL;
}

static struct store_book *
books_read (sqlite3_stmt *statement)
{
    struct store_book *book = g_new0 (struct store_book, 1);

    book->id = sqlite3_column_int64 (statement, 0);
    book->unit_id = store_valid (store_column_text (statement, 1));
    book->unit = store_valid (store_column_text (statement, 2));
    book->year = sqlite3_column_int (statement, 3);
    book->version = sqlite3_column_int (statement, 4);
    book->edition = store_valid (store_column_text (statement, 5));
    book->form_hash = store_valid (store_column_text (statement, 6));
    book->state = store_valid (store_column_text (statement, 7));
    book->created = store_valid (store_column_text (statement, 8));
    return book;
}

#define BOOK_COLUMNS "id, unit_id, unit, year, version, edition, form_hash, state, created"
/* The state of a book that was deleted. */
#define BOOKS_DELETED "deleted"

/* Takes the statement; unit_id NULL: it asks for none. */
static GPtrArray *
books_read_all (struct store *store, sqlite3_stmt *statement_take, const char *unit_id, GError **error)
{
    g_autoptr (GPtrArray) books = g_ptr_array_new_with_free_func ((GDestroyNotify)store_book_free);
    g_autoptr (sqlite3_stmt) statement = statement_take;
    enum step step;

    if (!statement)
        return NULL;
    if (unit_id)
        store_bind (statement, "t", unit_id);
    while ((step = store_step (store, statement, error)) == STEP_ROW)
        g_ptr_array_add (books, books_read (statement));
    return step == STEP_DONE ? g_steal_pointer (&books) : NULL;
}

GPtrArray *
store_books (struct store *store, GError **error)
{
    return books_read_all (store,
                           store_statement (store,
                                            "SELECT " BOOK_COLUMNS " FROM book WHERE state <> '" BOOKS_DELETED
                                            "' ORDER BY unit, unit_id, year, version",
                                            error),
                           NULL, error);
}

GPtrArray *
store_books_all (struct store *store, GError **error)
{
    return books_read_all (store, store_statement (store, "SELECT " BOOK_COLUMNS " FROM book ORDER BY id", error), NULL, error);
}

GPtrArray *
store_books_of (struct store *store, const char *unit_id, GError **error)
{
    return books_read_all (
        store,
        store_statement (store,
                         "SELECT " BOOK_COLUMNS " FROM book WHERE unit_id = ? AND state <> '" BOOKS_DELETED
                         "' ORDER BY year, version",
                         error),
        unit_id, error);
}

/* -1 failed, 0 none, 1 there is one */
static int
books_exists (struct store *store, const struct store_book *book, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT 1 FROM book WHERE unit_id = ? AND year = ? AND version = ?", error);

    if (!statement)
        return -1;
    store_bind (statement, "tii", book->unit_id, (int64_t)book->year, (int64_t)book->version);
    switch (store_step (store, statement, error)) {
    case STEP_ROW:
        return 1;
    case STEP_DONE:
        return 0;
    default:
        return -1;
    }
}

static bool
books_note (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *note,
            const char *old, const char *new, const char *time, GError **error)
{
    struct trail_row row = {
        .time = time,
        .user = user,
        .kind = group_kind_names[kind],
        .book = book,
        .old = old,
        .new = new,
        .note = note,
    };

    return store_trail_append (store, &row, error);
}

bool
store_book_insert (struct store *store, struct store_book *book, const char *user, GError **error)
{
    g_autofree char *text = store_book_text (book);

    switch (books_exists (store, book, error)) {
    case 1:
        g_set_error (error, STORE_ERROR, STORE_ERROR_EXISTS,
                     _ ("The file %s already has a book of %s for %d. Open that one, or choose another file."),
                     store->path, book->unit, book->year);
        return false;
    case 0:
        break;
    default:
        return false;
    }
    if (!store_run (store, error,
                    "INSERT INTO book (unit_id, unit, year, version, edition, form_hash, state, created)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    "ttiitttt", book->unit_id, book->unit, (int64_t)book->year, (int64_t)book->version, book->edition,
                    book->form_hash, book->state, book->created))
        return false;
    book->id = sqlite3_last_insert_rowid (store->db);
    return books_note (store, book->id, user, GROUP_NEW, "book", "", text, book->created, error);
}

/* The id stands in "UNIT/YEAR" on the command line: it has no slash. */
static char *
books_unit_id (const char *unit)
{
    return g_strdelimit (g_strstrip (g_strdup (unit)), "/", '_');
}

bool
store_book_new (struct store *store, const char *unit_id, const char *unit, int year, const char *edition,
                const char *form_hash, const char *user, int64_t *id, GError **error)
{
    g_autofree char *made_id = unit_id ? g_strdup (unit_id) : books_unit_id (unit);
    g_autofree char *now = store_now ();
    struct store_book book = {
        .unit_id = made_id,
        .unit = (char *)unit,
        .year = year,
        .version = 1,
        .edition = (char *)edition,
        .form_hash = (char *)(form_hash ? form_hash : ""),
        .state = (char *)"draft",
        .created = now,
    };

    if (*made_id == '\0' || !g_utf8_validate (made_id, -1, NULL) || !g_utf8_validate (unit, -1, NULL)) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_SQL,
                     _ ("The name of the unit is empty or not UTF-8; no book was made. Give the unit's full name."));
        return false;
    }
    if (!store_begin (store, error) || !store_end (store, store_role_among (store, user, STORE_CLERK, error) && store_book_insert (store, &book, user, error), error))
        return false;
    *id = book.id;
    return true;
}

static bool
books_copy (struct store *store, const struct store_book *book, struct store_book *copy, const char *user, GError **error)
{
    return store_role_among (store, user, STORE_CLERK, error) && store_book_insert (store, copy, user, error) &&
           store_carry_inside (store, book->id, copy->id, user, error);
}

bool
store_book_copy (struct store *store, const struct store_book *book, const char *unit, const char *user, int64_t *id,
                 GError **error)
{
    struct store_book copy = *book;
    g_autofree char *now = store_now ();
    g_autofree char *unit_id = books_unit_id (unit);

    copy.unit = (char *)unit;
    copy.unit_id = unit_id;
    copy.version = 1;
    copy.state = (char *)"draft";
    copy.created = now;
    if (!store_begin (store, error) || !store_end (store, books_copy (store, book, &copy, user, error), error))
        return false;
    *id = copy.id;
    return true;
}

static bool
books_delete (struct store *store, const struct store_book *book, const char *user, GError **error)
{
    g_autofree char *now = store_now ();
    g_autofree char *freed = g_strdup_printf ("%s~%" G_GINT64_FORMAT, book->unit_id, book->id);

    return store_may_edit (store, book->id, user, error) &&
           store_run (store, error, "UPDATE book SET unit_id = ?, state = '" BOOKS_DELETED "' WHERE id = ?", "ti", freed,
                      book->id) &&
           books_note (store, book->id, user, GROUP_STATE, BOOKS_DELETED, book->unit_id, freed, now, error);
}

bool
store_book_delete (struct store *store, const struct store_book *book, const char *user, GError **error)
{
    return store_begin (store, error) && store_end (store, books_delete (store, book, user, error), error);
}

/* One column of the book's row, with its note; nothing where it already stands so. */
static bool
books_set (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *note,
           const char *select, const char *update, const char *new, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, select, error);
    g_autofree char *now = store_now ();
    g_autofree char *old = NULL;

    if (!statement)
        return false;
    store_bind (statement, "i", book);
    if (store_step (store, statement, error) == STEP_FAILED)
        return false;
    old = store_valid (store_column_text (statement, 0));
    store_statement_reset (statement);
    if (g_strcmp0 (old, new) == 0)
        return true;
    return store_begin (store, error) &&
           store_end (store,
                      store_run (store, error, update, "ti", new, book) &&
                          books_note (store, book, user, kind, note, old ? old : "", new, now, error),
                      error);
}

bool
store_book_set_form_hash (struct store *store, int64_t book, const char *form_hash, const char *user, GError **error)
{
    return books_set (store, book, user, GROUP_FORMS, "forms", "SELECT form_hash FROM book WHERE id = ?",
                      "UPDATE book SET form_hash = ? WHERE id = ?", form_hash, error);
}

bool
store_book_set_unit (struct store *store, int64_t book, const char *unit, const char *user, GError **error)
{
    return books_set (store, book, user, GROUP_EDIT, "unit", "SELECT unit FROM book WHERE id = ?",
                      "UPDATE book SET unit = ? WHERE id = ?", unit, error);
}
