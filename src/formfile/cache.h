/* Forms that were read before.  Parsing, merging and checking an edition costs more than all the rest of a start; the result is kept
 * in the user's cache folder together with the text of every file it was made of, and is used only where the folders still
 * have exactly these files with exactly these bytes, and the program is the same.  So it cannot be stale; it may be deleted at any time. */
#ifndef FORMFILE_CACHE_H
#define FORMFILE_CACHE_H

#include "core/form.h"
#include "core/relocate.h"

/* The form of an edition's folder; NULL where none is kept for what the folder holds now. */
struct form *cache_read (const char *folder);
/* Where such a form lies, with the head of its file first (formfile/kept.h); false for others. */
bool cache_region (const struct form *form, struct region *region);
/* Keeps a sound form and what it was made of (of struct layer_source *).  Where that cannot be written nothing is kept. */
void cache_write (const struct form *form, const GPtrArray *layers);

#endif
