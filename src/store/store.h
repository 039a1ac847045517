/* The SQLite file: books, what was typed into them, and the hash-chained trail of every change.  The only folder that
 * knows SQL.  Knows no form: it keeps items (core/item.h). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "core/item.h"

struct store;

enum store_mode {
    STORE_READ,   /* read only; also opens files on read-only media */
    STORE_WRITE,  /* must exist */
    STORE_CREATE, /* made if missing, 0600 */
};

struct store_book {
    int64_t id;
    char *unit_id;    /* its own id: names change */
    char *unit;       /* name */
    int year;
    int version;      /* 1; 更正 makes the next */
    char *edition;    /* id */
    char *form_hash;  /* of the form files when last saved */
    char *state;      /* "draft" ... */
    char *created;    /* UTC, ISO 8601 */
};
void store_book_free (struct store_book *book);

/* Opens; each failure is one sentence that says what, where and what to do: no such file, a folder, no permission, full disk, not a
 * juesuan file, a newer version, busy.  A file of an older schema is backed up beside (FILE.v1.bak) and migrated. */
struct store *store_open (const char *path, enum store_mode mode, GError **error);
/* Checkpoints, back to journal_mode=DELETE when it is the last user of the file: one file to copy. */
void store_close (struct store *store);
typedef struct store Store; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Store, store_close)
const char *store_path (const struct store *store);
bool store_read_only (const struct store *store);

/* One transaction, refused in read-only files.  Whatever is stored between the two, by any function here, is stored whole or not at
 * all; a transaction in a transaction is part of it. */
bool store_begin (struct store *store, GError **error);
/* Commits where `done`, else or if that fails takes all back.  Returns whether everything is on disk (inside another one: `done`,
 * which must then end that one, too). */
bool store_end (struct store *store, bool done, GError **error);

GPtrArray *store_books (struct store *store, GError **error); /* of struct store_book *, by unit, year, version */
/* Those of one unit id: costs the same however many others the file holds. */
GPtrArray *store_books_of (struct store *store, const char *unit_id, GError **error);
/* A new empty book; *id. unit_id NULL = made from the name.  Refuses a second one of the same unit id, year and version. */
bool store_book_new (struct store *store, const char *unit_id, const char *unit, int year, const char *edition, const char *form_hash,
                     const char *user, int64_t *id, GError **error);
bool store_book_set_form_hash (struct store *store, int64_t book, const char *form_hash, const char *user, GError **error);
/* A new book of another unit with everything that is typed in this one. */
bool store_book_copy (struct store *store, const struct store_book *book, const char *unit, const char *user, int64_t *id, GError **error);
/* A book that is being filled in leaves all lists, and its unit and year are free again; its history stays in the trail. */
bool store_book_delete (struct store *store, const struct store_book *book, const char *user, GError **error);
bool store_book_set_unit (struct store *store, int64_t book, const char *unit, const char *user, GError **error);

/* All stored items of a book (struct item * with `new` filled). NULL on error. */
GPtrArray *store_load (struct store *store, int64_t book, GError **error);
/* Highest number ever used for list rows r1 r2 ... of a section, also of deleted ones. */
int store_last_row (struct store *store, int64_t book, const char *section);
/* Another number whenever a process changed this book, or this unit's book of the year before, from which figures come, or put
 * back a backup: tells whether to reload.  Says nothing about more or less. */
int64_t store_version (struct store *store, int64_t book);
/* The same of what belongs to no book: accounts, codes that were settled. */
int64_t store_file_version (struct store *store);

enum group_kind {
    GROUP_EDIT, GROUP_PASTE, GROUP_IMPORT, GROUP_UNDO, GROUP_REDO, GROUP_NEW, GROUP_FORMS,
    GROUP_STATE,  /* 送审, 审定 ... */
    GROUP_REVIEW, /* ticks, queries */
    GROUP_PEOPLE, /* accounts; belongs to no book */
};
#define N_GROUP_KINDS 10
extern const char *const group_kind_names[N_GROUP_KINDS];

/* One durable transaction (BEGIN IMMEDIATE, synchronous=FULL): the items as values, and one trail row each.  Refuses (and
 * writes nothing) where the stored content is no longer item->old: the sentence names who changed it, when, and to what.
 * An array without items writes nothing and is done.  `undone` is the group that a GROUP_UNDO takes back, or that a
 * GROUP_REDO makes good again, else 0.  *group gets the new group's number. */
