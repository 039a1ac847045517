/* Plain values one behind the other in a block of bytes: the cache of forms, a report on its way to another process.  Reading never leaves
 * the block, whatever is in it: after the first piece that does not fit everything reads as nothing and `sound` is false. */
#ifndef CORE_BYTES_H
#define CORE_BYTES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

void bytes_put_number (GByteArray *bytes, int64_t number);
void bytes_put_text (GByteArray *bytes, const char *text); /* NULL is not "" */
void bytes_put_block (GByteArray *bytes, const char *block, gsize length);

struct bytes {
    const char *at;
    const char *end;
    bool sound;
};

int64_t bytes_number (struct bytes *bytes);
/* A count of pieces that follow, each at least one byte long. */
guint bytes_count (struct bytes *bytes);
const char *bytes_text (struct bytes *bytes);                 /* borrowed from the block, zero-terminated */
const char *bytes_block (struct bytes *bytes, gsize *length); /* the same with its length */

/* Tells a block that was cut off or damaged; no protection against anybody. */
uint64_t bytes_sum (const char *block, gsize length);

#endif
