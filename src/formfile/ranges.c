/* Writing out "a:b" in lists of rows.  Works on the tree, so that everything behind it sees rows one by one. */
#include "formfile/ranges.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

static struct node *
text_node (const struct node *like, char *text)
{
    struct node *node = node_new (NODE_TEXT, NULL, like->file, like->line);

    node->text = text;
    return node;
}

/* "-9:-26"; false where it is none. */
static bool
expand_lines (const struct node *range, const char *from, const char *to, GPtrArray *out)
{
    if (from[0] != '-' || to[0] != '-' || !g_ascii_isdigit (from[1]) || !g_ascii_isdigit (to[1]))
        return false;
    for (int line = atoi (from + 1); line <= atoi (to + 1); line++)
        g_ptr_array_add (out, text_node (range, g_strdup_printf ("-%d", line)));
    return true;
}

/* The place of a row, -1 after a complaint. */
static int
find_row (struct complaints *complaints, const struct node *rows, const struct node *range, const char *id)
{
    int index = rows != NULL ? node_index_of_id (rows, id) : -1;

    if (index >= 0)
        return index;
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (guint i = 0; rows != NULL && i < node_n (rows); i++)
        if (node_id (rows, node_child (rows, i)) != NULL)
            g_ptr_array_add (names, (char *)node_id (rows, node_child (rows, i)));
    g_autofree char *sentence = g_strdup_printf (_("there is no row “%s” for “%s”"), id, range->text);
    complain_nearest (complaints, range->file, range->line, sentence, id, names);
    return -1;
}

static void
expand_rows (struct complaints *complaints, const struct node *rows, const struct node *range, const char *from, const char *to,
             GPtrArray *out)
{
    int first = find_row (complaints, rows, range, from);
    int last = first >= 0 ? find_row (complaints, rows, range, to) : -1;

    if (first >= 0 && last >= 0 && last < first)
        complain (complaints, range->file, range->line, _("“%s”: the row “%s” stands before “%s”"), range->text, to, from);
    for (int i = first; first >= 0 && i <= last; i++)
        g_ptr_array_add (out, text_node (range, g_strdup (node_id (rows, node_child (rows, (guint)i)))));
}

static void
expand_list (struct complaints *complaints, const struct node *rows, struct node *list)
{
    GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);

    for (guint i = 0; i < node_n (list); i++) {
        const struct node *piece = node_child (list, i);
        g_auto (GStrv) ends = piece->kind == NODE_TEXT ? g_strsplit (piece->text, ":", 2) : NULL;
        if (ends == NULL || g_strv_length (ends) < 2)
            g_ptr_array_add (out, node_copy (piece));
        else if (!expand_lines (piece, ends[0], ends[1], out))
            expand_rows (complaints, rows, piece, ends[0], ends[1], out);
    }
    g_ptr_array_unref (list->children);
    list->children = out;
}

/* All lists of names called "rows" below `node`; a section's own rows are groups and stay. */
static void
expand_below (struct complaints *complaints, const struct node *rows, struct node *node)
{
    for (guint i = 0; i < node_n (node); i++) {
        struct node *child = node_child (node, i);
        bool names = child->kind == NODE_ARRAY || (child->kind == NODE_LIST && node_n (child) > 0 && node_child (child, 0)->kind == NODE_TEXT);
        if (g_strcmp0 (child->name, "rows") == 0 && names)
            expand_list (complaints, rows, child);
        else
            expand_below (complaints, rows, child);
    }
}

void
ranges_expand (struct complaints *complaints, struct node *root)
{
    for (guint i = 0; i < node_n (root); i++) {
        struct node *section = node_child (root, i);
        const struct node *rows = node_get (section, "rows");
        if (section->kind == NODE_GROUP)
            expand_below (complaints, rows != NULL && rows->kind == NODE_LIST ? rows : NULL, section);
    }
}
