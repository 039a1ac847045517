/* What all subcommands share: the table they stand in, reading arguments, complaining, and output that notices when it
 * cannot be written.  Knows no subcommand by name. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "session/password.h"
#include "session/session.h"

enum status {
    STATUS_DONE,
    STATUS_REFUSED, /* findings; or the program understood and says no */
    STATUS_INPUT,   /* wrong usage, a file that cannot be used, a value that is none; output that cannot be written */
};

enum format { FORMAT_TEXT, FORMAT_TSV, FORMAT_JSON };

struct run;

/* One subcommand.  Dispatch, help, the check of the manual page and of the tests all read the table of these. */
struct command {
    const char *name;
    const char *arguments; /* after the name, as the usage lines show them; '\n' between different ways */
    const char *help;      /* one line */
    const char *more;      /* what else a user should know; paragraphs */
    int least, most;       /* words besides options; most -1 = any number */
    int (*run) (struct run *run);
};
extern const struct command commands[];
extern const int n_commands;

/* One call of a subcommand. */
struct run {
    const struct command *command; /* NULL: the terminal program */
    int argc;                      /* as given, [0] is the subcommand's name */
    char **argv;
    char **words;                  /* arguments besides options, NULL at the end; valid UTF-8, but for words[0], a file */
    int n_words;
    GString *out;                  /* for standard output, written when the subcommand is done */
    enum format format;            /* --format */
    char *format_name, *which;     /* --format and --book as given; NULL not */
    char *as;                      /* --as NAME: who logs in; NULL: JUESUAN_USER, else nobody */
    bool inside;                   /* within the screens or the line mode: nothing is asked for */
    const char *trusted;           /* who logged in there; NULL nobody */
    const char *book;              /* which book where --book does not say it; NULL: the only one */
};

/* Options: entries of GOption, but with G_OPTION_ARG_FILENAME for every text, so that bytes come as they are. */
#define OPTION_TEXT(name, letter, where, what, meta) { name, letter, 0, G_OPTION_ARG_FILENAME, where, what, meta }
#define OPTION_FLAG(name, letter, where, what) { name, letter, 0, G_OPTION_ARG_NONE, where, what, NULL }
#define OPTION_BOOK(run) OPTION_TEXT ("book", 0, &(run)->which, N_ ("which book, where the file holds several"), N_ ("UNIT/YEAR"))
#define OPTION_FORMAT(run) OPTION_TEXT ("format", 0, &(run)->format_name, N_ ("text (default), tsv or json"), N_ ("FORMAT"))
#define OPTION_END { NULL, 0, 0, 0, NULL, NULL, NULL }

/* Reads the arguments into run->words and the options; false = the subcommand is finished with *status (--help was given,
 * or the complaint is made). */
bool command_parse (struct run *run, const GOptionEntry *options, int *status);
/* Frees what reading the arguments left in it. */
void run_clear (struct run *run);
/* A whole number in min..max; false = complained, `what` names it. */
bool command_number (const char *text, const char *what, int min, int max, int *number);
/* Shows how the subcommand is used. */
void command_help (const struct command *command, const GOptionEntry *options, GString *out);
/* The subcommand of that name; NULL: there is none. */
const struct command *command_find (const char *name);
/* Complains that there is none of that name, with the nearest; returns STATUS_INPUT. */
int command_unknown (const struct run *run, const char *name);
/* The name of the table that is nearest to a mistyped one, NULL if none is near. */
const char *command_nearest (const char *word);

/* All of a file, or of standard input for "-"; false = complained. */
bool command_read (const char *path, char **data, gsize *length);
/* Opens run->words[0]; says on standard error what opening noticed.  NULL = complained, *status says how. */
struct session *command_open (struct run *run, enum store_mode mode, int *status);
/* Reads the arguments and opens. */
struct session *command_begin (struct run *run, const GOptionEntry *options, enum store_mode mode, int *status);

/* A word that names a cell as people do (9.5.2, 三公.5.2) becomes its address; other words stay. */
void command_mean (struct run *run, struct session *session, int word);

/* Who logs in by --as or JUESUAN_USER; NULL nobody. */
const char *command_user (const struct run *run);
/* Logs in at an open book, where somebody is to be logged in.  False and a sentence, or (no error) given up. */
bool command_login (const struct run *run, struct session *session, GError **error);
/* Logs in at a file that gets one more book; *user (borrowed) is who, NULL where it has no accounts.  False = complained. */
bool command_login_file (const struct run *run, const char *path, const char **user);
/* The password of an account: from the file that JUESUAN_PASSWORD_FILE names, else asked for without echo; and a new one, asked for
 * twice or from `file`.  password_forget; NULL = complained, or given up. */
char *command_password (const char *name);
char *command_new_password (const char *name, const char *file);

/* "juesuan: SENTENCE" on standard error, cleaned for a terminal. */
void command_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same with an error's sentence; returns the exit status that fits it. */
int command_fail (const GError *error);
/* A complaint about the usage, with a pointer to --help; returns STATUS_INPUT. */
int command_misused (const struct run *run, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Output.  Everything that comes from a book or a file goes through these, so that no control character reaches a
 * terminal. */
void out_text (GString *out, const char *text);                 /* cleaned; lines stay */
void out_line (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3); /* cleaned, one line */
void out_padded (GString *out, const char *text, int cells);    /* cleaned, filled with blanks to `cells`, never cut */
void out_tsv (GString *out, const char *const *fields, int n);  /* one line, escapes \t \n \\ */
/* JSON: members of an object, separated by commas as needed; a NULL text is null. */
void out_json_string (GString *out, const char *text);
void out_json_text (GString *out, const char *name, const char *text);
void out_json_number (GString *out, const char *name, int64_t number);
void out_json_flag (GString *out, const char *name, bool flag);
void out_json_name (GString *out, const char *name);            /* then the caller writes the value */
void out_json_item (GString *out);                              /* a comma where one is due, before an element */
/* Writes it all to standard output and notices what fails. */
bool out_write (GString *out);

#endif
