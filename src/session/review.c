/* What a reviewer has to look at, what is marked as checked, and what is different since the last review: read from the notes of
 * the trail. */
#include "config.h"

#include "session/review.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/private.h"

static void
row_free (gpointer data)
{
    struct review_row *row = data;

    g_free (row->address);
    g_free (row->shown);
    g_free (row->last);
    g_free (row->prior);
    g_free (row);
}

void
review_free (struct review *review)
{
    if (!review)
        return;
    g_ptr_array_unref (review->threads);
    g_ptr_array_unref (review->rows);
    g_free (review->reviewed);
    g_free (review);
}

/* The newest note by which a reviewer took a decision. */
static const struct store_note *
review_last_note (const GPtrArray *notes)
{
    for (guint i = notes->len; i > 0; i--) {
        const struct store_note *note = notes->pdata[i - 1];

        if (strcmp (note->what, "state") == 0 && note->fields[0] &&
            (strcmp (note->fields[0], "returned") == 0 || strcmp (note->fields[0], "approved") == 0) &&
            strcmp (note->old, "submitted") == 0)
            return note;
    }
    return NULL;
}

/* Queries that were open at that note. */
static int
review_asked (const GPtrArray *notes, const struct store_note *until)
{
    int open = 0;

    for (guint i = 0; i < notes->len && notes->pdata[i] != until; i++) {
        const char *what = ((struct store_note *)notes->pdata[i])->what;

        open += strcmp (what, "query") == 0 ? 1 : strcmp (what, "close") == 0 ? -1 : 0;
    }
    return open;
}

/* The book as it stood then; NULL without an error where it never was reviewed. */
static struct book *
review_last_book (struct session *session, const GPtrArray *notes, GError **error)
{
    const struct store_note *note = review_last_note (notes);
    g_autoptr (GPtrArray) items = note ? store_load_at (session->store, session->info->id, note->seq, error) : NULL;

    if (!items)
        return NULL;
    prior_put (session, items);
    return book_open (session->form, session->info->year, items, NULL, error);
}

/* Cell -> signature, as ticked last; "" where that was taken back.  `at_once`: the cells that were ticked with the whole book, whose
 * ticks say less. */
static GHashTable *
review_ticks (const GPtrArray *notes, GHashTable *at_once)
{
    GHashTable *ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "tick") != 0)
            continue;
        for (guint f = 1; note->fields[0] && note->fields[f] && note->fields[f + 1]; f += 2) {
            g_hash_table_insert (ticks, g_strdup (note->fields[f]), g_strdup (note->fields[f + 1]));
            if (strcmp (note->fields[0], REVIEW_ALL) == 0)
                g_hash_table_add (at_once, g_strdup (note->fields[f]));
            else
                g_hash_table_remove (at_once, note->fields[f]);
        }
    }
    return ticks;
}

static char *
review_last_figure (const struct book *last, const struct cell *cell)
{
    const struct cell *then = book_cell_at (last, cell->section->form->id, cell->row->id, cell->column->id);

    return then ? book_print (last, node_of (then->index, false)) : g_strdup ("");
}

static struct review_row *
review_row (struct session *session, const struct risk *risk, const struct book *last, GHashTable *ticks)
{
    struct review_row *row = g_new0 (struct review_row, 1);
    const struct cell *cell = book_cell (session->book, risk->cell);
    g_autofree char *signature = risk_signature (session->book, cell);
    const char *ticked = g_hash_table_lookup (ticks, cell->address);

    row->risk = *risk;
    row->address = g_strdup (cell->address);
    row->shown = book_print (session->book, node_of (risk->cell, false));
    row->prior = book_print (session->book, node_of (risk->cell, true));
    row->last = last ? review_last_figure (last, cell) : NULL;
    row->ticked = ticked && strcmp (ticked, signature) == 0;
    row->lapsed = ticked && *ticked && !row->ticked;
    row->open = session_open_queries (session, cell->address);
    return row;
}

