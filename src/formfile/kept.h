/* Files of the cache: what can be made anew at any time and costs more than reading it.  A file is taken only where this user wrote it,
 * with this very program, and its sum is right; whether it is of what is asked for is for its reader to tell by what stands in it.  It
 * may be deleted at any time. */
#ifndef FORMFILE_KEPT_H
#define FORMFILE_KEPT_H

#include "core/relocate.h"
#include "core/bytes.h"

/* A file in memory, which may be written to without changing the file. */
struct kept {
    GMappedFile *file;
    struct bytes bytes; /* what the writer put, from its start */
};

bool kept_open (struct kept *kept, const char *name); /* false: there is none to be taken */
void kept_close (struct kept *kept);
/* The sum over the file that lies there. */
uint64_t kept_sum (const struct region *file);
GByteArray *kept_new (void); /* to be filled and written; g_byte_array_unref */
/* Swallows nothing; where it cannot be written nothing is kept. */
void kept_write (const char *name, GByteArray *bytes);

#define KEPT_REGIONS 3

/* Appends memory with the places of its addresses, told by two that were made alike (core/relocate.h).  False where they were not. */
bool kept_put_memory (GByteArray *bytes, const struct region *one, const struct region *two, int n);
/* The memory where it lies in the file, its addresses put right; `others`: the n - 1 regions besides itself.  .at is NULL where there is none. */
struct region kept_memory (struct kept *kept, const struct region *others, int n);

#endif
