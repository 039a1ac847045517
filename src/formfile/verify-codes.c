/* Codes that the edition's lists do not have: a formula over general["20199"] would be blank for ever and nobody would know why. */
#include "formfile/verify-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct code_check {
    struct complaints *complaints;
    const struct form *form;
    const struct section *section;
    const struct place *place;
};

static bool
is_code (const char *text)
{
    return text != NULL && text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* general.201.total and general["201"].total, where general is a tree and 201 none of its fixed rows. */
static void
check_ref (const struct code_check *check, const struct ref *ref)
{
    const char *code = ref->kind == REF_KEYED ? ref->key : ref->kind == REF_NAME && ref->n_parts == 3 ? ref->part[1] : NULL;
    const struct section *section = is_code (code) ? form_section (check->form, ref->part[0]) : NULL;

    if (section == NULL || section->codes == NULL || section_row (section, code) != NULL || form_codes (check->form, section->codes) == NULL)
        return;
    if (form_code_name (check->form, section->codes, code, 0) == NULL)
        complain (check->complaints, check->place->file, check->place->line, _("code %s of “%s” is not in the list %s of this edition"), code,
                  section->id, section->codes);
}

static void
check_formula (struct code_check *check, const struct formula *formula)
{
    if (formula == NULL)
        return;
    check->place = &formula->place;
    for (int i = 0; i < expr_n_refs (formula->expr); i++)
        check_ref (check, expr_ref (formula->expr, i));
}

static void
check_template (struct code_check *check, const struct template *template, const struct place *place)
{
    check->place = place;
    for (int i = 0; template != NULL && i < template_n_refs (template); i++)
        check_ref (check, template_ref (template, i));
}

/* A row of a fixed table carries a code of one of the lists, it does not matter which. */
static void
check_row_code (const struct code_check *check, const struct row *row)
{
    static const char *const lists[] = { "functions", "economics" };
    bool any = false;

    if (!is_code (row->code))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS (lists); i++) {
        if (form_code_name (check->form, lists[i], row->code, 0) != NULL)
            return;
        any = any || form_codes (check->form, lists[i]) != NULL;
    }
    if (any)
        complain (check->complaints, row->place.file, row->place.line, _("code %s of row %s is in no code list of this edition"), row->code,
                  row->id);
}

static void
check_row (struct code_check *check, const struct row *row)
{
    check_row_code (check, row);
    check_formula (check, row->formula);
    check_formula (check, row->required);
    for (guint i = 0; i < row->cells->len; i++) {
        const struct row_cell *cell = g_ptr_array_index (row->cells, i);
        check_formula (check, cell->formula);
        check_formula (check, cell->required);
    }
}

/* Budgets that the list of codes does not speak of: the rule would look at no row. */
static void
check_budgets (struct code_check *check, const struct rule *rule)
{
    const char *list = check->section->codes;
    const GPtrArray *codes = list != NULL ? form_codes (check->form, list) : NULL;
    g_autoptr (GPtrArray) names = g_ptr_array_new ();

    for (guint i = 0; codes != NULL && i < codes->len; i++) {
        char *budget = ((struct code *)g_ptr_array_index (codes, i))->budget;
        if (budget != NULL && !g_ptr_array_find_with_equal_func (names, budget, g_str_equal, NULL))
            g_ptr_array_add (names, budget);
    }
    for (int i = 0; rule->budgets != NULL && rule->budgets[i] != NULL; i++) {
        g_autofree char *sentence = g_strdup_printf (_("the section's list of codes has no budget “%s”"), rule->budgets[i]);
        if (!g_ptr_array_find_with_equal_func (names, rule->budgets[i], g_str_equal, NULL))
            complain_nearest (check->complaints, rule->place.file, rule->place.line, sentence, rule->budgets[i], names);
    }
}

static void
check_section (struct code_check *check)
{
    const struct section *section = check->section;

    check_formula (check, section->when);
    for (guint i = 0; i < section->columns->len; i++) {
        const struct column *column = g_ptr_array_index (section->columns, i);
        check_formula (check, column->formula);
        check_formula (check, column->required);
    }
    for (guint i = 0; i < section->rows->len; i++)
        check_row (check, g_ptr_array_index (section->rows, i));
    for (guint i = 0; i < section->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index (section->rules, i);
        check_budgets (check, rule);
        check_formula (check, rule->must);
        check_formula (check, rule->when);
        check_template (check, rule->say, &rule->place);
    }
    for (guint i = 0; i < section->text->len; i++) {
        const struct paragraph *paragraph = g_ptr_array_index (section->text, i);
        check_formula (check, paragraph->when);
        check_template (check, paragraph->text, &paragraph->place);
    }
}

void
verify_codes (struct complaints *complaints, const struct form *form)
{
    struct code_check check = { .complaints = complaints, .form = form };

    for (guint i = 0; i < form->sections->len; i++) {
        check.section = g_ptr_array_index (form->sections, i);
        check_section (&check);
    }
}
