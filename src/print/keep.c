/* Headings and what they head.  Knows blocks; neither paper nor type. */
#include "keep.h"

static const struct block *
keep_block (const struct report *report, guint i)
{
    return i < report->blocks->len ? g_ptr_array_index (report->blocks, i) : NULL;
}

bool
keep_alone (const struct report *report, guint heading)
{
    const struct block *block = keep_block (report, heading), *after = keep_block (report, heading + 1);
    return block->level == 0 &&
           (!after || after->kind == BLOCK_PAGE_BREAK || (after->kind == BLOCK_TABLE && after->grid->landscape));
}

double
keep_above (const struct keep *keep, guint index)
{
    double height = 0;
    for (; index > 0; index--) {
        if (keep_block (keep->report, index - 1)->kind != BLOCK_HEADING || keep_alone (keep->report, index - 1))
            break;
        height += keep->height (index - 1, keep->data);
    }
    return height;
}

double
keep_below (const struct keep *keep, guint next)
{
    double height = 0;
    for (const struct block *block; (block = keep_block (keep->report, next)) && block->kind != BLOCK_PAGE_BREAK; next++) {
        height += keep->height (next, keep->data);
        if (block->kind != BLOCK_HEADING)
            break;
    }
    return height;
}

const struct block *
keep_table (const struct report *report, guint next)
{
    const struct block *block = keep_block (report, next);
    while (block && block->kind == BLOCK_HEADING)
        block = keep_block (report, ++next);
    return block && block->kind == BLOCK_TABLE ? block : NULL;
}
