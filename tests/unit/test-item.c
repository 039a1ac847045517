/* Items: a copy owns its texts, a reversed item takes back, equality sees what is stored. */
#include "core/item.h"

static struct entry
entry_sample (void)
{
    struct entry entry = { .state = ENTRY_VALUE, .doubtful = true, .origin = ORIGIN_PASTED, .num = 18780000, .half = 5000,
                           .text = g_strdup ("办公经费"), .raw = g_strdup ("18.78"), .change = 7 };

    return entry;
}

static void
test_entry_copy (void)
{
    struct entry entry = entry_sample ();
    struct entry copy = ENTRY_INIT;

    entry_copy (&copy, &entry);
    g_assert_true (entry_equal (&entry, &copy));
    g_assert_true (copy.text != entry.text && copy.raw != entry.raw);
    g_assert_cmpint (copy.origin, ==, ORIGIN_PASTED);
    g_assert_cmpint (copy.change, ==, 7);

    entry_clear (&entry);
    g_assert_cmpstr (copy.text, ==, "办公经费");
    g_assert_cmpstr (copy.raw, ==, "18.78");
    g_assert_true (entry_empty (&entry));
    g_assert_null (entry.text);
    entry_clear (&entry);
    entry_clear (&copy);
}

static void
test_entry_equal (void)
{
    struct entry a = entry_sample ();

    for (int i = 0; i < 6; i++) {
        struct entry b = ENTRY_INIT;
        entry_copy (&b, &a);
        g_assert_true (entry_equal (&a, &b));
        switch (i) {
        case 0: b.state = ENTRY_NA; break;
        case 1: b.doubtful = false; break;
        case 2: b.num++; break;
        case 3: b.half = 0; break;
        case 4: g_clear_pointer (&b.text, g_free); break;
        case 5: b.raw[0] = '9'; break;
        }
        g_assert_false (entry_equal (&a, &b));
        g_assert_false (entry_equal (&b, &a));
        entry_clear (&b);
    }

    struct entry b = ENTRY_INIT;
    entry_copy (&b, &a);
    b.origin = ORIGIN_UNDO; /* where it came from and when is not what it is */
    b.change = 8;
    g_assert_true (entry_equal (&a, &b));
    entry_clear (&a);
    entry_clear (&b);
}

static void
test_entry_empty (void)
{
    struct entry entry = ENTRY_INIT;

    g_assert_true (entry_empty (&entry));
    entry.doubtful = true;
    g_assert_false (entry_empty (&entry));
    entry.doubtful = false;
    entry.state = ENTRY_NA;
    g_assert_false (entry_empty (&entry));
    entry.state = ENTRY_VALUE;
    g_assert_false (entry_empty (&entry));
}

static void
test_item (void)
{
    struct item *item = item_new ("sangong", "total", "final", LAYER_CONTROL);

    g_assert_true (entry_empty (&item->old) && entry_empty (&item->new));
    item->new = entry_sample ();

    struct item *reverse = item_reverse (item);
    g_assert_cmpstr (reverse->section, ==, "sangong");
    g_assert_cmpstr (reverse->row, ==, "total");
    g_assert_cmpstr (reverse->column, ==, "final");
    g_assert_cmpint (reverse->layer, ==, LAYER_CONTROL);
    g_assert_true (entry_equal (&reverse->old, &item->new));
    g_assert_true (entry_empty (&reverse->new));

    GPtrArray *items = item_array_new ();
    g_ptr_array_add (items, item_reverse (reverse));
    g_ptr_array_add (items, item_copy (item));
    item_free (reverse);
    for (guint i = 0; i < items->len; i++) {
        struct item *again = items->pdata[i];
        g_assert_true (again->section != item->section);
        g_assert_true (entry_equal (&again->old, &item->old));
        g_assert_true (entry_equal (&again->new, &item->new));
    }
    g_ptr_array_unref (items);
    item_free (item);
    item_free (NULL);
}

static void
test_names (void)
{
    g_assert_cmpstr (layer_names[LAYER_VALUE], ==, "value");
    g_assert_cmpstr (layer_names[LAYER_CONTROL], ==, "control");
    g_assert_cmpstr (layer_names[LAYER_PRIOR], ==, "prior");
    g_assert_cmpstr (layer_names[LAYER_ROW], ==, "row");
    g_assert_cmpstr (layer_names[LAYER_EXPLAIN], ==, "explain");
    g_assert_cmpstr (origin_names[ORIGIN_TYPED], ==, "typed");
    g_assert_cmpstr (origin_names[ORIGIN_UNDO], ==, "undo");
    g_assert_cmpstr (origin_names[ORIGIN_DEMO], ==, "demo");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/item/entry-copy", test_entry_copy);
    g_test_add_func ("/item/entry-equal", test_entry_equal);
    g_test_add_func ("/item/entry-empty", test_entry_empty);
    g_test_add_func ("/item/item", test_item);
    g_test_add_func ("/item/names", test_names);
    return g_test_run ();
}
