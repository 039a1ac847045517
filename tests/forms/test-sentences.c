/* Whatever the figures are, every sentence of every edition that is found is grammatical and true: nothing doubled, left open or
 * said with the wrong sign, no percentage over nothing, and each figure of a comparison is what a reader computes from the
 * two printed ones.  Books: blank, all 0, without last year, generated, and at random. */
#include "../lib/generate.h"

#include "core/report.h"
#include "formfile/formfile.h"

#include <locale.h>
#include <string.h>

/* What no text of a report may hold. */
static const char *const wrong[] = {
    "[{}]",
    "%\\s*%",
    "，，|。。|；；|：：|、、|，。|；。|：。|，；|：，|：；|。，|。；|（）|“”|《》",
    "^[，。；：、]",
    "[ \t](辆|批|人次|人|个|台|万元|元|分|%)",
    "(万元|元|%)(万元|元)",
    "(辆辆|批批|分分|个个)",
    "(增加|减少|增长|下降|大于|小于|超过)(\\D{0,6})-",
    "(增加|减少)0(\\.0+)?(万元|元|辆|人|批|个|。|，|；|$)",
    "完成[^，。；]{0,20}-[0-9]",
    "原因是：?([，。；]|$)",
    "(持平|均为0|可比|不作比较|不计算完成率)[）]?[，。；]主要原因",
    "(19|20)[0-9]{2}年(19|20)[0-9]{2}年",
    "-0(\\.0+)?([^0-9.]|$)",
    "nan|inf|null",
};

static GPtrArray *patterns; /* of GRegex *, as in wrong[] */

static void
patterns_make (void)
{
    patterns = g_ptr_array_new_with_free_func ((GDestroyNotify)g_regex_unref);
    for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
        g_ptr_array_add (patterns, g_regex_new (wrong[i], 0, 0, NULL));
}

/* What is wrong with a printed text; NULL nothing. */
static const char *
text_fault (const char *text)
{
    for (guint i = 0; i < patterns->len; i++)
        if (g_regex_match (g_ptr_array_index (patterns, i), text, 0, NULL))
            return wrong[i];
    return NULL;
}

/* Whether what a text announces is there: another text of the section, no heading. */
static bool
is_followed (const struct report *report, guint i)
{
    const struct block *block = g_ptr_array_index (report->blocks, i);
    const struct block *next = i + 1 < report->blocks->len ? g_ptr_array_index (report->blocks, i + 1) : NULL;

    return next != NULL && next->kind != BLOCK_HEADING && g_strcmp0 (next->section, block->section) == 0;
}

static int
check_report (struct book *book, const char *what)
{
    static const struct report_state state;
    g_autoptr (Report) report = report_build (book, &state);
    int texts = 0;

    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        const char *fault = block->text != NULL && g_strcmp0 (block->style, "stamp") != 0 ? text_fault (block->text) : NULL;
        if (fault != NULL)
            g_error ("%s, section %s: “%s” has %s", what, block->section, block->text, fault);
        if (block->text != NULL && g_str_has_suffix (block->text, "：") && !is_followed (report, i))
            g_error ("%s, section %s: “%s” and then nothing", what, block->section, block->text);
        texts += block->text != NULL;
    }
    return texts;
}

/* Figures as a reader has them */

/* A printed figure in hundredths; false where it is none. */
static bool
read_printed (const char *text, int64_t *number)
{
    const char *point = strchr (text, '.');
    char *end;

    if (point == NULL || strlen (point) != 3)
        return false;
    int64_t whole = g_ascii_strtoll (text, &end, 10);
    if (end != point)
        return false;
    int64_t part = g_ascii_strtoll (point + 1, NULL, 10);
    *number = text[0] == '-' ? whole * 100 - part : whole * 100 + part;
    return true;
}

/* part / whole in 0.01 %, rounded half away from 0; both not below 0. */
static int64_t
percent_of (int64_t part, int64_t whole)
{
    return (int64_t)(((int128)part * 20000 + whole) / ((int128)whole * 2));
}

