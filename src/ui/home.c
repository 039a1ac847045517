/* The home screen: parts and sections with what is filled, what is wrong, and what is next. */
#include "actions.h"
#include "sheet.h"
#include "home-count.h"
#include "home-pane.h"
#include "list.h"
#include "popup.h"
#include "words.h"

#include "session/steps.h"

#include "core/place.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Cells of the columns right of the names.  A narrow screen has the names whole and no counts of figures; the state tells what is
 * missing. */
#define NUMBER_CELLS 5
#define N_NUMBERS 5
#define N_COUNTS 2 /* of these: must be there, are there */
#define NARROW 70
#define STATE_LEAST 13

struct home {
    struct screen screen;
    struct list list;
    GHashTable *folded; /* ids of parts */
    bool unfinished;    /* only sections with something to do */
    int width;          /* cells of a line at the last repaint */
};

/* The state's words are longer in some languages. */
static int
home_state_cells (void)
{
    return MAX (STATE_LEAST, text_width (_("/ not applicable")));
}

/* "name      12    10     0     1  ! 2 missing" */
static char *
home_columns (const char *name, const char *const numbers[N_NUMBERS], const char *state, int width)
{
    int first = width < NARROW ? N_COUNTS : 0;
    g_autofree char *label = text_pad_cut (name, MAX (10, width - (N_NUMBERS - first) * NUMBER_CELLS - home_state_cells () - 2), -1);
    GString *line = g_string_new (label);

    for (int i = first; i < N_NUMBERS; i++) {
        g_autofree char *number = text_pad (numbers[i], NUMBER_CELLS, 1);
        g_string_append (line, number);
    }
    g_string_append_printf (line, "  %s", state);
    return g_string_free (line, FALSE);
}

/* Where nothing must be there: how much is. */
static char *
home_line (const char *name, const struct home_count *count, int width)
{
    const struct section_status *status = &count->status;
    int numbers[N_NUMBERS] = { status->required, status->required == 0 ? count->typed : status->filled, status->errors, status->warnings,
                               count->queries };
    char texts[N_NUMBERS][12];
    const char *shown[N_NUMBERS];
    g_autofree char *state = home_state_words (count);

    for (int i = 0; i < N_NUMBERS; i++) {
        g_snprintf (texts[i], sizeof texts[i], "%d", numbers[i]);
        shown[i] = i == 0 && numbers[0] == 0 ? "-" : texts[i];
    }
    return home_columns (name, shown, state, width);
}

static char *
home_heads (const struct list *list, int rows, int width)
{
    const char *const heads[N_NUMBERS] = { _("need"), _("done"), _("err."), _("warn"), _("ask") };
    g_autofree char *where = list_where (list, rows);
    g_autofree char *name = g_strdup_printf ("%s  %s", _("sections"), where);

    return home_columns (name, heads, _("state"), width);
}

static void
home_fill_section (struct home *home, struct ui *ui, const struct book_section *section, const struct home_count *count,
                   int width)
{
    int number = book_section_number (ui_book (ui), section);
    g_autofree char *code = number > 0 ? g_strdup_printf ("%d", number) : g_strdup (section->form->code);
    g_autofree char *name = g_strdup_printf ("%s%s%s%s", width < NARROW ? "  " : "    ", code != NULL ? code : "", code != NULL ? " " : "",
                                             section_short_title (section->form));
    g_autofree char *line = home_line (name, count, width);

    list_add (&home->list, home_look (count), section->form->id, line);
}

/* A part with its sections below it, unless it is folded. */
static void
home_fill_part (struct home *home, struct ui *ui, const struct part *part, int index, int width)
{
    struct home_count sum = { 0 };
    bool folded = g_hash_table_contains (home->folded, part->id);
    guint at = home->list.lines->len;
    g_autofree char *name = g_strdup_printf ("%s %s", folded ? "[+]" : "[-]", part->title);
    g_autofree char *line = NULL;
    struct list_line *head = list_add (&home->list, LOOK_HEAD, NULL, "");

    head->data = index;
    for (int i = 0; part->sections != NULL && part->sections[i] != NULL; i++) {
        const struct book_section *section = book_section (ui_book (ui), part->sections[i]);
        struct home_count count;
        if (section == NULL)
            continue;
        count = home_count_section (ui, section);
        home_add (&sum, &count);
        if (!folded && !(home->unfinished && home_finished (&count)))
            home_fill_section (home, ui, section, &count, width);
    }
    line = home_line (name, &sum, width);
    head = g_ptr_array_index (home->list.lines, at);
    g_free (head->text);
    head->text = g_steal_pointer (&line);
}

