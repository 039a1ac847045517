/* Where things stand on a screen of a given size.  Must not know terminals, texts or books. */
#include "layout.h"

#include <glib.h>

/* Below this height the second header row and the finding rows fold. */
#define FULL_HEIGHT 24

struct layout_frame
layout_frame (int width, int height, bool detail)
{
    struct layout_frame frame = { .subtitle = -1, .rule_below = -1, .about = -1, .finding = -1, .edit = -1 };
    bool full = height >= FULL_HEIGHT;
    int top, bottom;

    frame.too_small = width < LAYOUT_MIN_WIDTH || height < LAYOUT_MIN_HEIGHT;
    if (frame.too_small)
        return frame;
    frame.title = 0;
    frame.subtitle = full ? 1 : -1;
    frame.rule = full ? 2 : 1;
    top = frame.rule + 1;
    frame.keys = height - 1;
    frame.message = height - 3;
    bottom = frame.message;
    if (detail) {
        frame.edit = height - 4;
        frame.n_finding = !full ? 0 : height < 30 ? 2 : 3;
        frame.finding = frame.n_finding > 0 ? frame.edit - frame.n_finding : -1;
        frame.about = frame.edit - frame.n_finding - 1;
        frame.rule_below = frame.about - 1;
        bottom = frame.rule_below;
    }
    frame.body = (struct layout_rect){ .y = top, .x = 0, .height = bottom - top, .width = width };
    return frame;
}

/* Width of the label column: what it wants if everything fits, down to its least so that all columns fit, else two
 * fifths. */
static int
layout_label_width (int width, const struct layout_field *columns, int n)
{
    int others = 0;
    int label = columns[0].want;

    for (int i = 1; i < n; i++)
        others += columns[i].want + 1;
    if (label + others <= width)
        return label;
    if (columns[0].least + others <= width)
        return width - others;
    label = MIN (label, MAX (columns[0].least, width * 2 / 5));
    return MAX (1, MIN (label, width - 8));
}

/* Gives each column from `first` on its wanted width until the room is used up; returns the index behind the last
 * shown. */
static int
layout_columns_from (int room, struct layout_field *columns, int n, int first, int x)
{
    int i;

    for (i = 1; i < n; i++)
        columns[i].width = 0;
    for (i = first; i < n; i++) {
        int want = columns[i].want;
        if (i > first && want + 1 > room)
            break;
        columns[i].width = MIN (want, room - 1);
        columns[i].x = x + 1;
        room -= columns[i].width + 1;
        x += columns[i].width + 1;
    }
    return i;
}

/* Flexible columns share the cells that nobody uses. */
static void
layout_columns_stretch (int width, struct layout_field *columns, int n, int first, int end)
{
    int used = columns[end - 1].x + columns[end - 1].width;
    int left = width - used;
    int flexible = 0;
    int shift = 0;

    for (int i = first; i < end; i++)
        flexible += columns[i].flex ? 1 : 0;
    if (flexible == 0 || left <= 0 || end > n)
        return;
    for (int i = first; i < end; i++) {
        columns[i].x += shift;
        if (columns[i].flex) {
            int share = left / flexible;
            columns[i].width += share;
            shift += share;
            left -= share;
            flexible--;
        }
    }
}

/* The first column to be shown when `current` was scrolled out, to `last` if there is room.  Columns move by pages, with one column
 * before where there is room: moving by one, each step through a wide table would draw all of it. */
static int
layout_page (int room, struct layout_field *columns, int n, int first, int current, int last)
{
    if (current < first) {
        while (current > 1 && layout_columns_from (room, columns, n, current - 1, 0) > last)
            current--;
        return current;
    }
    return current > 1 && layout_columns_from (room, columns, n, current - 1, 0) > last ? current - 1 : current;
}

int
layout_columns (int width, struct layout_field *columns, int n, int first, int current, int last)
{
    int end, label, room;

    g_assert (n >= 1);
    label = layout_label_width (width, columns, n);
    room = width - label;
    columns[0].x = 0;
    columns[0].width = label;
    if (n == 1)
        return 1;
    first = CLAMP (first, 1, n - 1);
    if (current > 0 && (current < first || last >= layout_columns_from (room, columns, n, first, 0)))
        first = layout_page (room, columns, n, first, current, last);
    while (first > 1 && layout_columns_from (room, columns, n, first - 1, 0) == n)
        first--; /* room left over at the end: show what stands before */
    end = layout_columns_from (room, columns, n, first, label);
    layout_columns_stretch (width, columns, n, first, end);
    return first;
}

int
layout_scroll (const int *heights, int n, int rows, int first, int current)
{
    int used;

    if (n == 0)
        return 0;
    current = CLAMP (current, 0, n - 1);
    first = CLAMP (first, 0, current);
    used = 0;
    for (int i = first; i <= current; i++)
        used += heights[i];
    while (first < current && used > rows)
        used -= heights[first++];
    /* No empty rows at the end while lines are hidden at the start. */
    for (int i = current + 1; i < n && used <= rows; i++)
        used += heights[i];
    while (first > 0 && used + heights[first - 1] <= rows)
        used += heights[--first];
    return first;
}

int
layout_pane (int width)
{
    const int least_screen = 120, least = 44, most = 84;

    return width < least_screen ? 0 : CLAMP (width * 2 / 5, least, most);
}

struct layout_rect
layout_popup (int width, int height, int want_height, int want_width)
{
    struct layout_rect rect;

    rect.height = MIN (want_height, height - 4);
    rect.width = MIN (want_width, width - 2);
    rect.y = MAX (0, (height - 3 - rect.height) / 2);
    rect.x = (width - rect.width) / 2;
    return rect;
}