struct review *
session_review (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) notes = NULL;
    g_autoptr (GHashTable) ticks = NULL;
    g_autoptr (GHashTable) at_once = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (GArray) risks = NULL;
    g_autoptr (Book) last = NULL;
    struct review *review;
    GError *trouble = NULL;

    session_preview_end (session);
    notes = store_notes (session->store, session->info->id, error);
    last = notes ? review_last_book (session, notes, &trouble) : NULL;
    if (!notes || trouble) {
        if (trouble)
            g_propagate_error (error, trouble);
        return NULL;
    }
    review = g_new0 (struct review, 1);
    review->threads = g_ptr_array_ref ((GPtrArray *)session_threads (session));
    review->rows = g_ptr_array_new_with_free_func (row_free);
    review->open = session_open_queries (session, NULL);
    if (last) {
        const struct store_note *decided = review_last_note (notes);

        review->reviewed = store_time_shown (decided->time);
        review->returned = strcmp (decided->fields[0], stage_names[STAGE_RETURNED]) == 0;
        review->asked = review_asked (notes, decided);
    }
    ticks = review_ticks (notes, at_once);
    risks = risk_list (session->book, last);
    for (guint i = 0; i < risks->len; i++) {
        struct review_row *row = review_row (session, &g_array_index (risks, struct risk, i), last, ticks);

        review->must += row->risk.must ? 1 : 0;
        review->seen += row->risk.must && row->ticked ? 1 : 0;
        row->at_once = row->ticked && g_hash_table_contains (at_once, row->address);
        review->at_once += row->risk.must && row->at_once ? 1 : 0;
        g_ptr_array_add (review->rows, row);
    }
    return review;
}

bool
session_review_left (struct session *session, int *must, int *seen)
{
    int64_t version = store_version (session->store, session->info->id);

    if (!session->counted || session->counted_version != version) {
        g_autoptr (Review) review = session_review (session, NULL);

        if (!review)
            return false;
        session->counted = true;
        session->counted_version = version;
        session->must = review->must;
        session->seen = review->seen;
    }
    *must = session->must;
    *seen = session->seen;
    return true;
}

/* Doing. */

bool
session_tick (struct session *session, const char *target, bool on, GError **error)
{
    g_autoptr (Review) review = NULL;
    g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *scope = NULL;

    if (!people_may (session, DEED_TICK, error))
        return false;
    scope = strcmp (target, REVIEW_ALL) == 0 ? g_strdup (REVIEW_ALL) : review_target (session, target, error);
    review = scope ? session_review (session, error) : NULL;
    if (!review)
        return false;
    g_ptr_array_add (fields, g_strdup (scope));
    for (guint i = 0; i < review->rows->len; i++) {
        const struct review_row *row = review->rows->pdata[i];
        size_t length = strlen (scope);
        bool whole = strcmp (scope, REVIEW_ALL) == 0;
        bool inside = whole || (strncmp (row->address, scope, length) == 0 && strchr (".", row->address[length]));

        /* Marked with the whole book and now by itself: somebody has looked. */
        if (!inside || (row->ticked == on && (whole || !on || !row->at_once)))
            continue;
        g_ptr_array_add (fields, g_strdup (row->address));
        g_ptr_array_add (fields, on ? risk_signature (session->book, book_cell (session->book, row->risk.cell)) : g_strdup (""));
    }
    if (fields->len == 1)
        return true;
    g_ptr_array_add (fields, NULL);
    return review_note (session, DEED_TICK, "tick", (const char *const *)fields->pdata, error);
}

/* Cells whose rows were deleted since. */
static void
diff_gone (const struct book *now, const struct book *last, GPtrArray *lines)
{
    for (int i = 0; i < book_n_cells (last); i++) {
        const struct cell *cell = book_cell (last, i);
        g_autofree char *then = NULL;

        if (book_cell_at (now, cell->section->form->id, cell->row->id, cell->column->id))
            continue;
        then = book_print (last, node_of (i, false));
        if (*then)
            g_ptr_array_add (lines, g_strdup_printf ("%s\t%s\t", cell->address, then));
    }
}

GPtrArray *
session_diff (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, error);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (Book) last = NULL;
    GError *trouble = NULL;

    session_preview_end (session);
    last = notes ? review_last_book (session, notes, &trouble) : NULL;
    if (trouble)
        g_propagate_error (error, trouble);
    else if (notes && !last)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("This book was never reviewed, so there is nothing to compare it with."));
    if (!last)
        return NULL;
    for (int i = 0; i < book_n_cells (session->book); i++) {
        const struct cell *cell = book_cell (session->book, i);
        g_autofree char *now = book_print (session->book, node_of (i, false));
        g_autofree char *then = review_last_figure (last, cell);

        if (strcmp (now, then) != 0)
            g_ptr_array_add (lines, g_strdup_printf ("%s\t%s\t%s", cell->address, then, now));
    }
    diff_gone (session->book, last, lines);
    return g_steal_pointer (&lines);
}
