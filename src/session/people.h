/* Accounts of a file, logging in, and whether the person here may do something. */
#ifndef SESSION_PEOPLE_H
#define SESSION_PEOPLE_H

#include "session/session.h"
#include "session/workflow.h"

/* Whether the file has accounts; then nobody changes anything before session_login. */
bool session_has_accounts (const struct session *session);
enum person session_person (const struct session *session);
enum stage session_stage (const struct session *session);

/* Takes the role of an account. False and a sentence: no such account, disabled, wrong password, too many wrong ones just now. */
bool session_login (struct session *session, const char *name, const char *password, GError **error);
/* A name whose password this process has checked at another book of the file. */
bool session_trust (struct session *session, const char *name, GError **error);
/* The same as session_login for a file that no session has open: for making and listing books. */
bool session_login_file (const char *path, const char *name, const char *password, GError **error);
/* Whether the file has accounts; false also where it cannot be read. */
bool session_file_has_accounts (const char *path);

/* Whether the person here may do it in the present state of the book; else a sentence. */
bool session_may (const struct session *session, enum deed deed, GError **error);

GPtrArray *session_people (struct session *session, GError **error); /* of struct store_person *, without secrets */
/* The first account must be a head's: nobody else could add the others.  may_add: all that can be said before there is a password. */
bool session_person_may_add (struct session *session, const char *name, const char *role, GError **error);
bool session_person_add (struct session *session, const char *name, const char *role, const char *password, GError **error);
/* The other changes need a reason, but for one's own password. */
bool session_person_role (struct session *session, const char *name, const char *role, const char *reason, GError **error);
bool session_person_password (struct session *session, const char *name, const char *password, const char *reason, GError **error);
bool session_person_disable (struct session *session, const char *name, bool disable, const char *reason, GError **error);

#endif
