/* killed EVERY: types figures and texts into a new book, killed.db in the folder, key by key, and kills the program after every
 * EVERYth key.  Each time the file is sound and has all that was accepted, and what was being typed is offered again and gone on
 * with.  At the end the book is that of which all was set at once.  Prints TAP. */
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"

#define GO "\007"
#define ENTER "\r"
#define OFFERED "上次未完成的输入"

/* clang-format off */
static const struct entry {
    const char *place, *address, *text, *shown; /* as ^G takes it; its address; what is typed; what `get` prints */
} entries[] = {
    { "9.2.1", "sangong.abroad.adjusted", "0", "0.00" },                  { "9.2.2", "sangong.abroad.final", "0", "0.00" },
    { "9.4.1", "sangong.purchase.adjusted", "187800元", "18.78" },        { "9.4.2", "sangong.purchase.final", "１８．７８", "18.78" },
    { "9.5.1", "sangong.upkeep.adjusted", "7.77", "7.77" },               { "9.5.2", "sangong.upkeep.final", "=9.24-1.60", "7.64" },
    { "9.6.1", "sangong.reception.adjusted", "1,000元", "0.10" },         { "9.6.2", "sangong.reception.final", "=500元", "0.05" },
    { "人员情况.2", "staff.active", "12", "12" },                         { "人员情况.3", "staff.honoured", "0", "0" },
    { "人员情况.4", "staff.retired", "3", "3" },                          { "人员情况.5", "staff.other", "1", "1" },
    { "三公统计数.1", "counts.groups", "0", "0" },                        { "三公统计数.2", "counts.people", "0", "0" },
    { "三公统计数.3", "counts.bought", "1", "1" },                        { "三公统计数.4", "counts.kept", "3", "3" },
    { "三公统计数.5", "counts.batches", "10", "10" },
    { "五.5.8", "say5.purchase.reason", "因原车报废，经批准更新购置", "因原车报废，经批准更新购置" },
    { "五.6.8", "say5.upkeep.reason", "车辆老旧，维修次数增加", "车辆老旧，维修次数增加" },
    { "9.5.2", "sangong.upkeep.final", "7.66", "7.66" },                  { "9.6.2", "sangong.reception.final", "600元", "0.06" },
};
/* clang-format on */

struct killed {
    struct terminal *terminal;
    char **environment;
    int every, keys, kills;
    guint accepted; /* entries */
};

static void
killed_fail (const struct killed *killed, const char *what)
{
    printf ("not ok 1 - after %d keys and %d kills, at %s: %s\n", killed->keys, killed->kills,
            killed->accepted < G_N_ELEMENTS (entries) ? entries[killed->accepted].address : "the end", what);
    for (int i = 0; i < terminal_rows (killed->terminal); i++) {
        g_autofree char *row = terminal_row (killed->terminal, i);
        printf ("# %2d|%s\n", i + 1, row);
    }
    printf ("1..1\n");
    exit (1);
}

/* What the command says; g_free. */
static char *
killed_said (const struct killed *killed, const char *command)
{
    char *said = NULL;
    int status;

    if (!g_spawn_command_line_sync (command, &said, NULL, &status, NULL) || status != 0)
        killed_fail (killed, command);
    return said;
}

/* The file is sound, and what was accepted, newest of each cell, is there. */
static void
killed_look (const struct killed *killed)
{
    g_autofree char *verified = killed_said (killed, "juesuan verify killed.db");
    g_autoptr (GString) command = g_string_new ("juesuan get killed.db");
    g_autoptr (GString) wanted = g_string_new (NULL);
    g_autofree char *said = NULL;

    for (guint i = 0; i < killed->accepted; i++) {
        guint newest = i;
        for (guint k = i + 1; k < killed->accepted; k++)
            newest = strcmp (entries[k].address, entries[i].address) == 0 ? k : newest;
        g_string_append_printf (command, " %s", entries[i].address);
        g_string_append_printf (wanted, "%s\n", entries[newest].shown);
    }
    if (killed->accepted == 0)
        return;
    said = killed_said (killed, command->str);
    if (strcmp (said, wanted->str) != 0)
        killed_fail (killed, said);
}

