/* Formulas copied into an arena that others own: all of the copy lies there, but for what is made only when it is used. */
#include "core/expr-private.h"

#include <string.h>

static char *
keep_text (const char *text, struct arena *arena)
{
    return text != NULL ? arena_text (arena, text, strlen (text)) : NULL;
}

static struct expr_node *
keep_node (const struct expr_node *node, struct arena *arena)
{
    struct expr_node *kept = arena_alloc (arena, sizeof *kept);

    *kept = *node;
    kept->literal = value_kept (&node->literal, arena);
    kept->pattern = NULL;
    if (node->needs != NULL)
        kept->needs = memcpy (arena_alloc (arena, needs_size (node->needs)), node->needs, needs_size (node->needs));
    kept->child = node->n > 0 ? arena_alloc (arena, (gsize)node->n * sizeof *kept->child) : NULL;
    for (int i = 0; i < node->n; i++)
        kept->child[i] = keep_node (node->child[i], arena);
    return kept;
}

static struct ref *
keep_ref (const struct ref *ref, struct arena *arena)
{
    struct ref *kept = arena_alloc (arena, sizeof *kept);

    *kept = *ref;
    for (int i = 0; i < 3; i++)
        kept->part[i] = keep_text (ref->part[i], arena);
    kept->key = keep_text (ref->key, arena);
    return kept;
}

struct expr *
expr_kept (const struct expr *expr, struct arena *arena)
{
    struct expr *kept = arena_alloc (arena, sizeof *kept);

    kept->source = keep_text (expr->source, arena);
    kept->root = keep_node (expr->root, arena);
    kept->refs = arena_list (arena, expr->refs->len);
    for (guint i = 0; i < expr->refs->len; i++)
        kept->refs->pdata[i] = keep_ref (g_ptr_array_index (expr->refs, i), arena);
    return kept;
}

static bool
has_pattern (const struct expr_node *node)
{
    bool has = node->op == OP_CALL && expr_function_takes_pattern (node->function);

    for (int i = 0; i < node->n && !has; i++)
        has = has_pattern (node->child[i]);
    return has;
}

bool
expr_is_filled (const struct expr *expr)
{
    return has_pattern (expr->root);
}

static void
forget_node (struct expr_node *node)
{
    g_clear_pointer (&node->pattern, g_regex_unref);
    for (int i = 0; i < node->n; i++)
        forget_node (node->child[i]);
}

void
expr_forget (struct expr *expr)
{
    forget_node (expr->root);
}
