/* Whether the file that is open is still the one that its name leads to.  SQLite goes on writing into a file that was deleted
 * or replaced, and everything saved would go with it. */
#include "private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
store_presence_note (struct store *store)
{
    GStatBuf st;

    if (g_stat (store->file, &st) != 0)
        return;
    store->device = (uint64_t)st.st_dev;
    store->inode = (uint64_t)st.st_ino;
}

/* A name beside the file that nothing has yet. */
static char *
presence_rescue_name (const struct store *store)
{
    char *name = g_strconcat (store->file, ".rescued", NULL);

    for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++) {
        g_free (name);
        name = g_strdup_printf ("%s.rescued%d", store->file, i);
    }
    return name;
}

/* What is open is copied beside, once. */
static void
presence_rescue (struct store *store)
{
    g_autofree char *name = presence_rescue_name (store);

    if (!store->rescued && store_copy (store, name, NULL))
        store->rescued = g_steal_pointer (&name);
}

bool
store_present (struct store *store, GError **error)
{
    GStatBuf st;

    if (store->inode == 0 ||
        (g_stat (store->file, &st) == 0 && store->device == (uint64_t)st.st_dev && store->inode == (uint64_t)st.st_ino))
        return true;
    presence_rescue (store);
    if (store->rescued)
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                     _ ("The file %s was deleted or replaced while it was open; nothing more can be saved in it. All that was "
                        "saved before is in %s. Leave, look at both and go on with the right one."),
                     store->path, store->rescued);
    else
        g_set_error (error, STORE_ERROR, STORE_ERROR_OPEN,
                     _ ("The file %s was deleted or replaced while it was open, and no copy could be written beside it. Do not "
                        "leave; make room or make its folder writable, then try again."),
                     store->path);
    return false;
}