static void
home_fill (struct home *home, struct ui *ui, int width)
{
    const GPtrArray *parts = book_form (ui_book (ui))->parts;

    home->width = width;
    g_ptr_array_set_size (home->list.lines, 0);
    for (guint i = 0; i < parts->len; i++)
        home_fill_part (home, ui, g_ptr_array_index (parts, i), (int)i, width);
}

/* What F8 goes to first: the worst finding that still has to be worked on, NULL none. */
static const struct finding *
home_next_finding (struct ui *ui)
{
    const GPtrArray *findings = book_findings (ui_book (ui));

    for (guint i = 0; i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        bool explained = finding->explanation != NULL && !finding->lapsed;
        if (finding->severity != SEVERITY_HINT && !(finding->severity == SEVERITY_WARNING && explained))
            return finding;
    }
    return NULL;
}

/* What to do next, where no message stands. */
static void
home_draw_next (struct ui *ui, const struct layout_frame *frame, bool unfinished)
{
    const struct finding *finding = home_next_finding (ui);
    int width = frame->body.width;
    guint at = 0;
    g_autofree char *query = finding != NULL ? NULL : problems_query (ui, &at);
    g_autofree char *review = finding != NULL || query != NULL ? NULL : problems_review (ui);
    g_autofree char *returned = session_returned (ui->session);
    g_autofree char *next = NULL;

    if (ui->message->len > 0)
        return;
    if (g_hash_table_size (ui->pending) > 0) {
        next = g_strdup_printf (_("Next (F8): %c %s"), 'x', _("There is text that was not accepted."));
        draw_cut (ui->draw, frame->message, 1, width - 2, LOOK_ERROR, next);
    } else if (finding != NULL) {
        next = g_strdup_printf (_("Next (F8): %c %s"), words_mark (finding), finding->sentence);
        draw_cut (ui->draw, frame->message, 1, width - 2, LOOK_QUIET, next);
    } else if (query != NULL) {
        next = g_strdup_printf (_("Next (F8): %c %s"), '?', query);
        draw_cut (ui->draw, frame->message, 1, width - 2, LOOK_QUIET, next);
    }
    if (next == NULL && review != NULL) {
        next = g_strdup_printf (_("Next: %s"), review);
        draw_cut (ui->draw, frame->message, 1, width - 2, LOOK_QUIET, next);
    }
    if (returned != NULL) {
        draw_cut (ui->draw, frame->message + 1, 1, width - 2, LOOK_WARNING, returned);
        return;
    }
    draw_cut (ui->draw, frame->message + 1, 1, width - 2, LOOK_QUIET,
              unfinished ? _("Only what is not finished is shown; 1 shows all, 2 the ledger of checks.")
                         : _("1 shows only what is not finished, 2 the ledger of checks."));
}

/* Who changed something in the chosen section last, and when. */
static void
home_draw_changed (const struct home *home, struct ui *ui, int y, int width)
{
    const struct list_line *line = list_current (&home->list);
    g_autoptr (GPtrArray) log =
        line == NULL || line->address == NULL ? NULL : session_log (ui->session, line->address, 1, NULL);
    const struct store_change *change = log == NULL || log->len == 0 ? NULL : g_ptr_array_index (log, log->len - 1);
    g_autofree char *author = NULL;
    g_autofree char *section = line == NULL || line->address == NULL
                                   ? NULL
                                   : words_section (book_section (ui_book (ui), line->address)->form);
    g_autofree char *text = NULL;

    if (section == NULL)
        return;
    author = change == NULL ? NULL : session_author (ui->session, change);
    text = change == NULL ? g_strdup_printf (_("%s  nothing typed yet"), section)
                          : g_strdup_printf (_("%s  last changed by %s"), section, author);
    draw_cut (ui->draw, y, 1, width - 2, LOOK_QUIET, text);
}

static void
home_draw_pane (const struct home *home, struct ui *ui, struct layout_rect rect)
{
    const struct list_line *line = list_current (&home->list);

    home_pane_draw (ui, line == NULL || line->address == NULL ? NULL : book_section (ui_book (ui), line->address), rect);
}

