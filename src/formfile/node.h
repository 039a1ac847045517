/* A form file as a plain tree: what libconfig read, with the place of each piece, so that editions can be laid over one
 * another before anything is understood.  Knows nothing of what the keys mean. */
#ifndef FORMFILE_NODE_H
#define FORMFILE_NODE_H

#include <glib.h>
#include <stdbool.h>

enum node_kind { NODE_GROUP, NODE_LIST, NODE_ARRAY, NODE_TEXT, NODE_NUMBER, NODE_YES_NO };

struct node {
    enum node_kind kind;
    char *name;           /* key; NULL for the pieces of a list or an array */
    char *text;           /* NODE_TEXT */
    int number;           /* NODE_NUMBER; 1 and 0 of NODE_YES_NO */
    char *file;
    int line;
    GPtrArray *children;  /* of struct node *; NULL for texts, numbers and yes or no */
};

struct node *node_new (enum node_kind kind, const char *name, const char *file, int line);
struct node *node_copy (const struct node *node);
void node_free (struct node *node);
typedef struct node Node; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Node, node_free)

/* The child of that name; NULL none. */
struct node *node_get (const struct node *node, const char *name);
/* The text of that child; NULL where there is none or it is no text. */
const char *node_get_text (const struct node *node, const char *name);
/* Places of children: -1 none. */
int node_index (const struct node *node, const char *name);
/* What a list's piece is known by: its "id", or in a list named "cells" its "column"; NULL for a piece without. */
const char *node_id (const struct node *list, const struct node *piece);
int node_index_of_id (const struct node *list, const char *id);

static inline struct node *
node_child (const struct node *node, guint i)
{
    return g_ptr_array_index (node->children, i);
}

static inline guint
node_n (const struct node *node)
{
    return node->children != NULL ? node->children->len : 0;
}

/* What is wrong with the form files, collected like a compiler's messages. */
struct complaint {
    char *file;
    int line;
    char *text;
};

struct complaints {
    GPtrArray *found;   /* of struct complaint * */
    GPtrArray *dropped; /* what editions took from their bases, the same: text is the name */
};

void complaints_init (struct complaints *complaints);
void complaints_clear (struct complaints *complaints);
/* line 0: about the file or folder as a whole. */
void complain (struct complaints *complaints, const char *file, int line, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* As lines file:line: sentence, by file and line, each once.  Array of char *; g_ptr_array_unref. */
GPtrArray *complaints_lines (struct complaints *complaints);

/* Remembers that a name was dropped, for whoever misses it. */
void complaints_dropped (struct complaints *complaints, const char *file, int line, const char *name);

/* complain () about a word, with the place that dropped it, or the nearest right one: "there is no X; did you mean Y?" */
void complain_nearest (struct complaints *complaints, const char *file, int line, const char *sentence, const char *word, GPtrArray *names);

#endif
