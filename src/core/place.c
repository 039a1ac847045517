/* Where people mean by what they type.  Must not know screens. */
#include "core/place.h"

#include "core/pinyin.h"

#include <glib/gi18n.h>
#include <string.h>

void
whereto_clear (struct whereto *place)
{
    g_clear_pointer (&place->address, g_free);
    g_clear_pointer (&place->rule, g_free);
}

static bool
place_digits (const char *word)
{
    return word[0] != '\0' && strspn (word, "0123456789") == strlen (word) && strlen (word) <= 3;
}

/* Whether a word is the printed code (公开09表) or, alone or behind the same letters, the number in it: 公开9, 09, 9. */
static bool
place_is_code (const char *code, const char *word)
{
    size_t letters = strcspn (code, "0123456789");
    size_t digits = strspn (code + letters, "0123456789");
    const char *number = strncmp (word, code, letters) == 0 ? word + letters : word;

    if (g_str_has_prefix (word, code))
        return strlen (word) == strlen (code);
    if (digits == 0 || (number == word && !place_digits (word)))
        return false;
    return strspn (number, "0123456789") > 0 &&
           g_ascii_strtoull (number, NULL, 10) == g_ascii_strtoull (code + letters, NULL, 10) &&
           (number[strspn (number, "0123456789")] == '\0' ||
            strcmp (number + strspn (number, "0123456789"), code + letters + digits) == 0);
}

int
book_section_number (const struct book *book, const struct book_section *section)
{
    int number = 0, n = 0;

    for (int i = 0; i < book_n_sections (book); i++) {
        const struct book_section *other = book_section_at (book, i);
        const struct section *form = other->form;
        if (form->code != NULL)
            return 0;
        if (form->layout != NULL && (form->kind == SECTION_TABLE || form->kind == SECTION_TREE))
            n++;
        else if (other == section)
            return 0;
        if (other == section)
            number = n;
    }
    return number;
}

/* The n-th table, where the edition's tables have no numbers of their own: 5, or 5 behind a word for table. */
static struct book_section *
place_by_order (struct book *book, const char *word)
{
    size_t letters = strcspn (word, "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    int n = place_digits (word + letters) ? (int)g_ascii_strtoull (word + letters, NULL, 10) : 0;

    for (int i = 0; n > 0 && i < book_n_sections (book); i++)
        if (book_section_number (book, book_section_at (book, i)) == n)
            return book_section_at (book, i);
    return NULL;
}

struct book_section *
book_section_meant (struct book *book, const char *word)
{
    const struct section *form = form_section (book_form (book), word);

    if (form != NULL)
        return book_section (book, form->id);
    for (int i = 0; i < book_n_sections (book); i++) {
        struct book_section *section = book_section_at (book, i);
        if (section->form->code != NULL && place_is_code (section->form->code, word))
            return section;
    }
    return place_by_order (book, word);
}

static bool
place_is_cell (struct book *book, const char *address, struct whereto *place, GError **error)
{
    enum layer layer = LAYER_VALUE;
    struct cell *cell = book_find (book, address, &layer, error);

    if (cell == NULL)
        return false;
    place->kind = PLACE_CELL;
    place->address = layer == LAYER_VALUE ? g_strdup (cell->address)
                                          : g_strdup_printf ("%s@%s", cell->address, layer_names[layer]);
    return true;
}

/* The id of the n-th row or column that is printed; the word itself where it is no number or there are not so many. */
static const char *
place_row_by_order (const struct book_section *section, const char *word)
{
    int n = place_digits (word) ? (int)g_ascii_strtoull (word, NULL, 10) : 0;

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->form != NULL && row->form->line != NULL)
            return word; /* its rows have printed numbers: no other counting beside them */
    }
    for (guint i = 0; n > 0 && i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        bool hidden = row->form != NULL && row->form->hidden;
        if (!hidden && --n == 0)
            return row->id;
    }
    return word;
}

static const char *
place_column_by_order (const struct book_section *section, const char *word)
{
    int n = place_digits (word) ? (int)g_ascii_strtoull (word, NULL, 10) : 0;

    for (guint i = 0; i < section->form->columns->len; i++) {
        if (((struct column *)g_ptr_array_index (section->form->columns, i))->index != NULL)
            return word;
    }
    for (guint i = 0; n > 0 && i < section->form->columns->len; i++) {
        const struct column *column = g_ptr_array_index (section->form->columns, i);
        if (!column->hidden && --n == 0)
            return column->id;
    }
    return word;
}

