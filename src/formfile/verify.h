/* What must fit together within the form files: names of columns, rows and sections that other places mention. */
#ifndef FORMFILE_VERIFY_H
#define FORMFILE_VERIFY_H

#include "core/form.h"
#include "formfile/node.h"

/* Checks, puts the sections into the order of the parts, and fills in the aliases that follow from the printed codes. */
void verify_form (struct complaints *complaints, const struct node *root, struct form *form);

/* What loading need not know but the author of a form should: sections in no part, choices without words and the like. */
void verify_more (struct complaints *complaints, const struct node *root, const struct form *form);

#endif
