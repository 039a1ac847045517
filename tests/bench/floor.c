/* What nobody can do without: the bare programs beside which juesuan is measured.
 *
 *   floor make DB        a table of 2,000 cells
 *   floor screen DB      reads them, paints a screen, echoes a key, writes one durable row at Enter; q ends it
 *   floor durable DB N   one row and one log row in a transaction of its own, N times: microseconds each, the middle one
 *   floor disk FILE N    4 KiB overwritten and fdatasync, N times: the same
 *   floor loop N         300 sums of three and 150 comparisons in memory, N times: nanoseconds a round
 *   floor text FILE      30 pages of text
 *   floor books FILE N V adds copies of a juesuan file's first book until it holds N, with at most V values each */
#define _GNU_SOURCE
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void
die (const char *what)
{
    fprintf (stderr, "floor: %s\n", what);
    exit (1);
}

static int64_t
now (void)
{
    struct timespec time;

    clock_gettime (CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static sqlite3 *
open_file (const char *path)
{
    sqlite3 *db;

    if (sqlite3_open (path, &db) != SQLITE_OK || sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL) != SQLITE_OK)
        die ("cannot open the file");
    return db;
}

static void
run (sqlite3 *db, const char *sql)
{
    if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die (sqlite3_errmsg (db));
}

static void
make (const char *path)
{
    sqlite3 *db = open_file (path);

    run (db, "CREATE TABLE value (book INTEGER, section TEXT, row INTEGER, num INTEGER, text TEXT, PRIMARY KEY (book, section, row)) WITHOUT ROWID;"
             "CREATE TABLE log (seq INTEGER PRIMARY KEY, section TEXT, row INTEGER, old TEXT, new TEXT);"
             "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
             " INSERT INTO value SELECT 1, 'section' || i / 100, i, i * 10000, i || '.00' FROM n;"
             "PRAGMA journal_mode = DELETE");
    sqlite3_close (db);
}

/* One durable change, as in `durable` below. */
static void
save (sqlite3_stmt *const *statement, int64_t num)
{
    for (int i = 0; i < 4; i++) {
        if (i == 1 || i == 2)
            sqlite3_bind_int64 (statement[i], 1, num);
        if (sqlite3_step (statement[i]) != SQLITE_DONE)
            die ("cannot write");
        sqlite3_reset (statement[i]);
    }
}

static void
prepare (sqlite3 *db, sqlite3_stmt *statement[4])
{
    static const char *const sql[4] = { "BEGIN IMMEDIATE", "UPDATE value SET num = ?, text = num WHERE book = 1 AND section = 'section3' AND row = 333",
                                        "INSERT INTO log (section, row, old, new) VALUES ('section3', 333, 'old', ?)", "COMMIT" };

    for (int i = 0; i < 4; i++)
        if (sqlite3_prepare_v2 (db, sql[i], -1, &statement[i], NULL) != SQLITE_OK)
            die (sqlite3_errmsg (db));
}

static void
paint (sqlite3 *db)
{
    sqlite3_stmt *statement;
    int n = 0;

    sqlite3_prepare_v2 (db, "SELECT section, row, num, text FROM value WHERE book = 1", -1, &statement, NULL);
    for (; sqlite3_step (statement) == SQLITE_ROW; n++)
        if (n < 23 * 4)
            mvprintw (n / 4, n % 4 * 20, "%-8.8s %9s", (const char *)sqlite3_column_text (statement, 0), (const char *)sqlite3_column_text (statement, 3));
    sqlite3_finalize (statement);
    if (n != 2000)
        die ("no 2,000 cells");
}

/* As the program does under JUESUAN_SENTINEL (tests/e2e/README.md). */
static void
tell (unsigned long read)
{
    char text[64];
    int length = snprintf (text, sizeof text, "\033]7777;%lu\007", read);

    if (write (STDOUT_FILENO, text, (size_t)length) != length)
        exit (1);
}

static void
screen (const char *path)
{
    sqlite3_stmt *statement[4];
    char typed[16] = "";
    unsigned long count = 0;

    setlocale (LC_ALL, "");
    sqlite3 *db = open_file (path);
    initscr ();
    raw ();
    noecho ();
    paint (db);
    prepare (db, statement);
    refresh ();
    tell (count);
    for (int key; (key = getch ()) != 'q' && key != ERR; tell (count)) {
        size_t length = strlen (typed);
        count++;
        if (key == 0x7f && length > 0) {
            typed[length - 1] = '\0';
        } else if (key == '\r' || key == '\n') {
            save (statement, atoll (typed));
            mvprintw (23, 0, "%-60s", "saved");
            typed[0] = '\0';
        } else if (key >= '0' && key <= '9' && length < 12) {
            typed[length] = (char)key;
            typed[length + 1] = '\0';
        }
        mvprintw (10, 30, "%12s", typed);
        refresh ();
    }
    endwin ();
    for (int i = 0; i < 4; i++)
        sqlite3_finalize (statement[i]);
    sqlite3_close (db);
}

static int
compare (const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

static void
print_middle (int64_t *time, int n)
{
    qsort (time, (size_t)n, sizeof *time, compare);
    printf ("%.1f\n", (double)time[n / 2] / 1000);
}

static void
durable (const char *path, int n)
{
    sqlite3_stmt *statement[4];
    sqlite3 *db = open_file (path);
    int64_t *time = calloc ((size_t)n, sizeof *time);

    prepare (db, statement);
    for (int i = 0; i < n; i++) {
        int64_t start = now ();
        save (statement, i);
        time[i] = now () - start;
    }
    print_middle (time, n);
    free (time);
    for (int i = 0; i < 4; i++)
        sqlite3_finalize (statement[i]);
    sqlite3_close (db);
}

static void
disk (const char *path, int n)
{
    static char block[4096];
    int file = open (path, O_RDWR | O_CREAT, 0600);
    int64_t *time = calloc ((size_t)n, sizeof *time);

    for (int i = 0; i < n; i++) {
        memset (block, i, sizeof block);
        int64_t start = now ();
        if (pwrite (file, block, sizeof block, 0) != sizeof block || fdatasync (file) != 0)
            die ("cannot write");
        time[i] = now () - start;
    }
    print_middle (time, n);
    free (time);
    close (file);
}

static void
loop (int n)
{
    static volatile int64_t cell[1200];
    volatile int64_t failed = 0;

    for (int i = 0; i < 1200; i++)
        cell[i] = i * 17 % 1000;
    int64_t start = now ();
    for (int round = 0; round < n; round++) {
        for (int i = 0; i < 300; i++)
            cell[900 + i] = cell[3 * i] + cell[3 * i + 1] - cell[3 * i + 2];
        for (int i = 0; i < 150; i++)
            failed += cell[900 + 2 * i] > cell[901 + 2 * i];
    }
    printf ("%.1f\n", (double)(now () - start) / n);
}

static void
text (const char *path)
{
    FILE *file = fopen (path, "w");

    for (int page = 0; file != NULL && page < 30; page++)
        for (int line = 0; line < 40; line++)
            fprintf (file, "%-30s %12d.%02d %12d.%02d %12d.%02d\n", "一般公共服务支出", page * line, line, page, line, line * 7, page);
    if (file == NULL || fclose (file) != 0)
        die ("cannot write");
}

/* Knows of our tables only what the copies need. */
static void
books (const char *path, int n, int values)
{
    sqlite3 *db = open_file (path);
    char *sql = sqlite3_mprintf (
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN;"
        "CREATE TEMP TABLE b AS SELECT * FROM book ORDER BY id LIMIT 1;"
        "CREATE TEMP TABLE v AS SELECT * FROM value WHERE book = (SELECT id FROM b) LIMIT %d;"
        "CREATE TEMP TABLE c AS SELECT * FROM change WHERE book = (SELECT id FROM b) ORDER BY seq DESC LIMIT 20;", values);

    run (db, sql);
    sqlite3_free (sql);
    for (int i = 2; i <= n; i++) {
        sql = sqlite3_mprintf ("UPDATE b SET id = (SELECT max (id) FROM book) + 1, unit_id = 'unit%d', unit = 'unit%d';"
                               "UPDATE v SET book = (SELECT id FROM b); UPDATE c SET book = (SELECT id FROM b), seq = NULL;"
                               "INSERT INTO book SELECT * FROM b; INSERT INTO value SELECT * FROM v; INSERT INTO change SELECT * FROM c", i, i);
        run (db, sql);
        sqlite3_free (sql);
    }
    run (db, "COMMIT; PRAGMA journal_mode = DELETE");
    sqlite3_close (db);
}

int
main (int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    const char *path = argc > 2 ? argv[2] : "";
    int n = argc > 3 ? atoi (argv[3]) : 1000;

    if (strcmp (what, "make") == 0)
        make (path);
    else if (strcmp (what, "screen") == 0)
        screen (path);
    else if (strcmp (what, "durable") == 0)
        durable (path, n);
    else if (strcmp (what, "disk") == 0)
        disk (path, n);
    else if (strcmp (what, "loop") == 0)
        loop (atoi (path));
    else if (strcmp (what, "text") == 0)
        text (path);
    else if (strcmp (what, "books") == 0)
        books (path, n, argc > 4 ? atoi (argv[4]) : 100);
    else
        die ("make, screen, durable, disk, loop, text or books");
    return 0;
}
