/* The report as a clerk asks for it: whole or in part, into a file or to a printer. */
#ifndef SESSION_EXPORT_H
#define SESSION_EXPORT_H

#include "print/print.h"
#include "session/session.h"

/* What is wanted of the report; all of it where nothing is said. */
struct export_options {
    struct print_options print;
    const char *section;    /* as a person types it; NULL all */
    bool tables_only;
    bool signoff;           /* the sign-off page instead of the report */
    bool official;          /* refused unless the book is approved */
    const char *since;      /* marked with what was different: "last-year", "approved", or a file; NULL */
    bool (*step) (int page, void *data); /* called while a helper works, page 0 = not begun; false stops it; NULL: nobody asks */
    void *data;
    char **unlogged;        /* gets a sentence where the report is out and the print log could not note it; NULL: nobody asks */
};

/* The report with what is wanted of it.  NULL and a sentence: not approved, no such section, nothing of it is printed. */
struct report *session_report_of (struct session *session, const struct export_options *options, GError **error);

/* The page on which the supervisor signs: content, people, explained findings, queries.  NULL and a sentence where the file fails. */
struct report *session_signoff_report (struct session *session, GError **error);

/* Whether a report may be written there: not over the book itself. */
bool session_export_is_free (struct session *session, const char *path, GError **error);

/* A format in which the report can be written; its name is also the ending of such files. */
struct export_format {
    const char *name;    /* txt html pdf docx xlsx */
    bool pages;          /* single pages can be asked for */
    char *(*text) (const struct report *report, const struct print_options *options, GError **error); /* made here, g_free; NULL: by the helper */
    const char *helper;  /* program in libexec */
};
/* By its name, in capitals too; NULL: there is none. */
const struct export_format *session_export_format (const char *name);
/* By the ending of a file's name. */
const struct export_format *session_export_format_of (const char *path);

/* The report in a format that is made here: text without a control character but new lines and form feeds, or a page for the web.  g_free;
 * NULL and a sentence where it fails. */
char *session_export_text (struct session *session, const struct export_format *format, const struct export_options *options, GError **error);

/* Writes the report to `path` and into the print log.  False and a sentence where that fails; nothing half-written stands under
 * the name. */
bool session_export (struct session *session, const char *path, const struct export_format *format, const struct export_options *options,
                     GError **error);

/* What was printed, oldest first: of struct store_print *. */
GPtrArray *session_prints (struct session *session, GError **error);
/* One of them on a line: when, who, fingerprint, draft or not, format, where to, what of it.  g_free. */
char *session_print_shown (const struct session *session, const struct store_print *print);

/* The pages as text for the screen, and the figures on them (of struct print_figure).  g_free, g_array_unref. */
char *session_pages (struct session *session, int columns, bool ascii, GArray **figures);
/* The page of the PDF on which a cell stands first; 0: on none.  -1 and a sentence where that cannot be found out. */
int session_pdf_page (struct session *session, const char *address, GError **error);

#endif
