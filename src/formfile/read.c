/* libconfig -> nodes.  The only file that includes libconfig. */
#include "formfile/read.h"

#include "formfile/scan.h"

#include <glib/gi18n.h>
#include <libconfig.h>
#include <glib/gstdio.h>
#include <string.h>

enum { READ_MOST = 2 << 20 }; /* bytes of a form file; the longest of ours has a twentieth */

struct reading {
    struct complaints *complaints;
    const char *file;
};

static struct node *read_setting (const struct reading *reading, const config_setting_t *setting);

static enum node_kind
kind_of (const config_setting_t *setting)
{
    switch (config_setting_type (setting)) {
    case CONFIG_TYPE_GROUP:
        return NODE_GROUP;
    case CONFIG_TYPE_LIST:
        return NODE_LIST;
    case CONFIG_TYPE_ARRAY:
        return NODE_ARRAY;
    case CONFIG_TYPE_STRING:
        return NODE_TEXT;
    case CONFIG_TYPE_BOOL:
        return NODE_YES_NO;
    default:
        return NODE_NUMBER; /* floats and 64-bit numbers were refused before parsing */
    }
}

static void
read_members (const struct reading *reading, struct node *node, const config_setting_t *setting)
{
    for (int i = 0; i < config_setting_length (setting); i++)
        g_ptr_array_add (node->children, read_setting (reading, config_setting_get_elem (setting, (unsigned)i)));
}

static struct node *
read_setting (const struct reading *reading, const config_setting_t *setting)
{
    enum node_kind kind = kind_of (setting);
    struct node *node = node_new (kind, config_setting_name (setting), reading->file, (int)config_setting_source_line (setting));

    if (kind == NODE_TEXT) {
        const char *text = config_setting_get_string (setting);
        node->text = g_strdup (text != NULL ? text : "");
        /* Escapes such as \x80 can bring in what the file itself does not hold. */
        if (!g_utf8_validate (node->text, -1, NULL)) {
            complain (reading->complaints, node->file, node->line, _("the characters of the text are not UTF-8"));
            node->text[0] = '\0';
        }
        for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
            if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n') {
                complain (reading->complaints, node->file, node->line, _("there is a control character in the text; delete it"));
                break;
            }
    } else if (kind == NODE_NUMBER) {
        node->number = config_setting_get_int (setting);
    } else if (kind == NODE_YES_NO) {
        node->number = config_setting_get_bool (setting) != 0;
    } else {
        read_members (reading, node, setting);
    }
    return node;
}

/* libconfig counts the lines well but has few words. */
static void
complain_syntax (const struct reading *reading, const config_t *config)
{
    const char *text = config_error_text (config);
    int line = config_error_line (config);

    if (g_strcmp0 (text, "syntax error") == 0)
        complain (reading->complaints, reading->file, line,
                  _("this is not understood here or just before; is there a “;” or “,” missing, or a text without quotes?"));
    else if (g_strcmp0 (text, "duplicate setting name") == 0)
        complain (reading->complaints, reading->file, line, _("this key stands twice in the same group"));
    else
        complain (reading->complaints, reading->file, line, _("this is not understood: %s"), text != NULL ? text : "?");
}

struct node *
read_text (struct complaints *complaints, const char *path, const char *text, size_t length)
{
    struct reading reading = { complaints, path };
    config_t config;
    struct node *node = NULL;

    if (!scan_text (complaints, path, text, length))
        return NULL;
    /* libconfig 1.5 knows a comment by its newline: one in the last line would be a syntax error. */
    g_autofree char *whole = g_strconcat (text, "\n", NULL);
    config_init (&config);
    if (config_read_string (&config, whole)) {
        node = node_new (NODE_GROUP, NULL, path, 1);
        read_members (&reading, node, config_root_setting (&config));
    } else {
        complain_syntax (&reading, &config);
    }
    config_destroy (&config);
    return node;
}

