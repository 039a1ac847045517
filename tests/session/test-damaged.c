/* Files that somebody damaged or made: bytes, runs and pages that are others, and what another program can write with SQL.  Each is
 * asked everything in a process of its own: it answers or refuses with a sentence, and never crashes or hangs; where its books
 * read otherwise than before, verify tells.  A few of each kind; with -m slow 250 of bytes and 250 of SQL.  DAMAGED_SEED=N tries
 * one alone, and DAMAGED_KEEP=FOLDER keeps it there with what it said. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session/export.h"
#include "session/find.h"
#include "session/review.h"
#include "session/steps.h"

enum { FEW = 20, MANY = 250, SECONDS = 120, FIRST = 100, PAGE = 4096, RUN = 64 };

/* What the process that asked a file says by its exit status. */
enum answer { ANSWER_REFUSED, ANSWER_UNSOUND, ANSWER_SAME, ANSWER_OTHER, ANSWER_ODD };

struct damaged {
    struct fixture base;  /* the sound file */
    char *bytes;
    gsize size;
    char *told;           /* what it says when it is asked */
    char *path;           /* of the damaged one */
};

/* A file with everything in it: accounts, queries, ticks, an explained warning, a sealed book and its correction, last year's. */

static void
do_step (const struct damaged *damaged, const char *user, enum deed deed)
{
    g_autoptr (Session) session = fixture_open (&damaged->base, user, STORE_WRITE);
    g_autofree char *which = NULL;
    g_autoptr (GError) error = NULL;

    session_login (session, user, "correct horse", NULL);
    if (deed == DEED_CORRECT)
        session_correct (session, "漏列", &which, &error);
    else
        session_step (session, deed, "因故", &error);
    g_assert_no_error (error);
}

static void
make_figures (struct session *session)
{
    const struct finding *finding;

    fixture_edit (session, "sangong.abroad.final", "3.2");
    fixture_edit (session, "sangong.vehicles.final", "18.78");
    fixture_edit (session, "sangong.vehicles.adjusted", "16.5");
    fixture_edit (session, "sangong.reception.final@prior", "0.5");
    fixture_edit (session, "duties.1.text", "贯彻方针政策；“办公”");
    fixture_edit (session, "general.2010101.basic", "=9.24+3.2");
    fixture_edit (session, "say.total.reason", "更新车辆");
    finding = fixture_finding (session, "sangong.over_budget");
    session_explain (session, finding->rule, finding->cell, "追加", NULL);
    fixture_edit (session, "sangong.reception.final", "1");
    fixture_undo (session);
    session_journal (session, "sangong.abroad.final", "4.");
}

static void
make_file (struct damaged *damaged)
{
    g_autoptr (GError) error = NULL;
    struct session *session = fixture_session (&damaged->base);

    make_figures (session);
    session_query (session, "sangong.abroad.final", "query", "为什么？", NULL, &error);
    session_answer (session, "Q1", "因为", &error);
    session_close_query (session, "Q1", "", &error);
    g_assert_no_error (error);
    session_close (session);
    do_step (damaged, "赵", DEED_SUBMIT);
    session = fixture_open (&damaged->base, "赵", STORE_WRITE);
    session_tick (session, "all", true, &error);
    g_assert_no_error (error);
    session_close (session);
    do_step (damaged, "赵", DEED_APPROVE);
    do_step (damaged, "赵", DEED_PUBLISH);
    do_step (damaged, "赵", DEED_CORRECT);
    session_new (damaged->base.path, "mini", "测试局", 2021, "赵", NULL, &error);
    g_assert_no_error (error);
}

/* What the file says. */

static void
tell_error (GError **error)
{
    g_assert_nonnull (*error);
    g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
    g_assert_cmpint ((*error)->message[0], !=, '\0');
    g_clear_error (error);
}

static void
tell_array (GPtrArray *array_take, GError **error)
{
    if (array_take)
        g_ptr_array_unref (array_take);
    else if (*error)
        tell_error (error);
}

static void
tell_log (struct session *session, GString *out)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) log = session_log (session, NULL, 0, &error);

    if (!log)
        tell_error (&error);
    for (guint i = 0; log && i < log->len; i++) {
        const struct store_change *change = log->pdata[i];
        g_autofree char *author = session_author (session, change);

        g_string_append_printf (out, "%s %s %s %s\n", change->time, author, change->note ? change->note : "-",
                                change->item && change->item->new.raw ? change->item->new.raw : "-");
    }
}

