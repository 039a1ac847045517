/* juesuan new: a new, empty book. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>

#include "formfile/formfile.h"

/* The edition of the year, where it is the only one; else NULL after a complaint. */
static char *
only_edition (int year)
{
    g_autoptr (GPtrArray) ids = formfile_for_year (year);

    if (ids->len == 1)
        return g_strdup (g_ptr_array_index (ids, 0));
    g_ptr_array_add (ids, NULL);
    g_autofree char *list = g_strjoinv (", ", (char **)ids->pdata);
    if (ids->len == 1)
        command_complain (_("No edition has the year %d; name one with --edition (see: juesuan forms list)."), year);
    else
        command_complain (_("Several editions have the year %d: %s. Choose with --edition."), year, list);
    return NULL;
}

static int
new_book (struct run *run, const char *edition, const char *unit, const char *year_text, const char *hash)
{
    g_autofree char *found = NULL;
    g_autoptr (GError) error = NULL;
    const char *user;
    int year;

    if (unit == NULL || unit[0] == '\0')
        return command_misused (run, _("Whose book? --unit NAME is needed."));
    if (year_text == NULL)
        return command_misused (run, _("Of which year? --year YEAR is needed."));
    if (!command_number (year_text, "--year", 1950, 2999, &year))
        return STATUS_INPUT;
    if (edition == NULL)
        edition = found = only_edition (year);
    if (edition == NULL)
        return STATUS_INPUT;
    if (!command_login_file (run, run->words[0], &user))
        return STATUS_INPUT;
    if (!session_new (run->words[0], edition, unit, year, user, hash, &error))
        return command_fail (error);
    out_line (run->out, _("New book %s/%d (%s) in %s."), unit, year, edition, run->words[0]);
    return STATUS_DONE;
}

int
cli_new (struct run *run)
{
    g_autofree char *edition = NULL, *unit = NULL, *year = NULL, *hash = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("edition", 0, &edition, N_ ("id or folder of the form files"), N_ ("EDITION")),
        OPTION_TEXT ("unit", 0, &unit, N_ ("full name of the unit"), N_ ("NAME")),
        OPTION_TEXT ("year", 0, &year, N_ ("the year that the report is about"), N_ ("YEAR")),
        OPTION_TEXT ("hash", 0, &hash, N_ ("what chains the history of a new file: sha256 (usual) or sm3"), N_ ("NAME")),
        OPTION_END,
    };
    int status;

    if (!command_parse (run, options, &status))
        return status;
    return new_book (run, edition, unit, year, hash);
}
