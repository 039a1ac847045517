/* The interpreter of the table of keys: one function a type of key, none that knows a single key save those at the end, which give
 * sections what their kind brings along. */
#include "formfile/build.h"

#include "formfile/keys.h"

#include <glib/gi18n.h>
#include <string.h>

struct builder {
    struct complaints *complaints;
};

static void build_group (const struct builder *builder, const struct node *node, enum group_kind kind, void *target);

static void G_GNUC_PRINTF (3, 4)
wrong (const struct builder *builder, const struct node *node, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    g_autofree char *text = g_strdup_vprintf (format, args);
    va_end (args);
    complain (builder->complaints, node->file, node->line, "%s", text);
}

static enum node_kind
kind_wanted (enum key_type type)
{
    switch (type) {
    case KEY_NUMBER:
        return NODE_NUMBER;
    case KEY_YES_NO:
        return NODE_YES_NO;
    case KEY_YEARS:
    case KEY_TEXTS:
    case KEY_SENTENCES:
        return NODE_ARRAY;
    case KEY_MAP:
    case KEY_GROUP:
    case KEY_GROUP_NEW:
        return NODE_GROUP;
    case KEY_LIST:
        return NODE_LIST;
    default:
        return NODE_TEXT;
    }
}

/* Whether the setting has the shape that the key wants; says what is wrong. */
static bool
shape_fits (const struct builder *builder, const struct node *node, enum key_type type)
{
    enum node_kind wanted = kind_wanted (type);

    if (node->kind == wanted || (wanted == NODE_ARRAY && node->kind == NODE_LIST))
        return true;
    if (wanted == NODE_TEXT && node->kind == NODE_NUMBER)
        wrong (builder, node, _("“%s” is a text; write the digits in quotes: %s = \"%d\";"), node->name, node->name, node->number);
    else if (wanted == NODE_NUMBER && node->kind == NODE_TEXT)
        wrong (builder, node, _("“%s” is a plain number; write it without quotes: %s = 1;"), node->name, node->name);
    else if (wanted == NODE_YES_NO)
        wrong (builder, node, _("“%s” is true or false, without quotes"), node->name);
    else
        wrong (builder, node, _("“%s” must be %s"), node->name, _(key_types[type]));
    return false;
}

/* The same of the pieces of an array. */
static bool
pieces_fit (const struct builder *builder, const struct node *node, enum node_kind wanted)
{
    bool fit = true;

    for (guint i = 0; i < node_n (node); i++) {
        const struct node *piece = node_child (node, i);
        if (piece->kind == wanted)
            continue;
        fit = false;
        if (wanted == NODE_TEXT && piece->kind == NODE_NUMBER)
            wrong (builder, piece, _("“%s” holds texts; write the digits in quotes: \"%d\""), node->name, piece->number);
        else if (wanted == NODE_TEXT)
            wrong (builder, piece, _("“%s” holds texts in quotes only"), node->name);
        else
            wrong (builder, piece, _("“%s” holds plain numbers only"), node->name);
    }
    return fit;
}

static void
set_text (char **target, const char *text)
{
    g_free (*target);
    *target = g_strdup (text);
}

static void
build_id (const struct builder *builder, const struct node *node, char **target)
{
    const char *p = node->text;

    while (g_ascii_isalnum (*p) || *p == '_')
        p++;
    if (*p != '\0' || p == node->text)
        wrong (builder, node, _("“%s” is no name: names have English letters, digits and _ only"), node->text);
    else if (target != NULL)
        set_text (target, node->text);
}

static void
build_template (const struct builder *builder, const struct node *node, struct template **target)
{
    g_autoptr (GError) error = NULL;

    *target = template_parse (node->text, &error);
    if (*target == NULL)
        wrong (builder, node, "%s: %s (“%s”)", node->name != NULL ? node->name : "text", error->message, node->text);
}

/* A sentence that is kept as text and parsed where it is printed. */
static bool
sentence_sound (const struct builder *builder, const struct node *node, const char *name)
{
    g_autoptr (GError) error = NULL;
    struct template *template = template_parse (node->text, &error);

    if (template == NULL) {
        wrong (builder, node, "%s: %s (“%s”)", name, error->message, node->text);
        return false;
    }
    template_free (template);
    return true;
}

static void
build_phrase (const struct builder *builder, const struct node *node, const struct key *key, char **target)
{
    g_auto (GStrv) known = g_strsplit (key->words != NULL ? key->words : "amount|unit|rate|base|year|last_year", "|", -1);

    for (const char *p = strchr (node->text, '{'); p != NULL; p = strchr (p + 1, '{')) {
        g_autofree char *word = g_strndup (p + 1, strcspn (p + 1, "}"));
        if (!g_strv_contains ((const char *const *)known, word)) {
            g_autofree char *all = g_strjoinv ("} {", known);
            wrong (builder, node, _("“{%s}” is not known in a phrase; there are {%s}"), word, all);
            return;
        }
    }
    set_text (target, node->text);
}