static void
tell_report (struct session *session, GString *out)
{
    static const char *const formats[] = { "txt", "html" };
    const struct export_options options = { .print = { .columns = 80 } };

    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = session_export_text (session, session_export_format (formats[i]), &options, &error);

        if (!text) {
            tell_error (&error);
            continue;
        }
        g_assert_true (g_utf8_validate (text, -1, NULL));
        for (const char *p = text; *p; p++)
            g_assert_true ((unsigned char)*p >= ' ' || *p == '\n' || *p == '\f');
        if (i == 0)
            g_string_append (out, text);
    }
}

static void
tell_cells (struct session *session)
{
    int n = book_n_cells (session_book (session));

    for (int i = 0; i < n && i < 60; i++) {
        const char *address = book_cell (session_book (session), i)->address;
        g_autoptr (GPtrArray) candidates = session_candidates (session, address, "1O.5");
        g_autofree char *prior = session_prior_text (session, address);
        g_autoptr (GError) error = NULL;

        tell_array (session_trace (session, address, &error), &error);
        tell_array (session_uses (session, address, &error), &error);
        tell_array (session_alike (session, address, &error), &error);
        tell_array (session_tryout (session, address, "5", &error), &error);
        session_preview (session, address, "7", NULL);
        session_preview_end (session);
    }
}

static void
tell_review (struct session *session)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Review) review = session_review (session, &error);
    g_autoptr (Report) page = NULL;
    int must, seen;

    if (!review)
        tell_error (&error);
    page = session_signoff_report (session, &error);
    if (!page)
        tell_error (&error);
    tell_array (session_diff (session, &error), &error);
    tell_array (session_people (session, &error), &error);
    tell_array (session_groups (session, &error), &error);
    tell_array (session_prints (session, &error), &error);
    tell_array (session_blockers (session, DEED_SUBMIT), &error);
    session_review_left (session, &must, &seen);
    g_free (session_returned (session));
}

/* Everything that can be read; false where a book is refused. */
static bool
tell (const char *path, GString *out)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) books = session_books (path, &error);
    bool all = books != NULL;

    if (!books)
        tell_error (&error);
    for (guint i = 0; books && i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        g_autofree char *which = session_which (book), *state = NULL, *address = NULL, *text = NULL;
        g_autoptr (Session) session = session_open (path, which, STORE_READ, "赵", &error);

        if (!session) {
            tell_error (&error);
            all = false;
            continue;
        }
        state = fixture_state (session);
        g_string_append_printf (out, "%s %s %s %s\n%s", which, book->unit, book->state, book->edition, state);
        tell_log (session, out);
        tell_report (session, out);
        tell_cells (session);
        tell_review (session);
        tell_array (session_find (session, "1"), &error);
        tell_array (session_find (session, "blank"), &error);
        session_journal_left (session, &address, &text);
    }
    return all;
}

/* What can be done with the file. */

static void
done (bool success, GError **error)
{
    if (!success)
        tell_error (error);
    g_clear_error (error);
}

static void
use_book (struct session *session, const char *path)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *copy = g_strconcat (path, ".carried", NULL), *id = NULL;
    int n;

    done (session_edit (session, "sangong.abroad.final", "9.99", &error), &error);
    done (session_edit (session, "duties.1.text", "履行职责", &error), &error);
    done (session_mark (session, "sangong.vehicles.final", MARK_DOUBTFUL, &error), &error);
    done (session_row_add (session, "duties", NULL, NULL, &id, &error), &error);
    done (session_row_add (session, "general", "2010102", NULL, NULL, &error), &error);
    done (session_undo (session, &error), &error);
    done (session_redo (session, &error), &error);
    session_journal (session, "sangong.abroad.final", "9.9");
    done (session_query (session, "sangong.abroad.final", "query", "为什么？", NULL, &error), &error);
    done (session_answer (session, "Q1", "因为", &error), &error);
    done (session_tick (session, "all", true, &error), &error);
    done (session_step (session, DEED_SUBMIT, "因故", &error), &error);
    done (session_carry (session, copy, &error), &error);
    done (session_merge (session, copy, &n, &error), &error);
    done (session_step (session, DEED_APPROVE, "因故", &error), &error);
    done (session_restore (session, 1, NULL, &error), &error);
}

