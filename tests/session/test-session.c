/* Edits through the session: what they do to the book, to the file, and that they leave no trace where they fail. */
#include "fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int
count_changes (const GPtrArray *changes, enum change_kind kind)
{
    int n = 0;

    for (guint i = 0; i < changes->len; i++)
        n += ((const struct change *)changes->pdata[i])->kind == kind;
    return n;
}

static void
test_edit (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    const GPtrArray *changes;
    guint log;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "7.61");
    changes = session_edit (session, "公开09.vehicles.final", "=9.24-7.61", &error);
    g_assert_no_error (error);
    g_assert_cmpint (count_changes (changes, CHANGE_ITEM), ==, 1);
    g_assert_cmpint (count_changes (changes, CHANGE_VALUE), >=, 3); /* the cell, the total, the sentence's figure */
    fixture_assert_shown (session, "sangong.vehicles.final", "1.63万元");
    fixture_assert_shown (session, "sangong.total.final", "9.24万元");
    fixture_assert_shown (session, "say.total.final", "9.24万元");
    fixture_edit (session, "sangong.total.final@prior", "10");
    fixture_assert_shown (session, "say.total.change", "较2021年减少0.76万元，下降7.60%");
    fixture_assert_stored (f, session);

    log = fixture_log_length (session);
    g_assert_cmpuint (fixture_edit (session, "sangong.vehicles.final", "=9.24-7.61"), ==, 0);
    g_assert_cmpuint (fixture_edit (session, "sangong.reception.final", ""), ==, 0);
    g_assert_cmpuint (fixture_log_length (session), ==, log);
}

static void
test_refused (struct fixture *f, gconstpointer data)
{
    static const struct {
        const char *address, *text, *part;
    } cases[] = {
        {"sangong.abroad.final", "7.x", "7.x"},
        {"sangong.abrod.final", "7", "abroad"},
        {"sangong.total.final", "7", "sangong.total.final"},
        {"general.9990101.basic", "7", "9990101"},
        {"duties.0", "x", "主要职责"},
        {"duties.1000", "x", "999"},
        {"unit.kind", "企业", "行政"},
    };
    g_autoptr (Session) session = fixture_session (f);
    g_autofree char *before = fixture_state (session);
    guint log = fixture_log_length (session);

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
        GError *error = NULL;
        g_autofree char *after = NULL;

        g_assert_null (session_edit (session, cases[i].address, cases[i].text, &error));
        fixture_assert_error (&error, cases[i].part);
        after = fixture_state (session);
        g_assert_cmpstr (after, ==, before);
    }
    g_assert_cmpuint (fixture_log_length (session), ==, log);
    fixture_assert_stored (f, session);
}

static void
test_preview (struct fixture *f, gconstpointer data)
{
    static const char *const typed[] = {"1", "18", "18.7", "18.78", "", "-3", "0"};
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    guint log;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "2");
    fixture_edit (session, "sangong.abroad.adjusted", "3");
    before = fixture_state (session);
    log = fixture_log_length (session);
    for (size_t i = 0; i < G_N_ELEMENTS (typed); i++) {
        const GPtrArray *changes = session_preview (session, "sangong.abroad.final", typed[i], &error);

        g_assert_no_error (error);
        g_assert_nonnull (changes);
        g_assert_true (session_previewing (session));
        if (strcmp (typed[i], "18.78") == 0) {
            fixture_assert_shown (session, "sangong.total.final", "18.78万元");
            g_assert_cmpint (count_changes (changes, CHANGE_FINDING), ==, 1); /* over the budget */
        }
    }
    g_assert_null (session_preview (session, "sangong.abroad.final", "1.x", &error));
    fixture_assert_error (&error, "1.x");
    g_assert_false (session_previewing (session));
    g_assert_nonnull (session_preview (session, "sangong.abroad.final", "77", &error));
    session_preview_end (session);
    session_preview_end (session);
    after = fixture_state (session);
    g_assert_cmpstr (after, ==, before);
    g_assert_cmpuint (fixture_log_length (session), ==, log);

    /* Every edit ends the preview first: what is stored is what was accepted. */
    g_assert_nonnull (session_preview (session, "sangong.abroad.final", "99", &error));
    fixture_edit (session, "sangong.vehicles.final", "1");
    fixture_assert_shown (session, "sangong.total.final", "3.00万元");
    fixture_assert_stored (f, session);
    g_assert_nonnull (session_preview (session, "sangong.abroad.final", "99", &error));
    fixture_undo (session);
    fixture_assert_shown (session, "sangong.total.final", "2.00万元");
    g_assert_nonnull (session_preview (session, "sangong.abroad.final", "99", &error)); /* closed while it is shown */
}

