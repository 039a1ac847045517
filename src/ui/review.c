/* The review: figures by risk, ticks, queries, and what stands before the signature. */
#include "steps.h"

#include "list-screen.h"
#include "pager.h"
#include "review.h"
#include "words.h"

#include "core/text.h"
#include "session/review.h"

#include <glib/gi18n.h>
#include <string.h>

enum review_filter { FILTER_ALL, FILTER_MUST, FILTER_CHANGED, FILTER_QUERIES, N_FILTERS };

struct review_screen {
    struct list_screen list;
    struct review *review;
    struct signoff *signoff; /* NULL: it cannot be read */
    GPtrArray *outcomes;     /* of every rule, of struct finding * */
    enum review_filter filter;
    char *conditions;        /* of the signature, in one line */
    int unmet;               /* of them */
    char *note;              /* the keys */
};

/* Cells of the columns: what is left beside the figures is for the place; a wide screen has wider figures and what was found. */
enum { WIDE_CHANGE = 9, WIDE_MARKS = 10, WIDE_SCREEN = 120, NARROW_SCREEN = 72, MOST_PLACE = 50 };

static bool
review_passes (const struct review_screen *screen, const struct review_row *row)
{
    switch (screen->filter) {
    case FILTER_MUST:
        return row->risk.must && !row->ticked;
    case FILTER_CHANGED:
        return (row->risk.flags & RISK_CHANGED) != 0;
    case FILTER_QUERIES:
        return row->open > 0;
    default:
        return true;
    }
}

/* The worst risk in one or two characters, and what was done about it. */
static char *
review_marks (const struct review_row *row)
{
    static const char *const risks[N_RISK_FLAGS] = { N_ ("chg"), N_ ("warn"), N_ ("zero"), N_ ("jump"), N_ ("new"), N_ ("mov"), N_ ("big"), "" };
    const char *risk = "", *mark;

    for (int i = N_RISK_FLAGS - 2; i >= 0; i--)
        if ((row->risk.flags & (1u << i)) != 0)
            risk = _(risks[i]);
    mark = row->open > 0 ? _("query") : row->ticked ? _("seen") : row->lapsed ? _("lapsed") : row->risk.must ? _(">look") : "";
    return g_strdup_printf ("%s %s", risk, mark);
}

/* Where nothing was reviewed before there is no column for what it was then. */
static bool
review_has_last (const struct review_screen *screen)
{
    return screen->review != NULL && screen->review->reviewed != NULL;
}

/* Submitted, last seen, last year: a narrow screen keeps place, figure, change and risk, which give the order. */
static bool
review_shows (const struct review_screen *screen, int figure)
{
    return figure == 0 || (screen->list.width >= NARROW_SCREEN && (figure == 2 || review_has_last (screen)));
}

static int
review_wide_figure (const struct review_screen *screen)
{
    return screen->list.width >= WIDE_SCREEN ? 16 : 10;
}

static int
review_wide_place (const struct review_screen *screen)
{
    int figures = 0;

    for (int i = 0; i < 3; i++)
        figures += review_shows (screen, i) ? 1 : 0;
    return MIN (MOST_PLACE, screen->list.width - 3 - figures * review_wide_figure (screen) - WIDE_CHANGE - WIDE_MARKS);
}

/* One line of the table: place, figures right-aligned, change, the rest. */
static char *
review_columns (const struct review_screen *screen, const char *place, const char *const figures[3], const char *change, const char *rest)
{
    g_autofree char *padded = text_pad_cut (place, review_wide_place (screen), -1);
    g_autofree char *last = text_pad (change, WIDE_CHANGE, 1);
    GString *line = g_string_new (padded);

    for (int i = 0; i < 3; i++) {
        g_autofree char *figure = text_pad_cut (figures[i] != NULL && figures[i][0] != '\0' ? figures[i] : "-", review_wide_figure (screen) - 1, 1);
        if (review_shows (screen, i))
            g_string_append_printf (line, " %s", figure);
    }
    g_string_append_printf (line, "%s %s", last, rest);
    return g_string_free (line, FALSE);
}

