/* Workflow, accounts, review and seals through the session. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "session/export.h"
#include "session/private.h"
#include "session/codes.h"
#include "session/review.h"
#include "session/seal.h"
#include "session/steps.h"

/* The table, written down a second time by hand: in each of draft, submitted, returned, approved, published who may.
 * c clerk, r reviewer, h head; s the single person of a file without accounts; a reader may nothing. */
static const struct {
    enum deed deed;
    const char *may[N_STAGES];
} table[] = {
    { DEED_EDIT, { "cs", "", "cs", "", "" } },
    { DEED_SUBMIT, { "cs", "", "cs", "", "" } },
    { DEED_WITHDRAW, { "", "cs", "", "", "" } },
    { DEED_RETURN, { "", "rhs", "", "", "" } },
    { DEED_APPROVE, { "", "hs", "", "", "" } },
    { DEED_UNLOCK, { "", "", "", "hs", "" } },
    { DEED_PUBLISH, { "", "", "", "hs", "" } },
    { DEED_CORRECT, { "", "", "", "", "chs" } },
    { DEED_QUERY, { "crhs", "crhs", "crhs", "", "" } },
    { DEED_ANSWER, { "crhs", "crhs", "crhs", "", "" } },
    { DEED_CLOSE, { "crhs", "crhs", "crhs", "", "" } },
    { DEED_TICK, { "", "rhs", "", "", "" } },
    { DEED_PEOPLE, { "hs", "hs", "hs", "hs", "hs" } },
    { DEED_MERGE, { "", "crhs", "", "", "" } },
    { DEED_CODE, { "rhs", "rhs", "rhs", "", "" } },
    { DEED_BACKUP, { "chs", "hs", "chs", "hs", "hs" } },
};

static const char letters[N_PERSONS] = { 'c', 'r', 'h', '-', 's' };
static const char *const names[N_PERSONS] = { "陈", "任", "贺", "杜", "赵" };

static bool
attempt (struct session *session, enum deed deed, GError **error)
{
    g_autofree char *which = NULL;

    switch (deed) {
    case DEED_EDIT:
        return session_edit (session, "sangong.abroad.final", "9.99", error) != NULL;
    case DEED_CORRECT:
        return session_correct (session, "漏列", &which, error);
    case DEED_QUERY:
        return session_query (session, "sangong.abroad.final", "query", "为什么？", NULL, error);
    case DEED_ANSWER:
        return session_answer (session, "Q1", "因为", error);
    case DEED_CLOSE:
        return session_close_query (session, "Q1", "", error);
    case DEED_TICK:
        return session_tick (session, "all", true, error);
    case DEED_PEOPLE:
        return session_person_add (session, "新人", "head", "correct horse", error);
    case DEED_MERGE: {
        g_autofree char *copy = g_strconcat (session_path (session), ".1.bak", NULL);
        int n;

        return session_merge (session, copy, &n, error);
    }
    case DEED_CODE:
        return session_code_settle (session, "2010188", "地方事务", "财政局通知", error);
    case DEED_BACKUP:
        return session_restore (session, 1, NULL, error);
    default:
        return session_step (session, deed, "因故", error);
    }
}

/* A file whose book has come to this stage the ordinary way, with a query of everybody's open where that may be, and a backup. */
static void
arrive (const struct fixture *f, enum stage stage, bool accounts)
{
    static const enum deed way[N_STAGES][4] = {
        [STAGE_DRAFT] = { N_DEEDS },
        [STAGE_SUBMITTED] = { DEED_SUBMIT, N_DEEDS },
        [STAGE_RETURNED] = { DEED_SUBMIT, DEED_RETURN, N_DEEDS },
        [STAGE_APPROVED] = { DEED_SUBMIT, DEED_APPROVE, N_DEEDS },
        [STAGE_PUBLISHED] = { DEED_SUBMIT, DEED_APPROVE, DEED_PUBLISH, N_DEEDS },
    };
    g_autoptr (GPtrArray) old = NULL;
    struct session *session;
    GError *error = NULL;

    g_remove (f->path);
    session = fixture_session (f);
    fixture_edit (session, "sangong.abroad.final", "1");
    g_assert_nonnull (session_row_add (session, "general", "2010188", NULL, NULL, &error));
    g_assert_nonnull (session_explain (session, "general.code", "general.2010188.total", "地方科目", &error));
    for (int i = 0; way[stage][i] != N_DEEDS; i++) {
        if (way[stage][i] == DEED_APPROVE)
            g_assert_true (session_tick (session, "all", true, &error));
        session_step (session, way[stage][i], "因故", &error);
        g_assert_no_error (error);
    }
    for (int p = 0; accounts && p < N_ROLES; p++) /* the first is a head's, made while nobody has one */
        store_person_set (session->store, "贺", "add", names[p], person_names[p], "$argon2id$none", 0, "", &error);
    g_assert_no_error (error);
    old = session_backups (f->path);
    for (guint i = 0; i < old->len; i++)
        g_remove (old->pdata[i]);
    g_assert_true (session_backup (session, NULL, &error));
    session_close (session);
}

/* One deed of one person in a copy of the file. */
static void
try_deed (const struct fixture *f, const char *bytes, gsize length, size_t t, enum stage stage, enum person person)
{
    bool may = strchr (table[t].may[stage], letters[person]) != NULL;
    g_autoptr (Session) session = NULL;
    GError *error = NULL;
    int64_t before;

    g_assert_true (workflow_allows (table[t].deed, stage, person) == may);
    g_remove (f->path);
    g_assert_true (g_file_set_contents (f->path, bytes, (gssize)length, NULL));
    session = fixture_open (f, names[person], STORE_WRITE);
    g_assert_true (people_trust (session, &error));
    g_assert_cmpint (session_person (session), ==, person);
    g_assert_cmpint (session_stage (session), ==, stage);
    before = store_version (session->store, session->info->id);
    attempt (session, table[t].deed, &error);
    if (g_error_matches (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN) == may)
        g_error ("%s in %s by %s: %s", workflow[table[t].deed].name, stage_names[stage], person_names[person],
                 error ? error->message : "done");
    if (!may)
        g_assert_cmpint (store_version (session->store, session->info->id), ==, before);
    g_clear_error (&error);
}

