#include "folder.h"

#include <glib/gstdio.h>

char *
folder_new (void)
{
    g_autoptr (GError) error = NULL;
    char *path = g_dir_make_tmp ("juesuan-XXXXXX", &error);

    g_assert_no_error (error);
    return path;
}

void
folder_remove (const char *path)
{
    GDir *dir = g_dir_open (path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *child = g_build_filename (path, name, NULL);
        folder_remove (child);
    }
    if (dir != NULL)
        g_dir_close (dir);
    g_remove (path);
}

void
folder_put_bytes (const char *folder, const char *name, const char *text, gssize length)
{
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
    g_file_set_contents (path, text, length, &error);
    g_assert_no_error (error);
}

void
folder_put (const char *folder, const char *name, const char *text)
{
    folder_put_bytes (folder, name, text, -1);
}

char *
folder_get (const char *folder, const char *name, gsize *length)
{
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GError) error = NULL;
    char *text = NULL;

    g_file_get_contents (path, &text, length, &error);
    g_assert_no_error (error);
    return text;
}
