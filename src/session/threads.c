/* Queries: read from the notes of the trail, asked, answered and closed. */
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

/* What people do in a review becomes notes. */

bool
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
char *
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
