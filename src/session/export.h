/* The report into a file, as a clerk asks for it. */
#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

#include "print/print.h"
#include "session/session.h"

/* The whole report as text, without a control character but new lines and form feeds.  g_free. */
char *session_report_text (struct session *session, const struct print_options *options);

/* Write the report to `path`, as text, or as PDF through the helper program.  False and a sentence where that fails;
 * nothing half-written stands under the name. */
bool session_export_text (struct session *session, const char *path, const struct print_options *options,
                          GError **error);
bool session_export_pdf (struct session *session, const char *path, GError **error);
/* PDF where the name ends in .pdf, else text (`ascii`: lines of + - |). */
bool session_export (struct session *session, const char *path, bool ascii, GError **error);

/* The pages as text for the screen, and for each line the first figure's node on it (-1 none).  g_free, g_array_unref.
 */
char *session_pages (struct session *session, int columns, bool ascii, GArray **nodes);

#endif