/* What was found at the cell, for screens that have room for it. */
static const char *
review_found (const struct review_screen *screen, struct ui *ui, const struct review_row *row)
{
    const GPtrArray *findings = screen->list.width >= WIDE_SCREEN ? book_findings (ui_book (ui)) : NULL;

    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index (findings, i);
        if (finding->node == node_of (row->risk.cell, false))
            return finding->sentence;
    }
    return "";
}

static char *
review_line (const struct review_screen *screen, struct ui *ui, const struct review_row *row)
{
    const struct number_style style = number_style (TYPE_PERCENT, NULL, 2, false);
    const char *const figures[3] = { row->shown, row->last, row->prior };
    g_autofree char *name = words_cell (book_cell (ui_book (ui), row->risk.cell), LAYER_VALUE);
    g_autofree char *percent = row->risk.has_change ? number_format (row->risk.change, &style) : g_strdup ("-");
    g_autofree char *marks = review_marks (row), *padded = text_pad (marks, MAX (WIDE_MARKS, text_width (marks)) + 2, -1);
    const char *found = review_found (screen, ui, row);
    g_autofree char *rest = g_strconcat (found[0] != '\0' ? padded : marks, found, NULL);

    return review_columns (screen, name, figures, percent, rest);
}

static char *
review_heads (const struct review_screen *screen)
{
    const char *const heads[3] = { _("submitted"), _("last seen"), _("last year") };
    g_autofree char *where = list_where (&screen->list.list, 0);
    g_autofree char *place = g_strdup_printf ("%s  %s", _("place"), where);

    return review_columns (screen, place, heads, _("change%"), _("risk, mark"));
}

static void
review_add_rows (struct review_screen *screen, struct ui *ui)
{
    for (guint i = 0; i < screen->review->rows->len; i++) {
        const struct review_row *row = g_ptr_array_index (screen->review->rows, i);
        g_autofree char *text = NULL;
        struct list_line *line;
        if (!review_passes (screen, row))
            continue;
        text = review_line (screen, ui, row);
        line = list_add (&screen->list.list, row->open > 0 ? LOOK_WARNING : row->ticked ? LOOK_QUIET : LOOK_PLAIN, row->address, text);
        line->mark = row->open > 0 ? '?' : row->ticked ? '=' : row->risk.must ? '!' : ' ';
        line->data = (int)i;
    }
}

static void
review_forget (struct review_screen *screen)
{
    g_clear_pointer (&screen->review, review_free);
    g_clear_pointer (&screen->signoff, signoff_free);
    g_clear_pointer (&screen->outcomes, g_ptr_array_unref);
    g_clear_pointer (&screen->conditions, g_free);
}

static void
review_fill (struct list_screen *base, struct ui *ui)
{
    struct review_screen *screen = (struct review_screen *)base;
    GError *error = NULL;
    struct review *review = session_review (ui->session, &error);

    review_forget (screen);
    screen->review = review;
    screen->signoff = session_signoff (ui->session, NULL);
    screen->outcomes = book_outcomes (ui_book (ui));
    if (review == NULL) {
        ui_say_error (ui, error);
    } else {
        screen->conditions = words_conditions (ui->session, review, &screen->unmet);
        review_add_rows (screen, ui);
    }
    if (base->list.lines->len == 0)
        list_add (&base->list, LOOK_PLAIN, NULL, _("Nothing to show here; 4 shows something else."))->data = -1;
}

static const struct review_row *
review_current (const struct review_screen *screen)
{
    const struct list_line *line = list_current (&screen->list.list);

    if (screen->review == NULL || line == NULL || line->data < 0 || line->data >= (int)screen->review->rows->len)
        return NULL;
    return g_ptr_array_index (screen->review->rows, line->data);
}

