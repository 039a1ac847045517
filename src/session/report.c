/* The report of the book as it is now, or the part of it that is wanted, and the log of what was printed. */
#include "session/export.h"
#include "session/private.h"

#include <glib/gi18n.h>
#include <string.h>

static bool
report_approved (const struct session *session)
{
    const char *state = session->info->state;

    return strcmp (state, "approved") == 0 || strcmp (state, "published") == 0;
}

struct report *
session_report (struct session *session)
{
    const struct report_state state = { .draft = !report_approved (session), .version = session->info->version };

    session_preview_end (session);
    return report_build (session->book, &state);
}

/* NULL and a sentence where there is none. */
static const struct section *
report_section (struct session *session, const char *name, GError **error)
{
    const struct section *section = form_section (session->form, name);
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    const char *near;

    if (section)
        return section;
    for (guint i = 0; i < session->form->sections->len; i++)
        g_ptr_array_add (names, ((struct section *)session->form->sections->pdata[i])->id);
    near = form_nearest (name, names);
    if (near)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("There is no section %s; did you mean %s?"), name, near);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("There is no section %s; 'juesuan forms show' lists them."), name);
    return NULL;
}

struct report *
session_report_of (struct session *session, const struct export_options *options, GError **error)
{
    const struct section *section = options->section ? report_section (session, options->section, error) : NULL;
    g_autoptr (Report) report = NULL;

    if (options->section && !section)
        return NULL;
    if (options->official && !report_approved (session)) {
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING,
                     _("The book is not approved, so there is no official report yet. Without --official it prints as a draft."));
        return NULL;
    }
    if (options->official && !session_seal_holds (session, error))
        return NULL;
    if (options->signoff)
        return session_signoff_report (session, error);
    report = session_report (session);
    if (options->since && !session_compare (session, report, options->since, error))
        return NULL;
    if (report_keep (report, section ? section->id : NULL, options->tables_only))
        return g_steal_pointer (&report);
    if (section)
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("Nothing of the section %s is printed in this report."), section->title);
    else
        g_set_error (error, SESSION_ERROR, SESSION_ERROR_NOTHING, _("This report has no table."));
    return NULL;
}

/* The print log */

/* The words by which the log says what was asked for; "" = all. */
static char *
report_part (const struct export_options *options)
{
    GString *part = g_string_new (options->section);

    if (options->tables_only)
        g_string_append_printf (part, "%stables", part->len > 0 ? " " : "");
    if (options->signoff)
        g_string_append_printf (part, "%ssign-off", part->len > 0 ? " " : "");
    if (options->since)
        g_string_append_printf (part, "%ssince %s", part->len > 0 ? " " : "", options->since);
    if (options->print.last_page > 0)
        g_string_append_printf (part, "%s%d-%d", part->len > 0 ? " " : "", options->print.first_page, options->print.last_page);
    return g_string_free (part, FALSE);
}

void
session_log_print (struct session *session, const struct report *report, const char *format, const char *target, const struct export_options *options)
{
    g_autofree char *part = report_part (options);
    struct store_print print = { .user = session->user, .format = (char *)format, .target = (char *)target, .part = part,
                                 .draft = report->draft, .fingerprint = report->fingerprint };
    g_autoptr (GError) error = NULL;
    g_autoptr (Store) other = session_writable (session) ? NULL : store_open (session->path, STORE_WRITE, &error);
    struct store *store = other ? other : session->store;

    /* The report is out already; a file that may only be read is printed without being logged. */
    if (!error && !store_read_only (store))
        store_print_add (store, session->info->id, &print, &error);
    if (error && options->unlogged)
        *options->unlogged = g_strdup_printf (_("The report is made, but the print log could not note it. %s"), error->message);
}

GPtrArray *
session_prints (struct session *session, GError **error)
{
    return store_prints (session->store, session->info->id, error);
}

/* What report_part put together, for people. */
static char *
report_part_shown (const struct session *session, const char *part)
{
    g_auto (GStrv) words = g_strsplit (part, " ", -1);
    GString *out = g_string_new (NULL);

    for (char **word = words; *word && **word != '\0'; word++) {
        const struct section *section = form_section (session->form, *word);
        const char *shown = *word;
        if (strcmp (*word, "tables") == 0)
            shown = _("only the tables");
        else if (strcmp (*word, "sign-off") == 0)
            shown = _("Sign-off page");
        else if (strcmp (*word, "since") == 0)
            shown = _("compared with");
        else if (strcmp (*word, "last-year") == 0)
            shown = _("last year");
        else if (strcmp (*word, "approved") == 0)
            shown = _("the approved version");
        else if (section)
            shown = section->code ? section->code : section_short_title (section);
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", shown);
    }
    return g_string_free (out, FALSE);
}

char *
session_print_shown (const struct session *session, const struct store_print *print)
{
    g_autofree char *time = store_time_shown (print->time), *mark = report_fingerprint_shown (print->fingerprint);
    g_autofree char *part = report_part_shown (session, print->part);

    return g_strdup_printf ("%s  %s  %s  %s  %s  %s%s%s", time, print->user, mark, print->draft ? _("as a draft") : _("official"), print->format,
                            print->target, part[0] != '\0' ? "  " : "", part);
}
