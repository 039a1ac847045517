/* The next and the previous problem: text that was not accepted, errors of this form, errors elsewhere, what is
 * missing, warnings that nobody explained, queries that wait for whoever is here. */
#include "actions.h"
#include "core/place.h"
#include "session/review.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

struct problem {
    char *key; /* tells it from others on the same cell */
    char *address;
    char *words;
    const struct finding *finding; /* NULL none; good while nothing changes */
};

static void
problem_free (gpointer data)
{
    struct problem *problem = data;

    g_free (problem->key);
    g_free (problem->address);
    g_free (problem->words);
    g_free (problem);
}

static void
problems_add (GPtrArray *problems, const char *rule, const char *address, const char *words,
              const struct finding *finding)
{
    struct problem *problem;

    if (address == NULL)
        return;
    problem = g_new0 (struct problem, 1);
    problem->key = g_strdup_printf ("%s %s", rule, address);
    problem->address = g_strdup (address);
    problem->words = g_strdup (words);
    problem->finding = finding;
    g_ptr_array_add (problems, problem);
}

/* Findings of one severity that stand for themselves (`roots`); `section` NULL = all, else only those of it (`here`) or only the others. */
static void
problems_collect (GPtrArray *problems, const GPtrArray *findings, const GArray *roots, enum severity severity,
                  const char *section, bool here)
{
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        bool inside = section != NULL && finding->cell != NULL && g_str_has_prefix (finding->cell, section) &&
                      strchr (".", finding->cell[strlen (section)]) != NULL;
        if (g_array_index (roots, int, i) != (int)i)
            continue;
        if (finding->severity != severity || (section != NULL && inside != here))
            continue;
        if (severity == SEVERITY_WARNING && finding->explanation != NULL && !finding->lapsed)
            continue;
        problems_add (problems, finding->rule, finding->cell, finding->sentence, finding);
    }
}

/* Whether a query waits for this person: an open one for everybody but its asker, an answered one for its asker. */
static bool
problems_waits (const struct session *session, const struct thread *thread)
{
    bool own = g_strcmp0 (thread->asker, session_user (session)) == 0;

    if (thread->state == THREAD_CLOSED)
        return false;
    return !session_has_accounts (session) || own == (thread->state == THREAD_ANSWERED);
}

char *
problems_query (struct ui *ui, guint *at)
{
    const GPtrArray *threads = session_threads (ui->session);

    for (; threads != NULL && *at < threads->len; (*at)++) {
        const struct thread *thread = g_ptr_array_index (threads, *at);
        const struct thread_entry *first = g_ptr_array_index (thread->entries, 0);
        if (problems_waits (ui->session, thread))
            return g_strdup_printf (thread->state == THREAD_ANSWERED ? _("%s of %s is answered (^N closes it): %s")
                                                                     : _("%s of %s waits for an answer (^N): %s"),
                                    thread->id, thread->asker, first->text);
    }
    return NULL;
}

static void
problems_collect_queries (GPtrArray *problems, struct ui *ui)
{
    guint at = 0;

    for (char *words; (words = problems_query (ui, &at)) != NULL; at++) {
        const struct thread *thread = g_ptr_array_index (session_threads (ui->session), at);
        problems_add (problems, thread->id, thread->target, words, NULL);
        g_free (words);
    }
}

char *
problems_review (struct ui *ui)
{
    int must, seen;

    if (session_stage (ui->session) != STAGE_SUBMITTED || !session_may (ui->session, DEED_TICK, NULL) ||
        !session_review_left (ui->session, &must, &seen))
        return NULL;
    return seen < must ? g_strdup_printf (_("to be reviewed: %d of %d that must be seen are seen (F9 1)"), seen, must)
                       : g_strdup_printf (_("all %d that must be seen are seen (F9)"), must);
}

