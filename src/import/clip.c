/* A block of cells: reading its fields, and its life. */
#include "config.h"

#include "import/clip-private.h"

#include <string.h>

const char *const clip_verdict_names[N_CLIP_VERDICTS] = { "new", "change", "same", "agrees", "differs", "empty", "bad", "nowhere" };
const char *const clip_dash_names[N_CLIP_DASHES] = { "keep", "zero", "blank", "na" };

struct clip_cell *
clip_cell_new (int field, int target, const char *original)
{
    struct clip_cell *cell = g_new0 (struct clip_cell, 1);

    cell->field = field;
    cell->target = target;
    cell->original = g_strdup (original);
    return cell;
}

void
clip_cell_free (struct clip_cell *cell)
{
    g_free (cell->original);
    g_free (cell->text);
    g_free (cell->present);
    g_free (cell->shown);
    g_free (cell->reason);
    g_free (cell->offer);
    g_free (cell);
}

static void
clip_line_free (gpointer data)
{
    struct clip_line *line = data;

    g_strfreev (line->fields);
    g_free (line->label);
    g_free (line->row);
    g_ptr_array_unref (line->cells);
    g_free (line);
}

GPtrArray *
clip_lines_new (void)
{
    return g_ptr_array_new_with_free_func (clip_line_free);
}

struct clip_line *
clip_line_new (GPtrArray *fields)
{
    struct clip_line *line = g_new0 (struct clip_line, 1);

    g_ptr_array_add (fields, NULL);
    line->fields = (char **)g_ptr_array_free (fields, FALSE);
    line->label = g_strdup ("");
    line->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)clip_cell_free);
    return line;
}

bool
clip_is_empty (const char *field)
{
    for (; *field != '\0'; field = g_utf8_next_char (field)) {
        gunichar c = g_utf8_get_char (field);
        if (!g_unichar_isspace (c) && c != '-' && c != '/' && c != 0x2014 && c != 0x2015 && c != 0x2013 && c != 0x2500 && c != 0xff0d)
            return false;
    }
    return true;
}

bool
clip_is_figure (const char *field)
{
    gunichar c;

    while (g_unichar_isspace (g_utf8_get_char (field)))
        field = g_utf8_next_char (field);
    c = g_utf8_get_char (field);
    if (strchr ("(+-", (int)(c < 128 ? c : 'x')) != NULL || c == 0xff08 || c == 0xff0d || c == 0x2212) {
        const char *next = *field == '\0' ? field : g_utf8_next_char (field);
        return *next == '\0' || g_unichar_isdigit (g_utf8_get_char (next));
    }
    if (!g_unichar_isdigit (c))
        return false;
    return !g_str_has_prefix (field + strspn (field, "0123456789"), "年"); /* of a head: 2022年度 */
}

/* One field; a quoted one may hold tabs, line ends and doubled quotes. */
static const char *
read_field (const char *p, GPtrArray *fields)
{
    g_autoptr (GString) field = g_string_new (NULL);
    bool quoted = *p == '"' && strchr (p + 1, '"') != NULL;

    for (p += quoted; *p != '\0' && (quoted || (*p != '\t' && *p != '\n')); p++) {
        if (quoted && *p == '"') {
            if (p[1] != '"') {
                quoted = false;
                continue;
            }
            p++;
        }
        g_string_append_c (field, quoted && (*p == '\n' || *p == '\t') ? ' ' : *p);
    }
    g_ptr_array_add (fields, g_strstrip (g_strdup (field->str)));
    return p;
}

/* Fields parted by two and more blanks, as text out of a printed page has them. */
static void
split_blanks (const char *line, gsize length, GPtrArray *fields)
{
    g_autofree char *text = g_strndup (line, length);
    g_auto (GStrv) parts = g_regex_split_simple (" {2,}|\\x{3000}{2,}", g_strstrip (text), 0, 0);

    for (int i = 0; parts[i] != NULL; i++)
        g_ptr_array_add (fields, g_strdup (parts[i]));
}

static void
read_lines (struct clip *block, const char *text)
{
    bool tabs = strchr (text, '\t') != NULL;

    while (*text != '\0') {
        GPtrArray *fields = g_ptr_array_new ();
        if (tabs) {
            while (text = read_field (text, fields), *text == '\t') {
                text++;
            }
        } else {
            split_blanks (text, strcspn (text, "\n"), fields);
            text += strcspn (text, "\n");
        }
        text += *text == '\n';
        block->n_fields = MAX (block->n_fields, (int)fields->len);
        g_ptr_array_add (block->lines, clip_line_new (fields));
    }
}

