/* Tables of the PDF.  The size of type is chosen for each table: the largest with which it stands on one page, else the
 * largest readable one with which no word and no figure is pressed; nothing is ever cut off. */
#include <math.h>
#include <string.h>

#include "pdf-grid.h"

/* Wu hao (10.5), xiao wu (9) and smaller; the loose setting of each size first. */
static const struct type types[] = {
    {10.5, 13.5, 3, 3.5}, {10.5, 12.5, 3, 1.8}, {9, 11.5, 2.5, 2.5}, {9, 10.5, 2.5, 1.2},  {8.5, 9.8, 2, 1},
    {8, 9.2, 2, 0.6},     {7.5, 8.6, 2, 0.6},   {7, 8.2, 1.5, 0.6},  {6.5, 7.6, 1.2, 0.5}, {6, 7.2, 1.2, 0.5},
};
enum { TYPE_INLINE = 1 }; /* the loosest for tables in the flow of text */
enum { TYPE_PAGES = 3 };  /* the loosest for tables that take several pages anyway */

#define GRID_TITLE_SIZE 16.0
#define GRID_TITLE_PITCH 26.0
#define GRID_LINE_SIZE 10.5
#define GRID_LINE_PITCH 16.0
#define BAND_GAP 12.0
#define MOST_ROW 20.0 /* how high a row may become where a table with its own page leaves room on it */

enum { LEAST_ROWS = 3 }; /* with which a table may begin on a page that it does not fill */

static int
grid_units (double points)
{
    return (int)lround (points * PANGO_SCALE);
}

/* Measures, in Pango units */

PangoLayout *
pdf_grid_layout (const struct grid_style *style, const struct grid_cell *cell, int width)
{
    double indent = cell->indent * style->type->size / 2;
    int room =
        width < 0 ? -1 : MAX (width - grid_units (2 * style->type->pad_x + indent), grid_units (style->type->size));
    return pdf_layout (style->pdf, FONT_TABLE, style->type->size, cell->text, room);
}

/* The width of the text alone, measured once and scaled: letters of the PDF are not fitted to pixels. */
static int
grid_text_width (const struct grid_style *style, const struct grid_cell *cell)
{
    GHashTable *widths = style->pdf->memory->widths;
    int known = GPOINTER_TO_INT (g_hash_table_lookup (widths, cell)), width = known - 1;
    if (known == 0) {
        g_autoptr (PangoLayout) layout = pdf_layout (style->pdf, FONT_TABLE, PDF_MEASURE, cell->text, -1);
        pango_layout_get_size (layout, &width, NULL);
        g_hash_table_insert (widths, (gpointer)cell, GINT_TO_POINTER (width + 1));
    }
    return (int)ceil (width * style->type->size / PDF_MEASURE);
}

static int
grid_cell_natural (const struct grid_cell *cell, void *data)
{
    const struct grid_style *style = data;
    double around = 2 * style->type->pad_x + cell->indent * style->type->size / 2;
    int width = *cell->text != '\0' ? grid_text_width (style, cell) : 0;
    return width + width / 256 + grid_units (around) + 2; /* each character is rounded when it is set */
}

static int
grid_cell_least (const struct grid_cell *cell, int natural, void *data)
{
    const struct grid_style *style = data;
    double chars;
    switch (cell->role) {
    case ROLE_HEAD:
        chars = 2.1;
        break;
    case ROLE_TEXT:
        chars = 5.1;
        break;
    case ROLE_LABEL:
        chars = 7.1;
        break;
    default:
        return natural;
    }
    return MIN (natural, grid_units (2 * style->type->pad_x + (chars + cell->indent / 2.0) * style->type->size));
}

static int
grid_cell_height (const struct grid_cell *cell, int width, void *data)
{
    const struct grid_style *style = data;
    int lines = 1;
    if (grid_cell_natural (cell, data) > width || strchr (cell->text, '\n')) {
        g_autoptr (PangoLayout) layout = pdf_grid_layout (style, cell, width);
        lines = pango_layout_get_line_count (layout);
    }
    return lines * grid_units (style->type->leading) + 2 * grid_units (style->type->pad_y);
}

/* A table in a size of type. */
struct pdf_table {
    struct grid_style style;
    struct grid_measure measure;
    struct grid_sized *sized;
    GPtrArray *bands; /* NULL until they are wanted */
};

static void
table_init (struct pdf_table *table, struct pdf *pdf, const struct grid *grid, const struct type *type)
{
    table->style = (struct grid_style){.pdf = pdf, .type = type};
    table->measure = (struct grid_measure){
        .natural = grid_cell_natural,
        .least = grid_cell_least,
        .height = grid_cell_height,
        .data = &table->style,
        .step = grid_units (type->leading),
        .pad = grid_units (type->pad_y),
    };
    table->sized = grid_sized_new (grid, &table->measure);
    table->bands = NULL;
}

static const struct grid_band *
table_band (struct pdf_table *table, const struct pdf_area *area, guint i)
{
    int width = grid_units (area->width);
    if (!table->bands)
        table->bands = grid_bands (table->sized, width, width);
    return i < table->bands->len ? g_ptr_array_index (table->bands, i) : NULL;
}