static void
use (const char *path)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) books = session_books (path, NULL);

    for (guint i = 0; books && i < books->len; i++) {
        g_autofree char *which = session_which (books->pdata[i]);
        g_autoptr (Session) session = session_open (path, which, STORE_WRITE, "赵", &error);

        if (session)
            use_book (session, path);
        else
            tell_error (&error);
    }
    done (session_new (path, "mini", "别的局", 2022, "赵", NULL, &error), &error);
}

/* The damaged file as a copy that comes back from review, and as a backup. */
static void
use_beside (const struct damaged *damaged)
{
    g_autofree char *sound = g_build_filename (damaged->base.folder, "sound.db", NULL);
    g_autofree char *backup = g_strconcat (sound, ".1.bak", NULL), *bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    gsize size;
    int n;

    g_assert_true (g_file_set_contents (sound, damaged->bytes, (gssize)damaged->size, NULL));
    g_assert_true (g_file_get_contents (damaged->path, &bytes, &size, NULL));
    g_assert_true (g_file_set_contents (backup, bytes, (gssize)size, NULL));
    session = session_open (sound, "测试局/2022", STORE_WRITE, "赵", &error);
    g_assert_no_error (error);
    done (session_step (session, DEED_SUBMIT, "因故", &error), &error);
    done (session_merge (session, backup, &n, &error), &error);
    done (session_step (session, DEED_WITHDRAW, "因故", &error), &error);
    done (session_restore (session, 1, NULL, &error), &error);
}

static bool
is_sound (const char *path)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Store) store = store_open (path, STORE_READ, &error);
    g_autofree char *head = NULL;
    bool sound = store && store_verify (store, &head, &error);

    g_assert_true (sound == !error);
    if (error)
        tell_error (&error);
    return sound;
}

/* What DAMAGED_SEED=N DAMAGED_KEEP=FOLDER leaves to be looked at. */
static void
keep (const struct damaged *damaged, const char *told, const char *bytes, gsize size)
{
    const char *names[] = { "damaged.db", "said.txt", "said-before.txt" }, *folder = g_getenv ("DAMAGED_KEEP");
    const char *texts[] = { bytes, told, damaged->told };
    const gssize sizes[] = { (gssize)size, -1, -1 };

    for (gsize i = 0; folder && i < G_N_ELEMENTS (names); i++) {
        g_autofree char *path = g_build_filename (folder, names[i], NULL);
        g_assert_true (g_file_set_contents (path, texts[i], sizes[i], NULL));
    }
}

static enum answer
ask (const struct damaged *damaged)
{
    g_autoptr (GString) told = g_string_new (NULL);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    bool there = g_file_get_contents (damaged->path, &bytes, &size, NULL), sound = there && is_sound (damaged->path);
    bool read = tell (damaged->path, told), same = read && strcmp (told->str, damaged->told) == 0;

    keep (damaged, told->str, bytes, size);
    use_beside (damaged);
    use (damaged->path);
    return !read && !sound ? ANSWER_REFUSED : !read ? ANSWER_ODD : !sound ? ANSWER_UNSOUND : same ? ANSWER_SAME : ANSWER_OTHER;
}

/* In a process of its own, whose end is looked at: that of a crash, or of the alarm. */
static enum answer
ask_apart (const struct damaged *damaged, const char *what)
{
    pid_t child = fork ();
    int status;

    if (child == 0) {
        alarm (SECONDS);
        _exit (FIRST + (int)ask (damaged)); /* the sanitizers end with less */
    }
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    if (!WIFEXITED (status) || WEXITSTATUS (status) < FIRST) {
        g_test_message ("%s: signal %d, status %d", what, WIFSIGNALED (status) ? WTERMSIG (status) : 0, WEXITSTATUS (status));
        g_test_fail ();
        return ANSWER_ODD;
    }
    return (enum answer)(WEXITSTATUS (status) - FIRST);
}

/* Bytes. */

