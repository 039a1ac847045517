/* Where a value comes from, down to what was typed, and what it goes into: cells, rules, sentences.  As lines of text.
 */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/cause.h"

#define SENTENCE_BEFORE 24 /* characters of a sentence that are shown around a figure */
#define SENTENCE_BEHIND 36

struct trace {
    struct session *session;
    GPtrArray *lines;
    GHashTable *seen;    /* of node + 1: each is unfolded once */
    GPtrArray *outcomes; /* uses only */
    struct report *report;
};

void
trace_line_free (struct trace_line *line)
{
    if (!line)
        return;
    g_free (line->text);
    g_free (line);
}

static void
trace_add (struct trace *trace, int depth, int node, char *text_take)
{
    struct trace_line *line = g_new0 (struct trace_line, 1);

    line->depth = depth;
    line->node = node;
    line->text = text_take;
    g_ptr_array_add (trace->lines, line);
}

static char *
trace_value (const struct book *book, int node)
{
    const struct value *value = book_value (book, node);

    switch (value->state) {
    case VALUE_BLANK:
        return g_strdup (_ ("blank"));
    case VALUE_UNKNOWN:
        return g_strdup (_ ("not computable"));
    default:
        return book_print_unit (book, node);
    }
}

/* "637.99万元  合计 一般公共预算  公开05表  general.total.total" */
static char *
trace_text (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    const struct section *section = cell->section->form;
    g_autofree char *value = trace_value (book, node);
    GString *out = g_string_new (value);

    g_string_append_printf (out, "  %s", cell->row->label ? cell->row->label : cell->row->id);
    if (section->kind != SECTION_FIELDS && cell->column->label)
        g_string_append_printf (out, " %s", cell->column->label);
    g_string_append_printf (out, "  %s  %s%s", section->code ? section->code : section_short_title (section),
                            cell->address, node_prior (node) ? "@prior" : "");
    return g_string_free (out, FALSE);
}

/* Who typed it, when and how it was written. */
static void
trace_add_typed (struct trace *trace, int depth, const struct cell *cell, enum layer layer)
{
    struct session *session = trace->session;
    const struct entry *entry = book_entry (cell, layer);
    const char *text = entry->raw && *entry->raw ? entry->raw : entry->text;
    g_autoptr (GPtrArray) log = store_log (session->store, session->info->id, cell->section->form->id, cell->row->id,
                                           cell->column->id, 0, NULL);

    if (entry_empty (entry))
        return;
    for (guint i = log ? log->len : 0; i > 0; i--) {
        const struct store_change *change = log->pdata[i - 1];
        g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (change->time, NULL);
        g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
        g_autofree char *when = local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (change->time);

        if (!change->item || change->item->layer != layer)
            continue;
        trace_add (trace, depth, -1,
                   g_strdup_printf (_ ("typed by %s, %s: %s"), change->user, when, text ? text : "-"));
        return;
    }
}

/* A prior figure that was typed is not computed, whatever the cell's formula. */
static const char *
trace_formula (const struct cell *cell, int node)
{
    if (node_prior (node) && !entry_empty (&cell->prior))
        return NULL;
    if (cell->formula)
        return expr_source (cell->formula->expr);
    return cell->computed ? "sum(children)" : NULL;
}

static void trace_operands (struct trace *trace, int depth, int node);

static void
trace_node (struct trace *trace, int depth, int node)
{
    const struct book *book = trace->session->book;
    const struct cell *cell = book_cell (book, node_cell (node));
    bool formula = trace_formula (cell, node) != NULL;
    bool again = formula && !g_hash_table_add (trace->seen, GINT_TO_POINTER (node + 1));
    char *text = trace_text (book, node);

    if (again) {
        char *longer = g_strconcat (text, "  ", _ ("(see above)"), NULL);

        g_free (text);
        text = longer;
    }
    trace_add (trace, depth, node, text);
    if (formula && !again)
        trace_operands (trace, depth + 1, node);
}

/* Blanks that a sum passed over are counted, not listed; where one stands in the way, they are what is looked for. */
static void
trace_operands (struct trace *trace, int depth, int node)
{
    const struct book *book = trace->session->book;
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autoptr (GArray) operands = book_operands (book, node);
    bool computed = book_value (book, node)->state == VALUE_NUMBER;
    int blanks = 0;

    trace_add (trace, depth, -1, g_strdup_printf ("= %s", trace_formula (cell, node)));
    for (guint i = 0; i < operands->len; i++) {
        int operand = g_array_index (operands, int, i);

        if (computed && book_value (book, operand)->state == VALUE_BLANK)
            blanks++;
        else
            trace_node (trace, depth, operand);
    }
    if (blanks > 0)
        trace_add (trace, depth, -1,
                   g_strdup_printf (ngettext ("and %d blank cell", "and %d blank cells", (gulong)blanks), blanks));
}

static void
trace_init (struct trace *trace, struct session *session)
{
    *trace = (struct trace){.session = session};
    trace->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)trace_line_free);
    trace->seen = g_hash_table_new (NULL, NULL);
}

static GPtrArray *
trace_finish (struct trace *trace)
{
    g_hash_table_unref (trace->seen);
    g_clear_pointer (&trace->outcomes, g_ptr_array_unref);
    g_clear_pointer (&trace->report, report_free);
    return trace->lines;
}

GPtrArray *
session_trace (struct session *session, const char *address, GError **error)
{
    enum layer layer;
    const struct cell *cell = book_find (session->book, address, &layer, error);
    struct trace trace;

    if (!cell)
        return NULL;
    trace_init (&trace, session);
    trace_node (&trace, 0, node_of (cell->index, layer == LAYER_PRIOR));
    trace_add_typed (&trace, 1, cell, layer);
    return trace_finish (&trace);
}

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

/* A control figure is no operand; where it is contradicted, its cell is concerned all the same. */
static bool
trace_concerns (const struct finding *finding, const char *address)
{
    return (finding->outcome == OUTCOME_FAIL && strcmp (finding->cell, address) == 0) ||
           (finding->operands && g_strv_contains ((const char *const *)finding->operands, address));
}

static void
trace_add_rules (struct trace *trace, int depth, const char *address)
{
    for (guint i = 0; i < trace->outcomes->len; i++) {
        const struct finding *finding = trace->outcomes->pdata[i];

        if (!trace_concerns (finding, address))
            continue;
        trace_add (trace, depth, -1,
                   g_strdup_printf (_ ("rule %s: %s"), finding->rule,
                                    finding->outcome == OUTCOME_FAIL && finding->sentence
                                        ? finding->sentence
                                        : outcome_names[finding->outcome]));
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
        trace_add (trace, depth, user, trace_text (book, user));
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
