/* How a grid is fitted to a page: widths of columns, bands of columns where the page is too narrow for all, runs of
 * rows where it is too short.  The same for all renderers, in their own units (cells of a line, Pango units). */
#ifndef PRINT_GRID_H
#define PRINT_GRID_H

#include "core/report.h"

/* What a renderer knows about the text of a cell.  All sizes with the padding around the text. */
struct grid_measure {
    int (*natural) (const struct grid_cell *cell, void *data);           /* width on one line */
    int (*least) (const struct grid_cell *cell, int natural, void *data); /* the narrowest width it can be set in */
    int (*height) (const struct grid_cell *cell, int width, void *data); /* wrapped to that width */
    void *data;
    int line; /* width of a vertical line */
    int rule; /* height of a rule between two rows */
    int step; /* height of one line of text */
    int pad;  /* room above and below the text of a cell */
};

/* What is met first: nothing cut; then labels and figures on one line; heads in two lines; everything on one. */
enum grid_wish { WISH_LEAST, WISH_BODY, WISH_GOOD, WISH_FULL, N_WISHES };

/* A grid in the measures of a renderer: the width of each text was measured once, whatever is then asked. */
struct grid_sized {
    const struct grid *grid;
    const struct grid_measure *measure;
    const struct grid_cell **owner; /* n_rows * n_columns, whose place it is; never NULL */
    int *wish[N_WISHES];            /* widths of the columns */
};

/* Columns that stand side by side on one page: usually all of them. */
struct grid_band {
    int n;
    int *column; /* of the grid, ascending, but for the labels that lead each band */
    int *width;
    bool ruled;  /* rules between the body rows too */
};

/* Heads and some rows in one band, as they stand on one page. */
struct grid_slice {
    const struct grid_sized *sized;
    const struct grid_band *band;
    int n_rows;
    int n_head;
    int *row;                       /* of the grid */
    const struct grid_cell **owner; /* n_rows * band->n, whose place it is; never NULL */
    int *height;                    /* of each row */
    int above;                      /* height of all rows but the last, with their rules */
    int skip; /* how much of the first body row stands on pages before, where it is higher than a page */
    int next; /* the row of the grid that the next slice begins with */
    int next_skip;
};

/* A cell's place in a slice. */
struct grid_box {
    const struct grid_cell *cell;
    int row, column, n_rows, n_columns;
    int width, height;
};

/* Grid and measure are borrowed. */
struct grid_sized *grid_sized_new (const struct grid *grid, const struct grid_measure *measure);
void grid_sized_free (struct grid_sized *sized);
typedef struct grid_sized GridSized; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GridSized, grid_sized_free)

/* The narrowest and the comfortable width of the whole grid. */
int grid_least (const struct grid_sized *sized);
int grid_good (const struct grid_sized *sized);

/* One band, or several where the grid cannot be set in `width`; each at least `stretch` wide.  Free with
 * g_ptr_array_unref. */
GPtrArray *grid_bands (const struct grid_sized *sized, int width, int stretch);
int grid_band_width (const struct grid_band *band, const struct grid_measure *measure);

/* Heads and as many rows from `from` (of which `skip` was already printed) as fit into `height`. */
struct grid_slice *grid_slice (const struct grid_sized *sized, const struct grid_band *band, int from, int skip, int height);
void grid_slice_free (struct grid_slice *slice);
typedef struct grid_slice GridSlice; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GridSlice, grid_slice_free)
/* Makes rows higher until the slice is `height` high, no row that is lower than `most` higher than that. */
void grid_slice_stretch (struct grid_slice *slice, int height, int most);
int grid_slice_height (const struct grid_slice *slice);
/* Whether it is all of the grid from its first row on, and in that height. */
bool grid_slice_whole (const struct grid_slice *slice, int height);

/* The box of which (row, column) is the upper left place; false where a box only goes on there. */
bool grid_slice_box (const struct grid_slice *slice, int row, int column, struct grid_box *box);

/* Whether a line stands above (left of) that place; row may be n_rows (column may be n). */
bool grid_slice_above (const struct grid_slice *slice, int row, int column);
bool grid_slice_left (const struct grid_slice *slice, int row, int column);
/* Whether there is any line between row - 1 and row. */
bool grid_slice_ruled (const struct grid_slice *slice, int row);

#endif
