/* A submitted book that is reviewed elsewhere: a copy to carry, and taking over what was done in it. */
#include "config.h"

#include "session/review.h"
#include "session/steps.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "session/private.h"
#include "session/seal.h"

bool
session_carry (struct session *session, const char *path, GError **error)
{
    if (session_stage (session) == STAGE_SUBMITTED)
        return store_copy (session->store, path, error);
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN, _ ("Only a submitted book is carried to a reviewer. Submit it first."));
    return false;
}

struct merge {
    struct session *session;
    struct store *from;
    GPtrArray *people; /* of our file */
    GPtrArray *notes;  /* of the copy, this book's; those to be taken over are left at the end */
    int64_t fork;      /* last row that both histories have */
    const char *path;
};

G_GNUC_PRINTF (3, 4)
static bool
merge_refuse (const struct merge *merge, GError **error, const char *format, ...)
{
    va_list values;
    g_autofree char *why = NULL;

    va_start (values, format);
    why = g_strdup_vprintf (format, values);
    va_end (values);
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED, _ ("Nothing was taken over from %s: %s"), merge->path, why);
    return false;
}

static bool
merge_is_state (const struct store_note *note)
{
    return strcmp (note->what, "state") == 0 && note->fields[0];
}

/* Ours since they parted: figures, or another step, mean that what was reviewed is not what stands here. */
static bool
merge_ours (const struct merge *merge, const GPtrArray *ours, GError **error)
{
    const struct session *session = merge->session;
    bool touched;

    if (!store_touched (session->store, session->info->id, merge->fork, &touched, error))
        return false;
    for (guint i = 0; i < ours->len; i++) {
        const struct store_note *note = ours->pdata[i];

        if (note->seq > merge->fork && merge_is_state (note) && !touched)
            return merge_refuse (merge, error, _ ("the book here was taken a step further since the copy was made. Make a new copy."));
    }
    if (touched)
        return merge_refuse (merge, error, _ ("figures were changed here since the copy was made. Make a new copy."));
    return true;
}

/* The row of this copy up to which an earlier merge took it: another copy's head is none of its rows. */
static bool
merge_taken (const struct merge *merge, const GPtrArray *ours, int64_t *taken, GError **error)
{
    *taken = 0;
    for (guint i = 0; i < ours->len; i++) {
        const struct store_note *note = ours->pdata[i];
        int64_t row = strcmp (note->what, "merge") == 0 && note->fields[0] ? store_hash_row (merge->from, note->fields[0], error) : 0;

        if (row < 0)
            return false;
        *taken = MAX (*taken, row);
    }
    return true;
}

static enum person
merge_person (const struct merge *merge, const char *name)
{
    for (guint i = 0; i < merge->people->len; i++) {
        const struct store_person *person = merge->people->pdata[i];

        if (strcmp (person->name, name) == 0 && !person->disabled && person_find (person->role) >= 0)
            return (enum person)person_find (person->role);
    }
    return merge->people->len > 0 ? PERSON_READER : PERSON_SINGLE;
}

static int
merge_deed (const struct store_note *note)
{
    static const struct {
        const char *what, *state;
        enum deed deed;
    } deeds[] = {
        { "query", NULL, DEED_QUERY },          { "entry", NULL, DEED_ANSWER },           { "close", NULL, DEED_CLOSE },
        { "tick", NULL, DEED_TICK },            { "state", "returned", DEED_RETURN },     { "state", "approved", DEED_APPROVE },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (deeds); i++) {
        if (strcmp (note->what, deeds[i].what) == 0 && (!deeds[i].state || g_strcmp0 (note->fields[0], deeds[i].state) == 0))
            return (int)deeds[i].deed;
    }
    return -1;
}

/* What was sealed there must be what this program would seal here: it is printed from then on. */
static bool
merge_sealed (const struct merge *merge, const struct store_note *note, GError **error)
{
    struct store_seal *theirs = store_seal_at (merge->from, merge->session->info->id, note->seq, NULL);
    struct store_seal *ours = seal_make (merge->session->book, error);
    bool same = ours && theirs && strcmp (ours->forms, theirs->forms) == 0 && strcmp (ours->cells, theirs->cells) == 0;
    bool made = ours != NULL;

    store_seal_free (ours);
    store_seal_free (theirs);
    return same || (made && merge_refuse (merge, error,
                                          _ ("what was sealed there is not the book here (other form files, or another version of "
                                             "juesuan). Approve it with the program and the forms that it was submitted with.")));
}

