/* A part of a report: one section, or the tables alone.  Knows blocks, no book. */
#include "core/report-private.h"

/* Notes belong to what stands before them; page breaks keep tables on pages of their own. */
static bool
keep_block (const struct block *block, const char *section, bool tables_only)
{
    if (block->kind == BLOCK_PAGE_BREAK)
        return true;
    if (section && g_strcmp0 (block->section, section) != 0)
        return false;
    return !tables_only || block->kind == BLOCK_TABLE || (block->kind == BLOCK_NOTE && block->section);
}

bool
report_keep (struct report *report, const char *section, bool tables_only)
{
    if (!section && !tables_only)
        return true;
    bool any = false;
    for (guint i = report->blocks->len; i-- > 0;) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        bool keep = keep_block (block, section, tables_only);
        any = any || (keep && block->kind != BLOCK_PAGE_BREAK);
        if (!keep)
            g_ptr_array_remove_index (report->blocks, i);
    }
    report_tidy (report);
    return any;
}
