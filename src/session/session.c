/* The session: a book of a file, its form, and what opening noticed.  Getters, reloading, journal and log. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formfile/book-cache.h"
#include "formfile/formfile.h"
#include "session/seal.h"

GQuark
session_error_quark (void)
{
    return g_quark_from_static_string ("session-error-quark");
}

void
session_notice (struct session *session, char *sentence_take)
{
    g_ptr_array_add (session->notices, sentence_take);
}

/* What whoever works here is called while the file has no accounts. */
static char *
session_login_name (void)
{
    const char *name = g_get_user_name ();

    return g_utf8_make_valid (name && *name ? name : "?", -1);
}

/* The book as the file has it now, and what in the file the form has no place for. */
static bool
session_load (struct session *session, GError **error)
{
    /* Read before the items: what comes in between is read again, not missed. */
    int64_t version = store_version (session->store, session->info->id);
    g_autoptr (GPtrArray) items = store_load (session->store, session->info->id, error);
    g_autoptr (GPtrArray) parked = item_array_new ();
    struct book *book;

    if (!items)
        return false;
    prior_put (session, items);
    codes_look (session);
    book = formfile_open_book (session->form, session->info->year, items, parked, error);
    if (!book)
        return false;
    prior_drop (session, parked);
    for (int i = 0; i < book_n_sections (book); i++) {
        const struct section *form = book_section_at (book, i)->form;

        if (form->kind == SECTION_LIST || form->kind == SECTION_PROSE)
            book_set_last_row (book, form->id, store_last_row (session->store, session->info->id, form->id));
    }
    book_free (session->book);
    session->book = book;
    g_ptr_array_unref (session->parked);
    session->parked = g_steal_pointer (&parked);
    session->version = version;
    return true;
}

/* Where the file lies matters to whoever writes to it. */
static void
session_notice_place (struct session *session)
{
    char *warning = store_read_only (session->store) ? NULL : store_place_warning (session->path);

    if (warning)
        session_notice (session, warning);
}

static void
session_notice_parked (struct session *session)
{
    for (guint i = 0; i < session->parked->len; i++) {
        const struct item *item = session->parked->pdata[i];
        const char *text = item->new.raw && * item->new.raw ? item->new.raw : item->new.text;

        session_notice (
            session,
            g_strdup_printf (_ ("%s.%s.%s has no place in the form; what was typed there (%s) is kept in the file."),
                             item->section, item->row, item->column, text ? text : "-"));
    }
}

/* Other form files than when the book was last saved: said once, noted in the trail once. */
static void
session_notice_forms (struct session *session)
{
    const char *hash = session->form->hash ? session->form->hash : "";

    if (strcmp (session->info->form_hash, hash) == 0)
        return;
    session_notice (
        session,
        g_strdup_printf (_ ("The form files of %s are not those this book was last saved with. Everything was computed "
                            "anew; look through the findings."),
                         session->info->edition));
    if (session_writable (session) &&
        store_book_set_form_hash (session->store, session->info->id, hash, session->user, NULL)) {
        g_free (session->info->form_hash);
        session->info->form_hash = g_strdup (hash);
        session->version = store_version (session->store, session->info->id);
    }
}

/* A sealed book has the forms that it was approved with, wherever the edition's folder went since. */
static bool
session_open_form (struct session *session, GError **error)
{
    enum stage stage = session_stage (session);
    struct store_seal *seal = stage >= STAGE_APPROVED ? store_seal (session->store, session->info->id, NULL) : NULL;
    g_autoptr (Form) form = formfile_load (session->info->edition, seal ? NULL : error);

    if (seal && (!form || !formfile_pack_is (seal->forms, form))) {
        g_clear_pointer (&form, form_free);
        form = formfile_unpack (seal->forms, error);
    }
    session->sealed = seal != NULL;
    store_seal_free (seal);
    if (!form)
        return false;
    if (session->form) {
        book_free (session->book); /* it refers to the form */
        session->book = NULL;
        form_free (session->form);
    }
    session->form = g_steal_pointer (&form);
    return true;
}

bool
session_seal_holds (struct session *session, GError **error)
{
    struct store_seal *seal = store_seal (session->store, session->info->id, NULL);
    g_autofree char *cell = seal ? seal_difference (session->book, seal->cells) : NULL;
    bool there = seal != NULL;

    store_seal_free (seal);
    if (!there)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED,
                     _ ("The seal of this book is gone from the file; do not publish it from here. Take the last good copy of the file."));
    else if (cell)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_BLOCKED,
                     _ ("This program does not print %s as it was sealed; do not publish it from here. "
                        "Use the version of juesuan that it was approved with."),
                     cell);
    return there && !cell;
}

/* The same figures and forms give the same print, unless this program computes otherwise than the one that sealed. */
static void
session_notice_seal (struct session *session)
{
    g_autoptr (GError) error = NULL;

    if (!session_seal_holds (session, &error))
        session_notice (session, g_strdup (error->message));
}

