/* Logging in and the steps of the workflow.  Must not know what a review shows. */
#include "steps.h"

#include "actions.h"
#include "list-screen.h"
#include "popup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/password.h"
#include "session/review.h"

/* Logging in: choose or type the name, then the password. */

static void steps_name_done (struct ui *ui, struct screen *below, const char *text);

void
steps_logged_in (struct ui *ui)
{
    g_free (ui->login);
    ui->login = g_strdup (session_user (ui->session));
    ui_changed (ui);
    ui_say (ui, LOOK_MESSAGE, _("%s is logged in as %s."), ui->login, person_label (session_person (ui->session)));
}

static void
steps_password_done (struct ui *ui, struct screen *below, const char *text)
{
    GError *error = NULL;

    if (!session_login (ui->session, ui->kept, text, &error)) {
        g_autofree char *name = g_strdup (ui->kept);
        if (text[0] != '\0') /* Enter alone gives up */
            steps_name_done (ui, below, name);
        ui_say_error (ui, error);
        return;
    }
    steps_logged_in (ui);
}

static void
steps_name_done (struct ui *ui, struct screen *below, const char *text)
{
    g_autofree char *title = g_strdup_printf (_("Password of %s"), text);
    struct screen *prompt;

    (void)below;
    if (text[0] == '\0')
        return;
    g_free (ui->kept);
    ui->kept = g_strdup (text);
    prompt = prompt_new (title, _("Enter logs in. What is typed is not shown."), "", NULL, steps_password_done);
    prompt_hide (prompt);
    ui_push (ui, prompt);
}

static void
steps_name_fill (struct ui *ui, struct screen *below, const char *text, struct list *list)
{
    g_autoptr (GPtrArray) people = session_people (ui->session, NULL);

    (void)below;
    for (guint i = 0; people != NULL && i < people->len; i++) {
        const struct store_person *person = g_ptr_array_index (people, i);
        int role = person_find (person->role);
        g_autofree char *line = g_strdup_printf ("%s  %s", person->name, role < 0 ? person->role : person_label ((enum person)role));
        if (!person->disabled && g_str_has_prefix (person->name, text))
            list_add (list, LOOK_PLAIN, person->name, line);
    }
}

void
steps_login (struct ui *ui)
{
    if (!session_has_accounts (ui->session)) {
        ui_say (ui, LOOK_MESSAGE, _("This file has no accounts: whoever can write it does everything. Accounts (F10) makes some."));
        return;
    }
    if (ui->options->as != NULL && ui->login == NULL) {
        steps_name_done (ui, NULL, ui->options->as);
        return;
    }
    ui_push (ui, prompt_new (_("Who is there?"), _("Choose and press Enter; Esc: only look."), "", steps_name_fill, steps_name_done));
}

/* Taking a step. */

static void
steps_reopen (struct ui *ui, const char *which)
{
    g_ptr_array_set_size (ui->screens, 0);
    if (!ui_open_book (ui, which))
        ui_push (ui, home_new (ui));
}

static void
steps_correct (struct ui *ui, const char *reason)
{
    g_autofree char *which = NULL;
    GError *error = NULL;

    if (!session_correct (ui->session, reason, &which, &error)) {
        ui_say_error (ui, error);
        return;
    }
    steps_reopen (ui, which);
    ui_say (ui, LOOK_MESSAGE, _("New version: %s. The published one stays as it is."), which);
}

static void
steps_take (struct ui *ui, enum deed deed, const char *reason)
{
    GError *error = NULL;
    g_autoptr (Signoff) signoff = NULL;
    g_autofree char *next = NULL;

    if (deed == DEED_CORRECT) {
        steps_correct (ui, reason);
        return;
    }
    if (!session_step (ui->session, deed, reason, &error)) {
        ui_say_error (ui, error);
        return;
    }
    ui_pop_to (ui, &home_class);
    ui_changed (ui);
    signoff = session_signoff (ui->session, NULL);
    next = workflow_next (session_stage (ui->session), false);
    ui_say (ui, LOOK_MESSAGE, _("The book is in the state “%s” now. Next (F9): %s. Fingerprint %s%s"),
            stage_label (session_info (ui->session)->state), next, signoff != NULL ? signoff->shown : "",
            deed == DEED_SUBMIT ? _(". The file was backed up before.") : "");
}

static void
steps_confirmed (struct ui *ui, struct screen *below, int value)
{
    (void)below;
    if (value >= 0)
        steps_take (ui, (enum deed)value, NULL);
}

