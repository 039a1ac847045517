/* Accounts of a file and logging in.  In a file that somebody can write this gives attribution, not protection. */
#include "config.h"

#include "session/people.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/password.h"
#include "session/private.h"

#define FREE_TRIES 3
#define LONGEST_WAIT 300 /* seconds */

bool
session_has_accounts (const struct session *session)
{
    return session->accounts;
}

enum person
session_person (const struct session *session)
{
    return session->person;
}

enum stage
session_stage (const struct session *session)
{
    int stage = stage_find (session->info->state);

    return stage < 0 ? STAGE_PUBLISHED : (enum stage)stage; /* a state of a newer program: nothing is allowed */
}

static const struct store_person *
people_find (const GPtrArray *people, const char *name)
{
    for (guint i = 0; i < people->len; i++) {
        const struct store_person *person = people->pdata[i];

        if (strcmp (person->name, name) == 0)
            return person;
    }
    return NULL;
}

bool
people_gone (const struct session *session, const char *name)
{
    g_autoptr (GPtrArray) people = store_people (session->store, NULL);
    const struct store_person *person = people ? people_find (people, name) : NULL;

    return !person || person->disabled;
}

bool
people_look (struct session *session, GError **error)
{
    g_autoptr (GPtrArray) people = store_people (session->store, error);
    const struct store_person *person;

    if (!people)
        return false;
    session->accounts = people->len > 0;
    person = people_find (people, session->user);
    if (!session->accounts)
        session->person = PERSON_SINGLE;
    else if (session->logged_in && person && !person->disabled && person_find (person->role) >= 0)
        session->person = (enum person)person_find (person->role);
    else
        session->person = PERSON_READER;
    return true;
}

bool
people_trust (struct session *session, GError **error)
{
    session->logged_in = true;
    return people_look (session, error);
}

/* Each wrong password after the first few doubles the wait. A clock that went back does not shut anybody out. */
static int
people_wait (const struct store_person *person)
{
    int64_t now = g_get_real_time () / G_USEC_PER_SEC;
    int over = person->failures - FREE_TRIES;
    int64_t wait;

    if (over < 0 || now < person->failed)
        return 0;
    wait = MIN (LONGEST_WAIT, 5 << MIN (over, 10));
    return (int)MAX (0, person->failed + wait - now);
}

static bool
people_check (struct store *store, const struct store_person *person, const char *name, const char *password, GError **error)
{
    int wait = person ? people_wait (person) : 0;
    bool right;

    if (wait > 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_LOGIN,
                     _ ("Too many wrong passwords for %s. Try again in %d seconds; whoever forgot theirs asks the head "
                        "(juesuan user FILE password)."),
                     name, wait);
        return false;
    }
    right = person && person->secret && !person->disabled && password_matches (person->secret, password);
    if (person && !store_read_only (store) && (!right || person->failures > 0))
        store_person_tried (store, name, right, NULL);
    if (!right)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_LOGIN,
                     _ ("Name or password is wrong, or the account of %s is closed. Nobody is logged in."), name);
    return right;
}

bool
session_login (struct session *session, const char *name, const char *password, GError **error)
{
    g_autoptr (GPtrArray) people = store_people (session->store, error);

    if (!people)
        return false;
    if (people->len == 0) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_LOGIN,
                     _ ("The file %s has no accounts, so nobody logs in. The first is made with 'juesuan user FILE add'."),
                     session->path);
        return false;
    }
    if (!people_check (session->store, people_find (people, name), name, password, error))
        return false;
    g_free (session->user);
    session->user = g_strdup (name);
    session->logged_in = true;
    return people_look (session, error);
}

bool
session_trust (struct session *session, const char *name, GError **error)
{
    g_free (session->user);
    session->user = g_strdup (name);
    return people_trust (session, error);
}

bool
session_login_file (const char *path, const char *name, const char *password, GError **error)
{
    g_autoptr (Store) store = store_open (path, STORE_WRITE, error);
    g_autoptr (GPtrArray) people = store ? store_people (store, error) : NULL;

    return people && people_check (store, people_find (people, name), name, password, error);
}

bool
session_file_has_accounts (const char *path)
{
    g_autoptr (Store) store = g_file_test (path, G_FILE_TEST_EXISTS) ? store_open (path, STORE_READ, NULL) : NULL;
    g_autoptr (GPtrArray) people = store ? store_people (store, NULL) : NULL;

    return people && people->len > 0;
}

bool
session_may (const struct session *session, enum deed deed, GError **error)
{
    g_autofree char *refusal = NULL;

    if (store_read_only (session->store)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_READ_ONLY,
                     _ ("The file %s is open for reading only; nothing was changed."), session->path);
        return false;
    }
    if (workflow_allows (deed, session_stage (session), session->person))
        return true;
    if (session->accounts && !session->logged_in) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN,
                     _ ("The file %s has accounts and nobody is logged in, so it can only be read. Log in (F9, or --as NAME)."), session->path);
        return false;
    }
    refusal = workflow_refusal (deed, session_stage (session), session->person);
    g_set_error_literal (error, SESSION_ERROR, SESSION_ERROR_FORBIDDEN, refusal);
    return false;
}

