/* Headings stay with what they head.  The same for all renderers, in their own units.  Paragraphs are cut wherever the page is full, as
 * GB/T 9704-2012, 5.2.3 has it: 22 lines that fill the type area. */
#ifndef PRINT_KEEP_H
#define PRINT_KEEP_H

#include "core/report.h"

enum { KEEP_LINES = 2 }; /* of a paragraph under its heading, where it has so many */

struct keep {
    const struct report *report;
    /* Of a heading its height; of another block as much as must follow a heading on its page. */
    double (*height) (guint index, void *data);
    void *data;
};

/* The height of the headings right above a block, and of those from `next` on with what must follow them. */
double keep_above (const struct keep *keep, guint index);
double keep_below (const struct keep *keep, guint next);
/* The table that the headings from `next` on lead to, NULL none. */
const struct block *keep_table (const struct report *report, guint next);
/* Whether the title of a part has a page for itself. */
bool keep_alone (const struct report *report, guint heading);

#endif
