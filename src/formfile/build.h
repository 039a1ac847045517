/* The merged tree -> struct form, by the table of keys. */
#ifndef FORMFILE_BUILD_H
#define FORMFILE_BUILD_H

#include "core/form.h"
#include "formfile/node.h"

/* Never NULL; good only where nothing was complained about. */
struct form *build_form (struct complaints *complaints, const struct node *root);

#endif
