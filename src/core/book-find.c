/* Addresses as people type them -> cells: ids, paper codes, 行次, labels, places in a list; @control and @prior. */
#include "core/book-private.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

static bool
split_layer (char *text, enum layer *layer, GError **error)
{
    char *at = strchr (text, '@');

    *layer = LAYER_VALUE;
    if (at == NULL)
        return true;
    *at = '\0';
    for (int i = LAYER_VALUE; i <= LAYER_PRIOR; i++) {
        if (strcmp (at + 1, layer_names[i]) == 0) {
            *layer = (enum layer)i;
            return true;
        }
    }
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("“@%s” is no layer; write @control or @prior, or nothing"), at + 1);
    return false;
}

static bool
not_found (const char *word, const char *address, GPtrArray *names, GError **error)
{
    const char *near = form_nearest (word, names);

    if (near != NULL)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("there is no “%s” in “%s”; did you mean “%s”?"), word, address, near);
    else
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("there is no “%s” in “%s”"), word, address);
    g_ptr_array_unref (names);
    return false;
}

static struct book_section *
find_section (const struct book *book, const char *word, const char *address, GError **error)
{
    const struct section *form = form_section (book->form, word);

    if (form != NULL)
        return book_section (book, form->id);
    GPtrArray *names = g_ptr_array_new ();
    for (guint i = 0; i < book->sections->len; i++)
        g_ptr_array_add (names, ((struct section_instance *)g_ptr_array_index (book->sections, i))->base.form->id);
    not_found (word, address, names, error);
    return NULL;
}

/* A row by id or code, by its place in a list, by 行次, by label. */
static const struct book_row *
find_row (const struct book_section *section, const char *word, const char *address, GError **error)
{
    const struct book_row *row = section_row_by_key (section, word);
    bool list = section->form->kind == SECTION_LIST || section->form->kind == SECTION_PROSE;

    if (row != NULL)
        return row;
    gint64 place = g_ascii_isdigit (word[0]) ? g_ascii_strtoll (word, NULL, 10) : 0;
    GPtrArray *names = g_ptr_array_new ();
    for (guint i = 0; i < section->rows->len; i++) {
        row = g_ptr_array_index (section->rows, i);
        bool here = (list && row->added && --place == 0) || (row->form != NULL && g_strcmp0 (row->form->line, word) == 0) ||
                    g_strcmp0 (row->label, word) == 0;
        if (here) {
            g_ptr_array_unref (names);
            return row;
        }
        g_ptr_array_add (names, row->id);
    }
    not_found (word, address, names, error);
    return NULL;
}

static int
find_column (const struct book_section *section, const char *word, const char *address, GError **error)
{
    const GPtrArray *columns = section->form->columns;
    GPtrArray *names = g_ptr_array_new ();

    for (guint i = 0; i < columns->len; i++) {
        const struct column *column = g_ptr_array_index (columns, i);
        if (strcmp (column->id, word) == 0 || g_strcmp0 (column->index, word) == 0 || g_strcmp0 (column->label, word) == 0) {
            g_ptr_array_unref (names);
            return (int)i;
        }
        g_ptr_array_add (names, column->id);
    }
    guint64 place = strspn (word, "0123456789") == strlen (word) ? g_ascii_strtoull (word, NULL, 10) : 0;
    if (place >= 1 && place <= columns->len) { /* counted, where the form numbers no columns */
        g_ptr_array_unref (names);
        return (int)place - 1;
    }
    not_found (word, address, names, error);
    return -1;
}

/* The column meant when none is named. */
static int
default_column (const struct book_section *section, const char *address, GError **error)
{
    const GPtrArray *columns = section->form->columns;
    g_autoptr (GString) names = g_string_new (NULL);

    for (guint i = 0; i < columns->len; i++) {
        const struct column *column = g_ptr_array_index (columns, i);
        if (columns->len == 1 || (section->form->kind == SECTION_PROSE && strcmp (column->id, "text") == 0))
            return (int)i;
        g_string_append_printf (names, "%s%s", i > 0 ? " " : "", column->id);
    }
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("“%s” has several columns; add one of: %s"), address, names->str);
    return -1;
}

struct cell *
book_find (const struct book *book, const char *address, enum layer *layer, GError **error)
{
    g_autofree char *clean = text_clean (address, strlen (address), false, NULL);
    g_autofree char *text = g_strdup (clean);
    enum layer found = LAYER_VALUE;

    if (!split_layer (text, &found, error))
        return NULL;
    g_auto (GStrv) part = g_strsplit (g_strstrip (text), ".", 3);
    if (g_strv_length (part) < 2) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("“%s” is no cell; write section.row.column, such as sangong.total.final"), clean);
        return NULL;
    }
    const struct book_section *section = find_section (book, part[0], clean, error);
    if (section == NULL)
        return NULL;
    g_autofree char *said = section->form->code != NULL ? g_strconcat (section->form->code, strchr (clean, '.'), NULL) : g_strdup (clean);
    const struct book_row *row = find_row (section, part[1], said, error);
    if (row == NULL)
        return NULL;
    int column = part[2] != NULL ? find_column (section, part[2], said, error) : default_column (section, said, error);
    if (column < 0)
        return NULL;
    if (row->cell[column] < 0) {
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("the row of “%s” has no such column"), said);
        return NULL;
    }
    if (layer != NULL)
        *layer = found;
    return book_cell (book, row->cell[column]);
}
