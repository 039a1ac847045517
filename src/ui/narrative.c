/* Sentences, live while figures are typed: as they will be printed, with what comes from the current cell and from
 * typed reasons set off.  Below the cells of a narrative; on wide screens beside the cells of any section. */
#include "sheet.h"

#include "pane.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* The sentences of a section with the places of their figures. */
struct narrative {
    GString *text;
    GArray *spans;       /* of struct span, in `text` */
    GHashTable *reached; /* nodes that depend on the current cell: only sentences with one of them; NULL all */
};

static bool
narrative_speaks (const struct narrative *narrative, const GArray *spans)
{
    for (guint i = 0; i < spans->len; i++) {
        if (g_hash_table_contains (narrative->reached, GINT_TO_POINTER (g_array_index (spans, struct span, i).node)))
            return true;
    }
    return false;
}

static void
narrative_add (struct narrative *narrative, const GString *out, const GArray *spans)
{
    if (narrative->reached != NULL && !narrative_speaks (narrative, spans))
        return;
    if (narrative->text->len > 0)
        g_string_append_c (narrative->text, '\n');
    g_string_append (narrative->text, "    ");
    for (guint i = 0; i < spans->len; i++) {
        struct span span = g_array_index (spans, struct span, i);
        span.start += (int)narrative->text->len;
        g_array_append_val (narrative->spans, span);
    }
    g_string_append (narrative->text, out->str);
}

/* `number` NULL: all rows in one paragraph. */
static void
narrative_add_sentence (struct narrative *narrative, struct book *book, const struct book_section *section,
                        const struct book_row *row, const struct paragraph *paragraph, int *number)
{
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (struct span));
    bool printed = false;

    if (number == NULL)
        printed = book_joined (book, section, paragraph, out, spans);
    else if ((printed = book_prints (book, section, row, paragraph)))
        book_sentence (book, section, row, paragraph, ++*number, out, spans);
    if (printed)
        narrative_add (narrative, out, spans);
}

static struct narrative
narrative_new (GHashTable *reached)
{
    return (struct narrative){ g_string_new (NULL), g_array_new (FALSE, TRUE, sizeof (struct span)), reached };
}

static void
narrative_add_section (struct narrative *narrative, struct book *book, const struct book_section *section)
{
    for (guint i = 0; i < section->form->text->len; i++) {
        const struct paragraph *paragraph = g_ptr_array_index (section->form->text, i);
        int number = 0;
        if (!paragraph->each_row || paragraph->join != NULL)
            narrative_add_sentence (narrative, book, section, NULL, paragraph, paragraph->join != NULL ? NULL : &number);
        for (guint r = 0; paragraph->each_row && paragraph->join == NULL && r < section->rows->len; r++)
            narrative_add_sentence (narrative, book, section, g_ptr_array_index (section->rows, r), paragraph, &number);
    }
}

char *
narrative_text (struct ui *ui, const struct book_section *section)
{
    struct narrative narrative = narrative_new (NULL);

    narrative_add_section (&narrative, ui_book (ui), section);
    g_array_unref (narrative.spans);
    return g_string_free (narrative.text, FALSE);
}

static void
narrative_clear (struct narrative *narrative)
{
    g_string_free (narrative->text, TRUE);
    g_array_unref (narrative->spans);
    g_clear_pointer (&narrative->reached, g_hash_table_unref);
}

int
narrative_rows (const struct sheet *sheet, struct ui *ui, int height)
{
    const struct book_section *section = sheet_section (sheet, ui);
    const int heads = 3;
    int spare = height - heads - (int)sheet->lines->len;

    if (section->form->text->len == 0 || section->form->kind == SECTION_PROSE)
        return 0;
    if (section->form->kind == SECTION_NARRATIVE)
        return CLAMP (spare, height / 2, height * 2 / 3);
    return height < 24 ? 0 : CLAMP (spare, height / 3, height / 2);
}

/* How a piece of a sentence is set off: the current cell's, a typed text, or not at all. */
static enum look
narrative_look (const struct sheet *sheet, struct ui *ui, const struct narrative *narrative, const struct span *span)
{
    const struct cell *cell = span->node < 0 ? NULL : book_cell (ui_book (ui), node_cell (span->node));
    enum layer layer;

    if (cell == NULL)
        return LOOK_PLAIN;
    if (cell == sheet_current (sheet, ui, &layer))
        return LOOK_CURRENT;
    if (narrative->reached != NULL)
        return g_hash_table_contains (narrative->reached, GINT_TO_POINTER (span->node)) ? LOOK_FIELD : LOOK_PLAIN;
    return cell->type == TYPE_TEXT && !cell->computed ? LOOK_FIELD : LOOK_PLAIN;
}

/* Where `offset` of the whole text stands in a line that begins at `start`: cells from its left. */
static int
narrative_cell (const char *line, int offset)
{
    g_autofree char *before = g_strndup (line, (gsize)MAX (0, offset));

    return text_width (before);
}