static GPtrArray *
problems_list (struct ui *ui, const char *section)
{
    GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
    const GPtrArray *findings = book_findings (ui_book (ui));
    g_autoptr (GArray) roots = book_roots (ui_book (ui));
    GHashTableIter iter;
    gpointer address, text;

    g_hash_table_iter_init (&iter, ui->pending);
    while (g_hash_table_iter_next (&iter, &address, &text)) {
        g_autofree char *words =
            g_strdup_printf (_("“%s” was not accepted. F2 goes on with it, Delete drops it."), (char *)text);
        problems_add (problems, "pending", address, words, NULL);
    }
    if (section != NULL)
        problems_collect (problems, findings, roots, SEVERITY_ERROR, section, true);
    problems_collect (problems, findings, roots, SEVERITY_ERROR, section, false);
    problems_collect (problems, findings, roots, SEVERITY_MISSING, NULL, true);
    problems_collect (problems, findings, roots, SEVERITY_WARNING, NULL, true);
    problems_collect_queries (problems, ui);
    return problems;
}

/* Whether the walk goes on: the user is still in the form where it went last. */
static bool
problems_walking (const struct ui *ui, const char *here)
{
    return ui->walk.at != NULL && here != NULL && place_same_section (here, ui->walk.at);
}

/* Where the walk stands: the problem gone to last; where that is settled, between those it stood between; else before the first. */
static int
problems_at (const struct ui *ui, const GPtrArray *problems, const char *here, int by)
{
    if (!problems_walking (ui, here))
        return -1;
    for (guint i = 0; i < problems->len; i++) {
        const struct problem *problem = g_ptr_array_index (problems, i);
        if (g_str_equal (problem->key, ui->walk.key))
            return (int)i;
    }
    return by > 0 ? ui->walk.index - 1 : ui->walk.index;
}

static void
problems_remember (struct ui *ui, const struct problem *problem, int index, const char *at, const char *from)
{
    char *origin = g_strdup (from);

    walk_clear (&ui->walk);
    ui->walk = (struct walk){ g_strdup (problem->key), g_strdup (at), origin, index };
}

void
walk_clear (struct walk *walk)
{
    g_free (walk->key);
    g_free (walk->at);
    g_free (walk->from);
    *walk = (struct walk){ NULL, NULL, NULL, 0 };
}

/* Where the user is in a form.  NULL on the home screen: it names the next problem of the whole book, and no walk goes on there. */
static char *
problems_here (struct ui *ui)
{
    for (guint i = ui->screens->len; i-- > 0;) {
        struct screen *screen = g_ptr_array_index (ui->screens, i);
        char *address = screen->class->address == NULL || screen->class == &home_class ? NULL : screen->class->address (screen);
        if (address != NULL)
            return address;
    }
    return NULL;
}

void
problems_go (struct ui *ui, int by)
{
    g_autofree char *here = problems_here (ui);
    /* The order begins with the section where the walk began, or going to another would turn it round. */
    g_autofree char *section = problems_walking (ui, here) ? g_strdup (ui->walk.from)
                               : here == NULL              ? NULL
                                                           : g_strndup (here, strcspn (here, "."));
    g_autoptr (GPtrArray) problems = problems_list (ui, section);
    g_autofree char *side = NULL, *review = NULL;
    int n = (int)problems->len;
    int at = problems_at (ui, problems, here, by);
    const struct problem *problem;

    if (results_step (ui, by)) /* a walk through what was searched comes first */
        return;
    if (n == 0 && (review = problems_review (ui)) != NULL) {
        ui_say (ui, LOOK_MESSAGE, "%s", review);
        return;
    }
    if (n == 0) {
        ui_say (ui, LOOK_MESSAGE, _("No errors, nothing missing, no warning without an explanation, no query that waits for you."));
        return;
    }
    at = at < 0 && by < 0 ? n - 1 : (at + by + n) % n;
    problem = g_ptr_array_index (problems, at);
    side = problem->finding != NULL ? finding_place (ui_book (ui), problem->finding) : g_strdup (problem->address);
    problems_remember (ui, problem, at, side, section);
    if (ui_go_target (ui, side))
        ui_say (ui, LOOK_MESSAGE, _("%d of %d: %s"), at + 1, n, problem->words);
}
