/* What the files of store/ share: the connection, cached statements, transactions, the canonical text of an entry.
 * Nobody outside store/ and its tests includes this. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <sqlite3.h>

#include "store.h"

#define STORE_APPLICATION_ID 0x4a554553 /* "JUES" */
#define STORE_BUSY_MS 3000              /* how long a save waits for another program's */

/* hash.c: the function that chains the trail, kept in the meta row "hash". */
enum store_hash { STORE_HASH_UNKNOWN = -1, STORE_HASH_SHA256, STORE_HASH_SM3, N_STORE_HASHES };
#define STORE_HASH_USUAL "sha256"
#define STORE_NOTE_HASH "hash" /* row 1 where it is not the usual one; field 0: its name */

struct store {
    char *path; /* as the caller gave it, for messages */
    char *file; /* absolute */
    sqlite3 *db;
    bool read_only;
    enum store_hash hash; /* of the trail */
    bool wal;               /* false: rollback journal, each transaction syncs */
    int depth;            /* how many store_begin are open */
    bool ours;              /* recognised and set up: may be changed on closing */
    uint64_t device, inode; /* of the file that was opened; 0 not known */
    char *rescued;          /* copy made when the file was found gone, NULL none */
    GHashTable *statements; /* SQL text (literal) -> sqlite3_stmt */
};

/* errors.c: every failure of SQLite or the file system as one sentence. */
void store_set_error (const struct store *store, GError **error);
void store_set_open_error (const char *path, int system_errno, enum store_mode mode, GError **error);
void store_set_copy_error (const char *path, int system_errno, GError **error); /* 0: unknown why */
void store_set_not_ours_error (const struct store *store, GError **error);
void store_set_read_only_error (const struct store *store, GError **error);

/* sql.c: statements are prepared once and kept; g_autoptr (sqlite3_stmt) resets one when it goes out of scope. */
sqlite3_stmt *store_statement (struct store *store, const char *sql, GError **error);
void store_statement_reset (sqlite3_stmt *statement);
void store_statements_finalize (struct store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, store_statement_reset)

/* Binds 1, 2, 3... as `kinds` says: i int64_t, t const char * (NULL gives NULL; must stay until the statement is
 * reset). */
void store_bind (sqlite3_stmt *statement, const char *kinds, ...);

enum step { STEP_FAILED, STEP_ROW, STEP_DONE };
enum step store_step (struct store *store, sqlite3_stmt *statement, GError **error);
/* Prepares, binds, runs to the end.  `sql` must be a literal. */
bool store_run (struct store *store, GError **error, const char *sql, const char *kinds, ...);
bool store_script (struct store *store, const char *sql, GError **error);
/* One number, 0 where there is no row. */
bool store_number (struct store *store, const char *sql, int64_t *number, GError **error);
/* NULL where SQLite's own checks find nothing, else the first complaint; g_free.  Pages and indexes; references (the
 * table). */
char *store_complaint (sqlite3 *db);
char *store_complaint_references (sqlite3 *db);
const char *store_column (sqlite3_stmt *statement, int column); /* NULL for NULL; good until the next step */
/* Of a column that the schema lets have no NULL: a damaged record may have one nevertheless, and reads as "". */
const char *store_column_text (sqlite3_stmt *statement, int column);
/* A copy that is UTF-8 whatever another program wrote there, for all that leaves the store; NULL for NULL.  g_free. */
char *store_valid (const char *text);

/* Whether this program can compute it. */
bool store_hash_ready (enum store_hash hash);
char *store_hash_bytes (enum store_hash hash, const GString *bytes); /* hex; g_free */
/* Reads which one the file has, anew in each transaction.  False where the file is to be written and its rows could not be chained. */
bool store_hash_look (struct store *store, GError **error);
/* Whether meta row and chain name the same one. */
bool store_hash_verify (struct store *store, GError **error);

/* schema.c: the steps from one schema version to the next, the first from an empty file. */
struct schema_step {
    int version; /* what the file has after it */
    const char *sql;
};
extern const struct schema_step store_schema[];
extern const int store_schema_steps;
/* Brings the file to the newest version of `steps`; a file that already holds something is copied to FILE.vN.bak first.
 */
bool store_schema_prepare (struct store *store, enum store_mode mode, const struct schema_step *steps, int n,
                           GError **error);

/* presence.c: false (with a sentence, and a copy beside) where the name no longer leads to the open file. */
void store_presence_note (struct store *store);
bool store_present (struct store *store, GError **error);

/* schema-foreign.c: the first thing in the file that no step made, "trigger NAME", g_free; NULL none.  *tables is 0 in
 * an empty file, -1 where it cannot be read. */
