/* Codes that a supervisor settles for a file, though the year's list does not have them. */
#ifndef SESSION_CODES_H
#define SESSION_CODES_H

#include "session/session.h"

/* Gives a code that stands as a row of the book, but in no list, a name in all books of the file: it is no finding any more.  An
 * empty name takes that back.  `reason` must be given; it stands in the trail. */
bool session_code_settle (struct session *session, const char *code, const char *name, const char *reason, GError **error);

/* Whether a row of the book is such a code: in no list of the year, or settled already. */
bool session_code_open (const struct session *session, const char *code);

#endif
