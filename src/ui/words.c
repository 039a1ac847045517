/* How cells, values and findings are named to people.  Must not know curses. */
#include "words.h"

#include "session/review.h"
#include "session/steps.h"

#include <glib/gi18n.h>
#include <string.h>

char *
words_section (const struct section *section)
{
    return g_strdup (section->code != NULL ? section->code : section_short_title (section));
}

const char *
words_state (const char *state)
{
    return stage_label (state);
}

static const char *
words_layer (enum layer layer)
{
    switch (layer) {
    case LAYER_CONTROL:
        return _("control figure");
    case LAYER_PRIOR:
        return _("last year");
    default:
        return NULL;
    }
}

/* "其他资金 " before a column's name that other columns have, too; "" where it is alone. */
static char *
words_group (const struct cell *cell)
{
    const GPtrArray *columns = cell->section->form->columns;
    const char *group = cell->column->group, *last = group == NULL ? NULL : strrchr (group, '/');
    bool alone = true;

    for (guint i = 0; i < columns->len; i++) {
        const struct column *other = columns->pdata[i];
        alone = alone && (other == cell->column || g_strcmp0 (other->label, cell->column->label) != 0);
    }
    return alone || group == NULL ? g_strdup ("") : g_strdup_printf ("%s ", last == NULL ? group : last + 1);
}

/* Whether another row of the section is called so, too: the two sides of a table both end in a total. */
static bool
words_row_is_twin (const struct cell *cell)
{
    for (guint i = 0; i < cell->section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (cell->section->rows, i);
        if (row != cell->row && row->form != NULL && row->form->line != NULL && g_strcmp0 (row->label, cell->row->label) == 0)
            return true;
    }
    return false;
}

static char *
words_row_of (const struct cell *cell)
{
    const struct book_row *row = cell->row;
    bool code = cell->section->form->kind == SECTION_TREE; /* its own name where no list has one */

    if (row->label == NULL || row->label[0] == '\0' || (!code && g_str_equal (row->label, row->id)))
        return g_strdup_printf (cell->section->form->kind == SECTION_PROSE ? _("paragraph %d") : _("row %d"),
                                book_row_index (cell->section, row->id) + 1);
    if (row->form != NULL && row->form->line != NULL && words_row_is_twin (cell))
        return g_strdup_printf (_("%s (line %s)"), row->label, row->form->line);
    return g_strdup (row->label);
}

char *
words_cell_here (const struct cell *cell, enum layer layer)
{
    g_autofree char *row = words_row_of (cell), *group = words_group (cell);
    GString *words = g_string_new (row);

    if (cell->section->form->kind != SECTION_FIELDS && cell->column->label != NULL)
        g_string_append_printf (words, " %s%s", group, cell->column->label);
    if (words_layer (layer) != NULL)
        g_string_append_printf (words, " %s", words_layer (layer));
    return g_string_free (words, FALSE);
}

char *
words_cell (const struct cell *cell, enum layer layer)
{
    g_autofree char *section = words_section (cell->section->form);
    g_autofree char *here = words_cell_here (cell, layer);

    return g_strdup_printf ("%s %s", section, here);
}

char *
words_address (const struct cell *cell, enum layer layer)
{
    if (layer == LAYER_VALUE)
        return g_strdup (cell->address);
    return g_strdup_printf ("%s@%s", cell->address, layer_names[layer]);
}

char *
words_place (const struct book *book, const char *target)
{
    enum layer layer = LAYER_VALUE;
    const struct cell *cell = target == NULL ? NULL : book_find (book, target, &layer, NULL);
    const struct section *section = target == NULL ? NULL : form_section (book_form (book), target);

    return cell != NULL ? words_cell (cell, layer) : section != NULL ? words_section (section) : g_strdup (target);
}

char *
words_when (const char *utc)
{
    g_autofree char *shown = store_time_shown (utc);
    size_t year = strlen ("2022-");

    return g_strdup (strlen (shown) > year ? shown + year : shown);
}

