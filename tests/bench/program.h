/* Programs run and timed: to their end, or in a terminal of 80 columns and 24 rows. */
#ifndef TESTS_BENCH_PROGRAM_H
#define TESTS_BENCH_PROGRAM_H

#include <glib.h>
#include <stdbool.h>

/* Runs it to its end, its output thrown away.  Milliseconds; *peak (may be NULL) its peak resident size in KiB.  Negative: it failed. */
double program_run (char *const *argv, long *peak);
/* What it prints, without the last line feed; NULL: it failed.  g_free. */
char *program_output (char *const *argv);

struct screen {
    int pid;
    int master;
    bool tells;   /* it says when it waits for input (tests/e2e/README.md); else silence says so */
    gulong sent;  /* bytes */
    gulong told;  /* bytes that it says it has read; G_MAXULONG: nothing yet */
    gsize tail;   /* how much of the mark the last bytes are */
};

/* From the start to the first whole screen, in milliseconds.  Negative: nothing came. */
double screen_start (struct screen *screen, char *const *argv, bool tells);
/* From the bytes sent to the screen that answers; *bytes (may be NULL) is what was drawn. */
double screen_send (struct screen *screen, const char *keys, gsize *bytes);
/* Ends it with these keys, else by cutting the line; *peak as above. */
bool screen_end (struct screen *screen, const char *keys, long *peak);

#endif
