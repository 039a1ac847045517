/* Help in words.  A part that the row does not say is taken from the column, then from the section. */
#include "core/book-help.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/book-private.h"
#include "core/book-words.h"
#include "core/expr-private.h"
#include "core/place.h"

/* Names of a long formula that are told one by one. */
#define MOST_NAMES 12

static void
help_part_free (gpointer data)
{
    struct help_part *part = data;

    g_free (part->text);
    g_free (part);
}

static void
help_add (GPtrArray *parts, const char *head, const char *text)
{
    struct help_part *part;

    if (text == NULL || text[0] == '\0')
        return;
    part = g_new0 (struct help_part, 1);
    part->head = head;
    part->text = g_strdup (text);
    g_ptr_array_add (parts, part);
}

/* "公务用车购置费 决算数", with the table where it is another one than `here`. */
char *
book_cell_name (const struct cell *cell, bool prior, const struct book_section *here)
{
    const struct section *form = cell->section->form;
    GString *name = g_string_new (NULL);

    if (cell->section != here)
        g_string_append_printf (name, "%s ", form->code != NULL ? form->code : section_short_title (form));
    g_string_append (name, cell->row->label != NULL ? cell->row->label : cell->row->id);
    if (form->kind != SECTION_FIELDS && form->columns->len > 1 && cell->column->label != NULL)
        g_string_append_printf (name, " %s", cell->column->label);
    if (prior)
        g_string_append_printf (name, " %s", _("last year"));
    return g_string_free (name, FALSE);
}

/* = a + b - c */
static char *
help_terms (const struct book *book, const struct cell *cell, const GArray *terms)
{
    GString *text = g_string_new ("=");

    for (guint i = 0; i < terms->len && i < MOST_NAMES; i++) {
        const struct term *term = &g_array_index (terms, struct term, i);
        g_autofree char *name = book_cell_name (book_cell (book, node_cell (term->node)), node_prior (term->node), cell->section);
        g_string_append_printf (text, "%s%s", i == 0 && !term->minus ? " " : term->minus ? " - " : " + ", name);
    }
    if (terms->len > MOST_NAMES)
        g_string_append_printf (text, _(" + ... (%u figures in all; F5 shows them)"), terms->len);
    return g_string_free (text, FALSE);
}

/* The help of the function that makes the figure, NULL where it is no function. */
static const char *
help_function (const struct cell *cell)
{
    const struct expr_node *root = cell->formula->expr->root;

    if (root->op != OP_CALL)
        return NULL;
    return _(expr_functions[root->function].help);
}

static char *
help_operands (const struct book *book, const struct cell *cell)
{
    g_autoptr (GArray) operands = book_operands (book, node_of (cell->index, false));
    const char *function = help_function (cell);
    GString *text = g_string_new (NULL);

    if (function != NULL)
        g_string_append_printf (text, "%s\n", function);
    g_string_append (text, _("It is computed from: "));
    for (guint i = 0; i < operands->len && i < MOST_NAMES; i++) {
        int node = g_array_index (operands, int, i);
        g_autofree char *name = book_cell_name (book_cell (book, node_cell (node)), node_prior (node), cell->section);
        g_string_append_printf (text, "%s%s", i == 0 ? "" : _(", "), name);
    }
    if (operands->len > MOST_NAMES)
        g_string_append_printf (text, _(", ... (%u figures in all; F5 shows them)"), operands->len);
    return g_string_free (text, FALSE);
}

static char *
help_typed (const struct cell *cell)
{
    GString *text = g_string_new (_("It is typed."));

    if (cell->choices != NULL) {
        g_autofree char *choices = g_strdelimit (g_strdup (cell->choices), "|", '/');
        g_string_append_printf (text, _(" One of: %s."), choices);
    }
    if (cell->type == TYPE_MONEY)
        g_string_append_printf (text, _(" In %s; with the unit behind it any other will do: 187800元, 18.78万."), cell->style.unit);
    else if (cell->measure != NULL)
        g_string_append_printf (text, _(" Counted in %s."), cell->measure);
    return g_string_free (text, FALSE);
}

char *
book_how (const struct book *book, const struct cell *cell)
{
    g_autoptr (GArray) terms = NULL;
    g_autofree char *made = NULL;

    if (!cell->computed || cell->formula == NULL)
        return help_typed (cell);
    terms = book_terms (book, node_of (cell->index, false));
    made = terms != NULL ? help_terms (book, cell, terms) : help_operands (book, cell);
    return g_strdup_printf (_("%s\nIt cannot be typed; a figure typed here is a control figure (from paper) that is compared."), made);
}

