/* What is asked of all units: the sorted findings, the ledger, a section's state. */
#include "core/book-private.h"

#include <string.h>

static int
finding_rank (const struct finding *finding)
{
    static const int rank[] = { [SEVERITY_ERROR] = 0, [SEVERITY_MISSING] = 1, [SEVERITY_WARNING] = 2, [SEVERITY_HINT] = 3 };

    return rank[finding->severity];
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
    const struct finding *x = *(const struct finding *const *)a;
    const struct finding *y = *(const struct finding *const *)b;

    if (finding_rank (x) != finding_rank (y))
        return finding_rank (x) - finding_rank (y);
    if (x->node != y->node)
        return x->node - y->node;
    return strcmp (x->rule, y->rule);
}

const GPtrArray *
book_findings (struct book *book)
{
    if (book->findings != NULL)
        return book->findings;
    book->findings = g_ptr_array_new ();
    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->finding != NULL)
            g_ptr_array_add (book->findings, unit->finding);
    }
    g_ptr_array_sort (book->findings, compare_findings);
    return book->findings;
}

/* Units that are checks at all: a cell without control figure and mark is none. */
static bool
is_check (const struct book *book, const struct unit *unit)
{
    if (unit->kind != UNIT_CELL)
        return unit->kind != UNIT_REQUIRED || unit->outcome != OUTCOME_NA;
    const struct cell *cell = book_cell (book, unit->cell);
    return cell->computed ? cell->control.state == ENTRY_VALUE : cell->value.doubtful;
}

GPtrArray *
book_outcomes (struct book *book)
{
    GPtrArray *outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        struct result result = judge_unit (book, unit);
        if (is_check (book, unit))
            g_ptr_array_add (outcomes, make_finding (book, unit, &result));
    }
    return outcomes;
}

struct ledger
book_ledger (struct book *book)
{
    struct ledger ledger = { { 0 } };

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->kind != UNIT_REQUIRED && is_check (book, unit))
            ledger.n[unit->outcome]++;
    }
    return ledger;
}

struct section_status
book_section_status (struct book *book, const struct book_section *section)
{
    struct section_status status = { 0, 0, 0, 0, 0, 0 };

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->cell < 0 || book_cell (book, unit->cell)->section != section) /* where it is shown, not where it is written */
            continue;
        if (unit->kind == UNIT_REQUIRED && unit->outcome != OUTCOME_NA) {
            status.required++;
            status.filled += unit->outcome == OUTCOME_PASS;
        } else if (unit->finding != NULL) {
            bool explained = unit->finding->explanation != NULL && !unit->finding->lapsed;
            status.errors += unit->finding->severity == SEVERITY_ERROR;
            status.hints += unit->finding->severity == SEVERITY_HINT;
            if (unit->finding->severity == SEVERITY_WARNING)
                *(explained ? &status.explained : &status.warnings) += 1;
        }
    }
    return status;
}

bool
book_missing (const struct book *book, const struct cell *cell)
{
    int node = node_of (cell->index, false);

    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, book->unit_list[i]);
        if (unit->kind == UNIT_REQUIRED && unit->cell == cell->index)
            return unit->outcome == OUTCOME_FAIL;
    }
    return false;
}