static void
mutate_once (char *bytes, gsize size, GRand *random)
{
    guint32 at = g_rand_int (random) % (guint32)size, length = MIN (g_rand_int (random) % RUN + 1, (guint32)size - at);
    guint32 pages = (guint32)(size / PAGE), page = g_rand_int (random) % pages, other = g_rand_int (random) % pages;

    switch (g_rand_int_range (random, 0, 8)) {
    case 0: /* one bit */
        bytes[at] = (char)(bytes[at] ^ (1 << g_rand_int_range (random, 0, 8)));
        break;
    case 1: /* a run of noise */
        for (guint32 i = 0; i < length; i++)
            bytes[at + i] = (char)g_rand_int_range (random, 0, 256);
        break;
    case 2: /* a page over another, which whoever restores a half copy gets */
        memmove (bytes + other * PAGE, bytes + page * PAGE, PAGE);
        break;
    case 3: /* zeros */
        memset (bytes + at, 0, length);
        break;
    case 4: /* the head of a page: kind, cells */
        bytes[page * PAGE + g_rand_int (random) % 16] = (char)g_rand_int_range (random, 0, 256);
        break;
    default: /* a byte, most often of text or of a record's head */
        bytes[at] = "\0\1\x1b\x7f\x80\x9b\xc2\xff" "0129azA-"[g_rand_int_range (random, 0, 16)];
    }
}

static void
damage_bytes (const struct damaged *damaged, GRand *random)
{
    g_autofree char *bytes = g_malloc (damaged->size);
    gsize size = damaged->size;

    memcpy (bytes, damaged->bytes, size);
    for (int n = g_rand_int_range (random, 1, 12); n > 0; n--)
        mutate_once (bytes, size, random);
    if (g_rand_int_range (random, 0, 10) == 0)
        size = g_rand_int (random) % size;
    g_assert_true (g_file_set_contents (damaged->path, bytes, (gssize)size, NULL));
}

/* SQL. */

static const char *const sql_values[] = {
    "NULL", "''", "0", "1", "-1", "2", "9223372036854775807", "-9223372036854775808", "1e308", "'abc'", "x'ff00'", "zeroblob (100000)",
    "char (27) || '[2J'", "CAST (x'ffc080eda080' AS TEXT)", "CAST (x'410042' AS TEXT)", "printf ('%.*c', 200000, 'x')",
    "char (8238, 155) || 'x'", "'draft'", "'approved'", "'../../etc'", "'r1'", "'r99999999999999999999'", "'total'", "'value'",
    "'explain'", "'row'", "'na'", "'person'", "'2:ab'", "'1:x1:y'", "%1$s || 'x'", "substr (%1$s, 1, length (%1$s) / 2)", "hex (%1$s)",
    "-%1$s", "%1$s + 1", "(SELECT %1$s FROM %2$s LIMIT 1)", "(SELECT max (%1$s) FROM %2$s)",
};

