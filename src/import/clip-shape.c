/* Tables as they are printed, brought into the shape of one line a row: parts that stand side by side below each other, and the one
 * line of figures of a transposed table as a line for each of its rows. */
#include "config.h"

#include "import/clip-private.h"

#include <string.h>

#define NAMES 2 /* the fields that each part begins with: code and name, or name and line number */

static const char *
field_at (const struct clip_line *line, int field)
{
    return field < (int)g_strv_length (line->fields) ? line->fields[field] : "";
}

static int
fields_filled (const struct clip_line *line)
{
    int n = 0;

    for (int f = 0; line->fields[f] != NULL; f++)
        n += line->fields[f][0] != '\0';
    return n;
}

/* What stands above all columns: the unit. */
static void
keep_titles (const struct clip *block, GPtrArray *lines)
{
    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        GPtrArray *fields;

        if (!line->head || fields_filled (line) != 1)
            continue;
        fields = g_ptr_array_new ();
        g_ptr_array_add (fields, g_strdup (field_at (line, 0)));
        g_ptr_array_add (lines, clip_line_new (fields));
    }
}

static void
replace_lines (struct clip *block, GPtrArray *lines, int width)
{
    g_ptr_array_unref (block->lines);
    block->lines = lines;
    block->n_fields = width;
}

/* Side by side. */

/* Where the parts begin: where the first two heads come again.  Fewer than two: it is one part. */
static GArray *
part_starts (const struct clip_line *heads)
{
    GArray *starts = g_array_new (FALSE, FALSE, sizeof (int));

    for (int f = 0; heads->fields[f] != NULL && heads->fields[f + 1] != NULL; f++)
        if (heads->fields[0][0] != '\0' && heads->fields[1][0] != '\0' && strcmp (heads->fields[f], heads->fields[0]) == 0 &&
            strcmp (heads->fields[f + 1], heads->fields[1]) == 0)
            g_array_append_val (starts, f);
    return starts;
}

/* The field in which a head's figures go: that of the same head in another part, else a new one. */
static int
united_field (GPtrArray *heads, const char *head)
{
    for (guint i = NAMES; i < heads->len; i++)
        if (strcmp (g_ptr_array_index (heads, i), head) == 0)
            return (int)i;
    g_ptr_array_add (heads, g_strdup (head));
    return (int)heads->len - 1;
}

/* The numbers of the columns below the heads: each part begins with the same word. */
static bool
is_column_numbers (const struct clip_line *line, const GArray *starts)
{
    const char *first = field_at (line, 0);

    for (guint i = 1; i < starts->len; i++)
        if (first[0] == '\0' || clip_is_figure (first) || strcmp (field_at (line, g_array_index (starts, int, i)), first) != 0)
            return false;
    return true;
}

static void
add_part (const struct clip_line *line, int start, int end, const GArray *into, guint width, GPtrArray *lines)
{
    GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
    bool filled = false;

    for (guint i = 0; i < width; i++)
        g_ptr_array_add (fields, g_strdup (""));
    for (int f = start; f < end; f++) {
        int at = f - start < NAMES ? f - start : g_array_index (into, int, f);
        g_free (fields->pdata[at]);
        fields->pdata[at] = g_strdup (field_at (line, f));
        filled = filled || field_at (line, f)[0] != '\0';
    }
    g_ptr_array_set_free_func (fields, NULL);
    if (filled)
        g_ptr_array_add (lines, clip_line_new (fields));
    else
        g_strfreev ((g_ptr_array_add (fields, NULL), (char **)g_ptr_array_free (fields, FALSE)));
}