/* Four eyes, also where the copy was approved by a program that did not ask. */
static bool
merge_other_eyes (const struct merge *merge, const GPtrArray *ours, const struct store_note *note, GError **error)
{
    const struct store_note *submitted = steps_note (ours, stage_names[STAGE_SUBMITTED]);

    if (merge->people->len == 0 || !submitted || strcmp (submitted->user, note->user) != 0)
        return true;
    return merge_refuse (merge, error, _ ("%s submitted this book and cannot approve it as well. Another head must."), note->user);
}

/* What was done there must be what the people of this file may do here. */
static bool
merge_allowed (const struct merge *merge, const GPtrArray *ours, const struct store_note *note, const char *fingerprint, GError **error)
{
    int deed = merge_deed (note);

    if (deed < 0)
        return merge_refuse (merge, error, _ ("the book was withdrawn, unlocked or published in the copy, which is done in the file itself."));
    if (!workflow_allows ((enum deed)deed, STAGE_SUBMITTED, merge_person (merge, note->user)))
        return merge_refuse (merge, error, _ ("%s may not do “%s” in this file."), note->user, _ (workflow[deed].label));
    if (merge_is_state (note) && g_strcmp0 (note->fields[2], fingerprint) != 0)
        return merge_refuse (merge, error, _ ("the report there is not the one here (other form files, or another book of last year)."));
    return deed != DEED_APPROVE || (merge_other_eyes (merge, ours, note, error) && merge_sealed (merge, note, error));
}

/* Only who asked closes, whether it was asked here or there.  The notes have their numbers of here. */
static bool
merge_closed (const struct merge *merge, const GPtrArray *ours, GError **error)
{
    g_autoptr (GPtrArray) all = g_ptr_array_new ();
    g_autoptr (GPtrArray) threads = NULL;

    for (guint i = 0; i < ours->len; i++)
        g_ptr_array_add (all, ours->pdata[i]);
    for (guint i = 0; i < merge->notes->len; i++)
        g_ptr_array_add (all, merge->notes->pdata[i]);
    threads = threads_read (all);
    for (guint i = 0; i < merge->notes->len; i++) {
        const struct store_note *note = merge->notes->pdata[i];
        const struct thread *thread = strcmp (note->what, "close") == 0 ? threads_find (threads, note->fields[0]) : NULL;

        if (thread && !threads_may_close (merge->session, thread, note->user, merge_person (merge, note->user)))
            return merge_refuse (merge, error, _ ("%s closed query %s there, and only %s, who asked, closes it."), note->user, thread->id,
                                 thread->asker);
    }
    return true;
}

static bool
merge_is_query (const struct store_note *note)
{
    return strcmp (note->what, "query") == 0 && note->fields[0];
}

/* What a query that an earlier merge took over is called here; NULL where there is none like it. */
static const char *
merge_name_here (const GPtrArray *ours, const struct store_note *query)
{
    g_autofree char *wanted = g_strjoinv ("\n", query->fields + 1);

    for (guint i = 0; i < ours->len; i++) {
        const struct store_note *note = ours->pdata[i];
        g_autofree char *words = merge_is_query (note) ? g_strjoinv ("\n", note->fields + 1) : NULL;

        if (words && strcmp (words, wanted) == 0 && strcmp (note->user, query->user) == 0 && strcmp (note->time, query->time) == 0)
            return note->fields[0];
    }
    return NULL;
}

/* Queries asked here and there in the meantime may have the same number.  Number there -> number here, for those asked since
 * they parted. */
static GHashTable *
merge_names (const struct merge *merge, const GPtrArray *ours, int64_t taken)
{
    GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    const GPtrArray *threads = session_threads (merge->session);
    int next = 1;

    for (guint i = 0; i < threads->len; i++)
        next = MAX (next, 1 + atoi (((struct thread *)threads->pdata[i])->id + 1));
    for (guint i = 0; i < merge->notes->len; i++) {
        const struct store_note *note = merge->notes->pdata[i];
        const char *here = merge_is_query (note) && note->seq <= taken ? merge_name_here (ours, note) : NULL;

        if (merge_is_query (note) && note->seq > merge->fork)
            g_hash_table_insert (names, g_strdup (note->fields[0]), here ? g_strdup (here) : g_strdup_printf ("Q%d", next++));
    }
    return names;
}

