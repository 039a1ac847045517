/* Trees -> text.  Short groups stand on one line, as people write them. */
#include "formfile/show.h"

#include <string.h>

#define LINE 120 /* bytes up to which a group stands on one line */

static void
show_text (GString *out, const char *text)
{
    g_string_append_c (out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c (out, '\\');
        if (*p == '\n')
            g_string_append (out, "\\n");
        else
            g_string_append_c (out, *p);
    }
    g_string_append_c (out, '"');
}

/* The last folder and the file: enough to find it, short enough to read. */
static void
show_place (GString *out, const struct node *node)
{
    const char *file = strrchr (node->file, '/');

    while (file != NULL && file > node->file && file[-1] != '/')
        file--;
    g_string_append_printf (out, "  # %s:%d", file != NULL ? file : node->file, node->line);
}

static void show_value (GString *out, const struct node *node, int depth, bool lines);

static void
show_named (GString *out, const struct node *node, int depth, bool lines)
{
    if (node->name != NULL)
        g_string_append_printf (out, "%s = ", node->name);
    show_value (out, node, depth, lines);
    if (node->name != NULL)
        g_string_append_c (out, ';');
}

static bool
same_place (const struct node *a, const struct node *b)
{
    return strcmp (a->file, b->file) == 0;
}

/* Whether everything below comes from the node's own file: then one place is enough. */
static bool
one_file (const struct node *node, const struct node *child)
{
    for (guint i = 0; i < node_n (child); i++)
        if (!one_file (node, node_child (child, i)))
            return false;
    return same_place (node, child);
}

static bool
fits (const struct node *node)
{
    g_autoptr (GString) try = g_string_new (NULL);

    if (!one_file (node, node) || (node->kind == NODE_LIST && node_n (node) > 0))
        return false; /* each piece of a list has its own place */
    show_named (try, node, 0, false);
    return try->len <= LINE;
}

static void
show_children (GString *out, const struct node *node, int depth, bool lines)
{
    const char *between = node->kind == NODE_GROUP ? "" : ",";

    for (guint i = 0; i < node_n (node); i++) {
        const struct node *child = node_child (node, i);
        bool inside = !lines || fits (child);
        if (lines)
            g_string_append_printf (out, "\n%*s", (depth + 1) * 4, "");
        else
            g_string_append_c (out, ' ');
        show_named (out, child, depth + 1, lines && !inside);
        if (i + 1 < node_n (node))
            g_string_append (out, between);
        /* One place for each group, and for whatever another file has put into it. */
        if (lines && (inside || child->children == NULL) && (child->kind == NODE_GROUP || !same_place (node, child)))
            show_place (out, child);
    }
    if (lines)
        g_string_append_printf (out, "\n%*s", depth * 4, "");
    else
        g_string_append_c (out, ' ');
}

static void
show_value (GString *out, const struct node *node, int depth, bool lines)
{
    static const char open[] = { [NODE_GROUP] = '{', [NODE_LIST] = '(', [NODE_ARRAY] = '[' };
    static const char close[] = { [NODE_GROUP] = '}', [NODE_LIST] = ')', [NODE_ARRAY] = ']' };

    switch (node->kind) {
    case NODE_TEXT:
        show_text (out, node->text);
        return;
    case NODE_NUMBER:
        g_string_append_printf (out, "%d", node->number);
        return;
    case NODE_YES_NO:
        g_string_append (out, node->number != 0 ? "true" : "false");
        return;
    default:
        break;
    }
    g_string_append_c (out, open[node->kind]);
    if (node_n (node) > 0) {
        if (lines && node->kind != NODE_LIST)
            show_place (out, node);
        show_children (out, node, depth, lines);
    }
    g_string_append_c (out, close[node->kind]);
}

char *
show_node (const struct node *node)
{
    GString *out = g_string_new (NULL);

    show_named (out, node, 0, true);
    g_string_append_c (out, '\n');
    return g_string_free (out, FALSE);
}

char *
show_tree (const struct node *root)
{
    GString *out = g_string_new (NULL);

    for (guint i = 0; i < node_n (root); i++) {
        g_autofree char *text = show_node (node_child (root, i));
        if (i > 0)
            g_string_append_c (out, '\n');
        g_string_append (out, text);
    }
    return g_string_free (out, FALSE);
}
