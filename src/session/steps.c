/* The steps of the workflow. */
#include "config.h"

#include "session/steps.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/private.h"
#include "session/review.h"
#include "session/seal.h"
#include "session/trace-private.h"

void
blocker_free (struct blocker *blocker)
{
    g_free (blocker->sentence);
    g_free (blocker->address);
    g_free (blocker);
}

static void
steps_block (GPtrArray *blockers, enum blocker_kind kind, char *sentence_take, const char *address)
{
    struct blocker *blocker = g_new0 (struct blocker, 1);

    blocker->kind = kind;
    blocker->sentence = sentence_take;
    blocker->address = g_strdup (address);
    g_ptr_array_add (blockers, blocker);
}

/* Whether a finding stands in the way: hints do not, nor what was explained and still holds. */
static bool
steps_hinders (const struct finding *finding)
{
    return finding->severity == SEVERITY_ERROR || finding->severity == SEVERITY_MISSING ||
           (finding->severity == SEVERITY_WARNING && (!finding->explanation || finding->lapsed));
}

/* A mark of doubt is a warning of its own, but no explanation lifts it. */
static void
steps_block_doubtful (struct session *session, GPtrArray *blockers)
{
    for (int i = 0; i < book_n_cells (session->book); i++) {
        const struct cell *cell = book_cell (session->book, i);

        if (cell->value.doubtful)
            steps_block (blockers, BLOCKER_DOUBTFUL, g_strdup (_ ("marked doubtful; settle it and take the mark away")),
                         cell->address);
    }
}

static void
steps_block_findings (struct session *session, GPtrArray *blockers)
{
    const GPtrArray *findings = book_findings (session->book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        const struct cell *cell = finding->node >= 0 ? book_cell (session->book, node_cell (finding->node)) : NULL;
        bool mark = g_str_has_suffix (finding->rule, ".doubtful") && cell && cell->value.doubtful;

        if (steps_hinders (finding) && !mark)
            steps_block (blockers,
                         finding->severity == SEVERITY_ERROR     ? BLOCKER_ERROR
                         : finding->severity == SEVERITY_MISSING ? BLOCKER_MISSING
                                                                 : BLOCKER_UNEXPLAINED,
                         g_strdup (finding->sentence), finding->cell);
    }
}

const struct store_note *
steps_note (const GPtrArray *notes, const char *state)
{
    for (guint i = notes->len; i > 0; i--) {
        const struct store_note *note = notes->pdata[i - 1];

        if (strcmp (note->what, "state") == 0 && note->fields[0] && strcmp (note->fields[0], state) == 0)
            return note;
    }
    return NULL;
}

char *
session_returned (struct session *session)
{
    g_autoptr (GPtrArray) notes =
        session_stage (session) != STAGE_RETURNED ? NULL : store_notes (session->store, session->info->id, NULL);
    const struct store_note *note = notes ? steps_note (notes, "returned") : NULL;
    g_autofree char *when = note ? store_time_shown (note->time) : NULL;

    if (!note)
        return NULL;
    if (!note->fields[1] || !*note->fields[1])
        return g_strdup_printf (_ ("Returned by %s %s, because of the open queries."), note->user, when);
    return g_strdup_printf (_ ("Returned by %s %s: %s"), note->user, when, note->fields[1]);
}

/* Approved is what was submitted: form files that changed meanwhile make it another book. */
static void
steps_block_content (struct session *session, GPtrArray *blockers)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, NULL);
    const struct store_note *note = notes ? steps_note (notes, "submitted") : NULL;
    g_autoptr (Report) report = session_report (session);

    if (session_stage (session) == STAGE_SUBMITTED && note && g_strv_length (note->fields) >= 3 && strcmp (note->fields[2], report->fingerprint) != 0)
        steps_block (blockers, BLOCKER_CONTENT, g_strdup (_ ("the content is not what was submitted: the form files, or last year's book, changed "
                                            "since; return the book")),
                     NULL);
}

