/* How subcommands write what the book holds: entries exactly, amounts with their unit, changes as lines. */
#include "config.h"

#include "cli/show.h"

#include <glib/gi18n.h>
#include "core/place.h"
#include "session/people.h"
#include <string.h>

const char *
command_user (const struct run *run)
{
    const char *user = run->as != NULL ? run->as : run->inside ? run->trusted : g_getenv ("JUESUAN_USER");

    return user != NULL && user[0] != '\0' ? user : NULL;
}

bool
command_login (const struct run *run, struct session *session, GError **error)
{
    const char *user = command_user (run);
    char *password;
    bool done;

    /* Only what was asked for by name is an error in a file without accounts. */
    if (user != NULL && user == run->trusted)
        return session_trust (session, user, error);
    if (user == NULL || (!session_has_accounts (session) && run->as == NULL))
        return true;
    password = session_has_accounts (session) ? command_password (user) : g_strdup ("");
    if (password == NULL)
        return false;
    done = session_login (session, user, password, error);
    password_forget (password);
    return done;
}

bool
command_login_file (const struct run *run, const char *path, const char **user)
{
    g_autoptr (GError) error = NULL;
    char *password;

    *user = NULL;
    if (!session_file_has_accounts (path))
        return true;
    *user = command_user (run);
    if (*user != NULL && *user == run->trusted)
        return true;
    if (*user == NULL) {
        command_complain (_("The file %s has accounts; say who you are with --as NAME."), path);
        return false;
    }
    password = command_password (*user);
    if (password == NULL)
        return false;
    if (!session_login_file (path, *user, password, &error))
        command_fail (error);
    password_forget (password);
    return error == NULL;
}

struct session *
command_open (struct run *run, enum store_mode mode, int *status)
{
    g_autoptr (GError) error = NULL;
    struct session *session = session_open (run->words[0], run->which != NULL ? run->which : run->book, mode, NULL, &error);

    if (session != NULL && mode != STORE_READ && !command_login (run, session, &error))
        g_clear_pointer (&session, session_close);
    if (session == NULL) {
        *status = error != NULL ? command_fail (error) : STATUS_INPUT;
        return NULL;
    }
    for (guint i = 0; i < session_notices (session)->len; i++)
        command_complain ("%s", (const char *) session_notices (session)->pdata[i]);
    return session;
}

void
command_mean (struct run *run, struct session *session, int word)
{
    char *meant;

    if (word >= run->n_words)
        return;
    meant = book_meant (session_book (session), run->words[word]);
    g_free (run->words[word]);
    run->words[word] = meant;
}

struct session *
command_begin (struct run *run, const GOptionEntry *options, enum store_mode mode, int *status)
{
    return command_parse (run, options, status) ? command_open (run, mode, status) : NULL;
}

char *
show_entry (const struct cell *cell, const struct entry *entry)
{
    if (entry->state != ENTRY_VALUE)
        return g_strdup ("");
    if (entry->text != NULL)
        return g_strdup (entry->text);
    return number_exact ((struct money){ entry->num, entry->half }, &cell->style);
}

char *
show_value (const struct cell *cell, const struct value *value)
{
    if (value->state == VALUE_TEXT)
        return g_strdup (value->text);
    if (value->state != VALUE_NUMBER)
        return g_strdup ("");
    return number_exact ((struct money){ value->num, value->half }, &cell->style);
}

char *
show_node_exact (const struct book *book, int node)
{
    return show_value (book_cell (book, node_cell (node)), book_value (book, node));
}

/* "1.250000" -> "1.25", but never fewer places than the form prints. */
static void
show_trim (char *text, int places)
{
    char *point = strchr (text, '.');

    if (point == NULL)
        return;
    for (char *end = text + strlen (text) - 1; *end == '0' && end - point > places; end--)
        *end = '\0';
    if (point[1] == '\0')
        *point = '\0';
}

char *
show_amount (const struct number_style *style, const char *measure, int64_t num)
{
    struct number_style fine = *style;
    g_autofree char *text = NULL;
    const char *unit = style->type == TYPE_MONEY ? style->unit : style->type == TYPE_PERCENT ? "%" : measure;

    fine.marks = false;
    for (int64_t scale = 1; style->type == TYPE_MONEY && scale < style->scale && fine.decimals < 6; scale *= 10)
        fine.decimals++;
    text = number_format (num, &fine);
    show_trim (text, style->decimals);
    return g_strconcat (text, unit != NULL ? unit : "", NULL);
}

char *
show_address (const struct item *item)
{
    GString *address = g_string_new (NULL);

    if (item->layer == LAYER_EXPLAIN)
        g_string_append_printf (address, "?%s.%s %s", item->section, item->row, item->column);
    else if (item->layer == LAYER_ROW)
        g_string_append_printf (address, "%s.%s", item->section, item->row);
    else if (strcmp (item->column, "value") == 0)
        g_string_append_printf (address, "%s.%s", item->section, item->row);
    else
        g_string_append_printf (address, "%s.%s.%s", item->section, item->row, item->column);
    if (item->layer == LAYER_CONTROL || item->layer == LAYER_PRIOR)
        g_string_append_printf (address, "@%s", layer_names[item->layer]);
    return g_string_free (address, FALSE);
}

static char *
show_content (const struct book *book, const struct item *item, const struct entry *entry)
{
    const struct cell *cell = book_cell_at (book, item->section, item->row, item->column);

    if (item->layer == LAYER_ROW)
        return g_strdup (entry->state == ENTRY_VALUE ? _("(row)") : "");
    if (entry->state == ENTRY_NA)
        return g_strdup (_("(not applicable)"));
    if (entry->state == ENTRY_BLANK)
        return g_strdup ("");
    if (entry->text != NULL)
        return g_strdup (entry->text);
    /* The cell may be gone with its row; then as it was typed. */
    if (cell == NULL)
        return entry->raw != NULL ? g_strdup (entry->raw) : g_strdup_printf ("%" G_GINT64_FORMAT, entry->num);
    return show_entry (cell, entry);
}

char *
show_item_entry (const struct book *book, const struct item *item, const struct entry *entry)
{
    g_autofree char *content = show_content (book, item, entry);

    if (!entry->doubtful)
        return g_steal_pointer (&content);
    return g_strdup_printf ("%s %s", content, _("(doubtful)"));
}

void
show_changes (GString *out, const struct book *book, const GPtrArray *changes, int limit)
{
    int n = 0;

    for (guint i = 0; i < changes->len; i++) {
        const struct change *change = changes->pdata[i];
        if (change->kind != CHANGE_ITEM || ++n > limit)
            continue;
        g_autofree char *address = show_address (change->item);
        g_autofree char *old = show_item_entry (book, change->item, &change->item->old);
        g_autofree char *new = show_item_entry (book, change->item, &change->item->new);
        out_line (out, "  %s: %s -> %s", address, old, new);
    }
    if (n > limit)
        out_line (out, _("  and %d more"), n - limit);
}

/* People read their own time; the file keeps UTC. */
char *
show_local_time (const char *utc)
{
    g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, zone);
    g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

    return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup (utc);
}
