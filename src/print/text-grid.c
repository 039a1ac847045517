/* Tables in plain text.  A slice of the grid is drawn on a canvas of cells, each holding one character, so that merged
 * heads and lines meet exactly; the canvas becomes lines of the page. */
#include "text-grid.h"

#include "core/text.h"
#include "grid.h"
#include "text-canvas.h"

#include <string.h>

enum { TEXT_ACROSS = 132 };                                 /* columns of a page that lies across */
enum { TEXT_AIR = 8 };                                      /* blanks in the line above a narrow table */
enum { LEAST_HEAD = 4, LEAST_LABEL = 12, LEAST_TEXT = 10 }; /* cells below which no column is pressed */
enum { LEAST_ROWS = 3 };                                   /* with which a table may begin on a page that it does not fill */
enum { EDGE_UP = 1, EDGE_DOWN = 2, EDGE_LEFT = 4, EDGE_RIGHT = 8 };

static const char *const text_junctions[16] = {
    " ",      "\u2502", "\u2502", "\u2502", "\u2500", "\u2518", "\u2510", "\u2524",
    "\u2500", "\u2514", "\u250c", "\u251c", "\u2500", "\u2534", "\u252c", "\u253c",
};
static const char *const text_ascii_junctions[16] = {
    " ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+",
};

/* Measures */

struct text_style {
    int pad; /* blanks on both sides of a text */
};

static int
text_cell_natural (const struct grid_cell *cell, void *data)
{
    const struct text_style *style = data;
    int lines;
    return text_widest (cell->text, &lines) + cell->indent + 2 * style->pad;
}

static int
text_cell_least (const struct grid_cell *cell, int natural, void *data)
{
    const struct text_style *style = data;
    int least = cell->indent + 2 * style->pad;
    switch (cell->role) {
    case ROLE_HEAD:
        return MIN (natural, least + LEAST_HEAD);
    case ROLE_LABEL:
        return MIN (natural, least + LEAST_LABEL);
    case ROLE_TEXT:
        return MIN (natural, least + LEAST_TEXT);
    case ROLE_INDEX:
    case ROLE_FIGURE:
    case ROLE_EMPTY:
        break;
    }
    return natural;
}

static int
text_cell_room (const struct grid_cell *cell, int width, const struct text_style *style)
{
    return MAX (width - cell->indent - 2 * style->pad, 2);
}

/* Heads are broken into lines of about the same length, not into a full one and a rest. */
static GPtrArray *
text_cell_lines (const struct grid_cell *cell, int width, const struct text_style *style)
{
    int room = text_cell_room (cell, width, style);
    GPtrArray *lines = text_wrap (cell->text, room, 0);
    for (room -= 2; cell->role == ROLE_HEAD && lines->len > 1 && room >= 2; room -= 2) {
        GPtrArray *narrower = text_wrap (cell->text, room, 0);
        bool worse = narrower->len > lines->len;
        g_ptr_array_unref (worse ? narrower : lines);
        if (worse)
            break;
        lines = narrower;
    }
    return lines;
}

static int
text_cell_height (const struct grid_cell *cell, int width, void *data)
{
    int n;
    if (text_widest (cell->text, &n) <= text_cell_room (cell, width, data)) /* as nearly all in a table */
        return n;
    g_autoptr (GPtrArray) lines = text_cell_lines (cell, width, data);
    return (int)lines->len;
}

static struct grid_measure
text_measure (struct text_style *style)
{
    return (struct grid_measure){
        .natural = text_cell_natural,
        .least = text_cell_least,
        .height = text_cell_height,
        .data = style,
        .line = 1,
        .rule = 1,
        .step = 1,
        .pad = 0,
    };
}

/* Drawing */

struct drawing {
    struct canvas canvas;
    const struct grid_slice *slice;
    const struct grid_measure *measure;
    const char *const *junctions;
    GArray **figures; /* on each line */
    int indent; /* of the whole on its page */
    int *x; /* of the line left of each column, and of the last line */
    int *y; /* of the rule above each row, or of the row itself where there is none */
};

