/* juesuan log: who changed what, and when. */
#include "config.h"

#include "cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/show.h"
#include "ui/words.h"

#define MOST_LINES 100000000

struct log {
    GString *out;
    const struct book *book;
    const struct store_change *change;
    char *cell, *old, *new; /* "" in rows that are about no cell */
};

static const char *
log_kind (enum group_kind kind)
{
    static const char *const names[N_GROUP_KINDS] = {
        [GROUP_EDIT] = N_ ("edit"), [GROUP_PASTE] = N_ ("paste"), [GROUP_IMPORT] = N_ ("import"), [GROUP_UNDO] = N_ ("undo"),
        [GROUP_REDO] = N_ ("redo"), [GROUP_NEW] = N_ ("new"),     [GROUP_FORMS] = N_ ("forms"),
        [GROUP_STATE] = N_ ("state"), [GROUP_REVIEW] = N_ ("review"), [GROUP_PEOPLE] = N_ ("people"),
    };

    return _(names[kind]);
}

static void
log_text (const struct log *log)
{
    const struct store_change *change = log->change;
    g_autofree char *time = show_local_time (change->time);

    g_autofree char *name = change->item != NULL ? words_item_name (log->book, change->item) : NULL;
    g_autofree char *about = name != NULL ? g_strdup_printf ("%s (%s): %s -> %s", name, log->cell, log->old, log->new)
                                          : g_strdup (change->note != NULL ? change->note : "");
    out_line (log->out, "%" G_GINT64_FORMAT "  %s  %s  %s  %s", change->seq, time, change->user, log_kind (change->kind), about);
}

static void
log_tsv (const struct log *log)
{
    const struct store_change *change = log->change;
    g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, change->seq);
    g_autofree char *group = g_strdup_printf ("%" G_GINT64_FORMAT, change->group);
    const char *fields[] = { seq, group, change->time, change->user, group_kind_names[change->kind],
                             log->cell, log->old, log->new, change->note, change->hash };

    out_tsv (log->out, fields, G_N_ELEMENTS (fields));
}

static void
log_json (const struct log *log)
{
    const struct store_change *change = log->change;

    out_json_item (log->out);
    g_string_append (log->out, "{");
    out_json_number (log->out, "seq", change->seq);
    out_json_number (log->out, "group", change->group);
    out_json_text (log->out, "time", change->time);
    out_json_text (log->out, "user", change->user);
    out_json_text (log->out, "kind", group_kind_names[change->kind]);
    out_json_text (log->out, "cell", change->item != NULL ? log->cell : NULL);
    out_json_text (log->out, "old", change->item != NULL ? log->old : NULL);
    out_json_text (log->out, "new", change->item != NULL ? log->new : NULL);
    out_json_text (log->out, "note", change->note);
    out_json_text (log->out, "hash", change->hash);
    g_string_append (log->out, "}");
}

static void
log_write (GString *out, const struct book *book, enum format format, const struct store_change *change)
{
    static void (*const write[]) (const struct log *) = { log_text, log_tsv, log_json };
    const struct item *item = change->item;
    struct log log = {
        .out = out,
        .book = book,
        .change = change,
        .cell = item != NULL ? show_address (item) : g_strdup (""),
        .old = item != NULL ? show_item_entry (book, item, &item->old) : g_strdup (""),
        .new = item != NULL ? show_item_entry (book, item, &item->new) : g_strdup (""),
    };

    write[format] (&log);
    g_free (log.cell);
    g_free (log.old);
    g_free (log.new);
}

static int
log_run (struct run *run, struct session *session, int last)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) changes = NULL;

    command_mean (run, session, 1);
    changes = session_log (session, run->n_words > 1 ? run->words[1] : NULL, last, &error);
    if (changes == NULL)
        return command_fail (error);
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "[");
    for (guint i = 0; i < changes->len; i++)
        log_write (run->out, session_book (session), run->format, changes->pdata[i]);
    if (run->format == FORMAT_JSON)
        g_string_append (run->out, "\n]\n");
    return STATUS_DONE;
}

int
cli_log (struct run *run)
{
    g_autofree char *last_text = NULL;
    const GOptionEntry options[] = {
        OPTION_TEXT ("last", 'n', &last_text, N_ ("only the last N lines"), N_ ("N")),
        OPTION_FORMAT (run),
        OPTION_BOOK (run),
        OPTION_END,
    };
    g_autoptr (Session) session = NULL;
    int status, last = 0;

    if (!command_parse (run, options, &status))
        return status;
    if (last_text != NULL && !command_number (last_text, "--last", 1, MOST_LINES, &last))
        return STATUS_INPUT;
    session = command_open (run, STORE_READ, &status);
    return session != NULL ? log_run (run, session, last) : status;
}
