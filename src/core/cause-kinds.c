/* Which slips are thought of, in the order in which they are told, and what each of them would mean for which figure. */
#include "core/cause-private.h"
#include "core/typo.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TRIED 4 /* figures that are tried where they are not simply added up */

const char *const cause_names[N_CAUSES] = { "swapped", "digit",   "sign",      "point",  "unit",  "parent",
                                            "omitted", "doubled", "neighbour", "copied", "figure" };

/* A typed figure that may be the wrong one. */
struct site {
    int node;            /* -1: the control figure */
    const struct cell *cell;
    const struct entry *entry;
    enum layer layer;
    int weight;          /* in the difference; 0: not simply added up */
    bool total;          /* alone on its side */
};

struct kinds {
    const struct search *search;
    GArray *sites;       /* of struct site */
    GPtrArray *found;    /* of the kind being looked for */
};

void
cause_free (struct cause *cause)
{
    g_free (cause->address);
    g_free (cause->text);
    g_free (cause->shown);
    g_free (cause->other);
    g_free (cause);
}

static char *
site_shown (const struct cell *cell, int64_t num)
{
    if (cell->type == TYPE_MONEY && number_printed (num, &cell->style) != num)
        return number_exact ((struct money){ num, 0 }, &cell->style);
    g_autofree char *text = number_format (num, &cell->style);
    const char *unit = cell->type == TYPE_MONEY ? cell->style.unit : cell->type == TYPE_PERCENT ? "%" : cell->measure;
    return g_strconcat (text, unit, NULL);
}

static bool
holds (const struct result *result)
{
    return result->outcome == OUTCOME_PASS || result->outcome == OUTCOME_ROUNDING;
}

static bool
known (const GPtrArray *causes, const struct cause *cause)
{
    for (guint i = 0; i < causes->len; i++) {
        const struct cause *other = g_ptr_array_index (causes, i);
        if (strcmp (other->address, cause->address) == 0 && strcmp (other->shown, cause->shown) == 0)
            return true;
    }
    return false;
}

/* Notes the change if it balances; the same change only once. */
static void
try_change (struct kinds *kinds, enum cause_kind kind, const struct site *site, const char *text, int other)
{
    const struct search *search = kinds->search;
    struct money figure;

    if (!number_parse (text, &site->cell->style, &figure, NULL) || figure.fen == site->entry->num)
        return;
    if (site->weight != 0) { /* far off: no need to try */
        int128 off = (int128)search->now.difference + (int128)site->weight * ((int128)figure.fen - site->entry->num);
        if ((off < 0 ? -off : off) > (int128)search->now.tolerance + ABS (site->weight) * figure.half)
            return;
    }
    struct result result = site->node < 0 ? search_try_control (search, figure) : search_try (search, site->node, figure);
    if (!holds (&result))
        return;
    struct cause *cause = g_new0 (struct cause, 1);
    cause->kind = kind;
    cause->address = g_strconcat (site->cell->address, site->layer == LAYER_VALUE ? NULL : "@", layer_names[site->layer], NULL);
    cause->text = g_strdup (text);
    cause->shown = site_shown (site->cell, figure.fen);
    if (other >= 0)
        cause->other = g_strconcat (book_cell (search->book, node_cell (other))->address, node_prior (other) ? "@prior" : NULL, NULL);
    if (known (kinds->found, cause))
        cause_free (cause);
    else
        g_ptr_array_add (kinds->found, cause);
}

/* The figure as typed, parted from its unit word: "1868200" and "元"; false for arithmetic and the like. */
static bool
site_written (const struct site *site, char **figure, char **unit)
{
    g_autofree char *exact = number_exact ((struct money){ site->entry->num, site->entry->half }, &site->cell->style);
    const char *const tries[] = { site->entry->raw, exact };

    for (size_t i = 0; i < G_N_ELEMENTS (tries); i++) {
        size_t length = tries[i] != NULL ? strspn (tries[i], "-0123456789.") : 0;
        if (length == 0 || (tries[i][length] != '\0' && money_unit (tries[i] + length) == 0))
            continue;
        *figure = g_strndup (tries[i], length);
        *unit = g_strdup (tries[i] + length);
        return true;
    }
    return false;
}

