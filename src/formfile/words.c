/* Putting in "@name".  Works on the tree before anything is understood: a word may stand in a label, a sentence or a formula. */
#include "formfile/words.h"

#include "core/item.h"

#include <glib/gi18n.h>
#include <string.h>

struct expander {
    struct complaints *complaints;
    const struct node *root;
    const struct node *words; /* the edition's own; NULL none */
};

/* What stands for the name; NULL where nothing does. */
static char *
find_word (const struct expander *expander, const char *name)
{
    const struct node *section = node_get (expander->root, name);
    const char *own = expander->words != NULL ? node_get_text (expander->words, name) : NULL;

    if (own != NULL)
        return g_strdup (own);
    if (section == NULL || section->kind != NODE_GROUP)
        return NULL;
    const char *code = node_get_text (section, "code");
    const char *title = node_get_text (section, "title");
    if (code != NULL && code[0] != '\0')
        return g_strdup (code);
    return title != NULL ? g_strdup_printf ("《%s》", title) : NULL;
}

static void
complain_unknown (const struct expander *expander, const struct node *node, const char *name)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    g_autofree char *sentence = g_strdup_printf (_("there is no section and no word “%s” for “@%s”"), name, name);

    for (guint i = 0; i < node_n (expander->root); i++)
        g_ptr_array_add (names, node_child (expander->root, i)->name);
    for (guint i = 0; expander->words != NULL && i < node_n (expander->words); i++)
        g_ptr_array_add (names, node_child (expander->words, i)->name);
    complain_nearest (expander->complaints, node->file, node->line, sentence, name, names);
}

/* Examples of rules name last year's figures: total.final@prior. */
static bool
is_layer (const char *name)
{
    return strcmp (name, layer_names[LAYER_PRIOR]) == 0 || strcmp (name, layer_names[LAYER_CONTROL]) == 0;
}

static void
expand_text (const struct expander *expander, struct node *node)
{
    GString *out = g_string_new (NULL);
    const char *rest = node->text;

    for (const char *at = strchr (rest, '@'); at != NULL; at = strchr (rest, '@')) {
        const char *end = at + 1;
        while (g_ascii_isalnum (*end) || *end == '_')
            end++;
        g_string_append_len (out, rest, at - rest);
        g_autofree char *name = g_strndup (at + 1, (gsize)(end - at - 1));
        g_autofree char *word = name[0] != '\0' ? find_word (expander, name) : NULL;
        if (word == NULL && name[0] != '\0' && !is_layer (name))
            complain_unknown (expander, node, name);
        if (word != NULL)
            g_string_append (out, word);
        else
            g_string_append_len (out, at, end - at);
        rest = end;
    }
    g_string_append (out, rest);
    g_free (node->text);
    node->text = g_string_free (out, FALSE);
}

static void
expand_node (const struct expander *expander, struct node *node)
{
    if (node == expander->words)
        return;
    if (node->kind == NODE_TEXT && strchr (node->text, '@') != NULL)
        expand_text (expander, node);
    for (guint i = 0; i < node_n (node); i++)
        expand_node (expander, node_child (node, i));
}

void
words_expand (struct complaints *complaints, struct node *root)
{
    const struct node *edition = node_get (root, "edition");
    struct expander expander = { complaints, root, edition != NULL ? node_get (edition, "words") : NULL };

    if (expander.words != NULL && expander.words->kind != NODE_GROUP)
        expander.words = NULL; /* the builder says so */
    expand_node (&expander, root);
}
