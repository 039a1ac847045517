/* What the files of the trace share: trace.c (from what), trace-uses.c (into what), trace-words.c (in which words). */
#ifndef SESSION_TRACE_PRIVATE_H
#define SESSION_TRACE_PRIVATE_H

#include "session/private.h"

struct trace {
    struct session *session;
    GPtrArray *lines;
    GHashTable *seen;    /* of node + 1: each is unfolded once */
    GPtrArray *outcomes; /* uses only */
    struct report *report;
};

void trace_init (struct trace *trace, struct session *session);
GPtrArray *trace_finish (struct trace *trace);
void trace_add (struct trace *trace, int depth, int node, char *text_take);
/* With the cell's address beside it. */
void trace_add_node (struct trace *trace, int depth, int node, char *text_take);
char *trace_text (const struct book *book, int node);

/* Row, column and section of a cell; those that `beside` (NULL none) has too are left out.  g_free. */
char *trace_name (const struct book *book, int node, const struct cell *beside);
/* The formula of a computed cell with the names that people know: "因公出国（境）费 + 公务接待费".  g_free. */
char *trace_formula_words (const struct book *book, int node);
/* What a rule demands: its formula in words, or what all cells are checked for.  g_free. */
char *trace_rule_words (const struct book *book, const struct finding *finding);
const char *trace_outcome (enum outcome outcome);

#endif