/* Decimals that may be typed with this unit word. */
static int
site_places (const struct site *site, const char *unit)
{
    int places = 0;

    if (unit[0] == '\0')
        return site->cell->style.decimals;
    for (int64_t steps = money_unit (unit); steps > 1; steps /= 10)
        places++;
    return places;
}

static void
look_typo (struct kinds *kinds, enum cause_kind kind)
{
    static const enum typo typos[] = { [CAUSE_SWAPPED] = TYPO_SWAPPED, [CAUSE_DIGIT] = TYPO_DIGIT, [CAUSE_SIGN] = TYPO_SIGN,
                                       [CAUSE_POINT] = TYPO_POINT,     [CAUSE_UNIT] = TYPO_UNIT };

    for (guint i = 0; i < kinds->sites->len; i++) {
        const struct site *site = &g_array_index (kinds->sites, struct site, i);
        g_autofree char *figure = NULL;
        g_autofree char *unit = NULL;
        if (!site_written (site, &figure, &unit))
            continue;
        g_autoptr (GPtrArray) meant = typo_meant (typos[kind], figure, site_places (site, unit));
        for (guint k = 0; k < meant->len; k++) {
            g_autofree char *text = g_strconcat (g_ptr_array_index (meant, k), unit, NULL);
            try_change (kinds, kind, site, text, -1);
        }
    }
}

/* The change that brings the difference to nothing, whatever the slip was. */
static void
try_balance (struct kinds *kinds, enum cause_kind kind, const struct site *site, int other)
{
    const struct search *search = kinds->search;

    if (site->weight == 0 || search->now.difference % site->weight != 0)
        return;
    int64_t num = site->entry->num - search->now.difference / site->weight;
    int64_t printed = number_printed (num, &site->cell->style);
    if (num < 0 && site->entry->num >= 0)
        return;
    bool fits = ABS (num - printed) <= search->now.tolerance;
    g_autofree char *text = fits ? number_format (printed, &site->cell->style)
                                 : number_exact ((struct money){ num, 0 }, &site->cell->style);
    try_change (kinds, kind, site, text, other);
}

/* Whether the site's figure is off by just this value; way 1: too much, -1: too little. */
static bool
off_by (const struct kinds *kinds, const struct site *site, int node, int way)
{
    const struct search *search = kinds->search;
    const struct value *value = book_value (search->book, node);

    if (site->weight == 0 || value->state != VALUE_NUMBER || value->num == 0 || value->type != search->now.type)
        return false;
    int128 off = (int128)search->now.difference - (int128)way * site->weight * value->num;
    return (off < 0 ? -off : off) <= search->now.tolerance;
}

static bool
is_total_itself (const struct search *search, int node)
{
    return node == node_of (search->unit->cell, false);
}

static void
look_addend (struct kinds *kinds, enum cause_kind kind)
{
    const struct search *search = kinds->search;
    const GArray *nodes[] = { search->computed, search->typed };

    for (guint i = 0; i < kinds->sites->len; i++) {
        const struct site *site = &g_array_index (kinds->sites, struct site, i);
        for (int computed = 1; computed >= 0 && site->total; computed--) {
            const GArray *list = nodes[!computed];
            if (kind == (computed ? CAUSE_DOUBLED : CAUSE_PARENT))
                continue;
            for (guint k = 0; k < list->len; k++) {
                int node = g_array_index (list, int, k);
                bool itself = is_total_itself (search, node) && kind != CAUSE_PARENT;
                if (node != site->node && !itself && off_by (kinds, site, node, kind == CAUSE_OMITTED ? -1 : 1))
                    try_balance (kinds, kind, site, node);
            }
        }
    }
}

/* The cells above, below, left and right, in the same layer. */
static int
neighbours (const struct book *book, const struct cell *cell, bool prior, int node[4])
{
    GPtrArray *rows = cell->section->rows;
    guint at;
    int n = 0;
    int column = 0;

    if (!g_ptr_array_find (rows, cell->row, &at))
        return 0;
    while (cell->row->cell[column] != cell->index)
        column++;
    int columns = (int)cell->section->form->columns->len;
    for (int i = 0; i < 4; i++) {
        int row = (int)at + (i == 0 ? -1 : i == 1 ? 1 : 0);
        int c = column + (i == 2 ? -1 : i == 3 ? 1 : 0);
        if (row < 0 || row >= (int)rows->len || c < 0 || c >= columns)
            continue;
        int other = ((const struct book_row *)g_ptr_array_index (rows, (guint)row))->cell[c];
        if (other >= 0 && book_cell (book, other)->type == cell->type)
            node[n++] = node_of (other, prior);
    }
    return n;
}

