/* What may be meant in a cell: likely slips with the figure that balances, last year's figure or wording, the budget, wordings of
 * other rows, in prose the place of a figure.  Proposals only. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/arithmetic.h"
#include "core/book-help.h"
#include "core/cause.h"
#include "session/find.h"

#define MOST_TEXTS 6
#define MOST_PLACES 30

struct gather {
    struct session *session;
    const struct cell *cell;
    enum layer layer;
    GPtrArray *found;
    GHashTable *seen; /* "address TAB text" */
};

void
candidate_free (struct candidate *candidate)
{
    if (!candidate)
        return;
    g_free (candidate->address);
    g_free (candidate->text);
    g_free (candidate->words);
    g_free (candidate);
}

static void
gather_add (struct gather *gather, const char *address, const char *text, char *words_take)
{
    char *key = g_strconcat (address, "\t", text, NULL);
    struct candidate *candidate;

    if (!g_hash_table_add (gather->seen, key)) {
        g_free (words_take);
        return;
    }
    candidate = g_new0 (struct candidate, 1);
    candidate->address = g_strdup (address);
    candidate->text = g_strdup (text);
    candidate->words = words_take;
    g_ptr_array_add (gather->found, candidate);
}

static char *
gather_own (const struct gather *gather)
{
    return gather->layer == LAYER_VALUE ? g_strdup (gather->cell->address)
                                        : g_strdup_printf ("%s@%s", gather->cell->address, layer_names[gather->layer]);
}

static void
gather_figure (struct gather *gather, int node, const char *what)
{
    const struct value *value = book_value (gather->session->book, node);
    g_autofree char *own = gather_own (gather), *exact = NULL, *shown = NULL;

    if (value->state != VALUE_NUMBER || value->type != gather->cell->type)
        return;
    exact = number_exact ((struct money){value->num, value->half}, &gather->cell->style);
    shown = book_print_unit (gather->session->book, node);
    gather_add (gather, own, exact, g_strdup_printf ("%s  %s", shown, what));
}

/* The figure first: menus cut what is long. */
static void
gather_cause (struct gather *gather, const struct cause *cause)
{
    g_autofree char *sentence = cause_sentence (gather->session->book, cause);

    gather_add (gather, cause->address, cause->text, g_strdup_printf ("%s  %s", cause->shown, sentence));
}

/* Slips that would explain a finding in which the cell takes part: this cell's first. */
static void
gather_causes (struct gather *gather, bool own)
{
    struct book *book = gather->session->book;
    const GPtrArray *findings = book_findings (book);
    g_autofree char *address = gather_own (gather);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];
        g_autoptr (GPtrArray) causes = NULL;

        if (strcmp (finding->cell, gather->cell->address) != 0 &&
            !(finding->operands && g_strv_contains ((const char *const *)finding->operands, address)))
            continue;
        causes = finding_causes (book, finding);
        for (guint k = 0; k < causes->len; k++) {
            const struct cause *cause = causes->pdata[k];

            if ((strcmp (cause->address, address) == 0) == own)
                gather_cause (gather, cause);
        }
    }
}

/* What the form offers for figures as they are now. */
static void
gather_wordings (struct gather *gather, const char *own)
{
    g_auto (GStrv) wordings = book_wordings (gather->session->book, gather->cell);

    for (int i = 0; wordings && wordings[i]; i++)
        gather_add (gather, own, wordings[i], g_strdup (wordings[i]));
}

/* What last year's book has in the same column of other rows: of this section, and of the others. */
static void
gather_last_year (struct gather *gather, const char *own, const GPtrArray *items)
{
    const struct cell *cell = gather->cell;
    guint all = items ? 2 * items->len : 0;
    int n = 0;

    for (guint i = 0; i < all && n < MOST_TEXTS; i++) {
        const struct item *item = items->pdata[i % items->len];
        bool here = strcmp (item->section, cell->section->form->id) == 0;
        const struct section *form = form_section (gather->session->form, item->section);
        const struct row *row = form ? section_row (form, item->row) : NULL;

        if (here != (i < items->len) || !row || form->kind != cell->section->form->kind || strcmp (item->column, cell->column->id) != 0)
            continue;
        n++;
        gather_add (gather, own, item->new.text, g_strdup_printf (_ ("%s  (last year, %s)"), item->new.text, row->label));
    }
}

/* Wordings: of the same cell last year, of the form, of the same column in this book and in last year's. */
static void
gather_texts (struct gather *gather)
{
    g_autoptr (GPtrArray) items = prior_texts (gather->session);
    const char *last_year = items ? prior_text_of (items, gather->cell) : NULL;
    const struct book *book = gather->session->book;
    g_autofree char *own = gather_own (gather);
    int n = 0;

    if (last_year)
        gather_add (gather, own, last_year, g_strdup_printf (_ ("last year: %s"), last_year));
    gather_wordings (gather, own);
    for (int i = 0; i < 2 * book_n_cells (book) && n < MOST_TEXTS; i++) {
        const struct cell *cell = book_cell (book, i % book_n_cells (book));
        bool here = cell->section == gather->cell->section;

        if (here != (i < book_n_cells (book)) || cell == gather->cell || cell->type != TYPE_TEXT || cell->computed || cell->value.state != ENTRY_VALUE ||
            strcmp (cell->column->id, gather->cell->column->id) != 0 || cell->section->form->kind != gather->cell->section->form->kind)
            continue;
        n++;
        gather_add (gather, own, cell->value.text, g_strdup_printf ("%s  (%s)", cell->value.text,
                                                                    cell->row->label ? cell->row->label : cell->row->id));
    }
    gather_last_year (gather, own, items);
}

