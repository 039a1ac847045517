/* One repaint of a section, shared by the files that draw its parts: sheet-draw.c (frame and lines), sheet-head.c
 * (labels, columns and heads), sheet-cell.c (cells), sheet-detail.c (the rows about the current cell). */
#ifndef UI_SHEET_PAINT_H
#define UI_SHEET_PAINT_H

#include "sheet.h"

/* What one repaint works with. */
struct sheet_paint {
    struct sheet *sheet;
    struct ui *ui;
    const struct book *book;
    struct book_section *section;
    struct layout_frame frame;
    struct layout_rect body;      /* heads and lines */
    struct layout_field *columns; /* 0 the labels, then the slots */
    int label_wide;               /* cells that the labels of full-width lines want */
    bool lined;                   /* rows have line numbers */
    int n_head;
};

static inline struct sheet_slot *
sheet_paint_slot (const struct sheet_paint *paint, int slot)
{
    return &g_array_index (paint->sheet->slots, struct sheet_slot, slot);
}

static inline struct sheet_line *
sheet_paint_line (const struct sheet_paint *paint, int line)
{
    return &g_array_index (paint->sheet->lines, struct sheet_line, line);
}

/* sheet-head.c */
char *sheet_line_label (const struct sheet_paint *paint, int line);
/* Distributes the width: paint->columns. */
void sheet_paint_columns (struct sheet_paint *paint);
/* Draws the heads: paint->n_head. */
void sheet_draw_heads (struct sheet_paint *paint);

/* sheet-cell.c */
void sheet_draw_figure (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int y,
                        const struct layout_field *column, bool current);
void sheet_draw_text (struct sheet_paint *paint, const struct cell *cell, enum layer layer, struct layout_rect rect,
                      bool current);
/* Rows that a text would take at a width. */
int sheet_text_height (struct sheet_paint *paint, const struct cell *cell, enum layer layer, int width, bool current,
                       int most);
/* Value less last year's, as printed, or in percent of last year's; "" where one is missing or the base is 0.  g_free. */
char *sheet_difference (const struct sheet_paint *paint, const struct cell *cell, bool rate);

/* sheet-detail.c */
void sheet_draw_detail (struct sheet_paint *paint);

#endif
