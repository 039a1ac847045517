/* Tables of a word processing document.  The size of type is chosen for each: the largest with which the table stands on one page, as
 * far as that can be known without the fonts; else a readable one and several pages with repeated heads. */
#include "docx-private.h"

#include "core/text.h"
#include "grid.h"
#include "markup.h"

/* Half points, and padding of a cell in twips; as in the PDF. */
struct docx_type {
    int half;
    int pad_x, pad_y;
};
static const struct docx_type docx_types[] = {
    { 21, 70, 60 }, { 21, 60, 30 }, { 18, 50, 40 }, { 18, 50, 20 }, { 16, 45, 15 }, { 15, 40, 10 }, { 14, 35, 8 }, { 13, 30, 6 },
};
enum { LEAST_ROWS = 3, TABLE_SLACK = 240, TYPE_PAGES = 2, TYPE_LAST = G_N_ELEMENTS (docx_types) - 1, WHOLE = 1000 };

/* Measures: a half-width character is half as wide as the type is high. */

static int
type_char (const struct docx_type *type)
{
    return type->half * 5;
}

static int
type_pitch (const struct docx_type *type)
{
    return type->half * 10 * 5 / 4;
}

static int
table_natural (const struct grid_cell *cell, void *data)
{
    const struct docx_type *type = data;
    int lines, width = text_widest (cell->text, &lines);
    if (cell->role == ROLE_FIGURE)
        width += (width + 3) / 4; /* digits are wider than half a character where the system has other typefaces */
    return (width + cell->indent) * type_char (type) + 2 * type->pad_x + (width > 0 ? type_char (type) / 2 : 0);
}

static int
table_narrowest (const struct grid_cell *cell, int natural, void *data)
{
    const struct docx_type *type = data;
    int chars = cell->role == ROLE_HEAD ? 5 : cell->role == ROLE_LABEL ? 15 : cell->role == ROLE_TEXT ? 11 : WHOLE;
    return MIN (natural, (chars + cell->indent) * type_char (type) + 2 * type->pad_x);
}

static int
table_height (const struct grid_cell *cell, int width, void *data)
{
    const struct docx_type *type = data;
    int room = (width - 2 * type->pad_x) / type_char (type) - cell->indent;
    int n;
    if (text_widest (cell->text, &n) > MAX (room, 2)) {
        g_autoptr (GPtrArray) lines = text_wrap (cell->text, MAX (room, 2), 0);
        n = (int) lines->len;
    }
    return n * type_pitch (type) + 2 * type->pad_y;
}

static struct grid_measure
table_measure (const struct docx_type *type)
{
    return (struct grid_measure){ .natural = table_natural,
                                  .least = table_narrowest,
                                  .height = table_height,
                                  .data = (void *) type,
                                  .step = type_pitch (type),
                                  .pad = type->pad_y,
                                  .rule = 14 };
}

/* How a table is set on its paper. */
struct table_plan {
    const struct docx_type *type;
    struct grid_measure measure;
    struct grid_sized *sized;
    GPtrArray *bands;
    int whole; /* height of the rows where they stand on one page, else 0 */
};

static void
table_plan_clear (struct table_plan *plan)
{
    g_clear_pointer (&plan->bands, g_ptr_array_unref);
    g_clear_pointer (&plan->sized, grid_sized_free);
}

static void
table_plan_type (struct table_plan *plan, const struct grid *grid, size_t type)
{
    table_plan_clear (plan);
    plan->type = &docx_types[type];
    plan->measure = table_measure (plan->type);
    plan->sized = grid_sized_new (grid, &plan->measure);
}

/* Whether the whole table stands in that room. */
static bool
table_fits (struct table_plan *plan, int width, int height)
{
    if (grid_least (plan->sized) > width)
        return false;
    g_autoptr (GPtrArray) bands = grid_bands (plan->sized, width, width);
    g_autoptr (GridSlice) slice = grid_slice (plan->sized, g_ptr_array_index (bands, 0), plan->sized->grid->n_head, 0, height);
    return bands->len == 1 && grid_slice_whole (slice, height);
}

static void
table_choose_type (struct table_plan *plan, const struct grid *grid, int width, int height)
{
    for (size_t i = grid->title ? 0 : 1; i < G_N_ELEMENTS (docx_types); i++) {
        table_plan_type (plan, grid, i);
        if (table_fits (plan, width, height))
            return;
    }
    for (size_t i = TYPE_PAGES; i <= TYPE_LAST; i++) {
        table_plan_type (plan, grid, i);
        if (grid_good (plan->sized) <= width)
            return;
    }
}

