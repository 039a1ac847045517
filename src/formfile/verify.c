/* Names that must fit together.  Works on the tree, where every name has its line, with the model beside it. */
#include "formfile/verify.h"

#include "formfile/keys.h"
#include "formfile/verify-private.h"

#include <glib/gi18n.h>
#include <string.h>

void
verify_fail (const struct verifier *verifier, const struct node *node, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    complain (verifier->complaints, node->file, node->line, "%s", text);
}

static bool
knows (const GPtrArray *names, const char *name)
{
    return g_ptr_array_find_with_equal_func ((GPtrArray *)names, name, g_str_equal, NULL);
}

/* `node` holds a name that must be among `names`; `what` is the sentence with %s for the name. */
static void
need_name (const struct verifier *verifier, const struct node *node, GPtrArray *names, const char *sentence)
{
    if (!knows (names, node->text))
        complain_nearest (verifier->complaints, node->file, node->line, sentence, node->text, names);
}

static void
need_column (const struct verifier *verifier, const struct node *node)
{
    g_autofree char *sentence = g_strdup_printf (_("section %s has no column “%s”"), verifier->section->id, node->text);

    need_name (verifier, node, verifier->columns, sentence);
}

/* Rows can be named only where the form fixes them. */
static void
need_row (const struct verifier *verifier, const struct node *node)
{
    if (verifier->open_rows)
        return;
    g_autofree char *sentence = g_strdup_printf (_("section %s has no row “%s”"), verifier->section->id, node->text);
    need_name (verifier, node, verifier->rows, sentence);
}

static void
need_section (const struct verifier *verifier, const struct node *node)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();

    for (guint i = 0; i < verifier->form->sections->len; i++)
        g_ptr_array_add (names, ((struct section *)g_ptr_array_index (verifier->form->sections, i))->id);
    g_autofree char *sentence = g_strdup_printf (_("there is no section “%s”"), node->text);
    need_name (verifier, node, names, sentence);
}

static void
for_texts (const struct verifier *verifier, const struct node *array, void (*check) (const struct verifier *, const struct node *))
{
    for (guint i = 0; array != NULL && i < node_n (array); i++)
        if (node_child (array, i)->kind == NODE_TEXT)
            check (verifier, node_child (array, i));
}

/* A list of groups under `name`, each given to `check`. */
void
verify_each (const struct verifier *verifier, const struct node *group, const char *name,
             void (*check) (const struct verifier *, const struct node *))
{
    const struct node *list = node_get (group, name);

    for (guint i = 0; list != NULL && list->kind == NODE_LIST && i < node_n (list); i++)
        if (node_child (list, i)->kind == NODE_GROUP)
            check (verifier, node_child (list, i));
}

static void
check_id (const struct verifier *verifier, const struct node *piece)
{
    static const char *const words[] = { "and", "or", "not", "year", "last_year", "row", "rows", "children", "n", "label", "path", "it", "found" };
    const struct node *id = node_get (piece, "id");

    for (size_t i = 0; id != NULL && id->text != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (id->text, words[i]) == 0)
            verify_fail (verifier, id, _("“%s” is a word of the formulas and cannot be a name"), id->text);
}

static void
check_column (const struct verifier *verifier, const struct node *piece)
{
    const struct node *id = node_get (piece, "id");

    check_id (verifier, piece);
    if (id == NULL || id->text == NULL)
        return;
    if (g_ascii_isdigit (id->text[0]))
        verify_fail (verifier, id, _("the name of a column begins with a letter, not as “%s” does"), id->text);
    if (strcmp (id->text, "code") == 0 || strcmp (id->text, "line") == 0)
        verify_fail (verifier, id, _("“%s” means something else in layouts and cannot be the name of a column"), id->text);
}

static void
check_cell (const struct verifier *verifier, const struct node *piece)
{
    const struct node *column = node_get (piece, "column");

    if (column != NULL && column->text != NULL)
        need_column (verifier, column);
}

static void
check_row (const struct verifier *verifier, const struct node *piece)
{
    check_id (verifier, piece);
    for_texts (verifier, node_get (piece, "only"), need_column);
    verify_each (verifier, piece, "cells", check_cell);
}