bool
session_reopen (struct session *session, GError **error)
{
    if (!session_open_form (session, error))
        return false;
    prior_look (session);
    return session_load (session, error);
}

static bool
session_fill (struct session *session, const char *which, GError **error)
{
    if (!session_find_book (session, which, error) || !people_look (session, error) ||
        !session_open_form (session, error))
        return false;
    prior_look (session);
    if (!session_load (session, error))
        return false;
    session_notice_place (session);
    if (session_stage (session) >= STAGE_APPROVED)
        session_notice_seal (session);
    else
        session_notice_forms (session);
    session_notice_parked (session);
    return true;
}

struct session *
session_of (struct store *store_take, const char *which, const char *user, GError **error)
{
    struct session *session = g_new0 (struct session, 1);

    session->store = store_take;
    session->path = g_strdup (store_path (store_take));
    session->user = user ? g_strdup (user) : session_login_name ();
    session->notices = g_ptr_array_new_with_free_func (g_free);
    session->parked = item_array_new ();
    session->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    if (session_fill (session, which, error))
        return session;
    session_close (session);
    return NULL;
}

struct session *
session_open (const char *path, const char *which, enum store_mode mode, const char *user, GError **error)
{
    struct store *store = store_open (path, mode, error);

    return store ? session_of (store, which, user, error) : NULL;
}

void
session_close (struct session *session)
{
    if (!session)
        return;
    g_clear_pointer (&session->preview, g_ptr_array_unref);
    g_clear_pointer (&session->threads, g_ptr_array_unref);
    g_clear_pointer (&session->priors, g_hash_table_unref);
    g_ptr_array_unref (session->changes);
    g_ptr_array_unref (session->parked);
    g_ptr_array_unref (session->notices);
    book_free (session->book);
    if (session->form)
        form_free (session->form);
    store_book_free (session->info);
    store_close (session->store);
    g_free (session->user);
    g_free (session->path);
    g_free (session);
}

bool
session_refresh (struct session *session, GError **error)
{
    g_autofree char *which = NULL;
    struct store_book *old = session->info;

    if (store_version (session->store, session->info->id) == session->version &&
        store_file_version (session->store) == session->file_version)
        return false;
    session_preview_end (session);
    g_ptr_array_set_size (session->changes, 0);
    which = session_which (old);
    if (!session_find_book (session, which, error))
        return false;
    store_book_free (old);
    if (!people_look (session, error))
        return false;
    if ((session_stage (session) >= STAGE_APPROVED) != session->sealed)
        return session_reopen (session, error);
    prior_look (session);
    return session_load (session, error);
}

struct book *
session_book (struct session *session)
{
    return session->book;
}

const struct store_book *
session_info (const struct session *session)
{
    return session->info;
}

const struct form *
session_form (const struct session *session)
{
    return session->form;
}

const char *
session_path (const struct session *session)
{
    return session->path;
}

const char *
session_user (const struct session *session)
{
    return session->user;
}

bool
session_writable (const struct session *session)
{
    return session_may (session, DEED_EDIT, NULL);
}

const GPtrArray *
session_notices (const struct session *session)
{
    return session->notices;
}

const GPtrArray *
session_parked (const struct session *session)
{
    return session->parked;
}

const GPtrArray *
session_findings (struct session *session)
{
    return book_findings (session->book);
}

GPtrArray *
session_log (struct session *session, const char *address, int limit, GError **error)
{
    int64_t book = session->info->id;
    const struct section *section;
    const struct cell *cell;

    if (!address)
        return store_log (session->store, book, NULL, NULL, NULL, limit, error);
    section = form_section (session->form, address);
    if (section)
        return store_log (session->store, book, section->id, NULL, NULL, limit, error);
    cell = book_find (session->book, address, NULL, NULL);
    if (cell)
        return store_log (session->store, book, cell->section->form->id, cell->row->id, cell->column->id, limit, error);

    /* A cell or a row that is no longer there has its history all the same. */
    g_auto (GStrv) part = g_strsplit (address, ".", 3);
    g_autoptr (GPtrArray) log = store_log (session->store, book, part[0], part[0] ? part[1] : NULL,
                                           part[0] && part[1] ? part[2] : NULL, limit, error);
    if (log && log->len == 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no cell %s, and there never was."),
                     address);
        return NULL;
    }
    return g_steal_pointer (&log);
}

void
session_journal (struct session *session, const char *address, const char *text)
{
    if (!session_writable (session) || (!text && !session->journaled))
        return;
    session->journaled =
        store_journal_set (session->store, session->info->id, session->user, address, text, NULL) && text;
}

bool
session_journal_is_quick (const struct session *session)
{
    return session_writable (session) && store_journal_is_quick (session->store);
}

bool
session_journal_left (struct session *session, char **address, char **text)
{
    bool left = store_journal_get (session->store, session->info->id, session->user, address, text);

    session->journaled = session->journaled || left;
    return left;
}