static bool
same_figure (const struct search *search, const struct site *site, int node)
{
    const struct value *value = book_value (search->book, node);

    return value->state == VALUE_NUMBER && value->num != 0 && value->num == site->entry->num && value->type == site->cell->type;
}

/* Columns that agree in another row, too (budget and final), agree by right. */
static bool
agree_elsewhere (const struct book *book, const struct cell *cell, int other)
{
    const struct cell *beside = book_cell (book, node_cell (other));
    const GPtrArray *rows = cell->section->rows;
    guint a = 0;
    guint b = 0;

    if (beside->row != cell->row)
        return false;
    g_ptr_array_find (cell->section->form->columns, cell->column, &a);
    g_ptr_array_find (cell->section->form->columns, beside->column, &b);
    for (guint i = 0; i < rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (rows, i);
        if (row == cell->row || row->cell[a] < 0 || row->cell[b] < 0)
            continue;
        const struct value *left = book_value (book, node_of (row->cell[a], node_prior (other)));
        const struct value *right = book_value (book, node_of (row->cell[b], node_prior (other)));
        if (left->state == VALUE_NUMBER && right->state == VALUE_NUMBER && left->num == right->num)
            return true;
    }
    return false;
}

static void
look_neighbour (struct kinds *kinds, enum cause_kind kind)
{
    for (guint i = 0; i < kinds->sites->len; i++) {
        const struct site *site = &g_array_index (kinds->sites, struct site, i);
        int node[4];
        int n = neighbours (kinds->search->book, site->cell, site->layer == LAYER_PRIOR, node);
        for (int k = 0; k < n; k++)
            if (same_figure (kinds->search, site, node[k]) && !agree_elsewhere (kinds->search->book, site->cell, node[k]))
                try_balance (kinds, kind, site, node[k]);
    }
}

/* Last year's figure such that this row has changed by just as much as the other. */
static bool
same_change (const struct search *search, const struct site *site, int other)
{
    const struct value *now = book_value (search->book, node_of (site->cell->index, false));
    const struct value *total = book_value (search->book, node_of (node_cell (other), false));
    const struct value *before = book_value (search->book, node_of (node_cell (other), true));

    if (site->layer != LAYER_PRIOR || now->state != VALUE_NUMBER || total->state != VALUE_NUMBER || before->state != VALUE_NUMBER)
        return false;
    int64_t change = number_printed (now->num, &site->cell->style) - site->entry->num;
    return change != 0 && change == number_printed (total->num, &site->cell->style) - before->num;
}

static void
look_copied (struct kinds *kinds, enum cause_kind kind)
{
    const struct search *search = kinds->search;

    for (guint i = 0; i < kinds->sites->len; i++) {
        const struct site *site = &g_array_index (kinds->sites, struct site, i);
        const struct book_section *section = site->cell->section;
        for (guint r = 0; r < section->rows->len; r++) {
            const struct book_row *row = g_ptr_array_index (section->rows, r);
            for (guint c = 0; c < section->form->columns->len; c++) {
                const struct cell *cell = row->cell[c] >= 0 ? book_cell (search->book, row->cell[c]) : NULL;
                if (cell == NULL || cell == site->cell || cell->column != site->cell->column || !cell->computed)
                    continue;
                int other = node_of (cell->index, site->layer == LAYER_PRIOR);
                if (same_figure (search, site, other) || same_change (search, site, other))
                    try_balance (kinds, kind, site, other);
            }
        }
    }
}

static bool
is_below (const struct search *search, int node)
{
    const GArray *lists[] = { search->typed, search->computed };

    for (int i = 0; i < 2; i++)
        for (guint k = 0; k < lists[i]->len; k++)
            if (g_array_index (lists[i], int, k) == node)
                return true;
    return false;
}

