/* How much the rules see.  In a correct book each figure is changed as people mistype it, one at a time, and put back: is an error
 * raised?  With control figures on all that is computed (a report that exists on paper) nearly everything must be; of a
 * bare book the figures that nothing repeats are listed. */
#include "../lib/generate.h"

#include "core/check.h"
#include "core/typo.h"
#include "formfile/formfile.h"

#include <locale.h>
#include <string.h>

enum mutation { MUTATION_STEP, MUTATION_TEN, MUTATION_UNIT, MUTATION_SIGN, MUTATION_SWAP, MUTATION_NEIGHBOUR, N_MUTATIONS };

/* What must be caught of each kind, in percent; 0: only told. */
static const struct {
    const char *name;
    int goal;
} mutations[N_MUTATIONS] = { { "+-0.01", 0 }, { "x10", 95 }, { "x10,000", 99 }, { "sign", 95 }, { "two digits swapped", 95 }, { "a neighbour's figure", 0 } };

struct tally {
    int tried[N_MUTATIONS], caught[N_MUTATIONS];
    int alone; /* figures that are in no identity */
    GString *missed; /* of swaps and units */
};

static bool
is_error (const struct change *change)
{
    return change->kind == CHANGE_FINDING && change->finding->outcome == OUTCOME_FAIL && change->finding->severity == SEVERITY_ERROR;
}

static bool
is_finding (const struct change *change)
{
    return change->kind == CHANGE_FINDING && change->finding->outcome == OUTCOME_FAIL && change->finding->severity <= SEVERITY_WARNING;
}

/* What typing `text` there raises; the book is the same afterwards.  -1: it would not be accepted, or print the same figure. */
static int
raised (struct book *book, const struct cell *cell, enum layer layer, const char *text, bool (*counts) (const struct change *))
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    const struct entry *old = book_entry (cell, layer);
    struct entry entry = ENTRY_INIT;
    int found = 0;

    if (!book_parse (book, cell, text, &entry, NULL))
        return -1;
    bool same = number_printed (entry.num, &cell->style) == number_printed (old->num, &cell->style);
    g_ptr_array_add (items, book_item (book, cell, layer, &entry));
    entry_clear (&entry);
    if (same)
        return -1;
    g_assert_true (book_apply (book, items, changes, NULL));
    for (guint i = 0; i < changes->len; i++)
        found |= counts (g_ptr_array_index (changes, i));
    book_revert (book, changes);
    return found;
}

/* The figure as it stands on paper, and behind it its unit word. */
static char *
figure (const struct cell *cell, enum layer layer, char **unit)
{
    const struct entry *entry = book_entry (cell, layer);
    g_autofree char *exact = number_exact ((struct money){ entry->num, entry->half }, &cell->style);
    size_t length = strspn (exact, "-0123456789.");

    *unit = g_strdup (exact + length);
    return g_strndup (exact, length);
}

static const struct entry *
neighbour (const struct book *book, const struct cell *cell, enum layer layer)
{
    const GPtrArray *rows = cell->section->rows;

    for (guint r = 0; r < rows->len; r++) {
        const struct book_row *row = g_ptr_array_index (rows, r);
        for (guint c = 0; row != cell->row && c < cell->section->form->columns->len; c++) {
            const struct cell *other = row->cell[c] >= 0 ? book_cell (book, row->cell[c]) : NULL;
            const struct entry *entry = other != NULL ? book_entry (other, layer) : NULL;
            if (other != NULL && other->column == cell->column && other->type == cell->type && entry->state == ENTRY_VALUE &&
                entry->num != 0 && entry->num != book_entry (cell, layer)->num)
                return entry;
        }
    }
    return NULL;
}

/* The texts that a mutation makes of a figure; g_ptr_array_unref. */
static GPtrArray *
mutants (const struct book *book, const struct cell *cell, enum layer layer, enum mutation mutation)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
    const struct entry *entry = book_entry (cell, layer);
    g_autofree char *unit = NULL;
    g_autofree char *plain = figure (cell, layer, &unit);
    int64_t step = cell->style.scale;

    for (int i = 0; i < cell->style.decimals; i++)
        step /= 10;
    switch (mutation) {
    case MUTATION_STEP:
        for (int sign = -1; sign <= 1; sign += 2)
            g_ptr_array_add (texts, number_exact ((struct money){ entry->num + sign * step, entry->half }, &cell->style));
        break;
    case MUTATION_TEN:
    case MUTATION_UNIT:
        g_ptr_array_add (texts, number_exact ((struct money){ entry->num * (mutation == MUTATION_TEN ? 10 : 10000), entry->half }, &cell->style));
        break;
    case MUTATION_SIGN:
        g_ptr_array_add (texts, number_exact ((struct money){ -entry->num, entry->half }, &cell->style));
        break;
    case MUTATION_SWAP: {
        g_autoptr (GPtrArray) swapped = typo_meant (TYPO_SWAPPED, plain, unit[0] != '\0' ? 2 : cell->style.decimals);
        for (guint i = 0; i < swapped->len; i++)
            g_ptr_array_add (texts, g_strconcat (g_ptr_array_index (swapped, i), unit, NULL));
        break;
    }
    default: {
        const struct entry *other = neighbour (book, cell, layer);
        if (other != NULL)
            g_ptr_array_add (texts, number_exact ((struct money){ other->num, other->half }, &cell->style));
    }
    }
    return texts;
}

