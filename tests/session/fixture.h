/* What the session tests share: a folder, the small edition, and a book as text to compare. */
#ifndef TESTS_SESSION_FIXTURE_H
#define TESTS_SESSION_FIXTURE_H

#include "session/session.h"

struct fixture {
    char *folder;
    char *path; /* of a file that does not exist yet */
};

void fixture_set_up (struct fixture *fixture, gconstpointer data);
void fixture_tear_down (struct fixture *fixture, gconstpointer data);
#define fixture_test(name, function)                                                                                   \
    g_test_add (name, struct fixture, NULL, fixture_set_up, function, fixture_tear_down)
/* JUESUAN_FORMS = the editions of the tests. */
void fixture_forms (void);

/* The file with the empty book 测试局/2022 of the small edition, open for writing by 赵. */
struct session *fixture_session (const struct fixture *fixture);
struct session *fixture_open (const struct fixture *fixture, const char *user, enum store_mode mode);

/* Edits that must work; the number of changes. */
guint fixture_edit (struct session *session, const char *address, const char *text);
guint fixture_undo (struct session *session);
guint fixture_redo (struct session *session);

/* As printed with unit; g_free.  `address` may have @prior. */
char *fixture_shown (struct session *session, const char *address);
#define fixture_assert_shown(session, address, expected)                                                               \
    do {                                                                                                               \
        g_autofree char *shown_ = fixture_shown (session, address);                                                    \
        g_assert_cmpstr (shown_, ==, expected);                                                                        \
    } while (0)

/* Everything a user could see of the book: rows, entries, values, findings; g_free. */
char *fixture_state (struct session *session);
/* The book, and the same book read from the file by somebody else, are the same. */
void fixture_assert_stored (const struct fixture *fixture, struct session *session);
/* The one finding of this rule, which must be there. */
const struct finding *fixture_finding (struct session *session, const char *rule);
guint fixture_log_length (struct session *session);

/* A sentence of one line that has `part` in it; clears it. */
void fixture_assert_error (GError **error, const char *part);

#endif
