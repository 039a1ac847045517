/* What a block would write into which cells, and how the rest compares. */
#include "config.h"

#include "core/code-search.h"
#include "core/guard.h"
#include "import/clip-private.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct column *
column_of (const struct clip *block, const struct book *book, int target)
{
    const struct book_section *section = book_section (book, block->section);
    const struct clip_target *of = &g_array_index (block->targets, struct clip_target, target);

    return g_ptr_array_index (section->form->columns, (guint)of->column);
}

static enum layer
layer_of (const struct clip *block, int target)
{
    return g_array_index (block->targets, struct clip_target, target).layer;
}

static struct cell *
cell_of (const struct clip *block, const struct book *book, const struct clip_line *line, int target)
{
    return line->row == NULL ? NULL : book_cell_at (book, block->section, line->row, column_of (block, book, target)->id);
}

/* Amounts of the block's unit get it as a suffix, where they have none of their own. */
static char *
with_unit (const struct clip *block, enum cell_type type, const struct number_style *style, const char *text)
{
    struct money money;
    g_autofree char *longer = NULL;

    if (type != TYPE_MONEY || block->unit == NULL || g_strcmp0 (block->unit, style->unit) == 0)
        return g_strdup (text);
    longer = g_strconcat (text, block->unit, NULL);
    return number_parse (longer, style, &money, NULL) ? g_steal_pointer (&longer) : g_strdup (text);
}

/* The figure that a refused text may be: letters that look like digits. */
static void
judge_bad (const struct clip *block, const struct cell *cell, struct clip_cell *into, const char *text, GError *error)
{
    g_autoptr (GPtrArray) offers = type_is_text (cell->type) ? NULL : number_offers (text, &cell->style);
    const char *reason = error->message;

    if (g_str_has_prefix (reason, cell->address) && strstr (reason, ": ") != NULL)
        reason = strstr (reason, ": ") + 2;
    into->verdict = CLIP_BAD;
    into->reason = g_strdup (reason);
    if (offers != NULL && offers->len > 0)
        into->offer = with_unit (block, cell->type, &cell->style, g_ptr_array_index (offers, 0));
}

static void
judge_empty (const struct clip *block, struct clip_cell *into)
{
    into->verdict = CLIP_EMPTY;
    into->na = block->dash == CLIP_NA;
    if (block->dash == CLIP_ZERO)
        into->text = g_strdup ("0");
    else if (block->dash == CLIP_BLANK)
        into->text = g_strdup ("");
    if (into->text != NULL)
        into->shown = g_strdup (into->text);
}

static char *
print_entry (const struct cell *cell, const struct entry *entry)
{
    if (entry->state != ENTRY_VALUE)
        return g_strdup (entry->state == ENTRY_NA ? "/" : "");
    return entry->text != NULL ? g_strdup (entry->text) : number_format (entry->num, &cell->style);
}

/* By how much two figures differ, to the last digit. */
static char *
gap_words (const struct cell *cell, int64_t by)
{
    struct number_style exact = cell->type == TYPE_MONEY ? number_style (TYPE_MONEY, "元", 2, true) : cell->style;
    g_autofree char *gap = number_format (by, &exact);

    return g_strdup_printf (_("differs by %s%s"), gap, cell->type == TYPE_MONEY ? "元" : "");
}