/* What the table allows is done, or refused for another reason than who and when; what it forbids changes nothing. */
static void
test_table (struct fixture *f, gconstpointer data)
{
    int tried = 0;

    (void)data;
    for (int stage = 0; stage < N_STAGES; stage++) {
        for (int accounts = 0; accounts < 2; accounts++) {
            g_autofree char *bytes = NULL;
            gsize length;

            arrive (f, (enum stage)stage, accounts);
            g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
            for (int person = 0; person < N_PERSONS; person++) {
                if ((person == PERSON_SINGLE) == accounts)
                    continue;
                for (size_t t = 0; t < G_N_ELEMENTS (table); t++, tried++)
                    try_deed (f, bytes, length, t, (enum stage)stage, (enum person)person);
            }
        }
    }
    g_assert_cmpint (tried, ==, N_DEEDS * N_STAGES * N_PERSONS);
}

static struct session *
as (const struct fixture *f, const char *name, const char *password)
{
    struct session *session = fixture_open (f, name, STORE_WRITE);
    GError *error = NULL;

    session_login (session, name, password, &error);
    g_assert_no_error (error);
    return session;
}

static void
refused (bool done, GError **error, const char *part)
{
    g_assert_false (done);
    fixture_assert_error (error, part);
}

static void
done (bool done, GError **error)
{
    g_assert_no_error (*error);
    g_assert_true (done);
}

static void
take (struct session *session, const enum deed *way)
{
    GError *error = NULL;

    for (; *way != N_DEEDS; way++) {
        if (*way == DEED_APPROVE)
            done (session_tick (session, "all", true, &error), &error);
        done (session_step (session, *way, "因故", &error), &error);
    }
}

static const enum deed to_submitted[] = { DEED_SUBMIT, N_DEEDS }, to_approved[] = { DEED_SUBMIT, DEED_APPROVE, N_DEEDS };

/* Head 贺 and clerk 陈 in the file. */
static void
two_people (const struct fixture *f)
{
    struct session *session;
    GError *error = NULL;

    g_remove (f->path);
    session = fixture_session (f);
    done (session_person_add (session, "贺", "head", "head secret", &error), &error);
    session_close (session);
    session = as (f, "贺", "head secret");
    done (session_person_add (session, "陈", "clerk", "clerk secret", &error), &error);
    session_close (session);
}

static void
test_accounts (struct fixture *f, gconstpointer data)
{
    struct session *session = fixture_session (f);
    GError *error = NULL;

    (void)data;
    g_assert_false (session_has_accounts (session));
    refused (session_login (session, "赵", "whatever", &error), &error, "no accounts");
    refused (session_person_add (session, "陈", "clerk", "clerk secret", &error), &error, "head");
    refused (session_person_add (session, "贺", "boss", "head secret", &error), &error, "no role");
    refused (session_person_add (session, "贺", "head", "short", &error), &error, "short");
    refused (session_person_add (session, "a\033[2J", "head", "head secret", &error), &error, "no name");
    session_close (session);
    two_people (f);

    session = fixture_open (f, "贺", STORE_WRITE); /* a name is not a login */
    g_assert_true (session_has_accounts (session));
    g_assert_cmpint (session_person (session), ==, PERSON_READER);
    g_assert_false (session_writable (session));
    refused (session_edit (session, "sangong.abroad.final", "1", &error) != NULL, &error, "--as");
    refused (session_login (session, "贺", "clerk secret", &error), &error, "wrong");
    refused (session_login (session, "吴", "clerk secret", &error), &error, "wrong");
    done (session_login (session, "贺", "head secret", &error), &error);
    refused (session_edit (session, "sangong.abroad.final", "1", &error) != NULL, &error, "clerk");
    refused (session_person_role (session, "贺", "clerk", "调岗", &error), &error, "only head");
    refused (session_person_disable (session, "贺", true, "离职", &error), &error, "only head");
    refused (session_person_disable (session, "陈", true, "", &error), &error, "reason");
    refused (session_person_role (session, "吴", "clerk", "调岗", &error), &error, "no account");
    refused (session_person_add (session, "陈", "clerk", "clerk secret", &error), &error, "already");
    session_close (session);

    session = as (f, "陈", "clerk secret");
    fixture_edit (session, "sangong.abroad.final", "1");
    refused (session_person_add (session, "吴", "head", "head secret", &error), &error, "head");
    refused (session_person_password (session, "贺", "another one", "忘了", &error), &error, "head");
    done (session_person_password (session, "陈", "my new secret", NULL, &error), &error); /* one's own, without a reason */
    session_close (session);
    session = fixture_open (f, "陈", STORE_WRITE);
    refused (session_login (session, "陈", "clerk secret", &error), &error, "wrong");
    done (session_login (session, "陈", "my new secret", &error), &error);
    session_close (session);

    session = as (f, "贺", "head secret"); /* who forgot theirs gets a new one; who leaves is shut out */
    refused (session_person_password (session, "陈", "given anew", "", &error), &error, "reason");
    done (session_person_password (session, "陈", "given anew", "忘记密码", &error), &error);
    done (session_person_disable (session, "陈", true, "离职", &error), &error);
    done (session_person_add (session, "吴", "clerk", "takes over", &error), &error);
    session_close (session);
    session = fixture_open (f, "陈", STORE_WRITE);
    refused (session_login (session, "陈", "given anew", &error), &error, "closed");
    done (session_login (session, "吴", "takes over", &error), &error);
    fixture_edit (session, "sangong.abroad.final", "2");
    done (store_verify (session->store, NULL, &error), &error);
    session_close (session);
}

/* Accounts that somebody else makes or closes hold for a session that is open already. */
static void
test_accounts_meanwhile (struct fixture *f, gconstpointer data)
{
    struct session *single, *head, *other;
    GError *error = NULL;

    (void)data;
    single = fixture_session (f);
    fixture_edit (single, "sangong.abroad.final", "1");
    done (session_step (single, DEED_SUBMIT, NULL, &error), &error);
    done (session_tick (single, "all", true, &error), &error);
    other = fixture_open (f, "赵", STORE_WRITE);
    done (session_person_add (other, "贺", "head", "head secret", &error), &error);
    session_close (other);
    refused (session_step (single, DEED_APPROVE, NULL, &error), &error, "accounts");
    refused (session_query (single, "sangong", "query", "？", NULL, &error), &error, "accounts");
    session_close (single);

    head = as (f, "贺", "head secret");
    done (session_person_add (head, "吴", "head", "second head", &error), &error);
    other = as (f, "吴", "second head");
    done (session_person_role (head, "吴", "clerk", "调岗", &error), &error);
    refused (session_step (other, DEED_APPROVE, NULL, &error), &error, "clerk");
    done (session_person_disable (head, "吴", true, "离职", &error), &error);
    refused (session_step (other, DEED_WITHDRAW, "有误", &error), &error, "reader");
    session_close (other);
    session_close (head);
}

