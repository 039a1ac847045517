/* Finding editions, reading them with their bases, and the hash by which a book knows that its form changed. */
#include "formfile/edition.h"

#include "formfile/formfile.h"
#include "formfile/merge.h"
#include "formfile/read.h"

#include <glib/gi18n.h>
#include <string.h>

char *
edition_id (const char *folder)
{
    g_autofree char *full = g_canonicalize_filename (folder, NULL);

    return g_path_get_basename (full);
}

static bool
is_edition (const char *folder)
{
    g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);

    return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

char *
edition_find (const char *edition, const char *beside)
{
    if (edition[0] == '\0')
        return NULL;
    if (strchr (edition, '/') != NULL)
        return is_edition (edition) ? g_strdup (edition) : NULL;
    if (beside != NULL) {
        bool named = !g_str_has_suffix (beside, "."); /* "." and ".." do not tell their parent */
        g_autofree char *full = named ? g_strdup (beside) : g_canonicalize_filename (beside, NULL);
        g_autofree char *parent = g_path_get_dirname (full);
        g_autofree char *folder = g_build_filename (parent, edition, NULL);
        if (is_edition (folder))
            return g_steal_pointer (&folder);
    }
    g_auto (GStrv) folders = formfile_folders ();
    for (char **folder = folders; *folder != NULL; folder++) {
        g_autofree char *path = g_build_filename (*folder, edition, NULL);
        if (is_edition (path))
            return g_steal_pointer (&path);
    }
    return is_edition (edition) ? g_strdup (edition) : NULL;
}

char *
edition_base (const char *folder)
{
    struct complaints ignored;
    g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);

    complaints_init (&ignored);
    g_autoptr (Node) file = read_file (&ignored, path);
    complaints_clear (&ignored);
    const struct node *edition = file != NULL ? node_get (file, "edition") : NULL;
    const char *base = edition != NULL ? node_get_text (edition, "base") : NULL;
    return base != NULL ? edition_find (base, folder) : NULL;
}

struct reading {
    struct complaints *complaints;
    GPtrArray *ids;    /* of the editions from the one asked for down to the present base */
    GPtrArray *layers; /* of struct layer_source * */
};

static void
layer_free (gpointer data)
{
    struct layer_source *layer = data;

    g_free (layer->folder);
    g_free (layer->base);
    g_ptr_array_unref (layer->sources);
    g_free (layer);
}

GPtrArray *
edition_layers_new (void)
{
    return g_ptr_array_new_with_free_func (layer_free);
}

struct layer_source *
edition_layer_new (const char *folder, const char *base, GPtrArray *sources_take)
{
    struct layer_source *layer = g_new0 (struct layer_source, 1);

    layer->folder = g_strdup (folder);
    layer->base = g_strdup (base);
    layer->sources = sources_take;
    return layer;
}

/* Name, length and bytes of each file, so that moving text between files or renaming one is seen. */
char *
edition_hash (const GPtrArray *layers)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

    for (guint i = 0; i < layers->len; i++) {
        const struct layer_source *layer = g_ptr_array_index (layers, i);
        g_autofree char *id = edition_id (layer->folder);
        for (guint k = 0; k < layer->sources->len; k++) {
            const struct source *source = g_ptr_array_index (layer->sources, k);
            g_autofree char *head = g_strdup_printf ("%s/%s\n%zu\n", id, source->name, (size_t)source->length);
            g_checksum_update (checksum, (const guchar *)head, (gssize)strlen (head));
            g_checksum_update (checksum, (const guchar *)source->text, (gssize)source->length);
        }
    }
    return g_strdup (g_checksum_get_string (checksum));
}

static struct node *read_edition (const struct reading *reading, const char *folder);

/* The tree of the base that an edition names; NULL none. */
static struct node *
read_base (const struct reading *reading, const char *folder, const struct node *base)
{
    for (guint i = 0; i < reading->ids->len; i++) {
        if (strcmp (g_ptr_array_index (reading->ids, i), base->text) != 0)
            continue;
        GString *circle = g_string_new (NULL);
        for (; i < reading->ids->len; i++)
            g_string_append_printf (circle, "%s -> ", (char *)g_ptr_array_index (reading->ids, i));
        complain (reading->complaints, base->file, base->line, _("the editions are based on one another in a circle: %s%s"), circle->str,
                  base->text);
        g_string_free (circle, TRUE);
        return NULL;
    }
    g_autofree char *path = edition_find (base->text, folder);
    if (path != NULL)
        return read_edition (reading, path);
    g_autoptr (GPtrArray) names = formfile_list_all ();
    g_autofree char *sentence = g_strdup_printf (_("there is no edition “%s” to be based on"), base->text);
    complain_nearest (reading->complaints, base->file, base->line, sentence, base->text, names);
    return NULL;
}

/* What is based on an abstract edition is not abstract for that. */
static void
forget_abstract (struct node *base)
{
    struct node *edition = node_get (base, "edition");
    int at = edition != NULL ? node_index (edition, "abstract") : -1;

    if (at >= 0)
        g_ptr_array_remove_index (edition->children, (guint)at);
}

static struct node *
read_edition (const struct reading *reading, const char *folder)
{
    guint before = reading->complaints->found->len;
    GPtrArray *sources = read_sources (reading->complaints, folder, ".cfg");
    struct layer_source *layer = edition_layer_new (folder, NULL, sources);
    g_autoptr (Node) tree = read_folder (reading->complaints, folder, sources);
    g_autoptr (Node) below = NULL;

    g_ptr_array_add (reading->ids, edition_id (folder));
    g_ptr_array_add (reading->layers, layer);
    const struct node *edition = tree != NULL ? node_get (tree, "edition") : NULL;
    if (edition == NULL) {
        g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);
        if (reading->complaints->found->len == before)
            complain (reading->complaints, path, 0, _("the group “edition : { ... };” is missing"));
        return NULL;
    }
    merge_check_ids (reading->complaints, tree);
    const struct node *base = node_get (edition, "base");
    if (base != NULL && base->kind == NODE_TEXT && base->text[0] != '\0') {
        layer->base = g_strdup (base->text);
        before = reading->complaints->found->len;
        below = read_base (reading, folder, base);
        if (below == NULL || reading->complaints->found->len > before)
            return NULL; /* what the base lacks because it could not be read must not be held against this edition */
        forget_abstract (below);
        merge_take (reading->complaints, below, g_steal_pointer (&tree));
        return g_steal_pointer (&below);
    }
    merge_finish (reading->complaints, tree);
    return g_steal_pointer (&tree);
}

char *
edition_plain (const char *folder)
{
    char *plain = g_strdup (folder);
    size_t length = strlen (plain);

    while (length > 1 && plain[length - 1] == '/')
        plain[--length] = '\0';
    return plain;
}

struct node *
edition_read (struct complaints *complaints, const char *folder, GPtrArray *layers)
{
    g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) all = layers != NULL ? g_ptr_array_ref (layers) : edition_layers_new ();
    struct reading reading = { complaints, ids, all };
    g_autofree char *plain = edition_plain (folder);

    return read_edition (&reading, plain);
}
