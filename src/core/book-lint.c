/* What loading does not look for: with a sample row in every tree and list, all formulas, rules and sentences of a form must
 * bind.  For `forms check` and the tests of editions. */
#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
complain (GPtrArray *complaints, const struct place *place, const char *what)
{
    g_ptr_array_add (complaints, g_strdup_printf ("%s:%d: %s", place->file != NULL ? place->file : "", place->line, what));
}

/* The longest code of the list: it brings its parents with it. */
static const char *
sample_code (const struct form *form, const char *list)
{
    const GPtrArray *codes = list != NULL ? form_codes (form, list) : NULL;
    const char *sample = "2010101";

    for (guint i = 0; codes != NULL && i < codes->len; i++) {
        const char *code = ((const struct code *)g_ptr_array_index (codes, i))->code;
        if (i == 0 || strlen (code) > strlen (sample))
            sample = code;
    }
    return sample;
}

static void
add_samples (struct book *book, GPtrArray *complaints)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    g_autoptr (GError) error = NULL;

    for (int i = 0; i < book_n_sections (book); i++) {
        const struct section *form = book_section_at (book, i)->form;
        if (form->kind == SECTION_TREE)
            book_row_add (book, form->id, sample_code (book->form, form->codes), NULL, items, NULL, NULL);
        else if (form->kind == SECTION_LIST || form->kind == SECTION_PROSE)
            book_row_add (book, form->id, NULL, NULL, items, NULL, NULL);
    }
    if (!book_apply (book, items, changes, &error))
        g_ptr_array_add (complaints, g_strdup (error->message));
}

static void
lint_template (struct book *book, const struct bind_context *context, const struct template *template, const struct place *place,
               GPtrArray *complaints)
{
    g_autoptr (GError) error = NULL;

    if (template != NULL && book_bind_template (book, context, template, &error) == NULL)
        complain (complaints, place, error->message);
}

static void
lint_paragraph (struct book *book, const struct bind_context *context, const struct paragraph *paragraph, GPtrArray *complaints)
{
    g_autoptr (GError) error = NULL;

    struct bind_context whole = { context->section, NULL, NULL, BIND_COLUMNS };

    lint_template (book, context, paragraph->text, &paragraph->place, complaints);
    lint_template (book, &whole, paragraph->lead, &paragraph->place, complaints);
    lint_template (book, &whole, paragraph->tail, &paragraph->place, complaints);
    if (paragraph->when != NULL && book_bind_formula (book, context, paragraph->when, NULL, &error) == NULL)
        g_ptr_array_add (complaints, g_strdup (error->message));
}

static void
lint_text (struct book *book, const struct book_section *section, GPtrArray *complaints)
{
    for (guint i = 0; i < section->form->text->len; i++) {
        const struct paragraph *paragraph = g_ptr_array_index (section->form->text, i);
        struct bind_context context = { section, NULL, NULL, BIND_COLUMNS };
        guint before = complaints->len;
        if (!paragraph->each_row)
            lint_paragraph (book, &context, paragraph, complaints);
        for (guint r = 0; paragraph->each_row && r < section->rows->len && complaints->len == before; r++) {
            context.row = g_ptr_array_index (section->rows, r);
            bool printed = paragraph->rows == NULL || g_strv_contains ((const char *const *)paragraph->rows, context.row->id);
            if (printed && (context.row->form == NULL || context.row->form->formula == NULL))
                lint_paragraph (book, &context, paragraph, complaints);
        }
    }
}

static void
lint_wordings (struct book *book, GPtrArray *complaints)
{
    for (guint i = 0; i < book->cells->len; i++) {
        const struct cell *cell = g_ptr_array_index (book->cells, i);
        struct bind_context context = { cell->section, cell->row, NULL, BIND_COLUMNS };
        enum cell_type type = TYPE_TEXT;
        g_autoptr (GError) error = NULL;

        if (cell->wordings == NULL)
            continue;
        if (book_bind_formula (book, &context, cell->wordings, &type, &error) == NULL)
            g_ptr_array_add (complaints, g_strdup (error->message));
        else if (type != TYPE_TEXT || cell->type != TYPE_TEXT)
            complain (complaints, &cell->wordings->place, _("wordings are texts, for a cell of texts"));
    }
}

static void
lint_source (struct book *book, const struct book_section *section, const char *source, const struct place *place, GPtrArray *complaints)
{
    g_autoptr (GError) error = NULL;
    struct bind_context context = { section, NULL, NULL, BIND_COLUMNS };

    if (source == NULL)
        return;
    struct template *template = template_parse (source, &error);
    if (template == NULL)
        complain (complaints, place, error->message);
    else
        lint_template (book, &context, template, place, complaints);
    template_free (template);
}