/* A document cannot set columns side by side on several pages: where even small type is too wide, columns are pressed. */
static void
table_widths (const struct table_plan *plan, int width, int *widths)
{
    const struct grid *grid = plan->sized->grid;
    const struct grid_band *band = g_ptr_array_index (plan->bands, 0);
    if (plan->bands->len == 1)
        for (int i = 0; i < band->n; i++)
            widths[band->column[i]] = band->width[i];
    int64_t all = 0;
    for (int i = 0; i < grid->n_columns; i++)
        all += MAX (grid->weight[i], 1);
    for (int i = 0; plan->bands->len > 1 && i < grid->n_columns; i++)
        widths[i] = MAX ((int) (width * (int64_t) MAX (grid->weight[i], 1) / all), 1);
}

/* Markup */

struct table {
    struct docx *docx;
    struct places places;
    const struct docx_type *type;
    int *widths;
};

static void
table_cell_paragraph (const struct table *table, const struct grid_cell *cell, const char *text)
{
    static const char *const aligns[] = { [ALIGN_LEFT] = "left", [ALIGN_CENTRE] = "center", [ALIGN_RIGHT] = "right" };
    GString *out = table->docx->out;
    markup_format (out, "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>", type_pitch (table->type));
    if (cell->indent > 0)
        markup_format (out, "<w:ind w:left=\"%d\"/>", cell->indent * type_char (table->type));
    markup_format (out, "<w:jc w:val=\"%s\"/></w:pPr>", aligns[cell->align]);
    GString *runs = g_string_new (NULL);
    docx_runs (runs, text);
    /* The style has one size; this table's own goes to its runs. */
    g_auto (GStrv) parts = g_strsplit (runs->str, "<w:r>", -1);
    g_autofree char *sized = g_strdup_printf ("<w:r><w:rPr><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr>", table->type->half, table->type->half);
    g_autofree char *all = g_strjoinv (sized, parts);
    g_string_append (out, all);
    g_string_append (out, "</w:p>");
    g_string_free (runs, TRUE);
}