static void
test_marks (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    const struct cell *cell;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "2");
    g_assert_nonnull (session_mark (session, "sangong.abroad.final", MARK_DOUBTFUL, &error));
    g_assert_nonnull (session_mark (session, "sangong.vehicles.final", MARK_NA, &error));
    cell = book_find (session_book (session), "sangong.abroad.final", NULL, NULL);
    g_assert_true (cell->value.doubtful);
    fixture_edit (session, "sangong.abroad.final", "3"); /* a new figure is no less doubtful */
    g_assert_true (cell->value.doubtful);
    fixture_assert_stored (f, session);
    g_assert_nonnull (session_mark (session, "sangong.abroad.final", MARK_SURE, &error));
    g_assert_false (cell->value.doubtful);
    fixture_assert_shown (session, "sangong.abroad.final", "3.00万元");
    g_assert_nonnull (session_mark (session, "sangong.abroad.final", MARK_BLANK, &error));
    fixture_assert_shown (session, "sangong.abroad.final", "");
    g_assert_null (session_mark (session, "sangong.total.final", MARK_NA, &error));
    fixture_assert_error (&error, "sangong.total.final");
    fixture_assert_stored (f, session);
}

/* The first code below turns the typed figure above into a control figure; deleting the last gives it back. */
static void
test_tree_rows (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autofree char *id = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    (void)data;
    fixture_edit (session, "general.20101.basic", "5");
    before = fixture_state (session);
    g_assert_nonnull (session_row_add (session, "公开05", "2010101", NULL, &id, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (id, ==, "2010101");
    fixture_assert_shown (session, "general.20101.basic", "");
    fixture_edit (session, "general.2010101.basic", "4");
    fixture_assert_shown (session, "general.20101.basic", "4.00万元");
    fixture_assert_shown (session, "general.total.total", "4.00万元");
    fixture_finding (session, "general.control"); /* 5 was typed there */
    fixture_assert_stored (f, session);
    g_assert_nonnull (session_row_delete (session, "general", "2010101", &error));
    g_assert_no_error (error);
    after = fixture_state (session);
    g_assert_cmpstr (after, ==, before);
    fixture_undo (session);
    fixture_assert_shown (session, "general.total.total", "4.00万元");
    fixture_assert_stored (f, session);
    g_assert_null (session_row_add (session, "general", "9990101", NULL, NULL, &error));
    fixture_assert_error (&error, "999");
    g_assert_null (session_row_add (session, "general", "20", NULL, NULL, &error));
    fixture_assert_error (&error, "20");
}

static void
test_list_rows (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autofree char *third = NULL;
    struct session *session = fixture_session (f);

    (void)data;
    g_assert_nonnull (session_row_add (session, "duties", NULL, NULL, &first, &error));
    g_assert_nonnull (session_row_add (session, "duties", NULL, NULL, &second, &error));
    fixture_edit (session, "duties.1", "甲");
    fixture_edit (session, "duties.r2", "乙");
    g_assert_nonnull (session_row_move (session, "duties", "r2", -1, &error));
    fixture_assert_shown (session, "duties.1", "乙");
    g_assert_nonnull (session_row_delete (session, "duties", "r2", &error));
    fixture_assert_shown (session, "duties.1", "甲");
    session_close (session);

    session = fixture_open (f, "赵", STORE_WRITE); /* ids are never used again, also tomorrow */
    g_assert_nonnull (session_row_add (session, "duties", NULL, "r1", &third, &error));
    g_assert_cmpstr (third, ==, "r3");
    fixture_assert_stored (f, session);
    session_close (session);
}

static void
test_many (struct fixture *f, gconstpointer data)
{
    const char *pairs[] = {
        "duties.3.text",
        "第三",
        "general.2010101.basic",
        "1",
        "general.2010102.basic",
        "2",
        "general.201.basic@control",
        "3",
        "sangong.abroad.final",
        "5",
        "sangong.abroad.adjusted",
        "4",
        "!sangong.abroad.final",
        "doubtful",
        "!sangong.vehicles.final",
        "na",
        "?sangong.over_budget sangong.abroad.final",
        "批准的追加",
        "sangong.reception.final",
        "8",
        "sangong.reception.final",
        "9",
        "duties.1",
        "第一",
    };
    GError *error = NULL;
    int failed = 5;
    g_autoptr (Session) session = fixture_session (f);
    g_autofree char *before = fixture_state (session);
    g_autofree char *after = NULL;
    const struct finding *finding;

    (void)data;
    g_assert_nonnull (session_edit_many (session, (char **)pairs, G_N_ELEMENTS (pairs) / 2, GROUP_IMPORT,
                                         ORIGIN_IMPORTED, &failed, &error));
    g_assert_no_error (error);
    g_assert_cmpint (failed, ==, -1);
    fixture_assert_shown (session, "duties.1", "第一");
    fixture_assert_shown (session, "duties.2", "");
    fixture_assert_shown (session, "duties.r3", "第三");
    fixture_assert_shown (session, "general.total.basic", "3.00万元");
    fixture_assert_shown (session, "sangong.total.final", "14.00万元"); /* of two for one cell the last */
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_cmpstr (finding->explanation, ==, "批准的追加");
    fixture_assert_stored (f, session);
    fixture_undo (session); /* all of it is one step */
    after = fixture_state (session);
    g_assert_cmpstr (after, ==, before);
    fixture_redo (session);
    fixture_assert_shown (session, "sangong.total.final", "14.00万元");
    fixture_assert_stored (f, session);
}

static void
test_many_refused (struct fixture *f, gconstpointer data)
{
    static const struct {
        const char *address, *text;
    } bad[] = {
        {"sangong.nowhere.final", "1"},
        {"sangong.total.final", "1"},
        {"sangong.vehicles.final", "x"},
        {"general.9999999.basic", "1"},
        {"duties.1000", "x"},
        {"!sangong.abroad.final", "odd"},
        {"?sangong.over_budget unit.name", "x"},
        {"?odd", "x"},
        {"duties.r7", "x"},
        {"general.total.basic", "1"},
        {"unit.kind@control", "行政"},
    };
    g_autoptr (Session) session = fixture_session (f);
    g_autofree char *before = fixture_state (session);
    guint log = fixture_log_length (session);

    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS (bad); i++) {
        const char *pairs[] = {"general.2010101.basic", "1", "duties.2", "x", bad[i].address, bad[i].text,
                               "sangong.abroad.final",  "5"};
        GError *error = NULL;
        g_autofree char *after = NULL;
        int failed = -1;

        g_assert_null (session_edit_many (session, (char **)pairs, 4, GROUP_IMPORT, ORIGIN_IMPORTED, &failed, &error));
        g_assert_nonnull (error);
        g_clear_error (&error);
        g_assert_cmpint (failed, ==, 2);
        after = fixture_state (session);
        g_assert_cmpstr (after, ==, before);
    }
    g_assert_cmpuint (fixture_log_length (session), ==, log);
    fixture_assert_stored (f, session);
}

static void
test_explain (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    const struct finding *finding;

    (void)data;
    fixture_edit (session, "sangong.abroad.adjusted", "4");
    fixture_edit (session, "sangong.abroad.final", "5");
    g_assert_nonnull (session_explain (session, "sangong.over_budget", "公开09.abroad.final", " 批准的追加 ", &error));
    g_assert_no_error (error);
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_cmpstr (finding->explanation, ==, "批准的追加");
    g_assert_false (finding->lapsed);
    fixture_assert_stored (f, session);
    fixture_edit (session, "sangong.abroad.final", "6"); /* other figures: the reason must be looked at again */
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_true (finding->lapsed);
    fixture_assert_stored (f, session);
    g_assert_nonnull (session_explain (session, "sangong.over_budget", "sangong.abroad.final", "又追加", &error));
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_false (finding->lapsed);
    g_assert_nonnull (session_explain (session, "sangong.over_budget", "sangong.abroad.final", "", &error));
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_null (finding->explanation);
    fixture_undo (session);
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_cmpstr (finding->explanation, ==, "又追加");

    g_assert_null (session_explain (session, "sangong.over_budget", "sangong.vehicles.final", "x", &error));
    fixture_assert_error (&error, "sangong.vehicles.final");
    fixture_edit (session, "sangong.vehicles.final", "-1");
    g_assert_null (session_explain (session, "sangong.negative", "sangong.vehicles.final", "x", &error));
    fixture_assert_error (&error, "error");
}

static const char *const random_cells[] = {
    "sangong.abroad.final",
    "sangong.vehicles.final",
    "sangong.reception.final",
    "sangong.abroad.adjusted",
    "unit.name",
    "sangong.total.final@control",
    "sangong.total.final@prior",
    "say.total.reason",
    "general.2010101.basic",
    "general.2010102.project",
    "general.2080505.basic",
    "general.20101.basic",
    "duties.1",
    "duties.3",
};

/* Whatever a clerk may do; false where it was refused or changed nothing. */
static bool
random_edit (struct session *session)
{
    static const char *const texts[] = {"1", "2.50", "187800元", "", "0", "-7", "3"};
    const char *cell = random_cells[g_test_rand_int_range (0, G_N_ELEMENTS (random_cells))];
    const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
    const GPtrArray *changes;

    switch (g_test_rand_int_range (0, 10)) {
    case 0:
        changes = session_row_delete (session, "general", g_test_rand_bit () ? "20101" : "2010101", NULL);
        break;
    case 1:
        changes = session_row_delete (session, "duties", "r1", NULL);
        break;
    case 2:
        changes = session_row_move (session, "duties", "r2", g_test_rand_bit () ? 1 : -1, NULL);
        break;
    case 3:
        changes = session_mark (session, cell, (enum mark)g_test_rand_int_range (0, 4), NULL);
        break;
    case 4:
        changes = session_explain (session, "sangong.over_budget", "sangong.abroad.final", text, NULL);
        break;
    case 5:
        changes = session_row_add (session, "duties", NULL, NULL, NULL, NULL);
        break;
    default:
        session_preview (session, cell, text, NULL);
        changes = session_edit (session, cell, text, NULL);
    }
    return changes && changes->len > 0;
}

static struct session *
random_restart (struct fixture *f, struct session *session)
{
    session_close (session);
    return fixture_open (f, "赵", STORE_WRITE);
}

/* Undo of n edits is the first book, redo of all of them the last, across restarts; in memory as in the file at any
 * time. */
static void
test_random (struct fixture *f, gconstpointer data)
{
    enum { EDITS = 500, RESTART = 90 };
    struct session *session = fixture_session (f);
    g_autofree char *first = fixture_state (session);
    g_autofree char *last = NULL;
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;
    int done = 0;

    (void)data;
    for (int i = 0; i < EDITS; i++) {
        done += random_edit (session);
        if (i % 25 == 0)
            fixture_assert_stored (f, session);
    }
    fixture_assert_stored (f, session);
    last = fixture_state (session);
    for (int i = 0; i < done; i++) {
        g_assert_cmpuint (fixture_undo (session), >, 0);
        if (i % RESTART == 0)
            session = random_restart (f, session);
    }
    g_assert_null (session_undo (session, NULL));
    undone = fixture_state (session);
    g_assert_cmpstr (undone, ==, first);
    for (int i = 0; i < done; i++) {
        fixture_redo (session);
        if (i % RESTART == 0)
            session = random_restart (f, session);
    }
    g_assert_null (session_redo (session, NULL));
    redone = fixture_state (session);
    g_assert_cmpstr (redone, ==, last);
    fixture_assert_stored (f, session);
    session_close (session);
}

/* Two have the book open. */
static void
test_two_sessions (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (Session) other = fixture_open (f, "钱", STORE_WRITE);
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    (void)data;
    fixture_edit (other, "sangong.abroad.final", "638");
    before = fixture_state (session);
    g_assert_null (session_edit (session, "sangong.abroad.final", "5", &error));
    g_assert_error (error, STORE_ERROR, STORE_ERROR_STALE);
    g_assert_nonnull (strstr (error->message, "638"));
    fixture_assert_error (&error, "钱");
    after = fixture_state (session);
    g_assert_cmpstr (after, ==, before);

    fixture_edit (session, "sangong.vehicles.final",
                  "1"); /* another cell goes through; the other's figure is still to come */
    fixture_assert_shown (session, "sangong.total.final", "1.00万元");
    g_assert_true (session_refresh (session, &error));
    fixture_assert_shown (session, "sangong.total.final", "639.00万元");
    g_assert_false (session_refresh (session, &error));
    g_assert_true (session_refresh (other, &error));
    fixture_assert_stored (f, other);

    fixture_edit (other, "sangong.vehicles.final", "2");
    g_assert_null (session_undo (session, &error));
    fixture_assert_error (&error, "钱");
    fixture_assert_shown (session, "sangong.total.final", "640.00万元"); /* an undo reads what is new first */
    fixture_undo (other);
    fixture_undo (session);
    fixture_assert_shown (session, "sangong.total.final", "638.00万元");
    fixture_assert_stored (f, session);
}

static void
full_disk_child (const struct fixture *f)
{
    struct rlimit limit = {4096, 4096};
    g_autoptr (Session) session = fixture_open (f, "赵", STORE_WRITE);
    g_autofree char *before = fixture_state (session);
    g_autofree char *after = NULL;
    const char *pairs[] = {"general.2010101.basic", "1", "duties.2", "x", "sangong.abroad.final", "5"};
    GError *error = NULL;

    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_null (session_edit (session, "sangong.abroad.final", "5", &error));
    fixture_assert_error (&error, "full");
    g_assert_null (session_edit_many (session, (char **)pairs, 3, GROUP_IMPORT, ORIGIN_IMPORTED, NULL, &error));
    fixture_assert_error (&error, "full");
    g_assert_null (session_undo (session, &error));
    fixture_assert_error (&error, "full");
    after = fixture_state (session);
    g_assert_cmpstr (after, ==, before);
    _exit (0);
}

/* Where the file refuses, the book on the screen is as it was. */
static void
test_failing_commit (struct fixture *f, gconstpointer data)
{
    struct session *session = fixture_session (f);
    int status;
    pid_t child;

    (void)data;
    fixture_edit (session, "sangong.vehicles.final", "1");
    session_close (session);
    child = fork ();
    if (child == 0)
        full_disk_child (f);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    session = fixture_open (f, "赵", STORE_WRITE);
    fixture_assert_shown (session, "sangong.total.final", "1.00万元");
    fixture_edit (session, "sangong.abroad.final", "5");
    session_close (session);
}

static void
test_journal (struct fixture *f, gconstpointer data)
{
    struct session *session = fixture_session (f);
    char *address = NULL, *text = NULL;

    (void)data;
    g_assert_false (session_journal_left (session, &address, &text));
    session_journal (session, "sangong.abroad.final", "18.7");
    session_close (session);
    session = fixture_open (f, "赵", STORE_WRITE);
    g_assert_true (session_journal_left (session, &address, &text));
    g_assert_cmpstr (address, ==, "sangong.abroad.final");
    g_assert_cmpstr (text, ==, "18.7");
    g_free (address);
    g_free (text);
    fixture_edit (session, "sangong.abroad.final", "18.78"); /* accepted: nothing is left to offer */
    g_assert_false (session_journal_left (session, &address, &text));
    session_close (session);
}

static void
test_read_only (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    char *pair[] = {(char *)"unit.name", (char *)"x"};
    g_autoptr (Session) session = NULL;

    (void)data;
    session_close (fixture_session (f));
    session = fixture_open (f, "赵", STORE_READ);
    g_assert_false (session_writable (session));
    g_assert_nonnull (session_preview (session, "sangong.abroad.final", "5", &error));
    fixture_assert_shown (session, "sangong.total.final", "5.00万元");
    g_assert_null (session_edit (session, "sangong.abroad.final", "5", &error));
    g_assert_error (error, SESSION_ERROR, SESSION_ERROR_READ_ONLY);
    fixture_assert_error (&error, f->path);
    g_assert_null (session_edit_many (session, pair, 1, GROUP_EDIT, ORIGIN_TYPED, NULL, &error));
    fixture_assert_error (&error, f->path);
    g_assert_null (session_undo (session, &error));
    fixture_assert_error (&error, f->path);
    fixture_assert_shown (session, "sangong.total.final", "");
}

static bool
lines_have (const GPtrArray *lines, const char *part)
{
    for (guint i = 0; i < lines->len; i++) {
        if (strstr (((const struct trace_line *)lines->pdata[i])->text, part))
            return true;
    }
    return false;
}

static bool
lines_about (const GPtrArray *lines, const char *what)
{
    for (guint i = 0; i < lines->len; i++) {
        if (g_strcmp0 (((const struct trace_line *)lines->pdata[i])->about, what) == 0)
            return true;
    }
    return false;
}

/* What a value would change is told, and nothing of it stays. */
static void
test_tryout (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (GPtrArray) lines = NULL;
    g_autoptr (GPtrArray) alike = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "7.61");
    lines = session_tryout (session, "sangong.abroad.final", "8", &error);
    g_assert_no_error (error);
    g_assert_true (lines_have (lines, "7.61 -> 8.00"));
    g_assert_true (lines_about (lines, "sangong.total.final"));
    fixture_assert_shown (session, "sangong.abroad.final", "7.61万元");
    fixture_assert_shown (session, "sangong.total.final", "7.61万元");
    g_assert_null (session_tryout (session, "sangong.abroad.final", "8..", &error));
    fixture_assert_error (&error, "8..");
    fixture_edit (session, "sangong.reception.adjusted", "7.61");
    alike = session_alike (session, "sangong.abroad.final", &error);
    g_assert_true (lines_about (alike, "sangong.reception.adjusted"));
    g_assert_false (lines_about (alike, "sangong.total.final"));
}

