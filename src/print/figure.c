/* Printed figures and the sums among them.  Knows no file format. */
#include "figure.h"

#include <string.h>

enum { MOST_DIGITS = 15, MOST_DECIMALS = 6, MOST_ARGUMENTS = 100 };

/* Digits, perhaps with thousands marks at the right places; returns what comes behind. */
static const char *
figure_whole (const char *c, struct figure *figure, int *count)
{
    int since = -1;
    for (; g_ascii_isdigit (*c) || (*c == ',' && *count > 0 && (since < 0 ? *count <= 3 : since == 3)); c++) {
        if (*c == ',') {
            since = 0;
            figure->marks = true;
            continue;
        }
        since += since >= 0;
        if (++*count > MOST_DIGITS)
            return NULL;
        figure->digits = figure->digits * 10 + (*c - '0');
    }
    return *count > 0 && (since < 0 || since == 3) ? c : NULL;
}

bool
figure_parse (const char *text, struct figure *figure)
{
    bool negative = *text == '-';
    int count = 0;
    *figure = (struct figure){ .digits = 0 };
    const char *c = figure_whole (negative ? text + 1 : text, figure, &count);
    if (c && *c == '.')
        for (c++; g_ascii_isdigit (*c); c++) {
            if (++count > MOST_DIGITS || ++figure->decimals > MOST_DECIMALS)
                return false;
            figure->digits = figure->digits * 10 + (*c - '0');
        }
    if (!c)
        return false;
    figure->percent = *c == '%';
    figure->digits = negative ? -figure->digits : figure->digits;
    return strcmp (figure->percent ? c + 1 : c, "") == 0;
}

/* A figure as "0.00", "#,##0.00" or with a % behind: what the report shows. */
char *
figure_format (const struct figure *figure)
{
    GString *out = g_string_new (figure->marks ? "#,##0" : "0");
    if (figure->decimals > 0)
        g_string_append_printf (out, ".%0*d", figure->decimals, 0);
    g_string_append (out, figure->percent ? "%" : "");
    return g_string_free (g_string_append (out, "_ "), FALSE); /* "_ " keeps a blank's width from the line */
}

/* Both are whole numbers below 2^53, so the quotient is the number nearest to the printed figure. */
double
figure_number (const struct figure *figure)
{
    int64_t one = figure->percent ? 100 : 1;
    for (int i = 0; i < figure->decimals; i++)
        one *= 10;
    return (double) figure->digits / (double) one;
}

/* Sums */

struct addend {
    const struct grid_cell *cell;
    bool minus;
};

static gint
figure_compare (gconstpointer a, gconstpointer b)
{
    const struct addend *one = a, *two = b;
    if (one->minus != two->minus)
        return one->minus ? 1 : -1;
    if (one->cell->column != two->cell->column)
        return one->cell->column < two->cell->column ? -1 : 1;
    return (one->cell->row > two->cell->row) - (one->cell->row < two->cell->row);
}

/* Whether the printed addends make the printed sum; blanks count as nothing, as they do in a spreadsheet. */
static bool
figure_adds_up (const GArray *addends, const struct grid_cell *cell)
{
    struct figure sum, figure;
    if (!figure_parse (cell->text, &sum))
        return false;
    int64_t total = 0;
    for (guint i = 0; i < addends->len; i++) {
        const struct addend *addend = &g_array_index (addends, struct addend, i);
        if (*addend->cell->text == '\0')
            continue;
        if (!figure_parse (addend->cell->text, &figure) || figure.decimals != sum.decimals || figure.percent != sum.percent)
            return false;
        total += addend->minus ? -figure.digits : figure.digits; /* 15 digits each: room for thousands of them */
    }
    return total == sum.digits;
}

static GArray *
figure_addends (const struct places *places, const struct grid_cell *cell)
{
    GArray *addends = g_array_new (FALSE, FALSE, sizeof (struct addend));
    bool all = true;
    for (guint i = 0; all && i < cell->terms->len; i++) {
        const struct term *term = &g_array_index (cell->terms, struct term, i);
        struct addend addend = { .cell = places_of_node (places, term->node), .minus = term->minus };
        all = addend.cell != NULL && addend.cell != cell;
        if (all)
            g_array_append_val (addends, addend);
    }
    g_array_sort (addends, figure_compare);
    if (all && figure_adds_up (addends, cell))
        return addends;
    g_array_unref (addends);
    return NULL;
}

/* C5 */
static void
figure_append_name (GString *out, const struct grid_cell *cell, int first_row)
{
    char letters[8];
    int n = 0;
    for (int column = cell->column + 1; column > 0 && n < (int) sizeof letters; column = (column - 1) / 26)
        letters[n++] = (char) ('A' + (column - 1) % 26);
    while (n > 0)
        g_string_append_c (out, letters[--n]);
    g_string_append_printf (out, "%d", first_row + cell->row + 1);
}

/* How many addends from `first` on stand in one run, `down` and `right` being the step from one to the next. */
static guint
figure_run (const GArray *addends, guint first, int down, int right)
{
    guint run = 1;
    for (; first + run < addends->len; run++) {
        const struct addend *a = &g_array_index (addends, struct addend, first + run - 1), *b = a + 1;
        if (a->minus != b->minus || a->cell->column + right != b->cell->column || a->cell->row + down != b->cell->row)
            break;
    }
    return run;
}

/* The arguments of SUM, C5:C9,C11, of the addends from *i on with the same sign. */
static int
figure_arguments (const GArray *addends, guint *i, bool minus, int first_row, GString *out)
{
    int arguments = 0;
    while (*i < addends->len && g_array_index (addends, struct addend, *i).minus == minus) {
        guint run = MAX (figure_run (addends, *i, 1, 0), figure_run (addends, *i, 0, 1));
        g_string_append (out, arguments++ > 0 ? "," : "");
        figure_append_name (out, g_array_index (addends, struct addend, *i).cell, first_row);
        if (run > 1) {
            g_string_append_c (out, ':');
            figure_append_name (out, g_array_index (addends, struct addend, *i + run - 1).cell, first_row);
        }
        *i += run;
    }
    return arguments;
}

char *
figure_formula (const struct places *places, const struct grid_cell *cell, int first_row)
{
    g_autoptr (GArray) addends = cell->terms ? figure_addends (places, cell) : NULL;
    if (!addends)
        return NULL;
    g_autoptr (GString) plus = g_string_new (NULL), minus = g_string_new (NULL);
    guint i = 0;
    int n_plus = figure_arguments (addends, &i, false, first_row, plus), n_minus = figure_arguments (addends, &i, true, first_row, minus);
    if (n_plus > MOST_ARGUMENTS || n_minus > MOST_ARGUMENTS)
        return NULL;
    GString *out = g_string_new ("=");
    if (n_plus > 0)
        g_string_append_printf (out, "SUM(%s)", plus->str);
    if (n_minus > 0)
        g_string_append_printf (out, "-SUM(%s)", minus->str);
    return g_string_free (out, FALSE);
}