/* sgjf for 三公经费: two letters at least, for each letter is the first one of some character. */
static bool
place_initials (const char *title, const char *word)
{
    return strlen (word) >= 2 && word[strspn (word, "abcdefghijklmnopqrstuvwxyz")] == '\0' && pinyin_find (title, word) == 0;
}

/* How well a title, with its number or without, fits a word: 0 not, 3 it is the number or all of the title. */
static int
place_fit (const char *title, const char *word)
{
    const char *blank = strchr (title, ' ');
    const char *behind = blank == NULL ? title : blank + 1;
    bool number = blank != NULL && strlen (word) == (size_t)(blank - title) && g_str_has_prefix (title, word);

    if (number || g_str_equal (title, word) || g_str_equal (behind, word))
        return 3;
    if (g_str_has_prefix (title, word) || g_str_has_prefix (behind, word))
        return 2;
    return strstr (title, word) != NULL || place_initials (behind, word) ? 1 : 0;
}

/* The section that is best called so in the contents; of a part the first. */
static const char *
place_titled (struct book *book, const char *word)
{
    const GPtrArray *parts = book_form (book)->parts;
    const char *best = NULL;
    int most = word[0] == '\0' ? 3 : 0;

    for (int i = 0; i < book_n_sections (book); i++) {
        const struct section *form = book_section_at (book, i)->form;
        int fit = MAX (place_fit (section_short_title (form), word), MIN (1, place_fit (form->title, word)));
        if (fit > most) {
            most = fit;
            best = form->id;
        }
    }
    for (guint i = 0; i < parts->len; i++) {
        const struct part *part = g_ptr_array_index (parts, i);
        if (part->sections != NULL && part->sections[0] != NULL && place_fit (part->title, word) > most) {
            most = place_fit (part->title, word);
            best = part->sections[0];
        }
    }
    return best;
}

/* A line or column by number that is not there is told as it was typed, not by ids. */
static void
place_say_number (const struct book_section *section, char **part, GError **error)
{
    const char *name = section->form->code != NULL ? section->form->code : section_short_title (section->form);
    bool row = book_row (section, place_row_by_order (section, part[1])) != NULL;

    if (error == NULL || *error == NULL || !place_digits (part[1]) || (row && (part[2] == NULL || !place_digits (part[2]))))
        return;
    g_clear_error (error);
    if (row)
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("“%s” has no column “%s” in line “%s”."), name, part[2], part[1]);
    else
        g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS, _("“%s” has no line “%s”."), name, part[1]);
}

/* section.row[.column], each part as on paper or by order. */
static bool
place_is_path (struct book *book, const char *text, struct whereto *place, GError **error)
{
    g_auto (GStrv) part = g_strsplit (text, ".", 3);
    guint n = g_strv_length (part);
    struct book_section *section = n > 1 ? book_section_meant (book, part[0]) : NULL;
    const char *titled = n > 1 && section == NULL ? place_titled (book, part[0]) : NULL;
    g_autofree char *plain = NULL, *ordered = NULL;

    if (titled != NULL)
        section = book_section (book, titled);
    if (section == NULL)
        return place_is_cell (book, text, place, error);
    plain = g_strjoin (".", section->form->id, part[1], part[2], NULL);
    if (place_is_cell (book, plain, place, error))
        return true;
    ordered = g_strjoin (".", section->form->id, place_row_by_order (section, part[1]),
                         n > 2 ? place_column_by_order (section, part[2]) : NULL, NULL);
    g_clear_error (error);
    if (place_is_cell (book, ordered, place, error))
        return true;
    place_say_number (section, part, error);
    return false;
}