static const char *
help_first (const char *row, const char *column, const char *section)
{
    return row != NULL ? row : column != NULL ? column : section;
}

static const struct help no_help;

static const struct help *
cell_row_help (const struct cell *cell)
{
    return cell != NULL && cell->row->form != NULL ? &cell->row->form->help : &no_help;
}

const char *
cell_basis (const struct book *book, const struct cell *cell)
{
    const char *basis = help_first (cell_row_help (cell)->basis, cell->column->help.basis, cell->section->form->help.basis);

    return basis != NULL ? basis : book->form->basis;
}

const char *
cell_message (const struct cell *cell)
{
    return help_first (cell_row_help (cell)->what, cell->column->help.what, NULL);
}

static GPtrArray *
help_of (struct book *book, const struct cell *cell, const struct book_section *section, char **name)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func (help_part_free);
    const struct help *row = cell_row_help (cell);
    const struct help *column = cell != NULL ? &cell->column->help : &no_help;
    const struct help *own = &section->form->help;
    const char *what = help_first (row->what, column->what, own->what);
    g_autofree char *how = cell == NULL ? NULL : book_how (book, cell);

    help_add (parts, _("What this is"), what != NULL ? what : section->form->title);
    if (row->what != NULL && column->what != NULL) /* a row of a column: both say something */
        help_add (parts, cell->column->label != NULL ? cell->column->label : "", column->what);
    help_add (parts, _("Where to take it from"), help_first (row->source, column->source, own->source));
    help_add (parts, _("How it is made"), how);
    const char *basis = help_first (row->basis, column->basis, own->basis);
    help_add (parts, _("Basis"), basis != NULL ? basis : book->form->basis);
    help_add (parts, _("Common mistakes"), help_first (row->mistakes, column->mistakes, own->mistakes));
    *name = cell != NULL ? book_cell_name (cell, false, NULL) : g_strdup (section->form->title);
    return parts;
}

static const struct rule *
help_rule_of (struct book *book, const char *id)
{
    g_autofree char *section = g_strndup (id, strcspn (id, "."));
    const struct book_section *of = book_section (book, section);

    for (guint i = 0; of != NULL && i < of->form->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index (of->form->rules, i);
        if (g_str_equal (rule->id, id + strlen (section) + 1))
            return rule;
    }
    return NULL;
}

static GPtrArray *
help_of_rule (struct book *book, const char *id, char **name)
{
    static const char *const severities[] = { N_ ("An error: the official print waits until it is put right."),
                                              N_ ("A warning: to be put right, or explained."),
                                              N_ ("A hint: nothing has to be done."), "" };
    const struct rule *rule = help_rule_of (book, id);
    g_autofree char *section = g_strndup (id, strcspn (id, "."));
    g_autofree char *words = book_rule_words (book, form_section (book_form (book), section), rule);
    GPtrArray *parts = g_ptr_array_new_with_free_func (help_part_free);

    help_add (parts, _("What is checked"), words);
    help_add (parts, _("How grave"), _(severities[rule->severity]));
    help_add (parts, _("What to do"), rule->hint);
    help_add (parts, _("Basis"), rule->basis);
    *name = g_strdup (id);
    return parts;
}

GPtrArray *
book_help (struct book *book, const char *text, char **name, char **address, GError **error)
{
    struct whereto place = { 0 };
    GPtrArray *parts = NULL;
    enum layer layer = LAYER_VALUE;

    if (!book_place (book, text, &place, error))
        return NULL;
    if (place.kind == PLACE_CELL) {
        const struct cell *cell = book_find (book, place.address, &layer, NULL);
        parts = help_of (book, cell, cell->section, name);
    } else if (place.kind == PLACE_SECTION) {
        parts = help_of (book, NULL, book_section (book, place.address), name);
    } else if (place.kind == PLACE_RULE) {
        parts = help_of_rule (book, place.rule, name);
    } else {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("There is no help on pages."));
    }
    if (parts != NULL)
        *address = g_strdup (place.kind == PLACE_RULE ? place.rule : place.address);
    whereto_clear (&place);
    return parts;
}
