/* Trees of settings, and the list of complaints about them. */
#include "formfile/node.h"

#include "core/form.h"

#include <glib/gi18n.h>
#include <string.h>

struct node *
node_new (enum node_kind kind, const char *name, const char *file, int line)
{
    struct node *node = g_new0 (struct node, 1);

    node->kind = kind;
    node->name = g_strdup (name);
    node->file = g_strdup (file);
    node->line = line;
    if (kind == NODE_GROUP || kind == NODE_LIST || kind == NODE_ARRAY)
        node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
    return node;
}

struct node *
node_copy (const struct node *node)
{
    struct node *copy = node_new (node->kind, node->name, node->file, node->line);

    copy->text = g_strdup (node->text);
    copy->number = node->number;
    for (guint i = 0; i < node_n (node); i++)
        g_ptr_array_add (copy->children, node_copy (node_child (node, i)));
    return copy;
}

void
node_free (struct node *node)
{
    if (node == NULL)
        return;
    g_free (node->name);
    g_free (node->text);
    g_free (node->file);
    g_clear_pointer (&node->children, g_ptr_array_unref);
    g_free (node);
}

int
node_index (const struct node *node, const char *name)
{
    for (guint i = 0; i < node_n (node); i++)
        if (g_strcmp0 (node_child (node, i)->name, name) == 0)
            return (int)i;
    return -1;
}

struct node *
node_get (const struct node *node, const char *name)
{
    int i = node_index (node, name);

    return i >= 0 ? node_child (node, (guint)i) : NULL;
}

const char *
node_get_text (const struct node *node, const char *name)
{
    const struct node *child = node_get (node, name);

    return child != NULL ? child->text : NULL;
}

const char *
node_id (const struct node *list, const struct node *piece)
{
    if (piece->kind != NODE_GROUP)
        return NULL;
    return node_get_text (piece, g_strcmp0 (list->name, "cells") == 0 ? "column" : "id");
}

int
node_index_of_id (const struct node *list, const char *id)
{
    for (guint i = 0; i < node_n (list); i++)
        if (g_strcmp0 (node_id (list, node_child (list, i)), id) == 0)
            return (int)i;
    return -1;
}

static void
complaint_free (struct complaint *complaint)
{
    g_free (complaint->file);
    g_free (complaint->text);
    g_free (complaint);
}

void
complaints_init (struct complaints *complaints)
{
    complaints->found = g_ptr_array_new_with_free_func ((GDestroyNotify)complaint_free);
    complaints->dropped = g_ptr_array_new_with_free_func ((GDestroyNotify)complaint_free);
}

void
complaints_clear (struct complaints *complaints)
{
    g_clear_pointer (&complaints->found, g_ptr_array_unref);
    g_clear_pointer (&complaints->dropped, g_ptr_array_unref);
}

static void
complaint_add (GPtrArray *complaints, const char *file, int line, char *text)
{
    struct complaint *complaint = g_new0 (struct complaint, 1);

    complaint->file = g_strdup (file);
    complaint->line = line;
    complaint->text = text;
    g_ptr_array_add (complaints, complaint);
}

void
complain (struct complaints *complaints, const char *file, int line, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    complaint_add (complaints->found, file, line, g_strdup_vprintf (format, args));
    va_end (args);
}

void
complaints_dropped (struct complaints *complaints, const char *file, int line, const char *name)
{
    complaint_add (complaints->dropped, file, line, g_strdup (name));
}

void
complain_nearest (struct complaints *complaints, const char *file, int line, const char *sentence, const char *word, GPtrArray *names)
{
    for (guint i = 0; i < complaints->dropped->len; i++) {
        const struct complaint *dropped = g_ptr_array_index (complaints->dropped, i);
        if (strcmp (dropped->text, word) != 0)
            continue;
        complain (complaints, file, line, _("%s; it is dropped in %s line %d"), sentence, dropped->file, dropped->line);
        return;
    }
    const char *near = form_nearest (word, names);
    if (near != NULL)
        complain (complaints, file, line, _("%s; did you mean “%s”?"), sentence, near);
    else
        complain (complaints, file, line, "%s", sentence);
}

/* The sort is stable: complaints about one line stay in the order in which they were found. */
static int
compare_complaints (gconstpointer a, gconstpointer b)
{
    const struct complaint *x = *(const struct complaint *const *)a;
    const struct complaint *y = *(const struct complaint *const *)b;
    int order = g_strcmp0 (x->file, y->file);

    return order != 0 ? order : x->line - y->line;
}

GPtrArray *
complaints_lines (struct complaints *complaints)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    g_ptr_array_sort (complaints->found, compare_complaints);
    for (guint i = 0; i < complaints->found->len; i++) {
        const struct complaint *complaint = g_ptr_array_index (complaints->found, i);
        g_autofree char *line = complaint->line > 0 ? g_strdup_printf ("%s:%d: %s", complaint->file, complaint->line, complaint->text)
                                                    : g_strdup_printf ("%s: %s", complaint->file, complaint->text);
        if (g_hash_table_contains (seen, line))
            continue;
        g_hash_table_add (seen, line);
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
    return lines;
}
