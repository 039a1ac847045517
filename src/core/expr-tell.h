/* A formula in words, for those who want to know where a figure comes from.  Names come from the caller. */
#ifndef CORE_EXPR_TELL_H
#define CORE_EXPR_TELL_H

#include "expr.h"

struct tell_names {
    char *(*name) (const struct ref *ref, void *data); /* what people call it; g_free */
    bool (*is_text) (const struct ref *ref, void *data);
    void *data;
    GHashTable *params;                                /* name -> text, for the limits of the edition; NULL none */
};

/* "若年初预算数没有数，为0……" in the language of the messages.  g_free. */
char *expr_tell (const struct expr *expr, const struct tell_names *names);
/* A sentence without its figures: "决算数为〔合计 决算数〕万元".  g_free. */
char *template_tell (const struct template *template, const struct tell_names *names);

#endif