static char *
hundredths (int64_t number)
{
    return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", number < 0 ? "-" : "", ABS (number) / 100, (int)(ABS (number) % 100));
}

/* The words of a phrase put in by another road than the program's. */
static char *
fill (const struct book *book, const char *phrase, int64_t amount, int64_t rate, const char *base)
{
    g_autofree char *year = g_strdup_printf ("%d", book_year (book) - 1);
    g_autofree char *amount_text = hundredths (amount);
    g_autofree char *plain_rate = hundredths (rate);
    g_autofree char *rate_text = g_strconcat (plain_rate, "%", NULL);
    const char *const names[] = { "{last_year}", "{amount}", "{rate}", "{unit}", "{base}", NULL };
    const char *const values[] = { year, amount_text, rate_text, book_form (book)->unit, base, NULL };
    char *text = g_strdup (phrase);

    for (int i = 0; names[i] != NULL; i++) {
        g_auto (GStrv) pieces = g_strsplit (text, names[i], -1);
        g_free (text);
        text = g_strjoinv (values[i], pieces);
    }
    return text;
}

static char *
expected_change (const struct book *book, int64_t a, int64_t b)
{
    const struct phrases *phrases = &book_form (book)->phrases;
    int64_t amount = ABS (a - b);

    if (a == b)
        return fill (book, a == 0 ? phrases->change_none : phrases->change_flat, 0, 0, "");
    if (b == 0)
        return fill (book, a > 0 ? phrases->change_new : phrases->change_new_less, amount, 0, "");
    if (b < 0)
        return fill (book, a > b ? phrases->change_more : phrases->change_less, amount, 0, "");
    return fill (book, a > b ? phrases->change_up : phrases->change_down, amount, percent_of (amount, b), "");
}

static char *
expected_gap (const struct book *book, int64_t a, int64_t b)
{
    const struct phrases *phrases = &book_form (book)->phrases;

    return fill (book, a == b ? phrases->gap_flat : a > b ? phrases->gap_up : phrases->gap_down, ABS (a - b), 0, "");
}

/* completed() and share_text() over a base that is called so. */
static char *
expected_ratio (const struct book *book, bool completed, int64_t a, int64_t b, const char *base)
{
    const struct phrases *phrases = &book_form (book)->phrases;

    if (a < 0 || b < 0)
        return fill (book, completed ? phrases->completed_minus : phrases->share_minus, 0, 0, base);
    if (b == 0)
        return fill (book, !completed ? phrases->share_none : a == 0 ? phrases->completed_none : phrases->completed_new, 0, 0, base);
    return fill (book, completed ? phrases->completed : phrases->share, 0, percent_of (a, b), base);
}

/* The last text in a formula: what the base is called. */
static char *
base_name (const char *formula)
{
    const char *end = strrchr (formula, '\'');
    const char *begin = end != NULL ? g_strrstr_len (formula, end - formula, "'") : NULL;

    return begin != NULL ? g_strndup (begin + 1, (gsize)(end - begin - 1)) : g_strdup ("");
}

/* What a cell with this formula must say of two figures; NULL where it compares nothing. */
static char *
expected (const struct book *book, const char *formula, int64_t a, int64_t b)
{
    g_autofree char *base = base_name (formula);

    if (strstr (formula, "sum(") != NULL)
        return NULL;
    if (strstr (formula, "change(") != NULL)
        return expected_change (book, a, b);
    if (strstr (formula, "gap(") != NULL)
        return expected_gap (book, a, b);
    if (strstr (formula, "completed(") != NULL || strstr (formula, "share_text(") != NULL)
        return expected_ratio (book, strstr (formula, "completed(") != NULL, a, b, base);
    if (a < 0 || b <= 0)
        return NULL;
    if (strstr (formula, "share(") != NULL || strstr (formula, "completion(") != NULL)
        return hundredths (percent_of (a, b));
    return strstr (formula, "growth(") != NULL ? hundredths (a < b ? -percent_of (b - a, b) : percent_of (a - b, b)) : NULL;
}

