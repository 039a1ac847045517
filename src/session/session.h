/* Everything a user can do, without a terminal.  Screens, subcommands and tests take this road and no other: it binds a
 * store, a form and a book, and answers every edit with one list of changes. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "core/check.h"
#include "core/report.h"
#include "store/store.h"

struct session;

/* Opens the file and one of its books.  `which` is "UNIT/YEAR" (unit name or id), NULL = the only one, or else an error that
 * lists them.  user NULL = the OS login. */
struct session *session_open (const char *path, const char *which, enum store_mode mode, const char *user, GError **error);
void session_close (struct session *session);
typedef struct session Session; /* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_close)
/* A new book in a new or existing file; where the file has accounts, `user` has logged in (session_login_file). */
bool session_new (const char *path, const char *edition, const char *unit, int year, const char *user, const char *hash,
                  GError **error);
/* A book of the open file as a whole: copied under another unit's name (*which, g_free, opens it), renamed (also in its own
 * field, what is printed), deleted after the file was copied beside it (*backup, g_free, is its name; the session is of no
 * use then). */
bool session_book_copy (struct session *session, const char *unit, char **which, GError **error);
bool session_book_rename (struct session *session, const char *unit, GError **error);
bool session_book_delete (struct session *session, char **backup, GError **error);
/* The demonstration book. */
bool session_demo (const char *path, const char *user, GError **error);
GPtrArray *session_books (const char *path, GError **error); /* of struct store_book * */

/* What the i-th of some books is called: "UNIT/YEAR", with "/VERSION" where a newer one of them is the one called so; g_free. */
char *session_called (const GPtrArray *books, guint i);
/* "UNIT_ID/YEAR/VERSION", as session_open takes it; g_free. */
char *session_which (const struct store_book *info);

struct book *session_book (struct session *session);
const struct store_book *session_info (const struct session *session);
const struct form *session_form (const struct session *session);
const char *session_path (const struct session *session);
const char *session_user (const struct session *session);
/* Whether figures may be changed here and now: the file, the state of the book and the person's role allow it. */
bool session_writable (const struct session *session);
/* Whether last year's figure of a cell comes from last year's book, and is not typed here. */
bool session_prior_given (const struct session *session, const struct cell *cell);
/* Which book that is, and its state, in words; NULL: there is none.  g_free. */
char *session_prior_source (const struct session *session);
/* What opening noticed (forms changed under the book, parked values ...): whole sentences, may be empty. */
const GPtrArray *session_notices (const struct session *session);
/* Items whose cell the edition no longer has. */
const GPtrArray *session_parked (const struct session *session);

/* All edits: parse, apply, commit in one durable transaction; on failure nothing has changed and *error is a sentence.
 * The returned changes (struct change *) are owned by the session and good until its next call; NULL = failed.
 * An edit that changes nothing returns an empty list and writes nothing. */
const GPtrArray *session_edit (struct session *session, const char *address, const char *text, GError **error);
/* Many at once: pairs[2*i] address, pairs[2*i+1] text; all or nothing, one undo group. Codes that are legal add their tree row,
 * list addresses like duties.3 their rows up to it. Besides cells: "!cell" with na, doubtful, sure or blank marks it, and
 * "?section.word cell" explains a finding (done last).  Of two for one cell the later counts.  On error *failed (may be
 * NULL) is the index of the pair, -1 where it is no single one. */
const GPtrArray *session_edit_many (struct session *session, char **pairs, int n, enum group_kind kind, enum origin origin, int *failed,
                                    GError **error);
/* What such edits would give, shown to `look` (may be NULL) with the book as it would be; nothing is stored, the book is as before
 * when it returns.  Also in files that are open for reading.  False where it would be refused. */
typedef void (*session_look) (struct session *session, const GPtrArray *changes, void *data);
bool session_try (struct session *session, char **pairs, int n, session_look look, void *data, int *failed, GError **error);
/* A block laid over a section: what would be written, with the computed cells compared as they would be. */
struct clip;
void session_paste_judge (struct session *session, struct clip *block);
/* Writes it, one undo group; NULL = nothing was written. */
const GPtrArray *session_paste (struct session *session, struct clip *block, GError **error);
/* A sheet of a workbook (the bytes of an XLSX file) as the text of such a block; `sheet` NULL: the only one.  A program of its own
 * reads it.  NULL and "NAME: sentence". */
char *session_sheet (const char *name, const char *data, gsize length, const char *sheet, GError **error);
/* True where bytes are a zip, as XLSX files are. */
bool session_is_sheet (const char *data, gsize length);
enum mark { MARK_BLANK, MARK_NA, MARK_DOUBTFUL, MARK_SURE };
const GPtrArray *session_mark (struct session *session, const char *address, enum mark mark, GError **error);
const GPtrArray *session_row_add (struct session *session, const char *section, const char *code, const char *after, char **id, GError **error);
/* The rows of several codes of its list, one undo group. */
const GPtrArray *session_rows_add (struct session *session, const char *section, const GPtrArray *codes, GError **error);
const GPtrArray *session_row_delete (struct session *session, const char *section, const char *row, GError **error);
/* The lines of a text as paragraphs of a section of prose, one undo group of `kind` (GROUP_EDIT typed, GROUP_PASTE pasted): the
 * first into the paragraph `row`, the others below it; with `below` all of them below it; `row` NULL: at the end.  Empty lines
 * are none.  *last is where the last one stands, g_free. */
