/* sweep: every screen of the demonstration book, in the folder as sweep.db and, submitted, review.db, at many sizes from 60x20 to 250x70.  On each of them
 * nothing is written over the right edge (the terminal is secretly wider than it says), the caret is visible, above the last three
 * rows and where the text being typed ends, no character is broken, the heading is there and, on tables, the unit.  Prints TAP. */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"

enum { SIZES = 12, MARGIN = 4, LEAST_COLUMNS = 60, MOST_COLUMNS = 250, LEAST_ROWS = 20, MOST_ROWS = 70 };

#define GO "\007"
#define UNIT "单位：万元"

static const struct look {
    const char *name, *keys, *heading; /* heading: a piece of what the first row says, NULL a pop-up hides it */
    const char *typed;                 /* the caret stands behind it; NULL nothing is typed */
} looks[] = {
    { "home", "", "2022年度决算公开", NULL },
    { "table", GO "sangong\r", UNIT, NULL },
    { "transposed totals", GO "totals\r", UNIT, NULL },
    { "tree", GO "general\r", UNIT, NULL },
    { "wide tree", GO "income\r", UNIT, NULL },
    { "last year", GO "sangong\r\033OS\033OS\033OS", UNIT, NULL },
    { "list", GO "duties\r", "主要职责", NULL },
    { "indicators", GO "indicators\r", "[填报]", NULL },
    { "fields", GO "unit\r", "基本信息", NULL },
    { "narrative", GO "say5\r", "[填报]", NULL },
    { "findings", "\033[17~", "全审结果", NULL },
    { "trace", GO "sangong.total.final\r\033[15~", NULL, NULL },
    { "help", GO "sangong.total.final\r\033OP", NULL, NULL },
    { "preview", GO "sangong\r\033[18~", NULL, NULL },
    { "menu", "\033[21~", NULL, NULL },
    { "found", "\00618.78\r", NULL, NULL },
    { "ledger", "2", NULL, NULL },
    { "prompt", GO "甲乙丙", NULL, "甲乙丙" },
    { "a figure", GO "sangong.upkeep.final\r1234.5", UNIT, "1234.5" },
    { "a long text", GO "say1.income.reason\r\033OQ，追加一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十终", "[填报]", "终" },
    { "paste preview", GO "sangong\r\033[200~公务用车购置费\t1.23\t4.56\n公务接待费\t2\t三\n没有的行\t1\t2\n\033[201~", NULL, NULL },
    { "next steps", "\033[20~", NULL, NULL },
    { "queries", "\016", NULL, NULL },
    { "candidates", GO "sangong.total.final\r\033OR", NULL, NULL },
    { "state of a cell", GO "sangong.upkeep.final\r\013", NULL, NULL },
    { "terminal", "\017", NULL, NULL },
    { "command line", "\030user", NULL, "user" },
    { "users", "\030user list\r", NULL, NULL },
    { "accounts", "\030用户\r", NULL, NULL },
    { "print to a file", "\030打印到PDF\r", NULL, NULL },
    { "sign-off page", "\030打印审签页\r", NULL, NULL },
    { "paper", "\030打印到纸上\r", NULL, NULL },
    { "print log", "\030打印记录\r", NULL, NULL },
    { "changes", "\030修改记录\r", NULL, NULL },
    { "last year, budgets", "\030上年数和预算\r", NULL, NULL },
};

/* The same of a book that was submitted, as review.db. */
static const struct look reviewed[] = {
    { "review", "\033[20~1", "复核", NULL },
    { "next steps of a submitted book", "\033[20~", NULL, NULL },
    { "a submitted table", GO "sangong\r", UNIT, NULL },
};

static void
sweep_fail (const struct terminal *terminal, int number, const char *name, int columns, const char *what)
{
    int line, column;
    bool visible;

    terminal_cursor (terminal, &line, &column, &visible);
    printf ("not ok %d - %s at %dx%d: %s\n", number, name, columns, terminal_rows (terminal), what);
    printf ("# the caret is in row %d, column %d\n", line + 1, column + 1);
    for (int i = 0; i < terminal_rows (terminal); i++) {
        g_autofree char *row = terminal_row (terminal, i);
        printf ("# %2d|%s\n", i + 1, row);
    }
    printf ("1..%d\n", number);
    exit (1);
}

