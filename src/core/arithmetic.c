/* Arithmetic typed into a cell: read and computed in one go, exactly.  Knows no screen. */
#include "core/arithmetic.h"
#include "core/book-help.h"
#include "core/book-private.h"
#include "core/expr-private.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_DEPTH 50
#define LOST_PLACES 4 /* shown behind the decimals of the cell */

struct reader {
    const struct book *book; /* NULL: cells are not understood */
    const struct cell *cell;
    enum layer layer;
    const char *text;
    const char *at;
    int depth;
    int calls;    /* depth of sum( ): a comma there parts arguments */
    bool factor;  /* an operand of * or / is being read */
    bool coerced; /* a plain figure was taken in the cell's unit */
    bool scaled;  /* something was multiplied or divided */
    bool cells;   /* names a cell */
    GError **error;
    bool failed;
};

static struct value G_GNUC_PRINTF (3, 4)
reader_fail (struct reader *reader, const char *where, const char *format, ...)
{
    va_list args;
    g_autofree char *what = NULL;

    if (!reader->failed) {
        va_start (args, format);
        what = g_strdup_vprintf (format, args);
        va_end (args);
        g_set_error (reader->error, BOOK_ERROR, BOOK_ERROR_VALUE, _("character %d of “%s”: %s"),
                     (int)g_utf8_pointer_to_offset (reader->text, where) + 1, reader->text, what);
    }
    reader->failed = true;
    return value_number (TYPE_COUNT, 0, 0);
}

/* Full-width signs and letters as their plain twins; addresses in [ ] stay as they are. */
static char *
plain_text (const char *text)
{
    GString *plain = g_string_new (NULL);
    bool inside = false;

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
        gunichar c = g_utf8_get_char (p);
        if (inside && c != ']' && c != 0xff3d && c != 0x3011) {
            g_string_append_unichar (plain, c);
            continue;
        }
        if (c >= 0xff01 && c <= 0xff5e)
            c -= 0xff01 - '!';
        else if (c == 0x3000)
            c = ' ';
        else if (c == 0x00d7)
            c = '*';
        else if (c == 0x00f7)
            c = '/';
        else if (c == 0x2212)
            c = '-';
        else if (c == 0x3010)
            c = '[';
        else if (c == 0x3011)
            c = ']';
        else if (c == 0x3002)
            c = '.';
        inside = c == '[';
        g_string_append_unichar (plain, c);
    }
    return g_string_free (plain, FALSE);
}

static void
skip_blanks (struct reader *reader)
{
    while (*reader->at == ' ')
        reader->at++;
}

static bool
take (struct reader *reader, char sign)
{
    skip_blanks (reader);
    if (*reader->at != sign)
        return false;
    reader->at++;
    return true;
}

/* Figures. */

static bool
is_mark (const struct reader *reader)
{
    const char *p = reader->at;

    return reader->calls == 0 && *p == ',' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) &&
           !g_ascii_isdigit (p[4]);
}

/* Digits with at most one point, as a fraction. */
static struct value
read_digits (struct reader *reader)
{
    const char *start = reader->at;
    struct value value = value_number (TYPE_COUNT, 0, 0);
    bool point = false;

    for (; g_ascii_isdigit (*reader->at) || *reader->at == '.' || is_mark (reader); reader->at++) {
        if (*reader->at == ',')
            continue;
        if (*reader->at == '.' && point)
            return reader_fail (reader, reader->at, _("a second point stands here: type only one"));
        if (*reader->at == '.') {
            point = true;
            continue;
        }
        if (value.num > (INT64_MAX - 9) / 10 || (point && value.den > INT64_MAX / 10))
            return reader_fail (reader, start, _("the number is too large"));
        value.num = value.num * 10 + (*reader->at - '0');
        value.den *= point ? 10 : 1;
    }
    return value;
}

/* The unit behind a figure, as number_parse takes it: its steps, 0 none. */
static int64_t
read_unit (struct reader *reader)
{
    static const char *const words[] = { "百万元", "百万", "千元", "万元", "亿元", "千", "万", "亿", "元", "分" };
    static const struct {
        char letter;
        const char *unit;
    } letters[] = { { 'y', "元" }, { 'q', "千元" }, { 'w', "万元" }, { 'e', "亿元" } };

    for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
        if (g_str_has_prefix (reader->at, words[i])) {
            reader->at += strlen (words[i]);
            return money_unit (words[i]);
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
        if (g_ascii_tolower (*reader->at) == letters[i].letter && !g_ascii_isalnum (reader->at[1])) {
            reader->at++;
            return money_unit (letters[i].unit);
        }
    }
    return 0;
}