/* Line ends as '\n', control characters gone, broken bytes replaced. */
static char *
clean (const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text, -1);
    GString *out = g_string_new (NULL);

    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (c == '\r')
            c = p[1] == '\n' ? 0 : '\n';
        if (c == 0xa0 || c == 0xfeff)
            c = ' ';
        if (c == '\n' || c == '\t' || (c != 0 && !g_unichar_iscntrl (c)))
            g_string_append_unichar (out, c);
    }
    while (out->len > 0 && out->str[out->len - 1] == '\n')
        g_string_truncate (out, out->len - 1);
    return g_string_free (out, FALSE);
}

/* Heads end where the first figure stands behind a label, or at all where there are no labels. */
static void
find_heads (struct clip *block)
{
    bool above = true;

    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        int figures = 0, words = 0;
        for (int f = 0; line->fields[f] != NULL; f++) {
            figures += line->fields[f][0] != '\0' && clip_is_figure (line->fields[f]);
            words += line->fields[f][0] != '\0' && !clip_is_figure (line->fields[f]);
        }
        line->figures = figures > 0;
        /* a line of numbers that count up is the numbering of the columns */
        if (above && figures > 1 && words <= 1) {
            int last = 0;
            bool counts = true;
            for (int f = 0; line->fields[f] != NULL; f++) {
                int n = (int)g_ascii_strtoll (line->fields[f], NULL, 10);
                if (!clip_is_figure (line->fields[f]) || line->fields[f][0] == '\0')
                    continue;
                counts = counts && strchr (line->fields[f], '.') == NULL && n == (last == 0 ? n : last + 1) && n > 0 && n < 100;
                last = n;
            }
            if (counts && i > 0) {
                line->head = true;
                line->figures = false;
                continue;
            }
        }
        above = above && figures == 0;
        line->head = above;
    }
    for (guint i = 0; above && i < block->lines->len; i++) /* no figure anywhere: words to be pasted as they are */
        ((struct clip_line *)g_ptr_array_index (block->lines, i))->head = false;
}

/* The unit word at the end of a head: 单位：元, 决算数（万元）; NULL none. */
static const char *
unit_of (const char *field)
{
    static const char *const units[] = { "百万元", "千元", "万元", "亿元", "元" };
    g_autofree char *text = g_strdup (field);

    g_strchomp (text);
    while (g_str_has_suffix (text, ")") || g_str_has_suffix (text, "）"))
        *g_utf8_prev_char (text + strlen (text)) = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        if (g_str_has_suffix (text, units[i]))
            return units[i];
    return NULL;
}

static void
find_unit (struct clip *block)
{
    for (guint i = 0; i < block->lines->len && !block->unit_read; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        for (int f = 0; line->head && line->fields[f] != NULL && !block->unit_read; f++) {
            block->unit = unit_of (line->fields[f]);
            block->unit_read = block->unit != NULL;
        }
    }
}

static void
lay_out (struct clip *block, const struct book *book)
{
    struct book_section *section = book_section (book, block->section);

    find_heads (block);
    find_unit (block);
    clip_find_columns (block, book_form (book), section);
    clip_find_rows (block, section);
}

bool
clip_is (const char *text)
{
    g_autofree char *plain = clean (text);

    return strchr (plain, '\n') != NULL || strchr (plain, '\t') != NULL;
}

struct clip *
clip_new (const char *text, const struct book *book, const struct book_section *section, const char *first_row,
           const struct clip_target *targets, int n_targets, int by_place)
{
    struct clip *block = g_new0 (struct clip, 1);

    block->section = g_strdup (section->form->id);
    block->lines = clip_lines_new ();
    block->targets = g_array_new (FALSE, FALSE, sizeof (struct clip_target));
    block->field_target = g_array_new (FALSE, FALSE, sizeof (int));
    block->text = clean (text);
    block->first_row = g_strdup (first_row);
    block->by_place = by_place;
    g_array_append_vals (block->targets, targets, (guint)n_targets);
    read_lines (block, block->text);
    find_heads (block);
    clip_unfold (block, section);
    lay_out (block, book);
    return block;
}

void
clip_free (struct clip *block)
{
    if (block == NULL)
        return;
    g_ptr_array_unref (block->lines);
    g_array_unref (block->targets);
    g_array_unref (block->field_target);
    g_free (block->section);
    g_free (block->left_out);
    g_free (block->text);
    g_free (block->first_row);
    g_free (block);
}

void
clip_transpose (struct clip *block, const struct book *book)
{
    g_autoptr (GPtrArray) old = g_steal_pointer (&block->lines);
    int width = block->n_fields;

    block->lines = clip_lines_new ();
    for (int f = 0; f < width; f++) {
        GPtrArray *fields = g_ptr_array_new ();
        for (guint i = 0; i < old->len; i++) {
            const struct clip_line *line = g_ptr_array_index (old, i);
            bool there = f < (int)g_strv_length (line->fields);
            g_ptr_array_add (fields, g_strdup (there ? line->fields[f] : ""));
        }
        g_ptr_array_add (block->lines, clip_line_new (fields));
    }
    block->n_fields = (int)old->len;
    block->transposed = !block->transposed;
    lay_out (block, book);
}
