/* A tree as form-file text again. */
#ifndef FORMFILE_SHOW_H
#define FORMFILE_SHOW_H

#include "formfile/node.h"

/* Readable libconfig text that reads back to the same tree, with # file:line behind each piece; g_free. */
char *show_tree (const struct node *root);
char *show_node (const struct node *node);

#endif