static const char *
sweep_rows (const struct terminal *terminal, int columns)
{
    for (int i = 0; i < terminal_rows (terminal); i++) {
        g_autofree char *row = terminal_row (terminal, i);

        if (terminal_row_end (terminal, i) > columns)
            return "a row is longer than the width";
        if (strstr (row, "\357\277\275") != NULL || !g_utf8_validate (row, -1, NULL))
            return "a character is broken";
    }
    return NULL;
}

static const char *
sweep_caret (const struct terminal *terminal, int columns, const struct look *look)
{
    int row, column;
    bool visible;

    terminal_cursor (terminal, &row, &column, &visible);
    if (!visible || row >= terminal_rows (terminal) - 3 || column >= columns)
        return "the caret is hidden, too low or outside";
    if (look->typed != NULL && !terminal_before_cursor (terminal, look->typed))
        return "the caret is not where the typed text ends";
    return NULL;
}

static const char *
sweep_heading (const struct terminal *terminal, const struct look *look)
{
    g_autofree char *first = terminal_row (terminal, 0);

    if (look->heading != NULL && strstr (first, look->heading) == NULL)
        return "the first row does not say what this is, or in which unit";
    return NULL;
}

/* Columns and rows that differ from size to size and from screen to screen, the smallest and the largest among them. */
static void
sweep_size (int n, int *columns, int *rows)
{
    static int count;
    int c = count++;

    *columns = LEAST_COLUMNS + c * 37 % (MOST_COLUMNS - LEAST_COLUMNS + 1);
    *rows = LEAST_ROWS + c * 13 % (MOST_ROWS - LEAST_ROWS + 1);
    if (n == 0)
        *columns = LEAST_COLUMNS, *rows = LEAST_ROWS;
    if (n == SIZES - 1)
        *columns = MOST_COLUMNS, *rows = MOST_ROWS;
}

static void
sweep_look (struct terminal *terminal, int number, const char *file, const struct look *look, char **environment)
{
    char *argv[] = { (char *) "juesuan", (char *) file, NULL };
    int status;

    terminal_resize (terminal, 80, 24);
    if (!terminal_run (terminal, argv, environment, ".", NULL) || !terminal_settle (terminal))
        sweep_fail (terminal, number, look->name, 80, "it does not start");
    terminal_send (terminal, look->keys, strlen (look->keys));
    if (!terminal_settle (terminal))
        sweep_fail (terminal, number, look->name, 80, "it does not answer");
    for (int n = 0; n < SIZES; n++) {
        int columns, rows;
        const char *wrong;

        sweep_size (n, &columns, &rows);
        terminal_resize (terminal, columns, rows);
        if (!terminal_settle (terminal))
            sweep_fail (terminal, number, look->name, columns, "it does not answer");
        wrong = sweep_rows (terminal, columns);
        wrong = wrong != NULL ? wrong : sweep_caret (terminal, columns, look);
        wrong = wrong != NULL ? wrong : sweep_heading (terminal, look);
        if (wrong != NULL)
            sweep_fail (terminal, number, look->name, columns, wrong);
    }
    terminal_send (terminal, "\033", 1); /* drops what is typed, so that it is not offered to the next */
    terminal_settle (terminal);
    terminal_signal (terminal, SIGKILL);
    terminal_wait_end (terminal, &status);
    printf ("ok %d - %s\n", number, look->name);
}

int
main (void)
{
    struct terminal *terminal = terminal_new (80, 24);
    g_auto (GStrv) environment = g_get_environ ();

    setvbuf (stdout, NULL, _IONBF, 0);
    terminal_widen (terminal, MARGIN);
    for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
        sweep_look (terminal, (int) i + 1, "sweep.db", &looks[i], environment);
    for (gsize i = 0; i < G_N_ELEMENTS (reviewed); i++)
        sweep_look (terminal, (int) (G_N_ELEMENTS (looks) + i) + 1, "review.db", &reviewed[i], environment);
    printf ("1..%d\n", (int) (G_N_ELEMENTS (looks) + G_N_ELEMENTS (reviewed)));
    terminal_free (terminal);
    return 0;
}
