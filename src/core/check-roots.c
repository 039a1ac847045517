/* Which findings are only effects of another: one wrong figure breaks every total above it.  A control finding is taken
 * for the cause of those that hold once its cell has the control figure; the book is as before afterwards. */
#include "core/book-private.h"

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

static void
roots_try (struct roots *roots, int cause)
{
    struct book *book = roots->book;
    const struct unit *unit = g_ptr_array_index (roots->units, cause);
    const struct cell *cell = book_cell (book, unit->cell);
    int node = node_of (unit->cell, false);
    struct value computed = book->values[node];

    roots_force (book, node, value_number (cell->type, cell->control.num, cell->control.half));
    for (guint i = 0; i < roots->units->len; i++) {
        int *root = &g_array_index (roots->root, int, i);
        if ((int)i == cause || *root != (int)i)
            continue;
        struct result result = judge_unit (book, g_ptr_array_index (roots->units, i));
        if (result.outcome == OUTCOME_PASS || result.outcome == OUTCOME_ROUNDING)
            *root = cause;
    }
    roots_force (book, node, computed);
}

/* A computed cell that its control figure contradicts. */
static bool
roots_is_control (const struct roots *roots, int finding)
{
    const struct unit *unit = g_ptr_array_index (roots->units, finding);
    const struct cell *cell = book_cell (roots->book, unit->cell);

    return unit->kind == UNIT_CELL && cell->computed && !type_is_text (cell->type) &&
           cell->control.state == ENTRY_VALUE;
}

static int
roots_compare (gconstpointer a, gconstpointer b, gpointer data)
{
    const struct roots *roots = data;
    const struct unit *x = g_ptr_array_index (roots->units, *(const int *)a);
    const struct unit *y = g_ptr_array_index (roots->units, *(const int *)b);

    return roots->book->rank[node_of (x->cell, false)] - roots->book->rank[node_of (y->cell, false)];
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
            roots_try (&roots, cause);
    }
    book_check (book, NULL); /* the units that were marked on the way stand as before */
    return roots.root;
}
