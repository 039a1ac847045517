/* An edition with its bases as one tree. */
#ifndef FORMFILE_EDITION_H
#define FORMFILE_EDITION_H

#include "formfile/node.h"

/* The folder of an edition given by id or by path; `beside` (may be NULL) is an edition's folder whose neighbours are looked at
 * first.  NULL: there is none.  g_free. */
char *edition_find (const char *edition, const char *beside);
/* The folder of the base that an edition's folder names; NULL none.  g_free. */
char *edition_base (const char *folder);
/* The last part of a folder's name. */
char *edition_id (const char *folder);

/* One edition of those that a form is made of. */
struct layer_source {
    char *folder;
    char *base;         /* id of the edition below; NULL none */
    GPtrArray *sources; /* of struct source * */
};

/* Reads the edition of a folder and its bases and lays them over one another.  NULL, or a tree that is good for nothing, where something
 * was complained about.  `layers` (may be NULL, from edition_layers_new) gets what was read, the edition asked for first. */
struct node *edition_read (struct complaints *complaints, const char *folder, GPtrArray *layers);
GPtrArray *edition_layers_new (void);
struct layer_source *edition_layer_new (const char *folder, const char *base, GPtrArray *sources_take);
/* SHA-256 over all files of all layers, hex; g_free. */
char *edition_hash (const GPtrArray *layers);
/* A folder's name without / at its end; g_free. */
char *edition_plain (const char *folder);

#endif
