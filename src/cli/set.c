/* juesuan set: values typed on the command line, or lines of a TSV file. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/place.h"
#include "import/tsv.h"

/* Address, text, address, text ...; and where each pair stands in a file. */
struct set {
    GPtrArray *pairs;
    GArray *lines;    /* of int, one a pair; NULL = typed on the command line */
    const char *name; /* of the file, for messages */
};

static bool
set_take_words (struct run *run, struct set *set)
{
    for (int i = 1; i < run->n_words; i++) {
        const char *word = run->words[i], *sign = strchr (word, '=');
        if (sign == NULL || sign == word) {
            command_misused (run, _("%s is no CELL=VALUE."), word);
            return false;
        }
        g_ptr_array_add (set->pairs, g_strndup (word, (gsize) (sign - word)));
        g_ptr_array_add (set->pairs, g_strdup (sign + 1));
    }
    return true;
}

static void
set_complain (const struct set *set, int failed, GError **error)
{
    if (set->lines != NULL && failed >= 0 && failed < (int) set->lines->len)
        g_prefix_error (error, "%s:%d: ", set->name, g_array_index (set->lines, int, failed));
}

/* What the edit did, in one line: a clerk sees at once that totals follow and findings come or go. */
static void
set_summary (GString *out, const GPtrArray *changes)
{
    int typed = 0, follow = 0, findings = 0;

    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];
        typed += change->kind == CHANGE_ITEM;
        follow += change->kind == CHANGE_VALUE;
        findings += change->kind == CHANGE_FINDING;
    }
    if (typed == 0)
        out_line (out, "%s", _("Nothing is different."));
    else
        out_line (out, _("Stored: %d; figures that changed: %d; findings that changed: %d."), typed, follow, findings);
}

static int
set_store (struct run *run, const struct set *set)
{
    bool typed = set->lines == NULL;
    int status, failed = -1;
    g_autoptr (GError) error = NULL;
    g_autoptr (Session) session = command_open (run, STORE_WRITE, &status);
    const GPtrArray *changes;

    if (session == NULL)
        return status;
    for (guint i = 0; typed && i < set->pairs->len; i += 2) {
        char *word = set->pairs->pdata[i];
        set->pairs->pdata[i] = book_meant (session_book (session), word);
        g_free (word);
    }
    changes = session_edit_many (session, (char **) set->pairs->pdata, (int) set->pairs->len / 2,
                                 typed ? GROUP_EDIT : GROUP_IMPORT, typed ? ORIGIN_TYPED : ORIGIN_IMPORTED, &failed, &error);
    if (changes == NULL) {
        set_complain (set, failed, &error);
        return command_fail (error);
    }
    set_summary (run->out, changes);
    return STATUS_DONE;
}

static bool
set_take_file (struct set *set, const char *path)
{
    g_autofree char *data = NULL;
    g_autoptr (GError) error = NULL;
    gsize length;

    set->name = path;
    set->lines = g_array_new (FALSE, FALSE, sizeof (int));
    if (!command_read (path, &data, &length))
        return false;
    if (tsv_read (path, data, length, set->pairs, set->lines, &error))
        return true;
    command_fail (error);
    return false;
}

static bool
set_take (struct run *run, struct set *set, const char *from)
{
    if (from != NULL && run->n_words > 1) {
        command_misused (run, _("Values come either as CELL=VALUE or by --from, not both."));
        return false;
    }
    if (from == NULL && run->n_words == 1) {
        command_misused (run, _("Nothing to set: give CELL=VALUE ... or --from TSV."));
        return false;
    }
    return from != NULL ? set_take_file (set, from) : set_take_words (run, set);
}

int
cli_set (struct run *run)
{
    g_autofree char *from = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("from", 0, &from, N_ ("read CELL, TAB, VALUE from this file"), N_ ("TSV")),
        OPTION_BOOK (run),
        OPTION_END,
    };
    struct set set = { .pairs = NULL };
    int status;

    if (!command_parse (run, options, &status))
        return status;
    set.pairs = g_ptr_array_new_with_free_func (g_free);
    status = set_take (run, &set, from) ? set_store (run, &set) : STATUS_INPUT;
    g_ptr_array_unref (set.pairs);
    if (set.lines != NULL)
        g_array_unref (set.lines);
    return status;
}