bool
people_may (struct session *session, enum deed deed, GError **error)
{
    return people_look (session, error) && session_may (session, deed, error);
}

/* Changing accounts. */

GPtrArray *
session_people (struct session *session, GError **error)
{
    GPtrArray *people = store_people (session->store, error);

    for (guint i = 0; people && i < people->len; i++)
        g_clear_pointer (&((struct store_person *)people->pdata[i])->secret, password_forget);
    return people;
}

static bool
people_reason (const char *reason, GError **error)
{
    if (reason && *reason)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _ ("A reason is needed: it stands in the trail of changes. Nothing was changed."));
    return false;
}

static bool
people_role (const char *role, int *person, GError **error)
{
    *person = person_find (role);
    if (*person >= 0)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no role %s; there are: %s, %s, %s, %s."), role,
                 person_label (PERSON_CLERK), person_label (PERSON_REVIEWER), person_label (PERSON_HEAD), person_label (PERSON_READER));
    return false;
}

/* A name is shown in one line, and stands in front of others. */
static bool
people_name (const char *name, GError **error)
{
    if (*name && g_utf8_validate (name, -1, NULL) && g_utf8_strlen (name, -1) <= 40 && strpbrk (name, "\n\t\033/") == NULL)
        return true;
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("“%s” is no name of a person: at most 40 characters in one line, without /."),
                 name);
    return false;
}

/* Somebody must remain who can manage accounts. */
static bool
people_head_left (const GPtrArray *people, const char *without, GError **error)
{
    for (guint i = 0; i < people->len; i++) {
        const struct store_person *person = people->pdata[i];

        if (strcmp (person->name, without) != 0 && !person->disabled && person_find (person->role) == PERSON_HEAD)
            return true;
    }
    g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                 _ ("%s is the only head; without one nobody could manage the accounts. Make somebody else head first."), without);
    return false;
}

static const struct store_person *
people_known (const GPtrArray *people, const char *name, GError **error)
{
    const struct store_person *person = people_find (people, name);

    if (!person)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("There is no account %s. See: juesuan user FILE list"), name);
    return person;
}

bool
session_person_may_add (struct session *session, const char *name, const char *role, GError **error)
{
    g_autoptr (GPtrArray) people = session_people (session, error);
    int person;

    if (!people || !people_may (session, DEED_PEOPLE, error) || !people_name (name, error) || !people_role (role, &person, error))
        return false;
    if (people_find (people, name)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _ ("%s has an account already. See: juesuan user FILE list"), name);
        return false;
    }
    if (people->len == 0 && person != PERSON_HEAD) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _ ("The first account must be a head's, who adds the others: juesuan user FILE add %s %s. Nothing was changed."), name,
                     person_label (PERSON_HEAD));
        return false;
    }
    return true;
}

bool
session_person_add (struct session *session, const char *name, const char *role, const char *password, GError **error)
{
    g_autofree char *hash = NULL;
    int person;

    if (!session_person_may_add (session, name, role, error) || !people_role (role, &person, error))
        return false;
    hash = password_hash (password, error);
    return hash && store_person_set (session->store, session->user, "add", name, person_names[person], hash, 0, NULL, error) &&
           people_look (session, error);
}

bool
session_person_role (struct session *session, const char *name, const char *role, const char *reason, GError **error)
{
    g_autoptr (GPtrArray) people = session_people (session, error);
    int person;

    return people && people_may (session, DEED_PEOPLE, error) && people_known (people, name, error) &&
           people_role (role, &person, error) && people_reason (reason, error) &&
           (person == PERSON_HEAD || people_head_left (people, name, error)) &&
           store_person_set (session->store, session->user, "role", name, person_names[person], NULL, -1, reason, error) &&
           people_look (session, error);
}

bool
session_person_password (struct session *session, const char *name, const char *password, const char *reason, GError **error)
{
    g_autoptr (GPtrArray) people = session_people (session, error);
    bool own = session->logged_in && strcmp (name, session->user) == 0;
    g_autofree char *hash = NULL;

    if (!people || !people_known (people, name, error) || (!own && (!people_may (session, DEED_PEOPLE, error) || !people_reason (reason, error))))
        return false;
    hash = password_hash (password, error);
    return hash && store_person_set (session->store, session->user, "password", name, NULL, hash, -1, reason, error);
}

bool
session_person_disable (struct session *session, const char *name, bool disable, const char *reason, GError **error)
{
    g_autoptr (GPtrArray) people = session_people (session, error);

    return people && people_may (session, DEED_PEOPLE, error) && people_known (people, name, error) && people_reason (reason, error) &&
           (!disable || people_head_left (people, name, error)) &&
           store_person_set (session->store, session->user, disable ? "disable" : "enable", name, NULL, NULL, disable ? 1 : 0, reason, error) &&
           people_look (session, error);
}
