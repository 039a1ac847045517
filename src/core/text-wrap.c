/* Line breaking for Chinese text with 避头尾: no closing sign at the start of a line, no opening sign at its end, words,
 * figures and the two-part dash and ellipsis unbroken (GB/T 15834-2011, 5.1).  Pure. */
#include "core/text-private.h"

#include <string.h>

/* How good a place is to break a line: the best that the line has is taken, however far back it lies. */
enum break_grade { BREAK_ANY, BREAK_WORD, BREAK_GOOD, N_GRADES };

static const char never_first[] = "，。、；：？！）》〉」』】〕〗〙］｝”’％‰℃°·・．～…—々ー,.;:!?)]}%";
static const char never_last[] = "（《〈「『【〔〖〘［｛“‘￥＄¥£([{$";

struct place {
    size_t end;   /* the line's, without the blanks at the break */
    size_t next;  /* start of the next line; 0 = no such place */
};

struct breaker {
    const char *text;
    size_t limit;  /* end of the paragraph */
    GArray *lines;
    int cells;
    size_t start;  /* of the line */
    int width;     /* of the line so far */
    int room;      /* cells of this line */
    gunichar last; /* last character that is not a blank, 0 at the start */
    struct place place[N_GRADES];
};

static bool
is_blank (gunichar c)
{
    return c != 0xA0 && c != 0x202F && g_unichar_isspace (c); /* those two are made not to be broken */
}

/* Part of a Latin word or a figure, with what stands in and around them: 1,234.50 97.65% A/B. */
static bool
in_word (gunichar c)
{
    if (c < 0x80 || c == 0xA0 || c == 0x202F)
        return c != 0;
    return g_unichar_isalnum (c) && (text_char_width (c) < 2 || (c >= 0xFF01 && c <= 0xFF5E));
}

/* Of signs: the two alphabets that texts consist of are told without a search. */
static bool
in_set (const char *set, gunichar c)
{
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c < 0x80 && g_ascii_isalnum (c)))
        return false;
    return g_utf8_strchr (set, -1, c) != NULL;
}

static enum break_grade
grade_between (gunichar before, gunichar after, bool blank)
{
    if (before == 0 || in_set (never_first, after) || in_set (never_last, before))
        return BREAK_ANY;
    return !blank && in_word (before) && in_word (after) ? BREAK_WORD : BREAK_GOOD;
}

static void
breaker_end_line (struct breaker *breaker, size_t end, size_t next)
{
    struct text_line line = { breaker->start, end };

    g_array_append_val (breaker->lines, line);
    breaker->start = next;
    breaker->width = 0;
    breaker->room = breaker->cells;
    breaker->last = 0;
    memset (breaker->place, 0, sizeof breaker->place);
}

/* The next piece that stays together: a grapheme, or a character of one that is wider than a line. */
static size_t
piece_end (const struct breaker *breaker, size_t at, int *width)
{
    size_t next = text_next (breaker->text, at);

    *width = text_span_width (breaker->text + at, next - at);
    if (*width > breaker->cells) {
        gunichar c = g_utf8_get_char (breaker->text + at);
        *width = text_char_width (c);
        return at + (size_t)g_unichar_to_utf8 (c, NULL);
    }
    return next;
}

/* The line is full before `at`: break it at the best place, and go on from there. */
static size_t
breaker_overflow (struct breaker *breaker, size_t at)
{
    for (int grade = N_GRADES - 1; grade >= 0; grade--)
        if (breaker->place[grade].next > 0) {
            size_t next = breaker->place[grade].next;
            breaker_end_line (breaker, breaker->place[grade].end, next);
            return next;
        }
    breaker_end_line (breaker, at, at); /* an indent leaves no room for the first character */
    return at;
}

/* A blank that carries a combining mark shows something and stays. */
static bool
blank_at (const char *text, size_t at)
{
    return is_blank (g_utf8_get_char (text + at)) && text + text_next (text, at) == g_utf8_next_char (text + at);
}

