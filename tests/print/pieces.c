/* Reading prints back. */
#include "pieces.h"

#include <string.h>

#include "print/places.h"

static void
pieces_add (GPtrArray *pieces, const char *text)
{
    if (text && *text != '\0')
        g_ptr_array_add (pieces, g_strdup (text));
}

GPtrArray *
pieces_of_grid (const struct grid *grid)
{
    GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
    struct places places;
    places_init (&places, grid);
    for (int row = 0; row < grid->n_rows; row++)
        for (int column = 0; column < grid->n_columns; column++)
            if (places_begins (&places, row, column))
                pieces_add (pieces, places_at (&places, row, column)->text);
    places_clear (&places);
    return pieces;
}

static void
pieces_add_table (GPtrArray *pieces, const struct grid *grid)
{
    const char *const above[] = { grid->title, grid->code, grid->left, grid->middle, grid->right };
    for (size_t i = 0; i < G_N_ELEMENTS (above); i++)
        pieces_add (pieces, above[i]);
    g_autoptr (GPtrArray) cells = pieces_of_grid (grid);
    for (guint i = 0; i < cells->len; i++)
        pieces_add (pieces, g_ptr_array_index (cells, i));
}

static void
pieces_add_contents (GPtrArray *pieces, const struct report *report)
{
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->listed && block->grid)
            pieces_add (pieces, block->grid->code);
        if (block->listed)
            pieces_add (pieces, block->grid ? block->grid->title : block->text);
    }
}

GPtrArray *
pieces_of_report (const struct report *report)
{
    GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        pieces_add (pieces, block->text);
        if (block->kind == BLOCK_CONTENTS)
            pieces_add_contents (pieces, report);
        if (block->grid)
            pieces_add_table (pieces, block->grid);
    }
    return pieces;
}

/* Without line breaks, blanks and what XML may not hold. */
static char *
pieces_bare (const char *text)
{
    GString *out = g_string_new (NULL);
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
        gunichar letter = g_utf8_get_char (c);
        if (letter > 0x20 && letter != 0x7f && !(letter >= 0x80 && letter < 0xa0) && letter != 0xfffe && letter != 0xffff)
            g_string_append_unichar (out, letter);
    }
    return g_string_free (out, FALSE);
}

void
pieces_assert (const GPtrArray *pieces, const char *text)
{
    g_autofree char *bare = pieces_bare (text);
    const char *at = bare;
    for (guint i = 0; i < pieces->len; i++) {
        g_autofree char *piece = pieces_bare (g_ptr_array_index (pieces, i));
        const char *found = strstr (at, piece);
        if (!found)
            g_error ("%s is missing behind what comes before it, in: %.300s", piece, at);
        at = found + strlen (piece);
    }
}

/* Markup */

struct reader {
    GString *text;
    const char *only;
    int inside;
};

static void
reader_start (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
    struct reader *reader = data;
    (void) context, (void) names, (void) values, (void) error;
    reader->inside += reader->only && strcmp (name, reader->only) == 0;
}

static void
reader_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
    struct reader *reader = data;
    (void) context, (void) error;
    reader->inside -= reader->only && strcmp (name, reader->only) == 0;
    if (!reader->only || strcmp (name, reader->only) == 0)
        g_string_append_c (reader->text, '\n');
}

static void
reader_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
    struct reader *reader = data;
    (void) context, (void) error;
    if (!reader->only || reader->inside > 0)
        g_string_append_len (reader->text, text, (gssize) length);
}

char *
pieces_markup_text (const char *markup, const char *only)
{
    static const GMarkupParser parser = { .start_element = reader_start, .end_element = reader_end, .text = reader_text };
    struct reader reader = { .text = g_string_new (NULL), .only = only };
    g_autoptr (GError) error = NULL;
    GMarkupParseContext *context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
    bool done = g_markup_parse_context_parse (context, markup, -1, &error) && g_markup_parse_context_end_parse (context, &error);
    g_assert_no_error (error);
    g_assert_true (done);
    g_markup_parse_context_free (context);
    return g_string_free (reader.text, FALSE);
}

/* Trouble */

struct report *
pieces_hostile (void)
{
    static const char *const texts[] = { "<script>alert(1)</script>", "a & b &lt; c &amp;", "\"quoted\" 'single'", "]]> <!-- -->",
                                         "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "a\x01\x02\x1b[31m\x7f\xc2\x9bz", "two\nlines",
                                         "\xef\xbf\xbf\xef\xbf\xbe", "%s %d %n", "{=SUM(A1)}" };
    struct report *report = report_new ();
    report->title = g_strdup ("<b>&\"'\x02");
    report->author = g_strdup ("</title>&\"'\x03");
    report->draft = true;
    report->draft_mark = g_strdup ("<i>&草稿\x04");
    report_add (report, BLOCK_TITLE, 0, "title", "</h1>&\x05");
    report_add (report, BLOCK_CONTENTS, 0, NULL, "\"/>&");
    struct block *block = report_add (report, BLOCK_TABLE, 0, NULL, NULL);
    block->listed = true;
    block->grid = grid_new (G_N_ELEMENTS (texts) + 1, 2, 1);
    block->grid->title = g_strdup ("[x]:*?/\\'</caption>&");
    block->grid->code = g_strdup ("[]:*?/\\'&<");
    block->grid->left = g_strdup ("<&>");
    grid_add (block->grid, 0, 0, 1, 2, ROLE_HEAD, ALIGN_CENTRE, "</th>&\"");
    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        report_add (report, i % 2 ? BLOCK_PARAGRAPH : BLOCK_HEADING, (int) i % 4, i % 2 ? "text" : NULL, texts[i])->listed = i % 3 == 0;
        grid_add (block->grid, (int) i + 1, 0, 1, 1, ROLE_LABEL, ALIGN_LEFT, texts[i]);
        grid_add (block->grid, (int) i + 1, 1, 1, 1, i % 2 ? ROLE_FIGURE : ROLE_TEXT, ALIGN_RIGHT, texts[i]);
    }
    grid_weigh (block->grid);
    return report;
}
