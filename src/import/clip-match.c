/* Which row and which column of a section a line and a field of a block belong to. */
#include "config.h"

#include "import/clip-private.h"

#include <string.h>

char *
clip_plain (const char *label)
{
    GString *plain = g_string_new (NULL);
    g_autofree char *folded = g_utf8_normalize (label, -1, G_NORMALIZE_ALL_COMPOSE);
    const char *p = folded != NULL ? folded : label;
    const char *start = p;

    /* 一、 （二） 3. ④ in front */
    while (*p != '\0' && (g_unichar_isdigit (g_utf8_get_char (p)) || g_utf8_strchr ("一二三四五六七八九十(", -1, g_utf8_get_char (p)) != NULL))
        p = g_utf8_next_char (p);
    if (p == start || *p == '\0' || g_utf8_strchr ("、.)．", -1, g_utf8_get_char (p)) == NULL)
        p = start;
    for (; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (g_unichar_isalnum (c))
            g_string_append_unichar (plain, g_unichar_tolower (c));
    }
    return g_string_free (plain, FALSE);
}

/* How well two labels agree: 0 the same, else by how many characters one is longer than the other that contains it; -1 not. */
static int
label_distance (const char *a, const char *b)
{
    glong length_a = g_utf8_strlen (a, -1), length_b = g_utf8_strlen (b, -1);

    if (length_a == 0 || length_b == 0)
        return -1;
    if (strcmp (a, b) == 0)
        return 0;
    if (MIN (length_a, length_b) < 2 || (strstr (a, b) == NULL && strstr (b, a) == NULL))
        return -1;
    return (int)ABS (length_a - length_b);
}

/* Columns. */

/* A field takes part where some line has a figure in it; a first field of codes or line numbers beside words does not. */
static bool
has_figures (const struct clip *block, int field)
{
    int figures = 0, words = 0;

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        if (line->head || field >= (int)g_strv_length (line->fields) || line->fields[field][0] == '\0')
            continue;
        if (clip_is_figure (line->fields[field]) || clip_is_empty (line->fields[field]))
            figures++;
        else
            words++;
    }
    return figures > words;
}

static bool
all_words (const struct clip *block, int field)
{
    int words = 0;

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        if (line->head || field >= (int)g_strv_length (line->fields) || line->fields[field][0] == '\0')
            continue;
        if (clip_is_figure (line->fields[field]) || clip_is_empty (line->fields[field]))
            return false;
        words++;
    }
    return words > 0;
}

/* Words over two fields, as 合计 stands over codes and names: the first field of them. */
static bool
is_merged (const struct clip_line *line, int field)
{
    const char *behind = field + 1 < (int)g_strv_length (line->fields) ? line->fields[field + 1] : "0";

    return behind[0] == '\0' && !clip_is_figure (line->fields[field]);
}

/* Whole numbers that count up, or codes of 3, 5 or 7 digits, in front of the words. */
static bool
is_numbering (const struct clip *block, int field)
{
    int64_t last = 0;
    int n = 0;
    bool counts = true, codes = true;

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        const char *text = line->head || field >= (int)g_strv_length (line->fields) ? "" : line->fields[field];
        size_t length = strlen (text);
        if (length == 0 || is_merged (line, field))
            continue;
        if (strspn (text, "0123456789") != length || length > 7)
            return false;
        counts = counts && (n == 0 || g_ascii_strtoll (text, NULL, 10) == last + 1);
        codes = codes && (length == 3 || length == 5 || length == 7);
        last = g_ascii_strtoll (text, NULL, 10);
        n++;
    }
    return n > 0 && (codes || (counts && n > 1));
}

/* What stands above a field, all head lines together; a head over several fields counts for each. */
static char *
head_of (const struct clip *block, int field)
{
    GString *head = g_string_new (NULL);

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        int at = MIN (field, (int)g_strv_length (line->fields) - 1);
        if (!line->head)
            continue;
        if (at >= 0 && at == field)
            g_string_append (head, line->fields[at]);
    }
    return g_string_free (head, FALSE);
}

