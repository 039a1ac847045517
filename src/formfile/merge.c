/* Laying one edition over another. */
#include "formfile/merge.h"

#include <glib/gi18n.h>
#include <string.h>

static bool
is_order (const char *name)
{
    return g_strcmp0 (name, "drop") == 0 || g_strcmp0 (name, "after") == 0;
}

static void
check_list (struct complaints *complaints, const struct node *list)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < node_n (list); i++) {
        const struct node *piece = node_child (list, i);
        const char *id = node_id (list, piece);
        if (id == NULL)
            continue;
        const struct node *first = g_hash_table_lookup (seen, id);
        if (first != NULL)
            complain (complaints, piece->file, piece->line, _("“%s” stands a second time in “%s”; the first is in line %d"), id, list->name,
                      first->line);
        else
            g_hash_table_insert (seen, (char *)id, (struct node *)piece);
    }
}

void
merge_check_ids (struct complaints *complaints, const struct node *root)
{
    if (root->kind == NODE_LIST)
        check_list (complaints, root);
    for (guint i = 0; i < node_n (root); i++)
        merge_check_ids (complaints, node_child (root, i));
}

void
merge_finish (struct complaints *complaints, struct node *root)
{
    for (guint i = node_n (root); i-- > 0;) {
        struct node *child = node_child (root, i);
        if (is_order (child->name) && root->kind == NODE_GROUP) {
            complain (complaints, child->file, child->line, _("“%s” has nothing to change here: no base has this group"), child->name);
            g_ptr_array_remove_index (root->children, i);
        } else {
            merge_finish (complaints, child);
        }
    }
}

/* The place of a key or a piece that `word` names: its parent and its index. */
struct found {
    struct node *parent;
    guint index;
};

static void
find_pieces (struct node *group, const char *word, GArray *all)
{
    g_auto (GStrv) part = g_strsplit (word, ".", 2);

    for (guint i = 0; i < node_n (group); i++) {
        struct node *child = node_child (group, i);
        if (g_strcmp0 (child->name, word) == 0)
            g_array_append_vals (all, &(struct found){ group, i }, 1);
        if (child->kind != NODE_LIST)
            continue;
        bool full = part[0] != NULL && part[1] != NULL && g_strcmp0 (child->name, part[0]) == 0;
        int index = node_index_of_id (child, full ? part[1] : word);
        if (index >= 0)
            g_array_append_vals (all, &(struct found){ child, (guint)index }, 1);
    }
}

static GPtrArray *
names_of (const struct node *group)
{
    GPtrArray *names = g_ptr_array_new ();

    for (guint i = 0; i < node_n (group); i++) {
        const struct node *child = node_child (group, i);
        if (child->name != NULL)
            g_ptr_array_add (names, child->name);
        for (guint k = 0; child->kind == NODE_LIST && k < node_n (child); k++)
            if (node_id (child, node_child (child, k)) != NULL)
                g_ptr_array_add (names, (char *)node_id (child, node_child (child, k)));
    }
    return names;
}

static void
drop_piece (struct complaints *complaints, struct node *group, const struct node *word)
{
    g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (struct found));

    find_pieces (group, word->text, all);
    if (all->len == 1) {
        const struct found *found = &g_array_index (all, struct found, 0);
        const char *id = node_id (found->parent, node_child (found->parent, found->index));
        if (id != NULL)
            complaints_dropped (complaints, word->file, word->line, id);
        g_ptr_array_remove_index (found->parent->children, found->index);
    } else if (all->len > 1) {
        complain (complaints, word->file, word->line, _("“%s” is the name of several things here; write which, such as “rows.%s”"), word->text,
                  word->text);
    } else {
        g_autoptr (GPtrArray) names = names_of (group);
        g_autofree char *sentence = g_strdup_printf (_("there is no “%s” here that could be dropped"), word->text);
        complain_nearest (complaints, word->file, word->line, sentence, word->text, names);
    }
}

/* Works through `drop`; in the edition's own group the sections of `root` can be dropped too. */
static void
drop_pieces (struct complaints *complaints, struct node *group, struct node *root, const struct node *drop)
{
    if (drop->kind != NODE_ARRAY && drop->kind != NODE_LIST) {
        complain (complaints, drop->file, drop->line, _("“drop” must be names in square brackets: drop = [ \"a\", \"b\" ];"));
        return;
    }
    for (guint i = 0; i < node_n (drop); i++) {
        const struct node *word = node_child (drop, i);
        int section = root != NULL && word->kind == NODE_TEXT ? node_index (root, word->text) : -1;
        if (word->kind != NODE_TEXT) {
            complain (complaints, word->file, word->line, _("“%s” holds texts in quotes only"), drop->name);
        } else if (section >= 0 && node_child (root, (guint)section) != group) {
            complaints_dropped (complaints, word->file, word->line, word->text);
            g_ptr_array_remove_index (root->children, (guint)section);
        } else {
            drop_piece (complaints, group, word);
        }
    }
}

/* Whether a piece says which piece of the base it means, or behind which it goes. */
static bool
is_change (const struct node *list, const struct node *piece)
{
    return node_id (list, piece) != NULL || node_get (piece, "after") != NULL;
}