static void
table_clear (struct pdf_table *table)
{
    g_clear_pointer (&table->bands, g_ptr_array_unref);
    grid_sized_free (table->sized);
}

/* What stands above */

static struct pdf_style
grid_line_style (PangoAlignment align)
{
    return (struct pdf_style){FONT_TABLE, GRID_LINE_SIZE, GRID_LINE_PITCH, 0, align, false, "P"};
}

/* Three texts on one line where they fit, else each on its own. */
static bool
grid_one_line (struct pdf *pdf, const struct grid *grid, double width)
{
    g_autofree char *all = g_strdup_printf ("%s\u3000\u3000%s\u3000\u3000%s", grid->left ? grid->left : "",
                                            grid->middle ? grid->middle : "", grid->right ? grid->right : "");
    g_autoptr (PangoLayout) layout = pdf_layout (pdf, FONT_TABLE, GRID_LINE_SIZE, all, -1);
    int all_width;
    pango_layout_get_size (layout, &all_width, NULL);
    return all_width <= grid_units (width);
}

static void
grid_show_head (struct pdf *pdf, const struct grid *grid, bool continued)
{
    static const struct pdf_style title = {FONT_TITLE, GRID_TITLE_SIZE, GRID_TITLE_PITCH, 0, PANGO_ALIGN_CENTER, false,
                                           "H2"};
    const struct pdf_style left = grid_line_style (PANGO_ALIGN_LEFT), right = grid_line_style (PANGO_ALIGN_RIGHT);
    const struct pdf_style middle = grid_line_style (PANGO_ALIGN_CENTER);
    g_autofree char *text =
        g_strconcat (grid->title ? grid->title : "",
                     continued && grid->title && pdf->report->continued ? pdf->report->continued : "", NULL);
    if (*text != '\0')
        pdf_text (pdf, &title, text, NULL);
    if (grid->code)
        pdf_text (pdf, &right, grid->code, NULL);
    const struct {
        const char *text;
        const struct pdf_style *style;
    } texts[] = {{grid->left, &left}, {grid->middle, &middle}, {grid->right, &right}};
    bool one_line = grid_one_line (pdf, grid, pdf->area->width);
    double y = pdf->y;
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        if (!texts[i].text || *texts[i].text == '\0')
            continue;
        pdf->y = one_line ? y : pdf->y;
        pdf_text (pdf, texts[i].style, texts[i].text, NULL);
    }
}

static double
grid_head_height (struct pdf *pdf, const struct grid *grid, double width)
{
    int lines = (grid->left || grid->middle || grid->right) ? (grid_one_line (pdf, grid, width) ? 1 : 4) : 0;
    lines += grid->code != NULL;
    double height = lines * GRID_LINE_PITCH;
    if (grid->title) {
        struct pdf_style title = {FONT_TITLE, GRID_TITLE_SIZE, GRID_TITLE_PITCH, 0, PANGO_ALIGN_CENTER, false, "H2"};
        height += pdf_text_height (pdf, &title, grid->title, width);
    }
    return height;
}

/* Choosing the type */

enum grid_fit { FIT_NOT, FIT_PRESSED, FIT_PAGES, FIT_PAGE };

static enum grid_fit
grid_fit (struct pdf *pdf, const struct grid *grid, const struct type *type, const struct pdf_area *area, double height, bool *pressed)
{
    struct pdf_table table;
    enum grid_fit fit = FIT_NOT;
    int width = grid_units (area->width);
    table_init (&table, pdf, grid, type);
    if (grid_least (table.sized) <= width) {
        g_autoptr (GridSlice) slice = grid_slice (table.sized, table_band (&table, area, 0), grid->n_head, 0, grid_units (height));
        *pressed = grid_good (table.sized) > width;
        bool whole = slice->next >= grid->n_rows && grid_slice_height (slice) <= grid_units (height);
        fit = whole ? FIT_PAGE : *pressed ? FIT_PRESSED : FIT_PAGES;
    }
    table_clear (&table);
    return fit;
}

/* How good a setting is: 0 the best.  Tables that take several pages anyway do not shrink below xiao wu for it. */
static int
grid_rank (struct pdf *pdf, const struct grid *grid, const struct pdf_area *area, double height, int *type, bool *pressed)
{
    const int n = G_N_ELEMENTS (types), several = 100, pressed_together = 200, cut_in_bands = 300;
    int best = cut_in_bands;
    *type = TYPE_PAGES;
    *pressed = true;
    for (int i = grid->title ? 0 : TYPE_INLINE; i < n; i++) {
        bool narrow = true;
        enum grid_fit fit = grid_fit (pdf, grid, &types[i], area, height, &narrow);
        int rank = best;
        if (fit == FIT_PAGE)
            rank = i;
        else if (fit != FIT_NOT && i >= TYPE_PAGES)
            rank = (fit == FIT_PAGES ? several : pressed_together) + i;
        if (rank < best) {
            best = rank;
            *type = i;
            *pressed = narrow;
        }
        if (fit == FIT_PAGE)
            break;
    }
    return best;
}

