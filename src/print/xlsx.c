/* The tables and charts of the report as a spreadsheet, one sheet each.  Knows blocks and grids, nothing of the domain. */
#define _GNU_SOURCE /* memfd_create */
#include "print.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/text.h"
#include "xlsx-private.h"

#define XLSX_SONG "\u5b8b\u4f53"
#define XLSX_TITLE_FONT "\u65b9\u6b63\u5c0f\u6807\u5b8b\u7b80\u4f53"

enum { MOST_NAME = 31, TITLE_POINTS = 28, NOTE_POINTS = 15, MOST_POINTS = 409, CHAR_POINTS = 6, LEAST_PERCENT = 60, A4 = 9 };

/* Formats */

static void
xlsx_format_align (lxw_format *format, enum xlsx_look look, enum align align)
{
    static const uint8_t aligns[] = {
        [ALIGN_LEFT] = LXW_ALIGN_LEFT, [ALIGN_CENTRE] = LXW_ALIGN_CENTER, [ALIGN_RIGHT] = LXW_ALIGN_RIGHT
    };
    format_set_align (format, aligns[align]);
    format_set_align (format, look == XLSX_NOTE ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
}

lxw_format *
xlsx_format (struct xlsx *xlsx, enum xlsx_look look, enum align align, int indent, const char *number)
{
    g_autofree char *key = g_strdup_printf ("%d %d %d %s", look, align, indent, number ? number : "");
    lxw_format *format = g_hash_table_lookup (xlsx->formats, key);
    if (format)
        return format;
    format = workbook_add_format (xlsx->book);
    format_set_font_name (format, look == XLSX_TITLE ? XLSX_TITLE_FONT : XLSX_SONG);
    format_set_font_size (format, look == XLSX_TITLE ? 16 : 10);
    xlsx_format_align (format, look, align);
    if (look == XLSX_CELL)
        format_set_border (format, LXW_BORDER_THIN);
    if ((look == XLSX_CELL && !number) || look == XLSX_NOTE)
        format_set_text_wrap (format);
    if (indent > 0)
        format_set_indent (format, (uint8_t) MIN (indent, 15));
    if (number)
        format_set_num_format (format, number);
    g_hash_table_insert (xlsx->formats, g_steal_pointer (&key), format);
    return format;
}

/* Sheets */

char *
xlsx_clean (const char *text)
{
    return text ? text_clean (text, strlen (text), false, NULL) : NULL;
}

/* A name as sheets may have it: 31 UTF-16 units without []:*?/\ and without ' at the ends, used once. */
char *
xlsx_name (struct xlsx *xlsx, const char *wanted)
{
    GString *name = g_string_new (NULL);
    glong length = 0;
    for (const char *c = wanted; *c != '\0' && length < MOST_NAME - 4; c = g_utf8_next_char (c)) {
        gunichar letter = g_utf8_get_char (c);
        if (letter < 0x20 || (letter < 0x80 && strchr ("[]:*?/\\'", (int) letter)))
            continue;
        g_string_append_unichar (name, letter);
        length += letter > 0xffff ? 2 : 1;
    }
    g_strstrip (name->str);
    g_autofree char *base = g_string_free (name, FALSE);
    char *whole = g_strdup (*base != '\0' ? base : "1");
    for (int i = 2; g_hash_table_contains (xlsx->names, whole); i++) {
        g_free (whole);
        whole = g_strdup_printf ("%s %d", base, i);
    }
    g_hash_table_add (xlsx->names, g_strdup (whole));
    return whole;
}

/* A text over the columns first..last. */
static void
xlsx_line (struct xlsx *xlsx, lxw_worksheet *sheet, int row, int first, int last, enum xlsx_look look, enum align align, const char *text)
{
    g_autofree char *clean = text ? text_clean (text, strlen (text), look == XLSX_NOTE, NULL) : NULL;
    if (!clean || *clean == '\0')
        return;
    lxw_format *format = xlsx_format (xlsx, look, align, 0, NULL);
    if (last > first)
        worksheet_merge_range (sheet, (lxw_row_t) row, (lxw_col_t) first, (lxw_row_t) row, (lxw_col_t) last, "", format);
    worksheet_write_string (sheet, (lxw_row_t) row, (lxw_col_t) first, clean, format);
}

/* Three texts on one line: the outer ones take the columns that they need, the middle one what is left. */
static void
xlsx_head_line (struct xlsx *xlsx, lxw_worksheet *sheet, const struct grid *grid, const int *widths, int row)
{
    int n = grid->n_columns, left = 0, right = n - 1;
    if (n < 3) {
        g_autofree char *all = g_strdup_printf ("%s\u3000%s\u3000%s", grid->left ? grid->left : "", grid->middle ? grid->middle : "",
                                                grid->right ? grid->right : "");
        xlsx_line (xlsx, sheet, row, 0, n - 1, XLSX_LINE, ALIGN_LEFT, g_strstrip (all));
        return;
    }
    for (int width = widths[left]; left < n - 3 && grid->left && width < text_width (grid->left) + 2;)
        width += widths[++left];
    for (int width = widths[right]; right > left + 2 && grid->right && width < text_width (grid->right) + 2;)
        width += widths[--right];
    xlsx_line (xlsx, sheet, row, 0, left, XLSX_LINE, ALIGN_LEFT, grid->left);
    xlsx_line (xlsx, sheet, row, left + 1, right - 1, XLSX_LINE, ALIGN_CENTRE, grid->middle);
    xlsx_line (xlsx, sheet, row, right, n - 1, XLSX_LINE, ALIGN_RIGHT, grid->right);
}

static int
xlsx_sum (const int *widths, int n)
{
    int all = 0;
    for (int i = 0; i < n; i++)
        all += widths[i];
    return all;
}

/* A table that a reader wants to see whole goes on one page, unless its type would become smaller than about 6 points: then it is as
 * wide as the page and takes several. */
static bool
xlsx_one_page (const struct grid *grid, int width, int height)
{
    bool across = places_lie_across (grid);
    int page_width = across ? 755 : 508, page_height = across ? 487 : 734; /* points, A4 without margins */
    int wide = 100 * page_width / (width * CHAR_POINTS), high = 100 * page_height / height; /* percent of the size on screen */
    return high >= MIN (LEAST_PERCENT, wide);
}

void
xlsx_sheet_paper (struct xlsx *xlsx, lxw_worksheet *sheet, bool across)
{
    worksheet_set_paper (sheet, A4);
    if (across)
        worksheet_set_landscape (sheet);
    worksheet_set_margins (sheet, 0.6, 0.6, 0.75, 0.75);
    worksheet_center_horizontally (sheet);
    worksheet_set_footer (sheet, "&C\u2014 &P \u2014");
    if (xlsx->report->draft && xlsx->report->draft_mark) {
        g_auto (GStrv) parts = g_strsplit (xlsx->report->draft_mark, "&", -1);
        g_autofree char *mark = g_strjoinv ("&&", parts), *header = g_strconcat ("&R", mark, NULL);
        worksheet_set_header (sheet, header);
    }
}

/* On paper: as wide as the sheet, heads on each page. */
static void
xlsx_paper (struct xlsx *xlsx, lxw_worksheet *sheet, const struct grid *grid, int first_row, bool one_page)
{
    xlsx_sheet_paper (xlsx, sheet, places_lie_across (grid));
    worksheet_fit_to_pages (sheet, 1, one_page ? 1 : 0);
    if (grid->n_head > 0) {
        worksheet_repeat_rows (sheet, 0, (lxw_row_t) (first_row + grid->n_head - 1));
        worksheet_freeze_panes (sheet, (lxw_row_t) (first_row + grid->n_head), 0);
    }
}

/* The notes behind the table; returns their height in points. */
static int
xlsx_notes (struct xlsx *xlsx, lxw_worksheet *sheet, const struct grid *grid, int width, int row, guint next)
{
    const GPtrArray *blocks = xlsx->report->blocks;
    int height = 0;
    for (; next < blocks->len && ((const struct block *) g_ptr_array_index (blocks, next))->kind == BLOCK_NOTE; next++, row++) {
        const struct block *note = g_ptr_array_index (blocks, next);
        g_autoptr (GPtrArray) lines = text_wrap (note->text, MAX (width - 2, 2), 0);
        int points = MIN ((int) lines->len * NOTE_POINTS, MOST_POINTS);
        worksheet_set_row (sheet, (lxw_row_t) row, points, NULL);
        xlsx_line (xlsx, sheet, row, 0, grid->n_columns - 1, XLSX_NOTE, ALIGN_LEFT, note->text);
        height += points;
    }
    return height;
}

static void
xlsx_table (struct xlsx *xlsx, const struct block *block, guint next)
{
    const struct grid *grid = block->grid;
    const char *wanted = grid->code ? grid->code : grid->title ? grid->title : xlsx->heading ? xlsx->heading : "";
    g_autofree char *name = xlsx_name (xlsx, wanted);
    g_autofree int *widths = xlsx_widths (grid);
    lxw_worksheet *sheet = workbook_add_worksheet (xlsx->book, name);
    int first_row = grid->title || grid->code ? XLSX_HEAD_LINES : 0, last = grid->n_columns - 1, height = 0;
    if (first_row > 0) {
        worksheet_set_row (sheet, 0, TITLE_POINTS, NULL);
        xlsx_line (xlsx, sheet, 0, 0, last, XLSX_TITLE, ALIGN_CENTRE, grid->title);
        xlsx_line (xlsx, sheet, 1, 0, last, XLSX_LINE, ALIGN_RIGHT, grid->code);
        xlsx_head_line (xlsx, sheet, grid, widths, 2);
        height = TITLE_POINTS + 2 * NOTE_POINTS;
    }
    int width = xlsx_sum (widths, grid->n_columns);
    height += xlsx_grid (xlsx, sheet, grid, widths, first_row);
    height += xlsx_notes (xlsx, sheet, grid, width, first_row + grid->n_rows, next);
    xlsx_paper (xlsx, sheet, grid, first_row, xlsx_one_page (grid, width, height));
}

/* The workbook */

/* Without SOURCE_DATE_EPOCH the first day that the format can say: the clock would make each copy different. */
static time_t
xlsx_created (void)
{
    const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
    return epoch ? (time_t) g_ascii_strtoll (epoch, NULL, 10) : 315532800;
}

static lxw_error
xlsx_write (const struct report *report, const char *path)
{
    struct xlsx xlsx = { .report = report, .book = workbook_new (path) };
    if (!xlsx.book)
        return LXW_ERROR_CREATING_XLSX_FILE;
    xlsx.formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    xlsx.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *title = xlsx_clean (report->title), *author = xlsx_clean (report->author);
    lxw_doc_properties properties = { .title = title, .author = author, .created = xlsx_created () };
    workbook_set_properties (xlsx.book, &properties);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->kind == BLOCK_HEADING)
            xlsx.heading = block->text;
        if (block->kind == BLOCK_TABLE)
            xlsx_table (&xlsx, block, i + 1);
        if (block->kind == BLOCK_CHART)
            xlsx_chart (&xlsx, block);
    }
    lxw_error error = workbook_close (xlsx.book); /* writes, and frees the book */
    g_hash_table_unref (xlsx.formats);
    g_hash_table_unref (xlsx.names);
    return error;
}

/* The library writes to a file only; it gets one in memory, which nobody else can open and nobody has to remove. */
GBytes *
print_xlsx (const struct report *report, GError **error)
{
    g_autofree char *path = NULL, *data = NULL;
    gsize length = 0;
    int file = memfd_create ("juesuan", MFD_CLOEXEC);
    locale_t plain = newlocale (LC_NUMERIC_MASK, "C", NULL), before = uselocale (plain); /* the library prints numbers by the locale */

    path = g_strdup_printf ("/proc/self/fd/%d", file);
    lxw_error wrong = xlsx_write (report, path);
    uselocale (before);
    freelocale (plain);
    if (wrong != LXW_NO_ERROR)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("The spreadsheet could not be made (%s). Print as docx or html instead."), lxw_strerror (wrong));
    bool done = wrong == LXW_NO_ERROR && g_file_get_contents (path, &data, &length, error);
    if (file >= 0)
        close (file);
    return done ? g_bytes_new_take (g_steal_pointer (&data), length) : NULL;
}
