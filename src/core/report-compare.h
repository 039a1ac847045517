/* A report marked with what its figures were in another version: added, removed, changed. */
#ifndef CORE_REPORT_COMPARE_H
#define CORE_REPORT_COMPARE_H

#include "report.h"

/* One figure as a report shows it; not blank. */
struct shown {
    char *address;                /* of its cell */
    char *section, *row, *column; /* in words; column may be "" */
    char *text;
    int64_t num;                  /* as printed, in the steps of the type */
};
void shown_free (struct shown *shown);

/* The figures that a report of this book shows, in its order, each once; `prior`: what they were last year.  Of struct shown *. */
GPtrArray *report_figures (const struct report *report, const struct book *book, bool prior);

/* What is written into the report; %s is a figure. */
struct compare_words {
    const char *title;                   /* of the list in front */
    const char *none;                    /* below it where nothing differs */
    const char *heads[6];                /* section, row, column, before, now, difference */
    const char *added, *removed;         /* instead of a difference; the first also behind a new figure */
    const char *mark;                    /* behind a figure that was another one: 原%s */
};

/* Marks each figure of the report that was another one, and puts a list of all differences in front, also of figures that are gone.
 * Returns how many differ.  The fingerprint stays that of the unmarked report. */
int report_compare (struct report *report, const struct book *book, const GPtrArray *before, const struct compare_words *words);

#endif
