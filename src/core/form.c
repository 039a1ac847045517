/* The form model: constructors, the destructor and lookups.  Knows neither files nor books; formfile/ fills the model. */
#include "core/form.h"

#include "core/text.h"

#include <string.h>

const char *const severity_names[4] = { "error", "warning", "hint", "missing" };

static void
formula_free (struct formula *formula)
{
    if (formula == NULL)
        return;
    expr_free (formula->expr);
    g_free (formula->place.file);
    g_free (formula);
}

/* Takes both. */
static struct formula *
formula_of (struct expr *expr, struct place place)
{
    if (expr == NULL) {
        g_free (place.file);
        return NULL;
    }
    struct formula *formula = g_new0 (struct formula, 1);
    formula->expr = expr;
    formula->place = place;
    return formula;
}

struct formula *
form_formula_new (const char *source, const char *file, int line, GError **error)
{
    return formula_of (expr_parse (source, error), (struct place){ g_strdup (file), line });
}

struct formula *
form_formula_sound (const char *source, struct place place)
{
    return formula_of (expr_parse_sound (source), place);
}

static void
help_clear (struct help *help)
{
    g_free (help->what);
    g_free (help->source);
    g_free (help->basis);
    g_free (help->mistakes);
}

static void
column_free (struct column *column)
{
    g_free (column->id);
    g_free (column->label);
    g_free (column->group);
    g_free (column->index);
    formula_free (column->formula);
    formula_free (column->required);
    formula_free (column->wordings);
    g_free (column->measure);
    g_free (column->choices);
    help_clear (&column->help);
    g_free (column->place.file);
    g_free (column);
}

struct column *
form_column_new (void)
{
    return g_new0 (struct column, 1);
}

static void
row_cell_free (struct row_cell *cell)
{
    g_free (cell->column);
    formula_free (cell->formula);
    formula_free (cell->required);
    formula_free (cell->wordings);
    g_free (cell->choices);
    g_free (cell);
}

struct row_cell *
form_row_cell_new (void)
{
    return g_new0 (struct row_cell, 1);
}

static void
row_free (struct row *row)
{
    g_free (row->id);
    g_free (row->label);
    g_free (row->code);
    g_free (row->group);
    g_free (row->head);
    g_free (row->line);
    formula_free (row->formula);
    formula_free (row->required);
    g_free (row->measure);
    g_free (row->choices);
    g_strfreev (row->only);
    g_ptr_array_unref (row->cells);
    help_clear (&row->help);
    g_free (row->place.file);
    g_free (row);
}

struct row *
form_row_new (void)
{
    struct row *row = g_new0 (struct row, 1);

    row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)row_cell_free);
    return row;
}

static void
rule_free (struct rule *rule)
{
    g_free (rule->id);
    formula_free (rule->must);
    formula_free (rule->find);
    formula_free (rule->when);
    g_free (rule->each);
    g_strfreev (rule->rows);
    g_strfreev (rule->budgets);
    g_strfreev (rule->columns);
    g_strfreev (rule->sections);
    g_strfreev (rule->except);
    g_strfreev (rule->pass);
    g_strfreev (rule->fail);
    g_free (rule->cell);
    g_clear_pointer (&rule->say, template_free);
    g_free (rule->basis);
    g_free (rule->hint);
    g_free (rule->place.file);
    g_free (rule);
}

struct rule *
form_rule_new (void)
{
    return g_new0 (struct rule, 1);
}

static void
paragraph_free (struct paragraph *paragraph)
{
    g_clear_pointer (&paragraph->text, template_free);
    formula_free (paragraph->when);
    g_strfreev (paragraph->rows);
    g_free (paragraph->style);
    g_free (paragraph->number);
    g_free (paragraph->join);
    g_clear_pointer (&paragraph->lead, template_free);
    g_clear_pointer (&paragraph->tail, template_free);
    g_free (paragraph->place.file);
    g_free (paragraph);
}

struct paragraph *
form_paragraph_new (void)
{
    return g_new0 (struct paragraph, 1);
}

static void
layout_column_free (struct layout_column *column)
{
    g_free (column->show);
    g_free (column->label);
    g_free (column->group);
    g_free (column->index);
    g_free (column);
}

struct layout_column *
form_layout_column_new (void)
{
    return g_new0 (struct layout_column, 1);
}

static void
layout_block_free (struct layout_block *block)
{
    g_free (block->head);
    g_strfreev (block->rows);
    g_ptr_array_unref (block->columns);
    g_free (block->foot);
    g_free (block);
}

