/* Books through the session: new ones, the demonstration, choosing one of several, and other form files than last time.
 */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_new (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = fixture_session (f);
    const struct store_book *info = session_info (session);

    (void)data;
    g_assert_cmpstr (info->unit, ==, "测试局");
    g_assert_cmpstr (info->edition, ==, "mini");
    g_assert_cmpint (info->year, ==, 2022);
    g_assert_cmpstr (info->form_hash, ==, session_form (session)->hash);
    g_assert_cmpstr (session_user (session), ==, "赵");
    g_assert_cmpstr (session_path (session), ==, f->path);
    g_assert_cmpuint (session_notices (session)->len, ==, 0);
    fixture_assert_shown (session, "unit.name", "测试局");
    fixture_assert_shown (session, "sangong.total.final", "");
    g_assert_null (session_undo (session, &error)); /* nobody takes the name back by accident */
    fixture_assert_error (&error, "undo");

    fixture_edit (session, "unit.name", "新名局");
    g_assert_cmpstr (session_info (session)->unit, ==, "新名局");
    g_autoptr (GPtrArray) books = session_books (f->path, &error);
    g_assert_cmpstr (((struct store_book *)books->pdata[0])->unit, ==, "新名局");
    g_assert_cmpstr (((struct store_book *)books->pdata[0])->unit_id, ==, "测试局");
}

static void
test_new_refused (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;

    (void)data;
    g_assert_false (session_new (f->path, "nowhere", "测试局", 2022, "赵", NULL, &error));
    g_clear_error (&error);
    g_assert_false (session_new (f->path, "mini", "测试局", 2023, "赵", NULL, &error));
    fixture_assert_error (&error, "2021, 2022");
    g_assert_false (session_new (f->path, "mini", "  ", 2022, "赵", NULL, &error));
    fixture_assert_error (&error, "name");
    g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
    session_close (fixture_session (f));
    g_assert_false (session_new (f->path, "mini", "测试局", 2022, "赵", NULL, &error));
    fixture_assert_error (&error, "already");
    g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
assert_opens (const struct fixture *f, const char *which, const char *unit, int year)
{
    GError *error = NULL;
    g_autoptr (Session) session = session_open (f->path, which, STORE_READ, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (session_info (session)->unit, ==, unit);
    g_assert_cmpint (session_info (session)->year, ==, year);
    g_assert_cmpuint (strlen (session_user (session)), >, 0);
}

static void
test_choose (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;

    (void)data;
    session_close (fixture_session (f));
    g_assert_true (session_new (f->path, "mini", "测试局", 2021, "赵", NULL, &error));
    g_assert_true (session_new (f->path, "mini", "乙局", 2022, "赵", NULL, &error));
    assert_opens (f, "测试局/2022", "测试局", 2022);
    assert_opens (f, "测试局/2021", "测试局", 2021);
    assert_opens (f, "乙局", "乙局", 2022);
    assert_opens (f, "2021", "测试局", 2021);
    g_assert_null (session_open (f->path, NULL, STORE_READ, NULL, &error));
    g_assert_nonnull (strstr (error->message, "测试局/2021"));
    fixture_assert_error (&error, "乙局/2022");
    g_assert_null (session_open (f->path, "测试局", STORE_READ, NULL, &error));
    fixture_assert_error (&error, "测试局/2022");
    g_assert_null (session_open (f->path, "丙局/2022", STORE_READ, NULL, &error));
    fixture_assert_error (&error, "丙局/2022");
    g_assert_null (session_open ("/nonexistent/book.db", NULL, STORE_WRITE, NULL, &error));
    fixture_assert_error (&error, "/nonexistent/book.db");
}

/* Looking a book up by its unit's id found deleted ones too. */
static void
test_deleted_is_not_found (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autofree char *backup = NULL;

    (void)data;
    session_close (fixture_session (f));
    g_assert_true (session_new (f->path, "mini", "乙局", 2022, "赵", NULL, &error));
    g_autoptr (Session) session = session_open (f->path, "乙局/2022", STORE_WRITE, "赵", &error);
    g_assert_no_error (error);
    g_assert_true (session_book_delete (session, &backup, &error));
    g_assert_null (session_open (f->path, "乙局/2022", STORE_READ, NULL, &error));
    fixture_assert_error (&error, "乙局/2022");
    g_remove (backup);
}

static void
test_demo (struct fixture *f, gconstpointer data)
{
    GError *error = NULL;
    g_autoptr (Session) session = NULL;
    g_autoptr (GPtrArray) log = NULL;
    const struct cell *cell;
    const struct finding *finding;

    (void)data;
    g_assert_true (session_demo (f->path, "赵", &error));
    g_assert_no_error (error);
    session = fixture_open (f, "赵", STORE_WRITE);
    g_assert_cmpstr (session_info (session)->unit, ==, "演示局");
    fixture_assert_shown (session, "duties.2", "第二条");
    fixture_assert_shown (session, "general.total.total", "5.01万元");
    fixture_assert_shown (session, "say.total.change", "较2021年增加4.00万元，增长400.00%");
    cell = book_find (session_book (session), "sangong.vehicles.final", NULL, NULL);
    g_assert_true (cell->value.doubtful);
    g_assert_cmpint (cell->value.origin, ==, ORIGIN_DEMO);
    g_assert_cmpint (book_find (session_book (session), "sangong.reception.final", NULL, NULL)->value.state, ==,
                     ENTRY_NA);
    finding = fixture_finding (session, "sangong.over_budget");
    g_assert_cmpstr (finding->explanation, ==, "经批准的追加");

    log = session_log (session, NULL, 0, &error); /* the book, its name, and all the rest in one group */
    g_assert_cmpint (((struct store_change *)log->pdata[2])->group, ==,
                     ((struct store_change *)log->pdata[log->len - 1])->group);
    g_assert_null (session_undo (session, &error));
    fixture_assert_error (&error, "undo");
    g_assert_false (session_demo (f->path, "赵", &error));
    fixture_assert_error (&error, "already");
}

static char *
copy_forms (const struct fixture *f)
{
    static const char *const names[] = {"edition.cfg", "sections.cfg", "codes/functions.csv"};
    g_autofree char *forms = g_build_filename (f->folder, "forms", NULL);
    g_autofree char *codes = g_build_filename (forms, "mini", "codes", NULL);

    g_assert_cmpint (g_mkdir_with_parents (codes, 0700), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *from = g_build_filename (g_getenv ("JUESUAN_FORMS"), "mini", names[i], NULL);
        g_autofree char *to = g_build_filename (forms, "mini", names[i], NULL);
        g_autofree char *text = NULL;
        GError *error = NULL;

        g_assert_true (g_file_get_contents (from, &text, NULL, &error));
        g_assert_true (g_file_set_contents (to, text, -1, &error));
    }
    g_setenv ("JUESUAN_FORMS", forms, TRUE);
    return g_build_filename (forms, "mini", "sections.cfg", NULL);
}

static void
replace_in (const char *path, const char *old, const char *new)
{
    g_autofree char *text = NULL;
    g_auto (GStrv) parts = NULL;
    g_autofree char *joined = NULL;
    GError *error = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, &error));
    g_assert_nonnull (strstr (text, old));
    parts = g_strsplit (text, old, -1);
    joined = g_strjoinv (new, parts);
    g_assert_true (g_file_set_contents (path, joined, -1, &error));
}

