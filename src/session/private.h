/* What the files of session/ share: the session itself, and an edit on its way from book to store. */
#ifndef SESSION_PRIVATE_H
#define SESSION_PRIVATE_H

#include "session/people.h"
#include "session/session.h"

struct session {
    char *path;
    char *user;
    struct store *store;
    struct form *form;
    struct book *book;
    struct store_book *info;
    GPtrArray *notices; /* of char * */
    GPtrArray *parked;  /* of struct item * */
    GPtrArray *changes; /* of the last edit, of struct change * */
    GPtrArray *preview; /* what the preview did to the book, NULL none */
    int64_t version;    /* store_version that the book shows */
    int64_t file_version; /* store_file_version that it shows */
    bool journaled;     /* the journal holds something of ours */
    GPtrArray *threads; /* of struct thread *, NULL: not read yet */
    int64_t threads_version;
    bool counted;       /* session_review_left has counted these, of that version */
    int must, seen;
    int64_t counted_version;
    GHashTable *priors; /* address -> struct money *: last year's book of this file; NULL there is none */
    int prior_stage;    /* of that book, as prior_look saw it */
    bool sealed;        /* read from its seal */
    bool accounts;      /* the file has some */
    bool logged_in;     /* `user` is one of them and has shown the password */
    enum person person; /* what `user` is here */
};

/* people.c: who `user` is by the file's accounts. */
bool people_look (struct session *session, GError **error);
/* `user` has logged in already (session_login_file). */
bool people_trust (struct session *session, GError **error);

/* Whether the account of that name is closed or not there. */
/* session_may by the accounts as they are now: somebody may have changed them since this session looked. */
bool people_may (struct session *session, enum deed deed, GError **error);
bool people_gone (const struct session *session, const char *name);

/* steps.c: the newest note of a book that led to this state; NULL none. */
struct store_note;
const struct store_note *steps_note (const GPtrArray *notes, const char *state);

/* threads.c: a note of the review, where state and role allow it now. */
bool review_note (struct session *session, enum deed deed, const char *what, const char *const *fields, GError **error);
/* The cell, row or section that a person names, as it is kept; g_free. */
char *review_target (struct session *session, const char *target, GError **error);

/* codes.c: the codes that were settled for the file, into the form. */
void codes_look (struct session *session);

/* prior.c: last year's figures from last year's book. */
void prior_look (struct session *session);
/* Among the items of a book: last year's figures as its book has them, whatever was typed. */
void prior_put (const struct session *session, GPtrArray *items);
/* Takes such figures out again. */
void prior_drop (const struct session *session, GPtrArray *items);
/* Whether the item is one that only last year's book can change. */
bool prior_owns (const struct session *session, const struct item *item);
/* What is written in last year's book, as items of this one; lists left out.  NULL there is none; g_ptr_array_unref. */
GPtrArray *prior_texts (const struct session *session);
/* What they have for a cell; NULL nothing. */
const char *prior_text_of (const GPtrArray *items, const struct cell *cell);

/* books.c: the unit's name as items for the field that is printed, from what `book` has there; none where the form has no such field. */
GPtrArray *books_name_items (const struct book *book, const char *unit, GError **error);
/* choose.c: session->info, the book that `which` means (NULL: the only one). */
bool session_find_book (struct session *session, const char *which, GError **error);

/* session.c */
/* session_open on a file that is open already, and perhaps within a transaction. */
struct session *session_of (struct store *store_take, const char *which, const char *user, GError **error);
/* After a step into or out of a sealed state: the form and the book anew. */
bool session_reopen (struct session *session, GError **error);
/* Whether an approved book has its seal and prints as it was sealed. */
bool session_seal_holds (struct session *session, GError **error);
void session_notice (struct session *session, char *sentence_take);

/* report.c: what left the book; where the file cannot be written nothing is logged. */
struct export_options;
void session_log_print (struct session *session, const struct report *report, const char *format, const char *target, const struct export_options *options);

/* compare.c: marks the report with what was different in another version (see struct export_options). */
bool session_compare (struct session *session, struct report *report, const char *since, GError **error);

/* helper.c: hands the report to the format's helper and waits for it.  False and its sentence where it fails or is stopped. */
struct export_format;
/* Where a program of ours is that this one starts.  g_free. */
char *session_helper_path (const char *program);
/* Waits for it; 0: it did what it was started for.  Else why not, from what it wrote and how it ended: a whole sentence, g_free. */
int session_helper_wait (GPid pid);
char *session_helper_said (const char *program, int status, char *complaint);
bool session_help (const struct report *report, const char *path, const struct export_format *format, const struct export_options *options,
                   GError **error);

/* edit.c: one edit, in steps on the book, then one transaction in the file; nothing of it stays where any of this
 * fails. */
struct edit {
    struct session *session;
    GPtrArray *steps; /* of GPtrArray of struct change *, what each book_apply did */
    GPtrArray *same;  /* of struct item *: typed as it stood here; in the file it may stand otherwise */
};
/* Ends the preview and forgets the last changes.  False (with a sentence) where the file is read only. */
bool edit_begin (struct edit *edit, struct session *session, GError **error);
/* Does the items: those that change nothing are left out, several on one cell become one. */
bool edit_apply (struct edit *edit, const GPtrArray *items, GError **error);
void edit_abandon (struct edit *edit);
/* Commits; the list of changes, or NULL after taking everything back. */
const GPtrArray *edit_finish (struct edit *edit, enum group_kind kind, int64_t undone, GError **error);

/* All of an edit whose items are known at once. */
const GPtrArray *edit_do (struct session *session, const GPtrArray *items, enum group_kind kind, int64_t undone, GError **error);
void edit_set_origin (GPtrArray *items, enum origin origin);

/* The typed text as an item of that cell; a mark of doubt stays on it. */
struct item *edit_typed (const struct session *session, const struct cell *cell, enum layer layer, const char *text,
                         enum origin origin, GError **error);
struct item *edit_typed_in (const struct book *book, const struct cell *cell, enum layer layer, const char *text,
                            enum origin origin, GError **error);
bool edit_mark_entry (struct entry *entry, enum mark mark, GError **error);
struct item *edit_explanation (const struct session *session, const char *rule, const char *address, const char *text,
                               enum origin origin, GError **error);
/* A code that the section's code list knows, or at least its first three digits. */
bool edit_code_legal (const struct session *session, const struct section *section, const char *code, GError **error);

#endif
