/* Where a value comes from, down to what was typed, and what it goes into: cells, rules, sentences.  As lines of text.
 */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/trace-private.h"

void
trace_line_free (struct trace_line *line)
{
    if (!line)
        return;
    g_free (line->text);
    g_free (line->about);
    g_free (line);
}

void
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

/* "637.99万元  合计 一般公共预算  公开05表" */
char *
trace_text (const struct book *book, int node)
{
    g_autofree char *value = trace_value (book, node);
    g_autofree char *name = trace_name (book, node, NULL);

    return g_strdup_printf ("%s  %s", value, name);
}

void
trace_add_node (struct trace *trace, int depth, int node, char *text_take)
{
    const struct cell *cell = book_cell (trace->session->book, node_cell (node));

    trace_add (trace, depth, node, text_take);
    ((struct trace_line *)trace->lines->pdata[trace->lines->len - 1])->about =
        g_strconcat (cell->address, node_prior (node) ? "@prior" : "", NULL);
}

static const char *
trace_origin (enum origin origin)
{
    switch (origin) {
    case ORIGIN_PASTED:
        return _ ("pasted");
    case ORIGIN_IMPORTED:
        return _ ("imported");
    case ORIGIN_ROLLED:
        return _ ("rolled over");
    case ORIGIN_MERGED:
        return _ ("merged");
    case ORIGIN_UNDO:
        return _ ("undone");
    case ORIGIN_DEMO:
        return _ ("demonstration");
    case ORIGIN_TYPED:
        break;
    }
    return _ ("typed");
}

/* "typed by 赵 03-10 09:41: =9.24-7.61": how it came in, who, when, as it was written; "" where nothing was typed.  g_free. */
static char *
trace_typed (const struct trace *trace, const struct cell *cell, enum layer layer)
{
    struct session *session = trace->session;
    const struct entry *entry = book_entry (cell, layer);
    const char *text = entry->raw && *entry->raw ? entry->raw : entry->text;
    g_autoptr (GPtrArray) log = NULL;

    if (entry_empty (entry))
        return g_strdup ("");
    log = store_log (session->store, session->info->id, cell->section->form->id, cell->row->id, cell->column->id, 0, NULL);
    for (guint i = log ? log->len : 0; i > 0; i--) {
        const struct store_change *change = log->pdata[i - 1];
        g_autofree char *author = session_author (session, change);

        if (change->item && change->item->layer == layer)
            return g_strdup_printf ("%s %s: %s", trace_origin (entry->origin), author, text ? text : "-");
    }
    return g_strdup_printf ("%s: %s", trace_origin (entry->origin), text ? text : "-");
}

/* A prior figure that was typed is not computed, whatever the cell's formula. */
static bool
trace_is_computed (const struct cell *cell, int node)
{
    return (!node_prior (node) || entry_empty (&cell->prior)) && (cell->formula || cell->computed);
}

static void trace_operands (struct trace *trace, int depth, int node);

static void
trace_node (struct trace *trace, int depth, int node)
{
    const struct book *book = trace->session->book;
    const struct cell *cell = book_cell (book, node_cell (node));
    bool formula = trace_is_computed (cell, node);
    bool again = formula && !g_hash_table_add (trace->seen, GINT_TO_POINTER (node + 1));
    char *text = trace_text (book, node);

    if (again) {
        char *longer = g_strconcat (text, "  ", _ ("(see above)"), NULL);

        g_free (text);
        text = longer;
    }
    if (!formula && depth > 0) {
        g_autofree char *typed = trace_typed (trace, cell, node_prior (node) ? LAYER_PRIOR : LAYER_VALUE);
        char *longer = g_strconcat (text, *typed ? "  " : "", typed, NULL);

        g_free (text);
        text = longer;
    }
    trace_add_node (trace, depth, node, text);
    if (formula && !again)
        trace_operands (trace, depth + 1, node);
}

/* Blanks that a sum passed over are counted, not listed; where one stands in the way, they are what is looked for. */
static void
trace_operands (struct trace *trace, int depth, int node)
{
    const struct book *book = trace->session->book;
    g_autoptr (GArray) operands = book_operands (book, node);
    bool computed = book_value (book, node)->state == VALUE_NUMBER;
    int blanks = 0;

    g_autofree char *formula = trace_formula_words (book, node);

    trace_add (trace, depth, -1, g_strdup_printf ("= %s", formula));
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

void
trace_init (struct trace *trace, struct session *session)
{
    *trace = (struct trace){.session = session};
    trace->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)trace_line_free);
    trace->seen = g_hash_table_new (NULL, NULL);
}

GPtrArray *
trace_finish (struct trace *trace)
{
    g_hash_table_unref (trace->seen);
    g_clear_pointer (&trace->outcomes, g_ptr_array_unref);
    g_clear_pointer (&trace->report, report_free);
    return trace->lines;
}

/* Of the cell itself: what was typed, and the figure on paper beside a computed one. */
static void
trace_add_control (struct trace *trace, const struct cell *cell, enum layer layer)
{
    g_autofree char *typed = trace_typed (trace, cell, layer);
    g_autofree char *control = layer == LAYER_VALUE ? trace_typed (trace, cell, LAYER_CONTROL) : g_strdup ("");

    if (*typed)
        trace_add (trace, 1, -1, g_strdup (typed));
    if (*control)
        trace_add (trace, 1, -1, g_strdup_printf (_ ("control figure, %s"), control));
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
    trace_add_control (&trace, cell, layer);
    return trace_finish (&trace);
}
