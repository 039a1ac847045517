/* Seals: one line a cell, in the order of the book: address, figure, last year's figure as printed, then the number of
 * the first in its steps and the half step that printing leaves open.  TAB between them; \t \n \\ stand for themselves. */
#include "config.h"

#include "session/seal.h"

#include <string.h>

#include "formfile/formfile.h"

static void
seal_text (GString *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\t')
            g_string_append (out, "\\t");
        else if (*text == '\n')
            g_string_append (out, "\\n");
        else if (*text == '\\')
            g_string_append (out, "\\\\");
        else
            g_string_append_c (out, *text);
    }
    g_string_append_c (out, '\t');
}

static void
seal_cell (GString *out, struct book *book, const struct cell *cell)
{
    const struct value *value = book_value (book, node_of (cell->index, false));
    g_autofree char *shown = book_print (book, node_of (cell->index, false));
    g_autofree char *prior = book_print (book, node_of (cell->index, true));

    seal_text (out, cell->address);
    seal_text (out, shown);
    seal_text (out, prior);
    if (value->state == VALUE_NUMBER)
        g_string_append_printf (out, "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT, number_printed (value->num, &cell->style),
                                number_half_step (&cell->style));
    else
        g_string_append_c (out, '\t');
    g_string_append_c (out, '\n');
}

static char *
seal_cells (struct book *book)
{
    GString *out = g_string_new (NULL);

    for (int i = 0; i < book_n_cells (book); i++)
        seal_cell (out, book, book_cell (book, i));
    return g_string_free (out, FALSE);
}

struct store_seal *
seal_make (struct book *book, GError **error)
{
    char *forms = formfile_pack (book_form (book), error);
    struct store_seal *seal;

    if (!forms)
        return NULL;
    seal = g_new0 (struct store_seal, 1);
    seal->forms = forms;
    seal->cells = seal_cells (book);
    return seal;
}

char *
seal_difference (struct book *book, const char *cells)
{
    g_autofree char *now = seal_cells (book);
    g_auto (GStrv) a = NULL, b = NULL;
    int i = 0;

    if (strcmp (now, cells) == 0)
        return NULL;
    a = g_strsplit (cells, "\n", -1);
    b = g_strsplit (now, "\n", -1);
    while (a[i] && b[i] && strcmp (a[i], b[i]) == 0)
        i++;
    return g_strndup (a[i] ? a[i] : b[i], strcspn (a[i] ? a[i] : b[i], "\t"));
}

/* Rows of lists have numbers, not names: r1 of one year has nothing to do with r1 of the next. */
static GHashTable *
seal_table (void)
{
    return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
seal_line (GHashTable *figures, const char *line)
{
    g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
    struct money *money;

    if (g_strv_length (fields) != 5 || *fields[3] == '\0')
        return;
    money = g_new (struct money, 1);
    money->fen = g_ascii_strtoll (fields[3], NULL, 10);
    money->half = money->fen == 0 ? 0 : g_ascii_strtoll (fields[4], NULL, 10);
    g_hash_table_insert (figures, g_strdup (fields[0]), money);
}

GHashTable *
seal_figures (const char *cells)
{
    GHashTable *figures = seal_table ();
    g_auto (GStrv) lines = g_strsplit (cells, "\n", -1);

    for (int i = 0; lines[i]; i++)
        seal_line (figures, lines[i]);
    return figures;
}

GHashTable *
seal_figures_of_book (struct book *book)
{
    g_autofree char *cells = seal_cells (book);

    return seal_figures (cells);
}
