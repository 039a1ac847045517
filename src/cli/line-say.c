/* What the line mode reads out: the question, what an answer did, findings, sections.  Must not change anything. */
#include "config.h"

#include "cli/line.h"

#include <glib/gi18n.h>

#include "ui/words.h"

/* A unit or measure is said with the question, since no table head stands above it. */
static const char *
say_unit (const struct cell *cell)
{
    if (cell->type == TYPE_MONEY)
        return cell->style.unit;
    return cell->type == TYPE_PERCENT ? "%" : cell->measure;
}

static char *
say_present (const struct line *line, const struct cell *cell)
{
    const struct entry *entry = book_entry (cell, line->place.layer);
    const char *required = line->place.layer == LAYER_VALUE && book_missing (session_book (line->session), cell)
                               ? _(", required") : "";
    g_autofree char *words = words_entry (cell, entry);

    return g_strdup_printf ("%s%s%s", words, entry->doubtful ? _(", doubtful") : "", required);
}

/* Last year's figure helps with this year's, and with it alone. */
static char *
say_prior (const struct line *line, const struct cell *cell)
{
    g_autofree char *figure = line->place.layer == LAYER_VALUE && cell->type != TYPE_TEXT
                                  ? book_print_unit (session_book (line->session), node_of (cell->index, true)) : NULL;

    return figure == NULL || figure[0] == '\0' ? g_strdup ("") : g_strdup_printf (_(" (last year %s)"), figure);
}

char *
line_question (const struct line *line)
{
    const struct cell *cell = line_cell (line);
    g_autofree char *name = NULL, *present = NULL, *prior = NULL;
    const char *unit;

    if (cell == NULL) {
        const struct section *section = form_section (session_form (line->session), line->place.section);
        name = words_section (section);
        return section->kind == SECTION_TREE ? g_strdup_printf (_("%s: a code adds a row; Enter goes on: "), name)
                                             : g_strdup_printf (_("%s: + adds a row; Enter goes on: "), name);
    }
    name = words_cell (cell, line->place.layer);
    present = say_present (line, cell);
    prior = say_prior (line, cell);
    unit = say_unit (cell);
    if (cell->section->form->kind == SECTION_PROSE && cell->type == TYPE_COUNT)
        unit = _("level: 0 text, 1 to 4 headings");
    if (cell->choices != NULL)
        return g_strdup_printf ("%s (%s) [%s]: ", name, cell->choices, present);
    return g_strdup_printf ("%s%s%s%s [%s]: ", name, unit != NULL ? " " : "", unit != NULL ? unit : "", prior, present);
}

void
line_say_finding (struct line *line, const struct finding *finding)
{
    g_autofree char *words = words_finding (finding);
    g_autofree char *place = words_place (session_book (line->session), finding->cell);

    out_line (line->out, "%c %s: %s", words_mark (finding), place, words);
}

/* The sentences of the section that show the cell: in narratives they are what one writes for. */
static void
line_say_sentences (struct line *line, const struct cell *cell)
{
    struct book *book = session_book (line->session);
    const GPtrArray *text = cell->section->form->text;

    for (guint i = 0; i < text->len; i++) {
        const struct paragraph *paragraph = text->pdata[i];
        g_autoptr (GString) sentence = g_string_new (NULL);
        g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
        bool shown = false;
        if (paragraph->each_row || (paragraph->when != NULL && !book_test (book, cell->section, NULL, paragraph->when)))
            continue;
        book_sentence (book, cell->section, NULL, paragraph, 1, sentence, spans);
        for (guint k = 0; k < spans->len; k++)
            shown = shown || g_array_index (spans, struct span, k).node == node_of (cell->index, false);
        if (shown)
            out_line (line->out, "%s", sentence->str);
    }
}

void
line_say_changes (struct line *line, const GPtrArray *changes)
{
    const struct book *book = session_book (line->session);
    g_autofree char *did = words_changes (book, changes);
    int follow = 0, gone = 0;

    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];
        follow += change->kind == CHANGE_VALUE;
        gone += change->kind == CHANGE_FINDING && change->finding->outcome != OUTCOME_FAIL;
    }
    if (did[0] == '\0') {
        out_line (line->out, "%s", _("Nothing is different."));
        return;
    }
    out_line (line->out, _("Saved: %s. Figures that follow: %d. Findings gone: %d."), did, follow, gone);
    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];
        if (change->kind == CHANGE_FINDING && change->finding->outcome == OUTCOME_FAIL)
            line_say_finding (line, change->finding);
    }
    if (line_cell (line) != NULL && line->place.layer == LAYER_VALUE)
        line_say_sentences (line, line_cell (line));
}

void
line_say_error (struct line *line, const GError *error)
{
    g_autofree char *named = words_named (session_book (line->session), error->message);

    out_line (line->out, "%s", named);
}

void
line_say_sections (struct line *line)
{
    struct book *book = session_book (line->session);

    for (int i = 0; i < book_n_sections (book); i++) {
        struct book_section *section = book_section_at (book, i);
        struct section_status status = book_section_status (section);
        g_autofree char *code = section->form->code != NULL ? g_strdup_printf ("%s ", section->form->code) : g_strdup ("");
        out_line (line->out, _("@%s  %s%s: filled %d of %d, errors %d, warnings %d"), section->form->id, code,
                  section_short_title (section->form), status.filled, status.required, status.errors, status.warnings);
    }
}

void
line_say_start (struct line *line)
{
    const struct store_book *info = session_info (line->session);
    const GPtrArray *notices = session_notices (line->session);
    g_autofree char *title = form_title (session_form (line->session), info->year);

    out_line (line->out, _("%s %d, %s, %s. ?? lists the commands; the end of the input leaves."), info->unit, info->year,
              title, _(info->state));
    for (guint i = 0; i < notices->len; i++)
        out_line (line->out, "%s", (const char *) notices->pdata[i]);
}
