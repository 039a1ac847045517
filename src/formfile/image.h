/* A form as one piece of memory, by the table of keys: whatever the form language has comes over without being named here.  Such a piece
 * is written to a file, mapped into memory again by whoever opens the edition next, and needs only its addresses put right. */
#ifndef FORMFILE_IMAGE_H
#define FORMFILE_IMAGE_H

#include "core/form.h"

struct image;

/* A copy of the form with its code lists; all of it lies in the arena. */
struct image *image_make (const struct form *form, struct arena *arena);
/* The form of a piece of memory whose addresses are right.  form_free gives back what was made when it was used, then calls
 * release (memory): the piece is not looked at afterwards. */
struct form *image_form (struct image *image, void (*release) (void *memory), void *memory);
/* What form_free will call. */
void *image_memory (const struct form *form);

#endif
