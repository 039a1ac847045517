/* "@name" in the texts of a form: the printed code of a table, or one of the edition's own words.  So that a base can speak of a table
 * whose number another year changes. */
#ifndef FORMFILE_WORDS_H
#define FORMFILE_WORDS_H

#include "formfile/node.h"

/* Puts in the words everywhere in the tree of a whole edition (bases merged); complains about unknown ones. */
void words_expand (struct complaints *complaints, struct node *root);

#endif
