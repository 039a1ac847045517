/* Building the report model, shared by report-*.c. */
#ifndef CORE_REPORT_PRIVATE_H
#define CORE_REPORT_PRIVATE_H

#include "core/report.h"

/* A template text over the book; NULL stays NULL, a text that does not parse is taken as it is.  Free with g_free. */
char *report_render (struct book *book, const struct book_section *section, const char *source);
char *report_render_row (struct book *book, const struct book_section *section, const struct book_row *row, const char *source);

/* Appends a section's printed sentences, the paragraphs of prose, or its table with notes.  Each returns whether it
 * appended anything. */
bool report_add_text (struct report *report, struct book *book, const struct book_section *section);
bool report_add_prose (struct report *report, struct book *book, const struct book_section *section);
bool report_add_paper (struct report *report, struct book *book, const struct book_section *section);
void report_add_charts (struct report *report, struct book *book, const struct book_section *section);
bool report_add_table (struct report *report, struct book *book, const struct book_section *section);

/* Two page breaks become one, and none stands at the beginning or the end. */
void report_tidy (struct report *report);

/* Computes the fingerprint of what the report holds now. */
void report_seal (struct report *report);

/* What stands above a grid, and the notes below it. */
void report_grid_heads (struct grid *grid, struct book *book, const struct book_section *section, const struct book_row *row);
void report_add_notes (struct report *report, struct book *book, const struct book_section *section);

/* What stands over one column of a table, outermost first: a strv that is built up and ended.  A group is "a/b". */
void report_path_add (GPtrArray *path, const char *text);
void report_path_group (GPtrArray *path, const char *group);
char **report_path_end (GPtrArray *path);
/* Lines that the heads of n columns take. */
int report_paths_depth (char ***paths, int n);
/* Puts the heads into the first `depth` rows; equal beginnings of neighbours become one cell. */
void report_add_heads (struct grid *grid, int depth, char ***paths, int n);
void report_paths_free (char ***paths, int n);

#endif
