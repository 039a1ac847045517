/* How formulas and rules of the form are told to people: with labels in place of names. */
#include "config.h"

#include "session/trace-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
label_of_row (const struct cell *cell)
{
    return cell->row->label ? cell->row->label : cell->row->id;
}

char *
trace_name (const struct book *book, int node, const struct cell *beside)
{
    const struct cell *cell = book_cell (book, node_cell (node));
    const struct section *section = cell->section->form;
    GString *out = g_string_new (NULL);

    if (!beside || beside->row != cell->row)
        g_string_append (out, label_of_row (cell));
    if (section->kind != SECTION_FIELDS && cell->column->label && (!beside || beside->column != cell->column))
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", cell->column->label);
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

static const char *
function_words (const char *name)
{
    static const struct {
        const char *name, *words;
    } functions[] = {{"sum", N_ ("sum")}, {"count", N_ ("count")}, {"any", N_ ("any of")}, {"filled", N_ ("filled in")},
                     {"if", N_ ("if")}, {"min", N_ ("smallest")}, {"max", N_ ("largest")}, {"abs", N_ ("size")},
                     {"round", N_ ("rounded")}, {"diff", N_ ("difference")}, {"growth", N_ ("growth")},
                     {"completion", N_ ("completion")}, {"share", N_ ("share")}, {"change", N_ ("change in words")},
                     {"gap", N_ ("difference in words")}, {"completed", N_ ("completion in words")}, {"prior", N_ ("last year's")},
                     {"and", N_ ("and")}, {"or", N_ ("or")}, {"not", N_ ("not")}, {"children", N_ ("the codes below")},
                     {"rows", N_ ("all rows")}, {"year", N_ ("year")}, {"last_year", N_ ("last year")}};

    for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
        if (strcmp (functions[i].name, name) == 0)
            return _ (functions[i].words);
    return NULL;
}

/* Rows and columns may have the same name; alone, in a rule for each row, it is the column's. */
static const char *
label_of (const struct section *section, const char *word, bool columns)
{
    const struct row *row = section_row (section, word);
    const struct column *column = section_column (section, word);

    if (columns && column)
        return column->label;
    return row ? row->label : column ? column->label : NULL;
}

/* One name of a formula: its parts' labels, those that it is not worth to say left out. */
static char *
name_words (const struct book *book, const struct section *own, const char *name, bool columns)
{
    g_auto (GStrv) part = g_strsplit (name, ".", 3);
    int n = (int)g_strv_length (part);
    const struct section *other = n > 1 ? form_section (book_form (book), part[0]) : NULL;
    const struct section *section = other ? other : own;
    GString *out = g_string_new (NULL);

    if (n == 1 && function_words (name))
        return g_string_free (g_string_append (out, function_words (name)), FALSE);
    for (int i = other ? 1 : 0; i < n; i++) {
        const char *label = label_of (section, part[i], n == 1 ? columns : other && i == 2);

        if (part[i][0] != '\0' && strcmp (part[i], "value") != 0)
            g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", label ? label : part[i]);
    }
    if (other && other != own)
        g_string_append_printf (out, " %s", other->code ? other->code : section_short_title (other));
    return g_string_free (out, FALSE);
}

static bool
is_name (char c)
{
    return g_ascii_isalnum (c) || c == '_' || c == '.';
}

/* A name with its points: section["201"].column as section.201.column, section[row].column as section..column.  g_free. */
static char *
take_name (const char **at)
{
    const char *p = *at, *start = p, *end;
    GString *name;

    while (is_name (*p))
        p++;
    name = g_string_new_len (start, p - start);
    end = *p == '[' ? strchr (p, ']') : NULL;
    if (end) {
        g_string_append_c (name, '.');
        for (p++; p < end; p++)
            if (g_ascii_isdigit (*p))
                g_string_append_c (name, *p);
        p++;
        for (; is_name (*p); p++)
            g_string_append_c (name, *p);
    }
    *at = p;
    return g_string_free (name, FALSE);
}

/* param('car_price') is the limit that the edition sets; where it sets none, so it says.  *at is behind the name "param".  g_free. */
static char *
param_words (const struct book *book, const char **at)
{
    const char *p = *at, *name = strpbrk (p, "'\""), *end = name ? strchr (name + 1, *name) : NULL;
    g_autofree char *id = end ? g_strndup (name + 1, (gsize)(end - name - 1)) : NULL;
    const char *set = id ? g_hash_table_lookup (book_form (book)->params, id) : NULL;

    p = end ? strchr (end, ')') : NULL;
    *at = p ? p + 1 : *at + strlen (*at);
    return set && strcmp (set, "0") != 0 ? g_strdup_printf (_ ("the limit %s"), set) : g_strdup (_ ("the limit (none is set)"));
}

/* A formula's text with its names in words; texts in quotes stay as they are. */
static char *
source_words (const struct book *book, const struct section *own, const char *source, bool columns)
{
    GString *out = g_string_new (NULL);

    for (const char *p = source; *p;) {
        const char *start = p;
        g_autofree char *name = NULL, *words = NULL;

        if (*p == '"' || *p == '\'') {
            const char *end = strchr (p + 1, *p);
            p = end ? end + 1 : p + strlen (p);
        } else if (g_ascii_isalpha (*p)) {
            name = take_name (&p);
            words = strcmp (name, "param") == 0 ? param_words (book, &p) : name_words (book, own, name, columns);
            g_string_append (out, words);
            continue;
        } else {
            p = g_utf8_next_char (p);
        }
        g_string_append_len (out, start, p - start);
    }
    return g_string_free (out, FALSE);
}

char *
trace_formula_words (const struct book *book, int node, const char *source)
{
    char *sum = sum_words (book, node);

    return sum ? sum : source_words (book, book_cell (book, node_cell (node))->section->form, source, false);
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
        g_autofree char *words = source_words (book, form_section (book_form (book), section), expr_source (rule->must->expr),
                                              rule->each && strcmp (rule->each, "columns") != 0);

        return rule->each && cell ? g_strdup_printf (_ ("%s: %s"), label_of_row (cell), words) : g_steal_pointer (&words);
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