static void
merge_rename (const struct merge *merge, GHashTable *names)
{
    for (guint i = 0; i < merge->notes->len; i++) {
        struct store_note *note = merge->notes->pdata[i];
        const char *new = note->fields[0] && strcmp (note->what, "tick") != 0 && !merge_is_state (note)
                              ? g_hash_table_lookup (names, note->fields[0]) : NULL;

        if (new) {
            g_free (note->fields[0]);
            note->fields[0] = g_strdup (new);
        }
    }
}

static bool
merge_closes (const struct merge *merge, const struct thread *thread)
{
    for (guint i = 0; i < merge->notes->len; i++) {
        const struct store_note *note = merge->notes->pdata[i];

        if (strcmp (note->what, "close") == 0 && g_strcmp0 (note->fields[0], thread->id) == 0)
            return true;
    }
    return false;
}

/* Who approved there did not see what was asked here since. */
static bool
merge_answered (const struct merge *merge, GError **error)
{
    const GPtrArray *threads = session_threads (merge->session);
    bool approves = false;

    for (guint i = 0; i < merge->notes->len; i++) {
        const struct store_note *note = merge->notes->pdata[i];

        approves = approves || (merge_is_state (note) && strcmp (note->fields[0], stage_names[STAGE_APPROVED]) == 0);
    }
    for (guint i = 0; approves && i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];

        if (thread->state != THREAD_CLOSED && !merge_closes (merge, thread))
            return merge_refuse (merge, error, _ ("it was approved there, and query %s of %s is not closed here. Close it first."),
                                 thread->id, thread->asker);
    }
    return true;
}

/* Leaves the notes to be taken over, all of them allowed. */
static bool
merge_theirs (struct merge *merge, const GPtrArray *ours, int64_t taken, GError **error)
{
    g_autoptr (Report) report = session_report (merge->session);
    g_autoptr (GHashTable) names = merge_names (merge, ours, taken);
    bool touched;

    for (guint i = merge->notes->len; i > 0; i--) {
        const struct store_note *note = merge->notes->pdata[i - 1];

        if (note->seq <= MAX (merge->fork, taken))
            g_ptr_array_remove_index (merge->notes, i - 1);
    }
    if (!store_touched (merge->from, merge->session->info->id, merge->fork, &touched, error))
        return false;
    if (touched)
        return merge_refuse (merge, error, _ ("figures were changed in the copy. A copy is for reviewing only."));
    for (guint i = 0; i < merge->notes->len; i++) {
        if (!merge_allowed (merge, ours, merge->notes->pdata[i], report->fingerprint, error))
            return false;
    }
    merge_rename (merge, names);
    return merge_closed (merge, ours, error) && merge_answered (merge, error);
}

static bool
merge_write (struct merge *merge, GError **error)
{
    struct session *session = merge->session;
    g_autofree char *head = store_head (merge->from, error);
    const char *const origin[] = { head, NULL };

    return head && store_merge (session->store, merge->from, session->info->id, session->user, origin, merge->notes, error);
}

static bool
merge_run (struct merge *merge, GError **error)
{
    struct session *session = merge->session;
    g_autoptr (GPtrArray) ours = store_notes (session->store, session->info->id, error);
    int64_t taken;

    merge->fork = ours ? store_fork (session->store, merge->from, error) : -1;
    if (merge->fork == 0)
        return merge_refuse (merge, error, _ ("it is no copy of this file."));
    return merge->fork > 0 && merge_ours (merge, ours, error) && merge_taken (merge, ours, &taken, error) &&
           merge_theirs (merge, ours, taken, error) && (merge->notes->len == 0 || merge_write (merge, error));
}

bool
session_merge (struct session *session, const char *path, int *n, GError **error)
{
    g_autoptr (Store) from = NULL;
    g_autoptr (GPtrArray) people = NULL, notes = NULL;
    struct merge merge = { .session = session, .path = path };

    session_preview_end (session);
    if (!people_may (session, DEED_MERGE, error))
        return false;
    from = store_open (path, STORE_READ, error);
    if (!from || !store_verify (from, NULL, error))
        return false;
    people = session_people (session, error);
    notes = people ? store_notes (from, session->info->id, error) : NULL;
    if (!notes)
        return false;
    merge.from = from;
    merge.people = people;
    merge.notes = notes;
    if (!merge_run (&merge, error))
        return false;
    *n = (int)notes->len;
    session_refresh (session, error);
    return true;
}
