/* A grid in a sheet: real numbers, sums that compute, merged cells, widths and heights that show all of the text. */
#include "xlsx-private.h"

#include <math.h>
#include <string.h>

#include "core/text.h"
#include "figure.h"

enum { LEAST_WIDTH = 8, MOST_WIDTH = 46, GOOD_WIDTH = 150, LEAST_TEXT = 16, LEAST_HEAD = 10, PADDING = 2, LINE_POINTS = 13, ROW_PADDING = 5, MOST_POINTS = 409 };

struct sheet {
    struct xlsx *xlsx;
    lxw_worksheet *sheet;
    struct places places;
    const int *widths;
    int first_row;
};

/* Cells */

static void
sheet_figure (struct sheet *sheet, const struct grid_cell *cell, const struct figure *figure)
{
    lxw_row_t row = (lxw_row_t) (sheet->first_row + cell->row);
    lxw_col_t column = (lxw_col_t) cell->column;
    g_autofree char *number = figure_format (figure);
    g_autofree char *formula = figure_formula (&sheet->places, cell, sheet->first_row);
    lxw_format *format = xlsx_format (sheet->xlsx, XLSX_CELL, cell->align, 0, number);
    if (formula)
        worksheet_write_formula_num (sheet->sheet, row, column, formula, format, figure_number (figure));
    else
        worksheet_write_number (sheet->sheet, row, column, figure_number (figure), format);
}

/* Text is written as a string whatever it begins with: "=1+1" from somebody's file must not compute. */
static void
sheet_text (struct sheet *sheet, const struct grid_cell *cell, lxw_format *format)
{
    lxw_row_t row = (lxw_row_t) (sheet->first_row + cell->row);
    lxw_col_t column = (lxw_col_t) cell->column;
    g_autofree char *text = text_clean (cell->text, strlen (cell->text), true, NULL);
    if (cell->rowspan > 1 || cell->colspan > 1)
        worksheet_merge_range (sheet->sheet, row, column, row + (lxw_row_t) cell->rowspan - 1,
                               (lxw_col_t) (column + cell->colspan - 1), "", format);
    if (*text == '\0')
        worksheet_write_blank (sheet->sheet, row, column, format);
    else
        worksheet_write_string (sheet->sheet, row, column, text, format);
}

static void
sheet_cell (struct sheet *sheet, const struct grid_cell *cell)
{
    struct figure figure;
    bool single = cell->rowspan == 1 && cell->colspan == 1;
    if (cell->role == ROLE_FIGURE && single && figure_parse (cell->text, &figure))
        sheet_figure (sheet, cell, &figure);
    else
        sheet_text (sheet, cell, xlsx_format (sheet->xlsx, XLSX_CELL, cell->align, cell->indent / 2, NULL));
}

/* Sizes */

static int
sheet_width (const struct grid *grid, int column, int most)
{
    int body = LEAST_WIDTH, head = 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        const struct grid_cell *cell = g_ptr_array_index (grid->cells, i);
        if (cell->column != column || cell->colspan > 1)
            continue;
        g_auto (GStrv) lines = g_strsplit (cell->text, "\n", -1);
        for (char **line = lines; *line; line++) {
            int width = text_width (*line) + cell->indent;
            if (cell->row < grid->n_head)
                head = MAX (head, MIN (width, MAX (LEAST_HEAD, width / 2 + 2))); /* heads may take two lines */
            else
                body = MAX (body, width);
        }
    }
    return MIN (MAX (body, head), most) + PADDING;
}

