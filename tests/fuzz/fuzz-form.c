/* Form files: any text is read or complained about; what was read can be shown and read again, laid over itself, and built. */
#include "fuzz.h"

#include "formfile/build.h"
#include "formfile/merge.h"
#include "formfile/read.h"
#include "formfile/show.h"

#include <string.h>

/* libconfig 1.5 forgets the text it was reading when it meets a syntax error. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
    return "leak:libconfig\n";
}

static struct node *
fuzz_read (const char *text, size_t length)
{
    struct complaints complaints;

    complaints_init (&complaints);
    struct node *node = read_text (&complaints, "a/b.cfg", text, length);
    g_assert (node != NULL || complaints.found->len > 0);
    if (complaints.found->len > 0) { /* a tree with complaints is never shown */
        g_autoptr (GPtrArray) lines = complaints_lines (&complaints);
        g_assert_cmpuint (lines->len, >, 0);
        g_clear_pointer (&node, node_free);
    }
    complaints_clear (&complaints);
    return node;
}

/* Places aside: the second text has lines of its own. */
static void
fuzz_same (const struct node *a, const struct node *b)
{
    g_assert_cmpint (a->kind, ==, b->kind);
    g_assert_cmpstr (a->name, ==, b->name);
    g_assert_cmpstr (a->text, ==, b->text);
    g_assert_cmpint (a->number, ==, b->number);
    g_assert_cmpuint (node_n (a), ==, node_n (b));
    for (guint i = 0; i < node_n (a); i++)
        fuzz_same (node_child (a, i), node_child (b, i));
}

static void
fuzz_form (struct node *tree)
{
    struct complaints complaints;

    complaints_init (&complaints);
    merge_check_ids (&complaints, tree);
    merge_take (&complaints, tree, node_copy (tree));
    merge_finish (&complaints, tree);
    for (guint i = node_n (tree); i-- > 0;) /* as read_folder would have it */
        if (node_child (tree, i)->kind != NODE_GROUP)
            g_ptr_array_remove_index (tree->children, i);
    form_free (build_form (&complaints, tree));
    complaints_clear (&complaints);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    g_autofree char *text = g_malloc0 (size + 1);

    memcpy (text, data, size);
    g_autoptr (Node) tree = fuzz_read (text, size);
    if (tree == NULL)
        return 0;
    g_autofree char *shown = show_tree (tree);
    g_autoptr (Node) again = fuzz_read (shown, strlen (shown));
    g_assert_nonnull (again);
    fuzz_same (tree, again);
    fuzz_form (tree);
    return 0;
}