static bool
typed_figure (const struct cell *cell, enum layer layer)
{
    const struct entry *entry = book_entry (cell, layer);

    return !type_is_text (cell->type) && entry->state == ENTRY_VALUE && entry->num != 0;
}

/* Whether something that is also known otherwise follows from the figure: an identity. */
static bool
repeated (const struct book *book, int node, GHashTable *seen)
{
    g_autoptr (GArray) users = book_users (book, node);
    const struct cell *cell = book_cell (book, node_cell (node));

    if (!g_hash_table_add (seen, GINT_TO_POINTER (node + 1)))
        return false;
    if (cell->computed && !node_prior (node) && cell->control.state == ENTRY_VALUE)
        return true;
    for (guint i = 0; i < users->len; i++)
        if (repeated (book, g_array_index (users, int, i), seen))
            return true;
    return false;
}

static bool
in_identity (const struct book *book, const struct cell *cell, enum layer layer)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

    return layer == LAYER_CONTROL || repeated (book, node_of (cell->index, layer == LAYER_PRIOR), seen);
}

static void
try_figure (struct book *book, const struct cell *cell, enum layer layer, struct tally *tally)
{
    for (int kind = 0; kind < N_MUTATIONS; kind++) {
        g_autoptr (GPtrArray) texts = mutants (book, cell, layer, (enum mutation)kind);
        for (guint i = 0; i < texts->len; i++) {
            int found = raised (book, cell, layer, g_ptr_array_index (texts, i), is_error);
            if (found < 0)
                continue;
            tally->tried[kind]++;
            tally->caught[kind] += found;
            if (!found && (kind == MUTATION_SWAP || kind == MUTATION_UNIT))
                g_string_append_printf (tally->missed, " %s%s%s", cell->address, layer == LAYER_VALUE ? "" : "@", layer == LAYER_VALUE ? "" : layer_names[layer]);
        }
    }
}

static void
test_controlled (gconstpointer data)
{
    g_autoptr (Form) form = formfile_load (data, NULL);
    struct tally tally = { .missed = g_string_new (NULL) };
    int books = g_test_slow () ? 20 : 1;

    for (int seed = 0; seed < books; seed++) {
        g_autoptr (Book) book = book_new (form, form->years[0], NULL);
        generate_book (book, (guint32)seed, (enum generate_rounding) (seed % 3));
        generate_controls (book);
        for (int i = 0; i < book_n_cells (book); i++)
            for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++)
                if (!typed_figure (book_cell (book, i), (enum layer)layer))
                    continue;
                else if (in_identity (book, book_cell (book, i), (enum layer)layer))
                    try_figure (book, book_cell (book, i), (enum layer)layer, &tally);
                else
                    tally.alone++;
    }
    for (int kind = 0; kind < N_MUTATIONS; kind++)
        g_test_message ("%s: %d of %d caught, %d%%", mutations[kind].name, tally.caught[kind], tally.tried[kind],
                        100 * tally.caught[kind] / MAX (tally.tried[kind], 1));
    g_test_message ("%d figures are in no identity", tally.alone);
    g_test_message ("swaps and units not caught:%s", tally.missed->str);
    for (int kind = 0; kind < N_MUTATIONS; kind++) {
        g_assert_cmpint (tally.tried[kind], >, 100);
        g_assert_cmpint (100 * tally.caught[kind], >=, mutations[kind].goal * tally.tried[kind]);
    }
    g_string_free (tally.missed, TRUE);
}

/* Figures of a book without control figures of which no change is seen by any rule: nothing repeats them. */
static void
test_bare (gconstpointer data)
{
    g_autoptr (Form) form = formfile_load (data, NULL);
    g_autoptr (Book) book = book_new (form, form->years[0], NULL);
    g_autoptr (GString) alone = g_string_new (NULL);
    int n = 0;
    int all = 0;

    generate_book (book, 0, GENERATE_EXACT);
    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        bool seen = false;
        if (!typed_figure (cell, LAYER_VALUE))
            continue;
        all++;
        for (int kind = 0; kind < N_MUTATIONS && !seen; kind++) {
            g_autoptr (GPtrArray) texts = mutants (book, cell, LAYER_VALUE, (enum mutation)kind);
            for (guint k = 0; k < texts->len && !seen; k++)
                seen = raised (book, cell, LAYER_VALUE, g_ptr_array_index (texts, k), is_finding) == 1;
        }
        if (!seen) {
            g_string_append_printf (alone, " %s", cell->address);
            n++;
        }
    }
    g_test_message ("%d of %d figures that nothing repeats:%s", n, all, alone->str);
    g_assert_cmpint (all, >, 50);
    g_assert_cmpint (10 * n, <, all); /* an amount that no rule looks at can be anything */
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_autoptr (GPtrArray) editions = formfile_list ();
    for (guint i = 0; i < editions->len; i++) {
        const char *edition = g_ptr_array_index (editions, i);
        g_autofree char *controlled = g_strconcat ("/mutation/controlled/", edition, NULL);
        g_autofree char *bare = g_strconcat ("/mutation/bare/", edition, NULL);
        g_test_add_data_func (controlled, edition, test_controlled);
        g_test_add_data_func (bare, edition, test_bare);
    }
    return g_test_run ();
}
