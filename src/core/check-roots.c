/* Which findings are only effects of another: one wrong figure breaks every total above it.  A control finding is taken
 * for the cause of those that hold once its cell has the control figure; and any finding for which one slip of the hand is
 * likely, for the cause of those that hold too once that slip is put right.  The book is as before afterwards. */
#include "core/book-private.h"
#include "core/cause.h"

struct roots {
    struct book *book;
    const GPtrArray *findings;
    GArray *root;        /* of int: by finding */
    GPtrArray *units;    /* of struct unit *, by finding */
};

/* The unit behind each finding. */
static void
roots_units (struct roots *roots)
{
    g_autoptr (GHashTable) by_finding = g_hash_table_new (NULL, NULL);

    for (guint i = 0; i < roots->book->units->len; i++) {
        struct unit *unit = &g_array_index (roots->book->units, struct unit, i);
        if (unit->finding != NULL)
            g_hash_table_insert (by_finding, unit->finding, unit);
    }
    for (guint i = 0; i < roots->findings->len; i++)
        g_ptr_array_add (roots->units, g_hash_table_lookup (by_finding, g_ptr_array_index (roots->findings, i)));
}

/* Gives a node another value for a while, and what follows from it. */
static void
roots_force (struct book *book, int node, struct value value)
{
    book->values[node] = value;
    for (int i = book->user_start[node]; i < book->user_start[node + 1]; i++)
        book_mark_node (book, book->users[i]);
    book_run (book, NULL);
}

/* Findings that hold while a node has another value follow from `cause`. */
static void
roots_try (struct roots *roots, int cause, int node, struct value value)
{
    struct book *book = roots->book;
    struct value before = book->values[node];

    roots_force (book, node, value);
    for (guint i = 0; i < roots->units->len; i++) {
        int *root = &g_array_index (roots->root, int, i);
        if ((int)i == cause || *root != (int)i)
            continue;
        struct result result = judge_unit (book, g_ptr_array_index (roots->units, i));
        if (result.outcome == OUTCOME_PASS || result.outcome == OUTCOME_ROUNDING)
            *root = cause;
    }
    roots_force (book, node, before);
}

static void
roots_try_control (struct roots *roots, int cause)
{
    const struct unit *unit = g_ptr_array_index (roots->units, cause);
    const struct cell *cell = book_cell (roots->book, unit->cell);

    roots_try (roots, cause, node_of (unit->cell, false), value_number (cell->type, cell->control.num, cell->control.half));
}

/* The likeliest slip, if it is in a typed figure. */
static void
roots_try_slip (struct roots *roots, int cause)
{
    g_autoptr (GPtrArray) causes = finding_causes (roots->book, g_ptr_array_index (roots->findings, cause));
    const struct cause *slip = causes->len == 0 ? NULL : g_ptr_array_index (causes, 0);
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = slip == NULL ? NULL : book_find (roots->book, slip->address, &layer, NULL);
    struct entry entry = ENTRY_INIT;

    if (cell == NULL || layer == LAYER_CONTROL || !book_input (roots->book, cell, layer))
        return;
    if (book_parse (roots->book, cell, slip->text, &entry, NULL) && entry.state == ENTRY_VALUE)
        roots_try (roots, cause, node_of (cell->index, layer == LAYER_PRIOR), value_number (cell->type, entry.num, entry.half));
    entry_clear (&entry);
}

/* A computed cell that its control figure contradicts. */
static bool
roots_is_control (const struct roots *roots, int finding)
{
    const struct unit *unit = g_ptr_array_index (roots->units, finding);

    if (unit->kind != UNIT_CELL)
        return false;
    const struct cell *cell = book_cell (roots->book, unit->cell);
    return cell->computed && !type_is_text (cell->type) && cell->control.state == ENTRY_VALUE;
}

static int
roots_compare (gconstpointer a, gconstpointer b, gpointer data)
{
    const struct roots *roots = data;
    const struct unit *x = g_ptr_array_index (roots->units, *(const int *)a);
    const struct unit *y = g_ptr_array_index (roots->units, *(const int *)b);

    return roots->book->rank[node_of (x->cell, false)] - roots->book->rank[node_of (y->cell, false)];
}

/* A root that came to follow from another takes with it what followed from it. */
static void
roots_flatten (GArray *root)
{
    for (guint i = 0; i < root->len; i++) {
        int at = g_array_index (root, int, i);
        while (g_array_index (root, int, at) != at)
            at = g_array_index (root, int, at);
        g_array_index (root, int, i) = at;
    }
}

GArray *
book_roots (struct book *book)
{
    g_autoptr (GArray) causes = g_array_new (FALSE, FALSE, sizeof (int));
    g_autoptr (GPtrArray) units = g_ptr_array_new ();
    struct roots roots = { book, book_findings (book), g_array_new (FALSE, FALSE, sizeof (int)), units };

    roots_units (&roots);
    for (int i = 0; i < (int)roots.findings->len; i++) {
        g_array_append_val (roots.root, i);
        if (roots_is_control (&roots, i))
            g_array_append_val (causes, i);
    }
    g_array_sort_with_data (causes, roots_compare, &roots); /* the lowest figure first: it explains those above it */
    for (guint i = 0; i < causes->len; i++) {
        int cause = g_array_index (causes, int, i);
        if (g_array_index (roots.root, int, cause) == cause)
            roots_try_control (&roots, cause);
    }
    for (int i = 0; i < (int)roots.findings->len; i++) {
        if (g_array_index (roots.root, int, i) == i)
            roots_try_slip (&roots, i);
    }
    roots_flatten (roots.root);
    book_check (book, NULL); /* the units that were marked on the way stand as before */
    return roots.root;
}
