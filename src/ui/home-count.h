/* What the lines of the home screen count. */
#ifndef UI_HOME_COUNT_H
#define UI_HOME_COUNT_H

#include "screen.h"

/* What one line counts. */
struct home_count {
    struct section_status status;
    int queries;       /* not closed */
    int inputs, typed; /* cells that may be typed, and those that are */
    int derived;       /* cells that are computed, and not blank */
    bool grows;        /* rows are added by the clerk */
    bool computed;     /* of a part: a section of it needs no typing */
    bool applies;
};

struct home_count home_count_section (struct ui *ui, const struct book_section *section);
/* Of a part: its sections together. */
void home_add (struct home_count *sum, const struct home_count *count);
/* "! 2 missing".  g_free. */
char *home_state_words (const struct home_count *count);
enum look home_look (const struct home_count *count);
/* Nothing is left to do. */
bool home_finished (const struct home_count *count);

#endif
