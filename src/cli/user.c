/* juesuan user: the accounts of a file. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/people.h"

struct user_call {
    struct run *run;
    struct session *session;
    const char *reason;
    const char *file; /* with the new password, NULL: asked for */
};

/* What is said where it is done; swallows the sentence. */
static int
user_end (const struct user_call *call, bool done, char *said_take, GError **error)
{
    g_autofree char *said = said_take;

    if (!done)
        return command_fail (*error);
    out_line (call->run->out, "%s", said);
    return STATUS_DONE;
}

static int
user_add (const struct user_call *call, GError **error)
{
    const char *name = call->run->words[2];
    char *password;
    bool done;

    if (!session_person_may_add (call->session, name, call->run->words[3], error)) /* before anything is typed twice */
        return command_fail (*error);
    password = command_new_password (name, call->file);
    if (password == NULL)
        return STATUS_INPUT;
    done = session_person_add (call->session, name, call->run->words[3], password, error);
    password_forget (password);
    return user_end (call, done, g_strdup_printf (_("%s has an account now."), call->run->words[2]), error);
}

static int
user_password (const struct user_call *call, GError **error)
{
    const char *name = call->run->words[2];
    char *password = command_new_password (name, call->file);
    bool done;

    if (password == NULL)
        return STATUS_INPUT;
    done = session_person_password (call->session, name, password, call->reason, error);
    password_forget (password);
    return user_end (call, done, g_strdup_printf (_("%s has a new password."), call->run->words[2]), error);
}

static int
user_role (const struct user_call *call, GError **error)
{
    bool done = session_person_role (call->session, call->run->words[2], call->run->words[3], call->reason, error);

    return user_end (call, done, g_strdup_printf (_("%s has another role now."), call->run->words[2]), error);
}

static int
user_disable (const struct user_call *call, GError **error)
{
    bool done = session_person_disable (call->session, call->run->words[2], true, call->reason, error);

    return user_end (call, done, g_strdup_printf (_("The account of %s is closed; what was done with it stays."), call->run->words[2]), error);
}

static int
user_enable (const struct user_call *call, GError **error)
{
    bool done = session_person_disable (call->session, call->run->words[2], false, call->reason, error);

    return user_end (call, done, g_strdup_printf (_("The account of %s is open again."), call->run->words[2]), error);
}

static int
user_list (const struct user_call *call, GError **error)
{
    g_autoptr (GPtrArray) people = session_people (call->session, error);

    if (people == NULL)
        return command_fail (*error);
    if (people->len == 0)
        out_line (call->run->out, "%s", _("There are no accounts: whoever can write the file does everything (single person)."));
    for (guint i = 0; i < people->len; i++) {
        const struct store_person *person = people->pdata[i];
        int role = person_find (person->role);
        out_padded (call->run->out, person->name, 20);
        out_line (call->run->out, "  %s%s", role < 0 ? person->role : person_label ((enum person)role), person->disabled ? _("  closed") : "");
    }
    return STATUS_DONE;
}

static int
user_roles (const struct user_call *call, GError **error)
{
    g_autofree char *table = workflow_table ();

    (void)error;
    out_text (call->run->out, table);
    return STATUS_DONE;
}

static const struct user_way {
    const char *word;
    int words;
    int (*run) (const struct user_call *call, GError **error);
} user_ways[] = { { "add", 4, user_add },         { "role", 4, user_role },     { "password", 3, user_password },
                  { "disable", 3, user_disable }, { "enable", 3, user_enable }, { "list", 2, user_list },
                  { "roles", 2, user_roles } };

static const struct user_way *
user_find (const struct run *run)
{
    for (size_t i = 0; i < G_N_ELEMENTS (user_ways); i++) {
        if (strcmp (run->words[1], user_ways[i].word) != 0)
            continue;
        if (run->n_words == user_ways[i].words)
            return &user_ways[i];
        command_misused (run, _("Wrong number of arguments after %s."), run->words[1]);
        return NULL;
    }
    command_misused (run, _("There is no user %s; there are add, role, password, disable, enable, list and roles."), run->words[1]);
    return NULL;
}

/* Accounts are the file's: whichever book it holds will do. */
static struct session *
user_open (struct run *run, int *status)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) books = session_books (run->words[0], &error);

    if (books == NULL) {
        *status = command_fail (error);
        return NULL;
    }
    if (books->len > 0)
        run->which = session_which (books->pdata[0]);
    return command_open (run, STORE_WRITE, status);
}

int
cli_user (struct run *run)
{
    g_autofree char *reason = NULL, *file = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("reason", 0, &reason, N_ ("why; stands in the trail of changes"), N_ ("TEXT")),
        OPTION_TEXT ("password-file", 0, &file, N_ ("private file with the new password"), N_ ("FILE")),
        OPTION_END,
    };
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = NULL;
    const struct user_way *way;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    way = user_find (run);
    if (way == NULL)
        return STATUS_INPUT;
    session = way->run != user_roles ? user_open (run, &status) : NULL; /* the table is the same in every file */
    if (session == NULL && way->run != user_roles)
        return status;
    return way->run (&(struct user_call){ run, session, reason, file }, &error);
}