bool store_commit (struct store *store, int64_t book, const char *user, enum group_kind kind, int64_t undone, const GPtrArray *items,
                   int64_t *group, GError **error);

/* The newest group of this user in this book that an undo may take back: its items as they were done (old, new), and its number.
 * Refuses with a sentence: nothing to undo; or a later change by somebody (who, when, which cell) to one of its cells. */
GPtrArray *store_undoable (struct store *store, int64_t book, const char *user, int64_t *group, GError **error);
/* The same of one group, by the number of any of its changes; *group gets the group's own number.  Refuses with a sentence also
 * where it is somebody else's, was taken back already, or is none that can be. */
GPtrArray *store_undoable_change (struct store *store, int64_t book, const char *user, int64_t change, int64_t *group, GError **error);
/* The newest undo not followed by another edit of this user: its items as the undo did them, and the number of the undo group. */
GPtrArray *store_redoable (struct store *store, int64_t book, const char *user, int64_t *group, GError **error);

struct store_change { /* one row of the trail */
    int64_t seq;
    int64_t group;
    enum group_kind kind;
    int64_t undone;
    char *time; /* UTC, ISO 8601 */
    char *user; /* who is answerable for the row; for the figure `source` where there is one */
    struct item *item; /* NULL for rows that are no cell (book made, forms changed): then `note` */
    char *note;
    char *hash;        /* hex */
    struct store_source {
        char *user, *time;
        char *unit;   /* and the book of its time */
        int version;
    } *source; /* of a figure that was carried over from another book: who had it written there; NULL it was not */
};
void store_change_free (struct store_change *change);
char *store_time_shown (const char *utc); /* in local time, to the minute; g_free */
/* The trail of a book, oldest first, the last `limit` rows (0 all); section etc. NULL = any.  NULL on error. */
GPtrArray *store_log (struct store *store, int64_t book, const char *section, const char *row, const char *column, int limit,
                      GError **error);

/* Notes: what the trail keeps besides figures.  `what` is a word: "book" "unit" "forms" "state" "query" "entry" "close"
 * "tick" "merge" of a book, "person" "code" of the file. */
struct store_note {
    int64_t seq;
    char *time; /* UTC, ISO 8601 */
    char *user;
    char *what;
    char *old;
    char **fields; /* what was written; empty for the first three words, which are told otherwise */
};
void store_note_free (struct store_note *note);
/* All notes of a book (0: of the file itself), oldest first. NULL on error. */
GPtrArray *store_notes (struct store *store, int64_t book, GError **error);
/* Writes one.  `states` (NULL: any): words with blanks between; in another state of the book nothing is written, nor where the
 * file has accounts and that of `user` has none of the `roles` (NULL: any), words likewise. */
bool store_note_add (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *what,
                     const char *const *fields, const char *states, const char *roles, GError **error);

/* Workflow. */
struct store_seal {
    char *forms; /* text of the form files */
    char *cells; /* all printed cells */
};
void store_seal_free (struct store_seal *seal);
/* From one state to another, with a note of state, reason and fingerprint.  Refused where the state is another by now, the
 * book is no longer as it was at `version` (store_version), or the person has none of the `roles` (as in store_note_add) by now.
 * `seal` NULL: none. */
bool store_state_set (struct store *store, int64_t book, int64_t version, const char *user, const char *roles, const char *from,
                      const char *to, const char *reason, const char *fingerprint, const struct store_seal *seal, GError **error);
/* The newest seal of a book; NULL without an error where there is none. */
struct store_seal *store_seal (struct store *store, int64_t book, GError **error);
/* The newest up to this row of the trail. */
struct store_seal *store_seal_at (struct store *store, int64_t book, int64_t seq, GError **error);
/* The next version of a book: all that was typed, in state draft. */
bool store_book_correct (struct store *store, const struct store_book *book, const char *user, const char *roles, const char *reason,
                         int64_t *id, GError **error);
/* The items as they stood after row `seq` of the trail, as store_load gives them. */
GPtrArray *store_load_at (struct store *store, int64_t book, int64_t seq, GError **error);

