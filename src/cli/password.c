/* Passwords: asked for on the terminal without echo, or read from a private file; never an argument. */
#include "config.h"

#include "cli/command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#define MOST_BYTES 1024

/* The first line; a file that others can read is none to keep a password in. */
static char *
password_from_file (const char *path)
{
    g_autofree char *text = NULL;
    GStatBuf st;
    char *line;

    if (g_stat (path, &st) != 0 || !g_file_get_contents (path, &text, NULL, NULL)) {
        command_complain (_("The file with the password cannot be read: %s."), path);
        return NULL;
    }
    if ((st.st_mode & 077) != 0) {
        command_complain (_("Others can read %s; a password must not stand there. Make it private: chmod 600"), path);
        return NULL;
    }
    line = g_strndup (text, strcspn (text, "\n"));
    memset (text, 0, strlen (text));
    return line;
}

/* Signals are off with the echo: the terminal must not stay dumb behind a ^C, which comes as a byte. */
static char *
password_read (int terminal)
{
    GString *line = g_string_new (NULL);
    char byte = 0;
    ssize_t n;

    while ((n = read (terminal, &byte, 1)) == 1 && byte != '\n' && byte != '\r' && byte != 3 && line->len < MOST_BYTES)
        g_string_append_c (line, byte);
    if (n == 1 && byte != 3)
        return g_string_free (line, FALSE);
    memset (line->str, 0, line->len);
    g_string_free (line, TRUE);
    return NULL;
}

static char *
password_from_terminal (const char *prompt)
{
    int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    struct termios before, quiet;
    char *password = NULL;

    if (terminal < 0 || tcgetattr (terminal, &before) != 0) {
        command_complain (_("There is no terminal to ask for the password on. Put it into a private file and name that in JUESUAN_PASSWORD_FILE."));
        if (terminal >= 0)
            close (terminal);
        return NULL;
    }
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    if (tcsetattr (terminal, TCSAFLUSH, &quiet) == 0 && write (terminal, prompt, strlen (prompt)) > 0) {
        password = password_read (terminal);
        (void)!write (terminal, "\n", 1);
    }
    tcsetattr (terminal, TCSAFLUSH, &before);
    close (terminal);
    return password;
}

char *
command_password (const char *name)
{
    const char *file = g_getenv ("JUESUAN_PASSWORD_FILE");
    g_autofree char *prompt = g_strdup_printf (_("Password of %s: "), name);

    return file != NULL && file[0] != '\0' ? password_from_file (file) : password_from_terminal (prompt);
}

char *
command_new_password (const char *name, const char *file)
{
    g_autofree char *first = g_strdup_printf (_("New password for %s, at least %d characters: "), name, PASSWORD_LEAST);
    char *one, *two;

    if (file != NULL)
        return password_from_file (file);
    one = password_from_terminal (first);
    if (one == NULL || g_utf8_strlen (one, -1) < PASSWORD_LEAST) /* refused with a sentence where it is to be hashed */
        return one;
    two = password_from_terminal (_("The same again: "));
    if (two != NULL && strcmp (one, two) != 0) {
        command_complain (_("The two are not the same. Nothing was changed."));
        password_forget (one);
        one = NULL;
    }
    password_forget (two);
    return one;
}