const GPtrArray *session_paragraphs (struct session *session, const char *section, const char *row, bool below, const char *text,
                                     enum group_kind kind, char **last, GError **error);
/* The form's outline for a section of prose that has no paragraph yet. */
const GPtrArray *session_outline (struct session *session, const char *section, GError **error);
const GPtrArray *session_row_move (struct session *session, const char *section, const char *row, int by, GError **error);
/* Why a warning stands; text "" takes it back. */
const GPtrArray *session_explain (struct session *session, const char *rule, const char *address, const char *text, GError **error);
const GPtrArray *session_undo (struct session *session, GError **error);
/* One change out of the list, by its number; refused where a later one changed the same cells. */
const GPtrArray *session_undo_change (struct session *session, int64_t change, GError **error);
const GPtrArray *session_redo (struct session *session, GError **error);

/* What accepting `text` would give, while it is being typed; nothing is stored. The book, its findings and traces show it until
 * session_preview_end, which everything that edits, reloads, prints or closes does first. NULL where text is no value yet
 * (*error says why; the book is as before). */
const GPtrArray *session_preview (struct session *session, const char *address, const char *text, GError **error);
void session_preview_end (struct session *session);
bool session_previewing (const struct session *session);

const GPtrArray *session_findings (struct session *session); /* of struct finding *, book_findings */
struct report *session_report (struct session *session);
GPtrArray *session_log (struct session *session, const char *address, int limit, GError **error); /* of struct store_change * */
/* Who wrote a figure and when, "陈 11-24 13:35", with where it comes from in front where it was carried over.  g_free. */
char *session_author (const struct session *session, const struct store_change *change);
/* What was done, the newest first, one entry for all that one Enter, paste or import did. */
struct session_group {
    int64_t number; /* of its first change */
    enum group_kind kind;
    int64_t undone; /* the group that an undo took back, the undo that a redo made good; 0 */
    char *time;     /* UTC, ISO 8601 */
    char *user;
    char *note;     /* of what is no cell: book made ...; NULL */
    GPtrArray *items; /* of struct item * */
    bool taken_back;
};
GPtrArray *session_groups (struct session *session, GError **error); /* of struct session_group * */
/* Another process committed: reload. True if something changed; then session_book is another book. */
bool session_refresh (struct session *session, GError **error);

/* Half-typed text that survives a crash. */
void session_journal (struct session *session, const char *address, const char *text);
bool session_journal_is_quick (const struct session *session); /* it may be set at each key */
bool session_journal_left (struct session *session, char **address, char **text);

/* Where from: the tree of operands and the list of users, as lines of text to be shown or printed. */
struct trace_line {
    int depth;
    int node;          /* -1: a line of text without a cell */
    char *text;        /* "637.99  合计 一般公共预算  公开05" */
    char *about;       /* the cell's address or the rule's id, for scripts; NULL none */
};
GPtrArray *session_trace (struct session *session, const char *address, GError **error); /* of struct trace_line *: operands */
GPtrArray *session_uses (struct session *session, const char *address, GError **error);  /* of struct trace_line *: cells, rules, sentences */
/* What may be meant in a cell: ways out of `typed` (NULL nothing was typed), likely slips, last year's figure or wording ...; a
 * slip may lie in another cell.  Of struct candidate *, the likeliest first; may be empty. */
struct candidate {
    char *address; /* of the cell where the text belongs */
    char *text;    /* what to type */
    char *words;   /* a line about it */
};
void candidate_free (struct candidate *candidate);
GPtrArray *session_candidates (struct session *session, const char *address, const char *typed);
/* What was written in this cell in last year's book of the file; NULL nothing, or there is none.  g_free. */
char *session_prior_text (struct session *session, const char *address);
/* What typing `text` would give, stored nowhere: findings, then figures.  Of struct trace_line *; NULL where it is no value. */
GPtrArray *session_tryout (struct session *session, const char *address, const char *text, GError **error);
/* Cells with the same figure that neither make it up nor follow from it: a second source, or chance.  Of struct trace_line *. */
GPtrArray *session_alike (struct session *session, const char *address, GError **error);
/* The page of the printed report where the cell stands, as numbered at its foot; 0 nowhere. */
int session_printed_page (struct session *session, const char *address);
void trace_line_free (struct trace_line *line);

#define SESSION_ERROR (session_error_quark ())
enum session_error {
    SESSION_ERROR_BOOK,
    SESSION_ERROR_READ_ONLY,
    SESSION_ERROR_NOTHING,
    SESSION_ERROR_LOGIN,     /* wrong name or password */
    SESSION_ERROR_FORBIDDEN, /* not in this state, or not in this role */
    SESSION_ERROR_BLOCKED,   /* something must be done first: session_blockers */
};
GQuark session_error_quark (void);

#endif
