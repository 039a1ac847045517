/* A file in which some bytes are others: it opens or is refused, reads or fails with a sentence, and never crashes.  The
 * input is a list of places and bytes: three bytes each say where (two, big-endian, times the scale of the file) and what. */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

static struct {
    char *folder, *path;
    char *sound; /* a file as it should be */
    gsize size;
} fuzz;

static void
fuzz_clean (void)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

    for (size_t i = 0; i < G_N_ELEMENTS (ends); i++) {
        g_autofree char *path = g_strconcat (fuzz.path, ends[i], NULL);
        g_unlink (path);
    }
}

static void
fuzz_leave (void)
{
    fuzz_clean ();
    g_rmdir (fuzz.folder);
}

static void
fuzz_begin (void)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    struct item *item = item_new ("sangong", "total", "final", LAYER_VALUE);
    struct store *store;
    int64_t book = 0, group;

    fuzz.folder = g_dir_make_tmp ("juesuan-fuzz-XXXXXX", NULL);
    g_assert_nonnull (fuzz.folder);
    fuzz.path = g_build_filename (fuzz.folder, "a.db", NULL);
    atexit (fuzz_leave);
    store = store_open (fuzz.path, STORE_CREATE, NULL);
    g_assert_true (store_book_new (store, NULL, "unit", 2022, "small", "abc", "me", &book, NULL));
    item->new.state = ENTRY_VALUE;
    item->new.num = 1878;
    item->new.raw = g_strdup ("18.78");
    g_ptr_array_add (items, item);
    g_assert_true (store_commit (store, book, "me", GROUP_EDIT, 0, items, &group, NULL));
    store_close (store);
    g_assert_true (g_file_get_contents (fuzz.path, &fuzz.sound, &fuzz.size, NULL));
}

static void
fuzz_use (struct store *store)
{
    g_autoptr (GPtrArray) books = store_books (store, NULL);

    for (guint i = 0; books != NULL && i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        g_autoptr (GPtrArray) items = store_load (store, book->id, NULL);
        g_autoptr (GPtrArray) log = store_log (store, book->id, NULL, NULL, NULL, 0, NULL);
        g_autofree char *address = NULL, *text = NULL;
        int64_t group;
        g_autoptr (GPtrArray) undo = store_undoable (store, book->id, "me", &group, NULL);

        store_last_row (store, book->id, "duties");
        store_journal_get (store, book->id, "me", &address, &text);
    }
}

static void
fuzz_open (enum store_mode mode)
{
    g_autoptr (GError) error = NULL, unsound = NULL;
    struct store *store = store_open (fuzz.path, mode, &error);
    bool sound;

    g_assert_true ((store == NULL) == (error != NULL));
    if (store == NULL)
        return;
    fuzz_use (store);
    sound = store_verify (store, NULL, &unsound);
    g_assert_true (sound == (unsound == NULL));
    store_close (store);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *bytes = NULL;

    if (fuzz.folder == NULL)
        fuzz_begin ();
    bytes = g_malloc (fuzz.size);
    memcpy (bytes, fuzz.sound, fuzz.size);
    for (size_t i = 0; i + 2 < size; i += 3)
        bytes[((gsize) data[i] * 256 + data[i + 1]) * fuzz.size / 65536] = (char) data[i + 2];
    fuzz_clean ();
    g_assert_true (g_file_set_contents (fuzz.path, bytes, (gssize) fuzz.size, NULL));
    fuzz_open (STORE_READ);
    fuzz_open (STORE_WRITE);
    return 0;
}
