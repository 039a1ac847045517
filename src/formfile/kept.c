/* A file is a head with the sum over the rest, the program's build id, and what the caller puts behind it. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "formfile/kept.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ALIGN 16

/* Its size is a multiple of ALIGN, so that what is aligned behind it is aligned in memory. */
struct head {
    char mark[16];
    uint64_t sum;
    uint64_t length; /* of the rest */
};

static const char mark[] = "juesuan cache 2";
G_STATIC_ASSERT (sizeof mark == sizeof ((struct head *)NULL)->mark && sizeof (struct head) % ALIGN == 0);

static int
find_build_id (struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW (Phdr) *part = &info->dlpi_phdr[i];
        const char *at = (const char *)(info->dlpi_addr + part->p_vaddr);
        const char *end = at + part->p_memsz;
        while (part->p_type == PT_NOTE && end - at > (ptrdiff_t)sizeof (ElfW (Nhdr))) {
            const ElfW (Nhdr) *note = (const void *)at;
            const char *name = at + sizeof *note;
            const char *id = name + ((note->n_namesz + 3) & ~3u);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp (name, "GNU", 4) == 0)
                for (ElfW (Word) k = 0; k < note->n_descsz; k++)
                    g_string_append_printf (data, "%02x", (guint8)id[k]);
            at = id + ((note->n_descsz + 3) & ~3u);
        }
    }
    return 1; /* the first is the program itself */
}

/* Which build of the program this is: another one may read the same files differently, or lay out memory differently.  "" where the
 * linker did not say. */
static char *
build_id (void)
{
    GString *id = g_string_new (NULL);

    dl_iterate_phdr (find_build_id, id);
    return g_string_free (id, FALSE);
}

/* $JUESUAN_CACHE, where it is "" nothing is kept; else the user's cache folder. */
static char *
cache_path (const char *name)
{
    const char *set = g_getenv ("JUESUAN_CACHE");

    if (set != NULL)
        return set[0] != '\0' ? g_build_filename (set, name, NULL) : NULL;
    return g_build_filename (g_get_user_cache_dir (), "juesuan", name, NULL);
}

/* Only what this user wrote, and nobody else could write: its sums prove damage, not who made it. */
static GMappedFile *
own_file (const char *path)
{
    int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
    struct stat st;
    bool own = file >= 0 && fstat (file, &st) == 0 && S_ISREG (st.st_mode) && st.st_uid == geteuid () && (st.st_mode & 022) == 0;
    GMappedFile *mapped = own ? g_mapped_file_new_from_fd (file, TRUE, NULL) : NULL;

    if (file >= 0)
        close (file);
    return mapped;
}

/* What stands behind the head, where nothing of it is damaged. */
static bool
read_head (struct kept *kept)
{
    char *contents = g_mapped_file_get_contents (kept->file);
    gsize length = g_mapped_file_get_length (kept->file);
    struct head head;

    if (length < sizeof head)
        return false;
    memcpy (&head, contents, sizeof head);
    kept->bytes = (struct bytes){ contents + sizeof head, contents + length, true };
    return memcmp (head.mark, mark, sizeof mark) == 0 && head.length == length - sizeof head &&
           head.sum == bytes_sum (kept->bytes.at, length - sizeof head);
}

bool
kept_open (struct kept *kept, const char *name)
{
    g_autofree char *path = cache_path (name);
    g_autofree char *id = build_id ();

    kept->file = path != NULL && id[0] != '\0' ? own_file (path) : NULL;
    if (kept->file == NULL)
        return false;
    if (read_head (kept) && g_strcmp0 (bytes_text (&kept->bytes), id) == 0)
        return true;
    kept_close (kept);
    return false;
}

void
kept_close (struct kept *kept)
{
    g_clear_pointer (&kept->file, g_mapped_file_unref);
}

uint64_t
kept_sum (const struct region *file)
{
    return ((const struct head *)(void *)file->at)->sum;
}

GByteArray *
kept_new (void)
{
    GByteArray *bytes = g_byte_array_new ();
    g_autofree char *id = build_id ();

    g_byte_array_set_size (bytes, sizeof (struct head));
    bytes_put_text (bytes, id);
    return bytes;
}