/* Half the step in which a figure with a unit is known, as number_parse has it: `den` says how many decimals were typed. */
static int64_t
unit_half (const struct reader *reader, int64_t den, int64_t unit)
{
    int64_t step = unit;

    if (unit <= 100)
        return 0;
    for (; den > 1 && step > 1; den /= 10)
        step /= 10;
    return MIN (step / 2, number_half_step (&reader->cell->style));
}

static struct value
read_number (struct reader *reader)
{
    const char *start = reader->at;
    struct value value = read_digits (reader);
    int64_t unit = reader->cell->type == TYPE_MONEY ? read_unit (reader) : 0;

    if (unit > 0) {
        struct value one = value_number (TYPE_MONEY, unit, 0);
        int64_t half = value.num == 0 ? 0 : unit_half (reader, value.den, unit);
        value = number_operate (OP_MULTIPLY, &value, &one);
        value.half = half;
    }
    if (take (reader, '%') && (reader->cell->type != TYPE_PERCENT || reader->factor)) {
        struct value hundred = value_number (TYPE_COUNT, 100, 0);
        value = number_operate (OP_DIVIDE, &value, &hundred);
        reader->scaled = true;
    }
    if (value.state != VALUE_NUMBER)
        return reader_fail (reader, start, _("the number is too large"));
    return value;
}

/* Cells. */

static struct value
load (struct reader *reader, const char *where, int node)
{
    const struct value *value = book_value (reader->book, node);
    const struct cell *cell = book_cell (reader->book, node_cell (node));

    g_autofree char *name = NULL;

    reader->cells = true;
    if (value->state == VALUE_NUMBER)
        return *value;
    if (value->state == VALUE_NA)
        return value_number (TYPE_COUNT, 0, 0);
    name = book_cell_name (cell, node_prior (node), NULL);
    if (value->state == VALUE_TEXT)
        return reader_fail (reader, where, _("%s is a text, not a figure"), name);
    return reader_fail (reader, where, _("%s is blank; fill it in first"), name);
}

/* The n-th row as the screen numbers it: by 行次 where the form has them, else counted. */
static const struct book_row *
row_at (const struct book_section *section, int n)
{
    g_autofree char *line = g_strdup_printf ("%d", n);
    bool lined = false;

    for (guint i = 0; i < section->rows->len; i++) {
        const struct book_row *row = g_ptr_array_index (section->rows, i);
        if (row->form != NULL && row->form->line != NULL) {
            lined = true;
            if (strcmp (row->form->line, line) == 0)
                return row;
        }
    }
    return !lined && n >= 1 && n <= (int)section->rows->len ? g_ptr_array_index (section->rows, (guint)n - 1) : NULL;
}

static int
column_at (const struct book_section *section, int n)
{
    g_autofree char *index = g_strdup_printf ("%d", n);
    const GPtrArray *columns = section->form->columns;

    for (guint i = 0; i < columns->len; i++)
        if (g_strcmp0 (((const struct column *)g_ptr_array_index (columns, i))->index, index) == 0)
            return (int)i;
    return n >= 1 && n <= (int)columns->len ? n - 1 : -1;
}

static int
own_column (const struct cell *cell)
{
    guint index = 0;

    g_ptr_array_find (cell->section->form->columns, cell->column, &index);
    return (int)index;
}

static int
read_int (struct reader *reader)
{
    int n = 0;

    for (; g_ascii_isdigit (*reader->at) && n < 100000; reader->at++)
        n = n * 10 + (*reader->at - '0');
    return n;
}

/* r5 or r5c3: row and column indices; false after a complaint. */
static bool
read_place (struct reader *reader, int *row, int *column)
{
    const char *start = reader->at;
    const struct book_section *section = reader->cell->section;
    const struct book_row *found;

    reader->at++;
    found = row_at (section, read_int (reader));
    *column = own_column (reader->cell);
    if (g_ascii_tolower (*reader->at) == 'c' && g_ascii_isdigit (reader->at[1])) {
        reader->at++;
        *column = column_at (section, read_int (reader));
    }
    if (found == NULL || *column < 0) {
        g_autofree char *name = g_strndup (start, (gsize)(reader->at - start));
        reader_fail (reader, start, _("this form has no %s: r5 is its fifth row, c3 its third column"), name);
        return false;
    }
    *row = book_row_index (section, found->id);
    return true;
}

