/* Paragraphs of the report: sentences of a section in their order, counted where they say so, and prose with its
 * levels. */
#include "core/report-private.h"

#include <string.h>

/* Where {n} of each pattern stands; the patterns of the form's levels first, outermost first. */
struct counters {
    GPtrArray *patterns; /* of char * */
    GArray *numbers;     /* of int */
    guint n_levels;
};

#define N_LEVELS 4
static const char *const default_patterns[N_LEVELS + 1] = {"\u4e00\u3001", "\uff08\u4e00\uff09", "1.", "\uff081\uff09",
                                                           NULL};

static const char *const *
text_patterns (const struct book *book)
{
    char **own = book_form (book)->numbers;
    return own && own[0] ? (const char *const *)own : default_patterns;
}

static void
counters_add (struct counters *counters, const char *pattern)
{
    int none = 0;
    g_ptr_array_add (counters->patterns, g_strdup (pattern));
    g_array_append_val (counters->numbers, none);
}

static void
counters_init (struct counters *counters, const struct book *book)
{
    *counters = (struct counters){.patterns = g_ptr_array_new_with_free_func (g_free),
                                  .numbers = g_array_new (FALSE, TRUE, sizeof (int))};
    for (const char *const *pattern = text_patterns (book); *pattern; pattern++)
        counters_add (counters, *pattern);
    counters->n_levels = counters->patterns->len;
}

static void
counters_clear (struct counters *counters)
{
    g_ptr_array_unref (counters->patterns);
    g_array_unref (counters->numbers);
}

static guint
counters_find (struct counters *counters, const char *pattern)
{
    for (guint i = 0; i < counters->patterns->len; i++)
        if (strcmp (g_ptr_array_index (counters->patterns, i), pattern) == 0)
            return i;
    counters_add (counters, pattern);
    return counters->patterns->len - 1;
}

/* Inner levels begin anew; patterns that are no level are innermost. */
static void
counters_restart (struct counters *counters, guint from)
{
    for (guint i = from; i < counters->numbers->len; i++)
        g_array_index (counters->numbers, int, i) = 0;
}

static int *
counters_at (struct counters *counters, guint i)
{
    return &g_array_index (counters->numbers, int, i);
}

/* One block for each line of the text; spans go to the line that they are in. */
static void
text_add_lines (struct report *report, const struct book_section *section, enum block_kind kind, int level,
                const char *style, const char *text, const GArray *spans, bool listed)
{
    int start = 0;
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    for (char **line = lines; *line; line++) {
        int length = (int)strlen (*line);
        if (length > 0) {
            struct block *block = report_add (report, kind, level, style, *line);
            block->section = g_strdup (section->form->id);
            block->listed = listed;
            block->spans = g_array_new (FALSE, FALSE, sizeof (struct span));
            for (guint i = 0; spans && i < spans->len; i++) {
                struct span span = g_array_index (spans, struct span, i);
                span.start -= start;
                if (span.start >= 0 && span.start < MAX (length, 1))
                    g_array_append_val (block->spans, span);
            }
        }
        start += length + 1;
    }
}

static void
text_add_styled (struct report *report, const struct book_section *section, const char *style, const char *text,
                 const GArray *spans)
{
    style = style ? style : "text";
    if (g_str_has_prefix (style, "heading")) {
        int level = MAX ((int)g_ascii_strtoll (style + strlen ("heading"), NULL, 10), 1);
        text_add_lines (report, section, BLOCK_HEADING, level, style, text, spans, level == 1);
    } else if (strcmp (style, "title") == 0) {
        text_add_lines (report, section, BLOCK_HEADING, 1, style, text, spans, true);
    } else {
        enum block_kind kind = strcmp (style, "note") == 0 ? BLOCK_NOTE : BLOCK_PARAGRAPH;
        text_add_lines (report, section, kind, 0, style, text, spans, false);
    }
}

static bool
text_counted (const struct paragraph *paragraph)
{
    return strstr (template_source (paragraph->text), "{n}") != NULL;
}

/* What the paragraph says of a row but for its number; false where it was said before. */
static bool
text_is_new (struct book *book, const struct book_section *section, const struct book_row *row,
             const struct paragraph *paragraph, GHashTable *said)
{
    if (!paragraph->distinct)
        return true;
    GString *text = g_string_new (NULL);
    book_render (book, section, row, paragraph->text, NULL, text, NULL);
    return g_hash_table_add (said, g_string_free (text, FALSE));
}

