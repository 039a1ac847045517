/* The loader's front: editions by id, loading, checking, showing. */
#include "formfile/formfile.h"

#include "core/example.h"
#include "formfile/build.h"
#include "formfile/cache.h"
#include "formfile/codes.h"
#include "formfile/edition.h"
#include "formfile/ranges.h"
#include "formfile/read.h"
#include "formfile/show.h"
#include "formfile/verify.h"
#include "formfile/words.h"

#include <glib/gi18n.h>
#include <string.h>

GQuark
formfile_error_quark (void)
{
    return g_quark_from_static_string ("formfile-error");
}

char **
formfile_folders (void)
{
    const char *folders = g_getenv ("JUESUAN_FORMS");

    return g_strsplit (folders != NULL && folders[0] != '\0' ? folders : FORMSDIR, ":", -1);
}

static void
list_folder (GPtrArray *ids, const char *folder)
{
    GDir *dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *path = g_build_filename (folder, name, "edition.cfg", NULL);
        if (name[0] != '.' && g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_ptr_array_find_with_equal_func (ids, name, g_str_equal, NULL))
            g_ptr_array_add (ids, g_strdup (name));
    }
    if (dir != NULL)
        g_dir_close (dir);
}

GPtrArray *
formfile_list_all (void)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
    g_auto (GStrv) folders = formfile_folders ();

    for (char **folder = folders; *folder != NULL; folder++)
        list_folder (ids, *folder);
    g_ptr_array_sort (ids, read_compare_names);
    return ids;
}

/* A key of the edition's own file, not of its bases; NULL none.  *file owns it. */
static const struct node *
own_key (const char *folder, const char *key, struct node **file)
{
    g_autofree char *path = g_build_filename (folder, "edition.cfg", NULL);
    struct complaints ignored;

    complaints_init (&ignored);
    *file = read_file (&ignored, path);
    complaints_clear (&ignored);
    const struct node *edition = *file != NULL ? node_get (*file, "edition") : NULL;
    return edition != NULL ? node_get (edition, key) : NULL;
}

static bool
is_abstract (const char *id)
{
    g_autofree char *folder = edition_find (id, NULL);
    g_autoptr (Node) file = NULL;
    const struct node *abstract = folder != NULL ? own_key (folder, "abstract", &file) : NULL;

    return abstract != NULL && abstract->number != 0;
}

GPtrArray *
formfile_list (void)
{
    GPtrArray *ids = formfile_list_all ();

    for (guint i = ids->len; i-- > 0;)
        if (is_abstract (g_ptr_array_index (ids, i)))
            g_ptr_array_remove_index (ids, i);
    return ids;
}

/* All complaints as one error. */
static void
set_error (GError **error, struct complaints *complaints)
{
    g_autoptr (GPtrArray) lines = complaints_lines (complaints);

    g_ptr_array_add (lines, NULL);
    g_autofree char *text = g_strjoinv ("\n", (char **)lines->pdata);
    g_set_error_literal (error, FORMFILE_ERROR, 0, text);
}

static char *
find_edition (const char *edition, GError **error)
{
    char *folder = edition_find (edition, NULL);

    if (folder != NULL)
        return folder;
    g_autoptr (GPtrArray) ids = formfile_list ();
    const char *near = form_nearest (edition, ids);
    g_ptr_array_add (ids, NULL);
    g_autofree char *list = g_strjoinv (", ", (char **)ids->pdata);
    if (near != NULL)
        g_set_error (error, FORMFILE_ERROR, 0, _("there is no edition “%s”; did you mean “%s”?"), edition, near);
    else
        g_set_error (error, FORMFILE_ERROR, 0, _("there is no edition “%s”; there are: %s"), edition, list[0] != '\0' ? list : "-");
    return NULL;
}

/* What no file of the edition says. */
static void
finish (struct form *form, const char *folder, char *hash_take)
{
    form->id = edition_id (folder);
    form->folder = g_strdup (folder);
    for (size_t end = strlen (form->folder); end > 1 && form->folder[end - 1] == '/'; end--)
        form->folder[end - 1] = '\0'; /* its parent is looked at for bases */
    form->hash = hash_take;
    form->load_codes = codes_load;
}

/* The tree and the form of a folder; *root is NULL where there is nothing to build on. */
static struct form *
load_folder (struct complaints *complaints, const char *folder, GPtrArray *layers, struct node **root)
{
    *root = edition_read (complaints, folder, layers);
    if (*root == NULL)
        return NULL;
    words_expand (complaints, *root);
    ranges_expand (complaints, *root);
    bool whole = complaints->found->len == 0;
    struct form *form = build_form (complaints, *root);
    finish (form, folder, edition_hash (layers));
    if (whole) /* after a syntax error half the names would be missing */
        verify_form (complaints, *root, form);
    return form;
}