/* After some wrong passwords even the right one waits. */
static void
test_guessing (struct fixture *f, gconstpointer data)
{
    struct session *session;
    GError *error = NULL;

    (void)data;
    two_people (f);
    session = fixture_open (f, "陈", STORE_WRITE);
    for (int i = 0; i < 3; i++)
        refused (session_login (session, "陈", "guess", &error), &error, "wrong");
    refused (session_login (session, "陈", "clerk secret", &error), &error, "seconds");
    done (session_login (session, "贺", "head secret", &error), &error); /* nobody else is shut out */
    session_close (session);
    session = fixture_open (f, "陈", STORE_WRITE); /* a new start does not forget */
    refused (session_login (session, "陈", "clerk secret", &error), &error, "seconds");
    store_person_tried (session->store, "陈", true, &error);
    done (session_login (session, "陈", "clerk secret", &error), &error);
    session_close (session);
}

static bool
blocked (struct session *session, enum deed deed, const char *part, const char *address)
{
    g_autoptr (GPtrArray) blockers = session_blockers (session, deed);

    for (guint i = 0; i < blockers->len; i++) {
        const struct blocker *blocker = blockers->pdata[i];

        if (strstr (blocker->sentence, part) && g_strcmp0 (blocker->address, address) == 0)
            return true;
    }
    return false;
}

/* The whole way, with everything that stops it. */
static void
test_way (struct fixture *f, gconstpointer data)
{
    struct session *clerk, *head;
    g_autofree char *id = NULL, *which = NULL, *backup = g_strconcat (f->path, ".1.bak", NULL);
    g_autoptr (Signoff) signoff = NULL;
    GError *error = NULL;

    (void)data;
    two_people (f);
    clerk = as (f, "陈", "clerk secret");
    fixture_edit (clerk, "sangong.abroad.adjusted", "1");
    fixture_edit (clerk, "sangong.abroad.final", "2");
    fixture_edit (clerk, "sangong.vehicles.final", "-1");
    session_mark (clerk, "sangong.reception.final", MARK_DOUBTFUL, &error);
    g_assert_true (blocked (clerk, DEED_SUBMIT, "超过预算", "sangong.abroad.final"));
    g_assert_true (blocked (clerk, DEED_SUBMIT, "为负数", "sangong.vehicles.final"));
    g_assert_true (blocked (clerk, DEED_SUBMIT, "doubtful", "sangong.reception.final"));
    refused (session_step (clerk, DEED_SUBMIT, NULL, &error), &error, "3 things");
    fixture_edit (clerk, "sangong.vehicles.final", "5");
    session_mark (clerk, "sangong.reception.final", MARK_SURE, &error);
    session_explain (clerk, "sangong.over_budget", "sangong.abroad.final", "年中追加", &error);
    g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
    done (session_step (clerk, DEED_SUBMIT, NULL, &error), &error);
    g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
    refused (session_edit (clerk, "sangong.abroad.final", "3", &error) != NULL, &error, "submitted");
    refused (session_undo (clerk, &error) != NULL, &error, "submitted");
    session_close (clerk);

    head = as (f, "贺", "head secret");
    g_assert_true (blocked (head, DEED_APPROVE, "must be seen", "sangong.abroad.final"));
    refused (session_step (head, DEED_RETURN, NULL, &error), &error, "query");
    done (session_query (head, "sangong.abroad.final", "query", "请附批文", &id, &error), &error);
    g_assert_cmpstr (id, ==, "Q1");
    done (session_tick (head, "all", true, &error), &error);
    refused (session_step (head, DEED_APPROVE, NULL, &error), &error, "1 thing");
    g_assert_true (blocked (head, DEED_APPROVE, "Q1", "sangong.abroad.final"));
    done (session_step (head, DEED_RETURN, NULL, &error), &error);
    session_close (head);

    clerk = as (f, "陈", "clerk secret");
    fixture_undo (clerk); /* works again */
    session_explain (clerk, "sangong.over_budget", "sangong.abroad.final", "年中追加，见附件3", &error);
    refused (session_close_query (clerk, "Q1", "好了", &error), &error, "贺");
    done (session_answer (clerk, "q1", "已附", &error), &error);
    done (session_step (clerk, DEED_SUBMIT, NULL, &error), &error);
    refused (session_step (clerk, DEED_WITHDRAW, "", &error), &error, "reason");
    session_close (clerk);

    head = as (f, "贺", "head secret");
    g_assert_cmpint (session_open_queries (head, "sangong"), ==, 1);
    done (session_close_query (head, "Q1", "", &error), &error);
    done (session_tick (head, "all", true, &error), &error);
    done (session_step (head, DEED_APPROVE, NULL, &error), &error);
    signoff = session_signoff (head, &error);
    g_assert_cmpstr (signoff->submitted_by, ==, "陈");
    g_assert_cmpstr (signoff->approved_by, ==, "贺");
    g_assert_null (signoff->published_by);
    g_assert_false (signoff->single);
    g_assert_cmpint (signoff->rounds, ==, 2);
    g_assert_cmpuint (strlen (signoff->shown), ==, 19);
    refused (session_correct (head, "漏列", &which, &error), &error, "published");
    done (session_step (head, DEED_PUBLISH, NULL, &error), &error);
    done (session_correct (head, "漏列", &which, &error), &error);
    session_close (head);

    clerk = as (f, "陈", "clerk secret"); /* the newest version is meant where none is named */
    g_assert_cmpint (session_info (clerk)->version, ==, 2);
    fixture_assert_shown (clerk, "sangong.total.final", "7.00万元");
    fixture_edit (clerk, "sangong.vehicles.final", "6");
    done (store_verify (clerk->store, NULL, &error), &error);
    session_close (clerk);
    clerk = session_open (f->path, "测试局/2022/1", STORE_READ, NULL, &error);
    g_assert_no_error (error);
    fixture_assert_shown (clerk, "sangong.total.final", "7.00万元");
    session_close (clerk);
}