static struct pdf_plan
grid_plan (struct pdf *pdf, const struct grid *grid, const double reserve[2])
{
    static const struct pdf_area *const areas[2] = {&pdf_portrait, &pdf_landscape};
    int rank[2], type[2];
    bool pressed[2];
    for (int i = 0; i < (grid->landscape ? 2 : 1); i++) {
        double height = areas[i]->height - grid_head_height (pdf, grid, areas[i]->width) - reserve[i] - THICK_LINE;
        rank[i] = grid_rank (pdf, grid, areas[i], height, &type[i], &pressed[i]);
    }
    int chosen = grid->landscape && (pressed[0] || rank[0] >= rank[1]);
    return (struct pdf_plan){.area = areas[chosen], .type = type[chosen]};
}

struct pdf_plan
pdf_grid_plan (struct pdf *pdf, const struct grid *grid, const double reserve[2])
{
    struct pdf_plan *plan = g_hash_table_lookup (pdf->memory->plans, grid);
    if (!plan) {
        plan = g_new (struct pdf_plan, 1);
        *plan = grid_plan (pdf, grid, reserve);
        g_hash_table_insert (pdf->memory->plans, (gpointer)grid, plan);
    }
    return *plan;
}

/* Pages */

/* Whether the rest of the band would stand on a page of its own. */
static bool
table_fits_page (struct pdf *pdf, const struct pdf_table *table, const struct grid_band *band, double notes)
{
    const struct grid *grid = table->sized->grid;
    double room = pdf->area->height - grid_head_height (pdf, grid, pdf->area->width) - THICK_LINE - notes;
    g_autoptr (GridSlice) slice = grid_slice (table->sized, band, grid->n_head, 0, grid_units (room));
    return slice->next >= grid->n_rows && grid_slice_height (slice) <= grid_units (room);
}

static void
table_show_band (struct pdf *pdf, const struct block *block, const struct pdf_table *table, const struct grid_band *band, bool continued,
                 bool headed, double notes)
{
    const struct grid *grid = block->grid;
    int row = grid->n_head, skip = 0;
    do {
        double room = pdf_left (pdf) - grid_head_height (pdf, grid, pdf->area->width) - THICK_LINE;
        g_autoptr (GridSlice) slice = grid_slice (table->sized, band, row, skip, MAX (grid_units (room), 1));
        bool all = slice->next >= grid->n_rows && slice->next_skip == 0;
        double height = (double)grid_slice_height (slice) / PANGO_SCALE;
        bool fits = slice->next_skip == 0 && height <= room && (!all || height + notes <= room + 0.5);
        bool better =
            !fits || (!all && !continued && (slice->next - row < LEAST_ROWS || table_fits_page (pdf, table, band, notes)));
        if (!pdf->empty && better && (continued || !headed)) {
            pdf_page_begin (pdf, pdf->area);
            continue;
        }
        if (!continued)
            pdf_list (pdf, block);
        if (all && !continued && (grid->code || grid->whole))
            grid_slice_stretch (slice, grid_units (room - notes), grid_units (MOST_ROW));
        grid_show_head (pdf, grid, continued);
        pdf_grid_draw (pdf, slice, &table->measure, &table->style);
        row = slice->next;
        skip = slice->next_skip;
        continued = true;
        if (row < grid->n_rows)
            pdf_page_begin (pdf, pdf->area);
    } while (row < grid->n_rows);
}

void
pdf_grid (struct pdf *pdf, const struct block *block, struct pdf_plan plan, double above, double notes)
{
    struct pdf_table table;
    table_init (&table, pdf, block->grid, &types[plan.type]);
    const struct grid_band *band = table_band (&table, plan.area, 0);
    for (guint i = 0; band; i++) {
        const struct grid_band *next = table_band (&table, plan.area, i + 1);
        pdf->y += i > 0 ? BAND_GAP : 0;
        table_show_band (pdf, block, &table, band, i > 0, above > 0, next ? 0 : notes);
        band = next;
    }
    table_clear (&table);
}

double
pdf_grid_first (struct pdf *pdf, const struct grid *grid, struct pdf_plan plan, double above, double notes)
{
    struct pdf_table table;
    table_init (&table, pdf, grid, &types[plan.type]);
    double head = grid_head_height (pdf, grid, plan.area->width) + THICK_LINE, room = plan.area->height - head - above - notes;
    g_autoptr (GridSlice) slice = grid_slice (table.sized, table_band (&table, plan.area, 0), grid->n_head, 0, grid_units (room));
    if (slice->next >= grid->n_rows && slice->next_skip == 0) {
        head += (double)grid_slice_height (slice) / PANGO_SCALE + notes;
    } else {
        int height = 0;
        for (int row = 0; row < MIN (slice->n_rows, slice->n_head + LEAST_ROWS); row++)
            height += slice->height[row];
        head += (double)height / PANGO_SCALE;
    }
    table_clear (&table);
    return head;
}