static struct value
load_place (struct reader *reader, const char *where, int row, int column)
{
    const struct book_row *of = g_ptr_array_index (reader->cell->section->rows, (guint)row);

    if (of->cell[column] < 0)
        return reader_fail (reader, where, _("this row has no such column"));
    return load (reader, where, node_of (of->cell[column], reader->layer == LAYER_PRIOR));
}

static bool
is_place (const struct reader *reader)
{
    return reader->book != NULL && g_ascii_tolower (*reader->at) == 'r' && g_ascii_isdigit (reader->at[1]);
}

static struct value
read_bracket (struct reader *reader)
{
    const char *start = reader->at;
    const char *end = strchr (start, ']');
    g_autofree char *address = NULL;
    g_autoptr (GError) error = NULL;
    enum layer layer = LAYER_VALUE;
    const struct cell *cell;

    if (end == NULL)
        return reader_fail (reader, start, _("a bracket that is not closed with ]"));
    address = g_strndup (start + 1, (gsize)(end - start - 1));
    cell = book_find (reader->book, address, &layer, &error);
    reader->at = end + 1;
    if (cell == NULL)
        return reader_fail (reader, start, "%s", error->message);
    if (layer == LAYER_CONTROL && cell->control.state == ENTRY_VALUE) {
        reader->cells = true;
        return value_number (cell->type, cell->control.num, cell->control.half);
    }
    return load (reader, start, node_of (cell->index, layer == LAYER_PRIOR));
}

const struct cell *
book_budget_cell (const struct book *book, const struct cell *cell)
{
    const char *id = cell->section->form->budget;
    const struct cell *budget = id == NULL ? NULL : book_cell_at (book, cell->section->form->id, cell->row->id, id);

    return budget == cell ? NULL : budget;
}

/* The form's words for figures that belong to this cell. */
static bool
read_word (struct reader *reader, struct value *value)
{
    const struct form *form = reader->book == NULL ? NULL : book_form (reader->book);
    const char *start = reader->at;
    const struct cell *budget;

    if (form != NULL && form->prior_word != NULL && g_str_has_prefix (start, form->prior_word)) {
        reader->at += strlen (form->prior_word);
        *value = load (reader, start, node_of (reader->cell->index, true));
        return true;
    }
    if (form == NULL || form->budget_word == NULL || !g_str_has_prefix (start, form->budget_word))
        return false;
    reader->at += strlen (form->budget_word);
    budget = book_budget_cell (reader->book, reader->cell);
    *value = budget != NULL ? load (reader, start, node_of (budget->index, reader->layer == LAYER_PRIOR))
                            : reader_fail (reader, start, _("this form has no budget beside this figure"));
    return true;
}

/* Operators. */

static struct value read_sum (struct reader *reader);

/* A plain figure beside an amount is in the cell's unit. */
static void
coerce (struct reader *reader, struct value *value)
{
    struct value unit = value_number (reader->cell->type, reader->cell->style.scale, 0);

    if (value->type != TYPE_COUNT || reader->cell->type == TYPE_COUNT)
        return;
    *value = number_operate (OP_MULTIPLY, value, &unit);
    reader->coerced = true;
}

static struct value
operate (struct reader *reader, const char *where, enum op op, struct value a, struct value b)
{
    struct value result;

    if (op == OP_ADD || op == OP_SUBTRACT) {
        if (a.type != b.type) {
            coerce (reader, &a);
            coerce (reader, &b);
        }
    } else {
        reader->scaled = true;
    }
    result = number_operate (op, &a, &b);
    if (result.state == VALUE_NUMBER)
        return result;
    if (op == OP_DIVIDE && b.num == 0)
        return reader_fail (reader, where, _("this divides by 0"));
    return reader_fail (reader, where, result.why == WHY_TYPE ? _("these two do not go together")
                                                              : _("the result is too large"));
}