/* The two figures of a comparison: the amounts that its formula looks at. */
static bool
two_figures (struct book *book, const struct cell *cell, int64_t *figure)
{
    g_autoptr (GArray) operands = book_operands (book, node_of (cell->index, false));
    int n = 0;

    for (guint i = 0; i < operands->len; i++) {
        int node = g_array_index (operands, int, i);
        const struct value *value = book_value (book, node);
        if (book_cell (book, node_cell (node))->type != TYPE_MONEY)
            continue;
        g_autofree char *text = value->state == VALUE_NA ? g_strdup ("0.00") : book_print (book, node);
        if (n == 2 || !read_printed (text, &figure[n]))
            return false;
        n++;
    }
    return n == 2;
}

static int
check_comparison (struct book *book, const struct cell *cell, const char *what)
{
    int node = node_of (cell->index, false);
    enum value_state state = book_value (book, node)->state;
    int64_t figure[2];

    if ((state != VALUE_TEXT && state != VALUE_NUMBER) || !two_figures (book, cell, figure))
        return 0;
    g_autofree char *shown = book_print (book, node);
    g_autofree char *wanted = expected (book, expr_source (cell->formula->expr), figure[0], figure[1]);
    if (wanted != NULL && strcmp (shown, wanted) != 0)
        g_error ("%s, %s: “%s”, a reader computes “%s”", what, cell->address, shown, wanted);
    return wanted != NULL;
}

static int
check_book (struct book *book, const char *what)
{
    int comparisons = 0;

    g_assert_cmpint (check_report (book, what), >, 20);
    for (int i = 0; i < book_n_cells (book); i++)
        if (book_cell (book, i)->formula != NULL)
            comparisons += check_comparison (book, book_cell (book, i), what);
    return comparisons;
}

/* Books */

typedef const char *(*text_maker) (const struct cell *cell, enum layer layer, GRand *rand);

static const char *
make_zero (const struct cell *cell, enum layer layer, GRand *rand)
{
    (void)layer;
    (void)rand;
    return type_is_text (cell->type) ? NULL : "0";
}

static const char *
make_no_prior (const struct cell *cell, enum layer layer, GRand *rand)
{
    (void)cell;
    (void)rand;
    return layer == LAYER_PRIOR ? "" : NULL;
}

static const char *
make_random (const struct cell *cell, enum layer layer, GRand *rand)
{
    static const char *const amounts[] = { "", "0", "0.01", "0.0049万元", "-0.004万元", "18.78", "26.42", "105万元", "99999.99", "-3.20", "12345元", "不涉及" };
    static const char *const others[] = { "", "0", "1", "7", "98", "不涉及" };

    (void)layer;
    if (cell->type == TYPE_MONEY)
        return amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))];
    if (!type_is_text (cell->type))
        return others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))];
    if (cell->type != TYPE_TEXT || strcmp (cell->section->form->id, "unit") == 0)
        return NULL;
    return g_rand_boolean (rand) ? NULL : g_rand_boolean (rand) ? "不涉及" : "";
}

/* Types over every cell that may be typed; NULL leaves what is there. */
static void
type_all (struct book *book, text_maker make, GRand *rand)
{
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
    g_autoptr (GError) error = NULL;

    for (int i = 0; i < book_n_cells (book); i++) {
        struct cell *cell = book_cell (book, i);
        for (int layer = LAYER_VALUE; layer <= LAYER_PRIOR; layer++) {
            const char *text = layer != LAYER_CONTROL && book_input (book, cell, (enum layer)layer) ? make (cell, (enum layer)layer, rand) : NULL;
            struct entry entry = { 0 };
            if (text != NULL && book_parse (book, cell, text, &entry, NULL))
                g_ptr_array_add (items, book_item (book, cell, (enum layer)layer, &entry));
            entry_clear (&entry);
        }
    }
    book_apply (book, items, changes, &error);
    g_assert_no_error (error);
}

static struct book *
open_book (const struct form *form, int year)
{
    g_autoptr (GError) error = NULL;
    struct book *book = book_new (form, year, &error);

    g_assert_no_error (error);
    return book;
}