/* Nothing below explains it, but just one figure beside them is the difference. */
static void
look_figure (struct kinds *kinds, enum cause_kind kind)
{
    const struct search *search = kinds->search;
    const struct site *site = search->control ? &g_array_index (kinds->sites, struct site, 0) : NULL;
    int found = -1;

    for (int i = 0; site != NULL && i < book_n_cells (search->book); i++) {
        const struct cell *cell = book_cell (search->book, i);
        int node = node_of (i, false);
        if (cell->section != site->cell->section || is_below (search, node) || cell == site->cell)
            continue;
        if (!off_by (kinds, site, node, 1) && !off_by (kinds, site, node, -1))
            continue;
        if (found >= 0)
            return;
        found = node;
    }
    if (found >= 0)
        try_balance (kinds, kind, site, found);
}

static const struct {
    enum cause_kind kind;
    bool weak; /* figures are often equal by right: told only where no slip explains the difference itself */
    void (*look) (struct kinds *kinds, enum cause_kind kind);
} looks[] = {
    { CAUSE_SWAPPED, false, look_typo },   { CAUSE_DIGIT, false, look_typo },        { CAUSE_SIGN, false, look_typo },
    { CAUSE_POINT, false, look_typo },     { CAUSE_UNIT, false, look_typo },         { CAUSE_PARENT, false, look_addend },
    { CAUSE_OMITTED, false, look_addend }, { CAUSE_DOUBLED, false, look_addend },    { CAUSE_NEIGHBOUR, true, look_neighbour },
    { CAUSE_COPIED, true, look_copied },   { CAUSE_FIGURE, true, look_figure },
};

static bool
is_direct (const struct search *search, int node)
{
    for (guint i = 0; i < search->direct->len; i++)
        if (g_array_index (search->direct, int, i) == node)
            return true;
    return false;
}

/* A typed figure is a total where both sides name it and it is alone in its sign. */
static void
mark_totals (struct kinds *kinds)
{
    const struct search *search = kinds->search;
    int n[2] = { 0, 0 };
    int last[2] = { -1, -1 };

    for (guint i = 0; i < search->direct->len && !search->control; i++) {
        int weight = search_weight (search, g_array_index (search->direct, int, i));
        if (weight == 0)
            continue;
        n[weight > 0]++;
        last[weight > 0] = g_array_index (search->direct, int, i);
    }
    for (guint i = 0; i < kinds->sites->len; i++) {
        struct site *site = &g_array_index (kinds->sites, struct site, i);
        int side = site->weight > 0;
        site->total = site->node < 0 || (is_direct (search, site->node) && n[side] == 1 && last[side] == site->node && n[!side] > 0);
    }
}

static void
find_sites (struct kinds *kinds)
{
    const struct search *search = kinds->search;

    if (search->control) {
        struct cell *cell = book_cell (search->book, search->unit->cell);
        struct site control = { .node = -1, .cell = cell, .entry = &cell->control, .layer = LAYER_CONTROL, .weight = -1 };
        g_array_append_val (kinds->sites, control);
    }
    for (guint i = 0; i < search->typed->len; i++) {
        int node = g_array_index (search->typed, int, i);
        bool prior = node_prior (node);
        struct site site = { .node = node, .cell = book_cell (search->book, node_cell (node)), .layer = prior ? LAYER_PRIOR : LAYER_VALUE };
        site.entry = book_entry (site.cell, site.layer);
        site.weight = search_weight (search, node);
        if (site.entry->state == ENTRY_VALUE && (site.weight != 0 || search->typed->len <= MAX_TRIED))
            g_array_append_val (kinds->sites, site);
    }
    mark_totals (kinds);
}

/* When a figure was typed: a later one has a higher rank; what is not stored yet is the latest. */
static int64_t
entry_rank (const struct entry *entry)
{
    return entry->change == 0 ? G_MAXINT64 : entry->change;
}

/* The figure typed last of all that could be wrong; -1 where several were typed since the book was opened. */
static int64_t
newest_rank (const struct kinds *kinds)
{
    int64_t newest = -1;
    bool alone = true;

    for (guint i = 0; i < kinds->sites->len; i++) {
        int64_t rank = entry_rank (g_array_index (kinds->sites, struct site, i).entry);
        alone = rank > newest || (alone && rank < newest);
        newest = MAX (newest, rank);
    }
    return alone ? newest : -1;
}

static bool
cause_is_newest (const struct kinds *kinds, const struct cause *cause, int64_t newest)
{
    enum layer layer;
    const struct cell *cell = book_find (kinds->search->book, cause->address, &layer, NULL);

    return cell != NULL && entry_rank (book_entry (cell, layer)) == newest;
}