static char *
joined_trace (struct session *session, const char *address)
{
    g_autoptr (GPtrArray) lines = session_trace (session, address, NULL);
    GString *out = g_string_new (NULL);

    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (out, "%s\n", ((struct trace_line *)lines->pdata[i])->text);
    return g_string_free (out, FALSE);
}

/* Figures of a corrected version keep who wrote them, through any number of versions; so do those of a copied book. */
static void
test_carried_authors (struct fixture *f, gconstpointer data)
{
    struct session *session;
    g_autofree char *which = NULL, *copy = NULL;
    GError *error = NULL;

    (void)data;
    two_people (f);
    session = as (f, "陈", "clerk secret");
    fixture_edit (session, "sangong.abroad.final", "1");
    fixture_edit (session, "sangong.vehicles.final", "2");
    done (session_book_copy (session, "另局", &copy, &error), &error);
    session_close (session);
    for (int version = 2; version <= 3; version++) {
        const enum deed way[] = { DEED_APPROVE, DEED_PUBLISH, N_DEEDS };
        g_autofree char *now = g_strdup_printf ("测试局/2022/%d", version - 1);

        session = session_open (f->path, now, STORE_WRITE, "陈", &error);
        done (session_login (session, "陈", "clerk secret", &error), &error);
        take (session, to_submitted);
        session_close (session);
        session = session_open (f->path, now, STORE_WRITE, "贺", &error);
        done (session_login (session, "贺", "head secret", &error), &error);
        take (session, way);
        g_clear_pointer (&which, g_free);
        done (session_correct (session, "漏列", &which, &error), &error);
        session_close (session);
    }
    session = session_open (f->path, which, STORE_WRITE, "陈", &error);
    done (session_login (session, "陈", "clerk secret", &error), &error);
    fixture_edit (session, "sangong.vehicles.final", "3");
    g_autofree char *kept = joined_trace (session, "sangong.abroad.final"), *mine = joined_trace (session, "sangong.vehicles.final");
    g_assert_nonnull (strstr (kept, "from version 1: 陈 "));
    g_assert_null (strstr (mine, "from version"));
    g_autofree char *text = session_export_text (session, session_export_format ("txt"), &(struct export_options){ .signoff = true }, &error);
    const char *rows = strstr (text, "compiled"), *end = strstr (text, "reviewed");
    g_autofree char *compiled = g_strndup (rows, (gsize)(end - rows));
    g_assert_nonnull (strstr (compiled, "陈"));
    g_assert_null (strstr (compiled, "贺"));
    done (store_verify (session->store, NULL, &error), &error);
    fixture_undo (session);
    refused (session_undo (session, &error) != NULL, &error, "nothing of yours"); /* what was carried is nothing to undo */
    session_close (session);
    session = session_open (f->path, copy, STORE_READ, "陈", &error);
    g_autofree char *copied = joined_trace (session, "sangong.abroad.final");
    g_assert_nonnull (strstr (copied, "from the book of 测试局: 陈 "));
    session_close (session);
}

/* Who submitted as clerk and became head does not approve. */
static void
test_four_eyes (struct fixture *f, gconstpointer data)
{
    struct session *session;
    GError *error = NULL;

    (void)data;
    two_people (f);
    session = as (f, "陈", "clerk secret");
    done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
    session_close (session);
    session = as (f, "贺", "head secret");
    done (session_person_role (session, "陈", "head", "升任", &error), &error);
    session_close (session);
    session = as (f, "陈", "clerk secret");
    done (session_tick (session, "all", true, &error), &error);
    refused (session_step (session, DEED_APPROVE, NULL, &error), &error, "cannot approve");
    session_close (session);
}

static const struct review_row *
row_of (const struct review *review, const char *address)
{
    for (guint i = 0; i < review->rows->len; i++) {
        const struct review_row *row = review->rows->pdata[i];

        if (strcmp (row->address, address) == 0)
            return row;
    }
    g_error ("%s is not in the list", address);
}

/* What home shows follows each tick and figure, though it is not counted at each repaint. */
static void
assert_left (struct session *session, const struct review *review)
{
    int must = -1, seen = -1;

    g_assert_true (session_review_left (session, &must, &seen));
    g_assert_cmpint (must, ==, review->must);
    g_assert_cmpint (seen, ==, review->seen);
}

/* A tick stands for the figure that was looked at: it goes with it, alone, whatever was ticked together. */
static void
test_ticks (struct fixture *f, gconstpointer data)
{
    static const char *const scopes[] = { "sangong.abroad.final", "sangong.abroad", "sangong", "all" };
    static const int ticked[] = { 1, 2, 3, 4 }; /* of abroad.adjusted, abroad.final, vehicles.final, unit.name */
    GError *error = NULL;

    (void)data;
    for (int i = 0; i < 4; i++) {
        g_autoptr (Review) review = NULL;
        struct session *session;
        int n = 0;

        g_remove (f->path);
        session = fixture_session (f);
        fixture_edit (session, "sangong.abroad.adjusted", "9");
        fixture_edit (session, "sangong.abroad.final", "1");
        fixture_edit (session, "sangong.vehicles.final", "2");
        done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
        done (session_tick (session, scopes[i], true, &error), &error);
        review = session_review (session, &error);
        assert_left (session, review);
        for (guint r = 0; r < review->rows->len; r++)
            n += ((struct review_row *)review->rows->pdata[r])->ticked ? 1 : 0;
        g_assert_cmpint (n, ==, ticked[i]);
        g_clear_pointer (&review, review_free);

        done (session_step (session, DEED_RETURN, "改", &error), &error);
        fixture_edit (session, "sangong.abroad.final", "1.5");
        done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
        review = session_review (session, &error);
        assert_left (session, review);
        g_assert_true (row_of (review, "sangong.abroad.final")->lapsed);
        g_assert_false (row_of (review, "sangong.abroad.final")->ticked);
        g_assert_true (row_of (review, "sangong.abroad.adjusted")->ticked == (i >= 1));
        g_assert_true (row_of (review, "sangong.vehicles.final")->ticked == (i >= 2));
        g_assert_cmpstr (row_of (review, "sangong.abroad.final")->last, ==, "1.00");
        g_assert_cmpstr (((struct review_row *)review->rows->pdata[0])->address, ==, "sangong.abroad.final"); /* changed: first */
        g_clear_pointer (&review, review_free);
        done (session_tick (session, "all", true, &error), &error);
        done (session_tick (session, "sangong.abroad", false, &error), &error);
        review = session_review (session, &error);
        assert_left (session, review);
        g_assert_false (row_of (review, "sangong.abroad.final")->ticked);
        g_assert_true (row_of (review, "sangong.vehicles.final")->ticked);
        session_close (session);
    }
}

