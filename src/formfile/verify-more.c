/* What `forms check` tells the author of a form and loading need not know. */
#include "formfile/verify-private.h"

#include "formfile/codes.h"

#include <glib/gi18n.h>
#include <string.h>

/* Printed words stand on one line. */
static void
check_one_line (const struct verifier *verifier, const struct node *group)
{
    static const char *const keys[] = { "label", "title", "short", "code", "entry", "group", "head", "line", "index", "measure", "name", "continued" };

    for (size_t i = 0; i < G_N_ELEMENTS (keys); i++) {
        const struct node *node = node_get (group, keys[i]);
        if (node != NULL && node->text != NULL && strchr (node->text, '\n') != NULL)
            verify_fail (verifier, node, _("“%s” must stand on one line; remove the \\n"), node->name);
    }
}

/* `type` is the type in force, NULL where another place says it. */
static void
check_choices (const struct verifier *verifier, const struct node *piece, const char *type)
{
    const struct node *choices = node_get (piece, "choices");
    bool choice = g_strcmp0 (type, "choice") == 0;

    if (choice && choices == NULL)
        verify_fail (verifier, piece, _("a choice needs its words: choices = \"one|another\";"));
    if (choices == NULL || choices->text == NULL)
        return;
    if (type != NULL && !choice)
        verify_fail (verifier, choices, _("“choices” has no effect: the type is %s, not choice"), type);
    g_auto (GStrv) words = g_strsplit (choices->text, "|", -1);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (char **word = words; *word != NULL; word++) {
        if ((*word)[0] == '\0')
            verify_fail (verifier, choices, _("there is an empty word among the choices"));
        else if (!g_hash_table_add (seen, *word))
            verify_fail (verifier, choices, _("“%s” stands twice among the choices"), *word);
    }
    if (words[0] != NULL && words[1] == NULL)
        verify_fail (verifier, choices, _("there is only one word to choose, “%s”; put | between words"), choices->text);
}

/* Parameters that a formula asks for by a name in quotes. */
static void
check_params (const struct verifier *verifier, const struct node *piece, const char *key)
{
    const struct node *node = node_get (piece, key);
    const char *at = node != NULL ? node->text : NULL;

    while (at != NULL && (at = strstr (at, "param('")) != NULL) {
        at += strlen ("param('");
        g_autofree char *name = g_strndup (at, strcspn (at, "'"));
        if (verifier->form->params != NULL && g_hash_table_contains (verifier->form->params, name))
            continue;
        g_autoptr (GPtrArray) names = g_ptr_array_new ();
        GHashTableIter iter;
        gpointer other;
        if (verifier->form->params != NULL)
            g_hash_table_iter_init (&iter, verifier->form->params);
        while (verifier->form->params != NULL && g_hash_table_iter_next (&iter, &other, NULL))
            g_ptr_array_add (names, other);
        const char *near = form_nearest (name, names);
        verify_fail (verifier, node, near != NULL ? _("there is no parameter “%s”; did you mean “%s”?") : _("there is no parameter “%s”"), name, near);
    }
}

/* What is computed is not typed, so it is not missing. */
static void
check_formula (const struct verifier *verifier, const struct node *piece)
{
    static const char *const keys[] = { "formula", "required", "wordings", "must", "find", "when" };
    const struct node *required = node_get (piece, "required");

    for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
        check_params (verifier, piece, keys[i]);
    if (required != NULL && node_get (piece, "formula") != NULL)
        verify_fail (verifier, required, _("“%s” has no effect: what has a formula is not typed"), "required");
}

static void
check_column (const struct verifier *verifier, const struct node *piece)
{
    const char *type = node_get_text (piece, "type");

    check_one_line (verifier, piece);
    check_formula (verifier, piece);
    check_choices (verifier, piece, type != NULL ? type : "money");
}

static void
check_cell (const struct verifier *verifier, const struct node *piece)
{
    const struct node *input = node_get (piece, "input");

    check_formula (verifier, piece);
    check_choices (verifier, piece, node_get_text (piece, "type"));
    if (input != NULL && input->number != 0 && node_get (piece, "formula") != NULL)
        verify_fail (verifier, input, _("a cell is either typed or has a formula"));
}

static void
check_row (const struct verifier *verifier, const struct node *piece)
{
    const char *type = node_get_text (piece, "type");
    const struct node *only = node_get (piece, "only");
    const char *code = node_get_text (piece, "code");

    check_one_line (verifier, piece);
    check_formula (verifier, piece);
    check_choices (verifier, piece, type == NULL && verifier->section->kind == SECTION_FIELDS ? "text" : type);
    verify_each (verifier, piece, "cells", check_cell);
    if (only != NULL && node_n (only) == 0)
        verify_fail (verifier, only, _("“%s” is empty: the row has no cell at all"), only->name);
    if (code != NULL && code[strspn (code, "0123456789")] != '\0')
        verify_fail (verifier, node_get (piece, "code"), _("“%s” is no classification code; a code has digits only"), code);
}