static void
check_named_rows (const struct verifier *verifier, const struct node *piece)
{
    for_texts (verifier, node_get (piece, "rows"), need_row);
}

static void
check_layout_column (const struct verifier *verifier, const struct node *piece)
{
    const struct node *show = node_get (piece, "show");

    if (show != NULL && show->text != NULL && strcmp (show->text, "label") != 0 && strcmp (show->text, "code") != 0 &&
        strcmp (show->text, "line") != 0)
        need_column (verifier, show);
}

static void
check_layout_row (const struct verifier *verifier, const struct node *name)
{
    if (name->text[0] != '-')
        need_row (verifier, name);
    else if (name->text[1 + strspn (name->text + 1, "0123456789")] != '\0')
        verify_fail (verifier, name, _("“%s” is no row; \"-\" is an empty line and \"-9\" one whose line number is 9"), name->text);
}

static void
check_block (const struct verifier *verifier, const struct node *piece)
{
    const struct node *foot = node_get (piece, "foot");

    for_texts (verifier, node_get (piece, "rows"), check_layout_row);
    verify_each (verifier, piece, "columns", check_layout_column);
    if (foot != NULL && foot->text != NULL)
        need_row (verifier, foot);
}

static void
check_paper_line (const struct verifier *verifier, const struct node *piece)
{
    const struct node *rows = node_get (piece, "rows");
    const struct node *key = node_get (piece, "key");
    const struct node *match = node_get (piece, "match");

    if (rows != NULL && rows->text != NULL)
        need_section (verifier, rows);
    if (key != NULL && key->text != NULL)
        need_column (verifier, key);
    if ((key == NULL) != (match == NULL) || (match != NULL && rows == NULL))
        verify_fail (verifier, piece, _("“match” and “key” go together, with rows = \"section\";"));
    const struct section *of = rows != NULL && rows->text != NULL ? form_section (verifier->form, rows->text) : NULL;
    if (of != NULL && match != NULL && match->text != NULL && section_column (of, match->text) == NULL)
        verify_fail (verifier, match, _("section %s has no column “%s”"), of->id, match->text);
}

/* All lines of a paper are equally wide. */
static void
check_paper (const struct verifier *verifier, const struct node *layout)
{
    const struct node *paper = node_get (layout, "paper");
    const struct layout *model = verifier->section->layout;
    int wide = 0;

    verify_each (verifier, layout, "paper", check_paper_line);
    for (guint i = 0; model != NULL && i < model->paper->len && i < node_n (paper); i++) {
        const struct paper_line *line = g_ptr_array_index (model->paper, i);
        int width = 0;
        for (guint k = 0; k < line->cells->len; k++)
            width += ((const struct paper_cell *)g_ptr_array_index (line->cells, k))->span;
        wide = i == 0 ? width : wide;
        if (width != wide)
            verify_fail (verifier, node_child (paper, i), _("this line has %d columns, the first one %d"), width, wide);
    }
}

static void
check_rule (const struct verifier *verifier, const struct node *piece)
{
    static const char *const of_texts[] = { "columns", "sections", "except" };
    bool texts = g_strcmp0 (node_get_text (piece, "each"), "texts") == 0;

    check_named_rows (verifier, piece);
    if ((node_get (piece, "must") == NULL) == (node_get (piece, "find") == NULL))
        verify_fail (verifier, piece, _("a rule has either “must” or “find”"));
    for (size_t i = 0; i < G_N_ELEMENTS (of_texts); i++)
        if (node_get (piece, of_texts[i]) != NULL && !texts)
            verify_fail (verifier, node_get (piece, of_texts[i]), _("“%s” has no effect without each = \"texts\";"), of_texts[i]);
    if (texts && node_get (piece, "cell") != NULL)
        verify_fail (verifier, node_get (piece, "cell"), _("“cell” has no effect with each = \"texts\": what is wrong is shown at the text"));
    for_texts (verifier, node_get (piece, "sections"), need_section);
    for_texts (verifier, node_get (piece, "except"), need_section);
}

