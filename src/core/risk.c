/* The order of the review list. */
#include "risk.h"

/* A single flag of a higher row outweighs all below it. */
static const int risk_weights[N_RISK_FLAGS] = { 128, 64, 32, 16, 8, 4, 2, 1 };

#define RISK_MUST (RISK_CHANGED | RISK_WARNING | RISK_ZERO_BASE | RISK_JUMP | RISK_LARGE)
#define JUMP 5000 /* 0.01 % */

struct risks {
    struct book *book;
    const struct book *last;
    GHashTable *warned; /* cell + 1 */
    int64_t large;      /* amounts from here on are large, 0: none is */
};

static int64_t
risk_size (int64_t num)
{
    return num == INT64_MIN ? INT64_MAX : num < 0 ? -num : num;
}

static int64_t
risk_large (struct book *book)
{
    int64_t most = 0;

    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        if (cell->type == TYPE_MONEY && cell->value.state == ENTRY_VALUE)
            most = MAX (most, risk_size (cell->value.num));
    }
    return most / 10;
}

static bool
risk_same (const struct risks *risks, const struct cell *cell)
{
    const struct cell *then = book_cell_at (risks->last, cell->section->form->id, cell->row->id, cell->column->id);

    return then != NULL && value_equal (book_value (risks->book, node_of (cell->index, false)),
                                        book_value (risks->last, node_of (then->index, false)));
}

/* Whether any row has last year's figure in the cell's column. */
static bool
risk_column_has_prior (const struct book *book, const struct cell *cell)
{
    const struct book_section *section = cell->section;
    guint column;

    if (!g_ptr_array_find (section->form->columns, cell->column, &column))
        return false;
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->cell[column] >= 0 && book_value (book, node_of (row->cell[column], true))->state == VALUE_NUMBER)
            return true;
    }
    return false;
}

/* Against last year's figure. */
static void
risk_compare (const struct risks *risks, const struct cell *cell, struct risk *risk)
{
    const struct value *now = book_value (risks->book, node_of (cell->index, false));
    const struct value *then = book_value (risks->book, node_of (cell->index, true));
    int64_t size;

    if (now->state != VALUE_NUMBER)
        return;
    if (then->state != VALUE_NUMBER) {
        if (cell->row->added && then->state == VALUE_BLANK && risk_column_has_prior (risks->book, cell))
            risk->flags |= RISK_NEW_ROW;
        return;
    }
    if (then->num == 0) {
        if (now->num != 0)
            risk->flags |= RISK_ZERO_BASE;
        return;
    }
    if (!number_divide (((int128)now->num - then->num) * 10000, risk_size (then->num), &risk->change))
        return;
    risk->has_change = true;
    size = risk_size (risk->change);
    if (size >= JUMP)
        risk->flags |= RISK_JUMP;
    else if (size >= book_form (risks->book)->reason_from && size > 0)
        risk->flags |= RISK_MOVED;
}

static void
risk_judge (const struct risks *risks, const struct cell *cell, struct risk *risk)
{
    *risk = (struct risk){ .cell = cell->index };
    if (risks->last != NULL && !risk_same (risks, cell))
        risk->flags |= RISK_CHANGED;
    if (g_hash_table_contains (risks->warned, GINT_TO_POINTER (cell->index + 1)))
        risk->flags |= RISK_WARNING;
    if (!type_is_text (cell->type))
        risk_compare (risks, cell, risk);
    if (cell->type == TYPE_MONEY && risks->large > 0 && risk_size (cell->value.num) >= risks->large)
        risk->flags |= RISK_LARGE;
    if (cell->value.state != ENTRY_BLANK && (cell->value.origin == ORIGIN_TYPED || cell->value.origin == ORIGIN_UNDO))
        risk->flags |= RISK_TYPED;
    risk->must = (risk->flags & RISK_MUST) != 0;
    for (int i = 0; i < N_RISK_FLAGS; i++)
        if ((risk->flags & (1u << i)) != 0)
            risk->weight += risk_weights[i];
}

/* Derived cells follow from the typed ones; they are listed only where something is odd about themselves. */
static bool
risk_listed (const struct risks *risks, const struct cell *cell)
{
    if (g_hash_table_contains (risks->warned, GINT_TO_POINTER (cell->index + 1)))
        return true;
    if (cell->computed || cell->formula != NULL)
        return false;
    return cell->value.state != ENTRY_BLANK || (risks->last != NULL && !risk_same (risks, cell));
}

static GHashTable *
risk_warned (struct book *book)
{
    GHashTable *warned = g_hash_table_new (NULL, NULL);
    const GPtrArray *findings = book_findings (book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->severity == SEVERITY_WARNING && finding->node >= 0)
            g_hash_table_add (warned, GINT_TO_POINTER (node_cell (finding->node) + 1));
    }
    return warned;
}

static int
risk_order (gconstpointer a, gconstpointer b)
{
    const struct risk *x = a, *y = b;

    return x->weight != y->weight ? (y->weight > x->weight ? 1 : -1) : x->cell - y->cell;
}

GArray *
risk_list (struct book *book, const struct book *last)
{
    struct risks risks = { .book = book, .last = last, .warned = risk_warned (book), .large = risk_large (book) };
    GArray *list = g_array_new (FALSE, FALSE, sizeof (struct risk));

    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        struct risk risk;
        if (!risk_listed (&risks, cell))
            continue;
        risk_judge (&risks, cell, &risk);
        g_array_append_val (list, risk);
    }
    g_array_sort (list, risk_order);
    g_hash_table_unref (risks.warned);
    return list;
}

char *
risk_signature (const struct book *book, const struct cell *cell)
{
    const struct value *value = book_value (book, node_of (cell->index, false));
    const char *doubtful = cell->value.doubtful ? "?" : "";

    if (value->state == VALUE_TEXT)
        return g_strdup_printf ("t%s:%s", doubtful, value->text);
    if (value->state == VALUE_NUMBER)
        return g_strdup_printf ("n%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, doubtful, value->num, value->half);
    return g_strdup_printf ("%d%s:", (int)value->state, doubtful);
}