/* What stands between brackets of sum( ): a range of rows, or any expression. */
static struct value
read_range (struct reader *reader)
{
    const char *start = reader->at;
    int row, column, last_row, last_column;
    struct value sum = value_number (reader->cell->type, 0, 0);

    if (!read_place (reader, &row, &column))
        return sum;
    if (!take (reader, ':')) {
        reader->at = start;
        return read_sum (reader);
    }
    skip_blanks (reader);
    if (!is_place (reader))
        return reader_fail (reader, reader->at, _("a row is expected behind the colon, such as r7"));
    if (!read_place (reader, &last_row, &last_column))
        return sum;
    reader->cells = true;
    for (int r = MIN (row, last_row); r <= MAX (row, last_row); r++) {
        for (int c = MIN (column, last_column); c <= MAX (column, last_column); c++) {
            const struct book_row *of = g_ptr_array_index (reader->cell->section->rows, (guint)r);
            const struct value *value =
                of->cell[c] < 0 ? NULL : book_value (reader->book, node_of (of->cell[c], reader->layer == LAYER_PRIOR));
            if (value != NULL && value->state == VALUE_NUMBER && of->cell[c] != reader->cell->index)
                sum = operate (reader, start, OP_ADD, sum, *value);
        }
    }
    return sum;
}

static struct value
read_call (struct reader *reader)
{
    struct value sum = value_number (TYPE_COUNT, 0, 0);
    bool first = true;

    reader->calls++;
    do {
        struct value part;
        const char *where = reader->at;
        skip_blanks (reader);
        part = is_place (reader) ? read_range (reader) : read_sum (reader);
        sum = first ? part : operate (reader, where, OP_ADD, sum, part);
        first = false;
    } while (!reader->failed && take (reader, ','));
    reader->calls--;
    if (!reader->failed && !take (reader, ')'))
        reader_fail (reader, reader->at, _("“%s” is expected"), ")");
    return sum;
}

static struct value
read_operand (struct reader *reader)
{
    struct value value = value_number (TYPE_COUNT, 0, 0);
    g_autofree char *found = NULL;
    int row, column;
    const char *start;

    skip_blanks (reader);
    start = reader->at;
    if (reader->failed)
        return value;
    if (++reader->depth > MOST_DEPTH) {
        value = reader_fail (reader, start, _("too many brackets"));
    } else if (take (reader, '-')) {
        value = read_operand (reader);
        value.num = -value.num;
    } else if (take (reader, '+')) {
        value = read_operand (reader);
    } else if (take (reader, '(')) {
        bool factor = reader->factor;
        reader->factor = false;
        value = read_sum (reader);
        reader->factor = factor;
        if (!reader->failed && !take (reader, ')'))
            value = reader_fail (reader, reader->at, _("“%s” is expected"), ")");
    } else if (g_ascii_isdigit (*start) || (*start == '.' && g_ascii_isdigit (start[1]))) {
        value = read_number (reader);
    } else if (reader->book != NULL && *start == '[') {
        value = read_bracket (reader);
    } else if (is_place (reader)) {
        if (read_place (reader, &row, &column))
            value = load_place (reader, start, row, column);
    } else if (g_ascii_strncasecmp (start, "sum(", 4) == 0) {
        reader->at += 4;
        value = read_call (reader);
    } else if (!read_word (reader, &value)) {
        found = g_utf8_substring (start, 0, *start == '\0' ? 0 : 1);
        value = *start == '\0' ? reader_fail (reader, start, _("a figure is missing here"))
                               : reader_fail (reader, start, _("“%s” has no meaning here"), found);
    }
    reader->depth--;
    return value;
}

static struct value
read_product (struct reader *reader)
{
    struct value left = read_operand (reader);

    while (!reader->failed) {
        const char *where;
        enum op op;
        skip_blanks (reader);
        where = reader->at;
        op = *where == '*' ? OP_MULTIPLY : OP_DIVIDE;
        if (*where != '*' && *where != '/')
            break;
        reader->at++;
        reader->factor = true;
        left = operate (reader, where, op, left, read_operand (reader));
        reader->factor = false;
    }
    return left;
}

static struct value
read_sum (struct reader *reader)
{
    struct value left = read_product (reader);

    while (!reader->failed) {
        const char *where;
        skip_blanks (reader);
        where = reader->at;
        if (*where != '+' && *where != '-')
            break;
        reader->at++;
        left = operate (reader, where, *where == '+' ? OP_ADD : OP_SUBTRACT, left, read_product (reader));
    }
    return left;
}

/* The result as the cell stores it. */