struct layout_block *
form_layout_block_new (void)
{
    struct layout_block *block = g_new0 (struct layout_block, 1);

    block->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)layout_column_free);
    return block;
}

static void
chart_item_free (struct chart_item *item)
{
    template_free (item->label);
    template_free (item->value);
    g_free (item);
}

struct chart_item *
form_chart_item_new (void)
{
    return g_new0 (struct chart_item, 1);
}

static void
chart_free (struct chart_form *chart)
{
    g_free (chart->kind);
    template_free (chart->title);
    formula_free (chart->when);
    template_free (chart->now);
    template_free (chart->before);
    g_ptr_array_unref (chart->items);
    g_free (chart->place.file);
    g_free (chart);
}

struct chart_form *
form_chart_new (void)
{
    struct chart_form *chart = g_new0 (struct chart_form, 1);

    chart->items = g_ptr_array_new_with_free_func ((GDestroyNotify)chart_item_free);
    return chart;
}

static void
outline_line_free (struct outline_line *line)
{
    g_free (line->text);
    g_free (line);
}

struct outline_line *
form_outline_line_new (void)
{
    return g_new0 (struct outline_line, 1);
}

static void
paper_cell_free (struct paper_cell *cell)
{
    template_free (cell->text);
    g_free (cell->role);
    g_free (cell);
}

struct paper_cell *
form_paper_cell_new (void)
{
    struct paper_cell *cell = g_new0 (struct paper_cell, 1);

    cell->span = 1;
    return cell;
}

static void
paper_line_free (struct paper_line *line)
{
    g_free (line->rows);
    g_free (line->match);
    g_free (line->key);
    formula_free (line->when);
    g_ptr_array_unref (line->cells);
    g_free (line->place.file);
    g_free (line);
}

struct paper_line *
form_paper_line_new (void)
{
    struct paper_line *line = g_new0 (struct paper_line, 1);

    line->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_cell_free);
    return line;
}

static void
layout_free (struct layout *layout)
{
    if (layout == NULL)
        return;
    g_ptr_array_unref (layout->blocks);
    g_ptr_array_unref (layout->paper);
    g_free (layout->left);
    g_free (layout->middle);
    formula_free (layout->when);
    g_free (layout->title);
    g_free (layout->right);
    g_free (layout->empty);
    g_ptr_array_unref (layout->notes);
    g_free (layout);
}

struct layout *
form_layout_new (void)
{
    struct layout *layout = g_new0 (struct layout, 1);

    layout->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)layout_block_free);
    layout->paper = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_line_free);
    layout->notes = g_ptr_array_new_with_free_func (g_free);
    return layout;
}

static void
section_free (struct section *section)
{
    g_free (section->id);
    g_free (section->title);
    g_free (section->short_title);
    g_free (section->budget);
    g_free (section->code);
    g_free (section->unit);
    g_ptr_array_unref (section->columns);
    g_ptr_array_unref (section->rows);
    g_free (section->rows_of);
    g_free (section->codes);
    g_free (section->explain);
    formula_free (section->when);
    g_ptr_array_unref (section->rules);
    g_ptr_array_unref (section->charts);
    g_ptr_array_unref (section->text);
    g_ptr_array_unref (section->outline);
    layout_free (section->layout);
    g_free (section->heading);
    g_free (section->entry);
    help_clear (&section->help);
    g_free (section->place.file);
    g_free (section);
}

struct section *
form_section_new (void)
{
    struct section *section = g_new0 (struct section, 1);

    section->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
    section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
    section->rules = g_ptr_array_new_with_free_func ((GDestroyNotify)rule_free);
    section->outline = g_ptr_array_new_with_free_func ((GDestroyNotify)outline_line_free);
    section->text = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
    section->charts = g_ptr_array_new_with_free_func ((GDestroyNotify)chart_free);
    return section;
}

static void
part_free (struct part *part)
{
    g_free (part->id);
    g_free (part->title);
    g_strfreev (part->sections);
    g_free (part);
}

struct part *
form_part_new (void)
{
    return g_new0 (struct part, 1);
}

static void
report_item_free (struct report_item *item)
{
    g_free (item->title);
    g_free (item->section);
    g_clear_pointer (&item->lines, g_ptr_array_unref);
    g_free (item);
}

struct report_item *
form_report_item_new (void)
{
    struct report_item *item = g_new0 (struct report_item, 1);

    item->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
    return item;
}

static void
codes_free (GPtrArray *codes)
{
    if (codes != NULL)
        g_ptr_array_unref (codes);
}

