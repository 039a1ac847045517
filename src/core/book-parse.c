/* Typed text -> entry of a cell: figures, "=" arithmetic, choices, dates, texts. */
#include "core/arithmetic.h"
#include "core/book-private.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

static void
set_text (struct entry *entry, const char *text, const char *raw)
{
    entry->state = ENTRY_VALUE;
    entry->text = g_strdup (text);
    entry->raw = g_strdup (raw);
}

static bool
refuse (GError **error, const struct cell *cell, const char *text, const char *why)
{
    g_set_error (error, BOOK_ERROR, BOOK_ERROR_VALUE, "%s: “%s”: %s", cell->address, text, why);
    return false;
}

static bool
parse_choice (const struct cell *cell, const char *text, struct entry *entry, GError **error)
{
    g_auto (GStrv) words = g_strsplit (cell->choices != NULL ? cell->choices : "", "|", -1);
    gint64 number = strlen (text) <= 2 && g_ascii_isdigit (text[0]) ? g_ascii_strtoll (text, NULL, 10) : 0;

    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp (words[i], text) == 0 || number == i + 1) {
            set_text (entry, words[i], text);
            return true;
        }
    }
    g_autofree char *list = g_strjoinv (" ", words);
    g_autofree char *why = g_strdup_printf (_("choose one of: %s"), list);
    return refuse (error, cell, text, why);
}

/* 2023-03-05, 2023/3/5, 2023.3.5, 2023年3月5日 */
static bool
parse_date (const struct cell *cell, const char *text, struct entry *entry, GError **error)
{
    int part[3] = { 0, 0, 0 };
    int n = 0;
    bool digit = false;

    for (const char *p = text; *p != '\0' && n < 3; p = g_utf8_next_char (p)) {
        int value = g_unichar_digit_value (g_utf8_get_char (p));
        if (value >= 0 && part[n] < 100000)
            part[n] = part[n] * 10 + value;
        else if (digit)
            n++;
        digit = value >= 0;
    }
    if (digit)
        n++;
    if (n != 3 || part[0] < 1900 || part[0] > 9999 || !g_date_valid_dmy ((GDateDay)part[2], (GDateMonth)part[1], (GDateYear)part[0]))
        return refuse (error, cell, text, _("not a date; type it as 2023-03-05"));
    g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", part[0], part[1], part[2]);
    set_text (entry, date, text);
    return true;
}

/* "=9.24-7.61": computed once; what was typed is kept as raw. */
static bool
parse_arithmetic (const struct book *book, const struct cell *cell, enum layer layer, const char *text, struct entry *entry,
                  GError **error)
{
    struct arithmetic result;

    if (!arithmetic_compute (book, cell, layer, text, &result, error))
        return false;
    entry->state = ENTRY_VALUE;
    entry->num = result.num;
    entry->half = result.half;
    entry->raw = result.raw;
    g_free (result.lost);
    return true;
}

bool
book_parse (const struct book *book, const struct cell *cell, const char *text, struct entry *entry, GError **error)
{
    return book_parse_in (book, cell, LAYER_VALUE, text, entry, error);
}

bool
book_parse_in (const struct book *book, const struct cell *cell, enum layer layer, const char *text, struct entry *entry,
               GError **error)
{
    bool lines = cell->type == TYPE_TEXT;
    g_autofree char *clean = text_clean (text, strlen (text), lines, NULL);
    struct entry parsed = ENTRY_INIT;
    struct money number;
    bool done = true;

    g_strstrip (clean);
    if (clean[0] == '\0') {
        *entry = parsed;
        return true;
    }
    if (cell->type == TYPE_TEXT) {
        bool figures = cell->section->form->kind == SECTION_PROSE && strchr (clean, '{') != NULL;
        if (figures && !book_prose_sound ((struct book *)book, cell, clean, error))
            return false;
        set_text (&parsed, clean, NULL);
    } else if (cell->type == TYPE_CHOICE) {
        done = parse_choice (cell, clean, &parsed, error);
    } else if (cell->type == TYPE_DATE) {
        done = parse_date (cell, clean, &parsed, error);
    } else if (arithmetic_is (clean)) {
        done = parse_arithmetic (book, cell, layer, clean, &parsed, error);
        if (!done)
            g_prefix_error (error, "%s: ", cell->address);
    } else if (number_parse (clean, &cell->style, &number, error)) {
        parsed.state = ENTRY_VALUE;
        parsed.num = number.fen;
        parsed.half = number.half;
        parsed.raw = g_steal_pointer (&clean);
    } else {
        g_prefix_error (error, "%s: ", cell->address);
        done = false;
    }
    if (done)
        *entry = parsed;
    return done;
}