static int
column_distance (const struct column *column, const char *head)
{
    g_autofree char *own = clip_plain (column->label != NULL ? column->label : "");
    g_autofree char *longer = column->group == NULL ? NULL : g_strconcat (column->group, column->label, NULL);
    g_autofree char *grouped = longer == NULL ? NULL : clip_plain (longer);
    g_autofree char *plain = clip_plain (head);
    int found = label_distance (own, plain);
    int other = grouped == NULL ? -1 : label_distance (grouped, plain);

    return found < 0 || (other >= 0 && other < found) ? other : found;
}

/* The target whose column is headed so, -1 none; a column that two heads name goes to the nearer. */
static int
target_by_head (const struct clip *block, const struct form *form, const struct book_section *section, const char *head)
{
    int best = -1, distance = G_MAXINT;
    const char *word = form->prior_word == NULL ? NULL : strstr (head, form->prior_word);
    bool prior = word != NULL;
    g_autofree char *rest = prior ? g_strdup_printf ("%.*s%s", (int)(word - head), head, word + strlen (form->prior_word)) : g_strdup (head);

    for (guint i = 0; i < block->targets->len; i++) {
        const struct clip_target *target = &g_array_index (block->targets, struct clip_target, i);
        int found = column_distance (g_ptr_array_index (section->form->columns, (guint)target->column), rest);
        if (prior == (target->layer == LAYER_PRIOR) && found >= 0 && found < distance) {
            distance = found;
            best = (int)i;
        }
    }
    return best;
}

static bool
is_taken (const struct clip *block, int target)
{
    for (guint i = 0; i < block->field_target->len; i++)
        if (g_array_index (block->field_target, int, i) == target)
            return true;
    return false;
}

static bool
grows (const struct book_section *section)
{
    return section->form->kind == SECTION_LIST || section->form->kind == SECTION_PROSE;
}

/* Fields that hold values: figures; in lists and in a block of words all of them. */
static GArray *
value_fields (const struct clip *block, const struct book_section *section)
{
    GArray *fields = g_array_new (FALSE, FALSE, sizeof (int));
    bool words_before = false;

    for (int f = 0; f < block->n_fields && !grows (section); f++) {
        bool figures = has_figures (block, f);
        if (figures && !words_before && f + 1 < block->n_fields && is_numbering (block, f) &&
            (all_words (block, f + 1) || !has_figures (block, f + 1)))
            continue; /* codes or line numbers before the labels */
        if (figures)
            g_array_append_val (fields, f);
        else
            words_before = true;
    }
    if (fields->len == 0)
        for (int f = 0; f < block->n_fields; f++)
            g_array_append_val (fields, f);
    return fields;
}

/* A head unlike any, beside one that was found: the total that the form has there, called otherwise; -1 none.  Computed columns
 * only, which are compared and never written. */
static int
target_beside (const struct clip *block, const struct book_section *section, const GArray *fields, guint at)
{
    for (int side = -1; side <= 1; side += 2) {
        guint beside = at + (guint)side;
        int target = beside >= fields->len ? -1 : g_array_index (block->field_target, int, g_array_index (fields, int, beside));
        const struct clip_target *found = target < 0 ? NULL : &g_array_index (block->targets, struct clip_target, target);
        for (guint i = 0; found != NULL && i < block->targets->len; i++) {
            const struct clip_target *other = &g_array_index (block->targets, struct clip_target, i);
            const struct column *column = g_ptr_array_index (section->form->columns, (guint)other->column);
            if (other->layer == found->layer && other->column == found->column - side && column->formula != NULL && !is_taken (block, (int)i))
                return (int)i;
        }
    }
    return -1;
}