/* A time without its year. */
static const char *
review_day (const char *time)
{
    size_t year = strlen ("2022-");

    return time == NULL ? "" : strlen (time) > year ? time + year : time;
}

/* When it was decided last, and for a return how many queries went with it. */
static char *
review_decided (const struct review *review)
{
    const char *day = review != NULL ? review_day (review->reviewed) : "";

    if (day[0] == '\0')
        return g_strdup ("");
    return review->returned ? g_strdup_printf (_("returned %s queries %d"), day, review->asked) : g_strdup_printf (_("approved before %s"), day);
}

static char *
review_subtitle (const struct review_screen *screen)
{
    const struct signoff *signoff = screen->signoff;
    g_autofree char *decided = review_decided (screen->review);

    if (signoff == NULL)
        return g_strdup ("");
    return g_strdup_printf (_("fingerprint %s  submitted %s %s  %s"), signoff->shown, signoff->submitted_by != NULL ? signoff->submitted_by : "-",
                            review_day (signoff->submitted_at), decided);
}

static char *
review_title (struct ui *ui, const struct review_screen *screen)
{
    const struct store_book *info = session_info (ui->session);

    return g_strdup_printf (_("Review, submitted %d times  %d  %s\t"), screen->signoff != NULL ? screen->signoff->rounds : 0, info->year, info->unit);
}

/* The keys, with what is still in the way of the last of them. */
static char *
review_note (struct ui *ui, const struct review_screen *screen)
{
    static const char *const filters[N_FILTERS] = { N_ ("all"), N_ ("still to be seen"), N_ ("changed"), N_ ("with queries") };
    const char *filter = _(filters[screen->filter]);

    if (!session_may (ui->session, DEED_TICK, NULL))
        return g_strdup_printf (_("1 queries  4 filter: %s  5 differences   F9 what you can do here"), filter);
    if (screen->unmet == 0)
        return g_strdup_printf (_("Space seen 2 row 3 section  1 query  4 filter: %s  5 differences  7 return  9 sign"), filter);
    return g_strdup_printf (_("Space seen 2 row 3 section  1 query  4 filter: %s  5 differences  7 return  9 sign (%d missing)"), filter, screen->unmet);
}

static void
review_around (struct list_screen *base, struct ui *ui, struct list_around *around)
{
    struct review_screen *screen = (struct review_screen *)base;
    const struct review_row *row = review_current (screen);

    around->title = review_title (ui, screen);
    around->subtitle = review_subtitle (screen);
    around->above = g_strdup (screen->conditions);
    around->heads = review_heads (screen);
    around->chosen = row != NULL ? review_chosen (ui, screen->review, row, screen->outcomes) : NULL;
    g_free (screen->note);
    around->note = screen->note = review_note (ui, screen);
}

/* Doing. */

static void
review_done (struct ui *ui, bool done, GError *error)
{
    if (!done)
        ui_say_error (ui, error);
    else
        ui_changed (ui);
}

static void
review_tick (struct review_screen *screen, struct ui *ui)
{
    const struct review_row *row = review_current (screen);
    g_autofree char *address = row != NULL ? g_strdup (row->address) : NULL;
    GError *error = NULL;
    bool done;

    if (row == NULL)
        return;
    done = session_tick (ui->session, address, !row->ticked, &error);
    if (done && screen->filter != FILTER_MUST) /* there the line goes by itself */
        screen->list.list.current++;
    review_done (ui, done, error);
}

/* The row of the chosen cell, or its section. */
static void
review_tick_wide (struct review_screen *screen, struct ui *ui, bool section)
{
    const struct review_row *row = review_current (screen);
    const struct cell *cell = row != NULL ? book_cell (ui_book (ui), row->risk.cell) : NULL;
    g_autofree char *target = NULL;
    GError *error = NULL;
    bool done;

    if (cell == NULL)
        return;
    target = section ? g_strdup (cell->section->form->id) : g_strdup_printf ("%s.%s", cell->section->form->id, cell->row->id);
    done = session_tick (ui->session, target, true, &error);
    review_done (ui, done, error);
}