static void
test_threads (struct fixture *f, gconstpointer data)
{
    const struct thread *thread;
    const struct thread_entry *entry;
    struct session *session;
    GError *error = NULL;

    (void)data;
    two_people (f);
    session = as (f, "陈", "clerk secret");
    fixture_edit (session, "sangong.abroad.final", "1");
    session_close (session);
    session = as (f, "贺", "head secret");
    refused (session_query (session, "sangong.abroad.final", "query", "  ", NULL, &error), &error, "no text");
    refused (session_query (session, "sangong.abroad.final", "joke", "？", NULL, &error), &error, "no kind");
    refused (session_query (session, "sangong.nowhere", "query", "？", NULL, &error), &error, "nowhere");
    done (session_query (session, "公开09.abroad.final", "query", "为什么是1？", NULL, &error), &error);
    done (session_query (session, "sangong.vehicles", "opinion", "分项说明", NULL, &error), &error);
    done (session_query (session, "sangong", "hint", "注意单位", NULL, &error), &error);
    g_assert_cmpint (session_open_queries (session, "sangong"), ==, 3);
    g_assert_cmpint (session_open_queries (session, "sangong.vehicles"), ==, 1);
    g_assert_cmpint (session_open_queries (session, "sangong.abroad.final"), ==, 1);
    g_assert_cmpint (session_open_queries (session, "say"), ==, 0);
    session_close (session);

    session = as (f, "陈", "clerk secret");
    fixture_edit (session, "sangong.abroad.final", "3");
    refused (session_answer (session, "Q9", "？", &error), &error, "Q9");
    done (session_answer (session, "Q1", "录错，已改", &error), &error);
    thread = session_threads (session)->pdata[0];
    g_assert_cmpstr (thread->target, ==, "sangong.abroad.final");
    g_assert_cmpint (thread->state, ==, THREAD_ANSWERED);
    entry = thread->entries->pdata[1];
    g_assert_cmpstr (entry->old, ==, "1.00");
    g_assert_cmpstr (entry->new, ==, "3.00");
    done (session_answer (session, "Q2", "已分项", &error), &error);
    entry = ((struct thread *)session_threads (session)->pdata[1])->entries->pdata[1];
    g_assert_null (entry->old); /* nothing changed */
    session_close (session);

    session = as (f, "贺", "head secret");
    done (session_answer (session, "Q1", "凭证呢？", &error), &error); /* asks again: waits again */
    g_assert_cmpint (((struct thread *)session_threads (session)->pdata[0])->state, ==, THREAD_WAITING);
    done (session_close_query (session, "Q1", "收到", &error), &error);
    refused (session_answer (session, "Q1", "还有", &error), &error, "closed");
    g_assert_cmpint (session_open_queries (session, "sangong"), ==, 2);
    done (session_person_add (session, "任", "reviewer", "review secret", &error), &error);
    session_close (session);
    session = as (f, "任", "review secret");
    refused (session_close_query (session, "Q2", "", &error), &error, "贺");
    done (session_query (session, "say.total", "query", "措辞", NULL, &error), &error);
    session_close (session);
    session = as (f, "贺", "head secret"); /* a reviewer who left cannot close: the head may */
    refused (session_close_query (session, "Q4", "", &error), &error, "任");
    done (session_person_disable (session, "任", true, "调离", &error), &error);
    done (session_close_query (session, "Q4", "", &error), &error);
    done (store_verify (session->store, NULL, &error), &error);
    session_close (session);
}

static void
test_diff (struct fixture *f, gconstpointer data)
{
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (GPtrArray) lines = NULL;
    GError *error = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "1");
    done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
    g_assert_null (session_diff (session, &error));
    fixture_assert_error (&error, "never reviewed");
    done (session_step (session, DEED_RETURN, "改", &error), &error);
    fixture_edit (session, "sangong.abroad.final", "2.5");
    lines = session_diff (session, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (lines->len, ==, 3);
    g_assert_cmpstr (lines->pdata[0], ==, "sangong.total.final\t1.00\t2.50");
    g_assert_cmpstr (lines->pdata[1], ==, "sangong.abroad.final\t1.00\t2.50");
    g_assert_cmpstr (lines->pdata[2], ==, "say.total.final\t1.00\t2.50");
}

static char *
report_text (struct session *session)
{
    g_autoptr (Report) report = session_report (session);

    return report_dump (report);
}

static void
copy_forms (const struct fixture *f)
{
    g_autofree char *command = g_strdup_printf ("cp -r '%s' '%s/forms'", g_getenv ("JUESUAN_FORMS"), f->folder);
    g_autofree char *forms = g_build_filename (f->folder, "forms", NULL);

    g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
    g_setenv ("JUESUAN_FORMS", forms, TRUE);
}

