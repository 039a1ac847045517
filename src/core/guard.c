/* Is an amount typed in the wrong unit?  Knows no screen. */
#include "core/guard.h"
#include "core/arithmetic.h"

#include <stdlib.h>

#define FAR 50  /* times: nothing grows so much without being looked at */
#define NEAR 10 /* within so many times it fits */

static bool
within (int128 num, int128 base, int128 times)
{
    return num <= base * times && base <= num * times;
}

/* Whether the amount, read in another unit, is near the base. */
static bool
fits (int64_t scale, int64_t num, int64_t base, struct guard *guard)
{
    static const char *const units[] = { "元", "万元", "千元", "亿元" };
    int128 size = llabs (num), near = llabs (base);

    if (size == 0 || near == 0 || within (size, near, FAR))
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
        int64_t unit = money_unit (units[i]);
        int64_t ratio = MAX (unit, scale) / MIN (unit, scale);
        int128 other = size * unit / scale;
        if ((ratio != 1000 && ratio != 10000) || !within (other, near, NEAR) || other > INT64_MAX)
            continue;
        guard->num = base;
        guard->times = size > near ? (int64_t)(size / near) : 0;
        guard->unit = units[i];
        guard->other = (int64_t)(num < 0 ? -other : other);
        return true;
    }
    return false;
}

static bool
fits_value (const struct book *book, const struct cell *cell, int node, int64_t num, struct guard *guard)
{
    const struct value *value = book_value (book, node);

    return value->state == VALUE_NUMBER && fits (cell->style.scale, num, value->num, guard);
}

/* The totals on paper of which this figure is a part: a part may be small, but not larger than the whole. */
static bool
fits_totals (const struct book *book, const struct cell *cell, bool prior, int64_t num, struct guard *guard)
{
    g_autoptr (GArray) users = book_users (book, node_of (cell->index, prior));

    for (guint i = 0; i < users->len; i++) {
        const struct cell *user = book_cell (book, node_cell (g_array_index (users, int, i)));
        if (!prior && user->section == cell->section && user->control.state == ENTRY_VALUE && user->type == TYPE_MONEY &&
            llabs (num) > llabs (user->control.num) && fits (cell->style.scale, num, user->control.num, guard))
            return true;
    }
    return false;
}

/* The largest amount of a row, 0 none. */
static int64_t
largest (const struct book *book, const struct book_row *row, const struct section *form)
{
    int64_t most = 0;

    for (guint c = 0; c < form->columns->len; c++) {
        const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (book, row->cell[c]);
        const struct value *value = cell == NULL || cell->type != TYPE_MONEY ? NULL : book_value (book, node_of (cell->index, false));
        if (value != NULL && value->state == VALUE_NUMBER)
            most = MAX (most, llabs (value->num));
    }
    return most;
}

bool
guard_code (const struct book *book, const struct section *form, const char *code, int64_t scale, int64_t num, struct guard *guard)
{
    for (int i = 0; i < book_n_sections (book) && form->codes != NULL; i++) {
        const struct book_section *other = book_section_at (book, i);
        const struct book_row *row = NULL;
        int64_t most;
        if (other->form != form && g_strcmp0 (other->form->codes, form->codes) == 0)
            row = book_row (other, code);
        most = row == NULL ? 0 : largest (book, row, other->form);
        if (llabs (num) > most && fits (scale, num, most, guard)) {
            guard->base = GUARD_ELSEWHERE;
            return true;
        }
    }
    return false;
}

bool
guard_amount (const struct book *book, const struct cell *cell, enum layer layer, int64_t num, int64_t before,
              struct guard *guard)
{
    bool prior = layer == LAYER_PRIOR;
    const struct cell *budget = book_budget_cell (book, cell);

    if (cell->type != TYPE_MONEY)
        return false;
    guard->base = GUARD_PRIOR;
    if (fits_value (book, cell, node_of (cell->index, !prior), num, guard))
        return true;
    guard->base = GUARD_BUDGET;
    if (budget != NULL && fits_value (book, cell, node_of (budget->index, prior), num, guard))
        return true;
    guard->base = GUARD_TOTAL;
    if (fits_totals (book, cell, prior, num, guard))
        return true;
    if (!prior && guard_code (book, cell->section->form, cell->row->id, cell->style.scale, num, guard))
        return true;
    guard->base = GUARD_BEFORE;
    return before != 0 && fits (cell->style.scale, num, before, guard);
}
