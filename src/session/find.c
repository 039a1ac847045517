/* Where something stands.  Must not know screens. */
#include "config.h"

#include "session/find.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/search.h"

#define BEFORE 14 /* characters shown around what was found */
#define BEHIND 40

const char *const find_where_names[N_FIND_WHERE] = { N_ ("name"),     N_ ("value"),  N_ ("control figure"), N_ ("last year"),
                                                     N_ ("sentence"), N_ ("reason"), N_ ("help"),           N_ ("finding"),
                                                     N_ ("blank"),    N_ ("person") };

struct find {
    struct session *session;
    struct book *book;
    const struct search *search;
    GPtrArray *hits;
};

void
find_hit_free (struct find_hit *hit)
{
    g_free (hit->section);
    g_free (hit->address);
    g_free (hit->text);
    g_free (hit);
}

static struct find_hit *
find_add (struct find *find, enum find_where where, const char *address, const char *text)
{
    struct find_hit *hit = g_new0 (struct find_hit, 1);

    hit->where = where;
    hit->section = g_strndup (address, strcspn (address, "."));
    hit->address = g_strdup (address);
    hit->text = g_strdup (text);
    hit->start = -1;
    g_ptr_array_add (find->hits, hit);
    return hit;
}

/* A long text is cut around the place. */
static void
find_add_cut (struct find *find, enum find_where where, const char *address, const char *text, int start, int length)
{
    const char *from = text + start, *until = text + start + length;
    g_autofree char *piece = NULL, *shown = NULL;
    struct find_hit *hit;

    for (int i = 0; i < BEFORE && from > text; i++)
        from = g_utf8_find_prev_char (text, from);
    for (int i = 0; i < BEHIND && *until != '\0'; i++)
        until = g_utf8_next_char (until);
    piece = g_strndup (from, (gsize)(until - from));
    shown = g_strdelimit (g_strconcat (from > text ? "…" : "", piece, *until != '\0' ? "…" : "", NULL), "\n", ' ');
    hit = find_add (find, where, address, shown);
    hit->start = (int)(text + start - from) + (from > text ? (int)strlen ("…") : 0);
    hit->length = length;
}

static bool
find_in_text (struct find *find, enum find_where where, const char *address, const char *text)
{
    int start, length;

    if (!search_text (find->search, text, &start, &length))
        return false;
    find_add_cut (find, where, address, text, start, length);
    return true;
}

/* Values of a cell in all layers. */

static void
find_in_entry (struct find *find, const struct cell *cell, enum layer layer, enum find_where where)
{
    const struct entry *entry = book_entry (cell, layer);
    g_autofree char *address = g_strdup_printf ("%s@%s", cell->address, layer_names[layer]);

    if (entry == NULL || entry->state != ENTRY_VALUE || type_is_text (cell->type))
        return;
    if (search_number (find->search, entry->num, &cell->style)) {
        g_autofree char *shown = number_format (entry->num, &cell->style);
        find_add (find, where, address, shown);
    }
}

static void
find_in_cell (struct find *find, const struct cell *cell)
{
    const struct value *value = book_value (find->book, node_of (cell->index, false));

    if (value->state == VALUE_TEXT) {
        find_in_text (find, FIND_VALUE, cell->address, value->text);
    } else if (value->state == VALUE_NUMBER && search_number (find->search, value->num, &cell->style)) {
        g_autofree char *shown = book_print_unit (find->book, node_of (cell->index, false));
        find_add (find, FIND_VALUE, cell->address, shown);
    } else if (cell->value.raw != NULL) {
        find_in_text (find, FIND_VALUE, cell->address, cell->value.raw);
    }
    find_in_entry (find, cell, LAYER_CONTROL, FIND_CONTROL);
    find_in_entry (find, cell, LAYER_PRIOR, FIND_PRIOR);
}

/* Help. */

static void
find_in_help (struct find *find, const char *address, const struct help *help)
{
    const char *const texts[] = { help->what, help->source, help->basis, help->mistakes };

    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        if (texts[i] != NULL && find_in_text (find, FIND_HELP, address, texts[i]))
            return;
    }
}

/* Names. */