/* The place of a cell in this row: the cell itself, or the continuation of one that began above. */
static void
table_cell (const struct table *table, const struct grid_cell *cell, bool begins)
{
    GString *out = table->docx->out;
    int width = 0;
    for (int i = 0; i < cell->colspan; i++)
        width += table->widths[cell->column + i];
    markup_format (out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
    if (cell->colspan > 1)
        markup_format (out, "<w:gridSpan w:val=\"%d\"/>", cell->colspan);
    if (cell->rowspan > 1)
        g_string_append (out, begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
    g_string_append (out, "<w:vAlign w:val=\"center\"/></w:tcPr>");
    table_cell_paragraph (table, cell, begins ? cell->text : "");
    g_string_append (out, "</w:tc>");
}

static void
table_row (const struct table *table, int row)
{
    const struct grid *grid = table->places.grid;
    GString *out = table->docx->out;
    int height = 0;
    for (int column = 0; column < grid->n_columns; column++) {
        const struct grid_cell *cell = places_at (&table->places, row, column);
        if (cell && cell->rowspan == 1 && cell->colspan == 1)
            height = MAX (height, table_height (cell, table->widths[column], (void *) table->type));
    }
    /* A row that is higher than half a page may go on behind it. */
    bool split = height > table->docx->paper->height / 2;
    markup_format (out, "<w:tr><w:trPr>%s", "");
    g_string_append (out, split ? "" : "<w:cantSplit/>");
    g_string_append (out, row < grid->n_head ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
    for (int column = 0; column < grid->n_columns; column++) {
        const struct grid_cell *cell = places_at (&table->places, row, column);
        const struct grid_cell nobody = { .text = (char *) "", .row = row, .column = column, .rowspan = 1, .colspan = 1 };
        if (!cell)
            table_cell (table, &nobody, true);
        else if (cell->column == column)
            table_cell (table, cell, cell->row == row);
    }
    g_string_append (out, "</w:tr>\n");
}

#define LINE(side, eighths) "<w:" side " w:val=\"single\" w:sz=\"" eighths "\" w:space=\"0\" w:color=\"auto\"/>"

static void
table_begin (const struct table *table)
{
    const struct grid *grid = table->places.grid;
    GString *out = table->docx->out;
    int all = 0;
    for (int i = 0; i < grid->n_columns; i++)
        all += table->widths[i];
    markup_format (out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>", all);
    g_string_append (out, "<w:tblBorders>" LINE ("top", "8") LINE ("left", "8") LINE ("bottom", "8") LINE ("right", "8") LINE ("insideH", "4")
                              LINE ("insideV", "4") "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    markup_format (out, "<w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>", table->type->pad_y, table->type->pad_x);
    markup_format (out, "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar>", table->type->pad_y, table->type->pad_x);
    if (grid->title)
        markup_format (out, "<w:tblCaption w:val=\"%s\"/>", grid->title); /* what a reader of screens says */
    g_string_append (out, "</w:tblPr><w:tblGrid>");
    for (int i = 0; i < grid->n_columns; i++)
        markup_format (out, "<w:gridCol w:w=\"%d\"/>", table->widths[i]);
    g_string_append (out, "</w:tblGrid>\n");
}

/* What stands above */

static int
table_head_height (const struct grid *grid)
{
    return (grid->title ? DOCX_TABLE_TITLE : 0) + (grid->code ? DOCX_TABLE_LINE : 0)
           + (grid->left || grid->middle || grid->right ? DOCX_TABLE_LINE : 0);
}

static void
table_head_line (struct docx *docx, const struct grid *grid)
{
    GString *out = docx->out;
    if (!grid->left && !grid->middle && !grid->right)
        return;
    markup_format (out, "<w:p><w:pPr><w:pStyle w:val=\"TableLine\"/><w:tabs><w:tab w:val=\"center\" w:pos=\"%d\"/>", docx->paper->width / 2);
    markup_format (out, "<w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs></w:pPr>", docx->paper->width);
    docx_runs (out, grid->left);
    g_string_append (out, "<w:r><w:tab/></w:r>");
    docx_runs (out, grid->middle);
    g_string_append (out, "<w:r><w:tab/></w:r>");
    docx_runs (out, grid->right);
    g_string_append (out, "</w:p>\n");
}

static void
table_head (struct docx *docx, const struct block *block)
{
    const struct grid *grid = block->grid;
    if (grid->title)
        docx_listed (docx, block, "TableTitle", block->listed ? NULL : "<w:outlineLvl w:val=\"9\"/>", grid->title); /* 9: not in the contents */
    if (grid->code)
        docx_paragraph (docx, "TableLine", "<w:jc w:val=\"right\"/>", grid->code);
    table_head_line (docx, grid);
    docx_flow (docx, 1, table_head_height (grid));
}

/* The pages that the rows take. */
static void
table_flow (struct docx *docx, const struct table_plan *plan)
{
    const struct grid *grid = plan->sized->grid;
    int row = grid->n_head, skip = 0;
    do {
        g_autoptr (GridSlice) slice = grid_slice (plan->sized, g_ptr_array_index (plan->bands, 0), row, skip, MAX (docx->paper->height - docx->y, 1));
        row = slice->next;
        skip = slice->next_skip;
        docx->y += grid_slice_height (slice);
        if (row < grid->n_rows || docx->y > docx->paper->height) {
            docx->page++;
            docx->y = row < grid->n_rows ? 0 : grid_slice_height (slice);
        }
    } while (row < grid->n_rows);
}

static void
table_plan_init (struct table_plan *plan, const struct grid *grid, const struct docx_paper *paper, int reserve)
{
    int room = paper->height - table_head_height (grid) - reserve;
    *plan = (struct table_plan){ .whole = 0 };
    table_choose_type (plan, grid, paper->width, room - TABLE_SLACK);
    plan->bands = grid_bands (plan->sized, paper->width, paper->width);
    g_autoptr (GridSlice) slice = grid_slice (plan->sized, g_ptr_array_index (plan->bands, 0), grid->n_head, 0, room);
    plan->whole = slice->next >= grid->n_rows && slice->next_skip == 0 ? grid_slice_height (slice) : 0;
}

static int
table_least (const struct grid *grid, const struct docx_type *type)
{
    return type_pitch (type) * (grid->n_head + LEAST_ROWS);
}

static int
table_first (const struct table_plan *plan, const struct docx_paper *paper, int above, int notes)
{
    const struct grid *grid = plan->sized->grid;
    int height = table_head_height (grid) + (plan->whole > 0 ? plan->whole + notes : table_least (grid, plan->type));
    /* How high it is becomes certain only with the fonts that the reader has: what may fill a page gets one. */
    return height > paper->height * 2 / 3 ? paper->height - above : height;
}

int
docx_table_first (const struct grid *grid, const struct docx_paper *paper, int above, int notes)
{
    struct table_plan plan;
    table_plan_init (&plan, grid, paper, above + notes);
    int height = table_first (&plan, paper, above, notes);
    table_plan_clear (&plan);
    return height;
}

void
docx_table (struct docx *docx, const struct block *block, int above, int notes)
{
    const struct grid *grid = block->grid;
    struct table_plan plan;
    table_plan_init (&plan, grid, docx->paper, above + notes);
    struct table table = { .docx = docx, .type = plan.type };
    /* A table that a page can hold is not begun where it would be cut: its title begins the next page. */
    if (grid->title && above == 0 && docx->y > 0 && plan.whole > 0 && docx->y + table_first (&plan, docx->paper, 0, notes) > docx->paper->height) {
        docx->breaks = true;
        docx->page++;
        docx->y = 0;
    }
    places_init (&table.places, grid);
    table.widths = g_new0 (int, (gsize) grid->n_columns + 1);
    table_widths (&plan, docx->paper->width, table.widths);
    docx_need (docx, table_head_height (grid) + table_least (grid, table.type));
    table_head (docx, block);
    table_begin (&table);
    for (int row = 0; row < grid->n_rows; row++)
        table_row (&table, row);
    g_string_append (docx->out, "</w:tbl>\n");
    table_flow (docx, &plan);
    g_free (table.widths);
    places_clear (&table.places);
    table_plan_clear (&plan);
}