static void
steps_block_review (struct session *session, GPtrArray *blockers)
{
    g_autoptr (Review) review = session_review (session, NULL);

    if (!review)
        return;
    for (guint i = 0; i < review->threads->len; i++) {
        const struct thread *thread = review->threads->pdata[i];

        if (thread->state != THREAD_CLOSED)
            steps_block (blockers, BLOCKER_QUERY,
                         g_strdup_printf (_ ("query %s of %s is not closed (%s)"), thread->id, thread->asker,
                                          thread_state_label (thread->state)),
                         thread->target);
    }
    for (guint i = 0; i < review->rows->len; i++) {
        const struct review_row *row = review->rows->pdata[i];

        if (row->risk.must && !row->ticked)
            steps_block (blockers, BLOCKER_UNSEEN, g_strdup (_ ("must be seen and is not marked as checked")), row->address);
    }
}

/* What somebody else asked and nobody answered yet; a hint asks nothing. */
static void
steps_block_waiting (struct session *session, GPtrArray *blockers)
{
    const GPtrArray *threads = session_threads (session);

    for (guint i = 0; i < threads->len; i++) {
        const struct thread *thread = threads->pdata[i];

        if (thread->state == THREAD_WAITING && strcmp (thread->kind, "hint") != 0 && strcmp (thread->asker, session->user) != 0)
            steps_block (blockers, BLOCKER_QUERY, g_strdup_printf (_ ("query %s of %s is not answered"), thread->id, thread->asker), thread->target);
    }
}

GPtrArray *
session_blockers (struct session *session, enum deed deed)
{
    GPtrArray *blockers = g_ptr_array_new_with_free_func ((GDestroyNotify)blocker_free);

    session_preview_end (session);
    if (deed == DEED_SUBMIT || deed == DEED_APPROVE) {
        steps_block_findings (session, blockers);
        steps_block_doubtful (session, blockers);
    }
    if (deed == DEED_SUBMIT)
        steps_block_waiting (session, blockers);
    if (deed == DEED_APPROVE) {
        steps_block_content (session, blockers);
        steps_block_review (session, blockers);
    }
    return blockers;
}

/* Names the first few; all of them are in session_blockers. */
static bool
steps_unblocked (struct session *session, enum deed deed, GError **error)
{
    g_autoptr (GPtrArray) blockers = session_blockers (session, deed);
    const struct blocker *first = blockers->len > 0 ? blockers->pdata[0] : NULL;
    const struct cell *cell = first && first->address ? book_find (session->book, first->address, NULL, NULL) : NULL;
    g_autofree char *place = cell ? trace_name (session->book, node_of (cell->index, false), NULL) : NULL;

    if (!first)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED,
                 ngettext ("%d thing is in the way; nothing was done. The first: %s%s%s",
                           "%d things are in the way; nothing was done. The first: %s%s%s", blockers->len),
                 (int)blockers->len, place ? place : "", place ? "  " : "", first->sentence);
    return false;
}

/* Four eyes: who submitted does not approve, whatever role came later. */
static bool
steps_other_eyes (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, session->info->id, error);
    const struct store_note *note = notes ? steps_note (notes, "submitted") : NULL;

    if (!notes || session->person == PERSON_SINGLE || !note || strcmp (note->user, session->user) != 0)
        return notes != NULL;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN, _ ("%s submitted this book and cannot approve it as well. Another head must."),
                 session->user);
    return false;
}

static bool
steps_reasoned (struct session *session, enum deed deed, const char *reason, GError **error)
{
    bool given = reason && *reason;

    if (deed == DEED_RETURN && !given && session_open_queries (session, NULL) == 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED,
                     _ ("To return the book, open a query or give a reason: the clerk must know what to do."));
        return false;
    }
    if (!workflow[deed].reason || given)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED, _ ("A reason is needed: it stands in the trail of changes. Nothing was done."));
    return false;
}

static bool
steps_allowed (struct session *session, enum deed deed, const char *reason, GError **error)
{
    return people_may (session, deed, error) && steps_reasoned (session, deed, reason, error) &&
           (deed != DEED_APPROVE || steps_other_eyes (session, error)) && steps_unblocked (session, deed, error);
}

/* Sealed is what is approved; publishing seals it again, so that it stands by itself. */
static bool
steps_seal (struct session *session, enum deed deed, struct store_seal **seal, GError **error)
{
    *seal = NULL;
    if (deed == DEED_APPROVE)
        *seal = seal_make (session->book, error);
    else if (deed == DEED_PUBLISH)
        *seal = store_seal (session->store, session->info->id, error);
    else
        return true;
    return *seal != NULL;
}

