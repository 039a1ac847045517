/* The table state x role x action. */
#include "config.h"

#include "session/workflow.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/text.h"

const char *const stage_names[N_STAGES] = { "draft", "submitted", "returned", "approved", "published" };
const char *const person_names[N_PERSONS] = { "clerk", "reviewer", "head", "reader", "single" };

static const char person_letters[N_ROLES] = { 'C', 'R', 'H', '-' };

static const char *const stage_labels[N_STAGES] = { N_ ("draft"), N_ ("submitted"), N_ ("returned"), N_ ("approved"), N_ ("published") };
static const char *const person_labels[N_PERSONS] = { N_ ("clerk"), N_ ("reviewer"), N_ ("head"), N_ ("reader"), N_ ("single person") };

/* clang-format off */
const struct workflow_rule workflow[N_DEEDS] = {
    /*                   name        label                      draft submitted returned approved published   leads to          reason */
    [DEED_EDIT]      = { "edit",     N_ ("change figures"),   { "C",   NULL,  "C",   NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_SUBMIT]    = { "submit",   N_ ("submit"),           { "C",   NULL,  "C",   NULL, NULL }, STAGE_SUBMITTED, true,  false },
    [DEED_WITHDRAW]  = { "withdraw", N_ ("withdraw"),         { NULL,  "C",   NULL,  NULL, NULL }, STAGE_DRAFT,     true,  true },
    [DEED_RETURN]    = { "return",   N_ ("return"),           { NULL,  "RH",  NULL,  NULL, NULL }, STAGE_RETURNED,  true,  false },
    [DEED_APPROVE]   = { "approve",  N_ ("approve"),          { NULL,  "H",   NULL,  NULL, NULL }, STAGE_APPROVED,  true,  false },
    [DEED_UNLOCK]    = { "unlock",   N_ ("unlock"),           { NULL,  NULL,  NULL,  "H",  NULL }, STAGE_RETURNED,  true,  true },
    [DEED_PUBLISH]   = { "publish",  N_ ("publish"),          { NULL,  NULL,  NULL,  "H",  NULL }, STAGE_PUBLISHED, true,  false },
    [DEED_CORRECT]   = { "correct",  N_ ("correct"),          { NULL,  NULL,  NULL,  NULL, "CH" }, STAGE_DRAFT,     false, true },
    [DEED_QUERY]     = { "query",    N_ ("open a query"),     { "CRH", "CRH", "CRH", NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_ANSWER]    = { "answer",   N_ ("answer a query"),   { "CRH", "CRH", "CRH", NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_CLOSE]     = { "close",    N_ ("close a query"),    { "CRH", "CRH", "CRH", NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_TICK]      = { "tick",     N_ ("mark as checked"),  { NULL,  "RH",  NULL,  NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_PEOPLE]    = { "user",     N_ ("manage accounts"),  { "H",   "H",   "H",   "H",  "H"  }, STAGE_DRAFT,     false, false },
    [DEED_MERGE]     = { "merge",    N_ ("take over a review"), { NULL, "CRH", NULL,  NULL, NULL }, STAGE_DRAFT,     false, false },
    [DEED_CODE]      = { "codes",    N_ ("settle a code"),    { "RH",  "RH",  "RH",  NULL,  NULL }, STAGE_DRAFT,    false, true },
    [DEED_BACKUP]    = { "restore",  N_ ("restore a backup"), { "CH",  "H",   "CH",  "H",  "H"  }, STAGE_DRAFT,     false, false },
};
/* clang-format on */

static int
workflow_word (const char *const *words, int n, const char *word)
{
    for (int i = 0; word != NULL && i < n; i++)
        if (strcmp (words[i], word) == 0 || strcmp (_(words[i]), word) == 0)
            return i;
    return -1;
}

int
stage_find (const char *name)
{
    return workflow_word (stage_names, N_STAGES, name);
}

int
person_find (const char *name)
{
    int person = workflow_word (person_names, N_ROLES, name);

    return person >= 0 ? person : workflow_word (person_labels, N_ROLES, name);
}

const char *
stage_label (const char *name)
{
    int stage = stage_find (name);

    return stage < 0 ? (name != NULL ? name : "") : _(stage_labels[stage]);
}

const char *
person_label (enum person person)
{
    return _(person_labels[person]);
}

bool
workflow_allows (enum deed deed, enum stage stage, enum person person)
{
    const char *people = workflow[deed].people[stage];

    if (people == NULL || person == PERSON_READER)
        return false;
    return person == PERSON_SINGLE || strchr (people, person_letters[person]) != NULL;
}

char *
workflow_stages (enum deed deed)
{
    GString *out = g_string_new (NULL);

    for (int i = 0; i < N_STAGES; i++)
        if (workflow[deed].people[i] != NULL)
            g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", stage_names[i]);
    return g_string_free (out, FALSE);
}

char *
workflow_roles (enum deed deed, enum stage stage)
{
    const char *people = workflow[deed].people[stage];
    GString *out = g_string_new (NULL);

    for (int i = 0; people != NULL && i < N_ROLES; i++)
        if (strchr (people, person_letters[i]) != NULL)
            g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", person_names[i]);
    return g_string_free (out, FALSE);
}

static char *
workflow_who (const char *letters)
{
    GString *out = g_string_new (NULL);

    for (int i = 0; i < N_ROLES; i++)
        if (strchr (letters, person_letters[i]) != NULL)
            g_string_append_printf (out, "%s%s", out->len > 0 ? _(" or ") : "", person_label ((enum person)i));
    return g_string_free (out, FALSE);
}

static char *
workflow_when (enum deed deed)
{
    GString *out = g_string_new (NULL);

    for (int i = 0; i < N_STAGES; i++)
        if (workflow[deed].people[i] != NULL)
            g_string_append_printf (out, "%s%s", out->len > 0 ? _(" or ") : "", stage_label (stage_names[i]));
    return g_string_free (out, FALSE);
}

char *
workflow_next (enum stage stage, bool edit)
{
    GString *out = g_string_new (NULL);

    for (int i = 0; i < N_DEEDS; i++) {
        const struct workflow_rule *rule = &workflow[i];
        bool opens = (rule->leads || i == DEED_CORRECT) && workflow[DEED_EDIT].people[rule->to] != NULL;
        g_autofree char *who = rule->people[stage] != NULL ? workflow_who (rule->people[stage]) : NULL;
        if (who != NULL && (edit ? opens : rule->leads || i == DEED_CORRECT))
            g_string_append_printf (out, "%s%s (%s)", out->len > 0 ? _(", ") : "", _(rule->label), who);
    }
    return g_string_free (out, FALSE);
}

char *
workflow_refusal (enum deed deed, enum stage stage, enum person person)
{
    const struct workflow_rule *rule = &workflow[deed];
    g_autofree char *when = workflow_when (deed);
    g_autofree char *who = rule->people[stage] != NULL ? workflow_who (rule->people[stage]) : NULL;

    if (who == NULL && deed == DEED_EDIT) {
        g_autofree char *next = workflow_next (stage, true);
        return g_strdup_printf (_("The book is in the state “%s”: its figures can be changed after %s."), stage_label (stage_names[stage]),
                                next);
    }
    if (who == NULL)
        return g_strdup_printf (_("The book is in the state “%s”; “%s” is possible only in: %s."), stage_label (stage_names[stage]),
                                _(rule->label), when);
    return g_strdup_printf (_("“%s” is for %s; you are here as %s. Log in with another account (F9, or --as NAME)."), _(rule->label), who,
                            person_label (person));
}

/* Column widths suit the English words; it is shown in the manual as it is. */
enum { WIDE_NAME = 9, WIDE_LABEL = 17 };

static void
workflow_put (GString *out, const char *text, int width)
{
    g_autofree char *padded = text_pad (text, MAX (width, text_width (text)), -1);

    g_string_append (out, padded);
}

static void
workflow_end_line (GString *out)
{
    g_strchomp (out->str);
    out->len = strlen (out->str);
    g_string_append_c (out, '\n');
}

/* "C clerk  R reviewer ..." */
static void
workflow_letters (GString *out)
{
    for (int i = 0; i < N_ROLES; i++)
        if (person_letters[i] != '-')
            g_string_append_printf (out, "%c %s  ", person_letters[i], person_label ((enum person)i));
    workflow_end_line (out);
}

char *
workflow_table (void)
{
    GString *out = g_string_new (NULL);

    workflow_put (out, "", WIDE_NAME);
    for (int i = 0; i < N_STAGES; i++)
        workflow_put (out, _(stage_labels[i]), text_width (_(stage_labels[i])) + 1);
    workflow_put (out, "", WIDE_LABEL);
    g_string_append_printf (out, "%s\n", _("leads to"));
    for (int d = 0; d < N_DEEDS; d++) {
        workflow_put (out, workflow[d].name, WIDE_NAME);
        for (int i = 0; i < N_STAGES; i++)
            workflow_put (out, workflow[d].people[i] != NULL ? workflow[d].people[i] : "-", text_width (_(stage_labels[i])) + 1);
        workflow_put (out, _(workflow[d].label), WIDE_LABEL);
        if (workflow[d].leads)
            g_string_append (out, _(stage_labels[workflow[d].to]));
        workflow_end_line (out);
    }
    workflow_letters (out);
    return g_string_free (out, FALSE);
}
