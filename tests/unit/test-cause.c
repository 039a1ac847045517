/* Likely causes: what one slip in a correct table would be told, and that two that would do say nothing.  The figures are those
 * of the published 三公 table: 18.78 + 7.64 = 26.42, last year 9.24. */
#include "core/cause.h"
#include "core/typo.h"
#include "formfile/formfile.h"
#include "tests/lib/pieces.h"

#include <locale.h>
#include <string.h>

static struct form *form;

static void
set (struct book *book, const char *pair)
{
    g_auto (GStrv) part = g_strsplit (pair, "=", 2);
    g_auto (GStrv) name = g_strsplit (part[0], ".", 3);
    enum layer layer;

    if (book_find (book, part[0], &layer, NULL) == NULL) /* a code that has no row yet */
        add_row (book, name[0], name[1]);
    type_cell (book, part[0], part[1]);
}

static struct book *
sangong (const char *more)
{
    static const char *const plain[] = { "sangong.abroad.final=0",   "sangong.purchase.final=18.78",     "sangong.upkeep.final=7.64",
                                         "sangong.reception.final=0", "sangong.abroad.final@prior=0",     "sangong.purchase.final@prior=1.63",
                                         "sangong.upkeep.final@prior=7.61", "sangong.reception.final@prior=0" };
    struct book *book = book_new (form, 2022, NULL);
    g_auto (GStrv) pairs = g_strsplit (more, " ", -1);

    for (size_t i = 0; i < G_N_ELEMENTS (plain); i++)
        set (book, plain[i]);
    for (char **pair = pairs; *pair != NULL; pair++)
        set (book, *pair);
    return book;
}

static const struct finding *
find (struct book *book, const char *rule, const char *cell)
{
    const GPtrArray *findings = book_findings (book);

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (strcmp (finding->rule, rule) == 0 && strcmp (finding->cell, cell) == 0)
            return finding;
    }
    return NULL;
}

static char *
told (GPtrArray *causes)
{
    GString *text = g_string_new (NULL);

    for (guint i = 0; i < causes->len; i++) {
        const struct cause *cause = g_ptr_array_index (causes, i);
        g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", cause_names[cause->kind], cause->address, cause->text);
        if (cause->other != NULL)
            g_string_append_printf (text, " (%s)", cause->other);
    }
    return g_string_free (text, FALSE);
}

static const struct {
    const char *set;
    const char *rule, *cell;
    const char *told;
} cases[] = {
    /* 26.42 -> 24.62; no swap in 18.78 or 7.64 gives 1.80 */
    { "sangong.total.final@control=24.62", "sangong.control", "sangong.total.final", "swapped sangong.total.final@control 26.42" },
    /* 7.46 for 7.64 in the part, or 26.24 for 26.42 in the total: both balance, so neither is told */
    { "sangong.total.final@control=26.24", "sangong.control", "sangong.total.final", "" },
    { "sangong.total.final@control=2.42", "sangong.control", "sangong.total.final", "digit sangong.total.final@control 26.42" },
    { "sangong.total.final@control=266.42", "sangong.control", "sangong.total.final", "digit sangong.total.final@control 26.42" },
    { "sangong.upkeep.final=-7.64 sangong.total.final@control=26.42", "sangong.control", "sangong.total.final",
      "sign sangong.upkeep.final 7.64" },
    { "sangong.upkeep.final=76.4 sangong.total.final@control=26.42", "sangong.control", "sangong.total.final",
      "point sangong.upkeep.final 7.64" },
    { "sangong.purchase.final=187800 sangong.total.final@control=26.42", "sangong.control", "sangong.total.final",
      "unit sangong.purchase.final 18.78" },
    /* 元 typed with its unit stays in 元 */
    { "sangong.purchase.final=187800元 sangong.upkeep.final=67400元 sangong.total.final@control=26.42", "sangong.control",
      "sangong.total.final", "swapped sangong.upkeep.final 76400元" },
    /* 52.84 = 26.42 + the subtotal 26.42 */
    { "sangong.reception.final=1 sangong.total.final@control=53.84", "sangong.control", "sangong.total.final",
      "parent sangong.total.final@control 27.42 (sangong.vehicles.final)" },
    { "sangong.reception.final=1.5 sangong.total.final@control=26.42", "sangong.control", "sangong.total.final",
      "omitted sangong.total.final@control 27.92 (sangong.reception.final)" },
    { "sangong.reception.final=1.5 sangong.total.final@control=29.42", "sangong.control", "sangong.total.final",
      "doubled sangong.total.final@control 27.92 (sangong.reception.final)" },
    /* upkeep has the figure of purchase above it */
    { "sangong.upkeep.final=18.78 sangong.total.final@control=26.42", "sangong.control", "sangong.total.final",
      "" },
    /* the budget was typed in the column beside it */
    { "sangong.purchase.adjusted=19 sangong.upkeep.adjusted=5.11 sangong.upkeep.final=5.11 sangong.total.final@control=26.42",
      "sangong.control", "sangong.total.final", "neighbour sangong.upkeep.final 7.64 (sangong.upkeep.adjusted)" },
    /* the budget of 18.78 beside it is right: in other rows, too, budget and final agree */
    { "sangong.abroad.adjusted=0 sangong.purchase.adjusted=18.78 sangong.upkeep.final=6.47 sangong.total.final@control=26.42",
      "sangong.control", "sangong.total.final", "" },
    /* the report of 2022: the change of the whole, 17.18, was copied as the change of purchase */
    { "sangong.purchase.final@prior=1.60 sangong.total.final@prior=9.24", "sangong.changes", "sangong.total.final",
      "copied sangong.purchase.final@prior 1.63 (sangong.total.final@prior)" },
};

