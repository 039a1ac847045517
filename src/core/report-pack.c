/* The report model as bytes and back: what a program that prints gets from the one that has the book.  Each piece is described once for
 * both directions. */
#include "core/bytes.h"
#include "core/report.h"

/* A way through the model: pieces are written to `out`, or, where that is NULL, read from `in`. */
struct walk {
    GByteArray *out;
    struct bytes in;
};

static void
walk_int (struct walk *walk, int *number)
{
    if (walk->out)
        bytes_put_number (walk->out, *number);
    else
        *number = (int)bytes_number (&walk->in);
}

static void
walk_bool (struct walk *walk, bool *value)
{
    int number = *value;
    walk_int (walk, &number);
    *value = number != 0;
}

static void
walk_text (struct walk *walk, char **text)
{
    if (walk->out)
        bytes_put_text (walk->out, *text);
    else {
        g_free (*text);
        *text = g_strdup (bytes_text (&walk->in));
    }
}

/* How many pieces follow. */
static guint
walk_count (struct walk *walk, guint count)
{
    if (!walk->out)
        return bytes_count (&walk->in);
    bytes_put_number (walk->out, count);
    return count;
}

/* Plain values that point nowhere, as they lie in memory; NULL stays NULL. */
static void
walk_values (struct walk *walk, GArray **values, guint size)
{
    gsize length = *values ? (gsize)(*values)->len * size : 0;
    if (walk->out && *values)
        bytes_put_block (walk->out, (*values)->data, length);
    else if (walk->out)
        bytes_put_text (walk->out, NULL);
    if (walk->out)
        return;
    const char *block = bytes_block (&walk->in, &length);
    *values = block ? g_array_append_vals (g_array_new (FALSE, FALSE, size), block, (guint)(length / size)) : NULL;
}

/* Whether there is such a piece. */
static bool
walk_has (struct walk *walk, const void *piece)
{
    bool has = piece != NULL;
    walk_bool (walk, &has);
    return has;
}

static void
walk_cell (struct walk *walk, struct grid_cell *cell)
{
    int align = (int)cell->align, role = (int)cell->role;
    int *const numbers[] = { &cell->row, &cell->column, &cell->rowspan, &cell->colspan, &align, &role, &cell->indent, &cell->node };
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        walk_int (walk, numbers[i]);
    cell->align = (enum align)align;
    cell->role = (enum cell_role)role;
    walk_text (walk, &cell->text);
    walk_values (walk, &cell->terms, sizeof (struct term));
}

/* The grid, or where it is read, a new one with the pieces. */
static struct grid *
walk_grid (struct walk *walk, struct grid *grid)
{
    int n_rows = grid ? grid->n_rows : 0, n_head = grid ? grid->n_head : 0;
    walk_int (walk, &n_rows);
    walk_int (walk, &n_head);
    guint n_columns = walk_count (walk, grid ? (guint)grid->n_columns : 0);
    grid = grid ? grid : grid_new (n_rows, (int)n_columns, n_head);
    for (guint i = 0; i < n_columns; i++)
        walk_int (walk, &grid->weight[i]);
    walk_bool (walk, &grid->landscape);
    walk_bool (walk, &grid->whole);
    char **const texts[] = { &grid->title, &grid->code, &grid->left, &grid->middle, &grid->right };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        walk_text (walk, texts[i]);
    guint n = walk_count (walk, grid->cells->len);
    for (guint i = 0; i < n; i++)
        walk_cell (walk, walk->out ? g_ptr_array_index (grid->cells, i) : grid_add (grid, 0, 0, 1, 1, ROLE_EMPTY, ALIGN_LEFT, NULL));
    return grid;
}

static void
walk_bar (struct walk *walk, struct chart_bar *bar)
{
    walk_text (walk, &bar->label);
    for (int k = 0; k < 2; k++) {
        walk_text (walk, &bar->text[k]);
        walk_text (walk, &bar->said[k]);
        if (walk->out)
            bytes_put_number (walk->out, bar->num[k]);
        else
            bar->num[k] = bytes_number (&walk->in);
    }
    walk_int (walk, &bar->node);
}

static struct chart *
walk_chart (struct walk *walk, struct chart *chart)
{
    chart = chart ? chart : chart_new (false, 0);
    walk_bool (walk, &chart->pie);
    walk_int (walk, &chart->n_series);
    walk_text (walk, &chart->names[0]);
    walk_text (walk, &chart->names[1]);
    walk_text (walk, &chart->unit);
    guint n = walk_count (walk, chart->bars->len);
    for (guint i = 0; i < n; i++)
        walk_bar (walk, walk->out ? g_ptr_array_index (chart->bars, i) : chart_add (chart, NULL));
    return chart;
}

static void
walk_block (struct walk *walk, struct block *block)
{
    int kind = (int)block->kind;
    walk_int (walk, &kind);
    block->kind = (enum block_kind)kind;
    walk_int (walk, &block->level);
    walk_bool (walk, &block->listed);
    walk_text (walk, &block->style);
    walk_text (walk, &block->text);
    walk_text (walk, &block->section);
    walk_values (walk, &block->spans, sizeof (struct span));
    if (walk_has (walk, block->grid))
        block->grid = walk_grid (walk, block->grid);
    if (walk_has (walk, block->chart))
        block->chart = walk_chart (walk, block->chart);
}

static void
walk_report (struct walk *walk, struct report *report)
{
    char **const texts[] = { &report->fingerprint, &report->title, &report->author, &report->draft_mark, &report->continued };
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        walk_text (walk, texts[i]);
    walk_bool (walk, &report->draft);
    guint n = walk_count (walk, report->blocks->len);
    for (guint i = 0; i < n; i++)
        walk_block (walk, walk->out ? g_ptr_array_index (report->blocks, i) : report_add (report, BLOCK_TITLE, 0, NULL, NULL));
}

GByteArray *
report_pack (const struct report *report)
{
    struct walk walk = { .out = g_byte_array_new () };
    walk_report (&walk, (struct report *)report); /* is only read */
    return walk.out;
}

struct report *
report_unpack (const void *bytes, gsize length)
{
    struct walk walk = { .in = { .at = bytes, .end = (const char *)bytes + length, .sound = true } };
    struct report *report = report_new ();
    walk_report (&walk, report);
    if (walk.in.sound && walk.in.at == walk.in.end)
        return report;
    report_free (report);
    return NULL;
}