/* What a section of this kind must have and cannot have. */
static void
check_kind (const struct verifier *verifier, const struct node *node)
{
    enum section_kind kind = verifier->section->kind;
    const struct node *codes = node_get (node, "codes");
    const struct node *rows = node_get (node, "rows");

    if (!keys_has_kind (node_get_text (node, "kind")))
        return; /* told already */
    if (kind == SECTION_RULES && (rows != NULL || node_get (node, "columns") != NULL))
        verify_fail (verifier, node, _("section %s holds rules only; it has neither rows nor columns"), verifier->section->id);
    if (kind == SECTION_TREE && codes == NULL)
        verify_fail (verifier, node, _("a tree needs a code list: codes = \"functions\";"));
    if (kind != SECTION_TREE && codes != NULL)
        verify_fail (verifier, codes, _("only a tree has a code list"));
    if ((kind == SECTION_LIST || kind == SECTION_PROSE) && rows != NULL)
        verify_fail (verifier, rows, _("the rows of a list or of prose come from the clerk; remove “rows”"));
    if ((kind == SECTION_FIELDS || kind == SECTION_TABLE) && rows == NULL && node_get (node, "rows_of") == NULL)
        verify_fail (verifier, node, _("section %s has no rows"), verifier->section->id);
    if ((kind == SECTION_TABLE || kind == SECTION_TREE || kind == SECTION_LIST) && node_get (node, "columns") == NULL)
        verify_fail (verifier, node, _("section %s has no columns"), verifier->section->id);
}