struct form *
form_new (void)
{
    struct form *form = g_new0 (struct form, 1);

    form->years = g_new0 (int, 1);
    form->children_sum = form_formula_new ("sum(children)", "", 0, NULL);
    form->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    form->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    form->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
    form->sections = g_ptr_array_new_with_free_func ((GDestroyNotify)section_free);
    form->report = g_ptr_array_new_with_free_func ((GDestroyNotify)report_item_free);
    form->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    form->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)codes_free);
    return form;
}

static void
phrases_clear (struct phrases *phrases)
{
    char *text[] = { phrases->change_up,     phrases->change_down,    phrases->change_flat, phrases->change_none, phrases->change_new,
                     phrases->change_new_less, phrases->change_more, phrases->change_less, phrases->completed_minus, phrases->share_minus,
                     phrases->completed,     phrases->completed_new,  phrases->completed_none, phrases->gap_up,   phrases->gap_down,
                     phrases->gap_flat,      phrases->share,          phrases->share_none,  phrases->blank };

    G_STATIC_ASSERT (sizeof text == sizeof (struct phrases));
    for (size_t i = 0; i < G_N_ELEMENTS (text); i++)
        g_free (text[i]);
}

void
form_free (struct form *form)
{
    if (form == NULL)
        return;
    if (form->drop != NULL) {
        form->drop (form);
        return;
    }
    formula_free (form->children_sum);
    g_free (form->id);
    g_free (form->name);
    g_free (form->base);
    g_free (form->years);
    g_free (form->unit);
    g_free (form->table_left);
    g_free (form->table_middle);
    g_free (form->table_right);
    g_free (form->continued);
    g_free (form->stamp);
    g_free (form->draft_mark);
    g_free (form->basis);
    g_clear_pointer (&form->settled, g_hash_table_unref);
    g_free (form->prior_word);
    g_free (form->budget_word);
    g_strfreev (form->levels);
    g_strfreev (form->numbers);
    g_hash_table_unref (form->params);
    g_hash_table_unref (form->words);
    phrases_clear (&form->phrases);
    g_free (form->targets.least);
    g_free (form->targets.most);
    g_free (form->targets.none);
    g_free (form->targets.down);
    g_free (form->targets.up);
    for (size_t i = 0; i < sizeof form->signoff / sizeof (char *); i++)
        g_free (((char **)&form->signoff)[i]);
    g_free (form->slice);
    g_ptr_array_unref (form->parts);
    g_ptr_array_unref (form->sections);
    g_ptr_array_unref (form->report);
    g_hash_table_unref (form->aliases);
    g_hash_table_unref (form->codes);
    g_free (form->hash);
    g_free (form->folder);
    g_free (form);
}

static char *
form_years (const struct form *form)
{
    int last = 0;

    for (; form->years != NULL && form->years[last] != 0; last++)
        ;
    if (last < 2)
        return g_strdup_printf ("%d", last == 1 ? form->years[0] : 0);
    return g_strdup_printf ("%d\342\200\224%d", form->years[0], form->years[last - 1]);
}

char *
form_title (const struct form *form, int year)
{
    g_autofree char *years = year != 0 ? g_strdup_printf ("%d", year) : form_years (form);
    g_auto (GStrv) pieces = g_strsplit (form->name != NULL ? form->name : "", "{year}", -1);

    return g_strjoinv (years, pieces);
}

struct section *
form_section (const struct form *form, const char *id)
{
    const char *alias = g_hash_table_lookup (form->aliases, id);

    for (guint i = 0; i < form->sections->len; i++) {
        struct section *section = g_ptr_array_index (form->sections, i);
        if (strcmp (section->id, id) == 0 || (alias != NULL && strcmp (section->id, alias) == 0))
            return section;
    }
    return NULL;
}

struct column *
section_column (const struct section *section, const char *id)
{
    for (guint i = 0; i < section->columns->len; i++) {
        struct column *column = g_ptr_array_index (section->columns, i);
        if (strcmp (column->id, id) == 0)
            return column;
    }
    return NULL;
}

struct row *
section_row (const struct section *section, const char *id)
{
    for (guint i = 0; i < section->rows->len; i++) {
        struct row *row = g_ptr_array_index (section->rows, i);
        if (strcmp (row->id, id) == 0)
            return row;
    }
    return NULL;
}

const char *
section_short_title (const struct section *section)
{
    return section->short_title != NULL ? section->short_title : section->title;
}