static void
gather_offers (struct gather *gather, const char *typed)
{
    g_autoptr (GPtrArray) offers = number_offers (typed, &gather->cell->style);
    g_autofree char *own = gather_own (gather);

    for (guint i = 0; i < offers->len; i++)
        gather_add (gather, own, offers->pdata[i], g_strdup (offers->pdata[i]));
}

/* Where a text says {92.97 or {公务接待 and no } follows: the brace.  NULL nowhere. */
static const char *
open_brace (const char *text, size_t *length)
{
    const char *wide = g_strrstr (text, "\357\275\233"), *brace = strrchr (text, '{'); /* wide: an input method's */

    *length = wide > brace ? strlen ("\357\275\233") : 1;
    brace = MAX (wide, brace);
    return brace && !strchr (brace, '}') ? brace : NULL;
}

/* How much of what stands behind the brace is looked for: a figure, or what stands before the next sign, which may have been there before. */
static size_t
wanted_length (const char *text)
{
    const char *at = text;

    if (g_ascii_isdigit (*at))
        return strspn (at, "0123456789.,");
    while (*at != '\0' && (*at == '.' || !g_unichar_ispunct (g_utf8_get_char (at))))
        at = g_utf8_next_char (at);
    return (size_t)(at - text);
}

/* What may stand between braces: figures, and texts of fields or with a formula. */
static bool
is_quotable (const struct book *book, const struct cell *cell)
{
    return cell->section->form->kind != SECTION_PROSE &&
           (!type_is_text (cell->type) || cell->computed || cell->section->form->kind == SECTION_FIELDS) &&
           book_value (book, node_of (cell->index, false))->state != VALUE_BLANK;
}

/* The cells that are called, or print, what stands behind an open brace; taken, their address closes it. */
static void
gather_places (struct gather *gather, const char *typed)
{
    const struct book *book = gather->session->book;
    size_t open = 0;
    const char *brace = typed ? open_brace (typed, &open) : NULL;
    size_t length = brace ? wanted_length (brace + open) : 0;
    g_autofree char *wanted = brace ? g_strndup (brace + open, length) : g_strdup (""), *own = gather_own (gather);
    g_autoptr (GPtrArray) hits = session_find (gather->session, wanted);

    for (guint i = 0; i < hits->len && gather->found->len < MOST_PLACES; i++) {
        const struct find_hit *hit = hits->pdata[i];
        const struct cell *cell = hit->where == FIND_VALUE || hit->where == FIND_NAME ? book_find (gather->session->book, hit->address, NULL, NULL) : NULL;
        g_autofree char *text = NULL, *name = NULL, *shown = NULL;

        if (!cell || !is_quotable (book, cell))
            continue;
        text = g_strdup_printf ("%.*s{%s}%s", (int)(brace - typed), typed, cell->address, brace + open + length);
        name = book_cell_name (cell, false, NULL);
        shown = book_print_unit (gather->session->book, node_of (cell->index, false));
        gather_add (gather, own, text, g_strdup_printf ("%s  %s", shown, name));
    }
}

GPtrArray *
session_candidates (struct session *session, const char *address, const char *typed)
{
    struct gather gather = {.session = session};
    const struct cell *budget;

    gather.found = g_ptr_array_new_with_free_func ((GDestroyNotify)candidate_free);
    session_preview_end (session);
    gather.cell = book_find (session->book, address, &gather.layer, NULL);
    if (!gather.cell)
        return gather.found;
    gather.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    if (!type_is_text (gather.cell->type)) {
        if (typed)
            gather_offers (&gather, typed);
        gather_causes (&gather, true);
        gather_causes (&gather, false);
        budget = book_budget_cell (session->book, gather.cell);
        if (gather.layer == LAYER_CONTROL)
            gather_figure (&gather, node_of (gather.cell->index, false), _ ("computed"));
        else if (!gather.cell->computed || gather.layer == LAYER_PRIOR)
            gather_figure (&gather, node_of (gather.cell->index, gather.layer != LAYER_PRIOR),
                           gather.layer == LAYER_PRIOR ? _ ("this year") : _ ("last year"));
        if (budget && !gather.cell->computed)
            gather_figure (&gather, node_of (budget->index, gather.layer == LAYER_PRIOR), _ ("budget"));
    } else if (gather.cell->type == TYPE_TEXT) {
        if (gather.cell->section->form->kind == SECTION_PROSE)
            gather_places (&gather, typed);
        if (gather.found->len == 0)
            gather_texts (&gather);
    }
    g_hash_table_unref (gather.seen);
    return gather.found;
}
