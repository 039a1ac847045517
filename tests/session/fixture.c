#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_forms (void)
{
    const char *source = g_getenv ("abs_top_srcdir");
    g_autofree char *forms = g_build_filename (source ? source : ".", "tests", "session", "forms", NULL);

    g_setenv ("JUESUAN_FORMS", forms, TRUE);
}

void
fixture_set_up (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture_forms ();
    fixture->folder = g_dir_make_tmp ("juesuan-session-XXXXXX", NULL);
    g_assert_nonnull (fixture->folder);
    fixture->path = g_build_filename (fixture->folder, "book.db", NULL);
}

static void
fixture_remove (const char *folder)
{
    GDir *dir = g_dir_open (folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir))) {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
            fixture_remove (path);
        else
            g_remove (path);
    }
    g_dir_close (dir);
    g_rmdir (folder);
}

void
fixture_tear_down (struct fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture_remove (fixture->folder);
    g_free (fixture->folder);
    g_free (fixture->path);
}

struct session *
fixture_open (const struct fixture *fixture, const char *user, enum store_mode mode)
{
    GError *error = NULL;
    struct session *session = session_open (fixture->path, NULL, mode, user, &error);

    g_assert_no_error (error);
    return session;
}

struct session *
fixture_session (const struct fixture *fixture)
{
    GError *error = NULL;

    session_new (fixture->path, "mini", "测试局", 2022, "赵", NULL, &error);
    g_assert_no_error (error);
    return fixture_open (fixture, "赵", STORE_WRITE);
}

guint
fixture_edit (struct session *session, const char *address, const char *text)
{
    GError *error = NULL;
    const GPtrArray *changes = session_edit (session, address, text, &error);

    g_assert_no_error (error);
    return changes->len;
}

guint
fixture_undo (struct session *session)
{
    GError *error = NULL;
    const GPtrArray *changes = session_undo (session, &error);

    g_assert_no_error (error);
    return changes->len;
}

guint
fixture_redo (struct session *session)
{
    GError *error = NULL;
    const GPtrArray *changes = session_redo (session, &error);

    g_assert_no_error (error);
    return changes->len;
}

char *
fixture_shown (struct session *session, const char *address)
{
    GError *error = NULL;
    enum layer layer;
    const struct book *book = session_book (session);
    const struct cell *cell = book_find (book, address, &layer, &error);

    g_assert_no_error (error);
    return book_print_unit (book, node_of (cell->index, layer == LAYER_PRIOR));
}

static void
state_add_entry (GString *out, const char *name, const struct entry *entry)
{
    if (entry_empty (entry))
        return;
    g_string_append_printf (out, " %s=%d%s %" G_GINT64_FORMAT "±%" G_GINT64_FORMAT " '%s' '%s'", name, entry->state,
                            entry->doubtful ? "?" : "", entry->num, entry->half, entry->text ? entry->text : "-",
                            entry->raw ? entry->raw : "-");
}

static void
state_add_cells (GString *out, const struct book *book)
{
    for (int i = 0; i < book_n_cells (book); i++) {
        const struct cell *cell = book_cell (book, i);
        g_autofree char *value = book_print_unit (book, node_of (i, false));
        g_autofree char *prior = book_print_unit (book, node_of (i, true));

        g_string_append_printf (out, "%s%s %s|%s|%d", cell->address, cell->computed ? " =" : "", value, prior,
                                book_value (book, node_of (i, false))->state);
        for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++)
            state_add_entry (out, layer_names[layer], book_entry (cell, (enum layer)layer));
        g_string_append_c (out, '\n');
    }
}

static int
state_compare (gconstpointer a, gconstpointer b)
{
    return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Rows and explanations; which row was added first is no difference, its place is. */
static void
state_add_items (GString *out, const struct book *book)
{
    g_autoptr (GPtrArray) items = book_items (book);
    g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];
        GString *line = g_string_new (NULL);

        if (item->layer >= LAYER_ROW) {
            g_string_append_printf (line, "%s.%s.%s", item->section, item->row, item->column);
            state_add_entry (line, layer_names[item->layer], &item->new);
        }
        g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
    g_ptr_array_sort (lines, state_compare);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (out, "%s\n", (const char *)lines->pdata[i]);
}

char *
fixture_state (struct session *session)
{
    GString *out = g_string_new (NULL);
    const GPtrArray *findings = session_findings (session);

    state_add_cells (out, session_book (session));
    state_add_items (out, session_book (session));
    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];

        g_string_append_printf (out, "%s %s: %s [%s]%s\n", finding->rule, finding->cell, finding->sentence,
                                finding->explanation ? finding->explanation : "-", finding->lapsed ? " lapsed" : "");
    }
    return g_string_free (out, FALSE);
}

void
fixture_assert_stored (const struct fixture *fixture, struct session *session)
{
    g_autoptr (Session) other = fixture_open (fixture, "somebody", STORE_READ);
    g_autofree char *here = fixture_state (session);
    g_autofree char *there = fixture_state (other);

    g_assert_cmpstr (here, ==, there);
}

const struct finding *
fixture_finding (struct session *session, const char *rule)
{
    const GPtrArray *findings = session_findings (session);
    const struct finding *found = NULL;

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = findings->pdata[i];

        if (strcmp (finding->rule, rule) != 0)
            continue;
        g_assert_null (found);
        found = finding;
    }
    g_assert_nonnull (found);
    return found;
}

guint
fixture_log_length (struct session *session)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) log = session_log (session, NULL, 0, &error);

    g_assert_no_error (error);
    return log->len;
}

void
fixture_assert_error (GError **error, const char *part)
{
    g_assert_nonnull (*error);
    if (!strstr ((*error)->message, part))
        g_error ("'%s' is not in: %s", part, (*error)->message);
    g_assert_null (strchr ((*error)->message, '\n'));
    g_clear_error (error);
}