static void
stack_parts (struct clip *block, const struct clip_line *heads, const GArray *starts)
{
    GPtrArray *lines = clip_lines_new (), *united = g_ptr_array_new ();
    g_autoptr (GArray) into = g_array_new (FALSE, FALSE, sizeof (int));
    int n = (int)g_strv_length (heads->fields);

    for (int f = 0; f < NAMES; f++)
        g_ptr_array_add (united, g_strdup (heads->fields[f]));
    for (int f = 0, part = 0; f < n; f++) {
        int field;
        while (part + 1 < (int)starts->len && g_array_index (starts, int, part + 1) <= f)
            part++;
        field = f - g_array_index (starts, int, part) < NAMES ? f - g_array_index (starts, int, part) : united_field (united, heads->fields[f]);
        g_array_append_val (into, field);
    }
    keep_titles (block, lines);
    guint width = united->len;
    g_ptr_array_add (lines, clip_line_new (united));
    for (guint part = 0; part < starts->len; part++) {
        int end = part + 1 < starts->len ? g_array_index (starts, int, part + 1) : n;
        for (guint i = 0; i < block->lines->len; i++) {
            const struct clip_line *line = g_ptr_array_index (block->lines, i);
            if (!line->head && !is_column_numbers (line, starts))
                add_part (line, g_array_index (starts, int, part), end, into, width, lines);
        }
    }
    replace_lines (block, lines, (int)width);
}

/* Transposed. */

/* The only line of figures, where it has no words; NULL none. */
static const struct clip_line *
only_figures (const struct clip *block)
{
    const struct clip_line *only = NULL;

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        if (line->head || fields_filled (line) == 0)
            continue;
        if (only != NULL)
            return NULL;
        only = line;
    }
    for (int f = 0; only != NULL && only->fields[f] != NULL; f++)
        if (!clip_is_figure (only->fields[f]) && !clip_is_empty (only->fields[f]))
            return NULL;
    return only;
}

static GPtrArray *
printed_rows (const struct book_section *section)
{
    GPtrArray *rows = g_ptr_array_new ();

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->form == NULL || !row->form->hidden)
            g_ptr_array_add (rows, (void *)row);
    }
    return rows;
}

static GPtrArray *
printed_columns (const struct section *form)
{
    GPtrArray *columns = g_ptr_array_new ();

    for (guint i = 0; i < form->columns->len; i++) {
        const struct column *column = g_ptr_array_index (form->columns, i);
        if (!column->hidden)
            g_ptr_array_add (columns, (void *)column);
    }
    return columns;
}

static void
stand_up (struct clip *block, const struct clip_line *figures, const GPtrArray *rows, const GPtrArray *columns, bool by_row)
{
    GPtrArray *lines = clip_lines_new (), *heads = g_ptr_array_new ();

    g_ptr_array_add (heads, g_strdup (""));
    for (guint c = 0; c < columns->len; c++)
        g_ptr_array_add (heads, g_strdup (((const struct column *)g_ptr_array_index (columns, c))->label));
    keep_titles (block, lines);
    g_ptr_array_add (lines, clip_line_new (heads));
    for (guint r = 0; r < rows->len; r++) {
        GPtrArray *fields = g_ptr_array_new ();
        g_ptr_array_add (fields, g_strdup (((const struct book_row *)g_ptr_array_index (rows, r))->label));
        for (guint c = 0; c < columns->len; c++)
            g_ptr_array_add (fields, g_strdup (field_at (figures, (int)(by_row ? r * columns->len + c : c * rows->len + r))));
        g_ptr_array_add (lines, clip_line_new (fields));
    }
    replace_lines (block, lines, (int)columns->len + 1);
}

void
clip_unfold (struct clip *block, const struct book_section *section)
{
    g_autoptr (GPtrArray) rows = printed_rows (section), columns = printed_columns (section->form);
    const struct clip_line *figures = section->form->layout != NULL && section->form->layout->transposed ? only_figures (block) : NULL;
    const struct clip_line *heads = NULL;

    if (figures != NULL && g_strv_length (figures->fields) == rows->len * columns->len) {
        stand_up (block, figures, rows, columns, section->form->layout->by_row);
        return;
    }
    for (guint i = 0; i < block->lines->len && ((struct clip_line *)g_ptr_array_index (block->lines, i))->head; i++)
        heads = g_ptr_array_index (block->lines, i);
    if (heads != NULL) {
        g_autoptr (GArray) starts = part_starts (heads);
        if (starts->len > 1)
            stack_parts (block, heads, starts);
    }
}
