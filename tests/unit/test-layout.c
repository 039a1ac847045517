/* Screen layout at every size: nothing overlaps, nothing leaves the screen, the caret's rows keep their distance from
 * the end. */
#include "core/layout.h"

#include <glib.h>

static void
check_frame (int width, int height, bool detail)
{
    struct layout_frame frame = layout_frame (width, height, detail);
    int next = 0;

    g_assert_false (frame.too_small);
    g_assert_cmpint (frame.title, ==, next++);
    if (height >= 24)
        g_assert_cmpint (frame.subtitle, ==, next++);
    else
        g_assert_cmpint (frame.subtitle, ==, -1);
    g_assert_cmpint (frame.rule, ==, next++);
    g_assert_cmpint (frame.body.y, ==, next);
    g_assert_cmpint (frame.body.width, ==, width);
    g_assert_cmpint (frame.body.height, >=, 10);
    next += frame.body.height;
    if (detail) {
        g_assert_cmpint (frame.rule_below, ==, next++);
        g_assert_cmpint (frame.about, ==, next++);
        if (height >= 24)
            g_assert_cmpint (frame.n_finding, >=, 2);
        if (frame.n_finding > 0)
            g_assert_cmpint (frame.finding, ==, next);
        next += frame.n_finding;
        g_assert_cmpint (frame.edit, ==, next++);
    }
    g_assert_cmpint (next, <=, height - 3); /* the caret is never on the last three rows */
    g_assert_cmpint (frame.message, ==, next);
    g_assert_cmpint (frame.keys, ==, height - 1);
}

static void
test_frame (void)
{
    for (int width = 60; width <= 250; width++) {
        for (int height = 20; height <= 70; height++) {
            check_frame (width, height, true);
            check_frame (width, height, false);
        }
    }
}

static void
test_frame_classic (void)
{
    struct layout_frame frame = layout_frame (80, 24, true);

    g_assert_cmpint (frame.body.y, ==, 3);
    g_assert_cmpint (frame.body.height, ==, 13);
    g_assert_cmpint (frame.rule_below, ==, 16);
    g_assert_cmpint (frame.about, ==, 17);
    g_assert_cmpint (frame.finding, ==, 18);
    g_assert_cmpint (frame.edit, ==, 20);
    g_assert_cmpint (frame.message, ==, 21);
    g_assert_cmpint (frame.keys, ==, 23);
}

static void
test_too_small (void)
{
    g_assert_true (layout_frame (59, 24, true).too_small);
    g_assert_true (layout_frame (80, 19, true).too_small);
    g_assert_false (layout_frame (60, 20, true).too_small);
}

static void
check_columns (int width, int n, int label, int want, int current, int before)
{
    struct layout_field columns[20] = { { .want = label, .least = 12 } };
    int first, end_of_last = 0, shown = 0;

    for (int i = 1; i < n; i++)
        columns[i] = (struct layout_field){ .want = want, .least = want, .flex = i == n - 1 };
    first = layout_columns (width, columns, n, before, current, current);
    g_assert_cmpint (first, >=, 1);
    g_assert_cmpint (columns[0].width, >=, MIN (12, label));
    end_of_last = columns[0].width;
    for (int i = 1; i < n; i++) {
        if (columns[i].width == 0)
            continue;
        shown++;
        g_assert_cmpint (columns[i].x, >=, end_of_last + 1);
        end_of_last = columns[i].x + columns[i].width;
        g_assert_cmpint (end_of_last, <=, width);
    }
    g_assert_cmpint (shown, >=, 1);
    if (current > 0)
        g_assert_cmpint (columns[current].width, >, 0);
}

static void
test_columns (void)
{
    for (int width = 60; width <= 250; width += 7) {
        for (int n = 2; n <= 20; n += 3) {
            for (int label = 8; label <= 60; label += 13) {
                for (int want = 6; want <= 40; want += 11) {
                    for (int current = 0; current < n; current++)
                        check_columns (width, n, label, want, current, (current * 7) % n);
                }
            }
        }
    }
}

/* From the left to the right end of 12 columns and back: 4 are seen at once, and they move by pages, not at each step. */
static void
test_columns_page (void)
{
    struct layout_field columns[13] = { { .want = 20, .least = 20 } };
    int first = 1, moves = 0;

    for (int i = 1; i < 13; i++)
        columns[i] = (struct layout_field){ .want = 14, .least = 14 };
    for (int step = 1; step < 24; step++) {
        int current = step <= 12 ? step : 24 - step;
        int before = first;
        first = layout_columns (80, columns, 13, first, current, current);
        moves += first != before;
        g_assert_cmpint (columns[current].width, ==, 14);
    }
    /* 1-4, 4-7, 7-10, 9-12 (one before where there is room, none hidden needlessly); and 5-8, 1-4 */
    g_assert_cmpint (moves, ==, 5);
    g_assert_cmpint (first, ==, 1);
}

