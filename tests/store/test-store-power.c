/* Power loss: everything that is written while figures are saved is noted; then, for every moment, the file system is put
 * together as a disk may hold it: what was synced is there, of what was written since there is nothing, all, or all but that
 * the last write was torn, or the last alone.  Each must open, be sound, and hold every save that was answered before. */
#include <glib/gstdio.h>
#include <string.h>

#include "faulty.h"
#include "fixture.h"

#define SAVES 4

struct event {
    int file; /* 0 the database, 1 -wal, 2 -journal */
    enum faulty_kind kind;
    GBytes *bytes;
    int64_t size, offset;
    int saved; /* how many saves were answered before it */
};

struct power {
    const struct fixture *fixture;
    GArray *events;
    int saved;
};

static const char *const power_ends[] = {"", "-wal", "-journal"};
#define N_FILES 3

static void
power_note (void *data, const char *path, enum faulty_kind kind, const void *bytes, int64_t size, int64_t offset)
{
    struct power *power = data;

    for (int i = 0; i < N_FILES; i++) {
        g_autofree char *of = g_strconcat (power->fixture->path, power_ends[i], NULL);
        struct event event = {i, kind, bytes ? g_bytes_new (bytes, (gsize)size) : NULL, size, offset, power->saved};

        if (strcmp (of, path) == 0) {
            g_array_append_val (power->events, event);
            return;
        }
        if (event.bytes)
            g_bytes_unref (event.bytes);
    }
}

static void
power_record (struct power *power)
{
    struct faulty *faulty = faulty_install ();
    struct store *store;

    *faulty = (struct faulty){.note = power_note, .data = power};
    store = fixture_open (power->fixture, STORE_WRITE);
    for (power->saved = 0; power->saved < SAVES; power->saved++) {
        g_autofree char *old = power->saved > 0 ? g_strdup_printf ("%d", power->saved) : NULL;
        g_autofree char *new = g_strdup_printf ("%d", power->saved + 1);

        fixture_edit (store, 1, "赵", "n", old, new);
    }
    store_close (store);
    *faulty = (struct faulty){0};
}

/* A file as a disk may hold it. */
struct disk {
    GByteArray *now, *safe; /* with all writes; with those that a sync covered.  NULL: no such file */
};

static GByteArray *
disk_copy (const GByteArray *from)
{
    GByteArray *copy = from ? g_byte_array_new () : NULL;

    if (from && from->len > 0)
        g_byte_array_append (copy, from->data, from->len);
    return copy;
}

static void
disk_clear (GByteArray **bytes)
{
    if (*bytes)
        g_byte_array_unref (*bytes);
    *bytes = NULL;
}

static void
disk_write (GByteArray **bytes, const struct event *event, int64_t size)
{
    guint end = (guint)(event->offset + size);

    if (!*bytes)
        *bytes = g_byte_array_new ();
    if ((*bytes)->len < end) {
        guint old = (*bytes)->len;

        g_byte_array_set_size (*bytes, end);
        memset ((*bytes)->data + old, 0, end - old);
    }
    memcpy ((*bytes)->data + event->offset, g_bytes_get_data (event->bytes, NULL), (gsize)size);
}

static void
disk_do (struct disk *disk, const struct event *event)
{
    switch (event->kind) {
    case FAULTY_WRITE:
        disk_write (&disk->now, event, event->size);
        break;
    case FAULTY_TRUNCATE:
        if (disk->now && disk->now->len > event->size)
            g_byte_array_set_size (disk->now, (guint)event->size);
        break;
    case FAULTY_DELETE: /* SQLite syncs the folder where it matters */
        disk_clear (&disk->now);
        disk_clear (&disk->safe);
        break;
    case FAULTY_SYNC:
        disk_clear (&disk->safe);
        disk->safe = disk_copy (disk->now);
        break;
    }
}

enum loss { LOSS_NOTHING, LOSS_UNSYNCED, LOSS_TORN, LOSS_EARLIER };
#define N_LOSSES 4

/* What is left of one file when the power goes after `event` (of this file, or NULL). */
static GByteArray *
disk_left (const struct disk *disk, const struct event *event, enum loss loss)
{
    GByteArray *left;

    if (loss == LOSS_NOTHING)
        return disk_copy (disk->now);
    left = disk_copy (disk->safe);
    if (!event || event->kind != FAULTY_WRITE || loss == LOSS_UNSYNCED)
        return left;
    disk_write (&left, event, loss == LOSS_TORN ? event->size / 2 : event->size);
    return left;
}

static void
power_put (const struct power *power, int file, const GByteArray *bytes)
{
    g_autofree char *path = g_strconcat (power->fixture->path, power_ends[file], NULL);

    g_unlink (path);
    if (bytes)
        g_assert_true (g_file_set_contents (path, bytes->len > 0 ? (const char *)bytes->data : "", (gssize)bytes->len, NULL));
}

static void
power_look (const struct power *power, const struct event *event)
{
    g_autofree char *shm = g_strconcat (power->fixture->path, "-shm", NULL);
    struct store *store;
    g_autofree char *shown = NULL;
    int n;

    g_unlink (shm);
    store = fixture_open (power->fixture, STORE_WRITE);
    shown = fixture_values (store, 1);
    n = strcmp (shown, "") == 0 ? 0 : (int)g_ascii_strtoll (shown + strlen ("n="), NULL, 10);
    g_assert_cmpint (n, >=, event->saved);
    g_assert_cmpint (n, <=, event->saved + 1); /* one may be done and not answered */
    fixture_assert_sound (store);
    store_close (store);
}

static void
test_power (struct fixture *f, gconstpointer data)
{
    struct power power = {f, g_array_new (FALSE, FALSE, sizeof (struct event)), 0};
    struct disk disks[N_FILES] = {{NULL, NULL}};
    char *bytes;
    gsize size;
    int64_t book;

    (void)data;
    store_close (fixture_store (f, &book));
    g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
    disks[0].now = g_byte_array_new_take ((guint8 *)bytes, size);
    disks[0].safe = disk_copy (disks[0].now);
    power_record (&power);
    g_assert_cmpuint (power.events->len, >, 20);
    for (guint i = 0; i < power.events->len; i++) {
        const struct event *event = &g_array_index (power.events, struct event, i);

        disk_do (&disks[event->file], event);
        for (enum loss loss = LOSS_NOTHING; loss < N_LOSSES; loss++) {
            for (int file = 0; file < N_FILES; file++) {
                GByteArray *left = disk_left (&disks[file], file == event->file ? event : NULL, loss);

                power_put (&power, file, left);
                disk_clear (&left);
            }
            power_look (&power, event);
        }
    }
    g_test_message ("%u moments, %d losses each", power.events->len, N_LOSSES);
    for (guint i = 0; i < power.events->len; i++)
        g_clear_pointer (&g_array_index (power.events, struct event, i).bytes, g_bytes_unref);
    for (int file = 0; file < N_FILES; file++) {
        disk_clear (&disks[file].now);
        disk_clear (&disks[file].safe);
    }
    g_array_unref (power.events);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/power/each-moment", test_power);
    return g_test_run ();
}
