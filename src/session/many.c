/* Many edits at once, from the command line or a file: missing rows first, then the cells, then marks and explanations,
 * all one group in the trail.  One that fails takes all back. */
#include "config.h"

#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 999 /* of a list: an address far beyond is a slip of the finger */

struct many {
    struct edit edit;
    char **pairs;
    int n;
    enum origin origin;
    int failed; /* index of the pair at fault, -1 all of them */
};

struct wanted { /* a row that some address names and the book does not have */
    struct book_section *section;
    char *code; /* of trees */
    int place;  /* of lists, from 1 */
    int pair;
};

static void
wanted_free (gpointer data)
{
    struct wanted *wanted = data;

    g_free (wanted->code);
    g_free (wanted);
}

/* Without the ! of a mark; NULL for an explanation. */
static const char *
many_cell (const struct many *many, int i)
{
    const char *address = many->pairs[2 * i];

    if (*address == '?')
        return NULL;
    return *address == '!' ? address + 1 : address;
}

static bool
many_digits (const char *text)
{
    return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* The row of a tree or list that the address names by its code or place. */
static struct wanted *
many_wanted (const struct many *many, int i)
{
    const struct session *session = many->edit.session;
    g_auto (GStrv) part = g_strsplit (many_cell (many, i), ".", 3);
    const struct section *form = g_strv_length (part) >= 2 ? form_section (session->form, g_strstrip (part[0])) : NULL;
    struct book_section *section = form ? book_section (session->book, form->id) : NULL;
    struct wanted *wanted;
    char *at = form ? strchr (part[1], '@') : NULL;

    if (at)
        *at = '\0';
    if (!section || !many_digits (g_strstrip (part[1])))
        return NULL;
    wanted = g_new0 (struct wanted, 1);
    wanted->section = section;
    wanted->pair = i;
    if (form->kind == SECTION_TREE)
        wanted->code = g_strdup (part[1]);
    else if (form->kind == SECTION_LIST || form->kind == SECTION_PROSE)
        wanted->place = (int)MIN (g_ascii_strtoull (part[1], NULL, 10), MOST_ROWS + 1);
    else
        g_clear_pointer (&wanted, wanted_free);
    return wanted;
}

/* A code stands in the tree by itself as soon as one below it does. */
static bool
many_implied (const GPtrArray *all, const struct wanted *wanted, guint index)
{
    for (guint i = 0; i < all->len; i++) {
        const struct wanted *other = all->pdata[i];

        if (other->section != wanted->section || !other->code)
            continue;
        if (g_str_has_prefix (other->code, wanted->code) && (strlen (other->code) > strlen (wanted->code) || i < index))
            return true;
    }
    return false;
}

static bool
many_add_code (struct many *many, const struct wanted *wanted, GPtrArray *items, GError **error)
{
    const struct session *session = many->edit.session;
    const struct section *form = wanted->section->form;

    return edit_code_legal (session, form, wanted->code, error) &&
           book_row_add (session->book, form->id, wanted->code, NULL, items, NULL, error);
}

static int
many_count_rows (const struct wanted *wanted, const GPtrArray *items)
{
    const char *id = wanted->section->form->id;
    int n = 0;

    for (guint i = 0; i < wanted->section->rows->len; i++)
        n += ((const struct book_row *)wanted->section->rows->pdata[i])->added;
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = items->pdata[i];

        n += item->layer == LAYER_ROW && entry_empty (&item->old) && strcmp (item->section, id) == 0;
    }
    return n;
}

static bool
many_add_places (struct many *many, const struct wanted *wanted, GPtrArray *items, GError **error)
{
    const struct section *form = wanted->section->form;

    if (wanted->place > MOST_ROWS || wanted->place < 1) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("%s has no such row: rows of a list are numbered from 1 and there are at most %d."),
                     section_short_title (form), MOST_ROWS);
        return false;
    }
    for (int n = many_count_rows (wanted, items); n < wanted->place; n++) {
        if (!book_row_add (many->edit.session->book, form->id, NULL, NULL, items, NULL, error))
            return false;
    }
    return true;
}

/* All missing rows in one step: each step with rows builds the book anew. */
static bool
many_rows (struct many *many, GError **error)
{
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (wanted_free);
    g_autoptr (GPtrArray) items = item_array_new ();
    const struct book *book = many->edit.session->book;

    for (int i = 0; i < many->n; i++) {
        const char *cell = many_cell (many, i);
        struct wanted *wanted = cell && !book_find (book, cell, NULL, NULL) ? many_wanted (many, i) : NULL;

        if (wanted)
            g_ptr_array_add (all, wanted);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct wanted *wanted = all->pdata[i];

        many->failed = wanted->pair;
        if (wanted->code ? !many_implied (all, wanted, i) && !many_add_code (many, wanted, items, error)
                         : !many_add_places (many, wanted, items, error))
            return false;
    }
    many->failed = -1;
    for (guint i = 0; i < items->len; i++)
        ((struct item *)items->pdata[i])->new.origin = many->origin;
    return edit_apply (&many->edit, items, error);
}

static bool
many_mark (const char *word, enum mark *mark, GError **error)
{
    static const char *const words[] = {
        [MARK_BLANK] = "blank", [MARK_NA] = "na", [MARK_DOUBTFUL] = "doubtful", [MARK_SURE] = "sure"};

    for (int i = 0; i < (int)G_N_ELEMENTS (words); i++) {
        if (strcmp (words[i], word) == 0) {
            *mark = (enum mark)i;
            return true;
        }
    }
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _ ("“%s” is no mark; there are na, doubtful, sure and blank."), word);
    return false;
}

