/* Last year's figures and texts from last year's book in the same file: the newest version that was approved, as sealed; where
 * none was, the newest as it stands.  Only where there is no such book does what was typed count. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formfile/book-cache.h"
#include "formfile/formfile.h"
#include "session/seal.h"

/* The row of the trail up to which last year's book counts: a sealed book keeps the one that it was approved with, whatever is
 * corrected there later. */
static int64_t
prior_until (const struct session *session)
{
    g_autoptr (GPtrArray) notes = session->sealed ? store_notes (session->store, session->info->id, NULL) : NULL;
    int64_t seq = G_MAXINT64;

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (strcmp (note->what, "state") == 0 && g_strcmp0 (note->fields[0], stage_names[STAGE_APPROVED]) == 0)
            seq = note->seq;
    }
    return seq;
}

/* As a book stood at that row: -1 it was not there yet. */
static int
prior_stage (const struct session *session, const struct store_book *book, int64_t until)
{
    g_autoptr (GPtrArray) notes = store_notes (session->store, book->id, NULL);
    int stage = -1;

    for (guint i = 0; notes && i < notes->len; i++) {
        const struct store_note *note = notes->pdata[i];

        if (note->seq > until)
            break;
        stage = MAX (stage, STAGE_DRAFT);
        if (strcmp (note->what, "state") == 0 && note->fields[0])
            stage = stage_find (note->fields[0]);
    }
    return stage;
}

/* The version of this unit's book of the year before that counts; NULL none.  A correction counts when it is approved. */
static const struct store_book *
prior_book (const struct session *session, const GPtrArray *books, int64_t until, int *stage)
{
    const struct store_book *found = NULL;
    bool approved = false;

    for (guint i = 0; i < books->len; i++) {
        const struct store_book *book = books->pdata[i];
        int then;

        if (book->year != session->info->year - 1 || strcmp (book->unit_id, session->info->unit_id) != 0)
            continue;
        then = prior_stage (session, book, until);
        if (then < 0 || (approved && then < STAGE_APPROVED))
            continue;
        approved = then >= STAGE_APPROVED;
        *stage = then;
        found = book; /* they are in the order of their versions */
    }
    return found;
}

static GPtrArray *
prior_items (const struct session *session, const struct store_book *info, int64_t until)
{
    return until < G_MAXINT64 ? store_load_at (session->store, info->id, until, NULL) : store_load (session->store, info->id, NULL);
}

/* As it stood, computed with its own form. */
static GHashTable *
prior_compute (const struct session *session, const struct store_book *info, int64_t until)
{
    g_autoptr (Form) form = formfile_load (info->edition, NULL);
    g_autoptr (GPtrArray) items = form ? prior_items (session, info, until) : NULL;
    g_autoptr (Book) book = items ? formfile_open_book (form, info->year, items, NULL, NULL) : NULL;

    return book ? seal_figures_of_book (book) : NULL;
}

void
prior_look (struct session *session)
{
    g_autoptr (GPtrArray) books = store_books_of (session->store, session->info->unit_id, NULL);
    int64_t until = prior_until (session);
    int stage = STAGE_DRAFT;
    const struct store_book *info = books ? prior_book (session, books, until, &stage) : NULL;
    struct store_seal *seal = info && stage >= STAGE_APPROVED ? store_seal_at (session->store, info->id, until, NULL) : NULL;

    g_clear_pointer (&session->priors, g_hash_table_unref);
    session->prior_stage = stage;
    if (seal)
        session->priors = seal_figures (seal->cells);
    else if (info)
        session->priors = prior_compute (session, info, until);
    store_seal_free (seal);
}

/* Rows of lists have numbers, not names: r1 of one year has nothing to do with r1 of the next. */
static bool
prior_section (const struct session *session, const char *section)
{
    const struct section *form = form_section (session->form, section);

    return form && form->kind != SECTION_LIST && form->kind != SECTION_PROSE;
}

static char *
prior_address (const struct session *session, const struct item *item)
{
    const struct section *form = form_section (session->form, item->section);

    if (form && form->kind == SECTION_FIELDS)
        return g_strdup_printf ("%s.%s", item->section, item->row);
    return g_strdup_printf ("%s.%s.%s", item->section, item->row, item->column);
}

