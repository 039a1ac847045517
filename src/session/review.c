/* Ticks, queries and the list of what to look at, read from the notes of the trail. */
#include "config.h"

#include "session/review.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "session/private.h"

const char *const thread_state_names[3] = { "waiting", "answered", "closed" };
const char *const query_kinds[N_QUERY_KINDS] = { "query", "opinion", "hint" };

const char *
thread_state_label (enum thread_state state)
{
    static const char *const labels[3] = { N_ ("waiting for an answer"), N_ ("answered"), N_ ("closed") };

    return _ (labels[state]);
}

static int
query_kind_find (const char *kind)
{
    for (int i = 0; i < N_QUERY_KINDS; i++) {
        if (strcmp (query_kinds[i], kind) == 0)
            return i;
    }
    return -1;
}

const char *
query_kind_label (const char *kind)
{
    static const char *const labels[N_QUERY_KINDS] = { N_ ("query"), N_ ("opinion"), N_ ("note") };
    int i = query_kind_find (kind);

    return i < 0 ? kind : _ (labels[i]);
}

/* Reading threads. */

static void
entry_free (gpointer data)
{
    struct thread_entry *entry = data;

    g_free (entry->user);
    g_free (entry->time);
    g_free (entry->text);
    g_free (entry->old);
    g_free (entry->new);
    g_free (entry);
}

void
thread_free (struct thread *thread)
{
    if (!thread)
        return;
    g_free (thread->id);
    g_free (thread->target);
    g_free (thread->kind);
    g_free (thread->asker);
    g_ptr_array_unref (thread->entries);
    g_free (thread);
}

struct thread *
threads_find (const GPtrArray *threads, const char *id)
{
    for (guint i = 0; i < threads->len; i++) {
        struct thread *thread = threads->pdata[i];

        if (g_ascii_strcasecmp (thread->id, id) == 0)
            return thread;
    }
    return NULL;
}

static struct thread_entry *
threads_say (struct thread *thread, const struct store_note *note, const char *text)
{
    struct thread_entry *entry = g_new0 (struct thread_entry, 1);

    entry->user = g_strdup (note->user);
    entry->time = store_time_shown (note->time);
    entry->text = g_strdup (text);
    g_ptr_array_add (thread->entries, entry);
    return entry;
}

/* "query": id, target, kind, text, figure. */
static void
threads_open (GPtrArray *threads, const struct store_note *note)
{
    struct thread *thread = g_new0 (struct thread, 1);

    thread->id = g_strdup (note->fields[0]);
    thread->target = g_strdup (note->fields[1]);
    thread->kind = g_strdup (note->fields[2]);
    thread->asker = g_strdup (note->user);
    thread->entries = g_ptr_array_new_with_free_func (entry_free);
    threads_say (thread, note, note->fields[3]);
    g_ptr_array_add (threads, thread);
}

/* "entry": id, text, figure when asked, figure now.  Whoever asked and asks again waits again. */
static void
threads_answer (struct thread *thread, const struct store_note *note)
{
    struct thread_entry *entry = threads_say (thread, note, note->fields[1]);

    if (strcmp (note->fields[2], note->fields[3]) != 0) {
        entry->old = g_strdup (note->fields[2]);
        entry->new = g_strdup (note->fields[3]);
    }
    thread->state = strcmp (note->user, thread->asker) == 0 ? THREAD_WAITING : THREAD_ANSWERED;
}

static void
threads_take (GPtrArray *threads, const struct store_note *note)
{
    guint n = g_strv_length (note->fields);
    struct thread *thread = n > 0 ? threads_find (threads, note->fields[0]) : NULL;

    if (strcmp (note->what, "query") == 0 && n >= 5 && !thread)
        threads_open (threads, note);
    else if (strcmp (note->what, "entry") == 0 && n >= 4 && thread)
        threads_answer (thread, note);
    else if (strcmp (note->what, "close") == 0 && n >= 2 && thread) {
        if (*note->fields[1])
            threads_say (thread, note, note->fields[1]);
        thread->state = THREAD_CLOSED;
    }
}

GPtrArray *
threads_read (const GPtrArray *notes)
{
    GPtrArray *threads = g_ptr_array_new_with_free_func ((GDestroyNotify)thread_free);

    for (guint i = 0; notes && i < notes->len; i++)
        threads_take (threads, notes->pdata[i]);
    return threads;
}

