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
    if (unit->kind == UNIT_CHANGES)
        return unit->outcome != OUTCOME_NA;
    if (unit->kind != UNIT_CELL)
        return unit->kind != UNIT_REQUIRED || unit->outcome != OUTCOME_NA;
    const struct cell *cell = book_cell (book, unit->cell);
    return cell->computed ? cell->control.state == ENTRY_VALUE : cell->value.doubtful;
}

static void
add_outcome (struct book *book, const struct unit *unit, GPtrArray *outcomes)
{
    struct result result = judge_unit (book, unit);

    g_ptr_array_add (outcomes, make_finding (book, unit, &result));
}

/* That a text rule holds is told once, not for each text: *passed is the last rule of which it was. */
static void
add_outcomes_of_texts (struct book *book, const struct unit *unit, const struct rule **passed, GPtrArray *outcomes)
{
    for (int i = 0; i < unit->texts->n; i++) {
        const struct text *text = &unit->texts->text[i];
        struct arena_mark mark = arena_mark (&book->arena);
        if (text->outcome == OUTCOME_NA || (text->outcome == OUTCOME_PASS && *passed == unit->rule))
            continue;
        if (text->outcome == OUTCOME_PASS)
            *passed = unit->rule;
        struct unit one = book_text_unit (book, unit, text->cell);
        add_outcome (book, &one, outcomes);
        arena_release (&book->arena, mark);
    }
}

GPtrArray *
book_outcomes (struct book *book)
{
    GPtrArray *outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);
    const struct rule *passed = NULL;

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->kind == UNIT_TEXTS)
            add_outcomes_of_texts (book, unit, &passed, outcomes);
        else if (!unit->text && is_check (book, unit))
            add_outcome (book, unit, outcomes);
    }
    return outcomes;
}

bool
finding_concerns (const struct finding *finding, const char *address)
{
    return (finding->outcome == OUTCOME_FAIL && strcmp (finding->cell, address) == 0) ||
           (finding->operands != NULL && g_strv_contains ((const char *const *)finding->operands, address));
}

static void
ledger_add_failed (struct ledger *ledger, const struct finding *finding)
{
    ledger->errors += finding->severity == SEVERITY_ERROR;
    ledger->hints += finding->severity == SEVERITY_HINT;
    ledger->warnings += finding->severity == SEVERITY_WARNING;
    ledger->explained += finding->severity == SEVERITY_WARNING && finding->explanation != NULL && !finding->lapsed;
}

/* A rule on texts is one check, however many texts it looks at; its units stand together.  *i is left on the last of them. */
static enum outcome
worst_of_texts (const struct book *book, guint *i)
{
    static const int rank[] = { [OUTCOME_NA] = 0,           [OUTCOME_PASS] = 1, [OUTCOME_ROUNDING] = 2,
                                [OUTCOME_INSUFFICIENT] = 3, [OUTCOME_FAIL] = 4, [OUTCOME_INTERNAL] = 5 };
    const struct rule *rule = g_array_index (book->units, struct unit, *i).rule;
    enum outcome worst = OUTCOME_NA;

    for (; *i < book->units->len; ++*i) {
        const struct unit *unit = &g_array_index (book->units, struct unit, *i);
        if (unit->kind != UNIT_TEXTS || unit->rule != rule)
            break;
        for (int k = 0; k < unit->texts->n; k++)
            if (rank[unit->texts->text[k].outcome] > rank[worst])
                worst = (enum outcome)unit->texts->text[k].outcome;
    }
    --*i;
    return worst;
}

struct ledger
book_ledger (struct book *book)
{
    struct ledger ledger = { { 0 }, 0, 0, 0, 0 };

    for (guint i = 0; i < book->units->len; i++) {
        const struct unit *unit = &g_array_index (book->units, struct unit, i);
        if (unit->kind == UNIT_TEXTS)
            ledger.n[worst_of_texts (book, &i)]++;
        else if (unit->kind != UNIT_REQUIRED && !unit->text && is_check (book, unit))
            ledger.n[unit->outcome]++;
        if (unit->kind != UNIT_REQUIRED && unit->finding != NULL)
            ledger_add_failed (&ledger, unit->finding);
    }
    return ledger;
}

static void
obstacle_free (struct obstacle *obstacle)
{
    g_free (obstacle->address);
    g_ptr_array_unref (obstacle->findings);
    g_free (obstacle);
}

static struct obstacle *
obstacle_of (GPtrArray *obstacles, GHashTable *by_address, const char *address)
{
    struct obstacle *obstacle = g_hash_table_lookup (by_address, address);

    if (obstacle != NULL)
        return obstacle;
    obstacle = g_new0 (struct obstacle, 1);
    obstacle->address = g_strdup (address);
    obstacle->findings = g_ptr_array_new_with_free_func ((GDestroyNotify)finding_free);
    g_hash_table_insert (by_address, obstacle->address, obstacle);
    g_ptr_array_add (obstacles, obstacle);
    return obstacle;
}

static int
compare_obstacles (gconstpointer a, gconstpointer b)
{
    const struct obstacle *x = *(const struct obstacle *const *)a;
    const struct obstacle *y = *(const struct obstacle *const *)b;

    return x->findings->len != y->findings->len ? (int)y->findings->len - (int)x->findings->len
                                                : strcmp (x->address, y->address);
}

GPtrArray *
book_obstacles (struct book *book)
{
    GPtrArray *obstacles = g_ptr_array_new_with_free_func ((GDestroyNotify)obstacle_free);
    g_autoptr (GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GPtrArray) outcomes = book_outcomes (book);

    for (guint i = 0; i < outcomes->len; i++) {
        const struct finding *finding = g_ptr_array_index (outcomes, i);
        if (finding->outcome == OUTCOME_INSUFFICIENT && finding->blank != NULL)
            g_ptr_array_add (obstacle_of (obstacles, by_address, finding->blank)->findings, finding_copy (finding));
    }
    g_ptr_array_sort (obstacles, compare_obstacles);
    return obstacles;
}

struct section_status
book_section_status (const struct book_section *section)
{
    return section_instance (section)->status;
}

bool
book_missing (const struct book *book, const struct cell *cell)
{
    int node = node_of (cell->index, false);

    for (int i = book->unit_start[node]; i < book->unit_start[node + 1]; i++) {
        const struct unit *unit = listed_unit (book, book->unit_list[i]);
        if (unit->kind == UNIT_REQUIRED && unit->cell == cell->index)
            return unit->outcome == OUTCOME_FAIL;
    }
    return false;
}