static void
change_forms (const struct fixture *f, const char *from, const char *to)
{
    g_autofree char *path = g_build_filename (f->folder, "forms", "mini", "sections.cfg", NULL);
    g_autofree char *text = NULL, *changed = NULL;
    g_auto (GStrv) parts = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    parts = g_strsplit (text, from, -1);
    g_assert_cmpuint (g_strv_length (parts), >, 1);
    changed = g_strjoinv (to, parts);
    g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* An approved book prints the same, whatever becomes of the form files; unlocked it follows them again. */
static void
test_seal (struct fixture *f, gconstpointer data)
{
    g_autofree char *before = NULL, *after = NULL, *gone = NULL, *edition = NULL, *away = NULL;
    struct session *session;
    GError *error = NULL;

    (void)data;
    copy_forms (f);
    session = fixture_session (f);
    fixture_edit (session, "sangong.abroad.final", "1");
    done (session_row_add (session, "general", "2010101", NULL, NULL, &error) != NULL, &error);
    fixture_edit (session, "general.2010101.basic", "3");
    done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
    done (session_tick (session, "all", true, &error), &error);
    done (session_step (session, DEED_APPROVE, NULL, &error), &error);
    before = report_text (session);
    g_assert_nonnull (strstr (before, "公务用车费"));
    session_close (session);

    change_forms (f, "公务用车费", "公车费");
    session = fixture_open (f, "赵", STORE_READ);
    after = report_text (session);
    g_assert_cmpstr (after, ==, before);
    g_assert_cmpuint (session_notices (session)->len, ==, 0);
    session_close (session);

    edition = g_build_filename (f->folder, "forms", "mini", NULL);
    away = g_build_filename (f->folder, "forms", "away", NULL);
    g_assert_cmpint (g_rename (edition, away), ==, 0);
    session = fixture_open (f, "赵", STORE_READ);
    gone = report_text (session);
    g_assert_cmpstr (gone, ==, before);
    g_assert_cmpstr (form_code_name (session_form (session), "functions", "201", 2022), ==, "一般公共服务支出");
    session_close (session);

    g_assert_cmpint (g_rename (away, edition), ==, 0);
    session = fixture_open (f, "赵", STORE_WRITE);
    done (session_step (session, DEED_UNLOCK, "有误", &error), &error);
    g_free (after);
    after = report_text (session);
    g_assert_nonnull (strstr (after, "公车费"));
    done (store_verify (session->store, NULL, &error), &error);
    session_close (session);
    fixture_forms ();
}

/* Form files that change between submission and approval make it another book. */
static void
test_forms_between (struct fixture *f, gconstpointer data)
{
    struct session *session;
    GError *error = NULL;

    (void)data;
    copy_forms (f);
    session = fixture_session (f);
    fixture_edit (session, "sangong.abroad.final", "1");
    done (session_step (session, DEED_SUBMIT, NULL, &error), &error);
    done (session_tick (session, "all", true, &error), &error);
    session_close (session);
    change_forms (f, "公务用车费", "公车费");
    session = fixture_open (f, "赵", STORE_WRITE);
    refused (session_step (session, DEED_APPROVE, NULL, &error), &error, "not what was submitted");
    session_close (session);
    fixture_forms ();
}

/* A book and last year's, which is open. */
static struct session *
two_years (struct fixture *f)
{
    struct session *last;
    GError *error = NULL;

    session_new (f->path, "mini", "测试局", 2021, "赵", NULL, &error);
    session_new (f->path, "mini", "测试局", 2022, "赵", NULL, &error);
    g_assert_no_error (error);
    last = session_open (f->path, "测试局/2021", STORE_WRITE, "赵", &error);
    g_assert_no_error (error);
    return last;
}

/* Last year's figures are those of last year's book: as it stands, and once approved as sealed; what was typed gives way. */
static void
test_prior (struct fixture *f, gconstpointer data)
{
    struct session *last, *session;
    GError *error = NULL;

    (void)data;
    last = two_years (f);
    fixture_edit (last, "sangong.abroad.final", "1.004万元");
    fixture_edit (last, "sangong.vehicles.final", "1.004万元");
    done (session_row_add (last, "general", "2010101", NULL, NULL, &error) != NULL, &error);
    fixture_edit (last, "general.2010101.basic", "8");

    session = session_open (f->path, "测试局/2022", STORE_WRITE, "赵", &error);
    fixture_assert_shown (session, "sangong.abroad.final@prior", "1.00万元");
    fixture_assert_shown (session, "sangong.total.final@prior", "2.01万元"); /* as printed last year, not the sum of what was printed */
    fixture_edit (session, "sangong.abroad.final", "1.50");
    fixture_assert_shown (session, "sangong.reception.final@prior", "");
    fixture_edit (session, "sangong.reception.final@prior", "5"); /* last year's book has none: typed counts */
    fixture_assert_shown (session, "sangong.reception.final@prior", "5.00万元");
    fixture_assert_shown (session, "sangong.total.final@prior", "2.01万元");
    g_assert_true (session_prior_given (session, book_find (session_book (session), "sangong.abroad.final", &(enum layer){ LAYER_VALUE }, NULL)));
    g_assert_false (session_prior_given (session, book_find (session_book (session), "sangong.reception.final", &(enum layer){ LAYER_VALUE }, NULL)));
    refused (session_edit (session, "sangong.abroad.final@prior", "7", &error) != NULL, &error, "2021");
    done (session_row_add (session, "general", "2010101", NULL, NULL, &error) != NULL, &error);
    session_refresh (session, &error);
    fixture_assert_shown (session, "general.2010101.basic@prior", "8.00万元");
    done (session_row_delete (session, "general", "2010101", &error) != NULL, &error);
    fixture_undo (session);
    session_refresh (session, &error);
    fixture_assert_shown (session, "general.2010101.basic@prior", "8.00万元");
    session_close (session);

    take (last, to_approved);
    session_close (last);
    session = session_open (f->path, "测试局/2022", STORE_WRITE, "赵", &error);
    fixture_assert_shown (session, "sangong.total.final@prior", "2.01万元");
    fixture_assert_shown (session, "sangong.abroad.final@prior", "1.00万元");
    done (store_verify (session->store, NULL, &error), &error);
    session_close (session);
}

/* What was approved prints last year's figures as they were then, though last year's book is corrected; unlocked it follows. */
static void
test_prior_sealed (struct fixture *f, gconstpointer data)
{
    g_autofree char *before = NULL, *after = NULL, *which = NULL;
    struct session *session, *last;
    GError *error = NULL;

    (void)data;
    session_close (two_years (f));
    for (int year = 2021; year <= 2022; year++) {
        g_autofree char *book = g_strdup_printf ("测试局/%d", year);

        session = session_open (f->path, book, STORE_WRITE, "赵", &error);
        fixture_edit (session, "sangong.abroad.final", "1");
        take (session, to_approved);
        done (session_step (session, DEED_PUBLISH, NULL, &error), &error);
        g_free (before);
        before = report_text (session);
        session_close (session);
    }
    session = session_open (f->path, "测试局/2021", STORE_WRITE, "赵", &error);
    done (session_correct (session, "漏列", &which, &error), &error);
    session_close (session);
    session = session_open (f->path, which, STORE_WRITE, "赵", &error);
    fixture_edit (session, "sangong.abroad.final", "9");
    session_close (session);

    session = session_open (f->path, "测试局/2022/1", STORE_READ, "赵", &error);
    fixture_assert_shown (session, "sangong.abroad.final@prior", "1.00万元");
    g_assert_cmpuint (session_notices (session)->len, ==, 0);
    after = report_text (session);
    g_assert_cmpstr (after, ==, before);
    session_close (session);
    session = session_open (f->path, "测试局/2022", STORE_WRITE, "赵", &error);
    g_free (which);
    done (session_correct (session, "随上年更正", &which, &error), &error);
    session_close (session);
    session = session_open (f->path, "测试局/2022/2", STORE_WRITE, "赵", &error);
    fixture_assert_shown (session, "sangong.abroad.final@prior", "1.00万元"); /* a correction counts when it is approved */
    last = session_open (f->path, "测试局/2021/2", STORE_WRITE, "赵", &error);
    take (last, to_approved);
    session_close (last);
    done (session_refresh (session, &error), &error);
    fixture_assert_shown (session, "sangong.abroad.final@prior", "9.00万元");
    session_close (session);
}

static void
test_backup (struct fixture *f, gconstpointer data)
{
    g_autofree char *first = NULL, *kept = NULL, *beside = g_strconcat (f->path, ".1.bak.new", NULL);
    g_autoptr (GPtrArray) backups = NULL;
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (Session) again = NULL;
    GError *error = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "1");
    g_assert_true (g_file_set_contents (beside, "mine", -1, NULL));
    done (session_backup (session, &first, &error), &error);
    g_assert_true (g_file_test (beside, G_FILE_TEST_EXISTS)); /* what lies there is none of a copy's business */
    g_assert_true (g_str_has_suffix (first, "book.db.1.bak"));
    fixture_edit (session, "sangong.abroad.final", "2");
    refused (session_restore (session, 7, &kept, &error), &error, "no backup 7");
    done (session_restore (session, 1, &kept, &error), &error);
    g_assert_true (g_str_has_suffix (kept, "book.db.2.bak"));
    again = fixture_open (f, "赵", STORE_WRITE);
    fixture_assert_shown (again, "sangong.abroad.final", "1.00万元");
    done (store_verify (again->store, NULL, &error), &error);
    backups = session_backups (f->path);
    g_assert_cmpuint (backups->len, ==, 2);
}

