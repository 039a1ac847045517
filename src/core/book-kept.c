/* What was built around the rows of a book, to be taken up by the next one with the same form and rows. */
#include "core/book-kept.h"

#include "core/book-private.h"

#include <string.h>

struct kept_section {
    GPtrArray *rows;
    struct index row_index;
    struct index key_index;
};

/* What the book itself holds of the memory. */
struct built {
    GPtrArray *cells;
    struct index cell_index;
    const struct formula **cross;
    struct binding **bind;
    int *order, *rank;
    int *user_start, *users;
    int *unit_start, *unit_list;
    guint n_units, n_figure_units;
    struct unit *units;
    int *figure_units;
    struct kept_section *sections;
};

char *
book_rows (const struct book *book)
{
    GString *rows = g_string_new (NULL);

    g_string_append_printf (rows, "%d\n", book->year);
    for (guint i = 0; i < book->sections->len; i++) {
        const struct section_instance *section = g_ptr_array_index (book->sections, i);
        for (guint k = 0; k < section->added->len; k++) {
            const struct added_row *row = g_ptr_array_index (section->added, k);
            g_string_append_printf (rows, "%s %s %" G_GINT64_FORMAT "\n", section->base.form->id, row->id, row->entry.num);
        }
    }
    return g_string_free (rows, FALSE);
}

struct region
book_sections_region (const struct book *book)
{
    return (struct region){ g_ptr_array_index (book->sections, 0), book->sections->len * sizeof (struct section_instance) };
}

static void *
copy_array (struct arena *arena, const GArray *array, gsize size)
{
    void *copy = arena_alloc (arena, array->len * size);

    return array->len > 0 ? memcpy (copy, array->data, array->len * size) : copy;
}

static void
list_built (struct book *book, struct built *built)
{
    built->cells = arena_list (&book->arena, book->cells->len);
    memcpy (built->cells->pdata, book->cells->pdata, book->cells->len * sizeof *book->cells->pdata);
    built->cell_index = book->cell_index;
    built->cross = book->cross;
    built->bind = book->bind;
    built->order = book->order;
    built->rank = book->rank;
    built->user_start = book->user_start;
    built->users = book->users;
    built->unit_start = book->unit_start;
    built->unit_list = book->unit_list;
    built->n_units = book->units->len;
    built->units = copy_array (&book->arena, book->units, sizeof (struct unit));
    built->n_figure_units = book->figure_units->len;
    built->figure_units = copy_array (&book->arena, book->figure_units, sizeof (int));
    built->sections = arena_alloc (&book->arena, book->sections->len * sizeof *built->sections);
    for (guint i = 0; i < book->sections->len; i++) {
        const struct section_instance *section = g_ptr_array_index (book->sections, i);
        built->sections[i] = (struct kept_section){ section->base.rows, section->row_index, section->key_index };
    }
}

bool
book_built (struct book *book, struct region region[2], gsize *root)
{
    char *start = arena_start (&book->arena);
    struct built *built;

    region[1] = book_sections_region (book);
    if (start == NULL || book->cells->len == 0)
        return false;
    built = arena_alloc (&book->arena, sizeof *built);
    list_built (book, built);
    *root = (gsize)((char *)built - start);
    region[0] = (struct region){ start, (gsize)(book->arena.at - start) };
    return arena_start (&book->arena) == start;
}

void
book_take (struct book *book, const void *root, void (*release) (void *memory), void *memory)
{
    const struct built *built = root;

    book->release = release;
    book->memory = memory;
    g_ptr_array_set_size (book->cells, (int)built->cells->len);
    memcpy (book->cells->pdata, built->cells->pdata, built->cells->len * sizeof *built->cells->pdata);
    book->n_nodes = 2 * (int)book->cells->len;
    book->cell_index = built->cell_index;
    book->cross = built->cross;
    book->bind = built->bind;
    book->order = built->order;
    book->rank = built->rank;
    book->user_start = built->user_start;
    book->users = built->users;
    book->unit_start = built->unit_start;
    book->unit_list = built->unit_list;
    g_array_append_vals (book->units, built->units, built->n_units);
    g_array_append_vals (book->figure_units, built->figure_units, built->n_figure_units);
    for (guint i = 0; i < book->sections->len; i++) {
        struct section_instance *section = g_ptr_array_index (book->sections, i);
        section->base.rows = built->sections[i].rows;
        section->row_index = built->sections[i].row_index;
        section->key_index = built->sections[i].key_index;
        book_sort_added (section); /* as building would have */
    }
    book_ready (book);
}
