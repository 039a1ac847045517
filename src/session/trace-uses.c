/* What a value goes into: cells, rules, sentences; where the same figure stands besides; where it is printed. */
#include "config.h"

#include "session/trace-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/cause.h"
#include "session/export.h"

#define SENTENCE_BEFORE 24 /* characters of a sentence that are shown around a figure */
#define SENTENCE_BEHIND 36
#define MOST_ALIKE 12

static void
trace_add_causes (struct trace *trace, int depth, const struct finding *finding)
{
    struct book *book = trace->session->book;
    g_autoptr (GPtrArray) causes = finding_causes (book, finding);

    for (guint i = 0; i < causes->len; i++) {
        g_autofree char *sentence = cause_sentence (book, causes->pdata[i]);

        trace_add (trace, depth, -1, g_strdup_printf (_ ("perhaps: %s"), sentence));
    }
}

static void
trace_add_rule (struct trace *trace, int depth, const struct finding *finding)
{
    g_autofree char *words = finding->outcome == OUTCOME_FAIL && finding->sentence ? g_strdup (finding->sentence)
                                                                                   : trace_rule_words (trace->session->book, finding);

    trace_add (trace, depth, -1, g_strdup_printf (_ ("check: %s   %s"), words, trace_outcome (finding->outcome)));
    ((struct trace_line *)trace->lines->pdata[trace->lines->len - 1])->about = g_strdup (finding->rule);
}

static void
trace_add_rules (struct trace *trace, int depth, const char *address)
{
    for (guint i = 0; i < trace->outcomes->len; i++) {
        const struct finding *finding = trace->outcomes->pdata[i];

        if (!finding_concerns (finding, address))
            continue;
        trace_add_rule (trace, depth, finding);
        trace_add_causes (trace, depth + 1, finding);
    }
}

/* The sentence around a figure; of a long one the piece with the figure in it. */
static char *
trace_sentence (const char *text, int at)
{
    const char *begin = text, *figure = text + at, *end;
    g_autofree char *sentence = NULL;
    bool cut_before, cut_behind;

    for (const char *stop = strstr (text, "。"); stop && stop < figure; stop = strstr (begin, "。"))
        begin = stop + strlen ("。");
    cut_before = g_utf8_strlen (begin, figure - begin) > SENTENCE_BEFORE;
    if (cut_before)
        begin = g_utf8_offset_to_pointer (figure, -SENTENCE_BEFORE);
    end = strstr (figure, "。");
    end = end ? end + strlen ("。") : figure + strlen (figure);
    cut_behind = g_utf8_strlen (figure, end - figure) > SENTENCE_BEHIND;
    if (cut_behind)
        end = g_utf8_offset_to_pointer (figure, SENTENCE_BEHIND);
    sentence = g_strndup (begin, (gsize)(end - begin));
    return g_strdup_printf (_ ("sentence: %s%s%s"), cut_before ? "…" : "", sentence, cut_behind ? "…" : "");
}

static void
trace_add_sentences (struct trace *trace, int depth, int node)
{
    for (guint i = 0; i < trace->report->blocks->len; i++) {
        const struct block *block = trace->report->blocks->pdata[i];

        for (guint s = 0; block->spans && s < block->spans->len; s++) {
            const struct span *span = &g_array_index (block->spans, struct span, s);

            if (span->node == node) {
                trace_add (trace, depth, -1, trace_sentence (block->text, span->start));
                break;
            }
        }
    }
}

static void
trace_users (struct trace *trace, int depth, int node)
{
    const struct book *book = trace->session->book;
    g_autoptr (GArray) users = book_users (book, node);

    if (!node_prior (node))
        trace_add_rules (trace, depth, book_cell (book, node_cell (node))->address);
    trace_add_sentences (trace, depth, node);
    for (guint i = 0; i < users->len; i++) {
        int user = g_array_index (users, int, i);

        if (!g_hash_table_add (trace->seen, GINT_TO_POINTER (user + 1)))
            continue;
        trace_add_node (trace, depth, user, trace_text (book, user));
        trace_users (trace, depth + 1, user);
    }
}

