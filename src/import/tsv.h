/* Lines of "cell TAB text": what `juesuan set --from` reads and `juesuan get --exact --format tsv` writes, and the form of
 * the demonstration.  Pure: knows no book; cells are texts here. */
#ifndef IMPORT_TSV_H
#define IMPORT_TSV_H

#include <glib.h>
#include <stdbool.h>

/* Reads `data`, UTF-8 (with or without a byte order mark) or else GB18030.  Empty lines and lines that begin with # are
 * skipped; \t \n \\ stand for TAB, new line and backslash; a CR at the end of a line is dropped.  Appends address, text,
 * address, text ... (char *, g_free) to `pairs`, and to `lines` (int, may be NULL) the line number of each pair.  Fails with
 * "NAME:LINE: sentence", leaving both as they were. */
bool tsv_read (const char *name, const char *data, gsize length, GPtrArray *pairs, GArray *lines, GError **error);

/* The data as UTF-8 without a byte order mark.  NULL where it is neither UTF-8 nor GB18030, or holds NUL. */
char *tsv_decode (const char *name, const char *data, gsize length, GError **error);

#define TSV_ERROR (tsv_error_quark ())
enum tsv_error { TSV_ERROR_ENCODING, TSV_ERROR_SYNTAX };
GQuark tsv_error_quark (void);

#endif
