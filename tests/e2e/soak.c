/* soak SEED KEYS: random keys, texts, pastes and sizes at the demonstration book in the folder, soak.db.  Whatever is pressed,
 * the program answers, its caret stays where an input method's window has room below, Esc leads out of it, and the
 * figures are those of the trail.  Prints TAP; the seed gives the same keys again. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"

enum { SHOWN = 40, LEAVING = 30 };

struct soak {
    struct terminal *terminal;
    GRand *random;
    GPtrArray *done; /* of char *, what was pressed */
    char **environment;
    int columns, rows;
};

struct press {
    int weight;
    const char *name, *bytes;
};

/* clang-format off */
static const struct press presses[] = {
    { 14, "Enter", "\r" }, { 2, "Esc", "\033" }, { 4, "Tab", "\t" }, { 2, "S-Tab", "\033[Z" }, { 4, "BS", "\177" }, { 2, "Del", "\033[3~" },
    { 2, "Ins", "\033[2~" }, { 8, "Up", "\033OA" }, { 10, "Down", "\033OB" }, { 6, "Right", "\033OC" }, { 6, "Left", "\033OD" },
    { 2, "Home", "\033OH" }, { 2, "End", "\033OF" }, { 3, "PgUp", "\033[5~" }, { 3, "PgDn", "\033[6~" }, { 2, "C-PgDn", "\033[6;5~" },
    { 1, "F1", "\033OP" }, { 3, "F2", "\033OQ" }, { 2, "F3", "\033OR" }, { 2, "F4", "\033OS" }, { 2, "F5", "\033[15~" }, { 2, "F6", "\033[17~" },
    { 1, "F7", "\033[18~" }, { 3, "F8", "\033[19~" }, { 1, "F9", "\033[20~" }, { 1, "F10", "\033[21~" }, { 1, "Esc 5", "\0335" }, { 1, "Esc 8", "\0338" },
    { 1, "C-F", "\006" }, { 2, "C-G", "\007" }, { 2, "C-Z", "\032" }, { 2, "C-Y", "\031" }, { 1, "C-D", "\004" }, { 1, "C-R", "\022" },
    { 1, "C-P", "\020" }, { 1, "C-N", "\016" }, { 1, "C-E", "\005" }, { 1, "C-T", "\024" }, { 2, "C-K", "\013" }, { 1, "C-L", "\014" },
    { 1, "C-PgUp", "\033[5;5~" }, { 1, "C-Home", "\033[1;5H" }, { 1, "C-End", "\033[1;5F" }, { 1, "C-Right", "\033[1;5C" }, { 1, "C-Left", "\033[1;5D" },
    { 1, "S-Down", "\033[1;2B" }, { 1, "S-Right", "\033[1;2C" }, { 1, "S-F8", "\033[19;2~" }, { 1, "C-X", "\030" }, { 1, "C-W", "\027" },
    { 1, "C-O", "\017" }, { 1, "C-V", "\026" }, { 1, "C-C", "\003" }, { 1, "C-S", "\023" },
    { 6, "1", "1" }, { 4, "2", "2" }, { 3, "3", "3" }, { 2, "4", "4" }, { 1, "5", "5" }, { 1, "6", "6" }, { 1, "7", "7" }, { 1, "8", "8" },
    { 2, "9", "9" }, { 3, "0", "0" }, { 3, ".", "." }, { 2, "-", "-" }, { 1, "=", "=" }, { 1, "(", "(" }, { 1, "Space", " " },
    { 2, "187800元", "187800元" }, { 2, "１８．７８", "１８．７８" }, { 2, "原因", "因原车报废，经批准更新购置" }, { 1, "sangong", "sangong" },
    { 1, "2080505", "2080505" }, { 1, "=1/3", "=1/3" }, { 1, "bad", "\xff\xe4" }, { 1, "half", "\033[1" }, { 1, "half a character", "\xe5\xb9" }, { 1, "long", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十" },
};
/* clang-format on */

static const char *const pastes[] = {
    "18.78", "1.00\t2.00\r3.00\t4.00\r", "项目\t金额\r购置\t187,800.00\r", "一段文字\r第二段\r", "\033[31m红\007", "\t\t\r\r",
    "科目编码\t科目名称\t基本支出\r2010301\t行政运行\t1,868,200.00\r2999999\t无此科目\t1\r", "单行，接在后面",
};

static const char *const places[] = {
    "sangong.upkeep.final", "general", "duties.2.text", "indicators", "say5", "totals", "income", "unit.name", "annex1", "basic.30101.final",
};

static void
soak_fail (const struct soak *soak, const char *what)
{
    GString *keys = g_string_new (NULL);

    for (guint i = soak->done->len > SHOWN ? soak->done->len - SHOWN : 0; i < soak->done->len; i++)
        g_string_append_printf (keys, " %s", (const char *) soak->done->pdata[i]);
    printf ("not ok 1 - %s\n# the last keys:%s\n", what, keys->str);
    for (int i = 0; i < terminal_rows (soak->terminal); i++) {
        g_autofree char *row = terminal_row (soak->terminal, i);
        printf ("# %2d|%s\n", i + 1, row);
    }
    printf ("1..1\n");
    exit (1);
}

static void
soak_start (struct soak *soak)
{
    char *argv[] = { (char *) "juesuan", (char *) "soak.db", NULL };
    g_autoptr (GError) error = NULL;

    g_ptr_array_add (soak->done, g_strdup ("(start)"));
    if (!terminal_run (soak->terminal, argv, soak->environment, ".", &error))
        soak_fail (soak, error->message);
    if (!terminal_settle (soak->terminal))
        soak_fail (soak, "it does not start");
}

static void
soak_shell (const struct soak *soak, const char *command)
{
    g_autofree char *said = NULL;
    int status;

    if (!g_spawn_command_line_sync (command, &said, NULL, &status, NULL) || status != 0)
        soak_fail (soak, command);
}

/* It left by itself only if it was told to, with nothing wrong. */
static void
soak_ended (struct soak *soak)
{
    int status;

    if (!terminal_wait_end (soak->terminal, &status))
        soak_fail (soak, "it neither runs nor ends");
    if (status != 0) {
        g_autofree char *what = g_strdup_printf ("it ended with status %d", status);
        soak_fail (soak, what);
    }
    soak_shell (soak, "juesuan verify soak.db");
}

static void
soak_look (const struct soak *soak)
{
    int row, column;
    bool visible;

    terminal_cursor (soak->terminal, &row, &column, &visible);
    if (soak->columns >= 60 && soak->rows >= 20 && (!visible || row >= soak->rows - 3))
        soak_fail (soak, "the caret is hidden or too low");
}

static void
soak_sent (struct soak *soak, const char *name)
{
    g_ptr_array_add (soak->done, g_strdup (name));
    if (!terminal_settle (soak->terminal))
        soak_fail (soak, "it does not answer");
    if (terminal_running (soak->terminal))
        soak_look (soak);
    else
        soak_ended (soak);
}

static void
soak_send (struct soak *soak, const char *name, const char *bytes)
{
    terminal_send (soak->terminal, bytes, strlen (bytes));
    soak_sent (soak, name);
}

static void
soak_resize (struct soak *soak)
{
    g_autofree char *name = NULL;

    soak->columns = g_rand_int_range (soak->random, 60, 201);
    soak->rows = g_rand_int_range (soak->random, 20, 61);
    if (g_rand_int_range (soak->random, 0, 10) == 0)
        soak->columns = g_rand_int_range (soak->random, 5, 60);
    name = g_strdup_printf ("(%dx%d)", soak->columns, soak->rows);
    terminal_resize (soak->terminal, soak->columns, soak->rows);
    soak_sent (soak, name);
}

static void
soak_press (struct soak *soak)
{
    int total = 0, at;

    for (size_t i = 0; i < G_N_ELEMENTS (presses); i++)
        total += presses[i].weight;
    at = g_rand_int_range (soak->random, 0, total);
    for (size_t i = 0; i < G_N_ELEMENTS (presses); i++) {
        if (at < presses[i].weight) {
            soak_send (soak, presses[i].name, presses[i].bytes);
            return;
        }
        at -= presses[i].weight;
    }
}

static void
soak_step (struct soak *soak)
{
    int what = g_rand_int_range (soak->random, 0, 100);

    if (!terminal_running (soak->terminal))
        soak_start (soak);
    if (what == 0)
        soak_resize (soak);
    else if (what < 5) {
        soak_send (soak, "C-G", "\007");
        if (terminal_running (soak->terminal))
            soak_send (soak, "(place)", places[g_rand_int_range (soak->random, 0, G_N_ELEMENTS (places))]);
        if (terminal_running (soak->terminal))
            soak_send (soak, "Enter", "\r");
    } else if (what == 5) {
        terminal_paste (soak->terminal, pastes[g_rand_int_range (soak->random, 0, G_N_ELEMENTS (pastes))]);
        soak_sent (soak, "(paste)");
    } else
        soak_press (soak);
}

/* Whether to leave; the keys may have chosen another language. */
static bool
soak_asks (const struct soak *soak)
{
    return terminal_find (soak->terminal, "退出？", NULL) >= 0 || terminal_find (soak->terminal, "Leave?", NULL) >= 0;
}

/* From wherever it is, Esc leads home, and the question there leads out. */
static void
soak_leave (struct soak *soak)
{
    if (!terminal_running (soak->terminal))
        return;
    terminal_resize (soak->terminal, soak->columns = 80, soak->rows = 24);
    for (int i = 0; i < LEAVING && terminal_running (soak->terminal); i++) {
        soak_send (soak, "Esc", "\033");
        if (terminal_running (soak->terminal) && soak_asks (soak))
            soak_send (soak, "1", "1"); /* leaves even with text that was not accepted */
    }
    if (terminal_running (soak->terminal))
        soak_fail (soak, "Esc does not lead out of it");
}

int
main (int argc, char **argv)
{
    struct soak soak = { .columns = 80, .rows = 24 };
    int keys;

    g_assert (argc == 3);
    keys = atoi (argv[2]);
    setvbuf (stdout, NULL, _IONBF, 0);
    soak.random = g_rand_new_with_seed ((guint32) atoi (argv[1]));
    soak.done = g_ptr_array_new_with_free_func (g_free);
    soak.environment = g_get_environ ();
    soak.terminal = terminal_new (soak.columns, soak.rows);
    soak_shell (&soak, "juesuan demo soak.db");
    while ((int) soak.done->len < keys)
        soak_step (&soak);
    soak_leave (&soak);
    soak_shell (&soak, "juesuan verify soak.db");
    soak_shell (&soak, "sh -c 'juesuan print soak.db > soak.txt'");
    printf ("ok 1 - seed %s: %d keys\n1..1\n", argv[1], (int) soak.done->len);
    terminal_free (soak.terminal);
    g_strfreev (soak.environment);
    g_ptr_array_unref (soak.done);
    g_rand_free (soak.random);
    return 0;
}
