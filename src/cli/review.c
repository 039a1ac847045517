/* juesuan review: the list of what to look at, ticks, queries, differences; and taking over what was done in a copy. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/text.h"
#include "session/review.h"
#include "session/steps.h"
#include "ui/words.h"

struct review_call {
    struct run *run;
    struct session *session;
    const char *kind;
    bool off;
};

static const char *const risk_words[N_RISK_FLAGS] = { "changed", "warning", "zero-base", "jump", "new-row", "moved", "large", "typed" };

static char *
review_flags (unsigned flags, bool people)
{
    static const char *const labels[N_RISK_FLAGS] = { N_ ("changed"), N_ ("warning"),   N_ ("zero base"), N_ ("jump"),
                                                      N_ ("new row"), N_ ("moved"), N_ ("large"),     N_ ("typed") };
    GString *out = g_string_new (NULL);

    for (int i = 0; i < N_RISK_FLAGS; i++)
        if ((flags & (1u << i)) != 0)
            g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", people ? _(labels[i]) : risk_words[i]);
    return g_string_free (out, FALSE);
}

static const char *
review_mark (const struct review_row *row)
{
    if (row->open > 0)
        return _("query");
    if (row->ticked)
        return _("checked");
    if (row->lapsed)
        return _("changed since checked");
    return row->risk.must ? _("to be seen") : "";
}

static char *
review_change (const struct risk *risk)
{
    const struct number_style style = number_style (TYPE_PERCENT, NULL, 2, false);

    return risk->has_change ? number_format (risk->change, &style) : g_strdup ("");
}

/* Figures stand at the right of their columns, as the heads do. */
static void
review_put (GString *out, const char *text, int cells)
{
    g_autofree char *padded = text_pad (text != NULL && text[0] != '\0' ? text : "-", MAX (cells, text_width (text != NULL ? text : "")), 1);

    out_padded (out, " ", 1);
    out_padded (out, padded, cells);
}

static void
review_columns (GString *out, const char *place, const char *const figures[4], const char *rest)
{
    out_padded (out, place, 44);
    for (int i = 0; i < 4; i++)
        review_put (out, figures[i], 11);
    out_line (out, "  %s", rest);
}

static void
review_heads (GString *out)
{
    const char *const heads[4] = { _("submitted"), _("last seen"), _("last year"), _("change%") };

    review_columns (out, _("place"), heads, _("risk, mark"));
}

static void
review_row_text (GString *out, const struct book *book, const struct review_row *row)
{
    g_autofree char *place = words_place (book, row->address);
    g_autofree char *flags = review_flags (row->risk.flags, true), *change = review_change (&row->risk);
    const char *const figures[4] = { row->shown, row->last, row->prior, change };
    const char *mark = review_mark (row);
    g_autofree char *rest = g_strdup_printf ("%s%s%s  (%s)", flags, mark[0] != '\0' ? "  " : "", mark, row->address);

    review_columns (out, place, figures, rest);
}

static void
review_row_tsv (GString *out, const struct book *book, const struct review_row *row)
{
    g_autofree char *flags = review_flags (row->risk.flags, false), *change = review_change (&row->risk);
    g_autofree char *open = g_strdup_printf ("%d", row->open);
    const char *fields[] = { row->address, row->shown, row->last,     row->prior, change, flags, row->risk.must ? "must" : "",
                             row->ticked ? "ticked" : row->lapsed ? "lapsed" : "", open };

    (void)book;
    out_tsv (out, fields, G_N_ELEMENTS (fields));
}

static void
review_row_json (GString *out, const struct book *book, const struct review_row *row)
{
    g_autofree char *flags = review_flags (row->risk.flags, false), *change = review_change (&row->risk);

    (void)book;
    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "cell", row->address);
    out_json_text (out, "value", row->shown);
    out_json_text (out, "last", row->last);
    out_json_text (out, "prior", row->prior);
    out_json_text (out, "change", change);
    out_json_text (out, "risk", flags);
    out_json_flag (out, "must", row->risk.must);
    out_json_flag (out, "ticked", row->ticked);
    out_json_flag (out, "lapsed", row->lapsed);
    out_json_number (out, "open", row->open);
    g_string_append (out, "}");
}

static void
review_thread_text (GString *out, const struct thread *thread)
{
    out_line (out, "%s  %s  %s  %s", thread->id, query_kind_label (thread->kind), thread->target, thread_state_label (thread->state));
    for (guint i = 0; i < thread->entries->len; i++) {
        const struct thread_entry *entry = thread->entries->pdata[i];
        out_line (out, "    %s %s: %s", entry->time, entry->user, entry->text);
        if (entry->old != NULL)
            out_line (out, _("    value changed: %s -> %s"), entry->old, entry->new);
    }
}

static void
review_foot (GString *out, struct session *session, const struct review *review)
{
    g_autoptr (Signoff) signoff = session_signoff (session, NULL);
    g_autofree char *conditions = words_conditions (session, review, NULL);

    for (guint i = 0; i < review->threads->len; i++)
        review_thread_text (out, review->threads->pdata[i]);
    out_line (out, "%s", conditions);
    if (signoff != NULL)
        out_line (out, _("state %s, version %d, fingerprint %s"), stage_label (signoff->state), signoff->version, signoff->shown);
}

