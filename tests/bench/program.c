/* See program.h. */
#include "program.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const char MARK[] = "\033]7777;";

#define PATIENCE 20000 /* ms for a program that tells */
#define PEER 3000      /* ms for the first byte of one that does not */
#define SILENCE 60     /* ms without output after which that one has drawn all */
#define LIMIT 120      /* seconds after which any program is ended: it waits for something that does not come */

static double
since (gint64 start)
{
    return (double)(g_get_monotonic_time () - start) / 1000;
}

static bool
wait_end (int pid, long *peak)
{
    struct rusage usage;
    int status;

    if (wait4 (pid, &status, 0, &usage) != pid)
        return false;
    if (peak != NULL)
        *peak = usage.ru_maxrss;
    return WIFEXITED (status) && WEXITSTATUS (status) < 2; /* check says 1 where it finds something */
}

double
program_run (char *const *argv, long *peak)
{
    gint64 start = g_get_monotonic_time ();
    pid_t pid = vfork ();

    if (pid == 0) {
        int nothing = open ("/dev/null", O_RDWR);
        setpgid (0, 0);
        alarm (LIMIT);
        dup2 (nothing, 0);
        dup2 (nothing, 1);
        dup2 (nothing, 2);
        execvp (argv[0], argv);
        _exit (127);
    }
    if (pid > 0 && wait_end (pid, peak))
        return since (start);
    if (pid > 0)
        kill (-pid, SIGKILL); /* what it started itself */
    return -1;
}

static void
limit_child (gpointer data)
{
    (void)data;
    alarm (LIMIT);
}

char *
program_output (char *const *argv)
{
    char *output = NULL;
    int status = 1;

    if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, limit_child, NULL, &output, NULL, &status, NULL) || status != 0)
        g_clear_pointer (&output, g_free);
    return output != NULL ? g_strchomp (output) : NULL;
}

/* Looks for marks in what was drawn. */
static void
look (struct screen *screen, const char *bytes, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (screen->tail == strlen (MARK)) {
            if (g_ascii_isdigit (bytes[i]))
                screen->told = screen->told * 10 + (gulong)(bytes[i] - '0');
            else
                screen->tail = 0;
        } else if (bytes[i] == MARK[screen->tail]) {
            if (++screen->tail == strlen (MARK))
                screen->told = 0;
        } else {
            screen->tail = bytes[i] == MARK[0];
        }
    }
}

/* Reads until it waits for input; the time of the last byte. */
static double
settle (struct screen *screen, gint64 start, gsize *bytes)
{
    double last = -1;
    gsize drawn = 0;

    while (!screen->tells || screen->told != screen->sent || screen->tail != 0) {
        struct pollfd ready = { .fd = screen->master, .events = POLLIN };
        char block[65536];
        if (poll (&ready, 1, screen->tells ? PATIENCE : last < 0 ? PEER : SILENCE) != 1)
            break;
        ssize_t n = read (screen->master, block, sizeof block);
        if (n <= 0)
            return -1;
        last = since (start);
        drawn += (gsize)n;
        look (screen, block, (gsize)n);
    }
    if (bytes != NULL)
        *bytes = drawn;
    return last;
}

double
screen_start (struct screen *screen, char *const *argv, bool tells)
{
    struct winsize size = { .ws_row = 24, .ws_col = 80 };
    gint64 start = g_get_monotonic_time ();

    *screen = (struct screen){ .tells = tells, .told = G_MAXULONG };
    screen->pid = forkpty (&screen->master, NULL, NULL, &size);
    if (screen->pid == 0) {
        alarm (LIMIT);
        execvp (argv[0], argv);
        _exit (127);
    }
    return screen->pid > 0 ? settle (screen, start, NULL) : -1;
}

double
screen_send (struct screen *screen, const char *keys, gsize *bytes)
{
    gsize length = strlen (keys);
    gint64 start = g_get_monotonic_time ();

    screen->sent += length;
    if (write (screen->master, keys, length) != (ssize_t)length)
        return -1;
    double time = settle (screen, start, bytes);
    if (bytes != NULL && screen->tells) { /* the mark itself is no drawing */
        g_autofree char *number = g_strdup_printf ("%lu", screen->sent);
        *bytes -= MIN (*bytes, strlen (MARK) + strlen (number) + 1);
    }
    return time;
}

bool
screen_end (struct screen *screen, const char *keys, long *peak)
{
    char block[65536];
    struct pollfd ready = { .fd = screen->master, .events = POLLIN };
    struct rusage usage;
    gint64 start = g_get_monotonic_time ();
    bool ended = write (screen->master, keys, strlen (keys)) >= 0;

    /* a program that looks at its file now and then also writes now and then */
    while (keys[0] != '\0' && since (start) < 1000 && poll (&ready, 1, 1000) == 1 && read (screen->master, block, sizeof block) > 0)
        ;
    close (screen->master); /* ends what the keys did not */
    if (keys[0] != '\0')
        kill (screen->pid, SIGKILL); /* and what neither did: a question at leaving, a signal held back */
    if (wait4 (screen->pid, NULL, 0, &usage) == screen->pid && peak != NULL)
        *peak = usage.ru_maxrss;
    return ended;
}
