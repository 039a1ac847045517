/* What a fault leaves behind is a raw terminal on another screen, in which the message that says what happened is lost.
 * Nothing but writing ready bytes is done here: memory and curses may be broken. */
#include "rescue.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#define RESCUE_BYTES 1024

/* A signal's handler has no other place to find these. */
static struct termios rescue_modes;
static volatile sig_atomic_t rescue_armed;
static char rescue_text[RESCUE_BYTES];
static size_t rescue_length;

static const int rescue_faults[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGILL };
#define N_FAULTS (sizeof rescue_faults / sizeof rescue_faults[0])

static void
rescue_on_fault (int number)
{
    if (rescue_armed) {
        rescue_armed = 0;
        if (write (STDOUT_FILENO, rescue_text, rescue_length) >= 0)
            tcsetattr (STDIN_FILENO, TCSANOW, &rescue_modes);
    }
    signal (number, SIG_DFL);
    raise (number);
}

static void
rescue_add (const char *text)
{
    size_t length = text != NULL && text != (char *)-1 ? strlen (text) : 0;

    if (length > 0 && rescue_length + length < RESCUE_BYTES) {
        memcpy (rescue_text + rescue_length, text, length);
        rescue_length += length;
    }
}

void
rescue_note (void)
{
    tcgetattr (STDIN_FILENO, &rescue_modes);
}

void
rescue_begin (void)
{
    static const char *const names[] = { "sgr0", "rmkx", "rmcup", "cnorm" };

    rescue_length = 0;
    rescue_add ("\033[?2004l");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        rescue_add (tigetstr ((char *)names[i]));
    rescue_add ("\r\n");
    rescue_add (_("juesuan had to stop: out of memory, or a fault of its own. Every accepted figure is saved. Start it again."));
    rescue_add ("\r\n");
    rescue_armed = 1;
    for (size_t i = 0; i < N_FAULTS; i++) {
        struct sigaction now;
        if (sigaction (rescue_faults[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL) /* a sanitizer's stays */
            signal (rescue_faults[i], rescue_on_fault);
    }
}

void
rescue_end (void)
{
    rescue_armed = 0;
}
