/* What reviewers do: ticks, queries as threads, and the list to work through.  All of it is notes of the trail; nothing
 * else is kept. */
#ifndef SESSION_REVIEW_H
#define SESSION_REVIEW_H

#include "core/risk.h"
#include "session/people.h"

enum thread_state { THREAD_WAITING, THREAD_ANSWERED, THREAD_CLOSED }; /* 待答 已答 已结 */
extern const char *const thread_state_names[3];                        /* "waiting" "answered" "closed" */
const char *thread_state_label (enum thread_state state);

#define N_QUERY_KINDS 3
extern const char *const query_kinds[N_QUERY_KINDS]; /* "query" 问询, "opinion" 意见, "hint" 提示 */
const char *query_kind_label (const char *kind);

struct thread_entry {
    char *user;
    char *time;     /* local, to the minute */
    char *text;
    char *old, *new; /* the cell's figure when asked and now answered; NULL: it has none, or did not change */
};
struct thread {
    char *id;          /* Q1 */
    char *target;      /* address of a cell, section.row, or a section */
    char *kind;
    char *asker;
    enum thread_state state;
    GPtrArray *entries; /* of struct thread_entry *, the question first */
};
void thread_free (struct thread *thread);

#define REVIEW_ALL "all" /* the target of a tick that marks the whole book */

struct review_row {
    struct risk risk;
    char *address;
    char *shown, *last, *prior; /* as printed; last NULL: never reviewed */
    bool ticked;                /* 已核, and not changed since */
    bool at_once;               /* ticked with the whole book */
    bool lapsed;                /* ticked once, changed since */
    int open;                   /* queries on it not closed */
};
struct review {
    GPtrArray *threads; /* of struct thread *, oldest first */
    GPtrArray *rows;    /* of struct review_row *, riskiest first */
    int open;           /* threads not closed */
    int must, seen;     /* rows that must be ticked, and those of them that are */
    int at_once;        /* those of them that were ticked with the whole book */
    char *reviewed;     /* when it was last returned or approved, local; NULL never */
    bool returned;      /* that was a return */
    int asked;          /* queries that were open then */
};
struct review *session_review (struct session *session, GError **error);
/* Its two counts alone, counted anew where the file changed since.  False where it cannot be read. */
bool session_review_left (struct session *session, int *must, int *seen);
void review_free (struct review *review);
typedef struct review Review; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Review, review_free)

/* As the notes of a book tell them; of struct thread *.  The one of that name, NULL none. */
GPtrArray *threads_read (const GPtrArray *notes);
struct thread *threads_find (const GPtrArray *threads, const char *id);
/* The threads alone; borrowed until the next call on the session. */
const GPtrArray *session_threads (struct session *session);
/* Threads not closed on a cell, row or section, or on anything in a section. */
int session_open_queries (struct session *session, const char *target);

/* 已核 for a cell, a row (section.row), a section, or "all": every listed cell there. `on` false takes it back. */
bool session_tick (struct session *session, const char *target, bool on, GError **error);
/* *id (g_free, may be NULL) is the new query's name. */
bool session_query (struct session *session, const char *target, const char *kind, const char *text, char **id, GError **error);
bool session_answer (struct session *session, const char *id, const char *text, GError **error);
/* Only by whoever asked; a head may where that account is closed. */
bool session_may_close (struct session *session, const struct thread *thread, GError **error);
bool threads_may_close (const struct session *session, const struct thread *thread, const char *user, enum person person);
bool session_close_query (struct session *session, const char *id, const char *text, GError **error);

/* What differs from the book reviewed last: lines "address TAB old TAB new", as printed, in report order; empty: nothing. NULL and a
 * sentence where it never was reviewed. */
GPtrArray *session_diff (struct session *session, GError **error);

#endif