const GPtrArray *
session_threads (struct session *session)
{
    int64_t version = store_version (session->store, session->info->id);
    g_autoptr (GPtrArray) notes = NULL;

    if (session->threads && session->threads_version == version)
        return session->threads;
    if (session->threads)
        g_ptr_array_unref (session->threads);
    session->threads_version = version;
    notes = store_notes (session->store, session->info->id, NULL);
    session->threads = threads_read (notes);
    return session->threads;
}

static bool
threads_on (const struct thread *thread, const char *target)
{
    size_t length = strlen (target);

    return strncmp (thread->target, target, length) == 0 && (thread->target[length] == '\0' || thread->target[length] == '.');
}

int
session_open_queries (struct session *session, const char *target)
{
    const GPtrArray *threads = session_threads (session);
    int n = 0;

    for (guint i = 0; i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];

        n += thread->state != THREAD_CLOSED && (!target || threads_on (thread, target)) ? 1 : 0;
    }
    return n;
}

/* The list. */

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

/* Cell -> signature, as ticked last; "" where that was taken back. */
static GHashTable *
review_ticks (const GPtrArray *notes)
{
    GHashTable *ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint i = 0; i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "tick") != 0)
            continue;
        for (guint f = 1; note->fields[0] && note->fields[f] && note->fields[f + 1]; f += 2)
            g_hash_table_insert (ticks, g_strdup (note->fields[f]), g_strdup (note->fields[f + 1]));
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
    review->reviewed = last ? store_time_shown (review_last_note (notes)->time) : NULL;
    ticks = review_ticks (notes);
    risks = risk_list (session->book, last);
    for (guint i = 0; i < risks->len; i++) {
        struct review_row *row = review_row (session, &g_array_index (risks, struct risk, i), last, ticks);

        review->must += row->risk.must ? 1 : 0;
        review->seen += row->risk.must && row->ticked ? 1 : 0;
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

static bool
review_note (struct session *session, enum deed deed, const char *what, const char *const *fields, GError **error)
{
    g_autofree char *stages = workflow_stages (deed), *roles = workflow_roles (deed, session_stage (session));
    bool alone = store_version (session->store, session->info->id) == session->version;

    if (!store_note_add (session->store, session->info->id, session->user, GROUP_REVIEW, what, fields, stages, roles, error))
        return false;
    if (alone)
        session->version = store_version (session->store, session->info->id);
    return true;
}

static bool
review_text (const char *text, char **clean, GError **error)
{
    *clean = g_strstrip (g_utf8_make_valid (text ? text : "", -1));
    if (**clean)
        return true;
    g_clear_pointer (clean, g_free);
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no text; nothing was written. Type what you want to say."));
    return false;
}

/* The cell, row or section that a person names, as it is kept. NULL and a sentence. */
static char *
review_target (struct session *session, const char *target, GError **error)
{
    const struct section *section = form_section (session->form, target);
    g_auto (GStrv) parts = g_strsplit (target, ".", 2);
    const struct section *of = parts[0] ? form_section (session->form, parts[0]) : NULL;
    const struct book_section *rows = of ? book_section (session->book, of->id) : NULL;
    const struct cell *cell;
    enum layer layer;

    if (section)
        return g_strdup (section->id);
    if (rows && parts[1] && !strchr (parts[1], '.') && of->kind != SECTION_FIELDS && book_row (rows, parts[1]))
        return g_strdup_printf ("%s.%s", of->id, parts[1]);
    cell = book_find (session->book, target, &layer, error);
    return cell ? g_strdup (cell->address) : NULL;
}

bool
session_tick (struct session *session, const char *target, bool on, GError **error)
{
    g_autoptr (Review) review = NULL;
    g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *scope = NULL;

    if (!people_may (session, DEED_TICK, error))
        return false;
    scope = strcmp (target, "all") == 0 ? g_strdup ("all") : review_target (session, target, error);
    review = scope ? session_review (session, error) : NULL;
    if (!review)
        return false;
    g_ptr_array_add (fields, g_strdup (scope));
    for (guint i = 0; i < review->rows->len; i++) {
        const struct review_row *row = review->rows->pdata[i];
        size_t length = strlen (scope);
        bool inside = strcmp (scope, "all") == 0 || (strncmp (row->address, scope, length) == 0 && strchr (".", row->address[length]));

        if (!inside || row->ticked == on)
            continue;
        g_ptr_array_add (fields, g_strdup (row->address));
        g_ptr_array_add (fields, on ? risk_signature (session->book, book_cell (session->book, row->risk.cell)) : g_strdup (""));
    }
    if (fields->len == 1)
        return true;
    g_ptr_array_add (fields, NULL);
    return review_note (session, DEED_TICK, "tick", (const char *const *)fields->pdata, error);
}

/* What the thread's cell shows; "" where it is on no cell. */
static char *
review_figure (struct session *session, const char *target)
{
    const struct cell *cell = book_find (session->book, target, &(enum layer){ LAYER_VALUE }, NULL);

    return cell ? book_print (session->book, node_of (cell->index, false)) : g_strdup ("");
}

static char *
review_next_id (struct session *session)
{
    const GPtrArray *threads = session_threads (session);
    int most = 0;

    for (guint i = 0; i < threads->len; i++)
        most = MAX (most, atoi (((struct thread *)threads->pdata[i])->id + 1));
    return g_strdup_printf ("Q%d", most + 1);
}

bool
session_query (struct session *session, const char *target, const char *kind, const char *text, char **id, GError **error)
{
    g_autofree char *clean = NULL, *made = NULL, *where = NULL, *figure = NULL;

    session_preview_end (session);
    if (!people_may (session, DEED_QUERY, error) || !review_text (text, &clean, error))
        return false;
    where = review_target (session, target, error);
    if (!where)
        return false;
    if (query_kind_find (kind) < 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no kind %s; there are query, opinion and hint."), kind);
        return false;
    }
    figure = review_figure (session, where);
    made = review_next_id (session);
    const char *const fields[] = { made, where, kind, clean, figure, NULL };
    if (!review_note (session, DEED_QUERY, "query", fields, error))
        return false;
    if (id)
        *id = g_steal_pointer (&made);
    return true;
}

static const struct thread *
review_thread (struct session *session, const char *id, GError **error)
{
    g_autofree char *name = g_ascii_isdigit (id[0]) ? g_strconcat ("Q", id, NULL) : g_strdup (id); /* 1 is Q1 */
    const struct thread *thread = threads_find (session_threads (session), name);

    if (!thread)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no query %s. See: juesuan review FILE list"), id);
    else if (thread->state == THREAD_CLOSED)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("%s is closed; open a new query instead."), thread->id);
    return thread && thread->state != THREAD_CLOSED ? thread : NULL;
}

