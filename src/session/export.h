/* The report into a file, as a clerk asks for it. */
#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

#include "session.h"

/* Writes the report to `path`: PDF, through the helper program, where the name ends in .pdf, else text (`ascii`: lines of + - |).
 * False and a sentence where that fails; nothing half-written stands under the name. */
bool session_export (struct session *session, const char *path, bool ascii, GError **error);

/* The pages as text for the screen, and for each line the first figure's node on it (-1 none).  g_free, g_array_unref. */
char *session_pages (struct session *session, int columns, bool ascii, GArray **nodes);

#endif