/* Last year's book is changed by somebody else while this one is open: what is approved is what is shown and sealed. */
static void
test_prior_meanwhile (struct fixture *f, gconstpointer data)
{
    struct session *last, *session;
    GError *error = NULL;

    (void)data;
    last = two_years (f);
    fixture_edit (last, "sangong.abroad.final", "1");
    session = session_open (f->path, "测试局/2022", STORE_WRITE, "赵", &error);
    fixture_edit (session, "sangong.abroad.final", "1");
    take (session, to_submitted);
    done (session_tick (session, "all", true, &error), &error);
    fixture_edit (last, "sangong.abroad.final", "2");
    refused (session_step (session, DEED_APPROVE, NULL, &error), &error, "meanwhile");
    g_assert_true (session_refresh (session, &error));
    fixture_assert_shown (session, "sangong.abroad.final@prior", "2.00万元");
    refused (session_step (session, DEED_APPROVE, NULL, &error), &error, "not what was submitted");
    done (session_step (session, DEED_RETURN, "上年数有变", &error), &error);
    take (session, to_approved);
    session_close (session);
    fixture_edit (last, "sangong.abroad.final", "3"); /* what is sealed keeps the figures of then */
    session_close (last);
    session = session_open (f->path, "测试局/2022", STORE_READ, "赵", &error);
    g_assert_cmpuint (session_notices (session)->len, ==, 0);
    fixture_assert_shown (session, "sangong.abroad.final@prior", "2.00万元");
    session_close (session);
}

static void
script (const char *path, const char *sql)
{
    sqlite3 *db;

    g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* An approved book without its seal, or with one that it does not print as, is not printed as the official report. */
static void
test_broken_seal (struct fixture *f, gconstpointer data)
{
    static const char *const hands[][2] = {
        { "UPDATE seal SET cells = replace (cells, 'sangong.total.final\t1.00', 'sangong.total.final\t1.01')", "sangong.total.final" },
        { "DELETE FROM seal", "gone" },
    };
    g_autofree char *path = g_build_filename (f->folder, "out.txt", NULL);
    const struct export_options official = { .official = true };
    struct session *session = fixture_session (f);
    GError *error = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "1");
    take (session, to_approved);
    done (session_export (session, path, session_export_format ("txt"), &official, &error), &error);
    session_close (session);
    for (int i = 0; i < 2; i++) {
        g_remove (path);
        script (f->path, hands[i][0]);
        session = fixture_open (f, "赵", STORE_WRITE);
        g_assert_cmpuint (session_notices (session)->len, ==, 1);
        refused (session_export (session, path, session_export_format ("txt"), &official, &error), &error, hands[i][1]);
        g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
        session_close (session);
    }
}

/* A backup is put back, and as many changes made as were taken back: who had the file open sees another book. */
static void
test_restore_meanwhile (struct fixture *f, gconstpointer data)
{
    struct session *open = fixture_session (f), *other;
    g_autofree char *kept = NULL, *kept_again = NULL, *first = NULL;
    GError *error = NULL;

    (void)data;
    done (session_backup (open, NULL, &error), &error);
    fixture_edit (open, "sangong.abroad.final", "1");
    other = fixture_open (f, "赵", STORE_WRITE);
    done (session_restore (other, 1, &kept, &error), &error);
    session_close (other);
    other = fixture_open (f, "赵", STORE_WRITE);
    fixture_edit (other, "sangong.abroad.final", "7");
    session_close (other);
    g_assert_true (session_refresh (open, &error));
    fixture_assert_shown (open, "sangong.abroad.final", "7.00万元");

    /* a book that the backup does not have */
    session_new (f->path, "mini", "另局", 2022, "赵", NULL, &error);
    g_assert_no_error (error);
    other = session_open (f->path, "另局/2022", STORE_WRITE, "赵", &error);
    done (session_restore (open, 1, &kept_again, &error), &error);
    g_assert_false (session_refresh (other, &error));
    fixture_assert_error (&error, "holds no book");
    session_close (other);
    session_close (open);
}

