#include "core/book-words.h"

#include "core/book-private.h"
#include "core/expr-tell.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
book_row_words (const struct book *book, const struct cell *cell)
{
    bool labelled = cell->row->label != NULL && strcmp (cell->row->label, cell->row->id) != 0;
    const struct cell *name = labelled ? NULL : book_cell_at (book, cell->section->form->id, cell->row->id, "name");
    const struct value *value = name != NULL ? book_value (book, node_of (name->index, false)) : NULL;

    if (labelled)
        return cell->row->label;
    return value != NULL && value->state == VALUE_TEXT && value->text[0] != '\0' ? value->text : cell->row->id;
}

struct naming {
    const struct book *book;
    const struct section *section;
    bool columns;
};

static void
append (GString *out, const char *words)
{
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words);
}

char *
section_column_words (const struct section *section, const struct column *column)
{
    const char *label = column->label != NULL ? column->label : column->id;
    int same = 0;

    for (guint i = 0; i < section->columns->len; i++)
        same += g_strcmp0 (((const struct column *)g_ptr_array_index (section->columns, i))->label, column->label) == 0;
    if (same < 2 || column->group == NULL)
        return g_strdup (label);
    g_autofree char *group = g_strdelimit (g_strdup (column->group), "/", ' ');
    return g_strdup_printf ("%s %s", group, label);
}

static void
append_column (GString *out, const struct section *section, const struct column *column)
{
    g_autofree char *words = section_column_words (section, column);

    append (out, words);
}

static void
append_row (GString *out, const struct section *section, const char *key)
{
    const struct row *row = section_row (section, key);
    size_t length = strlen (key);

    if (row != NULL && row->label != NULL)
        append (out, row->label);
    else if (length > 1 && key[length - 1] == '*')
        g_string_append_printf (out, _ ("codes beginning with %.*s"), (int)length - 1, key);
    else if (strcmp (key, "*") != 0)
        append (out, key);
}

static void
append_column_named (GString *out, const struct section *section, const char *id)
{
    const struct column *column = section_column (section, id);

    if (section->kind != SECTION_FIELDS || section->columns->len > 1)
        column != NULL ? append_column (out, section, column) : append (out, id);
}

/* A name alone is a row or a column of the section. */
static void
append_one (GString *out, const struct naming *naming, const char *id)
{
    const struct row *row = section_row (naming->section, id);
    const struct column *column = section_column (naming->section, id);

    if (column != NULL && (naming->columns || row == NULL))
        append_column (out, naming->section, column);
    else
        append_row (out, naming->section, id);
}

static void
append_section (GString *out, const struct naming *naming, const struct section *section)
{
    if (section != naming->section)
        append (out, section->code != NULL ? section->code : section_short_title (section));
}

/* section.row.column, section[row].column, section["201"].column; of this section row.column. */
static void
append_place (GString *out, const struct naming *naming, const struct ref *ref)
{
    const struct section *other = form_section (book_form (naming->book), ref->part[0]);
    const struct section *section = other != NULL ? other : naming->section;
    int at = other != NULL ? 1 : 0;

    append_section (out, naming, section);
    if (ref->kind == REF_KEYED)
        append_row (out, section, ref->key);
    else if (ref->kind == REF_NAME && at < ref->n_parts)
        append_row (out, section, ref->part[at++]);
    if (at < ref->n_parts)
        append_column_named (out, section, ref->part[at]);
}

static void
append_set (GString *out, const struct naming *naming, const struct ref *ref)
{
    if (ref->kind == REF_RANGE) {
        g_autoptr (GString) from = g_string_new (NULL), until = g_string_new (NULL);
        append_one (from, naming, ref->part[0]);
        append_one (until, naming, ref->part[1]);
        g_string_append_printf (out, _ ("%s to %s"), from->str, until->str);
        return;
    }
    append (out, ref->kind == REF_CHILDREN ? _ ("the codes below") : _ ("all rows"));
    if (ref->n_parts > 0)
        append_column_named (out, naming->section, ref->part[0]);
}

static char *
ref_words (const struct ref *ref, void *data)
{
    const struct naming *naming = data;
    GString *out = g_string_new (NULL);

    if (ref_is_it (ref))
        g_string_append (out, _ ("the text"));
    else if (ref->kind == REF_CHILDREN || ref->kind == REF_ROWS || ref->kind == REF_RANGE)
        append_set (out, naming, ref);
    else if (ref->kind == REF_NAME && ref->n_parts == 1)
        append_one (out, naming, ref->part[0]);
    else
        append_place (out, naming, ref);
    if (ref->prior) {
        g_autofree char *words = g_string_free (out, FALSE);
        return g_strdup_printf (_ ("last year's %s"), words);
    }
    return g_string_free (out, FALSE);
}

/* Whether a name stands for texts, as the form says it of the column or of the field. */
static bool
ref_is_text (const struct ref *ref, void *data)
{
    const struct naming *naming = data;
    const struct section *other = ref->n_parts > 0 ? form_section (book_form (naming->book), ref->part[0]) : NULL;
    const struct section *section = other != NULL && ref->n_parts > 1 ? other : naming->section;
    const char *last = ref->n_parts > 0 ? ref->part[ref->n_parts - 1] : "";
    const struct column *column = section_column (section, last);
    const struct row *row = section_row (section, last);

    if (section->kind == SECTION_FIELDS && row != NULL && row->has_type)
        return type_is_text (row->type);
    return column != NULL && column->has_type && type_is_text (column->type);
}

static struct tell_names
naming_names (struct naming *naming)
{
    return (struct tell_names){ ref_words, ref_is_text, naming, book_form (naming->book)->params };
}

char *
book_formula_words (const struct book *book, const struct section *section, const struct expr *expr, bool columns)
{
    struct naming naming = { book, section, columns };
    struct tell_names names = naming_names (&naming);

    return expr_tell (expr, &names);
}

char *
book_rule_words (const struct book *book, const struct section *section, const struct rule *rule)
{
    struct naming naming = { book, section, rule->each != NULL && strcmp (rule->each, "columns") != 0 };
    struct tell_names names = naming_names (&naming);

    return rule->say != NULL ? template_tell (rule->say, &names) : expr_tell (rule->must->expr, &names);
}
