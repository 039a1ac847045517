/* Adding, deleting and moving rows: which items such an edit consists of. */
#include "core/book-private.h"

#include <glib/gi18n.h>
#include <string.h>

static struct book_section *
open_section (const struct book *book, const char *id, GError **error)
{
    struct book_section *section = book_section (book, id);

    if (section == NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("there is no section “%s”"), id);
        return NULL;
    }
    enum section_kind kind = section->form->kind;
    if (kind != SECTION_TREE && kind != SECTION_LIST && kind != SECTION_PROSE) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("the rows of “%s” are fixed by the form"), section_short_title (section->form));
        return NULL;
    }
    return section;
}

static struct item *
row_item (const struct book_section *section, const char *id, int64_t place)
{
    struct item *item = item_new (section->form->id, id, "", LAYER_ROW);

    if (place >= 0) {
        item->new.state = ENTRY_VALUE;
        item->new.num = place;
    }
    return item;
}

/* What was typed on the cells of a row goes to another layer: values to control figures, and back. */
static void
move_layer (const struct book *book, const struct book_section *section, const struct book_row *row, enum layer from, enum layer to, GPtrArray *items)
{
    for (guint c = 0; c < section->form->columns->len; c++) {
        if (row->cell[c] < 0)
            continue;
        const struct cell *cell = book_cell (book, row->cell[c]);
        const struct entry *entry = book_entry (cell, from);
        struct entry nothing = ENTRY_INIT;
        bool typed = !type_is_text (cell->type) && cell->column->formula == NULL;
        if (!typed || entry_empty (entry))
            continue;
        g_ptr_array_add (items, book_item (book, cell, from, &nothing));
        if (entry_empty (book_entry (cell, to)))
            g_ptr_array_add (items, book_item (book, cell, to, entry));
    }
}

bool
section_is_code (const char *text)
{
    size_t length = strlen (text);

    return (length == 3 || length == 5 || length == 7) && text[strspn (text, "0123456789")] == '\0';
}

static bool
legal_code (const struct book_section *section, const char *code, GError **error)
{
    if (section_is_code (code))
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("“%s” is no classification code for “%s”; codes have 3, 5 or 7 digits"), code,
                 section_short_title (section->form));
    return false;
}

static bool
add_code (const struct book *book, const struct book_section *section, const char *code, GPtrArray *items, GError **error)
{
    const struct book_row *row;

    if (!legal_code (section, code, error))
        return false;
    row = book_row (section, code);
    if (row != NULL && row->added) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("the row %s is already there"), code);
        return false;
    }
    for (size_t length = code_parent_length (strlen (code)); length > 0; length = code_parent_length (length)) {
        g_autofree char *above = g_strndup (code, length);
        row = book_row (section, above);
        if (row != NULL && row->leaf)
            move_layer (book, section, row, LAYER_VALUE, LAYER_CONTROL, items);
        if (row != NULL)
            break;
    }
    g_ptr_array_add (items, row_item (section, code, 0));
    return true;
}

static int
new_list_number (const struct book_section *section, const GPtrArray *items)
{
    int last = section_instance (section)->last_row;

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer == LAYER_ROW && strcmp (item->section, section->form->id) == 0 && item->row[0] == 'r')
            last = MAX (last, (int)g_ascii_strtoll (item->row + 1, NULL, 10));
    }
    return last + 1;
}

static int64_t
last_place (const struct book_section *section, const GPtrArray *items)
{
    const GPtrArray *added = section_instance (section)->added;
    int64_t last = 0;

    for (guint i = 0; i < added->len; i++)
        last = MAX (last, ((const struct added_row *)g_ptr_array_index (added, i))->entry.num);
    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer == LAYER_ROW && strcmp (item->section, section->form->id) == 0)
            last = MAX (last, item->new.num);
    }
    return last;
}

static void
place_row (const struct book_section *section, const struct added_row *row, int64_t place, GPtrArray *items)
{
    if (row->entry.num == place)
        return;
    struct item *item = row_item (section, row->id, place);
    entry_copy (&item->old, &row->entry);
    g_ptr_array_add (items, item);
}

bool
book_row_add (const struct book *book, const char *section_id, const char *code, const char *after, GPtrArray *items, char **id, GError **error)
{
    struct book_section *section = open_section (book, section_id, error);

    if (section == NULL)
        return false;
    if (section->form->kind == SECTION_TREE) {
        if (code == NULL) {
            g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("“%s” needs a classification code for a new row"), section_short_title (section->form));
            return false;
        }
        if (!add_code (book, section, code, items, error))
            return false;
        if (id != NULL)
            *id = g_strdup (code);
        return true;
    }

    const GPtrArray *added = section_instance (section)->added;
    guint at = 0;
    if (after != NULL && book_added_row (section_instance (section), after, &at) == NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("there is no row “%s” in “%s”"), after, section_short_title (section->form));
        return false;
    }
    int64_t place = last_place (section, items) + 1;
    if (after != NULL) {
        place = ((const struct added_row *)g_ptr_array_index (added, at))->entry.num + 1;
        int64_t next = place;
        for (guint i = at + 1; i < added->len; i++) {
            const struct added_row *row = g_ptr_array_index (added, i);
            if (row->entry.num > next)
                break;
            place_row (section, row, ++next, items);
        }
    }
    char *new_id = g_strdup_printf ("r%d", new_list_number (section, items));
    g_ptr_array_add (items, row_item (section, new_id, place));
    if (id != NULL)
        *id = g_strdup (new_id);
    g_free (new_id);
    return true;
}