static void
text_draw_rule (struct drawing *d, int row)
{
    int n = d->slice->band->n, y = d->y[row];
    for (int column = 0; column <= n; column++) {
        int edges = 0;
        if (row > 0 && grid_slice_left (d->slice, row - 1, column))
            edges |= EDGE_UP;
        if (row < d->slice->n_rows && grid_slice_left (d->slice, row, column))
            edges |= EDGE_DOWN;
        if (column > 0 && grid_slice_above (d->slice, row, column - 1))
            edges |= EDGE_LEFT;
        if (column < n && grid_slice_above (d->slice, row, column))
            edges |= EDGE_RIGHT;
        if (edges != 0)
            canvas_text (&d->canvas, d->x[column], y, d->junctions[edges]);
        for (int x = d->x[column] + 1; edges & EDGE_RIGHT && x < d->x[column + 1]; x++)
            canvas_text (&d->canvas, x, y, d->junctions[EDGE_LEFT | EDGE_RIGHT]);
    }
}

static int
text_row_top (const struct drawing *d, int row)
{
    return d->y[row] + (grid_slice_ruled (d->slice, row) ? 1 : 0);
}

static void
text_draw_edges (struct drawing *d, int row)
{
    for (int y = text_row_top (d, row); y < d->y[row + 1]; y++)
        for (int column = 0; column <= d->slice->band->n; column++)
            if (grid_slice_left (d->slice, row, column))
                canvas_text (&d->canvas, d->x[column], y, d->junctions[EDGE_UP | EDGE_DOWN]);
}

static void
text_draw_box (struct drawing *d, const struct grid_box *box)
{
    const struct text_style *style = d->measure->data;
    const struct grid_cell *cell = box->cell;
    bool head = box->row < d->slice->n_head;
    g_autoptr (GPtrArray) lines = text_cell_lines (cell, box->width, style);
    int skip = !head && box->row == d->slice->n_head ? d->slice->skip : 0;
    int room = box->width - cell->indent - 2 * style->pad;
    int top = text_row_top (d, box->row);
    if (head)
        top += MAX (box->height - (int)lines->len, 0) / 2;
    for (int i = skip; i < (int)lines->len && i - skip < box->height; i++) {
        const char *line = g_ptr_array_index (lines, (guint)i);
        int free_cells = MAX (room - text_width (line), 0);
        int shift = cell->align == ALIGN_LEFT ? 0 : cell->align == ALIGN_RIGHT ? free_cells : free_cells / 2;
        int x = d->x[box->column] + 1 + style->pad + cell->indent + shift;
        canvas_text (&d->canvas, x, top + i - skip, line);
        if (cell->node < 0)
            continue;
        /* A blank is a place, too: the whole of its room, so that it is found on the page and can be chosen. */
        if (*line != '\0')
            text_figure_add (&d->figures[top + i - skip], x + d->indent, text_width (line), cell->node);
        else if (lines->len == 1)
            text_figure_add (&d->figures[top + i - skip], x + d->indent - shift, room, cell->node);
    }
}

static void
text_draw_places (struct drawing *d)
{
    const struct grid_slice *slice = d->slice;
    d->x = g_new (int, (gsize)(slice->band->n + 2));
    d->y = g_new (int, (gsize)(slice->n_rows + 2));
    d->x[0] = 0;
    for (int column = 0; column < slice->band->n; column++)
        d->x[column + 1] = d->x[column] + 1 + slice->band->width[column];
    d->y[0] = 0;
    for (int row = 0; row < slice->n_rows; row++)
        d->y[row + 1] = text_row_top (d, row) + slice->height[row];
}