/* Figures that have no place: they are neither words nor codes of their rows, and the user is told.  Codes stand in front. */
static void
leave_out (struct clip *block, const GArray *fields)
{
    g_autoptr (GString) heads = g_string_new (NULL);
    bool behind = false;

    for (guint i = 0; i < fields->len; i++) {
        int field = g_array_index (fields, int, i);
        g_autofree char *head = head_of (block, field);
        behind = behind || field > (int)i || g_array_index (block->field_target, int, field) >= 0;
        if (g_array_index (block->field_target, int, field) >= 0 || !has_figures (block, field) ||
            (!behind && is_numbering (block, field)))
            continue;
        g_array_index (block->field_target, int, field) = CLIP_LEFT_OUT;
        g_string_append_printf (heads, "%s%s", heads->len > 0 ? "、" : "", head);
        if (head[0] == '\0')
            g_string_append_printf (heads, "%d", field + 1);
    }
    g_free (block->left_out);
    block->left_out = heads->len > 0 ? g_strdup (heads->str) : NULL;
}

void
clip_find_columns (struct clip *block, const struct form *form, const struct book_section *section)
{
    g_autoptr (GArray) fields = value_fields (block, section);
    const int none = CLIP_NO_TARGET;
    int at = 0;

    g_array_set_size (block->field_target, 0);
    block->by_head = false;
    for (int f = 0; f < block->n_fields; f++)
        g_array_append_val (block->field_target, none);
    for (guint i = 0; i < fields->len; i++) {
        int field = g_array_index (fields, int, i);
        g_autofree char *head = head_of (block, field);
        int target = target_by_head (block, form, section, head);
        if (target < 0 || is_taken (block, target))
            continue;
        g_array_index (block->field_target, int, field) = target;
        block->by_head = true;
    }
    for (guint i = 0; block->by_head && i < fields->len; i++) {
        int *target = &g_array_index (block->field_target, int, g_array_index (fields, int, i));
        if (*target < 0)
            *target = target_beside (block, section, fields, i);
    }
    for (guint i = 0; !block->by_head && i < fields->len && at < block->by_place; i++, at++)
        g_array_index (block->field_target, int, g_array_index (fields, int, i)) = at;
    leave_out (block, fields);
}

/* Rows. */

static char *
label_of (const struct clip *block, const struct clip_line *line)
{
    GString *label = g_string_new (NULL);

    for (int f = 0; line->fields[f] != NULL; f++) {
        bool value = f < (int)block->field_target->len && g_array_index (block->field_target, int, f) != CLIP_NO_TARGET;
        if (value || line->fields[f][0] == '\0' || clip_is_empty (line->fields[f]))
            continue;
        if (clip_is_figure (line->fields[f]) && strspn (line->fields[f], "0123456789") == strlen (line->fields[f]))
            continue; /* a code or a line number */
        if (label->len > 0)
            g_string_append_c (label, ' ');
        g_string_append (label, line->fields[f]);
    }
    return g_string_free (label, FALSE);
}

/* A classification code on the line, in a field of its own or before the words; NULL none. */
static char *
code_of (const struct clip *block, const struct clip_line *line)
{
    for (int f = 0; line->fields[f] != NULL; f++) {
        bool value = f < (int)block->field_target->len && g_array_index (block->field_target, int, f) != CLIP_NO_TARGET;
        size_t digits = strspn (line->fields[f], "0123456789");
        char behind = line->fields[f][digits];
        if (!value && (digits == 3 || digits == 5 || digits == 7) && behind != '.' && behind != ',')
            return g_strndup (line->fields[f], digits);
    }
    return NULL;
}

static bool
row_taken (const struct clip *block, const char *row)
{
    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        if (line->match != CLIP_NO_ROW && g_strcmp0 (line->row, row) == 0)
            return true;
    }
    return false;
}

static void
take_row (struct clip_line *line, const char *row, bool added, enum clip_match match)
{
    g_free (line->row);
    line->row = g_strdup (row);
    line->added = added;
    line->match = match;
}

static const struct book_row *
row_by_code (const struct book_section *section, const char *code)
{
    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (strcmp (row->id, code) == 0 || (row->form != NULL && g_strcmp0 (row->form->code, code) == 0))
            return row;
    }
    return NULL;
}

static void
match_code (const struct clip *block, struct clip_line *line, const struct book_section *section, const char *code)
{
    const struct book_row *row = row_by_code (section, code);

    line->twice = row_taken (block, row != NULL ? row->id : code);
    if (line->twice)
        return;
    if (row != NULL)
        take_row (line, row->id, false, CLIP_BY_CODE);
    else if (section->form->kind == SECTION_TREE)
        take_row (line, code, true, CLIP_BY_CODE);
}