/* What lies between the fraction and the rounded figure, a few places beyond the cell's; NULL nothing. */
static char *
lost_part (const struct cell *cell, const struct value *value, int64_t num)
{
    int128 rest = (int128)value->num - (int128)num * value->den;
    int128 den = (int128)value->den * cell->style.scale;
    int places = cell->style.decimals + LOST_PLACES;
    g_autoptr (GString) text = g_string_new (rest < 0 ? "-0." : "0.");

    if (rest == 0)
        return NULL;
    rest = rest < 0 ? -rest : rest;
    for (int i = 0; i < places && rest > 0; i++) {
        rest *= 10;
        g_string_append_c (text, (char)('0' + (int)(rest / den)));
        rest %= den;
    }
    return g_strdup (text->str);
}

static bool
settle (struct reader *reader, struct value value, struct arithmetic *out)
{
    const struct cell *cell = reader->cell;
    bool rounds;
    int64_t num;

    coerce (reader, &value);
    if (value.state != VALUE_NUMBER) {
        reader_fail (reader, reader->text, _("the result is too large"));
        return false;
    }
    rounds = cell->type != TYPE_MONEY || reader->coerced || (reader->scaled && value.half != 0);
    if (value.type != cell->type || !number_divide (value.num, value.den, &num)) {
        reader_fail (reader, reader->text, _("the expression does not give a figure for this cell"));
        return false;
    }
    out->num = rounds ? number_printed (num, &cell->style) : num;
    if (rounds && value.den != 1) { /* one rounding, not two */
        int64_t step = MAX (1, 2 * number_half_step (&cell->style)), whole;
        if (number_divide (value.num, (int128)value.den * step, &whole))
            out->num = whole * step;
    }
    out->half = !rounds ? value.half : out->num == 0 ? 0 : number_half_step (&cell->style);
    out->lost = lost_part (cell, &value, out->num);
    return true;
}

static const char *
behind_equals (const char *plain)
{
    while (*plain == '=' || *plain == ' ')
        plain++;
    return plain;
}

static struct value
present_value (struct reader *reader)
{
    const struct entry *entry = book_entry (reader->cell, reader->layer);

    if (entry->state != ENTRY_VALUE || entry->text != NULL)
        return value_number (reader->cell->type, 0, 0);
    return value_number (reader->cell->type, entry->num, entry->half);
}

static bool
reader_run (struct reader *reader, bool relative, struct value *value)
{
    *value = relative ? present_value (reader) : value_number (TYPE_COUNT, 0, 0);
    if (!relative) {
        *value = read_sum (reader);
    } else {
        while (!reader->failed && (*reader->at == '+' || *reader->at == '-')) {
            const char *where = reader->at++;
            *value = operate (reader, where, *where == '+' ? OP_ADD : OP_SUBTRACT, *value, read_product (reader));
            skip_blanks (reader);
        }
    }
    skip_blanks (reader);
    if (!reader->failed && *reader->at != '\0') {
        g_autofree char *found = g_utf8_substring (reader->at, 0, 1);
        reader_fail (reader, reader->at, _("“%s” has no meaning here"), found);
    }
    return !reader->failed;
}

bool
arithmetic_is (const char *text)
{
    return text[0] == '=' || g_str_has_prefix (text, "＝");
}

bool
arithmetic_compute (const struct book *book, const struct cell *cell, enum layer layer, const char *text,
                    struct arithmetic *out, GError **error)
{
    g_autofree char *plain = plain_text (text);
    struct reader reader = { .book = book, .cell = cell, .layer = layer, .text = plain, .error = error };
    struct value value;
    bool relative;

    memset (out, 0, sizeof *out);
    reader.at = behind_equals (plain);
    relative = book != NULL && (*reader.at == '+' || *reader.at == '-');
    if (!reader_run (&reader, relative, &value) || !settle (&reader, value, out))
        return false;
    if (relative && book_entry (cell, layer)->state == ENTRY_VALUE) {
        g_autofree char *old = number_exact ((struct money){ book_entry (cell, layer)->num, book_entry (cell, layer)->half },
                                             &cell->style);
        out->raw = g_strdup_printf ("=%s%s", old, behind_equals (plain));
    } else {
        out->raw = g_strdup (text);
    }
    return true;
}

bool
arithmetic_is_plain (const char *text)
{
    static const struct cell any = { .type = TYPE_MONEY };
    struct cell cell = any;
    struct arithmetic result;
    bool plain;

    cell.style = number_style (TYPE_MONEY, "万元", 2, false);
    plain = arithmetic_compute (NULL, &cell, LAYER_VALUE, text, &result, NULL);
    g_free (result.raw);
    g_free (result.lost);
    return plain;
}