static void
killed_start (struct killed *killed)
{
    char *argv[] = { (char *)"juesuan", (char *)"killed.db", NULL };

    if (!terminal_run (killed->terminal, argv, killed->environment, ".", NULL) || !terminal_settle (killed->terminal))
        killed_fail (killed, "it does not start");
}

static void
killed_send (struct killed *killed, const char *bytes, gsize length)
{
    terminal_send (killed->terminal, bytes, length);
    if (!terminal_settle (killed->terminal) || !terminal_running (killed->terminal))
        killed_fail (killed, "it does not answer");
}

/* One key; where its turn has come, the program is killed and started again.  `typed`: the text that is then offered, NULL
 * none.  True: it was killed. */
static bool
killed_press (struct killed *killed, const char *key, gsize length, const char *typed)
{
    int status;

    killed_send (killed, key, length);
    if (++killed->keys % killed->every != 0)
        return false;
    killed->kills++;
    terminal_signal (killed->terminal, SIGKILL);
    if (!terminal_wait_end (killed->terminal, &status))
        killed_fail (killed, "it does not end");
    killed_look (killed);
    killed_start (killed);
    if ((terminal_find (killed->terminal, OFFERED, NULL) >= 0) != (typed != NULL))
        killed_fail (killed, typed != NULL ? "what was being typed is not offered" : "what was accepted, or nothing, is offered");
    if (typed != NULL && terminal_find (killed->terminal, typed, NULL) < 0)
        killed_fail (killed, "another text is offered");
    if (typed != NULL)
        killed_send (killed, "1", 1);
    return true;
}

/* To the cell, again from the start where the program was killed on the way. */
static void
killed_go (struct killed *killed, const struct entry *entry)
{
    g_autofree char *way = g_strconcat (GO, entry->place, ENTER, NULL);

    for (const char *at = way; *at != '\0'; at = g_utf8_next_char (at)) {
        const char *next = g_utf8_next_char (at);
        if (killed_press (killed, at, (gsize)(next - at), NULL))
            killed_send (killed, way, (gsize)(next - way));
    }
}

static void
killed_type (struct killed *killed, const struct entry *entry)
{
    for (const char *at = entry->text; *at != '\0'; at = g_utf8_next_char (at)) {
        const char *next = g_utf8_next_char (at);
        g_autofree char *typed = g_strndup (entry->text, (gsize)(next - entry->text));
        killed_press (killed, at, (gsize)(next - at), typed);
    }
    killed->accepted++;
    killed_press (killed, ENTER, 1, NULL);
}

/* The same figures, set by one command in another file, make the same book. */
static void
killed_compare (const struct killed *killed)
{
    g_autoptr (GString) set = g_string_new ("juesuan set whole.db");
    g_autofree char *done = NULL, *whole = NULL, *typed = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        g_string_append_printf (set, " '%s=%s'", entries[i].address, entries[i].text);
    done = killed_said (killed, set->str);
    whole = killed_said (killed, "juesuan get whole.db --all --exact --format tsv");
    typed = killed_said (killed, "juesuan get killed.db --all --exact --format tsv");
    if (strcmp (whole, typed) != 0)
        killed_fail (killed, "the book is not that of the same figures set at once");
}

int
main (int argc, char **argv)
{
    struct killed killed = { .every = argc > 1 ? atoi (argv[1]) : 1, .environment = g_get_environ () };

    g_assert (killed.every > 0);
    setvbuf (stdout, NULL, _IONBF, 0);
    killed.terminal = terminal_new (80, 24);
    killed_start (&killed);
    for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
        killed_go (&killed, &entries[i]);
        killed_type (&killed, &entries[i]);
    }
    terminal_hang_up (killed.terminal);
    terminal_wait_end (killed.terminal, &(int){ 0 });
    killed_compare (&killed);
    printf ("ok 1 - %d keys, %d kills\n1..1\n", killed.keys, killed.kills);
    terminal_free (killed.terminal);
    g_strfreev (killed.environment);
    return 0;
}