char *
words_named (const struct book *book, const char *sentence)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.@";
    GString *named = g_string_new (NULL);

    while (*sentence != '\0') {
        size_t length = g_ascii_islower (*sentence) ? strspn (sentence, letters) : 0;
        enum layer layer = LAYER_VALUE;
        g_autofree char *address = NULL, *words = NULL;
        const struct cell *cell;

        while (length > 0 && sentence[length - 1] == '.') /* the end of the sentence */
            length--;
        address = g_strndup (sentence, MAX (length, 1));
        cell = strchr (address, '.') == NULL ? NULL : book_find (book, address, &layer, NULL);
        words = cell == NULL ? NULL : words_cell (cell, layer);
        g_string_append (named, words != NULL ? words : address);
        sentence += MAX (length, 1);
    }
    return g_string_free (named, FALSE);
}

char *
words_number (const struct cell *cell, int64_t num)
{
    struct number_style style = cell->style, yuan = number_style (TYPE_MONEY, NULL, 2, true);
    g_autofree char *figure = NULL, *exact = NULL;

    style.marks = style.marks || cell->type == TYPE_MONEY;
    figure = number_format (num, &style);
    if (cell->type != TYPE_MONEY) {
        const char *measure = cell->type == TYPE_PERCENT ? "%" : cell->measure;
        return measure == NULL ? g_strdup (figure) : g_strdup_printf ("%s %s", figure, measure);
    }
    if (style.scale == yuan.scale)
        return g_strdup_printf ("%s %s", figure, style.unit);
    exact = number_format (num, &yuan);
    return g_strdup_printf ("%s %s  (%s %s)", figure, style.unit, exact, yuan.unit);
}

char *
words_entry (const struct cell *cell, const struct entry *entry)
{
    if (entry->state == ENTRY_BLANK)
        return g_strdup (_("blank"));
    if (entry->state == ENTRY_NA)
        return g_strdup (_("not applicable"));
    if (entry->text != NULL)
        return g_strdup (entry->text);
    return number_format (entry->num, &cell->style);
}

/* 205 教育支出, or the place in a list. */
static char *
words_row (const struct book *book, const struct book_section *section, const char *id)
{
    const struct book_row *row = section == NULL ? NULL : book_row (section, id);
    const char *name = section == NULL || section->form->codes == NULL
                           ? NULL
                           : form_code_name (book_form (book), section->form->codes, id, book_year (book));

    if (name != NULL)
        return g_strdup_printf ("%s %s", id, name);
    if (row != NULL && row->label != NULL && (section->form->kind == SECTION_TREE || !g_str_equal (row->label, id)))
        return g_strdup (row->label);
    return row != NULL ? g_strdup_printf (_("row %d"), book_row_index (section, id) + 1) : g_strdup (id);
}

char *
words_item_name (const struct book *book, const struct item *item)
{
    struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    struct book_section *section = book_section (book, item->section);
    g_autofree char *place = section == NULL ? g_strdup (item->section) : words_section (section->form);
    g_autofree char *row = NULL;

    if (item->layer == LAYER_EXPLAIN) {
        enum layer layer = LAYER_VALUE;
        const struct cell *explained = book_find (book, item->column, &layer, NULL);
        g_autofree char *name = explained == NULL ? g_strdup (item->column) : words_cell (explained, layer);
        return g_strdup_printf (_("explanation of %s"), name);
    }
    if (cell != NULL)
        return words_cell (cell, item->layer);
    row = words_row (book, section, item->row);
    return g_strdup_printf ("%s %s%s%s", place, row, item->layer == LAYER_ROW ? "" : " ",
                            item->layer == LAYER_ROW ? "" : item->column);
}

/* What stood or stands there; as typed where the cell is gone with its row. */
static char *
words_item_entry (const struct cell *cell, const struct entry *entry)
{
    if (cell != NULL)
        return words_entry (cell, entry);
    return g_strdup (entry->text != NULL ? entry->text : entry->raw != NULL ? entry->raw : _("blank"));
}

