/* What must stand in any print of a report, in this order. */
#ifndef TESTS_PRINT_PIECES_H
#define TESTS_PRINT_PIECES_H

#include "core/report.h"

/* All texts of the report from the first to the last, tables row by row; copies, blank ones left out. */
GPtrArray *pieces_of_report (const struct report *report);
/* The texts of the cells of a grid, row by row. */
GPtrArray *pieces_of_grid (const struct grid *grid);
/* Each piece stands in `text` behind the one before; line breaks and the characters that no document may hold do not count. */
void pieces_assert (const GPtrArray *pieces, const char *text);

/* The text of a well-formed document without its markup; `only` (NULL: all) is the element whose text counts.  Fails the test where the
 * document is not well-formed.  g_free. */
char *pieces_markup_text (const char *markup, const char *only);

/* A report of texts that are all trouble: markup, quotes, control characters, formulas. */
struct report *pieces_hostile (void);

#endif