static void
empty_row (const struct book *book, const struct book_section *section, const struct book_row *row, GPtrArray *items)
{
    struct entry nothing = ENTRY_INIT;

    for (guint c = 0; c < section->form->columns->len; c++) {
        if (row->cell[c] < 0)
            continue;
        const struct cell *cell = book_cell (book, row->cell[c]);
        for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++)
            if (!entry_empty (book_entry (cell, (enum layer)layer)))
                g_ptr_array_add (items, book_item (book, cell, (enum layer)layer, &nothing));
    }
}

/* The same in the sections that mirror this one's rows. */
static void
empty_mirrors (const struct book *book, const struct book_section *section, const struct book_row *row, GPtrArray *items)
{
    for (guint i = 0; i < book->sections->len; i++) {
        const struct book_section *mirror = g_ptr_array_index (book->sections, i);
        const struct book_row *same = book_row (mirror, row->id);
        if (g_strcmp0 (mirror->form->rows_of, section->form->id) == 0 && same != NULL && same->form == NULL)
            empty_row (book, mirror, same, items);
    }
}

/* Does the code still stand in the tree when everything below `gone` is deleted? */
static bool
stays (const struct book_section *section, const char *code, const char *gone)
{
    const GPtrArray *added = section_instance (section)->added;

    for (guint i = 0; i < added->len; i++) {
        const struct added_row *row = g_ptr_array_index (added, i);
        if (g_str_has_prefix (row->id, code) && !g_str_has_prefix (row->id, gone))
            return true;
    }
    return false;
}

/* Codes above the deleted one: those that nobody holds any more go too; one that is left without codes below it takes its
 * control figures back as values. */
static void
delete_above (const struct book *book, const struct book_section *section, const char *code, GPtrArray *items)
{
    for (size_t length = code_parent_length (strlen (code)); length > 0; length = code_parent_length (length)) {
        g_autofree char *above = g_strndup (code, length);
        const struct book_row *row = book_row (section, above);
        bool below = false;
        if (row == NULL)
            continue;
        if (!stays (section, above, code)) {
            empty_row (book, section, row, items);
            empty_mirrors (book, section, row, items);
            continue;
        }
        const GPtrArray *added = section_instance (section)->added;
        for (guint i = 0; i < added->len; i++) {
            const char *id = ((const struct added_row *)g_ptr_array_index (added, i))->id;
            below |= g_str_has_prefix (id, above) && strcmp (id, above) != 0 && !g_str_has_prefix (id, code);
        }
        if (!below)
            move_layer (book, section, row, LAYER_CONTROL, LAYER_VALUE, items);
        return;
    }
}

bool
book_row_delete (const struct book *book, const char *section_id, const char *row_id, GPtrArray *items, GError **error)
{
    struct book_section *section = open_section (book, section_id, error);
    const struct book_row *found = section != NULL ? book_row (section, row_id) : NULL;

    if (section == NULL)
        return false;
    if (found == NULL || found->form != NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("there is no row “%s” in “%s” that could be deleted"), row_id,
                     section_short_title (section->form));
        return false;
    }
    bool tree = section->form->kind == SECTION_TREE;
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->form != NULL || (tree ? !g_str_has_prefix (row->id, row_id) : row != found))
            continue;
        empty_row (book, section, row, items);
        empty_mirrors (book, section, row, items);
    }
    const GPtrArray *added = section_instance (section)->added;
    for (guint i = 0; i < added->len; i++) {
        const struct added_row *row = g_ptr_array_index (added, i);
        if (tree ? !g_str_has_prefix (row->id, row_id) : strcmp (row->id, row_id) != 0)
            continue;
        struct item *item = row_item (section, row->id, -1);
        entry_copy (&item->old, &row->entry);
        g_ptr_array_add (items, item);
    }
    if (tree)
        delete_above (book, section, row_id, items);
    return true;
}

bool
book_row_move (const struct book *book, const char *section_id, const char *row_id, int by, GPtrArray *items, GError **error)
{
    struct book_section *section = open_section (book, section_id, error);
    guint at = 0;

    if (section == NULL)
        return false;
    if (section->form->kind == SECTION_TREE) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("the rows of “%s” stand in the order of their codes"), section_short_title (section->form));
        return false;
    }
    if (book_added_row (section_instance (section), row_id, &at) == NULL) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ROW, _("there is no row “%s” in “%s”"), row_id, section_short_title (section->form));
        return false;
    }
    const GPtrArray *added = section_instance (section)->added;
    int to = (int)at + CLAMP (by, -(int)at, (int)added->len - 1 - (int)at);
    int step = to > (int)at ? 1 : -1;
    int64_t place = INT64_MIN;
    /* everybody between here and there takes its neighbour's place; equal places are told apart on the way */
    for (int i = 0; i < (int)added->len; i++) {
        bool between = step > 0 ? i >= (int)at && i < to : i > to && i <= (int)at;
        const struct added_row *row = g_ptr_array_index (added, i == to ? (int)at : between ? i + step : i);
        place = MAX (place + 1, ((const struct added_row *)g_ptr_array_index (added, i))->entry.num);
        place_row (section, row, place, items);
    }
    return true;
}
