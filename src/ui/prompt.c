/* A prompt for one line over another screen, with or without a list to choose from. */
#include "popup.h"

#include "core/lineedit.h"
#include "core/text.h"

#include <string.h>

#define PROMPT_WIDTH 66
#define PROMPT_LINES 10

struct prompt {
    struct screen screen;
    struct lineedit *text;
    char *title;
    char *note;
    struct list list;
    prompt_fill fill; /* NULL: no list */
    prompt_done done;
    bool suggest; /* the list only proposes: Enter does what is typed, unless a line was gone to */
    bool hidden;  /* what is typed is not shown */
    bool gone;    /* a line was gone to */
    bool stale;   /* the list is to be filled anew */
};

static const struct screen_class prompt_class;

struct screen *
prompt_new (const char *title, const char *note, const char *text, prompt_fill fill, prompt_done done)
{
    struct prompt *prompt = g_new0 (struct prompt, 1);

    prompt->screen.class = &prompt_class;
    prompt->text = lineedit_new (text == NULL ? "" : text, false, 0);
    lineedit_move (prompt->text, MOVE_END, 0);
    prompt->title = g_strdup (title);
    prompt->note = g_strdup (note);
    prompt->fill = fill;
    prompt->done = done;
    prompt->stale = fill != NULL;
    list_init (&prompt->list, false);
    return &prompt->screen;
}

void
prompt_select (struct screen *screen)
{
    lineedit_select_all (((struct prompt *)screen)->text, true);
}

void
prompt_suggest (struct screen *screen)
{
    ((struct prompt *)screen)->suggest = true;
}

void
prompt_hide (struct screen *screen)
{
    ((struct prompt *)screen)->hidden = true;
}

static enum ui_state
prompt_state (struct screen *screen)
{
    (void)screen;
    return STATE_PROMPT;
}

/* The screen that the prompt stands over. */
static struct screen *
prompt_below (struct ui *ui)
{
    return ui->screens->len < 2 ? NULL : g_ptr_array_index (ui->screens, ui->screens->len - 2);
}

static void
prompt_fill_list (struct prompt *prompt, struct ui *ui)
{
    if (!prompt->stale || prompt->fill == NULL)
        return;
    prompt->stale = prompt->gone = false;
    g_ptr_array_set_size (prompt->list.lines, 0);
    prompt->list.current = prompt->list.first = 0;
    prompt->fill (ui, prompt_below (ui), lineedit_text (prompt->text), &prompt->list);
}

static void
prompt_draw (struct screen *screen, struct ui *ui)
{
    struct prompt *prompt = (struct prompt *)screen;
    int lines = prompt->fill != NULL ? PROMPT_LINES : 0;
    struct layout_rect rect = layout_popup (draw_width (ui->draw), draw_height (ui->draw), 4 + lines,
                                            MAX (PROMPT_WIDTH, draw_width (ui->draw) / 2));
    struct layout_rect inside = { rect.y + 3, rect.x + 1, rect.height - 4, rect.width - 2 };
    g_autofree char *view = NULL;
    int caret = 0;

    prompt_fill_list (prompt, ui);
    draw_box (ui->draw, rect, prompt->title);
    if (prompt->note != NULL)
        draw_cut (ui->draw, rect.y + 1, rect.x + 2, rect.width - 4, LOOK_QUIET, prompt->note);
    if (prompt->fill != NULL)
        list_draw (&prompt->list, ui, inside);
    view = lineedit_view (prompt->text, rect.width - 6, &caret);
    if (prompt->hidden) {
        caret = (int)MIN (g_utf8_strlen (lineedit_text (prompt->text), -1), rect.width - 7);
        g_free (view);
        view = g_strnfill ((gsize)caret, '*');
    }
    draw_field (ui->draw, rect.y + 2, rect.x + 2, 2, -1, LOOK_PLAIN, "> ");
    draw_field (ui->draw, rect.y + 2, rect.x + 4, rect.width - 6, -1,
                lineedit_selected (prompt->text) ? LOOK_CURRENT : LOOK_PLAIN, view);
    draw_caret (ui->draw, rect.y + 2, rect.x + 4 + caret);
}

