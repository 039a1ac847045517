/* Which columns and lines a section has on the screen.  Must not know where the user is, nor draw. */
#include "sheet.h"

#include "core/book-base.h"
#include "core/text.h"

static struct sheet_slot *
sheet_build_slot (const struct sheet *sheet, int slot)
{
    return &g_array_index (sheet->slots, struct sheet_slot, slot);
}

static bool
sheet_is_text (enum cell_type type)
{
    return type == TYPE_TEXT || type == TYPE_CHOICE || type == TYPE_DATE;
}

/* What a column holds in this section: the type of its first cell (rows may say otherwise than the column). */
static enum cell_type
sheet_column_type (const struct book *book, const struct book_section *section, int column)
{
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->cell[column] >= 0)
            return book_cell (book, row->cell[column])->type;
    }
    return ((struct column *)g_ptr_array_index (section->form->columns, column))->type;
}

/* Cells that the widest figure or word of a column takes, with room for its marks. */
static int
sheet_column_want (const struct book *book, const struct book_section *section, int column, bool prior)
{
    int widest = 0;

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->cell[column] >= 0) {
            g_autofree char *text = book_print (book, node_of (row->cell[column], prior));
            widest = MAX (widest, text_width (text));
        }
    }
    return widest + 3;
}

/* Last year's figures of a column are there, are asked for by something of this year, or were gone to. */
static bool
sheet_column_prior (const struct sheet *sheet, const struct book *book, const struct book_section *section, int column)
{
    const struct column *form = g_ptr_array_index (section->form->columns, (guint)column);

    if (g_strcmp0 (sheet->prior_column, form->id) == 0)
        return true;
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        const struct cell *cell = row->cell[column] < 0 ? NULL : book_cell (book, row->cell[column]);
        if (cell != NULL && (book_value (book, node_of (cell->index, true))->state != VALUE_BLANK || book_prior_used (book, cell)))
            return true;
    }
    return false;
}

/* Columns whose last year says nothing are left out, unless that leaves none; rows of a list are not those of last year. */
static bool
sheet_shows_prior (const struct sheet *sheet, const struct book *book, const struct book_section *section, int column)
{
    bool any = section->form->kind == SECTION_LIST;

    for (guint c = 0; c < section->form->columns->len && !any; c++)
        any = sheet_column_prior (sheet, book, section, (int)c);
    return !any || sheet_column_prior (sheet, book, section, column);
}

static void
sheet_add_slot (struct sheet *sheet, int column, enum layer layer, bool difference, bool text, int want)
{
    struct sheet_slot slot = { .column = column, .layer = layer, .difference = difference, .text = text, .want = want };

    g_array_append_val (sheet->slots, slot);
}

static void
sheet_build_column (struct sheet *sheet, struct ui *ui, const struct book_section *section, int column)
{
    const struct book *book = ui_book (ui);
    enum section_kind kind = section->form->kind;
    enum cell_type type = sheet_column_type (book, section, column);
    bool text = kind == SECTION_FIELDS || sheet_is_text (type);
    int want = sheet_column_want (book, section, column, false);

    if (kind == SECTION_NARRATIVE && text)
        return;
    if (kind == SECTION_PROSE && type != TYPE_TEXT)
        return;
    want = kind == SECTION_FIELDS || kind == SECTION_PROSE ? 30 : text ? CLAMP (want, 10, 28) : MAX (want, 11);
    sheet_add_slot (sheet, column, LAYER_VALUE, false, text, want);
    if (ui->layers == LAYERS_OFF || (sheet_is_text (type) && kind != SECTION_FIELDS) || kind == SECTION_PROSE ||
        !sheet_shows_prior (sheet, book, section, column))
        return;
    want = MAX (sheet_column_want (book, section, column, true), 11);
    sheet_add_slot (sheet, column, LAYER_PRIOR, false, false, want);
    if (ui->layers >= LAYERS_DIFFERENCE)
        sheet_add_slot (sheet, column, LAYER_VALUE, true, false, want);
    if (ui->layers >= LAYERS_RATE && type != TYPE_PERCENT) {
        sheet_add_slot (sheet, column, LAYER_VALUE, true, false, 10);
        sheet_build_slot (sheet, (int)sheet->slots->len - 1)->rate = true;
    }
}

/* While a figure is typed, totals grow with it. */
void
sheet_widen (struct sheet *sheet, struct ui *ui)
{
    const struct book_section *section = sheet_section (sheet, ui);

    for (guint i = 0; sheet->edit != NULL && i < sheet->slots->len; i++) {
        struct sheet_slot *slot = sheet_build_slot (sheet, (int)i);
        if (!slot->text && !slot->difference)
            slot->want = MAX (slot->want, sheet_column_want (ui_book (ui), section, slot->column, slot->layer == LAYER_PRIOR));
    }
}

static void
sheet_add_line (struct sheet *sheet, int row, int column)
{
    struct sheet_line line = { .row = row, .column = column, .height = 1 };

    g_array_append_val (sheet->lines, line);
}

/* A narrative: the figures of all rows first, then each text over the full width. */
static void
sheet_build_narrative (struct sheet *sheet, const struct book *book, const struct book_section *section)
{
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        bool any = false;
        for (guint s = 0; s < sheet->slots->len; s++)
            any = any || row->cell[sheet_build_slot (sheet, (int)s)->column] >= 0;
        if (any)
            sheet_add_line (sheet, (int)i, -1);
    }
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        for (guint c = 0; c < section->form->columns->len; c++) {
            if (row->cell[c] >= 0 && sheet_is_text (book_cell (book, row->cell[c])->type))
                sheet_add_line (sheet, (int)i, (int)c);
        }
    }
}

void
sheet_lay_out (struct sheet *sheet, struct ui *ui)
{
    struct book_section *section = sheet_section (sheet, ui);

    g_array_set_size (sheet->slots, 0);
    g_array_set_size (sheet->lines, 0);
    if (section == NULL)
        return;
    for (guint c = 0; c < section->form->columns->len; c++)
        sheet_build_column (sheet, ui, section, (int)c);
    if (section->form->kind == SECTION_NARRATIVE)
        sheet_build_narrative (sheet, ui_book (ui), section);
    else
        for (guint i = 0; i < section->rows->len; i++)
            sheet_add_line (sheet, (int)i, -1);
}