int *
xlsx_widths (const struct grid *grid)
{
    int *widths = g_new0 (int, (gsize) grid->n_columns + 1), all = 0;
    const char *const texts[] = { grid->left, grid->middle, grid->right };
    int least = grid->title ? text_width (grid->title) * 2 : 0, line = 0;
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
        line += texts[i] ? text_width (texts[i]) + 2 * PADDING : 0;
    least = MAX (least, line);
    /* Long texts take more lines where the sheet would become so wide that it is too small on paper. */
    for (int most = MOST_WIDTH; most == MOST_WIDTH || (all > GOOD_WIDTH && most > LEAST_TEXT); most -= PADDING) {
        all = 0;
        for (int i = 0; i < grid->n_columns; i++)
            all += widths[i] = sheet_width (grid, i, most);
    }
    for (int i = 0; all < least && i < grid->n_columns; i++)
        widths[i] += (least - all + grid->n_columns - 1) / grid->n_columns;
    return widths;
}

static int
sheet_cell_points (const struct sheet *sheet, const struct grid_cell *cell)
{
    int width = -PADDING - cell->indent;
    for (int i = 0; i < cell->colspan; i++)
        width += sheet->widths[cell->column + i];
    g_autoptr (GPtrArray) lines = text_wrap (cell->text, MAX (width, 2), 0);
    return MAX ((int) lines->len, 1) * LINE_POINTS + ROW_PADDING;
}

/* Each row as high as its text needs; what a cell over several rows needs beyond them goes to its last row.  Returns the sum. */
static int
sheet_heights (struct sheet *sheet)
{
    const struct grid *grid = sheet->places.grid;
    g_autofree int *points = g_new0 (int, (gsize) grid->n_rows + 1);
    int all = 0;
    for (int row = 0; row < grid->n_rows; row++) {
        points[row] = LINE_POINTS + ROW_PADDING;
        for (int column = 0; column < grid->n_columns; column++) {
            const struct grid_cell *cell = places_at (&sheet->places, row, column);
            if (!cell || cell->column != column || cell->row + cell->rowspan - 1 != row)
                continue;
            int need = sheet_cell_points (sheet, cell);
            for (int above = cell->row; above < row; above++)
                need -= points[above];
            points[row] = MAX (points[row], need);
        }
        points[row] = MIN (points[row], MOST_POINTS);
        worksheet_set_row (sheet->sheet, (lxw_row_t) (sheet->first_row + row), points[row], NULL);
        all += points[row];
    }
    return all;
}

/* Codes and line numbers are texts that look like numbers; that is no mistake. */
static void
sheet_ignore (const struct sheet *sheet)
{
    const struct grid *grid = sheet->places.grid;
    GString *range = g_string_new ("A1:");
    for (int column = grid->n_columns, n = (int) range->len; column > 0; column = (column - 1) / 26)
        g_string_insert_c (range, n, (char) ('A' + (column - 1) % 26));
    g_string_append_printf (range, "%d", sheet->first_row + grid->n_rows);
    worksheet_ignore_errors (sheet->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range->str);
    g_string_free (range, TRUE);
}

int
xlsx_grid (struct xlsx *xlsx, lxw_worksheet *worksheet, const struct grid *grid, const int *widths, int first_row)
{
    struct sheet sheet = { .xlsx = xlsx, .sheet = worksheet, .first_row = first_row, .widths = widths };
    places_init (&sheet.places, grid);
    for (int column = 0; column < grid->n_columns; column++)
        worksheet_set_column (worksheet, (lxw_col_t) column, (lxw_col_t) column, widths[column], NULL);
    int height = sheet_heights (&sheet);
    sheet_ignore (&sheet);
    for (int row = 0; row < grid->n_rows; row++)
        for (int column = 0; column < grid->n_columns; column++) {
            const struct grid_cell *cell = places_at (&sheet.places, row, column);
            if (!cell)
                worksheet_write_blank (worksheet, (lxw_row_t) (first_row + row), (lxw_col_t) column,
                                       xlsx_format (xlsx, XLSX_CELL, ALIGN_LEFT, 0, NULL));
            else if (places_begins (&sheet.places, row, column))
                sheet_cell (&sheet, cell);
        }
    places_clear (&sheet.places);
    return height;
}