static void
judge_value (const struct clip *block, const struct book *book, const struct cell *cell, struct clip_cell *into)
{
    enum layer layer = layer_of (block, into->target);
    g_autofree char *text = with_unit (block, cell->type, &cell->style, into->original);
    const struct entry *present = book_entry (cell, layer);
    struct entry entry = ENTRY_INIT;
    g_autoptr (GError) error = NULL;
    bool same;

    if (!book_parse_in (book, cell, layer, text, &entry, &error)) {
        judge_bad (block, cell, into, text, error);
        if (into->offer == NULL || !block->letters || !book_parse_in (book, cell, layer, into->offer, &entry, NULL))
            return;
        g_free (text);
        text = g_strdup (into->offer);
        g_clear_pointer (&into->reason, g_free);
    }
    into->shown = print_entry (cell, &entry);
    /* the same figure in 元 is worth writing over one known to 0.01万元, not the other way round */
    same = present->state == entry.state && present->num == entry.num && g_strcmp0 (present->text, entry.text) == 0;
    into->verdict = present->state == ENTRY_BLANK ? CLIP_NEW : same && present->half <= entry.half ? CLIP_SAME : CLIP_CHANGE;
    if (into->verdict != CLIP_SAME)
        into->text = g_steal_pointer (&text);
    if (into->verdict == CLIP_CHANGE && !type_is_text (cell->type) && g_strcmp0 (into->shown, into->present) == 0)
        into->reason = same ? g_strdup (_("the same, known more exactly")) : gap_words (cell, entry.num - present->num); /* printed alike */
    entry_clear (&entry);
}

static struct number_style
added_style (const struct book *book, const struct section *form, const struct column *column)
{
    const char *unit = form->unit != NULL ? form->unit : book_form (book)->unit;

    return number_style (type_is_text (column->type) ? TYPE_MONEY : column->type, column->type == TYPE_MONEY ? unit : NULL,
                         column->type == TYPE_COUNT ? 0 : 2, false);
}

/* A row that the paste itself adds: there is no cell yet to ask. */
static void
judge_added (const struct clip *block, const struct book *book, const struct section *form, const struct clip_line *line,
             struct clip_cell *into)
{
    const struct column *column = column_of (block, book, into->target);
    struct number_style style = added_style (book, form, column);
    struct money money;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    if (!code_legal (book_form (book), form->codes, line->row, book_year (book))) {
        into->verdict = CLIP_BAD;
        into->reason = g_strdup (_("no such code: left out, unless 6 gives the line another row"));
        return;
    }
    into->verdict = column->formula == NULL ? CLIP_NEW : type_is_text (column->type) ? CLIP_NOWHERE : CLIP_DIFFERS;
    if (column->formula != NULL)
        return;
    text = with_unit (block, column->type, &style, into->original);
    if (!type_is_text (column->type) && !number_parse (text, &style, &money, &error)) {
        into->verdict = CLIP_BAD;
        into->reason = g_strdup (error->message);
        return;
    }
    into->shown = type_is_text (column->type) ? g_strdup (text) : number_format (money.fen, &style);
    into->text = g_steal_pointer (&text);
}

/* A code with rows below it that the paste adds: it will be their sum. */
static bool
becomes_sum (const struct clip *block, const struct book_section *section, const struct clip_line *line)
{
    for (guint i = 0; section->form->kind == SECTION_TREE && i < block->lines->len; i++) {
        const struct clip_line *other = g_ptr_array_index (block->lines, i);
        if (other->added && g_str_has_prefix (other->row, line->row) && strlen (other->row) > strlen (line->row))
            return true;
    }
    return false;
}

static void
judge_cell (const struct clip *block, const struct book *book, const struct clip_line *line, struct clip_cell *into)
{
    const struct book_section *section = book_section (book, block->section);
    const struct cell *cell = cell_of (block, book, line, into->target);
    enum layer layer = layer_of (block, into->target);
    bool sum = layer == LAYER_VALUE && becomes_sum (block, section, line);

    if (cell != NULL)
        into->present = book_print (book, node_of (cell->index, layer == LAYER_PRIOR));
    if (cell == NULL && !line->added)
        into->verdict = CLIP_NOWHERE;
    else if (sum || (cell != NULL && !book_input (book, cell, layer)))
        into->verdict = type_is_text (column_of (block, book, into->target)->type) ? CLIP_NOWHERE : CLIP_DIFFERS;
    else if (clip_is_empty (into->original))
        judge_empty (block, into);
    else if (cell != NULL)
        judge_value (block, book, cell, into);
    else
        judge_added (block, book, section->form, line, into);
}

/* A row still to be added: the same code in another table says whether the unit can be right. */
static bool
votes_new_row (const struct clip *block, const struct book *book, const struct clip_line *line, int target, const char *field,
               struct guard *guard)
{
    const struct section *form = book_section (book, block->section)->form;
    const struct column *column = column_of (block, book, target);
    struct number_style style = added_style (book, form, column);
    struct money money;

