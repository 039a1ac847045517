/* A program to test the harness with: shows each byte that it reads and the size of its window, and keeps the sentinel's
 * contract without curses.  q ends it with status 3, c crashes it. */
#define _GNU_SOURCE /* ppoll */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t resized;

static void
parrot_on_resize (int number)
{
    (void) number;
    resized = 1;
}

static void
parrot_show_size (void)
{
    struct winsize size;

    ioctl (0, TIOCGWINSZ, &size);
    printf ("\033[H\033[2Jsize %dx%d\033[?2004h\r\n", size.ws_col, size.ws_row);
}

static void
parrot_show_byte (unsigned char byte)
{
    if (byte == 'q')
        exit (3);
    if (byte == 'c')
        abort ();
    if (byte == 'h')
        printf ("\033[?25l");
    if (byte >= 0x80)
        printf ("%c", byte);
    else if (byte <= ' ' || byte == 0x7f)
        printf ("(%02x)", byte);
    else
        printf ("%c", byte);
}

int
main (void)
{
    struct sigaction action = { .sa_handler = parrot_on_resize };
    sigset_t blocked, while_waiting;
    struct termios raw;
    unsigned long consumed = 0;

    /* The signal comes only while waiting, or it could come after the last look at `resized` and be overslept. */
    sigemptyset (&blocked);
    sigaddset (&blocked, SIGWINCH);
    sigprocmask (SIG_BLOCK, &blocked, &while_waiting);
    sigaction (SIGWINCH, &action, NULL);
    tcgetattr (0, &raw);
    cfmakeraw (&raw);
    tcsetattr (0, TCSANOW, &raw);
    parrot_show_size ();
    for (;;) {
        unsigned char bytes[256];

        printf ("\033]7777;%lu\007", consumed);
        fflush (stdout);
        struct pollfd input = { .fd = 0, .events = POLLIN };
        int ready = ppoll (&input, 1, NULL, &while_waiting);
        if (resized)
            parrot_show_size ();
        resized = 0;
        if (ready < 1)
            continue;
        ssize_t n = read (0, bytes, sizeof bytes);
        if (n <= 0)
            return 4;
        for (ssize_t i = 0; i < n; i++)
            parrot_show_byte (bytes[i]);
        consumed += (unsigned long) n;
    }
}