static void
test_trace (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (GPtrArray) total = NULL;
    g_autoptr (GPtrArray) typed = NULL;
    g_autoptr (GPtrArray) uses = NULL;
    const struct trace_line *line;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "76100元");
    fixture_edit (session, "sangong.abroad.adjusted", "9");
    total = session_trace (session, "say.total.final", &error);
    g_assert_no_error (error);
    line = total->pdata[0];
    g_assert_cmpint (line->depth, ==, 0);
    g_assert_nonnull (strstr (line->text, "7.61万元"));
    g_assert_true (lines_have (total, "= 合计 决算数  公开09表"));
    g_assert_true (lines_have (total, "= 因公出国（境）费 + "));
    g_assert_true (lines_have (total, "7.61万元  因公出国（境）费 决算数  公开09表  typed 赵"));
    g_assert_true (lines_have (total, "2 blank cells"));

    typed = session_trace (session, "sangong.abroad.final", &error);
    g_assert_true (lines_have (typed, "赵"));
    g_assert_true (lines_have (typed, "76100元"));

    uses = session_uses (session, "sangong.abroad.final", &error);
    g_assert_no_error (error);
    g_assert_true (lines_about (uses, "sangong.total.final"));
    g_assert_true (lines_about (uses, "say.total.change"));
    g_assert_true (lines_about (uses, "sangong.over_budget"));
    g_assert_true (lines_have (uses, "“三公”经费支出7.61万元"));
    g_assert_null (session_trace (session, "sangong.nowhere", &error));
    fixture_assert_error (&error, "nowhere");
}

