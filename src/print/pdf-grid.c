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
    static const PangoAlignment aligns[] = { [ALIGN_LEFT] = PANGO_ALIGN_LEFT, [ALIGN_CENTRE] = PANGO_ALIGN_CENTER, [ALIGN_RIGHT] = PANGO_ALIGN_RIGHT };
    const struct pdf_style set = {.role = FONT_TABLE, .size = style->type->size, .align = aligns[cell->align]};
    return pdf_layout_styled (style->pdf, &set, cell->text, room);
}

/* The width of the text alone, measured once and scaled: letters of the PDF are not fitted to pixels. */
static int
grid_text_width (const struct grid_style *style, const struct grid_cell *cell)
{
    GHashTable *widths = style->pdf->widths;
    int known = GPOINTER_TO_INT (g_hash_table_lookup (widths, cell->text)), width = known - 1;
    if (known == 0) {
        g_autoptr (PangoLayout) layout = pdf_layout (style->pdf, FONT_TABLE, PDF_MEASURE, cell->text, -1);
        width = pdf_layout_width (layout);
        g_hash_table_insert (widths, cell->text, GINT_TO_POINTER (width + 1));
    }
    return (int)ceil (width * style->type->size / PDF_MEASURE);
}

/* How a cell was broken into lines. */
struct grid_broken {
    const struct grid_cell *cell;
    const struct type *type;
    int width, lines;
};

static guint
broken_hash (gconstpointer data)
{
    const struct grid_broken *broken = data;
    return GPOINTER_TO_UINT (broken->cell) / 16 + GPOINTER_TO_UINT (broken->type) * 31 + (guint)broken->width;
}

static gboolean
broken_equal (gconstpointer a, gconstpointer b)
{
    const struct grid_broken *one = a, *other = b;
    return one->cell == other->cell && one->type == other->type && one->width == other->width;
}

GHashTable *
pdf_broken_new (void)
{
    return g_hash_table_new_full (broken_hash, broken_equal, g_free, NULL);
}

static int
grid_text_lines (const struct grid_style *style, const struct grid_cell *cell, int width)
{
    const struct grid_broken wanted = {.cell = cell, .type = style->type, .width = width};
    struct grid_broken *broken = g_hash_table_lookup (style->pdf->broken, &wanted);
    if (!broken) {
        g_autoptr (PangoLayout) layout = pdf_grid_layout (style, cell, width);
        broken = g_new (struct grid_broken, 1);
        *broken = wanted;
        broken->lines = pango_layout_get_line_count (layout);
        g_hash_table_add (style->pdf->broken, broken);
    }
    return broken->lines;
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
    bool broken = grid_cell_natural (cell, data) > width || strchr (cell->text, '\n');
    int lines = broken ? grid_text_lines (style, cell, width) : 1;
    return lines * grid_units (style->type->leading) + 2 * grid_units (style->type->pad_y);
}

/* A table in a size of type. */
struct pdf_table {
    const struct pdf_area *area;
    struct grid_style style;
    struct grid_measure measure;
    struct grid_sized *sized;
    GPtrArray *bands; /* NULL until they are wanted */
};

static struct pdf_table *
table_new (struct pdf *pdf, const struct grid *grid, const struct pdf_area *area, int type_index)
{
    struct pdf_table *table = g_new (struct pdf_table, 1);
    const struct type *type = &types[type_index];
    table->area = area;
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
    return table;
}

static const struct grid_band *
table_band (struct pdf_table *table, guint i)
{
    int width = grid_units (table->area->width);
    if (!table->bands)
        table->bands = grid_bands (table->sized, width, width);
    return i < table->bands->len ? g_ptr_array_index (table->bands, i) : NULL;
}

void
pdf_table_free (struct pdf_table *table)
{
    g_clear_pointer (&table->bands, g_ptr_array_unref);
    grid_sized_free (table->sized);
    g_free (table);
}

const struct pdf_area *
pdf_table_area (const struct pdf_table *table)
{
    return table->area;
}

/* What stands above */

static const struct pdf_style grid_title = {FONT_TITLE, GRID_TITLE_SIZE, GRID_TITLE_PITCH, 0, PANGO_ALIGN_CENTER, false, "H2"};
static const struct pdf_style grid_lines[] = {
    [ALIGN_LEFT] = {FONT_TABLE, GRID_LINE_SIZE, GRID_LINE_PITCH, 0, PANGO_ALIGN_LEFT, false, "P"},
    [ALIGN_CENTRE] = {FONT_TABLE, GRID_LINE_SIZE, GRID_LINE_PITCH, 0, PANGO_ALIGN_CENTER, false, "P"},
    [ALIGN_RIGHT] = {FONT_TABLE, GRID_LINE_SIZE, GRID_LINE_PITCH, 0, PANGO_ALIGN_RIGHT, false, "P"},
};

/* Three texts on one line where they fit, else each on its own. */
static bool
grid_one_line (struct pdf *pdf, const struct grid *grid, double width)
{
    g_autofree char *all = g_strdup_printf ("%s\u3000\u3000%s\u3000\u3000%s", grid->left ? grid->left : "",
                                            grid->middle ? grid->middle : "", grid->right ? grid->right : "");
    return pdf_layout_width (pdf_text_layout (pdf, &grid_lines[ALIGN_LEFT], all, -1)) <= grid_units (width);
}

