/* The benchmark: one table of what matters, each figure with the physical limit and other programs measured in the same run.
 *
 *   bench [--json] [--rounds N] [--books N] [--values V] [ROW...]
 *
 * README.md says how each row is measured.  Each figure is the fastest of the rounds: the rest is what else the machine did.
 * Our program, the floor and the others take turns, so that what disturbs one disturbs all. */
#include "program.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_PEERS 6
#define CELL "sangong.purchase.final"
#define KEY_ROUNDS 60
#define COMMIT_ROUNDS 40

struct figure {
    const char *name;  /* row */
    const char *what;
    const char *unit;
    double ours;
    const char *limit; /* what the floor is */
    double floor;      /* 0 none */
    double goal;       /* highest ratio; where there is no floor highest figure; 0 none */
    struct {
        const char *name;
        double figure; /* 0: not installed; below: did not answer */
    } peer[MAX_PEERS];
    char *note;
};

struct bench {
    GPtrArray *figures; /* of struct figure * */
    char *folder;
    char *floor;        /* programs */
    char *inside;
    char *juesuan;
    char *book;         /* files */
    char *cells;
    int rounds;
    int books, values;
    char **rows;        /* wanted; NULL all */
};

static struct figure *
add_figure (struct bench *bench, const char *name, const char *what, const char *unit, const char *limit, double goal)
{
    struct figure *figure = g_new0 (struct figure, 1);

    figure->name = name;
    figure->what = what;
    figure->unit = unit;
    figure->limit = limit;
    figure->goal = goal;
    g_ptr_array_add (bench->figures, figure);
    return figure;
}

static void
keep_least (double *best, double time)
{
    if (time > 0 && (*best <= 0 || time < *best))
        *best = time;
}