/* People.  A file without accounts is open to everybody who can write it. */
struct store_person {
    char *name;
    char *role;     /* "clerk" "reviewer" "head" "reader" */
    char *secret;   /* hash of the password; never shown, never in the trail */
    bool disabled;
    char *created;
    int failures;   /* wrong passwords since the last right one */
    int64_t failed; /* when the last was, seconds since 1970 */
};
void store_person_free (struct store_person *person);
GPtrArray *store_people (struct store *store, GError **error); /* of struct store_person *, by name */
/* Adds or changes an account; NULL role, secret and negative disabled leave what is. `does` (add, role, password, disable,
 * enable) and the reason stand in the trail. */
bool store_person_set (struct store *store, const char *user, const char *does, const char *name, const char *role,
                       const char *secret, int disabled, const char *reason, GError **error);
/* Counts a wrong password, or forgets them after a right one. */
bool store_person_tried (struct store *store, const char *name, bool right, GError **error);

/* Recomputes the chain and the values from the trail. True if sound; else *error says where file and history part.
 * *head (may be NULL) gets the newest hash. */
bool store_verify (struct store *store, char **head, GError **error);
/* The row of the trail that has this hash; 0 none, -1 on error. */
int64_t store_hash_row (struct store *store, const char *hash, GError **error);

/* A whole copy under a name that must not exist yet; checked, 0600. */
bool store_copy (struct store *store, const char *path, GError **error);
/* Everything in the file becomes what stands in that other one, which must be a sound file of this kind, and a note "restored" from
 * `user` that names `what`: in one transaction. */
bool store_restore (struct store *store, const char *path, const char *user, const char *what, GError **error);
/* What kind of place the file is on: NULL a disk of this machine, else a sentence (network, removable medium). */
char *store_place_warning (const char *path);
/* The last row of the trail that two files have in common; 0 none, -1 on error. */
int64_t store_fork (struct store *store, struct store *other, GError **error);
/* Whether figures of the book were changed behind that row. */
bool store_touched (struct store *store, int64_t book, int64_t after, bool *touched, GError **error);
/* Takes over notes of the same book in another file, with who and when, states with their seals, in one transaction; `origin` is
 * the record of where from.  Refused where the book is not submitted. */
bool store_merge (struct store *store, struct store *from, int64_t book, const char *user, const char *const *origin,
                  const GPtrArray *notes, GError **error);
/* Chains the history of a file that has none yet by this function: "sha256", which is the usual one, or "sm3". */
bool store_hash_choose (struct store *store, const char *name, const char *user, GError **error);
const char *store_hash_shown (const struct store *store); /* "SHA-256", "SM3" */
/* Newest hash of the trail; "" where it is empty; NULL on error.  g_free. */
char *store_head (struct store *store, GError **error);

/* What was printed, when, by whom. */
struct store_print {
    char *time;        /* UTC, ISO 8601; filled by the store */
    char *user;
    char *format;      /* pdf ... */
    char *target;      /* file or printer */
    char *part;        /* "" the whole report, else what was asked for */
    bool draft;
    char *fingerprint; /* of the whole report, SHA-256 in hex */
};
void store_print_free (struct store_print *print);
bool store_print_add (struct store *store, int64_t book, const struct store_print *print, GError **error);
GPtrArray *store_prints (struct store *store, int64_t book, GError **error); /* of struct store_print *, oldest first */

/* Text being typed, kept beside the book until it is accepted: address and text; NULL text forgets it. */
bool store_journal_set (struct store *store, int64_t book, const char *user, const char *address, const char *text, GError **error);
bool store_journal_is_quick (const struct store *store); /* setting it waits for no sync */
bool store_journal_get (struct store *store, int64_t book, const char *user, char **address, char **text);

#define STORE_ERROR (store_error_quark ())
enum store_error {
    STORE_ERROR_OPEN,
    STORE_ERROR_NOT_OURS,
    STORE_ERROR_NEWER,
    STORE_ERROR_BUSY,
    STORE_ERROR_STALE,
    STORE_ERROR_NOTHING,
    STORE_ERROR_SQL,       /* full disk, I/O */
    STORE_ERROR_READ_ONLY,
    STORE_ERROR_EXISTS,    /* the book is there already */
    STORE_ERROR_DAMAGED,   /* the file, or its values and trail do not agree */
    STORE_ERROR_HASH,      /* the function that chains the history is not known, not there, or not to be changed */
    STORE_ERROR_LOCKED,    /* the state of the book, or the person's role, does not allow it */
};
GQuark store_error_quark (void);

#endif
