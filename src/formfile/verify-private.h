/* Shared by verify*.c. */
#ifndef FORMFILE_VERIFY_PRIVATE_H
#define FORMFILE_VERIFY_PRIVATE_H

#include "formfile/verify.h"

struct verifier {
    struct complaints *complaints;
    const struct form *form;
    const struct section *section; /* the one being looked at */
    GPtrArray *columns, *rows;     /* of char *: its names, borrowed */
    bool open_rows;                /* its rows are not all in the form */
    GHashTable *placed;            /* sections that stand in a part; in verify.c with the node that says so */
    GHashTable *printed;           /* sections that stand in the report; verify-more.c only */
};

void verify_fail (const struct verifier *verifier, const struct node *node, const char *format, ...) G_GNUC_PRINTF (3, 4);
void verify_each (const struct verifier *verifier, const struct node *group, const char *name,
                  void (*check) (const struct verifier *, const struct node *));
void verify_sections (struct verifier *verifier, const struct node *root,
                      void (*check) (const struct verifier *, const struct node *));
void verifier_clear (struct verifier *verifier);

/* verify-codes.c */
void verify_codes (struct complaints *complaints, const struct form *form);

#endif
