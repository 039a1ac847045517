/* Memory with addresses: what is one is told by two pieces that were made alike, and it works where it comes to lie again. */
#include "core/relocate.h"

#include <string.h>

struct piece {
    guint64 number;
    char *text;        /* of the piece itself */
    struct piece *self;
    int *outside;      /* of another region; NULL none */
    char letters[16];
};

static void
make (struct piece *piece, int *outside)
{
    memset (piece, 0, sizeof *piece);
    piece->number = 12345;
    strcpy (piece->letters, "abroad");
    piece->text = piece->letters;
    piece->self = piece;
    piece->outside = outside;
}

static void
test_moved (void)
{
    int figures[2][4] = { { 1, 2, 3, 4 }, { 0 } };
    struct piece piece[2];
    GArray *places[2] = { g_array_new (FALSE, FALSE, sizeof (guint32)), g_array_new (FALSE, FALSE, sizeof (guint32)) };

    for (int i = 0; i < 2; i++)
        make (&piece[i], &figures[i][2]);
    struct region one[] = { { (char *)&piece[0], sizeof *piece }, { (char *)figures[0], sizeof figures[0] } };
    struct region two[] = { { (char *)&piece[1], sizeof *piece }, { (char *)figures[1], sizeof figures[1] } };
    g_assert_true (relocate_find (one, two, 2, places));
    g_assert_cmpuint (places[0]->len, ==, 2);
    g_assert_cmpuint (places[1]->len, ==, 1);

    struct piece moved = piece[0];
    struct region there = { (char *)&moved, sizeof moved };
    int other[4] = { 5, 6, 7, 8 };
    for (int i = 0; i < 2; i++) {
        const guint32 *at = (const guint32 *)(void *)places[i]->data;
        relocate_down (there.at, at, places[i]->len, one[i].at);
        g_assert_true (relocate_up (&there, at, places[i]->len, i == 0 ? there.at : (char *)other));
    }
    g_assert_true (moved.self == &moved);
    g_assert_cmpstr (moved.text, ==, "abroad");
    g_assert_true (moved.text == moved.letters);
    g_assert_cmpint (*moved.outside, ==, 7);
    g_assert_cmpuint (moved.number, ==, 12345);

    guint32 beyond = sizeof moved / sizeof (void *);
    g_assert_false (relocate_up (&there, &beyond, 1, there.at));
    g_array_unref (places[0]);
    g_array_unref (places[1]);
}

/* What differs and is no address, and what points elsewhere. */
static void
test_unlike (void)
{
    int figures[2] = { 1, 2 };
    struct piece piece[2];
    GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));
    struct region one = { (char *)&piece[0], sizeof *piece };
    struct region two = { (char *)&piece[1], sizeof *piece };

    make (&piece[0], NULL);
    make (&piece[1], NULL);
    g_assert_true (relocate_find (&one, &two, 1, &places));
    piece[1].number++;
    g_assert_false (relocate_find (&one, &two, 1, &places));
    make (&piece[0], &figures[0]);
    make (&piece[1], &figures[1]);
    g_assert_false (relocate_find (&one, &two, 1, &places));
    two.size--;
    g_assert_false (relocate_find (&one, &two, 1, &places));
    g_array_unref (places);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/relocate/moved", test_moved);
    g_test_add_func ("/relocate/unlike", test_unlike);
    return g_test_run ();
}
