/* The report beside another version of it: last year's figures, another file, or the book as it was when it was approved. */
#include "session/export.h"
#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/report-compare.h"

/* What a book shows now. */
static GPtrArray *
compare_book (struct book *book)
{
    g_autoptr (Report) report = report_build (book, &(struct report_state){ .draft = true });

    return report_figures (report, book, false);
}

static GPtrArray *
compare_last_year (struct session *session)
{
    g_autoptr (Report) report = session_report (session);

    return report_figures (report, session->book, true);
}

/* The same unit and year in the other file, else the only book that it has. */
static GPtrArray *
compare_file (struct session *session, const char *path, GError **error)
{
    g_autofree char *which = g_strdup_printf ("%s/%d", session->info->unit_id, session->info->year);
    g_autoptr (Session) other = session_open (path, which, STORE_READ, session->user, NULL);

    if (!other)
        other = session_open (path, NULL, STORE_READ, session->user, error);
    return other ? compare_book (other->book) : NULL;
}

/* The row of the trail with the newest approval of this book or, where it is a correction, of the one before; 0 none. */
static int64_t
compare_approval (struct session *session, int64_t book, GError **error)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, book, error);
    int64_t seq = 0;

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];
        if (strcmp (note->what, "state") == 0 && note->fields && note->fields[0] && strcmp (note->fields[0], "approved") == 0)
            seq = note->seq;
    }
    return seq;
}

static GPtrArray *
compare_at (struct session *session, int64_t id, int64_t seq, GError **error)
{
    g_autoptr (GPtrArray) items = store_load_at (session->store, id, seq, error);
    g_autoptr (GPtrArray) parked = item_array_new ();
    g_autoptr (Book) book = items ? book_open (session->form, session->info->year, items, parked, error) : NULL;

    return book ? compare_book (book) : NULL;
}

static GPtrArray *
compare_approved (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) books = store_books (session->store, error);
    int64_t found = 0, seq = 0;

    for (guint i = 0; books && i < books->len; i++) { /* versions stand in their order */
        const struct store_book *book = books->pdata[i];
        int64_t at;
        if (strcmp (book->unit_id, session->info->unit_id) != 0 || book->year != session->info->year || book->version > session->info->version)
            continue;
        at = compare_approval (session, book->id, error);
        found = at > 0 ? book->id : found;
        seq = at > 0 ? at : seq;
    }
    if (seq > 0)
        return compare_at (session, found, seq, error);
    if (books && (!error || !*error))
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The book was never approved, so there is nothing to compare with. Compare with last-year or with a file."));
    return NULL;
}

bool
session_compare (struct session *session, struct report *report, const char *since, GError **error)
{
    bool last_year = strcmp (since, "last-year") == 0, approved = strcmp (since, "approved") == 0;
    g_autoptr (GPtrArray) before = last_year  ? compare_last_year (session)
                                   : approved ? compare_approved (session, error)
                                              : compare_file (session, since, error);
    g_autofree char *name = last_year ? g_strdup_printf ("%d", session->info->year - 1) : approved ? g_strdup (_("the approved version")) : g_path_get_basename (since);
    g_autofree char *shown = g_filename_display_name (name);
    g_autofree char *title = g_strdup_printf (_("What is different since %s"), shown);
    const struct compare_words words = {
        .title = title,
        .none = _("No figure is different."),
        .heads = { _("Table"), _("Row"), _("Column"), _("before"), _("now"), _("difference") },
        .added = last_year ? _("[none in that year]") : _("[new]"),
        .removed = _("[gone]"),
        .mark = _("[was %s]"),
    };

    if (!before)
        return false;
    report_compare (report, session->book, before, &words);
    return true;
}