/* The first cell that a rule could be shown at: its outcome, whatever it is. */
static char *
place_of_rule (struct book *book, const char *rule)
{
    g_autoptr (GPtrArray) outcomes = book_outcomes (book);
    char *address = NULL;
    bool failed = false;

    for (guint i = 0; i < outcomes->len && !failed; i++) {
        const struct finding *finding = g_ptr_array_index (outcomes, i);
        if (!g_str_equal (finding->rule, rule))
            continue;
        failed = finding->outcome == OUTCOME_FAIL;
        if (address == NULL || failed) {
            g_free (address);
            address = g_strdup (finding->cell);
        }
    }
    return address;
}

static bool
place_is_rule (struct book *book, const char *text, struct whereto *place)
{
    const char *point = strchr (text, '.');
    g_autofree char *id = point == NULL ? NULL : g_strndup (text, (gsize)(point - text));
    struct book_section *section = id == NULL ? NULL : book_section_meant (book, id);

    for (guint i = 0; section != NULL && i < section->form->rules->len; i++) {
        const struct rule *rule = g_ptr_array_index (section->form->rules, i);
        if (!g_str_equal (rule->id, point + 1))
            continue;
        place->kind = PLACE_RULE;
        place->rule = g_strdup_printf ("%s.%s", section->form->id, rule->id);
        place->address = place_of_rule (book, place->rule);
        if (place->address == NULL)
            place->address = g_strdup (section->form->id);
        return true;
    }
    return false;
}

/* A classification code: the first row that has it. */
static bool
place_is_code_row (struct book *book, const char *text, struct whereto *place)
{

    if (strlen (text) < 3 || strspn (text, "0123456789") != strlen (text))
        return false;
    for (int i = 0; i < book_n_sections (book); i++) {
        const struct book_section *section = book_section_at (book, i);
        const struct book_row *row = book_row (section, text);
        bool coded = section->form->codes != NULL || (row != NULL && row->form != NULL && row->form->code != NULL);
        for (guint c = 0; row != NULL && coded && c < section->form->columns->len; c++) {
            if (row->cell[c] < 0)
                continue;
            place->kind = PLACE_CELL;
            place->address = g_strdup (book_cell (book, row->cell[c])->address);
            return true;
        }
    }
    return false;
}

static bool
place_is_page (const char *text, struct whereto *place)
{
    if ((text[0] != 'p' && text[0] != 'P') || !place_digits (text + 1))
        return false;
    place->kind = PLACE_PAGE;
    place->page = (int)g_ascii_strtoull (text + 1, NULL, 10);
    return place->page > 0;
}

bool
book_place (struct book *book, const char *text, struct whereto *place, GError **error)
{
    g_autofree char *word = g_strstrip (g_strdup (text));
    struct book_section *section;

    *place = (struct whereto){ .kind = PLACE_SECTION };
    section = book_section_meant (book, word);
    if (section != NULL) {
        place->address = g_strdup (section->form->id);
        return true;
    }
    if (place_is_page (word, place) || place_is_code_row (book, word, place) || place_is_rule (book, word, place))
        return true;
    if (strchr (word, '.') != NULL)
        return place_is_path (book, word, place, error);
    place->address = g_strdup (place_titled (book, word));
    if (place->address != NULL)
        return true;
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_ADDRESS,
                 _("“%s” is no table, cell, rule, code or page. Find looks for it in labels, values and sentences."), word);
    return false;
}

char *
book_meant (struct book *book, const char *word)
{
    struct whereto place = { 0 };
    const char *point = strchr (word, '.');
    g_autofree char *head = g_strndup (word, strcspn (word, "."));
    struct book_section *section = point == NULL ? NULL : book_section_meant (book, head);
    enum layer layer;
    char *address = NULL;

    if (point != NULL && book_find (book, word, &layer, NULL) == NULL && book_place (book, word, &place, NULL) &&
        place.kind == PLACE_CELL)
        address = g_strdup (place.address);
    whereto_clear (&place);
    if (address != NULL)
        return address;
    if (section != NULL && strchr (point + 1, '.') == NULL) /* a row */
        return g_strdup_printf ("%s.%s", section->form->id, place_row_by_order (section, point + 1));
    return section != NULL ? g_strdup_printf ("%s%s", section->form->id, point) : g_strdup (word); /* what is wrong is behind */
}

bool
place_same_section (const char *one, const char *other)
{
    size_t n = strcspn (one, ".");

    return n == strcspn (other, ".") && strncmp (one, other, n) == 0;
}
