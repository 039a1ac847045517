/* The accounts of the file: a new one, another role, a new password, closing and opening.  Must not know how passwords are kept. */
#include "steps.h"

#include "actions.h"
#include "list-screen.h"
#include "popup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/password.h"

enum way { WAY_ADD, WAY_ROLE, WAY_PASSWORD, WAY_SWITCH };

/* What is being done and what was said for it so far. */
struct people {
    struct list_screen list;
    enum way way;
    char *name;
    int role;
    bool close; /* else: open again */
    char *reason;
    char *password; /* typed once */
};

static char *
people_role_label (const char *role)
{
    int person = person_find (role);

    return g_strdup (person < 0 ? role : person_label ((enum person)person));
}

static void
people_fill (struct list_screen *screen, struct ui *ui)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) people = session_people (ui->session, &error);

    if (people == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < people->len; i++) {
        const struct store_person *person = g_ptr_array_index (people, i);
        g_autofree char *role = people_role_label (person->role);
        g_autofree char *line = g_strdup_printf ("%s  %s%s", person->name, role, person->disabled ? _("  closed") : "");
        list_add (&screen->list, person->disabled ? LOOK_QUIET : LOOK_PLAIN, NULL, line)->data = (int)i;
    }
    if (people->len == 0)
        list_add (&screen->list, LOOK_PLAIN, NULL, _("There are no accounts: whoever can write the file does everything (single person)."))->data = -1;
}

static void
people_around (struct list_screen *screen, struct ui *ui, struct list_around *around)
{
    const struct list_line *line = list_current (&screen->list);

    around->title = g_strdup (_("Accounts of this file"));
    around->subtitle = g_strdup (session_has_accounts (ui->session) ? _("1 new account  2 another role  3 new password  4 close or open")
                                                                    : _("1 the first account"));
    around->chosen = g_strdup (line != NULL ? line->text : "");
    around->note = session_has_accounts (ui->session)
                       ? _("Accounts are closed, never deleted: what was done with them stays in the history.")
                       : _("The first account is a head's, who makes the others. From then on only those who log in can change anything.");
}

/* Doing it. */

/* Whoever made the first account is logged in as that. */
static void
people_first (struct people *people, struct ui *ui, const char *password)
{
    GError *error = NULL;

    if (session_login (ui->session, people->name, password, &error))
        steps_logged_in (ui);
    else
        ui_say_error (ui, error);
}

static void
people_finish (struct people *people, struct ui *ui, const char *password)
{
    GError *error = NULL;
    bool first = !session_has_accounts (ui->session);

    if (people->way == WAY_PASSWORD) {
        bool done = session_person_password (ui->session, people->name, password, people->reason, &error);
        ui_end (ui, done, error, g_strdup_printf (_("%s has a new password."), people->name));
        return;
    }
    if (session_person_add (ui->session, people->name, person_names[people->role], password, &error) && first)
        people_first (people, ui, password);
    else
        ui_end (ui, error == NULL, error, g_strdup_printf (_("%s has an account now."), people->name));
}

/* The password, twice. */

static void people_ask_password (struct people *people, struct ui *ui, bool again);

static void
people_typed (struct ui *ui, struct screen *below, const char *text)
{
    struct people *people = (struct people *)below;
    g_autofree char *once = g_steal_pointer (&people->password);

    if (text[0] == '\0') {
        ui_say (ui, LOOK_MESSAGE, _("Nothing was changed."));
    } else if (once == NULL) {
        people->password = g_strdup (text);
        people_ask_password (people, ui, true);
    } else if (strcmp (once, text) == 0) {
        people_finish (people, ui, text);
    } else {
        people_ask_password (people, ui, false);
        ui_say (ui, LOOK_ERROR, _("The two passwords differ. Type it again, twice."));
    }
    if (once != NULL)
        password_forget (g_steal_pointer (&once));
}

static void
people_ask_password (struct people *people, struct ui *ui, bool again)
{
    g_autofree char *title = g_strdup_printf (again ? _("Password of %s, once more") : _("Password of %s"), people->name);
    g_autofree char *note = g_strdup_printf (_("At least %d characters; not shown. Enter alone gives up."), PASSWORD_LEAST);
    struct screen *prompt = prompt_new (title, note, "", NULL, people_typed);

    prompt_hide (prompt);
    ui_push (ui, prompt);
}

/* What comes before it. */

