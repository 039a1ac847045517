/* The terminal program: everything that session/ offers, on a screen. */
#ifndef UI_UI_H
#define UI_UI_H

#include <glib.h>
#include <stdbool.h>

/* A subcommand, for the command line of the screens. */
struct ui_verb {
    const char *name;
    const char *help; /* not translated */
};

struct ui_options {
    const char *book; /* UNIT/YEAR, where the file holds several; NULL asks on the screen */
    const char *user; /* NULL: the login */
    const char *as;   /* who is to log in; NULL asks */
    bool ascii;       /* lines of + - | */
    bool mouse;       /* takes clicks */
    bool slow;        /* the line is slow: what follows from the text being typed is shown when nobody types */
    /* Runs a subcommand on the file and book as who logged in (NULL nobody); what it says is appended to `out`.  Its exit status. */
    int (*run) (const char *line, const char *file, const char *book, const char *login, GString *out);
    const struct ui_verb *verbs; /* borrowed */
    int n_verbs;
};

/* Runs until the user leaves.  False and a sentence where there is no terminal, or the file cannot be used; the
 * terminal is then as it was before. */
bool ui_main (const char *path, const struct ui_options *options, GError **error);

#define UI_ERROR (ui_error_quark ())
enum ui_error { UI_ERROR_TERMINAL };
GQuark ui_error_quark (void);

#endif
