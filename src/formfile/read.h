/* Form files on disk -> one tree, and which folder is which edition. */
#ifndef FORMFILE_READ_H
#define FORMFILE_READ_H

#include "formfile/node.h"

/* Names of the *.cfg files of a folder, sorted; array of char *, empty where it cannot be read. */
GPtrArray *read_names (const char *folder);

/* The text of a file (zero-terminated) as a group of its settings; NULL after a complaint. */
struct node *read_text (struct complaints *complaints, const char *path, const char *text, size_t length);

/* One file as a group of its settings; NULL after a complaint. */
struct node *read_file (struct complaints *complaints, const char *path);

/* All *.cfg files of a folder as one group: "edition" and the sections.  NULL where nothing could be read; what could be read in
 * spite of complaints is returned. */
struct node *read_folder (struct complaints *complaints, const char *folder);

#endif
