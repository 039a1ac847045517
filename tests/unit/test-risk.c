/* The order of the review list: figures of a small table whose risks can be told by heart. */
#include "core/risk.h"
#include "formfile/formfile.h"

#include <string.h>

static char *
forms_folder (void)
{
    const char *source = g_getenv ("abs_top_srcdir");

    return g_build_filename (source ? source : ".", "tests", "session", "forms", NULL);
}



static struct form *
form (void)
{
    g_autofree char *forms = forms_folder ();
    struct form *form;
    GError *error = NULL;

    g_setenv ("JUESUAN_FORMS", forms, TRUE);
    form = formfile_load ("mini", &error);
    g_assert_no_error (error);
    return form;
}

static void
put (GPtrArray *items, const char *row, const char *column, enum layer layer, int64_t wan, enum origin origin)
{
    struct item *item = item_new ("sangong", row, column, layer);

    item->new.state = ENTRY_VALUE;
    item->new.num = wan * 1000000;
    item->new.origin = origin;
    g_ptr_array_add (items, item);
}

static struct book *
book (const struct form *form, GPtrArray *items)
{
    GError *error = NULL;
    struct book *book = book_open (form, 2022, items, NULL, &error);

    g_assert_no_error (error);
    return book;
}

static const struct risk *
risk_of (const struct book *book, const GArray *risks, const char *address)
{
    for (guint i = 0; i < risks->len; i++) {
        const struct risk *risk = &g_array_index (risks, struct risk, i);

        if (strcmp (book_cell (book, risk->cell)->address, address) == 0)
            return risk;
    }
    return NULL;
}

static void
assert_order (const struct book *book, const GArray *risks, const char *const *wanted)
{
    guint n = g_strv_length ((char **)wanted);

    g_assert_cmpuint (risks->len, ==, n);
    for (guint i = 0; i < n; i++)
        g_assert_cmpstr (book_cell (book, g_array_index (risks, struct risk, i).cell)->address, ==, wanted[i]);
}

/* Each figure has one risk of its own; the largest amount is 1000, so that 100 is large and 99 is not. */
static void
test_order (void)
{
    static const char *const wanted[] = {
        "sangong.reception.final",    /* over budget: a warning */
        "sangong.vehicles.final",     /* 0 last year */
        "sangong.abroad.final",       /* 1000 after 600: more than half as much again, and large */
        "sangong.abroad.adjusted",    /* 1000 after 900: 11.11 %, and large */
        "sangong.vehicles.adjusted",  /* 99 after 95: 4.21 %; typed */
        "sangong.reception.adjusted", /* imported */
        NULL,
    };
    struct form *f = form ();
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (Book) b = NULL;
    g_autoptr (GArray) risks = NULL;

    put (items, "abroad", "adjusted", LAYER_VALUE, 1000, ORIGIN_TYPED);
    put (items, "abroad", "adjusted", LAYER_PRIOR, 900, ORIGIN_TYPED);
    put (items, "abroad", "final", LAYER_VALUE, 1000, ORIGIN_TYPED);
    put (items, "abroad", "final", LAYER_PRIOR, 600, ORIGIN_TYPED);
    put (items, "vehicles", "adjusted", LAYER_VALUE, 99, ORIGIN_TYPED);
    put (items, "vehicles", "adjusted", LAYER_PRIOR, 95, ORIGIN_TYPED);
    put (items, "vehicles", "final", LAYER_VALUE, 5, ORIGIN_TYPED);
    put (items, "vehicles", "final", LAYER_PRIOR, 0, ORIGIN_TYPED);
    put (items, "reception", "adjusted", LAYER_VALUE, 2, ORIGIN_IMPORTED);
    put (items, "reception", "final", LAYER_VALUE, 3, ORIGIN_IMPORTED);
    b = book (f, items);
    risks = risk_list (b, NULL);
    assert_order (b, risks, wanted);
    g_assert_cmpint (risk_of (b, risks, "sangong.abroad.adjusted")->change, ==, 1111);
    g_assert_cmpint (risk_of (b, risks, "sangong.abroad.final")->change, ==, 6667);
    g_assert_false (risk_of (b, risks, "sangong.vehicles.final")->has_change);
    g_assert_cmpuint (risk_of (b, risks, "sangong.reception.final")->flags, ==, RISK_WARNING);
    g_assert_cmpuint (risk_of (b, risks, "sangong.vehicles.adjusted")->flags, ==, RISK_TYPED);
    g_assert_cmpuint (risk_of (b, risks, "sangong.reception.adjusted")->flags, ==, 0);
    g_assert_true (risk_of (b, risks, "sangong.abroad.adjusted")->must);
    g_assert_true (risk_of (b, risks, "sangong.vehicles.final")->must);
    g_assert_false (risk_of (b, risks, "sangong.vehicles.adjusted")->must);
    g_clear_pointer (&b, book_free);
    form_free (f);
}

