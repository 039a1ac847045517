/* Inheritance of editions: one tree laid over another, by ids, before the keys mean anything. */
#ifndef FORMFILE_MERGE_H
#define FORMFILE_MERGE_H

#include "formfile/node.h"

/* Complains about pieces of one list that have the same id. */
void merge_check_ids (struct complaints *complaints, const struct node *root);

/* Changes `base` by what `over` says.  Sections, and pieces of lists that have an id, are merged; all else is replaced.
 * drop = [ ids or keys ] takes away, after = "id" says where a new piece goes (or an old one moves).  Swallows `over`. */
void merge_take (struct complaints *complaints, struct node *base, struct node *over);

/* Complains about drop and after that have nothing to change, and takes them out. */
void merge_finish (struct complaints *complaints, struct node *root);

#endif