/* The first cell of a row or (row NULL) of a column. */
static const struct cell *
find_first_cell (const struct find *find, const struct book_section *section, const struct book_row *row, guint column)
{
    for (guint c = 0; row != NULL && c < section->form->columns->len; c++) {
        if (row->cell[c] >= 0)
            return book_cell (find->book, row->cell[c]);
    }
    for (guint r = 0; row == NULL && r < section->rows->len; r++) {
        const struct book_row *of = g_ptr_array_index (section->rows, r);
        if (of->cell[column] >= 0)
            return book_cell (find->book, of->cell[column]);
    }
    return NULL;
}

static bool
find_is_code (const struct find *find, const struct book_row *row, const char *wanted)
{
    (void)find;
    return strlen (wanted) >= 3 && strspn (wanted, "0123456789") == strlen (wanted) && g_str_has_prefix (row->id, wanted);
}

static void
find_in_row (struct find *find, const struct book_section *section, const struct book_row *row, const char *wanted)
{
    const struct cell *first = find_first_cell (find, section, row, 0);

    if (first != NULL && (search_name (find->search, row->label) || g_strcmp0 (row->id, wanted) == 0 ||
                          find_is_code (find, row, wanted))) {
        g_autofree char *value = book_print_unit (find->book, node_of (first->index, false));
        find_add (find, FIND_NAME, first->address, value);
    }
    for (guint c = 0; c < section->form->columns->len; c++) {
        if (row->cell[c] >= 0)
            find_in_cell (find, book_cell (find->book, row->cell[c]));
    }
    if (first != NULL && row->form != NULL)
        find_in_help (find, first->address, &row->form->help);
}

static void
find_in_columns (struct find *find, const struct book_section *section)
{
    for (guint c = 0; c < section->form->columns->len; c++) {
        const struct column *column = g_ptr_array_index (section->form->columns, c);
        const struct cell *first = find_first_cell (find, section, NULL, c);
        if (first != NULL && search_name (find->search, column->label))
            find_add (find, FIND_NAME, first->address, column->label);
        if (first != NULL)
            find_in_help (find, first->address, &column->help);
    }
}

/* Sentences. */

/* The cell that a place in a sentence shows; NULL where it shows none. */
static const struct cell *
find_span_cell (const struct find *find, const GArray *spans, int start, int length)
{
    for (guint i = 0; i < spans->len; i++) {
        const struct span *span = &g_array_index (spans, struct span, i);
        if (span->node >= 0 && span->start < start + length && start < span->start + span->length)
            return book_cell (find->book, node_cell (span->node));
    }
    return NULL;
}

static void
find_in_sentence (struct find *find, const struct book_section *section, const struct book_row *row,
                  const struct paragraph *paragraph, int *number)
{
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (struct span));
    int start, length;

    if (paragraph->when != NULL && !book_test (find->book, section, row, paragraph->when))
        return;
    if (paragraph->rows != NULL && row != NULL && !g_strv_contains ((const char *const *)paragraph->rows, row->id))
        return;
    book_sentence (find->book, section, row, paragraph, ++*number, out, spans);
    for (int from = 0; search_text (find->search, out->str + from, &start, &length); from = start + length) {
        const struct cell *cell = find_span_cell (find, spans, start += from, length);
        if (cell != NULL && cell->section == section && type_is_text (cell->type))
            continue; /* found as its value already */
        find_add_cut (find, FIND_SENTENCE, cell != NULL ? cell->address : section->form->id, out->str, start, length);
    }
}

static void
find_in_sentences (struct find *find, const struct book_section *section)
{
    for (guint i = 0; i < section->form->text->len; i++) {
        const struct paragraph *paragraph = g_ptr_array_index (section->form->text, i);
        int number = 0;
        if (!paragraph->each_row)
            find_in_sentence (find, section, NULL, paragraph, &number);
        for (guint r = 0; paragraph->each_row && r < section->rows->len; r++)
            find_in_sentence (find, section, g_ptr_array_index (section->rows, r), paragraph, &number);
    }
}