char *
words_item (const struct book *book, const struct item *item)
{
    struct cell *cell = book_cell_at (book, item->section, item->row, item->column);
    g_autofree char *name = words_item_name (book, item);
    g_autofree char *old = NULL, *new = NULL;

    if (item->layer == LAYER_EXPLAIN)
        return g_steal_pointer (&name);
    if (item->layer == LAYER_ROW)
        return g_strdup_printf ("%s: %s", name,
                                item->new.state == ENTRY_BLANK   ? _("row taken away")
                                : item->old.state == ENTRY_BLANK ? _("row added")
                                                                 : _("row moved"));
    old = words_item_entry (cell, &item->old);
    new = words_item_entry (cell, &item->new);
    return g_strdup_printf ("%s  %s -> %s", name, old, new);
}

const struct item *
words_main_item (const GPtrArray *items)
{
    const struct item *main = NULL;

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        bool row = item->layer == LAYER_ROW;
        if (main == NULL || (row && (main->layer != LAYER_ROW || strlen (item->row) < strlen (main->row))))
            main = item;
    }
    return main;
}

/* The code above all rows that came or went: of 2010301 and 2010302 20103; NULL where they are of different classes. */
static char *
words_code_above (const GPtrArray *items, const struct item *main)
{
    size_t common = strlen (main->row);

    for (guint i = 0; i < items->len; i++) {
        const struct item *item = g_ptr_array_index (items, i);
        if (item->layer != LAYER_ROW || !g_str_equal (item->section, main->section))
            continue;
        while (common > 0 && strncmp (item->row, main->row, common) != 0)
            common--;
    }
    common = common >= 7 ? 7 : common >= 5 ? 5 : common >= 3 ? 3 : 0;
    return common == 0 || !g_ascii_isdigit (main->row[0]) ? NULL : g_strndup (main->row, common);
}

char *
words_items (const struct book *book, const GPtrArray *items)
{
    const struct item *main = words_main_item (items);
    g_autofree char *above = main == NULL || main->layer != LAYER_ROW ? NULL : words_code_above (items, main);
    g_autofree char *words = NULL;

    if (above != NULL) {
        struct item *named = item_copy (main);
        g_free (named->row);
        named->row = g_steal_pointer (&above);
        words = words_item (book, named);
        item_free (named);
    } else {
        words = main == NULL ? g_strdup ("") : words_item (book, main);
    }
    if (items->len > 1)
        return g_strdup_printf (_("%s, and %d more"), words, (int)items->len - 1);
    return g_steal_pointer (&words);
}

char *
words_changes (const struct book *book, const GPtrArray *changes)
{
    g_autoptr (GPtrArray) items = g_ptr_array_new ();

    for (guint i = 0; changes != NULL && i < changes->len; i++) {
        const struct change *change = g_ptr_array_index (changes, i);
        if (change->kind == CHANGE_ITEM)
            g_ptr_array_add (items, change->item);
    }
    return words_items (book, items);
}

static const char *
words_origin_name (enum origin origin)
{
    static const char *const names[N_ORIGINS] = { N_ ("typed"),  N_ ("pasted"), N_ ("imported"),     N_ ("rolled over"),
                                                  N_ ("merged"), N_ ("undone"), N_ ("demonstration") };

    return _(names[origin]);
}

char *
words_origin (struct session *session, const struct cell *cell, enum layer layer)
{
    g_autofree char *address = words_address (cell, layer);
    g_autoptr (GPtrArray) log = session_log (session, address, 1, NULL);
    const struct entry *entry = book_entry (cell, layer);
    const struct store_change *change;
    g_autofree char *author = NULL, *old = NULL;

    if (entry == NULL || entry->state == ENTRY_BLANK)
        return g_strdup ("");
    if (log == NULL || log->len == 0)
        return g_strdup (words_origin_name (entry->origin));
    change = g_ptr_array_index (log, log->len - 1);
    author = session_author (session, change);
    if (change->item != NULL && change->item->old.state != ENTRY_BLANK)
        old = words_entry (cell, &change->item->old);
    if (old == NULL)
        return g_strdup_printf ("%s %s", words_origin_name (entry->origin), author);
    return g_strdup_printf (_("%s %s (was %s)"), words_origin_name (entry->origin), author, old);
}