/* Accounts change between looking and writing: the file itself asks once more. */
static void
test_role_in_file (struct fixture *f, gconstpointer data)
{
    g_autoptr (Session) session = fixture_session (f);
    const struct store_book *info = session_info (session);
    const char *const fields[] = { "x", NULL };
    struct store *store = session->store;
    GError *error = NULL;
    int64_t id;

    (void)data;
    store_person_set (store, "贺", "add", "贺", "head", "$argon2id$none", 0, "", &error);
    store_person_set (store, "贺", "add", "陈", "clerk", "$argon2id$none", 0, "", &error);
    store_person_set (store, "贺", "add", "离", "clerk", "$argon2id$none", 1, "", &error);
    g_assert_no_error (error);
    for (int i = 0; i < 3; i++) {
        const char *user = i == 0 ? "贺" : i == 1 ? "离" : "无";

        refused (store_state_set (store, info->id, session->version, user, "clerk", "draft", "submitted", "", "", NULL, &error), &error,
                 "accounts");
        refused (store_note_add (store, info->id, user, GROUP_REVIEW, "tick", fields, NULL, "clerk reviewer", &error), &error, "accounts");
        refused (store_book_copy (store, info, "另局", user, &id, &error), &error, "accounts");
        refused (store_book_delete (store, info, user, &error), &error, "accounts");
    }
    done (store_state_set (store, info->id, store_version (store, info->id), "陈", "clerk", "draft", "published", "", "", NULL, &error),
          &error);
    refused (store_book_correct (store, info, "离", "clerk head", "漏列", &id, &error), &error, "accounts");
    done (store_book_correct (store, info, "贺", "clerk head", "漏列", &id, &error), &error);
}

/* A copy as another program may have made it: a chain that holds, but deeds that nobody here may do. */
struct forger {
    char *path;
    struct store *store;
    int64_t book;
};

static struct forger
forge (const struct fixture *f, struct session *session)
{
    struct forger forger = { .path = g_build_filename (f->folder, "copy.db", NULL), .book = session_info (session)->id };
    GError *error = NULL;

    g_remove (forger.path);
    done (session_carry (session, forger.path, &error), &error);
    forger.store = store_open (forger.path, STORE_WRITE, &error);
    g_assert_no_error (error);
    return forger;
}

static void
forged (struct forger *forger, struct session *session, const char *part)
{
    GError *error = NULL;
    int n = 0;

    store_close (forger->store);
    refused (session_merge (session, forger->path, &n, &error), &error, part);
    g_assert_cmpint (session_stage (session), ==, STAGE_SUBMITTED);
    g_free (forger->path);
}

static void
forge_approval (struct forger *forger, struct session *session, const char *user, const struct store_seal *seal)
{
    g_autoptr (Report) report = session_report (session);
    GError *error = NULL;

    done (store_state_set (forger->store, forger->book, store_version (forger->store, forger->book), user, NULL, "submitted", "approved", "",
                           report->fingerprint, seal, &error),
          &error);
}

static void
test_merge_forged (struct fixture *f, gconstpointer data)
{
    const char *const close[] = { "Q1", "", NULL };
    struct store_seal *seal, spoilt;
    struct forger forger;
    struct session *session;
    GError *error = NULL;

    (void)data;
    two_people (f);
    session = as (f, "贺", "head secret");
    done (session_person_add (session, "吴", "head", "second head", &error), &error);
    session_close (session);
    session = as (f, "陈", "clerk secret");
    fixture_edit (session, "sangong.abroad.final", "1");
    take (session, to_submitted);
    session_close (session);
    session = as (f, "贺", "head secret");
    done (session_query (session, "sangong", "query", "？", NULL, &error), &error);

    forger = forge (f, session); /* closed by whoever did not ask */
    done (store_note_add (forger.store, forger.book, "陈", GROUP_REVIEW, "close", close, NULL, NULL, &error), &error);
    forged (&forger, session, "who asked");
    done (session_close_query (session, "Q1", "", &error), &error);

    seal = seal_make (session_book (session), &error); /* sealed as something else */
    spoilt = *seal;
    spoilt.cells = g_strconcat (seal->cells, "sangong.more.final\t1\t\t1\t0\n", NULL);
    forger = forge (f, session);
    forge_approval (&forger, session, "吴", &spoilt);
    forged (&forger, session, "sealed there");
    g_free (spoilt.cells);
    spoilt.cells = seal->cells;
    spoilt.forms = g_strconcat (seal->forms, "#", NULL);
    forger = forge (f, session);
    forge_approval (&forger, session, "吴", &spoilt);
    forged (&forger, session, "sealed there");
    g_free (spoilt.forms);
    forger = forge (f, session); /* not sealed at all */
    forge_approval (&forger, session, "吴", NULL);
    forged (&forger, session, "sealed there");

    done (session_person_role (session, "陈", "head", "升任", &error), &error); /* by who submitted */
    forger = forge (f, session);
    forge_approval (&forger, session, "陈", seal);
    forged (&forger, session, "cannot approve");
    store_seal_free (seal);
    session_close (session);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/session/table", test_table);
    fixture_test ("/session/accounts", test_accounts);
    fixture_test ("/session/accounts-meanwhile", test_accounts_meanwhile);
    fixture_test ("/session/guessing", test_guessing);
    fixture_test ("/session/way", test_way);
    fixture_test ("/session/carried-authors", test_carried_authors);
    fixture_test ("/session/four-eyes", test_four_eyes);
    fixture_test ("/session/ticks", test_ticks);
    fixture_test ("/session/threads", test_threads);
    fixture_test ("/session/diff", test_diff);
    fixture_test ("/session/seal", test_seal);
    fixture_test ("/session/forms-between", test_forms_between);
    fixture_test ("/session/prior", test_prior);
    fixture_test ("/session/prior-sealed", test_prior_sealed);
    fixture_test ("/session/prior-meanwhile", test_prior_meanwhile);
    fixture_test ("/session/broken-seal", test_broken_seal);
    fixture_test ("/session/backup", test_backup);
    fixture_test ("/session/restore-meanwhile", test_restore_meanwhile);
    fixture_test ("/session/role-in-file", test_role_in_file);
    fixture_test ("/session/merge-forged", test_merge_forged);
    return g_test_run ();
}