static void
test_cases (void)
{
    for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
        struct book *book = sangong (cases[i].set);
        const struct finding *finding = find (book, cases[i].rule, cases[i].cell);
        g_test_message ("%s", cases[i].set);
        g_assert_nonnull (finding);
        g_autoptr (GPtrArray) causes = finding_causes (book, finding);
        g_autofree char *text = told (causes);
        g_assert_cmpstr (text, ==, cases[i].told);
        g_assert_true (find (book, cases[i].rule, cases[i].cell) == finding); /* lent findings stay good */
        for (guint k = 0; k < causes->len; k++) { /* the promise: it balances */
            const struct cause *cause = g_ptr_array_index (causes, k);
            g_autofree char *pair = g_strconcat (cause->address, "=", cause->text, NULL);
            struct book *other = sangong (cases[i].set);
            set (other, pair);
            g_assert_null (find (other, cases[i].rule, cases[i].cell));
            book_free (other);
        }
        book_free (book);
    }
}

static void
test_none (void)
{
    struct book *book = sangong ("sangong.upkeep.adjusted=7.00 sangong.total.final@control=29.99");

    /* a limit is no equation; a difference of 3.57 is nobody's slip */
    g_autoptr (GPtrArray) limit = finding_causes (book, find (book, "sangong.over_budget", "sangong.upkeep.final"));
    g_assert_cmpuint (limit->len, ==, 0);
    g_autoptr (GPtrArray) sum = finding_causes (book, find (book, "sangong.control", "sangong.total.final"));
    g_assert_cmpuint (sum->len, ==, 0);
    book_free (book);
}

static void
test_typos (void)
{
    static const struct {
        enum typo typo;
        const char *figure;
        int places;
        const char *meant; /* all of them, "" none; NULL not looked at */
        const char *one;   /* one of them */
    } rows[] = {
        { TYPO_SWAPPED, "19.56", 2, "91.56 15.96 19.65", NULL },
        { TYPO_SWAPPED, "18.7", 2, "81.7 17.8 18.07", NULL },
        { TYPO_SIGN, "-13.57", 2, "13.57", NULL },
        { TYPO_SIGN, "0.00", 2, "", NULL },
        { TYPO_POINT, "7.64", 2, "76.4 764", NULL },
        { TYPO_POINT, "30", 2, "0.3 3 300 3000", NULL },
        { TYPO_UNIT, "187800", 2, "1878000000 18.78", NULL },
        { TYPO_DIGIT, "8.78", 2, NULL, "18.78" },
        { TYPO_DIGIT, "18.7", 2, NULL, "18.78" },
        { TYPO_DIGIT, "118.78", 2, NULL, "18.78" },
        { TYPO_DIGIT, "18", 0, NULL, "188" },
        { TYPO_DIGIT, "1,8", 2, "", NULL },
    };

    for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (GPtrArray) meant = typo_meant (rows[i].typo, rows[i].figure, rows[i].places);
        bool found = false;
        for (guint k = 0; k < meant->len; k++)
            found |= g_strcmp0 (g_ptr_array_index (meant, k), rows[i].one) == 0;
        g_test_message ("%s", rows[i].figure);
        g_assert_true (rows[i].one == NULL || found);
        g_ptr_array_add (meant, NULL);
        g_autofree char *all = g_strjoinv (" ", (char **)meant->pdata);
        if (rows[i].meant != NULL)
            g_assert_cmpstr (all, ==, rows[i].meant);
        g_ptr_array_set_size (meant, (gint)meant->len - 1);
    }
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;

    setlocale (LC_ALL, "");
    g_test_init (&argc, &argv, NULL);
    form = formfile_load ("jiangxi-2022", &error);
    g_assert_no_error (error);
    g_test_add_func ("/cause/typos", test_typos);
    g_test_add_func ("/cause/cases", test_cases);
    g_test_add_func ("/cause/none", test_none);
    int failed = g_test_run ();
    form_free (form);
    return failed;
}
