/* Typed text -> entry of a cell: figures, "=" arithmetic, choices, dates, texts. */
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

/* "=9.24-7.61": computed once, in the cell's unit unless the figures carry their own; the expression is kept as raw. */
static bool
parse_arithmetic (const struct book *book, const struct cell *cell, const char *text, struct entry *entry, GError **error)
{
    const char *p = text;
    while (*p == '=' || g_str_has_prefix (p, "＝"))
        p = g_utf8_next_char (p);
    struct expr *expr = expr_parse (p, error);
    if (expr == NULL) {
        g_prefix_error (error, "%s: ", cell->address);
        return false;
    }
    if (expr_n_refs (expr) > 0) {
        expr_free (expr);
        return refuse (error, cell, text, _("figures only: a typed expression cannot refer to other cells"));
    }

    struct eval_env env;
    book_env (book, cell->section, cell->measure, NULL, &env);
    struct value value = expr_eval (expr, &env);
    expr_free (expr);
    int64_t num = 0;
    bool plain = value.state == VALUE_NUMBER && value.type == TYPE_COUNT && cell->type != TYPE_COUNT;
    bool fits = value.state == VALUE_NUMBER && (plain || value.type == cell->type) &&
                number_divide ((int128)value.num * (plain ? cell->style.scale : 1), value.den, &num);
    value_clear (&value);
    if (!fits)
        return refuse (error, cell, text, _("the expression does not give a figure for this cell"));
    entry->state = ENTRY_VALUE;
    entry->num = plain ? number_printed (num, &cell->style) : num;
    entry->half = plain && num != 0 ? number_half_step (&cell->style) : value.half;
    entry->raw = g_strdup (text);
    return true;
}

bool
book_parse (const struct book *book, const struct cell *cell, const char *text, struct entry *entry, GError **error)
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
        set_text (&parsed, clean, NULL);
    } else if (cell->type == TYPE_CHOICE) {
        done = parse_choice (cell, clean, &parsed, error);
    } else if (cell->type == TYPE_DATE) {
        done = parse_date (cell, clean, &parsed, error);
    } else if (clean[0] == '=' || g_str_has_prefix (clean, "＝")) {
        done = parse_arithmetic (book, cell, clean, &parsed, error);
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