static void
grid_show_head (struct pdf *pdf, const struct grid *grid, bool continued)
{
    g_autofree char *text =
        g_strconcat (grid->title ? grid->title : "",
                     continued && grid->title && pdf->report->continued ? pdf->report->continued : "", NULL);
    if (*text != '\0')
        pdf_text (pdf, &grid_title, text, NULL);
    if (grid->code)
        pdf_text (pdf, &grid_lines[ALIGN_RIGHT], grid->code, NULL);
    const char *const texts[] = {[ALIGN_LEFT] = grid->left, [ALIGN_CENTRE] = grid->middle, [ALIGN_RIGHT] = grid->right};
    bool one_line = grid_one_line (pdf, grid, pdf->area->width);
    double y = pdf->y;
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        if (!texts[i] || *texts[i] == '\0')
            continue;
        pdf->y = one_line ? y : pdf->y;
        pdf_text (pdf, &grid_lines[i], texts[i], NULL);
    }
}

static double
grid_head_height (struct pdf *pdf, const struct grid *grid, double width)
{
    int lines = (grid->left || grid->middle || grid->right) ? (grid_one_line (pdf, grid, width) ? 1 : 4) : 0;
    lines += grid->code != NULL;
    double height = lines * GRID_LINE_PITCH;
    return height + (grid->title ? pdf_text_height (pdf, &grid_title, grid->title, width) : 0);
}

/* Choosing the type */

enum grid_fit { FIT_NOT, FIT_PRESSED, FIT_PAGES, FIT_PAGE };

static enum grid_fit
table_fit (struct pdf_table *table, double height, bool *pressed)
{
    const struct grid *grid = table->sized->grid;
    int width = grid_units (table->area->width);
    if (grid_least (table->sized) > width)
        return FIT_NOT;
    g_autoptr (GridSlice) slice = grid_slice (table->sized, table_band (table, 0), grid->n_head, 0, grid_units (height));
    *pressed = grid_good (table->sized) > width;
    if (slice->next >= grid->n_rows && grid_slice_height (slice) <= grid_units (height))
        return FIT_PAGE;
    return *pressed ? FIT_PRESSED : FIT_PAGES;
}

/* How good a setting is: 0 the best.  Tables that take several pages anyway do not shrink below xiao wu for it. */
static struct pdf_table *
table_choose (struct pdf *pdf, const struct grid *grid, const struct pdf_area *area, double height, int *rank, bool *pressed)
{
    const int n = G_N_ELEMENTS (types), several = 100, pressed_together = 200, cut_in_bands = 300;
    struct pdf_table *best = NULL;
    *rank = cut_in_bands;
    *pressed = true;
    for (int i = grid->title ? 0 : TYPE_INLINE; i < n; i++) {
        bool narrow = true;
        struct pdf_table *table = table_new (pdf, grid, area, i);
        enum grid_fit fit = table_fit (table, height, &narrow);
        int here = fit == FIT_PAGE ? i : fit == FIT_NOT || i < TYPE_PAGES ? *rank : (fit == FIT_PAGES ? several : pressed_together) + i;
        if (here < *rank) {
            *rank = here;
            *pressed = narrow;
            g_clear_pointer (&best, pdf_table_free);
            best = g_steal_pointer (&table);
        }
        g_clear_pointer (&table, pdf_table_free);
        if (fit == FIT_PAGE)
            break;
    }
    return best ? best : table_new (pdf, grid, area, TYPE_PAGES);
}

static struct pdf_table *
table_plan (struct pdf *pdf, const struct grid *grid, const double reserve[2])
{
    static const struct pdf_area *const areas[2] = {&pdf_portrait, &pdf_landscape};
    struct pdf_table *table[2] = {NULL, NULL};
    int rank[2];
    bool pressed[2];
    for (int i = 0; i < (grid->landscape ? 2 : 1); i++) {
        double height = areas[i]->height - grid_head_height (pdf, grid, areas[i]->width) - reserve[i] - THICK_LINE;
        table[i] = table_choose (pdf, grid, areas[i], height, &rank[i], &pressed[i]);
    }
    int chosen = grid->landscape && (pressed[0] || rank[0] >= rank[1]);
    g_clear_pointer (&table[!chosen], pdf_table_free);
    table_band (table[chosen], 0);
    return table[chosen];
}

const struct pdf_table *
pdf_table (struct pdf *pdf, const struct grid *grid, const double reserve[2])
{
    struct pdf_table *table = g_hash_table_lookup (pdf->tables, grid);
    if (!table) {
        table = table_plan (pdf, grid, reserve);
        g_hash_table_insert (pdf->tables, (gpointer)grid, table);
    }
    return table;
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
pdf_table_print (struct pdf *pdf, const struct block *block, const struct pdf_table *table, double above, double notes)
{
    const GPtrArray *bands = table->bands;
    for (guint i = 0; i < bands->len; i++) {
        pdf->y += i > 0 ? BAND_GAP : 0;
        table_show_band (pdf, block, table, g_ptr_array_index (bands, i), i > 0, above > 0, i + 1 == bands->len ? notes : 0);
    }
}

double
pdf_table_first (struct pdf *pdf, const struct pdf_table *table, double above, double notes)
{
    const struct grid *grid = table->sized->grid;
    double head = grid_head_height (pdf, grid, table->area->width) + THICK_LINE, room = table->area->height - head - above - notes;
    g_autoptr (GridSlice) slice = grid_slice (table->sized, g_ptr_array_index (table->bands, 0), grid->n_head, 0, grid_units (room));
    if (slice->next >= grid->n_rows && slice->next_skip == 0)
        return head + (double)grid_slice_height (slice) / PANGO_SCALE + notes;
    int height = 0;
    for (int row = 0; row < MIN (slice->n_rows, slice->n_head + LEAST_ROWS); row++)
        height += slice->height[row];
    return head + (double)height / PANGO_SCALE;
}