static void
check_section (const struct verifier *verifier, const struct node *node)
{
    const struct node *rows_of = node_get (node, "rows_of"), *budget = node_get (node, "budget");
    const struct node *layout = node_get (node, "layout");

    if (node->name[strspn (node->name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
        verify_fail (verifier, node, _("“%s” is no name for a section: use small English letters, digits and _"), node->name);
    check_kind (verifier, node);
    verify_each (verifier, node, "columns", check_column);
    verify_each (verifier, node, "rows", check_row);
    verify_each (verifier, node, "rules", check_rule);
    verify_each (verifier, node, "text", check_named_rows);
    if (layout != NULL && layout->kind == NODE_GROUP)
        verify_each (verifier, layout, "blocks", check_block);
    if (layout != NULL && layout->kind == NODE_GROUP)
        check_paper (verifier, layout);
    if (rows_of != NULL && rows_of->text != NULL)
        need_section (verifier, rows_of);
    if (budget != NULL && budget->text != NULL)
        need_column (verifier, budget);
}

/* The verifier of one section: the names in it. */
static void
verifier_enter (struct verifier *verifier, const struct section *section)
{
    g_clear_pointer (&verifier->columns, g_ptr_array_unref);
    g_clear_pointer (&verifier->rows, g_ptr_array_unref);
    verifier->section = section;
    verifier->columns = g_ptr_array_new ();
    verifier->rows = g_ptr_array_new ();
    verifier->open_rows = section->kind == SECTION_TREE || section->kind == SECTION_LIST || section->kind == SECTION_PROSE ||
                          section->rows_of != NULL;
    for (guint i = 0; i < section->columns->len; i++)
        if (((struct column *)g_ptr_array_index (section->columns, i))->id != NULL)
            g_ptr_array_add (verifier->columns, ((struct column *)g_ptr_array_index (section->columns, i))->id);
    for (guint i = 0; i < section->rows->len; i++)
        if (((struct row *)g_ptr_array_index (section->rows, i))->id != NULL)
            g_ptr_array_add (verifier->rows, ((struct row *)g_ptr_array_index (section->rows, i))->id);
}

void
verifier_clear (struct verifier *verifier)
{
    g_clear_pointer (&verifier->columns, g_ptr_array_unref);
    g_clear_pointer (&verifier->rows, g_ptr_array_unref);
}

void
verify_sections (struct verifier *verifier, const struct node *root,
                 void (*check) (const struct verifier *, const struct node *))
{
    for (guint i = 0; i < verifier->form->sections->len; i++) {
        const struct section *section = g_ptr_array_index (verifier->form->sections, i);
        verifier_enter (verifier, section);
        check (verifier, node_get (root, section->id));
    }
    verifier_clear (verifier);
}

static void
check_report_item (const struct verifier *verifier, const struct node *piece)
{
    const struct node *section = node_get (piece, "section");
    const char *kind = node_get_text (piece, "kind");

    if (section != NULL && section->text != NULL)
        need_section (verifier, section);
    if (g_strcmp0 (kind, "section") == 0 && section == NULL)
        verify_fail (verifier, piece, _("“%s” is missing in this group (%s)"), "section", "report");
    if (g_strcmp0 (kind, "part") == 0 && node_get (piece, "title") == NULL)
        verify_fail (verifier, piece, _("“%s” is missing in this group (%s)"), "title", "report");
}

static void
check_part (const struct verifier *verifier, const struct node *piece)
{
    const struct node *sections = node_get (piece, "sections");

    for_texts (verifier, sections, need_section);
    for (guint i = 0; sections != NULL && i < node_n (sections); i++) {
        const struct node *name = node_child (sections, i);
        if (name->kind != NODE_TEXT)
            continue;
        const struct node *first = g_hash_table_lookup (verifier->placed, name->text);
        if (first != NULL)
            verify_fail (verifier, name, _("section %s already stands in line %d; a section has one place"), name->text, first->line);
        else
            g_hash_table_insert (verifier->placed, name->text, (struct node *)name);
    }
}

static int
find_section (const struct form *form, const char *id)
{
    for (guint i = 0; i < form->sections->len; i++)
        if (strcmp (((struct section *)g_ptr_array_index (form->sections, i))->id, id) == 0)
            return (int)i;
    return -1;
}

static bool
add_alias (const struct verifier *verifier, const struct section *section, const char *alias)
{
    const char *other = g_hash_table_lookup (verifier->form->aliases, alias);

    if (other == NULL) {
        g_hash_table_insert (verifier->form->aliases, g_strdup (alias), g_strdup (section->id));
        return true;
    }
    if (strcmp (other, section->id) == 0)
        return true;
    complain (verifier->complaints, section->place.file, section->place.line, _("“%s” is already the code of section %s"), alias, other);
    return false;
}

/* 公开09表 is also spoken of as 公开09. */
static void
add_aliases (const struct verifier *verifier)
{
    for (guint i = 0; i < verifier->form->sections->len; i++) {
        const struct section *section = g_ptr_array_index (verifier->form->sections, i);
        size_t length = section->code != NULL ? strlen (section->code) : 0;
        if (length == 0 || !add_alias (verifier, section, section->code))
            continue;
        g_autofree char *spoken = g_strndup (section->code, length - MIN (length, strlen ("表")));
        if (g_str_has_suffix (section->code, "表") && spoken[0] != '\0')
            add_alias (verifier, section, spoken);
    }
}

static void
check_aliases (const struct verifier *verifier, const struct node *aliases)
{
    for (guint i = 0; aliases != NULL && i < node_n (aliases); i++) {
        const struct node *alias = node_child (aliases, i);
        if (alias->kind == NODE_TEXT)
            need_section (verifier, alias);
        if (alias->name != NULL && find_section (verifier->form, alias->name) >= 0) /* those of a list have none */
            verify_fail (verifier, alias, _("“%s” is the name of a section and cannot mean another one"), alias->name);
    }
}

/* Sections stand in the order of the parts; those in no part come last. */
static void
order_sections (struct form *form)
{
    guint next = 0;

    for (guint i = 0; i < form->parts->len; i++) {
        const struct part *part = g_ptr_array_index (form->parts, i);
        for (char **id = part->sections; id != NULL && *id != NULL; id++) {
            int at = find_section (form, *id);
            if (at < (int)next)
                continue;
            gpointer section = form->sections->pdata[at];
            memmove (&form->sections->pdata[next + 1], &form->sections->pdata[next], ((guint)at - next) * sizeof (gpointer));
            form->sections->pdata[next++] = section;
        }
    }
}

void
verify_form (struct complaints *complaints, const struct node *root, struct form *form)
{
    g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
    struct verifier verifier = { .complaints = complaints, .form = form, .placed = placed };
    const struct node *edition = node_get (root, "edition");

    if (!form->abstract && node_get (edition, "years") == NULL)
        verify_fail (&verifier, edition, _("“%s” is missing in this group (%s)"), "years", "edition");
    verify_sections (&verifier, root, check_section);
    verify_each (&verifier, edition, "parts", check_part);
    verify_each (&verifier, edition, "report", check_report_item);
    check_aliases (&verifier, node_get (edition, "aliases"));
    add_aliases (&verifier);
    order_sections (form);
}