GPtrArray *
session_uses (struct session *session, const char *address, GError **error)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, error);
    struct trace trace;

    if (!cell)
        return NULL;
    trace_init (&trace, session);
    trace.outcomes = book_outcomes (session->book);
    trace.report = report_build (session->book, &(struct report_state){ .draft = true });
    trace_users (&trace, 0, node_of (cell->index, layer == LAYER_PRIOR));
    return trace_finish (&trace);
}

/* Yes, no, and counts that are the same everywhere by chance. */
static bool
trace_small (const struct value *value)
{
    return value->num == 0 || (value->type == TYPE_COUNT && ABS (value->num) < 10);
}

/* Cells that show the same figure and have nothing to do with this one: a second source of it, or chance. */
static bool
trace_alike (const struct book *book, const GHashTable *related, int node, int other)
{
    const struct value *value = book_value (book, node), *found = book_value (book, other);
    g_autofree char *shown = NULL, *printed = NULL;

    if (other == node || found->state != VALUE_NUMBER || found->type != value->type || trace_small (found) ||
        g_hash_table_contains ((GHashTable *)related, GINT_TO_POINTER (other + 1)))
        return false;
    if (money_match ((struct money){value->num, value->half}, (struct money){found->num, found->half}) == MONEY_DIFFERENT)
        return false;
    shown = book_print (book, node);
    printed = book_print (book, other);
    return strcmp (shown, printed) == 0;
}

static void
trace_relate (const struct book *book, GHashTable *related, int node, bool down)
{
    g_autoptr (GArray) next = down ? book_operands (book, node) : book_users (book, node);

    if (!g_hash_table_add (related, GINT_TO_POINTER (node + 1)) && next->len == 0)
        return;
    for (guint i = 0; i < next->len; i++) {
        int other = g_array_index (next, int, i);

        if (!g_hash_table_contains (related, GINT_TO_POINTER (other + 1)))
            trace_relate (book, related, other, down);
    }
}

GPtrArray *
session_alike (struct session *session, const char *address, GError **error)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, error);
    g_autoptr (GHashTable) related = NULL;
    struct trace trace;
    int node;

    if (!cell)
        return NULL;
    node = node_of (cell->index, layer == LAYER_PRIOR);
    trace_init (&trace, session);
    related = g_hash_table_new (NULL, NULL);
    trace_relate (session->book, related, node, true);
    g_hash_table_remove (related, GINT_TO_POINTER (node + 1));
    trace_relate (session->book, related, node, false);
    if (book_value (session->book, node)->state == VALUE_NUMBER && !trace_small (book_value (session->book, node)))
        for (int other = 0; other < 2 * book_n_cells (session->book) && trace.lines->len < MOST_ALIKE; other++)
            if (trace_alike (session->book, related, node, other))
                trace_add_node (&trace, 0, other, trace_text (session->book, other));
    return trace_finish (&trace);
}

/* The page on which a line stands, as numbered at its foot: the cover has no number. */
static int
trace_page_of (const char *text, int line)
{
    int page = 0;

    for (; *text != '\0' && line >= 0; text++) {
        page += *text == '\f';
        line -= *text == '\n';
    }
    return page;
}

/* The printed page on which a cell, or at least its row, stands; 0 nowhere. */
static int
trace_page (const struct session *session, const char *text, const GArray *figures, const struct cell *cell, bool exact)
{
    for (guint i = 0; i < figures->len; i++) {
        const struct print_figure *figure = &g_array_index (figures, struct print_figure, i);
        const struct cell *found = book_cell (session->book, node_cell (figure->node));
        if (exact ? found == cell : found->section == cell->section && found->row == cell->row)
            return trace_page_of (text, figure->line);
    }
    return 0;
}

int
session_printed_page (struct session *session, const char *address)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, NULL);
    g_autoptr (GArray) figures = NULL;
    g_autofree char *text = cell ? session_pages (session, 0, true, &figures) : NULL;
    int page = text ? trace_page (session, text, figures, cell, true) : 0;

    return page > 0 || !text ? page : trace_page (session, text, figures, cell, false);
}
