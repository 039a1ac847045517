/* juesuan help: what F1 shows, without a screen. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/book-help.h"
#include "core/place.h"
#include "formfile/formfile.h"

static int
help_write (GString *out, struct book *book, const char *place, const char *edition)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) parts = NULL;
    g_autofree char *name = NULL, *address = NULL;

    parts = book_help (book, place, &name, &address, &error);
    if (parts == NULL)
        return command_fail (error);
    out_line (out, "%s  (%s)%s%s", name, address, edition != NULL ? "  " : "", edition != NULL ? edition : "");
    for (guint i = 0; i < parts->len; i++) {
        const struct help_part *part = g_ptr_array_index (parts, i);
        g_auto (GStrv) lines = g_strsplit (part->text, "\n", -1);
        out_line (out, "%s", "");
        out_line (out, "%s", part->head);
        for (int l = 0; lines[l] != NULL; l++)
            out_line (out, "  %s", lines[l]);
    }
    return STATUS_DONE;
}

static int
help_of_edition (struct run *run, const char *edition, bool last)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (Form) form = formfile_load (edition, &error);
    g_autoptr (Book) book = form == NULL ? NULL : book_new (form, form->years != NULL ? form->years[0] : 0, &error);
    struct whereto place = { 0 };
    bool known = book != NULL && book_place (book, run->words[0], &place, NULL);

    g_autofree char *title = form == NULL ? NULL : form_title (form, 0);

    whereto_clear (&place);
    if (!known && !last)
        return STATUS_REFUSED;
    return book == NULL ? command_fail (error) : help_write (run->out, book, run->words[0], title);
}

/* Without a book the newest edition that knows the place answers. */
static int
help_of_editions (struct run *run, const char *edition)
{
    g_autoptr (GPtrArray) all = formfile_list ();
    int status = STATUS_REFUSED;

    if (edition != NULL)
        return help_of_edition (run, edition, true);
    if (all->len == 0) {
        command_complain (_("There are no form files here. Is juesuan installed, or JUESUAN_FORMS set?"));
        return STATUS_INPUT;
    }
    for (guint i = all->len; i > 0 && status == STATUS_REFUSED; i--)
        status = help_of_edition (run, g_ptr_array_index (all, i - 1), i == 1);
    return status;
}

int
cli_help (struct run *run)
{
    g_autofree char *edition = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("edition", 0, &edition, N_ ("the edition, where no FILE is given"), N_ ("EDITION")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    int status;

    if (!command_parse (run, options, &status))
        return status;
    if (run->n_words == 1)
        return help_of_editions (run, edition);
    session = command_open (run, STORE_READ, &status);
    return session == NULL ? status : help_write (run->out, session_book (session), run->words[1], NULL);
}