/* Stands on the section that was shown last, wherever the clerk went from the one chosen here. */
static void
home_follow (struct home *home, struct ui *ui)
{
    for (guint i = 0; ui->section != NULL && i < home->list.lines->len; i++) {
        const struct list_line *line = g_ptr_array_index (home->list.lines, i);
        if (g_strcmp0 (line->address, ui->section) == 0)
            home->list.current = (int)i;
    }
    g_clear_pointer (&ui->section, g_free);
}

static void
home_draw (struct screen *screen, struct ui *ui)
{
    struct home *home = (struct home *)screen;
    const struct store_book *info = session_info (ui->session);
    g_autofree char *title = info->version == 1 ? g_strdup_printf (_("Final accounts of %d  %s"), info->year, info->unit)
                                                : g_strdup_printf (_("Final accounts of %d, version %d (corrects what was published)  %s"),
                                                                   info->year, info->version, info->unit);
    g_autofree char *ledger = words_ledger (ui_book (ui));
    struct layout_frame frame = ui_frame (ui, screen, title, ledger);
    struct layout_rect rect = frame.body;
    int pane = layout_pane (rect.width);
    g_autofree char *heads = NULL;

    rect.width -= pane;
    home_fill (home, ui, rect.width - 3);
    home_follow (home, ui);
    heads = home_heads (&home->list, rect.height - 2, rect.width - 3);
    draw_field (ui->draw, rect.y, 3, rect.width - 3, -1, LOOK_HEAD, heads);
    rect.y++;
    rect.height -= 2;
    home_draw_changed (home, ui, rect.y + rect.height, rect.width);
    list_draw (&home->list, ui, rect);
    if (pane > 0)
        home_draw_pane (home, ui, (struct layout_rect){ frame.body.y, rect.width, frame.body.height, pane });
    home_draw_next (ui, &frame, home->unfinished);
}

static void
home_fold (struct home *home, struct ui *ui, int index, bool only_fold)
{
    const struct part *part = g_ptr_array_index (book_form (ui_book (ui))->parts, index);

    if (g_hash_table_contains (home->folded, part->id) && !only_fold)
        g_hash_table_remove (home->folded, part->id);
    else
        g_hash_table_add (home->folded, g_strdup (part->id));
}

static bool
home_handle (struct screen *screen, struct ui *ui, enum action action, const struct key *key)
{
    struct home *home = (struct home *)screen;
    const struct list_line *line;

    home_fill (home, ui, home->width); /* keys may come faster than repaints */
    home_follow (home, ui);
    line = list_current (&home->list);
    if (list_handle (&home->list, action))
        return true;
    switch (action) {
    case ACT_ENTER:
        if (line != NULL && line->address != NULL)
            ui_open_section (ui, book_section (ui_book (ui), line->address));
        else if (line != NULL)
            home_fold (home, ui, line->data, false);
        return true;
    case ACT_LEFT:
        if (line != NULL && line->address == NULL)
            home_fold (home, ui, line->data, true);
        return true;
    case ACT_BACK:
        ui_do (ui, ACT_QUIT);
        return true;
    case ACT_NONE:
        if (key->code == K_TEXT && key->text[0] == '1')
            home->unfinished = !home->unfinished;
        if (key->code == K_TEXT && key->text[0] == '2')
            ui_do (ui, ACT_LEDGER);
        return true;
    default:
        return false;
    }
}

static enum ui_state
home_state (struct screen *screen)
{
    (void)screen;
    return STATE_HOME;
}

/* The section chosen, so that F7 and ^F begin there. */
static char *
home_address (struct screen *screen)
{
    const struct list_line *line = list_current (&((struct home *)screen)->list);

    return line == NULL ? NULL : g_strdup (line->address);
}

static void
home_free (struct screen *screen)
{
    struct home *home = (struct home *)screen;

    list_clear (&home->list);
    g_hash_table_unref (home->folded);
    g_free (home);
}

const struct screen_class home_class = {
    .state = home_state,
    .draw = home_draw,
    .handle = home_handle,
    .address = home_address,
    .free = home_free,
};

struct screen *
home_new (struct ui *ui)
{
    struct home *home = g_new0 (struct home, 1);

    home->screen.class = &home_class;
    home->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    list_init (&home->list, false);
    home_fill (home, ui, LAYOUT_MIN_WIDTH);
    return &home->screen;
}
