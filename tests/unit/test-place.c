/* What people type to be taken somewhere, and the help on what stands there. */
#include <string.h>

#include "core/book-help.h"
#include "core/place.h"
#include "tests/lib/pieces.h"
#include "tests/unit/small.h"

static struct book *
coded_book (void)
{
    struct book *book = small_book ();

    add_row (book, "spend", "201");
    add_row (book, "spend", "20103");
    add_row (book, "spend", "2010301");
    return book;
}

static void
test_places (void)
{
    static const struct {
        const char *typed;
        enum place_kind kind;
        const char *address;
    } rows[] = {
        { "spend", PLACE_SECTION, "spend" },
        { "公开02表", PLACE_SECTION, "spend" },
        { "公开02", PLACE_SECTION, "spend" },
        { "公开2", PLACE_SECTION, "spend" },
        { " 02 ", PLACE_SECTION, "spend" },
        { "2", PLACE_SECTION, "spend" },
        { "money.trips.final", PLACE_CELL, "money.trips.final" },
        { "money.trips.final@prior", PLACE_CELL, "money.trips.final@prior" },
        { "公开01.trips.final", PLACE_CELL, "money.trips.final" },
        { "1.2.2", PLACE_CELL, "money.trips.final" },
        { "公开01表.3.1", PLACE_CELL, "money.total.plan" },
        { "unit.name", PLACE_CELL, "unit.name" },
        { "2010301", PLACE_CELL, "spend.2010301.basic" },
        { "money.over_plan", PLACE_RULE, "money.total.final" },
        { "公开01.negative", PLACE_RULE, "money.cars.final" },
        { "第二部分", PLACE_SECTION, "money" },   /* a part is its first section */
        { "说明", PLACE_SECTION, "say" },
        { "收支", PLACE_SECTION, "money" },       /* begins so */
        { "nsjg", PLACE_SECTION, "offices" },     /* first letters */
        { "机构", PLACE_SECTION, "offices" },     /* has it somewhere */
        { "支出表", PLACE_SECTION, "spend" },     /* all of one title is more than a piece of another */
    };
    struct book *book = coded_book ();

    for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (GError) error = NULL;
        struct whereto place;

        g_test_message ("“%s”", rows[i].typed);
        g_assert_true (book_place (book, rows[i].typed, &place, &error));
        g_assert_no_error (error);
        g_assert_cmpint (place.kind, ==, rows[i].kind);
        g_assert_cmpstr (place.address, ==, rows[i].address);
        whereto_clear (&place);
    }
    small_free (book);
}

/* What a subcommand takes for a cell: as people call it, where it is none as it stands. */
static void
test_meant (void)
{
    static const char *const rows[][2] = {
        { "money.trips.final", "money.trips.final" },      { "公开01.2.2", "money.trips.final" },
        { "1.2.2", "money.trips.final" },                  { "1.trips.final@prior", "money.trips.final@prior" },
        { "spend.2010399.basic", "spend.2010399.basic" },  { "2.2010399.basic", "spend.2010399.basic" },
        { "unit.name", "unit.name" },                      { "unit", "unit" },
        { "nowhere.1.2", "nowhere.1.2" },
    };
    struct book *book = coded_book ();

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *meant = book_meant (book, rows[i][0]);
        g_assert_cmpstr (meant, ==, rows[i][1]);
    }
    small_free (book);
}

static void
test_pages (void)
{
    struct book *book = small_book ();
    struct whereto place;

    g_assert_true (book_place (book, "p9", &place, NULL));
    g_assert_cmpint (place.kind, ==, PLACE_PAGE);
    g_assert_cmpint (place.page, ==, 9);
    whereto_clear (&place);
    small_free (book);
}

/* A rule leads to where it fails. */
static void
test_failing_rule (void)
{
    struct book *book = small_book ();
    struct whereto place;

    type_cell (book, "money.cars.final", "-1");
    g_assert_true (book_place (book, "money.negative", &place, NULL));
    g_assert_cmpstr (place.rule, ==, "money.negative");
    g_assert_cmpstr (place.address, ==, "money.cars.final");
    whereto_clear (&place);
    small_free (book);
}

static void
test_nowhere (void)
{
    static const char *const rows[][2] = {
        { "", "“”" },
        { "公开03", "公开03" },
        { "3", "“3”" },
        { "p0", "p0" },
        { "p", "“p”" },
        { "1.9.9", "“公开01表” has no line “9”." }, /* the part that is not there */
        { "1.2.9", "“公开01表” has no column “9” in line “2”." },
        { "money.nothing", "“nothing”" },
        { "nothing.cars.final", "“nothing”" },
        { "2080505", "2080505" }, /* a code of the list, but of no row */
        { "没有", "没有" },
    };
    struct book *book = coded_book ();

    for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (GError) error = NULL;
        struct whereto place;

        g_test_message ("“%s”", rows[i][0]);
        g_assert_false (book_place (book, rows[i][0], &place, &error));
        g_assert_nonnull (error);
        g_assert_nonnull (strstr (error->message, rows[i][1]));
        whereto_clear (&place);
    }
    small_free (book);
}

/* Help */

/* The parts as "head: text", a line each; of an error its sentence. */
static char *
help (struct book *book, const char *text, const char *wanted_address)
{
    g_autofree char *name = NULL, *address = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) parts = book_help (book, text, &name, &address, &error);
    GString *out;

    if (parts == NULL)
        return g_strdup (error->message);
    g_assert_cmpstr (address, ==, wanted_address);
    out = g_string_new (name);
    for (guint i = 0; i < parts->len; i++) {
        const struct help_part *part = g_ptr_array_index (parts, i);
        g_string_append_printf (out, "\n%s: %s", part->head, part->text);
    }
    return g_string_free (out, FALSE);
}

static void
test_help (void)
{
    static const char *const rows[][3] = {
        { "1.1.2", "money.cars.final",
          "公开01表 车辆 决算数\nWhat this is: 收支表\n"
          "How it is made: It is typed. In 万元; with the unit behind it any other will do: 187800元, 18.78万." },
        { "公开01.total.final", "money.total.final",
          "公开01表 合计 决算数\nWhat this is: 收支表\nHow it is made: = 车辆 决算数 + 出国 决算数\n"
          "It cannot be typed; a figure typed here is a control figure (from paper) that is compared." },
        { "unit.kind", "unit.kind", "单位 性质\nWhat this is: 单位\nHow it is made: It is typed. One of: 行政/事业." },
        { "offices.r1.people", "offices.r1.people",
          "内设机构 r1 人数\nWhat this is: 内设机构\nHow it is made: It is typed. Counted in 人." },
        { "公开02", "spend", "支出表\nWhat this is: 支出表" },
        { "money.over_plan", "money.over_plan",
          "money.over_plan\nWhat is checked: 决算[合计 决算数]万元超过预算[合计 预算数]万元\n"
          "How grave: A warning: to be put right, or explained.\nWhat to do: 核对决算数，或说明原因" },
        { "p1", NULL, "There is no help on pages." },
    };
    struct book *book = coded_book ();

    add_row (book, "offices", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autofree char *said = help (book, rows[i][0], rows[i][1]);
        g_assert_cmpstr (said, ==, rows[i][2]);
    }
    small_free (book);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/place/places", test_places);
    g_test_add_func ("/place/meant", test_meant);
    g_test_add_func ("/place/pages", test_pages);
    g_test_add_func ("/place/failing-rule", test_failing_rule);
    g_test_add_func ("/place/nowhere", test_nowhere);
    g_test_add_func ("/place/help", test_help);
    return g_test_run ();
}
