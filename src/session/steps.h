/* The steps of the workflow: what is in their way, taking them, backups, and who signed what. */
#ifndef SESSION_STEPS_H
#define SESSION_STEPS_H

#include "session/people.h"

enum blocker_kind {
    BLOCKER_ERROR,
    BLOCKER_MISSING,     /* required and blank */
    BLOCKER_UNEXPLAINED, /* a warning */
    BLOCKER_DOUBTFUL,
    BLOCKER_QUERY,       /* not answered; for a signature, not closed */
    BLOCKER_UNSEEN,      /* must be marked as checked */
    BLOCKER_CONTENT,     /* not what was submitted */
    N_BLOCKER_KINDS
};
/* One thing that must be done before a step: a sentence, and the cell or section where to do it (NULL: nowhere). */
struct blocker {
    enum blocker_kind kind;
    char *sentence;
    char *address;
};
void blocker_free (struct blocker *blocker);
/* What is in the way of 送审 or 审定, worst first; empty: nothing, or a step that nothing stands before. */
GPtrArray *session_blockers (struct session *session, enum deed deed);

/* Takes a step that leads to another state.  Before 送审 the file is copied (session_backup). */
bool session_step (struct session *session, enum deed deed, const char *reason, GError **error);
/* Of a returned book: who returned it, when and why, as a sentence; NULL where it is in another state. */
char *session_returned (struct session *session);
/* 更正: the next version of a published book, in state draft; *which (g_free) opens it. */
bool session_correct (struct session *session, const char *reason, char **which, GError **error);

/* A copy of the file with a submitted book, to be reviewed elsewhere; and taking over from it ticks, queries and the decision: *n
 * entries.  Refused where figures or the state changed meanwhile, or its people may not do here what they did there. */
bool session_carry (struct session *session, const char *path, GError **error);
bool session_merge (struct session *session, const char *path, int *n, GError **error);

/* A whole copy beside the file, FILE.1.bak, FILE.2.bak ...; *path (may be NULL) is its name. */
bool session_backup (struct session *session, char **path, GError **error);
/* Puts the file back to what backup `number` holds; what stands there now is copied to the next number first (*kept). */
bool session_restore (struct session *session, int number, char **kept, GError **error);
GPtrArray *session_backups (const char *path); /* of char *, names, oldest first */

/* What the sign-off page says: content, history, and who vouches for it. */
struct signoff {
    char *fingerprint;        /* of the whole report, as it is printed on its last page; hex */
    char *shown;              /* as people compare it: 7f3a-91c2-0be4-... */
    char *head;               /* newest hash of the trail; hex */
    const char *hash;         /* by which function the trail is chained: "SHA-256", "SM3" */
    const char *state;        /* "draft" ... */
    int version;
    bool single;              /* one person did it all: the file has no accounts */
    char *submitted_by, *submitted_at; /* of the present round, NULL: not yet; times are local, to the minute */
    char *approved_by, *approved_at;
    char *published_by, *published_at;
    int rounds;               /* how often it was submitted */
};
struct signoff *session_signoff (struct session *session, GError **error);
void signoff_free (struct signoff *signoff);
typedef struct signoff Signoff; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signoff, signoff_free)

#endif