char *store_schema_foreign (struct store *store, const struct schema_step *steps, int n, int64_t *tables, GError **error);
/* Whether the triggers that keep the records as they were written are all there; they are ours, else the file is not opened. */
bool store_verify_triggers (struct store *store, GError **error);
/* The tables of a new file, in memory; NULL and a sentence. */
sqlite3 *store_schema_fresh (GError **error);

#define N_STORE_STATES 3
extern const char *const store_states[N_STORE_STATES]; /* of enum entry_state: "blank" "value" "na" */

/* entry.c: one line of text for an entry, as the trail keeps and hashes it; "" for one that is not stored. */
char *store_entry_text (const struct entry *entry);
bool store_entry_parse (const char *text, struct entry *entry);
int store_word (const char *const *words, int n, const char *word); /* index, -1 none */
char *store_entry_shown (const struct entry *entry);                /* for messages: short */
/* An item as the file names its cell, with names that are UTF-8. */
struct item *store_item_read (const char *section, const char *row, const char *column, enum layer layer);
bool store_item_valid (const struct item *item, GError **error);    /* all text UTF-8, all names there */

/* trail.c */
struct trail_row {
    int64_t seq; /* filled by store_trail_append */
    const char *time;
    const char *user;
    const char *origin; /* NULL for notes */
    int64_t group;      /* 0: the row begins a group, which gets its number */
    const char *kind;
    int64_t undone;      /* the group that an undo takes back or a redo makes good; the change that a carried figure is from */
    int64_t book;        /* 0: the file itself */
    const char *section; /* NULL for notes, with the next three */
    const char *row;
    const char *column;
    const char *layer;
    const char *old;
    const char *new;
    const char *note; /* NULL for cells; see struct store_note */
};
char *store_now (void); /* UTC, ISO 8601 */
char *store_trail_hash (enum store_hash hash, const char *previous, const struct trail_row *row);
bool store_trail_append (struct store *store, struct trail_row *row, GError **error);
/* Reads the columns of STORE_TRAIL_COLUMNS. */
#define STORE_TRAIL_COLUMNS                                                                                            \
    "seq, time, user, origin, grp, kind, undone, book, section, row, \"column\", layer, old, new, note, hash"
#define STORE_TRAIL_HASH 15
void store_trail_read (sqlite3_stmt *statement, struct trail_row *row);
/* Its cell, before and after; NULL where it is a note or was spoilt. */
struct item *store_trail_item (const struct trail_row *row);
/* "section.row.column" with @layer where it is not the value; g_free. */
char *store_cell_shown (const char *section, const char *row, const char *column, const char *layer);

/* notes.c: a record of texts in one, a length before each. */
void store_text_append (GString *out, const char *text);
char *store_text_take (const char **at); /* NULL where there is none */
char *store_fields_join (const char *const *fields);
char **store_fields_split (const char *text); /* NULL where it is none */
/* A note inside a transaction that the caller has begun; *seq (may be NULL) is its row. */
bool store_note_write (struct store *store, int64_t book, const char *user, enum group_kind kind, const char *what,
                       const char *old, const char *const *fields, int64_t *seq, GError **error);

/* books.c: also those that were deleted. */
GPtrArray *store_books_all (struct store *store, GError **error);
/* state.c: inside a transaction. */
/* Whether the file has no accounts, or this person's has one of these roles, words with blanks between; NULL: any. */
bool store_role_among (struct store *store, const char *user, const char *roles, GError **error);
/* Whether figures of the book may be changed by this person now. */
bool store_may_edit (struct store *store, int64_t book, const char *user, GError **error);
bool store_state_among (struct store *store, int64_t book, const char *states, GError **error);
/* values.c: all that is typed in one book into another, new one, inside a transaction.  Its rows in the trail name the change that
 * first wrote the figure, in the column undone, so that its author stays with it. */
bool store_carry_inside (struct store *store, int64_t from, int64_t to, const char *user, GError **error);
/* store_commit inside a transaction that has begun, without the guard. */
bool store_commit_inside (struct store *store, int64_t book, const char *user, enum group_kind kind, int64_t undone,
                          const GPtrArray *items, int64_t *group, GError **error);
#define STORE_CLERK "clerk" /* the role that fills in */
char *store_digest (const char *text); /* SHA-256, hex; NULL gives "" */

/* verify-notes.c */
G_GNUC_PRINTF (3, 4)
bool store_verify_refuse (const struct store *store, GError **error, const char *format, ...);
bool store_verify_people (struct store *store, GError **error);
bool store_verify_seals (struct store *store, GError **error);
/* verify-shape.c */
bool store_verify_shape (struct store *store, GError **error);

/* books.c: what the trail says when a book is made. */
bool store_book_insert (struct store *store, struct store_book *book, const char *user, GError **error);
char *store_book_text (const struct store_book *book);
struct store_book *store_book_parse (const char *text);

#endif