bool
session_step (struct session *session, enum deed deed, const char *reason, GError **error)
{
    const char *to = stage_names[workflow[deed].to];
    g_autofree char *roles = workflow_roles (deed, session_stage (session));
    g_autofree char *clean = reason ? g_strstrip (g_utf8_make_valid (reason, -1)) : NULL;
    g_autoptr (Report) report = NULL;
    struct store_seal *seal;
    bool done;

    session_preview_end (session);
    g_assert (workflow[deed].leads);
    if (!steps_allowed (session, deed, clean, error) || (deed == DEED_SUBMIT && !session_backup (session, NULL, error)) ||
        !steps_seal (session, deed, &seal, error))
        return false;
    report = session_report (session);
    done = store_state_set (session->store, session->info->id, session->version, session->user, roles, session->info->state, to,
                            clean, report->fingerprint, seal, error);
    store_seal_free (seal);
    if (!done)
        return false;
    g_free (session->info->state);
    session->info->state = g_strdup (to);
    session->version = store_version (session->store, session->info->id);
    return (session_stage (session) >= STAGE_APPROVED) == session->sealed || session_reopen (session, error);
}

bool
session_correct (struct session *session, const char *reason, char **which, GError **error)
{
    g_autofree char *clean = reason ? g_strstrip (g_utf8_make_valid (reason, -1)) : NULL;
    g_autofree char *roles = workflow_roles (DEED_CORRECT, session_stage (session));
    int64_t id;

    if (!steps_allowed (session, DEED_CORRECT, clean, error) ||
        !store_book_correct (session->store, session->info, session->user, roles, clean, &id, error))
        return false;
    *which = g_strdup_printf ("%s/%d/%d", session->info->unit_id, session->info->year, session->info->version + 1);
    return true;
}

/* Who signed. */

void
signoff_free (struct signoff *signoff)
{
    if (!signoff)
        return;
    g_free (signoff->fingerprint);
    g_free (signoff->shown);
    g_free (signoff->head);
    g_free (signoff->submitted_by);
    g_free (signoff->submitted_at);
    g_free (signoff->approved_by);
    g_free (signoff->approved_at);
    g_free (signoff->published_by);
    g_free (signoff->published_at);
    g_free (signoff);
}

/* One step of the present round; a later step back to the clerk makes it lapse. */
static void
signoff_take (struct signoff *signoff, const struct store_note *note)
{
    const char *state = note->fields[0];
    struct {
        const char *state;
        char **by, **at;
    } steps[] = {
        { "submitted", &signoff->submitted_by, &signoff->submitted_at },
        { "approved", &signoff->approved_by, &signoff->approved_at },
        { "published", &signoff->published_by, &signoff->published_at },
    };
    bool back = strcmp (state, "draft") == 0 || strcmp (state, "returned") == 0;

    for (size_t i = 0; i < G_N_ELEMENTS (steps); i++) {
        if (!back && strcmp (state, steps[i].state) != 0)
            continue;
        g_clear_pointer (steps[i].by, g_free);
        g_clear_pointer (steps[i].at, g_free);
        if (!back) {
            *steps[i].by = g_strdup (note->user);
            *steps[i].at = store_time_shown (note->time);
        }
    }
    signoff->rounds += strcmp (state, "submitted") == 0 ? 1 : 0;
}

struct signoff *
session_signoff (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) notes = NULL;
    g_autofree char *head = NULL;
    g_autoptr (Report) report = NULL;
    struct signoff *signoff;

    session_preview_end (session);
    notes = store_notes (session->store, session->info->id, error);
    head = notes ? store_head (session->store, error) : NULL;
    if (!head)
        return NULL;
    signoff = g_new0 (struct signoff, 1);
    report = session_report (session);
    signoff->fingerprint = g_strdup (report->fingerprint);
    signoff->shown = report_fingerprint_shown (report->fingerprint);
    signoff->head = g_steal_pointer (&head);
    signoff->hash = store_hash_shown (session->store);
    signoff->state = session->info->state;
    signoff->version = session->info->version;
    signoff->single = !session->accounts;
    for (guint i = 0; i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "state") == 0 && note->fields[0])
            signoff_take (signoff, note);
    }
    return signoff;
}
