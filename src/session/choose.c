/* Which book of a file is meant, and what each is called. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#define SESSION_LISTED 20 /* books named in a sentence */

char *
session_called (const GPtrArray *books, guint i)
{
    const struct store_book *book = books->pdata[i], *next = i + 1 < books->len ? books->pdata[i + 1] : NULL;
    bool newest = !next || next->year != book->year || strcmp (next->unit, book->unit) != 0 || strcmp (next->unit_id, book->unit_id) != 0;

    return newest ? g_strdup_printf ("%s/%d", book->unit, book->year)
                  : g_strdup_printf ("%s/%d/%d", book->unit, book->year, book->version);
}

/* The first ones by name: a bureau's file has thousands. */
static char *
session_list (const GPtrArray *books)
{
    GString *out = g_string_new (NULL);

    for (guint i = 0; i < MIN (books->len, SESSION_LISTED); i++) {
        g_autofree char *called = session_called (books, i);

        g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", called);
    }
    if (books->len > SESSION_LISTED)
        g_string_append_printf (out, " … (%u)", books->len);
    return g_string_free (out, FALSE);
}

char *
session_which (const struct store_book *info)
{
    return g_strdup_printf ("%s/%d/%d", info->unit_id, info->year, info->version);
}

/* "UNIT/YEAR", with "/VERSION" where an older one is meant, or one of the two alone where it says enough. */
static bool
session_matches (const struct store_book *book, const char *which)
{
    g_autofree char *year = g_strdup_printf ("%d", book->year);
    g_autofree char *by_name = g_strconcat (book->unit, "/", year, NULL);
    g_autofree char *by_id = g_strconcat (book->unit_id, "/", year, NULL);
    g_autofree char *exact = g_strdup_printf ("%s/%d", by_name, book->version);
    g_autofree char *exact_id = g_strdup_printf ("%s/%d", by_id, book->version);
    const char *const words[] = {exact, exact_id, by_name, by_id, book->unit, book->unit_id, year};

    for (size_t i = 0; i < G_N_ELEMENTS (words); i++) {
        if (strcmp (words[i], which) == 0)
            return true;
    }
    return false;
}

/* The newest version of the one book meant; -1 and a sentence where none or several are. */
static int
session_choose (const char *path, const GPtrArray *books, const char *which, GError **error)
{
    const struct store_book *found = NULL;
    g_autofree char *list = session_list (books);
    int index = -1;

    for (guint i = 0; i < books->len; i++) {
        const struct store_book *book = books->pdata[i];

        if (which && !session_matches (book, which))
            continue;
        if (found && (strcmp (found->unit_id, book->unit_id) != 0 || found->year != book->year)) {
            g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK,
                         _ ("The file %s holds several books; name one of them as UNIT/YEAR: %s."), path, list);
            return -1;
        }
        found = book;
        index = (int)i;
    }
    if (books->len == 0)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK,
                     _ ("The file %s holds no book yet. Make one with 'juesuan new'."), path);
    else if (!found)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK, _ ("The file %s holds no book %s; it has %s."), path,
                     which, list);
    return index;
}

bool
session_find_book (struct session *session, const char *which, GError **error)
{
    g_auto (GStrv) part = g_strsplit (which ? which : "", "/", 2);
    g_autoptr (GPtrArray) books = store_books_of (session->store, part[0] ? part[0] : "", error);
    int index = books && books->len > 0 ? session_choose (session->path, books, which, NULL) : -1;

    if (!books)
        return false;
    if (index < 0) { /* a name that is no id, a year alone, or nothing: that takes all of them */
        g_ptr_array_unref (books);
        books = store_books (session->store, error);
        index = books ? session_choose (session->path, books, which, error) : -1;
    }
    if (index < 0)
        return false;
    session->info = g_ptr_array_steal_index (books, (guint)index);
    return true;
}