/* Whole or not at all: other programs may be reading.  Not synced: after a power cut the sum tells. */
static void
put_file (const char *path, const GByteArray *bytes)
{
    g_autofree char *folder = g_path_get_dirname (path);
    g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
    int file = g_mkdir_with_parents (folder, 0700) == 0 ? g_mkstemp (temporary) : -1;

    if (file < 0)
        return;
    bool whole = write (file, bytes->data, bytes->len) == (ssize_t)bytes->len;
    whole = close (file) == 0 && whole;
    if (!whole || g_rename (temporary, path) != 0)
        g_unlink (temporary);
}

void
kept_write (const char *name, GByteArray *bytes)
{
    g_autofree char *path = cache_path (name);
    g_autofree char *id = build_id ();
    struct head head = { .length = bytes->len - sizeof head };

    if (path == NULL || id[0] == '\0')
        return;
    memcpy (head.mark, mark, sizeof mark);
    head.sum = bytes_sum ((const char *)bytes->data + sizeof head, head.length);
    memcpy (bytes->data, &head, sizeof head);
    put_file (path, bytes);
}

static void
align (GByteArray *bytes)
{
    while (bytes->len % ALIGN != 0)
        g_byte_array_append (bytes, (const guint8 *)"", 1);
}

bool
kept_put_memory (GByteArray *bytes, const struct region *one, const struct region *two, int n)
{
    GArray *places[KEPT_REGIONS];

    for (int i = 0; i < KEPT_REGIONS; i++)
        places[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
    bool alike = relocate_find (one, two, n, places);
    g_autofree char *memory = g_memdup2 (one->at, one->size);
    for (int i = 0; i < n && alike; i++) {
        relocate_down (memory, (const guint32 *)(void *)places[i]->data, places[i]->len, one[i].at);
        bytes_put_number (bytes, places[i]->len);
        align (bytes);
        g_byte_array_append (bytes, (const guint8 *)places[i]->data, places[i]->len * (guint)sizeof (guint32));
    }
    for (int i = 0; i < KEPT_REGIONS; i++)
        g_array_unref (places[i]);
    bytes_put_number (bytes, (int64_t)one->size);
    align (bytes);
    g_byte_array_append (bytes, (const guint8 *)memory, (guint)one->size);
    return alike;
}

/* A block of so many pieces of this size, aligned; NULL where it does not fit. */
static char *
take_block (struct kept *kept, gsize piece, gsize *n)
{
    const char *start = g_mapped_file_get_contents (kept->file);
    int64_t count = bytes_number (&kept->bytes);
    gsize at = ((gsize)(kept->bytes.at - start) + ALIGN - 1) / ALIGN * ALIGN;
    gsize left = at <= (gsize)(kept->bytes.end - start) ? (gsize)(kept->bytes.end - start) - at : 0;

    if (!kept->bytes.sound || count < 0 || (guint64)count > left / piece) {
        kept->bytes.sound = false;
        return NULL;
    }
    *n = (gsize)count;
    kept->bytes.at = start + at + *n * piece;
    return (char *)start + at;
}

/* Nearly every page of it is written to at once: one call instead of a fault for each. */
static void
take_pages (const struct region *memory)
{
#ifdef MADV_POPULATE_WRITE
    gsize page = (gsize)sysconf (_SC_PAGESIZE);
    gsize from = (gsize)memory->at / page * page;

    madvise ((void *)from, (gsize)memory->at + memory->size - from, MADV_POPULATE_WRITE); /* where it fails pages come one by one */
#else
    (void)memory;
#endif
}

struct region
kept_memory (struct kept *kept, const struct region *others, int n)
{
    struct region memory = { NULL, 0 };
    const guint32 *places[KEPT_REGIONS];
    gsize counts[KEPT_REGIONS];
    bool right = true;

    for (int i = 0; i < n; i++)
        places[i] = (const guint32 *)(void *)take_block (kept, sizeof (guint32), &counts[i]);
    memory.at = take_block (kept, 1, &memory.size);
    if (kept->bytes.sound)
        take_pages (&memory);
    for (int i = 0; i < n && right && kept->bytes.sound; i++)
        right = relocate_up (&memory, places[i], counts[i], i == 0 ? memory.at : others[i - 1].at);
    if (!right || !kept->bytes.sound)
        memory.at = NULL;
    return memory;
}