/* A unit in its first year compares with nothing, and nothing is left open for that. */
static void
check_first_year (const struct form *form, int year)
{
    static const struct report_state state;
    g_autoptr (Book) book = open_book (form, year);

    generate_book (book, 1, GENERATE_MIXED);
    type_all (book, make_no_prior, NULL);
    generate_type (book, "unit.first", "本年新成立");
    check_book (book, "first year");
    g_autoptr (Report) report = report_build (book, &state);
    for (guint i = 0; i < report->blocks->len; i++) {
        const struct block *block = g_ptr_array_index (report->blocks, i);
        if (block->text != NULL && strstr (block->text, form->phrases.blank) != NULL)
            g_error ("first year, section %s: “%s” is left open", block->section, block->text);
    }
}

static int
check_random (const struct form *form, int year, int seed)
{
    g_autoptr (Book) book = open_book (form, year);
    GRand *rand = g_rand_new_with_seed ((guint32)seed);
    g_autofree char *what = g_strdup_printf ("seed %d", seed);

    generate_book (book, (guint32)seed, (enum generate_rounding) (seed % 3));
    int comparisons = check_book (book, what);
    type_all (book, make_random, rand);
    comparisons += check_book (book, what);
    g_rand_free (rand);
    return comparisons;
}

static void
check_edition (gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (data, &error);
    int n_seeds = g_test_slow () ? 300 : 4;
    int comparisons = 0;

    g_assert_no_error (error);
    for (const int *year = form->years; *year != 0; year++) {
        g_autoptr (Book) blank = open_book (form, *year);
        g_autoptr (Book) zero = open_book (form, *year);
        g_autoptr (Book) alone = open_book (form, *year);
        check_book (blank, "blank");
        type_all (blank, make_zero, NULL);
        check_book (blank, "all 0");
        generate_book (zero, 1, GENERATE_MIXED);
        type_all (zero, make_zero, NULL);
        check_book (zero, "all 0, with reasons");
        generate_book (alone, 1, GENERATE_MIXED);
        type_all (alone, make_no_prior, NULL);
        check_book (alone, "without last year");
        check_first_year (form, *year);
        for (int seed = 0; seed < n_seeds; seed++)
            comparisons += check_random (form, *year, seed);
    }
    g_assert_cmpint (comparisons, >, 300);
}

/* The faults that were found in a published report are found by the patterns. */
static void
test_patterns (void)
{
    static const char *const found[] = {
        "较2021年减少-13.57万元", "较2021年增加0万元，增长0%", "增加106.79%%", "其中外事接待 批，累计接待0人次", "主要原因是：。", "购置公务用车 辆",
        "占{base}的", "决算数，，较上年", "增加0.00万元", "主要原因是", "完成年初预算的-3.00%", "决算数-0.00万元",
        "决算数与2021年持平，主要原因是：停办", "持平（均为0）。主要原因：停办", "年初预算为0，不计算完成率，主要原因是：追加",
    };
    static const char *const sound[] = {
        "较2021年减少13.57万元，下降5.54%", "增加10.00万元，增长0.05%", "外事接待0批，累计接待0人次", "收入-3.20万元", "与2021年持平（均为0）",
    };

    for (guint i = 0; i < G_N_ELEMENTS (found); i++)
        g_assert_nonnull (text_fault (found[i]));
    for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
        g_assert_null (text_fault (sound[i]));
}

int
main (int argc, char **argv)
{
    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    patterns_make ();
    g_test_add_func ("/sentences/patterns", test_patterns);
    g_autoptr (GPtrArray) editions = formfile_list ();
    for (guint i = 0; i < editions->len; i++) {
        g_autofree char *path = g_strdup_printf ("/sentences/%s", (char *)g_ptr_array_index (editions, i));
        g_test_add_data_func (path, g_ptr_array_index (editions, i), check_edition);
    }
    int failed = g_test_run ();
    g_ptr_array_unref (patterns);
    return failed;
}
