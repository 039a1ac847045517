/* Charts of the spreadsheet: a sheet each, with the figures as numbers and the drawing of them below. */
#include <string.h>

#include "chart.h"
#include "figure.h"
#include "xlsx-private.h"

enum { NAME_WIDTH = 30, FIGURE_WIDTH = 16, CHART_WIDE = 620, CHART_HIGH = 300 };

static void
chart_figures (struct xlsx *xlsx, lxw_worksheet *sheet, const struct chart *chart)
{
    worksheet_set_column (sheet, 0, 0, NAME_WIDTH, NULL);
    worksheet_set_column (sheet, 1, (lxw_col_t) chart->n_series, FIGURE_WIDTH, NULL);
    for (guint i = 0; i < chart->bars->len; i++) {
        const struct chart_bar *bar = g_ptr_array_index (chart->bars, i);
        lxw_row_t row = (lxw_row_t) i + CHART_FIRST_ROW;
        g_autofree char *name = xlsx_clean (bar->label);
        worksheet_write_string (sheet, row, 0, name, xlsx_format (xlsx, XLSX_CELL, ALIGN_LEFT, 0, NULL));
        for (int k = 0; k < chart->n_series; k++) {
            struct figure figure;
            if (!figure_parse (bar->text[k], &figure))
                continue;
            g_autofree char *number = figure_format (&figure);
            worksheet_write_number (sheet, row, (lxw_col_t) (k + 1), figure_number (&figure), xlsx_format (xlsx, XLSX_CELL, ALIGN_RIGHT, 0, number));
        }
    }
}

/* What stands over a column of figures: the series, and the unit where there is one. */
static char *
chart_head (const struct block *block, int k)
{
    const struct chart *chart = block->chart;
    const char *name = chart->names[k] ? chart->names[k] : "", *unit = chart->unit ? chart->unit : "";
    bool both = *name != '\0' && *unit != '\0';
    g_autofree char *whole = g_strconcat (name, both ? " (" : "", unit, both ? ")" : "", NULL);
    return xlsx_clean (whole);
}

static uint32_t
chart_colour (int k)
{
    return (uint32_t) g_ascii_strtoull (chart_shades[k % CHART_SHADES] + 1, NULL, 16);
}

static void
chart_colour_slices (lxw_chart_series *series, guint n)
{
    g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n);
    g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n);
    g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, n + 1);
    for (guint i = 0; i < n; i++) {
        fills[i].color = chart_colour ((int) i);
        points[i].fill = &fills[i];
        list[i] = &points[i];
    }
    chart_series_set_points (series, list);
}

static void
chart_add_series_of (lxw_chart *drawing, const struct chart *chart, const char *sheet, int k)
{
    lxw_row_t first = CHART_FIRST_ROW, last = CHART_FIRST_ROW + chart->bars->len - 1;
    lxw_col_t column = (lxw_col_t) (k + 1);
    lxw_chart_series *series = chart_add_series (drawing, NULL, NULL);
    chart_series_set_categories (series, sheet, first, 0, last, 0);
    chart_series_set_values (series, sheet, first, column, last, column);
    chart_series_set_name_range (series, sheet, first - 1, column);
    chart_series_set_labels (series);
    if (chart->pie) {
        chart_series_set_labels_options (series, LXW_FALSE, LXW_TRUE, LXW_FALSE);
        chart_series_set_labels_percentage (series);
        chart_series_set_labels_num_format (series, "0.00%");
        chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
        chart_colour_slices (series, chart->bars->len);
    } else {
        lxw_chart_fill fill = { .color = chart_colour (k) };
        chart_series_set_fill (series, &fill);
    }
}

void
xlsx_chart (struct xlsx *xlsx, const struct block *block)
{
    const struct chart *chart = block->chart;
    g_autofree char *name = xlsx_name (xlsx, block->text), *title = xlsx_clean (block->text);
    lxw_worksheet *sheet = workbook_add_worksheet (xlsx->book, name);
    lxw_chart *drawing = workbook_add_chart (xlsx->book, chart->pie ? LXW_CHART_PIE : LXW_CHART_COLUMN);
    lxw_chart_options size = { .x_scale = CHART_WIDE / 480.0, .y_scale = CHART_HIGH / 288.0, .description = title };
    worksheet_write_string (sheet, 0, 0, title, xlsx_format (xlsx, XLSX_TITLE, ALIGN_LEFT, 0, NULL));
    for (int k = 0; k < chart->n_series; k++) {
        g_autofree char *head = chart_head (block, k);
        worksheet_write_string (sheet, CHART_FIRST_ROW - 1, (lxw_col_t) (k + 1), head, xlsx_format (xlsx, XLSX_CELL, ALIGN_CENTRE, 0, NULL));
    }
    chart_figures (xlsx, sheet, chart);
    for (int k = 0; k < chart->n_series; k++)
        chart_add_series_of (drawing, chart, name, k);
    chart_title_off (drawing);
    if (chart->n_series == 1)
        chart_legend_set_position (drawing, LXW_CHART_LEGEND_NONE);
    worksheet_insert_chart_opt (sheet, (lxw_row_t) (CHART_FIRST_ROW + chart->bars->len + 1), 0, drawing, &size);
    xlsx_sheet_paper (xlsx, sheet, false);
    worksheet_fit_to_pages (sheet, 1, 1);
}
