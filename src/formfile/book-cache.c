/* A file of the cache holds one book's structure; there are a few of them, and another book may take its slot.  A file that says only
 * what it is of waits for that to be opened again: who goes through thousands of books keeps none of them. */
#include "formfile/book-cache.h"

#include "core/book-kept.h"
#include "formfile/cache.h"
#include "formfile/kept.h"

#include <string.h>

#define SLOTS 16

enum state { STATE_OTHER, STATE_SEEN, STATE_BUILT, STATE_NEVER }; /* what the place holds: nothing of this book .. that it cannot be kept */

struct slot {
    struct region form;
    char *key;  /* the form's file and the rows */
    char *name; /* of the file */
};

/* False for books that are not kept: of a form that was not, and with codes settled in their file, which name rows. */
static bool
find_slot (const struct form *form, const struct book *book, struct slot *slot)
{
    g_autofree char *rows = book_rows (book);

    if (!cache_region (form, &slot->form) || form->settled != NULL)
        return false;
    slot->key = g_strdup_printf ("%016" G_GINT64_MODIFIER "x %s", kept_sum (&slot->form), rows);
    slot->name = g_strdup_printf ("%02x.book", (guint)(bytes_sum (slot->key, strlen (slot->key)) % SLOTS));
    return true;
}

/* Takes what is kept where that is of this book. */
static enum state
take (struct book *book, const struct slot *slot)
{
    struct region others[2] = { slot->form, book_sections_region (book) };
    struct region memory = { NULL, 0 };
    enum state state = STATE_OTHER;
    struct kept kept;

    if (!kept_open (&kept, slot->name))
        return STATE_OTHER;
    if (g_strcmp0 (bytes_text (&kept.bytes), slot->key) == 0)
        state = (enum state)bytes_number (&kept.bytes);
    gsize root = state == STATE_BUILT ? (gsize)bytes_number (&kept.bytes) : 0;
    if (state == STATE_BUILT)
        memory = kept_memory (&kept, others, 3);
    if (memory.at != NULL && kept.bytes.sound && root < memory.size) {
        book_take (book, memory.at + root, (void (*) (void *))g_mapped_file_unref, kept.file);
        return STATE_BUILT;
    }
    kept_close (&kept);
    return state == STATE_BUILT ? STATE_OTHER : state;
}

static GByteArray *
begin (const struct slot *slot, enum state state)
{
    GByteArray *bytes = kept_new ();

    bytes_put_text (bytes, slot->key);
    bytes_put_number (bytes, state);
    return bytes;
}

/* The same book built once more over the same form in another slot. */
static bool
put_twins (GByteArray *bytes, struct book *book, const struct slot *slot, const GPtrArray *items)
{
    g_autoptr (Form) form = cache_read (book_form (book)->folder);
    struct region one[3] = { [1] = slot->form };
    struct region two[3];
    gsize root[2];

    if (form == NULL || !cache_region (form, &two[1]) || two[1].size != one[1].size || kept_sum (&two[1]) != kept_sum (&one[1]))
        return false;
    struct book *twin = book_begin (form, book_year (book), items, NULL);
    struct region pair[2];
    bool alike = book_rebuild (twin, NULL) && book_built (twin, pair, &root[1]);
    two[0] = pair[0];
    two[2] = pair[1];
    alike = alike && book_built (book, pair, &root[0]) && root[0] == root[1];
    one[0] = pair[0];
    one[2] = pair[1];
    if (alike) {
        bytes_put_number (bytes, (int64_t)root[0]);
        alike = kept_put_memory (bytes, one, two, 3);
    }
    book_free (twin);
    return alike;
}

static void
keep (struct book *book, const struct slot *slot, enum state state, const GPtrArray *items)
{
    g_autoptr (GByteArray) bytes = begin (slot, state == STATE_SEEN ? STATE_BUILT : STATE_SEEN);

    if (state == STATE_NEVER)
        return;
    if (state == STATE_SEEN && !put_twins (bytes, book, slot, items)) {
        g_byte_array_unref (bytes);
        bytes = begin (slot, STATE_NEVER);
    }
    kept_write (slot->name, bytes);
}

struct book *
formfile_open_book (const struct form *form, int year, const GPtrArray *items, GPtrArray *parked, GError **error)
{
    struct book *book = book_begin (form, year, items, parked);
    struct slot slot = { .key = NULL };
    bool kept = find_slot (form, book, &slot);
    enum state state = kept ? take (book, &slot) : STATE_OTHER;
    bool sound = state == STATE_BUILT || book_rebuild (book, error);

    if (sound && kept && state != STATE_BUILT)
        keep (book, &slot, state, items);
    g_free (slot.key);
    g_free (slot.name);
    if (!sound) {
        book_free (book);
        return NULL;
    }
    book_finish (book, items, parked);
    return book;
}