bool
prior_owns (const struct session *session, const struct item *item)
{
    g_autofree char *address = NULL;

    if (!session->priors || item->layer != LAYER_PRIOR || !prior_section (session, item->section))
        return false;
    address = prior_address (session, item);
    return g_hash_table_contains (session->priors, address);
}

char *
session_prior_source (const struct session *session)
{
    if (!session->priors)
        return NULL;
    return g_strdup_printf (session->prior_stage >= STAGE_APPROVED ? _ ("the book of %d in this file (%s)")
                                                                   : _ ("the book of %d in this file (%s, it may still change)"),
                            session->info->year - 1, stage_label (stage_names[session->prior_stage]));
}

bool
session_prior_given (const struct session *session, const struct cell *cell)
{
    return session->priors && prior_section (session, cell->section->form->id) &&
           g_hash_table_contains (session->priors, cell->address);
}

/* An address of last year's book as an item of this one; NULL where it is in a list, or no address. */
static struct item *
prior_item (const struct session *session, const char *address, const struct money *money)
{
    g_auto (GStrv) parts = g_strsplit (address, ".", 3);
    guint n = g_strv_length (parts);
    struct item *item;

    if (n < 2 || !prior_section (session, parts[0]))
        return NULL;
    item = item_new (parts[0], parts[1], n == 3 ? parts[2] : "value", LAYER_PRIOR);
    item->new.state = ENTRY_VALUE;
    item->new.origin = ORIGIN_ROLLED;
    item->new.num = money->fen;
    item->new.half = money->half;
    return item;
}

/* Rows that only last year's book has are not made by this. */
static bool
prior_has_row (const struct session *session, const GPtrArray *items, const struct item *wanted)
{
    const struct section *form = form_section (session->form, wanted->section);

    if (section_row (form, wanted->row))
        return true;
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];

        if (item->layer == LAYER_ROW && strcmp (item->section, wanted->section) == 0 && strcmp (item->row, wanted->row) == 0)
            return true;
    }
    return false;
}

void
prior_drop (const struct session *session, GPtrArray *items)
{
    for (guint i = items->len; i > 0; i--) {
        if (prior_owns (session, items->pdata[i - 1]))
            g_ptr_array_remove_index (items, i - 1);
    }
}

void
prior_put (const struct session *session, GPtrArray *items)
{
    GHashTableIter iter;
    gpointer address, money;

    if (!session->priors)
        return;
    prior_drop (session, items);
    g_hash_table_iter_init (&iter, session->priors);
    while (g_hash_table_iter_next (&iter, &address, &money)) {
        struct item *item = prior_item (session, address, money);

        if (item && prior_has_row (session, items, item))
            g_ptr_array_add (items, item);
        else if (item)
            item_free (item);
    }
}

GPtrArray *
prior_texts (const struct session *session)
{
    g_autoptr (GPtrArray) books = store_books_of (session->store, session->info->unit_id, NULL);
    int64_t until = prior_until (session);
    int stage;
    const struct store_book *info = books ? prior_book (session, books, until, &stage) : NULL;
    GPtrArray *items = info ? prior_items (session, info, until) : NULL;

    for (guint i = items ? items->len : 0; i > 0; i--) {
        const struct item *item = items->pdata[i - 1];

        if (item->layer != LAYER_VALUE || !item->new.text || !prior_section (session, item->section))
            g_ptr_array_remove_index (items, i - 1);
    }
    return items;
}

const char *
prior_text_of (const GPtrArray *items, const struct cell *cell)
{
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];

        if (strcmp (item->section, cell->section->form->id) == 0 && strcmp (item->row, cell->row->id) == 0 &&
            strcmp (item->column, cell->column->id) == 0)
            return item->new.text;
    }
    return NULL;
}

char *
session_prior_text (struct session *session, const char *address)
{
    const struct cell *cell = book_find (session->book, address, NULL, NULL);
    g_autoptr (GPtrArray) items = cell ? prior_texts (session) : NULL;

    return items ? g_strdup (prior_text_of (items, cell)) : NULL;
}