static void
text_draw_slice (struct text_pager *pager, const struct grid_slice *slice, const struct grid_measure *measure)
{
    struct drawing d = {.slice = slice, .measure = measure};
    d.junctions = pager->options.ascii ? text_ascii_junctions : text_junctions;
    int width = grid_band_width (slice->band, measure);
    text_draw_places (&d);
    canvas_init (&d.canvas, width, grid_slice_height (slice));
    d.indent = MAX (pager->page->width - width, 0) / 2;
    d.figures = g_new0 (GArray *, (gsize)d.canvas.height + 1);
    for (int row = 0; row <= slice->n_rows; row++)
        if (grid_slice_ruled (slice, row))
            text_draw_rule (&d, row);
    for (int row = 0; row < slice->n_rows; row++)
        text_draw_edges (&d, row);
    for (int row = 0; row < slice->n_rows; row++)
        for (int column = 0; column < slice->band->n; column++) {
            struct grid_box box;
            if (grid_slice_box (slice, row, column, &box))
                text_draw_box (&d, &box);
        }
    for (int y = 0; y < d.canvas.height; y++)
        text_pager_take (pager, canvas_line (&d.canvas, y, d.indent), d.figures[y]);
    g_free (d.figures);
    canvas_clear (&d.canvas);
    g_free (d.x);
    g_free (d.y);
}

/* What stands above a table */

static void
text_take_lines (GPtrArray *out, const char *text, int width, int align, int indent)
{
    if (!text || *text == '\0')
        return;
    g_autoptr (GPtrArray) lines = text_wrap (text, MAX (width, 2), 0);
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index (lines, i);
        g_autofree char *placed = align < 0 ? g_strdup (line) : text_place (line, width, align);
        g_ptr_array_add (out, text_indent (placed, indent));
    }
}

/* Three texts on one line where they fit, else each on its own. */
static void
text_take_head_line (GPtrArray *out, const struct grid *grid, int width, int indent)
{
    const char *left = grid->left ? grid->left : "", *middle = grid->middle ? grid->middle : "";
    const char *right = grid->right ? grid->right : "";
    int free_cells = width - text_width (left) - text_width (middle) - text_width (right);
    if (free_cells < 2) {
        text_take_lines (out, left, width, -1, indent);
        text_take_lines (out, middle, width, 0, indent);
        text_take_lines (out, right, width, 1, indent);
    } else if (free_cells < width) {
        int before = (width - text_width (middle)) / 2 - text_width (left);
        before = CLAMP (before, 1, free_cells - 1);
        g_autofree char *line =
            g_strdup_printf ("%s%*s%s%*s%s", left, before, "", middle, free_cells - before, "", right);
        g_ptr_array_add (out, text_indent (line, indent));
    }
}

/* The width of the line above the table, with a blank between its texts. */
static int
text_head_words (const struct grid *grid)
{
    const char *const words[] = {grid->left, grid->middle, grid->right};
    int width = 0;
    for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
        width += words[i] ? text_width (words[i]) + 1 : 0;
    return width;
}

static GPtrArray *
text_grid_head (const struct text_pager *pager, const struct grid *grid, int page, int table_width, bool continued)
{
    GPtrArray *out = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *title =
        g_strconcat (grid->title ? grid->title : "",
                     continued && grid->title && pager->report->continued ? pager->report->continued : "", NULL);
    text_take_lines (out, title, page, 0, 0);
    int width = text_head_words (grid) <= table_width ? table_width : page;
    int indent = (page - width) / 2;
    text_take_lines (out, grid->code, width, 1, indent);
    text_take_head_line (out, grid, width, indent);
    return out;
}

/* Pages */

/* A table as it is set on a page: with blanks beside the texts where there is room for them. */
struct text_table {
    struct text_style style;
    struct grid_measure measure;
    struct grid_sized *sized;
    GPtrArray *bands;
};

static void
text_table_size (struct text_table *table, const struct grid *grid, int pad)
{
    table->style.pad = pad;
    table->measure = text_measure (&table->style);
    table->sized = grid_sized_new (grid, &table->measure);
}

static void
text_table_init (struct text_table *table, const struct grid *grid, int width)
{
    text_table_size (table, grid, 1);
    if (grid_least (table->sized) > width) {
        grid_sized_free (table->sized);
        text_table_size (table, grid, 0);
    }
    table->bands = grid_bands (table->sized, width, text_head_words (grid) + TEXT_AIR);
}