/* Steps that lock or give back a whole book are not taken by one slip of the finger. */
static void
steps_confirm (struct ui *ui, enum deed deed)
{
    const struct store_book *info = session_info (ui->session);
    g_autoptr (Signoff) signoff = session_signoff (ui->session, NULL);
    g_autofree char *note = g_strdup_printf ("%s %d  %s", info->unit, info->year, signoff != NULL ? signoff->shown : "");
    struct screen *menu = menu_new (_(workflow[deed].label), steps_confirmed);

    menu_note (menu, note);
    menu_add (menu, '1', deed == DEED_RETURN ? _("return it without a reason; the open queries say what to do")
                                             : _("yes; its figures stay locked"), (int)deed);
    menu_add (menu, '2', _("stay"), -1);
    menu_stand_on (menu, -1);
    ui_push (ui, menu);
}

static void
steps_reason_done (struct ui *ui, struct screen *below, const char *text)
{
    enum deed deed = (enum deed)g_ascii_strtoll (ui->kept, NULL, 10);

    (void)below;
    if (deed == DEED_RETURN && text[0] == '\0' && session_open_queries (ui->session, NULL) > 0)
        steps_confirm (ui, deed);
    else
        steps_take (ui, deed, text);
}

void
steps_begin (struct ui *ui, enum deed deed)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) blockers = NULL;

    if (!session_may (ui->session, deed, &error)) {
        ui_say_error (ui, error);
        return;
    }
    blockers = session_blockers (ui->session, deed);
    if (blockers->len > 0 || (deed == DEED_SUBMIT && g_hash_table_size (ui->pending) > 0)) {
        ui_push (ui, blockers_new (ui, deed));
        return;
    }
    if (deed == DEED_APPROVE || deed == DEED_PUBLISH) {
        steps_confirm (ui, deed);
        return;
    }
    if (!workflow[deed].reason && deed != DEED_RETURN) {
        steps_take (ui, deed, NULL);
        return;
    }
    g_free (ui->kept);
    ui->kept = g_strdup_printf ("%d", (int)deed);
    ui_push (ui, prompt_new (_(workflow[deed].label),
                             workflow[deed].reason ? _("The reason; it stands in the trail of changes.")
                                                   : _("The reason; may be left out where queries are open."),
                             "", NULL, steps_reason_done));
}

/* The menu of F9. */

enum { STEP_REVIEW = 100, STEP_LOGIN, STEP_QUERIES };

static void
steps_chosen (struct ui *ui, struct screen *below, int value)
{
    (void)below;
    switch (value) {
    case STEP_REVIEW:
        if (ui_pop_to (ui, &review_class.screen) == NULL)
            ui_push (ui, review_new (ui));
        break;
    case STEP_LOGIN:
        steps_login (ui);
        break;
    case STEP_QUERIES:
        ui_push (ui, threads_new (ui, NULL));
        break;
    default:
        steps_begin (ui, (enum deed)value);
    }
}

static void
steps_add (struct screen *menu, char *digit, const char *text, int value)
{
    menu_add (menu, *digit, text, value);
    if (*digit != '\0')
        *digit = *digit < '9' ? (char)(*digit + 1) : '\0';
}

void
steps_open (struct ui *ui)
{
    enum stage stage = session_stage (ui->session);
    enum person person = session_person (ui->session);
    g_autofree char *title = g_strdup_printf ("[%s] %s", stage_label (session_info (ui->session)->state), person_label (person));
    struct screen *menu = menu_new (title, steps_chosen);
    char digit = '1';

    if (stage == STAGE_SUBMITTED && person != PERSON_CLERK)
        steps_add (menu, &digit, _("review: what to look at"), STEP_REVIEW);
    for (int deed = 0; deed < N_DEEDS; deed++) {
        bool step = workflow[deed].leads || deed == DEED_CORRECT;
        if (step && workflow_allows ((enum deed)deed, stage, person))
            steps_add (menu, &digit, _(workflow[deed].label), deed);
    }
    if (stage != STAGE_SUBMITTED || person == PERSON_CLERK)
        steps_add (menu, &digit, _("review: what to look at"), STEP_REVIEW);
    steps_add (menu, &digit, _("queries"), STEP_QUERIES);
    if (session_has_accounts (ui->session))
        steps_add (menu, &digit, _("log in"), STEP_LOGIN);
    ui_push (ui, menu);
}
