/* The report into a file, as a clerk asks for it. */
#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

#include "print/print.h"
#include "session/session.h"

/* The whole report as text, without a control character but new lines and form feeds.  g_free. */
char *session_report_text (struct session *session, const struct print_options *options);

/* Whether a report may be written there: not over the book itself. */
bool session_export_is_free (struct session *session, const char *path, GError **error);

/* A format in which the report can be written; its name is also the ending of such files. */
struct export_format {
    const char *name;                                                             /* txt html pdf docx xlsx */
    char *(*text) (struct session *session, const struct print_options *options); /* made here, g_free; NULL: by the helper */
    const char *helper;                                                           /* program in libexec */
    const char *option;                                                           /* with which it is told the format, NULL: it has one */
};
/* By its name, in capitals too; NULL: there is none. */
const struct export_format *session_export_format (const char *name);
/* By the ending of a file's name. */
const struct export_format *session_export_format_of (const char *path);

/* Writes the report to `path`.  False and a sentence where that fails; nothing half-written stands under the name. */
bool session_export (struct session *session, const char *path, const struct export_format *format, const struct print_options *options,
                     GError **error);

/* The pages as text for the screen, and for each line the first figure's node on it (-1 none).  g_free, g_array_unref.
 */
char *session_pages (struct session *session, int columns, bool ascii, GArray **nodes);

#endif
