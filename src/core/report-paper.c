/* Tables that are laid out cell by cell, as a paper form is: one for the section or one for each of its rows, with lines that
 * repeat for the rows of another section, and cells that become one where they say the same. */
#include "core/report-private.h"

#include <string.h>

struct paper {
    struct book *book;
    const struct book_section *section;
    const struct book_row *row; /* whose paper it is; NULL: the section's */
    struct grid *grid;
    struct grid_cell **above; /* by column: the cell that may take in the one below it; NULL none */
};

static const struct {
    const char *word;
    enum cell_role role;
    enum align align;
} paper_roles[] = {
    {"text", ROLE_TEXT, ALIGN_LEFT},
    {"head", ROLE_HEAD, ALIGN_CENTRE},
    {"centre", ROLE_TEXT, ALIGN_CENTRE},
    {"figure", ROLE_FIGURE, ALIGN_CENTRE},
};

static int
paper_width (const struct layout *layout)
{
    const struct paper_line *line = g_ptr_array_index (layout->paper, 0);
    int width = 0;
    for (guint i = 0; i < line->cells->len; i++)
        width += ((const struct paper_cell *)g_ptr_array_index (line->cells, i))->span;
    return width;
}

/* The cell whose figure is all that the text says, -1 none. */
static int
paper_node (const GArray *spans, const GString *text)
{
    if (spans->len != 1)
        return -1;
    const struct span *span = &g_array_index (spans, struct span, 0);
    return span->start == 0 && span->length == (int)text->len ? span->node : -1;
}

/* A cell goes on from the line above only where the one to its left does, too. */
static bool
paper_takes_in (const struct paper *paper, const struct paper_cell *form, const char *text, int column, bool left)
{
    const struct grid_cell *top = paper->above[column];
    return form->merge && left && top && *text != '\0' && top->colspan == form->span && strcmp (top->text, text) == 0 &&
           top->row + top->rowspan == paper->grid->n_rows;
}

/* A blank of the form stays a blank cell: a table is no sentence. */
static char *
paper_text (struct paper *paper, const struct book_section *section, const struct book_row *row,
            const struct paper_cell *form, int *node)
{
    GString *text = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    book_render (paper->book, section, row, form->text, NULL, text, spans);
    *node = paper_node (spans, text);
    const struct value *value = *node >= 0 ? book_value (paper->book, *node) : NULL;
    if (value && value->state != VALUE_NUMBER && value->state != VALUE_TEXT) {
        g_string_free (text, TRUE);
        return book_print (paper->book, *node);
    }
    return g_string_free (text, FALSE);
}

static void
paper_add_cell (struct paper *paper, const struct paper_cell *form, const char *text, int node, int column)
{
    guint role = 0;
    for (guint i = 0; form->role && i < G_N_ELEMENTS (paper_roles); i++)
        if (strcmp (paper_roles[i].word, form->role) == 0)
            role = i;
    struct grid_cell *cell = grid_add (paper->grid, paper->grid->n_rows, column, 1, form->span, paper_roles[role].role,
                                       paper_roles[role].align, text);
    cell->node = node;
    if (cell->role == ROLE_FIGURE && (node < 0 || type_is_text (book_cell (paper->book, node_cell (node))->type)))
        cell->role = ROLE_TEXT;
    if (cell->role == ROLE_FIGURE)
        cell->terms = book_terms (paper->book, node);
    paper->above[column] = form->merge ? cell : NULL;
}

static void
paper_add_line (struct paper *paper, const struct paper_line *line, const struct book_section *section,
                const struct book_row *row)
{
    if (line->when && !book_test (paper->book, section, row, line->when))
        return;
    bool left = true;
    int column = 0;
    for (guint i = 0; i < line->cells->len && column < paper->grid->n_columns; i++) {
        const struct paper_cell *form = g_ptr_array_index (line->cells, i);
        int node;
        g_autofree char *text = paper_text (paper, section, row, form, &node);
        bool taken = paper_takes_in (paper, form, text, column, left);
        if (taken)
            paper->above[column]->rowspan++;
        else
            paper_add_cell (paper, form, text, node, column);
        left = taken || !form->merge;
        column += form->span;
    }
    paper->grid->n_rows++;
}

static const char *
paper_word (struct book *book, const struct book_section *section, const struct book_row *row, const char *column)
{
    for (guint i = 0; i < section->form->columns->len; i++)
        if (strcmp (((const struct column *)g_ptr_array_index (section->form->columns, i))->id, column) == 0) {
            const struct value *value = row->cell[i] >= 0 ? book_value (book, node_of (row->cell[i], false)) : NULL;
            return value && value->state == VALUE_TEXT ? value->text : NULL;
        }
    return NULL;
}

static void
paper_repeat_line (struct paper *paper, const struct paper_line *line)
{
    const struct book_section *section = book_section (paper->book, line->rows);
    const char *key = line->key && paper->row ? paper_word (paper->book, paper->section, paper->row, line->key) : NULL;
    for (guint i = 0; section && i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (!line->match || (key && g_strcmp0 (paper_word (paper->book, section, row, line->match), key) == 0))
            paper_add_line (paper, line, section, row);
    }
}

static void
paper_add (struct report *report, struct book *book, const struct book_section *section, const struct book_row *row)
{
    const struct layout *layout = section->form->layout;
    int width = paper_width (layout);
    struct paper paper = {.book = book, .section = section, .row = row, .grid = grid_new (0, width, 0)};
    paper.above = g_new0 (struct grid_cell *, (gsize)width + 1);
    for (guint i = 0; i < layout->paper->len; i++) {
        const struct paper_line *line = g_ptr_array_index (layout->paper, i);
        if (line->rows)
            paper_repeat_line (&paper, line);
        else
            paper_add_line (&paper, line, section, row);
    }
    g_free (paper.above);
    paper.grid->whole = true;
    report_grid_heads (paper.grid, book, section, row);
    grid_weigh (paper.grid);
    struct block *block = report_add (report, BLOCK_TABLE, 0, NULL, NULL);
    block->grid = paper.grid;
    block->section = g_strdup (section->form->id);
}

bool
report_add_paper (struct report *report, struct book *book, const struct book_section *section)
{
    guint before = report->blocks->len;
    if (!section->form->layout->each_row)
        paper_add (report, book, section, NULL);
    for (guint i = 0; section->form->layout->each_row && i < section->rows->len; i++) {
        if (i > 0)
            report_add (report, BLOCK_PAGE_BREAK, 0, NULL, NULL);
        paper_add (report, book, section, g_ptr_array_index (section->rows, i));
    }
    report_add_notes (report, book, section);
    return report->blocks->len > before;
}