/* Last year's figure comes into view with this year's. */
static void
test_columns_together (void)
{
    struct layout_field columns[5] = { { .want = 20, .least = 20 } };

    for (int i = 1; i < 5; i++)
        columns[i] = (struct layout_field){ .want = 14, .least = 14 };
    g_assert_cmpint (layout_columns (52, columns, 5, 1, 2, 3), ==, 2);
    g_assert_cmpint (columns[2].width, ==, 14);
    g_assert_cmpint (columns[3].width, ==, 14);
}

/* Everything fits: the labels have what they want and the text column takes the rest. */
static void
test_columns_fit (void)
{
    struct layout_field columns[3] = { { .want = 20, .least = 10 },
                                       { .want = 10, .least = 10 },
                                       { .want = 10, .least = 10, .flex = true } };

    g_assert_cmpint (layout_columns (80, columns, 3, 1, 1, 1), ==, 1);
    g_assert_cmpint (columns[0].width, ==, 20);
    g_assert_cmpint (columns[1].x, ==, 21);
    g_assert_cmpint (columns[1].width, ==, 10);
    g_assert_cmpint (columns[2].x, ==, 32);
    g_assert_cmpint (columns[2].width, ==, 48);
}

static void
test_scroll (void)
{
    int heights[50];
    int state = 1;

    for (int i = 0; i < 50; i++)
        heights[i] = 1 + i % 4;
    for (int rows = 4; rows <= 40; rows++) {
        int first = 0;
        for (int step = 0; step < 200; step++) {
            int used = 0, current;
            state = (state * 1103 + 12345) % 65536;
            current = state % 50;
            first = layout_scroll (heights, 50, rows, first, current);
            g_assert_cmpint (first, <=, current);
            for (int i = first; i <= current; i++)
                used += heights[i];
            g_assert_cmpint (used, <=, rows);
        }
    }
    g_assert_cmpint (layout_scroll (heights, 0, 10, 3, 3), ==, 0);
}

static void
test_scroll_stays (void)
{
    const int heights[10] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };

    g_assert_cmpint (layout_scroll (heights, 10, 5, 0, 4), ==, 0);
    g_assert_cmpint (layout_scroll (heights, 10, 5, 0, 5), ==, 1);
    g_assert_cmpint (layout_scroll (heights, 10, 5, 3, 4), ==, 3);
    g_assert_cmpint (layout_scroll (heights, 10, 5, 9, 9), ==, 5); /* no empty rows at the end */
}

static void
test_popup (void)
{
    for (int width = 60; width <= 250; width++) {
        for (int height = 20; height <= 70; height++) {
            struct layout_rect rect = layout_popup (width, height, 200, 300);
            g_assert_cmpint (rect.x, >=, 0);
            g_assert_cmpint (rect.y, >=, 0);
            g_assert_cmpint (rect.x + rect.width, <=, width);
            g_assert_cmpint (rect.y + rect.height, <=, height - 3);
        }
    }
}

/* From 120 cells on there is a pane, and what is left of it is never less than the smallest screen. */
static void
test_pane (void)
{
    for (int width = 60; width < 120; width++)
        g_assert_cmpint (layout_pane (width), ==, 0);
    for (int width = 120; width <= 250; width++) {
        g_assert_cmpint (layout_pane (width), >, 0);
        g_assert_cmpint (width - layout_pane (width), >=, LAYOUT_MIN_WIDTH);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/layout/frame", test_frame);
    g_test_add_func ("/layout/frame-classic", test_frame_classic);
    g_test_add_func ("/layout/too-small", test_too_small);
    g_test_add_func ("/layout/columns", test_columns);
    g_test_add_func ("/layout/columns-fit", test_columns_fit);
    g_test_add_func ("/layout/columns-page", test_columns_page);
    g_test_add_func ("/layout/columns-together", test_columns_together);
    g_test_add_func ("/layout/scroll", test_scroll);
    g_test_add_func ("/layout/scroll-stays", test_scroll_stays);
    g_test_add_func ("/layout/popup", test_popup);
    g_test_add_func ("/layout/pane", test_pane);
    return g_test_run ();
}