/* The best row with such a label; of equals the first behind `after`. */
static const struct book_row *
row_by_label (const struct clip *block, const struct book_section *section, const char *label, int after)
{
    g_autofree char *plain = clip_plain (label);
    const struct book_row *best = NULL;
    int distance = G_MAXINT;

    for (guint k = 0; k < section->rows->len; k++) {
        guint i = (guint)((after + 1 + (int)k) % (int)section->rows->len);
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        g_autofree char *own = clip_plain (row->label != NULL ? row->label : "");
        int found = label_distance (own, plain);
        if (found >= 0 && found < distance && !row_taken (block, row->id)) {
            distance = found;
            best = row;
        }
    }
    return best;
}

static void
match_order (const struct clip *block, struct clip_line *line, const struct book_section *section, int *at)
{
    *at = MAX (*at, 0);
    while (*at < (int)section->rows->len && row_taken (block, ((const struct book_row *)g_ptr_array_index (section->rows, (guint)*at))->id))
        ++*at;
    if (*at < (int)section->rows->len) {
        take_row (line, ((const struct book_row *)g_ptr_array_index (section->rows, (guint)*at))->id, false, CLIP_BY_ORDER);
    } else if (grows (section)) {
        g_autofree char *place = g_strdup_printf ("%d", *at + 1);
        take_row (line, place, true, CLIP_BY_ORDER);
    }
    ++*at;
}

/* A line that is to be written: it has figures, or the whole block has none. */
static bool
takes_part (const struct clip_line *line, bool words)
{
    return !line->head && !line->twice && (line->figures || words);
}

void
clip_find_rows (struct clip *block, const struct book_section *section)
{
    bool words = true, labels = false, named = false;
    int at = block->first_row == NULL ? -1 : MAX (0, book_row_index (section, block->first_row));

    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        g_free (line->label);
        line->label = label_of (block, line);
        line->match = CLIP_NO_ROW;
        line->twice = false;
        g_clear_pointer (&line->row, g_free);
        words = words && !line->figures;
        labels = labels || (!line->head && line->label[0] != '\0');
        for (int f = 0; line->fields[f] != NULL && !line->head; f++) /* a stroke is a figure left out */
            line->figures = line->figures || (line->fields[f][0] != '\0' && f < (int)block->field_target->len &&
                                              g_array_index (block->field_target, int, f) >= 0);
    }
    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        g_autofree char *code = code_of (block, line);
        if (takes_part (line, words) && code != NULL)
            match_code (block, line, section, code);
    }
    for (guint i = 0, after = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        const struct book_row *row;
        if (line->match == CLIP_NO_ROW && takes_part (line, words) && line->label[0] != '\0') {
            row = row_by_label (block, section, line->label, (int)after - 1);
            if (row != NULL)
                take_row (line, row->id, false, CLIP_BY_LABEL);
        }
        if (line->row != NULL && !line->added)
            after = (guint)book_row_index (section, line->row) + 1;
        named = named || line->match != CLIP_NO_ROW;
    }
    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        if (line->match != CLIP_NO_ROW && !line->added)
            at = book_row_index (section, line->row) + 1;
        else if (line->match == CLIP_NO_ROW && takes_part (line, words) && (!labels || at >= 0) &&
                 !(named && line->label[0] != '\0' && !grows (section))) /* where others are found by name, a strange one is none of them */
            match_order (block, line, section, &at);
    }
}

void
clip_set_row (struct clip *block, guint index, const char *row)
{
    struct clip_line *line = g_ptr_array_index (block->lines, index);

    for (guint i = 0; row != NULL && i < block->lines->len; i++) { /* a row gets one line */
        struct clip_line *other = g_ptr_array_index (block->lines, i);
        if (other != line && g_strcmp0 (other->row, row) == 0)
            take_row (other, NULL, false, CLIP_NO_ROW);
    }
    take_row (line, row, false, row == NULL ? CLIP_NO_ROW : CLIP_BY_HAND);
}