/* The table of lists is a cache: filled on first use, so that a start that needs no code reads none. */
const GPtrArray *
form_codes (const struct form *form, const char *list)
{
    gpointer codes = NULL;

    if (!g_hash_table_lookup_extended (form->codes, list, NULL, &codes)) {
        codes = form->load_codes != NULL ? form->load_codes (form, list) : NULL;
        g_hash_table_insert (form->codes, g_strdup (list), codes);
    }
    return codes;
}

bool
code_in_year (const struct code *code, int year)
{
    return year == 0 || ((code->from == 0 || year >= code->from) && (code->until == 0 || year <= code->until));
}

static const char *
settled_name (const struct form *form, const char *list, const char *code)
{
    if (form->settled == NULL)
        return NULL;
    g_autofree char *key = g_strconcat (list, "/", code, NULL);
    return g_hash_table_lookup (form->settled, key);
}

void
form_settle_code (struct form *form, const char *list, const char *code, const char *name)
{
    char *key = g_strconcat (list, "/", code, NULL);

    if (form->settled == NULL)
        form->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    if (name[0] != '\0') {
        g_hash_table_replace (form->settled, key, g_strdup (name));
    } else {
        g_hash_table_remove (form->settled, key);
        g_free (key);
    }
}

bool
form_code_settled (const struct form *form, const char *list, const char *code)
{
    return settled_name (form, list, code) != NULL;
}

/* A code may stand several times, with the names of different years. */
const char *
form_code_name (const struct form *form, const char *list, const char *code, int year)
{
    const GPtrArray *codes = form_codes (form, list);
    guint from = 0;
    guint to = codes != NULL ? codes->len : 0;

    while (from < to) { /* the first that is not before `code` */
        guint middle = from + (to - from) / 2;
        if (strcmp (((const struct code *)g_ptr_array_index (codes, middle))->code, code) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    for (; codes != NULL && from < codes->len; from++) {
        const struct code *here = g_ptr_array_index (codes, from);
        if (strcmp (here->code, code) != 0)
            break;
        if (code_in_year (here, year))
            return here->name;
    }
    return settled_name (form, list, code);
}

const char *
form_code_explanation (const struct form *form, const char *list, const char *code, const char *name, int year)
{
    const GPtrArray *codes = form_codes (form, list);
    const char *same_name = NULL;

    for (guint i = 0; codes != NULL && i < codes->len; i++) {
        const struct code *here = g_ptr_array_index (codes, i);
        if (here->note == NULL || !code_in_year (here, year))
            continue;
        if (strcmp (here->code, code) == 0)
            return here->note;
        if (same_name == NULL && g_strcmp0 (here->name, name) == 0 && strlen (here->code) == strlen (code))
            same_name = here->note;
    }
    return same_name;
}

/* The first of the sorted codes that is not before `prefix`. */
static guint
first_code (const GPtrArray *codes, const char *prefix)
{
    guint low = 0, high = codes->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (strcmp (((const struct code *)g_ptr_array_index (codes, middle))->code, prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of the codes that begin with `prefix`: whether it is among them itself, and the mark it has; whether others have another mark. */
static bool
find_budget (const GPtrArray *codes, const char *prefix, int year, const char **budget, bool *several)
{
    bool there = false;

    for (guint i = first_code (codes, prefix); i < codes->len; i++) {
        const struct code *code = g_ptr_array_index (codes, i);
        if (!g_str_has_prefix (code->code, prefix))
            break;
        if (!code_in_year (code, year))
            continue;
        there |= strcmp (code->code, prefix) == 0;
        if (strcmp (code->code, prefix) == 0)
            *budget = code->budget;
        else if (code->budget != NULL && g_strcmp0 (code->budget, *budget) != 0)
            *several = true;
    }
    return there;
}

const char *
form_code_budget (const struct form *form, const char *list, const char *code, int year)
{
    const GPtrArray *codes = form_codes (form, list);
    g_autofree char *prefix = g_strdup (code);
    const char *budget = NULL;
    bool found = false;

    for (size_t n = strlen (code); codes != NULL && n > 0 && budget == NULL; n--) {
        bool several = false;
        prefix[n] = '\0';
        bool there = find_budget (codes, prefix, year, &budget, &several);
        if (!found && there && several)
            return NULL; /* the nearest code of the list is of several budgets */
        found |= there;
    }
    return budget;
}

const char *
form_nearest (const char *word, GPtrArray *names)
{
    int length = (int)g_utf8_strlen (word, -1);
    int best = MIN ((length + 2) / 3, length - 1) + 1; /* a third of the letters wrong is still the same word */
    const char *nearest = NULL;

    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index (names, i);
        int distance = text_distance (word, name);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}