/* The edition loses a row: nothing typed is lost, everything is said, and the trail notes it once. */
static void
test_forms_changed (struct fixture *f, gconstpointer data)
{
    g_autofree char *sections = copy_forms (f);
    GError *error = NULL;
    struct session *session = fixture_session (f);
    const struct item *parked;
    const GPtrArray *notices;
    guint log;

    (void)data;
    fixture_edit (session, "sangong.reception.final", "638");
    fixture_edit (session, "sangong.abroad.final", "1");
    log = fixture_log_length (session);
    session_close (session);
    replace_in (sections, ",\n        { id = \"reception\"; label = \"公务接待费\"; }", "");
    replace_in (sections, "vehicles, reception)", "vehicles)");
    replace_in (sections, ", \"reception\" ]", " ]");

    session = fixture_open (f, "钱", STORE_READ); /* who may not write is told, and nothing is noted */
    g_assert_cmpuint (session_notices (session)->len, ==, 2);
    g_assert_cmpuint (fixture_log_length (session), ==, log);
    session_close (session);

    session = fixture_open (f, "钱", STORE_WRITE);
    notices = session_notices (session);
    g_assert_cmpuint (notices->len, ==, 2);
    g_assert_nonnull (strstr (notices->pdata[0], "mini"));
    g_assert_nonnull (strstr (notices->pdata[1], "638"));
    g_assert_nonnull (strstr (notices->pdata[1], "sangong.reception.final"));
    g_assert_cmpuint (session_parked (session)->len, ==, 1);
    parked = session_parked (session)->pdata[0];
    g_assert_cmpstr (parked->row, ==, "reception");
    fixture_assert_shown (session, "sangong.total.final", "1.00万元");
    g_assert_cmpuint (fixture_log_length (session), ==, log + 1);
    g_assert_false (session_refresh (session, &error)); /* its own note is no news */
    session_close (session);

    session = fixture_open (f, "钱", STORE_WRITE);
    g_assert_cmpuint (session_notices (session)->len, ==, 1); /* what is parked is said each time */
    g_assert_cmpuint (fixture_log_length (session), ==, log + 1);
    session_close (session);

    fixture_forms (); /* and with the row the figure is back */
    session = fixture_open (f, "钱", STORE_WRITE);
    fixture_assert_shown (session, "sangong.total.final", "639.00万元");
    g_assert_cmpuint (session_parked (session)->len, ==, 0);
    session_close (session);
}

static void
test_report (struct fixture *f, gconstpointer data)
{
    g_autoptr (Session) session = fixture_session (f);
    g_autoptr (Report) report = NULL;
    g_autofree char *text = NULL;

    (void)data;
    fixture_edit (session, "sangong.abroad.final", "7.61");
    fixture_edit (session, "sangong.total.final@prior", "10");
    session_preview (session, "sangong.abroad.final", "99", NULL); /* what is not accepted is not printed */
    report = session_report (session);
    g_assert_true (report->draft);
    text = report_dump (report);
    g_assert_nonnull (strstr (text, "“三公”经费支出7.61万元，较2021年减少2.39万元，下降23.90%。"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    fixture_test ("/books/new", test_new);
    fixture_test ("/books/new-refused", test_new_refused);
    fixture_test ("/books/choose", test_choose);
    fixture_test ("/books/deleted-is-not-found", test_deleted_is_not_found);
    fixture_test ("/books/demo", test_demo);
    fixture_test ("/books/forms-changed", test_forms_changed);
    fixture_test ("/books/report", test_report);
    return g_test_run ();
}
