/* New books: an empty one, and the demonstration. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "formfile/formfile.h"
#include "import/tsv.h"

static bool
new_year_known (const struct form *form, int year)
{
    bool any = false;

    for (const int *y = form->years; y && *y; y++) {
        any = true;
        if (*y == year)
            return true;
    }
    return !any;
}

static char *
new_years (const struct form *form)
{
    GString *out = g_string_new (NULL);

    for (const int *y = form->years; *y; y++)
        g_string_append_printf (out, "%s%d", out->len > 0 ? ", " : "", *y);
    return g_string_free (out, FALSE);
}

/* The form, if it is made for the year. */
static struct form *
new_form (const char *edition, int year, GError **error)
{
    g_autoptr (Form) form = formfile_load (edition, error);

    if (!form)
        return NULL;
    if (form->abstract) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK,
                     _ ("The edition %s is only a base for others. Choose one of those that “juesuan forms list” shows."), edition);
        return NULL;
    }
    if (!new_year_known (form, year)) {
        g_autofree char *years = new_years (form);

        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK,
                     _ ("The edition %s is for %s, not for %d. Choose another edition."), edition, years, year);
        return NULL;
    }
    return g_steal_pointer (&form);
}

static bool
new_store (struct store *store, const struct book *book, const char *edition, const char *unit, const char *user,
           const char *hash, GError **error)
{
    g_autoptr (GPtrArray) items = books_name_items (book, unit, error);
    int64_t id, group;

    return items && (!hash || store_hash_choose (store, hash, user, error)) &&
           store_book_new (store, NULL, unit, book_year (book), edition, book_form (book)->hash, user, &id, error) &&
           store_commit (store, id, user, GROUP_NEW, 0, items, &group, error);
}

static bool
new_book (const char *path, const struct book *book, const char *edition, const char *unit, const char *user,
          const char *hash, GError **error)
{
    g_autoptr (Store) store = store_open (path, STORE_CREATE, error);

    return store && store_begin (store, error) &&
           store_end (store, new_store (store, book, edition, unit, user ? user : g_get_user_name (), hash, error), error);
}

/* Takes a file back that was made for a book which then could not be. */
static bool
new_unmake (const char *path, bool was_there)
{
    if (!was_there)
        g_unlink (path);
    return false;
}

bool
session_new (const char *path, const char *edition, const char *unit, int year, const char *user, const char *hash,
             GError **error)
{
    bool was_there = g_file_test (path, G_FILE_TEST_EXISTS);
    g_autofree char *name = g_strstrip (g_utf8_make_valid (unit, -1));
    g_autoptr (Form) form = new_form (edition, year, error);
    g_autoptr (Book) book = form ? book_new (form, year, error) : NULL;

    return book && (new_book (path, book, edition, name, user, hash, error) || new_unmake (path, was_there));
}

/* The first edition that has a demonstration: its folder's demo.tsv. */
static char *
new_find_demo (char **edition)
{
    g_auto (GStrv) folders = formfile_folders ();

    for (int i = 0; folders[i]; i++) {
        g_autoptr (GDir) dir = g_dir_open (folders[i], 0, NULL);
        const char *name;

        while (dir && (name = g_dir_read_name (dir))) {
            g_autofree char *path = g_build_filename (folders[i], name, "demo.tsv", NULL);

            if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
                continue;
            *edition = g_strdup (name);
            return g_steal_pointer (&path);
        }
    }
    return NULL;
}

struct demo {
    const char *file;    /* where it stands, for messages */
    const char *edition; /* these three: borrowed from the pairs, or from the folder's name */
    const char *unit;
    int year;
    GPtrArray *all;    /* address, text, address, text ... as read */
    GArray *all_lines; /* of int, the line of each pair */
    GPtrArray *cells;  /* those that are no settings, borrowed */
    GArray *lines;
};

/* "!edition", "!unit", "!year": a word without a point is no cell. */
static bool
new_demo_setting (struct demo *demo, const char *head, const char *text)
{
    if (strcmp (head, "!edition") == 0)
        demo->edition = text;
    else if (strcmp (head, "!unit") == 0)
        demo->unit = text;
    else if (strcmp (head, "!year") == 0)
        demo->year = (int)g_ascii_strtoll (text, NULL, 10);
    else
        return false;
    return true;
}

