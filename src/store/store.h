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

GPtrArray *store_books (struct store *store, GError **error); /* of struct store_book *, by unit, year, version */
/* A new empty book; *id. unit_id NULL = made from the name.  Refuses a second one of the same unit id, year and version. */
bool store_book_new (struct store *store, const char *unit_id, const char *unit, int year, const char *edition, const char *form_hash,
                     const char *user, int64_t *id, GError **error);
bool store_book_set_form_hash (struct store *store, int64_t book, const char *form_hash, const char *user, GError **error);
bool store_book_set_unit (struct store *store, int64_t book, const char *unit, const char *user, GError **error);

/* All stored items of a book (struct item * with `new` filled). NULL on error. */
GPtrArray *store_load (struct store *store, int64_t book, GError **error);
/* Highest number ever used for list rows r1 r2 ... of a section, also of deleted ones. */
int store_last_row (struct store *store, int64_t book, const char *section);
/* Grows with every commit of any process to this book: tells whether to reload. */
int64_t store_version (struct store *store, int64_t book);

enum group_kind { GROUP_EDIT, GROUP_PASTE, GROUP_IMPORT, GROUP_UNDO, GROUP_REDO, GROUP_NEW, GROUP_FORMS };
#define N_GROUP_KINDS 7
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
/* The newest undo not followed by another edit of this user: its items as the undo did them, and the number of the undo group. */
GPtrArray *store_redoable (struct store *store, int64_t book, const char *user, int64_t *group, GError **error);

struct store_change { /* one row of the trail */
    int64_t seq;
    int64_t group;
    enum group_kind kind;
    int64_t undone;
    char *time; /* UTC, ISO 8601 */
    char *user;
    struct item *item; /* NULL for rows that are no cell (book made, forms changed): then `note` */
    char *note;
    char *hash;        /* hex */
};
void store_change_free (struct store_change *change);
/* The trail of a book, oldest first, the last `limit` rows (0 all); section etc. NULL = any.  NULL on error. */
GPtrArray *store_log (struct store *store, int64_t book, const char *section, const char *row, const char *column, int limit,
                      GError **error);

/* Recomputes the chain and the values from the trail. True if sound; else *error says where file and history part.
 * *head (may be NULL) gets the newest hash. */
bool store_verify (struct store *store, char **head, GError **error);

/* Text being typed, kept beside the book until it is accepted: address and text; NULL text forgets it. */
bool store_journal_set (struct store *store, int64_t book, const char *user, const char *address, const char *text, GError **error);
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
};
GQuark store_error_quark (void);

#endif