/* The form of a folder and the files it is made of. */
static struct form *
load_sound (const char *folder, GPtrArray *layers, GError **error)
{
    g_autoptr (Node) root = NULL;
    struct complaints complaints;

    complaints_init (&complaints);
    g_autoptr (Form) form = load_folder (&complaints, folder, layers, &root);
    bool sound = form != NULL && complaints.found->len == 0;
    if (!sound)
        set_error (error, &complaints);
    complaints_clear (&complaints);
    return sound ? g_steal_pointer (&form) : NULL;
}

struct form *
formfile_load (const char *edition, GError **error)
{
    g_autofree char *folder = find_edition (edition, error);
    g_autoptr (GPtrArray) layers = edition_layers_new ();
    struct form *form = folder != NULL ? cache_read (folder) : NULL;

    if (form != NULL || folder == NULL)
        return form;
    form = load_sound (folder, layers, error);
    if (form != NULL)
        cache_write (form, layers);
    return form;
}

struct form *
formfile_load_folder (const char *folder, GError **error)
{
    g_autoptr (GPtrArray) layers = edition_layers_new ();

    return load_sound (folder, layers, error);
}

/* Whether the edition's own file names the year; bases have years of their own. */
static bool
has_year (const char *folder, int year)
{
    g_autoptr (Node) file = NULL;
    const struct node *years = own_key (folder, "years", &file);

    for (guint i = 0; years != NULL && i < node_n (years); i++)
        if (node_child (years, i)->kind == NODE_NUMBER && node_child (years, i)->number == year)
            return true;
    return false;
}

GPtrArray *
formfile_for_year (int year)
{
    GPtrArray *ids = formfile_list ();

    for (guint i = ids->len; i-- > 0;) {
        g_autofree char *folder = edition_find (g_ptr_array_index (ids, i), NULL);
        if (folder == NULL || !has_year (folder, year))
            g_ptr_array_remove_index (ids, i);
    }
    return ids;
}

static void
add_lint (GPtrArray *lines, const struct form *form, int year)
{
    g_autoptr (GPtrArray) found = book_lint (form, year);

    for (guint i = 0; i < found->len; i++) {
        g_auto (GStrv) texts = g_strsplit (g_ptr_array_index (found, i), "\n", -1);
        for (char **text = texts; *text != NULL; text++)
            if (!g_ptr_array_find_with_equal_func (lines, *text, g_str_equal, NULL))
                g_ptr_array_add (lines, g_strdup (*text));
    }
}

/* What a book of each year finds: names that do not exist, circles, formulas over texts. */
static void
check_binding (GPtrArray *lines, const struct form *form)
{
    if (form->abstract)
        add_lint (lines, form, 0);
    for (const int *year = form->years; *year != 0; year++)
        add_lint (lines, form, *year);
}

/* Each rule does what its examples say. */
static void
check_examples (GPtrArray *lines, const struct form *form)
{
    g_autoptr (GPtrArray) found = form_examples (form, form->years[0]);

    for (guint i = 0; i < found->len; i++)
        g_ptr_array_add (lines, g_strdup (g_ptr_array_index (found, i)));
}

GPtrArray *
formfile_check (const char *folder)
{
    g_autoptr (Node) root = NULL;
    struct complaints complaints;

    complaints_init (&complaints);
    g_autoptr (GPtrArray) layers = edition_layers_new ();
    g_autoptr (Form) form = load_folder (&complaints, folder, layers, &root);
    bool sound = form != NULL && complaints.found->len == 0;
    if (sound)
        verify_more (&complaints, root, form);
    GPtrArray *lines = complaints_lines (&complaints);
    complaints_clear (&complaints);
    if (sound)
        check_binding (lines, form);
    if (lines->len == 0)
        check_examples (lines, form);
    return lines;
}

char *
formfile_show (const char *edition, const char *section, GError **error)
{
    g_autofree char *folder = find_edition (edition, error);
    struct complaints complaints;
    char *text = NULL;

    if (folder == NULL)
        return NULL;
    complaints_init (&complaints);
    g_autoptr (Node) root = edition_read (&complaints, folder, NULL);
    if (root == NULL || complaints.found->len > 0) {
        set_error (error, &complaints);
    } else if (section == NULL) {
        text = show_tree (root);
    } else if (node_get (root, section) != NULL) {
        text = show_node (node_get (root, section));
    } else {
        g_autoptr (GPtrArray) names = g_ptr_array_new ();
        for (guint i = 0; i < node_n (root); i++)
            g_ptr_array_add (names, node_child (root, i)->name);
        const char *near = form_nearest (section, names);
        g_set_error (error, FORMFILE_ERROR, 0, near != NULL ? _("there is no section “%s”; did you mean “%s”?") : _("there is no section “%s”"),
                     section, near);
    }
    complaints_clear (&complaints);
    return text;
}