static void
build_formula (const struct builder *builder, const struct node *node, struct formula **target)
{
    g_autoptr (GError) error = NULL;

    *target = form_formula_new (node->text, node->file, node->line, &error);
    if (*target == NULL)
        wrong (builder, node, "%s: %s", node->name, error->message);
}

/* The place of the word in key->words; -1 after a complaint. */
static int
find_word (const struct builder *builder, const struct node *node, const struct key *key)
{
    int i = words_find (key->words, node->text);

    if (i >= 0)
        return i;
    g_auto (GStrv) words = g_strsplit (key->words, "|", -1);
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (char **word = words; *word != NULL; word++)
        g_ptr_array_add (names, *word);
    g_autofree char *list = g_strjoinv (", ", words);
    g_autofree char *sentence = g_strdup_printf (_("“%s” cannot be “%s”; it is one of: %s"), node->name, node->text, list);
    complain_nearest (builder->complaints, node->file, node->line, sentence, node->text, names);
    return -1;
}

static void
build_percent (const struct builder *builder, const struct node *node, int64_t *target)
{
    struct number_style style = number_style (TYPE_PERCENT, NULL, 2, false);
    g_autoptr (GError) error = NULL;
    struct money value;

    if (number_parse (node->text, &style, &value, &error))
        *target = value.fen;
    else
        wrong (builder, node, _("“%s” must be a percentage such as \"10.00\": %s"), node->name, error->message);
}

static void
build_years (const struct builder *builder, const struct node *node, int **target)
{
    if (!pieces_fit (builder, node, NODE_NUMBER))
        return;
    if (node_n (node) == 0)
        wrong (builder, node, _("“%s” is empty; write the years it is for: %s = [ 2022 ];"), node->name, node->name);
    g_free (*target);
    *target = g_new0 (int, node_n (node) + 1);
    for (guint i = 0; i < node_n (node); i++) {
        const struct node *piece = node_child (node, i);
        if (piece->number < 1990 || piece->number > 2999)
            wrong (builder, piece, _("%d is no year"), piece->number);
        (*target)[i] = piece->number;
    }
}

static void
build_texts (const struct builder *builder, const struct node *node, char ***target)
{
    if (!pieces_fit (builder, node, NODE_TEXT))
        return;
    g_strfreev (*target);
    *target = g_new0 (char *, node_n (node) + 1);
    for (guint i = 0; i < node_n (node); i++)
        (*target)[i] = g_strdup (node_child (node, i)->text);
}

static void
build_sentences (const struct builder *builder, const struct node *node, GPtrArray *target)
{
    if (!pieces_fit (builder, node, NODE_TEXT))
        return;
    for (guint i = 0; i < node_n (node); i++)
        if (sentence_sound (builder, node_child (node, i), node->name))
            g_ptr_array_add (target, g_strdup (node_child (node, i)->text));
}

static void
build_map (const struct builder *builder, const struct node *node, GHashTable *target)
{
    for (guint i = 0; i < node_n (node); i++) {
        const struct node *piece = node_child (node, i);
        if (shape_fits (builder, piece, KEY_TEXT))
            g_hash_table_insert (target, g_strdup (piece->name), g_strdup (piece->text));
    }
}

static void
build_list (const struct builder *builder, const struct node *node, enum group_kind of, GPtrArray *target)
{
    for (guint i = 0; i < node_n (node); i++) {
        const struct node *piece = node_child (node, i);
        if (piece->kind == NODE_TEXT && of == GROUP_PARAGRAPH) {
            struct paragraph *paragraph = form_paragraph_new ();
            build_template (builder, piece, &paragraph->text);
            paragraph->place = (struct place){ g_strdup (piece->file), piece->line };
            g_ptr_array_add (target, paragraph);
        } else if (piece->kind == NODE_GROUP) {
            void *group = key_groups[of].create ();
            build_group (builder, piece, of, group);
            g_ptr_array_add (target, group);
        } else {
            wrong (builder, piece, _("“%s” holds groups only: ( { ... }, { ... } )"), node->name);
        }
    }
}