/* The lines of a paper: over the rows of the section, and over those of the sections that its lines repeat. */
static void
lint_paper (struct book *book, const struct book_section *section, GPtrArray *complaints)
{
    const struct layout *layout = section->form->layout;

    for (guint i = 0; i < layout->paper->len; i++) {
        const struct paper_line *line = g_ptr_array_index (layout->paper, i);
        const struct book_section *of = line->rows != NULL ? book_section (book, line->rows) : section;
        struct bind_context context = { of, NULL, NULL, BIND_COLUMNS };
        g_autoptr (GError) error = NULL;
        if (of == NULL)
            continue; /* told by the verifier */
        if ((line->rows != NULL || layout->each_row) && of->rows->len > 0)
            context.row = g_ptr_array_index (of->rows, of->rows->len - 1);
        for (guint k = 0; k < line->cells->len; k++)
            lint_template (book, &context, ((const struct paper_cell *)g_ptr_array_index (line->cells, k))->text, &line->place, complaints);
        if (line->when != NULL && book_bind_formula (book, &context, line->when, NULL, &error) == NULL)
            g_ptr_array_add (complaints, g_strdup (error->message));
    }
}

static void
lint_layout (struct book *book, const struct book_section *section, const struct layout *layout, GPtrArray *complaints)
{
    g_autoptr (GError) error = NULL;
    struct bind_context context = { section, NULL, NULL, BIND_COLUMNS };

    lint_source (book, section, layout->right, &section->form->place, complaints);
    lint_source (book, section, layout->empty, &section->form->place, complaints);
    for (guint i = 0; i < layout->notes->len; i++)
        lint_source (book, section, g_ptr_array_index (layout->notes, i), &section->form->place, complaints);
    if (layout->when != NULL && book_bind_formula (book, &context, layout->when, NULL, &error) == NULL)
        g_ptr_array_add (complaints, g_strdup (error->message));
}

static void
lint_charts (struct book *book, const struct book_section *section, GPtrArray *complaints)
{
    struct bind_context context = { section, NULL, NULL, BIND_COLUMNS };

    for (guint i = 0; i < section->form->charts->len; i++) {
        const struct chart_form *chart = g_ptr_array_index (section->form->charts, i);
        const struct template *texts[] = { chart->title, chart->now, chart->before };
        g_autoptr (GError) error = NULL;
        for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
            if (texts[k] != NULL)
                lint_template (book, &context, texts[k], &chart->place, complaints);
        for (guint k = 0; k < chart->items->len; k++) {
            const struct chart_item *item = g_ptr_array_index (chart->items, k);
            lint_template (book, &context, item->label, &chart->place, complaints);
            lint_template (book, &context, item->value, &chart->place, complaints);
        }
        if (chart->when != NULL && book_bind_formula (book, &context, chart->when, NULL, &error) == NULL)
            g_ptr_array_add (complaints, g_strdup (error->message));
    }
}

GPtrArray *
book_lint (const struct form *form, int year)
{
    GPtrArray *complaints = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GError) error = NULL;
    struct place nowhere = { form->folder, 0 };
    struct book *book = book_new (form, year, &error);

    if (book == NULL) {
        g_ptr_array_add (complaints, g_strdup (error->message));
        return complaints;
    }
    add_samples (book, complaints);
    lint_wordings (book, complaints);
    for (int i = 0; i < book_n_sections (book); i++) {
        const struct book_section *section = book_section_at (book, i);
        lint_text (book, section, complaints);
        lint_charts (book, section, complaints);
        for (guint k = 0; k < section->form->outline->len; k++)
            lint_source (book, section, ((const struct outline_line *)g_ptr_array_index (section->form->outline, k))->text,
                         &section->form->place, complaints);
        if (section->form->layout != NULL)
            lint_paper (book, section, complaints);
        if (section->form->layout != NULL)
            lint_layout (book, section, section->form->layout, complaints);
    }
    for (guint i = 0; i < form->report->len; i++) {
        const struct report_item *item = g_ptr_array_index (form->report, i);
        lint_source (book, NULL, item->title, &nowhere, complaints);
        for (guint k = 0; item->lines != NULL && k < item->lines->len; k++) {
            const struct paragraph *line = g_ptr_array_index (item->lines, k);
            struct bind_context context = { NULL, NULL, NULL, BIND_COLUMNS };
            lint_template (book, &context, line->text, &line->place, complaints);
        }
    }
    lint_source (book, NULL, form->table_left, &nowhere, complaints);
    lint_source (book, NULL, form->table_middle, &nowhere, complaints);
    lint_source (book, NULL, form->table_right, &nowhere, complaints);
    book_free (book);
    return complaints;
}