static void
text_add_sentence (struct report *report, struct book *book, const struct book_section *section,
                   const struct book_row *row, const struct paragraph *paragraph, struct counters *counters,
                   GHashTable *said)
{
    if (!book_prints (book, section, row, paragraph))
        return;
    if (!text_is_new (book, section, row, paragraph, said))
        return;
    guint pattern = counters_find (counters, paragraph->number ? paragraph->number : default_patterns[1]);
    bool counted = text_counted (paragraph);
    GString *text = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    book_sentence (book, section, row, paragraph, *counters_at (counters, pattern) + 1, text, spans);
    if (text->len > 0) {
        text_add_styled (report, section, paragraph->style, text->str, spans);
        if (counted)
            ++*counters_at (counters, pattern);
        if (counted && pattern < counters->n_levels)
            counters_restart (counters, pattern + 1);
        else if (!counted && paragraph->style && g_str_has_prefix (paragraph->style, "heading"))
            counters_restart (counters, 0);
    }
    g_string_free (text, TRUE);
}

static void
text_add_joined (struct report *report, struct book *book, const struct book_section *section, const struct paragraph *paragraph)
{
    GString *text = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    if (book_joined (book, section, paragraph, text, spans))
        text_add_styled (report, section, paragraph->style, text->str, spans);
    g_string_free (text, TRUE);
}

bool
report_add_text (struct report *report, struct book *book, const struct book_section *section)
{
    guint before = report->blocks->len;
    struct counters counters;
    counters_init (&counters, book);
    for (guint i = 0; i < section->form->text->len; i++) {
        const struct paragraph *paragraph = g_ptr_array_index (section->form->text, i);
        g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        if (paragraph->join)
            text_add_joined (report, book, section, paragraph);
        else if (!paragraph->each_row)
            text_add_sentence (report, book, section, NULL, paragraph, &counters, said);
        for (guint r = 0; paragraph->each_row && !paragraph->join && r < section->rows->len; r++)
            text_add_sentence (report, book, section, g_ptr_array_index (section->rows, r), paragraph, &counters, said);
    }
    counters_clear (&counters);
    return report->blocks->len > before;
}

/* Prose */

static int
prose_cell (const struct book_section *section, const struct book_row *row, const char *column)
{
    for (guint i = 0; i < section->form->columns->len; i++)
        if (strcmp (((const struct column *)g_ptr_array_index (section->form->columns, i))->id, column) == 0)
            return row->cell[i];
    return -1;
}

/* "1.总体目标" is a heading, "（一）负责联络、协调、服务等工作；" a paragraph that has a number. */
static bool
prose_is_heading (const char *text)
{
    const char *last = g_utf8_find_prev_char (text, text + strlen (text));
    return last && g_unichar_type (g_utf8_get_char (last)) != G_UNICODE_OTHER_PUNCTUATION && !strchr (text, '\n');
}

static void
prose_add (struct report *report, struct book *book, const struct book_section *section, const struct book_row *row,
           struct counters *counters)
{
    int level_cell = prose_cell (section, row, "level"), text_cell = prose_cell (section, row, "text");
    if (text_cell < 0)
        return;
    const struct value *value = level_cell >= 0 ? book_value (book, node_of (level_cell, false)) : NULL;
    int level = value && value->state == VALUE_NUMBER ? (int)CLAMP (value->num, 0, counters->n_levels) : 0;
    g_autofree char *text = book_print (book, node_of (text_cell, false));
    if (*text == '\0')
        return;
    g_autofree char *number = NULL;
    if (level > 0) {
        number = book_number (g_ptr_array_index (counters->patterns, (guint)level - 1),
                              ++*counters_at (counters, (guint)level - 1));
        counters_restart (counters, (guint)level);
    }
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (struct span));
    GString *said = g_string_new (number);
    book_prose (book, book_cell (book, text_cell), text, said, spans);
    struct span span = {.start = number ? (int)strlen (number) : 0, .node = node_of (text_cell, false)};
    span.length = (int)said->len - span.start;
    if (spans->len == 0)
        g_array_append_val (spans, span);
    g_autofree char *whole = g_string_free (said, FALSE);
    g_autofree char *style = level > 0 ? g_strdup_printf ("heading%d", level) : g_strdup ("text");
    if (level > 0 && prose_is_heading (text))
        text_add_lines (report, section, BLOCK_HEADING, level, style, whole, spans, false);
    else
        text_add_lines (report, section, BLOCK_PARAGRAPH, 0, "text", whole, spans, false);
}

bool
report_add_prose (struct report *report, struct book *book, const struct book_section *section)
{
    guint before = report->blocks->len;
    struct counters counters;
    counters_init (&counters, book);
    for (guint i = 0; i < section->rows->len; i++)
        prose_add (report, book, section, g_ptr_array_index (section->rows, i), &counters);
    counters_clear (&counters);
    return report->blocks->len > before;
}