static bool
has_changes (const struct node *list)
{
    for (guint i = 0; i < node_n (list); i++)
        if (is_change (list, node_child (list, i)))
            return true;
    return false;
}

static void merge_group (struct complaints *complaints, struct node *base, struct node *over);

/* Where a piece goes that says after = "id": behind that one, or at the start for "". */
static guint
place_after (struct complaints *complaints, const struct node *list, const struct node *after)
{
    if (after == NULL || after->kind != NODE_TEXT) {
        if (after != NULL)
            complain (complaints, after->file, after->line, _("“%s” must be %s"), "after", _("a name in quotes"));
        return node_n (list);
    }
    if (after->text[0] == '\0')
        return 0;
    int index = node_index_of_id (list, after->text);
    if (index >= 0)
        return (guint)index + 1;
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (guint i = 0; i < node_n (list); i++)
        if (node_id (list, node_child (list, i)) != NULL)
            g_ptr_array_add (names, (char *)node_id (list, node_child (list, i)));
    g_autofree char *sentence = g_strdup_printf (_("there is no “%s” in “%s” to stand after"), after->text, list->name);
    complain_nearest (complaints, after->file, after->line, sentence, after->text, names);
    return node_n (list);
}

/* One piece of a list: laid over the piece of that id, or put in. */
static void
merge_piece (struct complaints *complaints, struct node *list, struct node *piece)
{
    const char *id = node_id (list, piece);
    int index = id != NULL ? node_index_of_id (list, id) : -1;
    int at_after = node_index (piece, "after");
    g_autoptr (Node) after = at_after >= 0 ? node_copy (node_child (piece, (guint)at_after)) : NULL;
    struct node *kept = piece;

    if (at_after >= 0)
        g_ptr_array_remove_index (piece->children, (guint)at_after);
    if (index >= 0) {
        kept = node_child (list, (guint)index);
        merge_group (complaints, kept, piece);
        if (after == NULL)
            return;
        g_ptr_array_set_free_func (list->children, NULL);
        g_ptr_array_remove_index (list->children, (guint)index);
        g_ptr_array_set_free_func (list->children, (GDestroyNotify)node_free);
    } else {
        merge_finish (complaints, piece);
    }
    g_ptr_array_insert (list->children, (int)place_after (complaints, list, after), kept);
}

/* Takes the children out of a node without freeing them. */
static GPtrArray *
steal_children (struct node *node)
{
    GPtrArray *children = node->children;

    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
    g_ptr_array_set_free_func (children, NULL);
    return children;
}

static void
merge_list (struct complaints *complaints, struct node *base, struct node *over)
{
    g_autoptr (GPtrArray) pieces = steal_children (over);

    for (guint i = 0; i < pieces->len; i++) {
        struct node *piece = g_ptr_array_index (pieces, i);
        if (is_change (over, piece)) {
            merge_piece (complaints, base, piece);
            continue;
        }
        merge_finish (complaints, piece);
        g_ptr_array_add (base->children, piece);
    }
    node_free (over);
}

static bool
same_text (const struct node *a, const struct node *b)
{
    return a->kind == NODE_TEXT && b->kind == NODE_TEXT && strcmp (a->text, b->text) == 0;
}

/* A key that both have. */
static void
merge_key (struct complaints *complaints, struct node *base, guint index, struct node *over)
{
    struct node *old = node_child (base, index);

    if (old->kind == NODE_GROUP && over->kind == NODE_GROUP) {
        merge_group (complaints, old, over);
    } else if (old->kind == NODE_LIST && over->kind == NODE_LIST && has_changes (over)) {
        merge_list (complaints, old, over);
    } else if (same_text (old, over)) {
        node_free (over); /* ids: the place of the first who said it is kept */
    } else {
        merge_finish (complaints, over);
        node_free (old);
        base->children->pdata[index] = over;
    }
}

/* Swallows `over`. */
static void
merge_group (struct complaints *complaints, struct node *base, struct node *over)
{
    const struct node *drop = node_get (over, "drop");

    if (drop != NULL)
        drop_pieces (complaints, base, NULL, drop);
    g_autoptr (GPtrArray) children = steal_children (over);
    for (guint i = 0; i < children->len; i++) {
        struct node *child = g_ptr_array_index (children, i);
        int index = node_index (base, child->name);
        if (g_strcmp0 (child->name, "drop") == 0) {
            node_free (child);
        } else if (index >= 0) {
            merge_key (complaints, base, (guint)index, child);
        } else {
            merge_finish (complaints, child);
            g_ptr_array_add (base->children, child);
        }
    }
    node_free (over);
}

void
merge_take (struct complaints *complaints, struct node *base, struct node *over)
{
    struct node *edition = node_get (over, "edition");
    int drop = edition != NULL ? node_index (edition, "drop") : -1;

    if (drop >= 0 && node_get (base, "edition") != NULL) {
        drop_pieces (complaints, node_get (base, "edition"), base, node_child (edition, (guint)drop));
        g_ptr_array_remove_index (edition->children, (guint)drop);
    }
    merge_group (complaints, base, over);
}