static void
check_rule (const struct verifier *verifier, const struct node *piece)
{
    static const char *const of_rows[] = { "rows", "budgets" };

    check_formula (verifier, piece);
    for (size_t i = 0; i < G_N_ELEMENTS (of_rows); i++)
        if (node_get (piece, of_rows[i]) != NULL && node_get (piece, "each") == NULL)
            verify_fail (verifier, node_get (piece, of_rows[i]), _("“%s” has no effect without each = \"rows\";"), of_rows[i]);
}

static void
check_paragraph (const struct verifier *verifier, const struct node *piece)
{
    static const char *const keys[] = { "rows", "number", "distinct", "join" };
    static const char *const around[] = { "lead", "tail" };

    for (size_t i = 0; i < G_N_ELEMENTS (keys); i++)
        if (node_get (piece, keys[i]) != NULL && node_get (piece, "each") == NULL)
            verify_fail (verifier, node_get (piece, keys[i]), _("“%s” has no effect without each = \"rows\";"), keys[i]);
    for (size_t i = 0; i < G_N_ELEMENTS (around); i++)
        if (node_get (piece, around[i]) != NULL && node_get (piece, "join") == NULL)
            verify_fail (verifier, node_get (piece, around[i]), _("“%s” has no effect without “%s”"), around[i], "join");
}

static void
check_block (const struct verifier *verifier, const struct node *piece)
{
    const struct node *columns = node_get (piece, "columns");

    if (columns == NULL || node_n (columns) == 0)
        verify_fail (verifier, piece, _("the block shows no column"));
}

static void
check_section (const struct verifier *verifier, const struct node *node)
{
    const struct node *layout = node_get (node, "layout");
    const struct node *codes = node_get (node, "codes");
    const struct node *explain = node_get (node, "explain");
    const struct node *level = node_get (node, "rows_level");
    bool printed = layout != NULL || node_get (node, "text") != NULL || node_get (node, "heading") != NULL;

    check_one_line (verifier, node);
    verify_each (verifier, node, "columns", check_column);
    verify_each (verifier, node, "rows", check_row);
    verify_each (verifier, node, "rules", check_rule);
    verify_each (verifier, node, "text", check_paragraph);
    if (layout != NULL)
        verify_each (verifier, layout, "blocks", check_block);
    if (codes != NULL && codes->text != NULL)
        codes_check (verifier->complaints, verifier->form, codes->text, codes->file, codes->line);
    if (explain != NULL && explain->text != NULL && form_codes (verifier->form, explain->text) == NULL)
        verify_fail (verifier, explain, _("there is no code list codes/%s.csv in this edition or its bases"), explain->text);
    if (level != NULL && node_get (node, "rows_of") == NULL)
        verify_fail (verifier, level, _("“%s” has no effect without rows_of"), level->name);
    if (level != NULL && level->number != 0 && level->number != 3 && level->number != 5 && level->number != 7)
        verify_fail (verifier, level, _("codes have 3, 5 or 7 digits; 0 takes all"));
    if (!g_hash_table_contains (verifier->placed, node->name) && verifier->section->kind != SECTION_RULES)
        verify_fail (verifier, node, _("section %s stands in no part: nobody will ever see it"), node->name);
    if (printed && !g_hash_table_contains (verifier->printed, node->name) && verifier->form->report->len > 0)
        verify_fail (verifier, node, _("section %s has something to print but stands nowhere in “report”"), node->name);
}

static void
note_part (const struct verifier *verifier, const struct node *piece)
{
    const struct node *sections = node_get (piece, "sections");

    check_one_line (verifier, piece);
    for (guint i = 0; sections != NULL && i < node_n (sections); i++)
        g_hash_table_add (verifier->placed, node_child (sections, i)->text);
}

static void
note_report_item (const struct verifier *verifier, const struct node *piece)
{
    const struct node *section = node_get (piece, "section");

    if (section == NULL || section->text == NULL)
        return;
    if (g_strcmp0 (node_get_text (piece, "kind"), "section") != 0)
        verify_fail (verifier, section, _("“%s” has no effect here: the kind is not section"), section->name);
    else if (g_hash_table_contains (verifier->printed, section->text))
        verify_fail (verifier, section, _("section %s is printed twice"), section->text);
    g_hash_table_add (verifier->printed, section->text);
}

void
verify_more (struct complaints *complaints, const struct node *root, const struct form *form)
{
    g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) printed = g_hash_table_new (g_str_hash, g_str_equal);
    struct verifier verifier = { .complaints = complaints, .form = form, .placed = placed, .printed = printed };
    const struct node *edition = node_get (root, "edition");
    const struct node *years = node_get (edition, "years");
    g_autofree char *own = g_build_filename (form->folder, "edition.cfg", NULL);

    check_one_line (&verifier, edition);
    verify_each (&verifier, edition, "parts", note_part);
    verify_each (&verifier, edition, "report", note_report_item);
    verify_sections (&verifier, root, check_section);
    verify_codes (complaints, form);
    if (form->abstract && years != NULL)
        verify_fail (&verifier, years, _("an abstract edition is for no year; remove “years” or “abstract”"));
    if (form->base != NULL && years != NULL && strcmp (years->file, own) != 0)
        complain (complaints, own, 0, _("the edition does not say its own years; those of its base are for the base"));
    if (form->report->len == 0)
        verify_fail (&verifier, edition, _("there is no “report”: nothing would be printed"));
}