    return line->added && column->type == TYPE_MONEY && number_parse (field, &style, &money, NULL) &&
           guard_code (book, form, line->row, style.scale, money.fen, guard);
}

/* Without a unit in the head: the figures that stand there say which it is. */
static void
guess_unit (struct clip *block, const struct book *book)
{
    int votes = 0, against = 0;
    const char *unit = NULL;

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        for (int f = 0; line->row != NULL && line->fields[f] != NULL; f++) {
            int target = f < (int)block->field_target->len ? g_array_index (block->field_target, int, f) : -1;
            const struct cell *cell = target < 0 ? NULL : cell_of (block, book, line, target);
            const struct value *value = cell == NULL ? NULL : book_value (book, node_of (cell->index, layer_of (block, target) == LAYER_PRIOR));
            struct money money;
            struct guard guard;
            if (cell == NULL && target >= 0 && votes_new_row (block, book, line, target, line->fields[f], &guard)) {
                votes++;
                unit = guard.unit;
            }
            if (cell == NULL || cell->type != TYPE_MONEY || !number_parse (line->fields[f], &cell->style, &money, NULL) || money.fen == 0)
                continue;
            if (guard_amount (book, cell, layer_of (block, target), money.fen, value->state == VALUE_NUMBER ? value->num : 0, &guard)) {
                votes++;
                unit = guard.unit;
            } else if (value->state == VALUE_NUMBER) {
                against++;
            }
        }
    }
    block->unit_guessed = votes > against;
    if (block->unit_guessed)
        block->unit = unit;
}

void
clip_judge (struct clip *block, const struct book *book)
{
    if (block->unit == NULL && !block->unit_read && !block->unit_chosen && !block->unit_guessed)
        guess_unit (block, book);
    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        g_ptr_array_set_size (line->cells, 0);
        for (int f = 0; line->row != NULL && line->fields[f] != NULL; f++) {
            int target = f < (int)block->field_target->len ? g_array_index (block->field_target, int, f) : -1;
            struct clip_cell *cell;
            if (target < 0)
                continue;
            cell = clip_cell_new (f, target, line->fields[f]);
            judge_cell (block, book, line, cell);
            g_ptr_array_add (line->cells, cell);
        }
    }
}

static void
compare_cell (const struct clip *block, const struct book *book, const struct cell *cell, struct clip_cell *with)
{
    const struct value *value = book_value (book, node_of (cell->index, layer_of (block, with->target) == LAYER_PRIOR));
    g_autofree char *text = with_unit (block, cell->type, &cell->style, with->original);
    g_autoptr (GError) error = NULL;
    struct money money, there = { value->num, value->half };

    g_free (with->shown);
    with->shown = book_print (book, node_of (cell->index, layer_of (block, with->target) == LAYER_PRIOR));
    if (clip_is_empty (with->original)) {
        with->verdict = value->state == VALUE_NUMBER && value->num != 0 ? CLIP_DIFFERS : CLIP_AGREES;
    } else if (!number_parse (text, &cell->style, &money, &error)) {
        with->verdict = CLIP_BAD;
        with->reason = g_strdup (error->message);
    } else if (value->state == VALUE_NUMBER ? money_match (money, there) != MONEY_DIFFERENT : money.fen == 0) {
        with->verdict = CLIP_AGREES;
    } else if (value->state == VALUE_NUMBER) {
        with->reason = gap_words (cell, money.fen - value->num);
    }
}

void
clip_compare (struct clip *block, const struct book *book)
{
    for (guint i = 0; i < block->lines->len; i++) {
        struct clip_line *line = g_ptr_array_index (block->lines, i);
        for (guint k = 0; k < line->cells->len; k++) {
            struct clip_cell *with = g_ptr_array_index (line->cells, k);
            const struct cell *cell = cell_of (block, book, line, with->target);
            if (with->verdict == CLIP_DIFFERS && cell == NULL)
                with->verdict = CLIP_NOWHERE; /* its row could not be tried */
            else if (with->verdict == CLIP_DIFFERS && !book_input (book, cell, layer_of (block, with->target)))
                compare_cell (block, book, cell, with);
        }
    }
}