static void
narrative_paint_line (const struct sheet *sheet, struct ui *ui, const struct narrative *narrative, const char *line,
                      int start, int y, int x)
{
    int length = (int)strlen (line);

    for (guint i = 0; i < narrative->spans->len; i++) {
        const struct span *span = &g_array_index (narrative->spans, struct span, i);
        int from = CLAMP (span->start - start, 0, length);
        int to = CLAMP (span->start + span->length - start, 0, length);
        enum look look = narrative_look (sheet, ui, narrative, span);
        if (from < to && look != LOOK_PLAIN)
            draw_paint (ui->draw, y, x + narrative_cell (line, from),
                        narrative_cell (line, to) - narrative_cell (line, from), look);
    }
}

/* The first line to show so that the current cell's words are seen. */
static int
narrative_first (const struct sheet *sheet, struct ui *ui, const struct narrative *narrative, const GArray *starts,
                 int rows)
{
    int n = (int)starts->len;

    for (guint i = 0; i < narrative->spans->len; i++) {
        const struct span *span = &g_array_index (narrative->spans, struct span, i);
        if (narrative_look (sheet, ui, narrative, span) != LOOK_CURRENT)
            continue;
        for (int line = n - 1; line >= 0; line--) {
            if (g_array_index (starts, int, line) <= span->start)
                return CLAMP (line - rows / 3, 0, MAX (0, n - rows));
        }
    }
    return 0;
}

/* Lines with the places of their figures, below a rule with a title. */
static void
narrative_draw_lines (struct sheet *sheet, struct ui *ui, const struct narrative *narrative, const char *title,
                      struct layout_rect rect)
{
    g_autoptr (GPtrArray) lines = text_wrap (narrative->text->str, rect.width - 2, 0);
    g_autoptr (GArray) starts = g_array_new (FALSE, TRUE, sizeof (int));
    const char *at = narrative->text->str;
    int first;

    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index (lines, i);
        const char *found = strstr (at, line);
        int start = (int)((found != NULL ? found : at) - narrative->text->str);
        g_array_append_val (starts, start);
        at = found != NULL ? found + strlen (line) : at;
    }
    draw_rule (ui->draw, rect.y, rect.x, rect.width);
    draw_field (ui->draw, rect.y, rect.x + 2, MIN (text_width (title), rect.width - 4), -1, LOOK_QUIET, title);
    first = narrative_first (sheet, ui, narrative, starts, rect.height - 1);
    for (int i = 0; i < rect.height - 1 && first + i < (int)lines->len; i++) {
        const char *line = g_ptr_array_index (lines, first + i);
        draw_field (ui->draw, rect.y + 1 + i, rect.x + 1, rect.width - 2, -1, LOOK_PLAIN, line);
        narrative_paint_line (sheet, ui, narrative, line, g_array_index (starts, int, first + i), rect.y + 1 + i,
                              rect.x + 1);
    }
}

void
narrative_draw (struct sheet *sheet, struct ui *ui, struct layout_rect rect)
{
    struct narrative narrative = narrative_new (NULL);
    g_autofree char *title = NULL;

    narrative_add_section (&narrative, ui_book (ui), sheet_section (sheet, ui));
    title = g_strdup_printf (_(" Sentences as printed, %ld characters (F7 shows the page) "),
                             g_utf8_strlen (narrative.text->str, -1));
    narrative_draw_lines (sheet, ui, &narrative, title, rect);
    narrative_clear (&narrative);
}

/* All nodes that follow from a node, itself included. */
static GHashTable *
narrative_reach (const struct book *book, int node)
{
    GHashTable *reached = g_hash_table_new (NULL, NULL);
    g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));

    g_array_append_val (open, node);
    while (open->len > 0) {
        int next = g_array_index (open, int, open->len - 1);
        g_autoptr (GArray) users = NULL;
        g_array_set_size (open, open->len - 1);
        if (!g_hash_table_add (reached, GINT_TO_POINTER (next)))
            continue;
        users = book_users (book, next);
        g_array_append_vals (open, users->data, users->len);
    }
    return reached;
}

void
narrative_draw_pane (struct sheet *sheet, struct ui *ui, struct layout_rect rect)
{
    enum layer layer;
    const struct cell *cell = sheet_current (sheet, ui, &layer);
    struct narrative narrative;

    draw_upright (ui->draw, rect.y, rect.x, rect.height);
    rect.x++;
    rect.width--;
    if (cell != NULL && rect.height >= PANE_LEAST_ROWS) {
        struct layout_rect lower = rect;
        rect.height /= 2;
        lower.y += rect.height;
        lower.height -= rect.height;
        pane_draw (ui, cell, layer == LAYER_PRIOR, lower);
    }
    if (narrative_rows (sheet, ui, rect.height) > 0) {
        narrative_draw (sheet, ui, rect);
        return;
    }
    if (cell == NULL)
        return;
    narrative = narrative_new (narrative_reach (ui_book (ui), node_of (cell->index, layer == LAYER_PRIOR)));
    for (int i = 0; i < book_n_sections (ui_book (ui)); i++)
        narrative_add_section (&narrative, ui_book (ui), book_section_at (ui_book (ui), i));
    if (narrative.text->len == 0)
        g_string_assign (narrative.text, _("No sentence speaks of this cell."));
    narrative_draw_lines (sheet, ui, &narrative, _(" Sentences that follow from this cell "), rect);
    narrative_clear (&narrative);
}
