/* How formulas and rules of the form are told to people: with labels in place of names. */
#include "config.h"

#include "session/trace-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/book-words.h"

char *
trace_name (const struct book *book, int node, const struct cell *beside)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    const struct section *section = cell->section->form;
    GString *out = g_string_new (NULL);

    if (!beside || beside->row != cell->row)
        g_string_append (out, book_row_words (book, cell));
    if (section->kind != SECTION_FIELDS && cell->column->label && (!beside || beside->column != cell->column)) {
        g_autofree char *column = section_column_words (section, cell->column);

        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", column);
    }
    if (!beside || beside->section != cell->section)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "  " : "", section->code ? section->code : section_short_title (section));
    if (node_prior (node))
        g_string_append_printf (out, " %s", _ ("last year"));
    return g_string_free (out, FALSE);
}

/* a + b - c in labels; NULL where the formula does more. */
static char *
sum_words (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    g_autoptr (GArray) terms = book_terms (book, node_of (cell->index, false));
    GString *out;
    const guint most = 8;

    if (!terms)
        return NULL;
    out = g_string_new (NULL);
    for (guint i = 0; i < terms->len && i < most; i++) {
        const struct term *term = &g_array_index (terms, struct term, i);
        g_autofree char *name = trace_name (book, term->node, cell);

        if (i > 0 || term->minus)
            g_string_append (out, term->minus ? " - " : " + ");
        g_string_append (out, name);
    }
    if (terms->len > most)
        g_string_append (out, " + …");
    return g_string_free (out, FALSE);
}

char *
trace_formula_words (const struct book *book, int node)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    char *sum = sum_words (book, node);

    if (sum || !cell->formula)
        return sum ? sum : g_strdup (_ ("the codes below"));
    return book_formula_words (book, cell->section->form, cell->formula->expr, false);
}

static const struct rule *
rule_of (const struct book *book, const char *id)
{
    const char *dot = strchr (id, '.');
    g_autofree char *name = dot ? g_strndup (id, (gsize)(dot - id)) : NULL;
    const struct section *section = name ? form_section (book_form (book), name) : NULL;

    for (guint i = 0; section && i < section->rules->len; i++) {
        const struct rule *rule = section->rules->pdata[i];

        if (strcmp (rule->id, dot + 1) == 0)
            return rule;
    }
    return NULL;
}

char *
trace_rule_words (const struct book *book, const struct finding *finding)
{
    const struct rule *rule = rule_of (book, finding->rule);
    const struct cell *cell = book_find (book, finding->cell, NULL, NULL);
    const char *word = strrchr (finding->rule, '.');
    const struct book_section *place = cell ? NULL : book_section (book, finding->cell);
    g_autofree char *name = cell ? trace_name (book, node_of (cell->index, false), NULL)
                                 : g_strdup (place ? section_short_title (place->form) : finding->cell);

    if (rule && !rule->must) /* of texts: what it looks for is in its own words only */
        return g_strdup_printf (_ ("%s: %s"), name, rule->hint ? rule->hint : rule->id);
    if (rule) {
        g_autofree char *section = g_strndup (finding->rule, (gsize)(word - finding->rule));
        g_autofree char *words = book_formula_words (book, form_section (book_form (book), section), rule->must->expr,
                                                     rule->each && strcmp (rule->each, "columns") != 0);

        return rule->each && cell ? g_strdup_printf (_ ("%s: %s"), book_row_words (book, cell), words) : g_steal_pointer (&words);
    }
    if (g_strcmp0 (word, ".cross") == 0)
        return g_strdup_printf (_ ("%s: the same across the row and down the column"), name);
    if (g_strcmp0 (word, ".control") == 0)
        return g_strdup_printf (_ ("%s: as on paper"), name);
    if (g_strcmp0 (word, ".required") == 0)
        return g_strdup_printf (_ ("%s: filled in"), name);
    if (g_strcmp0 (word, ".code") == 0)
        return g_strdup_printf (_ ("%s: a code of this year"), name);
    return g_strdup_printf (_ ("%s: not in doubt"), name);
}

const char *
trace_outcome (enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_PASS:
        return _ ("holds");
    case OUTCOME_ROUNDING:
        return _ ("holds within rounding");
    case OUTCOME_FAIL:
        return _ ("does not hold");
    case OUTCOME_NA:
        return _ ("does not apply");
    case OUTCOME_INSUFFICIENT:
        return _ ("cannot be computed yet");
    case OUTCOME_INTERNAL:
        break;
    }
    return _ ("fault of the form");
}