/* The figure when the question was asked, from its note. */
static char *
review_asked_figure (struct session *session, const char *id)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, NULL);

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "query") == 0 && g_strv_length (note->fields) >= 5 && strcmp (note->fields[0], id) == 0)
            return g_strdup (note->fields[4]);
    }
    return g_strdup ("");
}

bool
session_answer (struct session *session, const char *id, const char *text, GError **error)
{
    const struct thread *thread;
    g_autofree char *clean = NULL, *asked = NULL, *figure = NULL;

    session_preview_end (session);
    if (!people_may (session, DEED_ANSWER, error) || !review_text (text, &clean, error))
        return false;
    thread = review_thread (session, id, error);
    if (!thread)
        return false;
    asked = review_asked_figure (session, thread->id);
    figure = review_figure (session, thread->target);
    const char *const fields[] = { thread->id, clean, asked, figure, NULL };
    return review_note (session, DEED_ANSWER, "entry", fields, error);
}

bool
threads_may_close (const struct session *session, const struct thread *thread, const char *user, enum person person)
{
    return person == PERSON_SINGLE || strcmp (thread->asker, user) == 0 ||
           (person == PERSON_HEAD && people_gone (session, thread->asker));
}

bool
session_may_close (struct session *session, const struct thread *thread, GError **error)
{
    if (threads_may_close (session, thread, session->user, session->person))
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN,
                 _ ("%s was asked by %s, and only who asked closes. Answer it, and leave the rest to %s."), thread->id, thread->asker,
                 thread->asker);
    return false;
}

bool
session_close_query (struct session *session, const char *id, const char *text, GError **error)
{
    const struct thread *thread;
    g_autofree char *clean = g_strstrip (g_utf8_make_valid (text ? text : "", -1));

    if (!people_may (session, DEED_CLOSE, error))
        return false;
    thread = review_thread (session, id, error);
    if (!thread || !session_may_close (session, thread, error))
        return false;
    const char *const fields[] = { thread->id, clean, NULL };
    return review_note (session, DEED_CLOSE, "close", fields, error);
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