/* Of several slips that balance the one in the figure typed last; -1 where none is more likely than the others. */
static int
likely (const struct kinds *kinds, int64_t newest)
{
    int found = kinds->found->len == 1 ? 0 : -1;

    for (guint i = 0; kinds->found->len > 1 && i < kinds->found->len; i++)
        if (cause_is_newest (kinds, g_ptr_array_index (kinds->found, i), newest))
            found = found == -1 ? (int)i : -2;
    return MAX (found, -1);
}

void
search_causes (const struct search *search, GPtrArray *causes)
{
    struct kinds kinds = { search, g_array_new (FALSE, FALSE, sizeof (struct site)), NULL };

    int64_t newest;
    bool open = false; /* a likelier slip of the fingers explains it in more than one way */

    find_sites (&kinds);
    newest = newest_rank (&kinds);
    for (size_t i = 0; i < G_N_ELEMENTS (looks); i++) {
        if (looks[i].weak && causes->len > 0)
            break;
        kinds.found = g_ptr_array_new ();
        looks[i].look (&kinds, looks[i].kind);
        /* two that balance explain nothing; what was told is not told again for a less likely reason */
        int at = likely (&kinds, newest);
        struct cause *cause = at >= 0 ? g_ptr_array_steal_index (kinds.found, (guint)at) : NULL;
        if (cause != NULL && !known (causes, cause) && (!open || looks[i].look != look_typo || cause_is_newest (&kinds, cause, newest)))
            g_ptr_array_add (causes, cause);
        else if (cause != NULL)
            cause_free (cause);
        open = open || (cause == NULL && kinds.found->len > 1);
        g_ptr_array_set_free_func (kinds.found, (GDestroyNotify)cause_free);
        g_ptr_array_unref (kinds.found);
    }
    g_array_unref (kinds.sites);
}

static char *
words (const struct book *book, const char *address)
{
    enum layer layer;
    const struct cell *cell = book_find (book, address, &layer, NULL);

    if (cell == NULL)
        return g_strdup (address);
    g_autofree char *name = cell_words (book, cell);
    if (layer == LAYER_CONTROL)
        return g_strdup_printf (_("%s, control figure"), name);
    return layer == LAYER_PRIOR ? g_strdup_printf (_("%s, last year"), name) : g_steal_pointer (&name);
}

char *
cause_sentence (const struct book *book, const struct cause *cause)
{
    g_autofree char *cell = words (book, cause->address);
    g_autofree char *other = cause->other != NULL ? words (book, cause->other) : g_strdup ("");

    switch (cause->kind) {
    case CAUSE_SWAPPED:
        return g_strdup_printf (_("%s: two digits may have changed places; %s would balance"), cell, cause->shown);
    case CAUSE_DIGIT:
        return g_strdup_printf (_("%s: a digit may be missing or doubled; %s would balance"), cell, cause->shown);
    case CAUSE_SIGN:
        return g_strdup_printf (_("%s: the sign may be wrong; %s would balance"), cell, cause->shown);
    case CAUSE_POINT:
        return g_strdup_printf (_("%s: the decimal point may be misplaced; %s would balance"), cell, cause->shown);
    case CAUSE_UNIT:
        return g_strdup_printf (_("%s: may be in another unit; %s would balance"), cell, cause->shown);
    case CAUSE_PARENT:
        return g_strdup_printf (_("%s: %s may be counted beside its parts; %s would balance"), cell, other, cause->shown);
    case CAUSE_OMITTED:
        return g_strdup_printf (_("%s: %s may have been left out; %s would balance"), cell, other, cause->shown);
    case CAUSE_DOUBLED:
        return g_strdup_printf (_("%s: %s may be counted twice; %s would balance"), cell, other, cause->shown);
    case CAUSE_NEIGHBOUR:
        return g_strdup_printf (_("%s: has the figure of %s beside it; %s would balance"), cell, other, cause->shown);
    case CAUSE_COPIED:
        return g_strdup_printf (_("%s: may have been copied from %s; %s would balance"), cell, other, cause->shown);
    case CAUSE_FIGURE:
        break;
    }
    return g_strdup_printf (_("%s: the difference is the figure of %s; %s would balance"), cell, other, cause->shown);
}