GPtrArray *
clip_pairs (const struct clip *block, const struct book *book)
{
    static const char *const layers[] = { "", "@control", "@prior" };
    GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        for (guint k = 0; k < line->cells->len; k++) {
            const struct clip_cell *cell = g_ptr_array_index (line->cells, k);
            const struct clip_target *target = &g_array_index (block->targets, struct clip_target, cell->target);
            if (cell->text == NULL && !cell->na)
                continue;
            g_ptr_array_add (pairs, g_strdup_printf ("%s%s.%s.%s%s", cell->na ? "!" : "", block->section, line->row,
                                                     column_of (block, book, cell->target)->id, layers[target->layer]));
            g_ptr_array_add (pairs, g_strdup (cell->na ? "na" : cell->text));
        }
    }
    return pairs;
}

struct clip_count
clip_count (const struct clip *block)
{
    struct clip_count count = { { 0 }, 0, 0, 0 };

    for (guint i = 0; i < block->lines->len; i++) {
        const struct clip_line *line = g_ptr_array_index (block->lines, i);
        count.no_row += line->figures && !line->head && line->row == NULL;
        for (guint k = 0; k < line->cells->len; k++) {
            const struct clip_cell *cell = g_ptr_array_index (line->cells, k);
            count.n[cell->verdict]++;
            count.strokes += cell->verdict == CLIP_EMPTY && cell->original[0] != '\0';
            count.letters += cell->verdict == CLIP_BAD && cell->offer != NULL;
        }
    }
    return count;
}

char *
clip_words (const struct clip *clip, const struct clip_cell *cell)
{
    switch (cell->verdict) {
    case CLIP_NEW:
        return g_strdup (_("new figure"));
    case CLIP_CHANGE:
        return cell->reason == NULL ? g_strdup (_("changes")) : g_strdup_printf (_("changes: %s"), cell->reason);
    case CLIP_SAME:
        return g_strdup (_("the same"));
    case CLIP_AGREES:
        return g_strdup (_("computed: agrees"));
    case CLIP_DIFFERS:
        return cell->reason == NULL ? g_strdup (_("computed: differs")) : g_strdup_printf (_("computed: %s"), cell->reason);
    case CLIP_EMPTY:
        return g_strdup (cell->na ? _("empty: not applicable") : cell->text == NULL ? _("empty: kept")
                         : clip->dash == CLIP_ZERO ? _("empty: 0") : _("empty: blank"));
    case CLIP_BAD:
        return cell->offer == NULL ? g_strdup (cell->reason) : g_strdup_printf (_("letters? %s"), cell->offer);
    case CLIP_NOWHERE:
        break;
    }
    return g_strdup (_("no such cell"));
}

const char *
clip_match_words (const struct clip_line *line)
{
    switch (line->match) {
    case CLIP_BY_CODE:
        return line->added ? _("new row") : _("by code");
    case CLIP_BY_ORDER:
        return line->added ? _("new row") : _("by order");
    case CLIP_BY_HAND:
        return _("by hand");
    case CLIP_BY_LABEL:
        return "";
    case CLIP_NO_ROW:
        break;
    }
    return line->twice ? _("code twice") : _("no row");
}

char *
clip_unit_words (const struct clip *clip, const struct book *book)
{
    const struct book_section *section = book_section (book, clip->section);
    const char *own = section->form->unit != NULL ? section->form->unit : book_form (book)->unit;

    if (clip->unit_guessed)
        return g_strdup_printf (_("%s, to judge by the figures that stand here"), clip->unit);
    if (clip->unit_chosen)
        return g_strdup_printf (_("%s, as chosen"), clip->unit);
    if (clip->unit_read)
        return g_strdup_printf (_("%s, as the heads say"), clip->unit);
    return g_strdup_printf (_("%s, that of the form: the heads say none"), clip->unit != NULL ? clip->unit : own);
}
