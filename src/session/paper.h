/* The report on paper, through the printing commands of the system. */
#ifndef SESSION_PAPER_H
#define SESSION_PAPER_H

#include "session/export.h"

struct paper {
    const char *printer; /* its name; "default": the system's choice */
    int copies;
    bool duplex;
};

/* Hands the PDF to `lp`; where the system has none, writes it beside.  Returns a sentence that says where the report is now (g_free),
 * NULL and a sentence where it is nowhere. */
char *session_paper (struct session *session, const struct paper *paper, const struct export_options *options, GError **error);

/* Names of the printers that the system knows, may be empty.  g_strfreev. */
char **session_printers (void);

#endif
