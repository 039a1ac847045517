/* An edition with its bases as one tree. */
#ifndef FORMFILE_EDITION_H
#define FORMFILE_EDITION_H

#include "formfile/node.h"

/* The folder of an edition given by id or by path; `beside` (may be NULL) is an edition's folder whose neighbours are looked at
 * first.  NULL: there is none.  g_free. */
char *edition_find (const char *edition, const char *beside);
/* The last part of a folder's name. */
char *edition_id (const char *folder);

/* Reads the edition of a folder and its bases and lays them over one another.  NULL, or a tree that is good for nothing, where something
 * was complained about.  *hash (may be NULL) gets the SHA-256 over all files, hex. */
struct node *edition_read (struct complaints *complaints, const char *folder, char **hash);

#endif
