/* juesuan forms list, check, show: the form files. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formfile/formfile.h"

static void
forms_list_one (GString *out, const char *id, const struct form *form)
{
    g_autoptr (GString) years = g_string_new (NULL);
    g_autofree char *name = form_title (form, 0);

    for (const int *year = form->years; year != NULL && *year != 0; year++)
        g_string_append_printf (years, "%s%d", years->len > 0 ? " " : "", *year);
    out_padded (out, id, 20);
    out_padded (out, "", 2);
    out_line (out, "%s  %s", years->str, name);
}

static int
forms_list (struct run *run)
{
    g_autoptr (GPtrArray) ids = formfile_list ();
    int status = STATUS_DONE;

    if (ids->len == 0) {
        g_auto (GStrv) folders = formfile_folders ();
        g_autofree char *list = g_strjoinv (":", folders);
        command_complain (_("There are no form files in %s; set JUESUAN_FORMS to the folder that has them."), list);
        return STATUS_INPUT;
    }
    for (guint i = 0; i < ids->len; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (Form) form = formfile_load (ids->pdata[i], &error);
        if (form != NULL) {
            forms_list_one (run->out, ids->pdata[i], form);
        } else {
            command_fail (error);
            status = STATUS_REFUSED;
        }
    }
    return status;
}

static int
forms_check (struct run *run)
{
    g_autoptr (GPtrArray) complaints = NULL;

    if (!g_file_test (run->words[1], G_FILE_TEST_IS_DIR)) {
        command_complain (_("%s is no folder. Form files are checked by the folder."), run->words[1]);
        return STATUS_INPUT;
    }
    complaints = formfile_check (run->words[1]);
    for (guint i = 0; i < complaints->len; i++) {
        out_text (run->out, complaints->pdata[i]);
        g_string_append_c (run->out, '\n');
    }
    if (complaints->len > 0)
        return STATUS_REFUSED;
    out_line (run->out, _("%s is sound."), run->words[1]);
    return STATUS_DONE;
}

static int
forms_show (struct run *run)
{
    g_autoptr (GError) error = NULL;
    g_autofree char *text = formfile_show (run->words[1], run->n_words > 2 ? run->words[2] : NULL, &error);

    if (text == NULL)
        return command_fail (error);
    out_text (run->out, text);
    return STATUS_DONE;
}

int
cli_forms (struct run *run)
{
    static const struct {
        const char *word;
        int least, most;
        int (*run) (struct run *run);
    } ways[] = { { "list", 1, 1, forms_list }, { "check", 2, 2, forms_check }, { "show", 2, 3, forms_show } };
    const GOptionEntry options[] = { OPTION_END };
    int status;

    if (!command_parse (run, options, &status))
        return status;
    for (size_t i = 0; i < G_N_ELEMENTS (ways); i++)
        if (strcmp (run->words[0], ways[i].word) == 0) {
            if (run->n_words >= ways[i].least && run->n_words <= ways[i].most)
                return ways[i].run (run);
            return command_misused (run, _("Wrong number of arguments after %s."), ways[i].word);
        }
    return command_misused (run, _("There is no juesuan forms %s; there are list, check and show."), run->words[0]);
}