static void
new_demo_sort (struct demo *demo)
{
    for (guint i = 0; i < demo->all_lines->len; i++) {
        char *head = demo->all->pdata[2 * i];
        char *text = demo->all->pdata[2 * i + 1];

        if (new_demo_setting (demo, head, text))
            continue;
        if (strcmp (head, "unit.name") == 0 && !demo->unit)
            demo->unit = text;
        g_ptr_array_add (demo->cells, head);
        g_ptr_array_add (demo->cells, text);
        g_array_append_val (demo->lines, g_array_index (demo->all_lines, int, i));
    }
}

static bool
new_demo_type (struct session *session, const struct demo *demo, GError **error)
{
    int failed;

    /* GROUP_NEW: what made the book is nothing to undo. */
    if (!people_trust (session, error))
        return false;
    if (session_edit_many (session, (char **)demo->cells->pdata, (int)demo->lines->len, GROUP_NEW, ORIGIN_DEMO, &failed, error))
        return true;
    if (failed >= 0)
        g_prefix_error (error, "%s:%d: ", demo->file, g_array_index (demo->lines, int, failed));
    return false;
}

/* The book and its figures, in one transaction. */
static bool
new_demo_fill (struct store *store_take, const struct demo *demo, const struct book *book, const char *user, GError **error)
{
    g_autofree char *which = g_strdup_printf ("%s/%d", demo->unit, demo->year);
    g_autoptr (Store) store = store_take;
    g_autoptr (Session) session = NULL;

    if (!store_begin (store, error))
        return false;
    if (!new_store (store, book, demo->edition, demo->unit, user ? user : g_get_user_name (), NULL, error))
        return store_end (store, false, error);
    session = session_of (g_steal_pointer (&store), which, user, error); /* what failed is closed, and so rolled back */
    return session && store_end (session->store, new_demo_type (session, demo, error), error);
}

static bool
new_demo_year (struct demo *demo, GError **error)
{
    g_autoptr (Form) form = NULL;

    if (demo->year != 0)
        return true;
    form = formfile_load (demo->edition, error);
    if (form && form->years)
        demo->year = form->years[0];
    return form != NULL;
}

static bool
new_demo_make (const char *path, struct demo *demo, const char *user, GError **error)
{
    bool was_there = g_file_test (path, G_FILE_TEST_EXISTS);
    g_autoptr (Form) form = NULL;
    g_autoptr (Book) book = NULL;
    struct store *store;

    if (!demo->unit) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK, _ ("%s names no unit: a line unit.name is missing."),
                     demo->file);
        return false;
    }
    form = new_demo_year (demo, error) ? new_form (demo->edition, demo->year, error) : NULL;
    book = form ? book_new (form, demo->year, error) : NULL;
    store = book ? store_open (path, STORE_CREATE, error) : NULL;
    return store && (new_demo_fill (store, demo, book, user, error) || new_unmake (path, was_there));
}

static bool
new_demo_read (struct demo *demo, GError **error)
{
    g_autofree char *data = NULL;
    gsize length;

    if (!g_file_get_contents (demo->file, &data, &length, error) ||
        !tsv_read (demo->file, data, length, demo->all, demo->all_lines, error))
        return false;
    new_demo_sort (demo);
    return true;
}

bool
session_demo (const char *path, const char *user, GError **error)
{
    g_autofree char *edition = NULL;
    g_autofree char *file = new_find_demo (&edition);
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) cells = g_ptr_array_new ();
    g_autoptr (GArray) all_lines = g_array_new (FALSE, FALSE, sizeof (int));
    g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
    struct demo demo = {
        .file = file,
        .edition = edition,
        .all = all,
        .all_lines = all_lines,
        .cells = cells,
        .lines = lines,
    };

    if (!file) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BOOK,
                     _ ("No edition has a demonstration (demo.tsv). Is juesuan installed, or JUESUAN_FORMS set?"));
        return false;
    }
    return new_demo_read (&demo, error) && new_demo_make (path, &demo, user, error);
}

GPtrArray *
session_books (const char *path, GError **error)
{
    g_autoptr (Store) store = store_open (path, STORE_READ, error);

    return store ? store_books (store, error) : NULL;
}