/* What the pair makes of its cell.  `pending` is the item that an earlier pair made for it, NULL none. */
static struct item *
many_item (struct many *many, int i, const struct cell *cell, enum layer layer, const struct item *pending,
           GError **error)
{
    const char *text = many->pairs[2 * i + 1];
    struct item *item;
    struct entry entry = ENTRY_INIT;
    enum mark mark;

    if (*many->pairs[2 * i] != '!') {
        item = edit_typed (many->edit.session, cell, layer, text, many->origin, error);
        if (item && pending)
            item->new.doubtful = item->new.state == ENTRY_VALUE && pending->new.doubtful;
        return item;
    }
    if (!many_mark (text, &mark, error))
        return NULL;
    entry_copy (&entry, pending ? &pending->new : book_entry (cell, layer));
    item = edit_mark_entry (&entry, mark, error) ? book_item (many->edit.session->book, cell, layer, &entry) : NULL;
    if (item)
        item->new.origin = many->origin;
    entry_clear (&entry);
    return item;
}

/* The book says why a computed cell cannot be typed; asked here, it is said of the pair at fault. */
static bool
many_allowed (struct many *many, const struct cell *cell, enum layer layer, struct item *item, GError **error)
{
    g_autoptr (GPtrArray) alone = g_ptr_array_new ();

    if (entry_empty (&item->new) || book_input (many->edit.session->book, cell, layer))
        return true;
    g_ptr_array_add (alone, item);
    return edit_apply (&many->edit, alone, error);
}

static bool
many_add_item (struct many *many, int i, GHashTable *by_node, GPtrArray *items, GError **error)
{
    enum layer layer;
    const struct cell *cell = book_find (many->edit.session->book, many_cell (many, i), &layer, error);
    gpointer key;
    struct item *item;

    if (!cell)
        return false;
    key = GINT_TO_POINTER (N_LAYERS * cell->index + (int)layer + 1);
    item = many_item (many, i, cell, layer, g_hash_table_lookup (by_node, key), error);
    if (!item)
        return false;
    g_ptr_array_add (items, item);
    g_hash_table_insert (by_node, key, item);
    return many_allowed (many, cell, layer, item, error);
}

static bool
many_cells (struct many *many, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GHashTable) by_node = g_hash_table_new (NULL, NULL);

    for (int i = 0; i < many->n; i++) {
        many->failed = i;
        if (many_cell (many, i) && !many_add_item (many, i, by_node, items, error))
            return false;
    }
    many->failed = -1;
    return edit_apply (&many->edit, items, error);
}

/* "?section.word cell": after the cells, because a finding must be there to be explained. */
static struct item *
many_explanation (struct many *many, int i, GError **error)
{
    g_auto (GStrv) words = g_strsplit (many->pairs[2 * i] + 1, " ", 2);

    if (g_strv_length (words) != 2) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("“%s” names no rule and cell; an explanation is written ?section.word cell."),
                     many->pairs[2 * i]);
        return NULL;
    }
    return edit_explanation (many->edit.session, words[0], words[1], many->pairs[2 * i + 1], many->origin, error);
}

static bool
many_explanations (struct many *many, GError **error)
{
    g_autoptr (GPtrArray) items = item_array_new ();

    for (int i = 0; i < many->n; i++) {
        struct item *item;

        if (many_cell (many, i))
            continue;
        many->failed = i;
        item = many_explanation (many, i, error);
        if (!item)
            return false;
        g_ptr_array_add (items, item);
    }
    many->failed = -1;
    return edit_apply (&many->edit, items, error);
}

const GPtrArray *
session_edit_many (struct session *session, char **pairs, int n, enum group_kind kind, enum origin origin, int *failed,
                   GError **error)
{
    struct many many = {.pairs = pairs, .n = n, .origin = origin, .failed = -1};

    if (failed)
        *failed = -1;
    if (!edit_begin (&many.edit, session, error))
        return NULL;
    if (many_rows (&many, error) && many_cells (&many, error) && many_explanations (&many, error))
        return edit_finish (&many.edit, kind, 0, error);
    edit_abandon (&many.edit);
    if (failed)
        *failed = many.failed;
    return NULL;
}

/* All that the steps did, in one list that owns nothing. */
static GPtrArray *
many_changes (const struct many *many)
{
    GPtrArray *all = g_ptr_array_new ();

    for (guint s = 0; s < many->edit.steps->len; s++) {
        const GPtrArray *changes = many->edit.steps->pdata[s];

        for (guint i = 0; i < changes->len; i++)
            g_ptr_array_add (all, changes->pdata[i]);
    }
    return all;
}

bool
session_try (struct session *session, char **pairs, int n, session_look look, void *data, int *failed, GError **error)
{
    struct many many = {.pairs = pairs, .n = n, .origin = ORIGIN_TYPED, .failed = -1};
    bool done;

    session_preview_end (session);
    g_ptr_array_set_size (session->changes, 0);
    many.edit.session = session;
    many.edit.steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
    done = many_rows (&many, error) && many_cells (&many, error) && many_explanations (&many, error);
    if (done && look) {
        g_autoptr (GPtrArray) changes = many_changes (&many);

        look (session, changes, data);
    }
    edit_abandon (&many.edit);
    if (failed)
        *failed = many.failed;
    return done;
}