/* The same for another program, which is asked no more once it did not answer. */
static bool
keep_peer (double *best, double time)
{
    if (time <= 0)
        *best = -1;
    else
        keep_least (best, time);
    return time > 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* The part of the samples below which `share` of them lie. */
static double
quantile (GArray *samples, double share)
{
    if (samples->len == 0)
        return 0;
    g_array_sort (samples, compare);
    return g_array_index (samples, double, (guint)((double)(samples->len - 1) * share));
}

static char *
file_in (const struct bench *bench, const char *name)
{
    return g_build_filename (bench->folder, name, NULL);
}

/* --- start, memory of the screen ----------------------------------------------------------------------------------------- */

static double
start_once (char *const *argv, bool tells, const char *end, long *peak)
{
    struct screen screen;
    double time = screen_start (&screen, argv, tells);

    screen_end (&screen, end, peak);
    return time;
}

static void
measure_start (struct bench *bench)
{
    static const char *const peers[] = { "nano", "sc", "sc-im", "mc", "visidata" };
    struct figure *start = add_figure (bench, "start", "to the first whole screen", "ms", "ncurses + SQLite, 2,000 cells", 2);
    struct figure *memory = add_figure (bench, "memory", "peak resident, screen idle", "MiB", "the same", 2);
    g_autofree char *sheet = file_in (bench, "sheet.txt");
    char *ours[] = { bench->juesuan, bench->book, NULL };
    char *floor[] = { bench->floor, (char *)"screen", bench->cells, NULL };

    g_file_set_contents (sheet, "let A0 = 1\n", -1, NULL);
    for (int i = 0; i < bench->rounds; i++) {
        long peak = 0;
        keep_least (&start->floor, start_once (floor, true, "q", &peak));
        keep_least (&memory->floor, (double)peak / 1024);
        keep_least (&start->ours, start_once (ours, true, "", &peak));
        keep_least (&memory->ours, (double)peak / 1024);
        for (size_t k = 0; k < G_N_ELEMENTS (peers); k++) {
            g_autofree char *program = g_find_program_in_path (peers[k]);
            char *argv[] = { program, sheet, NULL };
            start->peer[k].name = peers[k];
            if (program != NULL && i < 5 && start->peer[k].figure >= 0)
                keep_peer (&start->peer[k].figure, start_once (argv, false, "\030", NULL));
        }
    }
}

/* --- keys and commits ---------------------------------------------------------------------------------------------------- */

struct typed {
    GArray *key, *key_bytes, *commit, *commit_bytes; /* of double */
};

static void
sample (GArray *times, GArray *sizes, struct screen *screen, const char *keys)
{
    gsize bytes;
    double time = screen_send (screen, keys, &bytes);
    double size = (double)bytes;

    g_array_append_val (times, time);
    g_array_append_val (sizes, size);
}

/* Digits, some taken back, and Enter, over and over; `go` takes to the cell before each. */
static void
type_figures (struct typed *typed, char *const *argv, const char *go, const char *end)
{
    static const char *const keys[] = { "1", "9", ".", "5", "\177", "6" };
    struct screen screen;

    screen_start (&screen, argv, true);
    for (int i = 0; i < COMMIT_ROUNDS; i++) {
        char digit[2] = { (char)('0' + i % 10), '\0' };
        if (go != NULL)
            screen_send (&screen, go, NULL);
        for (size_t k = 0; k < G_N_ELEMENTS (keys); k++)
            sample (typed->key, typed->key_bytes, &screen, keys[k]);
        sample (typed->key, typed->key_bytes, &screen, digit);
        sample (typed->commit, typed->commit_bytes, &screen, "\r");
    }
    screen_end (&screen, end, NULL);
}

static struct typed
typed_new (void)
{
    struct typed typed;
    GArray **array[] = { &typed.key, &typed.key_bytes, &typed.commit, &typed.commit_bytes };

    for (size_t i = 0; i < G_N_ELEMENTS (array); i++)
        *array[i] = g_array_new (FALSE, FALSE, sizeof (double));
    return typed;
}

static void
typed_clear (struct typed *typed)
{
    g_array_unref (typed->key);
    g_array_unref (typed->key_bytes);
    g_array_unref (typed->commit);
    g_array_unref (typed->commit_bytes);
}

static void
measure_keys (struct bench *bench)
{
    static const char *const peers[] = { "nano", "sc", "sc-im" };
    struct figure *key = add_figure (bench, "key", "a digit in a money cell, all that follows shown", "ms", "ncurses echo", 1.5);
    struct figure *commit = add_figure (bench, "commit", "Enter: computed, checked, durable, shown", "ms", "ncurses + durable row", 1.3);
    struct figure *bytes = add_figure (bench, "bytes", "drawn a key, median", "B", NULL, 200);
    struct figure *most = add_figure (bench, "bytes", "drawn a key, 95 of 100 below", "B", NULL, 400);
    struct figure *each = add_figure (bench, "bytes", "drawn a commit, median", "B", NULL, 200);
    struct figure *large = add_figure (bench, "bytes", "drawn a commit, 95 of 100 below", "B", NULL, 400);
    char *ours[] = { bench->juesuan, bench->book, NULL };
    char *floor[] = { bench->floor, (char *)"screen", bench->cells, NULL };

    for (int i = 0; i < MIN (bench->rounds, 5); i++) {
        struct typed bare = typed_new ();
        struct typed typed = typed_new ();
        type_figures (&bare, floor, NULL, "q");
        type_figures (&typed, ours, "\007" CELL "\r", "");
        keep_least (&key->floor, quantile (bare.key, 0.5));
        keep_least (&key->ours, quantile (typed.key, 0.5));
        keep_least (&commit->floor, quantile (bare.commit, 0.5));
        keep_least (&commit->ours, quantile (typed.commit, 0.5));
        bytes->ours = quantile (typed.key_bytes, 0.5);
        most->ours = quantile (typed.key_bytes, 0.95);
        each->ours = quantile (typed.commit_bytes, 0.5);
        large->ours = quantile (typed.commit_bytes, 0.95);
        typed_clear (&bare);
        typed_clear (&typed);
    }
    for (size_t k = 0; k < G_N_ELEMENTS (peers); k++) {
        g_autofree char *program = g_find_program_in_path (peers[k]);
        char *argv[] = { program, NULL };
        struct screen screen;
        key->peer[k].name = peers[k];
        for (int i = 0; program != NULL && i < 3 && key->peer[k].figure >= 0; i++) {
            screen_start (&screen, argv, false);
            for (int n = 0; n < 5 && keep_peer (&key->peer[k].figure, screen_send (&screen, "1", NULL)); n++)
                ;
            screen_end (&screen, "\030", NULL);
        }
    }
}

/* --- inside a process ---------------------------------------------------------------------------------------------------- */

/* The figure behind its name in lines "name figure". */
static double
named (const char *lines, const char *name)
{
    g_auto (GStrv) line = g_strsplit (lines != NULL ? lines : "", "\n", -1);

    for (char **at = line; *at != NULL; at++)
        if (g_str_has_prefix (*at, name) && (*at)[strlen (name)] == ' ')
            return g_ascii_strtod (*at + strlen (name), NULL);
    return 0;
}

static double
floor_figure (const struct bench *bench, const char *what, const char *argument, const char *n)
{
    char *argv[] = { bench->floor, (char *)what, (char *)argument, (char *)n, NULL };
    g_autofree char *output = program_output (argv);

    return output != NULL ? g_ascii_strtod (output, NULL) : 0;
}

static void
measure_inside (struct bench *bench)
{
    struct figure *whole = add_figure (bench, "recompute", "all formulas and rules of the book", "us", "C loop, 300 formulas 150 checks", 0);
    struct figure *cell = add_figure (bench, "recompute", "one figure tried and taken back, with all that depends", "us", NULL, 32);
    struct figure *edit = add_figure (bench, "durable", "session_edit", "us", "SQLite row + log row, WAL FULL", 1.2);
    struct figure *disk = add_figure (bench, "durable", "4 KiB overwritten, fdatasync", "us", NULL, 0);
    g_autofree char *scratch = file_in (bench, "scratch.db");
    g_autofree char *block = file_in (bench, "block");
    char *make[] = { bench->floor, (char *)"make", scratch, NULL };
    char *argv[] = { bench->inside, bench->book, (char *)"", (char *)CELL, NULL };

    program_run (make, NULL);
    for (int i = 0; i < MIN (bench->rounds, 5); i++) {
        g_autofree char *output = program_output (argv);
        keep_least (&whole->ours, named (output, "recompute_us"));
        keep_least (&cell->ours, named (output, "cell_us"));
        keep_least (&edit->ours, named (output, "edit_us"));
        keep_least (&whole->floor, floor_figure (bench, "loop", "20000", NULL) / 1000);
        keep_least (&edit->floor, floor_figure (bench, "durable", scratch, "200"));
        keep_least (&disk->ours, floor_figure (bench, "disk", block, "200"));
    }
}

/* --- whole commands ------------------------------------------------------------------------------------------------------ */

static void
measure_pair (struct bench *bench, struct figure *figure, char *const *ours, char *const *floor, struct figure *memory)
{
    for (int i = 0; i < bench->rounds; i++) {
        long peak = 0;
        if (floor != NULL)
            keep_least (&figure->floor, program_run (floor, NULL));
        keep_least (&figure->ours, program_run (ours, &peak));
        if (memory != NULL)
            keep_least (&memory->ours, (double)peak / 1024);
    }
}

/* 2,000 figures and 300 sums over them as a sheet that the others compute and write. */
static void
write_sums (const char *path)
{
    g_autoptr (GString) sheet = g_string_new (NULL);

    for (int row = 1; row <= 200; row++) {
        for (int column = 0; column < 10; column++)
            g_string_append_printf (sheet, "%d.%02d,", row * column, column);
        g_string_append_printf (sheet, "=SUM(A%d:J%d)%s\n", row, row, row <= 100 ? ",=K1+1" : "");
    }
    g_file_set_contents (path, sheet->str, -1, NULL);
}

static void
measure_sums (struct bench *bench, struct figure *figure)
{
    g_autofree char *sheet = file_in (bench, "sums.csv");
    g_autofree char *out = file_in (bench, "sums.xlsx");
    char *gnumeric[] = { (char *)"ssconvert", sheet, out, NULL };
    char *office[] = { (char *)"soffice", (char *)"--headless", (char *)"--convert-to", (char *)"xlsx", (char *)"--outdir", bench->folder, sheet, NULL };

    write_sums (sheet);
    figure->peer[0].name = "gnumeric";
    figure->peer[1].name = "LibreOffice";
    for (int k = 0; k < 2; k++) {
        char *const *argv = k == 0 ? gnumeric : office;
        g_autofree char *program = g_find_program_in_path (argv[0]);
        for (int i = 0; program != NULL && i < 3 && keep_peer (&figure->peer[k].figure, program_run (argv, NULL)); i++)
            ;
    }
}

static void
measure_command (struct bench *bench)
{
    struct figure *check = add_figure (bench, "command", "juesuan check", "ms", "sqlite3, one row", 4);
    struct figure *memory = add_figure (bench, "memory", "peak resident, check", "MiB", NULL, 0);
    g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
    char *ours[] = { bench->juesuan, (char *)"check", bench->book, NULL };
    char *floor[] = { sqlite, bench->cells, (char *)"SELECT num FROM value WHERE book = 1 AND section = 'section3' AND row = 333", NULL };

    if (sqlite == NULL)
        check->note = g_strdup ("sqlite3 is not installed");
    measure_pair (bench, check, ours, sqlite != NULL ? floor : NULL, memory);
    measure_sums (bench, check);
}

static void
measure_print (struct bench *bench, const char *name, const char *limit, double goal, char *const *floor)
{
    struct figure *figure = add_figure (bench, name, "juesuan print, the demonstration report", "ms", limit, goal);
    struct figure *memory = strcmp (name, "pdf") == 0 ? add_figure (bench, "memory", "peak resident, PDF", "MiB", NULL, 40) : NULL;
    g_autofree char *path = g_strdup_printf ("%s/report.%s", bench->folder, name);
    char *ours[] = { bench->juesuan, (char *)"print", bench->book, (char *)"-o", path, NULL };

    measure_pair (bench, figure, ours, floor, memory);
    if (figure->ours <= 0)
        figure->note = g_strdup ("the report could not be printed");
}

static void
measure_prints (struct bench *bench)
{
    g_autofree char *pdf = g_strconcat (bench->floor, "-pdf", NULL);
    g_autofree char *xlsx = g_strconcat (bench->floor, "-xlsx", NULL);
    g_autofree char *path = file_in (bench, "floor.out");
    char *text_floor[] = { bench->floor, (char *)"text", path, NULL };
    char *pdf_floor[] = { pdf, path, (char *)"AR PL SungtiL GB", NULL };
    char *xlsx_floor[] = { xlsx, path, NULL };

    measure_print (bench, "pdf", "Cairo, 30 pages", 3, pdf_floor);
    measure_print (bench, "txt", "C, 30 pages", 4, text_floor);
    measure_print (bench, "xlsx", "libxlsxwriter, 10 sheets", 2, g_file_test (xlsx, G_FILE_TEST_IS_EXECUTABLE) ? xlsx_floor : NULL);
    measure_print (bench, "docx", NULL, 0, NULL);
}

/* --- many books ---------------------------------------------------------------------------------------------------------- */

static void
measure_books (struct bench *bench, int n)
{
    struct figure *open = add_figure (bench, "many", g_strdup_printf ("open one of %d books", n), "us", "the same with 1 book", 1.2);
    struct figure *edit = add_figure (bench, "many", g_strdup_printf ("edit one of %d books", n), "us", "the same with 1 book", 1.2);
    struct figure *print = add_figure (bench, "many", g_strdup_printf ("check one of %d books, whole process", n), "ms", "the same with 1 book", 1.2);
    g_autofree char *one = file_in (bench, "one.db");
    g_autofree char *many = file_in (bench, "many.db");
    g_autofree char *count = g_strdup_printf ("%d", n);
    g_autofree char *values = g_strdup_printf ("%d", bench->values);
    char *make_one[] = { bench->juesuan, (char *)"demo", one, NULL };
    char *make_many[] = { bench->juesuan, (char *)"demo", many, NULL };
    char *copy[] = { bench->floor, (char *)"books", many, count, values, NULL };
    char *which[] = { bench->juesuan, (char *)"books", one, (char *)"--format", (char *)"tsv", NULL };

    g_remove (one);
    g_remove (many);
    if (program_run (make_one, NULL) < 0 || program_run (make_many, NULL) < 0 || program_run (copy, NULL) < 0) {
        open->note = g_strdup ("the file could not be made");
        return;
    }
    g_autofree char *list = program_output (which);
    g_auto (GStrv) field = g_strsplit (list != NULL ? list : "", "\t", 3);
    g_autofree char *book = g_strjoin ("/", field[0], field[0] != NULL ? field[1] : NULL, NULL);
    char *inside_one[] = { bench->inside, one, book, (char *)CELL, NULL };
    char *inside_many[] = { bench->inside, many, book, (char *)CELL, NULL };
    char *check_one[] = { bench->juesuan, (char *)"check", one, (char *)"--book", book, NULL };
    char *check_many[] = { bench->juesuan, (char *)"check", many, (char *)"--book", book, NULL };
    for (int i = 0; i < MIN (bench->rounds, 5); i++) {
        g_autofree char *few = program_output (inside_one);
        g_autofree char *all = program_output (inside_many);
        keep_least (&open->floor, named (few, "open_us"));
        keep_least (&open->ours, named (all, "open_us"));
        keep_least (&edit->floor, named (few, "edit_us"));
        keep_least (&edit->ours, named (all, "edit_us"));
    }
    measure_pair (bench, print, check_many, check_one, NULL);
}

/* --- the table ------------------------------------------------------------------------------------------------------------ */

static const char *
verdict (const struct figure *figure)
{
    double measured = figure->floor > 0 ? figure->ours / figure->floor : figure->ours;

    if (figure->ours <= 0)
        return "not measured";
    if (figure->goal <= 0 || (figure->limit != NULL && figure->floor <= 0))
        return "";
    return measured <= figure->goal ? "yes" : "NO";
}

static char *
peers_text (const struct figure *figure, bool json)
{
    GString *text = g_string_new (NULL);

    for (int i = 0; i < MAX_PEERS && figure->peer[i].name != NULL; i++) {
        g_string_append (text, text->len > 0 ? ", " : "");
        if (json)
            g_string_append_printf (text, "\"%s\": ", figure->peer[i].name);
        else
            g_string_append_printf (text, "%s ", figure->peer[i].name);
        if (figure->peer[i].figure > 0)
            g_string_append_printf (text, "%.2f", figure->peer[i].figure);
        else if (json)
            g_string_append (text, "null");
        else
            g_string_append (text, figure->peer[i].figure < 0 ? "did not answer" : "not installed");
    }
    return g_string_free (text, FALSE);
}

static void
print_figure (const struct figure *figure)
{
    g_autofree char *floor = figure->floor > 0 ? g_strdup_printf ("%.3f", figure->floor) : g_strdup ("-");
    g_autofree char *ratio = figure->floor > 0 && figure->ours > 0 ? g_strdup_printf ("%.2f", figure->ours / figure->floor) : g_strdup ("-");
    g_autofree char *goal = figure->goal > 0 ? g_strdup_printf ("%g%s", figure->goal, figure->limit != NULL ? " x" : "") : g_strdup ("-");
    g_autofree char *peers = peers_text (figure, false);

    printf ("%-10s %-55s %10.3f %-3s %10s %8s %6s %-12s %s%s%s%s\n", figure->name, figure->what, figure->ours, figure->unit, floor, ratio,
            goal, verdict (figure), figure->limit != NULL ? figure->limit : "", peers[0] != '\0' ? "; " : "", peers,
            figure->note != NULL ? figure->note : "");
}

static void
print_json (const struct figure *figure, bool last)
{
    g_autofree char *peers = peers_text (figure, true);

    printf ("  {\"row\": \"%s\", \"what\": \"%s\", \"unit\": \"%s\", \"juesuan\": %.3f, \"limit\": \"%s\", \"floor\": %.3f, \"goal\": %g, "
            "\"met\": \"%s\", \"note\": \"%s\", \"peers\": {%s}}%s\n",
            figure->name, figure->what, figure->unit, figure->ours, figure->limit != NULL ? figure->limit : "", figure->floor, figure->goal,
            verdict (figure), figure->note != NULL ? figure->note : "", peers, last ? "" : ",");
}

static void
print_all (const struct bench *bench, bool json)
{
    if (json)
        printf ("[\n");
    else
        printf ("%-10s %-55s %10s %-3s %10s %8s %6s %-12s %s\n", "row", "what", "juesuan", "", "floor", "ratio", "goal", "reached",
                "the floor; other programs");
    for (guint i = 0; i < bench->figures->len; i++) {
        if (json)
            print_json (g_ptr_array_index (bench->figures, i), i + 1 == bench->figures->len);
        else
            print_figure (g_ptr_array_index (bench->figures, i));
    }
    if (json)
        printf ("]\n");
}

static bool
wanted (const struct bench *bench, const char *names)
{
    g_auto (GStrv) name = g_strsplit (names, " ", -1);

    for (char **at = name; bench->rows != NULL && *at != NULL; at++)
        if (g_strv_contains ((const char *const *)bench->rows, *at))
            return true;
    return bench->rows == NULL;
}

static void
measure (struct bench *bench)
{
    if (wanted (bench, "start memory"))
        measure_start (bench);
    if (wanted (bench, "key commit bytes"))
        measure_keys (bench);
    if (wanted (bench, "recompute durable"))
        measure_inside (bench);
    if (wanted (bench, "command memory"))
        measure_command (bench);
    if (wanted (bench, "pdf txt xlsx docx memory"))
        measure_prints (bench);
    if (wanted (bench, "many")) {
        measure_books (bench, 100);
        measure_books (bench, bench->books);
    }
}

static void
set_up (struct bench *bench, const char *self)
{
    g_autofree char *beside = g_path_get_dirname (self);

    bench->figures = g_ptr_array_new_with_free_func (g_free);
    bench->folder = g_dir_make_tmp ("juesuan-bench-XXXXXX", NULL);
    bench->floor = g_build_filename (beside, "floor", NULL);
    bench->inside = g_build_filename (beside, "inside", NULL);
    bench->juesuan = g_find_program_in_path ("juesuan");
    bench->book = file_in (bench, "demo.db");
    bench->cells = file_in (bench, "cells.db");
    g_setenv ("JUESUAN_SENTINEL", "1", TRUE);
    g_setenv ("JUESUAN_CACHE", bench->folder, TRUE);
    if (bench->juesuan == NULL)
        g_error ("there is no juesuan in PATH");
    char *make[] = { bench->juesuan, (char *)"demo", bench->book, NULL };
    char *floor[] = { bench->floor, (char *)"make", bench->cells, NULL };
    if (program_run (make, NULL) < 0 || program_run (floor, NULL) < 0)
        g_error ("the files to be measured with could not be made in %s", bench->folder);
}

static void
remove_folder (const char *path)
{
    GDir *dir = g_dir_open (path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
        g_autofree char *file = g_build_filename (path, name, NULL);
        g_remove (file);
    }
    if (dir != NULL)
        g_dir_close (dir);
    g_rmdir (path);
}

int
main (int argc, char **argv)
{
    static gboolean json;
    static struct bench bench = { .rounds = 9, .books = 10000, .values = 100 };
    const GOptionEntry options[] = {
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print JSON", NULL },
        { "rounds", 0, 0, G_OPTION_ARG_INT, &bench.rounds, "how often each is measured", "N" },
        { "books", 0, 0, G_OPTION_ARG_INT, &bench.books, "books in the largest file", "N" },
        { "values", 0, 0, G_OPTION_ARG_INT, &bench.values, "values in each of them", "V" },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &bench.rows, "rows wanted; all by default", "ROW" },
        { NULL },
    };
    g_autoptr (GOptionContext) context = g_option_context_new ("[ROW...]");
    g_autoptr (GError) error = NULL;

    setlocale (LC_CTYPE, "");
    g_option_context_add_main_entries (context, options, NULL);
    if (!g_option_context_parse (context, &argc, &argv, &error)) {
        fprintf (stderr, "bench: %s\n", error->message);
        return 2;
    }
    set_up (&bench, argv[0]);
    measure (&bench);
    print_all (&bench, json);
    remove_folder (bench.folder);
    return 0;
}
