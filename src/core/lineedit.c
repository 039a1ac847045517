/* The text being typed into one field.  Every change goes through lineedit_replace, which keeps the caret between
 * graphemes and remembers how to take it back.  Knows no screen and no keys. */
#include "core/lineedit.h"
#include "core/text-private.h"

#include <string.h>

#define DEFAULT_LIMIT 20000

struct step {
    size_t at;      /* byte offset of the replaced piece */
    char *removed;
    char *inserted;
    size_t before;  /* caret */
    size_t after;
    bool open;      /* the next character typed behind it joins it */
};

struct lineedit {
    GString *text;
    char *first;     /* the text it began with */
    size_t caret;
    bool lines;
    bool selected;
    size_t limit;    /* characters */
    int goal;        /* cell that MOVE_UP and MOVE_DOWN keep to, -1 none */
    GPtrArray *undo; /* of struct step *, the newest last */
    GPtrArray *redo;
};

static void
step_free (struct step *step)
{
    g_free (step->removed);
    g_free (step->inserted);
    g_free (step);
}

struct lineedit *
lineedit_new (const char *text, bool lines, size_t limit)
{
    struct lineedit *edit = g_new0 (struct lineedit, 1);

    edit->first = text_clean (text, strlen (text), lines, NULL);
    edit->text = g_string_new (edit->first);
    edit->caret = edit->text->len;
    edit->lines = lines;
    edit->limit = limit > 0 ? limit : DEFAULT_LIMIT;
    edit->goal = -1;
    edit->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
    edit->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
    return edit;
}

void
lineedit_free (struct lineedit *edit)
{
    if (edit == NULL)
        return;
    g_string_free (edit->text, TRUE);
    g_free (edit->first);
    g_ptr_array_unref (edit->undo);
    g_ptr_array_unref (edit->redo);
    g_free (edit);
}

const char *
lineedit_text (const struct lineedit *edit)
{
    return edit->text->str;
}

size_t
lineedit_caret (const struct lineedit *edit)
{
    return edit->caret;
}

bool
lineedit_changed (const struct lineedit *edit)
{
    return strcmp (edit->text->str, edit->first) != 0;
}

bool
lineedit_touched (const struct lineedit *edit)
{
    return edit->undo->len > 0 || edit->redo->len > 0;
}

bool
lineedit_selected (const struct lineedit *edit)
{
    return edit->selected;
}

/* Whatever ends a run of typing: the next insert is a step of its own. */
static void
lineedit_settle (struct lineedit *edit)
{
    edit->goal = -1;
    edit->selected = false;
    if (edit->undo->len > 0)
        ((struct step *)edit->undo->pdata[edit->undo->len - 1])->open = false;
}

/* `at`, or the end of the grapheme around it: what is joined anew may have swallowed the boundary. */
static size_t
grapheme_end (const char *text, size_t at)
{
    return at == 0 ? 0 : text_next (text, text_prev (text, at));
}

/* Letters and figures typed one behind the other are taken back together; each word of an input method by itself. */
static bool
lineedit_joins (const struct lineedit *edit, const struct step *step)
{
    if (edit->undo->len == 0)
        return false;

    const struct step *last = edit->undo->pdata[edit->undo->len - 1];
    return last->open && step->open && last->at + strlen (last->inserted) == step->at && step->removed[0] == '\0';
}

static void
lineedit_remember (struct lineedit *edit, struct step *step)
{
    g_ptr_array_set_size (edit->redo, 0);
    step->open = g_ascii_isgraph (step->inserted[0]) && step->inserted[1] == '\0';
    if (lineedit_joins (edit, step)) {
        struct step *last = edit->undo->pdata[edit->undo->len - 1];
        char *inserted = g_strconcat (last->inserted, step->inserted, NULL);
        g_free (last->inserted);
        last->inserted = inserted;
        last->after = step->after;
        step_free (step);
        return;
    }
    g_ptr_array_add (edit->undo, step);
}

static void
lineedit_replace (struct lineedit *edit, size_t at, size_t length, const char *inserted)
{
    struct step *step = g_new0 (struct step, 1);

    step->at = at;
    step->removed = g_strndup (edit->text->str + at, length);
    step->inserted = g_strdup (inserted);
    step->before = edit->caret;
    g_string_erase (edit->text, (gssize)at, (gssize)length);
    g_string_insert (edit->text, (gssize)at, inserted);
    edit->caret = grapheme_end (edit->text->str, at + strlen (inserted));
    edit->selected = false;
    edit->goal = -1;
    step->after = edit->caret;
    lineedit_remember (edit, step);
}

