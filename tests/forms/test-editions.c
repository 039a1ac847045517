/* Every edition that is found, filled and printed: nothing is left open, no line is wider than its page, every table stands in the
 * order of the edition's report, and so do the parts. */
#include "../lib/generate.h"

#include "core/report.h"
#include "core/text.h"
#include "formfile/formfile.h"
#include "print/print.h"

#include <locale.h>
#include <string.h>

#define PORTRAIT 80
#define LANDSCAPE 132

static void
check_lines (const char *text)
{
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    g_assert_cmpuint (g_strv_length (lines), >, 300);
    for (char **line = lines; *line != NULL; line++) {
        if (text_width (*line) > LANDSCAPE)
            g_test_message ("too wide: %s", *line);
        g_assert_cmpint (text_width (*line), <=, LANDSCAPE);
    }
}

/* A text of paragraphs fits the narrow page: only tables may lie across. */
static void
check_paragraphs (const struct report *report)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        const char *text = block->text != NULL ? block->text : "";
        const char *left[] = { "（待填）", "{", "}", "@", "XX", "××" };
        for (gsize k = 0; k < G_N_ELEMENTS (left); k++) {
            if (strstr (text, left[k]) != NULL)
                g_test_message ("left open in %s: %s", block->section, text);
            g_assert_null (strstr (text, left[k]));
        }
    }
}

static void
check_grids (const struct report *report)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        for (guint k = 0; block->grid != NULL && k < block->grid->cells->len; k++) {
            const struct grid_cell *cell = g_ptr_array_index (block->grid->cells, k);
            g_assert_null (cell->text != NULL ? strpbrk (cell->text, "{}@") : NULL);
        }
    }
}

/* Where a section's table stands among the blocks, from `from` on; -1 nowhere. */
static int
find_table (const struct report *report, const char *section, int from)
{
    for (guint i = (guint)from; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->kind == BLOCK_TABLE && g_strcmp0 (block->section, section) == 0)
            return (int)i;
    }
    return -1;
}

/* The tables that every report has: those with a code or an entry in the contents. */
static int
check_order (const struct form *form, const struct report *report)
{
    int at = 0, n = 0;

    for (guint i = 0; i < form->report->len; i++) {
        const struct report_item *item = g_ptr_array_index (form->report, i);
        const struct section *section = item->section != NULL ? form_section (form, item->section) : NULL;
        if (section == NULL || section->layout == NULL || (section->code == NULL && section->entry == NULL))
            continue;
        int found = find_table (report, section->id, at);
        if (found < 0)
            g_test_message ("the table of %s is not there, or not in its place", section->id);
        g_assert_cmpint (found, >=, 0);
        at = found + 1;
        n++;
    }
    return n;
}

static int
count_parts (const struct report *report)
{
    int n = 0;

    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        n += block->kind == BLOCK_HEADING && block->level == 0;
    }
    return n;
}

static int
wanted_parts (const struct form *form)
{
    int n = 0;

    for (guint i = 0; i < form->report->len; i++)
        n += ((const struct report_item *)g_ptr_array_index (form->report, i))->kind == REPORT_PART;
    return n;
}

static void
check_year (const struct form *form, int year, guint32 seed)
{
    static const struct report_state state;
    g_autoptr (GError) error = NULL;
    g_autoptr (Book) book = book_new (form, year, &error);

    g_assert_no_error (error);
    generate_book (book, seed, (enum generate_rounding) (seed % 3));
    g_autofree char *faults = generate_faults (book, NULL);
    g_assert_cmpstr (faults, ==, NULL);
    g_autoptr (Report) report = report_build (book, &state);
    g_test_message ("%s %d, seed %u", form->id, year, seed);
    check_paragraphs (report);
    check_grids (report);
    g_assert_cmpint (check_order (form, report), >=, 9);
    g_assert_cmpint (count_parts (report), ==, wanted_parts (form));
    g_autofree char *text = print_text (report, NULL, &error);
    g_assert_no_error (error);
    check_lines (text);
    struct print_options narrow = { .columns = PORTRAIT };
    g_autofree char *again = print_text (report, &narrow, &error);
    g_assert_no_error (error);
    check_lines (again);
}

static void
check_edition (gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (data, &error);
    guint n_seeds = g_test_slow () ? 50 : 2;

    g_assert_no_error (error);
    for (const int *year = form->years; *year != 0; year++)
        for (guint seed = 0; seed < n_seeds; seed++)
            check_year (form, *year, 100 + seed);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    g_autoptr (GPtrArray) editions = formfile_list ();
    g_assert_cmpuint (editions->len, >=, 4);
    for (guint i = 0; i < editions->len; i++) {
        g_autofree char *path = g_strdup_printf ("/editions/%s", (char *)g_ptr_array_index (editions, i));
        g_test_add_data_func (path, g_ptr_array_index (editions, i), check_edition);
    }
    return g_test_run ();
}
