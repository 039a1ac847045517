/* The workflow as the file keeps it: the state of a book, seals, the next version, and the guard before figures of a
 * locked book.  Which step leads where is the session's business. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
state_shown (const char *state)
{
    static const char *const names[][2] = {
        {"draft", N_ ("being filled in")}, {"submitted", N_ ("submitted")}, {"returned", N_ ("returned")},
        {"approved", N_ ("approved")},     {"published", N_ ("published")},
    };

    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        if (g_strcmp0 (state, names[i][0]) == 0)
            return _ (names[i][1]);
    }
    return state;
}

static char *
state_now (struct store *store, int64_t book, GError **error)
{
    g_autoptr (sqlite3_stmt) statement = store_statement (store, "SELECT state FROM book WHERE id = ?", error);

    if (!statement)
        return NULL;
    store_bind (statement, "i", book);
    if (store_step (store, statement, error) == STEP_FAILED)
        return NULL;
    return store_valid (store_column (statement, 0) ? store_column (statement, 0) : "");
}

bool
store_state_among (struct store *store, int64_t book, const char *states, GError **error)
{
    g_autofree char *state = state_now (store, book, error);
    g_auto (GStrv) words = g_strsplit (states, " ", -1);

    if (!state)
        return false;
    if (g_strv_contains ((const char *const *)words, state))
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_LOCKED,
                 _ ("The book is %s now; nothing was changed. Look at it again: somebody else took it a step further."),
                 state_shown (state));
    return false;
}

bool
store_role_among (struct store *store, const char *user, const char *roles, GError **error)
{
    g_auto (GStrv) words = g_strsplit (roles ? roles : "", " ", -1);
    g_autoptr (sqlite3_stmt) statement = store_statement (
        store,
        "SELECT EXISTS (SELECT 1 FROM user WHERE role IS NOT NULL),"
        " (SELECT role FROM user WHERE name = ? AND role IS NOT NULL AND disabled = 0)",
        error);
    const char *role;

    if (!statement)
        return false;
    store_bind (statement, "t", user);
    if (store_step (store, statement, error) != STEP_ROW)
        return false;
    role = store_column (statement, 1);
    if (!roles || sqlite3_column_int (statement, 0) == 0 || (role && g_strv_contains ((const char *const *)words, role)))
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_LOCKED,
                 _ ("%s may not do this by the accounts of the file as they are now; nothing was done. Log in with another account."), user);
    return false;
}

bool
store_may_edit (struct store *store, int64_t book, const char *user, GError **error)
{
    g_autofree char *state = state_now (store, book, error);

    if (!state)
        return false;
    if (strcmp (state, "draft") != 0 && strcmp (state, "returned") != 0) {
        g_set_error (error, STORE_ERROR, STORE_ERROR_LOCKED,
                     _ ("The book is %s, so its figures are locked; nothing was changed. It must be withdrawn, "
                        "returned or unlocked first."),
                     state_shown (state));
        return false;
    }
    return store_role_among (store, user, STORE_CLERK, error);
}

char *
store_digest (const char *text)
{
    return text ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1) : g_strdup ("");
}

void
store_seal_free (struct store_seal *seal)
{
    if (!seal)
        return;
    g_free (seal->forms);
    g_free (seal->cells);
    g_free (seal);
}

static bool
state_write (struct store *store, int64_t book, const char *user, const char *from, const char *const *fields,
             const struct store_seal *seal, GError **error)
{
    int64_t seq;

    return store_note_write (store, book, user, GROUP_STATE, "state", from, fields, &seq, error) &&
           store_run (store, error, "UPDATE book SET state = ? WHERE id = ?", "ti", fields[0], book) &&
           (!seal || store_run (store, error, "INSERT INTO seal (change, book, forms, cells) VALUES (?, ?, ?, ?)",
                                "iitt", seq, book, seal->forms, seal->cells));
}

static bool
state_fresh (struct store *store, int64_t book, int64_t version, GError **error)
{
    if (store_version (store, book) == version)
        return true;
    g_set_error (error, STORE_ERROR, STORE_ERROR_STALE,
                 _ ("Somebody changed the book meanwhile; nothing was done. Look at it again."));
    return false;
}

bool
store_state_set (struct store *store, int64_t book, int64_t version, const char *user, const char *roles, const char *from,
                 const char *to, const char *reason, const char *fingerprint, const struct store_seal *seal, GError **error)
{
    g_autofree char *forms = store_digest (seal ? seal->forms : NULL);
    g_autofree char *cells = store_digest (seal ? seal->cells : NULL);
    const char *const fields[] = {to, reason ? reason : "", fingerprint, forms, cells, NULL};

    return store_begin (store, error) &&
           store_end (store,
                      store_state_among (store, book, from, error) && store_role_among (store, user, roles, error) &&
                          state_fresh (store, book, version, error) && state_write (store, book, user, from, fields, seal, error),
                      error);
}

struct store_seal *
store_seal_at (struct store *store, int64_t book, int64_t seq, GError **error)
{
    g_autoptr (sqlite3_stmt) statement =
        store_statement (store, "SELECT forms, cells FROM seal WHERE book = ? AND change <= ? ORDER BY change DESC LIMIT 1", error);
    struct store_seal *seal;

    if (!statement)
        return NULL;
    store_bind (statement, "ii", book, seq);
    if (store_step (store, statement, error) != STEP_ROW)
        return NULL;
    seal = g_new0 (struct store_seal, 1);
    seal->forms = store_valid (store_column_text (statement, 0));
    seal->cells = store_valid (store_column_text (statement, 1));
    return seal;
}

struct store_seal *
store_seal (struct store *store, int64_t book, GError **error)
{
    return store_seal_at (store, book, G_MAXINT64, error);
}

static bool
state_correct (struct store *store, const struct store_book *book, struct store_book *next, const char *user, const char *roles,
               const char *reason, GError **error)
{
    const char *const fields[] = {"draft", reason, "", "", "", NULL};

    return store_state_among (store, book->id, "published", error) && store_role_among (store, user, roles, error) &&
           store_book_insert (store, next, user, error) &&
           store_note_write (store, next->id, user, GROUP_STATE, "state", "draft", fields, NULL, error) &&
           store_carry_inside (store, book->id, next->id, user, error);
}

bool
store_book_correct (struct store *store, const struct store_book *book, const char *user, const char *roles, const char *reason,
                    int64_t *id, GError **error)
{
    struct store_book next = *book;
    g_autofree char *now = store_now ();

    next.version++;
    next.state = (char *)"draft";
    next.created = now;
    if (!store_begin (store, error) ||
        !store_end (store, state_correct (store, book, &next, user, roles, reason, error), error))
        return false;
    *id = next.id;
    return true;
}