static bool
sql_run (sqlite3 *db, const char *sql)
{
    return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static GPtrArray *
sql_texts (sqlite3 *db, const char *sql)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
    sqlite3_stmt *statement;

    g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
    while (sqlite3_step (statement) == SQLITE_ROW)
        g_ptr_array_add (texts, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
    sqlite3_finalize (statement);
    return texts;
}

static const char *
sql_any (const GPtrArray *texts, GRand *random)
{
    return texts->pdata[g_rand_int_range (random, 0, (gint32)texts->len)];
}

/* A row of the table, or now and then all. */
static char *
sql_row (sqlite3 *db, const char *table, GRand *random)
{
    g_autofree char *ask_keys = g_strdup_printf ("SELECT '\"' || name || '\"' FROM pragma_table_info ('%s') WHERE pk > 0 ORDER BY pk", table);
    g_autoptr (GPtrArray) keys = sql_texts (db, ask_keys);
    g_autofree char *key = NULL;

    if (g_rand_int_range (random, 0, 6) == 0)
        return g_strdup ("1");
    g_ptr_array_add (keys, NULL);
    key = g_strjoinv (", ", (char **)keys->pdata);
    return g_strdup_printf ("(%s) IN (SELECT %s FROM \"%s\" LIMIT 1 OFFSET %d %% max (1, (SELECT count (*) FROM \"%s\")))", key, key, table,
                            g_rand_int_range (random, 0, 1000), table);
}

static char *
sql_statement (sqlite3 *db, GRand *random)
{
    g_autoptr (GPtrArray) tables = sql_texts (db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    g_autoptr (GPtrArray) others = sql_texts (db, "SELECT type || ' ' || name FROM sqlite_master WHERE type <> 'table' AND sql <> ''");
    const char *table = sql_any (tables, random);
    g_autofree char *row = sql_row (db, table, random);
    g_autofree char *ask_columns = g_strdup_printf ("SELECT '\"' || name || '\"' FROM pragma_table_info ('%s')", table);
    g_autoptr (GPtrArray) columns = sql_texts (db, ask_columns);
    const char *column = sql_any (columns, random), *form = sql_values[g_rand_int_range (random, 0, G_N_ELEMENTS (sql_values))];
    g_auto (GStrv) pieces = g_strsplit (form, "%1$s", -1);
    g_autofree char *with_column = g_strjoinv (column, pieces);
    g_auto (GStrv) more = g_strsplit (with_column, "%2$s", -1);
    g_autofree char *value = g_strjoinv (table, more);

    switch (g_rand_int_range (random, 0, 12)) {
    case 0:
        return g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table, row);
    case 1:
        return g_strdup_printf ("DROP %s", others->len ? sql_any (others, random) : "TABLE journal");
    default:
        return g_strdup_printf ("UPDATE OR REPLACE \"%s\" SET %s = %s WHERE %s", table, column, value, row);
    }
}

static sqlite3 *
sql_open (const char *path)
{
    sqlite3 *db;

    g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
    sql_run (db, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
    sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    return db;
}

static void
damage_sql (const struct damaged *damaged, GRand *random)
{
    sqlite3 *db;

    g_assert_true (g_file_set_contents (damaged->path, damaged->bytes, (gssize)damaged->size, NULL));
    db = sql_open (damaged->path);
    if (g_rand_boolean (random)) { /* columns that take everything */
        sql_run (db, "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace (sql, 'NOT NULL CHECK', 'CHECK') WHERE name IN ('value', 'change', "
                     "'book', 'seal')");
        sqlite3_close (db);
        db = sql_open (damaged->path);
    }
    for (int n = g_rand_int_range (random, 1, 5); n > 0; n--) {
        g_autofree char *sql = sql_statement (db, random);
        bool ran = sql_run (db, sql);
        g_test_message ("%s%s", sql, ran ? "" : " -- refused");
    }
    g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Running. */

static void
set_up (struct damaged *damaged, gconstpointer data)
{
    g_autoptr (GString) told = g_string_new (NULL);

    fixture_set_up (&damaged->base, data);
    make_file (damaged);
    g_assert_true (is_sound (damaged->base.path));
    g_assert_true (tell (damaged->base.path, told));
    damaged->told = g_string_free (g_steal_pointer (&told), FALSE);
    g_assert_true (g_file_get_contents (damaged->base.path, &damaged->bytes, &damaged->size, NULL));
    damaged->path = g_build_filename (damaged->base.folder, "damaged.db", NULL);
}

static void
tear_down (struct damaged *damaged, gconstpointer data)
{
    fixture_tear_down (&damaged->base, data);
    g_free (damaged->told);
    g_free (damaged->bytes);
    g_free (damaged->path);
}

/* What the last one left: copies, backups. */
static void
clear (const struct damaged *damaged)
{
    g_autoptr (GDir) folder = g_dir_open (damaged->base.folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder))) {
        g_autofree char *path = g_build_filename (damaged->base.folder, name, NULL);
        if (!g_str_has_prefix (name, "book.db"))
            g_remove (path);
    }
}

static void
count (const struct damaged *damaged, int answers[], const char *what)
{
    enum answer answer = ask_apart (damaged, what);

    answers[answer]++;
    if (answer == ANSWER_OTHER) {
        g_test_message ("%s: the books read otherwise, and verify is content", what);
        g_test_fail ();
    }
}

static void
test_seeds (struct damaged *damaged, gconstpointer data)
{
    void (*damage) (const struct damaged *, GRand *) = data ? damage_sql : damage_bytes;
    const char *only = g_getenv ("DAMAGED_SEED");
    int first = only ? atoi (only) : 1, last = only ? first : g_test_slow () ? MANY : FEW, answers[5] = { 0 };

    for (int seed = first; seed <= last; seed++) {
        g_autofree char *what = g_strdup_printf ("DAMAGED_SEED=%d", seed);
        GRand *random = g_rand_new_with_seed ((guint32)seed);

        g_test_message ("%s", what);
        clear (damaged);
        damage (damaged, random);
        g_rand_free (random);
        count (damaged, answers, what);
    }
    g_test_message ("%d refused, %d read but not sound, %d as before, %d sound but not read", answers[ANSWER_REFUSED], answers[ANSWER_UNSOUND],
                    answers[ANSWER_SAME], answers[ANSWER_ODD]);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/damaged/bytes", struct damaged, NULL, set_up, test_seeds, tear_down);
    g_test_add ("/damaged/sql", struct damaged, "sql", set_up, test_seeds, tear_down);
    return g_test_run ();
}