/* What differs from the book reviewed last, to be read. */
static void
review_differences (struct ui *ui)
{
    GError *error = NULL;
    g_autoptr (GPtrArray) lines = session_diff (ui->session, &error);
    g_autoptr (GString) text = g_string_new (NULL);

    if (lines == NULL) {
        ui_say_error (ui, error);
        return;
    }
    for (guint i = 0; i < lines->len; i++) {
        g_auto (GStrv) fields = g_strsplit (lines->pdata[i], "\t", 3);
        const struct cell *cell = book_find (ui_book (ui), fields[0], &(enum layer){ LAYER_VALUE }, NULL);
        g_autofree char *place = cell != NULL ? words_cell (cell, LAYER_VALUE) : g_strdup (fields[0]);
        g_string_append_printf (text, "%s: %s -> %s\n", place, fields[1][0] != '\0' ? fields[1] : _("blank"),
                                fields[2][0] != '\0' ? fields[2] : _("blank"));
    }
    ui_push (ui, pager_new (_("Different from the book reviewed last"), lines->len > 0 ? text->str : _("Nothing is different.")));
}

static void
review_digit (struct review_screen *screen, struct ui *ui, char digit)
{
    const struct review_row *row = review_current (screen);

    switch (digit) {
    case ' ':
        review_tick (screen, ui);
        break;
    case '1':
        if (row != NULL)
            threads_begin (ui, row->address);
        break;
    case '2':
    case '3':
        review_tick_wide (screen, ui, digit == '3');
        break;
    case '4':
        screen->filter = (screen->filter + 1) % N_FILTERS;
        screen->list.list.current = 0;
        list_screen_fill (&screen->list, ui);
        break;
    case '5':
        review_differences (ui);
        break;
    case '7':
        steps_begin (ui, DEED_RETURN);
        break;
    case '9':
        steps_begin (ui, DEED_APPROVE);
        break;
    default:
        break;
    }
}

/* F8: the next line that has to be seen and is not, or has an open query; the list goes round. */
static void
review_step (struct review_screen *screen, struct ui *ui, int by)
{
    struct list *list = &screen->list.list;
    int n = (int)list->lines->len;

    for (int i = 1; i <= n; i++) {
        int at = ((list->current + by * i) % n + n) % n;
        const struct list_line *line = g_ptr_array_index (list->lines, at);
        if (line->mark == '!' || line->mark == '?') {
            list->current = at;
            return;
        }
    }
    ui_say (ui, LOOK_MESSAGE, _("All that must be seen is seen, and no query is open."));
}

static bool
review_handle (struct list_screen *screen, struct ui *ui, enum action action, char digit)
{
    if (action == ACT_NEXT_PROBLEM || action == ACT_PREVIOUS_PROBLEM) {
        review_step ((struct review_screen *)screen, ui, action == ACT_NEXT_PROBLEM ? 1 : -1);
        return true;
    }
    if (action == ACT_NONE)
        review_digit ((struct review_screen *)screen, ui, digit);
    return action == ACT_NONE;
}

static void
review_clear (struct list_screen *base)
{
    struct review_screen *screen = (struct review_screen *)base;

    review_forget (screen);
    g_free (screen->note);
}

const struct list_class review_class = {
    .screen = { LIST_SCREEN, .address = list_screen_address, .refresh = list_screen_refresh },
    .state = STATE_LIST,
    .details = 2,
    .fill = review_fill,
    .around = review_around,
    .handle = review_handle,
    .clear = review_clear,
};

struct screen *
review_new (struct ui *ui)
{
    struct review_screen *screen = list_screen_new (ui, &review_class, sizeof *screen);

    list_screen_fill (&screen->list, ui);
    return &screen->list.screen;
}
