/* What the files of a section's printed table share. */
#ifndef CORE_REPORT_TABLE_H
#define CORE_REPORT_TABLE_H

#include "core/report-private.h"

struct table {
    struct book *book;
    const struct book_section *section;
    const struct layout *layout;
    GArray *columns; /* of struct table_column */
    struct grid *grid;
    int n_head;
};

/* One printed line of a block. */
struct table_line {
    const struct book_row *row; /* NULL: an empty line */
    const char *number;         /* its 行次, NULL: the row's own */
    int place;                  /* among the printed lines, from 1 */
    bool foot;
};

/* A column of the printed table, laid out or by default. */
struct table_column {
    const char *show;            /* "label" "code" "line", or a column id */
    const struct column *column; /* NULL for those three */
    int index;                   /* of the column in the section, -1 for those three */
    const char *label, *group, *number;
    const struct layout_block *block;
    bool begins; /* first column of its block */
};

/* The column at a place of the printed table. */
const struct table_column *table_column_at (const struct table *table, int i);
/* What a block prints, line by line (of struct table_line); NULL: the whole section.  g_array_unref. */
GArray *table_lines (const struct table *table, const struct layout_block *block);
/* Adds the cell of a row and a column, empty where they have none. */
void table_add_figure (struct table *table, int at_row, int at_column, const struct book_row *row, const struct table_column *column);
/* Lays rows out as columns, with one line of figures. */
void table_lay_transposed (struct table *table);

#endif