bool
lineedit_insert (struct lineedit *edit, const char *text)
{
    g_autofree char *clean = text_clean (text, strlen (text), edit->lines, NULL);
    size_t at = edit->selected ? 0 : edit->caret;
    size_t length = edit->selected ? edit->text->len : 0;
    glong kept = edit->selected ? 0 : g_utf8_strlen (edit->text->str, -1);

    if (clean[0] == '\0' || (size_t)(kept + g_utf8_strlen (clean, -1)) > edit->limit)
        return false;
    lineedit_replace (edit, at, length, clean);
    return true;
}

bool
lineedit_backspace (struct lineedit *edit)
{
    if (edit->selected)
        return lineedit_clear (edit);
    if (edit->caret == 0)
        return false;

    size_t prev = text_prev (edit->text->str, edit->caret);
    lineedit_replace (edit, prev, edit->caret - prev, "");
    return true;
}

bool
lineedit_delete (struct lineedit *edit)
{
    if (edit->selected)
        return lineedit_clear (edit);
    if (edit->caret == edit->text->len)
        return false;
    lineedit_replace (edit, edit->caret, text_next (edit->text->str, edit->caret) - edit->caret, "");
    return true;
}

bool
lineedit_clear (struct lineedit *edit)
{
    if (edit->text->len == 0)
        return false;
    lineedit_replace (edit, 0, edit->text->len, "");
    return true;
}

/* Moves the newest step from one list to the other and does it, or takes it `back`; NULL where there is none. */
static struct step *
lineedit_travel (struct lineedit *edit, GPtrArray *from, GPtrArray *to, bool back)
{
    if (from->len == 0)
        return NULL;
    lineedit_settle (edit);

    struct step *step = g_ptr_array_steal_index (from, from->len - 1);
    const char *old = back ? step->inserted : step->removed;
    const char *new = back ? step->removed : step->inserted;
    g_string_erase (edit->text, (gssize)step->at, (gssize)strlen (old));
    g_string_insert (edit->text, (gssize)step->at, new);
    g_ptr_array_add (to, step);
    return step;
}

bool
lineedit_undo (struct lineedit *edit)
{
    const struct step *step = lineedit_travel (edit, edit->undo, edit->redo, true);

    if (step != NULL)
        edit->caret = step->before;
    return step != NULL;
}

bool
lineedit_redo (struct lineedit *edit)
{
    const struct step *step = lineedit_travel (edit, edit->redo, edit->undo, false);

    if (step != NULL)
        edit->caret = step->after;
    return step != NULL;
}

void
lineedit_select_all (struct lineedit *edit, bool on)
{
    lineedit_settle (edit);
    edit->selected = on && edit->text->len > 0;
    if (edit->selected)
        edit->caret = edit->text->len;
}

/* One cell is left free, so that the caret behind the last character of a full line is seen. */
static GArray *
lineedit_break (const struct lineedit *edit, int cells)
{
    return text_break_lines (edit->text->str, cells - 1, 0);
}

static int
lineedit_caret_line (const struct lineedit *edit, const GArray *lines)
{
    guint line = 0;

    while (line + 1 < lines->len && g_array_index (lines, struct text_line, line + 1).start <= edit->caret)
        line++;
    return (int)line;
}

static int
lineedit_width (const struct lineedit *edit, size_t start, size_t end)
{
    return text_span_width (edit->text->str + start, end - start);
}

/* The last place of a line for the caret: before its last character where the place behind it belongs to the next line. */
static size_t
lineedit_line_last (const struct lineedit *edit, const GArray *lines, int line)
{
    const struct text_line *this = &g_array_index (lines, struct text_line, line);
    bool last = (guint)line + 1 == lines->len;

    if (last || this->end == this->start || g_array_index (lines, struct text_line, line + 1).start > this->end)
        return this->end;
    return MAX (text_prev (edit->text->str, this->end), this->start);
}

static size_t
lineedit_vertical (struct lineedit *edit, bool down, int cells)
{
    g_autoptr (GArray) lines = lineedit_break (edit, cells);
    int line = lineedit_caret_line (edit, lines);
    int goal = edit->goal;

    if (goal < 0)
        goal = lineedit_width (edit, g_array_index (lines, struct text_line, line).start, edit->caret);
    line += down ? 1 : -1;
    if (line < 0 || line >= (int)lines->len)
        return edit->caret;

    size_t start = g_array_index (lines, struct text_line, line).start;
    size_t last = lineedit_line_last (edit, lines, line);
    g_autofree char *piece = g_strndup (edit->text->str + start, last - start);
    edit->goal = goal;
    return start + text_fit (piece, goal, NULL);
}

