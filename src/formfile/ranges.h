/* "201:234" in the lists of rows that a form writes: the rows from one to another, in their order; "-9:-26": empty lines with those
 * numbers. */
#ifndef FORMFILE_RANGES_H
#define FORMFILE_RANGES_H

#include "formfile/node.h"

/* Puts the rows in everywhere in the tree of a whole edition (bases merged); complains about rows that do not exist. */
void ranges_expand (struct complaints *complaints, struct node *root);

#endif