static int
review_list (const struct review_call *call, GError **error)
{
    static void (*const write[]) (GString *, const struct book *, const struct review_row *) = { review_row_text, review_row_tsv, review_row_json };
    g_autoptr (Review) review = session_review (call->session, error);
    GString *out = call->run->out;

    if (review == NULL)
        return command_fail (*error);
    if (call->run->format == FORMAT_JSON)
        g_string_append (out, "[");
    if (call->run->format == FORMAT_TEXT)
        review_heads (out);
    for (guint i = 0; i < review->rows->len; i++)
        write[call->run->format] (out, session_book (call->session), review->rows->pdata[i]);
    if (call->run->format == FORMAT_JSON)
        g_string_append (out, "\n]\n");
    if (call->run->format == FORMAT_TEXT)
        review_foot (out, call->session, review);
    return STATUS_DONE;
}

static int
review_tick (const struct review_call *call, GError **error)
{
    for (int i = 2; i < call->run->n_words; i++) {
        command_mean (call->run, call->session, i);
        if (!session_tick (call->session, call->run->words[i], !call->off, error))
            return command_fail (*error);
    }
    return STATUS_DONE;
}

static int
review_query (const struct review_call *call, GError **error)
{
    g_autofree char *id = NULL;

    command_mean (call->run, call->session, 2);
    if (!session_query (call->session, call->run->words[2], call->kind != NULL ? call->kind : query_kinds[0], call->run->words[3], &id, error))
        return command_fail (*error);
    out_line (call->run->out, "%s", id);
    return STATUS_DONE;
}

static int
review_answer (const struct review_call *call, GError **error)
{
    return session_answer (call->session, call->run->words[2], call->run->words[3], error) ? STATUS_DONE : command_fail (*error);
}

static int
review_close (const struct review_call *call, GError **error)
{
    const char *text = call->run->n_words > 3 ? call->run->words[3] : "";

    return session_close_query (call->session, call->run->words[2], text, error) ? STATUS_DONE : command_fail (*error);
}

static int
review_diff (const struct review_call *call, GError **error)
{
    g_autoptr (GPtrArray) lines = session_diff (call->session, error);

    if (lines == NULL)
        return command_fail (*error);
    for (guint i = 0; i < lines->len; i++) {
        g_auto (GStrv) fields = g_strsplit (lines->pdata[i], "\t", 3);
        if (call->run->format == FORMAT_TEXT)
            out_line (call->run->out, "%s: %s -> %s", fields[0], *fields[1] ? fields[1] : _("blank"), *fields[2] ? fields[2] : _("blank"));
        else
            out_tsv (call->run->out, (const char *const *)fields, 3);
    }
    return STATUS_DONE;
}

static const struct review_way {
    const char *word;
    int least, most;
    enum store_mode mode;
    int (*run) (const struct review_call *call, GError **error);
} review_ways[] = {
    { "list", 1, 2, STORE_READ, review_list },     { "tick", 3, -1, STORE_WRITE, review_tick },
    { "query", 4, 4, STORE_WRITE, review_query },  { "answer", 4, 4, STORE_WRITE, review_answer },
    { "close", 3, 4, STORE_WRITE, review_close },  { "diff", 2, 2, STORE_READ, review_diff },
};

static const struct review_way *
review_find (const struct run *run)
{
    const char *word = run->n_words > 1 ? run->words[1] : "list";

    for (size_t i = 0; i < G_N_ELEMENTS (review_ways); i++) {
        const struct review_way *way = &review_ways[i];
        if (strcmp (word, way->word) != 0)
            continue;
        if (run->n_words >= way->least && (way->most < 0 || run->n_words <= way->most))
            return way;
        command_misused (run, _("Wrong number of arguments after %s."), word);
        return NULL;
    }
    command_misused (run, _("There is no review %s; there are list, tick, query, answer, close and diff."), word);
    return NULL;
}

static int
review_merge (struct run *run, const char *copy)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    int status, n;

    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    if (!session_merge (session, copy, &n, &error))
        return command_fail (error);
    out_line (run->out, ngettext ("%d entry of the review was taken over; the book is in the state “%s”.",
                                  "%d entries of the review were taken over; the book is in the state “%s”.", (unsigned long)n),
              n, stage_label (session_info (session)->state));
    return STATUS_DONE;
}

int
cli_review (struct run *run)
{
    g_autofree char *copy = NULL, *kind = NULL;
    gboolean off = FALSE;
    const GOptionEntry options[] = {
        OPTION_TEXT ("kind", 0, &kind, N_ ("of a query: query (default), opinion or hint"), N_ ("KIND")),
        OPTION_FLAG ("off", 0, &off, N_ ("takes ticks back")),
        OPTION_TEXT ("merge", 0, &copy, N_ ("take over what was done in a copy that was carried away"), N_ ("OUT")),
        OPTION_FORMAT (run),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    const struct review_way *way;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    if (copy != NULL)
        return run->n_words == 1 ? review_merge (run, copy) : command_misused (run, _("--merge COPY stands alone."));
    way = review_find (run);
    if (way == NULL)
        return STATUS_INPUT;
    session = command_open (run, way->mode, &status);
    if (session == NULL)
        return status;
    return way->run (&(struct review_call){ run, session, kind, off }, &error);
}