static void
prompt_finish (struct prompt *prompt, struct ui *ui)
{
    const struct list_line *chosen;
    g_autofree char *text = NULL;
    prompt_done done = prompt->done;

    prompt_fill_list (prompt, ui); /* Enter may come before the repaint */
    chosen = prompt->fill != NULL && (!prompt->suggest || prompt->gone) ? list_current (&prompt->list) : NULL;
    text = g_strdup (chosen != NULL && chosen->address != NULL ? chosen->address : lineedit_text (prompt->text));

    ui_pop (ui);
    done (ui, ui_top (ui), text);
}

static bool
prompt_handle_text (struct prompt *prompt, enum action action, const struct key *key)
{
    switch (action) {
    case ACT_NONE:
        return (key->code == K_TEXT && lineedit_insert (prompt->text, key->text)) ||
               (key->code == K_PASTE && lineedit_insert (prompt->text, key->paste));
    case ACT_DELETE_LEFT:
        return lineedit_backspace (prompt->text);
    case ACT_DELETE_RIGHT:
        return lineedit_delete (prompt->text);
    case ACT_UNDO_TEXT:
        return lineedit_undo (prompt->text);
    case ACT_REDO_TEXT:
        return lineedit_redo (prompt->text);
    default:
        return false;
    }
}

static bool
prompt_handle_caret (struct prompt *prompt, enum action action)
{
    static const struct {
        enum action action;
        enum lineedit_move move;
    } moves[] = { { ACT_LEFT, MOVE_LEFT },           { ACT_RIGHT, MOVE_RIGHT },
                  { ACT_WORD_LEFT, MOVE_WORD_LEFT }, { ACT_WORD_RIGHT, MOVE_WORD_RIGHT },
                  { ACT_LINE_START, MOVE_HOME },     { ACT_LINE_END, MOVE_END } };

    for (gsize i = 0; i < G_N_ELEMENTS (moves); i++) {
        if (moves[i].action == action) {
            lineedit_move (prompt->text, moves[i].move, 0);
            return true;
        }
    }
    return false;
}

/* Takes the marked line into the text. */
static void
prompt_complete (struct prompt *prompt, struct ui *ui)
{
    const struct list_line *chosen;

    prompt_fill_list (prompt, ui);
    chosen = list_current (&prompt->list);
    if (chosen == NULL || chosen->address == NULL)
        return;
    lineedit_select_all (prompt->text, true);
    lineedit_insert (prompt->text, chosen->address);
    prompt->stale = true;
}

static bool
prompt_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct prompt *prompt = (struct prompt *)screen;

    if (prompt_handle_caret (prompt, action))
        return true;
    if (prompt_handle_text (prompt, action, key)) {
        prompt->stale = prompt->fill != NULL;
        return true;
    }
    if (action == ACT_BACK)
        ui_pop (ui);
    else if (action == ACT_ENTER)
        prompt_finish (prompt, ui);
    else if (action == ACT_NEXT)
        prompt_complete (prompt, ui);
    else if (prompt->fill != NULL) {
        prompt_fill_list (prompt, ui);
        prompt->gone = list_handle (&prompt->list, action) || prompt->gone;
    }
    return action != ACT_REDRAW;
}

static void
prompt_free (struct screen *screen)
{
    struct prompt *prompt = (struct prompt *)screen;

    lineedit_free (prompt->text);
    list_clear (&prompt->list);
    g_free (prompt->title);
    g_free (prompt->note);
    g_free (prompt);
}

static const struct screen_class prompt_class = {
    .popup = true,
    .state = prompt_state,
    .draw = prompt_draw,
    .handle = prompt_handle,
    .free = prompt_free,
};