/* Whatever differs from the book reviewed last stands first, also what was taken away. */
static void
test_changed (void)
{
    struct form *f = form ();
    g_autoptr (GPtrArray) then = item_array_new ();
    g_autoptr (GPtrArray) now = item_array_new ();
    g_autoptr (Book) a = NULL, b = NULL;
    g_autoptr (GArray) risks = NULL;

    put (then, "abroad", "final", LAYER_VALUE, 1000, ORIGIN_TYPED);
    put (then, "vehicles", "final", LAYER_VALUE, 7, ORIGIN_TYPED);
    put (then, "reception", "final", LAYER_VALUE, 1, ORIGIN_TYPED);
    put (now, "abroad", "final", LAYER_VALUE, 1000, ORIGIN_TYPED);
    put (now, "reception", "final", LAYER_VALUE, 2, ORIGIN_TYPED);
    a = book (f, then);
    b = book (f, now);
    risks = risk_list (b, a);
    g_assert_cmpuint (risks->len, ==, 3);
    g_assert_true (risk_of (b, risks, "sangong.vehicles.final")->must);
    g_assert_cmpuint (risk_of (b, risks, "sangong.vehicles.final")->flags, ==, RISK_CHANGED);
    g_assert_cmpuint (risk_of (b, risks, "sangong.reception.final")->flags, ==, RISK_CHANGED | RISK_TYPED);
    g_assert_cmpuint (g_array_index (risks, struct risk, 2).flags, ==, RISK_LARGE | RISK_TYPED);
    g_assert_null (risk_of (b, risks, "sangong.total.final")); /* derived: it follows */
    g_clear_pointer (&a, book_free);
    g_clear_pointer (&b, book_free);
    form_free (f);
}

static void
test_signature (void)
{
    struct form *f = form ();
    g_autoptr (GPtrArray) items = item_array_new ();
    g_autoptr (Book) b = NULL, c = NULL;
    g_autofree char *one = NULL, *same = NULL, *doubtful = NULL, *blank = NULL;
    struct item *item;

    put (items, "abroad", "final", LAYER_VALUE, 1, ORIGIN_TYPED);
    b = book (f, items);
    one = risk_signature (b, book_cell_at (b, "sangong", "abroad", "final"));
    blank = risk_signature (b, book_cell_at (b, "sangong", "vehicles", "final"));
    g_assert_cmpstr (one, !=, blank);
    item = items->pdata[0];
    item->new.origin = ORIGIN_IMPORTED; /* who typed it is not what it shows */
    c = book (f, items);
    same = risk_signature (c, book_cell_at (c, "sangong", "abroad", "final"));
    g_assert_cmpstr (same, ==, one);
    g_clear_pointer (&c, book_free);
    item->new.doubtful = true;
    c = book (f, items);
    doubtful = risk_signature (c, book_cell_at (c, "sangong", "abroad", "final"));
    g_assert_cmpstr (doubtful, !=, one);
    g_clear_pointer (&b, book_free);
    g_clear_pointer (&c, book_free);
    form_free (f);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/risk/order", test_order);
    g_test_add_func ("/risk/changed", test_changed);
    g_test_add_func ("/risk/signature", test_signature);
    return g_test_run ();
}