static size_t
skip_blanks (const struct breaker *breaker, size_t at)
{
    while (at < breaker->limit && blank_at (breaker->text, at))
        at = text_next (breaker->text, at);
    return at;
}

/* A blank that does not fit: the line ends before it, unless what follows may not begin the next. */
static size_t
breaker_blank (struct breaker *breaker, size_t content, size_t at)
{
    size_t next = skip_blanks (breaker, at);

    if (next == breaker->limit) {
        breaker_end_line (breaker, content, next);
        return next;
    }
    gunichar c = g_utf8_get_char (breaker->text + next);
    breaker->place[grade_between (breaker->last, c, true)] = (struct place){ content, next };
    return breaker_overflow (breaker, next);
}

static void
breaker_paragraph (struct breaker *breaker, size_t start, size_t limit)
{
    size_t content = start; /* end of what is not blank */
    size_t at = start;

    breaker->limit = limit;
    breaker->start = start;
    if (text_span_width (breaker->text + start, limit - start) <= breaker->room) { /* as nearly all in a table */
        breaker_end_line (breaker, limit, limit);
        return;
    }
    while (at < limit) {
        int width;
        size_t next = piece_end (breaker, at, &width);
        gunichar c = g_utf8_get_char (breaker->text + at);
        bool blank = blank_at (breaker->text, at);

        if (!blank && at > breaker->start)
            breaker->place[grade_between (breaker->last, c, at > content)] = (struct place){ content, at };
        if (breaker->width + width > breaker->room) {
            at = blank ? breaker_blank (breaker, content, at) : breaker_overflow (breaker, at);
            if (blank && at == limit)
                return;
            content = at;
            continue;
        }
        breaker->width += width;
        at = next;
        if (!blank) {
            breaker->last = c;
            content = at;
        }
    }
    breaker_end_line (breaker, limit, limit);
}

GArray *
text_break_lines (const char *text, int cells, int first)
{
    struct breaker breaker = { .text = text, .cells = MAX (cells, 2) }; /* less has no room for a Chinese character */

    breaker.lines = g_array_new (FALSE, FALSE, sizeof (struct text_line));
    breaker.room = breaker.cells - CLAMP (first, 0, breaker.cells);
    for (size_t at = 0;; at++) {
        size_t end = at + strcspn (text + at, "\n");
        breaker_paragraph (&breaker, at, end);
        at = end;
        if (text[at] == '\0')
            return breaker.lines;
    }
}

GPtrArray *
text_wrap (const char *text, int cells, int first)
{
    g_autoptr (GArray) spans = text_break_lines (text, cells, first);
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < spans->len; i++) {
        struct text_line line = g_array_index (spans, struct text_line, i);
        g_ptr_array_add (lines, g_strndup (text + line.start, line.end - line.start));
    }
    return lines;
}

static bool
all_han (const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char (text))
        if (g_unichar_get_script (g_utf8_get_char (text)) != G_UNICODE_SCRIPT_HAN)
            return false;
    return true;
}

/* A piece of a head without blanks. */
static void
wrap_head (GPtrArray *lines, const char *text, int cells)
{
    glong length = g_utf8_strlen (text, -1), most = cells / 2;

    if (length <= most || most < 2 || !all_han (text)) {
        g_autoptr (GPtrArray) plain = text_wrap (text, cells, 0);
        for (guint i = 0; i < plain->len; i++)
            g_ptr_array_add (lines, g_strdup (plain->pdata[i]));
        return;
    }
    for (glong first = most - (length - most) % 2; length > 0; first = MIN (most / 2 * 2, length)) {
        const char *next = g_utf8_offset_to_pointer (text, first);
        g_ptr_array_add (lines, g_strndup (text, (gsize)(next - text)));
        text = next;
        length -= first;
    }
}

GPtrArray *
text_wrap_head (const char *text, int cells)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
    g_auto (GStrv) pieces = g_strsplit (text, text_width (text) > cells ? " " : "\n", -1);

    for (int i = 0; pieces[i] != NULL; i++)
        wrap_head (lines, pieces[i], cells);
    return lines;
}
