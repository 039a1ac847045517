/* What typing a value would give, stored nowhere: the findings that would come and go, the figures that would change. */
#include "config.h"

#include "session/trace-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct tryout {
    struct trace trace;
    GHashTable *failed; /* set of "rule TAB cell" that fail before */
};

static char *
tryout_key (const struct finding *finding)
{
    return g_strconcat (finding->rule, "\t", finding->cell, NULL);
}

static void
tryout_finding (struct tryout *tryout, const struct book *book, const struct finding *finding)
{
    g_autofree char *key = tryout_key (finding);
    g_autofree char *rule = NULL;
    bool before = g_hash_table_contains (tryout->failed, key), after = finding->outcome == OUTCOME_FAIL;

    if (!before && !after)
        return;
    rule = trace_rule_words (book, finding);
    trace_add (&tryout->trace, 1, finding->node,
               after ? g_strdup_printf (before ? _ ("changed: %s") : _ ("new: %s"), finding->sentence)
                     : g_strdup_printf (_ ("gone: %s"), rule));
    ((struct trace_line *)tryout->trace.lines->pdata[tryout->trace.lines->len - 1])->about = g_strdup (finding->cell);
}

static void
tryout_value (struct tryout *tryout, const struct book *book, const struct change *change)
{
    const struct cell *cell = book_cell (book, node_cell (change->node));
    g_autofree char *old = value_print (&change->old, &cell->style), *new = value_print (&change->new, &cell->style);
    g_autofree char *name = NULL;

    if (strcmp (old, new) == 0)
        return;
    name = trace_name (book, change->node, NULL);
    trace_add_node (&tryout->trace, 1, change->node,
                    g_strdup_printf ("%s  %s -> %s", name, *old ? old : _ ("blank"), *new ? new : _ ("blank")));
}

static void
tryout_look (struct session *session, const GPtrArray *changes, void *data)
{
    struct tryout *tryout = data;
    guint head = tryout->trace.lines->len;

    trace_add (&tryout->trace, 0, -1, NULL);
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];

        if (change->kind == CHANGE_FINDING && change->finding)
            tryout_finding (tryout, session->book, change->finding);
    }
    ((struct trace_line *)tryout->trace.lines->pdata[head])->text =
        g_strdup_printf (_ ("Findings that would change: %u"), tryout->trace.lines->len - head - 1);
    head = tryout->trace.lines->len;
    trace_add (&tryout->trace, 0, -1, NULL);
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];

        if (change->kind == CHANGE_VALUE)
            tryout_value (tryout, session->book, change);
    }
    ((struct trace_line *)tryout->trace.lines->pdata[head])->text =
        g_strdup_printf (_ ("Figures and sentences that would change: %u"), tryout->trace.lines->len - head - 1);
}

GPtrArray *
session_tryout (struct session *session, const char *address, const char *text, GError **error)
{
    struct tryout tryout;
    char *pair[] = {(char *)address, (char *)text};
    const GPtrArray *findings;
    bool done;

    session_preview_end (session);
    findings = book_findings (session->book);
    trace_init (&tryout.trace, session);
    tryout.failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < findings->len; i++)
        g_hash_table_add (tryout.failed, tryout_key (findings->pdata[i]));
    done = session_try (session, pair, 1, tryout_look, &tryout, NULL, error);
    g_hash_table_unref (tryout.failed);
    if (done)
        return trace_finish (&tryout.trace);
    g_ptr_array_unref (trace_finish (&tryout.trace));
    return NULL;
}
