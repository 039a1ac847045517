/* Lines of "cell TAB text": what is read, skipped, undone and refused. */
#include "config.h"

#include <string.h>

#include "import/tsv.h"

static char *
read_joined (const char *data, gsize length, GArray *lines, GError **error)
{
    g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

    g_ptr_array_add (pairs, g_strdup ("before"));
    if (!tsv_read ("in.tsv", data, length, pairs, lines, error)) {
        g_assert_cmpuint (pairs->len, ==, 1);
        return NULL;
    }
    g_ptr_array_add (pairs, NULL);
    return g_strjoinv ("|", (char **) pairs->pdata + 1);
}

static void
assert_reads (const char *data, const char *wanted)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *got = read_joined (data, strlen (data), NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (got, ==, wanted);
}

static void
assert_refuses (const char *data, gsize length, const char *place)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *got = read_joined (data, length, NULL, &error);

    g_assert_null (got);
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, place));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_lines (void)
{
    assert_reads ("", "");
    assert_reads ("\n\n# a\tb\n", "");
    assert_reads ("a.b.c\t18.78\n", "a.b.c|18.78");
    assert_reads ("a.b.c\t18.78", "a.b.c|18.78");
    assert_reads ("a\t\r\nb\t2\r\n", "a||b|2");
    assert_reads ("?say.long a.b.c\t 因为 \n", "?say.long a.b.c| 因为 ");
    assert_reads ("a\tx\\ty\\nz\\\\t\n", "a|x\ty\nz\\t");
    assert_reads ("a\t\\=1+1\nb\t\\-1-\\@x\n", "a|=1+1|b|-1-@x");
}

static void
test_encodings (void)
{
    assert_reads ("\357\273\277a\t甲\n", "a|甲");
    assert_reads ("a\t\xbc\xd7\n", "a|甲"); /* GB18030 */
    assert_refuses ("a\t\xff\xff\n", 5, "in.tsv");
    assert_refuses ("a\t1\0\n", 5, "in.tsv");
}

static void
test_refusals (void)
{
    g_autofree char *long_line = g_strnfill (100000, 'x');

    assert_refuses ("a\t1\nb 2\n", 8, "in.tsv:2: ");
    assert_refuses ("\t1\n", 3, "in.tsv:1: ");
    assert_refuses ("\n#\na\t1\t2\n", 9, "in.tsv:3: ");
    assert_refuses ("a\t\\x\n", 5, "in.tsv:1: ");
    assert_refuses ("a\tx\\\n", 5, "in.tsv:1: ");
    assert_refuses (long_line, 100000, "in.tsv:1: ");
}

static void
test_line_numbers (void)
{
    const char data[] = "# head\na\t1\n\nb\t2\n";
    g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
    g_autofree char *got = read_joined (data, strlen (data), lines, NULL);

    g_assert_cmpstr (got, ==, "a|1|b|2");
    g_assert_cmpuint (lines->len, ==, 2);
    g_assert_cmpint (g_array_index (lines, int, 0), ==, 2);
    g_assert_cmpint (g_array_index (lines, int, 1), ==, 4);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/tsv/lines", test_lines);
    g_test_add_func ("/tsv/encodings", test_encodings);
    g_test_add_func ("/tsv/refusals", test_refusals);
    g_test_add_func ("/tsv/line-numbers", test_line_numbers);
    return g_test_run ();
}