static void
text_table_clear (struct text_table *table)
{
    g_ptr_array_unref (table->bands);
    grid_sized_free (table->sized);
}

int
text_grid_page_width (const struct text_pager *pager, const struct grid *grid)
{
    struct text_table table;
    if (!grid->landscape)
        return pager->options.columns;
    text_table_size (&table, grid, 1);
    bool upright = grid_good (table.sized) <= pager->options.columns;
    grid_sized_free (table.sized);
    return upright ? pager->options.columns : MAX (pager->options.columns, TEXT_ACROSS);
}

/* Whether the band would stand on a page of its own. */
static bool
text_table_fits_page (const struct text_pager *pager, const struct text_table *table, const struct grid_band *band, int head)
{
    g_autoptr (GridSlice) slice = grid_slice (table->sized, band, table->sized->grid->n_head, 0, MAX (pager->body - head, 1));
    return slice->next >= table->sized->grid->n_rows && grid_slice_height (slice) <= pager->body - head;
}

/* One band; a page that is partly filled is left where little of the band would stand on it, or all on the next. */
static int
text_table_print (struct text_pager *pager, const struct text_table *table, const struct grid_band *band, bool continued, bool headed)
{
    const struct grid *grid = table->sized->grid;
    int row = grid->n_head, skip = 0, folio = 0;
    do {
        g_autoptr (GPtrArray) head = text_grid_head (pager, grid, pager->page->width, grid_band_width (band, &table->measure), continued);
        int room = text_pager_left (pager) - (int)head->len;
        g_autoptr (GridSlice) slice = grid_slice (table->sized, band, row, skip, MAX (room, 1));
        bool whole = slice->next_skip == 0 && grid_slice_height (slice) <= room;
        bool all = slice->next >= grid->n_rows;
        bool better =
            !whole || (!all && !continued &&
                       (slice->next - row < LEAST_ROWS || text_table_fits_page (pager, table, band, (int)head->len)));
        if (pager->page->lines->len > 0 && better && (continued || !headed)) {
            text_pager_break (pager, pager->page->width);
            continue;
        }
        folio = folio ? folio : text_pager_number (pager);
        for (guint i = 0; i < head->len; i++)
            text_pager_take (pager, g_strdup (g_ptr_array_index (head, i)), NULL);
        text_draw_slice (pager, slice, &table->measure);
        row = slice->next;
        skip = slice->next_skip;
        continued = true;
        if (row < grid->n_rows)
            text_pager_break (pager, pager->page->width);
    } while (row < grid->n_rows);
    return folio;
}

int
text_grid_print (struct text_pager *pager, const struct grid *grid, bool headed)
{
    struct text_table table;
    text_table_init (&table, grid, pager->page->width);
    int folio = text_table_print (pager, &table, g_ptr_array_index (table.bands, 0), false, headed);
    for (guint i = 1; i < table.bands->len; i++) {
        text_pager_skip (pager);
        text_table_print (pager, &table, g_ptr_array_index (table.bands, i), true, false);
    }
    text_table_clear (&table);
    return folio;
}

int
text_grid_first (const struct text_pager *pager, const struct grid *grid, int above)
{
    int width = text_grid_page_width (pager, grid);
    struct text_table table;
    text_table_init (&table, grid, width);
    const struct grid_band *band = g_ptr_array_index (table.bands, 0);
    g_autoptr (GPtrArray) head = text_grid_head (pager, grid, width, grid_band_width (band, &table.measure), false);
    int room = pager->body - above - (int)head->len, height = (int)head->len;
    g_autoptr (GridSlice) slice = grid_slice (table.sized, band, grid->n_head, 0, MAX (room, 1));
    if (slice->next >= grid->n_rows && grid_slice_height (slice) <= room) {
        height += grid_slice_height (slice);
    } else {
        height += table.measure.rule;
        for (int row = 0; row < MIN (slice->n_rows, slice->n_head + LEAST_ROWS); row++)
            height += slice->height[row] + table.measure.rule;
    }
    text_table_clear (&table);
    return height;
}
