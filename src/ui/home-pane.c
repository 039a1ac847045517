/* Beside the contents, on wide screens: what is to be done in the chosen section, what stands in it, who changed what.  Reads the
 * book at each repaint. */
#include "home-pane.h"

#include "pane.h"
#include "sheet.h"
#include "words.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

enum { FIGURE_CELLS = 13, LABEL_CELLS = 30, MOST_CHANGES_SHOWN = 8 };

/* Of the section; NULL the whole book. */
static bool
home_pane_mine (const struct finding *finding, const struct book_section *section)
{
    size_t length = section == NULL ? 0 : strlen (section->form->id);

    return section == NULL || (strncmp (finding->cell, section->form->id, length) == 0 && finding->cell[length] == '.');
}

static void
home_pane_todo (struct pane *pane, const struct book_section *section, int until)
{
    const GPtrArray *findings = book_findings (ui_book (pane->ui));
    int n = 0;

    pane_head (pane, _(" To be done here "));
    for (guint i = 0; i < findings->len && pane->y < until; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        enum look look = finding->severity == SEVERITY_ERROR || finding->severity == SEVERITY_MISSING ? LOOK_ERROR : LOOK_WARNING;
        g_autofree char *place = words_place (ui_book (pane->ui), finding->cell);
        g_autofree char *text = g_strdup_printf ("%c %s  %s", words_mark (finding), place, finding->sentence);
        if (!home_pane_mine (finding, section) || words_mark (finding) == '~')
            continue;
        pane_text (pane, 0, look, MIN (3, until - pane->y), text);
        n++;
    }
    if (n == 0)
        pane_line (pane, 0, LOOK_QUIET, _("nothing"));
}

/* Columns of figures that fit beside the labels. */
static int
home_pane_columns (const struct pane *pane, const struct book_section *section)
{
    int n = (int)section->form->columns->len;

    return section->form->kind == SECTION_FIELDS ? 1 : MIN (n, MAX (1, (pane->rect.width - 2 - LABEL_CELLS) / FIGURE_CELLS));
}

static void
home_pane_heads (struct pane *pane, const struct book_section *section)
{
    g_autofree char *label = text_pad ("", LABEL_CELLS - 1, -1);
    g_autoptr (GString) line = g_string_new (label);

    for (int c = 0; c < home_pane_columns (pane, section); c++) {
        const struct column *column = g_ptr_array_index (section->form->columns, c);
        g_autofree char *head = text_pad_cut (column->label != NULL ? column->label : "", FIGURE_CELLS - 1, 1);
        g_string_append_printf (line, " %s", head);
    }
    pane_line (pane, 0, LOOK_HEAD, line->str);
}

static void
home_pane_row (struct pane *pane, const struct book_section *section, const struct book_row *row)
{
    struct book *book = ui_book (pane->ui);
    const char *name = row->label != NULL ? row->label : row->id;
    g_autofree char *indented = g_strdup_printf ("%*s%s", 2 * MAX (0, row->level), "", name);
    g_autofree char *label = text_pad_cut (indented, LABEL_CELLS - 1, -1);
    g_autoptr (GString) line = g_string_new (label);
    bool fields = section->form->kind == SECTION_FIELDS;

    for (int c = 0; c < home_pane_columns (pane, section); c++) {
        const struct cell *cell = row->cell[c] < 0 ? NULL : book_cell (book, row->cell[c]);
        g_autofree char *value = cell == NULL ? g_strdup ("")
                                 : fields     ? book_print_unit (book, node_of (cell->index, false))
                                              : book_print (book, node_of (cell->index, false));
        g_autofree char *figure = text_pad_cut (value, FIGURE_CELLS - 1, 1);
        g_string_append_printf (line, " %s", fields ? value : figure);
    }
    pane_line (pane, 0, LOOK_PLAIN, line->str);
}

/* Rows of a table, paragraphs, or the sentences as they will be printed. */
static void
home_pane_content (struct pane *pane, const struct book_section *section, int until)
{
    g_autofree char *title = g_strdup_printf (" %s ", section->form->title);
    g_autofree char *sentences = section->form->kind == SECTION_NARRATIVE ? narrative_text (pane->ui, section) : NULL;
    bool prose = section->form->kind == SECTION_PROSE;

    pane_head (pane, title);
    if (sentences != NULL) {
        pane_text (pane, 0, LOOK_PLAIN, until - pane->y, sentences);
        return;
    }
    if (!prose && section->form->kind != SECTION_FIELDS)
        home_pane_heads (pane, section);
    for (guint r = 0; r < section->rows->len && pane->y < until; r++) {
        const struct book_row *row = g_ptr_array_index (section->rows, r);
        int last = (int)section->form->columns->len - 1;
        const struct cell *cell = row->cell[last] < 0 ? NULL : book_cell (ui_book (pane->ui), row->cell[last]);
        g_autofree char *text = !prose || cell == NULL ? NULL : book_print (ui_book (pane->ui), node_of (cell->index, false));
        if (text != NULL)
            pane_text (pane, 0, LOOK_PLAIN, MIN (2, until - pane->y), text);
        else
            home_pane_row (pane, section, row);
    }
}

static void
home_pane_changes (struct pane *pane, const struct book_section *section)
{
    g_autoptr (GPtrArray) log = session_log (pane->ui->session, section != NULL ? section->form->id : NULL, MOST_CHANGES_SHOWN, NULL);

    pane_head (pane, _(" Changed last "));
    for (guint i = log != NULL ? log->len : 0; i > 0; i--) {
        const struct store_change *change = g_ptr_array_index (log, i - 1);
        g_autofree char *when = words_when (change->time), *author = session_author (pane->ui->session, change);
        g_autofree char *words = change->item != NULL ? words_item (ui_book (pane->ui), change->item)
                                                      : g_strdup (change->note != NULL ? change->note : "");
        g_autofree char *line = change->source != NULL ? g_strdup_printf ("%s  %s", author, words)
                                                       : g_strdup_printf ("%s %s  %s", when, change->user, words);
        pane_line (pane, 0, LOOK_PLAIN, line);
    }
    if (log == NULL || log->len == 0)
        pane_line (pane, 0, LOOK_QUIET, _("nothing typed yet"));
}

void
home_pane_draw (struct ui *ui, const struct book_section *section, struct layout_rect rect)
{
    struct pane pane = { ui, { rect.y, rect.x + 1, rect.height, rect.width - 1 }, rect.y };
    int bottom = rect.y + rect.height, changes = bottom - MIN (MOST_CHANGES_SHOWN + 1, rect.height / 3);

    draw_upright (ui->draw, rect.y, rect.x, rect.height);
    home_pane_todo (&pane, section, section != NULL ? rect.y + rect.height / 3 : changes);
    if (section != NULL)
        home_pane_content (&pane, section, changes);
    pane.y = MAX (pane.y, MIN (pane.y + 1, changes));
    home_pane_changes (&pane, section);
}
