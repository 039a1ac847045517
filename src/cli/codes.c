/* juesuan codes: classification codes by number, piece of the name or first letters, of a book's year or of an edition. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/code-search.h"
#include "formfile/formfile.h"
#include "session/codes.h"

struct listing {
    const GPtrArray *codes;
    int year;
    const struct code *before; /* the line above, NULL: this is the first */
};

static void
codes_text (GString *out, const struct code *code, const struct listing *listing)
{
    int level = (int)(strlen (code->code) - 3) / 2;
    g_autofree char *number = g_strdup_printf ("%*s%s", MAX (level, 0) * 2, "", code->code);

    out_padded (out, number, 13);
    g_autofree char *below = code_below (listing->codes, listing->year, code, listing->before);
    out_line (out, "%s%s%s%s", code->name, code->note != NULL ? "  " : "", code->note != NULL ? code->note : "", below);
}

static void
codes_tsv (GString *out, const struct code *code, G_GNUC_UNUSED const struct listing *listing)
{
    const char *fields[] = { code->code, code->name, code->note != NULL ? code->note : "" };

    out_tsv (out, fields, G_N_ELEMENTS (fields));
}

static void
codes_json (GString *out, const struct code *code, G_GNUC_UNUSED const struct listing *listing)
{
    out_json_item (out);
    g_string_append (out, "{");
    out_json_text (out, "code", code->code);
    out_json_text (out, "name", code->name);
    out_json_text (out, "note", code->note != NULL ? code->note : "");
    g_string_append (out, "}");
}

static int
codes_print (struct run *run, const struct form *form, const char *list, int year)
{
    static void (*const write[]) (GString *, const struct code *, const struct listing *) = { codes_text, codes_tsv, codes_json };
    const GPtrArray *codes = form_codes (form, list);

    if (codes == NULL) {
        command_complain (_("The edition %s has no list “%s”; lists are functions and economics."), form->id, list);
        return STATUS_INPUT;
    }
    g_autofree char *typed = g_strjoinv (" ", run->words + 1);
    g_autoptr (GPtrArray) found = code_search (codes, year, typed, 0);
    struct listing listing = { codes, year, NULL };
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "[");
    for (guint i = 0; i < found->len; i++) {
        write[run->format] (run->out, found->pdata[i], &listing);
        listing.before = found->pdata[i];
    }
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "\n]\n");
    if (found->len == 0 && run->format == FORMAT_TEXT)
        out_line (run->out, _("No code of the year %d fits “%s”."), year, typed);
    return found->len > 0 ? STATUS_DONE : STATUS_REFUSED;
}

/* The last year of the edition, where none is asked for. */
static int
codes_last_year (const struct form *form)
{
    int last = 0;

    for (const int *year = form->years; *year != 0; year++)
        last = MAX (last, *year);
    return last;
}

static int
codes_of_edition (struct run *run, const char *list, int year)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (run->words[0], &error);

    if (form == NULL)
        return command_fail (error);
    return codes_print (run, form, list, year > 0 ? year : codes_last_year (form));
}

/* A supervisor's word on a code that is in no list. */
static int
codes_settle (struct run *run, const char *name, const char *reason)
{
    g_autoptr (GError) error = NULL;
    int status;
    g_autoptr (Session) session = NULL;

    if (g_strv_length (run->words) != 2) {
        command_complain (_("--settle names one code: juesuan codes FILE CODE --settle NAME --reason TEXT"));
        return STATUS_INPUT;
    }
    session = command_open (run, STORE_WRITE, &status);
    if (session == NULL)
        return status;
    if (!session_code_settle (session, run->words[1], name, reason, &error))
        return command_fail (error);
    if (name[0] != '\0')
        out_line (run->out, _("%s is now called %s in this file."), run->words[1], name);
    else
        out_line (run->out, _("%s has no name of its own in this file any more."), run->words[1]);
    return STATUS_DONE;
}

static int
codes_of_book (struct run *run, const char *list, int year)
{
    int status;
    g_autoptr (Session) session = command_open (run, STORE_READ, &status);

    if (session == NULL)
        return status;
    return codes_print (run, session_form (session), list, year > 0 ? year : book_year (session_book (session)));
}

int
cli_codes (struct run *run)
{
    g_autofree char *format_text = NULL, *list = NULL, *year_text = NULL, *name = NULL, *reason = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("list", 0, &list, N_ ("functions (default) or economics"), N_ ("LIST")),
        OPTION_TEXT ("year", 0, &year_text, N_ ("the year whose codes are meant"), N_ ("YEAR")),
        OPTION_TEXT ("settle", 0, &name, N_ ("name for a code of this file that is in no list; empty takes it back"), N_ ("NAME")),
        OPTION_TEXT ("reason", 0, &reason, N_ ("on what it rests, with --settle"), N_ ("TEXT")),
        OPTION_FORMAT (run),
        OPTION_BOOK (run),
        OPTION_END,
    };
    int status, year = 0;

    if (!command_parse (run, options, &status))
        return status;
    if ((year_text != NULL && !command_number (year_text, "--year", 1990, 2999, &year)))
        return STATUS_INPUT;
    if (name != NULL)
        return codes_settle (run, name, reason);
    if (g_file_test (run->words[0], G_FILE_TEST_IS_REGULAR))
        return codes_of_book (run, list != NULL ? list : "functions", year);
    return codes_of_edition (run, list != NULL ? list : "functions", year);
}
