/* What fitting a grid to pages costs: counted by what it asks its renderer, not by a clock.  Ten times the rows may cost ten times as much. */
#include <locale.h>

#include "print/grid.h"

struct work {
    int natural, least, height;
};

static int
natural (const struct grid_cell *cell, void *data)
{
    (void)cell;
    ((struct work *)data)->natural++;
    return 10;
}

static int
least (const struct grid_cell *cell, int width, void *data)
{
    (void)cell;
    ((struct work *)data)->least++;
    return width;
}

static int
height (const struct grid_cell *cell, int width, void *data)
{
    (void)cell;
    (void)width;
    ((struct work *)data)->height++;
    return 1;
}

/* A label that goes over four rows at a time, a figure and a text in each row. */
static struct grid *
tall_grid (int n)
{
    struct grid *grid = grid_new (1 + n, 3, 1);
    for (int column = 0; column < 3; column++)
        grid_add (grid, 0, column, 1, 1, ROLE_HEAD, ALIGN_CENTRE, "头");
    for (int row = 1; row <= n; row++) {
        if (row % 4 == 1)
            grid_add (grid, row, 0, MIN (4, n + 1 - row), 1, ROLE_LABEL, ALIGN_LEFT, "项目");
        grid_add (grid, row, 1, 1, 1, ROLE_FIGURE, ALIGN_RIGHT, "1.00");
        grid_add (grid, row, 2, 1, 1, ROLE_TEXT, ALIGN_LEFT, "文字");
    }
    return grid;
}

/* All pages of a grid of n rows; returns how many. */
static int
set (int n, struct work *work)
{
    struct grid *grid = tall_grid (n);
    const struct grid_measure measure = { .natural = natural, .least = least, .height = height, .data = work, .line = 1, .rule = 1, .step = 1 };
    g_autoptr (GridSized) sized = grid_sized_new (grid, &measure);
    int pages = 0;
    {
        g_autoptr (GPtrArray) bands = grid_bands (sized, 80, 80);
        for (int row = 1; row <= n; pages++) {
            g_autoptr (GridSlice) slice = grid_slice (sized, g_ptr_array_index (bands, 0), row, 0, 50);
            g_assert_cmpint (grid_slice_height (slice), <=, 50);
            row = slice->next;
        }
    }
    g_clear_pointer (&sized, grid_sized_free);
    grid_free (grid);
    return pages;
}

static void
test_work (void)
{
    struct work few = { 0 }, many = { 0 };
    int pages = set (400, &few), more = set (4000, &many);
    g_assert_cmpint (pages, >, 10);
    g_assert_cmpint (more, <=, 10 * pages);
    /* Each width once, and that of a text once more: whether it is broken. */
    g_assert_cmpint (few.least, ==, 3 + 400 / 4 + 2 * 400);
    g_assert_cmpint (few.natural, <=, few.least + 400);
    g_assert_cmpint (many.natural, <=, 10 * few.natural);
    g_assert_cmpint (many.least, <=, 10 * few.least);
    /* A row is measured when it is the last one and when it is no more; heads and cut labels once a page. */
    g_assert_cmpint (few.height, <=, 2 * (2 * 400 + 400 / 4) + pages * 10 + 400);
    g_assert_cmpint (many.height, <=, 11 * few.height); /* pages do not end alike */
}

/* The height that is kept while rows come is that of all of them. */
static void
test_height (void)
{
    struct work work = { 0 };
    struct grid *grid = tall_grid (60);
    const struct grid_measure measure = { .natural = natural, .least = least, .height = height, .data = &work, .line = 1, .rule = 1, .step = 1 };
    g_autoptr (GridSized) sized = grid_sized_new (grid, &measure);
    {
        g_autoptr (GPtrArray) bands = grid_bands (sized, 80, 80);
        for (int room = 3; room < 130; room++) {
            g_autoptr (GridSlice) slice = grid_slice (sized, g_ptr_array_index (bands, 0), 1, 0, room);
            for (int stretched = 0; stretched < 2; stretched++) {
                int sum = 0;
                for (int row = 0; row <= slice->n_rows; row++)
                    sum += (grid_slice_ruled (slice, row) ? 1 : 0) + (row < slice->n_rows ? slice->height[row] : 0);
                g_assert_cmpint (grid_slice_height (slice), ==, sum);
                grid_slice_stretch (slice, room + 40, 3);
            }
        }
    }
    g_clear_pointer (&sized, grid_sized_free);
    grid_free (grid);
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "C.UTF-8");
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/print/grid/work", test_work);
    g_test_add_func ("/print/grid/height", test_height);
    return g_test_run ();
}