static void
people_reason_done (struct ui *ui, struct screen *below, const char *text)
{
    struct people *people = (struct people *)below;
    GError *error = NULL;

    g_free (people->reason);
    people->reason = g_strdup (text);
    if (people->way == WAY_PASSWORD) {
        people_ask_password (people, ui, false);
    } else if (people->way == WAY_ROLE) {
        bool done = session_person_role (ui->session, people->name, person_names[people->role], text, &error);
        ui_end (ui, done, error, g_strdup_printf (_("%s has another role now."), people->name));
    } else {
        bool done = session_person_disable (ui->session, people->name, people->close, text, &error);
        ui_end (ui, done, error,
                     g_strdup_printf (people->close ? _("The account of %s is closed; what was done with it stays.")
                                                    : _("The account of %s is open again."),
                                      people->name));
    }
}

static void
people_ask_reason (struct people *people, struct ui *ui, const char *title)
{
    g_autofree char *whose = g_strdup_printf (_("%s: %s"), people->name, title);

    ui_push (ui, prompt_new (whose, _("The reason; it stands in the trail of changes."), "", NULL, people_reason_done));
}

static void
people_role_done (struct ui *ui, struct screen *below, int value)
{
    struct people *people = (struct people *)below;
    GError *error = NULL;

    people->role = value;
    if (people->way == WAY_ROLE)
        people_ask_reason (people, ui, person_label ((enum person)value));
    else if (session_person_may_add (ui->session, people->name, person_names[value], &error))
        people_ask_password (people, ui, false);
    else
        ui_say_error (ui, error);
}

static void
people_ask_role (struct people *people, struct ui *ui)
{
    struct screen *menu = menu_new (people->name, people_role_done);

    for (int role = 0; role < N_ROLES; role++)
        menu_add (menu, (char)('1' + role), person_label ((enum person)role), role);
    ui_push (ui, menu);
}

static void
people_named (struct ui *ui, struct screen *below, const char *text)
{
    struct people *people = (struct people *)below;

    if (text[0] == '\0')
        return;
    g_free (people->name);
    people->name = g_strdup (text);
    if (session_has_accounts (ui->session))
        people_ask_role (people, ui);
    else
        people_role_done (ui, below, PERSON_HEAD);
}

/* Keys. */

static bool
people_may (struct ui *ui)
{
    GError *error = NULL;
    bool may = session_may (ui->session, DEED_PEOPLE, &error);

    if (!may)
        ui_say_error (ui, error);
    return may;
}

/* The account of the line; NULL none.  store_person_free. */
static struct store_person *
people_current (struct people *people, struct ui *ui)
{
    const struct list_line *line = list_current (&people->list.list);
    g_autoptr (GPtrArray) all = session_people (ui->session, NULL);
    struct store_person *person;

    if (line == NULL || all == NULL || line->data < 0 || line->data >= (int)all->len) {
        ui_say (ui, LOOK_MESSAGE, _("There is no account on this line; 1 makes one."));
        return NULL;
    }
    person = g_ptr_array_steal_index (all, (guint)line->data);
    g_free (people->name);
    people->name = g_strdup (person->name);
    return person;
}

static void
people_change (struct people *people, struct ui *ui)
{
    struct store_person *person = people_current (people, ui);

    if (person == NULL)
        return;
    g_clear_pointer (&people->reason, g_free);
    people->close = !person->disabled;
    if (people->way == WAY_PASSWORD && g_strcmp0 (ui->login, person->name) == 0)
        people_ask_password (people, ui, false); /* one's own, without a reason */
    else if (people_may (ui) && people->way == WAY_ROLE)
        people_ask_role (people, ui);
    else if (session_may (ui->session, DEED_PEOPLE, NULL))
        people_ask_reason (people, ui, people->way == WAY_PASSWORD ? _("new password") : people->close ? _("close") : _("open again"));
    store_person_free (person);
}

static bool
people_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    struct people *people = (struct people *)screen;

    if (action != ACT_NONE || digit < '1' || digit > '4')
        return false;
    people->way = (enum way) (digit - '1');
    if (people->way != WAY_ADD)
        people_change (people, ui);
    else if (people_may (ui))
        ui_push (ui, prompt_new (_("New account"), _("The name of the person, as it shall stand in the history."), "", NULL, people_named));
    return true;
}

static void
people_clear (struct list_screen *screen)
{
    struct people *people = (struct people *)screen;

    g_free (people->name);
    g_free (people->reason);
    password_forget (people->password);
}

static const struct list_class people_class = {
    .screen = { LIST_SCREEN, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .fill = people_fill,
    .around = people_around,
    .handle = people_handle,
    .clear = people_clear,
};

struct screen *
people_new (struct ui *ui)
{
    struct people *people = list_screen_new (ui, &people_class, sizeof *people);

    list_screen_fill (&people->list, ui);
    return &people->list.screen;
}