static void
test_log (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (GPtrArray) cell = NULL;
    g_autoptr (GPtrArray) gone = NULL;
    g_autoptr (GPtrArray) section = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "1");
    fixture_edit (session, "sangong.abroad.final", "2");
    fixture_edit (session, "general.2010101.basic", "3");
    g_assert_nonnull (session_row_delete (session, "general", "2010101", &error));
    cell = session_log (session, "公开09.因公出国（境）费.final", 0, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (cell->len, ==, 2);
    gone = session_log (session, "general.2010101.basic", 0, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (gone->len, ==, 2);
    section = session_log (session, "公开09", 1, &error);
    g_assert_cmpuint (section->len, ==, 1);
    g_assert_null (session_log (session, "nowhere.at.all", 0, &error));
    fixture_assert_error (&error, "nowhere");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/session/edit", test_edit);
    fixture_test ("/session/refused", test_refused);
    fixture_test ("/session/preview", test_preview);
    fixture_test ("/session/marks", test_marks);
    fixture_test ("/session/tree-rows", test_tree_rows);
    fixture_test ("/session/list-rows", test_list_rows);
    fixture_test ("/session/many", test_many);
    fixture_test ("/session/many-refused", test_many_refused);
    fixture_test ("/session/explain", test_explain);
    fixture_test ("/session/random", test_random);
    fixture_test ("/session/two-sessions", test_two_sessions);
    fixture_test ("/session/failing-commit", test_failing_commit);
    fixture_test ("/session/journal", test_journal);
    fixture_test ("/session/read-only", test_read_only);
    fixture_test ("/session/trace", test_trace);
    fixture_test ("/session/tryout", test_tryout);
    fixture_test ("/session/log", test_log);
    return g_test_run ();
}