/* A difference in the steps of a type, in the unit people see. */
static char *
words_difference (const struct finding *finding, int64_t num)
{
    struct number_style style = number_style (finding->type, NULL, finding->type == TYPE_COUNT ? 0 : 2, true);
    g_autofree char *figure = number_format (num, &style);

    return finding->type == TYPE_MONEY ? g_strdup_printf ("%s%s", figure, style.unit) : g_steal_pointer (&figure);
}

char *
words_gap (const struct finding *finding)
{
    g_autofree char *difference = words_difference (finding, finding->difference);
    g_autofree char *tolerance = words_difference (finding, finding->tolerance);

    return g_strdup_printf (_("rounding: off by %s, %s is explained"), difference, tolerance);
}

char *
words_finding (const struct finding *finding)
{
    GString *words = g_string_new (finding->sentence);

    if (finding->has_difference && finding->difference != 0 && !g_str_has_suffix (finding->rule, ".control")) { /* its sentence has them */
        g_autofree char *difference = words_difference (finding, finding->difference);
        g_autofree char *tolerance = words_difference (finding, finding->tolerance);
        if (finding->type == TYPE_COUNT && finding->tolerance == 0)
            g_string_append_printf (words, _("  Difference %s."), difference);
        else
            g_string_append_printf (words, _("  Difference %s, rounding explains %s."), difference, tolerance);
    }
    if (finding->explanation != NULL)
        g_string_append_printf (words, finding->lapsed ? _("  Explanation lapsed: %s") : _("  Explained: %s"),
                                finding->explanation);
    if (finding->hint != NULL)
        g_string_append_printf (words, "  %s", finding->hint);
    return g_string_free (words, FALSE);
}

char
words_mark (const struct finding *finding)
{
    if (finding == NULL)
        return ' ';
    switch (finding->severity) {
    case SEVERITY_ERROR:
        return 'x';
    case SEVERITY_MISSING:
        return '!';
    case SEVERITY_WARNING:
        return finding->explanation != NULL && !finding->lapsed ? '~' : '?';
    default:
        return '~';
    }
}

static void
words_condition (GString *line, int *open, bool met, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
words_condition (GString *line, int *open, bool met, const char *format, ...)
{
    va_list values;

    if (line->len > 0)
        g_string_append (line, " | ");
    va_start (values, format);
    g_string_append_vprintf (line, format, values);
    va_end (values);
    g_string_append_printf (line, " %s", met ? _("ok") : _("STOP"));
    *open += met ? 0 : 1;
}

/* What is seldom in the way is named only where it is. */
char *
words_conditions (struct session *session, const struct review *review, int *open)
{
    g_autoptr (GPtrArray) blockers = session_blockers (session, DEED_APPROVE);
    g_autoptr (GString) line = g_string_new (NULL);
    int n[N_BLOCKER_KINDS] = { 0 }, none, *not_met = open != NULL ? open : &none;

    *not_met = 0;
    for (guint i = 0; i < blockers->len; i++)
        n[((struct blocker *)blockers->pdata[i])->kind]++;
    if (blockers->len == 0)
        return g_strdup_printf (_("To sign: nothing is in the way, all %d that must be seen are seen"), review->must);
    words_condition (line, not_met, n[BLOCKER_ERROR] == 0, _("errors %d"), n[BLOCKER_ERROR]);
    words_condition (line, not_met, n[BLOCKER_UNEXPLAINED] == 0, _("unexplained %d"), n[BLOCKER_UNEXPLAINED]);
    if (n[BLOCKER_MISSING] > 0)
        words_condition (line, not_met, false, _("missing %d"), n[BLOCKER_MISSING]);
    if (n[BLOCKER_DOUBTFUL] > 0)
        words_condition (line, not_met, false, _("doubtful %d"), n[BLOCKER_DOUBTFUL]);
    words_condition (line, not_met, n[BLOCKER_QUERY] == 0, _("open queries %d"), n[BLOCKER_QUERY]);
    words_condition (line, not_met, n[BLOCKER_UNSEEN] == 0, _("must be seen %d/%d"), review->must - n[BLOCKER_UNSEEN], review->must);
    if (n[BLOCKER_CONTENT] > 0)
        words_condition (line, not_met, false, _("changed since"));
    return g_strdup_printf (_("To sign: %s"), line->str);
}
