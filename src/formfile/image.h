/* struct form <-> bytes, by the table of keys: whatever the form language has goes in and comes out without being named here. */
#ifndef FORMFILE_IMAGE_H
#define FORMFILE_IMAGE_H

#include "core/form.h"
#include "formfile/bytes.h"

/* The form without its code lists, folder and hash. */
void image_write (GByteArray *bytes, const struct form *form);
/* NULL where the bytes are no form. */
struct form *image_read (struct bytes *bytes);

#endif
