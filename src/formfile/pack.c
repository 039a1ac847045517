/* The files of an edition and its bases as one text, and back: sealed books keep the forms that they were approved with. */
#include "formfile/formfile.h"

#include "formfile/edition.h"
#include "formfile/read.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* "path TAB length NEWLINE bytes NEWLINE" for each file; the first line is the edition's id and hash. */
static bool
pack_text (GString *out, const char *id, const char *name, const char *text, gsize length, GError **error)
{
    if (!g_utf8_validate (text, (gssize)length, NULL)) {
        g_set_error (error, FORMFILE_ERROR, 0, _("%s/%s is not UTF-8 and cannot be sealed with the book"), id, name);
        return false;
    }
    g_string_append_printf (out, "%s/%s\t%zu\n", id, name, (size_t)length);
    g_string_append_len (out, text, (gssize)length);
    g_string_append_c (out, '\n');
    return true;
}

static bool
pack_code_list (GString *out, const char *folder, const char *id, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    gsize length;

    return g_file_get_contents (path, &text, &length, error) && pack_text (out, id, name, text, length, error);
}

static bool
pack_codes (GString *out, const char *folder, const char *id, GError **error)
{
    g_autofree char *codes = g_build_filename (folder, "codes", NULL);
    g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GDir) dir = g_dir_open (codes, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".csv"))
            g_ptr_array_add (names, g_build_filename ("codes", name, NULL));
    g_ptr_array_sort (names, read_compare_names);
    for (guint i = 0; i < names->len; i++)
        if (!pack_code_list (out, folder, id, g_ptr_array_index (names, i), error))
            return false;
    return true;
}

static bool
pack_folder (GString *out, const char *folder, GError **error)
{
    g_autofree char *id = edition_id (folder);
    struct complaints ignored;
    bool done = true;

    complaints_init (&ignored);
    g_autoptr (GPtrArray) sources = read_sources (&ignored, folder, ".cfg");
    complaints_clear (&ignored);
    for (guint i = 0; done && i < sources->len; i++) {
        const struct source *source = g_ptr_array_index (sources, i);
        done = pack_text (out, id, source->name, source->text, source->length, error);
    }
    return done && pack_codes (out, folder, id, error);
}

static char *
pack_head (const struct form *form)
{
    return g_strdup_printf ("%s %s\n", form->id, form->hash);
}

bool
formfile_pack_is (const char *text, const struct form *form)
{
    g_autofree char *head = pack_head (form);

    return g_str_has_prefix (text, head);
}

char *
formfile_pack (const struct form *form, GError **error)
{
    g_autofree char *head = pack_head (form);
    GString *out = g_string_new (head);
    g_autofree char *folder = g_strdup (form->folder);

    for (int depth = 0; folder != NULL && depth < 100; depth++) {
        char *base;

        if (!pack_folder (out, folder, error)) {
            g_string_free (out, TRUE);
            return NULL;
        }
        base = edition_base (folder);
        g_free (folder);
        folder = base;
    }
    return g_string_free (out, FALSE);
}

/* A name that leaves the folder is not written, whoever made the text. */
static bool
unpack_safe_part (const char *part)
{
    return *part != '\0' && *part != '.' && strchr (part, '/') == NULL;
}

static bool
unpack_safe (const char *name)
{
    g_auto (GStrv) parts = g_strsplit (name, "/", -1);

    for (char **part = parts; *part != NULL; part++)
        if (!unpack_safe_part (*part))
            return false;
    return g_strv_length (parts) >= 2;
}

static bool
unpack_fail (GError **error)
{
    g_set_error (error, FORMFILE_ERROR, 0, _("The sealed form files cannot be read; the file was changed by another program. Take the last good copy of it."));
    return false;
}

/* Why something could not be written is in errno. */
static bool
unpack_no_room (GError **error)
{
    g_set_error (error, FORMFILE_ERROR, 0,
                 _("The form files of the seal cannot be laid out in %s: %s. Make room there, or name another folder in the variable TMPDIR."),
                 g_get_tmp_dir (), g_strerror (errno));
    return false;
}

static bool
unpack_file (const char *folder, const char **at, GError **error)
{
    const char *tab = strchr (*at, '\t'), *text;
    g_autofree char *name = tab != NULL ? g_strndup (*at, (gsize)(tab - *at)) : NULL;
    g_autofree char *path = name != NULL && unpack_safe (name) ? g_build_filename (folder, name, NULL) : NULL;
    g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;
    char *end = NULL;
    guint64 length = tab != NULL ? g_ascii_strtoull (tab + 1, &end, 10) : 0;

    if (path == NULL || *end != '\n' || strlen (end + 1) <= length)
        return unpack_fail (error);
    text = end + 1;
    *at = text + length + 1;
    return (g_mkdir_with_parents (parent, 0700) == 0 && g_file_set_contents (path, text, (gssize)length, NULL)) || unpack_no_room (error);
}

static void
unpack_remove (const char *path)
{
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *below = g_build_filename (path, name, NULL);
        unpack_remove (below);
    }
    g_remove (path);
}

/* Lists are read on demand from the folder, which is about to go. */
static void
unpack_codes (const struct form *form)
{
    for (guint i = 0; i < form->sections->len; i++) {
        const struct section *section = g_ptr_array_index (form->sections, i);
        if (section->codes != NULL)
            form_codes (form, section->codes);
    }
}

static struct form *
unpack_into (const char *folder, const char *text, GError **error)
{
    const char *at = strchr (text, '\n');
    g_autofree char *id = at != NULL ? g_strndup (text, strcspn (text, " \n")) : NULL;
    g_autofree char *edition = id != NULL && unpack_safe_part (id) ? g_build_filename (folder, id, NULL) : NULL;
    bool sound = edition != NULL || unpack_fail (error);

    if (at != NULL)
        at++;
    while (sound && *at != '\0')
        sound = unpack_file (folder, &at, error);
    return sound ? formfile_load_folder (edition, error) : NULL;
}

struct form *
formfile_unpack (const char *text, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp ("juesuan-XXXXXX", NULL);
    struct form *form;

    if (folder == NULL) {
        unpack_no_room (error);
        return NULL;
    }
    form = unpack_into (folder, text, error);
    if (form != NULL)
        unpack_codes (form);
    unpack_remove (folder);
    return form;
}
