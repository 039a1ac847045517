/* What a first year has to type besides this year's figures. */
#include "core/book-base.h"

#include <string.h>

static bool
base_known (const struct book *book, const struct cell *cell, enum layer layer)
{
    if (layer == LAYER_VALUE)
        return cell->value.state != ENTRY_BLANK;
    return book_value (book, node_of (cell->index, true))->state != VALUE_BLANK;
}

/* What only makes up such a figure need not be known. */
bool
book_prior_used (const struct book *book, const struct cell *cell)
{
    g_autoptr (GArray) users = book_users (book, node_of (cell->index, true));

    for (guint i = 0; i < users->len; i++) {
        if (!node_prior (g_array_index (users, int, i)))
            return true;
    }
    return false;
}

/* Nothing has been typed or computed in the section yet. */
static bool
base_untouched (const struct book *book, const struct book_section *section)
{
    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        for (guint c = 0; c < section->form->columns->len; c++) {
            if (row->cell[c] >= 0 && book_value (book, node_of (row->cell[c], false))->state == VALUE_NUMBER)
                return false;
        }
    }
    return true;
}

static bool
base_needs_prior (const struct book *book, const struct cell *cell)
{
    const struct value *now = book_value (book, node_of (cell->index, false));

    if (type_is_text (cell->type) || !book_input (book, cell, LAYER_PRIOR) || !book_prior_used (book, cell))
        return false;
    if (now->state == VALUE_NUMBER || cell->prior.state != ENTRY_BLANK)
        return true;
    return cell->row->form != NULL && (!cell->computed || base_untouched (book, cell->section));
}

/* The row has a figure in another column. */
static bool
base_row_filled (const struct book *book, const struct cell *cell)
{
    for (guint c = 0; c < cell->section->form->columns->len; c++) {
        int other = cell->row->cell[c];
        if (other >= 0 && other != cell->index && book_value (book, node_of (other, false))->state == VALUE_NUMBER)
            return true;
    }
    return false;
}

static bool
base_needs_budget (const struct book *book, const struct cell *cell)
{
    const char *budget = cell->section->form->budget;

    if (budget == NULL || strcmp (budget, cell->column->id) != 0 || !book_input (book, cell, LAYER_VALUE))
        return false;
    return cell->value.state != ENTRY_BLANK || cell->required != NULL || base_row_filled (book, cell);
}

static void
base_add (GArray *base, const struct book *book, const struct cell *cell, enum layer layer, int *filled)
{
    struct base_cell found = { cell, layer, base_known (book, cell, layer) };

    *filled += found.filled ? 1 : 0;
    g_array_append_val (base, found);
}

static void
base_section (GArray *base, const struct book *book, const struct book_section *section, enum layer layer, int *filled)
{
    for (guint r = 0; r < section->rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        for (guint c = 0; c < section->form->columns->len; c++) {
            const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (book, row->cell[c]);
            if (cell != NULL && (layer == LAYER_PRIOR ? base_needs_prior (book, cell) : base_needs_budget (book, cell)))
                base_add (base, book, cell, layer, filled);
        }
    }
}

GArray *
book_base (const struct book *book, int *filled)
{
    GArray *base = g_array_new (FALSE, FALSE, sizeof (struct base_cell));

    *filled = 0;
    for (int i = 0; i < book_n_sections (book); i++) {
        const struct book_section *section = book_section_at (book, i);
        if (section->form->when != NULL && !book_test ((struct book *)book, section, NULL, section->form->when))
            continue;
        base_section (base, book, section, LAYER_PRIOR, filled);
        base_section (base, book, section, LAYER_VALUE, filled);
    }
    return base;
}