static void
build_key (const struct builder *builder, const struct node *node, const struct key *key, void *target)
{
    void *member = (char *)target + key->offset;
    int word;

    if (!shape_fits (builder, node, key->type))
        return;
    switch (key->type) {
    case KEY_TEXT:
        set_text (member, node->text);
        break;
    case KEY_ID:
        build_id (builder, node, member);
        break;
    case KEY_NAME:
        build_id (builder, node, NULL);
        break;
    case KEY_TEMPLATE:
        build_template (builder, node, member);
        break;
    case KEY_SENTENCE:
        if (sentence_sound (builder, node, node->name))
            set_text (member, node->text);
        break;
    case KEY_PHRASE:
        build_phrase (builder, node, key, member);
        break;
    case KEY_FORMULA:
        build_formula (builder, node, member);
        break;
    case KEY_WORD:
        word = find_word (builder, node, key);
        if (word >= 0)
            memcpy (member, &word, sizeof word); /* all our enums are int */
        break;
    case KEY_WORD_TEXT:
        if (find_word (builder, node, key) >= 0)
            set_text (member, node->text);
        break;
    case KEY_FLAG_WORD:
        *(bool *)member = find_word (builder, node, key) >= 0;
        break;
    case KEY_CELL_TYPE:
        word = find_word (builder, node, key);
        if (word >= 0) {
            *(enum cell_type *)member = (enum cell_type)word;
            *(bool *)((char *)target + key->also) = true;
        }
        break;
    case KEY_NUMBER:
        if (node->number < key->low || node->number > key->high)
            wrong (builder, node, _("“%s” must be from %d to %d"), node->name, key->low, key->high);
        *(int *)member = node->number;
        break;
    case KEY_PERCENT:
        build_percent (builder, node, member);
        break;
    case KEY_UNIT:
        if (money_unit (node->text) == 0)
            wrong (builder, node, _("“%s” is no unit of money; there are 元 千元 万元 百万元 亿元"), node->text);
        set_text (member, node->text);
        break;
    case KEY_YES_NO:
        *(bool *)member = node->number != 0;
        break;
    case KEY_YEARS:
        build_years (builder, node, member);
        break;
    case KEY_TEXTS:
        build_texts (builder, node, member);
        break;
    case KEY_SENTENCES:
        build_sentences (builder, node, *(GPtrArray **)member);
        break;
    case KEY_MAP:
        build_map (builder, node, *(GHashTable **)member);
        break;
    case KEY_GROUP:
        build_group (builder, node, key->of, member);
        break;
    case KEY_GROUP_NEW:
        *(void **)member = key_groups[key->of].create ();
        build_group (builder, node, key->of, *(void **)member);
        break;
    case KEY_LIST:
        build_list (builder, node, key->of, *(GPtrArray **)member);
        break;
    }
}

static void
complain_unknown_key (const struct builder *builder, const struct node *node, enum group_kind kind)
{
    g_autoptr (GPtrArray) names = keys_names (kind);
    g_autofree char *sentence = g_strdup_printf (_("“%s” is no key of %s"), node->name, key_groups[kind].name);

    complain_nearest (builder->complaints, node->file, node->line, sentence, node->name, names);
}

static void
build_group (const struct builder *builder, const struct node *node, enum group_kind kind, void *target)
{
    if (key_groups[kind].place >= 0)
        *(struct place *)((char *)target + key_groups[kind].place) = (struct place){ g_strdup (node->file), node->line };
    for (guint i = 0; i < node_n (node); i++) {
        const struct node *child = node_child (node, i);
        const struct key *key = keys_find (kind, child->name);
        if (key != NULL)
            build_key (builder, child, key, target);
        else
            complain_unknown_key (builder, child, kind);
    }
    for (const struct key *key = key_groups[kind].keys; key->name != NULL; key++)
        if (key->required && node_get (node, key->name) == NULL)
            wrong (builder, node, _("“%s” is missing in this group (%s)"), key->name, key_groups[kind].name);
}

static void
add_column (struct section *section, const char *id, enum cell_type type)
{
    struct column *column = form_column_new ();

    column->id = g_strdup (id);
    column->label = g_strdup ("");
    column->type = type;
    column->has_type = true;
    column->place = (struct place){ g_strdup (section->place.file), section->place.line };
    g_ptr_array_add (section->columns, column);
}

/* The columns that go without saying. */
static void
finish_section (const struct builder *builder, struct section *section, const struct node *node)
{
    const struct node *columns = node_get (node, "columns");

    if (!keys_has_kind (node_get_text (node, "kind")) || (section->kind != SECTION_FIELDS && section->kind != SECTION_PROSE))
        return;
    if (columns != NULL) {
        wrong (builder, columns, _("a section of this kind has its own columns; remove “columns”"));
        g_ptr_array_set_size (section->columns, 0);
    }
    if (section->kind == SECTION_PROSE)
        add_column (section, "level", TYPE_COUNT);
    add_column (section, section->kind == SECTION_FIELDS ? "value" : "text", TYPE_TEXT);
}

struct form *
build_form (struct complaints *complaints, const struct node *root)
{
    struct builder builder = { complaints };
    struct form *form = form_new ();

    for (guint i = 0; i < node_n (root); i++) {
        const struct node *node = node_child (root, i);
        if (strcmp (node->name, "edition") == 0) {
            build_group (&builder, node, GROUP_EDITION, form);
            continue;
        }
        struct section *section = form_section_new ();
        section->id = g_strdup (node->name);
        build_group (&builder, node, GROUP_SECTION, section);
        finish_section (&builder, section, node);
        g_ptr_array_add (form->sections, section);
    }
    if (form->base != NULL && form->base[0] == '\0')
        g_clear_pointer (&form->base, g_free);
    return form;
}