static size_t
lineedit_line_edge (const struct lineedit *edit, bool end, int cells)
{
    if (cells <= 0)
        return end ? edit->text->len : 0;

    g_autoptr (GArray) lines = lineedit_break (edit, cells);
    int line = lineedit_caret_line (edit, lines);
    return end ? MAX (lineedit_line_last (edit, lines, line), edit->caret) : g_array_index (lines, struct text_line, line).start;
}

/* A line narrower than a grapheme breaks it, but the caret stays at one of its sides. */
static size_t
grapheme_at (const char *text, size_t at, bool forward)
{
    size_t end = grapheme_end (text, at);

    return end == at || forward ? end : text_prev (text, at);
}

static size_t
lineedit_target (struct lineedit *edit, enum lineedit_move move, int cells)
{
    const char *text = edit->text->str;

    switch (move) {
    case MOVE_LEFT:
        return text_prev (text, edit->caret);
    case MOVE_RIGHT:
        return text_next (text, edit->caret);
    case MOVE_WORD_LEFT:
        return text_prev_word (text, edit->caret);
    case MOVE_WORD_RIGHT:
        return text_next_word (text, edit->caret);
    case MOVE_HOME:
    case MOVE_END:
        return lineedit_line_edge (edit, move == MOVE_END, cells);
    case MOVE_UP:
    case MOVE_DOWN:
        return cells > 0 ? lineedit_vertical (edit, move == MOVE_DOWN, cells) : edit->caret;
    }
    return edit->caret;
}

bool
lineedit_move (struct lineedit *edit, enum lineedit_move move, int cells)
{
    bool selected = edit->selected;
    int goal = edit->goal;
    size_t before = edit->caret;

    lineedit_settle (edit);
    if (selected && move == MOVE_LEFT) {
        edit->caret = 0;
    } else if (!selected || move != MOVE_RIGHT) {
        if (move == MOVE_UP || move == MOVE_DOWN)
            edit->goal = goal;
        edit->caret = grapheme_at (edit->text->str, lineedit_target (edit, move, cells), move == MOVE_DOWN || move == MOVE_END);
    }
    return selected || edit->caret != before;
}

bool
lineedit_find (struct lineedit *edit, const char *wanted)
{
    const char *found = wanted[0] == '\0' ? NULL : strstr (edit->text->str + edit->caret, wanted);

    if (found == NULL && wanted[0] != '\0')
        found = strstr (edit->text->str, wanted);
    if (found == NULL)
        return false;
    lineedit_settle (edit);
    edit->caret = grapheme_end (edit->text->str, (size_t)(found - edit->text->str) + strlen (wanted));
    return true;
}

/* Where the visible piece begins: it moves by half the width, so that the text does not slide under every key. */
static size_t
lineedit_view_start (const char *text, size_t caret, int cells)
{
    int under = text_span_width (text + caret, text_next (text, caret) - caret);
    int hidden = text_span_width (text, caret) + MAX (under, 1) - cells;
    int step = MAX (cells / 2, 1);
    int from = (MAX (hidden, 0) + step - 1) / step * step;
    size_t start = 0;

    for (int width = 0; width < from && start < caret;) {
        size_t next = MIN (text_next (text, start), caret);
        width += text_span_width (text + start, next - start);
        start = next;
    }
    return start;
}

char *
lineedit_view (const struct lineedit *edit, int cells, int *caret_cell)
{
    g_autofree char *shown = g_strdelimit (g_strdup (edit->text->str), "\n", ' ');
    size_t start = lineedit_view_start (shown, edit->caret, cells);

    *caret_cell = MIN (text_span_width (shown + start, edit->caret - start), MAX (cells - 1, 0));
    return g_strndup (shown + start, text_fit (shown + start, cells, NULL));
}

GPtrArray *
lineedit_lines (const struct lineedit *edit, int cells, int *caret_line, int *caret_cell)
{
    g_autoptr (GArray) spans = lineedit_break (edit, cells);
    GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

    for (guint i = 0; i < spans->len; i++) {
        const struct text_line *line = &g_array_index (spans, struct text_line, i);
        g_ptr_array_add (lines, g_strndup (edit->text->str + line->start, line->end - line->start));
    }
    *caret_line = lineedit_caret_line (edit, spans);
    size_t start = g_array_index (spans, struct text_line, *caret_line).start;
    *caret_cell = MIN (lineedit_width (edit, start, edit->caret), MAX (cells - 1, 0)); /* blanks at a break may hang over */
    return lines;
}
