/* What is measured without a process around it: a book and a session of a file.  Prints lines "name figure".
 *
 *   inside FILE BOOK ADDRESS      recompute_us: all formulas and rules;  cell_us: one figure changed and taken back, with all that depends
 *                                 on it;  edit_us: session_edit, durable, the middle one;  open_us: session_open, the middle one */
#include "session/session.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 200

static int
compare (const void *a, const void *b)
{
    gint64 x = *(const gint64 *)a;
    gint64 y = *(const gint64 *)b;

    return x < y ? -1 : x > y;
}

static void
print_middle (const char *name, gint64 *time, size_t n, double divide)
{
    qsort (time, n, sizeof *time, compare);
    printf ("%s %.2f\n", name, (double)time[n / 2] / divide);
}

static G_GNUC_NORETURN void
fail (GError *error)
{
    fprintf (stderr, "inside: %s\n", error != NULL ? error->message : "?");
    exit (1);
}

static void
measure_open (const char *path, const char *which)
{
    gint64 time[30];

    for (size_t i = 0; i < G_N_ELEMENTS (time); i++) {
        g_autoptr (GError) error = NULL;
        gint64 start = g_get_monotonic_time ();
        struct session *session = session_open (path, which, STORE_WRITE, "bench", &error);
        time[i] = g_get_monotonic_time () - start;
        if (session == NULL)
            fail (error);
        session_close (session);
    }
    print_middle ("open_us", time, G_N_ELEMENTS (time), 1);
}

static void
measure_recompute (struct session *session)
{
    gint64 time[ROUNDS];

    for (size_t i = 0; i < ROUNDS; i++) {
        gint64 start = g_get_monotonic_time ();
        book_recompute (session_book (session));
        time[i] = g_get_monotonic_time () - start;
    }
    print_middle ("recompute_us", time, ROUNDS, 1);
}

static void
measure_cell (struct session *session, const char *address)
{
    gint64 time[ROUNDS];

    for (size_t i = 0; i < ROUNDS; i++) {
        g_autoptr (GError) error = NULL;
        gint64 start = g_get_monotonic_time ();
        for (int k = 0; k < 10; k++) {
            if (session_preview (session, address, k % 2 ? "1.25" : "2.50", &error) == NULL)
                fail (error);
            session_preview_end (session);
        }
        time[i] = g_get_monotonic_time () - start;
    }
    print_middle ("cell_us", time, ROUNDS, 10);
}

static void
measure_edit (struct session *session, const char *address)
{
    gint64 time[ROUNDS];

    for (size_t i = 0; i < ROUNDS; i++) {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = g_strdup_printf ("%zu.%02d", i + 1, (int)(i % 100));
        gint64 start = g_get_monotonic_time ();
        if (session_edit (session, address, text, &error) == NULL)
            fail (error);
        time[i] = g_get_monotonic_time () - start;
    }
    print_middle ("edit_us", time, ROUNDS, 1);
}

int
main (int argc, char **argv)
{
    g_autoptr (GError) error = NULL;

    setlocale (LC_ALL, "");
    if (argc != 4)
        return 2;
    const char *which = argv[2][0] != '\0' ? argv[2] : NULL;
    measure_open (argv[1], which);
    struct session *session = session_open (argv[1], which, STORE_WRITE, "bench", &error);
    if (session == NULL)
        fail (error);
    measure_recompute (session);
    measure_cell (session, argv[3]);
    measure_edit (session, argv[3]);
    session_close (session);
    return 0;
}
