/* Drives a fuzz target over its corpus: fuzz-SUBJECT reads tests/fuzz/SUBJECT.corpus, one input a line with C's escapes (octal
 * ones of three digits, so that printf '%b' reads them alike), and tries each as it is, cut at every byte, and changed in ways
 * that are the same on every machine.  Prints TAP; a failure is a crash or a failed assertion, after the input was printed. */
#include "fuzz.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES = 400 }; /* of each input */

/* Bytes that mean something to one parser or another. */
static const char INTERESTING[] = "0123456789.,-+*/%()[]{}<>=:;\"'@!? \t\n\\abexyz_\x80\xbf\xc3\xe5\xef\xf0\xff\x1b\x7f";

/* The input being tried, for the handler of an abort. */
static const GString *corpus_trying;

static void
corpus_show (int number)
{
    g_autofree char *text = g_strescape (corpus_trying->str, NULL);

    printf ("# the input is \"%s\"\nnot ok 1 - signal %d\n1..1\n", text, number);
    fflush (stdout);
    _Exit (1);
}

static void
corpus_try (const GString *input)
{
    /* A copy of the exact size, so that the sanitizer sees a read behind it. */
    g_autofree uint8_t *data = g_malloc (input->len + (input->len == 0));

    memcpy (data, input->str, input->len);
    corpus_trying = input;
    LLVMFuzzerTestOneInput (data, input->len);
}

static void
corpus_change (GString *input, GRand *random)
{
    gssize at = input->len == 0 ? 0 : g_rand_int_range (random, 0, (gint32) input->len);
    char byte = INTERESTING[g_rand_int_range (random, 0, sizeof INTERESTING - 1)];

    switch (input->len == 0 ? 0 : g_rand_int_range (random, 0, 5)) {
    case 0:
        g_string_insert_c (input, at, byte);
        break;
    case 1:
        input->str[at] = byte;
        break;
    case 2:
        g_string_erase (input, at, 1);
        break;
    case 3: { /* a piece twice */
        g_autofree char *piece = g_strndup (input->str + at, 8);
        g_string_insert (input, at, piece);
        break;
    }
    default:
        input->str[at] = (char) (input->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
    }
}

/* As g_strcompress, which ends at the first \\000. */
static GString *
corpus_decode (const char *line)
{
    GString *text = g_string_new (NULL);

    for (const char *next; *line != '\0'; line = next) {
        size_t length = line[0] != '\\' ? 1 : 1 + CLAMP (strspn (line + 1, "01234567"), 1, 3);
        g_autofree char *one = g_strndup (line, length);
        g_autofree char *byte = g_strcompress (one);

        g_string_append_len (text, byte, 1);
        next = line + strlen (one);
    }
    return text;
}

static int
corpus_run_line (const char *line, GRand *random)
{
    g_autoptr (GString) text = corpus_decode (line);
    int tried = 0;

    for (size_t length = 0; length <= text->len; length++, tried++) {
        GString *cut = g_string_new_len (text->str, (gssize) length);

        corpus_try (cut);
        g_string_free (cut, TRUE);
    }
    for (int i = 0; i < CHANGES; i++, tried++) {
        GString *changed = g_string_new_len (text->str, (gssize) text->len);

        for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
            corpus_change (changed, random);
        corpus_try (changed);
        g_string_free (changed, TRUE);
    }
    return tried;
}

int
main (int argc, char **argv)
{
    g_autofree char *program = g_path_get_basename (argv[0]);
    g_autofree char *name = g_strdup_printf ("%s.corpus", program + strlen ("fuzz-"));
    g_autofree char *path = g_build_filename (g_getenv ("abs_top_srcdir"), "tests", "fuzz", name, NULL);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    int tried = 0;

    (void) argc;
    if (!g_file_get_contents (path, &text, NULL, &error))
        g_error ("%s", error->message);
    signal (SIGABRT, corpus_show);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    GRand *random = g_rand_new_with_seed (20221231);
    for (int i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '\0')
            tried += corpus_run_line (lines[i], random);
    g_rand_free (random);
    printf ("ok 1 - %s: %d inputs\n1..1\n", program, tried);
    return 0;
}