static void
find_in_section (struct find *find, const struct book_section *section, const char *wanted)
{
    const struct section *form = section->form;

    if (form->when != NULL && !book_test (find->book, section, NULL, form->when))
        return;
    if (search_name (find->search, form->title) || search_name (find->search, form->short_title) ||
        (form->code != NULL && strstr (form->code, wanted) != NULL))
        find_add (find, FIND_NAME, form->id, form->title);
    find_in_columns (find, section);
    for (guint r = 0; r < section->rows->len; r++)
        find_in_row (find, section, g_ptr_array_index (section->rows, r), wanted);
    find_in_sentences (find, section);
    find_in_help (find, form->id, &form->help);
}

/* Reasons why warnings stand. */
static void
find_in_reasons (struct find *find)
{
    const GPtrArray *findings = book_findings (find->book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->explanation != NULL && finding->cell != NULL)
            find_in_text (find, FIND_REASON, finding->cell, finding->explanation);
    }
}

/* States and people. */

static void
find_findings (struct find *find)
{
    const GPtrArray *findings = book_findings (find->book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->cell != NULL && (finding->severity == SEVERITY_ERROR || finding->severity == SEVERITY_WARNING))
            find_add (find, FIND_FINDING, finding->cell, finding->sentence);
    }
}

static void
find_blanks (struct find *find)
{
    const GPtrArray *findings = book_findings (find->book);
    g_autoptr (GPtrArray) obstacles = book_obstacles (find->book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->severity == SEVERITY_MISSING && finding->cell != NULL)
            find_add (find, FIND_BLANK, finding->cell, finding->sentence);
    }
    for (guint i = 0; i < obstacles->len; i++) {
        const struct obstacle *obstacle = g_ptr_array_index (obstacles, i);
        g_autofree char *text = g_strdup_printf (_("%u checks wait for it"), obstacle->findings->len);
        find_add (find, FIND_BLANK, obstacle->address, text);
    }
}

/* What a person changed last, cell by cell, the newest first. */
static void
find_person (struct find *find, const char *name)
{
    g_autoptr (GPtrArray) log = session_log (find->session, NULL, 0, NULL);
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (int i = log == NULL ? -1 : (int)log->len - 1; i >= 0; i--) {
        const struct store_change *change = g_ptr_array_index (log, i);
        const struct item *item = change->item;
        const struct cell *cell = item == NULL || item->layer > LAYER_PRIOR
                                      ? NULL
                                      : book_cell_at (find->book, item->section, item->row, item->column);
        g_autofree char *address = NULL, *value = NULL, *text = NULL, *when = NULL;
        if (cell == NULL)
            continue;
        address = item->layer == LAYER_VALUE ? g_strdup (cell->address)
                                             : g_strdup_printf ("%s@%s", cell->address, layer_names[item->layer]);
        if (!g_hash_table_add (seen, g_strdup (address)) || strstr (change->source ? change->source->user : change->user, name) == NULL)
            continue;
        value = item->new.text != NULL ? g_strdup (item->new.text) : item->new.state == ENTRY_VALUE ? number_format (item->new.num, &cell->style) : g_strdup ("");
        when = store_time_shown (change->time);
        text = g_strdup_printf ("%s %s  %s", change->user, when, value);
        find_add (find, FIND_PERSON, address, text);
    }
}

static bool
find_is_word (const char *wanted, const char *word, const char *other)
{
    return g_ascii_strcasecmp (wanted, word) == 0 || g_str_equal (wanted, _(word)) || g_str_equal (wanted, other);
}

GPtrArray *
session_find (struct session *session, const char *wanted)
{
    g_autofree char *word = g_strstrip (g_strdup (wanted));
    g_autoptr (Search) search = search_new (word);
    struct find find = { session, session_book (session), search, NULL };

    find.hits = g_ptr_array_new_with_free_func ((GDestroyNotify)find_hit_free);
    if (word[0] == '\0')
        return find.hits;
    if (word[0] == '@' && word[1] != '\0') {
        find_person (&find, word + 1);
    } else if (find_is_word (word, N_ ("err"), _("error"))) {
        find_findings (&find);
    } else if (find_is_word (word, N_ ("blank"), _("missing"))) {
        find_blanks (&find);
    } else {
        for (int i = 0; i < book_n_sections (find.book); i++)
            find_in_section (&find, book_section_at (find.book, i), word);
        find_in_reasons (&find);
    }
    return find.hits;
}
