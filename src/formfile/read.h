/* Form files on disk -> one tree, and which folder is which edition. */
#ifndef FORMFILE_READ_H
#define FORMFILE_READ_H

#include "formfile/node.h"

/* One file of an edition, zero-terminated. */
struct source {
    char *name;
    char *text;
    gsize length;
};

int read_compare_names (gconstpointer a, gconstpointer b); /* for g_ptr_array_sort */

/* The files of a folder whose names end so, .cfg, by name, of struct source *; g_ptr_array_unref.  Complains about those that cannot be
 * read. */
GPtrArray *read_sources (struct complaints *complaints, const char *folder, const char *ending);
/* Whether the folder has these files with that ending and no others. */
bool read_same (const char *folder, const char *ending, const GPtrArray *sources);

/* The text of a file (zero-terminated) as a group of its settings; NULL after a complaint. */
struct node *read_text (struct complaints *complaints, const char *path, const char *text, size_t length);

/* One file as a group of its settings; NULL after a complaint. */
struct node *read_file (struct complaints *complaints, const char *path);

/* All files of a folder as one group: "edition" and the sections.  NULL where nothing could be read; what could be read in
 * spite of complaints is returned. */
struct node *read_folder (struct complaints *complaints, const char *folder, const GPtrArray *sources);

#endif
