/* Entries, times and addresses as text: the one line that the trail keeps and hashes, and the short form in messages.
 * Knows no SQL. */
#include "private.h"

#include <glib/gi18n.h>
#include <string.h>

const char *const store_states[N_STORE_STATES] = {"blank", "value", "na"};

int
store_word (const char *const *words, int n, const char *word)
{
    for (int i = 0; word && i < n; i++) {
        if (strcmp (words[i], word) == 0)
            return i;
    }
    return -1;
}

static void
entry_append (GString *out, const char *text)
{
    if (text)
        g_string_append_printf (out, " %zu:%s", strlen (text), text);
    else
        g_string_append (out, " -");
}

/* "value . 187800000 5000 - 13:187800元": state, ? where doubtful, num, half, text, raw.  Texts have their length
 * before them, so that two different entries never give the same line. */
char *
store_entry_text (const struct entry *entry)
{
    GString *out;

    if (entry_empty (entry))
        return g_strdup ("");
    out = g_string_new (store_states[entry->state]);
    g_string_append_printf (out, " %c %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, entry->doubtful ? '?' : '.', entry->num,
                            entry->half);
    entry_append (out, entry->text);
    entry_append (out, entry->raw);
    return g_string_free (out, FALSE);
}

static bool
entry_take (const char **at, char **text)
{
    g_autofree char *bytes = NULL;
    guint64 length;
    char *end;

    if (g_str_has_prefix (*at, " -")) {
        *text = NULL;
        *at += 2;
        return true;
    }
    if (**at != ' ' || !g_ascii_isdigit ((*at)[1]))
        return false;
    length = g_ascii_strtoull (*at + 1, &end, 10);
    if (*end != ':' || strlen (end + 1) < length)
        return false;
    bytes = g_strndup (end + 1, length);
    *text = store_valid (bytes);
    *at = end + 1 + length;
    return true;
}

static bool
entry_take_number (const char **at, int64_t *number)
{
    char *end;

    if (**at != ' ')
        return false;
    *number = g_ascii_strtoll (*at + 1, &end, 10);
    if (end == *at + 1)
        return false;
    *at = end;
    return true;
}

bool
store_entry_parse (const char *text, struct entry *entry)
{
    const char *space = strchr (text, ' ');
    const char *at = space ? space + 2 : NULL;
    struct entry e = ENTRY_INIT;
    g_autofree char *word = space ? g_strndup (text, (gsize)(space - text)) : NULL;
    int state = store_word (store_states, N_STORE_STATES, word);

    if (*text == '\0') {
        *entry = e;
        return true;
    }
    if (state < 0 || (space[1] != '.' && space[1] != '?'))
        return false;
    e.state = (enum entry_state)state;
    e.doubtful = space[1] == '?';
    if (entry_take_number (&at, &e.num) && entry_take_number (&at, &e.half) && entry_take (&at, &e.text) &&
        entry_take (&at, &e.raw) && *at == '\0') {
        *entry = e;
        return true;
    }
    entry_clear (&e);
    return false;
}

char *
store_entry_shown (const struct entry *entry)
{
    const int most = 24; /* characters; a message is one line */
    const char *text = entry->raw && *entry->raw ? entry->raw : entry->text;
    g_autofree char *cut = NULL;

    if (entry->state == ENTRY_NA)
        return g_strdup (_ ("not applicable"));
    if (entry->state == ENTRY_BLANK)
        return g_strdup (_ ("blank"));
    if (!text)
        return g_strdup_printf ("%" G_GINT64_FORMAT, entry->num);
    if (g_utf8_strlen (text, -1) <= most)
        return g_strdup (text);
    cut = g_utf8_substring (text, 0, most);
    return g_strconcat (cut, "…", NULL);
}

char *
store_time_shown (const char *utc)
{
    g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, NULL);
    g_autoptr (GDateTime) local = time ? g_date_time_to_local (time) : NULL;

    return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (utc);
}

char *
store_cell_shown (const char *section, const char *row, const char *column, const char *layer)
{
    GString *out = g_string_new (section);

    g_string_append_printf (out, ".%s", row);
    if (*column)
        g_string_append_printf (out, ".%s", column);
    if (strcmp (layer, layer_names[LAYER_CONTROL]) == 0 || strcmp (layer, layer_names[LAYER_PRIOR]) == 0)
        g_string_append_printf (out, "@%s", layer);
    return g_string_free (out, FALSE);
}

struct item *
store_item_read (const char *section, const char *row, const char *column, enum layer layer)
{
    struct item *item = item_new (section, row, column, layer);
    char **names[] = {&item->section, &item->row, &item->column};

    for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
        if (!g_utf8_validate (*names[i], -1, NULL)) {
            char *valid = store_valid (*names[i]);
            g_free (*names[i]);
            *names[i] = valid;
        }
    }
    return item;
}

bool
store_item_valid (const struct item *item, GError **error)
{
    const char *texts[] = {item->section, item->row, item->column, item->new.text, item->new.raw};

    for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
        if (texts[i] && !g_utf8_validate (texts[i], -1, NULL)) {
            g_set_error (error, STORE_ERROR, STORE_ERROR_SQL,
                         _ ("The text for %s.%s is not UTF-8; nothing was changed. Type or convert it again."),
                         i == 0 ? "?" : item->section, i <= 1 ? "?" : item->row);
            return false;
        }
    }
    return true;
}