/* A pipe would wait for ever, and a device or a file made for it fill the memory. */
static bool
read_bytes (const char *path, char **text, gsize *length, GError **error)
{
    GStatBuf file;

    if (g_stat (path, &file) == 0 && (!S_ISREG (file.st_mode) || file.st_size > READ_MOST)) {
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("this is no file of text of at most %d MB"), READ_MOST >> 20);
        return false;
    }
    return g_file_get_contents (path, text, length, error);
}

struct node *
read_file (struct complaints *complaints, const char *path)
{
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;

    if (read_bytes (path, &text, &length, &error))
        return read_text (complaints, path, text, length);
    complain (complaints, path, 0, "%s", error->message);
    return NULL;
}

int
read_compare_names (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
source_free (gpointer data)
{
    struct source *source = data;

    g_free (source->name);
    g_free (source->text);
    g_free (source);
}

/* Names of the files of a folder that end so, sorted; empty where it cannot be read. */
static GPtrArray *
read_names (const char *folder, const char *ending)
{
    GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
    GDir *dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ending) && name[0] != '.')
            g_ptr_array_add (names, g_strdup (name));
    if (dir != NULL)
        g_dir_close (dir);
    g_ptr_array_sort (names, read_compare_names);
    return names;
}

GPtrArray *
read_sources (struct complaints *complaints, const char *folder, const char *ending)
{
    GPtrArray *sources = g_ptr_array_new_with_free_func (source_free);
    g_autoptr (GPtrArray) names = read_names (folder, ending);

    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index (names, i);
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr (GError) error = NULL;
        struct source *source = g_new0 (struct source, 1);
        source->name = g_strdup (name);
        g_ptr_array_add (sources, source);
        if (read_bytes (path, &source->text, &source->length, &error))
            continue;
        complain (complaints, path, 0, "%s", error->message);
        g_ptr_array_set_size (sources, (int)sources->len - 1);
    }
    return sources;
}

bool
read_same (const char *folder, const char *ending, const GPtrArray *sources)
{
    g_autoptr (GPtrArray) names = read_names (folder, ending);
    bool same = names->len == sources->len;

    for (guint i = 0; same && i < names->len; i++) {
        const struct source *source = g_ptr_array_index (sources, i);
        g_autofree char *path = g_build_filename (folder, source->name, NULL);
        g_autofree char *text = NULL;
        gsize length = 0;
        same = strcmp (g_ptr_array_index (names, i), source->name) == 0 && read_bytes (path, &text, &length, NULL) &&
               length == source->length && memcmp (text, source->text, length) == 0;
    }
    return same;
}

/* Moves the groups of one file to the edition's. */
static void
take_groups (struct complaints *complaints, struct node *all, struct node *file)
{
    g_ptr_array_set_free_func (file->children, NULL);
    for (guint i = 0; i < node_n (file); i++) {
        g_autoptr (Node) node = node_child (file, i);
        const struct node *other = node_get (all, node->name);
        if (node->kind != NODE_GROUP)
            complain (complaints, node->file, node->line, _("“%s” stands outside a section; write it inside “edition : { ... };” or a section"),
                      node->name);
        else if (other != NULL)
            complain (complaints, node->file, node->line, _("“%s” was already defined in %s line %d"), node->name, other->file, other->line);
        else
            g_ptr_array_add (all->children, g_steal_pointer (&node));
    }
}

struct node *
read_folder (struct complaints *complaints, const char *folder, const GPtrArray *sources)
{
    g_autoptr (Node) all = node_new (NODE_GROUP, NULL, folder, 0);
    bool whole = false;

    if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
        complain (complaints, folder, 0, _("there is no such folder"));
        return NULL;
    }
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = g_ptr_array_index (sources, i);
        g_autofree char *path = g_build_filename (folder, source->name, NULL);
        g_autoptr (Node) file = read_text (complaints, path, source->text, source->length);
        whole = whole || strcmp (source->name, "edition.cfg") == 0;
        if (file != NULL)
            take_groups (complaints, all, file);
    }
    if (!whole) {
        complain (complaints, folder, 0, _("there is no edition.cfg in this folder"));
        return NULL;
    }
    return g_steal_pointer (&all);
}
